"""What the graph needs to know of issue types: the label and the category of each slug, and which issues are surely of
their type.

The types themselves are the ontology's (``ontologies/issues.ttl``); the graph asks for them here alone. A reader gives
each phrase its likeliest type. What stands on a card under the name of a type must be surer than that: a phrase that is
not keeps its own name, and of its type only the category.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from extract.issue_typing import load_typer
from extract.lexicon import word_set
from extract.records import Extraction, Issue
from kg.complaints import asks_for_doing, complains, difficulty_around, is_aim, states_problem
from kg.confidence import is_trained, issue_chance, kind_chance
from kg.english.alike import stems
from kg.named_types import Named, is_met, is_turned, named_types
from kg.phrases import telling, words_of
from kg.records import Evidence, IssueNode
from kg.type_senses import carried_type, has_other_sense
from kg.words import STOP_WORDS
from ontologies.vocabulary import Role

if TYPE_CHECKING:
    from extract.embedder import Embedder

# Category of an issue without a type: something is not known or not done yet.
DEFAULT_CATEGORY = "knowledge"
# How likely a type must be for an issue to be one of it: the mean of what its words and what its words with its
# embedding say. Of 45 issues of two fields above 0.5, judged by reading their sentences, 82 % were surely of their type
# and 7 % were not; of 39 between 0.4 and 0.5 33 and 36 %. At 0.5 the cards of two other fields lose a tenth of what is
# rightly on them, here a twentieth.
_SURE = 0.45
# How likely a type must be to be counted by itself, where the phrase shares a word with it: of 90 such phrases of four
# fields, read in their sentences, 82 were of the type's category.
_CLEARLY = 0.6
# How likely readers must agree to a type. Of 896 typed phrases of 20 fields 18 % are below it, with 47 % of the wrong
# ones and 10 % of the right ones (``benchmarks/confidence.py``).
_AGREED = 0.58
# A type that was chosen has at least this from the model that chose it.
_CHOSEN = 0.22
# Types so wide that a typer's guess alone fills them with what does not state them. How likely such a type must be
# where one telling word of a phrase stands in the type's own wording, and where none does; with two, ``_SURE`` is
# enough. Set by reading the members of these types in seven fields.
_WIDE: Mapping[str, tuple[float, float]] = {
    "attacks-and-privacy": (0.7, 0.75),
    "computational-cost": (0.55, 0.7),
    "domain-shift": (0.7, 0.75),
    "hard-control": (0.5, 0.7),
    "ignored-domain-structure": (0.45, 0.5),
    "inaccurate-tests": (0.65, 0.65),
    "insufficient-accuracy": (0.5, 0.65),
    "intractability": (0.78, 0.8),
    "little-explored": (0.45, 0.85),
    "manual-workload": (0.45, 0.7),
    "mechanical-limits": (0.5, 0.8),
    "missing-context": (0.45, 0.7),
    "modality-gap": (0.7, 0.75),
    "narrow-models": (0.55, 0.65),
    "noise-and-artefacts": (0.5, 0.7),
    "real-time-limits": (0.7, 0.75),
    "rigid-representations": (0.7, 0.8),
    "sample-inefficiency": (0.45, 0.55),
    "sensitivity-to-settings": (0.7, 0.75),
    "sparse-feedback": (0.9, 0.9),
    "unrealistic-assumptions": (0.5, 0.75),
}
# Types that say only how things stand and not with what: phrases of two papers are one issue where they are about one
# thing, whatever their type.
_SAYS_NOT_WHAT = frozenset({"ad-hoc-design", "complex-structure", "insufficient-accuracy", "little-explored"})
# What a phrase of a type speaks of, in any of its wordings; one that does not is taken for another thing.
_SPEAKS_OF: Mapping[str, re.Pattern[str]] = {
    slug: re.compile(pattern, re.IGNORECASE)
    for slug, pattern in {
        "accumulating-errors": r"accumul|drift|propagat|compound|cascad|exposure|snowball|grow|long[- ]term|"
        r"\berrors?\b",
        "class-imbalance": r"class|categor|label|tail|data|distribut|sampl|rare|minorit|frequen|train|instances|"
        r"imbalance problem|accuracy",
        "computational-cost": r"computationally|comput(?:e|ing|ations?)\b|"
        r"computational[\s-]+(?:\w+ly\s+|and\s+\w+\s+|or\s+\w+\s+)?"
        r"(?:costs?|complex|burden|effort|overhead|demand|resource|power|time|eff?ic|expens|load|requir|budget|constrain|"
        r"limit|intens|bottleneck|inefficien|speed|needs?\b|issues?\b|difficult|infeasib|intractab|challeng)|"
        r"memory|expens|cost|time|slow|heavy|FLOP|resource|energy|complexit|overhead|"
        r"burden|"
        r"scal|quadratic|cubic|latenc|load|speed|parallel|hardware|GPU|efficien|processing|storage|large|huge|dense|"
        r"intensive|size|parameters|long\b|exhaustive|brute|excess",
        "confounding": r"confound|collider|omitted|unmeasured|unobserved|hidden|latent|lurking|selection bias|spurious|"
        r"common causes?|batch|sites?\b|scanners?|covariates?",
        "data-scarcity": r"data|sampl|exampl|corp(?:us|ora)|record|image|scan|patient|subject|participant|case|train|"
        r"observation|demonstration|pairs?\b|paired|cohort|trial|pool|collect|text|resource|speech|video|shot|source",
        "hard-control": r"control|dynamic|contact|grasp|grip|manipulat(?!ors?\b)|kinematic|stiff|frictio|forc|motion|"
        r"mov|locomot|model|deform|non-?linear|actuat|slip|terrain|postur|hystere|physic|stabil|balanc|trajector|steer|"
        r"flexib|complian|redundan|coupl|torque|joint|handl|plan|underactuat|walk|fly|flight|releas|driv|mechani",
        "ill-bounded-targets": r"\b(?:small|tiny|thin|slender|fine|blur\w*|fuzz\w*|vague|faint|indistinct|ambiguous|"
        r"unclear|ill-?defined|irregular|complex|low[- ]contrast|weak|diffuse|subtle|adhes\w*|touching)\b",
        "ignored-domain-structure": r"ignor|neglect|overlook|disregard|omit|discard|unaware|agnostic|independen|isolat|"
        r"separate|treat|incorporat|structur|relation|hierarch|topolog|dependenc|interact|correlat|geometr|symmetr|"
        r"prior|domain|knowledge|physic|constraint|dynamics|equal|uniform|consider|account|connect|consisten|adapt",
        "incomplete-input": r"missing|incomplet|spars|absen|unavailab|lack|partial|insufficien|unobserv|limited|"
        r"gaps?\b|"
        r"lost|los[se]|without|no\b|not (?:\w+ )?(?:available|observed|visible|provided|recorded|captured|given|"
        r"contain)|"
        r"occlu|few\b|fewer|drop|unseen|invisib|irregular|undersampl|fail|blind|abandon|discard|cannot|truncat|"
        r"only\b.*\bavailable|(?:difficult|impossible|hard)\b.*\bto (?:acquire|obtain|measure|observe)",
        "label-scarcity": r"(?=.*(?:label|annot|supervis|ground[- ]truth|manual|expert|mask|gold|reference|train|"
        r"delineat|contour|marked|tagg|transcri|labor|labour))(?=.*(?:lack|scarc|cost|expens|time|labou?r|limit|few|"
        r"requir|"
        r"rel(?:y|ies|ied|ia|ying)|need|insufficien|tedious|burden|difficult|hard|unavailab|absen|\bno\b|not\b|"
        r"without|manual|"
        r"depend|demand|intensive|prohibit|small|short|amount|rare|hungry|large|trivial|labell?ing|never|sparse|"
        r"cumbersome|"
        r"unlabel|inaccessib|effort|challeng|less\b|low\b|weak|mostly|coarse|only))",
        "low-resource-languages": r"resourc|low|few|little|scarc|lack|minorit|under-?\w+|left out|excluded|endanger|"
        r"limited|English|data|corp(?:us|ora)|dialect|rare|insufficien|monolingual|represent|sparse|disadvantag|"
        r"unavailab|"
        r"absen|only|without|most languages|majority|digital",
        "manual-workload": r"manual|hand|expert|labou?r|time[- ]consum|tedious|human|skill|workload|operator|experien|"
        r"train|person|staff|surgeon|physician|clinic|doctor|user|program|effort|fatigue|cumbersome|"
        r"intensive|burden",
        "misleading-metrics": r"metric|measure|scor|evaluat|criteri|benchmark|accurac|judg|reward|rating|indicator|"
        r"test",
        "missing-context": r"context|long|tempor|global|local|receptive|surround|neighb|interact|inter-(?:frame|slice)|"
        r"sequen|histor|dependenc|"
        r"cross|"
        r"volumetric|adjacen|scale|whole|frame|slice|spatial|window|relat|isolat|individual|independen|multi|past|"
        r"turns?\b|"
        r"document|resolution|previous|entire|single",
        "missing-theory": r"theor|guarant|proof|prov[ei]|bound|converg|unclear|unknown|underst|optimal|identif|rigor|"
        r"formal|justif|mathemat|open\b|regret|rate|results?\b|consisten|correspond|principled|analy|sound",
        "modality-gap": r"modal|fus|audio|visual|vision|image|video|speech|text|acoustic|sensor|views?\b|channels?\b|"
        r"sources|disparate|complementary|(?:kinds?|types?) of (?:data|input|information|feature)",
        "narrow-models": r"focus|treat|cover|limit|restrict|tailor|designed|dedicat|confin|only|separate|exclusiv|"
        r"solely|"
        r"unif|universal|general|single|one (?:task|language|type|kind)|each",
        "noise-and-artefacts": r"nois|art[ie]fact|blur|distort|reverb|corrupt|degrad|low[- ](?:resolution|quality|"
        r"light|"
        r"contrast|dose|cost|signal|SNR)|(?:poor|bad|image|data|signal|sensor|recording)\w*,? (?:\w+ )?(?:quality|"
        r"lighting|"
        r"light|illumination|visibility|contrast|resolution)|quality of|interfer|jitter|echo|motion|contaminat|outlier|"
        r"speckle|leak|haz[ey]|rain|fog|turbid|aliasing|fluctuat|unclean|SNR|spurious|clutter",
        "outdated-knowledge": r"outdat|out[- ]of[- ]date|up[- ]to[- ]date|stale|obsolete|incomplet|missing|lack|absen|"
        r"cut-?off|recent|new|no (?:\w+ )?knowledge|without|limited|insufficien|inadequa|cover|spars|parametric|"
        r"hallucinat|not\b|n't\b|fail|cannot|beyond",
        "partial-observability": r"uncertain|unknown|partial|observ|hidden|unpredict|stochastic|unstructured|dynamic|"
        r"feedback|ambigu|unseen|incomplete|perce(?:ption|ive)|not (?:\w+ )?(?:known|provided|visible)|"
        r"limited (?:\w+ )?(?:view|sens|"
        r"range|visib|inform)|random|denied|non-?station|imperfect|unmodel|unforeseen|unmapped|changing",
        "rigid-representations": r"represent(?!ation (?:disparit|bias|gap))|feature|embed|entangl|redundan|"
        r"discriminat|latent|descriptor|encod|(?:mode|dimension\w*|posterior|rank|spectral|neural) collaps|"
        r"smooth|token|vector|semantic|space|prototype|codebook|information|kernel|attention",
        "sample-inefficiency": r"sampl|trial|interact|demonstrat|data|experiment|episode|quer|iterat|rollout|"
        r"updates?\b|"
        r"simulat|steps?\b|experience|efficien\w* (?:of )?(?:learn|train)|evaluation|measurement|learning time",
        "unrealistic-assumptions": r"assum|ideali[sz]|presuppos|simplif|hypothes|suppos|known|independen|stationar|"
        r"linear|"
        r"perfect|hold|violat|unrealist|requir|i\.?i\.?d|static|rely|relie|depend|closed|fixed|constraint|prior|"
        r"ideal|only",
        "unseen-classes": r"unseen|new|novel|unknown|emerg|zero-?shot|out-of|never|not (?:\w+ )?seen|unfamiliar|rare|"
        r"open|other|future|added|unobserved|inductive|cold|few-?shot|test",
        "unsafe-action": r"safe|collision|collid|harm|danger|injur|damag|risk|fall|hazard|accident|crash|catastroph|"
        r"forc|"
        r"trauma|hurt|fail|tear|toxic|threat|critical",
        "unstable-training": r"fit|stab|collaps|gradient|conflict|interfer|diverg|oscillat|vanish|explod|compet|"
        r"degenerat|imbalanced training|negative transfer|(?:hard|difficult|challenging|difficulty) (?:to|of|"
        r"in) (?:be )?train|"
        r"optimi[sz]|training (?:is|process)|adversarial training|learning dynamics",
    }.items()
}
_TOLD_BEFORE = frozenset({"data-scarcity", "low-resource-languages", "misleading-metrics"})
# What is called by a word of a type and is another thing: noise that somebody adds, or that is in what teaches.
_OTHER_SENSE: Mapping[str, re.Pattern[str]] = {
    "noise-and-artefacts": re.compile(
        r"(?i)\badversarial\b|\bnois\w+ (?:\w+ )?(?:labels?|annotat\w+|negatives?|positives?|supervision|rewards?|"
        r"gradients?|"
        r"pseudo\S*|pairs?|correspondences?|demonstrations?)\b|\blabel nois|\bgradient nois|\blayers?\b"
    ),
    "label-scarcity": re.compile(
        r"(?i)\b(?:inconsisten|disagree|nois|erroneous|wrong|incorrect|bias|cheap|unrealistic|not realistic)\w*"
    ),
    "data-scarcity": re.compile(
        r"(?i)\b(?:over|on|to|across|with)\s+(?:such\s+)?(?:large|massive|big|huge|larger)(?:-scale)?\s+\w+"
        r"|\b(?:endless|unlimited|abundant|plentiful)\b"
        r"|\b(?:data ?sets?|data|corpora|corpus)\s+(?:is|are|becomes?|grows?)\s+(?:\w+ly\s+|too\s+)?(?:large|huge|"
        r"big)\b"
    ),
    "computational-cost": re.compile(
        r"(?i)\b(?:impossible|unable|inability|cannot|difficult|hard) (?:to )?compute\b|\bcomputational challenges?\b"
        r"|\bnon-?computational|\b(?:not|n't|without being) (?:\w+ly )?(?:costly|expensive|intensive)"
    ),
    "rigid-representations": re.compile(
        r"(?i)\binput (?:features?|data)\b|\b(?:generating|building|constructing|creating)\b[^.;]{0,90}"
        r"\b(?:trivial|difficult|hard|challenging|costly)\b"
    ),
    "black-box": re.compile(
        r"(?i)\b(?:fool\w*|quer(?:y|ies)|adversar\w+)\b|\bblack[- ]box (?:attack|setting|access|optimi[sz]|scenario)"
    ),
    "unseen-classes": re.compile(r"(?i)\b(?:previously|already|once) (?:learn\w+|seen|known)\b|\b(?:old|past) class"),
    "missing-context": re.compile(
        r"(?i)\b(?:over-?(?:extend|long|load)\w*|excessive(?:ly)?|redundant|too long|(?:not|un)\s*necessary)\b|"
        r"\bloss of (?:[\w\-]+ ){0,2}?(?:locali[sz]ation|local(?:ity)?|fine|details?)\b|\bunbalanced\b"
    ),
    "occlusion-and-clutter": re.compile(
        r"(?i)\b(?:vein|venous|vessels?|vascular|arter\w+|coronary|bowel|dental)\s+(?:\w+\s+)?occlusions?\b"
    ),
}
# Noise in a sentence on labels is theirs, unless a signal is named that it is in.
_TAUGHT = re.compile(r"(?i)\b(?:labels?|labell?ed|labell?ing|annotat\w+|pseudo\S*|distant(?:ly)?|negative samples?)\b")
_SENSED = re.compile(
    r"(?i)\b(?:images?|signals?|speech|sensors?|measur\w+|audio|recordings?|scans?|points?|videos?|pictures?|depth|"
    r"motion|background|transcri\w+|text|blur\w*|resolution|acoustic|sensing|reverb\w+|artifacts?|artefacts?)\b"
)
# An environment belongs to one who acts or senses in it.
_ACTS = re.compile(
    r"(?i)\b(?:environment|world|robot|agent|state|terrain|obstacle|map|vehicle|user|human|pedestrian|dynamic|"
    r"surround|sens|"
    r"perce|motion|navigat|plan|control|explor|interact|observ|polic|drive|driving|track|scene|system|landmark)"
)
# What is moved, touched or held, in whose sentence its control is spoken of.
_MOVED = re.compile(
    r"(?i)\b(?:robot\w*|vehicles?|motors?|actuat\w+|arms?|hands?|fingers?|grip\w*|grasp\w*|legs?|legged|limbs?|drones?|"
    r"quadrotors?|aircraft|ships?|contacts?|friction\w*|forces?|torques?|fluids?|flows?|plants?|physical\w*|mechanic\w*|"
    r"motions?|movements?|locomotion|bod(?:y|ies)|joints?|objects?|materials?|deformable|manipulat\w+|controllers?|"
    r"terrains?|humanoids?|catheters?|needles?|soft|walking|flight|trajector\w+)\b"
)
# Types that say that something is not done: a phrase that does not deny anything names the thing, or tells the reverse.
_UNDONE = frozenset({"ignored-domain-structure", "little-explored"})
_DENIES = re.compile(
    r"\b(?:ignor|neglect|overlook|disregard|omit|omission|discard|miss|fail|lack|absen|limited|insufficien|treat|"
    r"not\b|nor?\b|none\b|never|without|cannot|hardly|scarce|barely|rare|seldom|little|few|less\b|only\b|open\b|"
    r"infancy|independent|isolat|unaware|un(?:der)?-?\w{3,}ed\b|unclear|unknown)|n['’]t\b|\w-agnostic",
    re.IGNORECASE,
)
# Types of which the mere matter ("contact with the hull") is easily taken for a trouble, and how sure a phrase that
# does not complain must be.
_MATTER, _PLAIN = frozenset({"hard-control", "mechanical-limits", "unsafe-action"}), 0.5
_CERTAIN = 0.95
_LOSES = re.compile(
    r"(?i)\b(?:limit|los[est]|difficult|struggl|hard\b|challeng|weak|poor|inab|unab|incapab|narrow|small|short|forget)"
)
# Types that are taken for one another: what is surely of one is not of another of them too.
_KIN = tuple(
    word_set(kin)
    for kin in (
        "data-scarcity label-scarcity missing-benchmark weak-study-design high-dimensionality incomplete-input "
        "low-resource-languages sample-inefficiency limited-access",
        "domain-shift simulation-gap modality-gap unseen-classes inter-subject-variability brittleness "
        "changing-conditions drift-over-time heterogeneous-clients",
        "computational-cost poor-scalability limited-hardware communication-cost intractability real-time-limits",
        "unsupported-statements unfaithful-generation",
    )
)
# What a work lays bare is a trouble, too: "we show that rudders can be vulnerable to attacks".
_SHOWN_BY_WORK = frozenset({"attacks-and-privacy"})
_SHOWS_THAT = re.compile(r"(?i)\b(?:show\w*|find|found|demonstrat\w+|reveal\w*|confirm\w*|expos\w+)\b[^.;]*\bthat\b")
# What is a trouble where it is stood or reckoned with, and elsewhere no more than a part of what is told.
_WITHSTOOD: Mapping[str, re.Pattern[str]] = {
    "confounding": re.compile(
        r"(?i)\b(?:(?:adjust\w*|account\w*|correct\w*|control(?:s|ling|led)?)\s+for|in\s+(?:the\s+)?(?:presence|face)\s+of|"
        r"problems?\s+of|affected\s+by|due\s+to|including)\s+(?:(?:the|such|any|potential|effects?|of|both)\s+)*[\W]?$"
    ),
}
# How sure what no reader has marked is: its words name their type, its sentence may not mean it.
_UNMARKED, _STOOD = 0.5, 0.6
# What part of a phrase words must be that retype it, and what has sparse data of another sort.
_MOST = 0.7
_SENSES = re.compile(
    r"(?i)\b(?:radars?|lidars?|sensors?|points?|scans?|scanning|measur\w+|depth|detections?|"
    r"sensing)\b"
)
# Types that say less than what their phrase carries: "the IID assumption does not hold among owners".
_CARRIED_FROM = frozenset(
    {
        ("unrealistic-assumptions", "heterogeneous-clients"),
        ("data-scarcity", "heterogeneous-clients"),
        ("brittleness", "attacks-and-privacy"),
        ("incomplete-input", "outdated-knowledge"),
        ("insufficient-accuracy", "forgetting"),
        ("limited-access", "data-scarcity"),
        ("incomplete-input", "missing-benchmark"),
        ("simulation-gap", "modality-gap"),
        ("domain-shift", "modality-gap"),
    }
)
# So few words, none of them of such a type, leave open what is not done.
_FEW_WORDS = 3
# Words in which any trouble is told, of whatever type.
_ANY_TROUBLE = stems(
    "limit limited limits limitation lack degrade degraded degrades degradation poor poorly low high large little few "
    "rare rarely insufficient difficult hard fail fails failure require requires need needed remain remains unclear "
    "known unknown loss reduce reduced affect many more real world practice system systems error errors complex not"
)
# A word in the wording of more types than these tells none of them.
_COMMON = 5
_PREFIX = re.compile(r"^(?:under|un|non|multi|over|cross|inter)(?=\w{5})")
_SUFFERS = re.compile(r"\b(?:performance|accuracy)\b", re.IGNORECASE)
# An aim is an issue where its sentence says that it is hard to reach.
_HARD = re.compile(r"\b(?:challeng|difficult|hard\b|problem|obstacle|struggl|fail|cannot|unable|inab)", re.IGNORECASE)

# Types that hold unlike troubles: the name of the one that all phrases tell of.
_NARROWER: Mapping[str, tuple[tuple[str, re.Pattern[str]], ...]] = {
    "unstable-training": (
        ("Overfitting", re.compile(r"(?i)\bover-?\s?fit")),
        ("Mode collapse", re.compile(r"(?i)\bmode[- ]collaps")),
    ),
    "confounding": (("Confounding", re.compile(r"(?i)\bconfound|\bcollider")),),
    "class-imbalance": (("Long-tailed data", re.compile(r"(?i)\blong[- ]tail")),),
}
# Those of them whose troubles are each an issue of its own.
_IN_PARTS = frozenset({"unstable-training"})

Where = tuple[str, int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueKinds:
    """Labels and categories by slug; ``categories`` holds the labels of the categories, in the order of the bones."""

    labels: Mapping[str, str] = field(default_factory=dict)
    category: Mapping[str, str] = field(default_factory=dict)
    categories: Mapping[str, str] = field(default_factory=dict)

    def category_of(self, slug: str | None) -> str:
        """The category of a type; that of the unknown where the type is not known.

        >>> IssueKinds().category_of(None)
        'knowledge'
        """
        return self.category.get(slug or "", DEFAULT_CATEGORY)

    def name_of(self, slug: str | None, phrases: Iterable[str]) -> str:
        """What several phrases of a type are called: the type's label, or a narrower name that they all bear.

        >>> IssueKinds(labels={}).name_of("unstable-training", ["rudders overfit"])
        'Overfitting'
        """
        return _narrower(slug, list(phrases)) or self.labels.get(slug or "", "")

    def order_of(self, category: str) -> tuple[int, str]:
        """A key that sorts categories into the order of the bones."""
        order = list(self.categories)
        return (order.index(category) if category in order else len(order), category)


def load_issue_kinds() -> IssueKinds:
    """All issue types and categories of the ontology."""
    from ontologies.issue_types import load_categories, load_issue_types

    types = load_issue_types()
    return IssueKinds(
        labels={kind.slug: kind.label for kind in types},
        category={kind.slug: kind.category for kind in types},
        categories={category.slug: category.label for category in load_categories()},
    )


def part_unsure(
    extractions: Sequence[Extraction], chance: Callable[[str, str, str], float] | None = None
) -> tuple[tuple[Extraction, ...], dict[Where, str]]:
    """The extractions without the types that are not sure enough, and those types by paper and place of the phrase.

    Parameters
    ----------
    extractions : sequence of Extraction
    chance : callable, optional
        How likely a type is for a phrase in a sentence; that of the model which came with the package where left out.
    """
    ask = chance or type_chance
    unsure: dict[Where, str] = {}
    parted = []
    for extraction in extractions:
        issues = []
        for issue in extraction.issues:
            if issue.type is not None and (
                not telling(issue.text)
                or asks_for_doing(issue.text)
                or not _is_sure(extraction, issue, ask(issue.text, _sentence(extraction, issue), issue.type))
            ):
                unsure[extraction.paper.id, issue.start, issue.end] = issue.type
                issue = replace(issue, type=None)
            issues.append(issue)
        told = _with_named(replace(extraction, issues=tuple(issues)))
        if chance is None and is_trained(extraction):
            told = _without_unlikely(told, len(extraction.issues), unsure)
        for issue in told.issues:
            if issue.type is not None:
                unsure.pop((extraction.paper.id, issue.start, issue.end), None)
        parted.append(told)
    return tuple(parted), unsure


def _without_unlikely(extraction: Extraction, marked: int, unsure: dict[Where, str]) -> Extraction:
    """A paper's issues without types to which readers would hardly agree; from ``marked`` on without such issues."""
    issues: list[Issue] = []
    for place, issue in enumerate(extraction.issues):
        if issue.type is not None and _agreed(issue.text, _sentence(extraction, issue), issue.type) < _AGREED:
            if place >= marked:
                continue
            unsure[extraction.paper.id, issue.start, issue.end] = issue.type
            issue = replace(issue, type=None)
        issues.append(issue)
    return replace(extraction, issues=tuple(issues))


