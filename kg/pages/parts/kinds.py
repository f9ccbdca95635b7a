"""The things of a page that are told with their number of papers: the same things and numbers in every part of it.

A thing comes with the papers that have it under another name (``kg.general_names``). What only carries another thing's
name, is named in passing, or is praised but not measured is not told.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from extract.lexicon import word_set
from extract.records import Paper
from kg.english.grammar import plain
from kg.evidence import role_at, sentence_at
from kg.folding import fold, is_short_form, singular, tight
from kg.general_names import KIND
from kg.known_names import RULE as KNOWN
from kg.known_names import WITHIN, parse_name
from kg.name_rules import without_head
from kg.own_places import OWN_ROLES
from kg.pages.lookup import Lookup, Scope, Use
from kg.pages.parts.recount import BY_MEASURE, MORE, plain_front, recounted
from kg.pages.parts.type_checks import is_known, is_likely, names_an_issue, of_kind
from kg.records import Evidence
from kg.taxonomy import CARRIERS
from kg.wide_words import (
    ANY_FIELD,
    EMPTY_FRONT,
    FIELDS,
    GOALS,
    HALF_TASKS,
    NO_DATA,
    NO_METRICS,
    NO_TASKS,
    SAME_DATA,
    SAME_DEEDS,
    SAME_METRIC,
    STATES,
)
from kg.words import stem
from kg.written import Key
from ontologies.vocabulary import EntityType, Role

# What so large a share of all papers has tells none of them from the others.
EVERY = 0.9
# Two things of which one has nearly all papers of the other are told once.
_MOST_OF_IT = 0.8
_NAMED_ALONE = 2
# Of a word's papers the share that one kind of it has, from which on the word is told by its kinds.
_HALF = 0.5
# And the share that whole tasks of that deed have, which say more.
_MOSTLY = 0.7
# Papers that another kind must have, none of them the first one's, before the word has two senses.
_OTHER_SENSE = 3
# How fine data are.
_LEVELS = frozenset(("resolution", "dimensional", "level", "definition"))
# Words for a part of data, behind the word for what they are a part of: "hum clip".
_PIECES = frozenset(("frame", "clip", "segment", "shot", "snippet", "patch", "stream", "sequence", "content", "corpus"))
# A part of a data set that results are given for, and a word with a number behind it.
_SPLIT = re.compile(
    r"(?i)[\s_-](?:test[\s-]?(?:dev|std|set)|test|val|validation|minival|train|dev)(?: sets?| splits?)?\Z"
)
_NUMBERED = re.compile(r"([A-Z])[A-Za-z]*[\s-]?(\d+(?:\.\d+)?[A-Z]|\d{2}[A-Z]|\d+\.\d+)")
_DEEDS = ("ion", "ing", "sis", "ment")
_SPACE = re.compile(r"\d ?d")
# What gives data, by whose name they go.
_TAKER = re.compile(r"(\w[^()]*\s(?:[Ss]ensor|[Cc]amera|[Ss]canner))s?")
# Whole tasks that must be told before words that leave one open are not.
_ENOUGH = 3
_GOES_ON = re.compile(r"\s+and\s+\w+\s*\([^()]*[A-Z]{2}")
# Words that say only that something is a means.
_MEANS = frozenset(("model", "method", "technique", "algorithm", "approach"))
# The same with what is built, and manners that any means may have.
_WIDE_MEANS = frozenset((*_MEANS, "framework", "pipeline", "architecture", "system", "network", "scheme", "procedure"))
_ANY_MANNER = frozenset(
    ("end to end", "iterative", "unified", "joint", "general", "general purpose", "two stage", "multi stage",
     "one stage", "single stage", "two step", "multi step", "learning based", "data driven", "model based", "flexible",
     "lightweight", "practical", "scalable", "efficient", "principled", "systematic", "integrated", "modular")
)  # fmt: skip
# Papers that must write two names as one.
_MANY_PAIRED = 3
# Where a means works is a way of its own.
_SPREAD = frozenset(("distributed", "decentralized", "heterogeneous", "large"))
# Of a page's papers, where they are many, the share that name what the page is on, or belong to the topic of the name.
_OWN_NAME, _OWN_TOPIC, _MANY = 0.6, 1 / 3, 10
# And the share that must name the topic's name itself.
_OWN_LEAST = 0.25
# An adverb and an adjective without what they are said of.
_NO_NOUN = re.compile(r"(?i)\w+ly[- ]\w+(?:ive|ed|al|ic|ous|ate)\Z")
# Words behind a name that leave it what it is.
_HEADS = word_set("system engine model method approach algorithm technique task problem framework mechanism data")
# What gives away that a word for data is part of another word.
_NO_DATA_BEHIND = re.compile(r"(?i)(?:s?[\s-]+(?:mechanisms?|free|tuning)\b|\s+(?:processing|models?|images?)\b)")
_LANGUAGE = re.compile(r"(?i)\blanguage\Z")
# Data that many give for a means: what they tell, and not how.
_GIVEN = re.compile(
    r"(?i)(?:\s(?:data|data ?sets?|logs?|records?|ratings?|reviews?|histor(?:y|ies)|traces?)"
    r"|\A(?:implicit|explicit|user|customer)\s(?:\w+\s)?feedbacks?)\Z"
)
# Ends of words for reckoning, which any field does to many things.
_SUMS = ("minimization", "minimisation", "maximization", "maximisation")
# Of a task's papers the share that must name it by itself, where its names have no head in common but the word.
_BY_ITSELF = 0.34
# And the share of those of a word for what is done in which it stands alone, up to which it is part of longer names.
_HARDLY = 0.34
# Of a thing's papers the share that goes without saying.
_A_FEW = 0.1
# Of a task's papers the share that must speak of it as work of their own, or as what is in the way.
_OWN_WORK = 0.5
# Papers enough to tell of a task, whatever others say of it.
_OWN_ENOUGH = 4
# What is praised more often than measured; a paper counts for it where a number stands beside, or it is the measure.
_PRAISED = re.compile(
    r"(?i)(?:accuracy|precision|sensitivity|robustness|\Aefficiency|\Acomplexity|stability|convergence|safety|quality"
    r"|speed|costs?|time|errors?|resolution|parameters?|generali[sz]ation|performance|memory|latency|fidelity"
    r"|consistency|computational complexity|diversity|novelty|serendipity|fairness|privacy|utility|interpretability)\Z"
)
# What else is had, wished for or in the way more often than measured.
_HAD = re.compile(r"(?i)\b(?:spaces?|bandwidth|loads?|budgets?|efficiency|variances?|transparency|risks?)\Z")
# What hardly a paper names but to measure by it; and of the papers that name what is praised the share that measure it.
_USUAL = re.compile(r"(?i)\b(?:accuracy|recall|rates?)\Z")
_MEASURING = 1 / 3
_BRACKET = re.compile(r"\s*\([^()]*\)$")
# An adjective for what takes data, words that leave a method by its short form the same, and what tuning makes.
_SENSED = re.compile(r"\w*(?:visual|optical|textual|acoustic|auditory|thermal|tactile|spectral)")
_SORTS = ("network", "model", "architecture", "classifier", "unit", "cell")
_TUNED = re.compile(r"\b(pre|fine) ?(train|tun)(?:ed (?:model|network)|ing)\Z")
# Who or what does something, by what is done.
_DOERS = {
    "estimator": "estimation", "detector": "detection", "classifier": "classification", "generator": "generation",
    "predictor": "prediction", "segmenter": "segmentation", "recognizer": "recognition", "tracker": "tracking",
    "parser": "parsing", "planner": "planning", "learner": "learning",
}  # fmt: skip
# A sign that belongs to a word, and what stands before the rest of a name: "Rise of".
_SIGNED = re.compile(r"(\w+)([*+#])(?!\w)")
_OF_NAME = re.compile(r"(?<![.!?] )\b[A-Z][a-z]+ of \Z")
_LONG = 40
# Ways of testing, and what goes into a measure.
_PROTOCOL = re.compile(
    r"(?i)\b(?:probing|tuning|protocols?|evaluations?|data|odds|bounds?|convergence(?: rates?)?|learning|training"
    r"|\w*(?:efficient|accurate|robust|effective))\Z"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pooled:
    """Things of most papers first; ``kinds`` has the keys of those that count papers which name only a kind of them.

    ``bare`` has words for tasks that leave open what is done to what, where enough whole tasks are told; ``own`` has
    the page's own words, by which no paper differs from another.
    ``under`` has what is told under another thing, of which it is a kind, by the key of that thing.
    """

    uses: tuple[Use, ...]
    kinds: frozenset[str]
    bare: tuple[Use, ...]
    own: tuple[Use, ...]
    under: Mapping[str, tuple[Use, ...]]

    @property
    def apart(self) -> tuple[Use, ...]:
        """Things of which none is a kind of another one: what may stand side by side in a ranking."""
        below = {u.entity.id for kinds in self.under.values() for u in kinds}
        return tuple(u for u in self.uses if u.entity.id not in below)

    @property
    def rows(self) -> tuple[Use, ...]:
        """What a table tells: what stands apart, with the page's own words and tasks that leave something open."""
        wide = (*self.bare, *self.own)
        return tuple(sorted((*self.apart, *wide), key=lambda u: -len(u.papers))) if wide else self.apart

    def grown(self, use: Use) -> bool:
        """Whether papers count for a thing that name it only within the name of another."""
        return use.entity.id in self.kinds


