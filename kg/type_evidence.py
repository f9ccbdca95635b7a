"""What the words around a name say of its type, and which names are none.

In go extractions and folded names; out come votes for a type, counted over all papers by ``kg.resolve``, and the
names that tell a reader nothing outside their own paper, which make no node.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from extract.lexicon import GENERIC_ADJECTIVES, GENERIC_HEADS, word_set
from extract.records import Extraction, Mention
from kg.folding import fold, tokens
from kg.metrics import is_higher_better
from kg.name_rules import without_head
from kg.naming import is_named
from kg.wide_words import TOO_WIDE
from ontologies.vocabulary import EntityType

# A paper's words around a name weigh as much as its reader's own view of the name, at its surest.
_VOTE = 1
_HEAD = {
    EntityType.METHOD: word_set(
        "model network architecture classifier encoder decoder backbone algorithm optimizer optimiser checkpoint weight"
    ),
    EntityType.DATASET: word_set("dataset database corpus repository cohort challenge"),
}
# What a name ends with is what it names, whatever a reader took it for.
_ENDS = {
    "task": EntityType.TASK,
    "problem": EntityType.TASK,
    "metric": EntityType.METRIC,
    "accuracy": EntityType.METRIC,
    "performance": EntityType.METRIC,
}
# What takes data, and is no way of doing something with them.
_SENSOR = re.compile(
    r"(?i)\b(?:cameras?|sensors?|scanners?|lidars?|radars?|sonars?|microphones?|imus?|inertial measurement units?"
    r"|range[- ]?finders?|gyroscopes?|accelerometers?|magnetometers?|odometers?|microphone arrays?|sensor arrays?"
    r"|wheel encoders?|gps|gnss)\Z"
)
_ON = re.compile(r"\b(?:on|from|over|across)\s+(?:the\s+)?(?:[\w.-]+(?:\s+[\w.-]+)?,?\s+(?:and\s+)?)?\Z", re.IGNORECASE)
_LISTED = re.compile(r"(?:\b(?:and|or)|[,&])\s+(?:the\s+)?\Z")
_NEXT = re.compile(r"[\s-]*(?:\([^()]{1,20}\)\s*)?([A-Za-z]+)(?:\s+(sets?)\b)?")
# How models tell their sizes: "-7B", "-large"; data sets are not named so.
_SIZED = re.compile(r"[\w)][- ](?:\d+(?:\.\d+)?[BM](?:[- ]\d+[kK])?|(?i:tiny|small|base|medium|large|huge))\Z")
_MACHINE = re.compile(r"\b(?:GPU|CPU|TPU)s?\Z")
# Machines, and what runs on them: things that a work is tried on or with, and that hold no data.
_MACHINES = (
    r"(?:robots?|robotic \w+|androids?|humanoids?|arms?|machines?|devices?|instruments?|platforms?"
    r"|simulators?|simulations?|processors?|chips?|boards?|servers?|computers?|laptops?|phones?|smartphones?|headsets?|cameras?|sensors?|scanners?|vehicles?|drones?"
    r"|manipulators?|librar(?:y|ies)|toolkits?|software|packages?|engines?|testbeds?|test[- ]beds?)"
)
_BY_MACHINE = re.compile(
    rf"\b{_MACHINES}(?:,? (?:called|named)|[:,]|\s\()?\s*(?:an?\s+|the\s+|our\s+)?\Z"
    r"|\bsimulations?\s+and\s+(?:on|in|with)\s+(?:the\s+|an?\s+)\Z",
    re.IGNORECASE,
)
_MACHINE_FIRST = re.compile(rf"(?i:{_MACHINES})\s+[A-Z]")
_MACHINE_NEXT = re.compile(
    rf"\s+(?:[\w-]+\s+)?{_MACHINES}\b(?!\s+(?:data|image|recording|corp|benchmark|trac))", re.IGNORECASE
)
# One of many, as machines are and data sets are not: "on a X", where no noun follows.
_ONE_OF = re.compile(r"\b(?:on|with|using|by|of|for|via|through)\s+(?:an?|two|three|four)\s+\Z", re.IGNORECASE)
_NO_NOUN = re.compile(
    r"\s*(?:\([^()]*\)\s*)?(?:[.,;:)]|(?:and|or|with|in|to|for|at|by|from|while|which|that|under|are|is|was|were)\b|\Z)"
)
_DATA_NEXT = re.compile(
    r"[\s-]*(?:[\w-]+\s+)?(?:datasets?|databases?|corpus|corpora|benchmarks?|data|collections?|leaderboards?|challenge"
    r"|test sets?)\b",
    re.IGNORECASE,
)
_DATA_NOUN = word_set(
    """
    dataset database corpus corpora data set benchmark collection cohort record repository image recording text suite
    subset scan report video sequence split library archive challenge bank bed competition
    """
)
# Metrics at a rank or a threshold, whatever stands before: "R@1", "mAP@50", "HD95".
_AT = re.compile(r"(?:r|recall|p|precision|hits?|acc|pass|ndcg|map|mrr|top)@\d+|hd ?95|95 ?hd|bleu ?\d", re.IGNORECASE)
# Metrics whose names mean nothing else.
_METRICS = word_set(
    """
    accuracy precision recall sensitivity specificity f1 dice iou miou jaccard auc auroc auprc bleu rouge cider
    bertscore psnr ssim rmse mape wer cer eer perplexity fid ndcg mrr hausdorff pesq stoi kappa flop
    """
)
_SIZE_WORDS = re.compile(r"(?:\s(?:\d+[a-z]?|tiny|small|base|medium|large|huge))+$")
# "Task 1A" names something of its own challenge only.
_NUMBERED = re.compile(r"(?:(?:(?:sub)?task|track|phase|part|stage|fold|split)s?)?(?: ?\d+ ?[a-z]?)+")
_VENUE = re.compile(r"[A-Za-z]{2,}@[A-Z]{2,}.*\d{4}")
_AT_EVENT = re.compile(
    r"\b(?:(?:conference|workshop|symposium|congress|proceedings)\s+(?:on|of|at|in|with)|(?:challenge|workshop|track)s?"
    r"\s+(?:in|at)|(?:accepted|presented|published|held|hosted)\s+(?:at|in|by|with))\s+(?:the\s+)?\Z",
    re.IGNORECASE,
)
# Where things may be had, and where they stand: "is on GitHub and X", "in X, NY".
_AT_PLACE = re.compile(
    r"\b(?:available|open[- ]?sourc\w+|hosted|uploaded|downloaded|shared|code)\b"
    r"[^.;]{0,80}\b(?:on|at|via|through|under)\s+"
    r"(?:the\s+)?(?:[A-Z]\w+\s+(?:and|or)\s+(?:on\s+)?)?\Z"
)
_IN_TOWN = re.compile(r"\b(?:in|at|near|of)\s+(?:the\s+)?\Z")
_STATE = re.compile(r",\s(?:[A-Z]{2}|USA|UK)\b(?!-)")
# Quantities that are no way of doing something.
_QUANTITIES = frozenset(
    {"degree of freedom", "degrees of freedom", "dof", "dofs", "entropy", "gradient", "variance", "covariance"}
)
# What a data set's name does not end with: machines and places to run things on.
_NO_HOLDER = word_set(
    """
    platform simulator engine robot system gpu cpu library toolkit manipulator license licence codebase code website
    webpage homepage url github api
    """
)
# Words of praise, number and make that any method bears: no name is made of them and a word for its sort.
_VAGUE = word_set(
    """
    hybrid unified integrated joint overall complete whole single stage step phase tier fast robust lightweight light
    compact small large scale big flexible accurate reliable scalable optimal best worse better strong weak
    straightforward straight forward automatic automated automatically intelligent smart real time online offline custom
    tailored dedicated special general purpose universal generic modular comprehensive systematic principled practical
    extensive evaluation analysis test proof concept of training update adaptive arbitrary extra additional complex
    cascaded alternative appropriate suitable separate respective existing smart customized customised low high level
    top bottom upper lower inner outer digital emerging basic related
    """
)
# What any field does, and the least that a name can say: alone before a word for a sort of thing they tell nothing.
_DONE = word_set(
    """
    control learning analysis detection classification segmentation recognition prediction estimation generation
    representation optimization optimisation planning navigation computation processing modeling modelling inference
    selection search decision evaluation testing interaction implementation simulation software hardware computer
    """
)
# How something was made, in two words, as any method may be.
_MADE_HOW = frozenset({"data driven", "model free", "model based", "learning based", "knowledge based"})
# What any function to be made small or large is called.
_AIMS = word_set("cost loss objective fitness target value score")
# Endings of what was done to something: "fine-tuned" names no thing.
_DONE_TO = ("tuned", "trained", "based", "supervised", "driven", "aware")
# Words by which a name points at its own paper.
_POINTS = word_set("our their its this these those we")
# How a work was tried, and no way of doing something.
_TRIALS = word_set("simulation experiment study trial test demonstration analysis evaluation investigation comparison")
_TRIED = word_set(
    """
    computer numerical simulation user case real physical hardware extensive preliminary field laboratory lab pilot of
    in depth theoretical empirical qualitative quantitative detailed experimental comparative ablation human thorough
    """
)
# Parts of anything, which name nothing by themselves.
_BARE = word_set(
    """
    controller mapping mask embedding feedback tuning heuristic augmentation concatenation subsystem subnetwork
    representation formulation simulator software hardware prototype planner estimator parameter weight version
    architecture operation configuration implementation experiment sensor actuator device robot machine camera
    """
)
_NUMBERS = word_set("single one two three four five dual double triple multi")
_PARTS = word_set("stage step phase tier level part")
# Sorts of thing beside those of every name.
_SORTS = word_set(
    "process solution design mechanism concept methodology paradigm setup setting prototype procedure idea version"
)
_PERFORMANCE = word_set("performance effectiveness superiority result")
_MEASURES = word_set("metric measure")
_MEASURED = word_set(
    "automatic automated quantitative qualitative evaluation performance quality standard objective human"
)
_UNITS = word_set("mmhg hz khz mhz ms mm cm km kg gb mb kb db minute second hour percent percentage point")
# Whose a data set is and how it came about: no name of it.
_WHOSE = word_set(
    """
    in house inhouse internal external private proprietary own self collected public publicly open source multi center
    multicenter centre institutional real world large small scale independent held out holdout training train test
    testing validation development target source input unseen annotated labeled labelled unlabeled unlabelled balanced
    imbalanced raw custom benchmark baseline downstream evaluation pretraining dataset database corpus data set cohort
    our this these quality high low manually automatically
    """
)
# Words of which no method's name is made alone: "baseline models", "SoTA approaches".
_ANY_METHOD = GENERIC_HEADS | word_set(
    "baseline sota state of the art competitor counterpart variant rival learning based ablation experiment study"
)
_WIDE = TOO_WIDE | GENERIC_HEADS
_KEPT = word_set("image video text audio speech document report")


def type_votes(extraction: Extraction) -> Mapping[int, Counter[EntityType]]:
    """Votes for the types of one paper's things, by index: what its words around their made-up names say."""
    text = extraction.paper.text
    said: dict[int, Counter[EntityType]] = {}
    for mention in extraction.mentions:
        if mention.type in _HEAD and (kind := _by_head(text, mention)) is not None:
            said.setdefault(mention.entity, Counter())[kind] += 1
    votes: dict[int, Counter[EntityType]] = {}
    for index, counts in said.items():
        if len(counts) == 1:  # a paper that says both says nothing
            votes[index] = Counter({next(iter(counts)): _VOTE})
    measured = {fold(claim.metric) for claim in extraction.claims if claim.metric and is_higher_better(claim.metric)}
    for index, entity in enumerate(extraction.entities):
        if entity.type is EntityType.METRIC:
            continue
        names = (entity.name, *entity.aliases)
        last = fold(entity.name).rpartition(" ")
        if entity.type is EntityType.METHOD and last[0] and last[2] in _ENDS:
            votes[index] = Counter({_ENDS[last[2]]: _VOTE})
            continue
        # A sensor that a paper makes is what it puts forward; one that it has is where its data come from.
        if entity.type is EntityType.METHOD and _is_sensor(names):
            votes[index] = Counter({EntityType.METHOD if entity.proposed else EntityType.MODALITY: _VOTE})
            continue
        known = any(
            _AT.fullmatch(name.strip()) or without_head(fold(name), EntityType.METRIC) in _METRICS for name in names
        )
        if known or measured & {fold(name) for name in names}:
            votes.setdefault(index, Counter())[EntityType.METRIC] += _VOTE
        elif (
            entity.type is EntityType.DATASET
            and index not in votes
            and (_is_sized(entity.name) or _is_machine(extraction, index))
        ):
            votes[index] = Counter({EntityType.METHOD: _VOTE})
    return votes


