"""One entity from many names: the entities of single papers go in, those of the field come out.

Each name is folded and its abbreviations are written out in the sense of its own paper, so that two short forms with
different long forms never meet. Names with equal keys are one node. Then rules, each with a name and a score, join
nodes: keys (``kg.name_rules``), close spellings (``kg.close_names``), aliases that papers give. Numbers in names,
senses of short forms and a user's curation keep nodes apart. Nothing here compares all names with all.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from extract.records import Extraction, Mention, Paper
from kg.alias_rules import (
    empty_words,
    is_alias,
    is_coined,
    is_made_by,
    is_parted,
    is_put_forward,
    is_released,
    names_of,
)
from kg.close_names import close_pairs
from kg.curation import Curation
from kg.data_names import has_head, is_languages_only, is_no_holder
from kg.evidence import quote
from kg.folding import fold, is_short_form, mend_breaks, numbers, slug, tokens
from kg.letter_names import letter_pairs
from kg.method_use import is_looked_at, is_made, is_taken_up
from kg.name_rules import KNOW_NUMBERS, OF_ANY_TYPE, RULES, without_epithet, without_head
from kg.naming import Surface, choose_name, is_named
from kg.near_names import near_pairs
from kg.own_thing import one_own
from kg.records import GraphEntity, Merge
from kg.short_forms import ShortForms, collect_short_forms
from kg.type_evidence import is_broken, is_event, is_nameless, is_no_data, is_size_of, type_votes
from kg.unions import Unions
from kg.web_addresses import without_addresses
from kg.whole_names import with_whole_names
from kg.wide_words import TOO_WIDE
from kg.words import content_words
from ontologies.vocabulary import EntityType

# Votes for a type that come from one paper count once, with the mean score of its mentions.
_TYPE_ORDER = tuple(EntityType)
_ALIAS_SCORE = 0.9
# Between the key of a name and the one paper to which it is left; no name holds it.
_OF_ONE = "\x1f"
_MANY_SETS = re.compile(r"\s(?:data\s?sets|corpora|benchmarks|databases)\Z", re.IGNORECASE)
_ONE_SET = re.compile(r"\s(?:data\s?set|corpus|benchmark|database)\Z", re.IGNORECASE)
_DATA_BEHIND = re.compile(
    r"[\s)]*(?:data\s?sets?|database|corpus|corpora|benchmarks?|collection|challenge|leaderboard|cohort)\b",
    re.IGNORECASE,
)
# What stands before one data set among others: no "the", and no name either.
_NEAR_BEFORE = 20
_AMONG = re.compile(
    r"\b(?:an?|another|any|each|our|their|new|novel|existing|large|scale|small|real|public|available)[\s-]+\Z"
)
# Share of words in common from which two texts are versions of one work.
_VERSION = 0.5
_WITHOUT_BRACKET = re.compile(r"\s*\([^()]*\)$")
_ARTICLE_INSIDE = re.compile(r"\s(?:an?|the|its|their)\s", re.IGNORECASE)
_SLASHED = re.compile(r"[\w.+-]+/(?:[A-Z][a-z]{2,}\s?)+")
_DOING_OF = re.compile(r"(?:\w+\s+)?\w+(?:tion|sion|sis|ment|ing|al|air|ure|ance)\s+of\b", re.IGNORECASE)
# Share of a thing's places in papers that a long form needs to give it its name.
_USUAL = 0.3
# A mention of less than this is likelier no thing, or one of other borders, than what it is taken for.
_LIKELIER_NOT = 0.5
# Papers that must give two names to one thing before that alone joins them.
_ALIAS_PAPERS = 2


@dataclass(frozen=True, slots=True)
class Resolved:
    """Entities of the field, and which of them each paper's entity is: ``local[paper id, index]`` is an entity id."""

    entities: tuple[GraphEntity, ...]
    local: Mapping[tuple[str, int], str]
    short_forms: ShortForms


@dataclass(slots=True)
class _Node:
    """All local entities of one expanded key."""

    key: str
    members: list[tuple[Extraction, int]] = field(default_factory=list)
    votes: dict[EntityType, float] = field(default_factory=lambda: dict.fromkeys(_TYPE_ORDER, 0.0))

    @property
    def type(self) -> EntityType:
        return min(_TYPE_ORDER, key=lambda kind: (-round(self.votes[kind], 6), _TYPE_ORDER.index(kind)))


