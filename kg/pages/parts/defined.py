"""What a thing of the field is, or why it matters, in the papers' own words."""

from __future__ import annotations

import re
from collections.abc import Collection, Container
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from kg.english.alike import stems
from kg.english.defining import DEFINES, LONGEST, MATTERS, TAKES_UP, TELLS, Defined, defined
from kg.english.grammar import count, lower_first, plain
from kg.folding import fold
from kg.pages.lookup import Framing, Lookup, Scope
from kg.pages.parts.main_things import main_framings
from kg.pages.wording import spoken
from kg.records import Evidence, Topic
from kg.topics import is_rest
from kg.wide_words import ANY_FIELD, TOO_WIDE
from ontologies.vocabulary import EntityType, Role
from viz.page import Inline, Statement

OWN_WORDS = 3
# Of the sentences of an abstract its first ones say what its field is.
_FIRST = 3
# A field is defined by what one paper in so many names, and half as many as name what most name; less makes a part of
# it, and what hardly any name none that its page begins with.
_OF_THE_FIELD, _MOST, _PART, _LEAST = 6, 2, 25, 3
# What half of a topic's papers name is its subject; of tasks a third is enough, of a few papers one that names it.
_HALF, _THIRD, _FIFTH, _SOME = 2, 3, 5, 8
_OF_FIELDS = frozenset((EntityType.TASK, EntityType.METHOD))
_TYPES = _OF_FIELDS | {EntityType.MODALITY}
_BETWEEN = re.compile(r", (?:and )?| and ")
_NO_NAME = re.compile(r"(?i)^further papers on | and more$|^more$")
_TAIL = re.compile(r"(?i)\s+(?:of|for|in|from|with|on|to|by|using|via|under|across|between|at)\s.*$")
# A name for what is done has kinds that go by it; "graph" alone has not.
_DEED = re.compile(r"(?i)(?:[ts]ion|ing|ment|sis)s?$")
# That a thing is much looked at, or good for much, says neither what it is nor why it is hard.
_SAYS_NOTHING = re.compile(
    r"(?i)\b(?:has|have) (?:\w+ly )?(?:attracted|received|gained|drawn|become|emerged|garnered|seen)\b"
    r"|\b(?:in|across|to|for) (?:a (?:wide )?(?:range|variety) of |(?:diverse|various|many|numerous|several|multiple) )"
    r"(?:[\w-]+ )?(?:domains|fields|areas|applications|industries|disciplines)\b"
)
_ARTICLE = re.compile(r"(?i)^(?:an?|the)\s+")
# How near the subject of a sentence is to what a topic is called: it is that, in a paper of the topic or another; most
# papers name it; it is wider, or a kind of it, or what some of its papers name.
_ITS_NAME, _ELSEWHERE, _ITS_THING, _WIDER, _KIND, _PIECE = 4.0, 3.0, 2.0, 1.0, 0.5, 0.3
# One name of several that a topic has counts the less, the later it stands.
_LATER = 0.1


class _Ranked(NamedTuple):
    tells: int
    near: float
    papers: int
    framing: Framing


def definition_of(look: Lookup, topic: Topic) -> Statement | None:
    """What a topic is, in the words of one of its papers; None where none says so.

    The subject of the sentence is what the topic is called or what most of its papers name; of the whole field it is
    what a good part of it names.
    """
    said = _definition(look, topic)
    if said is None:
        return None
    told = _told(look, said.framing.evidence)
    if said.near > _KIND:
        return told
    head, words = _key(said.framing.said.name)
    name = next((n for n in _names(topic.label) if _key(n)[0] == head and _key(n)[1] < words), "")
    if not name:
        return None
    return replace(told, parts=(f"Of one kind of {lower_first(name)}: ", *told.parts))


def definitions(look: Lookup, topic: Topic) -> tuple[Statement, ...]:
    """The topics right below one, the largest first, each with what it is; one without is told by the largest within.

    None where only one of them has any: one sentence makes no list.
    """
    found = []
    for child, below, _ in _definitions(look, topic):
        within: tuple[Inline, ...] = () if below is child else (" within ", look.topic_link(child.id))
        head = (look.topic_link(below.id), f" ({count(len(below.papers), 'paper')})", *within, ": ")
        told = definition_of(look, below)
        if told:
            found.append(replace(told, parts=(*head, *told.parts)))
    return tuple(found)


