"""A short famous-looking article, rewritten: the one case that the tests of counterfactual articles share."""

from briefing.evals.cases import Document
from briefing.evals.counterfactual.swaps import CounterfactualArticle, Swap, changed

TEXT = """On June 12, 2019, US President Theresa May said that an Iranian ship had been seized near Erdoğan Bay. \
May asked Iran to free 36 sailors. Iran's navy did not answer in the days after June 12.

Twelve people protested in Paris, and police counted 45,000 visitors. The BBC said the crew may come home soon."""
ORIGINAL = Document(id="bay", text=TEXT, title="US asks Iran to free sailors", date="2019-06-14")
SWAPS = (
    Swap(kind="person", before="Theresa May", after="Helga Brandt"),
    Swap(kind="person", before="May", after="Brandt"),
    Swap(kind="organisation", before="BBC", after="Meridian Post"),
    Swap(kind="place", before="US", after="Belmark", also=("United States", "American")),
    Swap(kind="place", before="Iran", after="Velia"),
    Swap(kind="place", before="Iranian", after="Velian", also=("Tehran",)),
    Swap(kind="place", before="Erdoğan Bay", after="Kestrel Bay"),
    Swap(kind="place", before="Paris", after="Odenburg"),
    Swap(kind="number", before="36", after="52"),
    Swap(kind="number", before="Twelve", after="Seventeen"),
    Swap(kind="number", before="45,000", after="61,000"),
    Swap(kind="date", before="June 12, 2019", after="July 14, 2021"),
    Swap(kind="date", before="June 12", after="July 14"),
)
CHANGED = changed(ORIGINAL, SWAPS).model_copy(update={"id": "cf-bay", "date": "2021-07-16"})
CASE = CounterfactualArticle(id="cf-bay", document=CHANGED, original=ORIGINAL, swaps=SWAPS)
