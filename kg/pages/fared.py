"""How a solution fared, in words: one claim of a paper as the rest of a sentence whose subject is the solution."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.lexicon import word_set
from kg.english.grammar import a, definite, is_definite, lower_first, plain
from kg.folding import fold
from kg.metrics import is_higher_better, parse_amount
from kg.pages.conditions import condition_told
from kg.pages.several import figures_in_turn, is_of_place, is_one_of_settings, rivals
from kg.records import GraphClaim
from ontologies.vocabulary import Direction

_SAYS_ITS_SIGN = re.compile(
    r"(?i)\b(?:less|more|fewer|lower|higher|better|worse|faster|slower|smaller|larger|shorter|longer|times|fold|speed-?ups?"
    r"|reductions?|improvements?|increases?|decreases?|gains?|drops?|savings?|compression)\b"
)
_TAKES_NOUN = re.compile(
    r"(?i)\b(?:less|more|fewer|lower|higher|better|worse|smaller|larger|shorter|longer|faster|slower)$"
)
_NO_MORE_THAN_TIMES = re.compile(r"(?i)(?:^|\s)(?:times|-?fold|x)$")
_NAMES_ITSELF = re.compile(r"(?i)\b(?:faster|slower|speed-?ups?|compression)\b")
_CHANGE_AT_END = re.compile(
    r"(?i)[\s-]+(?:improvements?|gains?|increases?|boosts?|reductions?|decreases?|drops?|savings?)$"
)
# Nouns that measure nothing by themselves, and words that no measure ends or begins with.
_VAGUE = word_set(
    """
    performance effectiveness efficacy efficiency result outcome range value score number quality robustness
    generalization generalisation generalizability generalisability usefulness utility metric average improvement
    competitiveness superiority advantage margin choice reduction increase decrease gain speedup
    """
)
_NO_NOUN = re.compile(r"(?i)(?:able|ible|ful|ive|ous|ly|ust|eless|iest)$")
_VERB_HEAD = re.compile(
    r"(?i)^(?:reducing|improving|increasing|decreasing|achiev(?:ed|ing)|reach(?:ed|ing)|obtain(?:ed|ing)|[a-z]+[lrnmt]i[sz]es?|[a-z]+ify|[a-z]+ifies|(?:improve|reduce|achieve|generate|predict|capture|handle"
    r"|outperform|perform|extract|provide|produce|learn|detect)s?"
    r"|be|have|has|do|does|is|are|was|were|can|may|to|we|it|they|that|which)$"
)
_LONGEST_METRIC = 6
# What is counted in seconds, bytes or parameters: a percentage of it is a difference, whatever the slot says.
_SHARE_OF_COST = re.compile(r"(?i)\b(?:time|runtime|latency|memory|costs?|parameters?|flops)$")
_BROKEN = re.compile(r"\(cid:|\w-\s[a-z]|/spl\b|&?[lg]t;|<;|\\cite|\b\d+\s\d+x\b")
_RANGE = re.compile(r"\d\s*\$?\s*(?:\\?sim|~|∼|–|—)\s*\$?\s*\d")
_SPREAD = re.compile(r"\$?(?:±|\\pm|\+/-|(?<=\d)pm(?=\d)|\bpm\b)\s?\$?")

_ROUNDLY = (
    r"(?:an?\s+)?(?:(?:up to|at least|about|around|nearly|almost|over|more than|approximately|roughly|an average of"
    r"|as much as)\s+)?(?:an?\s+)?[$~+]*$"
)
_RISE = (
    r"improve(?:ments?|s|d)?|improving|gain(?:s|ed)?|increas(?:es?|ed|ing)|boost(?:s|ed|ing)?|enhanc\w+"
    r"|rais(?:es?|ed|ing)"
)
_FALL = r"reduc(?:tions?|es?|ed|ing)|decreas(?:es?|ed|ing)|drop(?:s|ped)?|lower(?:s|ed|ing)?|cut(?:s|ting)?"
_BEATS = r"outperform(?:s|ed|ing)?|surpass(?:es|ed|ing)?|exceed(?:s|ed|ing)?|beat(?:s|ing)?|better"
_CHANGE_BEFORE = re.compile(rf"(?i)\b(?:({_FALL})|{_RISE}|{_BEATS})\b[^.;,\d]{{0,90}}\b(?:of|by)\s+{_ROUNDLY}")
_CHANGE_AFTER = re.compile(
    r"(?i)^[\s$\\%]*(?:and\s+\S*\d\S*\s+)?(?:(?!(?:with|on|in|for|and|over|by|to|of|at|while)\b)[\w-]+\s+){0,4}?"
    r"(?:(reductions?|decreases?|drops?|lower|fewer|less)|improvements?|gains?|increases?|boosts?|higher|better)\b"
)
_ROUNDLY_SAID = (
    r"(up to|at least|at most|more than|less than|fewer than|over|about|around|nearly|almost|approximately|roughly"
    r"|as much as|as (?:low|few|little|high|many) as|(?:higher|greater|better|larger|lower|smaller) than"
    r"|only|exceed(?:ing|s|ed)|surpass(?:ing|es|ed)|above|below)"
)
_ROUND_WORD = re.compile(rf"(?i)\b{_ROUNDLY_SAID}\s+(?:an?\s+)?[$~+]*$")
_IS_ROUND = re.compile(rf"(?i){_ROUNDLY_SAID}\b")
_NO_BETTER = re.compile(
    r"(?i)(?:\b(?:no|not|never|neither|nor|without|fails? to|cannot)\b|n['’]t\b)[^.;]{0,60}"
    r"\b(?:better|best|improv\w+|outperform\w*|superior|exceed\w*|surpass\w*|gains?|advantages?|beat\w*)\b"
)
_ON_A_PAR = re.compile(
    r"(?i)\b(?:comparable|similar|equivalent|equal|competitive|on (?:a )?par|parity)\b[^.;,]{0,40}\b(?:to|with|as)\s"
    r"(?:the |those of |that of )*$"
)
_ANOTHER_END = re.compile(r"^[\s$\\%]*(?:-|–|—|to|and)\s*[$]?\d")
# The far end of a range: "ranging from 0.6% to 3.9%", "between 2 and 5".
_FAR_END = re.compile(
    r"(?i)\b(?:(?:rang(?:e[sd]?|ing)|var(?:y|ies|ied|ying)|anywhere)\b[^.;]{0,30}?\bfrom|between)\s+"
    r"[^\s.;]*\d[^;,]{0,20}?\s(?:to|and)\s+[$~+]*$"
    # "From 0.9 to", "range 0.9 to", "range: 0.9–": what stands before it is half of what is said.
    r"|\d[\d.,]*[\s$\\%]*(?:\([^)\d]*\)\s*)?(?:to|–|—|-{1,2})\s*(?:an?\s+)?[$~+]*$"
)
# The near end: "AUCs ranging from 0.8 for one to 0.9 for the other".
_NEAR_END = re.compile(
    r"(?i)\b(?:(?:rang(?:e[sd]?|ing)|var(?:y|ies|ied|ying)|anywhere)\b[^.;]{0,30}?\bfrom|between)\s+[$~+]*$"
)
# An arrow behind a figure makes it a change.
_ARROW = re.compile(r"[\s$\\%]*(?:up|down)arrow|[\s$\\%]*[↑↓⇑⇓]")
# Of what a figure is more or less: "80% fewer labels".
_MORE_OF = re.compile(
    r"(?i)[\s$\\%]*(?:less|more|fewer|lower|higher|smaller|larger|shorter|longer)\s+((?:[\w-]+\s?){1,4})"
)
# What a value stands behind that is another's.
_SET_AGAINST = re.compile(
    r"(?i)\b(?:approach(?:es|ing)|close to|(?:compared|relative|comparable) (?:to|with)|vs\.?|versus|against"
    r"|(?:human[- ](?:level|performance)|baselines?|chance|random)(?:['’]s)?)\b[^.;,\d]{0,40}$"
    r"|\bhumans?(?:['’]s)?\b[^.;,\d]{0,80}$"
)
# What a slot for a baseline holds that nothing is compared with: "a higher rate of the final hive".
_OF_IT = re.compile(r"(?i)\bof\s(?:the\s|an?\s|its\s|our\s|their\s)*$")
_SET_AGAINST_THAT_OF = re.compile(
    r"(?i)\b(?:than|to|with|against|over|versus|exceed\w*|surpass\w*|outperform\w*|beat\w*|match\w*)\s"
    r"(?:that|those|the (?:[\w-]+ ){0,2}[\w-]+)\sof\s(?:the\s|an?\s)*$"
)
# Words that name data, where nobody knows of a data set by that name.
_NAMES_DATA = re.compile(
    r"(?i)\b(?:data\w*|corp(?:us|ora)|benchmarks?|tests?|sets?|subsets?|splits?|tasks?|suites?|images?|videos?|recordings?"
    r"|samples?|cohorts?|patients?|participants?|subjects?|people|cases?|scenes?|scenarios?|environments?|conditions?"
    r"|domains?|languages?|categories|classes|collections?|records?|documents?|texts?|simulations?)\b"
)
_TOOK = re.compile(r"(?i)^[\d.,]+\s?(?:[mnµμ]?s|secs?|seconds?|min|minutes?|h|hours?|days?)$")
# What no score is counted in.
_OF_SPEED = re.compile(r"(?i)\d\s?(?:fps|hz|ms|[mg]b|flops)$")
_OF_SHARE = re.compile(r"(?i)\b(?:f-?1|f-?scores?|scores?|accuracy|precision|recall|auc|bleu|dice|m?iou|m?ap)$")
_TAKES_TIME = re.compile(r"(?i)(?:time|latency|delay|duration|runtime|speed)")
# A new predicate, with a result of its own, of the same sentence: "..., reaches 0.7 on a second set".
_NEXT_RESULT = re.compile(
    r"(?i)(?:,|;|\band|\bbut|\bwhile)\s+(?:and\s+|also\s+|further\s+|it\s+|can\s+|could\s+)*(?:achiev|deliver|reach|yield|attain|obtain"
    r"|improv|reduc|provid|show|report|gain|outperform|surpass)\w*\s[^;]*\d"
)


def how_it_fared(claim: GraphClaim, others: Sequence[GraphClaim] = ()) -> str | None:
    """What the claim says about its subject, beginning with a verb; None where only the paper's own words will do.

    A figure is told only with a metric that is one, and a difference only where the sentence says that it is one.
    Never says more than the slots hold: an unknown baseline is left out, a hedge is kept, a negation is kept. What the
    sentence says of when a figure holds is told with it, or the finding is not told. ``others`` are the claims of its
    paper: one of several figures for one metric, which nothing tells apart, is not told as if it were the only one.
    """
    metric = plain(claim.metric or "")
    if claim.metric and claim.evidence.quote.startswith(claim.metric):
        metric = lower_first(metric)
    dataset = plain(claim.dataset or "")
    if not is_noun_phrase(metric) or metric.casefold() == dataset.casefold():
        metric = ""
    if is_no_baseline(claim.baseline or "", claim.evidence.quote):
        claim = replace(claim, baseline=None)
    where = _where(claim, dataset)
    if where is None or _BROKEN.search(claim.evidence.quote):
        return None
    if is_one_of_several(claim.dataset or "", claim.evidence.quote) or is_condition(metric, claim.evidence.quote):
        return None
    if re.search(r"(?i)\bin terms of (?:[\w-]+ ){1,2}(?:in|of) (?:the |its )?$", _before(claim, claim.metric)):
        # "In terms of stability in the weight": the slot holds only a part of what was measured.
        return None
    if claim.value and is_of_rival(claim.value, claim.metric or "", claim.evidence.quote):
        return None
    if _is_ingredient(claim.subject or "", claim.evidence.quote):
        return None
    if _measures_by_itself(plain(claim.subject or ""), metric):
        return None
    if re.match(r"[a-z]+ing\b", dataset) or _is_of_next_result(claim):
        where = ""
    if metric and re.search(r"(?i)\bacross\s(?:(?:the|all|various|different)\s)*$", _before(claim, claim.metric)):
        # What something holds across is no measure of it.
        metric, where = "", where or f" across {metric}"
    baseline = _against(plain(claim.baseline or ""), claim.evidence.quote)
    if re.search(r"(?i)\b(?:across|averaged over)\s$", _around(claim.evidence.quote, claim.baseline or "")[0]):
        baseline = ""
    if claim.negated:
        denied = _NO_BETTER.search(claim.evidence.quote) and _compared_in(
            claim.metric or "", claim.baseline or "", claim.evidence.quote
        )
        if denied and claim.direction is Direction.BETTER and baseline and metric and not (claim.value or claim.delta):
            return f"does not do better than {baseline} in {metric}{where}"
        return None
    if claim.value and _says_its_sign(plain(claim.value)):
        claim = replace(claim, value=None, delta=claim.value)
    figure = claim.value or claim.delta
    when = condition_told(claim, where)
    if when is None:
        return None
    if dataset and dataset in when:
        where = ""  # told with what bounds it
    if not figure:
        text = _compared(claim, metric, baseline, where)
        return f"{text}{when}" if text else None
    measured = bool(metric) and is_measure(claim, metric)
    metric = _whole_metric(metric, claim.metric or "", claim.evidence.quote)
    reports = "cautiously reports" if claim.hedged else "reports"
    turn, place = figures_in_turn(figure, claim.evidence.quote)
    # Of figures for several things in turn it is not made out which is whose.
    if turn and not is_of_place(claim.metric or "", place, len(turn), claim.evidence.quote):
        return None
    if is_one_of_settings(figure, claim.metric or "", claim.evidence.quote, (claim.dataset or "") if where else ""):
        return None
    if rivals(claim, others, told_apart=bool(where)) or not _is_of_its_noun(figure, metric, claim.evidence.quote):
        return None
    if not _says_its_sign(plain(figure)) and (
        claim.value or (measured and _stands_as_value(claim.evidence.quote, claim.metric or "", figure))
    ):
        if not measured or not is_plain_value(figure, claim.evidence.quote):
            return None
        if _belongs_to_another(figure, claim.metric or "", claim.evidence.quote):
            return None
        if _SHARE_OF_COST.search(metric) and "%" in figure:
            return None
        took = _TOOK.match(plain(figure)) and re.search(r"(?i)\b(?:in|within)\s*$", _before(claim, figure))
        if took and not _TAKES_TIME.search(metric):
            return None  # how long it took, and not how much of it
        value = roundly(shown_value(figure), figure, claim.evidence.quote)
        before, after = _around(claim.evidence.quote, figure)
        listed = re.search(r"\d[\d.,]*\s?[°%\w]{0,4}\s(?:and|or)\s+[$~]*$", before)
        if (listed and not turn and not after.lstrip(" %$\\").startswith(claim.metric or "")) or (
            _OF_SPEED.search(plain(figure)) and _OF_SHARE.search(metric)
        ):
            return None
        if re.match(rf"(?i)[\s$\\%]*of\s+(?:the\s|its\s)?{re.escape(claim.metric or '')}", after):
            return None  # so much of it, and no measure
        return f"{reports} {_reading(metric, value)}{where}{when}{_beside(claim, baseline)}"
    if not measured and not _NAMES_ITSELF.search(figure):
        return None
    text = _difference(claim, metric)
    if text is None:
        return None
    if baseline and claim.direction in {Direction.BETTER, Direction.WORSE}:
        text += f" {_joint(text, metric)} {baseline}"
    elif text.endswith(("faster", "slower")):
        return None
    return f"{reports} {text}{where}{when}"


def _joint(text: str, metric: str) -> str:
    if "improvement of " in text or ("speed" in text and not re.search(r"\b(?:faster|slower|higher|lower)\b", text)):
        return "over"
    return "than" if _TAKES_NOUN.search(text.removesuffix(f" {metric}")) else "against"


def is_noun_phrase(metric: str) -> bool:
    """Whether words can stand after "in" as what was measured, as far as their form shows.

    Examples
    --------
    >>> is_noun_phrase("macro F1"), is_noun_phrase("generalize well to hives"), is_noun_phrase("performance")
    (True, False, False)
    >>> is_noun_phrase("performs on par")
    False
    """
    words = metric.split()
    if not 0 < len(words) <= _LONGEST_METRIC or not any(c.isalpha() for c in metric):
        return False
    if _VERB_HEAD.match(words[0]) or (len(words) > 1 and words[1].casefold() in {"the", "to", "well"}):
        return False
    if all(w in _VAGUE for w in fold(metric).split()):
        return False
    return not (words[-1].islower() and _NO_NOUN.search(words[-1]))


def is_measure(claim: GraphClaim, metric: str) -> bool:
    """Whether the claim's metric is a metric: one that papers name as such, or a measure that is known."""
    if fold(metric).split()[-1:] == ["performance"]:
        return False
    return bool(claim.metric_entity) or is_higher_better(_CHANGE_AT_END.sub("", metric)) is not None