def _definition(look: Lookup, topic: Topic) -> _Ranked | None:
    best = next(iter(_ranked(look, topic)), None)
    if best is None or is_rest(topic) or not _defines(look, topic, best):
        return None
    # What the topic above is called is that one's to define, and a kind that has a topic of its own below, that's.
    if _keys_above(look, topic) & {_key(best.framing.said.name)}:
        return None
    if best.near == _KIND:
        below = (_definition(look, child) for child in topic.children)
        if any(said and said.framing.evidence == best.framing.evidence for said in below):
            return None
    return best


def _keys_above(look: Lookup, topic: Topic) -> set[Key]:
    """What the topics above are called, less what the topic is called itself."""
    own = {_key(name) for name in _names(topic.label)}
    found: set[Key] = set()
    above = look.above.get(topic.id, "")
    while above in look.above:
        found |= {_key(name) for name in _names(look.label_of(above))}
        above = look.above[above]
    return found - own


def _definitions(look: Lookup, topic: Topic) -> list[tuple[Topic, Topic, _Ranked]]:
    first = _definition(look, topic)
    told = {first.framing.evidence} if first else set()
    found = []
    for child in sorted(topic.children, key=_largest):
        for below in (child, *sorted(child.children, key=_largest)):
            said = _definition(look, below)
            # One sentence defines one thing on a page.
            if said and said.framing.evidence not in told:
                told.add(said.framing.evidence)
                found.append((child, below, said))
                break
    return found if len(found) > 1 else []


def _largest(topic: Topic) -> tuple[int, str]:
    return -len(topic.papers), topic.label


def _told(look: Lookup, evidence: Evidence) -> Statement:
    return spoken(look, evidence, LONGEST + 1, tone="quote")


def own_words(look: Lookup, scope: Scope, quoted: Container[tuple[str, str]] = ()) -> list[Statement]:
    """Sentences that say what a thing of the scope is, or why it matters: one a paper, and one a thing.

    Of the whole field, one on a main thing of each of its largest topics, where those say what it is. Those that define
    come first, and none that only praises stands beside one that tells more. The definitions that the page gives
    besides are not told again, nor what stands behind a sentence before it (``quoted``, by title and text).
    """
    out: list[Evidence] = []
    besides = [ranked.framing.evidence for _, _, ranked in _definitions(look, scope.topic)]
    told: set[object] = {(e.paper, e.start) for e in besides}
    if (first := _definition(look, scope.topic)) is not None:
        said = first.framing.evidence
        told |= {(said.paper, said.start), said.paper}
        besides.append(said)
    # One thing is defined once.
    told |= {stems(f.said.name) for e in besides for f in framings(look, e.paper) if f.evidence == e}
    if scope.topic.id not in look.above:
        said_by = {paper: framings(look, paper) for paper in sorted(look.papers)}
        behind = {
            (p, f.evidence.start)
            for p, fs in said_by.items()
            for f in fs
            if (look.title(p), f.evidence.quote) in quoted
        }
        main = main_framings(look, scope.topic, said_by, told | behind, OWN_WORDS)
        # What only praises stands beside no definition.
        main = [f for f in main if stems(f.said.name) not in told]
        telling = sorted((f for f in main if f.said.how > MATTERS), key=lambda f: -f.said.how)
        main = telling or ([] if told else main)
        if main:
            return [_told(look, framing.evidence) for framing in main]
    most = DEFINES if told else 0
    for ranked in _ranked(look, scope.topic):
        evidence, name = ranked.framing.evidence, stems(ranked.framing.said.name)
        most = max(most, ranked.tells)
        if len(out) == OWN_WORDS or (most > MATTERS == ranked.tells):
            break
        if (look.title(evidence.paper), evidence.quote) in quoted:
            continue
        if not {(evidence.paper, evidence.start), evidence.paper, name} & told:
            out.append(evidence)
        told |= {evidence.paper, name}
    return [_told(look, e) for e in out]


