"""What a paper puts forward, and which of it answers an issue of the paper: an extraction goes in, answers come out.

The reader marks phrases and says which issue each addresses; of several for one issue the paper's main proposal is
told, since the others are mostly its parts. Where the reader ties none, the text often still answers: in the same
sentence, in the next ("To this end, we propose"), or further on by the only thing that the paper proposes at all.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from extract.records import Extraction, Issue, Solution
from kg.evidence import role_at, sentence_number
from kg.folding import fold
from kg.given_names import Name, is_proper, says_little, title_name
from kg.issue_labels import capital
from kg.issue_state import is_met
from kg.own_thing import says_sort_alone
from kg.phrases import SOFT_LIMIT, begins_with_verb, points_outside, telling
from kg.solution_labels import bounded, is_borrowed_data, name_of
from kg.ties import (
    NEAR,
    SOLVE,
    does_harm,
    has_trouble,
    is_farther,
    is_for_another,
    is_for_study,
    is_found_because,
    is_itself_hard,
    is_listed_for,
    is_second,
    means_here,
    means_told,
    met_with,
    own_aim,
    own_work_meets,
    shares_word,
    tells_of_harm,
    was_met_before,
)
from kg.words import content_words
from ontologies.vocabulary import EntityType, Role

# How an answer was found, the surest first: by where it stands in the text, by the reader alone, by the reader though
# the issue is told only after it, by being what the paper puts forward.
HERE, READ, BEFORE, ALONE = "solution-beside-issue", "solution", "solution-before-issue", "solution-of-paper"
_OTHERS = re.compile(
    r"(?i)\b(?:unlike|contrast|compared|than|instead|however|previous|prior|existing|current|traditional|"
    r"conventional|other|"
    r"standard|most|motivated)\b"
)
_BACK = re.compile(
    r"(?i)\b(?:to|towards?|for|with) (?:this|these|that|those) (?:ends?|goals?|aims?|purposes?|reasons?|in mind)\b|"
    r"\b(?:to|we|paper|work|study|that|aims? at|aiming at|by|for)\s+"
    rf"(?:\w+ly\s+|better\s+|well\s+|help\s+)?{SOLVE}\s+(?:with\s+)?(?:\w+\s+)?(?:this|these|such|those|both|"
    r"the\s+(?:above|aforementioned|said|former|latter|issue|problem|challenge|gap|limitation|shortcoming|"
    r"difficult)\w*|"
    r"all\b|it\b|them\b)"
    rf"|\b{SOLVE}\s+(?:with\s+)?the\s+(?:\w+\s+){{1,2}}(?:above|mentioned|stated|described)\b"
    r"|\b(?:hence|thus|therefore|consequently|accordingly|so),?\s+(?:(?:in|with) this \w+,?\s+|here,?\s+)?"
    r"(?:we|this (?:paper|work|study|article))\b|\baccording to (?:this|these)\b"
    r"|\bbased on (?:this|these) (?:fact|observation|insight|finding|need)s?\b"
    r"|\b(?:motivated|inspired|driven) by (?:this|these|the above)\b"
    r"|\bto (?:do so|achieve this|that effect)\b|\bin (?:light|view|response) (?:of|to) (?:this|these)\b"
    rf"|\b(?:this|these|such)\s+(?:\w+\s+)?(?:problem|issue|challenge|difficult|limitation|gap|"
    rf"shortcoming)\w*\s+(?:is|are|was|"
    rf"were)\s+(?:\w+ly\s+)?{SOLVE}"
    r"|\b(?:above|these)\s+\w+\s+motivate\b|^\W*(?:instead|therefore|hence|thus|accordingly|consequently)\b"
)
# "To avoid the fog": a means against what was told before, where the word is one of the issue's.
_AGAINST_THE = re.compile(
    rf"(?i)\b(?:to|for|by)\s+(?:\w+ly\s+)?{SOLVE}\s+(?:with\s+)?(?:the|such)\s+((?:[\w-]+\s*){{1,3}})"
)
_PROPOSES = re.compile(
    r"(?i)\b(?:we|paper|work|study|article|letter|authors|here|research|thesis|i)\b[^.;]{0,60}?\b(?:propos|present|"
    r"introduc|"
    r"develop|design|describ|devis|construct|buil[dt]|put forward|report|creat|formulat|offer|provid|contribut|explor|"
    r"investigat|come up|employ|adopt|advocat|suggest|releas|collect|curat)\w*"
    r"|\b(?:is|are|was|were) (?:\w+ly )?(?:propos|present|introduc|develop|design|describ|devis)\w*"
)
_AS_PART = re.compile(
    r"(?i)^[\"“]?\s*(?:specifically|in particular|particularly|concretely|moreover|additionally|furthermore|further|"
    r"finally|then|also|next|in addition|besides|first(?:ly)?|second(?:ly)?|third(?:ly)?|last(?:ly)?|afterwards?|"
    r"subsequently|technically|more specifically|to be specific)\b"
    r"|\bwe\s+(?:also|further|additionally|then)\s"
)
# "; we further improve upon this by a lamp": a part of what stands before it.
_IMPROVED_BY = re.compile(
    r"(?i)[;,]\s+(?:and\s+)?(?:we|which\s+we|it\s+is)\s+(?:also|further|additionally|then)\s+(?:improve|extend|refine|enhance)\w*\b[^;]*$"
)
# What a title says to be used is a part of the whole: "by way of RustNet".
_BY_WAY_OF = re.compile(r"(?i)\b(?:via|with|using|by|through|based on)\b[^:]*$")
# "We propose a lamp": what is put forward, from its first word on.
_PUTS = re.compile(
    r"(?i)\b(?:we|paper|work|study|article|letter|authors|research|thesis)\b(?:\s+[\w-]+){0,3}?\s+"
    r"(?:propos|present|introduc|develop|design|describ|devis|construct|formulat|put forward|provid|"
    r"implement|offer)\w*\s+(?:(?=(?:an?|our)\s+)|the\s+first\s+(?=[a-z]))"
)
# What sorts of things are put forward, by the head of their name.
_THINGS = re.compile(
    r"(?i)(?:agent|algorithm|approach|architecture|benchmark|classifier|controller|corpus|dataset|database|decoder|"
    r"detector|device|encoder|estimator|exoskeleton|extension|formulation|framework|generator|gripper|hand|interface|"
    r"library|loss|mechanism|method|methodology|model|module|network|paradigm|pipeline|platform|procedure|protocol|"
    r"regulari[sz]er|robot|scheme|sensor|simulator|solution|strategy|system|taxonomy|technique|tool|toolkit|variant|"
    r"workflow)s?$"
)
# Where the words of a thing put forward end.
_CLOSES = re.compile(
    r"[,.;:()]|\s(?:that|which|who|where|while|whose|and then|in order|by|so|compris\w+|consist\w+|includ\w+|compos\w+|"
    r"optimi[sz]ed|trained|built|capable)\s|\sto\s+(?:address|overcome|tackle|solve|this|these|do)\s"
)
_HEAD = re.compile(r"\s(?:for|of|to|in|with|on|from|based|using|via|and|under|as)\s")
_PART = re.compile(
    r"(?i),?\s+(?:that|which|with)?\s*(?:also\s+)?(?:leverag|utili[sz]|employ|us|consist|compris|contain|includ|"
    r"combin|focus|"
    r"featur|equip|rel[yi]|incorporat)\w*\s+(?:of\s+|on\s+|with\s+)?(?:[\w-]+\s+){0,3}"
    r"|,?\s*with\s+(?:the\s+)?(?:following\s+)?(?:two|three|four|five|several)\s+(?:[\w-]+\s+){0,2}[\w-]+:\s*(?:an?\s+|the\s+)?"
)
_WHOLES = "method|model|approach|framework|system|algorithm|network|architecture|pipeline"
# "A way to hear hulls. Our | RustNet way ...".
_OUR = re.compile(r"\b[Oo]ur\s+$")
# A single word behind a preposition, which a comma has parted from the rest.
_LEFT_OVER = re.compile(r"\s(?:for|of|to|in|with|on|from)\s+(?:the\s+|an?\s+)?[\w-]+$")
# What an author writes before a difficulty that the proposal meets, more freely than where that alone must tell it.
_COUNTERS = re.compile(
    r"(?i)\b(?:address|overcom|tackl|mitigat|alleviat|resolv|solv|remed|combat|counter|eliminat|handl|tolerat|"
    r"withstand|avoid|prevent|ameliorat|rectif|"
    r"circumvent|bridg|suppress|reduc|reject|compensat|recover|lessen|reliev)(?:e?s|ed|ing|ies|ied|y|ying|"
    r"e)?\s+(?:for\s+)?(?:[\w-]+\s+(?:of\s+)?){0,3}$"
    r"|\b(?:(?:to|and|that|which|thereby|thus)\s+(?:\w+ly\s+)?(?:remov|minimi[sz])(?:es?|ing)|(?:remov|minimi[sz])ing)\s+"
    r"(?:the\s+|all\s+)?$"
    r"|\b(?:tak(?:e|es|en|ing)\s+into\s+(?:account|consideration)|account(?:s|ing)?\s+for)\s+(?:(?:the|all|possible|any)\s+)*$"
    r"|\b(?:to\s+)?(?:deal|dealing|cope|coping)\s+with\s+(?:[\w-]+\s+){0,2}$"
    r"|\b(?:accounts?|accounting)\s+for\s+(?:[\w-]+\s+){0,2}$|\b(?:robust|resilient|immune)\s+(?:to|"
    r"against)\s+(?:\w+\s+)?$"
    r"|\b(?:refrain|saves?|free)\s+from\s+(?:\w+\s+)?$"
    r"|\b(?:that|which|to)\s+(?:can\s+)?(?:handle|tackle|address|overcome|withstand|tolerate)s?\s+[^.;:]{3,80}?,?\s+"
    r"(?:including|such\s+as)\s+$"
    r"|\bsteps?\s+towards?\s+(?:automating|removing|eliminating|reducing|overcoming|avoiding|mitigating|replacing"
    r"|solving)\s+(?:the\s+)?$"
)
# Characters before an issue within which words say that it is met.
_MET_WITHIN = 120
# What is put forward by the very words before it: "we propose a new [lamp]"; behind these other words it is a means.
_PUT = re.compile(
    r"(?i)(?<!the )\b(?:propos|present|introduc|develop|design|describ|devis|construct|buil[dt]|put forward|report|"
    r"creat|formulat|offer|provid|contribut|explor|investigat|employ|adopt|advocat|suggest|releas|collect|curat|"
    r"implement|demonstrat|appl|exploit|leverag|utili[sz]|us|show|defin|conduct|perform|establish|address|extend|"
    r"consider|"
    r"compil|train|mak|giv|learn|generali[sz]|combin|call|nam|term|dub|tak)(?:e?s|ed|ing|e|y|ies|ied|t)?\b"
    r"(?P<between>[^.;]*)$"
)
_AWAY = re.compile(
    r"(?i)\b(?:using|with|based on|via|through|by|from|of|for|on|in|including|such as|like|than|to|under|against|that|"
    r"which|where|as|consist\w*|and)\b"
)
_STILL_PUT = re.compile(
    r"(?i)\b(?:use|method|concept|idea|design|development|possibility|potential|problem|task|way|version|family|set|"
    r"number|series|kind|class|type|form|variant|extension|combination|collection|derivation|corpus|dataset)\s+"
    r"(?:of|for|to)\b"
)
_PUT_AFTER = re.compile(
    r"(?i)^[^.;]{0,110}?\b(?:is|are|was|were|has been|have been)\s+(?:\w+ly\s+|then\s+|also\s+|here\s+)*(?:propos|"
    r"present|introduc|develop|design|describ|devis|construct|built|creat|generali[sz]|implement|us|employ|appl)"
)
# "We | survey the keels", "by | hearing the keels": the doing itself is put forward.
_WE = re.compile(
    r"(?i)\bwe\s+(?:also\s+|then\s+|further\s+|here\s+|first\s+|\w+ly\s+)*(?!(?:can|could|are|were|have|had|do|did|may|"
    r"might|compar|analy[sz]|evaluat|stud|review|examin|assess|test|observ|f[io]und|not|argu|believ|know|assum|see|saw|"
    r"hope|aim|focus|survey)\w*\b)[a-z]+\s+(?P<between>[^.;]*)$"
)
# "We show that | echo maps help": they are what the paper is about.
_SHOWN_THAT = re.compile(r"(?i)^\s*(?:here\s+)?(?:that|how)\s+(?=(?:an?\s+|the\s+|our\s+|such\s+)?$)")
_CONTRIBUTES = re.compile(
    r"(?i)\b(?:contributions?|novelty|innovation|idea|key|core|component|heart)\b[^.;,]{0,40}\b(?:is|are|lies? in)\s+"
    r"(?:(?:an?|the|our|to|in)\s+)*(?:novel\s+|new\s+)?$"
)
_DOES = re.compile(r"(?i)\bwe\s+(?:also\s+|then\s+|further\s+|\w+ly\s+)?(?:propose\s+to\s+(?:\w+ly\s+)?)?$")
_BY_DOING = re.compile(r"(?i)\bwe\b.*\bby\s+(?:\w+ly\s+)?$", re.DOTALL)
# A solution that no word puts forward must stand out so much to be told against what only the reader ties to it.
_STANDS_OUT = 1.0
_FAR = 400  # characters before a phrase beyond which no verb puts it forward
# A title that says what is put forward: "A strategy for hearing keels".
_TITLE_THING = re.compile(r"(?:^|[:?]\s+)(?:An?|Our)\s+(?P<thing>[^:?]+?)(?=\s*(?:[:?.]|$))")
_TITLE_HEAD = re.compile(r"\s(?:for|of|to|in|with|on|from|using|via|and|under|as|that|which)\s")
# What others have made, on which the work stands: by the words right before it, and by those right behind.
_TAKEN = re.compile(
    r"(?i)\b(?:(?:buil[dt]|building|builds|improv\w+|expand\w*)\s+(?:up)?on|extend(?:s|ed|ing)?|depart\w*\s+from|"
    r"borrow\w*(?:\s+from)?|tak(?:e|es|en|ing)\s+(?:over\s+)?from|(?:extension|modification|adaptation|variant|version|"
    r"generali[sz]ation)s?\s+(?:of|to)|with\s+the\s+(?:help|aid|use)\s+of|origin\w+\s+from|inspired\s+by|"
    r"inherited\s+from|such\s+as)\s+"
    r"(?:(?:an?|the|some|any|many)\s+)?(?:(?!own\b|our\b|new\b|novel\b)[\w-]+\s+){0,2}$"
    r"|\b(?:existing|well[- ]known|popular|classic(?:al)?|widely[- ]used|off-the-shelf|conventional|"
    r"(?:recent(?:ly)?|previously)[- ](?:developed|proposed|introduced))\s+"
    r"(?:(?!and\b|for\b|to\b|by\b|with\b)[\w-]+\s+){0,3}$"
)
# "We study the price of oil for | old lamps": what is looked at, and not put forward.
_STUDIED = re.compile(
    r"(?i)\bwe\s+(?:then\s+|also\s+|first\s+|\w+ly\s+)?(?:investigate|study|examine|analy[sz]e|assess|evaluate|measure)\s+(?:the|how|whether)\s"
    r"[^.;,]*\b(?:of|to|in|on|for|under)\s+(?:an?\s+|the\s+)?$"
)
# "A variant of the classic | lamp": the lamp is of others, though the paper's own goes on with its name.
_VARIED = re.compile(
    r"(?i)\b(?:variant|extension|modification|adaptation|version|generali[sz]ation)s?\s+(?:of|to)\s+(?:the\s+|an?\s+)?"
    r"(?:\w+ly[- ])?(?:classic(?:al)?|standard|popular|well[- ]known|existing|original|vanilla|traditional|conventional"
    r"|used)\s+"
    r"(?:[\w-]+\s+){0,2}\(?$"
)
# "We adapt | OldNet": what is changed is of others.
_ADAPTED = re.compile(r"(?i)\bwe\s+(?:then\s+|also\s+|first\s+|\w+ly\s+)?(?:adapt|modify|customi[sz]e)\s+(?:the\s+)?$")
# "An analysis of | hull rot": what is looked at is not put forward.
_ANALYSED = re.compile(
    r"(?i)\b(?:analys[ei]s|stud(?:y|ies)|investigation|examination|characteri[sz]ation|understanding)\s+of\s+"
    r"(?:(?:the\s+)?(?:roles?|effects?|impacts?|influence|behaviou?rs?|limits?|dynamics|power|nature|properties)\s+of\s+)?"
    r"(?:an?\s+|the\s+|such\s+)?$"
)
# "We present an exploration of several parts of | hull listening", "we show that it equals | an old lamp", "we focus in
# this paper on | rust sounds": what is looked at, or what something known comes to.
_LOOKED_AT = re.compile(
    r"(?i)\b(?:an?|the)\s+(?:[\w-]+\s+){0,3}?(?:exploration|investigation|examination|comparison|overview|analysis|study)\s+of\s+"
    r"(?:(?:the|different|various|several|many|design|key|main|aspects|choices|parts|factors|variants|of|and|in)\s+)*$"
)
_COMES_TO = re.compile(
    r"(?i)\bthat\s+[^.;,]{2,60}?\b(?:corresponds?|amounts?|is\s+(?:\w+ly\s+)?(?:equivalent|equal|identical|akin))\s+to\s+"
    r"(?:the\s+|an?\s+)?(?:special\s+case\s+of\s+)?(?:the\s+|an?\s+)?$"
)
_FOCUS_ON = re.compile(
    r"(?i)\b(?:we|(?:this|the\s+present)\s+(?:paper|work|study|article))\s+(?:\w+ly\s+|here\s+)?focus(?:es)?\s+"
    r"(?:(?:here|in\s+this\s+(?:paper|work|study|article)),?\s+)?(?:up)?on\s+(?:the\s+|an?\s+)?$"
)
# "Later | RustNet was proposed", in what is told before the work itself: another's.
_WAS_PROPOSED = re.compile(
    r"(?i)^\s*(?:\([^()]*\)\s*)?(?:is|are|was|were|has\s+been|have\s+been)\s+(?:\w+ly\s+|then\s+|also\s+|first\s+)*"
    r"(?:proposed|introduced|developed|presented|suggested)\b"
)
# "We show this by | reading old logs", "a way that can build | strong hulls", "we call all of these | hull care".
_NOT_OWN = re.compile(
    r"(?i)\b(?:demonstrat|show|verif|confirm|illustrat|prov)\w*\s+(?:this|it|that)\s+by\s+$"
    r"|\b(?:approach|method|technique|algorithm|way|model)(?:e?s)?\s+(?:that|which|to)\s+(?:can\s+|could\s+)?"
    r"(?:develop|build|create|train|produce|make|design)s?\s+(?:an?\s+|the\s+)?$"
    r"|\brefer(?:s|red|ring)?\s+to\s+(?:all\s+of\s+)?(?:them|these|those|such)\b[^.;]{0,40}\bas\s+(?:the\s+)?$"
    r"|\bwe\s+call\s+(?:all\s+of\s+)?(?:these|those|such)\s+(?:[\w-]+\s+){0,2}$"
)
# "To meet this, many | old lamps have been proposed".
_MANY_BEFORE = re.compile(
    r"(?i)\b(?:several|many|various|numerous|some|most|recent|existing|previous|different|a\s+(?:number|variety|range)\s+of)\s+"
    r"(?:[\w-]+\s+){0,2}$"
)
_HAVE_BEEN = re.compile(
    r"(?i)^\s*(?:\([^()]*\)\s*)?(?:have|has)\s+(?:\w+ly\s+)?been\s+(?:\w+ly\s+)?"
    r"(?:propos|develop|introduc|present|suggest|design|explor|stud|us|appl)\w*"
)
# "A practical hearing setting called | night hearing": what is to be done, and no means of doing it.
_TO_DO_CALLED = re.compile(
    r"(?i)(?P<what>[\w-]+(?:\s+[\w-]+)?)(?:\s+\([^()]*\))?\s+(?P<sort>paradigm|setting|task|problem|scenario)s?\s*,?\s+"
    r"(?:called|named|termed|dubbed|namely|i\.e\.,?|(?:known|denoted)\s+as|which\s+we\s+(?:call|term|name))\s+(?:the\s+)?$"
)
# "We introduce a new task | NightHearing": the same.
_NEW_TASK = re.compile(
    r"(?i)\b(?:introduc|propos|present|defin|formulat|stud)\w*\s+(?:an?|the)\s+(?:novel\s+|new\s+|challenging\s+|realistic\s+|"
    r"and\s+|,\s*|more\s+|practical\s+){0,5}(?:[\w-]+\s+){0,2}(?:task|setting|scenario|problem)[,:]?\s+\(?(?:(?-i:[A-Z]\S*):\s+)?$"
)
# "A form of rot, which we call | hull rot": a harm that a paper gives a name to.
_HARM = (
    r"(?:bias(?:es)?|vulnerabilit(?:y|ies)|pitfalls?|threats?|hallucinations?|leakages?|forgetting|collapse|degradation|misalignments?"
    r"|misuse|failures?|errors?|artifacts?|inconsistenc(?:y|ies))"
)
_HARM_NAMED = re.compile(
    rf"(?i)\b(?:forms?|types?|kinds?|sources?|sorts?|class(?:es)?)\s+of\s+(?:[\w-]+\s+){{0,2}}{_HARM}\b[^.;]{{0,40}}$"
    rf"|\b(?:leads?|results?|suffers?)\s+(?:to|in|from)\s+(?:[\w-]+\s+){{0,4}}$"
)
_IS_HARM = re.compile(
    r"(?i)^(?:(?!of\b|for\b|to\b|against\b|from\b|with\b|on\b|inductive\b|attention\b|additive\b|\w+ing\b)[\w-]+\s+){0,3}"
    rf"{_HARM}$"
)
# What a thing takes away by its very name, by the beginnings of the two words: "denoising", "noisy".
_UNDOES = {
    "denois": "nois",
    "debias": "bias",
    "deblur": "blur",
    "dehaz": "haz",
    "derain": "rain",
    "deconfound": "confound",
    "despeckl": "speckl",
    "detoxif": "toxi",
    "deduplicat": "duplicat",
    "disentangl": "entangl",
}
# A way to do harm, and what it cannot answer.
_ATTACK = re.compile(
    r"(?i)(?:\battacks?(?:\s+(?:method|strateg|framework|model|algorithm)\w*)?$|\b(?:to|that)\s+(?:carry|carries)\s+out\s+.*\battacks?\b)"
)
_AT_RISK = re.compile(
    r"(?i)\b(?:priva\w+|secur\w+|attack\w*|poison\w*|threat\w*|sensitive|leak\w*|vulnerab\w+|steal\w*|malicious|adversar\w+|safety|unsafe|misus\w+)\b"
)
# "A loading problem that is solved using a | greedy crane plan": the plan is put forward, not the problem.
_SOLVED_BY = re.compile(
    r"(?i)(?:[\w-]+\s+){0,5}?problems?,?\s+(?:(?:that|which)\s+)?(?:can\s+(?:then\s+)?be|is|are)\s+(?:then\s+|\w+ly\s+)*"
    r"(?:solved|tackled)\s+(?:using|via|with|through|by(?:\s+means\s+of)?)\s+(?:an?\s+|the\s+)"
    r"(?P<way>[a-z][^,.;:()]+?\s(?:approach|algorithm|method|solver|scheme|procedure|technique|heuristic|programme?|network))"
    r"(?=[,.;:(]|$)"
)
# "A | hull listening (HL) | framework".
_ONE_OF = re.compile(r"(?i)\b(?:an?|our)\s+(?:[\w-]+\s+){0,2}$")
_ITS_SORT = re.compile(r"\s*(?:\([^()]{1,40}\)\s*)?(framework|model|system|approach|pipeline|method|architecture)\b")
# "Is made to lessen | the rot".
_LESSENS = re.compile(rf"(?i)\bto\s+(?:\w+ly\s+|further\s+)*{SOLVE}\s+(?:with\s+)?(?P<what>[^,.;]+)")
# "We explain the rot via | a tide map": what tells why is no remedy; "we used three variants of": nor what is tried.
_EXPLAINED = re.compile(
    r"(?i)\bwe\s+(?:\w+ly\s+|also\s+|then\s+|first\s+)*(?:explain|interpret)\b[^.;,]*\b(?:via|through|using|with|by)\s+"
    r"(?:an?\s+|the\s+)?(?:[\w-]+\s+){0,3}\(?$"
)
_TRIED = re.compile(
    r"(?i)\bwe\s+(?:\w+ly\s+|also\s+|then\s+|first\s+)*(?:use|test|compare|evaluate|examine)d?\s+"
    r"(?:(?:two|three|four|five|six|several|different|the)\s+)+(?:variants?|versions?)\s+of\s"
)
# "In the vein of | lamp studies": what others began.
_IN_THE_VEIN = re.compile(r"(?i)\bin\s+the\s+(?:vein|spirit|line)\s+of\s+(?:[\w-]+\s+){0,5}(?:using\s+)?$")
# "RustNet is known to": of others, where nothing puts it forward.
_IS_KNOWN = re.compile(
    r"(?i)^\s*(?:\([^()]*\)\s*)?(?:is|are|has\s+been|have\s+been)\s+(?:\w+ly\s+)?(?:known|used|studied|applied|adopted|shown"
    r"|an?\s+(?:\w+ly[- ]\w+\s+)?(?:popular|standard|classic\w*|common|prominent|well-known))\b"
)
# A title that tells something of what it names puts forward no such thing: "Hulls are hollow".
_TOLD_OF = re.compile(r"(?i)\s+(?:is|are|requires?|needs?|fails?|cannot|can\s+be|may|might|suffers?)\s")
# "A way to hear | hums": the way is put forward, not what it hears.
_FOR_DOING = re.compile(
    r"(?i)\b(?:an?|our)\s+(?:(?:novel|new|simple|general|efficient|effective|robust|practical)\s+)*(?P<thing>(?:[\w-]+\s+){0,3}?"
    r"(?:technique|method|approach|algorithm|framework|scheme|procedure|strategy|pipeline))\s+(?:to|for|that|which)\s+"
    r"(?!(?:is|are)\s+(?:based|called|named))(?:[\w/-]+\s+){1,14}$"
)
# "... which (1) hears by a | lamp": a part that is counted off.
_COUNTED_OFF = re.compile(r"(?i)\(?(?<!\w)(?:1|2|3|i|ii|iii|a|b|c)\)\s(?!we\s)[^;.]*$")
# "... using a | lamp": what a thing told before makes use of.
_AS_MEANS = re.compile(
    r"(?i)\b(?:using|via|through|employ(?:s|ing)|leverag(?:es|ing)|utili[sz](?:es|ing))\s+(?:an?\s+|the\s+)?$"
)
# What fails is not what is put forward: "to handle failure of the listening method, OldNet".
_FAILS = re.compile(
    r"(?i)\b(?:failures?|limitations?|drawbacks?|shortcomings?|weakness(?:es)?|deficienc(?:y|ies))\s+of\s+"
    r"(?:(?!and\b|by\b|with\b|we\b)[\w,-]+\s+){0,7}$"
)
# What others, or the authors themselves, did before.
_IN_REFERENCE = re.compile(
    r"(?i)\bin\s+(?:our\s+|refs?\.?\s+|references?\s+)*[\[(]\s*\d+[^\])]{0,20}[\])]\s*,?\s+(?:we|it)\b"
)
# "On an old tub called | Rosie": what something is tried on.
_TRIED_ON = re.compile(
    r"(?i)\b(?:on|onto|aboard)\s+(?:an?|our|the)\s+(?:[\w-]+\s+){1,5}(?:called|named|dubbed|known\s+as)\s+(?:the\s+)?$"
)
_EARLIER = re.compile(
    r"(?i)\bin\s+(?:an?|our|the|some)?\s*(?:previous|prior|earlier|former|preceding)\s+(?:paper|work|study|article|"
    r"publication|research|version)s?\b|\bwe\s+(?:have\s+)?(?:previously|earlier|recently)\b|\b(?:previous|prior|"
    r"earlier)\s+"
    r"(?:paper|work|study|article)s?\s+(?:we\s+)?(?:propos|present|introduc|develop|show)"
)
# "A way to hear based on | old lamps": the way is put forward, the lamps are what it takes.
_BASED_ON = re.compile(
    r"(?i)\b(?:an?|our|the)\s+(?:(?:novel|new|simple|general|efficient|effective)\s+)*(?P<thing>(?:[\w-]+\s+){0,4}?"
    r"(?:technique|method|approach|algorithm|framework|scheme|procedure|model|system|strategy|pipeline))\s+"
    r"(?:that\s+is\s+)?(?:based|relying|building|built)\s+(?:up)?on\s+(?:(?:the|an?)\s+)?(?:(?:\w+ly\s+)?(?:propos|"
    r"develop|"
    r"introduc|publish|known)\w*\s+)?$"
)
_STANDS_ON = re.compile(
    r"(?i)\b(?:we|our\s+\w+|(?:this|the)\s+(?:paper|work|method|approach|algorithm|article|study))\s+"
    r"(?:(?:buil[dt]s?|improves?)\s+(?:up)?on|extends?|departs?\s+from)\s+(?:an?\s+|the\s+)?"
    r"(?:(?:recent|existing|prior|known|popular|classic)\s+)?$"
)
_TAKEN_AFTER = re.compile(
    r"(?i)^\s*(?:\([^()]*\)\s*)?[,(—–-]\s*an?\s+(?:\w+ly[- ])?(?:classic|classical|standard|popular|"
    r"well[- ]known|existing|used|known|common)\b"
    r"|^\s*(?:\([^()]*\)\s*)?(?:proposed|introduced|developed)\s+by\s+(?-i:[A-Z])"
)
# "A net, which uses | a lamp": what stands behind is a part or a means of what stands before.
_HELD = re.compile(
    r"(?i)^\s*(?:\([^()]*\)\s*)?(?:(?:for|of)\s+(?:[\w-]+\s+){1,5})?,?\s*(?:that|which|with|using|by|via|through|"
    r"based\s+on|consist\w+|compris\w+|contain\w+|includ\w+|leverag\w+|utili[sz]\w+|employ\w+|combin\w+|"
    r"incorporat\w+)\s"
)
# What a thing is put forward for: "to improve | the yield of lamps".
_FOR = re.compile(
    rf"(?i)\b(?:to|for|and|which|that|by|thereby|thus)\s+(?:\w+ly\s+|also\s+|further\s+)?(?:{SOLVE}|(?:improv|"
    rf"enhanc|increas|boost|"
    r"lower|accelerat|speed|guarante|ensur|stabili[sz]|strengthen|promot|decreas|minimi[sz]|remov|lessen|save)\w*)\s+"
    r"(?:up\s+)?([^.;:,]+)"
)
# Words of authors who speak of their own work.
_OWN = re.compile(
    r"(?i)\b(?:we|our|(?:this|the present|the current) (?:paper|work|study|article|letter|thesis)|propos\w+)\b"
)
# What only measures or surveys, and the issues that it answers by that.
_MEASURES = re.compile(
    r"(?i)(?:benchmark|dataset|data set|database|corpus|corpora|test ?bed|test suite|leaderboard|competition|"
    r"shared task|"
    r"survey|review|collection|annotation guidelines?)s?(?:\s+\([^()]*\))?$|^(?:survey|review|evaluation|assessment|"
    r"analysis|"
    r"comparison|study|investigation|examination|quantification|measurement)\s+of\b"
)
# "Test protocols", "a test that tells how wet hives are": what only assesses, and no data.
_ASSESSES = re.compile(
    r"(?i)(?:[\w-]+\s+){0,3}(?:protocols?|(?:experimental|empirical|theoretical|statistical|comparative)\s+"
    r"(?:[\w-]+\s+)?(?:analys[ei]s|stud(?:y|ies)|comparisons?|evaluations?))\b"
)
_OF_TESTS = re.compile(
    r"(?i)\b(?:evaluat\w+|assess\w+|benchmark\w*|protocols?|compar\w+|measur\w+|metrics?|settings?|stud(?:y|ied|ies)|"
    r"explored|investigated|unclear|unknown|understood|understanding|attention|choice|theor\w+)\b"
)
_MEASURED = frozenset(
    {
        "class-imbalance", "conflicting-evidence", "data-scarcity", "flawed-evaluation", "hard-to-survey",
        "label-scarcity", "little-explored", "low-resource-languages", "misleading-metrics", "missing-benchmark",
        "missing-theory", "narrow-models", "poor-reproducibility", "simulation-gap", "spurious-cues",
        "unclear-design-choices", "unfairness-and-bias", "unknown-mechanism", "unreliable-labels", "weak-study-design",
    }
)  # fmt: skip
_OF_DATA = re.compile(
    r"(?i)\b(?:data|datasets?|benchmarks?|corpus|corpora|evaluat\w+|assess\w+|annotat\w+|labels?|labell?ed|metrics?|"
    r"stud(?:y|"
    r"ied|ies)|"
    r"explored|investigated|research|literature|known|unclear|understood|attention|resources?|compar\w+|measur\w+)\b"
)
# "A survey of keels", "a study of how hulls rot": what tells of a thing, and changes nothing in it.
_SURVEYS = re.compile(
    r"(?i)(?:[\w-]+\s+){0,3}(?:survey|literature\s+review|review|overview)(?:\s+(?:of|on|about|that|which)\s|$)"
    r"|(?:[\w-]+\s+){0,2}(?:study|investigation|examination)\s+(?:of|on|into)\s"
)
_OF_KNOWLEDGE = frozenset(
    {
        "conflicting-evidence", "flawed-evaluation", "hard-to-survey", "little-explored", "missing-benchmark",
        "missing-theory", "misleading-metrics", "poor-reproducibility", "unclear-design-choices", "unknown-mechanism",
        "weak-study-design",
    }
)  # fmt: skip
_OF_KNOWING = re.compile(
    r"(?i)\b(?:literature|surve\w+|overview|publications?|submissions?|analys[ei]s|reviews?|scattered|fragmented|research|understand\w*|understood|unclear|unknown"
    r"|known|stud(?:y|ied|ies)|explored|investigated|evidence|compar\w+|evaluat\w+|assess\w+|systematic\w*|attention|theor\w+"
    r"|insights?|questions?|works|field)\b"
)
_TESTS = re.compile(r"(?i)\b(?:benchmark|evaluat|assess|challenge|test(?:s|ing|ed)?\b|diagnos|measur|prob(?:e|ing)\b)")
# That data are not there: what is put forward against it is data.
_NO_DATA = re.compile(
    r"(?i)\b(?:no|lack\w*|absence|scarc\w+|without|few|missing|shortage|limited|insufficient|small|"
    r"need for)\b[^.;]{0,50}?"
    r"\b(?:datasets?|data sets?|benchmarks?|corpus|corpora|databases?|test ?beds?)\b"
)
# "We address the slowness of keels": said plainly, by the authors of their own work.
_WE_MEET = re.compile(
    rf"(?i)\b(?:we|our\s+[\w-]+|this\s+(?:paper|work|study|article)|paper|work)\b[^.;]{{0,60}}?\b{SOLVE}"
)
# "We propose the Keel Reading (KeRe) method": right before a name that is coined.
_CALLS = re.compile(
    r"(?i)\b(?:propos|present|introduc|call|nam|term|dub|develop)\w*\s+(?:(?!based\b|using\b|with\b|by\b|for\b|on\b|"
    r"via\b|"
    r"that\b|which\b)[\w,-]+\s+){0,8}\(?$"
)
# What no thing is: "the sparsity properties of hulls".
_NO_THING = re.compile(
    r"(?i)(?:propert(?:y|ies)|parameters?|facts?|assumptions?|observations?|tasks?|behaviou?rs?|problems?)$"
)
_PUT_RIGHT_BEFORE = re.compile(
    r"(?i)\b(?:propos|present|introduc|develop|design|devis|building|creat|perform)\w*\s+(?:(?!for\b|by\b|to\b)[\w-]+\s+){0,4}$"
)
_PUT_RIGHT_AFTER = re.compile(
    r"(?i)\s+(?:\([^()]*\)\s+)?(?:(?:within|in|of)\s+[\w-]+\s+)?(?:is|are|was|were)\s+(?:then\s+|further\s+|also\s+)?(?:design|propos"
    r"|introduc|develop|devis|employ|us|adopt)\w*\b"
)
# "We meet the fog, directly | using lamps".
_BY_MEANS_OF = re.compile(
    r"(?i)[^.;]{0,40}?,?\s+(?:\w+ly\s+)?(?:by\s+)?(?P<means>(?:using|adding|introducing|learning)\s+[^.;,]{5,80})"
)
# "To tell the keels, we": what follows does it.
_TO_DO_WITH = re.compile(r"(?i)^(?:[\w ]{0,25},\s+)?(?:in\s+order\s+)?(?:to|for)\s+(?:[\w-]+\s+){1,4}$")
# "To better hear | the keels, RustNet ...", "given | few lamps, RustNet ...", "since lamps | drift, we ...": what opens
# a sentence for which the rest of it has the answer.
_OPENS_WITH = re.compile(
    r"(?:[A-Z][\w ]{0,25},\s+)?(?:(?:In\s+order\s+)?[Tt]o\s+(?:better|further|fully|well|more\s+\w+ly|\w+ly)\s+[a-z]+"
    r"|[Tt]o\s+(?:capture|model|handle|reflect|represent|cope\s+with|deal\s+with|account\s+for)"
    r"|[Gg]iven|[Dd]ue\s+to|[Bb]ecause\s+of|[Ii]n\s+(?:view|light|consideration)\s+of|[Cc]onsidering|Since|Because|As)"
    r"\s+(?:[\w’'-]+\s+){0,6}$"
)
_ITS_DEED = r"\s+(?:is\s+able\s+to\s+|\w+ly\s+)?(?!is\b|are\b|was\b|were\b|has\b|outperforms\b|achieves\b)[a-z]+s\s+\w"
# "..., and we meet this difficulty | by using lamps".
_THEN_MET = re.compile(
    rf"(?i)[^.;]{{0,80}}[;,]\s+(?:and\s+|which\s+)?we\s+(?:\w+ly\s+)?{SOLVE}\s+(?:with\s+)?(?:this|these|it|them)\b"
    r"(?:\s+(?:challenge|problem|issue|difficult|limitation|drawback|shortcoming)\w*)?\s+(?:\w+ly\s+)?"
    r"(?:by\s+)?(?P<means>(?:using|adding|introducing|learning|applying|combining|integrating)\s+[^.;,]{5,80})"
)
# "Unlike earlier lamps, which ..., ours": what is told of others, and then of the own work.
_UNLIKE_OTHERS = re.compile(
    r"(?i)\W*(?:unlike|in\s+contrast\s+(?:to|with)|as\s+opposed\s+to|compared\s+(?:to|with)|different(?:ly)?\s+from|whereas|while)\b"
    r"[^.;]*\b(?:previous|prior|existing|others?|traditional|conventional|current|earlier|most|many|recent|state-of-the-art)\b"
)
_OURS_DOES = re.compile(
    r"(?i)^[^.;]{0,80},\s+(?:(?:our|the\s+proposed)\s+(?:[\w-]+\s+)?[\w-]+\s+(?:is|are|can|does|\w+s)\b|we\s)"
)
# "Even in the case of | fog", "despite | fog".
_IN_SPITE = r"(?:even\s+(?:in|under|with|for|when)|despite|in\s+spite\s+of|regardless\s+of)\b[^.;]*$"
# What is done, where nothing is called a thing: "we apply lamps to hulls".
_APPLIES = re.compile(
    r"(?i)\bwe\s+(?:(?:then|first|further|here)\s+|\w+ly\s+)?(?P<deed>(?:apply|adapt|extend|use|employ|exploit|leverage|combine|integrate|import"
    r"|incorporate|solve|encode|learn|model|estimate|train|represent|decompose|convert|transform|embed|extract|generate|predict)\s+"
    r"(?!(?:this|these|it|them|such)\b)[^.;:,]{10,170})"
)
_COMPARES = re.compile(
    r"(?i)\bwe\s+(?:(?:then|first|further|here)\s+|\w+ly\s+)?(?P<deed>(?:compare|analy[sz]e|evaluate)\s+"
    r"(?!(?:this|these|it|them|such|our|whether|how)\b)[^.;:,]{10,170}?)"
    r"(?=[.;:,]|\s(?:that|which|to)\s)"
)
# What something is only weighed for: "their fitness for building | a dock".
_WEIGHED_FOR = re.compile(
    r"(?i)\b(?:suitability|potential|feasibility|possibility|fitness|steps?|path|basis|foundation|implications?)\s+(?:of|for|to|towards?)\s+"
    r"(?:the\s+)?(?:develop|build|creat|design|construct|us|realiz|realis)\w*\s+(?:of\s+)?(?:an?\s+|the\s+)?$"
)
# What a title says to be bettered is what others know: "Improving | hull lamps".
_IMPROVED = re.compile(
    r"(?i)(?:^|:\s)(?:improv|enhanc|extend|accelerat|revisit|rethink|understand|boost|strengthen|analy[sz])\w*\s+(?:the\s+)?$"
)
_HAS_IT = r"(?:is|are|has|have|can|cannot|may|suffers?|fails?|requires?|lacks?|relies|tends?|does|do)"  # as a subject
# "Learning | fine charts", "towards hearing with | lamps": what only the title calls so.
_LEARNT = re.compile(r"(?:^|:\s)(?:Learning|Towards?)\s(?:[^:]*\s)?$")
# What is seen through, and what is hard, is never put forward.
_NO_ANSWER = re.compile(
    r"(?i)^(?:[\w-]+\s+){0,3}(?:lens|issues?|challenges?|difficult(?:y|ies)|drawbacks?)(?:\s+(?:of|in|for|with)\s|$)"
    r"|^conditions?\s+(?:under|for|of|on)\s"
)
# What a name is that is coined for a part: "RustNet, a memory module".
_IS_PART = re.compile(r"(?i)\b(?:module|layer|block|loss|unit|component|head|encoder|decoder|operator|term)s?\b")
_BEHIND = 80
# An issue of a paper with few more is what its one solution is for.
_FEW_ISSUES = 3
# "RustNetthat": a space that was lost.
_GLUED = re.compile(r"(\S*[A-Z\d])(?:that|which|and|is)")
# Characters behind "we meet these difficulties with" within which the means is named.
_SOON = 60


@dataclass(frozen=True, slots=True)
class Proposal:
    """One thing that a paper puts forward.

    ``number``: which of the reader's solutions it is, or None where only the title and the text name it; ``sentence``:
    where it is put forward, -1 where only the title names it; ``standing``: how much speaks for its being the main one.
    """

    number: int | None
    solution: Solution
    name: Name
    sentence: int
    standing: float


@dataclass(frozen=True, slots=True)
class Answer:
    """A proposal that answers an issue, and how that is known (``HERE``, ``READ``, ``BEFORE`` or ``ALONE``)."""

    proposal: Proposal
    rule: str


def says_it_proposes(text: str) -> bool:
    """Whether words say that their paper puts something forward.

    >>> says_it_proposes("The authors propose two lamps."), says_it_proposes("Lamps are heavy.")
    (True, False)
    """
    return _PROPOSES.search(text) is not None


def meets_in_words(sentence: str, issue: str) -> bool:
    """Whether a sentence says that what it tells of is against what was told before, or names the issue as its purpose.

    >>> meets_in_words("To address this issue, we add a lamp.", "thick fog")
    True
    >>> meets_in_words("A lamp is added to lower the cost of fog.", "cost of dives"), meets_in_words("A lamp.", "fog")
    (True, False)
    """
    words = set(telling(issue))
    return _BACK.search(sentence) is not None or any(words & set(telling(m.group(1))) for m in _FOR.finditer(sentence))


def find_proposals(extraction: Extraction) -> tuple[Proposal, ...]:
    """What a paper puts forward, each thing once, the main one first."""
    found = [
        _proposal(extraction, number, _where_called(extraction, solution))
        for number, solution in enumerate(extraction.solutions)
    ]
    found = [p for p in found if not is_borrowed_data(extraction, p.solution)] or found
    taken = {fold(p.name.text) for p in found if _is_taken(extraction, p)}
    found = [p for p in found if fold(p.name.text) not in taken]
    found = [p for p in found if not _NO_ANSWER.search(p.name.text)]
    found = [p for p in found if not _is_no_thing(p)] or found
    found = [_with_whole(extraction, p) for p in found]
    found += [p for p in _unread(extraction, found) if not _is_varied(extraction, p)]
    found += _stated(extraction, found)
    found += _titled(extraction, found)
    found += _applied(extraction, found)
    found += _means(extraction, found)
    found = [p for p in found if fold(p.name.text) not in taken]
    found.sort(key=lambda p: (-round(p.standing, 6), p.solution.start))
    roles = [s.role for s in extraction.sentences]
    first = next((roles.index(role) for role in (Role.SOLUTION, Role.METHOD) if role in roles), -1)
    known: dict[str, Proposal] = {}
    for p in found:
        if not p.name.text or _NO_ANSWER.search(p.name.text):
            continue
        key = fold(p.name.text)
        kept = known.setdefault(key, p)
        if kept is not p:
            addresses = tuple(sorted({*kept.solution.addresses, *p.solution.addresses}))
            known[key] = replace(kept, solution=replace(kept.solution, addresses=addresses))
    return tuple(p if p.sentence >= 0 else replace(p, sentence=first) for p in known.values())


def _where_called(extraction: Extraction, solution: Solution) -> Solution:
    """A solution that was read in a result, where the paper gives it its name: "a lamp, coined | RustNet"."""
    if role_at(extraction, solution.start) is not Role.RESULT:
        return solution
    called = rf"(?:coined|dubbed|called|named|termed)\s+{re.escape(solution.text)}(?!\w)"
    found = re.search(called, extraction.paper.text[: solution.start])
    if found is None or role_at(extraction, found.start()) is not Role.SOLUTION:
        return solution
    return replace(solution, start=found.end() - len(solution.text), end=found.end())


def of_a_kind(extraction: Extraction, proposals: tuple[Proposal, ...], known: Collection[str]) -> tuple[Proposal, ...]:
    """The proposals, one by a name that papers share told by its sort, too: "a hull listening (HL) | framework".

    Parameters
    ----------
    extraction : Extraction
    proposals : tuple of Proposal
    known : collection of str
        Folded names that several papers write.
    """
    return tuple(_of_a_kind(extraction, p, known) for p in proposals)


def _of_a_kind(extraction: Extraction, proposal: Proposal, known: Collection[str]) -> Proposal:
    name, text = proposal.name, extraction.paper.text
    short, _, long = name.text.removesuffix(")").partition(" (")
    opens = re.match(rf"\W*{re.escape(short)}\s*:", extraction.paper.title) is not None
    if opens or not any(fold(form) in known for form in (short, long) if form):
        return proposal
    sort = _ITS_SORT.match(text, proposal.solution.end)
    one = _ONE_OF.search(text[max(0, proposal.solution.start - 60) : proposal.solution.start])
    if sort is None or one is None:
        return proposal
    told = f"{long or short} {sort[1]}"
    return replace(proposal, name=replace(name, text=capital(told), entity=None, proper=True))


def answers(extraction: Extraction, index: int, proposals: tuple[Proposal, ...]) -> tuple[Answer, ...]:
    """What a paper puts forward against one of its issues: one thing, two where it names them as a pair.

    Parameters
    ----------
    extraction : Extraction
    index : int
        Which of its issues.
    proposals : tuple of Proposal
        What ``find_proposals`` gives for the paper.
    """
    bound = _bound(extraction, extraction.issues[index], proposals)
    read = (Answer(bound, HERE),) if bound is not None else _answers(extraction, index, proposals)
    found = _data_first(extraction, index, proposals, read)
    found = _aimed_first(extraction, index, proposals, found)
    rated = [_graded(extraction, index, answer, proposals) for answer in found]
    told = [_unless_barred(extraction, index, answer, proposals) for answer in rated if answer is not None]
    kept = tuple(answer for answer in told if answer is not None)
    if kept or not found or not all(_only_measures(extraction, answer.proposal) for answer in found):
        return kept
    # Where the paper's test is no answer, its method is.
    for other in proposals:
        if not _only_measures(extraction, other) and other.name.proper and _is_put_forward(extraction, other):
            graded = _graded(
                extraction, index, Answer(other, READ if index in other.solution.addresses else ALONE), proposals
            )
            instead = _unless_barred(extraction, index, graded, proposals) if graded is not None else None
            return (instead,) if instead is not None else ()
    return ()


def _bound(extraction: Extraction, issue: Issue, proposals: Sequence[Proposal]) -> Proposal | None:
    """What the words bind to an issue before all else: "we meet these difficulties with | RustNet"."""
    means = means_here(extraction, issue)
    here = [p for p in proposals if p.sentence == issue.sentence and p.solution.start >= issue.end]
    if means is not None and not here:
        text = extraction.paper.text[means[0] : means[1]]
        made = _proposal(extraction, None, Solution(start=means[0], end=means[1], text=text, score=issue.score))
        if made.name.text and made.name.says and not points_outside(made.name.text):
            return made
    span = None if _is_met(extraction, issue) else met_with(extraction, issue)
    if span is None:
        return None
    low, high = span
    text = extraction.paper.text
    named = [
        p
        for p in proposals
        if low <= p.solution.start < min(high, low + _SOON) and not _AWAY.search(text[low : p.solution.start])
    ]
    return min(named, key=lambda p: p.solution.start, default=None)


def _unless_barred(extraction: Extraction, index: int, answer: Answer, proposals: Sequence[Proposal]) -> Answer | None:
    """An answer, a weaker one, or none where the words of the abstract speak against the tie."""
    issue, proposal = extraction.issues[index], answer.proposal
    name = proposal.name
    bare = not name.says and says_little(name.text) and not _is_put_forward(extraction, proposal)
    if bare or says_sort_alone(name.text):
        return None
    if tells_of_harm(issue) and does_harm(extraction):
        return None
    if is_listed_for(extraction, issue, proposal.solution.end) or is_found_because(extraction, issue):
        return None
    if is_for_study(extraction, proposal.sentence) and issue.type not in _MEASURED:
        return None
    if is_itself_hard(extraction, proposal.sentence) or has_trouble(extraction, issue, name.text.split(" (")[0]):
        return None
    first = _main_instead(extraction, issue, proposal, proposals)
    if first is not None:
        return Answer(first, answer.rule)
    whole = _counted_in(extraction, proposal, proposals)
    if whole is not None and not _is_limit_of(extraction, issue, whole):
        answer, proposal = Answer(whole, answer.rule), whole
    main = proposal.name.text == proposals[0].name.text if proposals else False
    if main and answer.rule != HERE and own_work_meets(extraction, issue, proposal.name.text.split(" (")[0]):
        return Answer(proposal, HERE)
    if _is_met(extraction, issue):
        return answer
    sentence = extraction.sentences[proposal.sentence] if proposal.sentence >= 0 else None
    said = extraction.paper.text[sentence.start : sentence.end] if sentence is not None else ""
    if was_met_before(extraction, issue, proposal.sentence) and not shares_word(said, issue.text):
        return None
    if is_for_another(extraction, issue, proposal.sentence):
        return None if answer.rule == ALONE else Answer(proposal, ALONE)
    if is_farther(extraction, issue, proposal.sentence):
        return Answer(proposal, ALONE)
    return answer


def _main_instead(
    extraction: Extraction, issue: Issue, proposal: Proposal, proposals: Sequence[Proposal]
) -> Proposal | None:
    """What a paper puts forward before a thing that comes "also", or for an aim of its own; None where it does not."""
    if _is_met(extraction, issue):
        return None
    second = is_second(extraction, issue, proposal.sentence)
    aim = None if second else own_aim(extraction, issue, proposal.sentence)
    if not second and aim is None:
        return None
    wanted = set(telling(issue.text))
    low = 0 if second else issue.sentence + 1
    for other in sorted(proposals, key=lambda p: p.sentence):
        if not low <= other.sentence < proposal.sentence or not other.name.says or _is_added(extraction, other):
            continue
        if not _is_put_forward_by_words(extraction, other):
            continue
        fits = aim is None or len(wanted & set(telling(other.name.text))) >= len(wanted & set(telling(aim)))
        return other if fits else None
    return None


def _is_put_forward_by_words(extraction: Extraction, proposal: Proposal) -> bool:
    """Whether a sentence says "we propose" of a thing, read or not."""
    sentence, text = extraction.sentences[proposal.sentence], extraction.paper.text
    return _PUTS.search(text[sentence.start : max(sentence.start, proposal.solution.start)] + "a ") is not None


def _counted_in(extraction: Extraction, proposal: Proposal, proposals: Sequence[Proposal]) -> Proposal | None:
    """What a paper has put forward before it counts off the parts by which that works, for one of these; else None."""
    if proposal.name.proper or proposal.sentence < 0:
        return None
    sentence, text = extraction.sentences[proposal.sentence], extraction.paper.text
    before = text[sentence.start : max(sentence.start, proposal.solution.start)]
    if _COUNTED_OFF.search(before) is None or _PUT.search(_COUNTED_OFF.sub("", before)) is None:
        return None
    for other in proposals:
        earlier = 0 <= other.sentence <= proposal.sentence and other.solution.start < proposal.solution.start
        if earlier and other.name.says and _is_put_forward(extraction, other) and not _is_own_data(extraction, other):
            return other
    return None


def _data_first(
    extraction: Extraction, index: int, proposals: Sequence[Proposal], found: tuple[Answer, ...]
) -> tuple[Answer, ...]:
    """The answers to an issue; where it says that data are not there, the paper's own data instead of its method."""
    issue = extraction.issues[index]
    if not found or not (issue.type == "missing-benchmark" or _NO_DATA.search(issue.text)):
        return found
    data = [p for p in proposals if _is_own_data(extraction, p) and not _is_limit_of(extraction, issue, p)]
    if not data or any(a.proposal in data for a in found):
        return found
    return (Answer(data[0], found[0].rule),)


