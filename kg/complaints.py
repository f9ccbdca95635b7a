"""Whether words that were marked as an issue state a problem at all.

A paper's extraction and one of its issues go in, a verdict comes out. The reader marks a span where it is fairly sure;
a tree of the field wants only what an expert would call a problem, not its topic ("reading hulls by ear"), an aim
("accurate surveys") or a virtue ("is affordable"). What the phrase says counts first, then the role of its sentence and
how sure the reader was.
"""

from __future__ import annotations

import re

from extract.records import Extraction, Issue
from kg.issue_state import is_met
from kg.phrases import ADVERBS, BE, base_of, telling, words_of
from ontologies.vocabulary import Role

# Words by which English says that something is wanting, wrong, hard, dear or at risk: stems, of no field in particular.
_COMPLAINT = re.compile(
    r"\b(?:"
    r"lack|absen[ct]|missing|miss(?:es|ed)\b|scarc|shortage|insufficien|inadequa|limit|restrict|constrain|"
    r"hinder|hamper|imped|obstruct|obstacle|barrier|bottleneck|prevent|preclud|prohibit|fail|"
    r"fall[s]? short|struggl|suffer|unable|inab|cannot|can't|n't\b|nor\b|not\b(?! only)|never|no\b|none|"
    r"neither|without|little\b|few\b|fewer|rare|poor|weak|low\b(?!-(?:rank|dim|level|rate|power|cost|bit|pass))|"
    r"lower\b|slow|bad\b|badly|worse|"
    r"degrad|deteriorat|drop|loss|losing|lose|declin|error|mistake|inaccura|inconsisten|incomplet|deficien|"
    r"imprecis|imperfect|incorrect|inferior|ineffic|ineffect|inflexib|infeasib|impractic|intractab|"
    r"inaccess|inappropria|incompat|unreliab|unstab|instabil|uncertain|unclear|unknown|unsolved|unsuitab|"
    r"drawback|shortcoming|disadvantage|pitfall|weakness|unseen|untapped|untouched|unnatural|unreal|unfair|unbalanc|"
    r"imbalanc|indifferen|impair|undermin|"
    r"jeopard|weaken|compromis(?:es|ed|ing)\b|"
    r"un(?:der)?-?(?:explored|studied|exploited|addressed|used|recogni|represented|utili|developed|resourced|"
    r"specified|examined|label|anno|authori|interpretab|explain|met\b|even\b)|"
    r"ambigu|vague|blur|nois|artifact|artefact|bias|skew|long-tail|over-?\s?fit|under-?fit|over-?confiden|"
    r"redundan|ignor|neglect|overlook|disregard|discard|expens|cost|burden|effort(?!less)|time-consuming|labou?r|"
    r"tedious|cumbersome|intensive|demand|challeng(?!ing (?:the|this|an?|our|its)\b)|difficult|hard\b|hard-|"
    r"harder|hardly|problem|issue|"
    r"dilemma|trade-?off|conflict|complicat|gap\b|gaps\b|mismatch|misalign|mislead|misdiagn|misclass|"
    r"misinter|discrepan|disparit|shift|heterogen|dispers|fragment|vulnerab|sensitiv|suscept|prone|attack|"
    r"threat|risk|leak|privacy|adversar|relian|reli?es?\b|rely|relying|depend|requir|need|manual|"
    r"suboptimal|sub-optimal|naive|(?<!not )only\b(?! authori)|solely|merely|exclusively|black-box|opa(?:que|city)|"
    r"superficial|run(?:s|ning)? out\b|hurt(?:s|ing|ful)?\b|"
    r"confus|false|wrong|invalid|collaps|forget|vanish|distort|corrupt|interfer|sparse|sparsity|heuristic|"
    r"rigid|narrow|bespoke|homogen|disconnect|dissociat|outlier|outdated|mortalit|morbidit|death|injur|"
    r"harm|danger|fatigue|subjectiv|disagree|obscur|abrupt|excessive|explo(?:sion|ding)|too\b|overlap|"
    r"clutter|occlu|irregular|skeptic|sceptic|distrust|hallucin|omission|leakage|degenera|fluctuat|drift|"
    r"delay|negative\b|latency|lag\b|crowd|damage|fault|defect|crack|wast|alone\b|"
    r"less (?:attention|explored|studied|accurate|reliable|robust|suited|suitable)"
    r")",
    re.IGNORECASE,
)
# What something is done to or in; hard as it may be, words that say no more do not say that it fails.
_CIRCUMSTANCES = re.compile(
    r"\b(?:to|on|in|for|across|under|with|over)\s+(?:[\w\-]+\s+){0,2}?(?:unseen|unknown|noisy|sparse|rare|low-resource|"
    r"imbalanced|occluded|cluttered|adverse|adversarial|uncertain)\b[^,;]*",
    re.IGNORECASE,
)
# These make a problem only where the sentence is one.
_HEAVY = re.compile(
    r"\b(?:complex|intric|varia(?:b|t|nce)|vary|varie|divers|differ|dynamic|high-dimensional|huge|large|massive|long|"
    r"many|"
    r"multiple|subtle|similar|still|remain|specific|fixed|static|predefined|hand-?craft|primar|main(?:ly)?\b|"
    r"most(?:ly)?\b|"
    r"focus|single|generic|ordinary|strong|specialised|specialized|consequence)",
    re.IGNORECASE,
)
# No need for something is a virtue: "without any labels", "does not rely on divers".
_SPARED = re.compile(
    r"\b(?:no|not|without|never|free of|avoid\w*|need not|n't)\b(?:\s+\w+){0,2}?\s+"
    r"(?:need|requir|rely|relian|depend|effort|cost|burden|sacrific|additional|extra)\w*"
    r"|\b(?:no|not|hardly|scarcely|barely|never|neither|nor|little|without)\b(?:\s+\w+){0,4}?\s+"
    r"(?:impair|disturb|interfer|blur|harm|hurt|damag|affect|degrad|suffer)\w*",
    re.IGNORECASE,
)
# Of these little is good: "low latency" is what a paper boasts of.
_LOW_IS_GOOD = re.compile(
    r"\bgaps? (?:is|are) (?:\w+ly |much |far |also )?(?:smaller|lower|narrower)\b(?: and easier)?|"
    r"\b(?:low(?:er|est)?|small(?:er)?|reduced|minimal|negligible)[- ](?:[\w\-]+ ){0,3}?(?:costs?|latency|"
    r"power consumption|"
    r"energy consumption|memory|complexity|overhead|errors?|footprint|risk)\b"
    r"|\b(?:costs?|latency|consumption|complexity|overhead|errors?|risk) (?:is|are) (?:much |far |also )?"
    r"(?:low|lower|smaller)\b",
    re.IGNORECASE,
)
_DOES_WITHOUT = re.compile(
    r"\b(?:(?:no|not|never|n't)\s+(?:\w+\s+)?(?:need|require|rely|depend)\w*|"
    r"(?:without|free of|free from|obviat\w*|eliminat\w*)\s+(?:any\s+)?(?:the\s+)?"
    r"(?:need|needing|requiring|relying|assuming))\s+(?:(?:on|for|of|to|any|a|an|the|additional|extra)\s+)*$",
    re.IGNORECASE,
)
# What can be mended is told for the sake of the mending.
_MENDED = re.compile(
    r"\bneed not\b|\bcan (?:now |still |then |thus |also |even )?be (?:\w+ly )?(?:corrected|recogni[sz]ed|detected|"
    r"avoided|rejected|solved|overcome|reduced|mitigated|alleviated|handled|removed|improved|decoded|resolved|"
    r"addressed|"
    r"recovered)\b(?! only)|\bgaps?\b[^.;,]{0,30}\b(?:is|are|was|were|has been|have been)\s+(?:now\s+|"
    r"\w+ly\s+)?(?:closed|bridged)\b",
    re.IGNORECASE,
)
_VIRTUE = re.compile(
    r"\b(?:is|are|was|were|being|remains?|proves?)\s+(?:\w+ly\s+|more\s+|very\s+|highly\s+|also\s+|of\s+)*"
    r"(?:essential|important|crucial|critical|vital|valuable|useful|desirable|promising|affordable|accessible|"
    r"available|"
    r"effective|popular|common|widespread|powerful|beneficial|indispensable|helpful|significant|interest|"
    r"importance)\b"
    r"|\b(?:is|are|was|were|has been|have been)\s+(?:an?|the|one of the(?: most)?)\s+(?:\w+ly\s+)?(?:fundamental|"
    r"important|central|"
    r"key|essential|crucial|core|basic|vital|classic\w*|well-known|popular|active)\s+(?:\w+\s+)?(?:problems?|"
    r"tasks?|topics?|steps?|"
    r"questions?|areas?|components?|parts?|roles?)\b"
    r"|\b(?:the|is|are|as)\s+(?:the\s+)?only\s+(?:[\w\-]+\s+){1,4}?(?:capable\s+of|able\s+to|that\s+can)\b"
    r"|\bonly\s+(?:[\w\-]+\s+){1,4}?(?:capable\s+of|able\s+to)\b|\bnot\s+the\s+only\b",
    re.IGNORECASE,
)
# What an aim begins with.
_AIM = re.compile(
    r"^(?:an?\s+|the\s+|more\s+)*(?:improve(?:d|ment)|enhance(?:d|ment)|increased?|better|accura|precise|robust|reliab|"
    r"high(?:er)?[ -](?:accura|perform|quality|precis|speed|resolution|fidelity)|"
    r"effective|efficient|fair|optimal|successful|automat|reduc(?:tion|ed))",
    re.IGNORECASE,
)
# What a thing can do or stand is its strength, where no "not" or "lack of" stands before.
_ABLE = re.compile(
    r"^(?:(?:the|more|highly|very|its|their)\s+)*(?:(?:robust(?:ness)?|resilien\w+|invarian\w+|immun\w+|"
    r"toleran\w+)\s+(?:to|against|of)"
    r"|(?:feasible|possible|able|capable|easy|easier|straightforward)\s+(?:to|of|for))\b",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"\b(?:not|never|no|nor|hardly|scarcely|barely|n't|cannot|lack\w*|limited|poor|without)\W+(?:\w+\W+)?$",
    re.IGNORECASE,
)
# So is that it needs little, and that it brings no harm about.
_NEEDS_LITTLE = re.compile(
    r"\b(?:requir|need|demand|rel[yi]|depend|assum|us)\w*\s+(?:only\s+|just\s+|on\s+|for\s+|much\s+|far\s+)*(?:fewer|"
    r"less|no|little|minimal)\b",
    re.IGNORECASE,
)
_NO_HARM = re.compile(
    r"\b(?:not|never|n't|without)\s+(?:\w+ly\s+|necessarily\s+|be\s+)?(?:lead|result|caus|induc|incur|introduc|"
    r"bring)\w*\s+(?:to\s+|in\s+|about\s+)?"
    r"(?P<harm>.+)$",
    re.IGNORECASE,
)
# What is granted before the trouble is told.
_GRANTED = re.compile(
    r"\b(?:(?:even )?(?:al)?though|despite|in spite of|notwithstanding)\s+(?:(?:the|their|its|they|it|this|these)\s+|"
    r"(?:\w+ly)\s+|(?:have|has|can|are|is)\s+)*$",
    re.IGNORECASE,
)
# Plenty of what is there unread: "large amounts of unlabelled charts".
_PLENTY = re.compile(
    r"(?i)(?:an?\s+|the\s+)?(?:large|vast|huge|massive|enormous|abundan\w+)\s+(?:amounts?|quantit(?:y|ies)|volumes?|"
    r"numbers?|collections?)\s+of\s+(?:[\w-]+\s+){0,2}?(?:un-?label\w+|un-?annotated|raw|available|public\w*)\s+"
    r"(?:[\w-]+\s+){0,2}?\w+\Z"
)
_UNMARKED_DATA = re.compile(r"(?i)\bun-?(?:label\w+|annotated)\b")
_MEETS_MUCH = re.compile(
    r"(?i)\b(?:requir|need|demand|rel[yi]|depend|lack|without|due|because|owing|process|handl|annotat|label|read)\w*"
    r"(?:\s+\w+){0,3}\s*$"
)
# Why something else is so, in no more words than these: "due to | privacy concerns".
_MERE_MOTIVE = re.compile(
    r"(?i)(?:(?:the|any|some|serious|growing|increasing|data|user|patient|and|or|,|/|privacy|security|safety|ethical|legal|"
    r"confidentiality|budget|budgetary|copyright)[\s,/]*)+\s(?:concerns?|reasons?|regulations?|constraints?|considerations?|"
    r"issues?|laws?)"
)
_FOR_REASON = re.compile(
    r"(?i)\b(?:due\s+to|owing\s+to|because\s+of|for|motivated\s+by|guided\s+by|driven\s+by|in\s+view\s+of|given)\s+"
    r"(?:(?:the|some|various|potential)\s+)*$"
)
# What a known thing is said to lessen: "... by many hands, reducing the | cost of one".
_LESSENS = re.compile(
    r"(?i),\s+(?:(?:and|thus|thereby|hence)\s+)?(?:\w+ly\s+)?(?:reduc|lower|lessen|avoid|eliminat|minimi[sz]|mitigat|"
    r"alleviat)ing\s+(?:(?:the|its|their|any|overall)\s+)*$"
)
# An example in brackets, what is turned to account, what is gauged, and what the work itself brings in.
_IN_BRACKETS = re.compile(r"(?i)\(\s*(?:for\s+example|for\s+instance|e\.\s?g\.|i\.\s?e\.)[^()]*$")
_PUT_TO_USE = re.compile(
    r"(?i)\b(?:mak(?:e|es|ing)\s+(?:the\s+)?(?:best|good|full|better)?\s*use\s+of|exploit(?:s|ing)?|leverag(?:e|es|ing)|"
    r"harness(?:es|ing)?|tak(?:e|es|ing)\s+advantage\s+of|benefit(?:s|ing)?\s+from|capitali[sz](?:e|es|ing)\s+on)\s+"
    r"(?:(?:the|their|its|this|these|inherent|natural)\s+)*$"
)
_MEASURES = re.compile(
    r"(?i)\b(?:reflects?|measures?|quantif(?:y|ies)|gauges?|measuring|quantifying|gauging|assess(?:es|ing)?)\s+"
    r"(?:(?:how|the|both|their|its|degree|level|amount|extent|of)\s+)*$"
)
# What a thing is: "sounding is the task of reading | murky seas".
_SAYS_WHAT_IT_IS = re.compile(
    r"(?i)^[^,;:]{0,60}?\b(?:is|are)\s+(?:concerned\s+with|defined\s+as|(?:an?|the)\s+(?:\w+\s+){0,2}?(?:task|process|study|"
    r"technique|paradigm|branch)\s+(?:of|for|in\s+which|where|that)\b)"
)
# "Our rope does not suffer from | knots", "works reliably under | storms", "charts that include | rocks".
_OWN_FREE_OF = re.compile(
    r"(?i)\b(?:our|we|the\s+proposed|this\s+(?:approach|method|model|framework))\b[^.;]{0,60}?\b(?:does|do)\s+not\s+"
    r"(?:\w+\s+)?suffer\s+from\s+(?:(?:the|any|such)\s+)*$"
)
_HOLDS_IN = re.compile(
    r"(?i)\b(?:works?|performs?|functions?|operates?)\s+(?:reliably|robustly|successfully|accurately|stably|effectively)\s+"
    r"(?:in|under|with|despite|even)\b[^.;,]{0,50}$|\bsuccessfully\b[^.;,]{0,60}\bwhile\s+(?:being\s+)?(?:\w+\s+by\s+)?$"
)
_IS_IN_DATA = re.compile(
    r"(?i)\b(?:data|data ?sets?|scenes?|benchmarks?|recordings?|videos?|sequences?)\s+(?:that\s+|which\s+)?"
    r"(?:even\s+|also\s+)?"
    r"(?:includ|contain|featur|cover)(?:es?|s|ing)?\s+(?:(?:both|even|also|various|diverse|different)\s+)*$"
)
_BROUGHT_IN = re.compile(
    r"^\W*(?:(?:Here|Further|Then|First|Second|Finally|Next|In addition|Moreover|Specifically),?\s+)?"
    r"(?:We|Our \w+|[A-Z]+\w*[A-Z]\w*)\s+(?:\w+ly\s+)?(?:introduc|inject|add|insert|impos)(?:es?|s)?\s+"
    r"(?:(?:an?|the|some)\s+)?$"
)
# What a thing is that stands before: "few hear the keel, which | carries a ship".
_TOLD_OF = re.compile(r",\s+(?:which|who)\s+(?:\w+ly\s+)?$", re.IGNORECASE)
# "Needs a lamp", "relies on lamps": of the paper's own work this is told as what suffices.
_TAKES = re.compile(
    r"^(?:(?:and|only|often|typically|usually|generally|also|always|will|would|may|can|must|to)\s+)*"
    r"(?:(?:requir|need|demand|necessitat)(?:es?|s|ed|ing|e)?|rel(?:y|ies|ying|"
    r"ied)\s+(?:\w+ly\s+)?(?:up)?on)\s+(?!for\b|of\b)",
    re.IGNORECASE,
)
_TASK_TAKES = re.compile(r"^((?:[\w\-]+ ){1,8}?)requires?\s+(?!for\b|of\b)", re.IGNORECASE)
_MUCH = re.compile(
    r"\b(?:large|larger|huge|massive|many|much|extensive|abundant|vast|significant|substantial|considerable|heavy|"
    r"numerous|lots?|hundreds|thousands|millions|billions|"
    r"enormous|expert\w*|special\w+|skilled|richer|additional|extra|full|complete)\b",
    re.IGNORECASE,
)
# What a method that is praised stands or copes with: "works well when | the sea is murky".
_GOOD_AT = re.compile(
    r"(?i)(?:\b(?:is|are|was|were|be|been|remains?|proves?|proven)\s+(?:to\s+be\s+)?(?:\w+ly\s+|also\s+|very\s+|"
    r"more\s+|shown\s+|"
    r"to\s+be\s+)*(?:effective|useful|suitable|successful|robust|beneficial|advantageous|helpful|valuable|suited|good|"
    r"favou?rable|accurate|reliable|promising)|\b(?:work|perform)(?:s|ed)?\s+(?:\w+ly\s+|very\s+)*(?:well|better)|"
    r"\b(?:competitive|good|strong|impressive|superior|remarkable|high|promising|excellent|great|better)\s+(?:\w+\s+)?"
    r"(?:performance|results|success|abilit(?:y|ies)|robustness))\s+(?:\w+\s+)?(?:when|where|if|in|for|under|at|even|"
    r"with|to|"
    r"against|despite)\s+(?:(?:the|an?|overcoming|handling|tackling|addressing|dealing|with|presence|of|face|case|"
    r"there|is|"
    r"are|only|such|situations|where|cases|when)\s+)*$"
    r"|\ballow(?:s|ing|ed)?\s+(?:us|them|it|one)\s+to\s+(?:handle|cope|deal|overcome|tolerate)\b[^.;]{0,60}$"
)
# A gain that is named by what it spares: "noise reduction".
_GAIN = re.compile(
    r"(?i)\s(?:alleviation|reduction|mitigation|elimination|removal|avoidance|suppression|savings?|compensation)$"
)
# What is praised, as a phrase begins or right before it: "remarkable success in | reading faded hulls".
_PRAISED = (
    r"\b(?:exceptional|excellent|impressive|remarkable|outstanding|superior|extraordinary)\s+(?:\w+\s+)?"
    r"(?:performance|results|success|abilit(?:y|ies)|capabilit(?:y|ies)|robustness|generali[sz]ation|accuracy)\b"
)
_PRAISE = re.compile(rf"(?i)^(?:(?:the|an?|its|their|our)\s+)?{_PRAISED}(?!.*\b(?:but|yet|however|only|despite)\b)")
_PRAISED_FOR = re.compile(
    rf"(?i){_PRAISED}\s+(?:in|at|for|when|by)\s+(?:(?:being\s+)?able\s+to\s+|the\s+|an?\s+|\w+ing\s+)*$"
)
# What the work keeps small on its way: "finds rust while minimizing | wear".
_KEPT_SMALL = re.compile(
    r"(?i)\b(?:(?:while|and|thereby|thus|also|simultaneously|without|with)\s+|,\s*)(?:\w+ly\s+)*minimi[sz]ing\s+"
    r"(?:(?:the|any|this|its|their|an?)\s+)*$"
)
# Cut across two deeds: "reducing the impact of | swell and sharpening the echo".
_TWO_DEEDS = re.compile(
    r"(?i)\band\s+(?:thereby\s+|also\s+|\w+ly\s+)?(?:enhanc|improv|boost|increas|strengthen|sharpen|preserv|promot|"
    r"maintain|ensur|enabl|facilitat)ing\s"
)
# What is dealt with, as its sentence goes on: "swell | can be handled".
_DEALT_WITH = re.compile(
    r"(?i)^\s+(?:(?:can|could|may|will)\s+(?:\w+ly\s+|also\s+|then\s+|thus\s+|now\s+)*be|(?:is|are|was|"
    r"were)\s+(?:then\s+|thus\s+|also\s+)*)"
    r"\s*(?:\w+ly\s+)?(?:handled|resolved|avoided|mitigated|alleviated|suppressed|eliminated|removed|overcome|"
    r"addressed|solved|"
    r"prevented|compensated|corrected|reduced|bypassed|circumvented)\b(?!\s+only|\s+by\s+(?:the\s+proposed|our)\b)"
)
# "The gap between docks | has been narrowing".
_NARROWS = re.compile(r"(?i)\s+(?:is|are|has been|have been)\s+(?:\w+ly\s+)?(?:narrow|shrink|clos|bridg)(?:ing|ed)\b")
# "Without the | expense of divers", "to refrain from | redundancy".
_SPARED_BY = re.compile(
    r"(?i)\b(?:without(?:\s+(?:the|any|an?|additional|extra|further))*|refrain\w*\s+from(?:\s+the)?)\s+$"
)
# "Avoiding the | need for divers".
_NEEDS_NONE = re.compile(
    r"(?i)\b(?:avoid|eliminat|obviat|remov|circumvent|bypass|dispens|reliev|remedy)\w*(?:\s+with)?(?:\s+(?:the|"
    r"any|this))*\s+$"
)
_NEED = re.compile(r"(?i)^(?:the\s+)?(?:needs?|requirements?|necessity|reliance|dependence)\s+(?:of|for|on|to)\b")
# "Hears keels in | the absence of light".
# "Reading keels | is critical for trade".
_IS_WANTED = re.compile(
    r"(?i)\s+(?:is|are|was|were|remains?)\s+(?:\w+ly\s+|also\s+|of\s+)*(?:critical|essential|important|crucial|"
    r"vital|necessary|"
    r"importance|desirable|fundamental|key)\s+(?:for|to|in)\b"
)
# "They let one sail in | the absence of wind", "it looks only at | the gap": what is stood, or what is looked at.
_STOOD = re.compile(
    r"(?i)\b(?:enabl|allow|permit|support)\w*\b(?:(?!\b(?:but|yet|however|although|while|cannot|not)\b)[^.;]){0,90}"
    r"\b(?:in|under|despite|even with|faced with|(?:in|the) face of)\s+(?:the\s+|an?\s+)?$"
)
_A_WANT = re.compile(r"(?i)(?:the\s+)?(?:absence|lack|scarcity|shortage|limited|few|small|missing|unseen|little)\b")
_LOOKED_AT = re.compile(
    r"(?i)\b(?:only|solely|merely|mainly|just|exclusively)\s+(?:focus\w*|concentrat\w*)\s+(?:up)?on\s+(?:the\s+)?$"
)
_CAUSED_BY = re.compile(r"(?i)\b(?:caused|introduced|incurred|induced|brought(?: about)?) by\s+((?:[\w-]+\s*){1,5})")
_WE_DO = re.compile(r"(?i)\bwe\s+(?:\w+ly\s+|then\s+|also\s+|first\s+)*(?!propos|present|introduc|use\b)([a-z]{5,})")
_IN_ITS = re.compile(r"(?i)\b(?:in|under|despite|even with)\s+(?:the\s+)?$")
_ABSENCE = re.compile(r"(?i)(?:the\s+)?(?:absence|lack)\s+of\b")
_NOT_DONE = re.compile(r"(?i)\b(?:cannot|can't|not|impossible|infeasible|difficult|hard|hardly|fail\w*|never|seldom)\b")
# A test: "recordings in presence of | swell".
_TESTED = re.compile(
    r"(?i)\b(?:in|under|with)\s+(?:the\s+)?(?:presence|face)\s+of\s+(?:(?:both|the|some|strong|a)\s+)*$"
)
_TEST = re.compile(
    r"(?i)\b(?:evaluat|experiment|investigat|show|result|demonstrat|test|compar|perform|outperform|assess)"
)
# "It does not suffer from | storms", "under the common condition of | calm seas".
_FREE_OF = re.compile(
    r"(?i)\b(?:does|do|did)\s+not\s+(?:\w+\s+)?(?:suffer|depend|rely|require|need)\s+(?:(?:from|on|upon|any|of)\s+)*$"
    r"|\bunder\s+(?:the\s+|an?\s+|some\s+)?(?:\w+\s+){0,3}(?:assumptions?|conditions?)\s+(?:of|that)\s+$"
)
# What a step of the work is there to spare: "it is then left out to reduce | the cost".
_SPARES = re.compile(
    r"(?i)\b(?:to|thus|thereby|hence|and|which|that|can|,)\s*(?:\w+ly\s+|also\s+|further\s+|help\s+|helps\s+)*"
    r"(?:reduc|sav|lower|decreas|minimi[sz]|cut|lessen|avoid|mitigat|alleviat|reliev|prevent|suppress|discourag)\w*\s+"
    r"(?:(?:the|any|this|such|its|their|an?)\s+)*$"
)
_WE = re.compile(r"(?i)\bwe\b")
_BRINGS = re.compile(
    r"(?i)\b(?:we|paper|work|study|article|authors|here)\b[^.;]{0,40}?\b(?:propos|present|introduc|develop|design|"
    r"describ|"
    r"devis|address|tackl|aim|focus|suggest|investigat)\w*|\b(?:is|are|was|were)\s+(?:\w+ly\s+)?(?:propos|present|"
    r"introduc|develop)\w*"
)
_SAME_PLACE = re.compile(r"(?i)\b(?:only|solely|exclusively|merely|just)\b")
_BY_OTHERS = re.compile(
    r"(?i)\b(?:unlike|contrast|compared|than|instead|however|previous|prior|existing|current|traditional|conventional|"
    r"others?|standard|most|each|still|limitation|drawback|although|though|while|whereas|but|yet)\b"
)
_DOING = re.compile(r"(?:ing|ity|ities|ness)$")
_ENDS_NOUN = re.compile(
    r"\s(?:and|of|for|in|on|over|between|with|from|across|at|by|about|through|that|which|beyond|into|under)\s"
)
# With a word of complaint the reader need hardly be sure, but then the phrase must say more than that all is not well.
_COMPLAINS, _PLAIN = 0.2, 0.25
# Without one it must be, in a sentence that states an issue, or surer still elsewhere; a type helps.
_IN_ISSUE, _HEAVILY, _ELSEWHERE, _AIMS, _TYPED_AIMS = 0.4, 0.3, 0.6, 0.8, 0.5