@dataclass(slots=True)
class _Join:
    """A proposal that two nodes are one."""

    rule: str
    score: float
    one: str
    other: str


def resolve_entities(extractions: Sequence[Extraction], curation: Curation | None = None) -> Resolved:
    """Entities across papers.

    Parameters
    ----------
    extractions : sequence of Extraction
        In the order of paper ids.
    curation : Curation, optional
        A person's decisions; they go before every rule.

    Returns
    -------
    Resolved
        Entities in the order of their ids, with every merge by rule and score.
    """
    curation = curation or Curation()
    extractions = [_without_epithets(x) for x in with_whole_names(without_addresses(extractions))]
    shorts = collect_short_forms(extractions)
    nodes = _nodes(extractions, shorts)
    joins = _joins(nodes, shorts)
    unions, accepted = _unite(nodes, joins, shorts, curation)
    dropped = set(curation.drop)
    described = _described(nodes, shorts)
    clusters = [
        group
        for group in unions.groups()
        if not _is_dropped(group, nodes, dropped)
        and (
            _is_curated(group, nodes, curation)
            or not (_is_empty(group, nodes) or _is_doubtful(group, nodes) or described.issuperset(group))
        )
    ]
    return _with_own_names(_entities(clusters, nodes, accepted, shorts, curation), extractions)


def _with_own_names(resolved: Resolved, extractions: Sequence[Extraction]) -> Resolved:
    """The same, where a paper's "proposed framework" is the one thing that it puts forward by name."""
    own: dict[str, list[GraphEntity]] = defaultdict(list)
    for entity in resolved.entities:
        for paper in entity.proposed_by:
            own[paper].append(entity)
    local = dict(resolved.local)
    for extraction in extractions:
        for index, thing in enumerate(extraction.entities):
            place = (extraction.paper.id, index)
            if place not in local and thing.proposed and thing.type is EntityType.METHOD:
                meant = one_own(own[extraction.paper.id], extraction.paper)
                if meant is not None and meant.type is EntityType.METHOD:
                    local[place] = meant.id
    return replace(resolved, local=local)


def _without_epithets(extraction: Extraction) -> Extraction:
    """The extraction with names that are names alone; all places stay."""
    return replace(
        extraction,
        mentions=tuple(replace(m, text=_bare_name(m.text, m.type)) for m in extraction.mentions),
        entities=tuple(
            replace(
                e,
                name=_bare_name(e.name, e.type),
                aliases=tuple(dict.fromkeys(_bare_name(alias, e.type) for alias in e.aliases)),
            )
            for e in extraction.entities
        ),
    )


def _bare_name(text: str, kind: EntityType) -> str:
    """A name as written, without the words by which one paper sets its thing apart."""
    name = without_epithet(text, kind)
    if name == text and (whole := mend_breaks(text)) != text:  # "sev- eral hulls"
        bare = without_epithet(whole, kind)
        return text if bare == whole else bare
    return name


def _nodes(extractions: Sequence[Extraction], shorts: ShortForms) -> dict[str, _Node]:
    homonyms = _homonyms(extractions, shorts)
    users = _users(extractions, shorts)
    nodes: dict[str, _Node] = {}
    for extraction in extractions:
        paper = extraction.paper.id
        scores: dict[int, list[float]] = defaultdict(list)
        for mention in extraction.mentions:
            scores[mention.entity].append(mention.score)
        said = type_votes(extraction)
        for index, entity in enumerate(extraction.entities):
            key = _home(extraction, index, shorts, users)
            if not key:
                continue
            if (paper, key) in homonyms or (
                key == "map" and entity.type is EntityType.METRIC and entity.name.islower()
            ):
                # Maps that a reader took for what is measured are no mean average precision.
                key = f"{key}{_OF_ONE}{paper}"
            node = nodes.setdefault(key, _Node(key))
            node.members.append((extraction, index))
            found = scores.get(index, [0.5])
            node.votes[entity.type] += sum(found) / len(found)
            for kind, vote in said.get(index, {}).items():
                node.votes[kind] += vote
    methods = {key for key, node in nodes.items() if node.type is EntityType.METHOD}
    methods |= {short for short, long in shorts.common.items() if long in methods}
    for key, node in nodes.items():
        # "ABNet-18" is a model where "ABNet" is one, whatever one sentence made it look like.
        if node.type is EntityType.DATASET and is_size_of(key, methods):
            node.votes[EntityType.METHOD] += node.votes[EntityType.DATASET] + 1.0
    return {key: nodes[key] for key in sorted(nodes)}


