"""Which of one paper's names for a thing are its names in other papers too.

Within a paper a thing may go by a shorter or looser name ("the images") or be met in a longer one ("our few-shot X
of birds"). Both say which thing is meant there; neither is a name of it elsewhere. In go a name and the keys of a
node; out comes whether it is an alias. Keys are folded names with their short forms written out.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache

from extract.lexicon import GENERIC_ADJECTIVES, word_set
from extract.records import Extraction, Paper
from kg.dates import compare_dates
from kg.folding import fold, initials_match, is_short_form, numbers, spelling
from kg.method_use import is_title_object
from kg.name_rules import RULES
from kg.naming import is_named
from kg.own_places import own_places
from kg.short_forms import ShortForms
from kg.wide_words import TOO_WIDE
from kg.words import content_words, stem
from ontologies.vocabulary import EntityType

# Words that do not change what a name names, in an alias of the same paper.
_EMPTY = word_set(
    """
    model method approach framework algorithm architecture technique signal recording record task problem score metric
    value system module network based proposed novel our new existing standard traditional conventional public
    automatic automated modern recent
    """
)
# A data set is not what it holds: these are empty in the names of data sets only.
_HOLDERS = word_set("dataset data set database corpus benchmark")
# Words by which two names of one build name opposite things, or different numbers of them.
_PARTING = word_set(
    """
    one two three four five six seven eight nine ten single multi multiple dual double triple bi uni mono un non semi
    self pre post inter intra sub super hyper hypo over under anti homo hetero micro macro weakly fully
    """
)
_BRACKET = re.compile(r"\s*\([^()]*\)")
# Things that go by what their words say; methods and tasks may have two names that share no word.
_NAMED_BY_WORDS = (EntityType.MODALITY, EntityType.METRIC)


def empty_words(kind: EntityType) -> frozenset[str]:
    """Words that add nothing to a name of that type."""
    if kind is EntityType.DATASET:
        return _EMPTY | _HOLDERS
    return _EMPTY | {"data"} if kind is EntityType.MODALITY else _EMPTY


@lru_cache(maxsize=200_000)
def is_parted(one: str, other: str) -> bool:
    """Whether two keys differ by a number, an opposite or a prefix that makes one.

    >>> is_parted("one stage hull reader", "multi stage hull reader"), is_parted("labelled hull", "unlabelled hull")
    (True, True)
    >>> is_parted("multi task learning", "multitask learning")
    False
    """
    if spelling(one) == spelling(other):
        return False
    a, b = set(one.split()), set(other.split())
    first, second = a - b, b - a
    if (first | second) & _PARTING:
        return True
    return any(
        long.endswith(short) and long[: -len(short)] in _PARTING
        for x in first
        for y in second
        for long, short in ((x, y), (y, x))
        if len(short) > 3
    )


@dataclass(frozen=True, slots=True)
class Names:
    """What the names of one node's thing have in common.

    ``keys`` are its folded names, ``made`` what the rules for names make of them, ``says`` the numbers and the telling
    words of each. ``alone``: only one paper has the thing, and looser names of it do no harm there.
    """

    keys: frozenset[str]
    kind: EntityType
    alone: bool
    made: frozenset[tuple[str, str]]
    says: frozenset[tuple[tuple[str, ...], frozenset[str]]]


def names_of(keys: Collection[str], kind: EntityType, *, alone: bool) -> Names:
    """The names of a node by its keys."""
    return Names(
        keys=frozenset(keys),
        kind=kind,
        alone=alone,
        made=frozenset(made for key in keys for made in _made(key, kind)),
        says=frozenset((numbers(key), _says(key, kind)) for key in keys),
    )


def is_alias(text: str, paper: Paper, names: Names, shorts: ShortForms, known: Collection[str]) -> bool:
    """Whether a name that one paper gives to a node's thing is an alias of the node.

    Parameters
    ----------
    text, paper : str, Paper
        The name as written, and where.
    names : Names
        The node's.
    shorts : ShortForms
        Short forms of the field.
    known : collection of str
        Keys of all nodes, and all long forms of short forms.
    """
    key = shorts.expand(paper.id, _BRACKET.sub("", text) or text)
    forms = {key, shorts.expand(paper.id, text), fold(text)}
    if forms & names.keys:
        return True
    if not is_named(text) and any(_is_piece(text, form, paper.text, names.keys) for form in sorted(forms)):
        return False
    if _made(key, names.kind) & names.made:
        return True
    if any(form in known for form in forms - {key}) or any(is_parted(key, one) for one in names.keys):
        return False
    says = (numbers(key), _says(key, names.kind))
    if is_short_form(text):
        long = shorts.long_of(paper.id, fold(text))
        if long is not None:
            # It stands for something else, unless that is how its own paper spells the thing out at length.
            return says in names.says or (names.alone and any(long.startswith(f"{one} ") for one in names.keys))
        if key not in known and any(initials_match(text, one) for one in names.keys if " " in one):
            return True
    if key in known:
        return False
    if says in names.says:
        return bool(says[1])
    if names.kind in _NAMED_BY_WORDS and not any(_is_near(key, one, names.kind) for one in names.keys):
        return False
    # A bare word is a wider name, even in the thing's own paper.
    return names.alone and key not in TOO_WIDE and (" " in key or is_short_form(text) or not text.islower())


@lru_cache(maxsize=200_000)
def _is_near(one: str, other: str, kind: EntityType) -> bool:
    """Whether one key says all that another does, or both end alike and share half of what the shorter says.

    >>> _is_near("keel sound", "keel sound signal", EntityType.MODALITY)
    True
    >>> _is_near("keel sound", "keel image", EntityType.MODALITY), _is_near("keel hum", "sail hum", EntityType.MODALITY)
    (False, True)
    """
    first, second = _says(one, kind), _says(other, kind)
    if not first or not second or first <= second or second <= first:
        return True
    return stem(one.split()[-1]) == stem(other.split()[-1]) and 2 * len(first & second) >= min(len(first), len(second))


@lru_cache(maxsize=200_000)
def _made(key: str, kind: EntityType) -> frozenset[tuple[str, str]]:
    """What the rules for names make of a key."""
    if not key:
        return frozenset()
    return frozenset((rule, made) for rule, _, key_of in RULES if (made := key_of(key, kind)) is not None)


@lru_cache(maxsize=200_000)
def _says(key: str, kind: EntityType) -> frozenset[str]:
    """Stems of the words of a key that tell its thing from others."""
    dull = {stem(word) for word in empty_words(kind) | GENERIC_ADJECTIVES}
    return frozenset(word for word in content_words(key) if word not in dull)


def _is_piece(text: str, key: str, body: str, cluster: Collection[str]) -> bool:
    """Whether a name is cut short wherever its paper writes it: the node's next word follows each time.

    "Random hull" in "random hull models" is a piece of the name, not another name.
    """
    longer = [one[len(key) + 1 :].split()[0] for one in cluster if one.startswith(f"{key} ")]
    if not longer:
        return False
    rests = [
        fold(_BRACKET.sub("", body[match.end() : match.end() + 60])).split()[:1]
        for match in re.finditer(rf"(?<!\w){re.escape(text)}(?!\w)", body)
    ]
    return all(rest and fold(rest[0]) in longer for rest in rests) if rests else True


# Words by which a paper puts something forward, with at most a few words between them and its name.
_PUTS = re.compile(
    r"\b(?:propos|present|introduc|releas|develop|construct|creat|collect|provid|publish|design|describ|contribut|nam"
    r"|call|term|dub|establish|curat|form)\w*\b[^.;]{0,80}\Z|\b(?:novel|new|our|build|built)\s+(?:[\w-]+\s+){0,4}\Z",
    re.IGNORECASE,
)


def is_put_forward(extraction: Extraction, index: int) -> bool:
    """Whether a paper's title names a thing as its own, or its words before a mention put it forward."""
    text, title_end = extraction.paper.text, len(extraction.paper.title)
    return any(
        (mention.end <= title_end and not is_title_object(text, mention))
        or _PUTS.search(text, max(title_end, mention.start - 110), mention.start) is not None
        for mention in extraction.mentions
        if mention.entity == index
    )


