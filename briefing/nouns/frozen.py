"""The base of every noun: immutable, closed to fields it does not know; and what is wrong with one that fails."""

from pydantic import BaseModel, ConfigDict, ValidationError


class Frozen(BaseModel):
    """A value: set once, compared by content, no field beyond those declared."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def of_major(value: str, ours: str) -> str:
    """The version of a file that is read back. Raises ValueError where its major number is not that of `ours`."""
    if value.partition(".")[0] != ours.partition(".")[0]:
        raise ValueError(f"version {value} cannot be read by this version, which reads {ours}")
    return value


def first_fault(error: ValidationError, whole: str) -> str:
    """The first thing that is wrong, as "place: reason"; `whole` names the place where it is the value as a whole.

    The value itself is not repeated: it may be long, or a secret.
    """
    first = error.errors(include_url=False, include_input=False)[0]
    return f"{'.'.join(map(str, first['loc'])) or whole}: {first['msg']}"
