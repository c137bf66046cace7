"""The article's own clause: what an actor does in a sentence, what happens at a time or place. Cut, never reworded."""

from briefing.syntax import SUBJECTS, Sentence, Word

LONGEST = 32
"""Words of a clause that still reads as one line; a longer one is cut at its last comma or joint before that."""
_SHORTEST = 4
_NOBODY = frozenset({"no", "not", "none", "nobody", "neither", "few", "hardly"})
_NEVER = frozenset({"never", "longer", "hardly", "barely", "rarely", "scarcely"})
_CLOSING = frozenset({"”", '"', "’", "%", ")"})


def predicate(sentence: Sentence, subject: Word) -> str | None:
    """What the subject's clause says of it, from the verb on: "agreed to add two members"; None if nothing is."""
    verb = sentence.head(subject)
    if verb is not None and verb.role in {"aux", "auxpass"}:
        verb = sentence.head(verb)
    if verb is None or subject.role not in SUBJECTS or verb.part not in {"VERB", "AUX"}:
        return None
    tree = [word for word in sentence.tree(verb, frozenset({"parataxis"})) if word.at > subject.at]
    if sentence.tree(subject)[0].low in _NOBODY or _only_wanted(sentence, verb):
        return None  # "No troops were injured", "demand that they leave": nothing that they do
    dropped = set(sentence.tree(subject))
    for other in sentence.below(verb, "conj"):
        if sentence.below(other, *SUBJECTS):
            dropped |= set(sentence.tree(other))  # "…, and the crowd cheered"
    begin = min(
        (word.at for word in (verb, *_denials(sentence, verb)) if word.at > subject.at),
        default=verb.at,
    )
    words = [word for word in tree if word not in dropped and word.at >= begin]
    return _line(sentence, words)


def _only_wanted(sentence: Sentence, verb: Word) -> bool:
    """Whether the clause is a condition, or a bare verb that somebody demands or recommends."""
    marks = {one.low for one in sentence.below(verb, "mark")}
    bare = verb.tag == "VB" and not sentence.below(verb, "aux")
    return bool(marks & {"if", "unless", "whether"}) or bare


def _denials(sentence: Sentence, verb: Word) -> tuple[Word, ...]:
    """What belongs to the verb in front of it: auxiliaries, "not", "no longer", "never"."""
    adverbs = [one for one in sentence.below(verb, "advmod") if one.low in _NEVER]
    longer = [below for one in adverbs for below in sentence.tree(one)]
    return (*sentence.below(verb, "aux", "auxpass", "neg"), *longer)


def clause(sentence: Sentence, word: Word) -> str | None:
    """The smallest clause with a subject round the word, at least a few words long; None for a verbless sentence."""
    best: str | None = None
    for verb in (word, *sentence.above(word)):
        if verb.part not in {"VERB", "AUX"} or verb.role in {"aux", "auxpass"}:
            continue
        if not any(sentence.below(one, *SUBJECTS) for one in (verb, *sentence.below(verb, "aux"))):
            continue
        tree = _from_subject(sentence, verb, word, _without_next(sentence, verb, word))
        if verb.role == "relcl":
            continue
        line = _line(sentence, list(tree), keep=word)
        if line is not None and len(line.split()) >= _SHORTEST:
            return line
        best = best or line
    return best


def _without_next(sentence: Sentence, verb: Word, word: Word) -> list[Word]:
    """The verb's tree without the clauses joined to it ("…, and she left"), unless the word stands in one."""
    tree = sentence.tree(verb, frozenset({"parataxis"}))
    joined = [one for one in sentence.below(verb, "conj") if one.part in {"VERB", "AUX"}]
    dropped = {below for one in joined for below in sentence.tree(one)}
    return list(tree) if word in dropped else [one for one in tree if one not in dropped]


def _from_subject(sentence: Sentence, verb: Word, word: Word, tree: list[Word]) -> list[Word]:
    """Without what stands in front of the subject ("In a rare address on Sunday, …"), unless the word is in it."""
    subject = next(iter(sentence.below(verb, *SUBJECTS)), None)
    if subject is None or subject.at > verb.at:
        return tree
    begin = sentence.tree(subject)[0].at
    return [one for one in tree if one.at >= begin] if word.at >= begin else tree


def _line(sentence: Sentence, words: list[Word], keep: Word | None = None) -> str | None:
    """The words' stretch of text without marks at its ends, cut at a joint if it is too long."""
    while words and (words[0].role in {"punct", "cc", "mark"} and words[0].text not in {"“", '"', "‘"}):
        words = words[1:]
    while words and (
        words[-1].role == "cc" or (words[-1].role == "punct" and words[-1].text not in _CLOSING)
    ):
        words = words[:-1]
    if not words:
        return None
    first, last = words[0].at, words[-1].at
    whole = [word for word in sentence.words if first <= word.at <= last]
    if len(whole) > LONGEST:
        joints = [
            word.at
            for word in whole
            if (word.text in {",", ";"} or _joins_verbs(sentence, word))
            and _SHORTEST < word.at - first <= LONGEST
        ]
        joints = [at for at in joints if keep is None or at > keep.at]
        if joints:
            whole = [word for word in whole if word.at < joints[-1]]
    return balanced(sentence.text[whole[0].start : whole[-1].end])


def _joins_verbs(sentence: Sentence, word: Word) -> bool:
    head = sentence.head(word)
    return word.role == "cc" and head is not None and head.part in {"VERB", "AUX"}


def balanced(line: str) -> str:
    """Without a quotation mark that lost its partner at the cut."""
    for opens, closes in (("“", "”"), ("(", ")"), ("[", "]")):
        if line.count(opens) != line.count(closes):
            line = line.replace(opens, "").replace(closes, "")
    if line.count('"') % 2:
        line = line.replace('"', "")
    return line.strip(" ,;:")