def is_plain_value(figure: str, sentence: str) -> bool:
    """Whether a figure is a number of its own: no range, no spread behind a "±"."""
    amount = parse_amount(figure)
    if amount is None or is_spread(figure, sentence) or _RANGE.search(figure) or figure.startswith("within"):
        return False
    if not amount.unit and re.search(r"\d[\s-]+(?!million|thousand|billion)[a-z]{3,}s$", plain(figure)):
        return False
    before, after = _around(sentence, figure)
    if _NEAR_END.search(before) or _ARROW.match(after):
        return False
    if re.match(r"[\s$\\%]*[×x]\s*\d", after) or re.search(r"\d\s*[×x]\s*$", before):
        return False
    # "Exceeds it by 2 and 3 points": a difference.
    if re.search(rf"(?i)\b(?:{_BEATS}|{_RISE}|{_FALL})\b[^.;]*\bby\s[^;,]{{0,40}}$", before):
        return False
    return not re.match(r"[\s$\\%]*(?:-|–|—|to)\s*[$]?\d", after) and not _FAR_END.search(before)


def shown_value(figure: str) -> str:
    """A figure as it is shown: without LaTeX, its spread behind a "±".

    Examples
    --------
    >>> shown_value("0.98pm0.03"), shown_value(r"$91\\%$"), shown_value("100 %")
    ('0.98 ± 0.03', '91%', '100%')
    """
    return re.sub(r"(?<=\d)\s+%", "%", " ".join(_SPREAD.sub(" ± ", plain(figure)).split()))


