"""Wordings that tell the type of an issue by themselves, a pattern a type.

Written from general knowledge of how papers of any field put their problems; the types are those of
``ontologies/issues.ttl``. The earlier of two types wins a tie, so the more special ones stand first.
"""

from __future__ import annotations

import re

__all__ = ["cue_scores"]

_CUES: tuple[tuple[str, str], ...] = (
    ("class-imbalance", r"imbalanc|long[- ]tail|skewed (?:class|distribution)|minority class|rare (?:class|event"
        r"|categor)|unbalanced"),
    ("label-scarcity", r"\b(?:annotat|label(?!\s+(?:nois|ambig|smooth)))\w*\b.{0,40}\b(?:cost|expens|scarc"
        r"|limited|lack|few|time|labou?r|effort|tedious|hard|difficult|unavailab|insufficien|requir|burden|small)"
        r"|(?:cost|expens|scarc|limited|lack|few|insufficien|small|labou?r|tedious|large (?:amount|number"
        r"|quantit)|massive|abundant|abundance|absence|need|dependen|relian|rel(?:y|ies) (?:on|heavily)|requir"
        r"|without|shortage|burden)\w*\b.{0,40}\b(?:annotat|label|supervis|ground[- ]truth)"),
    ("unreliable-labels", r"nois[ey]\w* (?:label|annotation|supervision|correspond|pseudo)|label (?:noise|ambigu"
        r"|inconsisten|uncertain)|(?:unreliable|incorrect|inaccurate|wrong|ambiguous|inconsistent|erroneous"
        r"|low-quality) (?:\w+ )?(?:label|annotation|pseudo|ground truth)|pseudo[- ]label|(?:inter"
        r"|intra)-?(?:rater|annotator|observer)|annotator disagree|false negatives?\b|confirmation bias"),
    ("missing-benchmark", r"(?:no|lack|absence|limited|few|missing|unavailab|scarc|need)\w*\b.{0,50}\b(?:public"
        r"|open|standard|benchmark|test ?bed|dataset available|common evaluation|evaluation protocol"
        r"|large-scale (?:\w+ ){0,3}(?:dataset|corp|benchmark))|(?:benchmark|dataset|data set|corpus"
        r"|corpora)s?\b.{0,30}\b(?:lack|unavailab|not available|missing|do(?:es)? not exist|limited to|too small"
        r"|inadequate)|inconsistent evaluation|standardi[sz]ed (?:evaluation|benchmark|dataset)"
        r"|fair(?:ly)? compar|(?:lack|absence|scarcity) of (?:\w+ ){0,3}(?:datasets?|benchmarks?|corpora)"),
    ("inter-subject-variability", r"(?:inter|cross|between)[- ](?:subject|patient|individual|person|speaker"
        r"|participant)s?\b.{0,20}(?:varia|differen)|subject[- ](?:independen|specific|variab)"
        r"|individual (?:differen|varia)|variab\w+ (?:across|between|among) (?:subjects|patients|individuals"
        r"|people|participants)|personali[sz]"),
    ("unseen-classes", r"(?:unseen|novel|unknown|new|open-set|emerging|unobserved) (?:\w+ )?(?:class|categor"
        r"|object|concept|intent|entit|domain label)|zero[- ]shot|open[- ](?:world|set|vocabulary)|few[- ]shot"
        r"|closed[- ](?:set|world)|out-of-vocabulary"),
    ("simulation-gap", r"sim(?:ulation)?[- ]to[- ]real|sim2real|reality gap"),
    ("forgetting", r"forget"),
    ("domain-shift", r"domain (?:shift|gap|discrepanc|differen|varia|mismatch)|distribution\w* (?:shift|gap|drift"
        r"|mismatch|discrepan)|(?:out|ood)[- ]of[- ](?:distribution|domain)|generali[sz](?:e|ation|ability|ing"
        r"|es)\b|covariate shift|(?:different|unseen|across|new|other|cross|diverse|multiple) ?-?(?:domain|site"
        r"|scanner|device|hospital|cent(?:er|re)|population|vendor|institution|dataset|condition|environment)s?"
        r"|transferab|degrad\w* (?:when|on|in|under|across)|over-?fit\w* to"),
    ("attacks-and-privacy", r"privacy|private|adversarial (?:attack|example|perturb)|attack|backdoor|poison|leak"
        r"|confidential|copyright|ownership|malicious|watermark|steal|secur(?:e|ity)|unauthori[sz]ed|threat"),
    ("black-box", r"black[- ]?box|interpretab|explain|explanation|transparen|opaque|trustworth|unfaithful"),
    ("poor-calibration", r"calibrat|over-?confiden|uncertainty (?:quantif|estimat|is not)|confidence estimate"),
    ("unfairness-and-bias", r"\bfair(?:ness)?\b|unfair|discriminat\w+ against|(?:gender|racial|demographic|social"
        r"|societal) (?:bias|dispar|stereotyp)"),
    ("data-scarcity", r"(?:data|sample|dataset|subject|patient|recording|image|case|training set|example|corpora"
        r"|corpus)s?\b.{0,25}\b(?:scarc|limited|small|insufficien|rare|shortage|few\b|lack|restrict|sparse"
        r"|unavailab|hard to (?:obtain|collect|acquire))|(?:scarc|limited|small|insufficien|lack|few|rare"
        r"|shortage|little|low|restricted|paucity|inaccessib)\w*\b.{0,25}\b(?:data\b|datasets?|samples?|subjects"
        r"|patients|recordings|corpora|corpus|cohorts?|training|examples|resources?)|low[- ](?:data|resource)"
        r"|data[- ]hungry|data (?:collection|acquisition) (?:is|cost)"),
    ("incomplete-input", r"missing (?:modalit|lead|view|channel|data|value|slice|frame|entr|sensor|label-free"
        r"|information|input|part)|incomplete|partial(?:ly)? (?:observ|avail|missing|label)|absen(?:t"
        r"|ce) of (?:\w+ )?(?:modalit|lead|view|channel)|sparse(?:ly)? (?:sampl|input|view|observ|annot"
        r"|measure)|undersampl|irregularly|unavailable (?:at|during)"),
    ("modality-gap", r"modality[- ](?:gap|discrepan|heterogene|align|imbalanc|specific)|(?:multi|cross)-?modal\w*"
        r"|heterogene\w+ (?:modalit|data|sourc|feature|information)|(?:modalit|representation|view|feature"
        r"|semantic)\w*\b.{0,20}\b(?:gap|misalign|fus|align|mismatch|heterogene)|semantic gap|misalign|fus(?:e"
        r"|ion|ing)\b|complementar"),
    ("missing-context", r"long[- ](?:range|term|distance|sequence|context|video|document|form)"
        r"|tempora\w* (?:depend|context|relation|inform|dynamic|correl|coheren|consisten)|receptive field"
        r"|global (?:context|inform|depend|relation|feature)|contextual|context(?:s|\b)|local (?:feature|inform"
        r"|region|pattern)s? only|limited (?:to )?local|distant|neighbou?ring (?:frame|slice|epoch)"
        r"|sequential (?:depend|inform)"),
    ("ill-bounded-targets", r"(?:blurr|ambiguous|unclear|indistinct|fuzzy|weak|vague|low[- ]contrast"
        r"|irregular) (?:\w+ )?(?:bound|edge|border|contour)|bound(?:ar|ed)\w*|small (?:object|lesion|target"
        r"|structure|vessel|region)|thin|tubular|fine(?:-grained)? (?:structur|detail)"
        r"|overlap|over-?segment|fragment|topolog|tiny|shape varia|varying (?:size|shape)|subtle"),
    ("occlusion-and-clutter", r"occlu|clutter|crowded"),
    ("noise-and-artefacts", r"nois[ey]|artifact|artefact|motion (?:blur|artifact|corrupt)|low[- ](?:quality"
        r"|resolution|contrast|light|dose|snr|signal)|corrupt|degrad(?:ed|ation)|interferen|illuminat|lighting"
        r"|blur|distort|contaminat|reverberat|(?:image|signal|data) quality|poor quality|speckle"),
    ("burdensome-measurement", r"invasive|obtrusive|uncomfortable|wearable|contact(?:less|-based| sensor"
        r")|equipment|(?:expensive|costly|bulky|specialised"
        r"|specialized) (?:\w+ )?(?:sensor|device|hardware|scanner|equipment|instrument|setup|imaging)|radiation"
        r"|inconvenien|cumbersome|acquisition time|scan(?:ning)? time"
        r"|accessib"),
    ("real-time-limits", r"real[- ]time|latency|slow inference|inference (?:speed|time)"),
    ("computational-cost", r"comput\w+ (?:\w+ )?(?:cost|demand|complex|burden|expens|overhead|resource"
        r"|requirement|intens|load|inefficien|power|heavy|effort)|(?:memory|storage|energy|power|gpu|hardware"
        r"|resource)[- ]?(?:cost|demand|footprint|consum|constrain|requirement|intens|limit|hungry|usage)"
        r"|computationally|quadratic|heavy (?:model|network|architect)|large (?:model|number of parameters)"
        r"|edge device|expensive (?:training|inference|fine-tuning)|parameter[- ](?:heavy|count|size)"
        r"|resource-(?:constrained|limited|intensive)|efficien(?:t|cy)\b|prohibitive"
        r"|cost(?:ly)? (?:of )?(?:training|inference|fine-tuning|pre-?training)|lightweight"),
    ("manual-workload", r"manual|labou?r(?:ious|-intensive)|tedious|time[- ]consuming|expert|operator|subjectiv"
        r"|human (?:error|effort|intervention)|clinician|workload|hand-?craft|error-prone|physician"
        r"|specialist|technician"),
    ("unstable-training", r"over-?fit|unstable|instabilit|vanish|explod|converge|mode collapse|conflict|gradient"
        r"|negative transfer|optimi[sz]ation (?:difficult|challeng|problem)|training (?:difficult|collapse"
        r"|diverge|dynamic)|local (?:minim|optim)|under-?fit|imbalanced (?:learning|optim|task)|trade-?off"
        r"|non-?convex"),
    ("rigid-representations", r"redundan|entangle|collaps|over-?smooth|discriminative"
        r"|representation\w*\b.{0,20}\b(?:bias|rigid|fixed|limit|poor|weak|lack)|fixed[- ](?:size|length|capacity"
        r"|rank)|spurious|shortcut|anisotrop|information (?:loss|bottleneck)|dimensional collapse|mixed|static"),
    ("unsupported-statements", r"hallucinat"),
    ("unfaithful-generation", r"(?:generat|synthe[sz]|output|respons|caption|translat"
        r"|edit)\w*\b.{0,40}\b(?:unfaith|inconsisten|error|inaccura|unnatural|unrealistic|lack|divers|control"
        r"|repetit|blurry|quality|artifact|leak|incorrect)|lack of (?:control|diversity|realism|expressiv)"
        r"|controllab|unrealistic|fidelity|generic responses"),
    ("narrow-models", r"(?:single|one|specific|particular|individual|separate)[- ](?:task|modalit|purpose"
        r"|domain|disease|view|lead|model)|task[- ]specific|unified|universal|general(?:ist|-purpose)|tailored"
        r"|dedicated|foundation model|separate(?:ly)?|specialised|specialized"),
    ("ignored-domain-structure", r"(?:ignor|neglect|overlook|disregard|fail\w* to (?:exploit|capture|model"
        r"|consider|leverage|utilize)|without (?:consider|exploit)|not (?:consider|exploit|fully)"
        r"|under-?utili[sz])\w*\b.{0,60}\b(?:structur|relation|prior|knowledge|hierarch|geometr|anatom|physiolog"
        r"|morpholog|depend|correlat|topolog|characteristic|propert|domain|spatial|semantic|graph|inherent"
        r"|intrinsic|physic)|domain knowledge|prior knowledge|clinical knowledge"),
    ("hard-to-survey", r"(?:survey|overview|literature|publications?|newcomers?|review)\b.{0,40}\b(?:grow|hard"
        r"|difficult|fragment|scatter|lack|overwhelm|rapid|navigat)|fragmented (?:research|literature|field)"
        r"|information overload|(?:rapid|exponential) growth (?:of|in) (?:research|publications|papers"
        r"|literature)|no (?:comprehensive|systematic) (?:survey|review)"),
    ("little-explored", r"(?:un|under)-?(?:explor|stud|investigat|research|examin|address)\w*|(?:little|less"
        r"|limited|scant|insufficient) (?:attention|research|work|is known|explor|stud|investigat|understanding"
        r"|evidence)|few (?:studies|works|attempts|papers|methods|approaches)|not (?:been )?(?:well |fully "
        r"|thoroughly |sufficiently |systematically |yet |adequately )*(?:explor|stud|investigat|understood"
        r"|address|examin|evaluat|known)\w*|rarely|seldom|remains? (?:largely )?(?:unclear|unknown|open)"
        r"|open (?:question|problem)|in its infancy|overlooked|neglected"),
    ("insufficient-accuracy", r"(?:poor|limited|low|unsatisf\w+|suboptimal|sub-optimal|insufficient"
        r"|inferior) (?:\w+ )?(?:performance|accurac|result)"),
)  # fmt: skip
_COMPILED = tuple((slug, re.compile(pattern, re.IGNORECASE)) for slug, pattern in _CUES)
_MOST = 3


def cue_scores(phrase: str) -> dict[str, float]:
    """How many wordings of each type ``phrase`` holds, as a score from 0 to 1 (three or more count alike)."""
    text = phrase[:600]
    scores: dict[str, float] = {}
    for slug, pattern in _COMPILED:
        hits = sum(1 for _ in zip(range(_MOST), pattern.finditer(text), strict=False))
        if hits:
            scores[slug] = 0.6 + 0.2 * (hits - 1)
    return scores