_told_last: tuple[Lookup, Scope, dict[EntityType, Pooled]] | None = None


def told_things(look: Lookup, scope: Scope, kind: EntityType) -> Pooled:
    """The things of one type that a page tells of, each with the papers that count."""
    global _told_last  # the parts of one page ask for the same things many times
    last = _told_last
    if last is None or last[0] is not look or last[1] is not scope:
        _told_last = last = (look, scope, {})
    if kind not in last[2]:
        last[2][kind] = _pool(look, scope, kind)
    return last[2][kind]


def _pool(look: Lookup, scope: Scope, kind: EntityType) -> Pooled:
    uses = of_kind(look, scope, kind)
    uses = [_not_torn(look, u) for u in uses] if kind is EntityType.TASK else uses
    uses = [_less_based(u) for u in uses] if kind in (EntityType.MODALITY, EntityType.METHOD) else uses
    uses = [found for u in uses if is_known(u, found := _as_named(look, recounted(look, scope, u)))]
    uses = _by_one_name(look, [_with_front(look, u) for u in uses if not _is_pair(look, u)])
    if kind is EntityType.METRIC:
        tasks = _shorts(scope.entities(EntityType.TASK))  # a "HUM score" is one of how well hums are counted
        uses = [u for u in uses if fold(_bare(u)) not in NO_METRICS and _is_a_measure(look, u)]
        uses = [u for u in uses if plain(u.entity.name) not in tasks]
    elif kind is EntityType.TASK:
        uses = [u for u in uses if fold(_bare(u)) not in NO_TASKS | FIELDS and not names_an_issue(u)]
        uses = [u for u in uses if not fold(_bare(u)).endswith("information")]  # a thing, for all its ending
        uses = [u for u in uses if not _is_heap(u) and not _is_front(look, u)]
        uses = _less_called(look, _without_objects(look, uses), scope, EntityType.METHOD)
        uses = _with_kinds(look, uses)
        uses = [u for u in uses if _is_own_work(look, u) and not _stands_in_others(look, u)]
    elif kind is EntityType.METHOD:
        uses = [u for u in uses if not _is_vague(u) and _core(u) not in _GOALS and not _GIVEN.search(_bare(u))]
        uses = _less_called(look, uses, scope, EntityType.TASK)
        uses = _without_tasks(uses, scope.entities(EntityType.TASK))
        measures = {spelling_of(m) for m in scope.entities(EntityType.METRIC)}
        uses = [u for u in uses if spelling_of(u).removesuffix(" analysis") not in measures]
        uses = [u for u in _by_the_noun(uses) if not _NO_NOUN.match(_bare(u))]
    elif kind is EntityType.DATASET:
        uses = _one_set(_no_short_forms(look, uses))
    elif kind is EntityType.MODALITY:
        uses = [_as_data(u) for u in _read_as_data(uses) if not _is_state(u) and fold(_bare(u)) not in NO_DATA]
        uses = [_in_small_letters(found) for u in uses if (found := _meant(look, u)).papers]
    uses = [u for u in _without_shorts(_spelt_once(look, _without_carriers(uses))) if is_likely(u)]
    uses = sorted(
        _told_once(look, _with_longer(look, uses)),
        key=lambda u: (-len(u.papers), -len(u.mentions), u.entity.name, u.entity.id),
    )
    whole_ids = {u.entity.id for u in _whole_tasks(look, uses)} if kind is EntityType.TASK else set()
    if kind is EntityType.TASK:  # a word of two senses is not the page's own either
        uses = [u for u in uses if u.entity.id in whole_ids or is_half(u)]
    own, uses = _own(look, scope, kind, uses)
    bare: list[Use] = []
    if kind is EntityType.TASK:
        fewer = [u for u in uses if u.entity.id in whole_ids]
        whole = [u for u in fewer if not is_half(u)]
        if any(len(u.papers) >= _NAMED_ALONE for u in whole):  # beside these a word that two papers have says nothing
            uses = fewer = [u for u in fewer if not is_half(u) or len(u.papers) > _NAMED_ALONE]
        if sum(len(u.papers) >= _NAMED_ALONE for u in whole) >= _ENOUGH:
            bare, uses = [u for u in uses if is_half(u)], whole
        else:
            uses = fewer
    named_within = frozenset(u.entity.id for u in (*uses, *bare, *own) if _named_within(u))
    return Pooled(uses=tuple(uses), kinds=named_within, bare=tuple(bare), own=tuple(own), under=_under(look, uses))


