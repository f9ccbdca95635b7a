"""One entity from many mentions of a paper: mention spans go in, ``Entity`` and ``Mention`` records come out."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from extract.assembly_settings import AssemblySettings
from extract.folding import fold
from extract.lexicon import DATA_ADJECTIVES, DATA_HEADS, GENERIC_ADJECTIVES, GENERIC_HEADS, word_set
from extract.reading import MentionSpan
from extract.records import Abbreviation, Entity, Mention
from extract.same_entity import are_opposed, same_entity
from extract.spans import trim_span
from ontologies.vocabulary import EntityType

__all__ = ["group_mentions"]

#: More names than this in one paper are not compared with one another (the work is quadratic): the surest are kept.
MAX_NAMES = 240
# A pair less likely than this by its words is not looked at; one likelier than ``_PARTNER`` makes a name ambiguous.
_UNLIKELY, _PARTNER = 0.2, 0.4
_SIDE_BY_SIDE, _MIN_PARTNERS, _MAX_PARTNERS = -1.6, 0.4, -0.45
_MOST_COMPARED = 6
# Two names of what a paper proposes in apposition were one thing in 9 of 10 cases of the training papers.
_ALIKE_OWN = 0.9
_APPOSED = re.compile(
    r"\s?\(|:\s(?:an?\s)?|,?\s(?:called|named|termed|dubbed|namely|i\.e\.,)\s|,\san?\s(?:[\w-]+\s)?|\sis\san?\s"
)
_GIVEN = re.compile(
    r",?\s(?:that\s(?:is|we)\s|which\s(?:is|we)\s)?(?:called?|named?|termed|term|dubbed|dub|namely"
    r"|(?:referred to|denoted) as)\s"
)
_AND_SO = re.compile(r",\san?\s(?:(?:novel|new|simple|effective|unified|general)\s)?")
_ONE = re.compile(r"\b(?:an?|novel|new)\s(?:[\w-]+\s){0,2}\Z")
_ASIDE_ENDS = re.compile(
    r"(?:\s\([^()]*\))?(?:,\s(?:which|that|where|to|for|based|consisting|containing|built|comprising)\b|\.(?:\s|\Z))"
)
_COORDINATED = re.compile(
    r"[\s,]*(?:(?:and|or|to|vs\.?|versus|than|over|with|from|/)[\s,]*)?(?:(?:the|an?|our|their|both)\s+)?"
)
# What is left of a name must not end in an adjective: "convolutional neural" is no name.
_ADJECTIVE = re.compile(r"[a-z](?:al|ive|ous|ic|ed|ary|able|ible|less|ful|ar|ior|est)\Z")
_COINED = re.compile(r"[a-z][A-Z]\w*[a-z\d]|[A-Z]{2,}[a-z]{3}")
# "3D", "1B", an address: no data set's name.
_NO_DATASET = re.compile(r"\d{1,3}\s?[A-Za-z]{1,2}|urls?|(?:https?:|www\.|github|gitlab|zenodo).*", re.IGNORECASE)
# What a method has or does by the way: no name of the whole.
_PARTS = word_set(
    """
    function loss layer module embedding space structure attention block component unit head term cost representation
    distillation learning training feature step stage loop node kernel objective regularization initialization
    """
)
_DEFINITION = re.compile(r"\s*[(\[][^()\[\]]{1,20}[)\]]")


@dataclass(slots=True)
class _Name:
    """All mentions with one folded form and one type."""

    key: str
    type: EntityType
    spans: list[MentionSpan] = field(default_factory=list)

    @property
    def score(self) -> float:
        return max(s.score for s in self.spans)


def group_mentions(
    text: str, spans: Sequence[MentionSpan], abbreviations: Sequence[Abbreviation], settings: AssemblySettings
) -> tuple[tuple[Entity, ...], tuple[Mention, ...]]:
    """Group the mentions of one text into entities.

    Mentions with one folded form are one name; a name has one type, the one its mentions score highest for. Two names
    of one type are one entity where ``same_entity`` says so with at least ``settings.same``. Entities whose best
    mention scores below the threshold of their type are dropped. Every occurrence of a kept name becomes a mention.

    Returns
    -------
    (entities, mentions)
        Entities in the order of their first mention; mentions in the order of the text.
    """
    long_of = {fold(a.short): fold(a.long) for a in abbreviations}
    names = _names(text, spans)
    pairs = _given_names(text, names, settings)
    given = {text[span.start : span.end] for _, j in pairs for span in names[j].spans}
    groups = _cluster(text, names, long_of, settings, pairs)
    kept = [g for g in groups if max(n.score for n in g) >= settings.mention(g[0].type)]
    kept = [g for g in kept if g[0].type is not EntityType.DATASET or not all(_NO_DATASET.fullmatch(n.key) for n in g)]
    kept.sort(key=lambda g: (min((s.start, s.end) for n in g for s in n.spans), g[0].type))
    entities, mentions = [], []
    taken: set[tuple[int, int]] = set()
    for group in kept:
        entities.append(_entity(text, group, abbreviations, settings, given))
        mentions.extend(_mentions(text, group, len(entities) - 1))
        taken.update((s.start, s.end) for n in group for s in n.spans)
    mentions.extend(_repeats(text, entities, mentions, taken))
    mentions.sort(key=lambda m: (m.start, m.end, m.entity))
    return tuple(entities), tuple(mentions)


def _names(text: str, spans: Sequence[MentionSpan]) -> list[_Name]:
    by_key: dict[str, dict[EntityType, list[MentionSpan]]] = defaultdict(lambda: defaultdict(list))
    for span in spans:
        borders = trim_span(text, span.start, span.end)
        if borders is None:
            continue
        clean = span
        if borders != (span.start, span.end):
            clean = MentionSpan(
                start=borders[0],
                end=borders[1],
                type=span.type,
                score=span.score,
                proposed=span.proposed,
                rule=span.rule,
            )
        surface = text[clean.start : clean.end]
        key = fold(_DEFINITION.sub("", surface)) or fold(surface)
        if key and not key.replace(" ", "").replace(".", "").isdigit():
            by_key[key][span.type].append(clean)
    names = []
    for key, types in by_key.items():
        best = max(sorted(types), key=lambda t: sum(s.score for s in types[t]))
        names.append(_Name(key=key, type=best, spans=sorted(types[best], key=lambda s: (s.start, s.end))))
    names.sort(key=lambda n: (-n.score, n.spans[0].start, n.key))
    return sorted(names[:MAX_NAMES], key=lambda n: (n.spans[0].start, n.spans[0].end, n.key))


def _cluster(
    text: str,
    names: Sequence[_Name],
    long_of: Mapping[str, str],
    settings: AssemblySettings,
    given: Sequence[tuple[int, int]],
) -> list[list[_Name]]:
    """Join names by their surest link first; a link below ``settings.same`` joins nothing."""
    likely = _likely_pairs(names, dict(long_of))
    partners = Counter(i for pair, score in likely.items() if score >= _PARTNER for i in pair)
    links = [(-_ALIKE_OWN, i, j) for i, j in _own_pairs(text, names, settings)]
    for (i, j), score in likely.items():
        chance = _in_context(text, names[i], names[j], score, (partners[i], partners[j]), settings)
        if chance >= settings.same:
            links.append((-chance, i, j))
    links += [(-_ALIKE_OWN, min(pair), max(pair)) for pair in given]
    parent = list(range(len(names)))
    within = [[tuple(name.key.split())] for name in names]

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for _, i, j in sorted(links):
        first, last = sorted((root(i), root(j)))
        # A chain of links never leads from a thing to its opposite.
        if first != last and not any(are_opposed(a, b) for a in within[first] for b in within[last]):
            parent[last] = first
            within[first] += within[last]
    groups: dict[int, list[_Name]] = defaultdict(list)
    for i, name in enumerate(names):
        groups[root(i)].append(name)
    return list(groups.values())


def _likely_pairs(names: Sequence[_Name], long_of: dict[str, str]) -> dict[tuple[int, int], float]:
    pairs: dict[tuple[int, int], float] = {}
    for i, a in enumerate(names):
        for j in range(i + 1, len(names)):
            if a.type == names[j].type:
                score = same_entity(a.key, names[j].key, a.type, long_of)
                if score >= _UNLIKELY:
                    pairs[i, j] = score
    return pairs


def _own_pairs(text: str, names: Sequence[_Name], settings: AssemblySettings) -> list[tuple[int, int]]:
    """Pairs of names for the one thing that a paper proposes: "TidePool, a counting network"; "TidePool: a network"."""
    own = [i for i, n in enumerate(names) if max(s.proposed for s in n.spans) >= settings.proposed]
    line = text.find("\n")
    pairs = []
    for place, i in enumerate(own):
        for j in own[place + 1 :]:
            a, b = names[i], names[j]
            if a.type != b.type:
                continue
            in_title = any(s.end <= line for s in (*a.spans, *b.spans))
            alone = in_title and sum(names[k].type == a.type for k in own) == 2 and not _is_part(a.key, b.key)
            if alone or _stand_so(text, a, b, _APPOSED):
                pairs.append((i, j))
    return pairs


def _given_names(text: str, names: Sequence[_Name], settings: AssemblySettings) -> list[tuple[int, int]]:
    """Descriptions, each with the made-up name that its sentence gives it: "a counting network called TidePool"."""
    coined = [(j, s) for j, n in enumerate(names) for s in n.spans if _is_one_word(text[s.start : s.end])]
    pairs = []
    for i, name in enumerate(names):
        for span in name.spans:
            words = text[span.start : span.end]
            if " " not in words or any(ch.isupper() for ch in words[1:]):
                continue
            for j, given in coined:
                if names[j].type != name.type:
                    continue
                # "TidePool, a counting network": half sure that it is the paper's own, since it may be any network.
                own = given.proposed >= settings.proposed and 2 * span.proposed >= settings.proposed
                if own and _AND_SO.fullmatch(text, given.end, span.start):
                    pairs.append((i, j))
                if not 0 < given.start - span.end <= 40:
                    continue
                if _GIVEN.fullmatch(text, span.end, given.start) or _is_aside(text, span, given):
                    pairs.append((i, j))
    return pairs


def _is_aside(text: str, span: MentionSpan, given: MentionSpan) -> bool:
    """Whether a name stands between commas right behind what it names, and in no list: "a counter, TidePool, which"."""
    return (
        text[span.end : given.start] == ", "
        and _ONE.search(text, max(0, span.start - 40), span.start) is not None
        and _ASIDE_ENDS.match(text, given.end) is not None
    )


def _is_one_word(words: str) -> bool:
    return " " not in words and sum(ch.isupper() for ch in words) > 1


def _is_part(one: str, other: str) -> bool:
    """Whether just one of two names is that of a part or a step, so that the other is the whole."""
    heads = (one.rpartition(" ")[2], other.rpartition(" ")[2])
    if heads[0] == heads[1] or not any(head in _PARTS for head in heads):
        return False
    short, long = sorted((one, other), key=len)
    initials = iter([word[0] for word in long.split()])
    return " " in short or len(short) < 3 or not all(letter in initials for letter in short)


def _in_context(
    text: str, a: _Name, b: _Name, score: float, partners: tuple[int, int], settings: AssemblySettings
) -> float:
    """The chance of a pair of names by their words, corrected by where they stand.

    Two names side by side in a list or a comparison are two things; so are mostly two in one sentence. The weights are
    those of a logistic regression over the pairs of the training papers, benchmarks/same_entity.py.
    """
    bounded = min(max(score, 0.02), 0.985)
    logit = math.log(bounded / (1 - bounded))
    if bounded < 0.9:
        logit += _SIDE_BY_SIDE * _stand_so(text, a, b, _COORDINATED)
        logit += _MIN_PARTNERS * (min(partners) - 1) + _MAX_PARTNERS * (max(partners) - 1)
    own = [max(s.proposed for s in n.spans) for n in (a, b)]
    logit += settings.own_weight * abs(own[0] - own[1])
    return 1 / (1 + math.exp(-logit))


def _stand_so(text: str, a: _Name, b: _Name, between: re.Pattern[str]) -> bool:
    """Whether somewhere only words like ``between`` stand between the two names."""
    for x in a.spans[:_MOST_COMPARED]:
        for y in b.spans[:_MOST_COMPARED]:
            left, right = (x, y) if x.start <= y.start else (y, x)
            if 0 <= right.start - left.end <= 40 and between.fullmatch(text, left.end, right.start):
                return True
    return False


def _entity(
    text: str,
    group: Sequence[_Name],
    abbreviations: Sequence[Abbreviation],
    settings: AssemblySettings,
    given: Collection[str] = (),
) -> Entity:
    forms: dict[str, int] = {}
    for name in group:
        for span in name.spans:
            forms.setdefault(text[span.start : span.end], span.start)
    keys = {n.key for n in group}
    for a in abbreviations:
        # The other half of a definition is an alias even where no span was found on it, or a span takes in both.
        inside = any(s.start <= a.start and a.end <= s.end for n in group for s in n.spans)
        if inside or fold(a.short) in keys or fold(a.long) in keys:
            forms.setdefault(a.short, a.end)
            forms.setdefault(a.long, a.start)
    for form, place in list(forms.items()):
        for shorter in _shorter_forms(form, group[0].type):
            forms.setdefault(shorter, place)
    proposed = max(s.proposed for n in group for s in n.spans) >= settings.proposed
    shorts = {a.short for a in abbreviations}
    coined = {f for f in forms if proposed and _is_coined(text, f, shorts)}
    coined |= {f for f in forms if f in given and f not in shorts}
    coined -= {f"{f}s" for f in coined}
    best = max(coined or forms, key=lambda f: (f in coined and text.startswith(f"{f}: "), _fullness(f), -forms[f], f))
    aliases = sorted((f for f in forms if f != best), key=lambda f: (forms[f], f))
    return Entity(name=best, type=group[0].type, aliases=tuple(aliases), proposed=proposed)


def _is_coined(text: str, form: str, shorts: Collection[str]) -> bool:
    """Whether ``form`` is the name that a paper gave its own thing: the title's before its colon, or "TidePool"."""
    if " " in form:
        return False
    return text.startswith(f"{form}: ") or (form not in shorts and _COINED.search(form) is not None)