@lru_cache(maxsize=10_000)
def _agreed(phrase: str, sentence: str, slug: str) -> float:
    """How likely readers agree that a phrase is of a type."""
    from extract.errors import ModelDamaged

    try:
        words = dict(load_typer().rank_types([phrase], [sentence])[0])
        both = dict(load_typer().rank_types([phrase], [sentence], _embedder().embed)[0])
    except ModelDamaged:
        return 1.0  # the package came without its models: types are left as they stand
    return kind_chance(slug, both, words, words_of_type(phrase, slug))


def raised_chance(extraction: Extraction, evidence: Evidence, slug: str | None) -> float:
    """How likely readers agree that a paper raises an issue in some words of it, and that it is one of a type (0 to 1).

    Of papers that the trained reader has not read, the score of the words.
    """
    number = next((n for n, s in enumerate(extraction.sentences) if s.start <= evidence.start < s.end), -1)
    if number < 0 or not is_trained(extraction):
        return evidence.score
    issue = Issue(
        start=evidence.start, end=evidence.end, text=evidence.quote, sentence=number, type=slug, score=evidence.score
    )
    agreed = _agreed(issue.text, _sentence(extraction, issue), slug) if slug is not None else 1.0
    return issue_chance(extraction, issue) * agreed


def _with_named(extraction: Extraction) -> Extraction:
    """A paper's issues with the types that their words name plainly, and with those that no reader has marked.

    What names two types is told twice, each time in its own words. New ones stand last: solutions count by place.
    """
    issues = list(extraction.issues)
    stated = [states_problem(extraction, issue) for issue in issues]
    have = {i.type for i, so in zip(issues, stated, strict=True) if so}
    more: list[Issue] = []

    def tell(start: int, end: int, slug: str, sentence: int, score: float) -> None:
        text = extraction.paper.text[start:end]
        issue = Issue(start=start, end=end, text=text, sentence=sentence, type=slug, score=score)
        if slug not in have and states_problem(extraction, issue):
            more.append(issue)
            have.add(slug)

    for place, issue in enumerate(issues):
        told = _sentence(extraction, issue)
        named = named_types(issue.text) if stated[place] or issue.type is None else []
        named = [name for name in named if not has_other_sense(issue.text, told, name.slug)]
        carried = None
        if stated[place] and not named and not _is_met_by_others(extraction, issue):
            carried = carried_type(issue.text, told, extraction.paper.text)
            if carried == "noise-and-artefacts" and not speaks_of(issue.text, told, carried):
                carried = None  # noise in what teaches
        if carried is not None and (issue.type is None or (issue.type, carried) in _CARRIED_FROM):
            issues[place] = replace(issue, type=carried)
            have.add(carried)
            continue
        if named and not stated[place]:
            # What says too little for a problem may be one of the type that it names, where its sentence states one.
            role = (
                extraction.sentences[issue.sentence].role if 0 <= issue.sentence < len(extraction.sentences) else None
            )
            typed = replace(issue, type=named[0].slug, score=max(issue.score, _UNMARKED))
            if role is Role.ISSUE and named[0].slug not in have and states_problem(extraction, typed):
                issues[place], stated[place] = typed, True
                have.add(named[0].slug)
            continue
        for name in named:
            if name.slug == issue.type:
                continue
            labels = (issue.type, name.slug) == ("data-scarcity", "label-scarcity") and len(named) == 1
            closer = (issue.type, name.slug) in _CARRIED_FROM
            if issue.type is None or labels or closer or _is_sparsity(extraction, issue, name):
                issue = issues[place] = replace(issue, type=name.slug)
                have.add(name.slug)
            elif len(named) > 1 or not any({name.slug, issue.type} <= kin for kin in _KIN):
                tell(issue.start + name.start, issue.start + name.end, name.slug, issue.sentence, issue.score)
    for number, sentence in enumerate(extraction.sentences):
        whole = extraction.paper.text[sentence.start : sentence.end]
        for name in named_types(whole, marked=False):
            start, end = sentence.start + name.start, sentence.start + name.end
            before = whole[: name.start]
            if has_other_sense(whole[name.start : name.end], whole, name.slug):
                continue
            if name.slug in have or is_turned(before):
                continue
            shown = name.slug in _SHOWN_BY_WORK and _SHOWS_THAT.search(before) is not None
            if sentence.role is Role.RESULT and not shown:
                continue
            withstood = _WITHSTOOD.get(name.slug)
            if withstood is not None and sentence.role is not Role.ISSUE:
                if sentence.role is Role.BACKGROUND or withstood.search(before) is None:
                    continue
            elif sentence.role not in (Role.ISSUE, Role.BACKGROUND) and not shown and not is_met(before):
                continue
            if not any(i.start < end and start < i.end for i, so in zip(issues, stated, strict=True) if so):
                tell(start, end, name.slug, number, _UNMARKED if withstood is None else _STOOD)
    return replace(extraction, issues=(*issues, *more))


