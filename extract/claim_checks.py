"""What a finding is not: the words around the parts of a claim go in, yes or no comes out.

A reader marks numbers and slots by their look; what stands around them says whether a number is a score or a
difference, a setting or a finding, and whether a sentence without a number finds anything.
"""

from __future__ import annotations

import re

__all__ = [
    "announces_results",
    "heads_its_measure",
    "is_compared",
    "is_finding",
    "is_remark",
    "is_setting",
    "is_wish",
    "names_data",
    "tells_a_difference",
    "tells_a_score",
]

_SPAN = tuple[int, int]
# A comma between the numbers of a list ("by 3%, 4% and 5%") is no border of a clause.
_BORDER = re.compile(r";|:\s|,(?!\s*(?:and\s+|or\s+)?[\d$~+\-−])(?!\d)|\b(?:while|whereas|but|although)\b|\.\s")
_CHANGE = re.compile(
    r"\b(?:improv\w*|increas\w*|decreas\w*|reduc\w*|gain\w*|by|over|high(?:er)?|lower\w*|fewer|less|more|better|worse"
    r"|faster|slower|smaller|larger|bigger|greater|longer|shorter|cheaper|boost\w*|drop\w*|rise[sn]?|rising|rose|falls?"
    r"|fell|cuts?|sav(?:e[sd]?|ings?)|speed\w*|accelerat\w*|compress\w*|outperform\w*|surpass\w*|exceed\w*|margins?"
    r"|differen\w*|gaps?|fold|times|factor|points?|pp|enhanc\w*|advantage|advanc\w*|lift\w*|rais\w*|above|below|than"
    r"|relative|absolute|loss(?:es)?|declin\w*|degrad\w*|additional|extra|deterior\w*|shrink\w*|shrank|grow\w*|grew"
    r"|overhead|chang\w*|doubl\w*|tripl\w*|halv\w*|down|up|beat\w*|ahead|behind)\b|×|\\times|\d\s?[xX]\b",
    re.IGNORECASE,
)
# "outperforms all others with an AUC of 0.91": from this word on the score is told for itself.
_GIVES = re.compile(
    r"\b(?:with an?|achiev\w+|reach\w*|attain\w*|obtain\w*|scor(?:es|ed|ing)|record(?:s|ed|ing))\b", re.I
)
_BOUND_WORDS = re.compile(r"\b(?:up to|over|more than|less than|above|below)\s*(?=[~$\d]|\Z)", re.IGNORECASE)
_SIGN = re.compile(r"[+\-−–]\s?\Z")

_NEXT = r"(?:\s*\\?%?\$?\s*(?:,\s*and|,|and|or|to|/|&|-)\s*[$~]?\d{1,6}(?:\.\d{1,6})?){0,6}\s*\\?%?\$?\s*"
_LABELLED = re.compile(
    _NEXT + r"(?:of\s+)?(?:the\s+|all\s+)?(?:available\s+|full\s+)?"
    r"(?:(?:label(?:l?ed|l?ing)?|annotat(?:ed|ion)|training|unlabel(?:l?ed)|supervised)[\s-]+(?:training\s+)?"
    r"(?:data\w*|samples?|sets?|examples?|images?|recordings?|fractions?|ratios?|instances?|frames?|records?)"
    r"|supervision\b|labels\b|annotations\b|epochs?\b|iterations\b|folds\b)",
    re.IGNORECASE,
)
_PEOPLE = re.compile(_NEXT + r"(?:[a-z-]+\s)?(?:subjects|participants|volunteers)\b", re.IGNORECASE)
_AMONG = re.compile(r"\b(?:on|from|with|across|using|of|in|for|at|among)\s*\Z", re.IGNORECASE)
_ONLY = re.compile(
    r"\b(?:us(?:es?|ing)|with|given|requir\w+|need\w*|from|on)\s+(?:only|just|as (?:little|few) as)\s*\Z", re.IGNORECASE
)
_OF_DATA = re.compile(r"\s*\\?%?\$?\s*(?:of\b|(?:training\s+)?(?:data|samples|examples|shots?)\b)", re.IGNORECASE)