def _users(extractions: Sequence[Extraction], shorts: ShortForms) -> Mapping[str, int]:
    """In how many papers each key is the name of a thing."""
    found: dict[str, set[str]] = defaultdict(set)
    for extraction in extractions:
        for entity in extraction.entities:
            found[shorts.expand(extraction.paper.id, entity.name)].add(extraction.paper.id)
    return {key: len(papers) for key, papers in found.items()}


def _home(extraction: Extraction, index: int, shorts: ShortForms, users: Mapping[str, int]) -> str:
    """The key of one paper's thing: that of its name, or of an alias that others use too where nobody uses the name.

    "Exploiting residual networks", called "residual network" more often in its paper, is at home with the latter.
    """
    paper, entity = extraction.paper.id, extraction.entities[index]
    key = shorts.expand(paper, entity.name)
    named = any(shorts.long_of(paper, fold(alias)) == key for alias in entity.aliases)
    if users.get(key, 0) > 1 or entity.proposed or named:
        return key
    counts: Counter[str] = Counter()
    for mention in extraction.mentions:
        if mention.entity == index:
            counts[shorts.expand(paper, mention.text)] += 1
    bare = without_head(key, entity.type)
    others = [
        alias
        for alias in {shorts.expand(paper, name) for name in entity.aliases}
        if users.get(alias, 0) > 1
        and alias not in TOO_WIDE
        and (key.endswith(f" {alias}") or bare.endswith(f" {alias}"))
        and counts[alias] >= counts[key]
        and numbers(alias) == numbers(key)
    ]
    return min(others, key=lambda alias: (-len(alias), alias), default=key)


def _homonyms(extractions: Sequence[Extraction], shorts: ShortForms) -> set[tuple[str, str]]:
    """(paper, key) of coined names that two papers each put forward as their own, without a long form to tell by.

    A name that most of its papers only use is common knowledge, whatever a finder of proposed things says of it.
    """
    users: dict[str, set[str]] = defaultdict(set)
    owners: dict[str, set[str]] = defaultdict(set)
    for extraction in extractions:
        paper = extraction.paper
        head = fold(paper.title.split(":")[0]) if ":" in paper.title else ""
        put_forward = [fold(solution.text) for solution in extraction.solutions]
        for entity in extraction.entities:
            key = fold(entity.name)
            if not is_named(entity.name) or shorts.expand(paper.id, entity.name) != key:
                continue
            users[key].add(paper.id)
            if entity.proposed and (head == key or key in put_forward):
                owners[key].add(paper.id)
    shared = {paper for papers in owners.values() if len(papers) > 1 for paper in papers}
    words = {x.paper.id: frozenset(content_words(x.paper.text)) for x in extractions if x.paper.id in shared}
    return {
        (paper, key)
        for key, papers in owners.items()
        if len(papers) > 1 and 2 * len(papers) >= len(users[key]) and not _one_work(sorted(papers), words)
        for paper in papers
    }


def _one_work(papers: Sequence[str], words: Mapping[str, frozenset[str]]) -> bool:
    """Whether papers are versions of one work: each shares most of its words with the first."""
    first = words[papers[0]]
    return all(len(first & words[p]) >= _VERSION * len(first | words[p]) for p in papers[1:])


def _joins(nodes: Mapping[str, _Node], shorts: ShortForms) -> list[_Join]:
    plain = {key: node for key, node in nodes.items() if _OF_ONE not in key}
    joins: list[_Join] = []
    for rule, score, key_of in RULES:
        blocks: dict[tuple[str, EntityType | None], list[str]] = defaultdict(list)
        for key, node in plain.items():
            if (made := key_of(key, node.type)) is not None:
                blocks[made, None if rule in OF_ANY_TYPE else node.type].append(key)
        for block in blocks.values():
            first = min(block, key=lambda k: (-len(plain[k].members), k))
            joins += [_Join(rule, score, first, key) for key in block if key != first]
    kinds = [(key, node.type) for key, node in plain.items()]
    joins += [_Join("close", score, a, b) for a, b, score in close_pairs(kinds)]
    bare = {without_head(key, kind): key for key, kind in reversed(kinds) if kind is EntityType.DATASET}
    joins += [
        _Join("close", score, bare[a], bare[b])
        for a, b, score in close_pairs((name, EntityType.DATASET) for name, key in bare.items())
        if bare[a] != a or bare[b] != b
    ]
    joins += [_Join("embedding", score, a, b) for a, b, score in near_pairs(kinds, shorts.senses)]
    written = [(key, node.type, sorted({m.text for m in _written(node)})) for key, node in plain.items()]
    joins += [_Join("initials", score, a, b) for a, b, score in letter_pairs(written, shorts.senses)]
    joins += [
        _Join("long forms", _ALIAS_SCORE, one, other)
        for one, other in shorts.variants
        if one in plain and other in plain and plain[one].type is plain[other].type
    ]
    joins += _alias_joins(plain, shorts)
    return sorted(joins, key=lambda j: (-j.score, j.rule, j.one, j.other))