def _aimed_first(
    extraction: Extraction, index: int, proposals: Sequence[Proposal], found: tuple[Answer, ...]
) -> tuple[Answer, ...]:
    """The answers to an issue; instead of data what a later sentence says to lessen it, where it is no want of data."""
    issue, text = extraction.issues[index], extraction.paper.text
    if not found or not all(_is_own_data(extraction, a.proposal) for a in found) or _OF_DATA.search(issue.text):
        return found
    words = set(content_words(issue.text))
    for p in proposals:
        if p.sentence <= issue.sentence or _is_own_data(extraction, p) or not p.name.says:
            continue
        sentence = extraction.sentences[p.sentence]
        met = _LESSENS.search(text, max(sentence.start, p.solution.end), sentence.end)
        if met is not None and len(words & set(content_words(met["what"]))) > 1:
            return (Answer(p, HERE),)
    return found


def _is_own_data(extraction: Extraction, proposal: Proposal) -> bool:
    number = proposal.name.entity
    return (
        number is not None
        and extraction.entities[number].type is EntityType.DATASET
        and extraction.entities[number].proposed
    )


def _is_own_test(extraction: Extraction, proposal: Proposal) -> bool:
    """Whether a proposal is the paper's own data, and its title or the sentence says that they are there to test."""
    if not _is_own_data(extraction, proposal):
        return False
    said = extraction.paper.title
    if proposal.sentence >= 0:
        sentence = extraction.sentences[proposal.sentence]
        said = f"{said} {extraction.paper.text[sentence.start : sentence.end]}"
    return _TESTS.search(said) is not None


