"""Files, streams, bytes and texts become Articles with spans that hold, or errors that exit with 3."""

import json
import os
import sys
from datetime import UTC, datetime
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.errors import InputTooLarge, NoArticle, UnreadableInput, UsageError
from briefing.nouns.article import Article, digest
from briefing.reading import MAX_BYTES, Metadata, read_bytes, read_file, read_stream, read_text

NOON = datetime(2025, 5, 15, 12, 0, 0, 999, tzinfo=UTC)
LEAD = "The foreign minister said on Monday that the talks on a ceasefire would go on in Istanbul next week."
MORE = "“We want peace. Now,” he told reporters in Kyiv, U.S. President Lee's envoy at his side."
TEXT = f"Monday, May 12, 2025\n{LEAD}\nAlso read\n{MORE} He left.\n"


def quoted(article: Article) -> list[str]:
    return [article.text[start:end] for start, end in article.sentences]


def test_a_text_file_becomes_a_whole_article(tmp_path: Path) -> None:
    path = tmp_path / "talks.txt"
    path.write_bytes(b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode())
    assert read_file(path, now=NOON) == Article(
        text=TEXT,
        language="en",
        sha256=digest(TEXT),
        sentences=((0, 20), (21, 121), (132, 220), (221, 229)),
        furniture=((122, 131),),
        source="talks.txt",
        retrieved="2025-05-15T12:00:00Z",
    )


def test_lone_carriage_returns_are_line_ends_and_nothing_else_changes() -> None:
    text = f" {LEAD}\t\u00a0\r{MORE}\u200b \r\n"
    article = read_text(text)
    assert article.text == f" {LEAD}\t\u00a0\n{MORE}\u200b \n"
    assert article.notes == ("characters in the text that do not show: 1",)