def _written(node: _Node) -> Iterator[Mention]:
    """The places of a node's names."""
    for extraction, index in node.members:
        yield from (mention for mention in extraction.mentions if mention.entity == index)


def _alias_joins(nodes: Mapping[str, _Node], shorts: ShortForms) -> list[_Join]:
    """Nodes that papers call by each other's name: where the longer adds empty words only, or several papers say so."""
    witnesses: dict[tuple[str, str], set[str]] = defaultdict(set)
    for key, node in nodes.items():
        for extraction, index in node.members:
            for alias in extraction.entities[index].aliases:
                other = shorts.expand(extraction.paper.id, alias)
                if other != key and other in nodes:
                    one, two = sorted((key, other))
                    witnesses[one, two].add(extraction.paper.id)
    joins = []
    for (one, two), papers in sorted(witnesses.items()):
        if nodes[one].type is not nodes[two].type or numbers(one) != numbers(two):
            continue
        first, second = set(one.split()), set(two.split())
        empty = empty_words(nodes[one].type)
        adds_nothing = (first <= second or second <= first) and (first ^ second) <= empty
        # What tells the two apart: where one says all that the other does, and more, it is a kind or a part of it.
        first, second = first - empty, second - empty
        related = bool(first & second) and not (first <= second or second <= first) and not is_parted(one, two)
        if adds_nothing or (related and len(papers) >= _ALIAS_PAPERS):
            joins.append(_Join("alias", _ALIAS_SCORE, one, two))
    return joins


def _unite(
    nodes: Mapping[str, _Node], joins: Sequence[_Join], shorts: ShortForms, curation: Curation
) -> tuple[Unions[str], list[_Join]]:
    unions = Unions(nodes)
    by_name = _by_name(nodes)
    for group in curation.different:
        present = [by_name.get(name, []) for name in group]
        for place, ones in enumerate(present):
            for others in present[place + 1 :]:
                for one in ones:
                    for other in others:
                        unions.forbid(one, other)
    accepted: list[_Join] = []
    for group in curation.same:
        keys = [key for name in group for key in by_name.get(name, [])]
        for one, other in pairwise(keys):
            if unions.join(one, other):
                accepted.append(_Join("curation", 1.0, one, other))
    near = {(join.one, join.other) for join in joins if join.rule == "embedding"}
    for long_forms in shorts.senses.values():
        known = [long for long in long_forms if long in nodes]
        for place, one in enumerate(known):
            for other in known[place + 1 :]:
                if (min(one, other), max(one, other)) not in near:
                    unions.forbid(one, other)
    for join in joins:
        # Numbers are compared between the two that the rule joins; a chain of rules never changes them.
        counted = join.rule in KNOW_NUMBERS or numbers(join.one) == numbers(join.other)
        new = counted and unions.find(join.one) != unions.find(join.other)
        if new and unions.join(join.one, join.other):
            accepted.append(join)
    return unions, accepted


def _by_name(nodes: Mapping[str, _Node]) -> dict[str, list[str]]:
    """Node keys by every folded name that papers write for them."""
    found: dict[str, set[str]] = defaultdict(set)
    for key, node in nodes.items():
        found[key].add(key)
        for extraction, index in node.members:
            found[fold(extraction.entities[index].name)].add(key)
    return {name: sorted(keys) for name, keys in found.items()}


