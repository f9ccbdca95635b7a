"""Kind-of links between entities of one type: from head words, from "such as" phrases, from stated relations.

Entities and extractions go in; the entities come back with ``broader`` filled, and with them the edges with their
evidence. There are no cycles: a link that would close one is left out, the surest links come first.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from extract.lexicon import GENERIC_ADJECTIVES, word_set
from extract.records import Extraction
from kg.evidence import quote_sentence
from kg.folding import fold, is_short_form, numbers
from kg.near_names import nearness
from kg.records import Edge, Evidence, GraphEntity
from kg.wide_words import TOO_WIDE
from kg.words import content_words
from ontologies.vocabulary import EntityType, RelationType

_TYPES = (EntityType.METHOD, EntityType.TASK, EntityType.MODALITY)
_HEAD_SCORE, _IMPLIED_SCORE, _SUCH_AS_SCORE, _RELATION_SCORE = 0.8, 0.7, 0.9, 0.95
# Cosine of a network's name and the neural network that it implies. It keeps the farthest out only: a "graph
# isomorphism network" lies at 0.64 from its kind, a "convolutional road network" at 0.60 from what is none.
_NEAR = 0.62
# More parents than this for one thing are more likely errors of extraction than knowledge.
_MAX_PARENTS = 2
# A parent's name of so many words is never too narrow for a shorter child: "beam search" may be a "graph algorithm".
_FEW_WORDS = 2
_JOINTS = ("of", "and", "or", "for", "with", "non", "in", "on", "to")
# Words before a wide word that leave it as wide as it was.
_EMPTY_BEFORE = frozenset({"raw", "real", "original", "various", "different", "bidirectional", "input", "output"})
# Rules by which an alias is as good as a name.
_SURE = frozenset({"same name", "joined", "spelling", "head", "written", "abbreviation", "long forms"})
_BESIDES = frozenset({"with", "without", "using", "via", "by"})
_GERUND = re.compile(r"^[a-z]{3,}ing\s", re.IGNORECASE)
_PHRASE = re.compile(r"\s(?:with|for|using|via|from|by|without|based on|under)\s")
_ODD = re.compile(r"https?:|[/\\_={}$<>@]")
_SUCH_AS = re.compile(
    r",?\s*(?:\([^()]{0,40}\)\s*)?,?\s*(?:such as|including|especially|for example|e\.g\.,?|like)\s+(?:the\s+)?\Z"
)
_AND_OTHER = re.compile(r",?\s*(?:and|or)\s+other\s+\Z")
_LISTED = re.compile(r"\s*(?:\([^()]{0,40}\))?\s*(?:,|,?\s*and|,?\s*or)\s+(?:the\s+)?\Z")


#: Words that say only that there are data of the kind named before them, or what takes them.
CARRIERS = word_set(
    "data signal image sequence series record recording scan measurement input stream camera sensor scanner"
)
# A deed that many names share is a task by the word for it.
_DEED = re.compile(r"[a-z]{2,}(?:tion|sion|ment|ing|sis)$|(?:retriev|remov)al$")
_NO_DEED = word_set(
    """
    learning training processing function information representation solution setting understanding answering
    application action interaction environment treatment evaluation resolution experiment experimentation improvement
    estimation prediction generation optimization optimisation analysis modeling modelling decision making assessment
    movement motion condition imaging operation position deployment measurement development engineering computing
    testing investigation exploitation intervention examination question implementation thing situation direction
    simulation computation integration enhancement management adaptation transformation attention supervision finding
    initialization selection construction extraction generalization perception sensing association lesion session
    tension reasoning building hypothesis basis thesis acquisition population distribution version option intention
    emotion reading vision precision mission television collision expression dimension emission illumination occlusion
    location rotation reflection
    """
)


def is_deed(word: str) -> bool:
    """Whether a folded word by itself says what is done, in a field that does it.

    >>> is_deed("segmentation"), is_deed("learning"), is_deed("boat")
    (True, False, False)
    """
    return _DEED.match(word) is not None and word not in _NO_DEED


# A name of capitals alone, without its long form.
_SHORT_FORM = re.compile(r"[A-Z][A-Z0-9]{1,5}")


@dataclass(frozen=True, slots=True)
class _Link:
    child: str
    parent: str
    score: float
    rule: str
    evidence: tuple[Evidence, ...]


def find_broader(
    entities: Sequence[GraphEntity],
    extractions: Sequence[Extraction],
    local: Mapping[tuple[str, int], str],
    general: frozenset[str] = frozenset(),
) -> tuple[tuple[GraphEntity, ...], tuple[Edge, ...]]:
    """Entities with their ``broader`` ids, and a ``kind-of`` edge for each.

    ``general`` has the ids of things that are there for their kinds alone: a word of any field is one of these.
    """
    by_id = {entity.id: entity for entity in entities}
    links = [*_stated(extractions, local, by_id), *_such_as(extractions, local, by_id), *_by_head(entities, general)]
    merged: dict[tuple[str, str], _Link] = {}
    for link in sorted(links, key=lambda k: (k.child, k.parent, -k.score, k.rule)):
        known = merged.get((link.child, link.parent))
        if known is None:
            merged[link.child, link.parent] = link
        else:
            merged[link.child, link.parent] = replace(known, evidence=(*known.evidence, *link.evidence))
    broader: dict[str, list[str]] = defaultdict(list)
    edges = []
    doubtful = _of_two_senses(entities)
    for link in sorted(merged.values(), key=lambda k: (-k.score, k.child, k.parent)):
        if link.child in doubtful:
            continue
        if len(broader[link.child]) < _MAX_PARENTS and not reaches(broader, link.parent, link.child):
            if reaches(broader, link.child, link.parent):
                continue  # already said, over a nearer parent
            broader[link.child].append(link.parent)
            edges.append(
                Edge(
                    source=link.child,
                    relation=RelationType.KIND_OF,
                    target=link.parent,
                    weight=max(1, len({e.paper for e in link.evidence})),
                    evidence=link.evidence[:3],
                )
            )
    found = tuple(replace(e, broader=tuple(sorted(broader[e.id]))) if broader.get(e.id) else e for e in entities)
    return found, tuple(sorted(edges, key=lambda e: (e.source, e.target)))


def _of_two_senses(entities: Sequence[GraphEntity]) -> frozenset[str]:
    """Things called by a short form alone that another thing has too: what one paper says of it holds of one sense.

    "MAE" of papers that do not spell it out is an autoencoder for some and an error for others.
    """
    owners: dict[str, set[str]] = defaultdict(set)
    for entity in entities:
        for name in (entity.name, *entity.aliases):
            owners[name].add(entity.id)
    return frozenset(e.id for e in entities if _SHORT_FORM.fullmatch(e.name) and len(owners[e.name]) > 1)


def reaches(broader: Mapping[str, Sequence[str]], start: str, goal: str) -> bool:
    """Whether going up from ``start`` leads to ``goal``."""
    queue, seen = [start], {start}
    for node in queue:
        if node == goal:
            return True
        for parent in broader.get(node, ()):
            if parent not in seen:
                seen.add(parent)
                queue.append(parent)
    return False


def _allowed(child: GraphEntity, parent: GraphEntity, general: frozenset[str] = frozenset()) -> bool:
    if child.id == parent.id or child.type is not parent.type or child.type not in _TYPES:
        return False
    if parent.id not in general and _is_wide(parent):
        return False
    # A name with a phrase behind its head is one thing of its kind, and no kind.
    return not _PHRASE.search(parent.name)


def _sensible(child: str, parent: str, by_id: Mapping[str, GraphEntity]) -> bool:
    """Whether what a sentence says may be believed: both are known, of one type, and the names do not say otherwise."""
    if child not in by_id or parent not in by_id:
        return False
    one, two = by_id[child], by_id[parent]
    return _allowed(one, two) and not _names_wider(one, two) and not _is_narrower(two, one)


def _is_narrower(parent: GraphEntity, child: GraphEntity) -> bool:
    """Whether the parent's name says more than the child's, so that a sentence's "such as" runs past its list.

    A made-up word may be a kind of whatever its paper says at length.
    """
    forms = _forms(child)
    if any(len(form.split()) == 1 and not form.islower() for form in forms):
        return False
    says = set(content_words(_forms(parent)[0]))
    most = max((set(content_words(form)) for form in forms), key=len)
    return len(says) > max(len(most), _FEW_WORDS) or (len(says) > len(most) and most < says)


def _is_wide(entity: GraphEntity) -> bool:
    """Whether its name says nothing: a wide word alone, or behind words that tell nothing either ("raw recordings")."""
    words = fold(entity.name).split()
    plain = [word for word in words if word not in GENERIC_ADJECTIVES and word not in _EMPTY_BEFORE]
    return not plain or " ".join(words) in TOO_WIDE or (len(plain) == 1 and plain[0] in TOO_WIDE)


def _by_head(entities: Sequence[GraphEntity], general: frozenset[str] = frozenset()) -> list[_Link]:
    """ "12-lead X" is a kind of "X": the longest name of another thing that ends this one's name."""
    known: dict[tuple[EntityType, str], GraphEntity] = {}
    ordered = sorted(entities, key=lambda e: (-len(e.papers), e.id))
    for entity in ordered:
        for key in _keys(entity):
            known.setdefault((entity.type, key), entity)
    # Names first: an alias speaks only where nothing goes by that name, and where a rule for all papers made it one.
    for entity in ordered:
        for merge in entity.merges:
            key = fold(merge.alias)
            if key and merge.rule in _SURE and key not in TOO_WIDE:
                known.setdefault((entity.type, key), entity)
    links = []
    for entity in entities:
        if entity.type not in _TYPES:
            continue
        parent = next(
            (p for name in _forms(entity) if (p := _longest_end(name, entity, known, general)) is not None), None
        )
        rule, score = "head word", _HEAD_SCORE
        if parent is None and general and entity.type is EntityType.MODALITY:
            parent = next((p for name in _forms(entity) if (p := _carried(name, entity, known)) is not None), None)
        if parent is None:
            parent = next((p for name in _forms(entity) if (p := _implied(name, entity, known)) is not None), None)
            rule, score = "implied head word", _IMPLIED_SCORE
        if parent is not None:
            evidence = tuple(replace(m, rule=rule, score=score) for m in entity.mentions[:1])
            links.append(_Link(entity.id, parent.id, score, rule, evidence))
    return links


