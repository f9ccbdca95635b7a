"""Noun phrases for issues: the words in which papers complain go in, a plain name of the problem comes out.

Abstracts say "existing models fail to capture long-range context"; a twig of a fish-bone says "Failure to capture
long-range context". The rules turn verbs of failing into nouns; what they do not know stays as it is.
"""

from __future__ import annotations

import re

from extract.lexicon import word_set
from extract.records import Extraction, Issue
from kg.words import content_words, stem

_SUBJECT = r"(?:[\w\-’'()/,]+ ){0,9}?"
_ADVERB = (
    r"(?:(?:also|often|usually|typically|frequently|generally|still|severely|largely|mainly|only|heavily|highly|very|"
    r"yet|too|extremely|relatively|notoriously|quite|inherently|currently|mostly|rather|so|both|not|well|may|might|would|"
    r"can|explicitly|fully|adequately) )*"
)
# (what the phrase says, how the problem is called): the first that matches is used.
_VERBS: tuple[tuple[str, str], ...] = (
    (r"fail(?:s|ed|ing)? to", "failure to"),
    (r"fail(?:s|ed|ing)? (?:in|at)", "failure in"),
    (r"suffer(?:s|ed|ing)? from", ""),
    (
        r"(?:(?:is|are|was|were|remains?|being) )?ADV(?:hindered|hampered|limited|constrained|impeded|plagued) by",
        "",
    ),
    (r"(?:(?:is|are) )?ADV(?:challenged|restricted) by", ""),
    (r"struggl(?:es?|ed|ing) (?:to|with|in|on|at)", "difficulty with"),
    (r"(?:is|are|was|were) unable to", "inability to"),
    (r"(?:cannot|can not|can't|could not)", "inability to"),
    (r"(?:rely|relies|relying|relied|depends?|dependent) ADV(?:up)?on", "reliance on"),
    (r"(?:ignor|neglect|overlook|disregard)(?:es?|s|ed|ing)?", "neglect of"),
    (r"lack(?:s|ed|ing)?(?! of)", "lack of"),
    (r"(?:requir(?:es?|ed|ing)|needs?|demands?)(?! for)", "need for"),
    (r"(?:leads? to|leading to|results? in|resulting in|causes|causing|introduces?)(?! of)", ""),
    (r"(?:does|do|did) ADVnot ADV", "failure to"),
)
_OPENINGS: tuple[tuple[str, str], ...] = (
    (
        r"(?:it )?(?:is|are|remains?) ADV(?:challenging|difficult|hard|non-?trivial) (?:for .{1,40} )?to",
        "difficulty to",
    ),
    (r"(?:the )?(?:challenges?|problems?|issues?|difficult(?:y|ies)) (?:of|in|posed by|caused by|associated with)", ""),
    (r"(?:sensitive|vulnerable|susceptible|prone) to", "sensitivity to"),
    (r"little (?:is known|attention (?:has been|is) (?:paid|given)) (?:about|to|on)", "little knowledge of"),
)


def _compiled(start: str, rules: tuple[tuple[str, str], ...]) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple(
        (re.compile(rf"^{start}{verb.replace('ADV', _ADVERB)}\s*\b(.+)$", re.IGNORECASE), rf"{noun} \1".strip())
        for verb, noun in rules
    )


_RULES = _compiled(_SUBJECT + _ADVERB, _VERBS) + _compiled("", _OPENINGS)
# "labelled data are scarce": the adjective goes before the noun.
_COPULA = re.compile(
    r"^(?P<noun>(?:[\w\-’'/]+ ){0,6}[\w\-’'/]+)(?<! that)(?<! which)(?<! who) "
    r"(?:is|are|was|were|remains?|becomes?|can be|may be|tends? to be|has been|have been) "
    rf"(?P<adverb>{_ADVERB})(?P<adjective>[\w\-]+(?:(?:,| and|, and| or) [\w\-]+)*)\.?$",
    re.IGNORECASE,
)
_UNEXPLORED = re.compile(
    rf"^(?P<noun>.+?) (?:is|are|was|were|remains?|has|have) {_ADVERB}(?:been )?{_ADVERB}"
    r"(?:un(?:der)?-?)?(?:explored|studied|understood|addressed)\b(?! by).{0,40}$",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r"\w (?:that|which|who)\b", re.IGNORECASE)