def _shorter_forms(form: str, kind: EntityType) -> Iterator[str]:
    """The name without the general adjectives at its front, and without its generic head."""
    data = kind is EntityType.MODALITY
    adjectives, heads = (DATA_ADJECTIVES, DATA_HEADS) if data else (GENERIC_ADJECTIVES, GENERIC_HEADS)
    words = form.split(" ")
    first = 0
    while first < len(words) - 2 and words[first].lower() in adjectives:
        first += 1
    last = len(words)
    if last - first > 1 and fold(words[-1]) in heads and not _ADJECTIVE.search(words[-2]):
        last -= 1
    for a, b in sorted({(first, len(words)), (first, last)} - {(0, len(words))}):
        rest = words[a:b]
        if (len(rest) > 1 or sum(c.isupper() for c in rest[0]) > 1) and rest[-1][-1:].isalnum():
            yield " ".join(rest)


def _fullness(form: str) -> tuple[int, int]:
    """The fullest form: most words up to eight, then most letters; one with its abbreviation inside comes last."""
    if _DEFINITION.search(form):
        return 0, len(form)
    return min(len(form.split()), 8), min(len(form), 80)


def _mentions(text: str, group: Sequence[_Name], entity: int) -> list[Mention]:
    return [
        Mention(
            start=s.start,
            end=s.end,
            text=text[s.start : s.end],
            type=n.type,
            entity=entity,
            score=s.score,
            rule=s.rule,
        )
        for n in group
        for s in n.spans
    ]


