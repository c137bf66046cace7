"""instructor on the same articles and model: `python instructor_adapter.py FOLDER OUTPUT.jsonl`, in an environment of its own.

Used as its documentation shows for answers with citations: a pydantic model whose items are CitationMixins, the
article as `context`, its mode for JSON schema, and one re-ask when the answer does not validate.
"""

import instructor
from lines import Row, articles, collect, finish, from_instructor, options
from pydantic import BaseModel, Field
from wording import QUOTING, TASK

MAX_OUTPUT_TOKENS = 3000
"""As the baselines with one call have it."""


class Who(instructor.CitationMixin):
    """A person, organisation, state or group."""

    name: str
    role: str


class What(instructor.CitationMixin):
    """An event."""

    event: str


class When(instructor.CitationMixin):
    """A time."""

    phrase: str = Field(description="copied word for word")
    iso: str | None = Field(description="YYYY-MM-DD, YYYY-MM or YYYY")
    event: str


class Where(instructor.CitationMixin):
    """A place."""

    place: str
    event: str


class Demand(instructor.CitationMixin):
    """Someone calls on someone else to do or stop something."""

    by: list[str]
    of: list[str]
    demand: str


class Threat(instructor.CitationMixin):
    """Someone says that something bad will or may follow for someone else."""

    by: list[str]
    against: list[str]
    consequence: str


class Notes(BaseModel):
    """Everything noted of one article; the lists may be as long as the other baselines' are."""

    who: list[Who] = Field(max_length=8)
    what: list[What] = Field(max_length=6)
    when: list[When] = Field(max_length=6)
    where: list[Where] = Field(max_length=6)
    demands: list[Demand] = Field(max_length=8)
    threats: list[Threat] = Field(max_length=6)


USER = """\
Title: {{ title }}
Published: {{ published }}

{{ context }}"""
"""Rendered by instructor, so that the article is a variable and never a template."""


def main() -> None:
    """Ask for every article that the output does not have yet."""
    chosen = options("instructor on gold articles", MAX_OUTPUT_TOKENS)
    client = instructor.from_provider(
        f"openai/{chosen.model}",
        mode=instructor.Mode.JSON_SCHEMA,
        base_url=chosen.base_url,
        api_key=chosen.key,
        timeout=chosen.timeout,
    )

    def answer(article: Row) -> Row:
        notes = client.create(
            response_model=Notes,
            messages=[
                {"role": "system", "content": f"{TASK}\n{QUOTING}"},
                {"role": "user", "content": USER},
            ],
            context={"context": article["text"], "title": article["title"], "published": article["date"]},
            max_retries=2,
            temperature=0.0,
            max_tokens=chosen.max_output_tokens,
        )
        return from_instructor(notes.model_dump(), article["text"])

    finish(collect(articles(chosen.folder, chosen.case), chosen.output, answer), chosen.output)


if __name__ == "__main__":
    main()