def is_spread(figure: str, sentence: str) -> bool:
    """Whether a figure only tells how far a value spreads: it stands behind a "±".

    Examples
    --------
    >>> is_spread("0.02", "an F1 of 0.71 ± 0.02"), is_spread("0.71", "an F1 of 0.71 ± 0.02")
    (True, False)
    """
    before, _ = _around(sentence, figure)
    return bool(_SPREAD.match(figure.strip()) or re.search(rf"{_SPREAD.pattern}$", before))


def _before(claim: GraphClaim, words: str | None) -> str:
    return _around(claim.evidence.quote, words or "")[0]


def _around(sentence: str, figure: str) -> tuple[str, str]:
    if not figure:
        return "", ""
    before, found, after = sentence.partition(figure)
    return (before, after) if found else ("", "")


def _stands_as_value(sentence: str, metric: str, figure: str) -> bool:
    """Whether the sentence gives the figure as the metric's value: "an F1 of 0.7", "0.7 F1"."""
    before, _ = _around(sentence, figure)
    name = re.escape(metric)
    return (
        bool(
            re.search(rf"(?i){name}(?:\s+(?:scores?|values?))?\s*(?:of|=|:|is|was|reaching)\s*\$?$", before)
            and not re.search(rf"(?i)\b(?:{_RISE}|{_FALL})\b[^.;,]{{0,40}}{name}\s*(?:of|by)\s*\$?$", before)
            and not _CHANGE_AT_END.search(metric)
        )
        or metric.casefold() in figure.casefold().split()
    )