def _own(look: Lookup, scope: Scope, kind: EntityType, uses: Sequence[Use]) -> tuple[list[Use], list[Use]]:
    """The page's own words among things, each told by the thing of most papers, and all others.

    What the topic is called, what most papers of many name, and for the whole field its largest topics are its own;
    so is what says the same in another word, or of a means that it does it. Tasks have it before means and data.
    A kind of another thing is told under that, if more papers name that and it is none of the page's own words.
    """
    names = _own_names(scope) if len(scope.papers) >= _MANY else []
    if not names or kind not in (EntityType.TASK, EntityType.METHOD, EntityType.MODALITY):
        return [], list(uses)
    tasks: dict[frozenset[str], int] = {}
    for t in scope.entities(EntityType.TASK) if kind is not EntityType.TASK else ():
        tasks[_core(t)] = max(tasks.get(_core(t), 0), len(t.papers))
    own: dict[frozenset[str], Use] = {}
    left: list[Use] = []
    for u in uses:
        core = _core(u)
        if core not in names:
            left.append(u)
        elif core in own or tasks.get(core, 0) >= len(u.papers):
            continue
        elif len(u.papers) >= _OWN_LEAST * len(scope.papers):
            own[core] = u
        else:
            left.append(u)
    heads = {u.entity.id: len(u.papers) for u in left}
    kinds = [u for u in own.values() if any(heads.get(key, 0) > len(u.papers) for key in _wider(look, u))]
    return [u for u in own.values() if u not in kinds], [u for u in uses if u in left or u in kinds]


def _own_names(scope: Scope) -> list[frozenset[str]]:
    most = len(scope.papers)
    labels = [t.label for t in scope.topic.children if len(t.papers) >= _OWN_TOPIC * most]
    labels = labels if scope.whole else [scope.topic.label]
    found = [_stems(label) for label in labels if not re.search(r",|\b(?:and|with)\b", label)]
    kinds = (EntityType.TASK, EntityType.METHOD)
    found += [_core(u) for kind in kinds for u in scope.entities(kind) if len(u.papers) >= _OWN_NAME * most]
    return [name for name in found if name]


def _core(use: Use) -> frozenset[str]:
    words = fold(_bare(use)).split()
    while len(words) > 1 and words[-1] in _HEADS:
        words.pop()
    return _stems(" ".join(words))


def _stems(words: str) -> frozenset[str]:
    # The letter in which noun and adjective differ goes: "accuracy", "accurate".
    found = (stem(word) for word in re.findall(r"[^\W_]+", words.casefold()))
    return frozenset(re.sub(r"(?<=\w{3}a)[ct]$", "", word) for word in found)


_GOALS = frozenset(map(_stems, GOALS))


def _less_based(use: Use) -> Use:
    """Data or a method by their own name: "BUZ" for "BUZ-based"."""
    name = use.entity.name.removesuffix("-based") if " " not in use.entity.name else use.entity.name
    return use if name == use.entity.name else replace(use, entity=replace(use.entity, name=name))