def _described(nodes: Mapping[str, _Node], shorts: ShortForms) -> frozenset[str]:
    """Keys of data sets that are only told by what they are for: "MRC datasets", "a hull sound corpus".

    Their names are those of tasks or kinds of data, and nowhere does a paper speak of the one data set of that name.
    """
    told = {key for key, node in nodes.items() if node.type in (EntityType.TASK, EntityType.MODALITY)}
    tasks = {key for key, node in nodes.items() if node.type is EntityType.TASK}
    found = set()
    for key, node in nodes.items():
        if node.type is EntityType.DATASET and not tasks.isdisjoint(shorts.senses.get(key, ())):
            # "QA" of a paper that does not spell it out; as a data set it would stand beside a word for data.
            places = [(x.paper.text, m) for x, i in node.members for m in x.mentions if m.entity == i]
            if not any(has_head(m.text) or _DATA_BEHIND.match(text, m.end) for text, m in places):
                found.add(key)
        if node.type is not EntityType.DATASET or without_head(key, EntityType.DATASET) not in told or key in told:
            continue
        if len(node.members) == 1 and node.members[0][0].entities[node.members[0][1]].proposed:
            continue  # what a paper made is a thing, if only there
        if all(_is_described(x.paper, m) for x, i in node.members for m in x.mentions if m.entity == i):
            found.add(key)
    return frozenset(found)


def _is_described(paper: Paper, mention: Mention) -> bool:
    """Whether a place speaks of data sets of a sort, of one among others, or of what they are for."""
    if _MANY_SETS.search(mention.text) or mention.text.islower():
        return True
    if not _ONE_SET.search(mention.text) or (mention.end <= len(paper.title) and mention.text.istitle()):
        return True
    praised = paper.text[mention.start : mention.end] != mention.text  # "a large-scale HULL dataset"
    return praised or _AMONG.search(paper.text, max(0, mention.start - _NEAR_BEFORE), mention.start) is not None


def _is_dropped(group: Sequence[str], nodes: Mapping[str, _Node], dropped: set[str]) -> bool:
    names = {fold(x.entities[i].name) for key in group for x, i in nodes[key].members} | set(group)
    return bool(names & dropped)


def _is_curated(group: Sequence[str], nodes: Mapping[str, _Node], curation: Curation) -> bool:
    """Whether a person has said something of a thing; then it stays, whatever its name."""
    names = {fold(x.entities[i].name) for key in group for x, i in nodes[key].members} | set(group)
    said = {old for old, _ in curation.rename} | {old for old, _ in curation.type}
    return bool(names & said.union(*curation.same, *curation.different))


def _is_empty(group: Sequence[str], nodes: Mapping[str, _Node]) -> bool:
    """Whether no name of a thing says anything outside its own paper ("model", "in-house dataset")."""
    for key in group:
        names = [x.entities[i].name for x, i in nodes[key].members]
        aliases = [alias for x, i in nodes[key].members for alias in x.entities[i].aliases] if " " in key else []
        coined = any(map(is_short_form, (*names, *aliases)))
        if is_nameless(_bare(key), nodes[key].type, coined=coined) or all(map(is_broken, names)):
            continue
        if nodes[key].type is not EntityType.DATASET:
            return False
        if (
            not is_no_data(names)
            and not all(map(is_languages_only, names))
            and not _is_technique(nodes[key])
            and not all(_is_event(x, i) for x, i in nodes[key].members)
        ):
            return False
    return True


def _is_technique(node: _Node) -> bool:
    """Whether a short name that goes for a data set's is spelt out as a technique's or a maker's, and never as data."""
    found = False
    for extraction, index in node.members:
        entity = extraction.entities[index]
        names = (entity.name, *entity.aliases)
        longs = {a.long for a in extraction.abbreviations if a.short in names}
        if entity.proposed or any(has_head(name) for name in names):
            return False
        found = found or any(map(is_no_holder, longs))
        if any(_DATA_BEHIND.match(extraction.paper.text, m.end) for m in extraction.mentions if m.entity == index):
            return False
    return found


def _is_doubtful(group: Sequence[str], nodes: Mapping[str, _Node]) -> bool:
    """Whether a thing is named once in all papers, and the reader held that for likelier wrong than right."""
    scores = [m.score for key in group for x, i in nodes[key].members for m in x.mentions if m.entity == i]
    return len(scores) == 1 and scores[0] < _LIKELIER_NOT


def _is_event(extraction: Extraction, index: int) -> bool:
    found = [m for m in extraction.mentions if m.entity == index]
    return bool(found) and all(is_event(extraction.paper.text, mention) for mention in found)