def _only_measures(extraction: Extraction, proposal: Proposal) -> bool:
    name = proposal.name.text
    return _MEASURES.search(name) is not None or _ASSESSES.match(name) is not None or _is_own_test(extraction, proposal)


def _graded(extraction: Extraction, index: int, answer: Answer, proposals: Sequence[Proposal]) -> Answer | None:
    """An answer with how sure it is that it is one; None where it only measures what the issue is about."""
    answer = replace(answer, proposal=_by_own_name(extraction, answer.proposal, proposals))
    issue, proposal = extraction.issues[index], answer.proposal
    roles = [s.role for s in extraction.sentences]
    role = roles[issue.sentence] if 0 <= issue.sentence < len(roles) else None
    name = proposal.name.text
    between = roles[max(0, issue.sentence) : max(0, proposal.sentence)]
    nearer = Role.BACKGROUND in between and Role.ISSUE in between[between.index(Role.BACKGROUND) :]
    if nearer and issue.type not in _MEASURED and _only_measures(extraction, proposal):
        return None  # what the test is against is told between them
    if not proposal.name.proper and _ASSESSES.match(name) and not _OF_TESTS.search(issue.text):
        return None
    if _SURVEYS.match(name) and issue.type not in _OF_KNOWLEDGE and not _OF_KNOWING.search(issue.text):
        return None
    if _only_measures(extraction, proposal) and issue.type not in _MEASURED and not _OF_DATA.search(issue.text):
        if not (0 <= issue.sentence < proposal.sentence and _points_back(extraction, issue, proposal.sentence)):
            return None
        return answer
    if _is_mere_data(extraction, issue, proposal):
        answer = Answer(proposal, ALONE)
    main = bool(proposals) and proposal.name.text == proposals[0].name.text
    same = main or (bool(proposals) and proposal.sentence == proposals[0].sentence >= 0)
    if same and answer.rule != HERE and _is_claimed(extraction, issue, proposal):
        return Answer(proposal, HERE)
    if _has_the_issue(extraction, issue, proposal):
        return None
    if (
        answer.rule != HERE
        and main
        and 0 <= issue.sentence < proposal.sentence
        and _undoes(extraction, issue, proposal)
    ):
        return Answer(proposal, HERE)
    if not proposal.name.proper and _ATTACK.search(name) and _AT_RISK.search(issue.text):
        return None  # a way to do the harm
    if answer.rule == ALONE and not proposal.name.proper and begins_with_verb(name[:1].lower() + name[1:], "we "):
        return None  # a deed that nothing ties to it
    if answer.rule == READ:
        if role is Role.BACKGROUND and not _is_contrasted(extraction, issue):
            return Answer(proposal, ALONE)
        only = len(extraction.solutions) == 1 or (bool(proposals) and proposal is proposals[0])
        few = len(extraction.issues) <= _FEW_ISSUES
        after = proposal.sentence < 0 or issue.sentence < proposal.sentence
        if role is Role.ISSUE and only and few and after and _is_thing_put_forward(extraction, proposal):
            return Answer(proposal, HERE)
    if answer.rule != HERE and role is not None and proposal.name.text == proposals[0].name.text:
        sentence = extraction.sentences[issue.sentence]
        if _is_met(extraction, issue) and _PROPOSES.search(extraction.paper.text[issue.end : sentence.end]):
            return Answer(proposal, HERE)  # "to meet the swell, we propose a new way": the main one
    if answer.rule in (ALONE, BEFORE) and role in (Role.SOLUTION, Role.METHOD) and _is_met(extraction, issue):
        sentence = extraction.sentences[issue.sentence]
        main = bool(proposals) and proposal is proposals[0]
        if main and _WE_MEET.search(extraction.paper.text[sentence.start : issue.start]):
            return Answer(proposal, HERE)
    return answer