def _against(baseline: str, sentence: str) -> str:
    """A baseline as it stands after "than": the state of the art with its article, else as its sentence has it."""
    if re.fullmatch(r"(?i)(the )?state[- ]of[- ]the[- ]arts?", baseline):
        return "the state of the art"
    before, _ = _around(sentence, baseline)
    article = re.search(r"(?i)\b(the|an?)\s$", before)
    return f"{article[1].lower()} {baseline}" if baseline[:1].islower() and article else baseline


def _whole(dataset: str, sentence: str) -> str:
    """A data set's name with what turns it into its opposite, where the cut left that out: "out of distribution"."""
    before, _ = _around(sentence, dataset)
    found = re.search(r"(?i)\b(?:(?:out|outside)[- ]of|non|un)[- ]$", before)
    return found[0] + dataset if dataset and found else dataset


def _where(claim: GraphClaim, dataset: str) -> str | None:
    """Where a finding holds, with the preposition and the article of its sentence.

    None where the words are no data set's and the sentence has no preposition for them: nothing was measured "on" a
    model, a number of people or a condition because a slot holds it.
    """
    if not dataset:
        return ""
    before, _ = _around(claim.evidence.quote, claim.dataset or "")
    found = re.search(r"(?i)\b(in|for|across|under|at|on|over|with|when)\s+(?:(the|an?)\s+)?$", before)
    whole = definite(_whole(dataset, claim.evidence.quote))
    stands = (claim.dataset or "") in claim.evidence.quote
    if found is None and stands and not is_known_data(claim) and not is_definite(dataset):
        return None
    if not names_data(claim):
        return ""  # left to the words of its sentence
    if found and found[2]:
        whole = f"{found[2].casefold()} {_whole(dataset, claim.evidence.quote)}"
    return f" {found[1].casefold() if found and found[1].casefold() != 'over' else 'on'} {whole}"


