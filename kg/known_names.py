"""Names that the field knows, looked for in the papers where the reader did not see them.

A reader that meets a name in forty papers still passes over it in some. In go the papers as read, the things of the
field with their kinds, and which of them each paper's things are; out come the same with ties of a rule of their own
(``RULE``), each with its place in the text. A name is looked for where several papers gave it to one thing and hardly
any to another, and where in most papers that hold its words the reader took them for a name, or a part of one: a tie is
as sure as that share is large. Every text is walked once; the order of papers makes no difference, and what was found
does not find more.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from extract.lexicon import GENERIC_ADJECTIVES, GENERIC_HEADS
from extract.records import Entity, Extraction, Mention
from kg.alias_rules import empty_words, is_parted
from kg.evidence import quote, role_at, sentence_at
from kg.folding import fold, is_short_form, mend_breaks, singular
from kg.name_rules import turn_doing, turn_of
from kg.own_places import OWN_ROLES
from kg.records import Evidence, GraphEntity
from kg.short_forms import ShortForms
from kg.wide_words import PLAIN_DATA, TOO_WIDE
from kg.words import STOP_WORDS
from ontologies.vocabulary import EntityType

__all__ = ["RULE", "WITHIN", "KnownNames", "parse_name", "tie_general_names", "tie_known_names"]

RULE = "known-name"
"""The rule that evidence of such a tie names."""
WITHIN = "name-within"
"""The rule of a tie to a thing whose name stands within what a reader found."""

# Papers in which a reader must have given a thing that very name before others are searched for it; and in which it
# must have found the thing, where the name is one common word or that of a metric.
_NAME_PAPERS, _PLAIN_PAPERS = 2, 4
# Of the papers that hold the words, the least share in which a reader took them for (part of) a name: of one common
# word, of others.
_WORD_SHARE, _NAME_SHARE = 0.6, 0.5
# The same where a general name has hardly any other sense: several words, a short form, a word for data.
_CLEAR_SHARE = 0.25
# Never as sure as what a reader found.
_SURE = 0.8
# A name that more than one paper for five of its thing gives to something else is nobody's.
_OTHERS = 0.2
_MAX_WORDS = 8
# Shorter short forms stand for too many things, unless the field has one long form for them, and follow others' names.
_SHORTEST = 3
# A word behind these is what was spoken of before, or what a paper goes without.
_POINTED_AT = re.compile(
    r"(?i)\b(?:this|these|those|such|another|two|three|four|several|following|first|second|open|research|without|no|non)"
    r"[\s-]+\Z"
)
_TO_DO = re.compile(r"(?i)\b(?:to|we|can|could|will|would|may|might|must|should|cannot|not|and)\s+\Z")
_WHAT_IS_DONE = re.compile(r"\s+(?:an?|the|that|how|whether|what|which|when|our|their|its|these|those|this)\b")
_NO_NOUN = re.compile(r"\s*(?:[.,;:)]|(?:of|from|to|that|which|between|for|in|on|is|and|by|with)\b)")
_ONE_ACT = re.compile(r"(?i)\b(?:an?|each|every|one|its|their|the\s+(?:same|learned|resulting))\s+(?:\w+\s+)?\Z")
_WORD = re.compile(r"[^\W_]+")
_BRACKET = re.compile(r"\s*\([^()]*\)")
_BLANK = re.compile(r"[^\S\n]+|[-‐‑]|[-‐‑][^\S\n]+")
_HYPHENED = re.compile(r"\w[-‐‑–—]\Z")
# Signs that tie a word to what stands before or behind it.
_TIED = frozenset("_@\\$^{}#&=+~")
# "X-based", "X-derived" speak of X; "X-like", "X-free", "X-inspired" and "X-to-Y" do not.
_OF_IT = re.compile(
    r"[-‐‑](?:(?!(?i:inspired|reduced|shaped|styled))[A-Za-z][a-z]+(?:ed|ing)|driven|specific|level|only|wide)\b"
)
_ADDRESS = re.compile(r"(?:https?:|www\.|\w\.[a-z]+/|@)\S*\Z|\w\.\Z")
_VERSION = re.compile(r"\d|[vV]\d|[IVX]+\b|[A-Z]\b")
_PROPER = (EntityType.METHOD, EntityType.DATASET)


# What a data set's name in longer ones may have behind it: the year of an edition.
_YEAR = re.compile(r"(?:19|20)\d\d\Z")
_HYPHENS = ("-", "‐", "‑")
# Beginnings of words that some papers write with a hyphen behind, and others do not.
_PREFIXES = frozenset(("pre", "re", "auto", "super", "tele", "micro", "nano"))
_BRITISH = re.compile(
    r"(?P<z>isation(?=s?$))|(?P<g>(?<=[ai]l)ogue(?=s?$))|(?P<r>(?<=[bdilmnv])our(?=(?:s|ed|ing|al)?$))"
    r"|(?P<l>(?<=mode)ll|(?<=labe)ll|(?<=trave)ll|(?<=cance)ll|(?<=signa)ll|(?<=channe)ll)"
)
_AMERICAN = {"z": "ization", "g": "og", "r": "or", "l": "l"}

_Span = tuple[int, int, EntityType, str]
"""A mention or a name in a text: where it stands, the type of its thing, and which ("" for none of the field)."""


@dataclass(frozen=True, slots=True)
class KnownNames:
    """The field with its ties added.

    ``extractions`` are the papers as read, with the new things and mentions behind their own; ``local`` says which
    things of the field those are; ``entities`` have the papers and places besides.
    """

    entities: tuple[GraphEntity, ...]
    extractions: tuple[Extraction, ...]
    local: Mapping[tuple[str, int], str]


@dataclass(frozen=True, slots=True)
class _Unit:
    """A word of a text, or the signs between two: as written, and as compared (at the end of a name, and before)."""

    start: int
    end: int
    raw: str
    key: str
    last: str


@dataclass(slots=True)
class _Name:
    """A name in the field: the papers in which a reader gave it to each thing ("" for none), and how they write it.

    ``parts``: the papers of ``users`` in which it is short for a longer name ("ECG" for "the ECG report").
    """

    key: tuple[str, ...]
    users: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    parts: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    forms: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    owner: str = ""
    general: bool = False


@dataclass(slots=True)
class _Node:
    """A node of the tree of names: what follows word for word, and the names that end with a word."""

    following: dict[str, _Node] = field(default_factory=dict)
    ends: dict[str, _Name] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a name's words stand in a text: units from ``first`` to ``last``, both included."""

    name: _Name
    first: int
    last: int
    start: int
    end: int