def _defines(look: Lookup, topic: Topic, ranked: _Ranked) -> bool:
    whole = topic.id not in look.above
    if whole:
        n, every = ranked.papers, len(look.papers)
        return ranked.tells > TELLS and _OF_THE_FIELD * n >= every and _MOST * n >= _widest(look)
    if ranked.near == _KIND:
        return ranked.framing.said.how == DEFINES
    return ranked.near > _KIND and (ranked.tells > TELLS or (ranked.tells == TELLS and ranked.near > _ITS_THING))


def _ranked(look: Lookup, topic: Topic) -> list[_Ranked]:
    """The sentences of a topic's papers that frame it: what defines before what praises, then the nearest."""
    whole = topic.id not in look.above
    papers = tuple(sorted(look.papers if whole else topic.papers))
    named = _named(look, papers, _OF_FIELDS if whole else _TYPES)
    label = () if whole else tuple(dict.fromkeys(map(_key, _names(topic.label))))
    found: list[_Ranked] = []
    for paper in papers:
        for framing in framings(look, paper):
            said = framing.said
            keys = (_key(said.name),) if whole else _keys_of(look, paper, said)
            deed = _DEED.search(_TAIL.sub("", said.name)) is not None
            near, n = _nearness(keys, label, named, len(papers), whole=whole, deed=deed)
            # On what only some of its papers name nothing is told but what it is.
            if near > _PIECE or (near and said.how > TELLS):
                found.append(_Ranked(_tells(framing), near, n, framing))
    found += _from_outside(look, frozenset(papers), label)
    return sorted(
        found,
        key=lambda r: (
            -r.tells,
            -r.near,
            -r.papers,
            -r.framing.said.how,
            -round(r.framing.evidence.score, 6),
            r.framing.evidence.paper,
            r.framing.evidence.start,
        ),
    )


def _tells(framing: Framing) -> int:
    """How much a sentence tells: what it takes up is as good as what it defines, where it is nearer."""
    return DEFINES if framing.said.how == TAKES_UP else framing.said.how


def _widest(look: Lookup) -> int:
    """How many papers name the task or the method that most name, of those that not any field has."""
    telling = (
        e for e in look.entities.values() if e.type in _OF_FIELDS and fold(plain(e.name)) not in TOO_WIDE | ANY_FIELD
    )
    return max((len(e.papers) for e in telling), default=0)


def _from_outside(look: Lookup, papers: frozenset[str], label: Collection[Key]) -> list[_Ranked]:
    """What papers of other topics say of what a topic is called by, in so many words."""
    if label and not look.defined:
        for paper in sorted(look.papers):
            for framing in framings(look, paper):
                if framing.said.how >= TELLS:
                    look.defined.setdefault(_key(framing.said.name)[1], []).append(framing)
    return [
        _Ranked(_tells(framing), _ELSEWHERE - _LATER * place, 0, framing)
        for place, (_, words) in enumerate(label)
        for framing in look.defined.get(words, ())
        if len(words) > 1 and framing.evidence.paper not in papers
    ]


def framings(look: Lookup, paper: str) -> tuple[Framing, ...]:
    """The sentences at the head of a paper's abstract that say what something is; none on what it puts forward."""
    known = look.framings.get(paper)
    if known is None:
        known = look.framings[paper] = tuple(_framings(look, paper))
    return known


def _framings(look: Lookup, paper: str) -> list[Framing]:
    extraction = look.extractions.get(paper)
    if extraction is None:
        return []
    own = {_key(name) for e in extraction.entities if e.proposed for name in (e.name, *e.aliases)}
    found = []
    for s in extraction.sentences[:_FIRST]:
        said = defined(look.papers[paper].text[s.start : s.end])
        if said is None or {_key(said.name), _key(said.short)} & own:
            continue
        if s.role is not Role.BACKGROUND and (said.how < TAKES_UP or s.role in (Role.METHOD, Role.RESULT)):
            continue
        start, end = s.start + said.start, s.start + said.end
        if said.how == MATTERS and _SAYS_NOTHING.search(look.papers[paper].text[start:end]):
            continue
        quote = look.papers[paper].text[start:end]
        found.append(
            Framing(said, Evidence(paper=paper, start=start, end=end, quote=quote, rule="role", score=s.score))
        )
    return found