def tells_a_score(text: str, sentence: _SPAN, number: _SPAN) -> bool:
    """Whether the number is a score itself: no word of change stands in its clause.

    Examples
    --------
    >>> words = "It beats the others, achieving an AUC of 0.91, with a gain of 3% in recall."
    >>> [tells_a_score(words, (0, len(words)), place) for place in ((41, 45), (62, 64))]
    [True, False]
    """
    first, last = number
    if not any(c.isdigit() for c in text[first:last]):
        return False
    if text[first:last].lstrip("$ ")[:1] in "+-−–" or _SIGN.search(text, max(sentence[0], first - 3), first):
        return False
    if _CHANGE.search(_BOUND_WORDS.sub("", text[first:last])):
        return False
    if _is_named_right_before(text, sentence, number):
        return True
    left, right = sentence
    for border in _BORDER.finditer(text, *sentence):
        if border.end() <= first:
            left = border.end()
        elif border.start() >= last:
            right = border.start()
            break
    for word in _GIVES.finditer(text, left, first):
        left = word.start()
    before = _BOUND_WORDS.sub("", text[left:first])
    return not _CHANGE.search(before) and not _CHANGE.search(text[last:right])


def _is_named_right_before(text: str, sentence: _SPAN, number: _SPAN) -> bool:
    """Whether what is measured stands right before its number ("an error of 9% (19% better)") and is no change."""
    first, last = number
    named = _NAMED.search(text, max(sentence[0], first - 120), first)
    return (
        named is not None
        and not _CHANGE.search(named["before"])
        and not _CHANGE.fullmatch(named["what"])
        and not _DIFFERENCE.search(text, max(sentence[0], first - 120), first)
        and not _THEN_MORE.match(text, last, sentence[1])
        and not tells_a_difference(text, sentence, number)
    )


_ANY_NUMBER = r"[~$±]?\d[\d.,]*\s?(?:\\?%|\$|[a-zA-Z]{1,3}(?=[ ,]))?"
# "A WER of", "their errors in depth are 2.1 and": the thing measured, and numbers of the same list.
_NAMED = re.compile(
    r"(?P<before>(?:[\w/@.+-]+\s+){0,4})(?P<what>[\w/@.+-]+)(?:\s*\([^()]{0,40}\))?\s+(?:of|is|are|was|were|=)\s+"
    r"(?:(?:only|just|about|around|up to|approximately|nearly|over|above|below|(?:more|less) than)\s+)?"
    rf"(?:{_ANY_NUMBER}(?:\s*\([^()]{{0,40}}\))?\s*(?:,\s*and|,|and|or|to|/)\s*){{0,6}}[~$]*\Z"
)
_DIFFERENCE = re.compile(r"\bdifferen\w*|\bratio\b|Δ", re.IGNORECASE)
_THEN_MORE = re.compile(
    r"\s*\\?%?\$?\s*(?:(?:,\s*and|,|and|or|to|/)\s*[\d.]+\s*\\?%?\$?\s*){0,6}(?:[a-z]+\s+)?"
    r"(?:of\b|(?:points?\s+)?(?:\w+er|more|less|better|worse|improv\w*|increas\w*|reduc\w*|gain\w*|over|times)\b)",
    re.IGNORECASE,
)

_CHANGE_NOUN = (
    r"(?:improvements?|increases?|gains?|reductions?|decreases?|drops?|declines?|degradations?|deteriorations?|boosts?"
    r"|speed-?ups?|savings?|rises?|losses|loss|margins?)"
)
_CHANGE_OF = re.compile(
    rf"\b{_CHANGE_NOUN} of\s+(?:(?:up to|over|about|around|more than|less than|at least|nearly|approximately|an?"
    r"|only|roughly|as much as)\s+)*[~$]*\Z",
    re.IGNORECASE,
)
# "Gains of 2% in recall and of 3% in precision": the second number of the list.
_CHANGE_OF_BOTH = re.compile(rf"\b{_CHANGE_NOUN} of\s+[~$]?\d[^.;]*(?:\.\d[^.;]*)*\band of\s+[~$]*\Z", re.IGNORECASE)
# "less than 1% accuracy degradation", but not "92%, a gain".
_OF_CHANGE = re.compile(
    rf"\s*\\?%?\$?\s*(?:points?\s+|pp\s+)?(?:(?:absolute|relative|average|overall)\s+)?(?:(?!and\b|with\b|of\b|in\b|for\b|on\b)[\w-]+\s+)?{_CHANGE_NOUN}\b",
    re.IGNORECASE,
)