def _is_mere_data(extraction: Extraction, issue: Issue, proposal: Proposal) -> bool:
    """Whether a proposal is data, the issue is no want of them, and no sentence says that they are against it."""
    if not _is_own_data(extraction, proposal) or issue.type in _MEASURED or _OF_DATA.search(issue.text):
        return False
    return not (0 <= issue.sentence < proposal.sentence and _points_back(extraction, issue, proposal.sentence))


def _undoes(extraction: Extraction, issue: Issue, proposal: Proposal) -> bool:
    """Whether the sentence that puts a proposal forward takes away what the issue is: "denoising", "noisy"."""
    sentence = extraction.sentences[proposal.sentence]
    said = extraction.paper.text[sentence.start : sentence.end].casefold()
    had = issue.text.casefold()
    return any(
        re.search(rf"\b{undo}", said) is not None and re.search(rf"\b{harm}", had) is not None
        for undo, harm in _UNDOES.items()
    )


def _has_the_issue(extraction: Extraction, issue: Issue, proposal: Proposal) -> bool:
    """Whether the sentence of an issue tells it of the very thing: "tables are wrong" is not met by tables."""
    name = proposal.name
    if name.proper or proposal.sentence == issue.sentence or not 0 <= issue.sentence < len(extraction.sentences):
        return False
    sentence, text = extraction.sentences[issue.sentence], extraction.paper.text
    if sentence.role not in (Role.ISSUE, Role.BACKGROUND) or " " not in name.text or _is_met(extraction, issue):
        return False
    short = re.escape(name.text.split(" (")[0])
    told = rf"(?i)(?<![\w-]){short}s?\s+(?:\w+ly\s+)?{_HAS_IT}\b"
    if re.search(told, text[sentence.start : issue.end]) is not None:
        return True
    # "Night dives in deep fog, mostly ..., are challenged by | cold".
    head = _HEAD.split(name.text.split(" (")[0], maxsplit=1)[0]
    opens = re.match(rf"(?i)(?:\w+,\s+)?{re.escape(head)}[\s,]", text[sentence.start : issue.start])
    return opens is not None and head.count(" ") > 1