def tie_known_names(
    extractions: Sequence[Extraction],
    entities: Sequence[GraphEntity],
    local: Mapping[tuple[str, int], str],
    shorts: ShortForms,
) -> KnownNames:
    """Tie papers to things of the field whose settled names stand in their texts, unseen by the reader.

    Parameters
    ----------
    extractions : sequence of Extraction
        What a reader found, one a paper.
    entities : sequence of GraphEntity
        Resolved, with their kinds (``broader``).
    local : mapping
        (paper id, index of its thing) to entity id.
    shorts : ShortForms
        What short forms stand for, by paper.

    Returns
    -------
    KnownNames
    """
    by_id = {entity.id: entity for entity in entities}
    full = _written_out(extractions, shorts)
    names = _census(extractions, local, full, shorts)
    unsettled = _unsettled(extractions, local, by_id)
    for name in names.values():
        owner = _owner(name, by_id, shorts)
        name.owner = "" if owner in unsettled else owner
    known = _Field(by_id, local, full, _tree(names.values()), _Kinds(by_id), _senses(full, local), shorts)
    places: dict[str, list[_Place]] = {}
    held: dict[tuple[str, ...], set[str]] = defaultdict(set)
    read: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for extraction in extractions:
        paper = extraction.paper.id
        found = list(_sound_places(extraction, known))
        places[paper] = [
            place
            for place in found
            if _is_new(extraction, place, by_id[place.name.owner])
            and not _is_plain(extraction.paper.text, place, by_id)
        ]
        spans = [(mention.start, mention.end) for mention in extraction.mentions]
        for place in found:
            held[place.name.key].add(paper)
            if any(start <= place.start and place.end <= end for start, end in spans):
                read[place.name.key].add(paper)
    shares = {key: len(read[key]) / len(papers) for key, papers in held.items()}
    shares = {
        key: share
        for key, share in shares.items()
        if share >= (_WORD_SHARE if _is_common(names[key], names[key].owner) else _NAME_SHARE)
    }
    ties = {
        paper: [(place, round(_SURE * shares[place.name.key], 4)) for place in found if place.name.key in shares]
        for paper, found in places.items()
    }
    return _tied(extractions, entities, local, ties)


