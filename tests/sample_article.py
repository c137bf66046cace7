"""Articles written down as their sentences, for tests about what is done with them."""

from briefing.nouns.article import Article, digest


def article(*sentences: str, language: str | None = "en", aside: str = "", **more: object) -> Article:
    """These sentences, one paragraph each; `aside` stands before the last as page furniture."""
    text, spans, furniture = "", [], []
    for index, sentence in enumerate(sentences):
        if aside and index == len(sentences) - 1:
            furniture.append((len(text), len(text) + len(aside)))
            text += aside + "\n"
        spans.append((len(text), len(text) + len(sentence)))
        text += sentence + "\n"
    return Article(
        text=text,
        sha256=digest(text),
        sentences=tuple(spans),
        furniture=tuple(furniture),
        language=language,
        **more,
    )
