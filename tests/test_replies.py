"""Kept replies: found again by anyone with the same question to the same model, and by nobody else."""

import asyncio
import sqlite3
import stat
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
from newsroom import environment
from sample_suite import request
from scripted_model import ScriptedModel

from briefing.chat import Message, Reply, Request
from briefing.errors import ServerFailed, UsageError
from briefing.nouns.brief import ModelIdentity, Usage
from briefing.replies import Remembering, ReplyCache, default_file, key_of

WHO = ModelIdentity(name="m", host="h", sha256="s")
REPLY = Reply(text="так", rung="schema", usage=Usage(http_calls=1, input_tokens=100, output_tokens=10))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "replies.sqlite"


def test_replies_lie_in_the_users_cache_folder_or_where_the_environment_says(tmp_path: Path) -> None:
    assert default_file({"BRIEFING_CACHE_DIR": str(tmp_path)}) == tmp_path / "replies.sqlite"
    assert default_file({}).name == "replies.sqlite"
    assert "briefing" in default_file({}).parts


def test_a_kept_reply_is_found_by_another_process(file: Path, root: Path) -> None:
    with ReplyCache(file) as cache:
        cache.keep("k", REPLY)
    code = (
        "import sys, pathlib; from briefing.replies import ReplyCache\n"
        "with ReplyCache(pathlib.Path(sys.argv[1])) as cache:\n"
        "    print(cache.find('k').model_dump_json(), cache.find('other'))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(file)],
        env=environment(root), capture_output=True, text=True, encoding="utf-8", check=True,
    )  # fmt: skip
    assert done.stdout == f"{REPLY.model_dump_json()} None\n"


def test_the_key_is_the_same_for_the_same_question() -> None:
    assert key_of(WHO, request("a")) == key_of(WHO.model_copy(), request("a"), 0)


@pytest.mark.parametrize(
    ("who", "asked", "repeat"),
    [
        ({"name": "other"}, {}, 0),
        ({"host": "other"}, {}, 0),
        ({"sha256": None}, {}, 0),
        ({}, {"messages": (Message(role="user", content="b"),)}, 0),
        ({}, {"messages": (Message(role="system", content="a"),)}, 0),
        ({}, {"schema_name": "other"}, 0),
        ({}, {"reply_schema": {"type": "array"}}, 0),
        ({}, {"max_tokens": 11}, 0),
        ({}, {"temperature": 0.7}, 0),
        ({}, {"temperature": None}, 0),
        ({}, {}, 1),
    ],
    ids=str,
)
def test_whatever_decides_the_reply_is_in_the_key(
    who: dict[str, object], asked: dict[str, object], repeat: int
) -> None:
    other = key_of(WHO.model_copy(update=who), request("a").model_copy(update=asked), repeat)
    assert other != key_of(WHO, request("a"))


def test_every_field_of_request_and_identity_was_tried() -> None:
    assert set(Request.model_fields) == {
        "messages",
        "schema_name",
        "reply_schema",
        "max_tokens",
        "temperature",
    }
    assert set(ModelIdentity.model_fields) == {"name", "host", "sha256"}


@pytest.mark.skipif(sys.platform == "win32", reason="modes are POSIX's")
def test_only_the_owner_may_read_the_file(file: Path) -> None:
    with ReplyCache(file) as cache:
        cache.keep("k", REPLY)
        assert {stat.S_IMODE(path.stat().st_mode) for path in file.parent.iterdir()} == {0o600}


def _refused(file: Path) -> None:
    before = file.read_bytes()
    with pytest.raises(UsageError, match="cannot be used") as refused:
        ReplyCache(file)
    assert str(file) in refused.value.message
    assert refused.value.hint == "delete it, or name another folder with BRIEFING_CACHE_DIR"
    assert file.read_bytes() == before


def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "replies.sqlite"
    file.write_text("notes of somebody's, and long enough to be one\n" * 9, encoding="utf-8")
    _refused(file)


@pytest.mark.parametrize("table", ["CREATE TABLE notes (a)", "CREATE TABLE replies (a, b, c)"])
def test_another_programs_database_is_refused_and_left_alone(tmp_path: Path, table: str) -> None:
    file = tmp_path / "replies.sqlite"
    with closing(sqlite3.connect(file)) as held, held:
        held.execute(table)
    _refused(file)


def test_a_file_that_breaks_later_says_the_same(file: Path) -> None:
    with ReplyCache(file) as cache:
        cache.keep("k", REPLY)
        with closing(sqlite3.connect(file)) as held, held:
            held.execute("DROP TABLE replies")
        with pytest.raises(UsageError, match="cannot be used"):
            cache.find("k")
        with pytest.raises(UsageError, match="cannot be used"):
            cache.keep("k", REPLY)


def test_a_folder_that_cannot_be_made_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(UsageError, match="cannot be used"):
        ReplyCache(tmp_path / "file" / "replies.sqlite")