def is_known_data(claim: GraphClaim) -> bool:
    """Whether the field knows a data set by the words of the claim's slot for one."""
    return claim.dataset_entity is not None and re.match(r"entity/(?!dataset/)", claim.dataset_entity) is None


def names_data(claim: GraphClaim) -> bool:
    """Whether the words of the claim's slot for a data set name one, or are known as one: a method's name does not."""
    dataset = plain(claim.dataset or "")
    if is_known_data(claim) or is_definite(dataset) or _NAMES_DATA.search(dataset):
        return True
    return (claim.dataset or "") not in claim.evidence.quote  # its sentence can't be left to say it


def _whole_metric(shown: str, metric: str, sentence: str) -> str:
    """A metric with the head that the cut left out: "area under the" curve."""
    before, _ = _around(sentence, metric)
    found = re.search(r"(?i)\barea under (?:the )?$", before)
    if not shown or found:
        return found[0].casefold() + shown if shown and found else shown
    # "Relative" error, "Mean Per" Joint Error.
    named = r"(?:[A-Z][\w-]*\s)*" if metric[:1].isupper() and " " in metric else ""
    if spelled := re.search(r"(?i)\b(relative|normali[sz]ed)\s(?:[\w-]+\s){1,4}\($", before):
        return f"{spelled[1].casefold()} {shown}"
    whole = re.search(
        rf"\b(?:(?:average|mean|median|relative|absolute|overall|normali[sz]ed|weighted|maximum|minimum|peak|worst-case"
        rf"|theoretical|validation|training|test|cross-validation)\s)*{named}$",
        before,
    )
    return (whole[0] if whole else "") + shown