def test_flags_go_before_the_sidecar_and_the_sidecar_before_the_page(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(
        f"---\ntitle: Page\nauthor: Page\ndate: 2001\nsource: Page\n---\n{TEXT}", encoding="utf-8"
    )
    sidecar = {
        "title": "Sidecar",
        "author": "",
        "published": "2002",
        "outlet": None,
        "url": "https://x.example",
    }
    (tmp_path / "a.md.meta.json").write_text(json.dumps(sidecar), encoding="utf-8")
    article = read_file(path, Metadata(published="2003", language="uk"))
    assert (article.title, article.author, article.outlet) == ("Sidecar", None, "Page")
    assert (article.published, article.language) == ("2003", "uk")


def test_an_empty_flag_means_unknown_whatever_the_others_say(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    (tmp_path / "a.txt.meta.json").write_text('{"title": "T", "published": "2002"}', encoding="utf-8")
    article = read_file(path, Metadata(title="", published="", language=""))
    assert (article.title, article.published, article.language) == (None, None, None)
    assert len(article.sentences) == 4


def test_a_bad_date_is_a_usage_error_before_anything_is_read(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        read_file(tmp_path / "missing.txt", Metadata(published="soon"))


def test_the_text_of_a_plain_file_never_gives_a_date() -> None:
    assert read_text(TEXT).published is None


def test_markdown_keeps_its_text_and_gives_its_title() -> None:
    text = f"# Talks go on\n\n## Background\n\n- {LEAD}\n\n> {MORE}\n"
    article = read_bytes(text.encode(), name="a.md")
    assert (article.text, article.title) == (text, "Talks go on")
    assert quoted(article) == ["Background", LEAD, MORE]
    assert [text[a:b] for a, b in article.furniture] == ["# Talks go on"]


@pytest.mark.parametrize("name", ["a.html", "a.HTM", "stdin", "a.txt"])
def test_a_page_is_a_page_under_any_name(name: str) -> None:
    html = f"<!doctype html><html><head><title>Talks</title></head><body><p>{LEAD}</p><p>{MORE}</p></body></html>"
    assert read_bytes(html.encode(), name=name).text == f"{LEAD}\n{MORE}"


def test_standard_input_is_markdown_when_it_begins_so_and_text_otherwise() -> None:
    assert read_bytes(f"# Talks\n\n{LEAD} {MORE}".encode(), name="stdin").title == "Talks"
    assert read_bytes(TEXT.encode(), name="stdin", overrides=Metadata(title="T")).source == "stdin"


def test_a_text_of_a_library_user_has_no_source() -> None:
    assert read_text(TEXT).source is None
    assert read_text(f"# Talks\n\n{LEAD} {MORE}", kind="markdown").title == "Talks"
    assert read_text(f"<p>{LEAD}</p><p>{MORE}</p>", kind="html").text == f"{LEAD}\n{MORE}"


def test_a_lone_surrogate_is_no_text() -> None:
    with pytest.raises(UnreadableInput, match="lone surrogate at 0"):
        read_text("\ud800" + LEAD)


def test_the_clock_gives_utc_in_whole_seconds() -> None:
    stamp = read_text(TEXT).retrieved
    assert stamp is not None
    assert len(stamp) == len("2025-05-15T12:00:00Z")
    assert abs((datetime.fromisoformat(stamp) - datetime.now(UTC)).total_seconds()) < 60


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (b" \n\t\r\n", "has no text in it"),
        (b"\xef\xbb\xbf", "has no text in it"),
        (b"Also read\nRead more\n\nAdvertisement\n", "there is only page furniture in it"),
        (b"Minister resigns.", "words in whole sentences"),
        (b"<html><body><script>x()</script></body></html>", "has no text in it"),
    ],
)
def test_input_without_an_article_ends_with_exit_3(data: bytes, words: str) -> None:
    with pytest.raises(NoArticle, match=words) as raised:
        read_bytes(data, name="input")
    assert raised.value.exit_code == 3
    assert raised.value.message.startswith("input ")
    assert raised.value.hint


def test_a_missing_file_and_a_folder_are_named(tmp_path: Path) -> None:
    for path, words in ((tmp_path / "no.txt", "does not exist"), (tmp_path, "is a folder")):
        with pytest.raises(UnreadableInput) as raised:
            read_file(path)
        assert raised.value.message == f"{path} {words}"
        assert raised.value.hint


@pytest.mark.skipif(sys.platform == "win32", reason="file modes of POSIX")
@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    path.chmod(0)
    with pytest.raises(UnreadableInput, match="Permission denied"):
        read_file(path)


def test_a_path_that_cannot_exist_is_an_input_error() -> None:
    with pytest.raises(UnreadableInput):
        read_file(Path("a\0b.txt"))


def test_fifty_megabytes_are_refused_by_their_size_without_being_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "big.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    monkeypatch.setattr(Path, "open", lambda *_: pytest.fail("it was opened"))
    with pytest.raises(InputTooLarge, match=r"big\.txt has 50\.0 MB"):
        read_file(path)


class Endless(BytesIO):
    """A stream that never ends and counts what was taken from it."""

    taken = 0

    def read(self, size: int | None = -1) -> bytes:
        assert size is not None
        assert size > 0
        self.taken += size
        return b"a" * size


def test_a_stream_is_read_to_the_limit_and_one_byte_more() -> None:
    stream = Endless()
    with pytest.raises(InputTooLarge):
        read_stream(stream, name="stdin")
    assert stream.taken == MAX_BYTES + 1


def test_a_stream_becomes_an_article() -> None:
    article = read_stream(BytesIO(TEXT.encode()), overrides=Metadata(outlet="Wire"))
    assert (article.source, article.outlet, quoted(article)[1]) == ("stdin", "Wire", LEAD)


PIECES = [
    LEAD,
    MORE,
    "Also read",
    "",
    "# Head",
    "- item",
    "> “Quote. Two.”",
    "部长说。他走了。",
    "2.5 %",
    "```",
    "😀",
]


@given(st.lists(st.sampled_from(PIECES), max_size=12), st.sampled_from(["\n", "\n\n", "\r\n"]))
def test_every_span_holds_and_nothing_visible_is_lost(pieces: list[str], gap: str) -> None:
    try:
        article = read_text(gap.join(pieces))
    except NoArticle:
        return
    spans = sorted([*article.sentences, *article.furniture])
    kept = "".join(article.text[a:b] for a, b in spans)
    assert "".join(kept.split()) == "".join(article.text.split())
    assert all(left[1] <= right[0] for left, right in pairwise(spans))
    assert list(article.sentences) == sorted(article.sentences)