def _repeats(
    text: str, entities: Sequence[Entity], mentions: Sequence[Mention], taken: set[tuple[int, int]]
) -> list[Mention]:
    """Occurrences of the entities' forms that no span was found on: same words, same thing."""
    best: dict[int, float] = defaultdict(float)
    for m in mentions:
        best[m.entity] = max(best[m.entity], m.score)
    owner: dict[str, int] = {}
    for i, entity in enumerate(entities):
        for form in (entity.name, *entity.aliases):
            if len(form) >= 3:
                owner.setdefault(form, i)
    if not owner:
        return []
    covered = bytearray(len(text))
    for a, b in taken:
        covered[a:b] = b"\x01" * (b - a)
    found = []
    done = 0
    for a, b in _occurrences(text, owner):
        if a < done:
            continue
        done = b
        if not any(covered[a:b]):
            i = owner[text[a:b]]
            found.append(
                Mention(start=a, end=b, text=text[a:b], type=entities[i].type, entity=i, score=best[i], rule="repeat")
            )
    return found


def _occurrences(text: str, forms: Collection[str]) -> list[tuple[int, int]]:
    """Where ``forms`` stand as whole words, by place, the longest first."""
    places = []
    for form in forms:
        at = text.find(form)
        while at >= 0:
            end = at + len(form)
            if not (at and text[at - 1].isalnum()) and not (end < len(text) and text[end].isalnum()):
                places.append((at, end))
            at = text.find(form, at + 1)
    return sorted(places, key=lambda p: (p[0], -p[1]))