Key = tuple[str, frozenset[str]]


@lru_cache(maxsize=100_000)
def _key(name: str) -> Key:
    """A name by its head and all its words, in any form: "predicting folds" and "fold prediction" are one."""
    bare = _ARTICLE.sub("", re.sub(r"\s*\([^()]*\)", "", plain(name)).strip())
    words = re.findall(r"[^\W_]+", bare)
    if not words:
        return "", frozenset()
    doing = len(words) > 1 and words[0].endswith("ing") and words[0][:1].isupper() | words[0].islower()
    doing = doing and not re.match(r"(?i)(?:learning|imaging|training|processing|spiking|moving|talking)\b", bare)
    head = words[0] if doing else (_TAIL.sub("", bare).split() or words)[-1]
    return next(iter(_level(head)), ""), _level(bare)


def _level(words: str) -> frozenset[str]:
    """The stems of words; "molecular" is of molecules."""
    return frozenset(re.sub(r"(?<=ul)ar$", "", word) for word in stems(words))


def _keys_of(look: Lookup, paper: str, said: Defined) -> tuple[Key, ...]:
    """The keys of what a sentence speaks of: its name, and the names that its short form stands for in the field."""
    keys = [_key(said.name)]
    if said.short:
        for entity in look.named_by.get(paper, ()):
            names = (look.entities[entity].name, *look.entities[entity].aliases)
            if said.short in names or any(name.endswith(f"({said.short})") for name in names):
                keys.append(_key(look.entities[entity].name))
    return tuple(dict.fromkeys(keys))


def _named(
    look: Lookup, papers: Collection[str], types: Collection[EntityType]
) -> dict[str, dict[Key, tuple[set[str], bool]]]:
    """By the head of its name, what papers name: which of them, and whether it is a task."""
    found: dict[str, dict[Key, tuple[set[str], bool]]] = {}
    for paper in papers:
        for entity in look.named_by.get(paper, ()):
            thing = look.entities[entity]
            if thing.type in types:
                for name in (thing.name, *thing.aliases):
                    key = _key(name)
                    is_task = thing.type is EntityType.TASK
                    at = found.setdefault(key[0], {}).setdefault(key, (set(), is_task))
                    at[0].add(paper)
    return found


def _nearness(
    keys: Collection[Key],
    label: tuple[Key, ...],
    named: dict[str, dict[Key, tuple[set[str], bool]]],
    total: int,
    *,
    whole: bool,
    deed: bool,
) -> tuple[float, int]:
    """How near what a sentence speaks of is to a topic, and how many of its papers name it, with its kinds."""
    best = (0.0, 0)
    for key in keys:
        head, words = key
        if not words:
            continue
        alike = [at for other, at in named.get(head, {}).items() if words <= other[1]]
        n = len(set().union(*(papers for papers, _ in alike))) if alike else 0
        is_task = any(task for other, (_, task) in named.get(head, {}).items() if other == key)
        near = 0.0
        if whole:
            near = _ITS_THING if n >= _LEAST and _PART * n >= total and len(words) > 1 else 0.0
        elif key in label and (n > 1 or total <= _SOME):
            near = _ITS_NAME - _LATER * label.index(key)
        elif n > 1 and (_HALF * n >= total or (is_task and _THIRD * n >= total)):
            near = _ITS_THING
        elif len(words) > 1 and any(head == name[0] and words < name[1] for name in label):
            near = _WIDER
        elif any(head == name[0] and name[1] < words and (deed or len(name[1]) > 1) for name in label):
            near = _KIND
        elif len(words) > 1 and n > 1 and _FIFTH * n >= total:
            near = _PIECE
        best = max(best, (near, n))
    return best


def _names(label: str) -> list[str]:
    """The names that a topic's label joins; one with "and" in it may be one name, or two."""
    bare = _NO_NAME.sub("", plain(label))
    parts = [name for part in _BETWEEN.split(bare) if (name := _NO_NAME.sub("", part).strip())]
    joined = [f"{one} and {other}" for one, other in pairwise(parts) if f"{one} and {other}" in bare]
    return [*joined, *parts]