def in_category(nodes: Sequence[IssueNode], unsure: Mapping[Where, str], kinds: IssueKinds) -> tuple[IssueNode, ...]:
    """The issue nodes, each that has no type in the category of what its phrases were taken for."""
    found = []
    for node in nodes:
        if node.type is None:
            guesses = Counter(
                kinds.category_of(unsure[where])
                for e in node.evidence
                if (where := (e.paper, e.start, e.end)) in unsure
            )
            if guesses:
                best = min(guesses, key=lambda c: (-guesses[c], kinds.order_of(c)))
                node = replace(node, category=best)
        found.append(node)
    return tuple(found)


@lru_cache(maxsize=10_000)
def type_chance(phrase: str, sentence: str, slug: str) -> float:
    """How likely a type is for a phrase in its sentence, from 0 to 1.

    >>> type_chance("labels are costly", "But labels are costly.", "label-scarcity") > 0.45
    True
    """
    from extract.errors import ModelDamaged

    try:
        by_words = _of(load_typer().rank_types([phrase], [sentence]), slug)
        if by_words + _CHOSEN >= 2 * _SURE:
            return by_words
        return (by_words + _of(load_typer().rank_types([phrase], [sentence], _embedder().embed), slug)) / 2
    except ModelDamaged:
        return 1.0  # the package came without its models: types are left as they stand


