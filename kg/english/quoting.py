"""Words of a paper as they can stand within a sentence of ours: a noun phrase, a clause, or the sentence they are from.

A stretch of a text goes in, with the sentence around it; what may be put in quotation marks comes out, with what it is.
A predicate without its subject ("fails to count bees") is neither: its whole clause is quoted, or nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.lexicon import PREPOSITIONS, word_set
from extract.records import Extraction
from kg.clauses import split_clause
from kg.complaints import complains
from kg.english.grammar import plain
from kg.phrases import (
    ADVERBS,
    AUXILIARIES,
    BE,
    base_of,
    begins_with_verb,
    has_verb,
    is_noun_or_verb,
    points_outside,
    words_of,
)

NOUN, CLAUSE, SENTENCE = "noun", "clause", "sentence"
# Longer ones make a list of quotes a text.
LONGEST_NOUN, LONGEST_CLAUSE, LONGEST_SENTENCE = 90, 130, 240
# A whole sentence that stands within one of ours.
LONGEST_SAID = 170
_ARTICLE = re.compile(r"(?i)(?<![\w-])(?:an?|the)\s+$")
_OPENS_CLAUSE = re.compile(
    r"(?i)(?:^|[,;:–—(]|\b(?:that|because|since|as|while|whereas|although|though|and|but|when|if))\s*$"
)
# What stands before a clause that one can leave out without changing what it says.
_CONNECTS = re.compile(
    r"(?i)^(?:however|for (?:instance|example)(?=,)"
    r"|moreover|meanwhile|furthermore|additionally|in addition(?! to)|nevertheless|nonetheless"
    r"|consequently|therefore|thus|hence|unfortunately|yet|but|and|also|besides|currently"
    r"|in (?:practice|particular|general|reality)|as a result(?! of)|on the other (?:hand|side)"
    r"|in contrast(?! to| with)|at the same time(?! as)|first(?:ly)?|second(?:ly)?|third(?:ly)?"
    r"|finally|specifically|notably|indeed|interestingly|note that),?\s+"
)
_DETERMINERS = word_set("a an the this that these those its their our his her any some each every no another such")
_POINTS = word_set("it its their they them this these those he she we us i you such both either one ones there here")
_STARTS_NO_NOUN = word_set(
    """
    and or but nor of to in for with on at by from as than that which who whose when while if because since although
    no not never cannot only also still often usually both either neither due without within whether how what why where
    so
    """
)
_ENDS_NO_NOUN = word_set(
    """
    and or but nor of to in for with on at by from as than that which who whose when while if because since the a an
    is are was were be been has have had can could may might will would not very more most less too so their its our
    limited high low large small new different various many several
    """
)
_HOW_OFTEN = word_set("still often usually typically always never rarely frequently generally sometimes")
_QUANTIFIERS = word_set("most all many some few much several any every each")
_MANNERS = word_set("little poorly badly only solely heavily mainly mostly primarily")
# Adjectives and adverbs that end in something else than they tell of: "remains elusive" is no noun.
_ADJECTIVE = re.compile(r"(?:able|ible|ful|ous|less|ively|ally|ently|antly|-(?:prone|free|aware|agnostic|specific))$")
_NOUN_IN_SPITE = word_set("table vegetable variable deliverable wearable")
# Words that begin a sentence and are no names, and the endings of others.
_NO_NAME = re.compile(
    r"(?:ing|ly|tions?|ments?|ness|ity|ities|ances?|ences?|ors|ers|al|als|ive|ous|able|ible|ed|less|ful|ures?|ches|ods)$"
)
_COMMON = word_set(
    """
    a an the this these those existing current most many some several few in on for with when while although though
    despite traditional conventional previous prior recent such as at no not due because since given there all both each
    one two standard typical previously recently today if by from to under compared unlike modern our we even little
    without nearly hardly until only not more less
    """
)
# A complaint that needs its noun: "difficult to extend", "insufficient for a judgement".
_PREDICATE = re.compile(
    r"(?i)^(?:difficult|hard|easy|challenging|impossible|unable|insufficient|inadequate|inefficient|ineffective|expensive"
    r"|costly|infeasible|prone|sensitive|vulnerable|unclear|unsuitable|likely|essential|necessary|trivial|non-trivial)"
    r"\s+(?:to|for|of|when|in|at|that|because|and)\b"
)
# What an -ing form says of something before it, more often than it names a doing.
_PARTICIPLES = word_set(
    """
    lacking failing ignoring neglecting suffering hindering limiting leading making causing requiring resulting
    degrading preventing relying depending overlooking struggling
    """
)
# A verb that is as often a noun, told by what follows: "limits the view".
_ACTS = re.compile(
    r"(?i)\w\s+(?:limits|requires|needs|demands|causes|leads|hinders|hampers|impacts|affects|results|changes"
    r"|includes|involves|contains|struggles?|lacks|targets)\s+"
    r"(?!(?:of|in|on|for|and|or|with|from|at|by)\b)\w"
)
# "The weight slowly grows in spring": a verb behind its adverb, however much it looks like a noun.
_ACTS_SO = re.compile(
    r"(?i)\w\s\w{2,}ly\s+(?:increases|decreases|grows|drops|degrades|rises|deteriorates|declines|falls|depends|affects|limits|hinders"
    r"|reduces|fails|suffers|varies|changes|relies|requires|ignores|neglects|hampers|impairs|restricts|differs|influences|impacts)\b"
)
# "Making | flights utterly costly for bees": what something is made to be.
_MAKES = re.compile(
    r"(?i)\b(?:mak(?:e|es|ing)|made|render(?:s|ed|ing)?|keep(?:s|ing)?|leav(?:e|es|ing)|left)\s+(?:the\s+|an?\s+)?$"
)
_MADE_SO = re.compile(
    r"(?i)\w\s(?:\w+ly\s+|more\s+|less\s+|very\s+)*(?:\w+(?:ive|ble|ous|ful|less|ex|ult|ent)|hard|slow|costly|challenging|prone|harder|slower)"
    r"(?=\s+(?:to|for|in|on|when|with|under|at|against)\b|\W*$)"
)
# "Weighing hives is | a tedious job": of what, its subject says.
_IS_A = re.compile(
    r"(?i)\b(?:is|are|was|were|be|been|remains?|becomes?|represents?|constitutes?)\s+(?:\w+ly\s+|still\s+|also\s+|often\s+)*(?:an?\s+)?$"
)
_A_JOB = re.compile(
    r"(?i)^(?:an?\s+)?(?:[\w-]+,?\s+){1,6}?(?:process|processes|work|task|tasks|problem|problems|challenge|challenges|issue|issues|procedure"
    r"|job|undertaking|activity|endeavou?r|matter|step|operation|obstacle|bottleneck|question|exercise|hurdle)(?=\W*$|\s+(?:for|in|of|to)\b)"
)
# A sentence of what its authors do, or of a list that it stands in, tells of no difficulty by itself.
_OF_OURS = re.compile(
    r"(?i)\b(?:we|our|us|ours|(?:this|the|present) (?:paper|work|article|study))\b|\b\d\.\s|\(citation\)"
)
_POINTS_WITHIN = re.compile(
    r"(?i)(?:^|[,;:]\s+|^(?:as|since|because|if|when|while|although)\s+)"
    r"(?:it|they|these|this|those|such|he|she)\b|\b(?:the (?:latter|former)|them)\b"
)
# One of several that the sentences before it tell apart.
_POINTS_AT_ONE = re.compile(
    r"(?i)\b(?:for|in|under|on|with) (?:this|that|these|each|the (?:first|second|third|last|latter|former)) "
    r"(?:case|setting|scenario|condition|experiment|task|test|example|set)s?\b"
)
_BROKEN = re.compile(r"\(cid:|\w-\s\w|[\\{}$]|~(?!\s?\d)|\uFFFD")


@dataclass(frozen=True, slots=True)
class Words:
    """What may stand in quotation marks, and what it is: ``NOUN``, ``CLAUSE`` or ``SENTENCE``."""

    text: str
    form: str


def words_told(sentence: str, start: int, end: int) -> Words | None:
    """What of a sentence tells what ``sentence[start:end]`` says, so that it reads on its own; None where nothing does.

    Examples
    --------
    >>> said = "However, most hives suffer from the lack of wax, and old hives fail to keep warm."
    >>> def told(words): return words_told(said, said.index(words), said.index(words) + len(words))
    >>> told("lack of wax")
    Words(text='the lack of wax', form='noun')
    >>> told("old hives fail to keep warm")
    Words(text='old hives fail to keep warm', form='clause')
    >>> told("fail to keep warm")
    Words(text='most hives suffer from the lack of wax, and old hives fail to keep warm', form='sentence')
    """
    raw = sentence[start:end].strip()
    before, after = sentence[:start], sentence[end:]
    if not raw or _BROKEN.search(sentence[max(0, start - 20) : end + 20]):
        return None
    if raw.strip(" .") == sentence.strip(" .") and sentence.strip().endswith((".", "?", "!")):
        return whole_sentence(sentence)
    told: Words | None = None
    if is_noun_phrase(raw, before, after) and len(raw) <= LONGEST_NOUN:
        found = _ARTICLE.search(before)
        told = Words(plain(f"{found[0].lower() if found else ''}{uncapped(raw)}"), NOUN)
    elif is_clause(raw, before, after) and len(raw) <= LONGEST_CLAUSE:
        told = Words(plain(uncapped(raw)), CLAUSE)
    if told and (complains(raw) or raw == sentence.strip()):
        return told
    # What is wrong may stand beside the phrase: "weighing hives is hard".
    whole = whole_sentence(sentence)
    return whole if told is None or (whole and complains(whole.text) and len(whole.text) <= LONGEST_SAID) else told


def words_of_paper(extraction: Extraction, start: int, end: int) -> Words | None:
    """The same for a place in the text of a paper: of a title its noun phrases only, as it is no sentence."""
    paper = extraction.paper
    if start < len(paper.title):
        found = words_told(paper.title, start, min(end, len(paper.title)))
        return found if found and found.form == NOUN else None
    inside = [s for s in extraction.sentences if s.start < end and start < s.end]
    if not inside:
        # Nothing is known of sentences where an abstract was not read.
        low = max(paper.text.rfind(". ", 0, start) + 2, len(paper.title) + 1)
        high = paper.text.find(".", end)
        high = len(paper.text) if high < 0 else high + 1
    else:
        low, high = min(inside[0].start, start), max(inside[-1].end, end)
    return words_told(paper.text[low:high], start - low, end - low) if len(inside) < 2 else None


def whole_sentence(sentence: str, *, ours: bool = False) -> Words | None:
    """A sentence without what ties it to the one before it; None where it is too long or speaks of what it lacks.

    What its authors say of themselves ("we propose") is none either, unless it is asked for (``ours``).
    """
    text = " ".join(plain(sentence).split()).strip('"“”').strip()
    while found := _CONNECTS.match(text):
        text = text[found.end() :]
    text = text.rstrip(" .;,")
    first = words_of(text)[:2]
    if not first or len(text) > LONGEST_SENTENCE or _BROKEN.search(text) or text.count("(") != text.count(")"):
        return None
    points = first[0] in _POINTS - {"we"} or _POINTS_WITHIN.search(text) is not None
    points = points or _POINTS_AT_ONE.search(text) is not None
    points = points or (
        not ours and re.search(r"(?i)\b(?:these|those|such|this|that same)\s+(?!as\b)", text) is not None
    )
    if points or (not ours and _OF_OURS.search(text)):
        return None
    return Words(uncapped(text), SENTENCE)


def is_noun_phrase(words: str, before: str, after: str) -> bool:
    """Whether words are a noun phrase, whole, as far as closed classes of words and what stands beside them show.

    Examples
    --------
    >>> is_noun_phrase("lack of wax", "They suffer from a ", "."), is_noun_phrase("fail to keep warm", "They ", ".")
    (True, False)
    >>> is_noun_phrase("limited to small hives", "They are ", "."), is_noun_phrase("wax melts", "", " fast.")
    (False, False)
    >>> is_noun_phrase("noisy hive", "We hear a ", " recordings"), is_noun_phrase("focus on wax", "Most methods ", ".")
    (False, False)
    """
    told = words_of(words)
    if not told or words[:1] in ",;:." or told[0] in _STARTS_NO_NOUN | _POINTS or told[-1] in _ENDS_NO_NOUN:
        return False
    first = told[0]
    led = [w for w in words_of(before)[-3:] if w not in ADVERBS]
    last = led[-1] if led and not re.search(r"[,;:.(]\s*$", before) else ""
    if len(told) > 1 and told[1] in _MANNERS:  # "help little on wet hives"
        return False
    if len(told) > 1 and base_of(first) == first and told[1] in _DETERMINERS:  # "lack the wax"
        return False
    if len(told) > 1 and first in _QUANTIFIERS and told[1] in PREPOSITIONS - {"of"}:  # "all with few hives"
        return False
    if begins_with_verb(words, before) or first in AUXILIARIES | ADVERBS or first.endswith("ly"):
        return False
    if first not in _DETERMINERS and (last in AUXILIARIES or last in {"to", "not", "more", "less", "too", "very"}):
        # "is limited reasoning" has its noun, "to require reasoning" has a verb.
        return bool(last in BE and len(told) > 1 and told[-1].endswith(("ness", "tion", "ity", "ance", "ence")))
    if (
        first in _PARTICIPLES
        or last in {"which", "who", "that"}
        or (first.endswith("ing") and re.search(r"[,;]\s*$", before))
    ):
        return False
    if _finite(words) or (len(told) == 1 and (_ADJECTIVE.search(first) or first.endswith(("ed", "ing")))):
        return False
    if _PREDICATE.match(words) or (_ADJECTIVE.search(told[-1]) and told[-1] not in _NOUN_IN_SPITE):
        return False
    unled = words_of(before)[-1:]
    if unled and base_of(first) == first and not re.search(r"[,;:.(]\s*$", before):
        # "methods focus on one hive", "keepers usually use two scales": the verb of what stands before it.
        many = unled[0].endswith("s") and not unled[0].endswith(("ss", "us", "is", "’s", "'s"))
        if unled[0] in ADVERBS or (many and unled[0] not in PREPOSITIONS | AUXILIARIES | _DETERMINERS):
            return False
    if (_MAKES.search(before) and _MADE_SO.search(words)) or (_IS_A.search(before) and _A_JOB.match(words)):
        return False
    return not (_ACTS.search(words) or _ACTS_SO.search(words)) and _ends_here(after)


def is_clause(words: str, before: str, after: str) -> bool:
    """Whether words are a clause with a subject of its own that they name.

    Examples
    --------
    >>> is_clause("wax remains wet", "Since ", "."), is_clause("they remain wet", "Since ", ".")
    (True, False)
    """
    told = words_of(words)
    if len(told) < 3 or told[0] in _POINTS | _STARTS_NO_NOUN | ADVERBS or not _OPENS_CLAUSE.search(before):
        return False
    if points_outside(words) or _OF_OURS.search(words) or re.search(r"(?i)\b(?:this|these|those|such)\b(?! as)", words):
        return False
    if begins_with_verb(words, before) or told[-1] in _ENDS_NO_NOUN or not _finite(words):
        return False
    return (
        _has_subject(words)
        and re.match(r"\s*(?:$|[.,;:)!?–—]|(?:and|but|or|which|while|because|since|when|if)\b)", after) is not None
    )


def _finite(words: str) -> bool:
    return has_verb(words) or split_clause(words) is not None or has_bare_verb(words)


def has_bare_verb(words: str) -> bool:
    """Whether a word stands where only a verb can: before a determiner, or between a plural and where it happens.

    Examples
    --------
    >>> has_bare_verb("the frames used in hives melt most wax"), has_bare_verb("many drones fly in a closed hive")
    (True, True)
    >>> has_bare_verb("the weight of all frames"), has_bare_verb("scales that need a hive")
    (False, False)
    """
    told = words_of(words)
    closed = PREPOSITIONS | AUXILIARIES | ADVERBS | _STARTS_NO_NOUN | _DETERMINERS | _QUANTIFIERS
    for place in range(1, len(told) - 1):
        before, word, after = told[place - 1 : place + 2]
        # "Wax still melts fast", but not "a still wing".
        led = told[place - 2] if place > 1 else ""
        if before in _HOW_OFTEN and led and led not in _DETERMINERS and re.search(r"[^s]s$", word):
            return True
        if before in _STARTS_NO_NOUN | {"who"}:
            # "that need", "who weigh": the verb of a relative clause is not the phrase's own.
            if before in {"that", "which", "who", "whom", "when", "while", "where", "whose", "if"}:
                return False
            continue
        if word in closed or re.search(r"(?:ing|\w\wly|ed|ion|ment|ness|ity)$", word) or not word.isalpha():
            continue
        if after in _DETERMINERS - {"no", "such"} | _QUANTIFIERS:
            return True
        many = before.endswith("s") and not before.endswith(("ss", "us", "is", "ics")) and before not in closed
        if many and not word.endswith("s") and after in {"in", "on", "at", "over", "under", "with"}:
            return True
    return False


def _has_subject(text: str) -> bool:
    """Whether a text has a verb, and before it words that name something."""
    parts = split_clause(text)
    if parts is None:
        return has_verb(text)
    subject = words_of(parts[0])
    return bool(subject) and subject[0] not in _POINTS


def _ends_here(after: str) -> bool:
    """Whether a noun phrase may end before these words: at a stop, a preposition, a verb, a clause on it."""
    if not after.strip() or not after[:1].isspace():
        return not after[:1].isalnum()
    if re.match(r"\s+[(\[]", after):
        return True
    following = words_of(after)[:1]
    if not following:
        return True
    word = following[0]
    base = base_of(word)
    closed = PREPOSITIONS | AUXILIARIES | ADVERBS | _STARTS_NO_NOUN | _DETERMINERS
    # A word that is as often a noun may go on with the phrase: "better hive scales".
    verb = base is not None and not word.endswith("ing") and (not is_noun_or_verb(base) or word.endswith("ed"))
    return word in closed or verb


def uncapped(text: str) -> str:
    """A sentence's words as they stand within another: a name keeps its capital, and so does a short form."""
    head = text.split(" ", 1)[0]
    low = head.casefold()
    if low.strip(",") not in _COMMON and re.match(r"\S+ [A-Z][a-z]", text):
        return text  # "Bayesian Hive Weights (BHW)"
    common = low.strip(",") in _COMMON or (head[1:].islower() and head.isalpha() and _NO_NAME.search(head))
    return f"{low}{text[len(head) :]}" if common else text


def told_of_one(said: Words) -> str:
    """Words of one paper as a predicate: "writes of “few hives”", "writes that “wax melts”"."""
    return f"writes of “{said.text}”" if said.form == NOUN else f"writes that “{said.text}”"
