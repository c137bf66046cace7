"""A brief that keeps every rule of the lint, for tests that break one rule at a time."""

from briefing.nouns.article import Article, digest
from briefing.nouns.brief import (
    Background,
    BottomLine,
    Brief,
    Deadline,
    Demand,
    Evidence,
    Figure,
    ModelIdentity,
    PromptIdentity,
    Provenance,
    Quote,
    Response,
    Threat,
    Usage,
    What,
    When,
    Where,
    Who,
)

SENTENCES = (
    "Talks on the Arden dam failed on Tuesday.",
    "Ruth Vale, the mayor of Arden, said that the operator, Brill Ltd, must close the dam by Friday.",
    "“We will not wait,” Vale said.",
    "Vale warned that Brill Ltd would face a lawsuit unless the dam is closed.",
    "Brill Ltd denied that the dam leaks and rejected the call.",
    "A senior safety official said that 12 people were injured near Arden in March 2024.",
    "The repair costs $3 million, according to Brill Ltd.",
    "The talks did not address the repair.",
)
TEXT = "\n".join(SENTENCES)


def rests(*numbers: int) -> tuple[Evidence, ...]:
    """The sentences with these numbers, counted from 1."""
    found = []
    for number in numbers:
        start = TEXT.index(SENTENCES[number - 1])
        found.append(
            Evidence(start=start, end=start + len(SENTENCES[number - 1]), text=SENTENCES[number - 1])
        )
    return tuple(found)


def _on(identity: str, *numbers: int) -> dict[str, object]:
    return {"id": identity, "evidence": rests(*numbers), "verdict": "supported"}


ARTICLE = Article(
    text=TEXT,
    sha256=digest(TEXT),
    sentences=tuple((one.start, one.end) for one in rests(*range(1, len(SENTENCES) + 1))),
    title="Dam talks fail",
    outlet="The Arden Post",
    author="A. Reporter",
    published="2026-11-18",
    language="en",
    url="https://post.example/dam",
    retrieved="2026-11-22T11:59:00Z",
)


def clean_brief() -> Brief:
    """One line or more of every list, each in the article's words."""
    friday = Deadline(phrase="by Friday", date="2026-11-20", basis="the Friday after publication")
    return Brief(
        headline="Dam talks fail",
        bottom_line=BottomLine(text="Talks on the Arden dam failed on Tuesday.", evidence=rests(1)),
        who=(
            Who(**_on("who-1", 2), name="Ruth Vale", title="mayor of Arden", kind="person",
                role="said that the operator, Brill Ltd, must close the dam by Friday"),
            Who(**_on("who-2", 5), name="Brill Ltd", kind="organisation", role="denied that the dam leaks"),
        ),
        what=(
            What(**_on("what-1", 1), statement="Talks on the Arden dam failed on Tuesday", status="happened",
                 source="outlet"),
            What(**_on("what-2", 6), statement="12 people were injured near Arden in March 2024",
                 speaker="A senior safety official", status="happened", source="unnamed official"),
            What(**_on("what-3", 8), statement="The talks did not address the repair", status="happened",
                 source="outlet"),
            What(**_on("what-4", 5), statement="The dam leaks", speaker="Brill Ltd", status="denied",
                 source="institution"),
        ),
        when=(When(**_on("when-1", 1), phrase="on Tuesday", date="2026-11-17", basis="the Tuesday before",
                   event="Talks on the Arden dam failed"),),
        where=(Where(**_on("where-1", 6), place="Arden", event=SENTENCES[5].rstrip(".")),),
        demands=(Demand(**_on("demands-1", 2), by=("Ruth Vale",), of=("Brill Ltd",), demand="close the dam by Friday",
                        deadline=friday, response=Response(status="rejected", evidence=rests(5)),
                        source="named person"),),
        threats=(Threat(**_on("threats-1", 4), by=("Ruth Vale",), against=("Brill Ltd",), consequence="a lawsuit",
                        trigger="unless the dam is closed", explicit=True, source="named person"),),
        quotes=(Quote(**_on("quotes-1", 3), text="We will not wait", speaker="Ruth Vale", title="mayor of Arden"),),
        figures=(Figure(**_on("figures-1", 7), figure="$3 million", statement="The repair costs $3 million"),),
        background=(Background(**_on("background-1", 6), phrase="in March 2024", date="2024-03",
                               statement="A senior safety official said that 12 people were injured near Arden in "
                                         "March 2024."),),
        article=ARTICLE,
        provenance=Provenance(
            generator="briefing 0.1.0", created="2026-11-22T12:00:00Z", as_of="2026-11-18",
            prompt=PromptIdentity(name="extract", version="v3", sha256="ab" * 32),
            model=ModelIdentity(name="small_model", host="this machine"), rung="strict-schema", asked=1, reasked=0,
            usage=Usage(http_calls=1),
        ),
    )  # fmt: skip
