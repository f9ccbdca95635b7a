"""Papers that lead into a field by what they have in common with others: whose data others name, who is typical, ...

Entities of the graph go in, a paper with its reason comes out. A reason says only what is counted: which things a paper
names, and how many of the others name them, too.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from extract.records import Extraction, Paper
from kg.english.alike import stems
from kg.english.grammar import count, listed, lower_first, number_word, plain
from kg.evidence import role_at
from kg.folding import fold, is_short_form
from kg.records import GraphEntity, Topic
from kg.topic_truth import MORE
from kg.topics import is_rest
from kg.wide_words import ANY_FIELD, HALF_TASKS, PLAIN_DATA, TOO_WIDE
from kg.written import read_words
from ontologies.vocabulary import EntityType, RelationType, Role

# A data set leads into a field where so many other papers name it; so does a paper that names two things of others.
_USED, _SHARED = 2, 2
# Things that a reason names, methods that a paper is set beside, and topics that a list is led by.
_THINGS, _BESIDE, TOPICS = 2, 3, 3
# Half of a topic's other papers make one typical that shares a thing with them, and of few of them more than half; one
# with a part less of them than the best is about as typical.
_TYPICAL, _FEW, _ABOUT = 2, 6, 6
# A name of fewer letters is no name to look for in a text.
_SHORTEST = 2
# What so many of the papers around a topic write, or for a small topic of its field, says nothing of it.
_COMMON, _OF_FIELD = 0.6, 0.5
# As sure as a comparison must be to be told.
_SURE = 0.4
_KINDS = (EntityType.TASK, EntityType.MODALITY, EntityType.METHOD, EntityType.DATASET)
# "Hull detection" says of a topic on hulls no more than "hulls".
_DEEDS = frozenset(stem for word in sorted(HALF_TASKS | TOO_WIDE) for stem in stems(word))
_WIDE = TOO_WIDE | ANY_FIELD | HALF_TASKS | PLAIN_DATA
_BRINGS = re.compile(
    r"(?i)\b(?:we|this (?:paper|work|article|study)) (?:\w+ly |also |further |then )?"
    r"(?:introduc|present|releas|provid|construct|creat|collect|build|built|propos|contribut|publish|offer|curat)\w*"
)
# What stands between a deed and a name that it does not make.
_NOT_MADE = re.compile(
    r"(?i)\b(?:us(?:ing|es?)|on|from|with|(?:pre-?)?train\w*|evaluat\w*|test\w*|based|over|across|compared?"
    r"|models?|methods?|frameworks?|approach(?:es)?|networks?|algorithms?|systems?)\b"
)
_DATA = re.compile(r"(?i)\b(?:data ?sets?|benchmarks?|corp(?:us|ora)|test ?beds?|databases?|collections?|suites?)\b")
# What names no method that one could look up.
_NO_NAME = re.compile(
    r"(?i)\b(?:baselines?|methods?|approach(?:es)?|strateg(?:y|ies)|state|previous|existing|standard|conventional"
    r"|traditional|other|systems?|techniques?|algorithms?|schemes?|accurac\w*|precision|recall|scores?|rates?|errors?"
    r"|loss(?:es)?|performance|time|costs?)\b"
)


@dataclass(frozen=True, slots=True)
class Named:
    """The things of a field by the papers that name them."""

    things: tuple[GraphEntity, ...]
    by_paper: Mapping[str, tuple[GraphEntity, ...]]
    papers: int
    # By id, the words of a name; by one word of theirs, the tasks and methods, as a title may name them.
    words: Mapping[str, frozenset[str]]
    by_word: Mapping[str, tuple[GraphEntity, ...]]
    # By id, the papers that write the whole name of a thing, or its short form.
    writers: Mapping[str, frozenset[str]]
    # By paper, the words of its title and abstract.
    said: Mapping[str, frozenset[str]]


def things_named(entities: Iterable[GraphEntity], extractions: Sequence[Extraction]) -> Named:
    """The things that tell what papers have in common: tasks, data, methods, and none that any field has."""
    things = tuple(
        sorted(
            (e for e in entities if e.type in _KINDS and len(e.papers) > 1 and _tells(e)),
            key=lambda e: e.id,
        )
    )
    by_paper: dict[str, list[GraphEntity]] = {}
    for thing in things:
        for paper in thing.papers:
            by_paper.setdefault(paper, []).append(thing)
    by_word: dict[str, list[GraphEntity]] = {}
    for thing in things:
        if thing.type in (EntityType.TASK, EntityType.METHOD):
            by_word.setdefault(min(stems(_bare(thing)), default=""), []).append(thing)
    return Named(
        things,
        {p: tuple(named) for p, named in by_paper.items()},
        len(extractions),
        {thing.id: stems(thing.name) for thing in things},
        {word: tuple(found) for word, found in by_word.items()},
        _writers(things, [x.paper for x in extractions]),
        {x.paper.id: stems(x.paper.text) for x in extractions},
    )


def _writers(things: Iterable[GraphEntity], papers: Sequence[Paper]) -> dict[str, frozenset[str]]:
    """The papers that write the whole name of a thing; "rigging" is none of "hull rigging"."""
    words = read_words(papers, ())
    found: dict[str, frozenset[str]] = {}
    for thing in things:
        own = stems(_bare(thing))
        same = [name for name in thing.aliases if is_short_form(name) or own <= stems(name)]
        names = [name for name in (_bare(thing), *same) if len(name) > _SHORTEST]
        written = words.places(names, done=thing.type is EntityType.TASK).keys()
        found[thing.id] = frozenset(written if len(same) < len(thing.aliases) else written | set(thing.papers))
    return found


def _writes(paper: str, label: str, named: Named) -> bool:
    """Whether a paper has the words of a topic's name, or of one of its names."""
    return any(stems(part) <= named.said[paper] for part in re.split(r", | and ", label.removesuffix(MORE)))


