"""Which of a page's things are what their type says, by their own names and by the names beside them.

A reader tells the type of a name by its words and those around it, and is wrong here and there. Over a whole field it
shows: what most papers name as data is no means, what most troubles are about is no task, and a longer name is of the
type of the name that it ends with.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from kg.confidence import name_chance
from kg.english.grammar import plain
from kg.folding import fold, is_short_form
from kg.general_names import KIND
from kg.metrics import is_higher_better
from kg.named_types import named_types
from kg.pages.lookup import Lookup, Scope, Use
from kg.pages.parts.recount import MORE
from kg.records import Evidence
from kg.wide_words import PLAIN_DATA
from kg.written import Key
from ontologies.vocabulary import EntityType

_BRACKET = re.compile(r"\s*\([^()]*\)\s*\Z")
# How likely readers must agree to the type of a name. Of 1,728 names of twelve fields an eighth are below it, with 45 %
# of the wrong ones and 8 % of the right ones (``benchmarks/confidence.py``).
_LIKELY = 0.7
# Of the papers that write a name the share in which a reader must have taken it for a thing.
_READ = 0.5
_SHARED, _LETTERS = 2, 2
# What is made, hidden, put out or looked at, and no way of doing something.
_NO_MEANS = re.compile(
    r"(?i)\b(?:masks?|labels?|(?<!feature )(?<!organizing )maps?|variables?|decisions?|histor(?:y|ies)|results?"
    r"|examples?|samples?|instances?|perturbations?|images?|videos?|annotations?|outputs?|inputs?|predictions?|scores?|representations?"
    r"|(?:in)?dependenc(?:e|ies)|graph structures?|matri(?:x|ces)|\w{3,}ness)\Z"
)
# What holds of something, what it is held to, and what passes.
_QUALITY = re.compile(
    r"\A(?:[a-z]{4,}ity|[Ss]imulations?|(?!.*\bof\b).*\b(?:criteri(?:on|a)|criterions|closures?|transitions"
    r"|polynomial times?|inferences|[Nn]atural languages?)|[Ll]anguage)\Z|(?i:\A(?:numbers?|degrees?) of )"
)
# Machines and parts of them, and people: what a work is done on, with or by.
_DEVICE = re.compile(
    r"(?i)\A(?!.*\b(?:for|with|using|on|by)\b).*\b(?:(?:micro|nano|co)?robots?|humanoids?|quadrupeds?|bipeds?|androids?"
    r"|exoskeletons?|prosthes[ie]s|manipulators?|grippers?|end[ -]?effectors?|(?-i:hands?|arms?|legs?)|actuators?"
    r"|motors?|instruments?|endoscopes?|catheters?|needles?|devices?|hardware|drones?|quadrotors?|quadcopters?|multirotors?"
    r"|rotorcraft|aircraft|satellites?|vehicles?|UAVs?|UGVs?|AUVs?|MAVs?|cars?|wheelchairs?|headsets?|(?:smart)?phones?"
    r"|laptops?|computers?|[GCT]PUs?|FPGAs?|chips?|processors?|servers?|joysticks?|gloves?"
    r"|(?:robot(?:ic)?s?|humanoid|capture|surgical|vision|camera|sensing|sensor|hardware|mechanical)"
    r" (?:system|platform)s?|raters?|annotators?|(?:human|crowd) (?:workers?|experts?))\Z"
)
# Of these what is written in capitals: any other word of capitals is a made-up name.
_IN_CAPITALS = re.compile(r"(?:UAV|UGV|AUV|MAV|[GCT]PU|FPGA)S?\Z")
# Of the papers that write a made-up name the share whose words make it a machine's.
_AS_DEVICE = 0.5
_MACHINE = (
    r"(?:robots?|humanoids?|quadrupeds?|bipeds?|androids?|manipulators?|grippers?|exoskeletons?|drones?|vehicles?)"
)
_DEVICE_BEFORE = re.compile(rf"(?i)\b{_MACHINE}(?:,? (?:called|named|dubbed)|,|:| \()? ?(?:the )?\Z")
_DEVICE_BEHIND = re.compile(
    r"(?i)(?:[- ]?[\dIVX]+)? +(?:(?:humanoid|mobile|legged|wheeled|soft|aerial|quadruped(?:al)?|biped(?:al)?) )?"
    rf"{_MACHINE}\b"
)
# A word for what does something, cut from the name that says what.
_DOER = re.compile(r"(?i)(?:genera|detec|predic|estima|discrimina|selec|annota)tors?\Z")
_NO_DATA = re.compile(
    r"(?i)\b(?:domains?|representations?|embeddings?|features?|information|settings?|(?:hyper-?)?parameters?)\Z"
)
_ADJECTIVE = re.compile(
    r"(?i)[\s-](?!(?:proposal|retrieval|removal|signal|approval|trial|interval|residual|manual|integral"
    r"|potential|renewal|arrival|material|journal|crystal|functional|table|variable|metric|logic|topic|music|traffic)\Z)"
    r"\w{2,}(?:[^\W_]al|ular|ative|ic|ous|able)\Z"
)
_ADJECTIVE_ALONE = re.compile(r"(?i)\w+(?:[ai]tive|[ct]ional|modal|lingual)")
_WAYS = frozenset(("model", "method", "approach", "algorithm", "technique"))
# What is built, behind the word for what it is for.
_BUILT = frozenset(("system", "agent", "bot", "assistant", "classifier", "detector", "recognizer", "predictor"))
# How much of something, before its noun: "high-resolution" names nothing.
_HOW_MUCH = re.compile(
    r"(?i)(?:low|high|multi|single|real|large|small|full|long|short|few|zero|one|end-to)-[a-z]+(?<!ing)"
)
# What is left of "high-resolution hums" and the like.
_TORN = re.compile(r"(?i)(?:resolution|dimensional|fidelity|definition) \w")
# What acts, no task.
_ACTS = re.compile(
    r"(?i)\A(?!\w+ing\b)(?!.*\b(?:of|for|with|by|to|in|on)\b).*\s(?:systems?|agents?|bots?|frameworks?|architectures?|models?)\Z"
)
# Data that have no name.
_NO_NAME = re.compile(
    r"(?i)(?:synthetic|simulated|real(?:[- ]world|[- ]life)?|benchmark|custom|public(?:ly available)?|standard"
    r"|large[- ]scale|new|own|multiple|diverse|private|proprietary)\s(?:benchmark\s)?"
    r"(?:data|data ?sets?|benchmarks?|corpus|corpora)\Z"
)
# A set of something, and no set of data.
_SET = re.compile(r"(?:.*\s)?(?!(?:data|test|train|training|validation|image|video|question|text)\b)[a-z]+ sets?\Z")
# A word in small letters for what a benchmark is of: each paper means another one.
_COMMON = re.compile(r"(?:the )?[a-z]+ benchmarks?\Z")
_SETS = frozenset(("challenge", "dataset", "benchmark", "corpus", "database", "task", "competition"))
# Of the places of a data set's name the share within longer names that makes it a part of these.
_MOSTLY = 0.6
# Those who give data, and no data.
_GIVER = re.compile(
    r"(?i)\b(?:compan(?:y|ies)|foundation|agency|provider|operator|institute|corporation|firm|bank|hospital|universit(?:y|ies)|bureau|ministry)\s+\Z"
)
_GIVERS = re.compile(r"(?i)\b(?:foundation|company|agency|institute|university|corporation|bureau|ministry|inc|ltd)\Z")
# What papers set out to find or to make: they stand behind the word for that, or before it.
_BEFORE_SOUGHT = r"(?:(?:the|a|an|all|any|these|its|their|such)\s+)?(?:[\w-]+\s)?\Z"
_SOUGHT = re.compile(
    r"(?i)\b(?:learn|identify|discover|infer|estimat|recover|retriev|reconstruct|predict)(?:e|s|es|ed|ing|ies)?\s+"
    rf"{_BEFORE_SOUGHT}"
    r"|\b(?:learning|identification|discovery|inference|estimation|recovery|retrieval|reconstruction|prediction) of "
    rf"{_BEFORE_SOUGHT}"
)
_SEEKING = re.compile(
    r"(?i)s?[\s-](?:learning|identification|discovery|inference|estimation|recovery|reconstruction|prediction)\b"
)
_MADE = re.compile(
    r"(?i)\b(?:generat|produc|synthesi[sz]|plann?|detect|output|propos)(?:e|s|es|ed|ing)?\s+"
    rf"{_BEFORE_SOUGHT}|\b(?:generation|synthesis|planning|detection|production) of {_BEFORE_SOUGHT}"
)
_MAKING = re.compile(r"(?i)s?[\s-](?:generation|synthesis|planning|detection|production)\b")
_NEAR, _SEEKERS, _OF_ALL = 60, 3, 0.25
# What is made is also learnt from: the same, of what is found or made; of two papers, where they are more than half.
_MAKERS, _OF_MAKERS = 2, 0.4
# Something done to what could be data: "by asking questions".
_DOING = re.compile(r"\A[a-z]{2,}ing [a-z]+\Z")
_DOING_IT = re.compile(r"(?i)\b(?:by|when|while|before|after|without)\s+\Z")
_TYPES = (EntityType.TASK, EntityType.MODALITY, EntityType.METHOD)


def of_kind(look: Lookup, scope: Scope, kind: EntityType) -> Sequence[Use]:
    """The things of a page that are of a type, by what the field's other names tell."""
    uses: Sequence[Use] = scope.entities(kind)
    if kind is EntityType.DATASET:
        return _data_sets(look, uses)
    if kind not in _TYPES:
        return uses
    if kind is EntityType.TASK:
        moved = [u for u in scope.entities(EntityType.METHOD) if _is_a_task(look, u)]
        uses = [u for u in (*uses, *moved) if not _ACTS.match(_bare(u))]
    elif kind is EntityType.METHOD:
        uses = [u for u in uses if _is_means(look, u)]
    else:
        uses = [u for u in uses if not _NO_DATA.search(_bare(u)) and not _is_sought(look, u)]
        uses = [
            u for u in uses if not _is_doing(look, u) and not _is_device(_bare(u)) and not _is_short_for_it(look, u)
        ]
    uses = [u for u in uses if kind is EntityType.TASK or not _TORN.match(_bare(u))]
    return [u for u in uses if not _is_other(look, u, kind) and not _HOW_MUCH.fullmatch(_bare(u))]