def _with_front(look: Lookup, use: Use) -> Use:
    """A thing as the longer one that the field knows, where no paper of several writes its name but within that."""
    name = _bare(use)
    if use.entity.type is EntityType.METRIC or len(use.papers) < _NAMED_ALONE or name != plain(use.entity.name):
        return use
    places = [(p, s) for p, spans in look.written.places([name]).items() if p in use.papers for s, _ in spans]
    fronts = {look.written.before(*place) for place in places}
    front = fronts.pop() if len(fronts) == 1 and {p for p, _ in places} == set(use.papers) else ""
    longer = look.written.key(f"{front} {name}") if front else ()
    things = dict.fromkeys(key for p in use.papers for key in look.named_by.get(p, ())) if longer in look.sizes else ()
    same = (e for e in (look.entities[key] for key in things) if e.type is use.entity.type)
    known = max((e for e in same if look.written.key(_BRACKET.sub("", plain(e.name))) == longer),
                key=lambda e: (len(e.papers), e.id), default=None)  # fmt: skip
    return use if known is None or len(known.papers) < _NAMED_ALONE else replace(use, entity=known)


def _is_heap(use: Use) -> bool:
    """Whether a single word for what is done gathers unlike things: hardly a paper names it but within another name."""
    name = fold(_bare(use))
    if " " in name or name in HALF_TASKS or len(use.papers) < _OTHER_SENSE:
        return False
    alone = {m.paper for m in use.mentions if m.rule not in (KIND, WITHIN)}
    return name.endswith(_SUMS) and len(alone) < _BY_ITSELF * len(use.papers)


def _is_state(use: Use) -> bool:
    """Whether a name of data says only whose or in what state they are: "private data"."""
    *front, last = fold(_bare(use)).split() or [""]
    return (
        bool(front)
        and last in ("data", "information", "sample", "dataset", "input", "output")
        and all(word in STATES | EMPTY_FRONT | _LEVELS for word in front)
    )


def _read_as_data(uses: Sequence[Use]) -> list[Use]:
    """Without what no reader marked as data, where its data are told: "hum capture" beside "hum capture data"."""
    read = {fold(_bare(u)) for u in uses if any(m.rule not in (KIND, WITHIN, KNOWN) for m in u.entity.mentions)}
    return [u for u in uses if fold(_bare(u)) in read or f"{fold(_bare(u))} data" not in read]


def _meant(look: Lookup, use: Use) -> Use:
    """Data without the papers that have their word only within one for something else: "language processing"."""
    gone, kept = set[str](), set[str]()
    for m in use.mentions:
        paper = look.papers.get(m.paper)
        behind = _NO_DATA_BEHIND.match(paper.text, m.end) if paper is not None else None
        other = behind is not None and (
            "anism" in behind[0]
            or "tuning" in behind[0].casefold()
            or "free" in behind[0].casefold()
            or _LANGUAGE.search(m.quote) is not None
            or ("image" in behind[0].casefold() and fold(m.quote) in ("text", "document"))
        )
        (gone if other else kept).add(m.paper)
    gone -= kept
    if not gone:
        return use
    mentions = tuple(m for m in use.mentions if m.paper not in gone)
    return replace(use, papers=tuple(p for p in use.papers if p not in gone), mentions=mentions)


def _in_small_letters(use: Use) -> Use:
    """Data in running letters where only shouted titles gave large ones to a word that others write small."""
    name = use.entity.name
    if not re.fullmatch(r"[A-Z]{4,}(?: [A-Z]{3,})*|[A-Z]{3,}(?: [A-Z]{3,})+", name):
        return use
    small = any(m.quote.casefold() == name.casefold() and m.quote.islower() for m in use.entity.mentions)
    small = small or " " in name
    return replace(use, entity=replace(use.entity, name=name.lower())) if small else use


def _no_short_forms(look: Lookup, uses: Sequence[Use]) -> list[Use]:
    """Data sets without bare short forms of a task or a means of which no data have a version: "HCL" of hum coding."""
    wider = {key for u in uses for key in u.entity.broader}
    return [u for u in uses if plain(u.entity.name) not in look.names.shorts or u.entity.id in wider]


def _one_set(uses: Sequence[Use]) -> list[Use]:
    """Data sets with those that are a split of them ("HIVE test-dev"), or write their word by its first letter."""
    homes: dict[str, Use] = {}
    for u in sorted(uses, key=lambda u: -len(_bare(u))):
        name = _bare(u)
        if not _SPLIT.search(name):
            homes.setdefault(_by_initial(name), u)
            homes.setdefault(tight(name), u)
    kept = {u.entity.id: u for u in uses}
    for u in uses:
        name = _bare(u)
        home = homes.get(tight(_SPLIT.sub("", name))) if _SPLIT.search(name) else homes.get(_by_initial(name))
        if home is not None and home.entity.id != u.entity.id:
            kept[home.entity.id] = _with_papers(kept[home.entity.id], kept.pop(u.entity.id))
    return list(kept.values())


def _by_initial(name: str) -> str:
    """A name of one word and a number with the word's first letter alone.

    >>> _by_initial("Hives4.2K"), _by_initial("H4.2K"), _by_initial("Hives")
    ('h42k', 'h42k', 'hive')
    """
    found = _NUMBERED.fullmatch(name)
    return tight(f"{found[1]}{found[2]}") if found else tight(name)


def _without_objects(look: Lookup, uses: Sequence[Use]) -> list[Use]:
    """Without what something is done to where the field has that with the deed: "wet hum" beside "wet hum counting"."""
    done_to = look.names.done_to
    names = ((u, look.written.key(_bare(u))) for u in uses)
    return [u for u, key in names if key[-1].endswith(_DEEDS) or len(key) == 1 or done_to.get(key, 0) < _NAMED_ALONE]