def _is_sensor(names: Collection[str]) -> bool:
    """Whether all full names of a thing are those of what takes data.

    >>> _is_sensor(["keel lidar"]), _is_sensor(["wheel encoder", "WE"]), _is_sensor(["camera calibration"])
    (True, True, False)
    """
    full = [name for name in names if " " in name.strip()] or names
    return all(_SENSOR.search(name.strip()) for name in full)


def _is_machine(extraction: Extraction, index: int) -> bool:
    """Whether a paper's words make of a thing a machine or a program, and nowhere data."""
    text = extraction.paper.text
    mentions = [mention for mention in extraction.mentions if mention.entity == index]
    if any(word in _DATA_NOUN for mention in mentions for word in fold(mention.text).split()):
        return False
    if any(_MACHINE.search(mention.text) for mention in mentions):
        return False
    if any(_MACHINE_FIRST.match(mention.text) for mention in mentions):
        return True
    if any(_DATA_NEXT.match(text, mention.end) for mention in mentions):
        return False
    return any(
        _BY_MACHINE.search(text, max(0, mention.start - 60), mention.start)
        or _MACHINE_NEXT.match(text, mention.end)
        or (_ONE_OF.search(text, max(0, mention.start - 40), mention.start) and _NO_NOUN.match(text, mention.end))
        for mention in mentions
    )


