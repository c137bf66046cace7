"""Finding suites: the project's own by name, anybody's by the path of the file that declares it."""

import hashlib
import sys
from collections.abc import Sequence
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import NamedTuple

from briefing.errors import UsageError
from briefing.evals.suite import AnySuite, Asked, Suite
from briefing.resources import folder

DECLARATION = "suite.py"


class Declared(NamedTuple):
    """A suite and where it was declared."""

    name: str
    suite: AnySuite
    path: Path

    @property
    def sha256(self) -> str:
        """Of the declaration."""
        return hashlib.sha256(self.path.read_bytes()).hexdigest()

    @property
    def own(self) -> tuple[Path, ...]:
        """The data beside the declaration; none where it does not lie there, as in an installed package."""
        paths = tuple(self.path.parent / name for name in self.suite.data)
        return paths if all(path.is_file() or any(path.glob("*.jsonl")) for path in paths) else ()

    def data(self, given: Sequence[Path]) -> tuple[Path, ...]:
        """The paths given, else the suite's own. UsageError where there is neither, or a wrong path."""
        for path in given:
            if not path.exists():
                raise UsageError(f"--data {path}: there is no such file or folder")
        if given or self.own:
            return tuple(given) or self.own
        raise UsageError(
            f"the suite {self.name} has no data of its own here", hint="name a file or folder with --data"
        )


def names() -> tuple[str, ...]:
    """Names of the project's own suites."""
    return tuple(sorted(path.parent.name for path in home().glob(f"*/{DECLARATION}")))


def find(wanted: str) -> Declared:
    """The suite of that name, or the one that the Python file at that path declares as `suite`.

    UsageError if there is none. The file is run: name only files that you trust.
    """
    own = home() / wanted / DECLARATION
    if wanted.endswith(".py"):
        path = Path(wanted)
    elif own.is_file() and "/" not in wanted:
        path = own
    else:
        path = Path(wanted) / DECLARATION
    if not path.is_file():
        raise UsageError(
            f"there is no suite {wanted}",
            hint=f"one of {', '.join(names())}, or the path of a file that declares one",
        )
    name = path.resolve().parent.name if path.name == DECLARATION else path.stem
    return Declared(name, _declared(name, path), path)


def _declared(name: str, path: Path) -> AnySuite:
    spec = spec_from_file_location(f"briefing_suite_{name}", path)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    sys.modules[spec.name] = module  # pydantic looks classes up there
    try:
        spec.loader.exec_module(module)
    except Exception as error:
        raise UsageError(f"{path} cannot be loaded: {type(error).__name__}: {error}") from error
    suite = getattr(module, "suite", None)
    if not isinstance(suite, Suite):
        raise UsageError(f"{path} declares no suite", hint="give it a module-level `suite = Suite(…)`")
    return suite


def cases_of(declared: Declared, data: Sequence[Path]) -> tuple[Asked, ...]:
    """The suite's cases, each id once. UsageError for a doubled id or none at all."""
    cases = tuple(declared.suite.cases(data))
    ids = [case.id for case in cases]
    if not cases:
        raise UsageError(f"the suite {declared.name} found no cases in {', '.join(map(str, data))}")
    if len(ids) != len(set(ids)):
        twice = next(one for one in ids if ids.count(one) > 1)
        raise UsageError(f"the suite {declared.name} has the case {twice} twice")
    return cases


def chosen(cases: Sequence[Asked], limit: int | None, only: Sequence[str] | None) -> tuple[Asked, ...]:
    """The cases named by `only`, of them at most `limit`, spread evenly so that each kind has its share; None: all."""
    if only is not None:
        missing = [one for one in only if one not in {case.id for case in cases}]
        if missing:
            raise UsageError(f"no case {', '.join(missing)} in this data")
        cases = [case for case in cases if case.id in set(only)]
    if limit is None or limit >= len(cases):
        return tuple(cases)
    return tuple(cases[index * len(cases) // limit] for index in range(limit))


def home() -> Path:
    """The folder evals/: the checkout's, or what an installed package has of it."""
    found = folder("evals")
    assert isinstance(found, Path), "the package lies in a folder, not in an archive"
    return found
