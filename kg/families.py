"""Data sets and measures of one family: the editions of a challenge, the versions of a corpus, a measure at a rank.

``WMT14 En-De`` and ``WMT'16`` are different data, and both are WMT: each keeps its own place, and the family counts the
papers of all. In go the things of the field; they come out with the families that no paper names alone, each with all
papers of its kinds, and with their kind-of links.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from kg.data_names import editions, has_head, measures_of
from kg.folding import fold, slug, spelling
from kg.general_names import KIND, Widened
from kg.name_rules import key_f_measure, without_head
from kg.records import Edge, Evidence, GraphEntity
from kg.type_evidence import is_nameless
from ontologies.vocabulary import EntityType, RelationType

_TYPES = (EntityType.DATASET, EntityType.METRIC)
_KIND_SCORE = 0.8
# A family that no paper names alone has so many kinds, in so many papers.
_MEMBERS, _PAPERS = 2, 2
_LETTERS = 3
_BRACKET = re.compile(r"\s*\([^()]*\)\s*\Z")
# Rules by which an alias is a name of its thing anywhere.
_SURE = frozenset(
    {"same name", "joined", "spelling", "head", "abbreviation", "long forms", "year", "version", "initials"}
)
_Key = tuple[EntityType, str]


@dataclass(slots=True)
class _Family:
    """What may be a family: how papers write its name, and what would be its kinds."""

    forms: Counter[str] = field(default_factory=Counter)
    kinds: set[str] = field(default_factory=set)


def with_families(wide: Widened) -> Widened:
    """The things with their families, and the kind-of links of all."""
    entities = {entity.id: entity for entity in wide.entities}
    known = _known(wide.entities)
    above: dict[str, str] = {}
    families: dict[_Key, _Family] = defaultdict(_Family)
    for entity in wide.entities:
        if entity.type not in _TYPES:
            continue
        parent = next(
            (p for base in _wider(entity) if (p := known.get(_key(base, entity.type), entity.id)) != entity.id), ""
        )
        if parent:
            above[entity.id] = parent
        elif bases := [base for form in _forms(entity) if (base := _widest(form, entity.type))]:
            family = families[_key(bases[0], entity.type)]
            family.kinds.add(entity.id)
            family.forms[bases[0]] += len(entity.papers)
    for entity in wide.entities:  # "KEEL rust spotting dataset" beside KEEL 2031 and KEEL 2032
        if entity.type is EntityType.DATASET and entity.id not in above:
            known_here = [k for base in _wider(entity) if (k := _key(base, entity.type)) in families]
            if known_here:
                families[known_here[0]].kinds.add(entity.id)
    methods = {key for (kind, key) in _known(wide.entities, EntityType.METHOD) if kind is EntityType.METHOD}
    for (kind, key), family in sorted(families.items()):
        papers = {paper for one in family.kinds for paper in entities[one].papers}
        name = min(family.forms, key=lambda text: (-family.forms[text], text))
        made = f"entity/{kind}/{slug(name)}"
        enough = len(family.kinds) >= _MEMBERS and len(papers) >= _PAPERS
        if enough and _is_name(name, kind) and key not in methods and made not in entities:
            entities[made] = GraphEntity(id=made, type=kind, name=name)
            above.update(dict.fromkeys(family.kinds, made))
    links = _links(above, entities)
    broader = {edge.source: edge.target for edge in links}
    below: dict[str, set[str]] = defaultdict(set)
    for child in broader:
        up = broader.get(child)
        while up is not None:
            below[up].add(child)
            up = broader.get(up)
    found = []
    for key in sorted(entities):
        entity = entities[key]
        if key in broader:
            entity = replace(entity, broader=tuple(sorted({*entity.broader, broader[key]})))
        found.append(_with_papers(entity, [entities[one] for one in sorted(below[key])]))
    return Widened(tuple(found), (*wide.kind_of, *links))


def _known(entities: Sequence[GraphEntity], *kinds: EntityType) -> dict[_Key, str]:
    """Whose a name is: the thing of most papers that goes by it, a main name before an alias."""
    found: dict[_Key, str] = {}
    ordered = sorted(
        (entity for entity in entities if entity.type in (kinds or _TYPES)), key=lambda e: (-len(e.papers), e.id)
    )
    for entity in ordered:
        found.setdefault(_key(_BRACKET.sub("", entity.name), entity.type), entity.id)
    for entity in ordered:
        for form in _forms(entity):
            found.setdefault(_key(form, entity.type), entity.id)
    return found


def _key(name: str, kind: EntityType) -> _Key:
    folded = fold(name)
    measure = key_f_measure(folded, kind) if folded and kind is EntityType.METRIC else None
    return kind, measure or spelling(without_head(folded, kind))


def _forms(entity: GraphEntity) -> list[str]:
    """The names of a thing: its own, what stands in its bracket, and aliases that rules for all papers found."""
    bare = _BRACKET.sub("", entity.name)
    forms = [bare, *re.findall(r"\(([^()]*)\)\s*$", entity.name)]
    forms += [merge.alias for merge in entity.merges if merge.rule in _SURE]
    return list(dict.fromkeys(form for form in forms if fold(form)))


def _wider(entity: GraphEntity) -> Iterator[str]:
    """Names of what a thing may be a kind of, as its own name tells, the nearest first."""
    for form in _forms(entity):
        if entity.type is EntityType.METRIC:
            yield from measures_of(form)
            continue
        yield from editions(form)
        words = form.split()
        if has_head(form):  # "HULL-3 rust spotting dataset"
            for size in range(len(words) - 2, 0, -1):
                if _is_coined(words[0]) and (size == 1 or any(ch.isdigit() for ch in words[size - 1])):
                    yield " ".join(words[:size])


def _widest(form: str, kind: EntityType) -> str:
    """The name of the family that a name's own words tell, or nothing."""
    found = editions(form) if kind is EntityType.DATASET else measures_of(form, ranks=True)
    return found[-1] if found else ""