def _is_claimed(extraction: Extraction, issue: Issue, proposal: Proposal) -> bool:
    """Whether a result says of the paper's own work that it meets an issue, by its words, or works in spite of it."""
    text, short = extraction.paper.text, re.escape(proposal.name.text.split(" (")[0])
    ours = rf"(?:(?i:\b(?:our|the\s+proposed|this)\s+(?:[\w-]+\s+)?[\w-]+)|(?<![\w-]){short})\s"
    words = set(telling(issue.text))
    for place, sentence in enumerate(extraction.sentences):
        if sentence.role not in (Role.RESULT, Role.METHOD, Role.SOLUTION):
            continue
        if place == issue.sentence:
            before = text[sentence.start : issue.start]
            if re.search(rf"{ours}[^.;]*\b{_IN_SPITE}", before):
                return True
        elif sentence.role is Role.RESULT and place > issue.sentence:
            for met in re.finditer(
                rf"{ours}(?:\w+ly\s+|can\s+|also\s+)*(?:{SOLVE})\s+([^.;]+)", text[sentence.start : sentence.end]
            ):
                if 2 * len(words & set(telling(met.group(1).replace("-", " ")))) > len(words):
                    return True
    return False


def _is_contrasted(extraction: Extraction, issue: Issue) -> bool:
    """Whether the sentence of an issue sets it against what came before: it is more than a remark."""
    sentence = extraction.sentences[issue.sentence]
    return (
        re.search(
            r"(?i)\b(?:however|but|yet|still|nevertheless|unfortunately|challeng\w*|problem\w*|difficult\w*)\b",
            extraction.paper.text[sentence.start : sentence.end],
        )
        is not None
    )


def _is_thing_put_forward(extraction: Extraction, proposal: Proposal) -> bool:
    """Whether a proposal is put forward and is a thing by its name: a coined one, or a method, a system, a robot."""
    heads = _HEAD.split(proposal.name.text.split(" (")[0], maxsplit=1)[0].split()
    is_thing = proposal.name.proper or " (" in proposal.name.text or bool(heads and _THINGS.match(heads[-1]))
    return is_thing and _is_put_forward(extraction, proposal)


def _by_own_name(extraction: Extraction, proposal: Proposal, proposals: Sequence[Proposal]) -> Proposal:
    """A proposal that is called by its sort ("approach to hearing"), by the one name that its paper has coined."""
    heads = _HEAD.split(proposal.name.text, maxsplit=1)[0].split()
    proper = [p for p in proposals if p.name.proper]
    if proposal.name.proper or not heads or _THINGS.match(heads[-1]) is None or len(proper) > 1:
        return proposal
    if proper:
        (named,) = proper
        if not 0 <= proposal.sentence <= named.sentence <= proposal.sentence + 1:
            return proposal
        sentence = extraction.sentences[named.sentence]
        said = extraction.paper.text[sentence.start : sentence.end]
        at = named.solution.start - sentence.start
        if at < 0:  # the title has it, too
            forms = named.name.text.removesuffix(")").split(" (")
            at = min((said.find(form) for form in forms if form in said), default=0)
        before = said[:at]
        ours = _OUR.search(before) is not None and re.fullmatch(rf"(?:{_WHOLES})", heads[-1].casefold()) is not None
        called = ours or (named.solution.start > 0 and _CALLS.search(before) is not None)
        return named if called and fold(named.solution.text) not in fold(proposal.name.text) else proposal
    coined = {
        m.entity: m
        for m in sorted(extraction.mentions, key=lambda m: -m.start)
        if m.type is EntityType.METHOD and extraction.entities[m.entity].proposed and is_proper(m.text)
    }
    if len(coined) != 1:
        return proposal
    (first,) = coined.values()
    place = sentence_number(extraction, first.start)
    if not 0 <= proposal.sentence <= place <= proposal.sentence + 1:
        return proposal
    before = extraction.paper.text[extraction.sentences[place].start : first.start]
    after = extraction.paper.text[first.end : first.end + _BEHIND]
    if (
        _CALLS.search(before) is None
        or _VARIED.search(before)
        or _IS_PART.search(after)
        or fold(first.text) in fold(proposal.solution.text)
    ):
        return proposal
    made = _proposal(
        extraction, None, Solution(start=first.start, end=first.end, text=first.text, score=proposal.solution.score)
    )
    return made if made.name.text and made.name.proper else proposal


def _answers(extraction: Extraction, index: int, proposals: tuple[Proposal, ...]) -> tuple[Answer, ...]:
    """What ``answers`` gives, whatever sort of thing it is."""
    issue = extraction.issues[index]
    fit = [p for p in proposals if not _is_limit_of(extraction, issue, p)]
    read = [p for p in fit if index in p.solution.addresses]
    read = [
        p for p in read if p.standing >= _STANDS_OUT or _is_here(extraction, issue, p) or _is_put_forward(extraction, p)
    ]
    beside = [p for p in read if _is_named_before(extraction, issue, p.solution)]
    elsewhere = [p for p in read if not _names_any(extraction, p.solution)]
    chosen = beside or elsewhere or read
    if chosen:
        best = chosen[0]
        main = fit[0]
        met = [p for p in fit if p.sentence == issue.sentence] if _is_met(extraction, issue) else []
        if met and not any(p in chosen for p in met):
            return (Answer(met[0], HERE),)
        means = None if met or beside else _own_beside(extraction, issue, fit)
        if means is not None and means.name.text not in {p.name.text for p in chosen}:
            return (Answer(means, HERE),)
        if not beside and 0 <= best.sentence < issue.sentence and not _is_met(extraction, issue):
            # What comes after a difficulty that the paper meets on its way answers it before what came earlier.
            later = [p for p in fit if p.sentence > issue.sentence and _is_here(extraction, issue, p)]
            if later:
                return (Answer(later[0], HERE),)
        if not beside and main not in chosen and _stands_for(main, best) and issue.sentence < main.sentence:
            best = main
        reply = _reply(extraction, issue, fit)
        if not beside and not _replies(extraction, best, reply, fit):
            own = _own_there(extraction, reply, fit)
            if own is not None:
                return (Answer(own, HERE),)
            replying = [p for p in fit if p.sentence == reply >= 0 and _is_put_forward(extraction, p)]
            replying = [p for p in replying if not _is_common(extraction, p)]
            best = replying[0] if replying else best
        if not beside and _is_for(extraction, index, best) is False:
            aimed = [p for p in fit if _is_put_forward(extraction, p) and _is_for(extraction, index, p)]
            best = aimed[0] if aimed else best
        if not beside and best.sentence != issue.sentence:
            best = _own_instead(extraction, best, fit)
        best = _whole_of(extraction, best, fit)
        doer = _doer(extraction, best, fit)
        if doer is not None:
            return (Answer(doer, _rule(extraction, index, best, fit)),)
        twins = [p for p in chosen if p is best or _is_twin(extraction, best, p)]
        if best not in twins:
            twins.insert(0, best)
        return tuple(Answer(p, _rule(extraction, index, p, fit)) for p in twins[:2])
    return _unread_answer(extraction, issue, fit)


