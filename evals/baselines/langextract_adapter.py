"""langextract on the same articles and model: `python langextract_adapter.py FOLDER OUTPUT.jsonl`, in an environment of its own.

Used as its README shows: a description, examples, its defaults (chunks of 1,000 characters, a schema made of the
examples, its own alignment). Two things are set: a cap on each reply, without which a small model ran to 7,000
tokens, and temperature 0.
"""

import warnings

import langextract as lx
from langextract import factory
from lines import Row, articles, collect, finish, from_langextract, options
from wording import EXACT, EXAMPLES, TASK

MAX_OUTPUT_TOKENS = 1024


def main() -> None:
    """Ask for every article that the output does not have yet."""
    chosen = options("langextract on gold articles", MAX_OUTPUT_TOKENS)
    model = factory.create_model(
        factory.ModelConfig(
            model_id=chosen.model,
            provider="openai",
            provider_kwargs={
                "api_key": chosen.key,
                "base_url": chosen.base_url,
                "temperature": 0.0,
                "max_output_tokens": chosen.max_output_tokens,
                "max_workers": 1,
            },
        ),
        examples=_examples(),
        use_schema_constraints=True,
    )
    # Its provider hands no time limit on to the client that it makes (1.7.1).
    model._client = model._client.with_options(timeout=chosen.timeout)
    warnings.filterwarnings("ignore", message="'use_schema_constraints' is ignored")

    def answer(article: Row) -> Row:
        found = lx.extract(
            article["text"],
            prompt_description=f"{TASK}\n\n{EXACT}",
            examples=_examples(),
            model=model,
            max_workers=1,
            additional_context=f"Title: {article['title']}\nPublished: {article['date']}",
            show_progress=False,
        )
        return from_langextract(map(_plain, found.extractions or ()), article["text"])

    finish(collect(articles(chosen.folder, chosen.case), chosen.output, answer), chosen.output)


def _examples() -> list[lx.data.ExampleData]:
    return [
        lx.data.ExampleData(
            text=one.text,
            extractions=[
                lx.data.Extraction(extraction_class=kind, extraction_text=words, attributes=attributes)
                for kind, words, attributes in one.notes
            ],
        )
        for one in EXAMPLES
    ]


def _plain(one: lx.data.Extraction) -> Row:
    place = one.char_interval
    return {
        "extraction_class": one.extraction_class,
        "extraction_text": one.extraction_text,
        "attributes": one.attributes,
        "start": place.start_pos if place else None,
        "end": place.end_pos if place else None,
    }


if __name__ == "__main__":
    main()
