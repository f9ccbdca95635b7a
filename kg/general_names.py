"""What a paper has under a name of its own counts for the general thing, too: "wet hum counting" is hum counting.

A field's work on one thing is split over many names: by none of them alone does it show how often the field has it.
In go the papers as read and the things of the field; out come the things with the general ones besides that no paper
named alone ("BUZ" over "BUZ signals" and "BUZ recordings"), each with all papers whose names hold its own, and with its
kinds below it. A general name is what several longer names of one type share: their end, or for data what stands
before a word that only says that they are data.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from extract.lexicon import GENERIC_ADJECTIVES, GENERIC_HEADS, word_set
from extract.records import Entity, Extraction, Mention
from kg.curation import Curation
from kg.folding import fold, is_short_form, mend_breaks, singular, slug
from kg.known_names import parse_name, tie_general_names
from kg.name_rules import without_head
from kg.records import Edge, Evidence, GraphEntity
from kg.short_forms import ShortForms
from kg.taxonomy import CARRIERS, find_broader, is_deed
from kg.type_evidence import is_nameless
from kg.wide_words import PLAIN_DATA, TOO_WIDE
from kg.words import STOP_WORDS
from ontologies.vocabulary import EntityType

__all__ = ["KIND", "Widened", "count_kinds", "follow_curation", "new_ties"]

KIND = "kind"
"""The rule of a tie to a thing of which the paper has a kind."""

# Papers in which names must share a part before it is a thing of its own, and how many names.
_PAPERS, _NAMES = 3, 2
# Of a shorter part's papers the share that a longer one has, from which on it is that one.
_MOST = 0.8
# Of all papers whose names end so, the share that has them of one type.
_ONE_TYPE = 0.7
# Of those for a word that says what is done, the share that must have a task of it.
_A_GOOD_PART = 0.35
_MOST_WORDS = 3
# One name of two types goes to the one of so many times as many papers.
_FAR_MORE = 2
# A single word for what is done needs so many papers, and such a share of the field.
_WORD_PAPERS, _WORD_SHARE = 5, 0.025
# Of the papers that name a thing by certain words alone, the share that must mean the same.
_AGREE = 0.6
# Papers that must name a thing by one common word before that word is looked for in others.
_PLAIN_PAPERS = 3
# Shorter names stand for too many things.
_LETTERS = 3
# Words with such an ending for what is not done.
_NOT_DONE = word_set(
    "environment instrument element segment movement scenario distance instance balance building thing"
)
# Words for pictures, and for what takes them: before all of these stands the same kind of data.
_PICTURES = ("image", "imagery", "camera", "frame", "pair", "photo")
# Words for data and what takes them, of any kind.
_ANY_DATA = ("data", "input", "sensor", "measurement", "stream", "sequence")
_TAKERS = ("camera", "sensor")
_HOW_MANY = word_set("single multi multiple dual double two three four few many pair")
_ADJECTIVE = re.compile(r"(?:al|ic|ive|ous|ed|ing|ar|ary|less|able|an|ese|ish|ful)\Z")
# Endings of a word for something done.
_DONE = re.compile(r"(?:tion|sion|ment|ing|sis|val|very|ance|control|search|transfer|design)$")
_TYPES = (EntityType.METHOD, EntityType.TASK, EntityType.MODALITY)
# Of what data are made or told, and no kind of data.
_NO_DATA = word_set(
    """
    information feature view measurement knowledge content sample example instance input output cue vector variable
    modality source domain value detail characteristic pair point level object subject event state change context
    annotation label parameter condition environment pattern distribution unit segment frame
    """
)
# What means are called that are known by what they do.
_MEANS = word_set(
    "model system method approach algorithm framework technique architecture agent task problem application"
)
# Quantities and places, which no method is.
_NO_MEANS = word_set(
    "bound reward error rate environment state space trial condition limit number distance cost value score accuracy"
)
_JOINTS = word_set(
    "of for in with by on to and or from via without against under not no non beyond as toward towards the a an using"
)
_BRACKET = re.compile(r"\s*\([^()]*\)\s*$")
_SUPERVISED = re.compile(r"(?i)^((?:self|semi|weakly)[- ]supervised) learning$")
_MECHANISM = re.compile(r"(?i)^(\w+tion) mechanisms?$")
# Rules by which an alias is as good as a name.
_SURE = frozenset({"same name", "joined", "spelling", "head", "written", "abbreviation", "long forms"})
_KIND_SCORE = 0.7
_Key = tuple[str, ...]
_DULL = GENERIC_ADJECTIVES | GENERIC_HEADS | STOP_WORDS | TOO_WIDE


@dataclass(frozen=True, slots=True)
class Widened:
    """The things with their kinds' papers, and the kind-of links of all."""

    entities: tuple[GraphEntity, ...]
    kind_of: tuple[Edge, ...]