def words_of_type(phrase: str, slug: str) -> int:
    """How many telling words of a phrase stand, in any form, in the label, definition or wordings of a type.

    Words that are common to many types count as one, where there are two of them or the label has one.

    >>> [words_of_type("rusty masts have hardly been studied", slug) for slug in ("little-explored", "black-box")]
    [1, 0]
    """
    wording, counts = _wordings()
    shared = _stems(phrase) & wording.get(slug, frozenset())
    common = {word for word in shared if counts[word] > _COMMON}
    named = common & _stems(load_issue_kinds().labels.get(slug, ""))
    return len(shared - common) + (len(common) > 1 or bool(named))


def is_clearly_of(phrase: str, sentence: str, slug: str) -> bool:
    """Whether a phrase is of a type beyond doubt: its words name it, or share one with it and it is likely.

    >>> is_clearly_of("labels are costly", "But labels are costly.", "label-scarcity")
    True
    """
    if any(name.slug == slug for name in named_types(phrase)):
        return True
    return words_of_type(phrase, slug) > 0 and type_chance(phrase, sentence, slug) >= _CLEARLY


def pools(slug: str | None) -> bool:
    """Whether what papers state of a type is one issue, since the type says what is wrong and with what.

    >>> pools("label-scarcity"), pools("insufficient-accuracy"), pools(None)
    (True, False, False)
    """
    return slug is not None and slug not in _SAYS_NOT_WHAT