def complains(text: str) -> bool:
    """Whether words say that something is wanting, wrong, hard, dear or at risk.

    >>> complains("rusty keels fail early"), complains("hearing rust in keels"), complains("not only steel")
    (True, False, False)
    """
    return _COMPLAINT.search(text) is not None


def complains_itself(text: str) -> bool:
    """Whether words complain by more than the circumstances that they name.

    >>> complains_itself("reading unseen hulls"), complains_itself("reading on to unseen hulls")
    (True, False)
    >>> complains_itself("fails on unseen hulls")
    True
    """
    return complains(_CIRCUMSTANCES.sub(" ", text))


def states_problem(extraction: Extraction, issue: Issue) -> bool:
    """Whether an issue's phrase states a problem, as far as its words, its sentence and the reader's doubt tell."""
    text = " ".join(issue.text.split())
    if not words_of(text):
        return False
    if _SPARED.search(text) and not complains(_SPARED.sub(" ", text)):
        return False
    if _MENDED.search(text):
        return False
    if _VIRTUE.search(text) and not complains(_VIRTUE.sub(" ", text)):
        return False
    if _is_spared(extraction, issue) or _is_praised(extraction, issue) or _is_no_defect(extraction, issue):
        return False
    if _comes_of_own_step(extraction, issue):
        return False
    typed = issue.type is not None
    around = difficulty_around(extraction, issue)
    if not around and (_is_coped_with(extraction, issue) or _is_gain(text)):
        return False
    if not around and (_is_strength(extraction, issue) or _suffices(extraction, issue)):
        return False
    if not around and _LOW_IS_GOOD.search(text) and not complains(_LOW_IS_GOOD.sub(" ", text)):
        return False
    if around or complains(text):
        says = around or complains(_BARE.sub(" ", text)) or issue.score >= _PLAIN
        much = len(telling(text)) > 1 or typed or issue.score >= _PLAIN
        return bool(issue.score >= _COMPLAINS and says and much and (telling(text) or typed))
    stated = 0 <= issue.sentence < len(extraction.sentences)
    if stated and not typed:
        place = extraction.sentences[issue.sentence]
        whole = extraction.paper.text[place.start : place.end]
        asked = whole.rstrip().endswith("?")
        met = is_met(extraction.paper.text[place.start : issue.start])
        if (asked or place.role in (Role.SOLUTION, Role.METHOD)) and not complains(whole) and not met:
            return False  # what is asked or brought, in a sentence in which nothing is complained of
    role = extraction.sentences[issue.sentence].role if stated else None
    heavy_words = _HEAVY.search(text) is not None
    heavy = typed or heavy_words
    if role is not Role.ISSUE:
        return stated and issue.score >= (_ELSEWHERE if heavy else _AIMS)
    if is_aim(extraction, issue):
        return issue.score >= (_TYPED_AIMS if typed else _AIMS)
    return issue.score >= (_COMPLAINS if typed and heavy_words else _HEAVILY if heavy else _IN_ISSUE)


