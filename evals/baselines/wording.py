"""What the rivals are told: one task, and two worked examples from articles that were made up for it."""

from typing import NamedTuple

TASK = """\
Take notes on a news article for a policy brief. Use only what the article says.

- who: the main people, organisations, states and groups. role: what they are or do in this article.
- what: the main events. event: the event as one full sentence.
- when: the times the article gives, copied word for word. iso: the date as YYYY-MM-DD (or YYYY-MM, or YYYY), counted from the day of publication, or null. event: what happens then.
- where: the main places. event: what happens there.
- demand: someone calls on, urges, asks or orders someone else to do or stop something. by: who demands. of: from whom. demand: what they should do.
- threat: someone says that something bad will or may follow for someone else. by: who threatens. against: whom. consequence: the bad thing that will follow.

Give names instead of "he" or "they" in the attributes. A report, a plan, an opinion or criticism is neither a demand nor a threat. Where the article has nothing of a kind, give nothing of it."""

EXACT = "Copy the extracted text word for word from the article, in the order in which it stands there; do not paraphrase it."

QUOTING = """\
Answer with JSON only: one item for each person, event, time, place, demand and threat.
In every item first, in "substring_quotes", the words of the article it rests on, copied word for word."""
"""A mode for JSON schema does not show the schema's descriptions to the model."""


class Example(NamedTuple):
    """A made-up article with what is to be noted of it: class, words of the text, attributes."""

    text: str
    notes: tuple[tuple[str, str, dict[str, str | list[str]]], ...]


EXAMPLES = (
    Example(
        "On Tuesday Ruth Adeyemi, mayor of Port Ellen, called on the Harbour Union to end its strike. The strike has "
        "closed the port since March 3. “If the ferries do not sail by Friday, we will bring in the army,” Adeyemi "
        "said in the town hall. Piet Holm, who leads the Harbour Union, said that talks would go on. (Published: "
        "2031-03-11)",
        (
            ("when", "Tuesday", {"iso": "2031-03-11", "event": "Adeyemi calls on the union to end its strike"}),
            ("who", "Ruth Adeyemi", {"role": "mayor of Port Ellen"}),
            ("demand", "called on the Harbour Union to end its strike", {
                "by": ["Ruth Adeyemi"], "of": ["Harbour Union"], "demand": "end its strike",
            }),
            ("what", "The strike has closed the port", {
                "event": "A strike of the Harbour Union has closed the port of Port Ellen.",
            }),
            ("when", "March 3", {"iso": "2031-03-03", "event": "the port was closed"}),
            ("threat", "If the ferries do not sail by Friday, we will bring in the army", {
                "by": ["Ruth Adeyemi"], "against": ["Harbour Union"], "consequence": "the army will be brought in",
            }),
            ("where", "town hall", {"event": "Adeyemi speaks"}),
            ("who", "Piet Holm", {"role": "leader of the Harbour Union"}),
        ),
    ),
    Example(
        "On Monday the parliament of Arvania passed a law on school meals. Meals will be free in all schools of "
        "Velgrad from September. Education minister Lena Ost called the law a success. (Published: 2031-06-02)",
        (
            ("when", "Monday", {"iso": "2031-06-02", "event": "the law is passed"}),
            ("who", "parliament of Arvania", {"role": "passed the law"}),
            ("what", "passed a law on school meals", {
                "event": "The parliament of Arvania passed a law on school meals.",
            }),
            ("where", "Velgrad", {"event": "meals become free in all schools"}),
            ("when", "September", {"iso": "2031-09", "event": "meals become free"}),
            ("who", "Lena Ost", {"role": "education minister of Arvania"}),
        ),
    ),
)  # fmt: skip
