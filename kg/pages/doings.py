"""What a thing that a paper puts forward does, in the paper's own words: one clause of the abstract, cut where one may.

A sentence is cut only where a clause ends, so that what is quoted says what the whole does; where a part cannot stand
without the words around it, another sentence is asked, and where none serves, nothing is quoted.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from extract.lexicon import word_set
from extract.records import Extraction
from kg.english.alike import says_again, stems
from kg.english.grammar import plain
from kg.evidence import quote, sentence_number
from kg.given_names import says_little
from kg.issue_kinds import words_of_type
from kg.own_thing import says_sort_alone
from kg.phrases import AUXILIARIES, base_of, begins_with_verb, telling, words_of
from kg.records import Evidence, SolutionNode
from ontologies.vocabulary import Role

# What is longer is cut, or not quoted.
LONGEST, SHORTEST = 180, 18
# "To weigh wet hives, | and propose a lamp": what is told of another thing.
_AND_PROPOSES = re.compile(
    r",\s+and\s+(?:then\s+|further\s+|also\s+)?(?:propose|introduce|present|design|develop|devise)\s"
)
# "To alleviate | the cost of wax": what something is put against.
_MEETS_WHAT = re.compile(
    r"(?i)\b(?:address|tackl|solv|overcom|mitigat|alleviat|resolv|remed|combat|counter(?!part)|handl"
    r"|(?:deal|cope?)(?:s|ing)?\s+with)(?:e?s|ing|e|ies|y)?\s+(?P<what>[^,;.]+)"
)
# "To address the lack of wax" says nothing of how.
_ADDRESSES = re.compile(
    r"(?i)to\s+(?:\w+ly\s+|better\s+)?(?:address|tackle|solve|overcome|resolve|remedy|handle|meet|deal|cope|fill)\b"
)
_ONE_HAND = re.compile(r"(?i)on\s+(?:the\s+)?(?:one|other)\s+(?:hand|side)\b")
_AIMS_AT = re.compile(
    r"(?i)to\s+(?:\w+ly\s+|better\s+)?(?:discover|find|improve|enhance|facilitate|boost|promote|support|advance|obtain|achieve|get)\b"
)
# So much of a clause is left at least where it is cut.
_LEFT = 34
_TELLS = (Role.SOLUTION, Role.METHOD)
_SORT = (
    r"(?:model|method|approach|framework|system|algorithm|network|architecture|pipeline|technique|strategy|scheme"
    r"|module"
    r"|mechanism|paradigm|procedure|solution|design|robot|device|tool|toolkit|dataset|data\s?set|corpus|benchmark"
    r"|resource)"
)
# A thing without its name. "This method" and "it" mean what the sentence before is about.
_OWN = (
    rf"(?:our|the\s+proposed|the\s+presented|the\s+resulting)\s+(?:(?:new|novel|proposed|full|whole|final)\s+)?{_SORT}"
)
_BACK = rf"(?:it|this\s+(?:new\s+|novel\s+)?{_SORT}|the\s+{_SORT})"
_IS_OWN, _IS_BACK = re.compile(rf"(?i){_OWN}\b"), re.compile(rf"(?i){_BACK}\b")
_LED = re.compile(r"(?i)(?:our|the\s+proposed|the|an?)\s+")
_BEHIND_SUBJECT = re.compile(rf"(?:\s+{_SORT})?(?:\s*\([^)]*\))?(?:,\s+an?\s[^,]{{5,80}},)?\s+(?=\w)", re.IGNORECASE)
_OPENS = re.compile(
    r"(?i)^(?:(?:specifically|in particular|concretely|more specifically|in detail|moreover|furthermore|additionally"
    r"|in addition|besides|further|also|here|thus|therefore|hence|then|finally|second(?:ly)?|first(?:ly)?|notably"
    r"|to this end|to that end|technically|in practice|in contrast),?\s+)+"
)
# What may stand before the subject of a sentence: "By weighing hives, BeeNet ...".
_BEFORE_SUBJECT = re.compile(
    r"^(?:To|By|With|On|In|For|Against|Compared (?:to|with)|Based on|Using|Given|Instead of|Unlike|In contrast to"
    r"|Inspired by|Motivated by|[A-Z][a-z]+ing)\b[^,;:]{3,140},\s+"
)
_SPECIFICALLY = re.compile(
    r"(?i)^(?:more\s+)?(?:specifically|in particular|particularly|concretely|in detail|technically|to this end"
    r"|first(?:ly)?)"
    r",?\s+(?=we\s)"
)
_MANNER = r"(?:(?:also|then|first|further|thus|only|simply|jointly|automatically|\w{3,}ly)\s+)*"
# "Is made of a lamp and a hum", and no figure of how much a data set has.
_MADE_OF = re.compile(
    r"(?i)(?!.*\d)(?:(?:is|are)\s+(?:mainly\s+)?(?:comprised|composed|made)\b|consists?\s+of\b|comprises?\b)"
)
# "To improve the performance of hives": what everything is for.
_TO_BE_BETTER = re.compile(
    r"(?i)^(?:to|for|by|can|that)?\s*(?:\w+ly\s+)?(?:improv|enhanc|increas|boost)(?:es?|ing)?\s+(?:the\s+|its\s+|their\s+)?"
    r"(?:(?!of\b|on\b)[\w-]+\s+){0,2}(?:performance|effectiveness|quality|accuracy)\b(?:\s+(?:of|in|on|for)\s[^,;]*)?$"
)
# What says only what a thing is not or is like, or leans on a list elsewhere.
_SAYS_NOT = re.compile(
    r"(?i)\bdifferent(?:ly)?\s+(?:from|to|than)\s|\b(?:contrary|opposed)\s+to\b|\brespectively\b"
    r"|^(?:is|are|was|were)\s+(?:\w+ly\s+)?(?:motivated|inspired|driven)\s+by\b|^will\s"
    r"|^(?:(?:is|are|was|were)\s+to|to\s+be)\s"
    r"|^(?:is|are)\s+(?:\w+ly\s+)?(?:[a-z]+-agnostic|plug-and-play|model-free|generic|modular|orthogonal)\b"
    # a first step, and not where that leads
    r"|^(?:(?:that|which|in\s+which)\s+)?(?:we\s+)?first(?:ly)?\s(?!.*\b(?:then|second|next|finally|before|and\s+thus)\b)"
    r"|^(?:can|may|could|might)\s+(?:also\s+)?be\s+(?:seen|viewed|regarded|interpreted|understood|considered)\s+as\b"
    r"|^(?:is|are|can\s+be)\s+(?:\w+ly\s+)?(?:similar|related|akin|analogous|equivalent|orthogonal|complementary)\s+to\b"
)
# "... , and it can draw": a clause of its own behind another.
_AND_IT = re.compile(r",\s+(?:and|but|while)\s+(?:it|they)\s+(?=\w)|;\s+(?:it|they)\s+(?=\w)")
# Words that only report how well something does, or that it exists.
_FARES = re.compile(
    r"(?i)^(?:can\s+|could\s+|also\s+|\w+ly\s+)*(?:achiev|outperform|surpass|obtain|reach|attain|show|demonstrat"
    r"|perform\w*\s+(?:well|better|best|worse|on\b|at\b|as\b|comparabl|favou?rabl|similar|competitiv|significantly)|exceed"
    r"|yield|deliver|exhibit|compar|rank|win|beat|match|gain|remain|prove|result|generaliz|generalis|work|competes?\b|converg\w+\s+(?:\w+ly\s+)?(?:faster|quicker|sooner)\b"
    r"|(?:is|are|was|were|has been|have been)\s+(?:also\s+|then\s+|further\s+|\w+ly\s+)*(?:evaluat"
    r"|test|implement|validat"
    r"|compar|shown|propos|"
    r"introduc|present|describ|develop|discuss|call|nam|availab|releas|demonstrat|competitive|superior|better"
    r"|worse|simple|effective"
    r"|efficient|novel|easy|general\b|flexible|robust|lightweight|publicly|open|in\b|on\b|not\b|verified"
    r"|illustrated|applied"
    r"|more|less|as\b|faster|slower|up\b|the\s+(?:first|best|most)|a\s+(?:simple|novel|new)\s+and"
    r"|(?:well[- ])?(?:suited|applicable|suitable))|has (?:the"
    r"|a) (?:advantage|potential))"
)
# "Is able to weigh hives well", "can be joined with other scales": that it does so, and not how.
_SAYS_NO_HOW = re.compile(
    r"(?i)^(?:is|are)\s+(?:able|capable)\s.*\b(?:effectively|efficiently|successfully|accurately|well)$"
    r"|^can\s+be\s+(?:\w+ly\s+)?(?:combin|join|integrat|plugg|incorporat)\w+\s+(?:with|into|in|to)\s+"
    r"(?:other|existing|any|many|different|various)\b"
)
# Where a clause ends that can do without what follows.
_ENDS = re.compile(
    r"\s*(?:;|:\s|\s[–—-]{1,3}\s|—|,\s+namely\s|,?\s+(?:i\.e\.|e\.g\.)|,\s+(?=(?:which|where|thereby|thus|hence"
    r"|therefore|so that|while|whereas|leading"
    r"|making|allowing|enabling|resulting|achieving|yielding|improving|reducing|increasing|providing|producing|ensuring"
    r"|avoiding|offering|facilitating|eliminating|and\s+(?:thus|then|hence|therefore|thereby|we|it|show|shows"
    r"|demonstrate"
    r"|achieve|achieves|evaluate|propose|introduce|present)|so\s+as|such\s+that|we\s|as\s+well\s+as|including"
    r"|for\s+example"
    r"|but\s+also\b)\b)|\s+(?=(?:so\s+that|such\s+that"
    r"|whereas|in\s+order\s+to|by\s+(?:\w+ly\s+)?\w+ing|using|via|while\s+\w+ing|thus|thereby)\s)"
    r"|,?\s+(?:and\s+)(?=(?:has|is|are|can|also|\w+s)\s+(?:an?|the|to|its|no)\s)"
    r"|,\s+and\s+(?=(?P<verb>[a-z]+)\s+(?:an?|the|its|our|their|that|\w+ly|\w+-\w+)\s)"
    r"|\s+(?=to\s+(?:\w+ly\s+|(?P<aim>[a-z]+)\s)))"
)
# What nothing is said of without the "to" behind it.
_NEEDS_TO = re.compile(
    r"(?i)\b(?:allow|enabl|encourag|help|forc|requir|permit|abilit|able|aim|learn|tend|need|order|instruct|ask"
    r"|teach|fail|seek"
    r"|how|try|attempt|used|capab|transfer|map|transform|convert|translat|adapt|appl)\w*\b(?:\s+[\w-]+){0,6}$"
)
_WHOLE_END = re.compile(r"[\s.,;:]+$")
# What no clause ends in: "labels the hives by".
_HANGING = re.compile(r"(?i)\s(?:by|with|on|through|via|of|for|to|from|in|than|as|that|which)[\s,]*$")
# What a clause must not be cut before: it would say more than its paper does.
_BOUNDS = re.compile(
    r"(?i)\b(?:but\s+(?!also)|except|unless|only\s+(?:if|when|for|in|on|where)|provided\s+that|if\s|although"
    r"|though|however"
    r"|at\s+the\s+(?:cost|expense|price))"
)
_TORN = re.compile(r"(?i)\b(?:not only\b(?!.*\bbut\b)|both\b(?!.*\band\b)|either\b(?!.*\bor\b)|between\b(?!.*\band\b))")
# What speaks of something that only the sentences before name.
_AWAY = re.compile(
    # a list that goes on behind the clause
    r"(?i)\(?(?<!\w)1\)\s|"
    r"\b(?:the\s+following|as\s+follows|these|those|this|such(?!\s+(?:as|that)\b)|above|aforementioned"
    r"|aforesaid|former|latter|them|previous\s+section"
    r"|that\s+(?=(?:end|goal|problem|issue)\b)|here|another|other\s+(?:than|hand))\b"
    r"|\bthe\s+(?:\w+\s+)?(?:issues?|problems?|challenges?|limitations?|difficult(?:y|ies)|drawbacks?"
    r"|shortcomings?|obstacles?"
    r"|weaknesses|gaps?|bottlenecks?|needs?|tasks?|question|dilemma|phenomenon)\b(?!\s+(?:of|in|that|with|when|to"
    r"|by|for|caused|due"
    r"|arising|posed|between|at|from)\b)"
)
_PRONOUN = re.compile(r"(?i)(?<!make )(?<!makes )(?<!making )\b(?:it|they|he|she)\b")
_OURS = re.compile(r"(?i)\b(?:we|us|ours)\b")
# How many parts a thing has says nothing of it.
_SAYS_PARTS = re.compile(
    r"(?i)^(?:(?:that|which)\s+)?(?:consists?|consisting|composed|comprises?|contains?|has"
    r"|have|introduces?|proposes?|presents?|adopts?|employs?|uses?|combines?|integrates?|offers?)\s(?:of\s)?(?:an?\s)?[\w-]+\s"
    r"(?:[\w-]+\s){0,2}(?:steps|parts|stages|modules|components|phases|elements|levels|contributions|innovations|ideas"
    r"|strategies|techniques|designs|mechanisms|losses|objectives)$"
)
# What a thing is made of says less of it than what it does.
_ONLY_PARTS = re.compile(
    r"(?i)(?:includes?|has|have|contains?|consists?\s+of|comprises?|relies\s+on|is\s+(?:comprised|composed|made"
    r"|based|built)\b)"
)
# The end of a sentence whose subject was cut: "... for the hive is described".
_IS_PUT = re.compile(
    r"(?i)\b(?:is|are|was|were|has been|have been)\s+(?:\w+ly\s+)?(?:describ|propos|present|introduc|develop"
    r"|investigat|studi|discuss|given)"
)
_FOR = re.compile(r"(?i)for\s(?!\w+ing\s)")
_IN_WORD = re.compile(r"[\w-]")
_GOES_ON = re.compile(r"[\w-]|\s?['’]s")
_BROKEN = re.compile(r"\(cid:|\w-\s\w|[\\{}$^]|\uFFFD|\[\d|\(citation\)|\bet al\b|https?:")
_GIVING = (
    r"\b(?:propos|introduc|present|develop|devis|design|creat|buil[dt]|construct|describ|contribut|offer|suggest|report"
    r"|explor|stud(?:y|ie)|investigat|provid|releas|collect|formulat|deriv|com(?:e|es)\s+up\s+with)\w*\b"
)
_GIVES = re.compile(_GIVING, re.IGNORECASE)
_RESULT_TELLS = re.compile(
    r"(?i)\b(?:outperform|achiev|surpass|state[- ]of[- ]the[- ]art|sota\b|experiment|evaluat|results?\s+(?:show"
    r"|demonstrat)"
    r"|show\s+that|demonstrate\s+that|superior|promising)"
)
_REPORTS = re.compile(
    r"(?i)(?:[^,;]{0,50}\b(?:experiment|result|evaluation|simulation|ablation|comparison|stud(?:y|ies)"
    r"|tests?)\w*\b[^,;]{0,60}"
    r"\b(?:show|demonstrat|indicat|confirm|reveal|suggest|verif|validat|prove)|we\s+(?:\w+ly\s+)?(?:show"
    r"|demonstrate|find|found"
    r"|evaluate|validate|test)\b(?!\s+how)|experiment|result|in\s+(?:experiments|tests|simulation))"
)
# "Improves the overall performance", "can be used".
_SAYS_NO_RESULT = re.compile(
    r"(?i)(?:can|could|may|might)\s+be\b"
    r"|(?:\w+ly\s+|can\s+)*(?:improv|enhanc|increas|boost)\w*\s(?:the\s)?(?:[\w-]+\s){0,2}performances?$"
)
# What leads to what was found: "Extensive experiments on two hives show that".
_SHOWN = re.compile(
    r"(?i)^(?:[^;]{0,150}?\b(?:show|demonstrat|indicat|reveal|confirm|suggest|find|found|prov|verif|validat|illustrat)"
    r"(?:e|es|s|d|ed|ied|ies|y)?\s+that\s+|in (?:experiments|simulation|practice|addition|particular),\s+)"
)
# What a paper says that it reached itself.
_WE_REACH = re.compile(
    r"(?i)(?:^|,\s+(?:and\s+)?|\band\s+)(?=we\s+(?:\w+ly\s+|also\s+|can\s+)*(?:reduce|improve|cut|increase"
    r"|achieve|obtain|reach|outperform"
    r"|speed\s+up|accelerate|lower|decrease|eliminate|avoid|recover|save|need|require)d?\s)"
)
_BEHIND = (
    # "a model that learns ...": its own doing, none of somebody else's
    (
        re.compile(
            r"^,?\s+(?=(?:that|which)\s+(?!we\b|they\b|it\b|the\b|an?\b|our\b|is\s+called|can\s+be\b|could\s+be\b))"
        ),
        0,
    ),
    (
        re.compile(
            r"^\s+(?:for|in)\s(?!an?\s)[^,.;]{2,50},\s+(?=(?:which|that)\s+(?!we\b|they\b|it\b|the\b|an?\b|our\b|is\s+called))"
        ),
        0,
    ),
    (re.compile(r"^,?\s+(?=to\s+)"), 1),
    (re.compile(r"^\s+(?:in|on|into|over)\s+[\w\s-]{2,30}?\s(?=to\s+)"), 2),
    (re.compile(r"^,?\s+(?=(?:by|through|via)\s+\w+ing\b)"), 1),
    (re.compile(r"^,?\s+(?=as\s+an?\s)"), 1),
    (
        re.compile(
            r"^,\s+(?=(?!including|being|resulting|leading|achieving|outperforming|showing|demonstrating|yielding"
            r"|making)[a-z]+ing\s)"
        ),
        1,
    ),
    (
        re.compile(
            r"^,?\s+(?=(?:capable\s+of|consisting\s+of|composed\s+of|comprising|containing|combining|leveraging"
            r"|based\s+on"
            r"|built\s+on|using|exploiting|integrating|designed\s+to|designed\s+for|aimed\s+at|aiming\s+(?:to|at)"
            r"|trained\s+to"
            r"|trained\s+on|tailored\s+to|equipped\s+with|covering|with\s+(?:an?|\d\S*|two|three|four|five|six)\s+\w+))"
        ),
        1,
    ),
    (re.compile(r"^,?\s+(?=for\s+\w)"), 4),
)
# A name of which the last noun is not its head: "weighing the comb", "rules by which hives hum".
_HANGS_LOW = re.compile(r"(?i)^[a-z]+ing\s|\s(?:that|which|to|by|under|whose)\s")
_HAS_CLAUSE = re.compile(r"(?i)\s(?:that|which|whose)\s")
# The predicate of a sentence behind what was said of its subject: ", will be told".
_GOES_ON_AFTER = re.compile(r",\s+(?=(?:will|is|are|was|were|can|could|has|have)\b)")
_IS_GIVEN = re.compile(
    r"(?i)^\s+(?:is|are)\s+(?:\w+ly\s+|further\s+|also\s+|then\s+)*(?:introduced|proposed|presented|designed|used"
    r"|developed|employed"
    r"|adopted|applied)[^,;.]{0,60}?\s(?=to\s+\w)"
)
_KIND_OF = re.compile(r"^(?:\s*\([^)]*\))?,\s+(?=(?:an?|the\s+first|the\s+largest)\s+)")
_TELLS_KIND = re.compile(r"(?i)\s(?:that|which|to|for|by|based\s+on|using|with|consisting|comprising|containing|of)\s")
_CALLED = (
    r"(?:,?\s+(?:which\s+(?:we\s+call|is\s+called)|called|named|termed|dubbed|namely|referred\s+to\s+as|coined)\s+"
    r"|,\s+|\s+\(|:\s+)"
)
_SAYS_NO_DEED = stems(
    "called named termed dubbed novel new propose proposed use used simple yet effective efficient framework"
    " method model"
)
_GIVES_NAME = re.compile(r",?\s+(?:named|called|termed|dubbed|namely)\s+|:\s+")
_TAKES_WITH = re.compile(r"(?i)\b(?:equip|combin|compar|replac|integrat|fus)\w*\s[^,;]*$")
# "HumNet (hum network)".
_PAIR = re.compile(r"([^()]+?)(?: \(([^()]+)\))?")
_SHARES, _TELLS_LITTLE = 2, 3
_NO_VERB = word_set(
    """
    models results methods experiments representations features networks embeddings outputs weights parameters layers
    components modules variants agents scores predictions systems samples images users tasks datasets baselines policies
    """
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Doing:
    """What is quoted, and the sentence that it was cut from.

    ``thin`` where it only says what for the thing is; ``near`` where it has words of the issue.
    """

    text: str
    evidence: Evidence
    thin: bool = False
    near: bool = False


@dataclass(frozen=True, slots=True)
class _Found:
    rank: int
    text: str
    sentence: int


def what_it_does(
    extraction: Extraction,
    solutions: Sequence[SolutionNode],
    names: Collection[str],
    about: Collection[str],
    *,
    main: bool,
    issues: Iterable[tuple[int, int]] = (),
    told: Collection[str] = (),
    kind: str | None = None,
) -> Doing | None:
    """What a thing does, as its paper says it; None where no clause of the abstract can stand for it.

    Parameters
    ----------
    extraction : Extraction
    solutions : sequence of SolutionNode
        The thing, as this paper puts it forward.
    names : collection of str
        What it is called.
    about : collection of str
        The stems of the words that tell the issue: a sentence that has them comes first.
    main : bool
        Whether "our method" can only be this.
    issues : iterable of pairs of int
        Where the paper states the issue.
    told : collection of str
        Clauses that were quoted before, which are not quoted again.
    kind : str, optional
        The type of the issue, whose words are the issue's, too.
    """
    wanted = set(about)
    found = [
        f
        for f in _candidates(extraction, solutions, names, main)
        if _is_fit(f.text, names)
        and _before_name(f.text, names) not in told
        and not (wanted and _meets(f.text, wanted, kind) is False)
    ]
    if not found:
        return None
    stated = {sentence_number(extraction, start) for start, _ in issues}

    def rank(one: _Found) -> tuple[int, int, int]:
        shared = len(stems(one.text) & wanted)
        return (one.rank - _SHARES * (shared > 0) - (one.sentence in stated), one.sentence, -len(one.text))

    best = min(found, key=rank)
    near = bool(stems(best.text) & wanted)
    opening = extraction.sentences[best.sentence]
    if wanted and not near and _ONE_HAND.match(extraction.paper.text, opening.start, opening.end):
        return None  # one half of what it does, and that of the other issue
    if wanted and (_ADDRESSES.match(best.text) or (not near and _AIMS_AT.match(best.text))):
        return None  # a bare purpose: the issue once more, or that things go better
    if not near and wanted and (best.rank > _TELLS_LITTLE or _MADE_OF.match(best.text)):
        return None  # what for it is, or of what parts, and no word of the issue
    if (
        not near
        and wanted
        and (
            (stated and best.sentence < min(stated))
            or _is_met_elsewhere(extraction, best.sentence, names, wanted, kind)
        )
    ):
        return None  # the issue came up on the way, or other words tell how it is met
    place = extraction.sentences[best.sentence]
    return Doing(
        text=_before_name(best.text, names),
        evidence=quote(extraction.paper, place.start, place.end, "says", 1.0),
        thin=best.rank > _TELLS_LITTLE,
        near=near,
    )


def _meets(words: str, wanted: Collection[str], kind: str | None) -> bool | None:
    """Whether words that tell what a thing meets name the issue; None where they tell of nothing met."""
    met = [found["what"] for found in _MEETS_WHAT.finditer(words)]
    if not met:
        return None
    return any(stems(what) & set(wanted) or (kind is not None and words_of_type(what, kind) > 1) for what in met)


def _is_met_elsewhere(
    extraction: Extraction, quoted: int, names: Collection[str], wanted: Collection[str], kind: str | None
) -> bool:
    """Whether a sentence of the own work tells of the issue that it is met, and not with the thing itself."""
    text = extraction.paper.text
    return any(
        number != quoted
        and place.role in _TELLS
        and not _named(text[place.start : place.end], names)
        and _meets(text[place.start : place.end], wanted, kind)
        for number, place in enumerate(extraction.sentences)
    )


def _candidates(
    extraction: Extraction, solutions: Sequence[SolutionNode], names: Collection[str], main: bool
) -> Iterator[_Found]:
    named_before = gave_before = gave = False
    text = extraction.paper.text
    anywhere = bool(_named(extraction.paper.abstract, names)) or any(
        s.evidence.start > len(extraction.paper.title) and _is_its_name(s, names) for s in solutions
    )
    main = main or bool(_named(extraction.paper.title, names))
    # What only the title names, and only where that is a name of its own, is what the abstract puts forward.
    unnamed = not anywhere and any(
        any(c.isupper() for c in n[1:]) and _named(extraction.paper.title, [n]) for n in names
    )
    for number, place in enumerate(extraction.sentences):
        raw = text[place.start : place.end]
        spans = [
            (s.evidence.start - place.start, s.evidence.end - place.start)
            for s in solutions
            if place.start <= s.evidence.start and s.evidence.end <= place.end and _is_its_name(s, names)
        ]
        here = [*_named(raw, names), *spans]
        said = " ".join(raw.split())
        tells = not _REPORTS.match(said) and (place.role in _TELLS or (bool(here) and _GIVES.search(raw) is not None))
        told = "" if _REPORTS.match(said) or re.search(r"\d\s?%", said) else said
        if told and (does := _predicate(told, names, own=main, back=named_before)) is not None:
            yield _Found(2 if _ONLY_PARTS.match(does) else 0, does, number)
            if (second := _AND_IT.search(told)) and _begins_with_deed(told[second.end() :]):
                yield _Found(1, _cut(told[second.end() :]), number)
        if tells:
            for start, end in here:
                yield from (_Found(rank, words, number) for rank, words in _behind(raw, start, end, names))
            if gave_before and (opened := _SPECIFICALLY.match(said)):
                yield _Found(3, _cut(said[opened.end() :]), number)
            if here:
                yield from (_Found(3, words, number) for words in _purpose_before(said))
                yield from (_Found(4, words, number) for words in _of_ours(said, names))
                yield from (_Found(1, words, number) for words in _shown_how(said, names))
            elif unnamed and not gave:
                yield from (_Found(2, words, number) for words in _given(said))
                gave = _GIVES.search(said) is not None
        named_before = bool(here) or (main and re.search(rf"(?i)\b{_OWN}\b", said) is not None)
        gave_before = bool(here) and _GIVES.search(said) is not None


def _is_its_name(solution: SolutionNode, names: Collection[str]) -> bool:
    """Whether the words that stand for a solution are those that it is called by, or most of them."""
    words = plain(solution.evidence.quote)
    said, close = stems(words), re.sub(r"\W", "", words).casefold()
    return any(close == re.sub(r"\W", "", name).casefold() for name in names) or any(
        2 * len(said & stems(name)) >= len(stems(name)) for name in names or (plain(solution.label),)
    )


def _named(raw: str, names: Collection[str]) -> list[tuple[int, int]]:
    """Where names stand in a text as whole words; only one that is coined ("HumNet") is told from its small letters."""
    found = []
    small = raw.lower()
    for name in names:
        coined = any(c.isupper() for c in name[1:])
        text, word = (raw, name) if coined else (small, name.lower())
        at = text.find(word)
        while at >= 0:
            end = at + len(word)
            if not (at and _IN_WORD.match(text[at - 1])) and not _GOES_ON.match(text[end : end + 3]):
                found.append((at, end))
            at = text.find(word, end)
    return sorted(set(found))


def result_told(sentence: str, names: Collection[str], *, main: bool) -> str | None:
    """What a sentence on results says of the thing, from its verb on: "reduces the cost of waxing by half".

    Examples
    --------
    >>> result_told("Experiments show that our method clearly reduces the cost of wax.", ["WaxNet"], main=True)
    'clearly reduces the cost of wax'
    >>> result_told("WaxNet needs half the wax of BeeNet.", ["WaxNet"], main=False)
    'needs half the wax of BeeNet'
    >>> result_told("Our method needs half the wax.", ["WaxNet"], main=False)
    """
    said = " ".join(plain(sentence).split())
    said = _SHOWN.sub("", said)
    words = _predicate(said, names, own=main, back=False, fares=True)
    if words is None and main and (ours := _WE_REACH.search(said)):
        words = _cut(said[ours.end() :], fares=True)
        words = words[:1].lower() + words[1:]
    if not words or not _is_fit(words, names, fares=True) or _SAYS_NO_RESULT.match(words):
        return None
    return words


def _predicate(said: str, names: Collection[str], *, own: bool, back: bool, fares: bool = False) -> str | None:
    """What a sentence says of the thing that is its subject, from the verb on."""
    rest = _BEFORE_SUBJECT.sub("", _OPENS.sub("", said))
    led = _LED.match(rest)
    start = led.end() if led else 0
    low = rest[start : start + 120].lower()
    ends = [start + len(n) for n in names if low.startswith(n.lower()) and not _GOES_ON.match(low[len(n) : len(n) + 3])]
    if not ends:
        found = next((m for p, may in ((_IS_OWN, own or back), (_IS_BACK, back)) if may and (m := p.match(rest))), None)
        ends = [found.end()] if found else []
    behind = _BEHIND_SUBJECT.match(rest, max(ends)) if ends else None
    if behind is None:
        return None
    words = rest[behind.end() :]
    if not _begins_with_deed(words) or (not fares and _FARES.match(words)):
        return None
    return _cut(re.sub(r"^(?:is|are)\s+(?=an?\s)", "", words), fares=fares)


def _begins_with_deed(words: str) -> bool:
    told = words_of(re.sub(rf"^{_MANNER}", "", words))[:2]
    if len(told) < 2:
        return False
    first, following = told
    if first in AUXILIARIES:
        return following not in {"not"} and first not in {"do", "does"}
    if first in _NO_VERB or following in AUXILIARIES or base_of(following) == following:
        return False
    return re.fullmatch(r"[a-z-]{2,}(?<!s)s|[a-z]+sses", first) is not None or (
        base_of(first) is not None and begins_with_verb(" ".join(told), "it ")
    )


def _behind(raw: str, start: int, end: int, names: Collection[str]) -> Iterator[tuple[int, str]]:
    """What stands behind a name and says what the thing does, and before it what it is."""
    before, after = raw[:start], raw[end:]
    if not re.search(r"(?i)\b(?:concept|idea|notion)\s+of\s+(?:an?\s+|the\s+)?$", before) and re.search(
        r"(?i)\b(?:unlike|than|instead of|outperforms?|from|of|based on|built on|for|and|or|to)\s+"
        r"(?:the\s+|our\s+|an?\s+)?(?:pre-?trained\s+|proposed\s+)?$",
        before,
    ):
        return
    after = re.sub(rf"(?i)^\)?(?:\s+{_SORT}\b)?(?::\s[^,;.]{{3,60}}(?=,))?", "", after)
    after = re.sub(r"^\s*\([^)]*\)", "", after) if not _KIND_OF.match(after) else after
    # Behind "a way to weigh hives, a task ..." stands what the hives are.
    whole = re.search(r"\s(?:to|that|which|for|of|by)\s", raw[start:end]) is None
    if whole and (kind := _KIND_OF.match(after)):
        what = after[kind.end() :]
        # Of the subject of a sentence only what stands between two commas says what it is.
        what = _GOES_ON_AFTER.split(what, maxsplit=1)[0]
        words = _cut(what if _GIVES.search(before) else what.split(",")[0])
        if _TELLS_KIND.search(words) and not re.match(r"(?i)(?:an?|the)\s+\w+\s+of\s+(?:the\s+art|which)", words):
            yield int(re.search(r"\s(?:that|which|to|by)\s", words) is None), words
    part = re.search(r"(?i)\b(?:consist|compos|includ|compris|contain)\w*\b[^.;]*$", raw[:end]) is not None
    if found := _IS_GIVEN.match(after):
        yield 1, _cut(after[found.end() :])
    for pattern, rank in _BEHIND:
        found = pattern.match(after)
        if not found:
            continue
        # "Weighing the comb that melts": it is the comb that melts.
        name = raw[start:end]
        if part or (rank == 0 and (_HAS_CLAUSE.search(name) or (after[:1] != "," and _HANGS_LOW.search(name)))):
            break
        words = after[found.end() :]
        if words.startswith("with ") and _TAKES_WITH.search(before):
            break
        bare = re.sub(r"(?i)^(?:that|which)\s+", "", words)
        if rank == 0 and (_FARES.match(bare) or not _says_verb(bare)):
            break
        if words.startswith("to ") and not _is_purpose(words, before + after[: found.end()] if rank == 2 else before):
            break
        # Behind a name and a colon its relative pronoun is one word too many.
        yield rank, _cut(re.sub(r"(?i)^(?:is|are)\s+(?=an?\s)", "", bare))
        break
    # "A filter that hears the hum, called HumNet".
    found = re.search(rf"(?i)\b(an?\s+(?:[^,;.]|,(?!\s+(?:we|it|and)\b)){{12,140}}?){_CALLED}(?:the\s+)?$", before)
    if found and _GIVES.search(before[: found.start()]):
        words = _cut(found[1])
        if re.search(r"(?i)\s(?:that|which|to|by|for|based\s+on|using|with)\s", words) and not re.search(
            r"\ban?\s.*\b(?:we|propos\w+)\b", words
        ):
            yield 1, words


def _says_verb(words: str) -> bool:
    first = words_of(re.sub(rf"^{_MANNER}", "", words))[:1]
    return bool(first) and (first[0] in AUXILIARIES or base_of(first[0]) is not None or first[0].endswith(("s", "ed")))


def _is_purpose(words: str, before: str) -> bool:
    """Whether "to" behind a thing says what it is for: not so behind "we apply" or "we extend"."""
    if re.search(
        r"(?i)\b(?:appl(?:y|ies|ied|ying)|extend\w*|adapt\w*|compar\w+|according|similar|due|lead\w*|transfer\w*)\s[^,;]*$",
        before,
    ):
        return False
    following = words_of(words)[1:3]
    if not following or following[0] in {"the", "a", "an", "our", "its", "their", "which", "those", "all", "each"}:
        return False
    return base_of(following[0]) == following[0] or not following[0].endswith(("s", "ing", "tion", "ed"))


def _shown_how(said: str, names: Collection[str]) -> Iterator[str]:
    """What a paper shows how a thing does: "we show how BeeNet can be used to weigh wax"."""
    for start, end in _named(said, names):
        if re.search(r"(?i)\bhow\s+(?:the\s+|our\s+|an?\s+)?$", said[:start]) and re.match(
            r"\s+(?:can|is|are)\s", said[end:]
        ):
            yield _cut(said[end:])


def _purpose_before(said: str) -> Iterator[str]:
    """What something is put forward for, told before it: "To weigh wet hives, we propose HumNet"."""
    found = re.match(
        r"(?i)(?:in order )?(to\s+[a-z]+\s[^,;:]{10,150}),\s+(?:we|(?:this|the) (?:paper|work))\s+(?:[\w-]+\s){0,2}"
        rf"{_GIVING}",
        said,
    )
    if found:
        yield _cut(found[1][:1].lower() + found[1][1:])


def _given(said: str) -> Iterator[str]:
    """What a paper puts forward without naming it: "a filter that hears the hum"."""
    found = re.search(
        rf"(?i)\b(?:we|paper|work|study|article|authors)\s+(?:[\w-]+\s+){{0,3}}?{_GIVING}\s+(?=(?:an?|the\s+first)\s)",
        said,
    )
    if found and not re.match(
        r"(?i)(?:an?|the\s+first)\s+(?:[\w-]+\s+){0,3}(?:task|problem|question|experiment|study|survey)s?\b",
        said[found.end() :],
    ):
        words = _cut(said[found.end() :])
        if _TELLS_KIND.search(words):
            yield words


def _of_ours(said: str, names: Collection[str]) -> Iterator[str]:
    """The clause of a sentence in which its authors say what they do, where that is no mere putting forward."""
    doing = (
        r"(?:by|with|using|through|via|introducing|apply\w*|adopt\w*|use|employ\w*|leverag\w*|exploit\w*|incorporat\w+"
        r"|integrat\w+)"
    )
    if not any(
        re.search(rf"(?i)\b{doing}\s+(?:an?\s+|the\s+|our\s+|novel\s+|new\s+)*$", said[:start])
        for start, _ in _named(said, names)
    ):
        return
    found = re.search(
        r"(?i)(?:^|,\s+|\bhere\s+|\bwork\s+|\bpaper\s+)(?=we\s+(?:\w+ly\s+|then\s+|first\s+|also\s+|therefore\s+|thus\s+|hence\s+)*(?P<verb>\w+))",
        said,
    )
    if (
        found is None
        or _GIVES.match(found["verb"])
        or re.match(r"(?i)show|demonstrat|find|found|evaluat|aim|argue|believe|hope", found["verb"])
    ):
        return
    words = _cut(said[found.end() :])
    yield words[:1].lower() + words[1:]


def _cut(words: str, *, fares: bool = False) -> str:
    """A clause up to its end, or up to a place before that at which it may end: with three dots where it is cut."""
    words = _WHOLE_END.sub("", " ".join(plain(words).split()))
    words = _AND_PROPOSES.split(words, maxsplit=1)[0]
    limit = min(
        (
            found.start()
            for p in ((_AWAY, _PRONOUN) if fares else (_AWAY, _PRONOUN, _RESULT_TELLS))
            if (found := p.search(words))
        ),
        default=len(words),
    )
    if limit == len(words) <= LONGEST:
        return words
    best = ""
    for found in _ENDS.finditer(words):
        short = words[: found.start()]
        if len(short) > min(limit, LONGEST):
            break
        verb, aim = found["verb"], found["aim"]
        if verb and base_of(verb) is None and not _GIVES.match(verb):
            continue
        if (aim and base_of(aim) != aim) or (words[found.end() :].startswith("to ") and _NEEDS_TO.search(short)):
            continue
        if _HANGING.search(short):
            continue
        if len(short) >= _LEFT and not _BOUNDS.search(words[found.end() :]) and not _TORN.search(short):
            best = re.sub(r"[\s,]+(?:(?:and|or|but)\s*)?$", "", short)
    return f"{best} …" if best and best.count("(") == best.count(")") else ""


def _is_fit(words: str, names: Collection[str], *, fares: bool = False) -> bool:
    """Whether words can stand in quotation marks behind a name, and say something that it does not."""
    bare = words.removesuffix(" …")
    if len(bare) < SHORTEST or len(bare) > LONGEST or _BROKEN.search(bare) or bare.count("(") != bare.count(")"):
        return False
    if (
        (not fares and _RESULT_TELLS.search(bare))
        or _SAYS_PARTS.search(bare)
        or (_FOR.match(bare) and len(set(telling(bare))) < 4)
    ):
        return False
    if _AWAY.search(bare) or _TORN.search(bare) or _PRONOUN.search(bare) or _SAYS_NOT.search(bare):
        return False
    if not fares and (_TO_BE_BETTER.match(bare) or _SAYS_NO_HOW.match(bare)):
        return False
    if bare.count('"') % 2 or bare.count("“") != bare.count("”"):
        return False
    if len(set(telling(bare))) < 2 or says_again(bare, names):
        return False
    new = stems(" ".join(telling(bare))) - stems(" ".join(names)) - _SAYS_NO_DEED
    if len(new) < 3 or _IS_PUT.search(bare):
        return False
    return not (_OURS.search(bare) and not re.match(r"(?:in which )?we\s" if fares else r"in which we\s", bare))


def _before_name(words: str, names: Collection[str]) -> str:
    """Words without the name of the thing, where they end by giving it: "a filter for hums, called HumNet"."""
    found = _GIVES_NAME.search(words)
    if found and len(words[: found.start()]) >= SHORTEST:
        said = re.sub(r"\W", "", words[found.end() :]).casefold()
        if any(said.startswith(re.sub(r"\W", "", name).casefold()) for name in names):
            return words[: found.start()]
    return words


def names_of(labels: Iterable[str]) -> tuple[str, ...]:
    """The names in labels by which a text can call a thing: the long one and the short one of each, none too general.

    Examples
    --------
    >>> names_of(["HumNet (hum network)", "model"])
    ('HumNet', 'hum network')
    """
    found: dict[str, None] = {}
    for label in labels:
        both = _PAIR.fullmatch(label)
        for name in both.groups() if both else (label,):
            if name and not says_little(name) and not says_sort_alone(name):
                found.setdefault(name.strip())
    return tuple(found)
