"""Which way a finding points: the words around it go in, a ``Direction`` comes out."""

from __future__ import annotations

import re

from ontologies.vocabulary import Direction

__all__ = ["direction_of", "direction_words", "is_lower_better", "tells_bad"]

_BETTER = re.compile(
    r"\b(?:outperform\w{0,4}|surpass\w{0,3}|exceed\w{0,3}|superior\w{0,3}|better|best|improv\w{0,8}|gains?"
    r"|boost\w{0,3}|state[- ]of[- ]the[- ]art"
    r"|sota|advanc(?:e|es|ed|ing)|beat(?:s|ing|en)?|fewer|faster|speed-?ups?|more (?:accurate|efficient|robust"
    r"|effective|stable|precise)(?:ly)?|enhanc\w{0,7}|alleviat\w{1,4}|mitigat\w{1,4}"
    r"|reduc(?:e|es|ed|ing|tion|tions)|decreas(?:e|es|ed|ing)|lower(?:s|ed|ing)?|less|saves?|saving|cheaper"
    r"|smaller|higher|increas(?:e|es|ed|ing)"
    r"|significantly|outstanding|first place|1st place|top[- ]ranked|ranked first|new record|fastest|greatest"
    r"|highest|lowest)\b",
    re.IGNORECASE,
)
_WORSE = re.compile(
    r"\b(?:wors(?:e|en|ens|ened|ening)|worst|degrad\w{0,8}|drops?|dropped|deteriorat\w{0,5}|declin(?:e|es|ed|ing)"
    r"|inferior|underperform\w{0,4}|"
    r"suffer(?:s|ed)?|slower|loss(?:es)? of|behind|falls? short|poor(?:er|ly)?|fail(?:s|ed)?|struggl(?:es?|ed|ing))\b",
    re.IGNORECASE,
)
# Said outright: equal with or without a baseline beside it.
_EQUAL = re.compile(
    r"\b(?:comparable(?! or (?:better|superior|higher))|on par|on-par|par with|competitive(?:ly)?"
    r"|equivalent (?:to|with)|similar(?:ly)? (?:to|performance|results?|accurac\w+|scores?)"
    r"|no (?:statistically )?(?:significant )?"
    r"(?:differences?|effect|change|influence|association|correlation|improvement|impact)"
    r"|(?:not|n't) (?:statistically )?(?:significant(?:ly)?|differ"
    r"|different|affect(?:ed)?|change[ds]?|influence[ds]?)|as (?:good|well|accurate|effective) as"
    r"|(?:the )?same(?: \w+){0,3} (?:as|level)|unchanged|did not (?:differ|affect|change"
    r"|influence|improve))\b",
    re.IGNORECASE,
)
# Equal only where something is there to be equal to.
_LIKE = re.compile(
    r"\b(?:similar(?:ly)?|equal(?:ly)?|equivalent|same|match(?:es|ed|ing)?|without (?:any )?"
    r"(?:loss|sacrificing|compromising|degrad\w{1,5})|close to)\b",
    re.IGNORECASE,
)
_BEATS = re.compile(r"\b(?:outperform\w{0,4}|surpass\w{0,3}|exceed\w{0,3}|superior\w{0,3})\b", re.IGNORECASE)
_SAME = re.compile(r"\bno (?:statistically )?(?:significant )?differences?\b", re.IGNORECASE)
_COMPARING = re.compile(
    r"\b(?:than|compared|comparison|versus|vs|against|over|relative to|baselines?|previous|existing|prior"
    r"|outperform\w{0,4}|surpass\w{0,3}"
    r"|state[- ]of[- ]the[- ]art|sota|improv\w{0,8}|enhanc(?:e|es|ed|ing)|boost(?:s|ed|ing)?|reduc(?:es|ed|ing)"
    r"|decreas(?:es|ed|ing)|alleviat\w{1,4}|mitigat\w{1,4})\b",
    re.IGNORECASE,
)
# What fails is worse, whether or not it is said worse than what.
_FAILS = re.compile(r"\b(?:struggl(?:es?|ed|ing)|falls? (?:far )?short|fail(?:s|ed) to)\b", re.IGNORECASE)
# Words that tell more or less, and leave it to the metric whether that is good.
_MORE = re.compile(r"\b(?:higher|increas\w{1,4}|greater|larger|longer|more|raised|elevated)\b", re.IGNORECASE)
_LESS = re.compile(
    r"\b(?:lower\w{0,3}|reduc\w{1,5}|decreas\w{1,4}|fewer|less|smaller|shorter|drop\w{0,4})\b", re.IGNORECASE
)
_HIGHER_IS_BETTER = re.compile(
    r"\b(?:accurac\w{1,3}|precision|recall|f1|f1[- ]scores?|auc|auroc|auprc|sensitivity|specificity|dice|iou|miou"
    r"|map|bleu|rouge|psnr|ssim|success rates?|survival|correlation|agreement|quality|robustness|efficiency)\b",
    re.IGNORECASE,
)
_LOWER_IS_BETTER = re.compile(
    r"\b(?:errors?|loss(?:es)?|latenc\w{1,3}|time|times|cost|costs|complexity|memory|parameters?|flops|macs"
    r"|perplexity|wer|cer|eer|rmse|mae|mse|fid"
    r"|rate of (?:failure|errors?)|error rates?|mortality|complications?|bias|variance|distances?|regret|runtime"
    r"|overhead|consumption|size|delay"
    r"|pain|bleeding|morbidity|recurrence|false (?:positives?|negatives?)|false alarms?)\b",
    re.IGNORECASE,
)