def is_known(use: Use, found: Use) -> bool:
    """Whether readers took a name for a thing in a fair share of the papers that write it (``found``).

    A common word that one paper has for a thing ("the keels") is no name of that in others.
    """
    name = _bare(use)
    if not found.papers or len(name) < _LETTERS:
        return False
    if use.entity.type is EntityType.METRIC and is_higher_better(name):
        return True
    if use.entity.type is EntityType.DATASET and name != name.lower():
        return True
    read = {m.paper for m in use.mentions if m.rule != KIND}
    shortened = is_short_form(name) or name != plain(use.entity.name)
    more = {m.paper for m in found.mentions if m.rule == MORE}
    return not use.mentions or shortened or len(read) >= _READ * len(set(found.papers) - more)


def is_likely(use: Use) -> bool:
    """Whether readers are likely enough to agree that a name is one of its type."""
    chance = name_chance(_bare(use), use.entity.type, len(use.papers), use.mentions)
    return chance is None or chance >= _LIKELY


def names_an_issue(use: Use) -> bool:
    """Whether a name is that of a trouble: "data scarcity" is none that anybody sets out to do."""
    name = _bare(use)
    return any(n.start == 0 and n.end >= len(name) - 1 for n in named_types(name))


def _is_a_task(look: Lookup, use: Use) -> bool:
    """Whether a name that was taken for a means ends with that of a task, and so is a kind of it."""
    key = look.written.key(_bare(use))
    coined, tasks = any(map(is_short_form, _bare(use).split())), look.names.tasks
    return not coined and len(use.entity.papers) >= _SHARED and any(key[n:] in tasks for n in range(1, len(key) - 1))