def tie_general_names(
    extractions: Sequence[Extraction],
    entities: Sequence[GraphEntity],
    local: Mapping[tuple[str, int], str],
    shorts: ShortForms,
    owners: Mapping[tuple[str, ...], str],
) -> tuple[GraphEntity, ...]:
    """Tie papers to things whose names stand within longer ones that a reader found, or else in their texts.

    Parameters
    ----------
    extractions, entities, local, shorts
        As for ``tie_known_names``.
    owners : mapping
        Names as ``parse_name`` has them, each with the id of the thing that it names in this field.

    Returns
    -------
    tuple of GraphEntity
        The things, with the papers and places besides. What stands in no longer name counts only where readers took
        the words for a name, or a part of one, in most papers.
    """
    by_id = {entity.id: entity for entity in entities}
    names = {key: _Name(key, owner=owner, general=True) for key, owner in owners.items() if owner in by_id}
    full = _written_out(extractions, shorts)
    root = _tree(names.values())
    for extraction in extractions:
        for text, kind in sorted({(mention.text, mention.type) for mention in extraction.mentions}):
            units = _units(text)
            for place in _walk(units, root):
                # "HULL" is no hull: only names of its own type say how a thing is written.
                written = _written(units[place.first : place.last + 1])
                thing = by_id[place.name.owner]
                if " " not in written and not is_short_form(written) and _is_only_short(place.name, thing):
                    continue  # a "hull" is no HULL, which stands for something else
                if kind is thing.type or (" " in written and written.islower()):
                    place.name.forms[place.name.owner].add(written)
    known = _Field(by_id, local, full, root, _Kinds(by_id), _senses(full, local), shorts)
    found: dict[str, list[tuple[_Place, bool]]] = {}
    held: dict[tuple[str, ...], set[str]] = defaultdict(set)
    read: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for extraction in extractions:
        paper = extraction.paper.id
        spans = [(mention.start, mention.end, mention.type) for mention in extraction.mentions]
        found[paper] = [
            (place, any(start <= place.start and place.end <= end for start, end, _ in spans))
            for place in _sound_places(extraction, known)
            # "Care" is a means where readers take it for one: "sanding care", and not "with care".
            if not (_is_common(place.name, place.name.owner) and place.name.key[0].endswith(("tion", "sion", "ing")))
            or by_id[place.name.owner].type is not EntityType.METHOD
            or any(s <= place.start and place.end <= e and kind is EntityType.METHOD for s, e, kind in spans)
        ]
        for place, inside in found[paper]:
            held[place.name.key].add(paper)
            if inside:
                read[place.name.key].add(paper)
    stems = _stems(names.values(), by_id)
    more: dict[str, list[Evidence]] = defaultdict(list)
    for extraction in extractions:
        paper = extraction.paper.id
        ties = []
        for place, inside in found[paper]:
            name = place.name
            share = len(read[name.key]) / len(held[name.key])
            least = _WORD_SHARE if _is_common(name, name.owner) else _NAME_SHARE
            type_of = by_id[name.owner].type
            plain_data = name.key[0] in PLAIN_DATA and type_of is EntityType.MODALITY
            clear = not _is_common(name, name.owner) and type_of is not EntityType.METHOD
            if plain_data or clear:
                least = _CLEAR_SHARE
            # "Accuracy" may be praise, "HWER" is measured.
            measured = by_id[name.owner].type is EntityType.METRIC and not any(
                is_short_form(form) for form in name.forms[name.owner]
            )
            sound = inside or (share >= least and not measured and not _is_plain(extraction.paper.text, place, by_id))
            if paper not in by_id[name.owner].papers and sound:
                ties.append((place, _SURE if inside else round(_SURE * share, 4)))
        within = {place.start for place, inside in found[paper] if inside}
        for place, score in _telling_places(extraction, _longest(ties), by_id):
            rule = WITHIN if place.start in within else RULE
            more[place.name.owner].append(quote(extraction.paper, place.start, place.end, rule, score))
        for owner, mention in (*_spelt_out(extraction, known), *_turned(extraction, known, stems)):
            more[owner].append(quote(extraction.paper, mention.start, mention.end, WITHIN, _SURE))
    return tuple(_with_places(entity, more[entity.id]) for entity in entities)


def _is_only_short(name: _Name, thing: GraphEntity) -> bool:
    """Whether a thing has a one-word name as a short form only, and not as a word."""
    bare = [*re.split(r"[\s()]+", thing.name), *thing.aliases]
    forms = [form for form in bare if form and parse_name(form)[0] == name.key]
    return bool(forms) and all(is_short_form(form) for form in forms)


def _telling_places(
    extraction: Extraction, places: Sequence[tuple[_Place, float]], by_id: Mapping[str, GraphEntity]
) -> list[tuple[_Place, float]]:
    """One place for each thing, where the paper speaks of its own work if it does; of metrics all."""
    first: dict[str, tuple[bool, int]] = {}
    for number, (place, _) in enumerate(places):
        own = place.end <= len(extraction.paper.title) or role_at(extraction, place.start) in OWN_ROLES
        first.setdefault(place.name.owner, (own, number))
        if own and not first[place.name.owner][0]:
            first[place.name.owner] = (own, number)
    kept = {number for _, number in first.values()}
    return [
        found
        for number, found in enumerate(places)
        if number in kept or by_id[found[0].name.owner].type is EntityType.METRIC
    ]