def _by_the_noun(uses: Sequence[Use]) -> list[Use]:
    """Without an adverb and adjective beside the adjective and noun that they are: "wetly hummed" beside "wet hum"."""
    nouns = {tuple(fold(_bare(u)).split()): u for u in uses}
    joined: dict[str, Use] = {}
    gone: set[str] = set()
    for u in uses:
        words = fold(_bare(u)).split()
        if len(words) != 2 or not words[0].endswith("ly") or not words[1].endswith("ate"):
            continue
        noun = nouns.get((words[0][:-2], f"{words[1][:-2]}cy"))
        if noun is not None:
            joined[noun.entity.id] = _with_papers(joined.get(noun.entity.id, noun), u)
            gone.add(u.entity.id)
    return [joined.get(u.entity.id, u) for u in uses if u.entity.id not in gone]


def _is_pair(look: Lookup, use: Use) -> bool:
    """Whether a name joins those of two things, which hardly a paper takes for one: "wet and dry hums"."""
    *_, last = re.split(r" (?:and|or) ", _bare(use))
    if last == _bare(use) or "(" in use.entity.name:
        return False
    return len(use.papers) < _MANY_PAIRED or look.written.key(last) in look.sizes


def _by_one_name(look: Lookup, uses: Sequence[Use]) -> list[Use]:
    """Each thing once, where names differ in spelling or in the order of their words: "counting hums"."""
    kept: dict[tuple[str, ...], Use] = {}
    uses = sorted(uses, key=lambda u: (_bare(u).split()[0].endswith("ing"), -len(u.entity.papers), u.entity.id))
    for u in _by_nouns(look, uses) if uses and uses[0].entity.type is EntityType.TASK else uses:
        name = _bare(u)
        *front, last = name.split(" ")
        name = " ".join((*map(plain_front, front), last))
        key = look.written.deed(name) if u.entity.type is EntityType.TASK else look.written.key(name)
        if u.entity.type is EntityType.MODALITY and key[1:] == ("structured", "data"):
            key = (key[0], key[-1])
        if u.entity.type is EntityType.METRIC:
            key = ("auc",) if fold(name) in SAME_METRIC else tuple(sorted(_stems(name)))
        first = kept.setdefault(key or (name,), u)
        if first is not u:
            kept[key] = _with_papers(first, u)
    return list(kept.values())


def _by_nouns(look: Lookup, uses: Sequence[Use]) -> list[Use]:
    """Tasks by the noun of what is done, where a name has the verb and another one the noun: "count hums"."""
    deeds = {look.written.deed(_bare(u)) for u in uses}
    found = []
    for u in uses:
        verb, _, things = _bare(u).lower().partition(" ")
        doing = f"{verb.removesuffix('s').removesuffix('e')}ing {things}"
        turned = things and not things.endswith(_DEEDS) and look.written.deed(doing) in deeds
        found.append(replace(u, entity=replace(u.entity, name=doing)) if turned else u)
    return found


def _with_kinds(look: Lookup, uses: Sequence[Use]) -> list[Use]:
    """Whole tasks with the papers of their kinds, whatever the order of the words: "counting wet hums" counts hums."""
    deeds = [look.written.deed(_bare(u)) for u in uses]
    kinds: dict[Key, list[Use]] = defaultdict(list)
    for u, deed in zip(uses, deeds, strict=True):
        for start in range(1, len(deed) - 1):
            kinds[deed[start:]].append(u)
    found = []
    for u, deed in zip(uses, deeds, strict=True):
        grown = u
        for v in kinds.get(deed, ()):
            if not set(v.papers) <= set(grown.papers):
                grown = _with_papers(grown, v, WITHIN)
        found.append(grown)
    return found


def _not_torn(look: Lookup, use: Use) -> Use:
    """A thing by its whole name, where papers have its first word only as the end of data's: "comb counting"."""
    name = use.entity.name
    first, _, rest = name.partition(" ")
    before = Counter(_word_before(look, m, name) for m in use.mentions if rest)
    for whole, times in before.most_common(1):
        if times >= EVERY * len(use.mentions) and whole and _is_data(look, f"{whole} {first}"):
            return replace(use, entity=replace(use.entity, name=f"{whole} {name}"))
    return use


def _word_before(look: Lookup, place: Evidence, name: str) -> str:
    words = fold(place.quote).removesuffix(fold(name)).split()
    first = name.split()[0].casefold()
    return words[-1] if words else look.written.before(place.paper, place.start).removesuffix(first)


def _is_data(look: Lookup, name: str) -> bool:
    return look.sizes.get(look.written.key(name), {}).get(EntityType.MODALITY, 0) >= _NAMED_ALONE


def _stands_in_others(look: Lookup, use: Use) -> bool:
    """Whether a word for what is done hardly stands alone: papers say of what they do it, each of something else."""
    name = _bare(use)
    if " " in name or fold(name) not in HALF_TASKS:
        return False
    every = look.written.places([name]).keys() & set(use.papers)
    alone = len(look.written.alone(name) & every)
    return len(every) > 1 and alone <= _HARDLY * len(every)


def _with_papers(use: Use, other: Use, rule: str = "") -> Use:
    """A thing with the papers of another one besides."""
    more = [p for p in other.papers if p not in use.papers]
    places = [m for m in other.mentions if m.paper in more]
    mentions = (*use.mentions, *(replace(m, rule=rule) if rule else m for m in places))
    return replace(use, papers=tuple(sorted((*use.papers, *more))), mentions=mentions)


def _without_shorts(uses: Sequence[Use]) -> list[Use]:
    """Without a bare short form beside what it is short for: "HC" where "hum counting (HC)" is told."""
    shorts = _shorts(uses)
    return [u for u in uses if plain(u.entity.name) not in shorts]


def _shorts(uses: Sequence[Use]) -> set[str]:
    return {short for u in uses for short in re.findall(r"\(([^()\s]+)\)\Z", plain(u.entity.name))}


_COMPOUND = re.compile(r"\w+-\w+ \w+")