# Words by which a paper says that it made data, right before their name.
_RELEASES = re.compile(
    r"\b(?:we|our|this|paper|work|study|article|is|are|was|were|has been)\b[^.;]{0,80}\b"
    r"(?:introduc|present|propos|releas|publish|construct|creat|buil[dt]|contribut|collect|curat|annotat|develop|provid|compil)\w*\s+"
    r"(?:(?:(?!(?:from|on|using|with|by|for|over|to|of|in|than|based)\b)[^\s.;:]+\s+){0,9}(?:\(\s*)?"
    r"|[^.;:]{0,90}\b(?:named|called|dubbed|termed|namely)\s+)\Z",
    re.IGNORECASE,
)
_HOLDER = r"(?:datasets?|data sets?|corpus|corpora|benchmarks?|databases?|test suite|collection)"
_TITLED_DATA = re.compile(
    rf"(?:the\s+)?(?P<name>.+?)\s*(?::\s*(?:an?|the|new|novel)\b.*\b{_HOLDER}\b.*|\b{_HOLDER}\b.*)", re.IGNORECASE
)
_WE_RELEASE = re.compile(
    rf"\bwe\s+(?:\w+\s+)?(?:introduce|present|propose|release|publish|construct|create|build|contribute|collect|curate|annotate|develop|provide)d?"
    rf"\s+[^.;]{{0,60}}\b{_HOLDER}\b",
    re.IGNORECASE,
)