def _is_means(look: Lookup, use: Use) -> bool:
    name = _bare(use)
    if _NO_MEANS.search(name) or _DOER.fullmatch(name) or _is_a_task(look, use):
        return False
    if _ADJECTIVE.search(name) or _ADJECTIVE_ALONE.fullmatch(name):
        return False
    if _QUALITY.search(name) or _is_device(name) or _is_called_device(look, use):
        return False
    key = look.written.key(name)
    if len(key) > 1 and key[-1] in _BUILT and _is_for(look, key[:-1]):
        return False
    if key in look.names.task_ends and look.names.task_ends[key] >= len(use.entity.papers):
        return False
    if len(key) > 1 and key[-1] in _WAYS and look.sizes.get(key[:-1], {}).get(EntityType.MODALITY, 0) >= _SHARED:
        return False  # a "hum record model" models hum records, nobody knows how
    return not (key[-1:] == ("learning",) and key in look.names.subjects)


def _is_for(look: Lookup, key: Key) -> bool:
    """Whether words say what something is for: they name a task or data, or what a large part of the field is on."""
    of = look.sizes.get(key, {})
    return key in look.names.subjects or max(of.get(EntityType.TASK, 0), of.get(EntityType.MODALITY, 0)) >= _SHARED


def _is_device(name: str) -> bool:
    """Whether a name ends as that of a machine or of people does.

    >>> _is_device("dough-kneading robot"), _is_device("GPU"), _is_device("NeedLe"), _is_device("planner for robots")
    (True, True, False, False)
    """
    coined = " " not in name and any(ch.isupper() for ch in name[1:]) and not _IN_CAPITALS.match(name.upper())
    return not coined and _DEVICE.match(name) is not None