def _turned(extraction: Extraction, known: _Field, stems: Mapping[str, str]) -> Iterator[tuple[str, Mention]]:
    """Tasks whose words stand in another order or with another ending in what a reader found: "counting hulls"."""
    paper = extraction.paper.id
    seen: set[str] = set()
    for mention in sorted(extraction.mentions, key=lambda m: (m.start, m.end)):
        if mention.type is not EntityType.TASK:
            continue
        words = turn_doing(turn_of(known.shorts.expand(paper, mention.text))).split()
        for first in range(len(words)):
            for last in range(first + 1, len(words) + 1):
                owner = stems.get(" ".join(words[first:last]), "")
                if owner and owner not in seen and paper not in known.by_id[owner].papers:
                    seen.add(owner)
                    yield owner, mention


def _stems(names: Iterable[_Name], by_id: Mapping[str, GraphEntity]) -> dict[str, str]:
    """Tasks of two words or more by the stem of what is done, the doing last."""
    found: dict[str, str] = {}
    for name in sorted(names, key=lambda n: n.key):
        if by_id[name.owner].type is EntityType.TASK and len(name.key) > 1:
            found.setdefault(turn_doing(turn_of(" ".join(name.key))), name.owner)
    return found


def _spelt_out(extraction: Extraction, known: _Field) -> Iterator[tuple[str, Mention]]:
    """Things whose names stand in the long form of what a reader found: a "KNN" is a net where it is a "keel net"."""
    paper = extraction.paper.id
    seen: set[str] = set()
    for mention in sorted(extraction.mentions, key=lambda m: (m.start, m.end)):
        if mention.type is EntityType.DATASET or not any(is_short_form(w) for w in re.split(r"[\s-]", mention.text)):
            continue
        long = known.shorts.expand(paper, mention.text)
        if long == fold(mention.text):
            continue
        units = _units(long)
        for place in _walk(units, known.root):
            owner = place.name.owner
            thing = known.by_id[owner]
            before = units[place.first - 1].key if place.first else ""
            if owner in seen or paper in thing.papers or thing.type is EntityType.DATASET:
                continue
            if len(place.name.key) == 1 and _is_only_short(place.name, thing):
                continue
            if is_parted(f"{before} {' '.join(place.name.key)}".strip(), " ".join(place.name.key)):
                continue
            seen.add(owner)
            yield owner, mention


def _unsettled(
    extractions: Sequence[Extraction], local: Mapping[tuple[str, int], str], by_id: Mapping[str, GraphEntity]
) -> frozenset[str]:
    """The things of the field that readers took for another type in half of the papers or more."""
    agree: Counter[str] = Counter()
    every: Counter[str] = Counter()
    for extraction in extractions:
        for index, entity in enumerate(extraction.entities):
            target = local.get((extraction.paper.id, index), "")
            if target in by_id:
                every[target] += 1
                agree[target] += entity.type is by_id[target].type
    return frozenset(target for target, count in every.items() if 2 * agree[target] <= count)


def _is_new(extraction: Extraction, place: _Place, thing: GraphEntity) -> bool:
    """Whether a paper lacks the thing and speaks of it: without a number beside it, "precision" may be a plain word."""
    if extraction.paper.id in thing.papers:
        return False
    start, end = sentence_at(extraction, place.start, place.end)
    return thing.type is not EntityType.METRIC or any(ch.isdigit() for ch in extraction.paper.text[start:end])


def _is_plain(text: str, place: _Place, by_id: Mapping[str, GraphEntity]) -> bool:
    """Whether a place has a common word in its everyday sense: a verb, what a text points back to, one of several acts.

    "To record that" is no record, "this question" none that is asked of a machine, "a mapping from X" no task.
    """
    if len(place.name.key) > 1 or not text[place.start : place.end].islower():
        return False
    before, behind = text[max(0, place.start - 40) : place.start], text[place.end : place.end + 12]
    if _POINTED_AT.search(before) or (_TO_DO.search(before) and _WHAT_IS_DONE.match(behind)):
        return True
    if by_id[place.name.owner].type is not EntityType.TASK:
        return False
    many = text[place.start : place.end].casefold() != place.name.key[0] and text[place.end - 1] == "s"
    return many or (_ONE_ACT.search(before) is not None and _NO_NOUN.match(behind) is not None)


def _is_common(name: _Name, owner: str) -> bool:
    """Whether a name is one word that papers write small."""
    return len(name.key) == 1 and any(form.islower() for form in name.forms[owner])


# --- names -----------------------------------------------------------------------------------------------------------