def tells_a_difference(text: str, sentence: _SPAN, number: _SPAN) -> bool:
    """Whether the words right before or after the number make it a difference, whatever it was marked as.

    Examples
    --------
    >>> words = "It is fast with less than 1% accuracy degradation and reaches a recall of 92%, a gain."
    >>> [tells_a_difference(words, (0, len(words)), place) for place in ((26, 28), (73, 76))]
    [True, False]
    """
    first, last = number
    before = text[max(sentence[0], first - 60) : first]
    return (
        _CHANGE_OF.search(before) is not None
        or _OF_CHANGE.match(text, last, sentence[1]) is not None
        or _CHANGE_OF_BOTH.search(text, max(sentence[0], first - 200), first) is not None
    )


_LIMIT = re.compile(r"[A-Za-z]\s?[<>≤≥]=?\s?\Z")
_CODE = re.compile(r"\s*\((?:zero|one|two|three|negative|positive|normal|abnormal)\)", re.IGNORECASE)
_VALUE_FOLLOWS = re.compile(r"\s*\\?%?\$?\s*\(\s*[~$]?\d")


def is_setting(text: str, sentence: _SPAN, number: _SPAN) -> bool:
    """Whether the number tells how the work was set up: "10% labelled data", "46 subjects", "only 5% of the images".

    So do the limit in the name of a class ("EF<40% (0.93)") and the code of one ("1 (one)").
    """
    first, last = number
    if _CODE.match(text, last) or (_LIMIT.search(text, max(0, first - 6), first) and _VALUE_FOLLOWS.match(text, last)):
        return True
    if _CHANGE.search(_BOUND_WORDS.sub("", text[first:last])):
        return False
    before, after = text[max(sentence[0], first - 60) : first], text[last : min(last + 200, sentence[1])]
    if _LABELLED.match(after):
        return not _CHANGE.search(_BOUND_WORDS.sub("", before[-40:]))
    if _PEOPLE.match(after):
        return _AMONG.search(before) is not None
    return _ONLY.search(before) is not None and _OF_DATA.match(after) is not None


# Words of promise, and the words of comparison that make a finding of a sentence all the same.
_REMARK = re.compile(
    r"\b(?:promising|promises?|potentials?|potentially|pav(?:es?|ed|ing)|hop(?:es?|ed|ing|eful)|valuable"
    r"|clinical value|offering|possibilit(?:y|ies)|steps? towards?|sheds?)\b",
    re.IGNORECASE,
)
_HOPE = re.compile(
    r"\bwe (?:hope|believe|expect|envision|anticipate)\b|\bto the best of our knowledge\b"
    r"|\blays? the (?:foundations?|groundwork)\b",
    re.IGNORECASE,
)
_COMPARES = re.compile(
    r"\b(?:outperform\w*|surpass\w*|exceed\w*|superior\w*|better|worse|higher|lower|faster|fewer|than|sota"
    r"|state[- ]of[- ]the[- ]arts?|comparable|competitive|on par|compared|no (?:significant )?differences?"
    r"|boost|(?:improv|reduc|increas|decreas|boost|enhanc|accelerat|achiev)(?:e?s|ed))\b",
    re.IGNORECASE,
)
_FINDS = re.compile(
    r"\b(?:(?:show|demonstrat|achiev|prov|reveal|indicat|confirm|observ|suggest|establish|attain|reach|obtain|yield|perform"
    r"|found|validat|verif|exhibit|display|highlight|showcas|illustrat|correlat|associat|differ|lead|led|result|enabl"
    r"|allow|maintain|succe|solv|generaliz|generalis|win|won|rank|predict|identif|detect|report|find|occur|remain|become"
    r"|became|depend|affect|influenc|contribut|can|could|outperform|improv|reduc|increas|decreas|gain|converg|captur"
    r"|enhanc|boost|sharpen|benefit|posit|negativ|significan)\w*"
    r"|was|were|not|better|worse|best|more|most|less|least|first|than|above|below|effective|robust|efficient|fast|slow)\b",
    re.IGNORECASE,
)