def _is_short_for_it(look: Lookup, use: Use) -> bool:
    """Whether a short form stands for a machine or a system: "BPS" for "bread positioning system"."""
    full = " ".join(look.written.key(name)) if is_short_form(name := _bare(use)) else ""
    return " " in full and (full.endswith(" system") or _is_device(full))


def _is_called_device(look: Lookup, use: Use) -> bool:
    """Whether the papers that write a made-up name make it a machine's: "our robot, BUZZER", "the BUZZER robot"."""
    if " " in (name := _bare(use)) or name == name.lower():
        return False
    places = [m for m in use.entity.mentions if m.paper in look.papers and m.quote.startswith(name)]
    called = {m.paper for m in places if _says_device(look.papers[m.paper].text, m)}
    return len(called) >= max(1, _AS_DEVICE * len({m.paper for m in places}))


def _says_device(text: str, place: Evidence) -> bool:
    before = _DEVICE_BEFORE.search(text, max(0, place.start - _NEAR), place.start)
    return before is not None or _DEVICE_BEHIND.match(text, place.end) is not None


def _is_sought(look: Lookup, use: Use) -> bool:
    """Whether papers learn, infer or make what others have for data: "discovering the hum graph" gives no data."""
    name = fold(_bare(use))
    places = [m for m in use.entity.mentions if m.paper in look.papers and fold(m.quote) == name]
    papers = {m.paper for m in places}
    sought = {m.paper for m in places if _stands_by(look, m, _SOUGHT, _SEEKING)}
    if len(sought) >= max(_SEEKERS, _OF_ALL * len(papers)):
        return True
    made = sought | {m.paper for m in places if _stands_by(look, m, _MADE, _MAKING)}
    most = len(made) >= _OF_MAKERS * len(papers) if len(made) > _MAKERS else len(made) > len(papers) / 2
    return name not in PLAIN_DATA and len(made) >= _MAKERS and most


