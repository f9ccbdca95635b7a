"""In which sense words of a type are meant: what bears a type's words and is another thing, and which type a phrase
without one plainly carries.

A phrase and its sentence go in; a verdict, or the slug of a type, comes out. Only the words of English that tell plenty
from want, what is done on purpose from what befalls, and what is secret from what is touchy are asked for.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from kg.named_types import parts_media

# Want of data is told by one of these; a phrase without any speaks of data, or of their plenty.
_WANT = re.compile(
    r"(?i)\b(?:lack|absen|scarc|short|paucity|dearth|limit|few|small|little|spars|rare|insufficien|inefficien|inadequa|unavail|"
    r"availab|obtain|acquir|collect|gather|access|protect|restrict|constrain|only\b|no\b|not\b|none|never|without|"
    r"cannot|need|requir|demand|rel[yi]|depend|necess|bottleneck|difficult|hard\b|challeng|cost|expens|prohibit|"
    r"confiden|privacy|hung(?:er|ry)|cold[- ]start|low\b|lower|under-?\w{4,}|missing|miss\b|unseen|single|supervised|"
    r"small-scale|exten[ds]|tedious|unreleased|unpublished|proprietary|closed|costly|one\b|two\b|first\b|gap|"
    r"too\b|size|fixed|cover|n't\b|out of reach|infeasib|impossib|impractic|unfeasib)|\bdata-hungry|\b\w+-hungry"
)
_PLENTY = re.compile(
    r"(?i)^(?:an?\s+|the\s+)?(?:large|vast|huge|massive|enormous|abundan\w+|growing|increasing|ever-\w+)\s+"
    r"(?:amounts?|quantit(?:y|ies)|volumes?|numbers?|collections?)\s+of\b"
)
_LESS = re.compile(r"(?i)\b(?:requir|need|demand|rel[yi]|depend|lack|without|scarc|limit|not\b|cost|expens)")
# Data that there were, and are no more.
_HAD_ONCE = re.compile(
    r"(?i)\b(?:previous(?:ly)?|past|old|older|earlier)(?:\s+(?:learn\w+|seen|known))?\s+(?:tasks?|class(?:es)?|domains?|data)\b"
    r"|\b(?:the\s+)?initial\s+(?:training\s+)?data\b"
)
# "Applications where charts are scarce": the setting in which something is told.
_SETTING = re.compile(
    r"(?i)^(?:[\w-]+\s+){0,3}?(?:applications?|settings?|scenarios?|situations?|cases)\b.*\b(?:when|where|in which)\b"
)
# Secret and not touchy: "the charts are sensitive"; touchy things are sensitive to something.
_SENSITIVE = re.compile(r"(?i)\bsensitiv\w*\b(?!\s+(?:\w+\s+)?(?:to|towards?|with respect)\b)")
_SET = re.compile(
    r"(?i)\bhyper-?param|\bparameters?\b|\btun(?:e|ed|ing)\b(?=.*\b(?:hard|careful|intensive|tedious|requir))|"
    r"\bchoices?\b|\binitiali[sz]|\bthresholds?\b|\bprompts?\b|\bseeds?\b|\bsensitiv\w*\b.{0,40}\bto\b"
)
_SECRET = re.compile(
    r"(?i)\b(?:data|data ?sets?|information|records?|attributes?|relations?|content|details|text|images?)\b[^.;,]{0,60}"
    r"\b(?:is|are|was|were|be)\s+(?:\w+\s+){0,2}?(?:sensitive|confidential)\b(?!\s+to\b)"
    r"|\b(?:sensitive|confidential)\s+(?:or\s+\w+\s+)?(?:[\w-]+\s+)?(?:data|data ?sets?|information|"
    r"records?|relations?|content)\b"
)
# Noise that somebody puts in: what keeps a secret, what a diffusion begins with, what widens a set.
_PUT_IN = re.compile(
    r"(?i)\b(?:add|adds|added|adding|inject\w*|insert\w*)\b[^.;]{0,40}?\bnois\w+|\bnois\w+\s+(?:addition|injection|"
    r"schedul\w+|perturbation|mechanism)\b|\bnois\w+\s+(?:is|are|was|were|being)?\s*(?:then\s+|\w+ly\s+)?(?:added|injected)\b"
)
_ON_PURPOSE = re.compile(
    r"(?i)\bdifferential(?:ly)?[- ]priva\w+|\bL?DP\b|\bDP-\w+|\bdiffusion\b|"
    r"\bprivacy\b|\bperturb\w*|\baugment\w*|\bprotection\b|\bprivate\b"
)
_PRIVATE_NOISE = re.compile(r"(?i)\bdifferential(?:ly)?[- ]priva\w+|\bprivacy[- ](?:preserv\w+ )?nois\w+")
_OWN_NOISE = re.compile(r"(?i)\b(?:controllable|calibrated|artificial|privacy|laplac\w+)\s+(?:[\w-]+\s+)?nois\w+")
# That things differ in speed is no cost.
_UNEVEN = re.compile(
    r"(?i)\b(?:heterogene\w+|differen(?:t|ces?)|var(?:y|ying|ied|iations?)|uneven)\b[^.;,]{0,40}\bspeeds?\b"
)
_COSTS = re.compile(r"(?i)\bcosts?\b|\bexpens|\bslow|\bhigh\b|\bheavy|\bburden|\boverhead|\bprohibit")
# Fewer, cheaper, faster: what is gained.
_SAVED = re.compile(
    r"(?i)^(?:an?\s+|the\s+)?(?:(?:significant|large|considerable|substantial|\d+\S*)\s+)?(?:speed-?\s?ups?|savings?|"
    r"reductions?|accelerations?)\s+(?:in|of|over|on)\b|\b(?:faster|cheaper)\s+(?:than|compared)\b"
)

# What is read out of data, and data that lack something else than number.
_READ_FROM = re.compile(
    r"(?i)\b(?:learn|discover|infer|estimat|identify|recover|extract|deriv|determin|find)\w*\b[^.;,]{0,60}\bfrom\s+"
    r"(?:[\w-]+\s+){0,2}?data\b|\b\w{3,}ly\s+insufficient\s+(?:[\w-]+\s+)?data\b"
)
_FEW = re.compile(
    r"(?i)\b(?:lack|absen|scarc|short|paucity|dearth|limited|few|small|little|spars|rare|unavail|enough|amounts?|"
    r"numbers?|cost|expens|(?<!ly )insufficient\b)"
)
# Complexity is a cost where it is that of computing.
_COMPLEX = re.compile(r"(?i)\bcomplexit(?:y|ies)\b")
_OF_COMPUTING = re.compile(
    r"(?i)\b(?:comput|memory|time\b|space\b|run-?times?\b|expens|cost|slow|quadratic|cubic|exponential|polynomial|linear|"
    r"train|inference|algorithm|search|sampl|models?\b|network|architectur|parameter|hardware|processing|implementation|"
    r"scal|overhead|burden|resource|heavy|latenc|FLOP|GPU|efficien|encod|decod|solv|optimi[sz])|\bO\("
)
# What nobody has shown: a bound that is known is no missing theory.
_NOT_SHOWN = re.compile(
    r"(?i)\b(?:lack|absen|miss|not\b|no\b|none\b|never|without|un(?:known|clear|explored|proven|resolved|derstudied)|"
    r"limited|open\b|little|few\b|hard|difficult|challeng|poor|insufficien|inadequa|weak|gaps?\b|heuristic|elusive|"
    r"mystery|scarce|rare|hardly|barely|impossib|infeasib|ad[- ]hoc|only\b|fail|cannot|question|under-?\w+ed\b|"
    r"non-?trivial)|n['’]t\b"
)
# People and what they do are not hard to control, and leaving most of something out spares work.
_PEOPLE = re.compile(
    r"(?i)\b(?:human|people|crowd|social|users?|pedestrian|driver)\w*(?:['’]s?)?\s+(?:behaviou?rs?|intent\w*|motions?|"
    r"preferences?|habits)\b"
)
# What is seen or computed is no matter of motion, and what is done to it is not hard to control.
_SEEN_OR_COMPUTED = re.compile(
    r"(?i)\bcomputation\w*|\bimages?\b|\bcameras?\b|\bvision\b|\bvisual(?:ly)?\b|\bpercept\w+|\brecogni\w+|\bclassif\w+|\bsegment\w+"
)
_IN_MOTION = re.compile(
    r"(?i)\b(?:control|dynamic|model|actuat|frictio|stiff|non-?linear|slip|deform|balanc|stabil|torque|complian)"
)
# People who leave something undone are no method that does: "buyers often ignore lids".
_BY_PEOPLE = re.compile(
    r"(?i)\b(?:people|users|humans|customers|consumers|sellers|merchants|buyers|drivers|students|teachers|patients|annotators|workers|clinicians"
    r"|doctors|physicians|experts|players|listeners|readers|participants|practitioners|operators)\s(?:[\w-]+\s){0,12}?$"
)
_BY_METHODS = re.compile(
    r"(?i)\b(?:method|model|approach|work|stud|system|algorithm|network|technique|framework|research|literature|solution|tool|loss)\w*"
)
_LEAVES_OUT = re.compile(r"(?i)^(?:\w+ly\s+|often\s+|and\s+|to\s+)*(?:ignor|neglect|overlook|disregard|omit)")
# "Limiting their use to a few hives": what comes of another trouble.
_COMES_OF_IT = re.compile(
    r"(?i)^(?:thus\s+|thereby\s+|which\s+|severely\s+|greatly\s+)*(?:limit|restrict|confin|hinder|hamper)(?:s|ing|es)?\s+(?:the|its|their)\s+"
    r"(?:[\w-]+\s+){0,2}?(?:applica|use\b|usage|usab|adopt|deploy|utility|practica|potential|scope)"
)
_MACHINE = re.compile(r"(?i)\b(?:robot|control|actuat|torque|contact|humanoid|exoskelet|prosthe|legged|balanc)")
# Harm that a system does is told of one: that people spread falsehoods is none of its doing.
_A_SYSTEM = re.compile(
    r"(?i)\b(?:models?|LLMs?|VLMs?|\w*GPT\w*|systems?|agents?|AI|chat-?\w*|assistants?|algorithms?|robots?|polic(?:y|ies)"
    r"|(?<!social )networks?|classifiers?|detectors?|recommend\w*|outputs?|responses?|generator\w*|learners?|alignment"
    r"|decisions?)\b(?! services?)"
)
# What takes long is work of people where people are spoken of.
_TAKES_LONG = re.compile(
    r"(?i)\btime[- ]consuming|\b(?:slow|expensive|costly|tedious|lengthy|cumbersome)\b",
)
_BY_HAND = re.compile(
    r"(?i)\b(?:manual\w*|by\s+hand|hand-?\w+|expert\w*|specialists?|labou?r\w*|humans?|people|person\w*|staff|skill\w*"
    r"|operators?|workload|work\s?force|workers?|users?|practitioners?|\w+(?:ologists?|icians?)|doctors?|programm\w+"
    r"|engineer\w*|developers?|designers?|teach\w*|annotat\w+|labell?\w*"
    r"|questionnaires?|interviews?|inspect\w*|survey\w*|read(?:ing)?|writ(?:e|es|ing)|draw\w*|check\w*|review\w*"
    r"|experience|effort)\b"
)
# Evidence that is not made use of is no statement without any.
_NOT_USED = re.compile(
    r"(?i)\b(?:not|never|without|hardly|fail\w*\s+to)\s+(?:\w+ly\s+)?"
    r"(?:utili[sz]|us(?:e|ing)\b|consider|leverag|exploit|incorporat|allud)"
)
_MADE_UP = re.compile(
    r"(?i)\b(?:hallucinat|fabricat|made[- ]up|invent|untrue|factual(?:ly)?\s+(?:error|in|wrong))",
)
# "Leaving a large amount of logs unread": plenty that is there.
_LEFT_UNUSED = re.compile(
    r"(?i)\b(?:under-?utili[sz]|under-?us|wast|discard|throw|leav)\w*\b[^.;,]{0,20}"
    r"\b(?:large|vast|huge|valuable|abundant|plenty|many)\b"
)
# "Cumbersome, and of limited use": what comes of something is no narrowness of a model.
_OF_LITTLE_USE = re.compile(
    r"(?i)^(?:have\s+|has\s+|with\s+)?(?:limited|low|poor)\s+(?:practical\s+)?(?:applicab|usab|usefulness|utility)\w*$"
)
# How far behind a phrase it is read on what it is about.
_READ_ON = 60
_SHARE_ONLY = re.compile(r"(?i)\bonly\b[^.;]*\b(?:fraction|subset|portion)\b")


def has_other_sense(phrase: str, sentence: str, slug: str) -> bool:
    """Whether a phrase that was taken for a type bears its words in another sense.

    >>> has_other_sense("large amounts of unmarked charts", "", "data-scarcity")
    True
    >>> has_other_sense("requires large amounts of charts", "", "data-scarcity")
    False
    >>> has_other_sense("logs are often sensitive", "", "sensitivity-to-settings")
    True
    >>> has_other_sense("great complexity of knots", "", "computational-cost")
    True
    """
    words = " ".join(phrase.split())
    if slug == "data-scarcity":
        plenty = _PLENTY.match(words) is not None and not _LESS.search(words)
        read = _READ_FROM.search(words) is not None and not _FEW.search(words)
        unused = _LEFT_UNUSED.search(words) is not None
        return (
            plenty
            or read
            or unused
            or not _WANT.search(words)
            or bool(_SETTING.match(words) or _HAD_ONCE.search(words))
        )
    if slug == "sensitivity-to-settings":
        return _SENSITIVE.search(words) is not None and not _SET.search(words)
    if slug == "noise-and-artefacts":
        put_in = _PUT_IN.search(sentence or words) is not None and _ON_PURPOSE.search(sentence or words) is not None
        return put_in or bool(_PRIVATE_NOISE.search(sentence) or _OWN_NOISE.search(words))
    if slug == "computational-cost":
        complex_only = _COMPLEX.search(words) is not None and not _OF_COMPUTING.search(words)
        uneven = _UNEVEN.search(words) is not None and not _COSTS.search(words)
        return complex_only or uneven or _SAVED.search(words) is not None
    if slug == "missing-theory":
        return _NOT_SHOWN.search(sentence or words) is None
    if slug == "hard-control":
        people = _PEOPLE.search(words) is not None and not _MACHINE.search(words)
        return people or (_SEEN_OR_COMPUTED.search(words) is not None and not _IN_MOTION.search(words))
    if slug == "narrow-models":
        return (_COMES_OF_IT.match(words) or _OF_LITTLE_USE.match(words)) is not None
    if slug == "harmful-output":
        return _A_SYSTEM.search(sentence or words) is None
    if slug == "manual-workload":
        return _TAKES_LONG.search(words) is not None and _BY_HAND.search(f"{sentence} {words}") is None
    if slug == "unsupported-statements":
        return _NOT_USED.search(words) is not None and _MADE_UP.search(words) is None
    if slug == "domain-shift":
        at = sentence.find(phrase)
        return parts_media(sentence[at : at + len(phrase) + _READ_ON] if at >= 0 else words)
    if slug == "ignored-domain-structure":
        return _SHARE_ONLY.search(words) is not None or _is_of_people(words, sentence)
    return False


def _is_of_people(words: str, sentence: str) -> bool:
    """Whether it is people who leave out what a phrase names."""
    if _LEAVES_OUT.match(words) is None:
        return False
    told = re.split(r"[,;:]\s", sentence[: max(sentence.find(words), 0)])[-1]
    return _BY_PEOPLE.search(told) is not None and not _BY_METHODS.search(told)


# Data that are not alike, and those who hold them.
_OWNERS = re.compile(
    r"(?i)\bfederat\w+|\bclients?\b|\bdecentrali[sz]ed\b|\bdata (?:holders?|owners?|silos?)\b|\bhospitals\b|"
    r"\bparties\b|\binstitutions\b|\bsites\b|\bparticipants\b"
)
_SECRECY = re.compile(r"(?i)\bpriva(?:te|cy)\b|\bconfidential|\bpersonal\b|\bsecre(?:t|cy)\b|\bindividuals\b")
_RATED = re.compile(r"(?i)\busers?\b|\bitems?\b|\brecommend\w*|\bratings?\b|\binteractions?\b|\bdata\b")
_GOOD = re.compile(
    r"(?i)\b(?:low|lower|less|reduc\w+|minimal|without|linear|small|robust\w*|resilien\w+)\s+(?:[\w-]+\s+)?$"
)
# What these need is told once in a paper, and not in each sentence.
_OF_PAPER = frozenset({"heterogeneous-clients", "attacks-and-privacy"})
# What a phrase carries in so many words, with what its sentence must speak of.
_CARRIED: Mapping[str, tuple[re.Pattern[str], re.Pattern[str] | None]] = {
    "heterogeneous-clients": (
        re.compile(
            r"(?i)\bnon-?\s?i\.?i\.?d\b|\b(?:far from|not)\s+(?:being\s+)?i\.?i\.?d\b"
            r"|\bnon-?(?:independent|identical)\w*\b"
            r"|\b(?:statistical|data|distribution\w*|client|label)\s+heterogeneity\b"
            r"|\bheterogene(?:ity|ous)\b[^.;,]{0,40}\b(?:data|distributions?)\b|\b(?:data|distributions?)\b[^.;,]{0,40}"
            r"\bheterogene(?:ity|ous)\b"
        ),
        _OWNERS,
    ),
    "attacks-and-privacy": (
        re.compile(
            r"(?i)\b(?:invad|violat|leak|breach|compromis|expos|infring|disclos)\w*\b[^.;,]{0,40}\b(?:privacy|private|personal|"
            r"sensitive|confidential|individual)\w*\b"
            r"|\b(?:privacy|private|sensitive|personal)\b(?:\s+[\w-]+){0,2}\s+(?:leak\w*|breach\w*|violation\w*|disclosure\w*|theft)"
            r"|\b(?:model|data)\s+poisoning\b|\bpoisoning attacks?\b|\bfree-?rid(?:er|ing)\w*\b|\bbackdoor\w*\b|"
            r"\b(?:model )?inversion attacks?\b|\bmembership inference\b"
            r"|\b(?:not willing|unwilling|reluctan\w+)\s+to\s+(?:disclose|share|reveal)\b"
            rf"|{_SECRET.pattern.removeprefix('(?i)')}"
        ),
        _SECRECY,
    ),
    "computational-cost": (
        re.compile(
            r"(?i)^(?:(?:the|their|its)\s+)?(?:(?!low|less|reduc|linear|small|minimal)[\w-]+\s+)?"
            r"computation(?:al)?\s+(?:cost|complexity|overhead|burden|expense)s?\b|\bheavy-?weight\s+(?:[\w-]+\s+)?models?\b"
            r"|\bslow(?:s|ing|er)?(?:\s+down)?\s+(?:the\s+)?(?:model\s+)?(?:training|inference)\b"
            r"|\bexponential[- ]time\b"
        ),
        None,
    ),
    "communication-cost": (
        re.compile(
            r"(?i)\bcommunication\s+(?:costs?|overheads?|bottlenecks?|bandwidth|burden)\b"
            r"|\b(?:none|no|not|hardly)\b[^.;,]{0,60}\bcommunication[- ]efficient\Z"
        ),
        None,
    ),
    "noise-and-artefacts": (
        re.compile(
            r"(?i)\b(?:data|information|signals?|feedbacks?|records?|inputs?|measurements?|sequences?|images?)\b"
            r"[^.;,]{0,30}\b(?:is|are|be)\s+(?:\w+ly\s+|often\s+|very\s+)*noisy\b"
            r"|\blarge\s+(?:amounts?|levels?)\s+of\s+nois(?:e|es)\b|\bnoisy\s+(?:and\s+\w+\s+)?(?:information|texts?|inputs?|"
            r"measurements?)\b"
        ),
        None,
    ),
    "class-imbalance": (re.compile(r"(?i)\b(?:label|class)\s+skew\w*\b"), None),
    "label-scarcity": (
        re.compile(
            r"(?i)\blabel\s+(?:sparsity|scarcity)\b|\bnot\b[^.;,]{0,20}\benough\s+(?:labels?|annotations?|labell?ed)\b"
        ),
        None,
    ),
    "black-box": (
        re.compile(
            r"(?i)\b(?:cannot|can not|unable\s+to|fails?\s+to|inability\s+to)\s+explain\s+(?:their|its)\s+(?:\w+\s+)?"
            r"(?:judge?ments?|decisions?|predictions?|outputs?|answers?|results?|choices?)\b"
        ),
        None,
    ),
    "unstable-training": (
        re.compile(r"(?i)\b(?:may|can|often|easily|tends?\s+to|prone\s+to)\s+over-?fit(?:s|ting)?\b"),
        None,
    ),
    "real-time-limits": (
        re.compile(
            r"(?i)\b(?:challenge|challenging|bottleneck)\b[^.;,]{0,50}\b(?:real[- ]time|"
            r"latency[- ]critical|low[- ]latency)\b"
            r"|\bcannot\s+(?:be\s+)?(?:\w+\s+)(?:on-?line|in\s+time|at\s+sufficient\s+speed)\b"
        ),
        None,
    ),
    "modality-gap": (
        re.compile(
            r"(?i)\b(?:insufficient|poor|weak|inadequate|ineffective|lack\s+of)\s+(?:[\w-]+\s){0,2}?"
            r"(?:integration|fusion|alignment)\s+(?:between|among|across)\b"
        ),
        None,
    ),
    "data-scarcity": (
        re.compile(
            r"(?i)\bcold[- ]start(?:ing)?\b(?:\s+(?:problems?|issues?|challenges?|users?|items?|scenarios?|settings?|"
            r"recommendations?)\b)?|^(?:(?:the|data|rating|interaction|extreme|severe|high)\s+)*sparsity"
            r"(?:\s+(?:problems?|issues?|challenges?)|\s+of\s+(?:\w+\s+)?(?:data|ratings?|interactions?))?$"
        ),
        _RATED,
    ),
    "unrealistic-assumptions": (
        re.compile(
            r"(?i)\b(?:strong|unrealistic|restrictive|stringent|simplifying|idealized|idealised|limiting|violat\w+)\s+"
            r"(?:[\w-]+\s+){0,4}?assumptions?\b|\bassumptions?\s+(?:\w+\s+)?(?:does|do|may|is|are)\s+not\b"
            r"|\bdepart\w*\s+from\b[^.;,]{0,20}\bassumptions?\b|\bimplicit\s+assumptions?\b"
        ),
        None,
    ),
    "manual-workload": (
        re.compile(
            r"(?i)\b(?:rel(?:y|ies|ying)|reliance|depend\w*)\b[^.;,]{0,30}\b(?:hand-?\s?(?:crafted|engineered|designed)|manual)\b"
        ),
        None,
    ),
}


# More words that carry a type, asked after the others: of each the type, the words, and what must be spoken of.
_FAILS = (
    r"(?:fail\w*|unable|cannot|can not|inab\w+|incapable|do(?:es)? not|n't|poor at|hard|difficult|rarely|seldom|hardly)"
)
_LEAVES = r"(?:neglect\w*|ignor\w*|overlook\w*|lack\w*|under-?exploit\w*|disregard\w*|insufficien\w*|inadequate\w*)"
_MAKE = (
    r"(?:captur\w*|model(?:s|ing|ling)?|us(?:e|es|ing)|utili[sz]\w*|exploit\w*|preserv\w*|retain\w*|consider\w*|account\w*|"
    r"leverag\w*|incorporat\w*|learn\w*|reflect\w*|represent\w*|encod\w*|reali[sz]\w*)"
)
_TISSUE = (
    r"(?:structur(?:e|es|al)(?:\s+information)?|hierarch(?:y|ies)|topolog(?:y|ies|ical)|relationships?|relations|"
    r"dependenc(?:y|ies)|interactions?|interdependenc(?:y|ies)|correlations?|coupling)"
)
_ALONE = r"(?:only|solely|exclusively|primarily|mainly|mostly|overwhelmingly)"
_HELD_BEFORE = r"(?:previous(?:ly)?|past|old|older|earlier|learn(?:ed|t)|acquired|prior)"
_ALSO_CARRIED: tuple[tuple[str, re.Pattern[str], re.Pattern[str] | None], ...] = tuple(
    (slug, re.compile(rf"(?i){pattern}"), re.compile(rf"(?i){about}") if about else None)
    for slug, pattern, about in (
        (
            "attacks-and-privacy",
            r"\b(?:vulnerab\w+|susceptib\w+|prone|fragil\w+)\b[^.;,]{0,60}\b(?:perturb\w+|attacks?|adversar\w+|threats?)"
            r"|\bperturb\w+\b[^.;]{0,60}\b(?:fool\w*|mislead\w*|misclassif\w*|degrad\w*)"
            r"|\b(?:little|not|unclear|unknown|limited|lack\w*|poor|low|weak|insufficient)\b[^.;,]{0,40}\b"
            r"robust(?:ness)?\s+(?:to|against|towards?)\s+(?:\w+\s+)?(?:adversar\w+|attack\w*)"
            r"|\bfail\w*\s+to\s+defend\b|\bmisus(?:e|ed|ing)\b|\bfool\w*\s+(?:the\s+|an?\s+)?\w+|\bmalicious\w*",
            r"\badversar|\battack|\bmalicious",
        ),
        (
            "data-scarcity",
            r"^(?:(?:is|are|often|usually|very|still)\s+)*limited\s+in\s+(?:size|scale|number|amount|quantity)\b",
            r"\b(?:data(?:\s?sets?)?|datasets?|corpora|corpus|samples|collections?)\b[^.;]{0,110}"
            r"\blimited\s+in\s+(?:size|scale|number|amount|quantity)\b",
        ),
        (
            "outdated-knowledge",
            r"\bincomplete(?:ness)?\b|\bfar from (?:being )?complete\b|\black of coverage\b|"
            r"\bdo(?:es)? not contain all\b",
            r"\bknowledge\b|\bfacts?\b|\bKGs?\b|\bKBs?\b|\bontolog",
        ),
        (
            "forgetting",
            r"\bforget(?:s|ting)?\b[^.;,]{0,30}\b" + _HELD_BEFORE + r"\b"
            r"|\b(?:drop\w*|degrad\w*|deteriorat\w*|declin\w*|los\w+|maintain\w*|decreas\w*)\b[^.;,]{0,60}\b"
            + _HELD_BEFORE
            + r"\s+(?:learn\w+\s+)?(?:tasks?|classes|knowledge|skills?|domains?)\b"
            r"|\b"
            + _HELD_BEFORE
            + r"\s+(?:tasks?|classes|knowledge|skills?)\b[^.;,]{0,30}\b(?:drop|degrad|deteriorat|declin)\w*",
            None,
        ),
        (
            "computational-cost",
            r"\b(?:calculation|running)\s+(?:costs?|times?)\b|\bcomputation(?:al)?(?:ly)?[- ](?:intensive|heavy|"
            r"expensive)"
            r"|\b(?:training|learning|inference|adaptation|retraining|search|optimi[sz]ation|decoding)\s+"
            r"(?:(?:process|procedure|phase|scheme|stage)\s+)?(?:is|are|can be|becomes?)\s+(?:\w+ly\s+|very\s+|"
            r"often\s+)*"
            r"(?:expensive|slow|costly|time[- ]consuming|inefficient)"
            r"|\binefficienc(?:y|ies)\s+(?:of|from|in|due to|caused by)\s+(?:[\w-]+\s+){0,3}?(?:training|"
            r"inference|search|"
            r"computation|adaptation|retraining|decoding)\b"
            r"|\b(?:costly|expensive|slow)\s+(?:for|on)\s+(?:[\w-]+\s+){0,2}?(?:resource-\w+|real-time|large-scale|large|"
            r"edge|mobile|embedded)\b"
            r"|\btime[- ]consuming\s+(?:[\w-]+\s+){0,2}?(?:training|adaptation|inference|optimi[sz]ation|computations?|"
            r"fine-?tuning|simulations?)\b"
            r"|\b(?:fail\w*|unable|cannot|can not|inability|difficult|"
            r"hard)\b[^.;,]{0,30}\bto\s+(?:efficiently\s+(?:search|"
            r"process|scale|train|solve|run|comput\w+)|(?:search|process|scale|train|solve|run|compute)\b[^.;,]{0,20}\b"
            r"efficiently)"
            r"|\b(?:low|poor)\s+(?:[\w-]+\s+)?efficiency\b(?<!sample efficiency)(?<!data efficiency)"
            r"(?<!query efficiency)(?<!communication efficiency)(?<!label efficiency)",
            None,
        ),
        (
            "ignored-domain-structure",
            rf"\b(?:{_FAILS}\b[^.;,]{{0,30}}?\b{_MAKE}\b|{_LEAVES})[^.;,]{{0,40}}?\b{_TISSUE}\b"
            rf"|\b{_TISSUE}\b[^.;,]{{0,40}}\b(?:have|has|are|is|were)\s+(?:often\s+|usually\s+|largely\s+|mostly\s+)?(?:not\s+(?:been\s+)?"
            r"(?:\w+\s+)?(?:explored|exploited|considered|used|utili[sz]ed|captured|modell?ed)|neglected|ignored|overlooked)\b",
            None,
        ),
        (
            "narrow-models",
            rf"\b(?:focus\w*|concentrat\w*)\s+{_ALONE}\s+on\b|\b{_ALONE}\s+(?:been\s+)?(?:focus\w*|concentrat\w*)\s+on\b"
            r"|\b(?:limited|confined|restricted)\s+to\s+(?:[\w-]+\s+){1,5}?(?:tasks?|models?|datasets?|"
            r"data sets?|domains?|settings?|"
            r"languages?|images|scenarios|distributions)\b",
            None,
        ),
        (
            "black-box",
            r"\b(?:cannot|can not|hard to|difficult to|unable to)\s+(?:\w+\s+)?(?:explain|interpret)\s+(?:\w+\s+){0,2}?"
            r"(?:behaviou?rs?|decisions?|predictions?|outputs?|models?|networks?|results?)\b"
            r"|\bnot\b[^.;,]{0,20}\b(?:readable|interpretable|explainable)\b",
            None,
        ),
        (
            "manual-workload",
            r"\blabou?r[- ](?:consuming|intensive)\b|\bhand-?\s?(?:crafted|engineered)\b(?!\s+(?:label|annot|proposal))"
            r"|\brequir\w+[^.;,]{0,30}\b(?:speciali[sz]ed|domain|expert|manual)\s+(?:expertise|experts?|experience|labou?r|effort)\b"
            r"|\bhuman-(?:designed|engineered)\b",
            None,
        ),
    )
)
# What is said to be less, is not the matter, or stands in the way of what is new.
_NOT_SO = re.compile(r"(?i)\b(?:less|no longer|not|hardly|without|overcom\w+|avoid\w*|prevent\w*)\s+(?:\w+\s+){0,2}$")
_OTHERWISE: Mapping[str, re.Pattern[str]] = {
    "ignored-domain-structure": re.compile(
        r"(?i)\b(?:long-(?:term|range|distance)|temporal dependenc|modal\w*|data structures?|unstructured|"
        r"infrastructure|"
        r"public relations|weights?|layers|parameters|neural structures?|network structures?|model structures?|"
        r"humans?|outputs?|old|new)\b"
    ),
    "manual-workload": re.compile(r"(?i)\b(?:label|annot)"),
    "attacks-and-privacy": re.compile(r"(?i)\b(?:not (?:always )?effective|ineffective|low success)\b"),
    "forgetting": re.compile(r"(?i)\bon new tasks?\b|\bunavailab|\baccess\b"),
}


def carried_type(phrase: str, sentence: str, paper: str = "") -> str | None:
    """The type whose own words a phrase carries, where its sentence, or its paper, means them.

    >>> carried_type("logs are far from IID", "Logs are far from IID.", "Federated sailing among harbours.")
    'heterogeneous-clients'
    >>> carried_type("low computational cost of knots", "") is None
    True
    """
    words = " ".join(phrase.split())
    for slug, (pattern, about) in _CARRIED.items():
        found = pattern.search(words)
        if found is None or _GOOD.search(words[: found.start()]):
            continue
        told = paper if slug in _OF_PAPER else sentence
        if about is not None and not about.search(told):
            continue
        if not has_other_sense(words, sentence, slug):
            return slug
    return _also_carried(words, sentence, paper)


def _also_carried(words: str, sentence: str, paper: str) -> str | None:
    for slug, pattern, about in _ALSO_CARRIED:
        found = pattern.search(words)
        if found is None or _GOOD.search(words[: found.start()]) or _NOT_SO.search(words[: found.start()]):
            continue
        other = _OTHERWISE.get(slug)
        if other is not None and other.search(words):
            continue
        told = paper if slug in _OF_PAPER else sentence
        if (about is None or about.search(told)) and not has_other_sense(words, sentence, slug):
            return slug
    return None