def _entities(
    clusters: Sequence[Sequence[str]],
    nodes: Mapping[str, _Node],
    accepted: Sequence[_Join],
    shorts: ShortForms,
    curation: Curation,
) -> Resolved:
    links: dict[str, list[_Join]] = defaultdict(list)
    for join in accepted:
        links[join.one].append(join)
        links[join.other].append(join)
    long_keys = {long for senses in shorts.senses.values() for long in senses}
    known = long_keys | set(nodes)
    drafts = [_draft(cluster, nodes, links, long_keys, curation, shorts, known) for cluster in clusters]
    taken: dict[str, list[GraphEntity]] = defaultdict(list)
    for draft, _ in drafts:
        taken[draft.id].append(draft)
    entities: list[GraphEntity] = []
    local: dict[tuple[str, int], str] = {}
    for draft, members in drafts:
        entity = draft
        if len(taken[draft.id]) > 1:
            entity = _renamed(draft, members)
        entities.append(entity)
        for extraction, index in members:
            local[extraction.paper.id, index] = entity.id
    _check_unique(entities)
    entities = _told_from_tasks(entities)
    return Resolved(tuple(sorted(entities, key=lambda e: e.id)), local, shorts)


def _renamed(entity: GraphEntity, members: Sequence[tuple[Extraction, int]]) -> GraphEntity:
    """An id of its own for one of several things of one name: told by its first paper."""
    from dataclasses import replace

    return replace(entity, id=f"{entity.id}--{slug(min(x.paper.id for x, _ in members))}")


def _told_from_tasks(entities: Sequence[GraphEntity]) -> list[GraphEntity]:
    """A method that goes by the name of a task, for what it does, is named with its head: "HQA model", not "HQA"."""
    tasks = {
        fold(form)
        for entity in entities
        if entity.type is EntityType.TASK
        for form in (*entity.aliases, *_forms_of(entity.name))
    }
    found = []
    for entity in entities:
        if entity.type is EntityType.METHOD and all(fold(form) in tasks for form in _forms_of(entity.name)):
            others = [alias for alias in entity.aliases if fold(alias) not in tasks]
            if others:
                name = min(others, key=lambda text: (text[-1:] == "s" and text[:-1] in others, others.index(text)))
                aliases = tuple(alias for alias in others if alias != name)
                kept = {*aliases, name}
                merges = tuple(merge for merge in entity.merges if merge.alias in kept)
                entity = replace(entity, name=name, aliases=aliases, merges=merges)
        found.append(entity)
    return found


def _forms_of(name: str) -> tuple[str, ...]:
    """A name without its bracket, and what stands in the bracket."""
    bare = _WITHOUT_BRACKET.sub("", name)
    return (bare,) if bare == name else (bare, name[len(bare) :].strip(" ()"))


def _check_unique(entities: list[GraphEntity]) -> None:
    """Ids that still meet (several things of one name, first seen in one paper) are numbered, in the order of names."""
    from dataclasses import replace

    seen: Counter[str] = Counter()
    for place, entity in sorted(enumerate(entities), key=lambda item: (item[1].id, item[1].name, item[1].aliases)):
        seen[entity.id] += 1
        if seen[entity.id] > 1:
            entities[place] = replace(entity, id=f"{entity.id}--{seen[entity.id]}")


