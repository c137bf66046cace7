"""Every item is tied to the sentences that say it, or leaves with a reason; nothing disappears."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sample_article import article

from briefing.grounding import Body, ground
from briefing.nouns.article import Article
from briefing.nouns.brief import Item
from briefing.nouns.draft import (
    Draft,
    DraftDemand,
    DraftItem,
    DraftThreat,
    DraftWhat,
    DraftWhen,
    DraftWhere,
    DraftWho,
    Lead,
)

NEWS = article(
    "The leaders of Germany, France and Poland arrived in Kyiv on Saturday.",
    "Russian President Vladimir Putin rejected the plan of 30 days, the Kremlin said.",
    "The leaders urged Russia to accept the ceasefire by Monday or face massive sanctions.",
    "Ukraine attacked the port before dawn.",
    "Kyiv accused Moscow of bombing a school in Sumy.",
    "Putin said that talks would begin in Istanbul on 15 May 2025.",
    published="2025-05-11",
    aside="Share this article on Facebook",
)
LISTS = ("who", "what", "when", "where", "demands", "threats")


def who(name: str, role: str, *s: int, title: str | None = None, kind: str = "person") -> DraftWho:
    return DraftWho(s=s, name=name, title=title, kind=kind, role=role)


def what(statement: str, *s: int, speaker: str | None = None, status: str = "happened") -> DraftWhat:
    return DraftWhat(s=s, speaker=speaker, status=status, statement=statement)


def demand(text: str, *s: int, by: tuple[str, ...] = ("the leaders",), **more: object) -> DraftDemand:
    fields = {"of": ("Russia",), "condition": None, "deadline": None} | more
    return DraftDemand(s=s, by=by, demand=text, **fields)


def threat(text: str, *s: int, by: tuple[str, ...] = ("the leaders",), **more: object) -> DraftThreat:
    fields = {"against": ("Russia",), "trigger": None, "deadline": None, "explicit": True} | more
    return DraftThreat(s=s, by=by, consequence=text, **fields)


def only(draft: DraftItem, source: Article = NEWS) -> Item:
    """The one item that the draft becomes; it must not be lost."""
    name = next(name for name in LISTS if type(draft).__name__.removeprefix("Draft").lower() in name)
    body = ground(Draft(**{name: (draft,)}), source)
    assert body.losses == ()
    (item,) = getattr(body, name)
    assert item.id == f"{name}-1"
    return item


def lost(draft: DraftItem, source: Article = NEWS) -> str:
    """Why the draft left; it must be in the ledger as it came, and nowhere else."""
    name = next(name for name in LISTS if type(draft).__name__.removeprefix("Draft").lower() in name)
    body = ground(Draft(**{name: (draft,)}), source)
    assert getattr(body, name) == ()
    (one,) = body.losses
    assert one.list == name
    assert one.item == draft.model_dump(mode="json") or name == "threats"
    assert one.reason
    return one.reason


def cites(item: Item, source: Article = NEWS) -> list[int]:
    """Numbers of the sentences that are the item's evidence."""
    return [source.sentences.index((one.start, one.end)) + 1 for one in item.evidence]


def test_what_the_article_says_stands_with_its_sentence() -> None:
    item = only(what("Ukraine attacked the port", 4))
    assert (cites(item), item.verdict, item.findings) == ([4], "supported", ())
    assert item.evidence[0].text == "Ukraine attacked the port before dawn."


@pytest.mark.parametrize(
    "draft",
    [
        who("Emmanuel Macron", "arrived in Kyiv", 1),
        demand("accept the ceasefire", 3, by=("Boris Johnson",)),
        demand("accept the ceasefire", 3, of=("Norland",)),
        threat("massive sanctions", 3, by=("Boris Johnson",)),
        threat("massive sanctions", 3, against=("Norland",)),
    ],
)
def test_an_invented_name_leaves_and_is_named_in_the_reason(draft: DraftItem) -> None:
    reason = lost(draft)
    assert any(name in reason for name in ("Emmanuel Macron", "Boris Johnson", "Norland"))


