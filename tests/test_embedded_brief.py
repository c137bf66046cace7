"""The seed's brief by the real embedded model, no reply of it scripted. Minutes on two cores."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from briefing.nouns.brief import Brief, Item

pytestmark = pytest.mark.embedded

ROOT = Path(__file__).resolve().parent.parent
SEED = ROOT / "seeds" / "000_b27834ae53af7043.txt"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> subprocess.CompletedProcess[bytes]:
    """One run of the command as a user would give it, without key, endpoint or config file."""
    from conftest import CACHE

    environ = {
        "BRIEFING_CACHE_DIR": str(CACHE.parent),
        "PATH": "",
        "XDG_CONFIG_HOME": str(tmp_path_factory.mktemp("x")),
    }
    return subprocess.run(
        [sys.executable, "-m", "briefing", "make", str(SEED), "--format", "json"],
        cwd=tmp_path_factory.mktemp("cwd"),
        env=environ,
        capture_output=True,
        timeout=1800,
    )


@pytest.fixture(scope="module")
def brief(made: subprocess.CompletedProcess[bytes]) -> Brief:
    assert made.returncode == 0, made.stderr.decode()
    return Brief.model_validate_json(made.stdout)


def _items(brief: Brief) -> list[Item]:
    return [*brief.who, *brief.what, *brief.when, *brief.where, *brief.demands, *brief.threats]


def test_it_is_said_that_the_text_stays_here(made: subprocess.CompletedProcess[bytes]) -> None:
    assert "stays on this machine (embedded model qwen2.5-coder-1.5b)" in made.stderr.decode()
    assert json.loads(made.stdout)["provenance"]["model"]["host"] == "this machine"


def test_every_evidence_span_is_the_articles_own_words(brief: Brief) -> None:
    text = SEED.read_text(encoding="utf-8")
    assert brief.article.text == text
    spans = [evidence for item in _items(brief) for evidence in item.evidence]
    assert brief.bottom_line is not None
    for evidence in (*spans, *brief.bottom_line.evidence):
        assert text[evidence.start : evidence.end] == evidence.text
        assert "Others are reading now" not in evidence.text
        assert "Also read" not in evidence.text


@pytest.mark.parametrize("name", ["Putin", "Zelensky", "Macron", "Peskov", "Trump", "Erdoğan"])
def test_it_names_the_six_with_what_they_did(brief: Brief, name: str) -> None:
    actor = next(item for item in brief.who if name in item.name)
    assert len(actor.role.split()) >= 2
    assert any(name in evidence.text or evidence.text.startswith("He ") for evidence in actor.evidence)


def test_it_names_the_places_and_the_proposed_talks(brief: Brief) -> None:
    assert {"Istanbul", "Kyiv"} <= {item.place for item in brief.where}
    assert any("talk" in item.statement or "negotiation" in item.statement for item in brief.what)


def test_the_ceasefire_demand_has_its_actors(brief: Brief) -> None:
    demand = next(
        item for item in brief.demands if "ceasefire" in item.demand and "Vladimir Putin" in item.of
    )
    assert "leaders" in " ".join(demand.by)
    assert "called on Putin to agree" in " ".join(evidence.text for evidence in demand.evidence)


def test_the_threat_of_massive_sanctions_has_its_actors(brief: Brief) -> None:
    threat = next(item for item in brief.threats if "massive sanctions" in item.consequence)
    assert "leaders" in " ".join(threat.by)
    assert any(re.search("Putin|Russia", name) for name in threat.against)
    assert threat.trigger is not None
    assert "ceasefire" in threat.trigger


def test_no_year_comes_from_nowhere(brief: Brief) -> None:
    """A year is written in the article, or its weekday and date fix it, and then the basis says so."""
    written = set(re.findall(r"\b(?:19|20)\d\d\b", brief.article.text))
    for item in brief.when:
        fixed = item.date is not None and item.date[:4] == "2025" and "fits 2025" in item.basis
        assert item.date is None or item.date[:4] in written or fixed
        assert item.basis