def asks_for_doing(text: str) -> bool:
    """Whether a phrase says that something has to be done or understood, and not that this goes wrong.

    >>> asks_for_doing("require reasoning over old charts"), asks_for_doing("requires many divers")
    (True, False)
    """
    asks = _TAKES.match(text) or _TASK_TAKES.match(text)
    if asks is None or re.search(r"\brel(?:y|ie)", asks.group()):
        return False
    what = text[asks.end() :]
    if complains(what) or _MUCH.search(what) or (asks.re is _TASK_TAKES and complains(asks.group(1))):
        return False
    head = words_of(_ENDS_NOUN.split(f" {what} ", maxsplit=1)[0])
    doing = bool(head) and (
        _DOING.search(head[-1]) is not None or (head[0].endswith("ing") and head[1:2] in (["a"], ["an"], ["the"]))
    )
    return doing or re.search(r"\sto\s+[a-z]+\b", f" {what}") is not None


def _is_strength(extraction: Extraction, issue: Issue) -> bool:
    """Whether a phrase says what something can do, how little it needs, or that it does no harm."""
    text = " ".join(issue.text.split())
    before = extraction.paper.text[max(0, issue.start - 30) : issue.start]
    if _ABLE.match(text) and not _DENIED.search(before):
        return True
    if _GRANTED.search(before) and not complains(text):
        return True
    if _TOLD_OF.search(before) and not complains(text) and _follows_another(extraction, issue):
        return True
    little = _NEEDS_LITTLE.search(text)
    if little is not None and not complains(text[: little.start()]) and not complains(text[little.end() :]):
        return True
    harmless = _NO_HARM.search(text)
    return harmless is not None and complains(harmless.group("harm")) and not complains(text[: harmless.start()])


