"""Which model is asked: flags over environment over project file over user file, or the embedded one."""

import re
import tomllib
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Any

import platformdirs
from pydantic import Field, SecretStr, StrictBool, StrictInt, StrictStr, ValidationError

from briefing.endpoint import EMBEDDED_MODELS, Choice, Embedded, Endpoint, host_of, is_loopback, refuse_remote
from briefing.errors import UsageError
from briefing.nouns.frozen import Frozen

_VARIABLE = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_SECRETS = re.compile(r"key|token|secret|password", re.IGNORECASE)
_YES, _NO = {"1", "true", "yes", "on"}, {"0", "false", "no", "off"}


class Keys(Frozen):
    """What a flag, variable, file or profile may say; None is unsaid. `timeout_s` is in seconds."""

    model: StrictStr | None = None
    base_url: StrictStr | None = None
    api_key_env: StrictStr | None = None
    """Name of the environment variable that holds the key; the key itself never stands in a file."""
    local_only: StrictBool | None = None
    timeout_s: float | None = Field(default=None, gt=0, le=86_400, strict=True)
    attempts: StrictInt | None = Field(default=None, ge=1, le=20)
    brief_language: StrictStr | None = None
    """ISO 639-1 code of the language that briefs are written in; unsaid, each article's own."""
    reach: StrictStr | None = None
    """How much the model is asked at once: small, passages or large; unsaid, as the model's kind has it."""


class Flags(Keys):
    """What was said on the command line, or in the same place of the Python API."""

    profile: StrictStr | None = None


class _File(Keys):
    profile: StrictStr | None = None
    profiles: dict[str, Keys] = Field(default_factory=dict)


def config_files() -> tuple[Path, Path]:
    """The project file (`briefing.toml` in the working folder) and the user file; neither need exist."""
    user = platformdirs.user_config_path("briefing", appauthor=False) / "config.toml"
    return Path.cwd() / "briefing.toml", user


def resolve(
    flags: Flags,
    environ: Mapping[str, str],
    project_file: Path | None,
    user_file: Path | None,
    *,
    catalogue: Collection[str] = EMBEDDED_MODELS,
) -> Choice:
    """Who is asked: `Endpoint` or `Embedded`.

    Each key is taken from the strongest place that says it: flags, BRIEFING_* variables, the chosen
    profile (project file, then user file), then the files themselves in that order. Two keys are
    guarded. `local_only = true` in any file holds unless a flag or BRIEFING_LOCAL_ONLY lifts it. And
    a key named in one place is never sent to an address that a stronger place gave. OPENAI_* counts
    only once a model was named: alone it sends nothing anywhere, and the embedded model is the answer,
    as it is for a `.gguf` path or a name of the `catalogue` without a base URL.

    Raises UsageError for unknown keys, values of the wrong kind, keys (secrets) in files, an unknown
    profile, an address without a model, and a remote address under local-only.
    """
    layers = _layers(flags, environ, project_file, user_file)
    choice = _choice(layers, environ, catalogue)
    if _local_only(layers):
        refuse_remote(choice)
    return choice


def brief_language(
    flags: Flags, environ: Mapping[str, str], project_file: Path | None, user_file: Path | None
) -> str | None:
    """The language (ISO 639-1) briefs are written in, from the strongest place that says it; None: unsaid.

    Same places as `resolve`; the variable is BRIEFING_BRIEF_LANGUAGE. Whether it is a language is not checked.
    """
    layers = _layers(flags, environ, project_file, user_file)
    code = _first(layers, "brief_language")
    return str(code) if code is not None else None


def local_only(
    flags: Flags, environ: Mapping[str, str], project_file: Path | None, user_file: Path | None
) -> bool:
    """Whether anything but loopback is refused, by the rules of `resolve`; the variable is BRIEFING_LOCAL_ONLY."""
    return _local_only(_layers(flags, environ, project_file, user_file))


def reach(
    flags: Flags, environ: Mapping[str, str], project_file: Path | None, user_file: Path | None
) -> str | None:
    """The name of the model's reach, from the strongest place that says it; None: unsaid.

    Same places as `resolve`; the variable is BRIEFING_REACH. Whether there is such a reach is not checked.
    """
    name = _first(_layers(flags, environ, project_file, user_file), "reach")
    return str(name) if name is not None else None


def _layers(
    flags: Flags, environ: Mapping[str, str], project_file: Path | None, user_file: Path | None
) -> list[Keys]:
    """All places that may say something, strongest first."""
    files = [_read(path) for path in (project_file, user_file) if path is not None]
    wanted = flags.profile or environ.get("BRIEFING_PROFILE", "").strip() or None
    return [flags, _variables(environ), *_profiles(wanted, files), *files]


def said_host(choice: Choice) -> str:
    """The sentence for stderr that says which host receives the article's text, or that none does."""
    if isinstance(choice, Embedded):
        return f"The article's text stays on this machine (embedded model {choice.model})."
    if is_loopback(choice.address):
        return f"The article's text stays on this machine (model {choice.model} at {choice.host})."
    plain = ", unencrypted" if choice.address.lower().startswith("http:") else ""
    return f"The article's text goes to {choice.host} (model {choice.model}){plain}."