def is_lower_better(metric: str) -> bool:
    """Whether less of ``metric`` is better, as far as its words say."""
    return _LOWER_IS_BETTER.search(metric) is not None


def direction_words(clause: str) -> tuple[float, ...]:
    """Which kinds of words of comparison stand in ``clause``, each 0.0 or 1.0.

    Better, worse, equal, alike, beats, compares, fails, more, less, in this order.
    """
    kinds = (_BETTER, _WORSE, _EQUAL, _LIKE, _BEATS, _COMPARING, _FAILS, _MORE, _LESS)
    return tuple(float(kind.search(clause) is not None) for kind in kinds)


def direction_of(clause: str, *, has_baseline: bool, has_delta: bool, metric: str | None = None) -> Direction:
    """How the finding that ``clause`` tells compares with its baseline.

    Parameters
    ----------
    clause : str
        The words that govern the finding: its clause or its sentence.
    has_baseline, has_delta : bool
        Whether a baseline or a difference was found for it.
    metric : str, optional
        What was measured: it says whether "higher" is good.
    """
    if not has_delta and _tells_equal(clause, has_baseline):
        return Direction.EQUAL
    if metric and tells_bad(clause, metric):
        return Direction.WORSE
    if _FAILS.search(clause) and not _BEATS.search(clause):
        return Direction.WORSE
    worse, better = _WORSE.search(clause), _BETTER.search(clause)
    compared = has_baseline or has_delta or _COMPARING.search(clause) is not None
    if not compared:
        return Direction.ABSOLUTE
    if worse and not better:
        return Direction.WORSE
    if better:
        return Direction.BETTER
    if has_baseline or has_delta:
        return Direction.BETTER
    return Direction.ABSOLUTE


def tells_bad(clause: str, metric: str) -> bool:
    """Whether all that the clause says is that there is more of a bad measure, or less of a good one."""
    rest = _MORE.sub("", _LESS.sub("", clause))
    if _BETTER.search(rest):
        return False
    more, less = _MORE.search(clause) is not None, _LESS.search(clause) is not None
    if is_lower_better(metric):
        return more and not less
    return _HIGHER_IS_BETTER.search(metric) is not None and less and not more


def _tells_equal(clause: str, has_baseline: bool) -> bool:
    """Whether the clause says that two things are alike; where it also says "outperforms", what comes first counts."""
    equal, beats = _EQUAL.search(clause), _BEATS.search(clause)
    if beats and not _SAME.search(clause):
        return equal is not None and equal.start() < beats.start()
    return equal is not None or (has_baseline and _LIKE.search(clause) is not None)