def _follows_another(extraction: Extraction, issue: Issue) -> bool:
    """Whether the words before a phrase, in its sentence, hold an issue that complains."""
    return any(
        other.sentence == issue.sentence and other.end <= issue.start and complains(other.text)
        for other in extraction.issues
    )


def _is_praised(extraction: Extraction, issue: Issue) -> bool:
    """Whether a phrase is what something is praised for, what the work keeps small, or cut across two of its deeds."""
    if _PRAISE.search(" ".join(issue.text.split())) and difficulty_around(extraction, issue) == "":
        return True
    if not 0 <= issue.sentence < len(extraction.sentences):
        return False
    sentence = extraction.sentences[issue.sentence]
    before = extraction.paper.text[sentence.start : issue.start]
    if _PRAISED_FOR.search(before) or (
        _SPARED_BY.search(before) and not _NOT_DONE.search(before) and not difficulty_after(extraction, issue)
    ):
        return True
    if (_A_WANT.match(issue.text) and _STOOD.search(before)) or _LOOKED_AT.search(before):
        return True
    if not complains(issue.text) and _IS_WANTED.match(extraction.paper.text[issue.end : sentence.end]):
        return True
    away = _ABSENCE.match(issue.text) is not None and _IN_ITS.search(before) is not None
    if away and sentence.role not in (Role.ISSUE, Role.BACKGROUND):
        return _BY_OTHERS.search(before) is None
    if _NEED.match(issue.text) and _NEEDS_NONE.search(before):
        return sentence.role is not Role.ISSUE
    if _NARROWS.match(extraction.paper.text[issue.end : sentence.end]):
        return True
    if sentence.role is not Role.ISSUE and _DEALT_WITH.search(extraction.paper.text[issue.end : sentence.end]):
        return True
    if sentence.role in (Role.ISSUE, Role.BACKGROUND):
        return False
    return _KEPT_SMALL.search(before) is not None or _TWO_DEEDS.search(issue.text) is not None


