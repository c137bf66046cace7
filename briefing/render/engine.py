"""Templates found, compiled and run: the one place that knows Jinja."""

import base64
import hashlib
from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib.resources.abc import Traversable
from pathlib import Path, PurePath
from typing import Any, Literal, NamedTuple, get_args

from jinja2 import (
    FunctionLoader,
    StrictUndefined,
    Template,
    TemplateError,
    TemplateNotFound,
    TemplateRuntimeError,
    TemplateSyntaxError,
    Undefined,
    UndefinedError,
)
from jinja2.sandbox import ImmutableSandboxedEnvironment
from pydantic import BaseModel

from briefing.errors import UsageError
from briefing.nouns.brief import Brief
from briefing.render import spoken
from briefing.render.columns import wrap
from briefing.render.escape import clean, markdown, visible
from briefing.render.families import within
from briefing.render.flash import flash
from briefing.render.gaps import gaps
from briefing.render.linked_data import linked_data
from briefing.render.lost_blocks import lost_block
from briefing.render.period import period
from briefing.render.view import NOT_STATED, view
from briefing.resources import folder

Format = Literal["md", "html", "txt"]
FORMATS: tuple[Format, ...] = get_args(Format)

OVER_MANY = frozenset({"press-review"})
"""The families that are made of several briefs; every other one is made of one."""


class TemplateInfo(NamedTuple):
    """One built-in template: its name, the formats it has, and what it is for."""

    name: str
    formats: tuple[Format, ...]
    description: str


class _Sandbox(ImmutableSandboxedEnvironment):
    """Jinja's sandbox, and of our nouns only their fields: pydantic's methods could read files."""

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        if isinstance(obj, BaseModel):
            return attr in type(obj).model_fields
        return bool(super().is_safe_attribute(obj, attr, value))


def templates(*, many: bool = False) -> list[TemplateInfo]:
    """The built-in templates by name: those made of one brief, or with `many` those made of several.

    A description is the first line of the template's Markdown form.
    """
    return [known for known in _all_templates() if (known.name in OVER_MANY) == many]


def _all_templates() -> list[TemplateInfo]:
    found = []
    for family in sorted(folder("templates").iterdir(), key=lambda entry: entry.name):
        formats = tuple(form for form in FORMATS if family.joinpath(f"{family.name}.{form}.j2").is_file())
        if formats:
            text = family.joinpath(f"{family.name}.{formats[0]}.j2").read_text(encoding="utf-8")
            found.append(TemplateInfo(family.name, formats, text.splitlines()[0].strip("{#}- ")))
    return found


def render(brief: Brief, *, template: str | Path = "policy", format: Format | None = None) -> str:
    """Render a brief with a built-in template or a file of the user's.

    In: `template`, a name from `templates()` or the path of a Jinja file; `format`, by default what
    the file's name says ("my.html.j2"), else Markdown. Out: the document, ending in one line break.
    Raises UsageError for an unknown template or format, and for every fault of a user's template:
    syntax, an undefined name, a missing include, something the sandbox forbids.
    """
    refuse_unknown(template, format)
    seen = view(brief)
    context = {
        "brief": brief,
        "article": brief.article,
        "provenance": brief.provenance,
        "view": seen,
        "flash": flash(seen),
        "within": within(seen, brief.provenance.as_of),
        "gaps": gaps(seen),
        "period": period(seen, brief.article.published),
        "linked_data": linked_data(brief, seen),
    }
    return render_with(template, format, context)


def render_with(template: str | Path, format: Format | None, context: Mapping[str, Any]) -> str:
    """Render whatever names `context` gives, with any built-in template or a file of the user's.

    `render` is this with the names of one brief; what a template of several briefs needs is made by its
    own room. `not_stated` is always there. Same sandbox, defaults, output and errors as `render`.
    """
    own, chosen = _chosen(template, format)
    if own is None:
        return _run(_built_in(str(template), chosen), context)
    return _run_own(own, context, chosen)


def refuse_unknown(template: str | Path, format: Format | None = None, *, many: bool = False) -> None:
    """Raises UsageError if there is no such template or format, or a built-in one is made of another number of briefs.

    Needs no brief; `many`: it is to be made of several.
    """
    own, chosen = _chosen(template, format)
    if own is not None:
        return
    if (template in OVER_MANY) != many:
        made, known = ("several briefs", False) if template in OVER_MANY else ("one brief", True)
        names = ", ".join(one.name for one in templates(many=known))
        raise UsageError(f"template {template!r} is made of {made}", hint=f"what fits here: {names}")
    _built_in(str(template), chosen)


def _chosen(template: str | Path, format: Format | None) -> tuple[Path | None, Format]:
    """The user's file or None for a built-in template, and the format."""
    own = _own_file(template)
    chosen = format or (_format_in(own.name) if own else None) or "md"
    if chosen not in FORMATS:
        raise UsageError(f"no format {chosen!r}", hint=f"formats are {', '.join(FORMATS)}")
    return own, chosen


def _own_file(template: str | Path) -> Path | None:
    """The user's file that is meant, or None for a built-in name."""
    if isinstance(template, str) and template in {known.name for known in _all_templates()}:
        return None
    path = Path(template)
    if path.is_file():
        return path
    known = ", ".join(known.name for known in _all_templates())
    raise UsageError(
        f"template {str(template)!r} is neither a built-in template nor a file",
        hint=f"built-in templates are {known}; your own is given by its path, such as ./my.md.j2",
    )