def _with_longer(look: Lookup, uses: Sequence[Use]) -> list[Use]:
    """Metrics as kinds of those whose names end theirs, and "wet-comb night hum" under "wet-comb hum"."""
    found = []
    keys = [look.written.key(_bare(u)) for u in uses]
    named: dict[Key, list[Use]] = defaultdict(list)
    for u, key in zip(uses, keys, strict=True):
        if u.entity.type is EntityType.METRIC or _COMPOUND.fullmatch(_bare(u)):
            named[key].append(u)
    for u, key in zip(uses, keys, strict=True):
        shorter = (
            [key[n:] for n in range(1, len(key))]
            if u.entity.type is EntityType.METRIC
            else [(*key[:n], key[-1]) for n in range(len(key) - 1)]
        )
        wider = {v.entity.id for k in shorter for v in named.get(k, ()) if set(u.papers) <= set(v.papers)}
        broader = tuple(sorted({*u.entity.broader, *wider}))
        found.append(replace(u, entity=replace(u.entity, broader=broader)) if wider else u)
    return found


def _under(look: Lookup, uses: Sequence[Use]) -> dict[str, tuple[Use, ...]]:
    """The kinds of things that themselves are told: each under the one of most papers, with its own kinds."""
    above = _above(look, uses)
    tops: dict[str, Use] = {}
    found: dict[str, list[Use]] = defaultdict(list)
    for u in uses:
        # A kind that as many papers name as the wide thing says more than that does.
        wider = [tops[key] for key in above[u.entity.id] if key in tops and len(tops[key].papers) > len(u.papers)]
        if not wider and is_piece(u):
            whole = fold(_bare(u)).split()[:-1]
            wider = [t for t in tops.values() if fold(_bare(t)).split() == whole and len(t.papers) > len(u.papers)]
        if wider:
            found[max(wider, key=lambda t: len(t.papers)).entity.id].append(u)
        else:
            tops[u.entity.id] = u
    return {key: tuple(kinds) for key, kinds in found.items()}


def is_piece(use: Use) -> bool:
    """Whether data are a part of those that the words before the last one name: "hum clips" of hum."""
    words = fold(_bare(use)).split()
    return use.entity.type is EntityType.MODALITY and len(words) > 1 and words[-1] in _PIECES


def nests(look: Lookup, one: Use, other: Use) -> bool:
    """Whether one of two things is a kind of the other one, or has its name within its own."""
    if one.entity.id in _wider(look, other) or other.entity.id in _wider(look, one):
        return True
    first, second = (spelling_of(u) for u in (one, other))
    if f" {first} " in f" {second} " or f" {second} " in f" {first} ":
        return True
    # "Hum recognition" and "hum classification" are one task in two words.
    (before, _, done), (again, _, other_done) = first.rpartition(" "), second.rpartition(" ")
    return before == again != "" and any(done in same and other_done in same for same in SAME_DEEDS)


def within(look: Lookup, one: Use, other: Use) -> bool:
    """Whether the name of one thing ends that of another."""
    short, long = (look.written.key(_bare(u)) for u in (one, other))
    return len(short) < len(long) and long[-len(short) :] == short


def spelling_of(use: Use) -> str:
    """The words of a thing's name as they are compared: the bracket left out, in one spelling."""
    return " ".join(parse_name(_bare(use))[0]) or fold(_bare(use))


def _named_within(use: Use) -> bool:
    """Whether not a few papers name a thing only as part of another one's name."""
    alone = {m.paper for m in use.mentions if m.rule not in (KIND, WITHIN)}
    return sum(paper not in alone for paper in use.papers) > _A_FEW * len(use.papers)


def _as_named(look: Lookup, use: Use) -> Use:
    """A thing without the papers that lack a sign of its name ("A*"), or have it cut from a longer name alone."""
    signs = [
        re.compile(rf"\b{re.escape(word)}\W{{0,2}}{re.escape(sign)}") for word, sign in _SIGNED.findall(_bare(use))
    ]
    gone = {p for p in use.papers if p in look.papers and not all(s.search(look.papers[p].text) for s in signs)}
    if use.entity.type is EntityType.METHOD:
        kept = {m.paper for m in use.mentions if m.paper not in look.papers or not _is_cut(look.papers[m.paper], m)}
        gone |= {m.paper for m in use.mentions} - kept
    if not gone:
        return use
    mentions = tuple(m for m in use.mentions if m.paper not in gone)
    return replace(use, papers=tuple(p for p in use.papers if p not in gone), mentions=mentions)


def _is_cut(paper: Paper, place: Evidence) -> bool:
    """Whether a name begins amid a longer one: "Rise of Dough baking method" has no dough baking method."""
    first, *rest = place.quote.split() or [""]
    begun = re.fullmatch(r"[A-Z][a-z]+", first) is not None and any(word.islower() for word in rest)
    running = place.start > len(paper.title) and begun
    return running and _OF_NAME.search(paper.text[: place.start][-_LONG:]) is not None


def _is_a_measure(look: Lookup, use: Use) -> bool:
    """Whether a metric is one by its name, or papers give numbers for it or say that they measure by it."""
    name = _bare(use)
    if _PROTOCOL.search(name):
        return False
    measuring = {m.paper for m in use.mentions if _is_measured(look, m)}
    named = _PRAISED.search(name) or _HAD.search(name)
    if named and not _USUAL.search(name) and len(measuring) < _MEASURING * len(use.papers):
        return False
    if name.casefold().startswith("number of "):
        return use.entity.id in look.names.measured
    if use.entity.id in look.names.measured or measuring:
        return True
    return not _PRAISED.search(name) and (is_short_form(name) or len(use.papers) > 1)