def _is_coined(word: str) -> bool:
    return sum(ch.isupper() for ch in word) > 1 or (word[:1].isupper() and any(ch.isdigit() for ch in word))


def _is_name(name: str, kind: EntityType) -> bool:
    """Whether a family's name tells it from all else: a made-up word with letters enough."""
    if sum(ch.isalpha() for ch in name) < _LETTERS or is_nameless(fold(name), kind, coined=True):
        return False
    return any(sum(ch.isupper() for ch in word) > 1 for word in name.split())


def _links(above: Mapping[str, str], entities: Mapping[str, GraphEntity]) -> list[Edge]:
    """A kind-of edge for each thing with a family; none that closes a circle."""
    found = []
    kept: dict[str, str] = {}
    for child in sorted(above):
        parent: str | None = above[child]
        while parent is not None and parent != child:
            parent = kept.get(parent)
        if parent == child:
            continue
        kept[child] = above[child]
        evidence = tuple(replace(m, rule="family", score=_KIND_SCORE) for m in entities[child].mentions[:1])
        found.append(
            Edge(source=child, relation=RelationType.KIND_OF, target=above[child], weight=1, evidence=evidence)
        )
    return found


def _with_papers(entity: GraphEntity, kinds: Sequence[GraphEntity]) -> GraphEntity:
    """A thing with the papers of its kinds, at the places where they name the kind."""
    more: dict[str, Evidence] = {}
    for kind in kinds:
        for place in kind.mentions:
            if place.paper not in entity.papers and place.paper not in more:
                more[place.paper] = replace(place, rule=KIND, score=round(_KIND_SCORE * place.score, 4))
    if not more:
        return entity
    return replace(
        entity,
        papers=tuple(sorted({*entity.papers, *more})),
        mentions=tuple(sorted((*entity.mentions, *more.values()), key=lambda e: e.paper)),
    )