def _is_no_defect(extraction: Extraction, issue: Issue) -> bool:
    """Whether a phrase is put to use, measured, brought in or given as an example by the work, plenty, or a motive."""
    if not 0 <= issue.sentence < len(extraction.sentences) or difficulty_around(extraction, issue):
        return False
    sentence = extraction.sentences[issue.sentence]
    text = " ".join(issue.text.split())
    before = extraction.paper.text[sentence.start : issue.start]
    if _PLENTY.match(text) and not complains(_UNMARKED_DATA.sub(" ", text)) and not _MEETS_MUCH.search(before):
        return True
    if _MERE_MOTIVE.fullmatch(text) and _FOR_REASON.search(before):
        return True
    if sentence.role is not Role.ISSUE:
        says_what = _SAYS_WHAT_IT_IS.match(before)
        if says_what is not None and not complains(before[says_what.end() :]):
            return True
    if sentence.role is Role.BACKGROUND:
        return _LESSENS.search(before) is not None and not complains(_LESSENS.sub(" ", before))
    if sentence.role is Role.ISSUE:
        return False
    if _OWN_FREE_OF.search(before) or _HOLDS_IN.search(before):
        return True
    if _BY_OTHERS.search(before):
        return False
    if _IN_BRACKETS.search(before) or _IS_IN_DATA.search(before):
        return True
    if _PUT_TO_USE.search(before):
        return True
    return sentence.role is not Role.RESULT and (
        _MEASURES.search(before) is not None or _BROUGHT_IN.search(before) is not None
    )