@pytest.mark.parametrize(
    "draft",
    [
        what("Putin rejected the plan of 40 days", 2),
        what("Talks would begin in Istanbul on 16 May 2025", 6),
        what("Aliens landed on the roof of the parliament", 1),
        who("Vladimir Putin", "won the chess championship", 2),
        DraftWhen(s=(1,), phrase="on Friday", event="the leaders arrived"),
        DraftWhen(s=(1,), phrase="Kyiv", event="the leaders arrived"),
        DraftWhere(s=(6,), place="Ankara", event="talks would begin"),
        DraftWhere(s=(3,), place="Russia", event="accept the ceasefire"),
        demand("disarm the whole army", 3),
        demand("rejected the plan", 2, by=("Putin",)),
        threat("bombing a school", 5, by=("Kyiv",), against=("Moscow",)),
        threat("nuclear war", 3),
    ],
)
def test_invented_numbers_words_phrases_and_places_leave(draft: DraftItem) -> None:
    assert lost(draft) != ""


def test_a_condition_or_deadline_that_the_evidence_lacks_is_dropped_and_said() -> None:
    item = only(demand("accept the ceasefire", 3, condition="unicorns return", deadline="by Tuesday"))
    assert item.condition is None
    assert item.deadline is not None
    assert item.deadline.phrase == "by Monday"
    assert [finding.words for finding in item.findings] == [("unicorns return",), ("by Tuesday",)]
    kept = only(demand("accept the ceasefire", 3, deadline="by Monday"))
    assert kept.deadline is not None
    assert (kept.deadline.phrase, kept.deadline.date) == ("by Monday", "2025-05-12")
    assert kept.findings == ()


@pytest.mark.parametrize("cited", [(1,), (), (99,), (1, 2, 5), (0,), (-3,)])
def test_a_wrong_citation_is_moved_to_the_sentence_that_says_it_and_said(cited: tuple[int, ...]) -> None:
    item = only(what("Ukraine attacked the port", *cited))
    assert cites(item) == [4]
    (finding,) = item.findings
    assert finding.check == "anchor"
    assert "sentence 4 says it" in finding.message


def test_of_several_cited_sentences_the_one_that_says_it_is_kept() -> None:
    item = only(what("Ukraine attacked the port", 3, 4, 5))
    assert (cites(item), item.findings) == ([4], ())


@pytest.mark.parametrize(
    "statement",
    ["Ukraine did not attack the port", "Ukraine never attacked the port", "Ukraine didn't attack the port"],
)
def test_an_added_not_is_not_supported(statement: str) -> None:
    assert lost(what(statement, 4)) == "no sentence has its words and numbers"


@pytest.mark.parametrize(
    "draft", [what("Share this article on Facebook", 6), who("Facebook", "share this article", 6)]
)
def test_page_furniture_is_never_evidence(draft: DraftItem) -> None:
    assert lost(draft).startswith("no sentence")


def test_between_the_thresholds_the_verdict_is_unclear_and_the_words_are_named() -> None:
    assert only(what("Ukraine attacked the port before dawn", 4)).verdict == "supported"
    item = only(what("Ukraine attacked the port before dawn with drones and missiles", 4))
    assert item.verdict == "unclear"
    (finding,) = item.findings
    assert (finding.check, finding.words) == ("words", ("drone", "missil"))
    lost(what("Ukraine sank drones and missiles near the port", 4))


def test_mentions_of_one_actor_become_one_with_all_evidence_and_roles() -> None:
    body = ground(
        Draft(
            who=(
                who("Putin", "rejected the plan", 2),
                who("Russian President Vladimir Putin", "said that talks would begin in Istanbul", 6),
            )
        ),
        NEWS,
    )
    (item,) = body.who
    assert (item.name, item.title) == ("Vladimir Putin", "Russian President")
    assert item.role == "rejected the plan; said that talks would begin in Istanbul"
    assert cites(item) == [2, 6]


def test_a_title_that_the_article_does_not_give_is_dropped() -> None:
    source = article("Ruth Vale closed the dam.", "The mayor of Arden, Petra Wild, opened the sluice.")
    assert only(who("Ruth Vale", "closed the dam", 1, title="mayor of Arden"), source).title is None
    assert (
        only(who("Petra Wild", "opened the sluice", 2, title="mayor of Arden"), source).title
        == "mayor of Arden"
    )
    assert only(who("Vladimir Putin", "rejected the plan", 2, title="Tsar")).title == "Russian President"


def test_the_leaders_are_spelled_out_from_the_sentence_that_lists_them() -> None:
    item = only(demand("accept the ceasefire", 3))
    assert item.by == ("leaders of Germany, France and Poland",)
    assert item.of == ("Russia",)
    assert cites(item) == [1, 3], "the sentence that lists them is evidence too"


