"""The ways out that messages of this room name, so that they are the same wherever fetching ends."""

SAVE_IT = "Open the page in a browser, save it, and give the file."
OR_SAVE_IT = "Or open the page in a browser, save it, and give the file."
ALLOW_PRIVATE = "Allow private addresses if that server is meant: --allow-private."
LOOK = "Check the address in a browser."
LATER = "Wait and try again."
WRITE_IT = "Write it as https://HOST/PATH."
WITH_LEAVE = f"{SAVE_IT} If its owner allows it: --ignore-robots."