def _written_out(extractions: Sequence[Extraction], shorts: ShortForms) -> dict[tuple[str, int], frozenset[str]]:
    """The names of every paper's things as the field compares them: folded, short forms in the sense of the paper."""
    return {
        (x.paper.id, index): frozenset(shorts.expand(x.paper.id, name) for name in (entity.name, *entity.aliases))
        for x in extractions
        for index, entity in enumerate(x.entities)
    }


def _census(
    extractions: Sequence[Extraction],
    local: Mapping[tuple[str, int], str],
    full: Mapping[tuple[str, int], frozenset[str]],
    shorts: ShortForms,
) -> dict[tuple[str, ...], _Name]:
    """Every name that readers found, with whose it is in which papers."""
    names: dict[tuple[str, ...], _Name] = {}
    for extraction in extractions:
        paper = extraction.paper.id
        for index, text in sorted({(mention.entity, mention.text) for mention in extraction.mentions}):
            key, written = parse_name(text)
            if not key:
                continue
            target = local.get((paper, index), "")
            name = names.setdefault(key, _Name(key))
            name.users[target].add(paper)
            name.forms[target].add(written)
            if _is_short_for(shorts.expand(paper, text), full.get((paper, index), ())):
                name.parts[target].add(paper)
    return names


def _is_short_for(key: str, longer: Iterable[str]) -> bool:
    """Whether a name stands word for word in a longer one.

    >>> [_is_short_for("hull", [longer]) for longer in ("old hull", "hull", "hulls")]
    [True, False, False]
    """
    return any(len(key) < len(one) and f" {key} " in f" {one} " for one in longer)


def _owner(name: _Name, by_id: Mapping[str, GraphEntity], shorts: ShortForms) -> str:
    """The one thing that a name stands for in the field and that others may be searched for; "" where there is none."""
    owner = min(name.users, key=lambda target: (-len(name.users[target]), target))
    if owner not in by_id:
        return ""
    plain = by_id[owner].type is EntityType.METRIC or _is_common(name, owner)
    if plain and len(by_id[owner].papers) < _PLAIN_PAPERS:
        return ""
    papers = len(name.users[owner])
    others = set[str]().union(*(users - name.parts[t] for t, users in name.users.items() if t != owner))
    if papers < _NAME_PAPERS or len(others) > _OTHERS * papers:
        return ""
    if _is_looser(name, by_id[owner], shorts):
        return ""
    return owner if _tells(name, owner, shorts) else ""


def _is_looser(name: _Name, thing: GraphEntity, shorts: ShortForms) -> bool:
    """Whether a name says less than the thing's own: "hull model" where that is "pre-sanded hull model"."""
    dull = empty_words(thing.type) | GENERIC_ADJECTIVES
    key = shorts.expand("", min(name.forms[thing.id]))
    for full in (_BRACKET.sub("", thing.name), *_BRACKET.findall(thing.name)):
        long = shorts.expand("", full.strip(" ()"))
        if key == long:
            return False
        if _is_short_for(key, [long]):
            before, _, after = f" {long} ".partition(f" {key} ")
            return not all(word in dull for word in (*before.split(), *after.split()))
    return False


def _tells(name: _Name, owner: str, shorts: ShortForms) -> bool:
    """Whether a name says by itself what it names: long enough, and more than words that any field uses."""
    if _is_tiny(name) and not all(fold(form) in shorts.common for form in name.forms[owner]):
        return False
    if not any(ch.isalpha() for part in name.key for ch in part):
        return False
    if " ".join(name.key) in TOO_WIDE:
        return False
    dull = GENERIC_ADJECTIVES | GENERIC_HEADS | STOP_WORDS | TOO_WIDE
    return any(map(is_short_form, name.forms[owner])) or not all(part in dull for part in name.key)


def _is_tiny(name: _Name) -> bool:
    return sum(ch.isalnum() for part in name.key for ch in part) < _SHORTEST


def _tree(names: Iterable[_Name]) -> _Node:
    root = _Node()
    for name in names:
        node = root
        for part in name.key[:-1]:
            node = node.following.setdefault(part, _Node())
        node.ends[name.key[-1]] = name
    return root


def _units(text: str) -> list[_Unit]:
    """Words of a text and the signs between them; a blank or a hyphen between two words is none."""
    units: list[_Unit] = []
    end = 0
    for match in _WORD.finditer(text):
        gap = text[end : match.start()]
        if units and not _BLANK.fullmatch(gap) and gap:
            units.append(_Unit(end, match.start(), gap, gap, gap))
        start = match.start()
        if gap in _HYPHENS and units and units[-1].key in _PREFIXES:
            start = units.pop().start  # "pre-sanding" is "presanding"
        key, last = _keys(text[start : match.end()])
        units.append(_Unit(start, match.end(), text[start : match.end()], key, last))
        end = match.end()
    return units