def _is_sized(name: str) -> bool:
    return _SIZED.search(name) is not None and not _NUMBERED.fullmatch(fold(name))


def _by_head(text: str, mention: Mention) -> EntityType | None:
    """The type that the word after a made-up name gives it, as long as the words before do not say otherwise."""
    if not is_named(mention.text) and not any(ch.isdigit() for ch in mention.text):
        return None
    match = _NEXT.match(text, mention.end)
    if match is None:
        return None
    word = fold(match.group(1))
    before = text[max(0, mention.start - 40) : mention.start]
    if word == "data" and match.group(2):
        return EntityType.DATASET
    kind = next((kind for kind, heads in _HEAD.items() if word in heads), None)
    if kind is EntityType.DATASET and match.group(1).casefold() != word and not _LISTED.search(before):
        return None  # "HULL datasets" are data sets of hulls
    return None if kind is EntityType.METHOD and _ON.search(before) else kind


def is_size_of(key: str, methods: Collection[str]) -> bool:
    """Whether a folded name is that of a known method with a size or a number behind it.

    >>> is_size_of("hullnet 18", {"hullnet"}), is_size_of("hull corpus 2018", {"hullnet"})
    (True, False)
    """
    base = _SIZE_WORDS.sub("", key)
    return base != key and base in methods