def is_remark(sentence: str) -> bool:
    """Whether a sentence hopes or promises, and compares nothing.

    Examples
    --------
    >>> is_remark("This paves the way for counting in fog."), is_remark("It is a promising way, better than MudNet.")
    (True, False)
    """
    if _HOPE.search(sentence):
        return True
    return _REMARK.search(sentence) is not None and _COMPARES.search(sentence) is None


_WISHES = re.compile(r"\A\s*significance\s*[:.]|\bwould (?:enable|allow|help)\b", re.IGNORECASE)


def is_wish(sentence: str) -> bool:
    """Whether a sentence, without a number, tells what the work would be good for.

    Examples
    --------
    >>> is_wish("Significance: a new way for wet counters."), is_wish("It counts wet herons well.")
    (True, False)
    """
    return _WISHES.search(sentence) is not None


_SHOWN = re.compile(
    r"\b(?:results?|experiments?|simulations?|evaluations?|stud(?:y|ies)|trials?|tests?|examples?|analys[ei]s|comparisons?)\b"
    r"(?:(?!\b(?:show|demonstrate|indicate|reveal|suggest|confirm|prove|that)\b)[^.;])*?"
    r"\b(?:is|are|was|were|have been|has been)"
    r"\s+(?:also\s+|then\s+|further\s+)?(?:presented|provided|given|reported|performed|conducted|carried out|included"
    r"|discussed|described)\b"
    r"|\b(?:present|provide|give|include|report|describe|discuss)s?\s+(?:\w+\s+){0,3}(?:results?|experiments?|simulations?"
    r"|evaluations?|examples?|analys[ei]s|justifications?|proofs?|guidelines?|insights?|discussions?|overview)\b",
    re.IGNORECASE,
)


def announces_results(sentence: str) -> bool:
    """Whether a sentence says that results are there, not which.

    Examples
    --------
    >>> announces_results("Results from two ponds are presented to illustrate the use of our method.")
    True
    >>> announces_results("Tests were carried out on two ponds, and recall was better than that of HeronNet.")
    False
    """
    return _SHOWN.search(sentence) is not None and _COMPARES.search(sentence) is None


def is_finding(sentence: str, *, has_metric: bool, has_baseline: bool) -> bool:
    """Whether a sentence without a number tells a finding: no heading, no promise, and something found.

    Examples
    --------
    >>> is_finding("Conclusions.", has_metric=False, has_baseline=False)
    False
    >>> is_finding("MudNet outperforms HeronNet on all ponds.", has_metric=False, has_baseline=True)
    True
    """
    if sum(any(c.isalpha() for c in word) for word in sentence.split()) < 4:
        return False
    if is_remark(sentence) and not has_baseline:
        return False
    return has_metric or has_baseline or _FINDS.search(sentence) is not None


# Before a baseline; verbs of change and "against" count here, unlike in a sentence that only promises.
_BEFORE_BASELINE = re.compile(
    _COMPARES.pattern
    + r"|\b(?:over|versus|vs|relative to|comparison|beat\w*|inferior|similar|match\w*|unlike|contrast|rather"
    r"|replac\w*|improv\w*|advanc\w*|against|as \w+ as|without)\b",
    re.IGNORECASE,
)
_NEAR = 70


def is_compared(text: str, sentence: _SPAN, place: int) -> bool:
    """Whether a word of comparison stands shortly before ``place``: without one, no name is a baseline.

    Examples
    --------
    >>> words = "HeronNet counts better than MudNet, all in fog."
    >>> [is_compared(words, (0, 47), place) for place in (9, 28)]
    [False, True]
    """
    return _BEFORE_BASELINE.search(text, max(sentence[0], place - _NEAR), place) is not None