def _is_measured(look: Lookup, place: Evidence) -> bool:
    extraction = look.extractions.get(place.paper)
    if extraction is None:
        return True
    text = extraction.paper.text
    start, end = sentence_at(extraction, place.start, place.end)
    if BY_MEASURE.search(text, start, place.start):
        return True
    return any(ch.isdigit() for ch in text[start:end])


def _is_own_work(look: Lookup, use: Use) -> bool:
    """Whether a task is what most of its papers are at, and no stock phrase on what their field is good for."""
    named = [m for m in use.mentions if m.rule != MORE]
    own = {m.paper for m in named if _is_own(look, m)}
    return len(own) >= _OWN_ENOUGH or len(own) > _OWN_WORK * len({m.paper for m in named})


def _is_own(look: Lookup, place: Evidence) -> bool:
    extraction = look.extractions.get(place.paper)
    if extraction is None or place.end <= len(extraction.paper.title):
        return True
    return role_at(extraction, place.start) in (*OWN_ROLES, Role.ISSUE, None)


def _without_carriers(uses: Sequence[Use]) -> list[Use]:
    """Without "BUZ signals" where BUZ is told, and without "hum counting tasks" where hum counting is."""
    names = {fold(_bare(u)): u for u in uses if len(u.papers) >= _NAMED_ALONE}
    kept = []
    for u in uses:
        name = fold(_bare(u))
        bare = without_head(name, u.entity.type).split()
        while u.entity.type is EntityType.MODALITY and len(bare) > 1 and bare[-1] in CARRIERS:
            bare.pop()
        base = names.get(" ".join(bare))
        front, _, rest = name.partition(" ")
        if base is None and u.entity.type is EntityType.MODALITY and front in EMPTY_FRONT:  # an "input hum" is hum
            base = names.get(rest)
        if base is None or base is u or len(base.papers) < len(u.papers):
            kept.append(u)
    return kept


def _less_called(look: Lookup, uses: Sequence[Use], scope: Scope, other: EntityType) -> list[Use]:
    """Without tasks and means that more papers take for one of the other, by a turn of its name.

    "Counting hums" is hum counting, and a "hum counter" is what does it.
    """
    turned: dict[Key, dict[Key, tuple[int, int]]] = defaultdict(dict)
    ends: dict[Key, tuple[int, int]] = {}
    for t in scope.entities(other):
        name, size = _bare(t), (len(t.papers), len(t.entity.papers))
        deed, key = look.written.deed(name), look.written.key(name)
        turned[deed][key] = max(turned[deed].get(key, (0, 0)), size)
        for start in range(len(deed) - 1):
            ends[deed[start:]] = max(ends.get(deed[start:], (0, 0)), size)
    called = {u.entity.id: len(u.papers) for kind in (EntityType.TASK, EntityType.METHOD) for u in scope.entities(kind)}
    kept = []
    for u in uses:
        *front, last = _bare(u).split(" ")
        mine = (called.get(u.entity.id, len(u.papers)), len(u.entity.papers))
        doing = _DOERS.get(singular(last)) if other is EntityType.TASK else None
        if doing:
            more = ends.get(look.written.deed(" ".join((*front, doing))), (0, 0)) >= mine
        else:
            key = look.written.key(_bare(u))
            others = turned.get(look.written.deed(_bare(u)), {}) if len(key) > 1 else {}
            more = any(size > mine for turn, size in others.items() if turn != key)
        if not more:
            kept.append(u)
    return kept


def _without_tasks(uses: Sequence[Use], tasks: Sequence[Use]) -> list[Use]:
    """Without means that are named by their task alone: a "hum counting model" counts hums, nobody knows how."""
    done: dict[str, int] = {}
    for t in tasks:
        for name in (spelling_of(t), *(fold(short) for short in re.findall(r"\(([^()]+)\)\Z", plain(t.entity.name)))):
            done[name] = max(done.get(name, 0), len(t.papers))
    ends: dict[str, int] = {}
    for name, n in done.items():
        words = name.split(" ")
        for end in (" ".join(words[start:]) for start in range(1, len(words) - 1)):
            ends[end] = max(ends.get(end, 0), n)
    kept = []
    for u in uses:
        name = spelling_of(u)
        bare = without_head(name, EntityType.METHOD).removesuffix(" system").removesuffix(" network")
        longer = ends.get(bare, 0) if bare != name else 0
        if len(u.papers) >= max(done.get(bare, 0), longer):
            kept.append(u)
    return kept


def is_half(use: Use) -> bool:
    """Whether a task's name leaves open what is done to what, whatever it is praised for: "robust estimation"."""
    *front, last = fold(_bare(use)).split() or [""]
    return last in HALF_TASKS and all(word in EMPTY_FRONT for word in front)


def _is_front(look: Lookup, use: Use) -> bool:
    """Whether a name is mostly the front of one that goes on with "and": "light weighing and ranging (LIWAR)"."""
    name = fold(_bare(use))
    if " " not in name:
        return False
    # What far more papers name than the longer name is no piece of that.
    if 2 * look.names.fronts.get(name, 0) >= len(use.entity.papers) > 0:
        return True
    places = [
        (look.papers[m.paper].text, m.end) for m in use.mentions if fold(m.quote) == name and m.paper in look.papers
    ]
    on = sum(_GOES_ON.match(text, end) is not None for text, end in places)
    return 2 * on >= len(places) > 0


def _is_vague(use: Use) -> bool:
    """Whether a name says only that there are means that any field has ("deep learning techniques"), or is "3D"."""
    name = fold(_bare(use))
    *front, last = name.split() or [""]
    # "Global models" and "private algorithms" say whose they are.
    empty = name in ANY_FIELD or (bool(front) and all(word in STATES - _SPREAD for word in front))
    vague = last in _WIDE_MEANS and " ".join(front) in _ANY_MANNER
    return vague or (empty and last in _MEANS) or _SPACE.fullmatch(name) is not None