def is_nameless(key: str, kind: EntityType, *, coined: bool = False) -> bool:
    """Whether a folded name says nothing outside its own paper, so that two papers' things of that name are two.

    ``coined``: whether it is written as an abbreviation somewhere: "mAP" is no map.

    >>> [is_nameless(k, EntityType.DATASET) for k in ("in house dataset", "task 1a", "hull corpus")]
    [True, True, False]
    >>> is_nameless("model", EntityType.METHOD), is_nameless("image", EntityType.MODALITY)
    (True, False)
    >>> is_nameless("three stage hybrid framework", EntityType.METHOD), is_nameless("performance", EntityType.METRIC)
    (True, True)
    """
    words = key.split()
    if not words:
        return False
    if kind is EntityType.DATASET:
        if all(word in _WHOSE or word in GENERIC_ADJECTIVES or word in _VAGUE for word in words):
            return True
    elif kind is EntityType.METRIC and key in _UNITS:
        return True
    if kind in (EntityType.DATASET, EntityType.METRIC) and _NUMBERED.fullmatch(key):
        return True
    plain = [word for word in words if word not in GENERIC_ADJECTIVES]
    if " ".join(plain).startswith("state of the art") and all(word in _ANY_METHOD for word in plain):
        return True
    if kind is EntityType.METHOD and (key in _QUANTITIES or any(word in _POINTS for word in words)):
        return True
    if kind is EntityType.METHOD and not coined and _is_no_method(words):
        return True
    if kind is EntityType.METRIC and words[-1] in _PERFORMANCE and not coined:
        return True
    if kind is EntityType.METRIC and words[-1] in _MEASURES and all(word in _MEASURED for word in words[:-1]):
        return True
    telling = [word for word in without_head(key, kind).split() if word not in GENERIC_ADJECTIVES]
    if not telling or telling[-1] in ("baseline", "sota"):
        return True
    if kind is EntityType.MODALITY and telling[-1] in _KEPT:
        return False
    return not coined and len(telling) == 1 and telling[0] in _WIDE


