"""The article's own clause: what an actor does in a sentence, what happens at a time or place. Cut, never reworded."""

from briefing.syntax import SUBJECTS, Sentence, Word

LONGEST = 32
"""Words of a clause that still reads as one line; a longer one is cut at its last comma or joint before that."""
READABLE = LONGEST + 8
"""Words of a whole sentence that may still stand uncut as a line."""
_SHORTEST = 4
_PAIRS = {"“": "”", "(": ")", "[": "]", '"': '"'}
_BEFORE = frozenset(" ([“")
"""What stands before a straight quotation mark that opens."""
_GOVERNING = frozenset("if unless according because although though while until without except".split())
"""Words of what a line must not lose: on what condition, by whose word, in spite of what."""
_WANTED = frozenset("recommend demand ask insist urge propose request require suggest want order".split())
_OPENING = frozenset({"IN", "VBG", "VBN", "WRB", "WDT", "WP", "WP$"})
"""Tags of words that open something that can be left off: prepositions, participles, "where", "which"."""
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
        turns = any(one.low == "but" for one in sentence.below(verb, "cc"))
        if sentence.below(other, *SUBJECTS) and not turns:
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
    head = sentence.head(verb)
    wanted = verb.role == "ccomp" and head is not None and head.lemma in _WANTED and verb.tag == "VBP"
    helped = any(aux.low != "to" for aux in sentence.below(verb, "aux", "auxpass"))
    bare = verb.tag not in {"VBD", "VBZ", "VBP"} and not helped
    return bool(marks & {"if", "unless", "whether"}) or bare or (wanted and not helped)


def _denials(sentence: Sentence, verb: Word) -> tuple[Word, ...]:
    """What belongs to the verb in front of it: auxiliaries, "not", "no longer", "never"."""
    adverbs = [one for one in sentence.below(verb, "advmod") if one.low in _NEVER]
    longer = [below for one in adverbs for below in sentence.tree(one)]
    return (*sentence.below(verb, "aux", "auxpass", "neg"), *longer)


def clause(sentence: Sentence, word: Word) -> str | None:
    """What the sentence says round the word: all of it if it reads as one line, else its main clause, shortened.

    A smaller clause would lose what governs it: "if the enemy does not stop", "recommended that the troops leave",
    "according to him". None for a sentence without a verb.
    """
    root = next((one for one in sentence.words if one.role == "ROOT"), None)
    if root is None or root.part not in {"VERB", "AUX"}:
        return None
    if len(sentence.text.split()) <= LONGEST:
        return _line(sentence, list(sentence.words), keep=word)
    tree = _without_next(sentence, root, word)
    return _line(sentence, _from_subject(sentence, root, word, tree), keep=word)


def _without_next(sentence: Sentence, verb: Word, word: Word) -> list[Word]:
    """The verb's tree without the clauses joined to it ("…, and she left"), unless the word stands in one."""
    tree = sentence.tree(verb, frozenset({"parataxis"}))
    turns = any(one.low == "but" for one in sentence.below(verb, "cc"))
    joined = [one for one in sentence.below(verb, "conj") if one.part in {"VERB", "AUX"} and not turns]
    dropped = {below for one in joined for below in sentence.tree(one)}
    return list(tree) if word in dropped else [one for one in tree if one not in dropped]


def _from_subject(sentence: Sentence, verb: Word, word: Word, tree: list[Word]) -> list[Word]:
    """Without what stands in front of the subject ("In a rare address on Sunday, …"), unless the word is in it.

    What says who says so or on what condition stays.
    """
    subject = next(iter(sentence.below(verb, *SUBJECTS)), None)
    if subject is None or subject.at > verb.at:
        return tree
    begin = sentence.tree(subject)[0].at
    front = {one.low for one in tree if one.at < begin}
    if word.at < begin or front & {"according", "if", "unless", "while", "although", "“", '"'}:
        return tree
    return [one for one in tree if one.at >= begin]


def _line(sentence: Sentence, words: list[Word], keep: Word | None = None) -> str | None:
    """The words' stretch of text without marks at its ends, cut at a joint if it is too long."""
    while words and (
        (words[0].role in {"punct", "cc"} or words[0].low == "that") and words[0].text not in {"“", '"', "‘"}
    ):
        words = words[1:]
    while words and (
        words[-1].role == "cc" or (words[-1].role == "punct" and words[-1].text not in _CLOSING)
    ):
        words = words[:-1]
    if not words:
        return None
    first, last = words[0].at, words[-1].at
    whole = [word for word in sentence.words if first <= word.at <= last]
    if len(sentence.text[whole[0].start : whole[-1].end].split()) > LONGEST:
        joints = [
            word.at for word in whole if _joint(sentence, word) and _SHORTEST < word.at - first <= LONGEST
        ]
        joints = [at for at in joints if keep is None or at > keep.at]
        if joints:
            whole = [word for word in whole if word.at < joints[-1]]
    return balanced(sentence.text[whole[0].start : whole[-1].end])


def _joint(sentence: Sentence, word: Word) -> bool:
    """Whether a clause may end there: before "…, where", "…, saying", "; " or an "and" that joins verbs, in no list."""
    if word.role == "cc":
        head = sentence.head(word)
        return head is not None and head.part in {"VERB", "AUX"} and word.low != "but"
    after = sentence.words[word.at + 1 : word.at + 2]
    return word.text == ";" or (
        word.text == "," and bool(after) and after[0].tag in _OPENING and after[0].low not in _GOVERNING
    )


def balanced(line: str) -> str:
    """Quotation marks and brackets in pairs: one whose partner was cut off is closed at the line's end.

    Of closing ones that were never opened a quotation mark is opened at the line's beginning, a bracket goes, as does one that would hold nothing.
    """
    kept: list[str] = []
    open_: list[str] = []
    for mark in line.lstrip(" ,;:").rstrip(" ,;:[("):  # "perpetrators [" of "perpetrators [...]"
        if open_ and mark == _PAIRS[open_[-1]]:
            open_.pop()
        elif mark == '"' and kept and kept[-1] not in _BEFORE:
            kept.insert(0, mark)
        elif mark in _PAIRS:
            open_.append(mark)
        elif mark == "”":
            kept = ["“", *kept, *(_PAIRS[one] for one in reversed(open_))]
            open_.clear()
        elif mark in _PAIRS.values():
            continue
        kept.append(mark)
    return ("".join(kept) + "".join(_PAIRS[mark] for mark in reversed(open_))).strip(" ,;:")