def _is_of_its_noun(figure: str, metric: str, sentence: str) -> bool:
    """Whether what the sentence calls more or less by a figure is the metric: not so in "80% fewer labels".

    Examples
    --------
    >>> said = "with 80% fewer labels and 85% less time"
    >>> _is_of_its_noun("80%", "time", said), _is_of_its_noun("85%", "time", said)
    (False, True)
    """
    _, after = _around(sentence, figure)
    found = _MORE_OF.match(after)
    if found is None or not metric:
        return True
    nouns = re.split(r"\b(?:and|or|than|on|in|for|with|while|compared)\b", found[1])[0].casefold().split()
    return not nouns or any(noun in metric.casefold() for noun in nouns)


def roundly(shown: str, figure: str, sentence: str) -> str:
    """A figure with the word that its sentence puts before it and that changes what it says: "up to", "more than".

    Examples
    --------
    >>> roundly("4%", "4%", "gains of up to 4% in AUC"), roundly("4%", "4%", "gains of 4% in AUC")
    ('up to 4%', '4%')
    >>> roundly("0.9", "0.9", "with an F1 exceeding 0.9")
    'more than 0.9'
    """
    before, _ = _around(sentence, figure)
    found = _ROUND_WORD.search(before)
    if not found:
        sign = re.search(r"(~|∼|≈|\\sim|\\approx|[<>≤≥])[\s$]*$", before)
        if sign is None or not shown[:1].isdigit():
            return shown
        said = {">": "more than", "<": "less than", "≥": "at least", "≤": "at most"}
        return f"{said.get(sign[1], 'about')} {shown}"
    word = found[1].casefold()
    if word.startswith(("exceed", "surpass", "higher", "greater", "larger", "better")):
        word = "more than"
    return f"{'less than' if word.startswith(('lower', 'smaller')) else word} {shown}"


def is_no_baseline(baseline: str, sentence: str) -> bool:
    """Whether the words of a baseline only say of what something is told: they stand after "of".

    Examples
    --------
    >>> is_no_baseline("final hive", "a higher rate (2% gain) of the final hive")
    True
    >>> is_no_baseline("old hive", "a rate higher than that of the old hive")
    False
    """
    before, _ = _around(sentence, baseline)
    return _OF_IT.search(before) is not None and _SET_AGAINST_THAT_OF.search(before) is None


def direction_told(claim: GraphClaim) -> Direction | None:
    """The direction of a claim, where it is sure; a par where its sentence says of the baseline that both compare."""
    before, _ = _around(claim.evidence.quote, claim.baseline or "")
    return Direction.EQUAL if _ON_A_PAR.search(before) else claim.direction


def is_condition(metric: str, sentence: str) -> bool:
    """Whether the sentence sets bounds to the metric, as one does to say of what, and tells no value of it.

    Examples
    --------
    >>> is_condition("LVD", "AUC for LVD<=40% (0.9)"), is_condition("AUC", "an AUC of 0.9")
    (True, False)
    """
    return bool(metric) and re.search(rf"{re.escape(metric)}\s*\$?(?:\\[lg]eq?|[<>≤≥])", sentence) is not None


def is_one_of_several(dataset: str, sentence: str) -> bool:
    """Whether a figure is one of those told in turn ("..., respectively"), with all that they were measured on.

    Examples
    --------
    >>> is_one_of_several("dusk", "an F1 of 0.7 and 0.6 on dawn and dusk, respectively")
    True
    >>> is_one_of_several("HiveSet", "0.7 F1 and 0.6 recall on HiveSet, respectively")
    False
    """
    if "respectively" not in sentence or not dataset:
        return False
    before, after = _around(sentence, dataset)
    told_in_turn = re.search(r"\w\s*(?:,|\band|\bor)\s+(?:the\s+)?$", before) or re.match(r"\s+(?:and|or)\s", after)
    return told_in_turn is not None or re.search(r"\b(?:and|or)\b|,", dataset) is not None


def is_of_rival(figure: str, metric: str, sentence: str) -> bool:
    """Whether a value is what the sentence holds the finding against: people's, a baseline's.

    Examples
    --------
    >>> said = "The rate of 0.83 is near a human-level accuracy of 0.84."
    >>> is_of_rival("0.84", "human-level accuracy", said), is_of_rival("0.83", "rate", said)
    (True, False)
    >>> is_of_rival("0.7", "F1", "It reaches an F1 of 0.9 compared to 0.7 with a scale.")
    True
    """
    if re.match(r"(?i)(?:human|chance|random|baseline|previous|majority)\b", metric):
        return True
    before, _ = _around(sentence, figure)
    return _SET_AGAINST.search(before) is not None