def _draft(
    cluster: Sequence[str],
    nodes: Mapping[str, _Node],
    links: Mapping[str, Sequence[_Join]],
    long_keys: set[str],
    curation: Curation,
    shorts: ShortForms,
    known: Collection[str],
) -> tuple[GraphEntity, list[tuple[Extraction, int]]]:
    members = sorted((m for key in cluster for m in nodes[key].members), key=lambda m: (m[0].paper.id, m[1]))
    votes = {kind: sum(nodes[key].votes[kind] for key in cluster) for kind in _TYPE_ORDER}
    kind = min(_TYPE_ORDER, key=lambda k: (-round(votes[k], 6), _TYPE_ORDER.index(k)))
    surfaces = _shared(members, cluster, kind, shorts, known)
    # A long form leads where it is the thing's usual name, not where one paper of many spells out a variant.
    usual = {k for k in cluster if k in long_keys and _USUAL * len(members) <= _uses(k, cluster, nodes)}
    center = min(cluster, key=lambda k: (k not in usual, -len(nodes[k].members), k))
    papers = {x.paper.id for x, _ in members}
    proposers = sorted({x.paper.id for x, i in members if _puts_forward(x, i, kind, alone=len(papers) == 1)})
    if len(proposers) < len(papers):  # what others use as well was made where a paper says so in so many words
        proposers = sorted({x.paper.id for x, i in members if x.entities[i].proposed and is_put_forward(x, i)})
    named = center not in usual and any(s.main and is_coined(s.text, kind) for s in surfaces)
    dates = {x.paper.id: x.paper.date for x, _ in members}
    if not named and len(proposers) > 1:
        # "A robust hull reader" of two papers is a wording, not a thing that both made.
        makers = {x.paper.id: frozenset(content_words(x.paper.text)) for x, _ in members if x.paper.id in proposers}
        proposers = proposers if _one_work(proposers, makers) else []
    if center in TOO_WIDE or not is_made_by(proposers, papers, dates, coined=named):
        proposers = []
    coined = kind is EntityType.DATASET or (
        kind is EntityType.METHOD and bool(proposers) and 2 * len(proposers) >= len(papers)
    )
    telling = _written_out(surfaces) if kind is EntityType.DATASET else surfaces
    name = choose_name(telling, center if center in usual else None, coined)
    if kind is EntityType.DATASET and name.islower():
        name = _capitalised(name, surfaces)
    name = _titled(name, surfaces, proposers, members) or (
        _noun_of(name, surfaces) if kind is EntityType.TASK else name
    )
    names = {fold(s.text) for m in members for s in _surfaces(*m)} | set(cluster)
    for old, chosen in curation.type:
        kind = chosen if old in names else kind
    renamed = [new for old, new in curation.rename if old in names]
    name = renamed[0] if renamed else name
    written = Counter[str]()
    for surface in surfaces:
        written[surface.text] += surface.in_text + surface.in_title
    aliases = tuple(sorted((t for t in written if t != name), key=lambda t: (-written[t], t)))
    kept = {(s.paper, s.text) for s in surfaces}
    evidence = tuple(quote(x.paper, m.start, m.end, m.rule, m.score) for x, i in members for m in _mentions(x, i, kept))
    entity = GraphEntity(
        id=f"entity/{kind}/{slug(_bare(center))}",
        type=kind,
        name=name,
        aliases=aliases,
        papers=tuple(sorted(papers)),
        mentions=evidence,
        merges=_merges(name, aliases, center, cluster, links, members, shorts),
        proposed_by=tuple(proposers),
    )
    return entity, members


def _capitalised(name: str, surfaces: Sequence[Surface]) -> str:
    """A data set's name with the capitals that a paper writes in its text; small letters are a slip there."""
    forms = [s for s in surfaces if s.in_text and fold(s.text) == fold(name) and not s.text.islower()]
    return max(forms, key=lambda s: (s.in_text, s.text)).text if forms else name


def _written_out(surfaces: Sequence[Surface]) -> Sequence[Surface]:
    """The forms of a data set's name with a slash and a whole word behind it, where there are such: "KEEL/Post"."""
    full = [s for s in surfaces if _SLASHED.fullmatch(s.text)]
    return full or surfaces


def _titled(
    name: str, surfaces: Sequence[Surface], proposers: Sequence[str], members: Sequence[tuple[Extraction, int]]
) -> str | None:
    """What stands before the colon in the title of the one paper that put a thing forward, where it is a name of it.

    A name with its short form stays.
    """
    titles = {x.paper.title for x, _ in members if x.paper.id in proposers and ":" in x.paper.title}
    if len(proposers) != 1 or len(titles) != 1 or len(_forms_of(name)) > 1:
        return None
    head = " ".join(titles.pop().partition(":")[0].split())
    known = any(fold(form) == fold(head) for form in _forms_of(name))
    return head if not known and any(surface.text == head for surface in surfaces) else None


def _noun_of(name: str, surfaces: Sequence[Surface]) -> str:
    """A task's name without an article inside, where a paper writes it so: "crack detection", not "detects a crack"."""
    if not _ARTICLE_INSIDE.search(name) or _DOING_OF.match(name):
        return name
    says = content_words(name)
    nouns = [
        surface
        for surface in surfaces
        if len(surface.text.split()) > 1
        and not _ARTICLE_INSIDE.search(f"{surface.text} ")
        and set(content_words(surface.text)) <= set(says)
    ]
    best = max(nouns, key=lambda s: (len(s.text.split()), s.in_text + s.in_title, s.text), default=None)
    return best.text if best is not None else name


def _uses(key: str, cluster: Sequence[str], nodes: Mapping[str, _Node]) -> int:
    """How many papers' things go by a key, or by it and a head more ("ABC model" where that is a kind of model)."""
    return sum(len(nodes[one].members) for one in cluster if one == key or one.startswith(f"{key} "))