def _rule(extraction: Extraction, index: int, proposal: Proposal, fit: Sequence[Proposal]) -> str:
    """How surely an answer that the reader has tied to an issue is one."""
    issue = extraction.issues[index]
    if _is_here(extraction, issue, proposal) or _replies(extraction, proposal, _reply(extraction, issue, fit), fit):
        return HERE
    if _is_for(extraction, index, proposal) and _is_put_forward(extraction, proposal):
        return HERE
    between = extraction.sentences[issue.sentence + 1 : max(issue.sentence + 1, proposal.sentence)]
    if (
        0 <= issue.sentence < proposal.sentence <= issue.sentence + NEAR
        and _states_issue(extraction, issue)
        and all(s.role is Role.ISSUE for s in between)
        and _proposes(extraction, proposal.sentence)
    ):
        return HERE  # a run of difficulties, and then at once what the paper puts against them
    if index in proposal.solution.addresses and _is_put_next(extraction, issue, proposal):
        return HERE
    if not 0 <= proposal.sentence < issue.sentence < len(extraction.sentences) or _is_met(extraction, issue):
        return READ
    sentence = extraction.sentences[issue.sentence]
    return READ if _OTHERS.search(extraction.paper.text[sentence.start : sentence.end]) else BEFORE


def _is_put_next(extraction: Extraction, issue: Issue, proposal: Proposal) -> bool:
    """Whether what the reader ties to an issue is put forward right behind it.

    What only the title names is put forward where the abstract first says "we present" after a run of difficulties.
    """
    place, roles = issue.sentence, [s.role for s in extraction.sentences]
    if not 0 <= place < len(roles) or roles[place] is Role.BACKGROUND or _is_met(extraction, issue):
        return False
    if proposal.sentence == place + 1:
        added = _is_added(extraction, proposal, named=True)
        return not added and _proposes(extraction, place + 1) and _is_put_forward(extraction, proposal)
    if proposal.solution.start >= len(extraction.paper.title) or not proposal.name.proper:
        return False
    if any(_is_named_in(extraction, proposal, n) for n in range(len(roles))):
        return False
    after = next((n for n in range(place + 1, len(roles)) if roles[n] not in (Role.ISSUE, Role.BACKGROUND)), -1)
    return after > place and roles[after] is Role.SOLUTION and _proposes(extraction, after)


def _unread_answer(extraction: Extraction, issue: Issue, fit: list[Proposal]) -> tuple[Answer, ...]:
    """What answers an issue to which the reader has tied nothing."""
    if not fit:
        deed = _then_met(extraction, issue) or _deed_in(extraction, _reply(extraction, issue, fit), compares=True)
        return (Answer(deed, HERE),) if deed is not None else ()
    sure = [p for p in fit if _is_put_forward(extraction, p) and not _is_added(extraction, p)]
    met = _is_met(extraction, issue)
    here = [p for p in fit if _is_here(extraction, issue, p)]
    here = [p for p in here if met and p.sentence == issue.sentence] or here
    if here:
        return (Answer(fit[0] if fit[0] in here else here[0], HERE),)
    opened = _opened_with(extraction, issue, fit)
    if opened is not None:
        return (Answer(opened, HERE),)
    if _is_set_apart(extraction, issue, fit[0]) and fit[0].name.says and _is_put_forward(extraction, fit[0]):
        return (Answer(fit[0], HERE),)
    beside = _own_beside(extraction, issue, fit)
    if beside is not None:
        return (Answer(beside, HERE),)
    reply = _reply(extraction, issue, fit)
    own = _own_there(extraction, reply, fit)
    if own is not None:
        return (Answer(own, HERE),)
    replying = [p for p in sure if _replies(extraction, p, reply, fit)]
    if replying:
        return (Answer(replying[0], HERE),)
    deed = _then_met(extraction, issue) or _deed_in(extraction, reply, compares=not sure)
    if deed is not None and not _is_limit_of(extraction, issue, deed):
        return (Answer(deed, HERE),)
    going_on = [p for p in fit if _goes_on_with(extraction, issue, p)]
    if going_on:
        return (Answer(going_on[0], HERE),)
    if not sure or _is_motive(extraction, issue):
        return ()
    if issue.sentence < sure[0].sentence or met:
        return (Answer(sure[0], ALONE),)
    later = [p for p in sure if issue.sentence < p.sentence <= issue.sentence + NEAR - 1]
    return (Answer(later[0], ALONE),) if later and _states_issue(extraction, issue) else ()


def _proposal(extraction: Extraction, number: int | None, solution: Solution) -> Proposal:
    name = name_of(extraction, solution)
    if not name.text:
        name = replace(name, text=capital(" ".join(solution.text.split())))
    name = _by_title(extraction, solution, name)
    glued = _GLUED.fullmatch(name.text)
    if glued and re.search(rf"(?<!\w){re.escape(glued[1])}(?!\w)", extraction.paper.text):
        name = replace(name, text=glued[1])
    place = sentence_number(extraction, solution.start)
    if place < 0:
        # "StormLamp" of the title may be "Storm-Lamp" here, and is none of an address.
        words = re.sub(r"(?<=[a-z])(?=[A-Z])", "-?", re.escape(name.text.split(" (")[0]))
        told = rf"(?i)(?<![\w/]){words}(?!\w|\.\w)"
        found = re.search(told, extraction.paper.abstract) if words else None
        place = sentence_number(extraction, found.start() + len(extraction.paper.title) + 1) if found else -1
    return Proposal(number, solution, name, place, _standing(extraction, solution, name, place))


def _by_title(extraction: Extraction, solution: Solution, name: Name) -> Name:
    """A name, or the one before the title's colon where the solution has that and the title not the other.

    A name that the title goes on with ("hull" of "Hull Listening") is told whole.
    """
    title = extraction.paper.title
    head, colon, _ = title.partition(":")
    short = name.text.split(" (")[0]
    long = name.text.removesuffix(")").partition(" (")[2]
    if colon and fold(head) == fold(solution.text) and fold(short) not in fold(title) and fold(long) != fold(head):
        return replace(name, text=" ".join(head.split()), proper=True)
    if name.entity is None or name.proper or long or len(short.split()) > 1:
        return name
    thing = extraction.entities[name.entity]
    whole = fold(thing.name)
    if thing.proposed and whole.startswith(f"{fold(short)} ") and whole in fold(title) and len(whole.split()) < 6:
        return replace(name, text=capital(thing.name))
    return name


def _standing(extraction: Extraction, solution: Solution, name: Name, place: int) -> float:
    """How much speaks for a solution's being the main one.

    The weights are estimates, from reading draws of abstracts of four fields: a name in the title outweighs a sentence
    that says "we propose", and "specifically, we" undoes that; the reader's own score decides among equals.
    """
    text, paper = extraction.paper.text, extraction.paper
    short, _, long = name.text.removesuffix(")").partition(" (")
    standing = solution.score
    found = [re.search(rf"(?i)(?<!\w){re.escape(form)}(?!\w)", paper.title) for form in (short, long) if form]
    titled = [paper.title[: m.start()] for m in found if m is not None]
    if titled and all(_BY_WAY_OF.search(before) for before in titled):
        standing += 1.0
    elif name.proper and titled:
        standing += 3 if re.match(rf"(?i)\W*{re.escape(short)}\W", paper.title) else 2
    elif solution.start < len(paper.title) or titled:
        standing += 1.5
    elif name.proper:
        standing += 0.5
    # "Our method, RustNet, ..." says what the whole goes by.
    if name.proper and re.search(
        rf"(?i)\bour\s+(?:[\w-]+\s+)?(?:{_WHOLES}),?\s+(?:called\s+|named\s+)?{re.escape(short)}(?!\w)", text
    ):
        standing += 2
    if place >= 0:
        sentence = extraction.sentences[place]
        words = text[sentence.start : max(sentence.start, solution.start)] if solution.start >= sentence.start else ""
        if _PROPOSES.search(words) or (not words and _PROPOSES.search(text[sentence.start : sentence.end])):
            standing += 1.5
        if sentence.role is Role.SOLUTION:
            standing += 0.5
        if _AS_PART.match(text[sentence.start : sentence.end]) or _IMPROVED_BY.search(words):
            standing -= 2
        standing -= 0.1 * place
    if name.entity is not None:
        thing = extraction.entities[name.entity]
        standing += 0.5 if thing.proposed else -1.0 if is_proper(short) else 0.0
    if not name.says:
        standing -= 1
    return standing


def _unread(extraction: Extraction, found: list[Proposal]) -> list[Proposal]:
    """The thing that a title names, where no solution has that name; where there is none at all, a proposed thing."""
    paper, text = extraction.paper, extraction.paper.text
    titled = title_name(extraction)
    known = " | ".join(fold(p.name.text) for p in found if p.name.proper or p.solution.start < len(paper.title))
    low = len(paper.title) + 1
    if titled is not None and f" {fold(titled.text.split(' (')[0])} " not in f" {known} ":
        place = text.find(titled.text.split(" (")[0], low)
        start, end = (place, place + len(titled.text.split(" (")[0])) if place >= 0 else (titled.start, titled.end)
        return [_made(extraction, start, end, titled, 0.5)]
    if found:
        return []
    things = [
        m
        for m in extraction.mentions
        if extraction.entities[m.entity].proposed
        and m.type in (EntityType.METHOD, EntityType.DATASET)
        and (m.start < low or role_at(extraction, m.start) is Role.SOLUTION)
        and not says_little(m.text)
        and not (m.end <= len(paper.title) and not is_proper(m.text) and _TOLD_OF.match(paper.title[m.end :]))
        and not (m.end <= len(paper.title) and _IMPROVED.search(paper.title[: m.start]))
    ]
    best = max(things, key=lambda m: (m.start >= low, m.score, -m.start), default=None)
    if best is None:
        return []
    made = Solution(start=best.start, end=best.end, text=best.text, score=0.5 * best.score)
    return [_proposal(extraction, None, made)]


def _stated(extraction: Extraction, found: list[Proposal]) -> list[Proposal]:
    """What the first sentence that says "we propose a ..." names, where no phrase that was read stands there."""
    if any(p.name.proper and p.standing > 3 for p in found):
        return []
    text = extraction.paper.text
    for place, sentence in enumerate(extraction.sentences):
        puts = _PUTS.search(text[sentence.start : sentence.end])
        if puts is None or sentence.role not in (Role.SOLUTION, Role.METHOD, Role.RESULT):
            continue
        start = sentence.start + puts.end()
        closes = _CLOSES.search(text, start, sentence.end)
        end = closes.start() if closes else sentence.end
        left = _LEFT_OVER.search(text, start, end) if closes and closes.group() == "," else None
        end = left.start() if left else end
        made = Solution(start=start, end=end, text=text[start:end], score=0.5)
        head = _HEAD.split(made.text, maxsplit=1)[0].split()
        if head and head[-1].casefold() in ("task", "problem", "challenge"):
            continue
        # "A model that leverages lamps": what was read behind it is a part.
        here = [p for p in found if p.sentence == place and not _is_added(extraction, p)]
        parts = bool(here) and all(_holds(text[end : max(end, p.solution.start)]) for p in here)
        if not head or (here and not parts) or _AS_PART.match(text[sentence.start : sentence.end]):
            return []
        named = _proposal(extraction, None, made)
        if parts and named.name.text in (p.name.text for p in here):
            return []
        if parts:  # what the whole is made of answers for the whole
            addresses = tuple(sorted({n for p in here for n in p.solution.addresses}))
            standing = max(named.standing, *(p.standing + 0.5 for p in here))
            named = replace(named, solution=replace(made, addresses=addresses), standing=standing)
        is_thing = named.name.proper or (_THINGS.match(head[-1]) is not None and named.name.says)
        return [named] if named.name.text and is_thing else []
    return []


def _titled(extraction: Extraction, found: list[Proposal]) -> list[Proposal]:
    """What the title puts forward, "A strategy for hearing keels", where nothing else does so."""
    if any(_is_put_forward(extraction, p) for p in found):
        return []
    title = extraction.paper.title
    for match in _TITLE_THING.finditer(title):
        heads = _TITLE_HEAD.split(match.group("thing"), maxsplit=1)[0].split()
        if not heads or _THINGS.match(heads[-1]) is None or heads[-1].endswith("s"):
            continue
        made = Solution(start=match.start("thing"), end=match.end("thing"), text=match.group("thing"), score=0.5)
        named = _proposal(extraction, None, made)
        if named.name.text and named.name.says:
            return [named]
    return []


def _applied(extraction: Extraction, found: list[Proposal]) -> list[Proposal]:
    """What a paper says that it does, in the first sentence on its solution, where it puts no thing forward."""
    if any(_is_put_forward(extraction, p) and not _is_added(extraction, p) for p in found):
        return []
    place = next((n for n, s in enumerate(extraction.sentences) if s.role is Role.SOLUTION), -1)
    made = _deed_in(extraction, place)
    return [made] if made is not None else []