def _is_ingredient(subject: str, sentence: str) -> bool:
    """Whether the sentence names the subject only as what something else is made with or set against.

    Examples
    --------
    >>> said = "We use a score based on the pre-trained BeeNet, which has a correlation of 0.9."
    >>> _is_ingredient("BeeNet", said), _is_ingredient("BeeNet", "BeeNet is based on the hum and reaches 0.9.")
    (True, False)
    """
    if not subject or sentence.count(subject) != 1:
        return False
    before, _ = _around(sentence, subject)
    led = r"(?:based (?:up)?on|built (?:up)?on(?: top of)?|derived from|compared (?:to|with)|trained on|than|over)"
    kind = r"(?:(?:the|an?|our|its|pre-?trained|fine-?tuned|proposed)\s+)*"
    return re.search(rf"(?i)\b{led}\s+{kind}$", before) is not None


def _measures_by_itself(subject: str, metric: str) -> bool:
    """Whether the metric is named after the subject: nothing does well by its own score, so the subject is misread."""
    return bool(subject and metric) and re.search(rf"(?i)(?<!\w){re.escape(subject)}(?!\w)", metric) is not None


def _is_of_next_result(claim: GraphClaim) -> bool:
    """Whether another result begins between the figure and the data set, which then belongs to that one."""
    if not claim.dataset:
        return False
    _, after = _around(claim.evidence.quote, claim.value or claim.delta or "")
    between, found, _ = after.partition(claim.dataset)
    return bool(found) and _NEXT_RESULT.search(between) is not None


def _compared_in(metric: str, baseline: str, sentence: str) -> bool:
    """Whether metric and baseline stand in one clause, so that the comparison is one of the metric."""
    low = sentence.find(metric)
    high = sentence.find(baseline)
    if low < 0 or high < 0:
        return True
    between = sentence[low + len(metric) : high] if low < high else sentence[high + len(baseline) : low]
    return re.search(r"[;:,]|\b(?:and|but|while|whilst|whereas)\b", between) is None


def _belongs_to_another(figure: str, metric: str, sentence: str) -> bool:
    """Whether a figure in brackets stands behind other words than its metric, which only comes later.

    Examples
    --------
    >>> _belongs_to_another("0.9", "LVD", "high AUC on hum (0.9) and LVD (0.8)")
    True
    >>> _belongs_to_another("0.9", "AUC", "a high AUC (0.9)"), _belongs_to_another("0.9", "F1", "0.9 F1")
    (False, False)
    """
    before, after = _around(sentence, figure)
    bracketed = re.search(r"\([^)]*$", before) is not None and ")" in after
    return (
        bracketed
        and metric.casefold() not in before.casefold()
        and metric.casefold() not in after.split(")")[0].casefold()
    )


def _reading(metric: str, value: str) -> str:
    """Metric and value as one says them; where one of the two holds the other, it is not said twice."""
    if value.casefold() in metric.casefold():
        return metric
    metric = _one(metric)
    if re.search(r"(?i)\b(?:parameters|flops|macs|m-?adds)$", metric) and not re.search(
        r"[A-Za-z]{3}", value.split(" ")[-1]
    ):
        return f"{value} {metric}"
    if metric.casefold() in value.casefold():
        return value
    return f"{a(metric)} {value}" if value.startswith("as ") else f"{a(metric)} of {value}"


def _one(metric: str) -> str:
    """A metric in the singular, as one value of it is told."""
    return re.sub(r"(?<=[A-Z]{2})s$", "", re.sub(r"(?i)\b(score|value)s$", r"\1", metric))


def _beside(claim: GraphClaim, baseline: str) -> str:
    """A baseline with what is said of it; nothing where it is not sure which of the two does better."""
    said = claim.evidence.quote
    if not baseline or not (_compared_in(claim.metric or "", claim.baseline or "", said) or _improved_on(claim)):
        return ""
    told: dict[Direction | None, str] = {
        Direction.BETTER: f", better than {baseline}",
        Direction.WORSE: f", worse than {baseline}",
        Direction.EQUAL: f", on a par with {baseline}",
    }
    return told.get(direction_told(claim), "")


def _improved_on(claim: GraphClaim) -> bool:
    """Whether the baseline stands in what is added to the figure: "an F1 of 0.9, better than combs"."""
    _, after = _around(claim.evidence.quote, claim.value or "")
    between, found, _ = after.partition(claim.baseline or "")
    added = (
        r"(?:an? (?:\w+ ){0,2}(?:improvement|gain|increase)|better|higher|lower|outperforming|exceeding|surpassing"
        r"|(?:which is )?(?:comparable|similar|equal|competitive|on par|on a par))\b"
    )
    return bool(found) and re.fullmatch(rf"(?i)[^,;:]*,\s+{added}[^,;:]*", between) is not None