def count_kinds(
    extractions: Sequence[Extraction],
    entities: Sequence[GraphEntity],
    local: Mapping[tuple[str, int], str],
    shorts: ShortForms,
) -> Widened:
    """The field's things with the papers that have them under other names.

    Parameters
    ----------
    extractions : sequence of Extraction
        What a reader found, one a paper.
    entities : sequence of GraphEntity
        Resolved, with what is known of them.
    local : mapping
        (paper id, index of its thing) to entity id.
    shorts : ShortForms
        What short forms stand for, by paper.

    Returns
    -------
    Widened
    """
    parts = _all_parts(extractions)
    settled = _settled(extractions, entities, local, shorts)
    made, weights = _missing(parts, entities, shorts, settled, len(extractions))
    general = frozenset(weights)
    every = (*entities, *made)
    linked, _ = find_broader(every, extractions, local, general)
    owners = _owners(linked, weights, parts, settled, shorts)
    tied = tie_general_names(extractions, linked, local, shorts, owners)
    tied = tuple(e for e in tied if e.papers)
    linked, kind_of = find_broader(tied, extractions, local, general)
    return Widened(tuple(sorted(_with_kinds(linked), key=lambda e: e.id)), kind_of)


def follow_curation(wide: Widened, before: Sequence[GraphEntity], curation: Curation) -> Widened:
    """The same as far as a user's decisions go: what is called different stays as it was, what is dropped stays away.

    A general thing made here takes the name that the user gives it; one that is to be of another type is left out.
    """
    known = {entity.id: entity for entity in before}
    apart = {name for group in curation.different for name in group}
    given, gone = dict(curation.rename), {*curation.drop, *(name for name, _ in curation.type)}
    kept: list[GraphEntity] = []
    for entity in wide.entities:
        names = {fold(name) for name in (entity.name, *entity.aliases)}
        if names & apart and entity.id in known:
            kept.append(known[entity.id])
        elif entity.id in known:
            kept.append(entity)
        elif not names & gone:
            new = next((given[name] for name in sorted(names) if name in given), None)
            forms = tuple(dict.fromkeys((entity.name, *entity.aliases)))
            kept.append(
                entity if new is None else replace(entity, name=new, aliases=tuple(f for f in forms if f != new))
            )
    ids = {entity.id for entity in kept}
    ordered = tuple(replace(e, broader=tuple(b for b in e.broader if b in ids)) for e in kept)
    broader = {entity.id: entity.broader for entity in ordered}
    links = tuple(edge for edge in wide.kind_of if edge.target in broader.get(edge.source, ()))
    return Widened(ordered, links)