def part_of(slug: str | None, phrases: Iterable[str]) -> str:
    """A key for the issue of a type: its slug, with the part of it that the phrases all tell of where it has parts.

    >>> part_of("unstable-training", ["rudders overfit"]), part_of("unstable-training", ["gradients vanish"])
    ('unstable-training overfitting', 'unstable-training')
    """
    narrow = _narrower(slug, list(phrases)) if slug in _IN_PARTS else ""
    return f"{slug} {narrow.casefold()}" if narrow else slug or ""


def _narrower(slug: str | None, phrases: Sequence[str]) -> str:
    """The narrower name of a type that all phrases bear; empty where none is."""
    names = _NARROWER.get(slug or "", ())
    return next((name for name, bears in names if all(bears.search(phrase) for phrase in phrases)), "")


def speaks_of(phrase: str, sentence: str, slug: str) -> bool:
    """Whether a phrase speaks of what its type is about, and means it in that sense.

    >>> speaks_of("noisy hydrophones", "", "noise-and-artefacts"), speaks_of("noisy labels", "", "noise-and-artefacts")
    (True, False)
    >>> speaks_of("depends on raw soundings", "", "noise-and-artefacts")
    False
    >>> speaks_of("computational burden", "", "computational-cost")
    True
    >>> speaks_of("computational cookery", "", "computational-cost")
    False
    """
    words = " ".join(phrase.split())
    speaks = _SPEAKS_OF.get(slug)
    # "Existing sets of hulls | are small": what is told of stands before.
    whole = slug in _TOLD_BEFORE and phrase in sentence
    told = sentence[: sentence.find(phrase) + len(phrase)] if whole else words
    if speaks is not None and speaks.search(told) is None:
        return False
    if slug == "missing-context" and not (_DENIES.search(words) or _LOSES.search(words)):
        return False
    other = _OTHER_SENSE.get(slug)
    if (other is not None and other.search(words)) or has_other_sense(words, sentence, slug):
        return False
    if slug == "noise-and-artefacts" and _TAUGHT.search(sentence) and not _SENSED.search(words):
        return False
    if slug == "hard-control" and _MOVED.search(sentence or words) is None:
        return False
    return slug != "partial-observability" or _ACTS.search(sentence or words) is not None