def _choice(layers: Sequence[Keys], environ: Mapping[str, str], catalogue: Collection[str]) -> Choice:
    model, base_url = _first(layers, "model"), _first(layers, "base_url")
    limits = {key: value for key in ("timeout_s", "attempts") if (value := _first(layers, key)) is not None}
    if model is None and base_url is None:
        return Embedded(**limits)
    if model is None:
        raise UsageError(
            f"A base URL is set ({host_of(base_url)}), but no model.",
            hint="Name one with --model, BRIEFING_MODEL or the config key `model`.",
        )
    if base_url is None and (model in catalogue or model.lower().endswith(".gguf")):
        return Embedded(model=model, **limits)
    return Endpoint(
        model=model,
        base_url=base_url or environ.get("OPENAI_BASE_URL") or None,
        api_key=_key(layers, environ),
        **limits,
    )


def _first(layers: Sequence[Keys], key: str) -> Any:
    """The strongest value of a key; an empty string says nothing."""
    return next((value for layer in layers if (value := getattr(layer, key)) not in (None, "")), None)


def _key(layers: Sequence[Keys], environ: Mapping[str, str]) -> SecretStr | None:
    """The key from the variable named at or above the place of the base URL, else OPENAI_API_KEY."""
    place = next((at for at, layer in enumerate(layers) if layer.base_url), len(layers) - 1)
    name = _first(layers[: place + 1], "api_key_env")
    if name is not None and not environ.get(name):
        raise UsageError(
            f"The key should be in the environment variable {name}, but that is not set.",
            hint=f"Set {name}, or remove api_key_env.",
        )
    value = environ.get(name or "OPENAI_API_KEY")
    return SecretStr(value) if value else None


def _local_only(layers: Sequence[Keys]) -> bool:
    line, said, *files = (layer.local_only for layer in layers)
    if line is not None or said is not None:
        return bool(said if line is None else line)
    return any(files)


def _variables(environ: Mapping[str, str]) -> Keys:
    return Keys(
        model=environ.get("BRIEFING_MODEL", "").strip() or None,
        base_url=environ.get("BRIEFING_BASE_URL", "").strip() or None,
        local_only=_yes_or_no(environ.get("BRIEFING_LOCAL_ONLY", "").strip().lower()),
        brief_language=environ.get("BRIEFING_BRIEF_LANGUAGE", "").strip() or None,
        reach=environ.get("BRIEFING_REACH", "").strip() or None,
    )


def _yes_or_no(word: str) -> bool | None:
    if word in _YES | _NO:
        return word in _YES
    if word:
        raise UsageError(f"BRIEFING_LOCAL_ONLY is {word!r}.", hint="Set it to 1 or 0.")
    return None


def _profiles(wanted: str | None, files: Sequence[_File]) -> list[Keys]:
    """What the files say under the chosen profile, strongest first."""
    wanted = wanted or next((file.profile for file in files if file.profile), None)
    found = [file.profiles[wanted] for file in files if wanted in file.profiles] if wanted else []
    if wanted and not found:
        known = ", ".join(sorted({name for file in files for name in file.profiles})) or "none"
        raise UsageError(f"There is no profile {wanted!r}.", hint=f"Known profiles: {known}.")
    return found


def _read(path: Path) -> _File:
    """A config file; an absent one says nothing."""
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (FileNotFoundError, NotADirectoryError):
        return _File()
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(
            f"The config file {path} cannot be read: {error}", hint="It must be TOML."
        ) from error
    try:
        file = _File.model_validate(raw)
    except ValidationError as error:
        raise _wrong(path, error) from None
    for keys in (file, *file.profiles.values()):
        _refuse_key_itself(path, keys)
    return file


def _wrong(path: Path, error: ValidationError) -> UsageError:
    """Names the file and key; never repeats the value, which may be a secret."""
    first = error.errors(include_input=False, include_url=False)[0]
    name = ".".join(str(part) for part in first["loc"])
    if first["type"] != "extra_forbidden":
        return UsageError(f"{path}: the value of `{name}` does not fit: {first['msg']}.")
    if _SECRETS.search(str(first["loc"][-1])):
        return UsageError(
            f"{path}: `{name}` would put a secret into a file.",
            hint='Put it into an environment variable and name that: api_key_env = "MY_KEY".',
        )
    known = ", ".join(_File.model_fields)
    return UsageError(f"{path}: the key `{name}` is not known.", hint=f"Known keys: {known}.")


def _refuse_key_itself(path: Path, keys: Keys) -> None:
    if keys.api_key_env and not _VARIABLE.fullmatch(keys.api_key_env):
        raise UsageError(
            f"{path}: the value of `api_key_env` is not the name of an environment variable.",
            hint="Write the variable's name there, never the key.",
        )