def new_ties(
    extractions: Sequence[Extraction], before: Sequence[GraphEntity], after: Sequence[GraphEntity]
) -> tuple[tuple[Extraction, ...], tuple[GraphEntity, ...], dict[tuple[str, int], str]]:
    """Papers with what they have by ``after`` alone, as if a reader had found just that; the things; which is which."""
    known = {(entity.id, paper) for entity in before for paper in entity.papers}
    places: dict[str, dict[str, list[Evidence]]] = defaultdict(lambda: defaultdict(list))
    for entity in after:
        for place in entity.mentions:
            if (entity.id, place.paper) not in known:
                places[place.paper][entity.id].append(place)
    by_id = {entity.id: entity for entity in after}
    local: dict[tuple[str, int], str] = {}
    papers = []
    for extraction in extractions:
        things: list[Entity] = []
        mentions: list[Mention] = []
        for key, found in sorted(places[extraction.paper.id].items()):
            local[extraction.paper.id, len(things)] = key
            for e in found:
                mentions.append(
                    Mention(
                        start=e.start,
                        end=e.end,
                        text=e.quote,
                        type=by_id[key].type,
                        entity=len(things),
                        score=e.score,
                        rule=e.rule,
                    )
                )
            things.append(Entity(name=by_id[key].name, type=by_id[key].type))
        if things:
            papers.append(replace(extraction, entities=tuple(things), mentions=tuple(mentions)))
    return tuple(papers), tuple(after), local


# --- parts of names ---------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Part:
    """A part that names share: the papers by the type that they give it, the longer names, how it is written.

    ``every`` has all papers whose names hold it, at whatever place; ``alone`` those in which it is a whole name;
    ``heads`` the names that it begins as what is done.
    """

    papers: dict[EntityType, set[str]] = field(default_factory=lambda: defaultdict(set))
    every: set[str] = field(default_factory=set)
    alone: set[str] = field(default_factory=set)
    longer: dict[EntityType, set[str]] = field(default_factory=lambda: defaultdict(set))
    heads: set[str] = field(default_factory=set)
    forms: Counter[str] = field(default_factory=Counter)

    @property
    def type(self) -> EntityType | None:
        """The type that nearly all papers give it."""
        whole = len(set().union(*self.papers.values()))
        best = min(self.papers, key=lambda kind: (-len(self.papers[kind]), kind), default=None)
        if best is EntityType.MODALITY and len(self.papers[best]) > _PAPERS:
            return best  # what is done with data, and what does it, often goes by their name
        return best if best is not None and len(self.papers[best]) >= _ONE_TYPE * whole else None

    @property
    def is_done(self) -> bool:
        """Whether enough papers take it for a task, though others name what does it by the same word."""
        whole, mine = len(set().union(*self.papers.values())), len(self.papers[EntityType.TASK])
        return mine >= _NAMES and mine >= _A_GOOD_PART * whole


_Parts = Mapping[_Key, _Part]


def _all_parts(extractions: Sequence[Extraction]) -> _Parts:
    """The parts of all names that readers found."""
    parts: dict[_Key, _Part] = defaultdict(_Part)
    for extraction in extractions:
        paper = extraction.paper.id
        for thing in extraction.entities:
            for text in dict.fromkeys((thing.name, *thing.aliases)):
                for key, written, longer in _ends(text, thing.type):
                    part = parts[key]
                    part.papers[thing.type].add(paper)
                    if longer:
                        part.longer[thing.type].add(fold(text))
                    part.forms[written] += 1
            words = thing.name.split()
            if thing.type is EntityType.METHOD and (deed := _deed_of(words)):
                # A "hull weighing system" weighs hulls.
                parts[deed].papers[EntityType.TASK].add(paper)
                parts[deed].longer[EntityType.TASK].add(fold(thing.name))
                parts[deed].forms[" ".join(words[:-1])] += 1
            does = len(words) > 1 and (words[1].casefold() in _JOINTS or words[0].endswith("ing"))
            # "Weighing of hulls" and "weighing hulls" are weighing, where others say "hull weighing".
            if thing.type is EntityType.TASK and does and (key := _key(words[0])):
                parts[key].heads.add(fold(thing.name))
        for text in sorted({mention.text for mention in extraction.mentions}):
            whole = _key(text)
            parts[whole].alone.add(paper)
            for key in _inside(text):
                parts[key].every.add(paper)
    return parts