def _forms(entity: GraphEntity) -> list[str]:
    """Forms of the name itself: without the bracket, and the form inside it."""
    bare = re.sub(r"\s*\([^()]*\)\s*$", "", entity.name)
    return [bare, *re.findall(r"\(([^()]*)\)\s*$", entity.name)]


def _keys(entity: GraphEntity) -> list[str]:
    return list(dict.fromkeys(key for key in (fold(name) for name in _forms(entity)) if key))


def _longest_end(
    name: str,
    entity: GraphEntity,
    known: Mapping[tuple[EntityType, str], GraphEntity],
    general: frozenset[str],
) -> GraphEntity | None:
    words = name.split()
    if _GERUND.match(name) or _ODD.search(name):
        return None  # "using X" is no kind of X
    for place in range(1, len(words)):
        # Only at a blank: "self-supervised methods" are no kind of "supervised methods".
        parent = known.get((entity.type, fold(" ".join(words[place:]))))
        if parent is None or not _allowed(entity, parent, general) or words[place - 1].casefold() in _JOINTS:
            continue
        if any(word.casefold() in _BESIDES for word in words[:place]):
            continue  # "X with a bidirectional Y" is an X
        if all(part in GENERIC_ADJECTIVES for word in words[:place] for part in word.casefold().split("-")):
            continue  # "novel X" is X
        if len(words) - place == 1 and len(parent.papers) < 2 and parent.id not in general:
            continue  # one word, in one paper: rather a slip of extraction than a kind
        return parent
    return None