def test_two_processes_that_write_at_once_lose_nothing(file: Path, root: Path) -> None:
    code = (
        "import sys, pathlib; from briefing.replies import ReplyCache; from briefing.chat import Reply\n"
        "from briefing.nouns.brief import Usage\n"
        "with ReplyCache(pathlib.Path(sys.argv[1])) as cache:\n"
        "    for n in range(50):\n"
        "        cache.keep(f'{sys.argv[2]}{n}', Reply(text=sys.argv[2], rung='schema', usage=Usage()))"
    )
    both = [
        subprocess.Popen([sys.executable, "-c", code, str(file), name], env=environment(root))
        for name in ("a", "b")
    ]
    assert [process.wait(timeout=60) for process in both] == [0, 0]
    with ReplyCache(file) as cache:
        found = [cache.find(f"{name}{n}") for name in ("a", "b") for n in range(50)]
    assert [one.text if one else None for one in found] == ["a"] * 50 + ["b"] * 50


def test_a_reply_of_an_older_shape_is_asked_again(file: Path) -> None:
    model = ScriptedModel({"answer": ["yes"]})
    key = key_of(model.identity, request("a"))
    ReplyCache(file).close()
    with closing(sqlite3.connect(file)) as held, held:
        held.execute("INSERT INTO replies VALUES (?, ?)", (key, '{"said": "no"}'))
    with ReplyCache(file) as cache:
        assert Remembering(model, cache).complete(request("a")).text == "yes"
        kept = cache.find(key)
    assert len(model.asked) == 1
    assert kept is not None
    assert kept.text == "yes"


def test_nothing_is_asked_twice_and_all_of_it_is_counted(file: Path) -> None:
    model = ScriptedModel({"answer": ["yes"]})
    with ReplyCache(file) as cache:
        first = Remembering(model, cache)
        assert [first.complete(request(words)).text for words in "aba"] == ["yes"] * 3
        assert (first.asked, first.remembered) == (2, 1)
        later = Remembering(model, cache)
        assert later.complete(request("b")).text == "yes"
    assert (later.asked, later.remembered) == (0, 1)
    assert later.identity == model.identity
    assert [one.messages[0].content for one in model.asked] == ["a", "b"]
    assert first.usage == Usage(http_calls=3, input_tokens=300, output_tokens=30)
    assert later.usage == Usage(http_calls=1, input_tokens=100, output_tokens=10)


def test_a_repetition_is_asked_anew_and_remembered_as_such(file: Path) -> None:
    model = ScriptedModel({"answer": ["first", "second"]})
    with ReplyCache(file) as cache:
        said = [
            Remembering(model, cache, repeat=repeat).complete(request("a")).text for repeat in (0, 1, 0, 1)
        ]
    assert said == ["first", "second", "first", "second"]
    assert len(model.asked) == 2


def test_endpoints_of_one_host_never_answer_for_each_other(file: Path) -> None:
    here, there = (ScriptedModel({"answer": [text]}) for text in ("here", "there"))
    with ReplyCache(file) as cache:
        for _ in range(2):
            assert Remembering(here, cache, address="http://h/v1").complete(request("a")).text == "here"
            assert Remembering(there, cache, address="http://h/b/v1").complete(request("a")).text == "there"
    assert (len(here.asked), len(there.asked)) == (1, 1)
    assert key_of(WHO, request("a"), 0, "") == key_of(WHO, request("a"))


def test_errors_are_never_kept(file: Path) -> None:
    model = ScriptedModel({"answer": [ServerFailed("busy"), "yes"]})
    with ReplyCache(file) as cache:
        remembering = Remembering(model, cache)
        with pytest.raises(ServerFailed):
            remembering.complete(request("a"))
        assert (remembering.asked, remembering.usage) == (0, Usage())
        assert remembering.complete(request("a")).text == "yes"


def test_async_remembers_what_sync_asked_and_back(file: Path) -> None:
    model = ScriptedModel({"answer": ["yes"]})
    with ReplyCache(file) as cache:
        remembering = Remembering(model, cache)
        remembering.complete(request("a"))
        assert asyncio.run(remembering.acomplete(request("a"))).text == "yes"
        assert asyncio.run(remembering.acomplete(request("b"))).text == "yes"
        remembering.complete(request("b"))
    assert (remembering.asked, remembering.remembered, len(model.asked)) == (2, 2, 2)
    assert remembering.usage.input_tokens == 400


def test_without_a_cache_everything_is_asked() -> None:
    model = ScriptedModel({"answer": ["yes"]})
    remembering = Remembering(model, None)
    remembering.complete(request("a"))
    remembering.complete(request("a"))
    assert (remembering.asked, remembering.remembered) == (2, 0)


def test_two_threads_with_the_same_question_ask_it_once(file: Path) -> None:
    both_begun = threading.Barrier(2, timeout=10)
    release = threading.Event()

    def slowly(asked: Request) -> str:
        release.wait(10)
        return "yes"

    model = ScriptedModel({"answer": slowly})

    def ask(cache: ReplyCache) -> str:
        both_begun.wait()
        return Remembering(model, cache).complete(request("a")).text

    with ReplyCache(file) as cache, ThreadPoolExecutor(2) as pool:
        under_way = [pool.submit(ask, cache) for _ in range(2)]
        release.set()
        assert [one.result(timeout=10) for one in under_way] == ["yes", "yes"]
    assert len(model.asked) == 1