_PLACE = re.compile(
    r"(?:data\w*|\w*sets?|corp(?:us|ora)|benchmarks?|cohorts?|collections?|archives?|registr(?:y|ies)|record(?:s|ings?)"
    r"|images?|videos?|scans?|signals?|samples?|stud(?:y|ies)|texts?|documents?|patients?|subjects?|participants?|children"
    r"|adults?|wom[ae]n|m[ae]n|individuals?|populations?|groups?|cases?|tasks?|challenges?|tracks?|domains?|languages?"
    r"|environments?|scen(?:arios?|es?)|settings?|conditions?|regimes?|systems?|problems?|applications?|trials?"
    r"|levels?|classes|splits?|configurations?|sites?|hospitals?|centers?|centres?|simulations?|experiments?"
    r"|questions?|examples?|annotations?|females?|males?|types|categories|leaderboards?|terrains?|robots?|\w*grams)\Z",
    re.IGNORECASE,
)
# A name with a size at its end is a model: what a finding was measured with, not on.
_SIZED = re.compile(r"[\w.-]+-(?:tiny|small|base|medium|large|xl|\d+(?:\.\d+)?[BM])", re.IGNORECASE)
_HEAD_ENDS = re.compile(
    r"\s(?:of|with|in|from|for|on|under|between|across|at|using|that|which|where|like|and|or)\s|[(,]"
)


def names_data(words: str) -> bool:
    """Whether ``words`` name what a finding was measured on: a name, or a phrase for data, people or a setting.

    Examples
    --------
    >>> [names_data(words) for words in ("MarshSet", "five ponds datasets of herons", "counting wet herons")]
    [True, True, False]
    """
    if _SIZED.fullmatch(words):
        return False
    if any(c.isupper() or c.isdigit() for c in words):
        return True
    head = _HEAD_ENDS.split(words, maxsplit=1)[0].split()
    last = words.split()
    return any(_PLACE.match(w[-1].rsplit("-", 1)[-1]) for w in (head, last) if w)


# Counts of parameters and operations, frames and bytes: what no share or score is told in.
_OF_SIZE = re.compile(
    r"\d\s*(?:[KMB](?!\w)|million\b|billion\b|thousand\b|[GMT]?FLOPs?\b|[GM]?MACs?\b|fps\b|[GMK]B\b)", re.IGNORECASE
)
_SHARE = re.compile(
    r"\b(?:accurac(?:y|ies)|precision|recall|f-?1|f-?measure|f-?score|auc|auroc|auprc|m?ap|m?iou|dice|sensitivity"
    r"|specificity|error rates?|top-[15]|kappa|bleu|rouge)\b",
    re.IGNORECASE,
)


def fits_unit(number: str, metric: str) -> bool:
    """Whether a number can be a value of the metric: "28.3M" and "37 FPS" are no accuracies.

    Examples
    --------
    >>> fits_unit("28.3M", "top-1 accuracy"), fits_unit("82.8%", "top-1 accuracy"), fits_unit("28.3M", "parameters")
    (False, True, True)
    """
    return _OF_SIZE.search(number) is None or _SHARE.search(metric) is None


# "The MAE for A, B and C were 1, 2 and 3": what the first of these names is what all three numbers tell.
_HEADED = re.compile(
    r"(?:\s*\([^()]{0,40}\))?\s+(?:for|of|between|in|on|across|among)\s+(?P<rest>[^;:.]{1,240}?)"
    r"\s(?:was|were|is|are|=|reach(?:es|ed)?)\s+(?:(?:only|about|approximately|up to|as (?:low|high) as)\s+){0,2}"
    r"(?:[~$±]?\d[\d.,]*\s?(?:\\?%|\$)?(?:\s?[A-Za-z/²]{1,5})?(?:\s*\([^()]{0,40}\))?"
    r"\s*(?:,\s*and|,|and|or|/)\s*){0,6}[~$±]?"
)
_HYPHENED = re.compile(r"\b\d+-[A-Za-z]+")
_OTHER_ROAD = re.compile(r"\d|\b(?:with|by|at|to|than|from)\b")


def heads_its_measure(text: str, name: _SPAN, number: _SPAN) -> bool:
    """Whether ``name`` heads the phrase of which ``number`` is the value, whatever else the phrase lists.

    Examples
    --------
    >>> words = "The error for herons and geese was 1.2 and 3.4."
    >>> [heads_its_measure(words, (4, 9), place) for place in ((35, 38), (43, 46))]
    [True, True]
    >>> words = "We count herons with an error of 1.2."
    >>> heads_its_measure(words, (9, 15), (33, 36))
    False
    """
    found = _HEADED.fullmatch(text, name[1], number[0])
    return found is not None and _OTHER_ROAD.search(_HYPHENED.sub("", found["rest"])) is None