def denies_enough(phrase: str, slug: str | None) -> bool:
    """Whether a phrase says that something is not done, where its type is that.

    >>> denies_enough("graph constraints", "ignored-domain-structure"), denies_enough("graph constraints", "black-box")
    (False, True)
    """
    return slug not in _UNDONE or _DENIES.search(phrase) is not None


def _is_sure(extraction: Extraction, issue: Issue, chance: float) -> bool:
    """Whether a phrase is of its type, which has this chance: one of a wide type must show it in its own words."""
    slug = issue.type or ""
    if chance < _SURE or not speaks_of(issue.text, _sentence(extraction, issue), slug):
        return False
    complaint = complains(issue.text) or difficulty_around(extraction, issue)
    plain = slug in _MATTER and issue.score < _PLAIN and not complaint
    if plain and chance < _CERTAIN and words_of_type(issue.text, slug) < 2:
        return False
    if slug not in _WIDE:
        return True
    if not denies_enough(issue.text, slug):
        return False
    shared = words_of_type(issue.text, slug)
    if not shared and _SUFFERS.search(issue.text):
        return False  # it tells what comes of the trouble
    if slug in _UNDONE and not shared and len(words_of(issue.text)) < _FEW_WORDS:
        return False  # "help little"
    if not _SUFFERS.search(issue.text) and is_aim(extraction, issue) and not _HARD.search(_sentence(extraction, issue)):
        return False
    one, none = _WIDE[slug]
    return chance >= (_SURE if shared > 1 else one if shared else none)