def _bare(thing: GraphEntity) -> str:
    return re.sub(r" \(.*", "", plain(thing.name))


def _tells(thing: GraphEntity) -> bool:
    """Whether a name tells of one field rather than of any: no wide word, and no data that one word names."""
    bare = fold(re.sub(r" \(.*", "", plain(thing.name)))
    return bare not in _WIDE and (thing.type is not EntityType.MODALITY or " " in bare)


def data_brought(inside: Collection[str], named: Named, by_paper: Mapping[str, Extraction]) -> list[tuple[str, str]]:
    """Papers of a topic that bring a data set which others name, that of most others first, with the reason."""
    found = []
    for thing in named.things:
        if thing.type is not EntityType.DATASET or len(thing.proposed_by) != 1:
            continue
        bringer = thing.proposed_by[0]
        others = [p for p in thing.papers if p != bringer and p in inside]
        if bringer in inside and len(others) >= _USED and _says_it_brings(by_paper[bringer], thing):
            n = len(others)
            told = f"Brings the data set {_spoken(thing)}, which {count(n, 'other paper')} here name."
            found.append((-n, bringer, told))
    return [(bringer, told) for _, bringer, told in sorted(found)]


def typical_of(
    topic: Topic,
    named: Named,
    beside: Collection[str],
    titles: Mapping[str, str],
    dates: Mapping[str, str],
    around: Collection[str],
    *,
    whole: bool,
) -> tuple[str, str] | None:
    """A paper of which many others of its topic name the same things, and the reason; None where none has so many.

    Its title names what most of them do; of those with about as many it is the newest. What most papers ``around`` the
    topic name as well is not told. ``whole`` where the list is that of the topic itself, which then goes without its
    name.
    """
    inside = frozenset(topic.papers)
    rest = len(inside) - 1
    # Nothing is typical of the rest of a field.
    if rest < _SHARED or is_rest(topic):
        return None
    counts = counted(inside, named)
    own = stems(topic.label)
    beyond = frozenset(around)
    found: dict[str, tuple[list[GraphEntity], int]] = {}
    for paper in sorted(inside - frozenset(beside)):
        told = _told_of(paper, named, inside, beyond, own)
        n = len(frozenset().union(*(named.writers[thing.id] & inside for thing in told)) - {paper})
        # Data that others use as well make no paper typical, nor is one that does not write the topic's name.
        tells = any(thing.type is not EntityType.DATASET for thing in told) and _writes(paper, topic.label, named)
        if tells and n >= _SHARED and _TYPICAL * n >= rest + (rest < _FEW):
            found[paper] = told, n
    # What its title names is what a paper is about.
    about = {p: titled(titles[p], counts, named) for p in found}
    best = _nearly_most(about)
    best = _nearly_most({p: found[p][1] for p in best})
    best = _nearly_most({p: sum(counts[thing.id] for thing in found[p][0]) for p in best})
    if not best:
        return None
    # One whose title says little else is the better way in.
    else_said = {p: _says_besides(titles[p], found[p][0]) for p in best}
    paper = max(best, key=lambda p: (-else_said[p], dates[p], p))
    told, n = found[paper]
    whom = (
        "all the other papers"
        if n == rest
        else f"at least {number_word(n, rest)} of the other {number_word(rest, n)} papers"
    )
    of = "of the topic" if whole else f"of “{lower_first(plain(topic.label))}”"
    return paper, f"Typical {of}: {whom} there name {listed([_spoken(t) for t in told], 'or')}, too."


def _says_besides(title: str, things: Iterable[GraphEntity]) -> int:
    """How many words a title has besides the names of things, in twos: a word more or less is no difference."""
    return len(stems(title) - frozenset().union(*(stems(thing.name) for thing in things))) // 2


def _nearly_most(counts: Mapping[str, int]) -> list[str]:
    most = max(counts.values(), default=0)
    return [p for p, n in counts.items() if n and _ABOUT * n >= (_ABOUT - 1) * most]