def _comes_of_own_step(extraction: Extraction, issue: Issue) -> bool:
    """Whether a phrase is what a step of the work itself brings about: "the skew caused by our choice of ropes"."""
    if not 0 <= issue.sentence < len(extraction.sentences):
        return False
    sentence, text = extraction.sentences[issue.sentence], extraction.paper.text
    if sentence.role is not Role.METHOD:
        return False
    by = _CAUSED_BY.search(text[issue.start : sentence.end])
    if by is None:
        return False
    told = " ".join(text[s.start : s.end] for s in extraction.sentences if s.role is Role.METHOD and s != sentence)
    deeds = {found[1].casefold()[:5] for found in _WE_DO.finditer(told)}
    return any(word.casefold()[:5] in deeds for word in by[1].split())


def _is_gain(text: str) -> bool:
    """Whether a phrase names a gain by what it spares, and nothing else is complained of."""
    gain = _GAIN.search(text)
    if gain is None:
        return False
    return re.search(r"(?i)\b(?:lack|without|no|not|poor|insufficien|limit|difficult|hard|challeng)", text) is None


def _is_coped_with(extraction: Extraction, issue: Issue) -> bool:
    """Whether a phrase, where no issue is stated, is what a praised method stands, a test has, or a step spares."""
    if not 0 <= issue.sentence < len(extraction.sentences):
        return False
    sentence = extraction.sentences[issue.sentence]
    if sentence.role is Role.ISSUE:
        return False
    whole = extraction.paper.text[sentence.start : sentence.end]
    before = extraction.paper.text[sentence.start : issue.start]
    if _BY_OTHERS.search(before):
        return False
    if _GOOD_AT.search(before) or (sentence.role is not Role.BACKGROUND and _FREE_OF.search(before)):
        return True
    if sentence.role is not Role.BACKGROUND and _TESTED.search(before) and _TEST.search(whole):
        return True
    if sentence.role not in (Role.METHOD, Role.RESULT) or _SPARES.search(before) is None or _BRINGS.search(before):
        return False
    # "To reduce the cost, we ...": what the paper is after, and not what a step of it brings with it.
    if re.match(r"\W*To\b", before) and _WE.search(extraction.paper.text[issue.end : sentence.end]):
        return False
    return any(
        other.sentence != issue.sentence
        and 0 <= other.sentence < len(extraction.sentences)
        and extraction.sentences[other.sentence].role is Role.ISSUE
        for other in extraction.issues
    )


