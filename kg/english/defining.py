"""Sentences that say what a thing is: the thing that each speaks of, and whether it defines or only praises it.

Only the form of a sentence is looked at: what it names first, the verb that follows, what comes behind "is a task".
"is a challenging task that has attracted interest" tells that a thing matters, not what it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.english.grammar import plain
from kg.phrases import words_of

# From the best: it says what the thing is; so in a sentence on what a paper takes up; what it is for; that it matters.
DEFINES, TAKES_UP, TELLS, MATTERS = 4, 3, 2, 1
_LONGEST_SUBJECT = 10
# A longer sentence is cut before what it goes on to, where that is more than this far into it.
LONGEST, _EARLIEST_CUT = 280, 60

_HEAD = re.compile(r"(?i)^(?:[\"'“”‘’«»\[(]+|abstract\b[\s.:—–-]*|background\b[\s.:—–-]+|introduction\b[\s.:—–-]+|\s)+")
_CLASS = (
    r"(?:sub)?(?:tasks?|problems?|process(?:es)?|fields?|areas?|techniques?|technolog(?:y|ies)|approach(?:es)?"
    r"|abilit(?:y|ies)|disciplines?|branch(?:es)?|paradigms?|tools?|topics?|domains?|methods?|methodolog(?:y|ies)|forms?"
    r"|systems?|stud(?:y|ies)|class(?:es)?|types?|kinds?|famil(?:y|ies)|frameworks?|settings?|sciences?|practices?"
    r"|models?|mechanisms?|procedures?|operations?|algorithms?|schemes?|strateg(?:y|ies)|measures?|structures?|sets?"
    r"|networks?|materials?|diseases?|conditions?|modalit(?:y|ies)|devices?|robots?|machines?|functions?|concepts?"
    r"|phenomen(?:on|a)|propert(?:y|ies)|skills?|signals?|languages?|treatments?|therap(?:y|ies)|reactions?|doctrines?"
    r"|rules?|means|art)"
)
_HOW = r"(?:(?:usually|typically|commonly|generally|often|mainly|primarily|also|formally|here|essentially) )?"
_AIMS = (
    r"(?:aims? (?:to|at)|(?:is|are) aimed at|refers? to|(?:is|are) (?:\w+ly )?(?:defined|understood) as|deals? with"
    r"|seeks? to|(?:is|are) (?:\w+ly )?concerned with|attempts to|tries to"
    r"|(?:describes?|denotes?|addresses|tackles|considers) the (?:\w+ )?(?:task|problem|process|ability)"
    r"|(?:involves?|entails?|consists? (?:in|of)|means) (?:\w+ly )?(?!using\b)\w+ing\b)"
)
# What may follow "that", "which" in words that say what a thing is.
_NOT_SO = (
    r"(?!(?:has|have|had|remains?|is|are|was|were|plays?|suffers?|poses?|still|attract\w*|receiv\w*|gain\w*|finds?"
    r"|benefits?|underl\w+|promis\w+|deserv\w+|concerns?|we|many|most|often|needs?|must|should|could|may|might"
    r"|become\w*|arises?|presents?|lies|captures? the|draws?|impacts?|affects?|faces?|continues?|existing|current|our"
    r"|this)\b)"
)
_WHICH = rf"(?:that|which) (?:\w+ly )?{_NOT_SO}\w"
_SAYS_HOW = (
    rf"(?:of (?:\w+ly )?\w+ing\b|of how\b|{_WHICH}|where(?:in|by|as)? (?!existing|current|many|most)\w|in which\b"
    r"|by which\b|whose (?:goal|aim|objective|purpose|task)\b|(?:aiming|aimed|seeking) (?:to|at)\b|concerned with"
    r"|dealing with|(?:involving|entailing) \w+ing\b)"
)
_GOOD = re.compile(
    r"(?i)\b(?:important|essential|crucial|critical|key|vital|central|fundamental|promising|powerful|popular|effective"
    r"|efficient|valuable|useful|attractive|leading|challenging|difficult|hard|active|exciting|growing|emerging|major"
    r"|core|integral|indispensable|necessary|significant|well-known|widely|hot|open|long-standing|interesting|successful"
    r"|prominent|viable|great)\b"
)
# What a thing is suited for does not say what it is.
_FITTING = re.compile(r"(?i)\b(?:suited|suitable|appropriate|ideal|adequate|convenient)\b")
# That a problem is hard in some way says nothing of which it is.
_ONLY_HARD = re.compile(r"(?i)\b(?:ill-posed|NP-hard|inverse|under-?determined|intractable|unsolved|open)\b")
_NAME = r"(?P<name>[^,;:.()\[\]]{3,110}?)"
_SHORT = r"(?: ?[(\[](?P<short>[^()\[\]]{1,30})[)\]])?"
_KNOWN = r"(?:,? (?:also )?(?:known as|called|termed|referred to as) [^,]{2,60},?)?"
_AIM_OF = r"(?:(?:the )?(?:\w+ )?(?:tasks?|problem|process) of )?"
_OF = r"(?: (?:tasks?|problems?))?"
_DOES = rf"(?:{_AIMS}|(?:\w+ly )?{_NOT_SO}(?!requires|does)\w+[^su\W]s (?!an? \w+ role)\w)"
# What a thing is not by its sort: it is only hard, or matters.
_NO_KIND = (
    r"(?:challenges?|issues?|factors?|reasons?|obstacles?|limitations?|bottlenecks?|drawbacks?|concerns?|threats?"
    r"|difficult(?:y|ies)|advantages?|benefits?|steps?|components?|parts?|questions?|topics?|areas?|ways?|goals?|needs?"
    r"|problems?|tasks?|trends?|roles?|hurdles?)\b"
)
_NO_WORD = r"(?:(?!(?:that|which|for|to|by|where|as|using|with|from|in|on|of)\b)[\w-]+,? ){0,6}?"
_PAPER = r"(?:paper|work|article|study|letter)"
_WE = rf"(?:(?:here|in this {_PAPER}),? )?(?:we|this {_PAPER}) "


def _compiled(*patterns: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in patterns)


_DEFINING = _compiled(
    rf"^{_AIM_OF}{_NAME}{_SHORT}{_KNOWN}{_OF} {_HOW}{_AIMS}",
    rf"^(?:the )?(?:\w+ )?(?:goals?|aims?|objectives?|purpose) of {_NAME}{_SHORT} (?:is|are) to\b",
    rf"^in {_NAME}{_SHORT}, (?:the|our|one'?s) (?:\w+ )?(?:goal|aim|objective|task) is to\b",
    rf"^given [^;:]{{5,140}}?, {_NAME}{_SHORT}{_OF} {_HOW}{_AIMS}",
    rf"^{_AIM_OF}{_NAME}{_SHORT}{_KNOWN} {_HOW}(?:is|are) {_HOW}(?:an?|the|one of the)? ?(?P<what>{_NO_WORD}{_CLASS})"
    rf"(?: in [^,;]{{3,60}}?)?,? {_SAYS_HOW}",
    rf"^{_NAME}{_SHORT} (?:is|are) [^.;]{{5,120}}, (?:(?:which|and) )?(?:aims?|aiming|seeks?|seeking) (?:to|at)\b",
    rf"^{_NAME}{_SHORT} (?:is|are) {_HOW}an? {_NO_WORD}(?!{_NO_KIND})[\w-]+ (?:(?:on|in|of|for|from) [^,;]{{3,60}}? )?"
    rf"(?:wherein|in which|by which|(?:that|which) (?:\w+ly )?{_NOT_SO}(?:\w+[^su\W]s|can|does|lets|bars)) \w",
    rf"^{_NAME}{_SHORT}, (?:namely |i\.e\.,? |that is,? )?(?:the|an?) (?:[\w-]+,? ){{0,4}}?{_CLASS} {_SAYS_HOW}",
    rf"^{_NAME}{_SHORT}, which {_HOW}{_DOES}",
    rf"^(?P<name>(?:(?!(?:of|in|on|for|with|from|among)\b)[\w-]+ ){{0,3}}[\w-]+){_SHORT} which {_HOW}{_DOES}",
)
_PROBLEM = rf"^{_WE}(?:\w+ ){{1,3}}(?:the |an? )?(?:[\w-]+ ){{0,4}}?(?:problem|task)s?"
_TAKEN_UP = _compiled(
    rf"{_PROBLEM} of {_NAME}{_SHORT}(?:, | ?\()(?:where|which|i\.e\.|that is|in which|namely|whose (?:goal|aim))\b",
    rf"{_PROBLEM},? (?:called |named |namely )?{_NAME}{_SHORT}, (?:which|that) {_AIMS}",
)
_TELLING = _compiled(
    rf"^{_NAME}{_SHORT}{_OF} (?:can )?{_HOW}(?:enables?|allows?|makes? it possible)\b",
    rf"^{_NAME}{_SHORT} (?:is|are) {_HOW}(?:an?|the|one of the)? ?(?P<what>{_NO_WORD}"
    r"(?:tools?|techniques?|technolog(?:y|ies)|approach(?:es)?|methods?|means|frameworks?|paradigms?|process(?:es)?"
    r"|tasks?|problems?)) (?:to (?:\w+ly )?[a-z]+|for (?:\w+ly )?[a-z]+ing) ",
    rf"^{_NAME}{_SHORT} (?:is|are) {_HOW}(?:an? )?(?P<what>{_NO_WORD}(?:tools?|techniques?|approach(?:es)?|methods?"
    r"|frameworks?)) for (?:[\w-]+ ){1,4}(?:of|from|in|on|with|between) [\w-]",
)
_MATTERING = _compiled(
    rf"^{_NAME}{_SHORT} (?:plays? an? (?:[\w-]+ ){{0,3}}role|(?:is|are) (?:an? |the |one of the )?(?:\w+ly )?(?:most )?"
    r"(?:essential|crucial|critical|important|fundamental|vital|central|indispensable|widely used)"
    r"|(?:has|have) (?:recently )?(?:attracted|received|gained|drawn|become|emerged|revolutioni[sz]ed|achieved|shown)"
    r"|(?:is|are) (?:an? |one of the )(?:[\w-]+,? ){0,4}?(?:task|problem|field|area|topic)s?)\b",
)
# What no subject of a definition begins with, or holds.
_NO_SUBJECT = re.compile(
    r"(?i)^(?:however|moreover|although|while|despite|existing|recent(?:ly)?|but|this|these|those|that|such|it|they|we|our"
    r"|in|here|there|furthermore|thus|therefore|to|since|because|as|when|if|yet|current(?:ly)?|most|many|some|several"
    r"|unlike|given|another|also|both|their|its|his|one|each|every|all|much|previous|prior|traditional|conventional"
    r"|modern|various|for|by|with|from|on|at|of|under|within|and|or|nor|not|no|what|how|why|where|who|today|nowadays"
    r"|typically|usually|generally|often|research(?:ers)?|stud(?:y|ies)|works?|efforts?|papers?|authors?|people|humans?"
    r"|users?|compared|popular|parallel"
    r"|(?:the|an?) (?:proposed|main|key|core|major|goal|aim|task|problem|paper|first|second|other|latter|former|idea"
    r"|method|approach|model|system|framework|algorithm|field|area|challenges?|development|use|lack|ability|design|need"
    r"|number|amount|availability|recent|current|existing|new|novel|following|resulting|authors?|work|study|game))\b"
    r"|\b(?:we|our|us|you|that|which|who|is|are|was|were|be|has|have|had|can|could|will|would|does|do|did|may|might)\b"
    r"|^(?:the|an?)$"
)
_OURS = re.compile(
    r"(?i)\b(?:we|our|us|ours|(?:this|the present|the proposed) (?:paper|work|study|article|method|approach|framework"
    r"|system|letter|thesis|chapter|report))\b"
)
_POINTS = re.compile(r"(?i)\b(?:these|those|such|aforementioned|above|former|latter)\b(?! as\b)|\bthis (?!is\b)")
_LEADS_IN = re.compile(rf"(?i)^{_WE}|^given\b[^;]*?, ")
_BROKEN = re.compile(r"\(cid:|[a-z]- [a-z]|[\\{}$]|\uFFFD|\d\)|\(citation\)")
_OWNS_UP = re.compile(
    r"(?i)\b(?:however|but|unfortunately|suffers?|fails?|lacks?|limited|remains?|still|existing|current|previous|prior)\b"
)
_GOES_ON = re.compile(
    r"(?:; |, and (?:its|it|is|has|the|two|there|was|are|have|effectively|thus|therefore|hence)\b|, but\b"
    r"|, which (?:is|has)\b|, however|, making\b|, due to\b|\. )"
)


@dataclass(frozen=True, slots=True)
class Defined:
    """What a sentence speaks of (``name``, and ``short`` where it has one), how it does, and where it may end."""

    name: str
    short: str
    how: int
    start: int
    end: int


def defined(said: str) -> Defined | None:
    """What a sentence of an abstract defines, or says why it matters; None where it does neither.

    Examples
    --------
    >>> defined("Hive localization (HL) aims to find hives by ear.")
    Defined(name='Hive localization', short='HL', how=4, start=0, end=49)
    >>> defined("Hive counting is the task of counting hives.").how, defined("Hive counting is an important task.").how
    (4, 1)
    >>> defined("We study the task of hive matching, where two pictures show one hive.").name
    'hive matching'
    >>> defined("Hives are a powerful tool for keeping bees warm.").how
    2
    >>> defined("However, it aims to find hives."), defined("Our method aims to find hives.")
    (None, None)
    """
    start = len(found[0]) if (found := _HEAD.match(said)) else 0
    text = " ".join(said[start:].split())
    if not text or _BROKEN.search(text) or len(text) != len(said) - start:
        return None
    end = len(said.rstrip(" \"”’'"))
    quoted = said[start:end]
    if not quoted[:1].isupper() or quoted[-1:] != ".":
        return None
    ours = _OURS.search(quoted) is not None
    for how, patterns in (
        (DEFINES, () if ours else _DEFINING),
        (TAKES_UP, _TAKEN_UP),
        (TELLS, () if ours else _TELLING),
        (MATTERS, () if ours else _MATTERING),
    ):
        for pattern in patterns:
            match = pattern.search(quoted)
            if match is None or not _is_subject(match["name"]):
                continue
            what = match.groupdict().get("what") or ""
            if _FITTING.search(what) or (how is DEFINES and _ONLY_HARD.search(what)):
                continue
            praised = _GOOD.search(what) or re.search(r"(?i)\b(?:task|problem)s? for", match[0])
            if how is TELLS and what and not praised:
                how = DEFINES
            cut = _cut(quoted, match.end()) if how > MATTERS else len(quoted)
            led = found.end() if (found := _LEADS_IN.match(quoted)) else 0
            if _POINTS.search(quoted[:cut], led) or cut > LONGEST:
                return None
            return Defined(plain(match["name"]), match["short"] or "", how, start, start + cut)
    return None


def _is_subject(name: str) -> bool:
    return _NO_SUBJECT.search(name) is None and len(words_of(name)) <= _LONGEST_SUBJECT


def _cut(text: str, told: int) -> int:
    """Where a sentence may end: before what goes on from the definition, if the whole is long or complains."""
    if len(text) <= LONGEST and not _OWNS_UP.search(text):
        return len(text)
    found = _GOES_ON.search(text, max(told + 20, _EARLIEST_CUT))
    return found.start() if found and not _OWNS_UP.search(text[: found.start()]) else len(text)