def test_nobody_can_be_on_both_sides() -> None:
    assert "both sides" in lost(demand("accept the ceasefire", 3, by=("Russia",)))
    assert "both sides" in lost(threat("massive sanctions", 3, by=("Russia",)))


@pytest.mark.parametrize("nobody", [(), ("null",), ("",)], ids=["empty", "null", "a blank"])
def test_a_demand_or_threat_that_nobody_is_named_for_stands_as_unclear_and_says_so(
    nobody: tuple[str, ...],
) -> None:
    for item in (
        only(demand("accept the ceasefire", 3, by=nobody)),
        only(threat("massive sanctions", 3, by=nobody)),
    ):
        assert (item.by, item.verdict, cites(item)) == ((), "unclear", [3])
        assert [one.message for one in item.findings] == ["who says it is not told where it stands"]
        assert [one.check for one in item.findings] == ["actor"]


def test_who_is_named_beside_nobody_is_still_the_one_who_says_it() -> None:
    item = only(demand("accept the ceasefire", 3, by=("null", "the leaders")))
    assert item.by == ("leaders of Germany, France and Poland",)
    assert (item.verdict, item.findings) == ("supported", ())


@pytest.mark.parametrize(
    "draft", [demand("disarm the whole army", 3, by=()), threat("nuclear war", 3, by=())]
)
def test_what_no_sentence_says_leaves_though_nobody_is_named_for_it(draft: DraftItem) -> None:
    assert lost(draft).startswith("no sentence")


def test_an_event_in_the_articles_own_words_stands_only_where_no_other_rests_on_its_sentence() -> None:
    own = (
        what("Ukraine attacked the port before dawn.", 4),
        what("Kyiv accused Moscow of bombing a school in Sumy.", 5),
    )
    alone = ground(Draft(spare=own), NEWS)
    assert [cites(item) for item in alone.what] == [[4], [5]]
    beside = ground(Draft(what=(what("Ukraine attacked the port", 4),), spare=own), NEWS)
    assert [(item.id, item.statement, cites(item)) for item in beside.what] == [
        ("what-1", "Ukraine attacked the port", [4]),
        ("what-2", "Kyiv accused Moscow of bombing a school in Sumy", [5]),
    ]
    lost_first = ground(Draft(what=(what("Aliens landed on the port", 4),), spare=own), NEWS)
    assert [cites(item) for item in lost_first.what] == [[4], [5]]
    assert [one.list for one in lost_first.losses] == ["what"]


@pytest.mark.parametrize("status", ["happened", "announced", "alleged", "proposed", "denied"])
@pytest.mark.parametrize(
    "statement", ["Moscow bombed a school in Sumy", "Kyiv accused Moscow of bombing a school"]
)
def test_an_accusation_is_never_printed_as_happened(statement: str, status: str) -> None:
    assert only(what(statement, 5, status=status)).status == "alleged"


def test_a_status_is_kept_where_a_word_backs_it() -> None:
    assert only(what("Putin rejected the plan", 2, status="denied")).status == "denied"
    assert only(what("Ukraine attacked the port", 4, status="alleged")).status == "happened"


def test_an_ultimatum_is_split_however_the_model_cut_it() -> None:
    for consequence in ("face massive sanctions", "massive sanctions"):
        item = only(threat(consequence, 3, trigger="accept the ceasefire"))
        assert item.consequence == "massive sanctions"
        assert item.trigger == "unless they accept the ceasefire by Monday"
        assert item.by == ("leaders of Germany, France and Poland",)


def test_a_time_and_a_place_stand_as_the_article_writes_them() -> None:
    when = only(DraftWhen(s=(6,), phrase="on 15 May 2025", event="talks would begin"))
    assert (when.phrase, when.date, when.basis) == ("on 15 May 2025", "2025-05-15", "as written")
    where = only(DraftWhere(s=(6,), place="Istanbul", event="talks would begin"))
    assert (where.place, where.country, cites(where)) == ("Istanbul", None, [6])