def _suffices(extraction: Extraction, issue: Issue) -> bool:
    """Whether a phrase, where no issue is stated, says what a task or the paper's own work takes or spares."""
    if not 0 <= issue.sentence < len(extraction.sentences):
        return False
    sentence = extraction.sentences[issue.sentence]
    if sentence.role is Role.ISSUE:
        return False
    text = " ".join(issue.text.split())
    before = extraction.paper.text[sentence.start : issue.start]
    asks = _TAKES.match(text)
    if asks is not None:
        what = _SAME_PLACE.sub(" ", text[asks.end() :])
        if sentence.role is Role.BACKGROUND:
            relies = asks.group().split()[0].casefold().startswith("rel")
            return not relies and not complains(what) and not _MUCH.search(what)
        return not complains(what) and not _BY_OTHERS.search(before)
    if re.search(r"(?i)\b(?:should|must) be\b", text):
        return sentence.role is Role.BACKGROUND and not complains(text)
    spared = text.casefold().startswith("without ") or re.search(r"(?i)\bwithout\s+(?:any\s+)?$", before) is not None
    return spared and not _BY_OTHERS.search(before)


def _is_spared(extraction: Extraction, issue: Issue) -> bool:
    """Whether the words right before a phrase say that there is no need for it."""
    return _DOES_WITHOUT.search(extraction.paper.text[max(0, issue.start - 60) : issue.start]) is not None


