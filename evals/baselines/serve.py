"""The embedded model as an endpoint for other programs: `python serve.py [COMMAND …]`, until the command ends or Ctrl-C.

The command finds it in OPENAI_BASE_URL, OPENAI_API_KEY and OPENAI_MODEL. Without one, these are printed for a shell to
take over. The server listens on loopback only, and its key is new every time.
"""

import argparse
import os
import subprocess
import sys
import time

from briefing.connect import weights_of
from briefing.embedded.server import serve
from briefing.endpoint import Embedded
from briefing.errors import BriefingError


def main() -> None:
    """Serve the model while the command runs, and end as it ends."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--embedded", default=Embedded().model, metavar="NAME", help="name, or a .gguf file")
    parser.add_argument(
        "command", nargs=argparse.REMAINDER, help="what to run with the endpoint in its environment"
    )
    chosen = parser.parse_args()
    command = chosen.command[1:] if chosen.command[:1] == ["--"] else chosen.command
    path, name, _ = weights_of(Embedded(model=chosen.embedded), os.environ)
    with serve(path, alias=name) as server:
        said = {"OPENAI_BASE_URL": server.base_url, "OPENAI_API_KEY": server.api_key, "OPENAI_MODEL": name}
        if command:
            sys.exit(subprocess.run(command, env=os.environ | said, check=False).returncode)
        for key, value in said.items():
            print(f"export {key}={value}", flush=True)
        try:
            while True:
                time.sleep(3600)
        except KeyboardInterrupt:
            print("stopped", file=sys.stderr)


if __name__ == "__main__":
    try:
        main()
    except BriefingError as error:
        sys.exit(f"{error} ({error.hint})" if error.hint else f"{error}")