@pytest.mark.parametrize(
    "draft",
    [
        DraftWhen(s=(1,), phrase="on Saturday", event="aliens landed in Istanbul"),
        DraftWhere(s=(1,), place="Kyiv", event="aliens landed in Istanbul"),
    ],
)
def test_an_event_that_no_sentence_with_the_phrase_carries_never_stands(draft: DraftItem) -> None:
    body = ground(Draft(when=(draft,)) if isinstance(draft, DraftWhen) else Draft(where=(draft,)), NEWS)
    printed = body.when + body.where
    assert all(item.event.strip("“”") in NEWS.text for item in printed), "the sentence itself, quoted"
    assert len(printed) + len(body.losses) >= 1


def test_a_country_is_given_only_where_the_words_name_it() -> None:
    source = article("Rain fell in Poland.", "Snow fell in Arden, France.")
    assert only(DraftWhere(s=(1,), place="Poland", event="rain fell"), source).country == "PL"
    assert only(DraftWhere(s=(2,), place="Arden, France", event="snow fell"), source).country == "FR"


def test_the_bottom_line_is_the_models_only_if_the_article_carries_it() -> None:
    good = Lead(s=(4,), headline="Ukraine attacks port", bottom_line="Ukraine attacked the port before dawn.")
    bad = Lead(s=(1,), headline="Aliens", bottom_line="Aliens landed.")
    body = ground(Draft(lead=good), NEWS)
    assert body.bottom_line is not None
    assert body.bottom_line.evidence[0].text == "Ukraine attacked the port before dawn."
    assert body.losses == ()
    body = ground(Draft(lead=bad, what=(what("Ukraine attacked the port", 4),)), NEWS)
    assert body.bottom_line is not None
    assert body.bottom_line.text == "Ukraine attacked the port"
    assert [(one.list, one.item) for one in body.losses] == [
        ("bottom_line", {"text": "Aliens landed."}),
        ("headline", {"text": "Aliens"}),
    ]
    assert ground(Draft(lead=bad), NEWS).bottom_line is None


def test_the_headline_is_the_articles_own_or_carried_by_it() -> None:
    titled = article("Rain fell.", title="Rain in Arden")
    lead = Lead(s=(4,), headline="Ukraine attacked the port", bottom_line="x")
    assert ground(Draft(lead=lead), titled).headline == "Rain in Arden"
    assert ground(Draft(lead=lead), NEWS).headline == "Ukraine attacked the port"
    invented = lead.model_copy(update={"headline": "Aliens landed"})
    assert "Aliens" not in ground(Draft(lead=invented), NEWS).headline
    assert ground(Draft(), NEWS).headline


def test_items_stand_in_the_articles_order_with_ids_by_place() -> None:
    body = ground(Draft(what=(what("Kyiv accused Moscow", 5), what("Ukraine attacked the port", 4))), NEWS)
    assert [(item.id, cites(item)) for item in body.what] == [("what-1", [4]), ("what-2", [5])]


@pytest.mark.parametrize(
    ("language", "sentence", "statement", "invented"),
    [
        ("uk", "Президент підписав закон про порт.", "Президент підписав закон", "Парламент скасував вибори"),
        ("ru", "Президент подписал закон о порте.", "Президент подписал закон", "Парламент отменил выборы"),
        ("de", "Der Präsident unterschrieb das Gesetz.", "Der Präsident unterschrieb das Gesetz", "Berlin hob Wahlen auf"),
        ("fr", "Le président a signé la loi sur le port.", "Le président a signé la loi", "Londres annule ses élections"),
        ("ar", "وقع الرئيس قانون الميناء.", "وقع الرئيس قانون الميناء", "ألغى البرلمان الانتخابات"),
        ("zh", "总统签署了港口法。", "总统签署了港口法", "议会取消选举"),
    ],
)  # fmt: skip
def test_other_languages(language: str, sentence: str, statement: str, invented: str) -> None:
    source = article(sentence, language=language)
    assert only(what(statement, 1), source).verdict == "supported"
    lost(what(invented, 1), source)