def _told_of(
    paper: str, named: Named, inside: frozenset[str], around: frozenset[str], label: frozenset[str]
) -> list[GraphEntity]:
    """What a paper names that half of the others of a topic write, too; not what the topic is called by its ``label``.

    Nor is told what most papers around the topic write.
    """
    shared: list[tuple[int, int, GraphEntity]] = []
    small = len(inside) < _OF_FIELD * named.papers
    for thing in named.by_paper.get(paper, ()):
        writers = named.writers[thing.id]
        n = len((writers & inside) - {paper})
        common = bool(around) and len(writers & around) >= _COMMON * len(around)
        common |= small and len(writers) >= _OF_FIELD * named.papers
        if not common and _TYPICAL * n >= len(inside) - 1 and not stems(_bare(thing)) - _DEEDS <= label:
            shared.append((-n, _KINDS.index(thing.type), thing))
    return _apart([thing for *_, thing in sorted(shared, key=lambda s: (s[0], s[1], s[2].id))], named)


def counted(inside: frozenset[str], named: Named) -> Counter[str]:
    """How many papers of a topic name each thing, by its id."""
    return Counter(thing.id for paper in inside for thing in named.by_paper.get(paper, ()))


def titled(title: str, counts: Mapping[str, int], named: Named) -> int:
    """How many papers of a topic name a task or a method that a title names."""
    words = stems(title)
    within = (thing for word in words for thing in named.by_word.get(word, ()) if stems(_bare(thing)) <= words)
    return max((counts[thing.id] for thing in within), default=0)


def compares_with(papers: Iterable[str], by_paper: Mapping[str, Extraction]) -> tuple[str, str] | None:
    """The first of some papers that sets its own work beside several methods with names, and these."""
    for paper in papers:
        extraction = by_paper[paper]
        told: dict[frozenset[str], str] = {}
        for relation in extraction.relations:
            head, tail = extraction.entities[relation.head], extraction.entities[relation.tail]
            wanted = relation.relation in (RelationType.COMPARES_WITH, RelationType.IMPROVES_ON)
            wanted = wanted and head.proposed and not tail.proposed and tail.type is EntityType.METHOD
            # What its issue says of another is no comparison of its own.
            wanted = wanted and role_at(extraction, relation.start) not in (Role.ISSUE, Role.BACKGROUND)
            if wanted and relation.score >= _SURE and _is_proper(tail.name):
                told.setdefault(stems(tail.name), plain(tail.name))
        if len(told) >= _SHARED:
            return paper, listed(list(told.values())[:_BESIDE])
    return None


def _is_proper(name: str) -> bool:
    """Whether a name is one of its own, that one could look up: with capitals within, and no word for any method."""
    return re.search(r"[A-Z].*[A-Z\d]|[a-z][A-Z]", name) is not None and not _NO_NAME.search(name)


def _says_it_brings(extraction: Extraction, thing: GraphEntity) -> bool:
    """Whether a paper says that it makes a data set: in its title, or where a deed of its own has it for its object.

    What it is trained on, tested on or made from is no data set of its own, though the same sentence puts something
    else forward.
    """
    paper = extraction.paper
    bare = re.sub(r"\s*\(.*", "", thing.name)
    if paper.title.startswith(bare) and _DATA.search(paper.title):
        return True
    for place in thing.mentions:
        if place.paper != paper.id:
            continue
        for s in extraction.sentences:
            if s.start <= place.start < s.end and s.role in (Role.SOLUTION, Role.RESOURCE):
                before, text = paper.text[s.start : place.start], paper.text[s.start : s.end]
                found = _BRINGS.search(before)
                made = found is not None and not _NOT_MADE.search(before[found.end() :])
                if made and _DATA.search(text[found.start() :] if found else ""):
                    return True
    return False


def _apart(things: Sequence[GraphEntity], named: Named) -> list[GraphEntity]:
    """The first things, none beside one whose words it holds or that holds its words, or with its short form."""
    kept: list[GraphEntity] = []
    for thing in things:
        words = named.words[thing.id]
        near = (named.words[k.id] for k in kept)
        same = any(words <= other or other <= words for other in near) or any(_shorts(thing) & _shorts(k) for k in kept)
        if words and not same:
            kept.append(thing)
        if len(kept) == _THINGS:
            break
    return kept


def _shorts(thing: GraphEntity) -> set[str]:
    """The short forms in a name, without the ending of a plural."""
    return {short.rstrip("s") for short in re.findall(r"\b[A-Z][A-Z0-9-]+s?\b", thing.name)}


def _spoken(thing: GraphEntity) -> str:
    """A thing's name as most papers write it within a sentence; of what one counts, as a plural."""
    name = plain(thing.name)
    if thing.type is EntityType.DATASET:
        return name
    forms = Counter(plain(m.quote) for m in thing.mentions)
    bare, _, short = name.partition(" (")
    if forms[bare.lower()] or forms[bare[:1].lower() + bare[1:]] or forms[f"{bare.lower()}s"]:
        bare = bare.lower() if forms[bare.lower()] or forms[f"{bare.lower()}s"] else bare[:1].lower() + bare[1:]
    many = thing.type is not EntityType.TASK and not bare.endswith("s") and forms[f"{bare}s"] > 0
    bare, short = (f"{bare}s", short.replace(")", "s)") if short[-2:-1].isupper() else short) if many else (bare, short)
    return f"{bare} ({short}" if short else bare