def _is_no_method(words: Sequence[str]) -> bool:
    """Whether the words of a name say of what sort something is, or how it was tried, and no more."""
    if all(word in _ANY_METHOD for word in words) or _is_vague(words):
        return True
    if words[-1] in _TRIALS and all(word in _TRIED for word in words[:-1]):
        return True
    if words[-1] == "function" and len(words) == 2 and words[0] in _AIMS:
        return True
    if words[-1].endswith(_DONE_TO) and len(words) < 3:
        return True
    telling = [word for word in words if word not in GENERIC_ADJECTIVES and (word == "adaptive" or word not in _VAGUE)]
    return len(telling) == 1 and telling[0] in _BARE


def _is_vague(words: Sequence[str]) -> bool:
    """Whether words of praise, number and make are all that stands before a word for a sort of thing."""
    if words[-1] not in GENERIC_HEADS and words[-1] not in _SORTS:
        return False
    if len(words) == 2 and words[0] in _DONE:
        return True
    if len(words) > 2 and " ".join(words[:2]) in _MADE_HOW:
        words = words[2:]
    return all(
        word in _VAGUE
        or word in GENERIC_ADJECTIVES
        or (word in _NUMBERS and words[place + 1] in _PARTS)
        or (word in _PARTS and place > 0 and words[place - 1] in _NUMBERS)
        for place, word in enumerate(words[:-1])
    )


def is_no_data(names: Collection[str]) -> bool:
    """Whether what was taken for a data set is a machine, or common words that hold no data.

    >>> is_no_data(["few-boat learning"]), is_no_data(["hull images"]), is_no_data(["HULL"])
    (True, False, False)
    """
    if all(_MACHINE.search(name) for name in names):
        return True
    if all((fold(name).split() or [""])[-1] in _NO_HOLDER for name in names):
        return True
    if any(ch.isupper() or ch.isdigit() for name in names for ch in name):
        return False
    return not any(word in _DATA_NOUN for name in names for word in fold(name).split())


def is_event(text: str, mention: Mention) -> bool:
    """Whether the words around a mention make it a meeting or a place: "the International Conference on X"."""
    if _AT_PLACE.search(text, max(0, mention.start - 140), mention.start):
        return True
    if _STATE.match(text, mention.end) and _IN_TOWN.search(text, max(0, mention.start - 12), mention.start):
        return True
    if len(mention.text) == 2 and _STATE.match(text, mention.start - 2):
        return True
    return _AT_EVENT.search(text, max(0, mention.start - 60), mention.start) is not None


def is_broken(name: str) -> bool:
    """Whether a name was cut out wrongly, or is that of an event.

    >>> [is_broken(name) for name in ("HD: 0.54) and boats", "HullNet (HN)", "Boats@SEA 2031")]
    [True, False, True]
    """
    if _VENUE.fullmatch(name):
        return True
    depth = 0
    for ch in name:
        depth += (ch in "([") - (ch in ")]")
        if depth < 0:
            return True
    return depth != 0 or not tokens(name)