def _puts_forward(extraction: Extraction, index: int, kind: EntityType, *, alone: bool) -> bool:
    """Whether a paper puts a thing forward: its reader says so and its words do not gainsay it, or they alone do.

    ``alone``: no other paper has the thing.
    """
    entity = extraction.entities[index]
    if kind is EntityType.DATASET and alone and not entity.proposed:
        return is_released(extraction, index)
    if kind is not EntityType.METHOD:
        return entity.proposed
    if not entity.proposed:
        return alone and is_made(extraction, index)
    names = (entity.name, *entity.aliases)
    coined = any(is_coined(name, kind) for name in names)
    if coined and is_put_forward(extraction, index):
        return True
    return not (is_taken_up(extraction, index) or is_looked_at(extraction, index))


def _shared(
    members: Sequence[tuple[Extraction, int]],
    cluster: Sequence[str],
    kind: EntityType,
    shorts: ShortForms,
    known: Collection[str],
) -> list[Surface]:
    """The written forms that name the thing in other papers too; all of them where none does."""
    alone = len({x.paper.id for x, _ in members}) == 1
    names = names_of([_bare(key) for key in cluster], kind, alone=alone)
    every = [(x.paper, surface) for x, index in members for surface in _surfaces(x, index)]
    shared = [surface for paper, surface in every if is_alias(surface.text, paper, names, shorts, known)]
    return shared or [surface for _, surface in every]


def _mentions(extraction: Extraction, index: int, kept: set[tuple[str, str]]) -> list[Mention]:
    """The places of a paper's thing under names that were kept; all of them where none was."""
    found = sorted((m for m in extraction.mentions if m.entity == index), key=lambda m: (m.start, m.end))
    return [m for m in found if (extraction.paper.id, " ".join(m.text.split())) in kept] or found


def _bare(key: str) -> str:
    return key.split(_OF_ONE)[0]


def _surfaces(extraction: Extraction, index: int) -> list[Surface]:
    title_end = len(extraction.paper.title)
    counts: dict[str, list[int]] = {}
    entity = extraction.entities[index]
    for mention in extraction.mentions:
        if mention.entity == index:
            counts.setdefault(" ".join(mention.text.split()), [0, 0])[mention.end <= title_end] += 1
    for text in (entity.name, *entity.aliases):
        counts.setdefault(" ".join(text.split()), [0, 0])
    main = " ".join(entity.name.split())
    return [
        Surface(text=text, paper=extraction.paper.id, in_text=inside, in_title=title, main=text == main)
        for text, (inside, title) in sorted(counts.items())
        if tokens(text)
    ]


def _merges(
    name: str,
    aliases: Sequence[str],
    center: str,
    cluster: Sequence[str],
    links: Mapping[str, Sequence[_Join]],
    members: Sequence[tuple[Extraction, int]],
    shorts: ShortForms,
) -> tuple[Merge, ...]:
    """For every alias, the weakest rule on the way from it to the name that stands for all."""
    inside = set(cluster)
    start = next((key for key in (fold(_WITHOUT_BRACKET.sub("", name)), fold(name)) if key in inside), center)
    way: dict[str, tuple[str, float]] = {start: ("same name", 1.0)}
    queue = [start]
    for key in queue:
        for join in links.get(key, ()):
            other = join.other if join.one == key else join.one
            if other in inside and other not in way:
                rule, score = way[key]
                way[other] = (join.rule, join.score) if join.score <= score else (rule, score)
                queue.append(other)
    home: dict[str, str] = {}
    for extraction, index in members:
        entity = extraction.entities[index]
        paper = extraction.paper.id
        for text in (entity.name, *entity.aliases):
            home.setdefault(" ".join(text.split()), paper)
        for mention in extraction.mentions:
            if mention.entity == index:
                home.setdefault(" ".join(mention.text.split()), paper)
    merges = []
    for alias in aliases:
        paper = home.get(alias, "")
        key = shorts.expand(paper, alias)
        if fold(alias) == fold(name):
            rule, score = "same name", 1.0
        elif key in way:
            rule, score = way[key]
            if rule == "same name" and fold(alias) != key:
                rule, score = "abbreviation", 0.98
        else:
            # A form that only this paper equates with the name: its own assembly says so.
            rule, score = "alias in one paper", _ALIAS_SCORE
        merges.append(Merge(alias=alias, rule=rule, score=score))
    return tuple(merges)
