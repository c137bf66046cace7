"""Replies kept by the digest of everything that asked for them, so that nothing is asked or paid for twice."""

import hashlib
import json
import sqlite3
import threading
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, nullcontext
from pathlib import Path
from typing import Self

import platformdirs
from pydantic import ValidationError

from briefing.chat import ChatModel, Reply, Request
from briefing.errors import UsageError
from briefing.nouns.brief import ModelIdentity, Usage

_TABLE = "CREATE TABLE replies (key TEXT PRIMARY KEY, reply TEXT NOT NULL)"
"""All that the file holds, as SQLite gives it back."""

_BUSY_S = 30.0
"""Seconds to wait while another process writes; a write takes milliseconds."""


def default_file(environ: Mapping[str, str]) -> Path:
    """Where replies are kept: BRIEFING_CACHE_DIR, else the user's cache folder, `replies.sqlite` in it."""
    chosen = environ.get("BRIEFING_CACHE_DIR")
    base = Path(chosen).expanduser() if chosen else platformdirs.user_cache_path("briefing")
    return base / "replies.sqlite"


def key_of(identity: ModelIdentity, request: Request, repeat: int = 0, address: str = "") -> str:
    """SHA-256 over who is asked, the whole request, and which repetition it is (0: the first).

    `address` tells apart endpoints of one host; empty where the identity says all, as of local weights.
    """
    asked = [identity.model_dump(mode="json"), request.digest, repeat, *([address] if address else [])]
    return hashlib.sha256(json.dumps(asked, sort_keys=True).encode("utf-8")).hexdigest()


class ReplyCache:
    """Replies in one SQLite file that only its owner may read: they hold what the model said of articles.

    A reply is on disk before `keep` returns, so a killed process loses none. Safe to share between threads and
    processes. UsageError, then and later, if the file cannot be used or is none of ours.
    """

    def __init__(self, path: Path) -> None:
        self._path, self._lock = path, threading.Lock()
        self._turns: dict[str, threading.Lock] = {}
        with self._usable():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.touch(mode=0o600, exist_ok=True)
            self._held = sqlite3.connect(path, timeout=_BUSY_S, check_same_thread=False, isolation_level=None)
        try:
            with self._usable():
                self._prepare()
        except UsageError:
            self._held.close()
            raise

    def _prepare(self) -> None:
        """Make our table in a new file. sqlite3.Error for a file that is none of ours."""
        self._held.execute("BEGIN IMMEDIATE")
        tables = [sql for (sql,) in self._held.execute("SELECT sql FROM sqlite_master WHERE type = 'table'")]
        if tables not in ([], [_TABLE]):
            raise sqlite3.DatabaseError("it is another program's database")
        if not tables:
            self._held.execute(_TABLE)
        self._held.execute("COMMIT")

    @contextmanager
    def _usable(self) -> Iterator[None]:
        try:
            yield
        except (OSError, sqlite3.Error) as error:
            raise UsageError(
                f"the reply cache {self._path} cannot be used: {error}",
                hint="delete it, or name another folder with BRIEFING_CACHE_DIR",
            ) from error

    def find(self, key: str) -> Reply | None:
        """The reply kept under this key; None where there is none, or one of another version of this software."""
        with (
            self._usable(),
            self._lock,
            closing(self._held.execute("SELECT reply FROM replies WHERE key = ?", (key,))) as found,
        ):
            row = found.fetchone()
        if row is None:
            return None
        try:
            return Reply.model_validate_json(row[0])
        except ValidationError:
            return None

    def keep(self, key: str, reply: Reply) -> None:
        """Write it down; a second reply under the same key takes the place of the first."""
        with self._usable(), self._lock:
            self._held.execute("INSERT OR REPLACE INTO replies VALUES (?, ?)", (key, reply.model_dump_json()))

    @contextmanager
    def alone(self, key: str) -> Iterator[None]:
        """One thread at a time for each key, so that two that need the same reply do not both ask for it."""
        with self._lock:
            turn = self._turns.setdefault(key, threading.Lock())
        with turn:
            yield

    def close(self) -> None:
        """Nothing is found or kept after this."""
        self._held.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class Remembering:
    """A `ChatModel` that asks another one only what the cache does not hold. Errors are never kept.

    `asked` and `remembered` count the requests that went to the model and those that did not have to; `usage`
    is what all of them cost when they were made. `repeat` and `address` are as in `key_of`. Not for several
    threads at once.
    """

    def __init__(
        self, model: ChatModel, cache: ReplyCache | None, *, repeat: int = 0, address: str = ""
    ) -> None:
        self._model, self._cache, self._repeat, self._address = model, cache, repeat, address
        self.asked = self.remembered = 0
        self.usage = Usage()

    @property
    def identity(self) -> ModelIdentity:
        """Of the model behind it."""
        return self._model.identity

    def complete(self, request: Request) -> Reply:
        """The kept reply, else the model's, kept from now on."""
        with self._cache.alone(self._key(request)) if self._cache is not None else nullcontext():
            kept = self._kept(request)
            return kept if kept is not None else self._new(request, self._model.complete(request))

    async def acomplete(self, request: Request) -> Reply:
        """As `complete`, without blocking the event loop while the model answers."""
        kept = self._kept(request)
        return kept if kept is not None else self._new(request, await self._model.acomplete(request))

    def _key(self, request: Request) -> str:
        return key_of(self.identity, request, self._repeat, self._address)

    def _kept(self, request: Request) -> Reply | None:
        found = self._cache.find(self._key(request)) if self._cache is not None else None
        if found is not None:
            self.remembered += 1
            self.usage = self.usage.plus(found.usage)
        return found

    def _new(self, request: Request, reply: Reply) -> Reply:
        self.asked += 1
        self.usage = self.usage.plus(reply.usage)
        if self._cache is not None:
            self._cache.keep(self._key(request), reply)
        return reply