def _means(extraction: Extraction, found: Sequence[Proposal]) -> list[Proposal]:
    """What a paper says to meet its difficulties with, by a name of its own that was read as no solution."""
    text, made = extraction.paper.text, []
    for low, high in means_told(extraction):
        if any(low <= p.solution.start < min(high, low + _SOON) for p in found):
            continue
        named = [
            m for m in extraction.mentions if m.start == low and m.type is EntityType.METHOD and m.text[0].isupper()
        ]
        for m in named[:1]:
            solution = Solution(start=m.start, end=m.end, text=text[m.start : m.end], score=m.score)
            made.append(_proposal(extraction, None, solution))
    return [p for p in made if p.name.text and not _is_taken(extraction, p)]


def _deed_in(extraction: Extraction, place: int, low: int = 0, *, compares: bool = False) -> Proposal | None:
    """What a sentence says that its authors do, as a name of some words; None where that is not clear.

    Only from the character ``low`` on; what is compared or analysed counts only with ``compares``.
    """
    if place < 0:
        return None
    sentence = extraction.sentences[place]
    low = max(sentence.start, low)
    applies = _APPLIES.search(extraction.paper.text, low, sentence.end)
    if applies is None and compares:
        applies = _COMPARES.search(extraction.paper.text, low, sentence.end)
    if applies is None:
        return None
    start, end = applies.span("deed")
    made = _proposal(extraction, None, Solution(start=start, end=end, text=extraction.paper.text[start:end], score=0.5))
    return made if len(made.name.text.split()) > 3 else None


def _holds(between: str) -> bool:
    """Whether the words between two things say that the first has the second in it."""
    return _PART.fullmatch(re.sub(r"\s*\([^()]*\)", "", between)) is not None


def _made(extraction: Extraction, start: int, end: int, name: Name, score: float) -> Proposal:
    solution = Solution(start=start, end=end, text=extraction.paper.text[start:end], score=score)
    place = sentence_number(extraction, start)
    return Proposal(None, solution, name, place, _standing(extraction, solution, name, place))


def _stands_for(main: Proposal, other: Proposal) -> bool:
    """Whether the paper's named main proposal is told instead of another that is more likely a part of it."""
    more = 1.0 if main.name.proper and not other.name.proper else 1.5
    return main.name.says and main.sentence <= other.sentence and main.standing >= other.standing + more


def _is_taken(extraction: Extraction, proposal: Proposal) -> bool:
    """Whether the words around a solution say that others made it, and no words that the paper did."""
    solution, name = proposal.solution, proposal.name
    title = extraction.paper.title
    if solution.end <= len(title) and not name.proper and _TOLD_OF.match(title[solution.end :]):
        return True
    if solution.end <= len(title) and _IMPROVED.search(title[: solution.start]):
        return True
    if solution.end <= len(title) and _is_title_alone(extraction, proposal):
        return True
    if proposal.sentence < 0:
        return False
    sentence, text = extraction.sentences[proposal.sentence], extraction.paper.text
    if solution.start < sentence.start:
        return False
    before, after = text[sentence.start : solution.start], text[solution.end : sentence.end]
    if _is_varied(extraction, proposal) or (name.proper and _ADAPTED.search(before)):
        return True
    if _IS_HARM.match(name.text) and (_HARM_NAMED.search(before) or not _PUT.search(before)):
        return True
    if not name.proper and name.text.endswith("s") and _ANALYSED.search(before):
        return True
    if not name.proper and _LOOKED_AT.search(before):
        return True
    if _COMES_TO.search(before) or _FOCUS_ON.search(before) or _is_of_before(extraction, proposal, after):
        return True
    if _NOT_OWN.search(before) or (_MANY_BEFORE.search(before) and _HAVE_BEEN.match(after)):
        return True
    called = _TO_DO_CALLED.search(before)
    if called and (called["sort"] != "paradigm" or fold(called["what"]) in fold(name.text)):
        return True
    if _NEW_TASK.search(before) or (not name.proper and _STUDIED.search(before)):
        return True
    if _EXPLAINED.search(before) or _TRIED.search(text, sentence.start, min(solution.end, sentence.end)):
        return True
    if _IN_THE_VEIN.search(before) or re.match(r"\s+(?:we|I)\s+mean\b", after):
        return True
    if _IN_REFERENCE.search(before) or (_TRIED_ON.search(before) and not _PROPOSES.search(before)):
        return True
    if (
        _FAILS.search(before)
        or _WEIGHED_FOR.search(before)
        or (sentence.role is Role.BACKGROUND and _EARLIER.search(before))
    ):
        return True
    if sentence.role is Role.BACKGROUND and _IS_KNOWN.match(after) and not _PROPOSES.search(before):
        return True
    if name.entity is not None and extraction.entities[name.entity].proposed:
        opens = fold(extraction.paper.title).startswith(fold(name.text.split(" (")[0]))
        return not opens and _STANDS_ON.search(before) is not None
    return _TAKEN.search(before) is not None or _TAKEN_AFTER.search(after) is not None


def _is_of_before(extraction: Extraction, proposal: Proposal, after: str) -> bool:
    """Whether a thing is said to have been proposed before the abstract comes to what its authors put forward."""
    place, short = proposal.sentence, proposal.name.text.split(" (")[0]
    if extraction.sentences[place].role not in (Role.BACKGROUND, Role.ISSUE) or not _WAS_PROPOSED.match(after):
        return False
    own = any(
        s.role is Role.SOLUTION and _proposes(extraction, n) for n, s in enumerate(extraction.sentences) if n > place
    )
    return own and fold(short) not in fold(extraction.paper.title)


def _is_title_alone(extraction: Extraction, proposal: Proposal) -> bool:
    """Whether only the title has a name of common words, to play on them or as what is learnt: "Fair Winds: ..."."""
    name, title = proposal.name.text.split(" (")[0], extraction.paper.title
    if proposal.name.proper and is_proper(name):
        return False
    abstract = set(content_words(extraction.paper.abstract.replace("-", " ")))
    words = content_words(name.replace("-", " "))
    if set(words) <= abstract:
        return False
    pun = title[proposal.solution.end :].startswith(":") and not set(words) & abstract
    return pun or _LEARNT.search(title[: proposal.solution.start]) is not None


def _is_varied(extraction: Extraction, proposal: Proposal) -> bool:
    """Whether a solution stands where its sentence says what well-known thing the paper's own is a variant of."""
    if proposal.sentence < 0:
        return False
    sentence = extraction.sentences[proposal.sentence]
    return (
        _VARIED.search(extraction.paper.text[sentence.start : max(sentence.start, proposal.solution.start)]) is not None
    )


def _is_no_thing(proposal: Proposal) -> bool:
    """Whether a name is of something that is found in things and not made."""
    heads = _HEAD.split(proposal.name.text.split(" (")[0], maxsplit=1)[0].split()
    return not proposal.name.proper and bool(heads) and _NO_THING.match(heads[-1]) is not None


def _with_whole(extraction: Extraction, proposal: Proposal) -> Proposal:
    """A proposal, or the method that its sentence says to be based on it."""
    if proposal.name.proper or proposal.sentence < 0:
        return proposal
    sentence, text = extraction.sentences[proposal.sentence], extraction.paper.text
    before = max(sentence.start, proposal.solution.start)
    solved = _SOLVED_BY.match(text, before, sentence.end)
    if solved is not None and len(solved["way"].split()) <= SOFT_LIMIT and not points_outside(solved["way"]):
        start, end = solved.span("way")
        solution = replace(proposal.solution, start=start, end=end, text=text[start:end])
        return replace(proposal, name=Name(capital(text[start:end]), start, end, None), solution=solution)
    found = _BASED_ON.search(text, sentence.start, before)
    if found is None or len(found.group("thing").split()) < 2:
        return _with_purpose(extraction, proposal, before)
    start, end = found.span("thing")
    made = Name(capital(found.group("thing")), start, end, None)
    solution = replace(proposal.solution, start=start, end=end, text=text[start:end])
    return replace(proposal, name=made, solution=solution)


def _with_purpose(extraction: Extraction, proposal: Proposal, before: int) -> Proposal:
    """A proposal, or the method that its sentence puts forward to do something with it."""
    sentence, text = extraction.sentences[proposal.sentence], extraction.paper.text
    found = _FOR_DOING.search(text, sentence.start, before)
    own = proposal.name.entity is not None and extraction.entities[proposal.name.entity].proposed
    own = own and _AS_MEANS.search(text, sentence.start, before) is None
    if found is None or own or _PROPOSES.search(text[sentence.start : found.start()]) is None:
        return proposal
    start = found.start("thing")
    end = start + len(re.split(r"[,.;:()]", text[start : sentence.end])[0])
    told = " ".join(text[start:end].split())
    told = told if len(told.split()) <= SOFT_LIMIT else bounded(told)
    if not told or points_outside(told):
        return proposal
    solution = replace(proposal.solution, start=start, end=end, text=text[start:end])
    return replace(proposal, name=Name(capital(told), start, end, None), solution=solution)


def _is_common(extraction: Extraction, proposal: Proposal) -> bool:
    """Whether a proposal is called by nothing but its sort, or by a thing that is not the paper's own."""
    if not proposal.name.says:
        return True
    number = proposal.name.entity
    if number is None or extraction.entities[number].proposed:
        return False
    thing = extraction.entities[number]
    forms = {fold(form) for form in (thing.name, *thing.aliases)}
    return fold(proposal.name.text.split(" (")[0]) in forms


def _purposes(extraction: Extraction, proposal: Proposal) -> list[set[str]]:
    """What the sentence of a proposal says that it is for, each as its telling words: "to improve | the yield"."""
    if proposal.sentence < 0:
        return []
    sentence, text = extraction.sentences[proposal.sentence], extraction.paper.text
    return [set(telling(m.group(1))) for m in _FOR.finditer(text[sentence.start : sentence.end])]


def _is_for(extraction: Extraction, index: int, proposal: Proposal) -> bool | None:
    """Whether the purpose of a proposal names one issue of its paper, or clearly another; None where it tells neither.

    What every issue of the paper shares is no sign of one of them.
    """
    purposes = _purposes(extraction, proposal)
    if not purposes:
        return None
    told = [set(telling(i.text)) for i in extraction.issues]
    shared = {word for word in set().union(*told) if sum(word in words for words in told) > 1}
    named = [max(len(words & purpose - shared) for purpose in purposes) for words in told]
    if named[index]:
        return True
    most = max(named)
    return (
        False if most > 1 or any(n and n == len(words - shared) for n, words in zip(named, told, strict=True)) else None
    )


def _own_instead(extraction: Extraction, best: Proposal, fit: Sequence[Proposal]) -> Proposal:
    """What the paper puts forward as its own, where the reader has tied a common thing or another's to an issue."""
    if not _is_common(extraction, best):
        return best
    own = [
        p
        for p in fit
        if p.standing > best.standing and not _is_common(extraction, p) and _is_put_forward(extraction, p)
    ]
    return own[0] if own else best


def _whole_of(extraction: Extraction, part: Proposal, fit: Sequence[Proposal]) -> Proposal:
    """The thing of which a sentence says, before it names the part, that it has or uses it."""
    for whole in fit:
        if whole.sentence != part.sentence or whole.sentence < 0 or not whole.name.says or whole is part:
            continue
        if part.solution.start < whole.solution.end or _is_common(extraction, whole):
            continue
        between = extraction.paper.text[max(whole.solution.end, whole.name.end) : part.solution.start]
        if _HELD.match(between) and ";" not in between and _is_put_forward(extraction, whole):
            return whole
    return part


def _doer(extraction: Extraction, part: Proposal, fit: Sequence[Proposal]) -> Proposal | None:
    """The named thing that opens a part's sentence: "RustNet draws a map of rust to spare the paint" is of RustNet."""
    if part.name.proper or part.sentence < 0:
        return None
    sentence = extraction.sentences[part.sentence]
    for whole in fit:
        name = whole.name.text.split(" (")[0]
        opening = rf"(?:[A-Z][a-z ]{{2,30}},\s+)?(?:(?:The|the|Our|our)\s+)?({re.escape(name)})\s+"
        found = re.compile(opening + r"(?:[a-z]+ly\s+)?[a-z]+s\b").match(
            extraction.paper.text, sentence.start, part.solution.start
        )
        if whole is not part and whole.name.proper and found is not None:
            here = replace(whole.name, start=found.start(1), end=found.end(1))
            return replace(whole, name=here, sentence=part.sentence)
    return None


def _is_put_forward(extraction: Extraction, proposal: Proposal) -> bool:
    """Whether the title or the words around a proposal put it forward itself, not as a means of something else."""
    name, paper, solution = proposal.name, extraction.paper, proposal.solution
    title = f" {fold(paper.title)} "
    titled = any(f" {fold(form)} " in title for form in name.text.removesuffix(")").split(" (") if form)
    if titled or name.proper or proposal.number is None or solution.start < len(paper.title):
        return True
    if proposal.sentence < 0:
        return False
    sentence = extraction.sentences[proposal.sentence]
    before = paper.text[max(sentence.start, solution.start - _FAR) : max(sentence.start, solution.start)]
    if (
        _CONTRIBUTES.search(before)
        or _DOES.search(before)
        or (solution.text.split(" ")[0].endswith("ing") and _BY_DOING.search(before))
    ):
        return True
    last = _last_put(before)
    last = last if last is None else _SHOWN_THAT.sub("", last)
    if last is not None and _AWAY.search(_STILL_PUT.sub(" ", last)) is None:
        return True
    return _PUT_AFTER.search(paper.text[solution.end : sentence.end]) is not None


