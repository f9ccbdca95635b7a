"""Which way a metric is good, for the usual ones, and the number in the words of a value.

Names and values as papers write them go in. What is not known is None, never a guess.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.lexicon import word_set
from kg.folding import fold

_HIGHER = word_set(
    """
    accuracy acc precision recall f1 f1score auc auroc aucroc rocauc auprc aucpr aupr prauc ap map miou iou jaccard
    dice dsc kappa mcc bleu rouge meteor cider chrf bertscore psnr ssim snr sisnr sdr sisdr pesq stoi mos sensitivity
    specificity ppv npv correlation pearson spearman r2 mrr ndcg hit throughput fps uar uwar bac r hitrate
    successrate winrate passrate speedup purity nmi ami ari silhouette concordance cindex cosinesimilarity
    passatk pck hota mota idf1
    """
)
_LOWER = word_set(
    """
    error rmse mse mae mape loss wer cer eer per ter perplexity ppl fid kid lpips fad latency runtime time cost
    parameter flop mac memory hausdorff hd hd95 assd asd nll bpb fpr fnr far frr dcf mindcf der rte ate epe ece
    brier distortion mcd mpjpe bias toxicity energy power size footprint
    """
)
_HIGHER_ENDS = (
    "accuracy",
    "precision",
    "recall",
    "score",
    "similarity coefficient",
    "correlation coefficient",
    "characteristic curve",
    "under curve",
    "success rate",
)
_LOWER_ENDS = (
    "error",
    "error rate",
    "loss",
    "time",
    "latency",
    "cost",
    "distance",
    "complexity",
    "overhead",
    "consumption",
    "usage",
    "divergence",
    "false positive rate",
    "false negative rate",
    "false alarm rate",
)
# Whole words at the end of a name: more of it is better, whatever it is measured in.
_HIGHER_WORDS = (
    "efficiency",
    "robustness",
    "effectiveness",
    "quality",
    "fidelity",
    "interpretability",
    "explainability",
    "predictive value",
    "true positive rate",
    "detection rate",
    "recognition rate",
    "reduction",
    "compression ratio",
    "speed up",
)
_QUALIFIERS = frozenset(
    [
        "macro",
        "micro",
        "mean",
        "average",
        "weighted",
        "balanced",
        "top",
        "overall",
        "median",
        "avg",
        "test",
        "validation",
        "m",
        "w",
    ]
)
_NUMBER = re.compile(r"[+\-−–]?\s?(?:\d{1,3}(?:[, \u202f]\d{3})+(?:\.\d+)?|\d+(?:[.·]\d+)?|\.\d+)")
_UNITS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"(?:%|percent(?:age)?|per cent)[\s-]*(?:points?|pp)|\bpp\b|\bpoints?\b"), "points"),
    (re.compile(r"%|percent|per cent"), "%"),
    (re.compile(r"[-\s]?fold\b|\btimes\b|[x×]\s*$|\\times|[x×](?![a-z])"), "x"),
    (re.compile(r"\bdb\b"), "dB"),
    (re.compile(r"\b(?:ms|milliseconds?)\b"), "ms"),
    (re.compile(r"\b(?:fps)\b"), "fps"),
    (re.compile(r"\b(?:s|secs?|seconds?)\b"), "s"),
    (re.compile(r"\b(?:mins?|minutes?)\b"), "min"),
    (re.compile(r"\b(?:h|hrs?|hours?)\b"), "h"),
    (re.compile(r"\b(?:mm)\b"), "mm"),
    (re.compile(r"\b(?:cm)\b"), "cm"),
    (re.compile(r"\b(?:bpm)\b"), "bpm"),
    (re.compile(r"\b(?:gb)\b"), "GB"),
    (re.compile(r"\b(?:mb)\b"), "MB"),
    (re.compile(r"\b(?:gflops?)\b"), "GFLOPs"),
)
# "Error maps" are drawn; mAP is measured.
_DRAWN = re.compile(r"[a-z]\smaps?\Z")
_MAGNITUDES = {"k": 1e3, "thousand": 1e3, "m": 1e6, "million": 1e6, "b": 1e9, "billion": 1e9}


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its unit; ``unit`` is an empty string for a plain number."""

    number: float
    unit: str


def parse_amount(words: str) -> Amount | None:
    """The first number of a value or delta, with its unit; None where there is none, or a range of two.

    >>> parse_amount("95.83%"), parse_amount("a 30-fold speedup"), parse_amount("0.91 ± 0.02")
    (Amount(number=95.83, unit='%'), Amount(number=30.0, unit='x'), Amount(number=0.91, unit=''))
    """
    text = words.replace("\\%", "%").replace("$", "").replace("·", ".")
    match = _NUMBER.search(text)
    if match is None:
        return None
    rest = text[match.end() :]
    if re.match(r"\s*(?:%|\\%)?\s*(?:-|–|—|to)\s*\d", rest):
        return None
    digits = re.sub(r"[,\s\u202f+]", "", match.group()).replace("−", "-").replace("–", "-")
    number = float(digits)
    lowered = rest.casefold()
    magnitude = re.match(r"\s?(k|m|b|thousand|million|billion)\b", lowered)
    if magnitude is not None:
        number *= _MAGNITUDES[magnitude.group(1)]
    for pattern, unit in _UNITS:
        if pattern.search(lowered):
            return Amount(number, unit)
    return Amount(number, "")


def is_higher_better(metric: str) -> bool | None:
    """True where a higher value is the better one, False where a lower one is, None where that is not known.

    >>> is_higher_better("macro-F1"), is_higher_better("word error rate"), is_higher_better("heart rate")
    (True, False, None)
    """
    key = fold(re.sub(r"\([^()]*\)", " ", metric)) or fold(metric)
    words = key.split()
    if _DRAWN.search(metric):
        return None
    while len(words) > 1 and (words[0] in _QUALIFIERS or words[0].isdigit()):
        words = words[1:]
    core = " ".join(words)
    for form in (
        core,
        core.replace(" ", ""),
        words[-1] if words else "",
        words[0] if len(words) == 2 and words[1] == "score" else "",
    ):
        if form in _LOWER:
            return False
        if form in _HIGHER:
            return True
    if core.endswith(_LOWER_ENDS):
        return False
    if any(f" {core}".endswith(f" {ending}") for ending in _HIGHER_WORDS) or re.fullmatch(
        r"(?:bleu|rouge) ?[\dl]", core
    ):
        return True
    return True if core.endswith(_HIGHER_ENDS) else None
