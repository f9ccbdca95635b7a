"""Types of issue that words name plainly: a phrase or a sentence goes in, types with their places come out.

A typer guesses from all words; "scarcity of labelled hulls" needs no guess. What is named so stands on its card
whatever the typer takes the phrase for, and where the reader has marked nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from extract.lexicon import word_set

_WANT = (
    r"(?:lack|absence|scarcity|shortage|paucity|dearth|unavailability|insufficiency|limited (?:availability|amounts?|"
    r"numbers?|quantit(?:y|ies)|access)|(?:small|insufficient) (?:amounts?|numbers?|quantit(?:y|ies)))"
)
_ADVERBS = (
    r"(?:(?:often|usually|typically|generally|still|also|both|very|too|extremely|relatively|notoriously|quite|"
    r"inherently|currently|mostly|rather|so|prohibitively|severely|highly|either|sometimes|frequently|not always|"
    r"always|particularly|especially|increasingly|more|\w+ly)\s+)*"
)
_BE = r"(?:(?:is|are|was|were|remains?|being|becomes?|has been|have been|can be|may be|could be|might be|will be)\s+)"
# Up to so many words between the one that says that something is wanting and what is wanting.
_SOME = r"(?:(?!(?:and|or|of|in|for|to|that|which|from|with|by|on|the)[\s,])[\w\-/']+,?\s+)"
_OF = r"\s+(?:of|in)\s+(?:any\s+|an?\s+|the\s+|such\s+|sufficient(?:ly)?\s+|enough\s+|adequate\s+)*"
_DATA = (
    r"(?:(?<!meta)data(?!\s+(?:structures?|types?|fusion|security|privacy|protection|qualit\w+|transfers?|rates?|"
    r"standards?|heterogen\w+|diversity|integration|sharing|governance))(?:\s*sets?)?|datasets?|corpor(?:a|us)|"
    r"(?:training |parallel |paired |text )?(?:samples|examples|instances|pairs)|"
    r"recordings|demonstrations|training (?:images|videos|texts|sets?))\b"
)
_LABEL = (
    r"(?:labels?\b|annotations?\b|(?:well-|fully |densely |manually |expert-|human-)?(?:labell?ed|annotated)"
    r"(?:\s+(?!(?:by|with|in|and|as|for|from)\b)[\w\-]+){1,4}|ground[- ]truths?\b|labell?ing\b|annotating\b)"
)
_DEAR = (
    r"(?:costly|expensive|time[- ]consuming|labou?r[- ]intensive|laborious|tedious|cumbersome|prohibitive|"
    r"resource[- ]intensive|burdensome)"
)
_RARE = r"(?:scarce|limited|rare|sparse|insufficient|unavailable|lacking|scant|inadequate)"
_MUCH = (
    r"(?:(?:a|an)\s+)?(?:(?:very|extremely|prohibitively|sufficiently|huge|humongous)\s+)*(?:large|massive|vast|huge|"
    r"enormous|substantial|extensive|abundant|significant|considerable|humongous|tremendous|copious)"
)
_TAKES = (
    r"(?:requir\w+|need\w*|demand\w*|rel(?:y|ies|ied|ying|iance)\s+(?:\w+ly\s+)?(?:up)?on|"
    r"depend\w*\s+(?:\w+ly\s+)?(?:up)?on|necessitat\w+)"
)
_POOR = (
    r"(?:limited|poor|weak|low|insufficient|inadequate|restricted|unsatisfactory|suboptimal|degraded|reduced|lack\w*"
    r"(?:\s+of)?|lacking|hinder\w*|hamper\w*|limit(?:s|ing)|restrict(?:s|ing)|impair(?:s|ing)|compromis(?:es|ing)|"
    r"reduc(?:es|ing)|harm(?:s|ing))"
)
_CANNOT = (
    r"(?:fail\w*|cannot|can not|unable|inability|struggl\w*|difficult\w*|hard|challeng\w+|"
    r"(?:do|does|did|may|can|could|will|would) (?:often |still |usually )?not|n't|not (?:always |readily |"
    r"necessarily )?|"
    r"fall[s]? short|poorly|rarely|hardly|limit(?:s|ing|ed)?|barely)"
)
_GENERAL = r"(?:(?:be\s+)?generali[sz](?:e|es|ed|ing|ation|ability)|transfer(?:s|ring|ability)?)"
_ELSEWHERE = (
    r"(?:unseen|new|novel|external|different|diverse|varying|various|other|out-of-\w+|unfamiliar|heterogeneous|"
    r"real-world|target|cross-\w+|multiple)"
)
_PLACES = (
    r"(?:domains?|sites?|data(?:\s?sets?)?|environments?|settings?|situations?|populations?|scenes?|cohorts?|"
    r"hospitals?|"
    r"cent(?:er|re)s?|distributions?|conditions?|scenarios?|institutions?|scanners?|devices?|samples|examples|cases|"
    r"inputs?|contexts?|regions?|locations?|users|subjects|patients|speakers|languages?|cit(?:y|ies)|locales?|"
    r"corpor(?:a|us)|protocols?|modalities|variations?|(?:motion\s+)?dynamics|movements?|motions?|terrains?|"
    r"test (?:data|sets?|samples)|target (?:data|domains?))"
)
_COMPUTED = (
    r"(?:computation(?:al)?|comput(?:e|ing)|memory|GPU(?: memory)?|training|inference|hardware|decoding|"
    r"runtime|run-time|time|energy)"
)
_COST = (
    r"(?:costs?|complexit(?:y|ies)|burdens?|overheads?|loads?|demands?|requirements?|consumption|expenses?|footprints?)"
)
_HIGH = (
    r"(?:high|higher|heavy|huge|large|expensive|prohibitive|significant|substantial|excessive|considerable|massive|"
    r"immense|enormous|tremendous|extensive|unaffordable|quadratic|cubic|exponential|increased|increasing|intensive|"
    r"severe|great|vast|additional|extra|growing|costly|unacceptable)"
)
_HOSTILE = (
    r"(?:(?:(?:adversarial|backdoor|malicious|poisoning|inversion|inference|evasion|security|privacy|crafted)[\s,]+)"
    r"(?:(?:and|or)\s+)?(?:[\w\-]+\s+)?(?:attacks?|examples?|samples?|perturbations?|manipulations?|inputs?)|attacks?)"
)
_KNOWN = r"(?:knowledge\s+(?:hyper)?(?:graphs?|bases?)|KGs?|KBs?)\b"

# A gap between what is drawn and what is photographed is one of two kinds of data, and no shift from site to site.
_MEDIUM = (
    r"(?:sketch(?:es)?|drawings?|photo(?:graph)?s?|pictures?|images?|texts?|speech|audio|sounds?|videos?|voices?|captions?|"
    r"point\s+clouds?|depth|thermal|infrared|RGB|lyrics|code|tables?|language|vision|modalit(?:y|ies))"
)
_BETWEEN_MEDIA = (
    r"\b(?:gaps?|discrepanc(?:y|ies)|mismatch(?:es)?|shifts?|distortions?)\s+between\s+(?:the\s+)?(?:[\w-]+\s+)?"
    rf"(?=(\w{{3}})){_MEDIUM}\s+and\s+(?:(?!\1)[\w-]+\s+)?(?!\1){_MEDIUM}\b"
)

# Of each type what names it, in words that mean it anywhere. Where a phrase has words of two, both are named; of two
# matches in one place the first type here holds.
_NAMES: Mapping[str, tuple[str, ...]] = {
    "label-scarcity": (
        rf"\bonly\s+(?:a\s+)?(?:small|limited|few)\s+(?:(?:set|subset|fraction|portion|number|"
        rf"amount)s?\s+of\s+)?{_SOME}{{0,2}}?"
        rf"{_LABEL}[^.;,]{{0,20}}\s(?:is|are)\s+available\b",
        rf"\b{_WANT}{_OF}{_SOME}{{0,4}}?{_LABEL}",
        rf"\b{_LABEL}(?:\s+(?!(?:and|or)\b)[\w\-]+)?\s+{_BE}{_ADVERBS}(?:{_DEAR}|{_RARE}|(?:difficult|hard|"
        rf"expensive|costly)\s+to\s+"
        r"(?:obtain|collect|acquire|get|come by)|in short supply)\b",
        rf"\b(?:{_DEAR}|scarce|scarcely|limited|insufficient)(?:(?:,|,? and| or)\s+{_DEAR})*\s+(?:process of\s+)?"
        rf"{_SOME}{{0,3}}?(?:labels\b|annotations?\b(?!\s+(?:tools?|schemes?|format))|labell?ing\b|annotating\b|"
        rf"(?:labell?ed|annotated)\s+{_SOME}{{0,3}}?{_DATA})",
        r"\b(?:annotation|labell?ing|label)[- ](?:costs?|burdens?|efforts?|scarcity|bottleneck|shortage|expense)\b",
        rf"\b{_TAKES}\s+(?:\w+ly\s+)?(?:on\s+)?{_SOME}{{0,3}}?{_MUCH}\w*\s+(?:(?:amounts?|numbers?|quantit(?:y|"
        rf"ies)|volumes?|scale)\s+(?:of\s+)?)?"
        rf"{_SOME}{{0,3}}?(?:labell?ed|annotated|annotations?|labels)\b(?:\s+{_SOME}{{0,2}}?{_DATA})?",
        rf"\b{_DEAR}(?:(?:,|,? and| or)\s+{_DEAR})*\s+to\s+(?:label|annotate|(?:collect|obtain|"
        rf"acquire)\s+{_SOME}{{0,3}}?{_LABEL})",
        rf"\b(?:limited|scarce|insufficient|too few)\s+{_SOME}{{0,2}}?(?:labell?ed|annotated)\s+{_SOME}{{0,2}}?{_DATA}",
    ),
    "missing-benchmark": (
        rf"\b{_WANT}{_OF}{_SOME}{{0,3}}?(?:public|publicly available|publicly accessible|open|open-source|standard|"
        rf"standardi[sz]ed|common|unified|benchmark|comprehensive|dedicated|suitable)\s+{_SOME}{{0,3}}?"
        r"(?:benchmarks?|datasets?|data sets|corpora|evaluation (?:protocols?|frameworks?|metrics))\b",
        rf"\b{_WANT}{_OF}{_SOME}{{0,3}}?benchmarks?\b",
        r"\bno\s+(?:publicly available|public|standard|standardi[sz]ed|open|existing|common|"
        r"established)\s+(?:[\w\-]+\s+){0,3}?"
        r"(?:benchmarks?|datasets?|corpus|corpora)\b",
        r"\b(?:relevant|suitable|appropriate|adequate|public|standard)\s+(?:[\w\-]+\s+){0,2}?(?:benchmarks?|datasets?|"
        r"data sets|corpora)\s+(?:is|are)\s+(?:\w+ly\s+|still\s+)*(?:missing|lacking|unavailable)\b",
    ),
    "confounding": (
        r"\b(?:unobserved|unmeasured|hidden|latent|unobservable|residual)\s+(?:[\w\-]+\s+)?confound(?:ers?|ing)\b"
        r"(?:\s+(?:variables?|bias|factors?))?",
        r"\bconfounding\s+(?:bias|factors?|effects?|variables?)\b",
    ),
    "low-resource-languages": (
        r"\b(?:scarc\w+|lack\w*|limit\w+|fail\w*|poor\w*|insufficien\w+|challeng\w+|difficult\w*|neglect\w*|"
        r"disadvantage\w*|discrepanc\w+|disparit\w+|gaps?|struggl\w*|left out|hinder\w*|inadequat\w+|degrad\w*|"
        r"absence|not)\b"
        r"[^.;]{0,50}?\b(?:low-?\s?resourced?|under-?represented|under-?resourced|endangered|minority|"
        r"non-English)\s+(?:[\w\-]+\s+){0,2}?languages?\b",
        r"\b(?:low-?\s?resourced?|under-?represented|under-?resourced|endangered|minority|"
        r"non-English)\s+(?:[\w\-]+\s+){0,2}?languages?\b"
        r"[^.;,]{0,40}?\b(?:scarc\w+|lack\w*|left out|fail\w*|insufficien\w+|challeng\w+|difficult\w*|neglect\w*|"
        r"under-?\w+ed|"
        r"disadvantage\w*|excluded|lag\w*|suffer\w*|limited|rare(?:ly)?)\b",
        r"\b(?:limited|restricted|confined|biased|specific|skewed)\s+(?:mainly\s+|mostly\s+|primarily\s+|"
        r"only\s+)?(?:to|towards?)\s+"
        r"(?:English|(?:resource-rich|high-resource)\s+languages?|an?\s+(?:few|"
        r"handful of)\s+(?:[\w\-]+\s+)?languages)\b",
        r"\b(?:focus\w*|trained|available|cent(?:er|re)ed)\s+(?:\w+ly\s+)*(?:on|for|in)\s+(?:(?:only|just|mainly|"
        r"mostly|primarily|largely)\s+)*"
        r"(?:the\s+)?(?:English(?:\s+(?:language|data|text|corpora))?|high-resource\s+languages)(?=$|[.,;])",
        r"\b(?:only|mainly|mostly|primarily|predominantly|largely|exclusively|"
        r"almost exclusively)\s+(?:been\s+)?(?:\w+\s+){0,2}?(?:on|for|in)\s+"
        r"(?:the\s+)?(?:English|high-resource languages)\b",
        rf"\b{_WANT}{_OF}{_SOME}{{0,4}}?{_DATA}\s+(?:for|in)\s+(?:[\w\-]+\s+){{0,2}}?(?:languages?\b|"
        rf"dialects?\b)(?:\s+other\s+than\s+\w+)?",
        r"\bEnglish-centric\w*|\bmonolingual bias\b",
    ),
    "data-scarcity": (
        rf"\b(?:collecting|gathering|acquiring|obtaining|(?:collection|acquisition)\s+of)\s+(?:[\w\-,]+\s+){{0,6}}?"
        rf"(?:data(?:\s?sets?)?|datasets?|corpora|samples|examples|recordings|demonstrations|videos|"
        rf"pairs)\b[^.;:]{{0,70}}?\s"
        rf"(?:is|are|remains?|can be|was|proves?)\s+{_ADVERBS}(?:{_DEAR}|challenging|difficult|hard|infeasible|"
        rf"impractical|impossible)\b",
        rf"\bdata[- ](?:collection|acquisition)\s+{_BE}{_ADVERBS}(?:{_DEAR}|challenging|difficult|hard|limited|"
        rf"infeasible)\b"
        rf"|\b{_DEAR}(?:(?:,|,? and)\s+{_DEAR})*\s+data[- ](?:collection|acquisition)\b|\b(?:constrain|limit|"
        rf"restrict)\w*\s+how much data\b(?:\s+[\w\-]+){{0,3}}",
        rf"\b{_TAKES}\s+(?:tens|hundreds|thousands|millions|"
        rf"billions)\s+of\s+(?:thousands\s+of\s+)?{_SOME}{{0,4}}?{_DATA}",
        rf"\b{_WANT}{_OF}{_SOME}{{0,5}}?{_DATA}",
        rf"\blimited\s+access\s+to\s+{_SOME}{{0,3}}?{_DATA}",
        rf"\b(?:lack|scarcity|shortage|paucity|dearth){_OF}(?:[\w\-]+\s+){{0,2}}?(?:videos|images|scans|texts|"
        rf"speech|trajectories|"
        r"corpora|observations|measurements)\b",
        rf"\b(?:lack(?:s|ing)?|without)\s+(?:enough\s+|sufficient\s+|adequate\s+|large(?:-scale)?\s+|"
        rf"high-quality\s+)+{_SOME}{{0,3}}?{_DATA}",
        rf"\b{_DATA}\s+{_BE}{_ADVERBS}(?:{_RARE}|not (?:always |readily |easily |publicly )?available|"
        rf"(?:difficult|hard|"
        rf"expensive|costly|time-consuming|impossible)(?:\s+(?:and|or)\s+(?:difficult|hard|expensive|costly|"
        rf"time-consuming))*\s+to\s+(?:obtain|collect|acquire|get|come by|gather)|protected|in short supply)\b",
        r"\bdata[- ](?:scarcity|sparsity|shortage|insufficiency|bottleneck|limitations?|paucity|hunger|hungry)\b",
        r"\b(?:limited|insufficient|inadequate|scarce|small|scant|not enough)(?:-scale|-sized)?\s+(?:(?:training|"
        r"parallel|paired|clinical|real|real-world|"
        r"medical|available|experimental|patient|observational|target|in-domain|domain-specific|historical)\s+){0,3}"
        r"(?:data(?!\s+(?:structures?|rates?|types?|privacy|quality|sharing))(?:\s?sets?)?|datasets?|corpora|"
        r"training (?:samples|examples|pairs)|sample sizes?)\b",
        rf"\b{_TAKES}\s+(?:\w+ly\s+)?{_MUCH}(?:-scale)?\s+(?:(?:amounts?|numbers?|quantit(?:y|ies)|volumes?)\s+of\s+)?"
        rf"{_SOME}{{0,3}}?{_DATA}",
        r"\b(?:corpora|datasets?|data)\s+(?:do|does)\s+not\s+exist\b",
    ),
    "modality-gap": (rf"(?:\b(?:domain|modality|semantic|large|wide)\s+)*{_BETWEEN_MEDIA}",),
    "domain-shift": (
        r"\b(?:domain|distribution(?:al)?|covariate|data ?set|cross-domain)[- ](?:shifts?|gaps?|discrepanc(?:y|"
        r"ies)|mismatch(?:es)?)\b",
        rf"\b{_POOR}\s+(?:(?:the|their|its|model|domain|out-of-domain|cross-\w+|external|overall|[\w\-]+ and|"
        rf"robustness and)\s+){{0,3}}?"
        r"(?:generali[sz]ability|generali[sz]ation)\b(?:\s+(?:abilit|capabilit|capacit|performance|power)\w*)?"
        rf"(?:\s+(?:to|across|over|beyond|in|on)\s+(?:[\w\-]+\s+){{0,4}}?{_PLACES}\b)?",
        rf"\b{_CANNOT}\s+(?:to\s+|in\s+|at\s+|\w+ly\s+|well\s+){{0,2}}{_GENERAL}\s+(?:well\s+|effectively\s+|"
        rf"reliably\s+|\w+ly\s+)?"
        rf"(?:to|across|over|beyond|in|on|outside|"
        rf"between)\s+(?:[\w\-]+\s+){{0,5}}?(?:{_ELSEWHERE}\s+(?:[\w\-]+\s+){{0,3}}?)?{_PLACES}\b",
        rf"\b{_CANNOT}\s+(?:to\s+|in\s+|\w+ly\s+){{0,2}}generali[sz](?:e|ing)(?:\s+(?:well|effectively|robustly|"
        rf"reliably))?(?=$|[.,;)]|\s+(?:to|across|beyond)\b)"
        rf"(?:\s+(?:to|across|beyond)\s+(?:[\w\-]+\s+){{0,4}}?{_PLACES}\b)?",
        rf"\bgenerali[sz](?:ation|ability|ing)(?:\s+(?:abilit|capabilit|performance)\w*)?(?:\s+(?:to|across|"
        rf"beyond|in|on)\s+(?:[\w\-]+\s+){{0,5}}?{_PLACES})?\s+"
        rf"{_BE}{_ADVERBS}(?:limited|poor|weak|challenging|difficult|hard|insufficient|a (?:\w+ )?(?:challenge|"
        rf"problem)|restricted|unclear|compromised)\b",
        r"\b(?:performance|accuracy|results|quality|models?|methods?|systems?|they|"
        r"performances)\b[^.;,]{0,30}?\b(?:drops?|degrad\w+|deteriorat\w+|declin\w+|suffers?|"
        r"decreas\w+|worsens?|perform(?:s|ing)? (?:poorly|badly)|fail(?:s|ing)?)\b"
        r"[^.;,]{0,40}?\b(?:on|to|when|in|under|across|for|with)\s+(?:[\w\-]+\s+){0,5}?(?:unseen|"
        r"out-of-(?:distribution|domain)|other|new|novel|external)\s+"
        rf"(?:[\w\-]+\s+){{0,2}}?{_PLACES}\b",
        r"\b(?:issues?|problems?|lack|challenges?|difficult(?:y|ies))\s+(?:of|in|"
        r"with)\s+(?:\w+\s+and\s+)?(?:domain\s+)?generali[sz](?:ation|ability)\b"
        rf"(?:\s+(?:to|across|over|beyond|in|on)\s+(?:[\w\-]+\s+){{0,4}}?{_PLACES}\b)?",
        r"\bprevent\w*\s+(?:\w+\s+)?domain transfer\b",
        r"\bshifts?\b[^.;,]{0,30}?\sbetween\s+(?:the\s+)?(?:\w+\s+)?(?:distributions?|domains?)\b",
        r"\b(?:mismatch(?:es)?|discrepanc(?:y|ies)|gaps?|differences?|shifts?)\s+between\s+(?:the\s+)?(?:training|"
        r"train|source)\s+"
        r"(?:[\w\-]+\s+){0,2}?and\s+(?:the\s+)?(?:[\w\-]+\s+)?(?:test(?:ing)?|target|deployment)\b"
        r"(?:\s+(?:data|distributions?|domains?|conditions?|sets?|samples))?",
    ),
    "computational-cost": (
        rf"\b(?:increas(?:e|es|ing)|rais(?:e|es|ing)|incur\w*)\s+(?:the\s+|"
        rf"an?\s+)?(?:{_HIGH}\s+)?{_COMPUTED}\s+{_COST}\b",
        rf"\b{_HIGH}(?:(?:,|,? and| or)\s+{_HIGH})?\s+(?:[\w\-]+\s+)?(?:{_COMPUTED}(?:\s+(?:and|"
        rf"or)\s+{_COMPUTED})?)\s+(?:and\s+\w+\s+)?{_COST}\b",
        rf"\b{_COMPUTED}\s+{_COST}\s+(?:[^.;,]{{0,30}}?\s)?(?:{_BE}{_ADVERBS}(?:high|prohibitive|expensive|large|"
        rf"huge|quadratic|significant|a (?:\w+ )?(?:bottleneck|burden|problem|challenge))"
        r"|grows?|scal(?:es|ing)\s+(?:\w+ly\s+)?with|increas(?:es|ing)\s+with|limits?|hinder\w*|hamper\w*|"
        r"restrict\w*)\b",
        r"\bcomputational(?:ly)?\s+(?:and\s+\w+\s+)?(?:very\s+|highly\s+|too\s+|extremely\s+|more\s+|"
        r"prohibitively\s+)?(?:expensive|intensive|demanding|heavy|costly|prohibitive|burdensome|inefficient|"
        r"inefficiency|intensity|infeasible)\b",
        r"\b(?:expensive|costly|heavy|prohibitive|slow)\s+(?:and\s+\w+\s+)?(?:computations?|model training|"
        r"training|inference|fine-?tuning|retraining|re-training|pre-?training)\b(?!\s+(?:data|set|samples|"
        r"examples|labels|annotat))",
        rf"\b{_TAKES}\s+(?:\w+ly\s+)?{_MUCH}\s+(?:(?:amounts?|quantit(?:y|"
        rf"ies))\s+of\s+)?(?:[\w\-]+\s+)?(?:computation(?:al)?(?:\s+(?:resources|power|cost|time))?|compute|"
        rf"memory|GPU\w*(?:\s+\w+)?|computing\s+\w+|training time|processing power)\b",
        r"\bquadratic(?:ally)?\s+(?:[\w\-]+\s+)?(?:complexity|time|computation|memory|growth|scaling)\b",
        r"\b(?:computation|memory|compute)[- ](?:intensive|hungry|consuming|heavy)\b",
        r"\b(?:long|slow|lengthy|prohibitive|excessive)\s+(?:training|inference|decoding|running|"
        r"computation(?:al)?|processing)\s+(?:times?|speeds?)\b",
        r"\b(?:low|poor|weak)\s+(?:(?:computational|training|inference|search|"
        r"running)\s+)?efficiency\b(?! of (?:data|sampl))",
        r"\b(?:much|more|considerable|excessive)\s+time\s+(?:for|in|to)\s+(?:the\s+)?(?:train|infer|learn|comput|search|decod)\w*",
    ),
    "class-imbalance": (
        r"\b(?:class|data|label|category|sample|extreme|severe|severely|highly)[- ]imbalance(?:d|"
        r"s)?\b(?:\s+(?:classes|data(?:\s?sets?)?|datasets?|distributions?|labels))?",
        r"\bimbalanced\s+(?:[\w\-]+\s+)?(?:classes|data(?:\s?sets?)?|datasets?|distributions?|labels|samples|"
        r"learning)\b",
        r"\blong-tail(?:ed)?\s+(?:[\w\-]+\s+)?(?:distributions?|class(?:es)?|data(?:\s?sets?)?|datasets?|"
        r"problems?|recognition|categories)\b",
    ),
    "black-box": (
        r"\b(?:lack|absence)\s+(?:of\s+|in\s+)?(?:[\w\-]+\s+(?:and\s+)?){0,2}?(?:interpretability|explainability|"
        r"transparency)\b",
        r"\b(?:limited|poor|low|insufficient|lacking|lacks?|reduced|"
        r"weak)\s+(?:[\w\-]+\s+(?:and\s+)?){0,2}?(?:interpretability|explainability|transparency)\b",
        r"\bblack[- ]box(?:es)?\s+(?:nature|character|models? that|behaviou?r)\b",
        r"\b(?:not|hardly|difficult to be|less)\s+(?:easily\s+|readily\s+|\w+ly\s+)?(?:interpretable|explainable)\b",
    ),
    "manual-workload": (
        r"\bmanual(?:ly)?\s+(?!label|annot)(?:(?!label|annot)[\w\-]+\s+){1,4}?(?:is|are|remains?|can be|"
        r"being)\s+(?:[\w\-]+(?:ly|often|both|very|also|usually|typically)\s+)*"
        r"(?:costly|expensive|time[- ]consuming|labou?r[- ]intensive|laborious|tedious|cumbersome|error-prone|"
        r"subjective|slow|resource-(?: and time-)?intensive)"
        r"(?:(?:,|,? and)\s+(?:costly|expensive|time[- ]consuming|labou?r[- ]intensive|laborious|tedious|"
        r"error-prone|subjective|slow))*\b",
    ),
    "unsupported-statements": (
        r"\bhallucinat(?:e|es|ed|ing|ions?)\b(?:\s+(?:facts|content|text|objects|information)\b)?",
    ),
    "unstable-training": (
        r"\bover-?fit(?:s|ting|ted)?\b(?! to)|\b(?:unstable|instability (?:of|in))\s+(?:\w+\s+)?training\b",
        r"\btraining\s+(?:\w+\s+)?instabilit(?:y|ies)\b|\bmode[- ]collapse\b",
    ),
    "unseen-classes": (
        r"\bout-of-vocabulary\b(?:\s+\w+)?|\b(?:unseen|novel)\s+(?:[\w\-]+\s+)?(?:classes|categories|entities|"
        r"relations)\b",
    ),
    "rigid-representations": (
        r"\b(?:limit\w*|insufficien\w*|weak|poor|inadequa\w+|restrict\w*|redundant|entangled)\s+(?:(?:the|their|"
        r"its|in|of)\s+)*"
        r"(?:[\w\-]+\s+){0,2}?(?:representation(?:s|al)?(?:\s+(?:power|ability|capacity|capability|learning))?|"
        r"expressive(?:ness)?(?:\s+power)?|"
        r"expressivity)\b(?! of\b)",
    ),
    "occlusion-and-clutter": (
        r"\b(?:dis|self-|self )?occlu(?:sions?|ded)\b(?! of (?:the )?(?:blood|vein|vessel|arter))",
    ),
    "missing-context": (
        r"\b(?:fail\w*|cannot|lack\w*|limited|ignor\w*|neglect\w*|miss\w*|insufficien\w*|difficult\w*|struggl\w*|"
        r"unable|inab\w+|not|weak)\b[^.;,]{0,50}?\b(?:long-range|long-term|long-distance|global|surrounding|"
        r"contextual)\s+"
        r"(?:[\w\-]+\s+)?(?:contexts?|dependenc(?:y|ies)|information|relations\w*|interactions?)\b",
        r"\b(?:reasoning|performed|operat\w+|processed) (?:only )?locally\b",
    ),
    "forgetting": (r"\bcatastrophic(?:ally)?\s+forget\w*",),
    "attacks-and-privacy": (
        rf"\b(?:vulnerable|susceptible|prone)\s+(?:to|towards?|against)\s+(?:[\w\-,]+\s+){{0,4}}?{_HOSTILE}\b",
        rf"\b(?:vulnerabilit(?:y|ies)|susceptibility)\s+(?:[\w\-]+\s+){{0,5}}?(?:to|towards?|against)\s+"
        rf"(?:[\w\-,]+\s+){{0,3}}?{_HOSTILE}\b",
        rf"\b{_HOSTILE}\s+(?:[\w\-]+\s+){{0,3}}?(?:poses?|posing|posed|are|is|becomes?|become|presents?)\s+(?:a\s+|an\s+)?"
        r"(?:[\w\-]+\s+){0,3}?(?:threats?|risks?|dangers?|concerns?)\b",
    ),
    "outdated-knowledge": (
        rf"\b{_KNOWN}(?:\s*\([^()]{{1,20}}\))?\s+(?:(?:is|are|remains?|being)\s+){_ADVERBS}(?:incomplete|"
        rf"far from (?:being\s+)?"
        r"complete)\b",
        rf"\b(?:they|which|that)\s+are\s+{_ADVERBS}incomplete\b",
        rf"\b(?:their|its)\s+incompleteness\b(?=[^.;]*\b{_KNOWN})",
        rf"\bincomplete(?:ness\s+of)?\s+(?:the\s+|these\s+|existing\s+|most\s+)?(?:[\w\-]+\s+){{0,2}}?{_KNOWN}",
    ),
    "real-time-limits": (
        r"\b(?:not|cannot|unsuitable|impossible|infeasible|too slow|hardly|prevents?|difficult|"
        r"hard)\b[^.;,]{0,40}?\breal[- ]time\b"
        r"(?:\s+\w+)?",
    ),
    "sample-inefficiency": (r"\b(?:poor|low|lack of|limited)\s+sample[- ]efficiency\b|\bsample[- ]inefficien\w+",),
    "sensitivity-to-settings": (
        r"\bsensitiv\w+ to (?:the )?(?:choice of )?(?:[\w\-]+ )?(?:hyper-?parameters?|prompts?|initiali[sz]ation|"
        r"thresholds?)\b",
    ),
    "accumulating-errors": (
        r"\berrors? (?:accumulation|propagation)\b|\baccumulat\w+ (?:of )?(?:\w+ )?errors?\b|\bexposure bias\b|"
        r"\b(?:cascading|compounding|propagated|accumulated) errors?\b",
    ),
}
_NOUN_FIRST = re.compile(rf"(?i)(?:{_DATA}|{_LABEL})")
_PATTERNS: Mapping[str, tuple[re.Pattern[str], ...]] = {
    slug: tuple(re.compile(pattern, re.IGNORECASE) for pattern in patterns) for slug, patterns in _NAMES.items()
}
# Types that are looked for in what a reader has marked alone: their words often tell of what a work does.
_MARKED_ONLY = word_set(
    """
    occlusion-and-clutter missing-context modality-gap unstable-training unseen-classes rigid-representations forgetting
    real-time-limits sample-inefficiency sensitivity-to-settings accumulating-errors
    """
)
# Words without which no pattern of a type matches, so that most sentences are asked nothing.
_LITTLE = (
    r"(?i)lack|absen|scarc|shortage|paucity|challeng|infeasib|how much|dearth|unavail|insuffic|limit|small|sparse|"
    r"sparsity|rare|inadequate|"
    r"bottleneck|hung|"
    r"paucity|without|need|requir|demand|rel[yi]|depend|necess|difficult|hard|costly|expensive|exist|protected|"
    r"scant|few"
)
_HAS: Mapping[str, tuple[re.Pattern[str], ...]] = {
    slug: tuple(map(re.compile, words))
    for slug, words in {
        "label-scarcity": (r"(?i)label|annotat|ground[- ]truth",),
        "missing-benchmark": (
            r"(?i)benchmark|dataset|data set|corp(?:us|ora)|evaluation",
            r"(?i)\b(?:lack\w*|missing|absence|scarcity|shortage|paucity|dearth|unavail\w*|insuffic|limited|small|no)\b",
        ),
        "confounding": (r"(?i)confound",),
        "low-resource-languages": (r"(?i)language|english|dialect|lingual",),
        "data-scarcity": (
            r"(?i)data|corp(?:us|ora)|samples?\b|examples|instances|pairs|recordings|demonstrations|training",
            _LITTLE,
        ),
        "modality-gap": (r"(?i)between",),
        "domain-shift": (
            r"(?i)generali[sz]|shift|gap|discrepanc|mismatch|transfer|unseen|out-of|new|novel|external|other",
            r"(?i)generali[sz]|domain|distribution|covariate|data ?set|transfer|perform|accura|result|quality|"
            r"model|method|system|they",
        ),
        "computational-cost": (
            r"(?i)comput|memory|gpu|training|inference|hardware|decoding|run-?time|quadratic|tuning|time|energy|efficiency",
            r"(?i)cost|much|more|low|poor|weak|complex|burden|overhead|load|demand|requir|consum|expens|footprint|intensive|heavy|"
            r"prohibitive|ineffic|"
            r"infeasible|slow|need|quadratic|hungry|long|excessive|rel[yi]|depend|necess",
        ),
        "class-imbalance": (r"(?i)imbalance|long-tail",),
        "black-box": (r"(?i)interpretab|explainab|transparen|black[- ]box",),
        "manual-workload": (r"(?i)\bmanual",),
        "unsupported-statements": (r"(?i)hallucinat",),
        "unstable-training": (r"(?i)fit|training|mode",),
        "unseen-classes": (r"(?i)unseen|novel|vocabulary",),
        "rigid-representations": (r"(?i)represent|expressiv",),
        "forgetting": (r"(?i)forget",),
        "attacks-and-privacy": (
            r"(?i)attack|adversar|malicious|perturb",
            r"(?i)vulnerab|susceptib|prone|threat|risk|danger|concern",
        ),
        "outdated-knowledge": (r"(?i)complete", r"knowledge|K[GB]"),
        "occlusion-and-clutter": (r"(?i)occlu",),
        "missing-context": (r"(?i)long|global|surround|context|locally",),
        "real-time-limits": (r"(?i)real[- ]time",),
        "sample-inefficiency": (r"(?i)sample",),
        "sensitivity-to-settings": (r"(?i)sensitiv",),
        "accumulating-errors": (r"(?i)error|exposure",),
    }.items()
}
# What another thing is meant by: what a formula is widened to, a step from simulation, classes not seen.
_NOT_NAMED: Mapping[str, re.Pattern[str]] = {
    "domain-shift": re.compile(
        r"(?i)\b(?:tasks?|classes|categories|sim(?:ulat\w+)?|synthetic|small(?:er)?|easier|larger|vocabular\w*|words|"
        r"entities|relations|adversarial|views?|poses?)\b|\bto (?:the )?[\w-]+ space\b|\bbetween two\b"
    ),
    "occlusion-and-clutter": re.compile(r"(?i)\b(?:vein|venous|vessels?|vascular|arter\w+|coronary|bowel|dental)\b"),
    "data-scarcity": re.compile(r"(?i)\b(?:label|annotat|unlabell?ed|source data|supervis)"),
    "computational-cost": re.compile(
        r"(?i)\b(?:low(?! (?:[\w-]+ )?efficiency)|lower|linear|reduc\w+|less|without|minimal)\b"
    ),
}


# Words before the noun that a match begins with: they belong to it.
_BEFORE = re.compile(
    r"(?:(?<![\w\-/'])(?!(?:and|or|of|in|for|to|that|which|from|with|by|on|the|but|however|since|because|as|when|"
    r"an?|this|these|those|"
    r"where|while|also|yet|if|such|than|is|are|was|were|be|not|no|their|its|our|we|can|may|has|have|due|whether|"
    r"both|only|using|"
    r"reduc\w*|lower(?:s|ing)?|sav(?:e|es|ing)|avoid\w*|minimi[sz]\w*|eliminat\w*|suffers?|suffering|faces?|given|"
    r"address\w*|tackl\w+|overcom\w+|alleviat\w+|mitigat\w+|handl\w+)\b)[\w\-/']+\s+){1,3}$",
    re.IGNORECASE,
)
_AFTER = re.compile(r"[\s-]+(?:problems?|issues?|challenges?|bottleneck)\b")
# What is praised, spared or said not to be so: "low annotation cost", "works well when data are scarce".
_TURNED = re.compile(
    r"(?i)\b(?:reduc\w*|lower\w*|sav(?:e|es|ing)|without|avoid\w*|minimi[sz]\w*|minimal|low|less|little|no|not|"
    r"n't|free of|eliminat\w*|"
    r"obviat\w*|well|even|robust\w*|resilien\w*|effective\w*|efficient\w*|despite|bypass\w*|negligible|"
    r"neglectable|marginal|"
    r"solv(?:e|es|ing)|cheap\w*|only|invarian\w+|excel\w*)\s+(?:(?:the|any|a|an|of|to|from|when|with|under|in|on|"
    r"for|these|such|its|their|much|very|"
    r"only|and|requir\w+|requires|human|manual|costly|expensive|more|extra|additional|limited|prohibitively|"
    r"strongly|greatly|using|large|heavy)\s+){0,4}$"
)
# What a trouble stands behind where the work itself is told of: "to tackle | the lack of charts".
_MET = re.compile(
    r"(?i)\b(?:address\w*|tackl\w+|overcom\w+|alleviat\w+|mitigat\w+|handl\w+|combat\w*|counter\w*|remed\w+|"
    r"bridg\w+|cop(?:e|es|ing) with|"
    r"deal(?:s|ing)? with|motivated by|due to|owing to|because of|suffer\w*(?: from)?|drawbacks?|shortcomings?|"
    r"disadvantages?|difficult\w+|challenges?(?: posed by| of)?|limited by|hindered by|such as|including|"
    r"influence of|impact of|effects? of)[\s:,]+"
    r"(?:(?:the|this|these|an?|such|both|potential|common|unique|severe|existing|training|of|by|problems?|issues?|"
    r"like|as|large|\w+ing)\s+){0,4}$"
)
_TOLD = 90


@dataclass(frozen=True, slots=True)
class Named:
    """A type that words name, and where they do so."""

    slug: str
    start: int
    end: int


def named_types(text: str, *, marked: bool = True) -> list[Named]:
    """The types that words name plainly, in the order of their places, each once; none of two in one place.

    ``marked``: whether a reader has marked the words as an issue; what else a sentence says names fewer types.

    >>> [n.slug for n in named_types("suffers from data scarcity and class imbalance")]
    ['data-scarcity', 'class-imbalance']
    >>> named_types("generalization of the keel equation")
    []
    """
    found: list[Named] = []
    for slug, patterns in _PATTERNS.items():
        if not marked and slug in _MARKED_ONLY:
            continue
        if not all(has.search(text) for has in _HAS[slug]):
            continue
        for pattern in patterns:
            match = pattern.search(text)
            if match is None:
                continue
            start, end = match.span()
            before = _BEFORE.search(text[max(0, start - 40) : start])
            start -= len(before.group()) if before is not None and _NOUN_FIRST.match(match.group()) else 0
            while start and (text[start - 1].isalnum() or text[start - 1] in "-/"):
                start -= 1  # "inter-|domain gap"
            after = _AFTER.match(text, end)
            end = after.end() if after is not None else end
            other = _NOT_NAMED.get(slug)
            if other is not None and other.search(text[start:end] + re.split(r"[.,;:()]", text[end : end + 40])[0]):
                continue
            if not any(start < n.end and n.start < end for n in found):
                found.append(Named(slug, start, end))
                break
    return sorted(found, key=lambda n: (n.start, n.end))


def parts_media(text: str) -> bool:
    """Whether words tell of a gap between data of two kinds.

    >>> parts_media("a gap between old drawings and photos"), parts_media("a gap between old photos and new photos")
    (True, False)
    """
    return any(pattern.search(text) for pattern in _PATTERNS["modality-gap"])


def is_turned(before: str) -> bool:
    """Whether the words before a trouble say that it is spared, stood or not there.

    >>> is_turned("works well when "), is_turned("Divers face ")
    (True, False)
    """
    return _TURNED.search(before[-_TOLD:]) is not None


def is_met(before: str) -> bool:
    """Whether the words before a trouble say that a work meets it, or what it brings about.

    >>> is_met("To tackle the "), is_met("We train with ")
    (True, False)
    """
    return _MET.search(before[-_TOLD:]) is not None