def _is_added(extraction: Extraction, proposal: Proposal, *, named: bool = False) -> bool:
    """Whether a proposal, without a name or ``named``, is told only "in addition" or "specifically"."""
    if (proposal.name.proper and not named) or proposal.sentence < 0 or proposal.number is None:
        return False
    sentence, text = extraction.sentences[proposal.sentence], extraction.paper.text
    before = text[sentence.start : max(sentence.start, proposal.solution.start)]
    return _AS_PART.match(text[sentence.start : sentence.end]) is not None or _IMPROVED_BY.search(before) is not None


def _last_put(before: str) -> str | None:
    """The words between the last verb of proposing and what follows."""
    told = _WE.search(before)
    last = told.group("between") if told is not None else None
    at = 0
    while (found := _PUT.search(before, at)) is not None:
        last, at = found.group("between"), found.start("between")
    return last


def _is_twin(extraction: Extraction, one: Proposal, other: Proposal) -> bool:
    """Whether two proposals are named as a pair: "RustNet and KeelNet"."""
    first, last = sorted((one.solution, other.solution), key=lambda s: s.start)
    between = extraction.paper.text[first.end : last.start]
    named = one.name.proper and other.name.proper
    return named and re.fullmatch(r"\s*(?:\([^()]*\)\s*)?(?:,\s*)?and\s+(?:an?\s+|the\s+)?", between) is not None


def _is_limit_of(extraction: Extraction, issue: Issue, proposal: Proposal) -> bool:
    """Whether an issue is told of the proposal itself, after it: what it does not do is not what it answers."""
    if proposal.sentence < 0 or issue.sentence <= proposal.sentence:
        return False
    if _is_met(extraction, issue):
        return False
    if _opens_issue(extraction, issue, proposal):
        return True
    words = set(content_words(proposal.name.text.split(" (")[0])) or {fold(proposal.name.text)}
    said = set(content_words(issue.text))
    return words <= said


def _opens_issue(extraction: Extraction, issue: Issue, proposal: Proposal) -> bool:
    """Whether an issue is what its sentence says that a thing just told has: "The survey presents difficulties"."""
    if not proposal.sentence + 1 == issue.sentence < len(extraction.sentences):
        return False
    heads = _TITLE_HEAD.split(proposal.name.text.split(" (")[0].replace(" and ", "-"), maxsplit=1)[0].split()
    head = re.escape(heads[-1]) if heads else "thing"
    told = rf"(?i)(?:the|these|this)\s+{head}\s+(?:\w+ly\s+)?(?:present|pose|suffer|has|have|face|lack)s?\s"
    start = extraction.sentences[issue.sentence].start
    return re.compile(told).match(extraction.paper.text, start, issue.start + 1) is not None


def _is_here(extraction: Extraction, issue: Issue, proposal: Proposal) -> bool:
    """Whether the text itself puts a proposal against an issue: in one sentence, or in the next that points back."""
    place, at = issue.sentence, proposal.sentence
    if at < 0 or not 0 <= place < len(extraction.sentences):
        return False
    if place != at and _is_met(extraction, issue) and _is_named_in(extraction, proposal, place):
        return True
    if place == at:
        return _is_met(extraction, issue) or (issue.end <= proposal.solution.start and _proposes(extraction, at))
    if not place < at <= place + NEAR:
        return False
    between = extraction.sentences[place + 1 : at]
    if any(s.role not in (Role.ISSUE, Role.BACKGROUND) for s in between):
        return False
    if _points_back(extraction, issue, at):
        return True
    return at == place + 1 and _states_issue(extraction, issue) and _proposes(extraction, at)


def _points_back(extraction: Extraction, issue: Issue, place: int) -> bool:
    """Whether a sentence says that what it tells is against what was told before it."""
    sentence = extraction.sentences[place]
    text = extraction.paper.text[sentence.start : sentence.end]
    if _BACK.search(text):
        return True
    said = set(content_words(issue.text))
    return any(said & set(content_words(m.group(1))) for m in _AGAINST_THE.finditer(text))


def _reply(extraction: Extraction, issue: Issue, fit: Sequence[Proposal]) -> int:
    """The sentence that takes up an issue told shortly before it, "To this end, we ...", or -1.

    Others of background may stand between, and such as put nothing forward.
    """
    if _is_met(extraction, issue) or not 0 <= issue.sentence < len(extraction.sentences):
        return -1
    for place in range(issue.sentence + 1, min(issue.sentence + NEAR + 1, len(extraction.sentences))):
        role = extraction.sentences[place].role
        if role in (Role.SOLUTION, Role.METHOD):
            sentence = extraction.sentences[place]
            if _points_back(extraction, issue, place):
                own = _OWN.search(extraction.paper.text[sentence.start : sentence.end]) is not None
                return place if own or any(_is_named_in(extraction, p, place) for p in fit) else -1
            if any(p.sentence == place for p in fit):
                return -1
        elif role not in (Role.ISSUE, Role.BACKGROUND, extraction.sentences[issue.sentence].role):
            return -1
    return -1


def _goes_on_with(extraction: Extraction, issue: Issue, proposal: Proposal) -> bool:
    """Whether the sentence right behind an issue begins with a thing of the paper's own: "RustNet hears it."."""
    place = issue.sentence + 1
    if not proposal.name.proper or not 0 < place < len(extraction.sentences) or not _states_issue(extraction, issue):
        return False
    following = extraction.sentences[place]
    short = re.escape(proposal.name.text.split(" (")[0])
    said = extraction.paper.text[following.start : following.end]
    return following.role in (Role.METHOD, Role.SOLUTION) and re.match(rf"\W*{short}\s+[a-z]+", said) is not None


def _is_set_apart(extraction: Extraction, issue: Issue, main: Proposal) -> bool:
    """Whether the sentence of an issue tells it of others, to say then what the paper's own work does instead."""
    if not 0 <= issue.sentence < len(extraction.sentences):
        return False
    sentence, text = extraction.sentences[issue.sentence], extraction.paper.text
    if sentence.role not in (Role.METHOD, Role.RESULT, Role.SOLUTION):
        return False
    others = _UNLIKE_OTHERS.match(text, sentence.start, issue.end)
    if others is None:
        return False
    short, after = main.name.text.split(" (")[0], text[others.end() : sentence.end]
    named = main.name.proper and re.search(rf"(?<![\w-]){re.escape(short)}(?!\w)", after) is not None
    return named or _OURS_DOES.search(text[issue.end : sentence.end]) is not None


def _opened_with(extraction: Extraction, issue: Issue, fit: Sequence[Proposal]) -> Proposal | None:
    """What a sentence that opens with an issue says to do then: "Given few lamps, RustNet hears"."""
    if not 0 <= issue.sentence < len(extraction.sentences):
        return None
    sentence, text = extraction.sentences[issue.sentence], extraction.paper.text
    opening = text[sentence.start : issue.start]
    if sentence.role not in (Role.METHOD, Role.SOLUTION) or _OPENS_WITH.match(opening) is None:
        return None
    after = text[issue.end : sentence.end]
    comma = re.match(r"[^.;,]{0,60},\s+(?:the\s+|our\s+)?", after)
    if comma is None:
        return None
    rest = after[comma.end() :]
    for proposal in fit:
        if proposal.name.proper and re.match(re.escape(proposal.name.text.split(" (")[0]) + _ITS_DEED, rest):
            return proposal
    return _deed_in(extraction, issue.sentence, issue.end + comma.end()) if rest.startswith("we ") else None


def _then_met(extraction: Extraction, issue: Issue) -> Proposal | None:
    """The means by which the words behind an issue say that it is met: "...; we overcome this by using lamps"."""
    if not 0 <= issue.sentence < len(extraction.sentences):
        return None
    met = _THEN_MET.match(extraction.paper.text, issue.end, extraction.sentences[issue.sentence].end)
    if met is None:
        return None
    start, end = met.span("means")
    text = extraction.paper.text[start:end]
    made = _proposal(extraction, None, Solution(start=start, end=end, text=text, score=issue.score))
    return made if made.name.text and not points_outside(made.name.text) else None


def _own_beside(extraction: Extraction, issue: Issue, fit: Sequence[Proposal]) -> Proposal | None:
    """The thing of its own that a sentence puts forward to meet an issue that it names, where no phrase was read."""
    if not 0 <= issue.sentence < len(extraction.sentences) or any(p.sentence == issue.sentence for p in fit):
        return None
    sentence, text = extraction.sentences[issue.sentence], extraction.paper.text
    before = text[sentence.start : issue.start]
    ahead = _TO_DO_WITH.search(before) is not None and _PROPOSES.search(text[issue.end : sentence.end]) is not None
    if sentence.role not in (Role.METHOD, Role.SOLUTION) or not (ahead or _is_met(extraction, issue)):
        return None
    for mention in sorted(extraction.mentions, key=lambda m: (m.start < issue.end, abs(m.start - issue.end))):
        if not sentence.start <= mention.start < sentence.end or not extraction.entities[mention.entity].proposed:
            continue
        puts = _PUT_RIGHT_BEFORE.search(text[sentence.start : mention.start]) is not None
        puts = puts or _PUT_RIGHT_AFTER.match(text[mention.end : sentence.end]) is not None
        if puts and mention.type is EntityType.METHOD and (ahead is (mention.start > issue.end)):
            made = Solution(start=mention.start, end=mention.end, text=mention.text, score=mention.score)
            proposal = _proposal(extraction, None, made)
            if proposal.name.text and proposal.name.says:
                return proposal
    by = _BY_MEANS_OF.match(text, issue.end, sentence.end) if _WE_MEET.search(before) else None
    if by is None:
        return None
    start, end = by.span("means")
    found = _proposal(extraction, None, Solution(start=start, end=end, text=text[start:end], score=issue.score))
    return found if found.name.text and not points_outside(found.name.text) else None


def _own_there(extraction: Extraction, reply: int, fit: Sequence[Proposal]) -> Proposal | None:
    """The thing of its own that the sentence names which takes up an issue, where no phrase was read in it."""
    if reply < 0 or any(p.sentence == reply or _is_named_in(extraction, p, reply) for p in fit):
        return None
    sentence = extraction.sentences[reply]
    things = [
        m
        for m in extraction.mentions
        if sentence.start <= m.start < sentence.end
        and extraction.entities[m.entity].proposed
        and m.type in (EntityType.METHOD, EntityType.DATASET)
        and not says_little(m.text)
        and _PUT_RIGHT_BEFORE.search(extraction.paper.text[sentence.start : m.start])
    ]
    if not things:
        return None
    best = things[0]
    made = _proposal(extraction, None, Solution(start=best.start, end=best.end, text=best.text, score=best.score))
    return made if made.name.text and made.name.says else None


def _replies(extraction: Extraction, proposal: Proposal, reply: int, fit: Sequence[Proposal]) -> bool:
    """Whether a proposal is what the sentence that takes up an issue speaks of, by its name or before it is named."""
    if reply < 0:
        return False
    if proposal.sentence == reply or _is_named_in(extraction, proposal, reply):
        return True
    if not proposal.name.says:
        return False
    # "To this end, we propose two ways. One is a net of lamps."
    if proposal.sentence == reply + 1 and not any(p.sentence == reply for p in fit):
        return not _is_added(extraction, proposal, named=True)
    # "To this end, we propose a network for keels. RustNet hears ...": the name follows.
    follows = proposal.sentence > reply or proposal.sentence < 0
    return proposal.name.proper and follows and not _is_added(extraction, proposal, named=True)


def _is_named_in(extraction: Extraction, proposal: Proposal, place: int) -> bool:
    """Whether a sentence has the name of a proposal, or the words that it goes by."""
    sentence = extraction.sentences[place]
    short = proposal.name.text.split(" (")[0]
    words = extraction.paper.text[sentence.start : sentence.end]
    if not proposal.name.proper:
        return " " in short and proposal.name.says and f" {fold(short)} " in f" {fold(words)} "
    return re.search(rf"(?<![\w-]){re.escape(short)}(?!\w)", words) is not None


def _is_motive(extraction: Extraction, issue: Issue) -> bool:
    """Whether a phrase is of the background, from which the abstract goes on to another difficulty, its own."""
    roles = [s.role for s in extraction.sentences]
    if not 0 <= issue.sentence < len(roles) or roles[issue.sentence] is not Role.BACKGROUND:
        return False
    if _is_met(extraction, issue):
        return False
    first = next((n for n, role in enumerate(roles) if role in (Role.SOLUTION, Role.METHOD)), len(roles))
    return any(issue.sentence < i.sentence < first and roles[i.sentence] is Role.ISSUE for i in extraction.issues)


def _is_met(extraction: Extraction, issue: Issue) -> bool:
    """Whether the words before a difficulty, in its sentence, say that it is met."""
    low = extraction.sentences[issue.sentence].start if 0 <= issue.sentence < len(extraction.sentences) else 0
    before = extraction.paper.text[max(low, issue.start - _MET_WITHIN) : issue.start]
    return is_met(before[-60:]) or _COUNTERS.search(before) is not None


def _states_issue(extraction: Extraction, issue: Issue) -> bool:
    stated = 0 <= issue.sentence < len(extraction.sentences)
    return stated and extraction.sentences[issue.sentence].role is Role.ISSUE


def _proposes(extraction: Extraction, place: int) -> bool:
    sentence = extraction.sentences[place]
    return _PROPOSES.search(extraction.paper.text[sentence.start : sentence.end]) is not None


def _is_named_before(extraction: Extraction, issue: Issue, solution: Solution) -> bool:
    """Whether the sentence of a solution names the issue before it."""
    place = issue.sentence
    return 0 <= place < len(extraction.sentences) and issue.end <= solution.start < extraction.sentences[place].end


def _names_any(extraction: Extraction, solution: Solution) -> bool:
    return any(_is_named_before(extraction, extraction.issues[n], solution) for n in solution.addresses)