def _is_sparsity(extraction: Extraction, issue: Issue, name: Named) -> bool:
    """Whether "data sparsity" was taken for input with gaps where no sensor is spoken of."""
    return (
        (issue.type, name.slug) == ("incomplete-input", "data-scarcity")
        and name.end - name.start >= _MOST * len(issue.text)
        and not _SENSES.search(_sentence(extraction, issue))
    )


def _is_met_by_others(extraction: Extraction, issue: Issue) -> bool:
    """Whether a phrase is what is said, as a matter of course, to be met by what others have done."""
    if not 0 <= issue.sentence < len(extraction.sentences):
        return False
    sentence = extraction.sentences[issue.sentence]
    return sentence.role is Role.BACKGROUND and is_met(extraction.paper.text[sentence.start : issue.start])


@cache
def _wordings() -> tuple[Mapping[str, frozenset[str]], Mapping[str, int]]:
    """The stems in the wording of each type, and in the wording of how many types each stands."""
    from ontologies.issue_types import load_issue_types

    wording = {
        kind.slug: _stems(" ".join((kind.label, kind.definition, *kind.examples))) for kind in load_issue_types()
    }
    return wording, Counter(word for words in wording.values() for word in words)


def _stems(text: str) -> frozenset[str]:
    """Stems of the words that tell something, also without what is set before them, in one spelling."""
    said = re.findall(r"[^\W_]{2,}", text.casefold().replace("artefact", "artifact"))
    words = [word for word in said if word not in STOP_WORDS]
    return stems(" ".join([*words, *(_PREFIX.sub("", word) for word in words)])) - _ANY_TROUBLE


def _of(ranked: Sequence[Sequence[tuple[str, float]]], slug: str) -> float:
    return dict(ranked[0]).get(slug, 0.0)


def _sentence(extraction: Extraction, issue: Issue) -> str:
    if not 0 <= issue.sentence < len(extraction.sentences):
        return issue.text
    sentence = extraction.sentences[issue.sentence]
    return extraction.paper.text[sentence.start : sentence.end]


@cache
def _embedder() -> Embedder:
    from extract.embedder import Embedder

    return Embedder()