def _carried(name: str, entity: GraphEntity, known: Mapping[tuple[EntityType, str], GraphEntity]) -> GraphEntity | None:
    """ "BUZ signals" are BUZ."""
    words = name.split()
    while len(words) > 1 and fold(words[-1]) in CARRIERS:
        words.pop()
        for place in range(len(words)):
            parent = known.get((entity.type, fold(" ".join(words[place:]))))
            if parent is not None and _allowed(entity, parent):
                return parent
    return None


def _implied(name: str, entity: GraphEntity, known: Mapping[tuple[EntityType, str], GraphEntity]) -> GraphEntity | None:
    """ "graph isomorphism network" is a kind of "graph neural network", where the encoder finds the two near."""
    words = fold(name).split()
    if entity.type is not EntityType.METHOD or words[-1:] != ["network"] or _ODD.search(name):
        return None
    for place, word in enumerate(words[:-2]):
        parent = known.get((entity.type, f"{word} neural network"))
        if parent is None or word == "neural" or not _allowed(entity, parent):
            continue
        if nearness(" ".join(words), f"{word} neural network") >= _NEAR and place <= 2:
            return parent
    return None


def _such_as(
    extractions: Sequence[Extraction], local: Mapping[tuple[str, int], str], by_id: Mapping[str, GraphEntity]
) -> list[_Link]:
    links = []
    for extraction in extractions:
        text, mentions = extraction.paper.text, sorted(extraction.mentions, key=lambda m: (m.start, m.end))
        for place, first in enumerate(mentions[:-1]):
            following = [m for m in mentions[place + 1 : place + 9] if m.start >= first.end]
            if not following:
                continue
            gap = text[first.end : following[0].start]
            if _SUCH_AS.fullmatch(gap) is not None or _SUCH_AS.match(gap) is not None:
                last = following[0]
                listed = [last]
                for mention in following[1:]:
                    if _LISTED.match(text[last.end : mention.start]) is None:
                        break
                    listed.append(mention)
                    last = mention
                pairs = [(child, first) for child in listed]
            elif _AND_OTHER.match(gap) is not None:
                pairs = [(first, following[0])]
            else:
                continue
            for child, parent in pairs:
                one, two = (
                    local.get((extraction.paper.id, child.entity)),
                    local.get((extraction.paper.id, parent.entity)),
                )
                if one is not None and two is not None and _sensible(one, two, by_id):
                    start, end = min(child.start, parent.start), max(child.end, parent.end)
                    evidence = quote_sentence(extraction, start, end, "such as", _SUCH_AS_SCORE)
                    links.append(_Link(one, two, _SUCH_AS_SCORE, "such as", (evidence,)))
    return links


def _stated(
    extractions: Sequence[Extraction], local: Mapping[tuple[str, int], str], by_id: Mapping[str, GraphEntity]
) -> list[_Link]:
    links = []
    for extraction in extractions:
        for relation in extraction.relations:
            if relation.relation is not RelationType.KIND_OF:
                continue
            one, two = local.get((extraction.paper.id, relation.head)), local.get((extraction.paper.id, relation.tail))
            if one is not None and two is not None and _sensible(one, two, by_id):
                evidence = quote_sentence(extraction, relation.start, relation.end, "stated", relation.score)
                links.append(_Link(one, two, _RELATION_SCORE * relation.score, "stated", (evidence,)))
    return links


def _names_wider(child: GraphEntity, parent: GraphEntity) -> bool:
    """Whether the parent's name is the child's with something before it, so that the link would run the wrong way."""
    return any(
        longer != shorter and longer.endswith(" " + shorter) for longer in _keys(parent) for shorter in _keys(child)
    ) or (is_short_form(parent.name) and bool(numbers(parent.name)))