def _as_data(use: Use) -> Use:
    """Data that go by what takes them, told as data: "hum sensors" as "hum sensor data"."""
    match = _TAKER.fullmatch(use.entity.name)
    name = f"{match[1]} data" if match is not None else use.entity.name
    name = f"{name} data" if _SENSED.fullmatch(name) else name  # no adjective stands alone
    return use if name == use.entity.name else replace(use, entity=replace(use.entity, name=name))


def _spelt_once(look: Lookup, uses: Sequence[Use]) -> list[Use]:
    """Each thing once, by the name of most papers, where they differ in spelling or in a word that adds nothing."""
    kept: dict[str, Use] = {}
    for u in sorted(uses, key=lambda u: (-len(u.papers), -len(u.mentions), u.entity.name, u.entity.id)):
        name = spelling_of(u)
        name = SAME_DATA.get(name, name) if u.entity.type is EntityType.MODALITY else name
        name = _less_sort(look, u, name) if u.entity.type is EntityType.METHOD else name
        if " " in name.removesuffix(" neural network"):
            name = re.sub(r" neural network\Z", " network", name)
        elif name.endswith(" neural network"):
            name = f"{name.removesuffix(' neural network')} network"
        first = kept.setdefault(name, u)
        if first is not u:
            more = tuple(p for p in u.papers if p not in first.papers)
            mentions = (*first.mentions, *(m for m in u.mentions if m.paper in more))
            if (
                u.entity.type is EntityType.METHOD
                and _BRACKET.search(u.entity.name)
                and first.entity.name.endswith(_SORTS)
            ):
                first = replace(first, entity=u.entity)  # the name with its long form, and not "HUM model"
            kept[name] = replace(first, papers=tuple(sorted((*first.papers, *more))), mentions=mentions)
    return list(kept.values())


def _less_sort(look: Lookup, use: Use, name: str) -> str:
    """A method's spelling without a word for what sort of thing it is: "HUM networks" are HUM, deeds need no operation.

    What is pre-trained or fine-tuned goes by that.
    """
    name = _TUNED.sub(r"\1\2ing", name).removesuffix(" operation")
    bare = (name.removesuffix("ing"), f"{name.removesuffix('ing')}e") if " " not in name else ()
    name = next((word for word in bare if (word,) in look.sizes and EntityType.METHOD in look.sizes[word,]), name)
    name = name.removesuffix(" mechanism") if name.count(" ") == 1 else name
    short, _, sort = _bare(use).partition(" ")
    if sort.lower().removesuffix("s") in _SORTS and is_short_form(short):
        return " ".join(look.written.key(short))
    full = look.written.key(_bare(use))
    if is_short_form(_bare(use)):
        return " ".join(full)
    return " ".join(full[:-1]) if full[-1:] and full[-1] in _SORTS and full[:-1] in look.names.longs else name


def _whole_tasks(look: Lookup, uses: Sequence[Use]) -> list[Use]:
    """Tasks without single words that their kinds tell better.

    A word that leaves open to what something is done goes where its kinds have half of its papers; any word where one
    kind has half and another one none of them, for that is another sense ("translation" of texts, and of pictures).
    """
    above = _above(look, uses)
    gone: set[str] = set()
    for u in uses:
        name = fold(_bare(u))
        if " " in name:
            continue
        kinds = [k for k in uses if u.entity.id in above[k.entity.id] and _NAMED_ALONE <= len(k.papers) < len(u.papers)]
        told = {paper for k in kinds for paper in k.papers}
        whole = {paper for k in _of_deed(look, u, uses) for paper in k.papers}
        mostly = len(whole.intersection(u.papers)) >= _MOSTLY * len(u.papers)
        if name in HALF_TASKS and (mostly or len(told) > _HALF * len(u.papers)):
            gone.add(u.entity.id)
        elif kinds and len(kinds[0].papers) >= _HALF * len(u.papers):
            first = set(kinds[0].papers)
            if any(len(k.papers) >= _OTHER_SENSE and first.isdisjoint(k.papers) for k in kinds[1:]):
                gone.add(u.entity.id)
    return [u for u in uses if u.entity.id not in gone]


def _of_deed(look: Lookup, use: Use, uses: Sequence[Use]) -> list[Use]:
    """Tasks of which a word says what is done: "counting hums" for counting."""
    deed = look.written.deed(_bare(use))
    named = ((u, look.written.deed(_bare(u))) for u in uses if not is_half(u) and len(u.papers) >= _NAMED_ALONE)
    return [u for u, words in named if words[-1:] == deed and len(words) > 1]


def _told_once(look: Lookup, uses: Sequence[Use]) -> list[Use]:
    """Without a thing of which nearly all papers have one kind, that says more."""
    by_id = {u.entity.id: u for u in uses}
    gone: set[str] = set()
    above: Mapping[str, list[str]] = _above(look, uses)
    for u in uses:
        for key in above[u.entity.id]:
            wide = by_id.get(key)
            if wide is None or len(u.papers) < _NAMED_ALONE:
                continue
            if len(set(wide.papers).intersection(u.papers)) >= _MOST_OF_IT * max(len(wide.papers), len(u.papers)):
                gone.add(key)
    return [u for u in uses if u.entity.id not in gone]


def _above(look: Lookup, uses: Sequence[Use]) -> dict[str, list[str]]:
    """The keys of all things that each thing is a kind of."""
    return {u.entity.id: _wider(look, u) for u in uses}


def _wider(look: Lookup, use: Use) -> list[str]:
    found: list[str] = []
    left = list(use.entity.broader)
    while left:
        key = left.pop()
        if key not in found and key in look.entities:
            found.append(key)
            left += look.entities[key].broader
    return found


def _bare(use: Use) -> str:
    return _BRACKET.sub("", plain(use.entity.name))