def _ends(text: str, kind: EntityType) -> Iterator[tuple[_Key, str, bool]]:
    """The parts of a name that may be a general thing's: as compared, as written, and whether the name is longer."""
    words = _BRACKET.sub("", mend_breaks(text)).split()
    # A part that others take for a task is none where this one ends a metric's name.
    if not words or kind not in (*_TYPES, EntityType.METRIC):
        return
    for first in range(max(0, len(words) - _MOST_WORDS), len(words)):
        if first and words[first - 1].casefold() in _JOINTS:
            break
        written = _one_of(words[first:])
        if key := _key(written):
            yield key, written, first > 0
    if kind is EntityType.MODALITY:
        for word in words[:-1]:
            if is_short_form(word):  # "BUZ rhythms" are got from BUZ
                written = _one_of([word])
                if key := _key(written):
                    yield key, written, True
        bare = list(words)
        while len(bare) > 1 and fold(bare[-1]) in CARRIERS:
            bare.pop()
        if len(bare) < len(words) and len(bare) <= _MOST_WORDS:
            for first in range(len(bare)):
                written = " ".join(bare[first:])
                # A word in small letters may be one that only says of what sort the data are: "raw", "daily".
                coined = any(ch.isupper() or ch.isdigit() for ch in written) and not written.istitle()
                if coined and (key := _key(written)):
                    yield key, written, True


def _deed_of(words: Sequence[str]) -> _Key:
    """What a means does by its name, where that says little else; an empty key for another name."""
    if not 2 < len(words) <= _MOST_WORDS + 1 or singular(words[-1].casefold()) not in _MEANS:
        return ()
    key = _key(" ".join(words[:-1]))
    return key if key and len(key) > 1 and is_deed(key[-1]) else ()


def _one_of(words: Sequence[str]) -> str:
    """Words as written, the last one in the singular."""
    last = words[-1]
    if last.islower():
        last = singular(last)
    elif last.endswith("s") and last[:-1].isupper():
        last = last[:-1]
    return " ".join((*words[:-1], last))


def _inside(text: str) -> Iterator[_Key]:
    """All parts of a name, as compared."""
    words = _key(text)
    for first in range(len(words)):
        for last in range(first + 1, min(first + _MOST_WORDS, len(words)) + 1):
            yield (*words[first : last - 1], singular(words[last - 1])) if last < len(words) else words[first:last]


def _bound(parts: _Parts, known: Collection[_Key]) -> frozenset[_Key]:
    """Parts of which nearly all papers name a longer thing: no "cloud" but a "point cloud"."""
    found: set[_Key] = set()
    for longer in known:
        if longer not in parts:
            continue
        size = len(parts[longer].every)
        for first in range(len(longer)):
            for last in range(first + 1, min(first + _MOST_WORDS, len(longer)) + 1):
                key = longer[first:last]
                if len(key) < len(longer) and key in parts and size >= _MOST * len(parts[key].every):
                    found.add(key)
    return frozenset(found)