@lru_cache(maxsize=200_000)
def _keys(word: str) -> tuple[str, str]:
    plain = unicodedata.normalize("NFKD", word).casefold()
    plain = "".join(ch for ch in plain if ch not in _HYPHENS and not unicodedata.combining(ch))
    # The S of "GPS" is a letter of the name; that of "CNNs" is not.
    return _one_spelling(plain), _one_spelling(plain if word.isupper() else singular(plain))


def _one_spelling(word: str) -> str:
    """A word as America spells it, where that is sure.

    >>> [_one_spelling(word) for word in ("summarisation", "dialogue", "modelling", "promising", "hour")]
    ['summarization', 'dialog', 'modeling', 'promising', 'hour']
    """
    return _BRITISH.sub(lambda match: _AMERICAN[match.lastgroup or ""], word) if len(word) > 5 else word


@lru_cache(maxsize=100_000)
def parse_name(name: str) -> tuple[tuple[str, ...], str]:
    """What a name is compared by, and how it is written; an empty key for what is too long or holds a bracket.

    >>> parse_name("Hull-Nets"), parse_name("hull (boat)")[0], parse_name("sup- port hull")[1]
    ((('hull', 'net'), 'Hull Net'), (), 'support hull')
    """
    units = _units(mend_breaks(name))
    if not units or len(units) > _MAX_WORDS or any(_is_sign(unit) and len(unit.raw) > 1 for unit in units):
        return (), ""
    return (*(unit.key for unit in units[:-1]), units[-1].last), _written(units)


def _is_sign(unit: _Unit) -> bool:
    return not unit.raw[0].isalnum()


def _written(units: Sequence[_Unit]) -> str:
    """How a name is written, the plural of its last word left out."""
    last = units[-1]
    is_cut = last.key.startswith(last.last) and len(last.key) == len(last.raw)
    whole = last.raw[: len(last.last)] if is_cut else last.raw
    return " ".join((*(unit.raw for unit in units[:-1]), whole))


# --- places ----------------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Kinds:
    """What each thing is a kind of, over any number of steps."""

    by_id: Mapping[str, GraphEntity]
    known: dict[str, frozenset[str]] = field(default_factory=dict)

    def above(self, identifier: str) -> frozenset[str]:
        """All that a thing is a kind of, and the thing itself."""
        if identifier not in self.known:
            queue = [identifier]
            for one in queue:
                queue += [b for b in (self.by_id[one].broader if one in self.by_id else ()) if b not in queue]
            self.known[identifier] = frozenset(queue)
        return self.known[identifier]


def _senses(
    full: Mapping[tuple[str, int], frozenset[str]], local: Mapping[tuple[str, int], str]
) -> dict[str, set[str]]:
    """The keys of each thing of the field: its papers' names for it, short forms written out."""
    found: dict[str, set[str]] = defaultdict(set)
    for place, keys in full.items():
        if target := local.get(place):
            found[target].update(keys)
    return found


def _walk(units: Sequence[_Unit], root: _Node) -> Iterator[_Place]:
    """Every name in a text, those inside others too, in the order of their first words."""
    for first in range(len(units)):
        node: _Node | None = root
        for last in range(first, min(first + _MAX_WORDS, len(units))):
            assert node is not None
            if (name := node.ends.get(units[last].last)) is not None:
                yield _Place(name, first, last, units[first].start, units[last].end)
            if (node := node.following.get(units[last].key)) is None:
                break


@dataclass(frozen=True, slots=True)
class _Field:
    """What the field knows, as far as the places of names need it."""

    by_id: Mapping[str, GraphEntity]
    local: Mapping[tuple[str, int], str]
    full: Mapping[tuple[str, int], frozenset[str]]
    root: _Node
    kinds: _Kinds
    senses: Mapping[str, set[str]]
    shorts: ShortForms


def _sound_places(extraction: Extraction, known: _Field) -> Iterator[_Place]:
    """The places of a text at which a name stands for its thing."""
    paper, text = extraction.paper.id, extraction.paper.text
    units = _units(text)
    found = list(_walk(units, known.root))
    other = _others(extraction, {p.name.key: p.name for p in found}, known)
    begins = {0, *(sentence.start for sentence in extraction.sentences)}
    mentions = sorted(extraction.mentions, key=lambda m: (m.start, m.end))
    spans = [(m.start, m.end, m.type, known.local.get((paper, m.entity), "")) for m in mentions]
    spans += [(p.start, p.end, known.by_id[u].type, u) for p in found if (u := _most(p.name)) in known.by_id]
    around = _Around(spans)
    for place in found:
        owner = place.name.owner
        if not owner or place.name.key in other:
            continue
        thing = known.by_id[owner]
        written = _written(units[place.first : place.last + 1])
        if (
            _is_so_written(written, place.name.forms[owner], thing.type)
            and (not is_short_form(written) or _is_meant(paper, written, known.senses[owner], known.shorts))
            and _stands_alone(text, units, place, thing, begins, len(extraction.paper.title))
            and all(_is_read_inside(thing, place, span, known.kinds) for span in around.at(place.start, place.end))
        ):
            yield place