def is_aim(extraction: Extraction, issue: Issue) -> bool:
    """Whether a phrase without a word of complaint says what is to be done or had: "reading hulls", "accurate surveys".

    "Treat hulls as flat" is none, unless "to" or "must" stands before it: it says what others do.
    """
    text = " ".join(issue.text.split())
    if complains(text):
        return False
    words = words_of(text)
    while len(words) > 1 and (words[0] in ADVERBS or (words[0].endswith("ly") and base_of(words[0]) is None)):
        words = words[1:]
    if _AIM.search(text) or words[0] in ("must", "should", "to"):
        return True
    if len(words) < 2 or words[1] in BE:
        return False
    if words[0].endswith("ing") and len(words[0]) > 5:
        return words[1] not in ("of", "in", "from")
    before = extraction.paper.text[max(0, issue.start - 12) : issue.start].split()
    return base_of(words[0]) == words[0] and bool(before) and before[-1].casefold() in ("to", "must", "should", "can")


# Words that only say that there is a problem.
_BARE = re.compile(r"\b(?:challeng|problem|issue|difficult|demand|need)\w*", re.IGNORECASE)
# "struggle to", "the challenge of", before the phrase; "is challenging", "remains unsolved", after it.
_BEFORE = re.compile(
    r"\b((?:struggl|fail)(?:es?|s|ed|ing)?\s+(?:to|with|in|at)|fall(?:s|ing)?\s+short\s+(?:in|of|when|at)|"
    r"(?:difficult|hard|challenging|infeasible|impossible|"
    r"costly|"
    r"expensive|tedious|non-?trivial)\s+(?:for\s+\w+\s+)?to|(?:unable|inability|failure)\s+to|(?:difficult(?:y|ies)|"
    r"challenges?|problems?|lack|absence|shortage|scarcity)\s+(?:of|in|with|to)|cannot|can not|not\s+\w+\s+enough\s+to|"
    r"(?:does|do|did|has|have|had|is|are|was|were)\s+not)\s+(?:(?:the|a|an|to|of|be|been|\w+ly)\s+)?$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"^\s+(?:is|are|was|were|remains?|has\s+been|have\s+been|proves?|"
    r"becomes?)\s+(?:[\w\-]+\s+){0,4}?(?:challeng(?:es?|ing)|problems?|"
    r"bottleneck|obstacle|difficult|hard|costly|expensive|unclear|unknown|unsolved|limited|scarce|rare|tedious|"
    r"laborious|"
    r"time-consuming|lacking|missing|infeasible|impractical|unreliable|underexplored|unexplored|non-?trivial)\b"
    r"(?:\s+(?:tasks?|problems?|issues?|matters?|questions?|endeavou?rs?|undertakings?|goals?)\b)?",
    re.IGNORECASE,
)


def difficulty_before(extraction: Extraction, issue: Issue) -> str:
    """The words of difficulty right before a phrase, in its own sentence ("struggle to"); empty without."""
    if not 0 <= issue.sentence < len(extraction.sentences):
        return ""
    start = extraction.sentences[issue.sentence].start
    found = _BEFORE.search(extraction.paper.text[max(start, issue.start - 60) : issue.start])
    return " ".join(found.group().split()) if found is not None else ""


def difficulty_after(extraction: Extraction, issue: Issue) -> str:
    """The words of difficulty right after a phrase, in its own sentence ("is challenging"); empty without."""
    if not 0 <= issue.sentence < len(extraction.sentences):
        return ""
    end = extraction.sentences[issue.sentence].end
    found = _AFTER.search(extraction.paper.text[issue.end : min(end, issue.end + 80)])
    return " ".join(found.group().split()) if found is not None else ""


def difficulty_around(extraction: Extraction, issue: Issue) -> str:
    """Both together."""
    return f"{difficulty_before(extraction, issue)} {difficulty_after(extraction, issue)}".strip()
