"""The clause of a sentence that holds some of its words, from its subject on, so that it can be quoted by itself.

A sentence and a stretch of it go in; a stretch of the same sentence comes out, or nothing where none reads alone. It
begins where a clause begins and ends where one ends: never before what limits it ("without", "while", "behind").
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from extract.lexicon import PREPOSITIONS, word_set
from kg.clauses import split_clause
from kg.english.grammar import plain
from kg.phrases import ADVERBS, AUXILIARIES, BE, begins_with_verb, has_verb, words_of
from kg.words import content_words

LONGEST = 220
# Beyond this it is no sentence.
_LONGEST_READ = 1200
# What ties a sentence to the one before it.
_CONNECTS = re.compile(
    r"(?i)[\s\"“”'’.]*(?:(?:however|moreover|meanwhile|furthermore|further|additionally|in addition(?! to)"
    r"|nevertheless|nonetheless"
    r"|consequently|therefore|thus|hence|unfortunately|yet|but|and|also|besides|currently|still|typically|recently"
    r"|in (?:practice|particular|general|reality)|as a result(?! of)|on the other (?:hand|side)|in (?:this|such) cases?"
    r"|in contrast(?! to| with)|at the same time(?! as)|first(?:ly)?|second(?:ly)?|third(?:ly)?|in turn|so far|to date"
    r"|(?:even |what is |what's )?worse(?: still| yet)?(?=,)"
    r"|rather|instead|hence|finally|specifically|notably|indeed|interestingly|surprisingly|fundamentally|particularly"
    r"|note that|that is because|this is because)(?:,\s*|\s+)|\(?(?:\d|i{1,3})[).]\s*)*"
)
# What is granted before the clause that complains.
_GRANTED = re.compile(r"(?i)(?:although|though|even though|despite|in spite of|while|whereas)\s[^,;:]+,\s+")
# A clause begins behind these; behind a bare "and" it may be a noun that does.
_BEGINS = re.compile(
    r"(?i)[;:]\s+(?:\(?(?:\d|[ivx]+|[a-d])\)\s*)?|,\s+(?:however,\s+|and\s+|but\s+|yet\s+|so\s+)"
    r"|,?\s+(?:because|since|while|whereas|although|though|but|(?<!such )(?<!well )as(?= (?:the|a|an|they|it"
    r"|most|many|these|existing|current|each|no)\b)|(?<!fact )(?<!assumption )(?<!assumptions )"
    r"(?<!assume )(?<!assumes )(?<!assuming )(?<!claim )that|where|in which|whereby"
    r"|so that|is that)\s+"
    r"|\s+(?:\(?(?:\d|[ivx]+|[a-d])\))\s+|\s[–—]\s|\s--?\s"
)
_COUNTED = re.compile(r"(?i)\(?(?:\d|[ivx]{1,3}|[a-d])\)\s*|(?:first|second|third|final)(?:ly)?,\s+")
# "In that | hive no bee sleeps": it points at a thing, and no clause begins behind it.
_POINTS_AT = re.compile(
    r"(?i)\b(?:in|by|of|for|with|on|from|to|at|under)\s+that\s+(?!(?:the|an?|it|they|we|most|many|all|each|no|some|these|this"
    r"|there|its|their|our|existing|current|only|one|both)\b)"
)
# "They weigh hives, frames, and | lids": the last of a list.
_IN_LIST = re.compile(r"(?i),\s+(?!in\b|on\b|with\b|for\b|at\b|to\b|by\b|due\b|\w+ly\b)[\w-]+(?:\s+[\w-]+)?$")
_SUBORDINATE = re.compile(r"(?i)\b(?:because|since|while|whereas|although|though|as)\s+$")
# A clause ends before these.
_ENDS = re.compile(
    r"(?i)[;:]\s|\s[–—(]|\s--?\s|\s(?:e\.\s?g\.|i\.\s?e\.)"
    r"|,\s(?=(?:which(?! (?:is|are|remains?) (?:\w+ly |very |often |also |still )*(?:difficult|hard|challenging"
    r"|impossible|infeasible|costly|expensive|tedious|impractical|not)\b)"
    r"|whose|where|e\.\s?g|i\.\s?e|especially|particularly|in particular|even|as|since|because|so"
    r"|for example|for instance|such as|thus|thereby|hence|therefore|and thus|and hence|and thereby|whereas|while"
    r"|suggesting|showing|leading|resulting|making|causing|limiting|hindering|hampering|degrading|leaving"
    r"|requiring|due to)\b)"
    r"|,\s(?=with\s(?:[\w-]+\s){0,3}?applications?\b)"
    r"|,\s(?=(?:and|but|yet)\s(?:the|a|an|these|those|this|we|it|they|our|their|its|most|many|existing|current)\s)"
)
_POINTS_ANYWHERE = re.compile(
    r"(?i)\b(?:we|our|us|ours|you|he|she|his|her|one another|here|the (?:former|latter)|each other|as follows"
    r"|mentioned|"
    r"aforementioned|in this|this (?:paper|work|article|study|problem|issue|task)|above|\d\.)\b"
)
_DEMONSTRATIVE = re.compile(
    r"(?i)\b(?:these|those(?! (?:\w+ed|that|of|in|on|at|which|who|with|from)\b)|this|such(?! as\b)(?! an? )|such an?"
    r"|both(?! of| the| in| on))\s+(?P<what>[\w-]+)"
)
_PRONOUN = re.compile(r"(?i)\b(?:it|they|them|its|their|itself|themselves)\b")
_EXPLETIVE = re.compile(
    r"(?i)\b(?:mak|render|find|keep)\w* it\b|\bit (?:is|remains|was|becomes|has been) (?:[\w-]+ ){1,4}?"
    r"(?:(?<!due )(?<!owing )to|that|whether|how|for)\b"
)
# "The other one is wet wax", "problems of wax hinder their use": one of several, and whose use it is.
_ONE_OF = re.compile(
    r"(?i)^(?:(?:the|an)\s?other(?:\s+one)?|the\s+(?:first|second|third|last|latter|reason)(?:\s+one)?)\s+(?:is|are|was)\b"
    r"|^(?:(?:\w+\s+){0,2}?)(?:challenges|issues|problems|limitations|difficulties|factors|obstacles|drawbacks|barriers)\b[^,;]*?"
    r"\b(?:hinder|limit|restrict|hamper|imped|prevent|prohibit|constrain)(?:s|e|ed|es|ing)?\s+(?:their|its|them)\b"
    r"|^[B-HJ-Z]\s+(?:is|was|can|cannot|has|does|may)\b"
)
# Whoever an abstract blames; a newcomer reads on without knowing which ones exactly.
_ANYONE = word_set(
    """
    method methods approach approaches technique techniques model models system systems algorithm algorithms works
    studies solutions frameworks networks strategies techniques datasets benchmarks attacks defenses
    """
)
_STARTS_NOTHING = word_set(
    """
    and or but nor of than that which who whose so it its they them their this these those such he she we us i you
    both either neither one ones there here to by from within then also only
    """
)
_OPENS_AT_START = word_set(
    """
    although though while whereas because since when if as despite due in for with under on at during given without
    compared to among between across even unlike compared within through by
    """
)
# Verbs by their endings, which no list of common ones has.
MADE_VERB = re.compile(r"[a-z]{2}(?:ify|ieve|[^ns]ize|(?:al|on|ar|im|ic)ise)$")
_BEFORE_ARTICLE = word_set("all both of in on for half such what only without even")
_NOTHING_NAMED = word_set("little few known none several many much no not fully yet recent recently")
_NEVER_WITHIN = PREPOSITIONS | _OPENS_AT_START | ADVERBS - {"most", "more", "less"}
_ENDS_NOTHING = word_set(
    """
    and or but nor of to in for with on at by from as than that which who whose when while if because since the a an is
    are was were be been has have had can could may might will would not very more most less too so their its our such
    both either neither only into between without this these those where how
    """
)


def clause_around(
    sentence: str, start: int, end: int, longest: int = LONGEST, fits: Callable[[str], object] = bool
) -> str:
    """The nearest clause with a subject of its own around ``sentence[start:end]`` that fits; empty where none is.

    Examples
    --------
    >>> said = "However, although hives are cheap, most scales fail to weigh them in rain, which annoys keepers."
    >>> clause_around(said, said.index("fail"), said.index(" in rain"))
    'most scales fail to weigh them in rain'
    >>> clause_around("They fail in rain.", 5, 12)
    ''
    """
    if len(sentence) > _LONGEST_READ:
        return ""
    rights = [m.start() for m in _ENDS.finditer(sentence) if m.start() >= end]
    rights.append(len(sentence.rstrip(" .;,!")))
    first = _CONNECTS.match(sentence)
    opening = first.end() if first else 0
    for left in _lefts(sentence, opening, start, end):
        for right in rights:
            found = sentence[left:right].strip(" ,;:.")
            if len(found) > longest or right < end:
                break
            at_start = left == opening
            whole = at_start and right == rights[-1]
            if _reads_alone(found, sentence[:left], sentence[start:end], at_start=at_start, whole=whole) and fits(
                found
            ):
                return found
    return ""


def _lefts(sentence: str, opening: int, start: int, end: int) -> Iterable[int]:
    """Where a clause may begin, the nearest first, each where the words before it end one."""
    granted = _GRANTED.match(sentence, opening)
    places = {opening}
    if granted and granted.end() <= start:
        places.add(granted.end())
    for found in _BEGINS.finditer(sentence):
        if (
            opening < found.end() <= start
            and not any(m.end() == found.end() for m in _POINTS_AT.finditer(sentence))
            and _ends_a_clause(sentence[opening : found.start()], found[0])
            and not (
                # What a subordinate clause is told for stands behind its comma.
                _SUBORDINATE.search(found[0]) and ", " in sentence[found.end() : end]
            )
        ):
            numbered = _COUNTED.match(sentence[found.end() :])
            places.add(found.end() + (numbered.end() if numbered else 0))
    begins = re.search(r",\s$", sentence[:start]) and split_clause(sentence[start:end]) is not None
    if begins and may_begin_after(sentence[opening:start]):
        places.add(start)
    return sorted((p for p in places if p <= start), reverse=True)


def may_begin_after(before: str) -> bool:
    """Whether a clause may begin behind a comma after these words, which are no more of a list than "in old hives, ".

    Examples
    --------
    >>> may_begin_after("In old hives, "), may_begin_after("Weighing wet, ")
    (True, False)
    """
    first = words_of(before)[:1]
    return bool(first) and (first[0] in _OPENS_AT_START or has_verb(before))


def _ends_a_clause(before: str, joint: str) -> bool:
    """Whether an "and" or "but" joins a clause to the one before it, and not the last of a list to the others."""
    joins = re.search(r"(?i)\b(?:and|but|yet|so)\b", joint) is not None
    if (listed := _IN_LIST.search(before)) and re.fullmatch(r"(?i),\s+and\s+", joint) and not has_verb(listed[0]):
        return False
    return not joins or has_verb(before) or split_clause(before) is not None


def _reads_alone(text: str, before: str, phrase: str, *, at_start: bool, whole: bool) -> bool:
    words = words_of(text)
    if (
        len(words) < (6 if words[:1] == ["the"] else 4)
        or words[-1] in _ENDS_NOTHING
        or text.count("(") != text.count(")")
        or text.count('"') % 2
    ):
        return False
    first = words[0]
    hollow = first == "it" and _EXPLETIVE.match(text) is not None
    if (first in _STARTS_NOTHING and not hollow) or (first in _NEVER_WITHIN and not at_start):
        return False
    # "Rains that | spoil the wax": what follows the relative word is its verb.
    ahead = re.sub(r"(?i)\b(?:that|which|where)\s+$", "", before)
    if not at_start and (begins_with_verb(text, before) or (begins_with_verb(text, ahead) and ahead != before)):
        return False
    acts = words[1] in ("the", "a", "an", "its", "their") and first not in _BEFORE_ARTICLE and not first.endswith("ing")
    if not at_start and (acts or MADE_VERB.search(first)):
        return False
    if at_start and (first in AUXILIARIES or first in ("not", "never")):
        return False
    if re.search(r"(?:\bcid:|[\\{}$]|\w-\s\w|\uFFFD)", plain(text)) or points_away(text):
        return False
    return whole or hollow or _has_verb_with_subject(text, phrase)


def _has_verb_with_subject(text: str, phrase: str) -> bool:
    parts = split_clause(text)
    if parts is not None:
        return bool(content_words(parts[0]))
    if has_verb(text) and words_of(text)[0] not in AUXILIARIES | BE:
        return True
    # "Most keepers weigh | by hand": what was marked begins with the verb.
    at = text.find(phrase.strip())
    return at > 0 and bool(content_words(text[:at])) and begins_with_verb(phrase, text[:at])


def points_away(text: str) -> bool:
    """Whether words speak of something that stands outside them, or of their authors.

    Examples
    --------
    >>> points_away("these hives are wet"), points_away("the weight of hives in these methods is off")
    (True, False)
    >>> points_away("keepers weigh their hives"), points_away("little is known of their weight")
    (False, True)
    """
    if _POINTS_ANYWHERE.search(text) or _ONE_OF.search(text):
        return True
    for found in _DEMONSTRATIVE.finditer(text):
        late = len(words_of(text[: found.start()])) > 2
        if not (late and found["what"].casefold() in _ANYONE):
            return True
    bare = _EXPLETIVE.sub(lambda m: "x" * len(m[0]), text)
    return any(not _named_before(text[: m.start()]) for m in _PRONOUN.finditer(bare))


def _named_before(text: str) -> bool:
    told = [w for w in words_of(text) if w not in _NOTHING_NAMED and content_words(w)]
    # "Evaluating their weight is hard": one word is what is done, and not to what.
    # "While cheap, their lids leak": what is granted names nothing without a verb.
    if re.match(r"(?i)(?:while|although|though)\s[^,]*,\s*$", text) and len(text.split()) < 5:
        return False
    return len(told) > 1 and re.match(r"(?i)(?:and|but|while|although|since|as|due to|despite)\s*$", text) is None