class _Around:
    """Spans of a text by where they stand, so that those around a place are found without a look at all."""

    def __init__(self, spans: Sequence[_Span]) -> None:
        self._spans = sorted(set(spans))
        self._starts = [span[0] for span in self._spans]
        self._longest = max((span[1] - span[0] for span in self._spans), default=0)

    def at(self, start: int, end: int) -> list[_Span]:
        """The spans that share a letter with a place."""
        first, last = bisect_left(self._starts, start - self._longest), bisect_left(self._starts, end)
        return [span for span in self._spans[first:last] if start < span[1]]


def _most(name: _Name) -> str:
    """The thing that most papers mean by a name."""
    return name.owner or min(name.users, key=lambda target: (-len(name.users[target]), target))


def _others(extraction: Extraction, named: Mapping[tuple[str, ...], _Name], known: _Field) -> set[tuple[str, ...]]:
    """The names by which a paper means something else than the field does, and not for short."""
    paper = extraction.paper.id
    texts = [{entity.name, *entity.aliases} for entity in extraction.entities]
    for mention in extraction.mentions:
        texts[mention.entity].add(mention.text)
    found = set()
    general = {key for key, name in named.items() if name.general}
    owners = {key: name.owner for key, name in named.items() if name.owner}
    for index, forms in enumerate(texts):
        target = known.local.get((paper, index), "")
        for text in forms:
            key = parse_name(text)[0]
            owner = owners.get(key, target)
            if owner == target or (key in general and _is_no_other(owner, target, known)):
                continue
            if not target or not _is_short_for(known.shorts.expand(paper, text), known.full.get((paper, index), ())):
                found.add(key)
    return found


def _is_no_other(owner: str, target: str, known: _Field) -> bool:
    """Whether what a paper means by a general name is the general thing all the same: no node, a kind, or its data."""
    if not target or owner in known.kinds.above(target):
        return True
    return all(known.by_id[one].type is EntityType.MODALITY for one in (owner, target) if one in known.by_id)


def _is_so_written(written: str, forms: set[str], kind: EntityType) -> bool:
    """Whether readers met the name in such letters: short forms and made-up words have one case, others any."""
    if written in forms:
        return True
    if any(is_short_form(word) for word in written.split()):
        return False
    small = written.lower()
    if small in forms:
        return True
    key = parse_name(small)[0]
    if len(key) == 1 and kind is not EntityType.DATASET and any(f.islower() and parse_name(f)[0] == key for f in forms):
        return True  # "rumour" and "rumor"
    # Capitals of a title: the name in small letters is the same, unless it is that of a data set.
    plain = {form.lower() for form in forms if " " in form and all(w[1:] == w[1:].lower() for w in form.split())}
    return kind is not EntityType.DATASET and small in plain


def _is_meant(paper: str, short: str, senses: set[str], shorts: ShortForms) -> bool:
    """Whether a short form may stand for the thing in a paper: not where it is defined otherwise, or has two senses."""
    key = fold(short)
    long = shorts.local.get((paper, key))
    if long is None:
        if len(shorts.senses.get(key, ())) < 2:
            return True
        long = shorts.common.get(key)
    return long is not None and long in senses