def _settled(
    extractions: Sequence[Extraction],
    entities: Sequence[GraphEntity],
    local: Mapping[tuple[str, int], str],
    shorts: ShortForms,
) -> dict[_Key, str]:
    """Whole names by the thing that most papers mean by them, where several do."""
    users: dict[_Key, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    by_id = {entity.id: entity for entity in entities}
    types = {entity.id: entity.type for entity in entities}
    for extraction in extractions:
        paper = extraction.paper.id
        for mention in extraction.mentions:
            target = local.get((paper, mention.entity), "")
            if types.get(target) is mention.type:
                users[_key(mention.text)][target].add(paper)
    found = {}
    for key in sorted(users):
        best = min(users[key], key=lambda target: (-len(users[key][target]), target))
        every = set().union(*users[key].values())
        # A few papers' "hulls" are their "pre-sanded hulls", all others' are not.
        piece = best in by_id and any(_is_piece(key, whole) for whole in _keys(by_id[best], shorts))
        least = _WORD_PAPERS if piece else _NAMES
        if key and len(users[key][best]) >= max(least, _AGREE * len(every)):
            found[key] = best
    return found


# --- things that no paper names alone ---------------------------------------------------------------------------------


def _missing(
    parts: _Parts, entities: Sequence[GraphEntity], shorts: ShortForms, settled: Collection[_Key], papers: int
) -> tuple[list[GraphEntity], dict[str, int]]:
    """General things that are none of the field's yet; and of these and of those that are, in how many papers' names.

    A thing that hardly any paper names by its bare word ("hulls") is the general one of many longer names all the same.
    """
    known: dict[_Key, dict[EntityType, GraphEntity]] = defaultdict(dict)
    for entity in sorted(entities, key=lambda e: (-len(e.papers), e.id)):
        for key in _keys(entity, shorts):
            known[key].setdefault(entity.type, entity)
    for key in settled:
        known.setdefault(key, {})
    found: dict[_Key, EntityType] = {}
    raised: dict[str, int] = {}
    for key in sorted(parts):
        part, kind = parts[key], parts[key].type
        if len(key) == 1 and is_deed(key[0]):
            means = known.get(key, {}).get(EntityType.METHOD)
            is_means = kind is EntityType.METHOD and means is not None and len(means.papers) >= _NAMES
            kind = EntityType.TASK if part.is_done else EntityType.METHOD if is_means else None
        elif key and kind in (None, EntityType.METHOD) and is_deed(key[-1]) and part.is_done:
            kind = EntityType.TASK  # "hull weighing" is what "hull weighing systems" are for
        if kind is None or kind not in _TYPES:
            continue
        mine = len(part.papers[kind]) if kind in part.papers else 0
        means = known.get(key, {}).get(EntityType.METHOD)
        if (
            means is not None
            and kind is EntityType.METHOD
            and _key(means.name) != key
            and _MECHANISM.search(means.name)
        ):
            raised[means.id] = mine if mine >= _WORD_PAPERS else 0
        is_known = means is not None and len(means.papers) >= _NAMES and kind is EntityType.METHOD and len(key) == 1
        if not _names(key, kind, part) and not (is_known and " ".join(key) not in _DULL | _NO_MEANS | CARRIERS):
            continue
        # What hardly any paper takes for a thing of another type is no other thing.
        if key in known and not (
            known[key]
            and all(kind is other or _FAR_MORE * len(e.papers) < mine for other, e in known[key].items())
            and (kind in known[key] or mine >= _WORD_PAPERS)
        ):
            continue
        is_word = kind in (EntityType.TASK, EntityType.METHOD) and len(key) == 1
        if len(part.every) < (max(_WORD_PAPERS, _WORD_SHARE * papers) if is_word else _PAPERS):
            continue
        full = {_key(shorts.expand("", form)) for form in part.forms} - {key}
        if kind in known.get(key, ()):
            full -= set(_keys(known[key][kind], shorts))
        longer = len(part.longer[kind]) and len(part.longer[kind] | part.heads)
        if (longer < _NAMES and key[-1] not in PLAIN_DATA) or not full.isdisjoint(known):
            continue
        if kind not in known.get(key, ()):
            found[key] = kind
        elif (
            len(key) == 1
            and sum(ch.isalpha() for ch in key[0]) >= _LETTERS
            and (len(part.every) if kind is EntityType.METHOD else mine) >= max(_WORD_PAPERS, _WORD_SHARE * papers)
        ):
            raised[known[key][kind].id] = mine
    bound = _bound(parts, {*known, *found})
    made = [
        GraphEntity(id=f"entity/{kind}/{slug(' '.join(key))}", type=kind, name=_told(parts[key]))
        for key, kind in found.items()
        if key not in bound
    ]
    taken = {entity.id for entity in entities}
    made = [entity for entity in made if entity.id not in taken]
    raised = {key: papers for key, papers in raised.items() if papers}
    return made, raised | {entity.id: len(parts[_key(entity.name)].papers[entity.type]) for entity in made}


def _names(key: _Key, kind: EntityType, part: _Part) -> bool:
    """Whether a part that names share says what it is by itself."""
    words = " ".join(key)
    coined = any(map(is_short_form, part.forms)) or any(sum(ch.isupper() for ch in f) > 1 for f in part.forms)
    if key[0] in GENERIC_ADJECTIVES or key[0] in STOP_WORDS or sum(ch.isalpha() for ch in words) < _LETTERS:
        return False
    if kind is EntityType.TASK:
        if len(key) == 1:
            return is_deed(words)
        return (
            _DONE.search(key[-1]) is not None
            and key[-1] not in _NOT_DONE
            and not all(word in _DULL for word in key)
            and not is_nameless(words, kind)
        )
    if kind is EntityType.MODALITY and words in PLAIN_DATA:
        return True
    if is_nameless(words, kind, coined=coined) or words in TOO_WIDE:
        return False
    if kind is EntityType.METHOD:
        return _is_made(key) if len(key) > 1 else words not in _DULL | _NO_MEANS | CARRIERS and _is_proper(part)
    if key[-1] in _NO_DATA:
        return False
    if len(key) == 1:
        known = len(part.alone) >= _NAMES and not words.endswith("ing")
        return coined or (known and words not in CARRIERS | _DULL)
    return True


def _is_proper(part: _Part) -> bool:
    """Whether a word is written as the name of one thing, or taken alone for a method: no "deep", but a "Huller"."""
    large = sum(uses for form, uses in part.forms.items() if form[:1].isupper())
    alone = len(part.alone)
    return alone >= _PLAIN_PAPERS or (alone > 0 and 2 * large > sum(part.forms.values()))


def _is_made(key: _Key) -> bool:
    """Whether a method's name says how something is done, and not only what: "mapping approach" does not."""
    if all(word in _DULL for word in key) or any(word in _JOINTS for word in key) or key[-1] in _NO_MEANS:
        return False
    dull = all(word in _DULL for word in key[:-1]) or _DONE.search(key[-2]) or key[-2].endswith(("ic", "ed"))
    return not (key[-1] in _DULL and dull)


def _told(part: _Part) -> str:
    """The name of a general thing: in small letters where papers write it so."""
    return min(part.forms, key=lambda text: (-part.forms[text], sum(ch.isupper() for ch in text), text))


# --- names and whose they are -----------------------------------------------------------------------------------------


def _key(name: str) -> _Key:
    return parse_name(name)[0]


def _keys(entity: GraphEntity, shorts: ShortForms) -> dict[_Key, None]:
    """The names of a thing, as compared: its own, the short form in it, and aliases that rules for all papers found."""
    bare = _BRACKET.sub("", entity.name)
    # A "keeling mechanism" is keeling, and what is "self-supervised" learns so.
    forms = [bare, *_MECHANISM.findall(bare), *_SUPERVISED.findall(bare), *re.findall(r"\(([^()]*)\)\s*$", entity.name)]
    forms += [merge.alias for merge in entity.merges if merge.rule in _SURE]
    forms += [shorts.expand("", form) for form in forms]
    return dict.fromkeys(key for form in forms if (key := _key(form)))


def _owners(
    entities: Sequence[GraphEntity],
    made: Mapping[str, int],
    parts: _Parts,
    settled: Mapping[_Key, str],
    shorts: ShortForms,
) -> dict[_Key, str]:
    """Whose a name is in this field: the thing of most papers that goes by it, where it says what it is."""
    found: dict[_Key, str] = {}
    ordered = sorted(entities, key=lambda e: (-made.get(e.id, len(e.papers)), e.id))
    bound = _bound(parts, {key for entity in entities for key in _keys(entity, shorts)})
    for entity in ordered:
        for key in _keys(entity, shorts):
            if key not in found and _says(key, entity, shorts, entity.id in made) and key not in bound:
                found[key] = entity.id
    by_id = {entity.id: entity for entity in entities}
    for key, owner in settled.items():
        if key not in found and _says(key, by_id[owner], shorts, False) and key not in bound:
            found[key] = owner
    for entity in ordered:
        key = next(iter(_keys(entity, shorts)), ())
        if entity.type is EntityType.MODALITY and found.get(key) == entity.id and key[-1] in (*_PICTURES, *_ANY_DATA):
            for other in _same_data(key):
                # What takes the data names them, where they are named by themselves.
                if other not in found or (key[-1] == "image" and other[-1] in _TAKERS):
                    found[other] = entity.id
    for entity in ordered:
        key = _key(without_head(fold(_BRACKET.sub("", entity.name)), entity.type))
        known = len(key) > 1 and key in parts and len(parts[key].papers[entity.type]) >= _NAMES
        known = known and parts[key].type is entity.type
        if known and key not in found and key not in bound and _says(key, entity, shorts, False):
            found[key] = entity.id
    return found


def _is_piece(key: _Key, whole: _Key) -> bool:
    """Whether a name ends a longer one that says more by what stands before."""
    before = whole[: -len(key)]
    return len(key) < len(whole) and whole[-len(key) :] == key and not all(word in _DULL for word in before)


def _same_data(key: _Key) -> Iterator[_Key]:
    """Other names of data by what takes them or what they are: "sonar images" come from a "sonar camera"."""
    before = key[:-1]
    if not before or len(before) > 2 or before[0] in GENERIC_ADJECTIVES:
        return
    if before[-1] in _DULL | _NO_DATA | _HOW_MANY:
        return
    # "Wet data" may be other data than "wet images".
    is_noun = _ADJECTIVE.search(before[-1]) is None
    if key[-1] in _PICTURES:
        for word in (*_PICTURES, *(_ANY_DATA if is_noun else ())):
            yield (*before, word)
    elif is_noun:
        for word in _ANY_DATA:
            yield (*before, word)


def _says(key: _Key, entity: GraphEntity, shorts: ShortForms, made: bool) -> bool:
    """Whether a name by itself tells its thing from others."""
    words = " ".join(key)
    letters = sum(ch.isalpha() for ch in words)
    if made:
        return True
    if not letters or (letters < _LETTERS and words not in shorts.common) or words in STOP_WORDS:
        return False
    if entity.type is EntityType.MODALITY and words in PLAIN_DATA:
        return True
    if entity.type is EntityType.TASK:
        if len(key) == 1:
            return is_deed(words) and len(entity.papers) >= _NAMES
        return not all(word in _DULL for word in key)
    if words in TOO_WIDE or all(word in _DULL for word in key):
        return False
    if len(key) == 1 and not any(is_short_form(f) and _key(f) == key for f in _written(entity)):
        # One common word: only where several papers have the thing by that name.
        return len(entity.papers) >= (_NAMES if entity.type is EntityType.MODALITY else _PLAIN_PAPERS)
    return entity.type is not EntityType.METHOD or len(key) == 1 or _is_made(key)


def _written(entity: GraphEntity) -> list[str]:
    return [*re.split(r"[\s()]+", entity.name), *entity.aliases]


# --- kinds ------------------------------------------------------------------------------------------------------------


def _with_kinds(entities: Sequence[GraphEntity]) -> list[GraphEntity]:
    """Each thing with the papers of its kinds, at the places where they name the kind."""
    by_id = {entity.id: entity for entity in entities}
    below: dict[str, set[str]] = defaultdict(set)
    for entity in entities:
        for above in _above(entity, by_id):
            below[above].add(entity.id)
    found = []
    for entity in entities:
        more: dict[str, Evidence] = {}
        for key in sorted(below[entity.id]):
            for place in by_id[key].mentions:
                if place.paper not in entity.papers and place.paper not in more:
                    more[place.paper] = replace(place, rule=KIND, score=round(_KIND_SCORE * place.score, 4))
        # What hardly any paper names by itself is a word for its kinds, and no count of its own.
        if len(entity.papers) >= _PAPERS and 0 < len(more) <= len(entity.papers):
            entity = replace(
                entity,
                papers=tuple(sorted({*entity.papers, *more})),
                mentions=tuple(sorted((*entity.mentions, *more.values()), key=lambda e: e.paper)),
            )
        found.append(entity)
    return found


def _above(entity: GraphEntity, by_id: Mapping[str, GraphEntity]) -> set[str]:
    found: set[str] = set()
    left = list(entity.broader)
    while left:
        key = left.pop()
        if key in by_id and key not in found:
            found.add(key)
            left += by_id[key].broader
    return found