def _stands_by(look: Lookup, place: Evidence, before: re.Pattern[str], behind: re.Pattern[str]) -> bool:
    text = look.papers[place.paper].text
    return before.search(text[: place.start][-_NEAR:]) is not None or behind.match(text, place.end) is not None


def _is_doing(look: Lookup, use: Use) -> bool:
    """Whether a name of data tells what is done, as half of its papers have it: "by counting hums"."""
    if not _DOING.match(_bare(use)):
        return False
    places = [m for m in use.entity.mentions if m.paper in look.papers]
    doing = {m.paper for m in places if _DOING_IT.search(look.papers[m.paper].text[: m.start][-_NEAR:])}
    return 2 * len(doing) >= len({m.paper for m in places}) > 0


def _is_other(look: Lookup, use: Use, kind: EntityType) -> bool:
    """Whether more papers have a name for a thing of another type."""
    of = look.sizes.get(look.written.key(_bare(use)), {})
    types = (other for other in _TYPES if other not in (kind, use.entity.type))
    return any(of.get(other, 0) > len(use.entity.papers) for other in types)


def _data_sets(look: Lookup, uses: Sequence[Use]) -> list[Use]:
    """Data sets without those who give data, parts of others' names, and what stands beside its only edition."""
    names = {_bare(u): u for u in uses}
    slashed = {name: name.split("/") for name in names if "/" in name}
    longer = {name: _ends_of(name) for name in names if " " in name}
    named = [
        u
        for u in uses
        if not any(rule.match(_bare(u)) for rule in (_NO_NAME, _COMMON, _SET)) and not _GIVERS.search(_bare(u))
    ]
    whole = [
        u
        for u in named
        if _within(look, u, slashed, u.papers) < 1.0
        and _within(look, u, longer, look.papers) <= _MOSTLY
        and not _has_edition(u, names)
    ]
    return [u for u in whole if not any(_is_given(look, m.paper, m.start) for m in u.mentions)]


def _ends_of(name: str) -> list[str]:
    """The first and the last word of a name of words, as far as the others make no edition of them.

    >>> _ends_of("Derby Loafset"), _ends_of("Loafset 2031"), _ends_of("Loafset Challenge")
    (['Derby', 'Loafset'], [], [])
    """
    words = name.split(" ")
    made = all(word[:1].isupper() and word.isalpha() and fold(word) not in _SETS for word in words)
    return [words[0], words[-1]] if made else []


def _within(look: Lookup, use: Use, parts: Mapping[str, Sequence[str]], papers: Collection[str]) -> float:
    """The share of a name's places in some papers that lie within longer names, by their ``parts``: "HIVE/COMB"."""
    name = _bare(use)
    longer = [whole for whole, parted in parts.items() if name in parted and name != whole]
    if not longer:
        return 0.0
    whole = look.written.places(longer)
    spans = ((paper, span) for paper, found in look.written.places([name]).items() for span in found)
    here = [(paper, span) for paper, span in spans if paper in papers]
    inside = sum(any(s <= start and end <= e for s, e in whole.get(paper, ())) for paper, (start, end) in here)
    return inside / len(here) if here else 1.0


def _has_edition(use: Use, names: Mapping[str, Use]) -> bool:
    """Whether all papers of a data set have it as one edition: "Humming Birds (HUM)" as "HUM200"."""
    shorts = re.findall(r"\(([A-Z]{2,})\)\Z", plain(use.entity.name))
    if not shorts:
        return False
    editions = [u for name, u in names.items() if u is not use and re.sub(r"[\W_]*\d+\Z", "", name) in shorts]
    return any(set(use.papers) <= set(u.papers) for u in editions)


def _is_given(look: Lookup, paper: str, start: int) -> bool:
    found = look.papers.get(paper)
    return found is not None and _GIVER.search(found.text, max(0, start - 40), start) is not None


def _bare(use: Use) -> str:
    return _plain(use.entity.name)


def _plain(name: str) -> str:
    return _BRACKET.sub("", plain(name))