def _says_its_sign(figure: str) -> bool:
    """Whether a figure says which way it points: not so where "more than" only tells that it is a round one."""
    return _SAYS_ITS_SIGN.search(re.sub(r"(?i)^(?:more|less|fewer|lower|higher) than\s", "", figure)) is not None


def _difference(claim: GraphClaim, metric: str) -> str | None:
    raw = re.sub(r"(?<!\S)\+(?=\d)", "", " ".join(plain(claim.delta or "").split()))
    delta = roundly(raw, claim.delta or "", claim.evidence.quote)
    kind = _kind_of_difference(claim)
    raw, delta = (re.sub(r"(?i)\s*\b(?:relative|absolute)\b\s*", " ", t).strip() for t in (raw, delta))
    has_figure = any(c.isdigit() for c in raw) or _TAKES_NOUN.search(raw) or _CHANGE_AT_END.search(raw)
    if _NO_MORE_THAN_TIMES.search(raw) or not has_figure:
        return None
    if _RANGE.search(claim.delta or ""):
        return None
    if _says_its_sign(raw):
        if _CHANGE_AT_END.search(raw) and not raw.endswith("s") and delta[:1].isdigit():
            delta = f"a {delta}"
        if raw.endswith("-fold") and delta == raw and metric:
            return a(f"{delta} {metric}")
        if len(raw.split()) == 1:
            return f"{delta} {metric}" if metric and metric.casefold() not in delta.casefold() else delta
        if not metric or metric.casefold() in delta.casefold():
            return delta
        if re.search(r"(?i)\b(?:lower|higher|smaller|larger|shorter|longer|better|worse)$", delta):
            return f"{a(metric)} {delta}"
        return f"{delta} {metric}" if _TAKES_NOUN.search(delta) else f"{delta} in {metric}"
    if not metric or claim.direction not in {Direction.BETTER, Direction.WORSE} or parse_amount(raw) is None:
        return None
    before, after = _around(claim.evidence.quote, claim.delta or "")
    if (_ANOTHER_END.match(after) and not _CHANGE_AFTER.match(after)) or _FAR_END.search(before):
        return None
    if _CHANGE_AT_END.search(metric):
        return f"{a(metric)} of {delta}"
    found = _CHANGE_AFTER.match(after) or _CHANGE_BEFORE.search(before)
    if found is None:
        return None
    if found[1]:
        return f"{a(f'{kind}reduction')} of {delta} in {metric}"
    better = claim.direction is Direction.BETTER
    return f"{a(f'{kind}improvement' if better else f'{kind}loss')} of {delta} in {metric}"


def _kind_of_difference(claim: GraphClaim) -> str:
    """Whether a difference is relative, absolute or a mean, as its sentence says right beside it."""
    before, after = _around(claim.evidence.quote, claim.delta or "")
    near = f"{before[-60:]} {claim.delta or ''} {after[:25]}"
    found = [w.casefold() for w in re.findall(r"(?i)\b(relative|absolute|average|mean)\b", near)]
    return "".join(f"{w} " for w in sorted(set(found), key=lambda w: (w in {"relative", "absolute"}, found.index(w))))


def _compared(claim: GraphClaim, metric: str, baseline: str, where: str) -> str | None:
    if not baseline or not (metric or where.startswith(" across ")):
        return None
    if metric and not _compared_in(claim.metric or "", claim.baseline or "", claim.evidence.quote):
        return None
    _, after = _around(claim.evidence.quote, claim.metric or "")
    if re.match(r"(?i)\s+(?:increases?|overheads?|loss(?:es)?|drops?|decreases?|degradations?)\b", after):
        return None  # more of it, or less, and not it
    may = "may do" if claim.hedged else "does"
    told: dict[Direction | None, str] = {
        Direction.EQUAL: f"{'may be' if claim.hedged else 'is'} on a par with",
        Direction.BETTER: f"{may} better than",
        Direction.WORSE: f"{may} worse than",
    }
    head = told.get(direction_told(claim))
    if not head or not metric:
        return f"{head} {baseline}{where}" if head else None
    return f"{head} {baseline} in {metric}{where}"


def is_about(claim: GraphClaim, label: str) -> bool:
    """Whether the claim's subject is what ``label`` names, as far as the words show."""
    subject = plain(claim.subject or "").casefold()
    name = plain(label).casefold()
    return bool(subject) and (subject in name or name in subject or subject in {"we", "our method", "our model"})