def is_released(extraction: Extraction, index: int) -> bool:
    """Whether a paper's words say that it made one of its data sets, or its title names it as its subject."""
    text, title = extraction.paper.text, extraction.paper.title
    entity = extraction.entities[index]
    if _WE_RELEASE.search(text, len(title)) and (match := _TITLED_DATA.fullmatch(title)):
        head = fold(match["name"])
        if any(fold(name) == head or fold(name).startswith(f"{head} ") for name in (entity.name, *entity.aliases)):
            return True
    return any(
        mention.end > len(title)
        and _RELEASES.search(text, max(len(title), mention.start - 160), mention.start) is not None
        for mention in own_places(extraction, [m for m in extraction.mentions if m.entity == index])
    )


# Papers that may put one thing forward, as versions of one work do; more only say that they use it.
_FEW_MAKERS = 2
# Papers besides that use a thing without a coined name, from which on it is common knowledge.
_MANY_USERS = 3


def is_made_by(
    makers: Collection[str], users: Collection[str], dates: Mapping[str, str | None], *, coined: bool
) -> bool:
    """Whether the papers that put a thing forward may be its makers: few, neither after nor amid its users.

    ``coined``: whether it goes by a made-up word; others may use such a thing as much as they like, after it was made.
    """
    others = [paper for paper in users if paper not in makers]
    if len(makers) > _FEW_MAKERS or (not coined and len(others) >= _MANY_USERS):
        return False
    # At most two makers, so this stays linear in the users.
    return not any(compare_dates(dates.get(user), dates.get(maker)) < 0 for user in others for maker in makers)


def is_coined(text: str, kind: EntityType) -> bool:
    """Whether a name is one made-up word, and perhaps words that say what sort of thing it is.

    >>> is_coined("HullNet-2 model", EntityType.METHOD), is_coined("hull network (HN)", EntityType.METHOD)
    (True, False)
    """
    words = [word for word in text.split() if word.casefold() not in empty_words(kind)]
    return len(words) == 1 and is_named(words[0])
