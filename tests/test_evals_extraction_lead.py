"""The lead: three sentences, what code sees in them, and no claim beyond."""

from pathlib import Path

from sample_gold import TEXT, gold_cases
from scripted_model import ScriptedModel

from briefing.evals.extraction.items import Extraction, Item
from briefing.evals.extraction.lead import lead


def test_the_lead_is_the_first_three_sentences_with_names_times_and_places(tmp_path: Path) -> None:
    first = TEXT[: TEXT.index(" Foreign")]
    second = TEXT[TEXT.index("Foreign") : TEXT.index("\n\n“")]
    third = TEXT[TEXT.index("“We") : TEXT.index(" He urged")]

    def item(sentence: str, text: str, iso: str | None = None) -> Item:
        start = TEXT.index(sentence)
        return Item(text=text, iso=iso, spans=((start, start + len(sentence)),), claim=sentence)

    model = ScriptedModel()
    found = lead(gold_cases(tmp_path)[0], model)
    assert model.asked == []
    names = [*found.who, *found.where]  # which of them are places is the business of `located`
    assert sorted(names, key=lambda one: one.text) == [
        item(second, "Anna Berg"),
        item(first, "Denmark"),
        item(third, "Lars Holm"),
        item(first, "Norway"),
        item(second, "Oslo"),
        item(first, "Skagerrak"),
    ]
    assert [one.text for one in found.where][-1] == "Oslo"
    assert found.model_copy(update={"who": (), "where": ()}) == Extraction(
        headline="Boats",
        bottom_line=first,
        what=(item(first, first), item(second, second), item(third, third)),
        when=(
            item(first, "on Monday", "2025-05-12"),
            item(second, "by Friday", "2025-05-16"),
            item(third, "on Tuesday", "2025-05-13"),
        ),
    )