def _format_in(name: str) -> Format | None:
    """The format a file name tells: "my.html.j2" and "my.html" are HTML."""
    suffixes = PurePath(name).suffixes
    return next((form for form in FORMATS if f".{form}" in suffixes[-2:]), None)


def _built_in(name: str, form: Format) -> Template:
    formats = next(known.formats for known in _all_templates() if known.name == name)
    if form not in formats:
        raise UsageError(f"template {name!r} has no format {form!r}", hint=f"it has {', '.join(formats)}")
    return _built_in_environment(form).get_template(f"{name}/{name}.{form}.j2")


@lru_cache(maxsize=len(FORMATS))
def _built_in_environment(form: Format) -> _Sandbox:
    return _environment(form, None)


def _environment(form: Format, own: Path | None) -> _Sandbox:
    """A sandbox that finds templates in the user's folder, if there is one, and then in ours."""
    environment = _Sandbox(
        loader=FunctionLoader(lambda name: _source(name, own)),
        undefined=StrictUndefined,
        finalize=_printable,
        autoescape=lambda name: form == "html" or _format_in(name or "") == "html",
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters.update(
        md=lambda value: markdown(_printable(value)),
        plain=clean,
        visible=visible,
        wrap=wrap,
        cites=_cites,
        date=spoken.date,
        csp=_csp_hash,
    )
    return environment


def _printable(value: Any) -> Any:
    """The value, if a reader can be shown it; Python's own way of writing others is no part of a document."""
    if isinstance(value, str | int | float | Undefined):
        return value
    if value is None:
        raise TemplateRuntimeError(
            'what is printed here is empty; say what stands there then: … or "unknown"'
        )
    raise TemplateRuntimeError(
        f"a {type(value).__name__} cannot be printed whole; print a field of it, or loop over it"
    )


def _source(name: str, own: Path | None) -> tuple[str, str, None] | None:
    """Text and file name of a template, or None. A name cannot lead out of the two folders."""
    parts = name.split("/")
    if any(part in ("", ".", "..") or "\\" in part or ":" in part for part in parts):
        return None
    if own is not None:
        path = own.joinpath(*parts).resolve()
        if path.is_relative_to(own.resolve()) and path.is_file():
            return path.read_text(encoding="utf-8"), str(path), None
    entry: Traversable = folder("templates").joinpath(*parts)
    return (entry.read_text(encoding="utf-8"), name, None) if entry.is_file() else None


def _cites(numbers: tuple[int, ...]) -> str:
    """ "[1][4]"."""
    return "".join(f"[{number}]" for number in numbers)


def _csp_hash(text: str) -> str:
    """The source expression that allows exactly this inline script or style (CSP level 2)."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode('utf-8')).digest()).decode('ascii')}'"


def _run(template: Template, context: Mapping[str, Any]) -> str:
    text = template.render(**{"not_stated": NOT_STATED, **context})
    return text.strip("\n") + "\n"


def _run_own(given: Path, context: Mapping[str, Any], form: Format) -> str:
    path = given.resolve()  # so that a linked template finds the files beside it
    environment = _environment(form, path.parent)
    try:
        text = _run(environment.get_template(path.name), context)
        lost = lost_block(environment, path.name)
    except TemplateSyntaxError as error:
        raise _fault(
            f"{error.filename or path}, line {error.lineno}", error.message or "syntax error"
        ) from error
    except UnicodeDecodeError as error:
        raise _fault(str(path), "it is not UTF-8 text") from error
    except TemplateNotFound as error:
        reason = f"there is no template {error.message!r} in {path.parent} or among the built-in ones"
        raise _fault(_place(error, path), reason) from error
    except TemplateError as error:
        place = _place(error, path)
        ours = isinstance(error, UndefinedError) and not Path(place).is_absolute()
        raise _fault(place, error.message or type(error).__name__, CONTEXT if ours else WAY_OUT) from error
    except Exception as error:  # a template can make Python raise anything; it is the template's fault
        raise _fault(_place(error, path), f"{type(error).__name__}: {error}") from error
    if lost:
        line, name, known = lost
        reason = f"there is no block {name!r} in what it extends, so this would be printed nowhere"
        raise _fault(f"{path}, line {line}", reason, f"use {' or '.join(known)}")
    return text


def _place(error: Exception, path: Path) -> str:
    """File and line of the template where it happened; Jinja writes them into the traceback."""
    ours = [(name, line) for name, line in _frames(error) if name.endswith((".j2", path.name))]
    return f"{ours[-1][0]}, line {ours[-1][1]}" if ours else str(path)


def _frames(error: Exception) -> Iterator[tuple[str, int]]:
    step = error.__traceback__
    while step is not None:
        yield step.tb_frame.f_code.co_filename, step.tb_lineno
        step = step.tb_next


WAY_OUT = "docs/templates.md tells how to write one, templates/README.md lists what it may use"
CONTEXT = "where you import this piece write “with context”: {% from … import … with context %}"


def _fault(place: str, reason: str, hint: str = WAY_OUT) -> UsageError:
    return UsageError(f"template {place}: {reason}", hint=hint)
