"""Briefs for the rendering tests: a small fixed one, a hostile one, and hypothesis' large ones."""

import datetime as dt
from itertools import pairwise

from hypothesis import strategies as st

from briefing.nouns.article import Article, digest
from briefing.nouns.brief import (
    Background,
    BottomLine,
    Brief,
    Deadline,
    Demand,
    Evidence,
    Figure,
    Finding,
    Loss,
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
from briefing.signing import Hand, signed

TEXT = (
    "Talks on the dam were called off.\n"
    "Also read\n"
    "The mayor of Arden, Ruth Vale, said on Monday that the dam “must close by Friday”. "
    "Otherwise the town will sue the operator, Brill Ltd.\n"
    "Brill rejected the call. No date was set for new talks."
)
SENTENCES = ((0, 33), (44, 126), (127, 179), (180, 204), (205, 235))


def evidence(*numbers: int) -> tuple[Evidence, ...]:
    """The sample's sentences with these numbers, counted from 1."""
    spans = [SENTENCES[number - 1] for number in numbers]
    return tuple(Evidence(start=start, end=end, text=TEXT[start:end]) for start, end in spans)


def article(text: str = TEXT, **more: object) -> Article:
    """The sample article, or one whole-text sentence for another text."""
    sentences = SENTENCES if text == TEXT else ((0, len(text)),)
    return Article(text=text, sha256=digest(text), sentences=sentences, **more)


def provenance(**more: object) -> Provenance:
    known = {
        "generator": "briefing 0.1.0",
        "created": "2026-11-22T12:00:00Z",
        "as_of": "2026-11-22",
        "prompt": PromptIdentity(name="extract", version="v1", sha256="ab" * 32),
        "model": ModelIdentity(name="small_model", host="127.0.0.1"),
        "rung": "strict-schema",
        "asked": 2,
        "reasked": 1,
        "usage": Usage(http_calls=2, input_tokens=900, output_tokens=210),
    }
    return Provenance(**{**known, **more})


def small_brief() -> Brief:
    """A brief with every kind of line: unclear, unresolved, jointly demanded, answered, lost."""
    doubt = Finding(check="words", message="“operator” is not in sentence 4", words=("operator",))
    by_friday = Deadline(phrase="by Friday", date="2025-05-16", basis="the Friday after publication")
    rejected = Response(status="rejected", evidence=evidence(4))
    return Brief(
        headline="Arden threatens to sue over the dam",
        bottom_line=BottomLine(text="Arden wants the dam closed and may sue.", evidence=evidence(2, 3)),
        who=(
            Who(id="w1", evidence=evidence(2), verdict="supported", name="Ruth Vale", title="mayor of Arden",
                kind="person", role="calls for closure"),
            Who(id="w2", evidence=evidence(4), verdict="unclear", findings=(doubt,), name="Brill Ltd",
                kind="organisation", role="operator of the dam"),
        ),
        what=(
            What(id="a1", evidence=evidence(1), verdict="supported", statement="The talks were called off.",
                 status="happened"),
            What(id="a2", evidence=evidence(2), verdict="supported", statement="The dam is unsafe",
                 speaker="Ruth Vale", status="alleged", source="named person"),
        ),
        when=(
            When(id="t1", evidence=evidence(2), verdict="supported", phrase="on Monday", date="2025-05-12",
                 basis="the Monday before publication", event="the mayor's statement"),
            When(id="t2", evidence=evidence(5), verdict="supported", phrase="new talks", date=None,
                 basis="the article gives no date", event="next round"),
        ),
        where=(Where(id="p1", evidence=evidence(2), verdict="supported", place="Arden", country="GB",
                     event="seat of the mayor"),),
        demands=(Demand(id="d1", evidence=evidence(2), verdict="supported", by=("Ruth Vale", "Arden"),
                        of=("Brill Ltd",), demand="close the dam", condition="no repair", deadline=by_friday,
                        response=rejected, source="named person"),),
        threats=(Threat(id="h1", evidence=evidence(3), verdict="supported", by=("Arden",), against=("Brill Ltd",),
                        consequence="a lawsuit", trigger="the dam stays open", explicit=True,
                        speaker="Ruth Vale"),),
        losses=(Loss(list="threats", item={"by": ["Brill"], "against": [], "consequence": "layoffs"},
                     reason="no sentence of the article says so"),),
        article=article(title="Dam talks fail", outlet="The Arden Post", published="2025-05-14", language="en",
                        retrieved="2026-11-22T11:59:00Z", furniture=((34, 43),)),
        provenance=provenance(),
    )  # fmt: skip


MORE = (
    "The dam was built in 1971 and holds 40 million cubic metres. "
    "“We will not wait,” Vale said on Monday. Twelve people were injured in a leak in March 2024."
)


def full_brief() -> Brief:
    """The small brief with the verbatim lists, an event of harm and an author; its article goes on with `MORE`."""
    small = small_brief()
    text = f"{TEXT}\n{MORE}"
    first = len(TEXT) + 1
    starts = [first, text.index("“We will"), text.index("Twelve"), len(text) + 1]
    sentences = [(start, following - 1) for start, following in pairwise(starts)]
    built, said, hurt = ((Evidence(start=a, end=b, text=text[a:b]),) for a, b in sentences)
    whole = article(
        text,
        **{name: getattr(small.article, name) for name in ("title", "outlet", "published", "language")},
        retrieved=small.article.retrieved, furniture=small.article.furniture, author="A. Reporter",
        url="https://post.example/dam",
    ).model_copy(update={"sentences": (*SENTENCES, *sentences)})  # fmt: skip
    return small.model_copy(update={
        "article": whole,
        "what": (*small.what, What(id="a3", evidence=hurt, verdict="supported", status="happened",
                                   statement="Twelve people were injured in a leak.", source="outlet")),
        "quotes": (Quote(id="q1", evidence=said, verdict="supported", text="We will not wait,",
                         speaker="Ruth Vale", title="mayor of Arden"),),
        "figures": (Figure(id="f1", evidence=built, verdict="supported", figure="40 million cubic metres",
                           statement="holds 40 million cubic metres"),),
        "background": (Background(id="b1", evidence=built, verdict="supported", phrase="in 1971", date="1971",
                                  statement="The dam was built in 1971 and holds 40 million cubic metres."),),
    })  # fmt: skip


def signed_brief() -> Brief:
    """The full brief as it goes out: reviewed, corrected once, in the place of version 1."""
    hand = Hand(by="A. Editor", responsible="The Arden Post", role="desk", what="“Brill” is now “Brill Ltd”",
                why="the article gives the full name")  # fmt: skip
    now = dt.datetime(2026, 11, 23, 9, tzinfo=dt.UTC)
    return signed(full_brief(), full_brief(), b"version 1", hand, now=now)


def bare_brief() -> Brief:
    """Nothing found, nothing known."""
    return Brief(headline="A short text", bottom_line=None, article=article(), provenance=provenance())


def brief_saying(words: str) -> Brief:
    """A brief in which every free text, the article's too, is these words."""
    text = f"{words}\n{words}" if words.strip() else "x"
    whole = (Evidence(start=0, end=len(text), text=text),)
    base = {"id": "i", "evidence": whole, "verdict": "unclear",
            "findings": (Finding(check=words, message=words, words=(words,)),)}  # fmt: skip
    late = Deadline(phrase=words, date=words, basis=words)
    model = ModelIdentity(name=words, host=words)
    prompt = PromptIdentity(name=words, version=words, sha256="ab" * 32)
    return Brief(
        headline=words,
        bottom_line=BottomLine(text=words, evidence=whole),
        who=(Who(**base, name=words, title=words, kind="person", role=words),),
        what=(What(**base, statement=words, speaker=words, status="denied"),),
        when=(When(**base, phrase=words, date=words, basis=words, event=words),),
        where=(Where(**base, place=words, country=words, event=words),),
        demands=(Demand(**base, by=(words,), of=(words, words), demand=words, condition=words, deadline=late),),
        threats=(Threat(**base, by=(words,), against=(), consequence=words, trigger=words, explicit=False),),
        quotes=(Quote(**base, text=words, speaker=words, title=words),),
        figures=(Figure(**base, figure=words, statement=words),),
        background=(Background(**base, statement=words, phrase=words, date=words),),
        losses=(Loss(list=words, item={"a": words, "b": [words, 1, None]}, reason=words),),
        article=article(text, title=words, outlet=words, author=words, published=words, language="en",
                        retrieved=words, notes=(words,)),
        provenance=provenance(generator=words, created=words, as_of=words, rung=words, label=words, model=model,
                              prompt=prompt),
    )  # fmt: skip


_WORD = st.sampled_from(
    ["agree", "massive", "sanctions", "to", "Ükraine", "停火协议", "a|b", "x" * 90, "30-day"]
)
_PROSE = st.lists(_WORD, min_size=1, max_size=70).map(" ".join)
_VERDICT = st.sampled_from(["supported", "unclear"])


@st.composite
def large_briefs(draw: st.DrawFn, verbatim: bool = False) -> Brief:
    """Briefs with up to twelve items per list, short and very long ones mixed; on request the verbatim lists too."""

    def items(build: object) -> tuple:
        texts = draw(st.lists(st.tuples(_PROSE, _VERDICT), max_size=12))
        return tuple(
            build({"id": "i", "evidence": evidence(1, 4), "verdict": verdict}, text)
            for text, verdict in texts
        )

    bottom = draw(st.none() | _PROSE)
    return Brief(
        headline=draw(_PROSE),
        bottom_line=BottomLine(text=bottom, evidence=evidence(2)) if bottom else None,
        who=items(lambda base, text: Who(**base, name=text, kind="group", role=text)),
        what=items(lambda base, text: What(**base, statement=text, speaker=text, status="alleged")),
        when=items(lambda base, text: When(**base, phrase=text, date="2025-05", basis=text, event=text)),
        where=items(lambda base, text: Where(**base, place=text, event=text)),
        demands=items(lambda base, text: Demand(**base, by=(text,), of=(), demand=text)),
        threats=items(
            lambda base, text: Threat(**base, by=(), against=(text,), consequence=text, explicit=False)
        ),
        quotes=items(lambda base, text: Quote(**base, text=text, speaker=text)) if verbatim else (),
        figures=items(lambda base, text: Figure(**base, figure=text, statement=text)) if verbatim else (),
        background=items(lambda base, text: Background(**base, statement=text, phrase=text))
        if verbatim
        else (),
        article=article(),
        provenance=provenance(),
    )