def _stands_alone(
    text: str,
    units: Sequence[_Unit],
    place: _Place,
    thing: GraphEntity,
    begins: set[int],
    title_end: int,
) -> bool:
    """Whether what stands right before and behind a name leaves it the name."""
    name = place.name
    before, behind = text[: place.start][-1:], text[place.end : place.end + 1]
    if before in _TIED or behind in _TIED or _HYPHENED.search(text, max(0, place.start - 2), place.start):
        return False
    if behind in _HYPHENS and not _OF_IT.match(text, place.end):
        return False
    if behind in _HYPHENS and thing.type is EntityType.TASK and len(name.key) == 1:
        return False  # what is "sanding-augmented" sands nothing
    if behind == "." and text[place.end + 1 : place.end + 2].isalnum():
        return False
    if before in ("/", ".", ":") and _ADDRESS.search(text, max(0, place.start - 120), place.start):
        return False
    previous = _neighbour(units, place.first, -1)
    following = _neighbour(units, place.last, 1)
    if previous is not None and is_parted(f"{previous.key} {' '.join(name.key)}", " ".join(name.key)):
        return False
    if previous is not None and _is_tiny(name) and previous.raw.isupper() and len(previous.raw) >= _SHORTEST:
        return False
    small = any(form.islower() for form in name.forms[name.owner])
    titled = following is not None and following.raw[0].isupper() and place.end > title_end
    if small and titled and text[place.start].isupper():
        return False  # a piece of a name in capitals
    if small or thing.type not in _PROPER:
        return True
    if following is not None and _VERSION.match(following.raw):
        return name.general and thing.type is EntityType.DATASET and _YEAR.match(following.raw) is not None
    if place.end <= title_end:
        return True
    if following is not None and following.raw[:1].isupper():
        return False
    return previous is None or not previous.raw[:1].isupper() or previous.start in begins or previous.key in STOP_WORDS


def _neighbour(units: Sequence[_Unit], at: int, step: int) -> _Unit | None:
    """The word right before or behind, with no sign between."""
    if not 0 <= at + step < len(units) or _is_sign(units[at + step]):
        return None
    return units[at + step]


def _is_read_inside(thing: GraphEntity, place: _Place, span: _Span, kinds: _Kinds) -> bool:
    """Whether a name inside a longer mention or name, or around a shorter one, still names its thing.

    "12-lead X" names X where it is a kind of it, "X classification" where X is no task; a data set's name is one word.
    """
    start, end, kind, outer = span
    if thing.id in kinds.above(outer):
        return True
    if place.start <= start and end <= place.end and (start, end) != (place.start, place.end):
        return True
    if place.name.general and kind is thing.type is EntityType.DATASET:
        return place.start == start and place.end <= end
    if not (start <= place.start and place.end <= end) or kind is EntityType.DATASET:
        return False
    if thing.type is EntityType.DATASET:
        return kind in (EntityType.TASK, EntityType.METRIC)
    # "Hull safety" tells of safety where it is measured, a "safety policy" does not.
    return thing.type is not EntityType.METRIC or (place.name.general and kind is EntityType.METRIC)


# --- ties ------------------------------------------------------------------------------------------------------------


def _tied(
    extractions: Sequence[Extraction],
    entities: Sequence[GraphEntity],
    local: Mapping[tuple[str, int], str],
    ties: Mapping[str, Sequence[tuple[_Place, float]]],
) -> KnownNames:
    """The field with new places: in its papers, and in its things."""
    by_id = {entity.id: entity for entity in entities}
    known = dict(local)
    more: dict[str, list[tuple[Extraction, Mention]]] = defaultdict(list)
    papers = []
    for extraction in extractions:
        things, mentions = list(extraction.entities), list(extraction.mentions)
        index: dict[str, int] = {}
        for place, score in _longest(ties.get(extraction.paper.id, ())):
            target = place.name.owner
            text = extraction.paper.text[place.start : place.end]
            if target not in index:
                index[target] = len(things)
                known[extraction.paper.id, len(things)] = target
                things.append(Entity(name=text, type=by_id[target].type))
            mention = Mention(
                start=place.start,
                end=place.end,
                text=text,
                type=by_id[target].type,
                entity=index[target],
                score=score,
                rule=RULE,
            )
            mentions.append(mention)
            more[target].append((extraction, mention))
        papers.append(replace(extraction, entities=tuple(things), mentions=tuple(mentions)) if index else extraction)
    return KnownNames(tuple(_with(entity, more[entity.id]) for entity in entities), tuple(papers), known)


def _longest(ties: Sequence[tuple[_Place, float]]) -> list[tuple[_Place, float]]:
    """Of places of one thing that overlap, the longest, in the order of the text."""
    kept: list[tuple[_Place, float]] = []
    ends: dict[str, int] = {}
    for place, score in sorted(ties, key=lambda t: (t[0].start, -t[0].end)):
        if place.start >= ends.get(place.name.owner, 0):
            ends[place.name.owner] = place.end
            kept.append((place, score))
    return kept


def _with(entity: GraphEntity, more: Sequence[tuple[Extraction, Mention]]) -> GraphEntity:
    return _with_places(entity, [quote(x.paper, m.start, m.end, m.rule, m.score) for x, m in more])


def _with_places(entity: GraphEntity, more: Sequence[Evidence]) -> GraphEntity:
    if not more:
        return entity
    return replace(
        entity,
        papers=tuple(sorted({*entity.papers, *(place.paper for place in more)})),
        mentions=tuple(sorted((*entity.mentions, *more), key=lambda e: e.paper)),
    )