_LEADING = re.compile(
    r"^(?:of|however|moreover|furthermore|yet|but|and|also|still|the|a|an|their|its|these|this|such|due to|because of|"
    r"often|severe|existing|current|previous|prior|most|many|some|any|that|which|to|by|from|with)\s*,?\s+",
    re.IGNORECASE,
)
# Adverbs of time and manner that a name does without.
_HARD = word_set("challenging difficult hard non-trivial nontrivial demanding tricky")
_DROPPED = word_set("still often usually typically generally both so currently mostly rather also may can would might")
# Stems that every complaint has.
_EMPTY = frozenset(
    stem(word)
    for word in word_set(
        """
        challenge challenges problem problems issue issues limitation limitations difficulty main major key several
        various many important significant critical lacking lack need limited unclear methods approaches it they form
        """
    )
)
_HOLLOW = re.compile(
    r"^(?:is|are|was|were|remains?|becomes?|has|have|had|can|cannot|could|may|might|does|do|did|still|often|not|limits?|"
    r"hinders?|prevents?|makes?|due to|leads?|causes?)\b",
    re.IGNORECASE,
)
_BREAK = re.compile(
    r"[;:]\s|,\s|\b(?:however|although|though|while|whereas|but|yet|because|since|which|and)\b,?\s", re.IGNORECASE
)
_NUMBERED = re.compile(r"^(?:\(?(?:\d|[ivx]{1,3}|[a-d])\)|\d\.)\s+", re.IGNORECASE)
_TRAILING = re.compile(
    r"[\s,;:.]+$|\s+(?:and|or|of|to|in|for|with|the|a|an|that|which|as|on|at|by|from)$", re.IGNORECASE
)
_MAX_LABEL = 14


def noun_phrase(phrase: str) -> str:
    """A plain name of the problem that a phrase states, with a capital.

    >>> noun_phrase("fail to capture long-range context")
    'Failure to capture long-range context'
    >>> noun_phrase("labelled recordings are scarce")
    'Scarce labelled recordings'
    >>> noun_phrase("class imbalance")
    'Class imbalance'
    """
    text = _NUMBERED.sub("", " ".join(phrase.split()).lstrip(",;:.)-–— "))
    text = _trim(_LEADING.sub("", text) if len(text.split()) > 2 else text)
    turned = _turn(text)
    turned = _trim(turned)
    for _ in range(2):
        if len(turned.split()) > 2:
            turned = _LEADING.sub("", turned)
    words = turned.split()
    if len(words) > _MAX_LABEL:
        turned = " ".join(words[:_MAX_LABEL])
        turned = _trim(turned) + " …"
    return _capital(turned or text)


def issue_label(extraction: Extraction, issue: Issue) -> str:
    """A plain name for an issue; a phrase that says nothing alone ("is lacking") is read with what stands before it."""
    text = issue.text
    sentences = extraction.sentences
    known = 0 <= issue.sentence < len(sentences)
    if known and (_HOLLOW.match(text) or len(_telling(text)) < 2):
        start = _clause(extraction.paper.text, sentences[issue.sentence].start, issue.start)
        widened = extraction.paper.text[start : issue.end]
        if len(widened.split()) <= _MAX_LABEL + 4:
            text = widened
    if known and not _telling(text):
        text = extraction.paper.text[sentences[issue.sentence].start : sentences[issue.sentence].end]
    return noun_phrase(text)


def _telling(text: str) -> list[str]:
    """The words that say what the problem is about."""
    return [word for word in content_words(text) if word not in _EMPTY]


def _clause(text: str, start: int, stop: int) -> int:
    """Where the clause begins that ends at ``stop``."""
    begin = start
    for match in _BREAK.finditer(text, start, stop):
        begin = match.end()
    return begin


def _turn(text: str) -> str:
    for pattern, replacement in _RULES:
        match = pattern.match(text)
        # "states that cannot be told apart" is a noun already: the verb stands in a relative clause.
        if match is not None and not _RELATIVE.search(text[: match.start(1)]):
            return pattern.sub(replacement, text)
    match = _UNEXPLORED.match(text)
    if match is not None:
        return f"little-explored {_small(_LEADING.sub('', match.group('noun')))}"
    match = _COPULA.match(text)
    if match is not None:
        if match.group("adjective").casefold() in _HARD:
            return f"difficulty of {_small(_LEADING.sub('', match.group('noun') + ' ').strip())}"
        adverb = " ".join(word for word in match.group("adverb").split() if word.casefold() not in _DROPPED)
        noun = _LEADING.sub("", match.group("noun") + " ").strip()
        return " ".join(part for part in (adverb, match.group("adjective"), _small(noun)) if part)
    return text


def _trim(text: str) -> str:
    before = None
    while before != text:
        before = text
        text = _TRAILING.sub("", text)
    return text


def _small(noun: str) -> str:
    first, _, rest = noun.partition(" ")
    plain = first[:1].isupper() and first[1:].islower()
    return f"{first.lower() if plain else first} {rest}".strip()


def _capital(text: str) -> str:
    first = text.split(" ")[0] if text else ""
    return text if any(ch.isupper() for ch in first[1:]) else text[:1].upper() + text[1:]
