"""The script that measures: its predictions are in the scoring rule's form, and a false span stops it."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest
from sample_brief import small_brief


@pytest.fixture
def script(root: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("dev_briefs", root / "evals" / "dev_briefs.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_a_brief_becomes_a_prediction_in_the_form_that_is_scored(script: ModuleType) -> None:
    brief = small_brief()
    rows = script._prediction(brief)
    assert set(rows) == {"who", "what", "when", "where", "demands", "threats"}
    first = brief.demands[0]
    spans = [[span.start, span.end] for span in first.evidence]
    assert rows["demands"][0] == {"by": first.by, "of": first.of, "text": first.demand, "spans": spans}
    assert [row["name"] for row in rows["who"]] == [item.name for item in brief.who]


def test_a_span_that_is_not_the_articles_words_stops_the_measurement(script: ModuleType) -> None:
    brief = small_brief()
    assert script._proved(brief, brief.article.text) > 0
    with pytest.raises(AssertionError):
        script._proved(brief, "x" + brief.article.text)
