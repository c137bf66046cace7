"""The base of every noun: immutable, and closed to fields it does not know."""

from pydantic import BaseModel, ConfigDict


class Frozen(BaseModel):
    """A value: set once, compared by content, no field beyond those declared."""

    model_config = ConfigDict(frozen=True, extra="forbid")