WORDS = sorted(
    {*NEWS.text.split(), "not", "never", "40", "Norland", "", "he", "the", "null", "“", "中国", "May"}
)
PHRASE = st.lists(st.sampled_from(WORDS), max_size=7).map(" ".join) | st.sampled_from(
    [NEWS.sentence(n) for n in range(1, 7)] + ["the leaders", "Vladimir Putin", "Istanbul", "on Saturday"]
)
MAYBE = st.none() | PHRASE
NUMBERS = st.lists(st.integers(-1, 9), max_size=3).map(tuple)
NAMES = st.lists(PHRASE, max_size=3).map(tuple)
DRAFTS = st.builds(
    Draft,
    lead=st.none() | st.builds(Lead, s=NUMBERS, headline=PHRASE, bottom_line=PHRASE),
    who=st.lists(st.builds(DraftWho, s=NUMBERS, name=PHRASE, title=MAYBE, role=PHRASE), max_size=3).map(tuple),
    what=st.lists(st.builds(DraftWhat, s=NUMBERS, speaker=MAYBE, statement=PHRASE), max_size=3).map(tuple),
    when=st.lists(st.builds(DraftWhen, s=NUMBERS, phrase=PHRASE, event=PHRASE), max_size=3).map(tuple),
    where=st.lists(st.builds(DraftWhere, s=NUMBERS, place=PHRASE, event=PHRASE), max_size=3).map(tuple),
    demands=st.lists(
        st.builds(DraftDemand, s=NUMBERS, by=NAMES, of=NAMES, demand=PHRASE, condition=MAYBE, deadline=MAYBE),
        max_size=3,
    ).map(tuple),
    threats=st.lists(
        st.builds(DraftThreat, s=NUMBERS, by=NAMES, against=NAMES, consequence=PHRASE, trigger=MAYBE, deadline=MAYBE),
        max_size=3,
    ).map(tuple),
)  # fmt: skip


def in_body(body: Body) -> list[Item]:
    return [item for name in LISTS for item in getattr(body, name)]


@settings(deadline=None, max_examples=150)
@given(DRAFTS)
def test_evidence_is_always_the_articles_own_sentences(draft: Draft) -> None:
    body = ground(draft, NEWS)
    spans = [span for item in in_body(body) for span in item.evidence]
    spans += body.bottom_line.evidence if body.bottom_line else ()
    for span in spans:
        assert NEWS.text[span.start : span.end] == span.text
        assert (span.start, span.end) in NEWS.sentences
    for item in in_body(body):
        starts = [span.start for span in item.evidence]
        assert starts == sorted(set(starts))


@settings(deadline=None, max_examples=150)
@given(DRAFTS)
def test_nothing_disappears(draft: Draft) -> None:
    body = ground(draft, NEWS)
    for name in LISTS:
        left = sum(one.list == name for one in body.losses)
        for row in getattr(draft, name):
            alone = ground(Draft(**{name: (row,)}), NEWS)
            stays = getattr(alone, name)
            if not stays:
                assert alone.losses[0] in body.losses
                left -= 1
                continue
            # Kept, or merged into an item that has its evidence and, for actors and places, its words.
            homes = [
                item
                for item in getattr(body, name)
                if {span.start for span in stays[0].evidence} <= {span.start for span in item.evidence}
                and getattr(stays[0], "role", "").casefold() in getattr(item, "role", "").casefold()
            ]
            assert homes, row
        assert left == 0
    if draft.lead is not None and (
        body.bottom_line is None or body.bottom_line.text != draft.lead.bottom_line.strip()
    ):
        assert [one for one in body.losses if one.list == "bottom_line"]


SPARE = st.lists(st.integers(1, 6).map(lambda number: what(NEWS.sentence(number), number)), max_size=3).map(
    tuple
)


@settings(deadline=None, max_examples=40)
@given(DRAFTS, SPARE)
def test_events_in_the_articles_own_words_take_nothing_away(
    draft: Draft, spare: tuple[DraftWhat, ...]
) -> None:
    without = ground(draft, NEWS)
    body = ground(draft.model_copy(update={"spare": spare}), NEWS)
    for name in LISTS:
        assert {span for item in getattr(without, name) for span in item.evidence} <= {
            span for item in getattr(body, name) for span in item.evidence
        }
    told = {span.start for item in body.what for span in item.evidence}
    assert {NEWS.sentences[one.s[0] - 1][0] for one in spare} <= told
    assert [one for one in without.losses if one.list == "what"] == [
        one for one in body.losses if one.list == "what"
    ]


@settings(deadline=None, max_examples=100)
@given(DRAFTS)
def test_an_unclear_item_says_why_and_the_same_draft_makes_the_same_body(draft: Draft) -> None:
    body = ground(draft, NEWS)
    assert all(item.findings for item in in_body(body) if item.verdict == "unclear")
    assert ground(draft, NEWS) == body
    ids = [item.id for item in in_body(body)]
    assert len(ids) == len(set(ids))
    assert body.headline
