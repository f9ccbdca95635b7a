"""What the words of a sentence say against a part of a claim, or against the claim as a whole.

A reader's claim and its text go in, yes or no comes out; ``kg.claims`` leaves out what is doubted here.
"""

from __future__ import annotations

import re

from extract.claim_checks import announces_results, is_remark
from extract.records import Claim

__all__ = [
    "is_baseline_of_others",
    "is_of_another_clause",
    "is_part_of_more",
    "is_place_of_finding",
    "is_set_against",
    "is_shared_out",
    "is_size",
    "metric_is_of_another_clause",
    "says_nothing",
]

_AGAINST = re.compile(
    r"\b(?:against|versus|vs\.?|compared? (?:to|with)|as opposed to|from"
    r"|(?:than|over|beats?|surpass\w*|exceed\w*) (?:the )?(?:[\w-]+ )?(?:previous|prior|former|best|earlier) "
    r"(?:[\w-]+ ){0,4}(?:of|at|by))"
    r"\s+(?:(?:only|just|an?|the)\s+)*[~$(]*\Z",
    re.IGNORECASE,
)
# "Rises from 60% to 64%": where it came from.
_FROM = re.compile(r"\bfrom\s+(?:an?\s+|the\s+)?[~$]?\Z", re.IGNORECASE)
_RANGE = re.compile(r"\d\s*\\?%?\s*(?:to|and|-|–|—)\s*[~$]?\d")
# "26 x 21 mm" says how large a thing is.
_DURATION = re.compile(
    r"[~$]?\d[\d.,]*[\s$-]*(?:s|ms|µs|secs?|seconds?|milliseconds?|mins?|minutes?|h|hrs?|hours?|days?|weeks?)",
    re.IGNORECASE,
)
_TAKES_TIME = re.compile(r"time|latency|delay|duration|speed|rate\b|efficiency|throughput", re.IGNORECASE)
_DIMENSIONS = re.compile(r"\d\s*(?:mm|cm|m|px)?\s*(?:×|[xX](?=\s*\d)|\\times|/spl times/)\s*\d")
# "On the mixed data (including A and B)": what a finding is of has parts, and none of them is it.
_AMONG_PARTS = re.compile(
    r"\((?:[\w-]+\s+)?(?:including|comprising|consisting of|namely|i\.e\.|e\.g\.|such as)[^()]*\Z"
)
# "..., while the others ...", but not "while keeping", "while on sand".
_SET_AGAINST = re.compile(
    r"\b(?:while|whereas)\s+(?!(?:also\s+|still\s+|only\s+)?\w+ing\b|(?:on|in|at|for|with|under|only|also|still|its?)\b)",
    re.IGNORECASE,
)
_BUT = re.compile(r"[,;]\s*(?:yet|but|while|whereas|although|though)\b", re.IGNORECASE)
# "On the pond data": where something was found, not what was.
_WHERE = re.compile(
    r"(?:\A|[,;]\s*)(?:on|in|over|across|under|for|from|within|at)\s+(?:an?\s+|the\s+|our\s+)?\Z", re.IGNORECASE
)
# "2, 3 and 4 on the three ponds, respectively": each figure is of one of them.
_RESPECTIVELY = re.compile(r"\brespectively\b", re.IGNORECASE)
_SEVERAL = re.compile(
    r"\b(?:(?:[2-9]|two|three|four|five|six|seven|eight|nine|ten|both|several|all|each of)\b|\w+ and \w+)",
    re.IGNORECASE,
)
# What a thing does without, is made of or can be joined with: told of it, not found out.
_PROPERTY = re.compile(
    r"\b(?:(?:do|does|did)(?: not|n['’]t) (?:require|need|rely|depend|assume|use|make|involve)"
    r"|(?:requires?|needs?|makes?|assumes?|uses?) no\b|is (?:easy|simple|straightforward) to\b"
    r"|can be (?:easily |readily |seamlessly |directly |further )*(?:extended|integrated|plugged|combined|implemented"
    r"|applied|used|adapted|incorporated|deployed|trained))",
    re.IGNORECASE,
)
_MEASURED = re.compile(
    r"\b(?:outperform\w*|surpass\w*|exceed\w*|superior\w*|better|worse|higher|lower|faster|than|compar\w+|competitive"
    r"|on par|significan\w*|improv\w*|reduc\w*|increas\w*|accura\w*|results?|experiments?|find|found|show\w*"
    r"|prov\w+)\b",
    re.IGNORECASE,
)
# What marks others: "existing methods", "the best baseline".
_OTHERS = re.compile(
    r"\b(?:state[- ]of[- ]the[- ]arts?|sota|soa|previous\w*|prior|existing|conventional|traditional|classical|other"
    r"|others|baselines?|current|recent|standard|best|earlier|vanilla|original|alternatives?|competitors?|counterparts?|common"
    r"|popular|published|naive|random|chance|humans?|experts?|physicians?|manual|usual|control|placebo)\b",
    re.IGNORECASE,
)
# What can be tried beside another thing: the head of a phrase in several words.
_TRIED = re.compile(
    r"\b(?:methods?|models?|approach(?:es)?|systems?|algorithms?|techniques?|networks?|strateg(?:y|ies)|frameworks?|schemes?"
    r"|classifiers?|detectors?|estimators?|policies|policy|planners?|controllers?|learning|training|pipelines?|encoders?"
    r"|architectures?|solvers?|samplers?|filters?|losses|loss|descent|search|features|representations?|embeddings?|LLMs?"
    r"|regression|trees?|forests?|machines?|transformers?|tuning|procedures?|treatments?|tests?|decoders?|agents?|groups?"
    r"|sets?|settings?|designs?|optimi[sz]ers?|predictors?|generators?)\b",
    re.IGNORECASE,
)
_NO_THING = re.compile(
    r"(?:further|farther|away|more|less|rather|then|before|once|usual|that|those)\b|\w+ly\s+\w+\Z", re.IGNORECASE
)


def says_nothing(sentence: str) -> bool:
    """Whether a sentence without a number promises, describes, or says that there are results, and tells none.

    Examples
    --------
    >>> says_nothing("MudNet does not require maps."), says_nothing("We find that MudNet does not require maps.")
    (True, False)
    """
    if _PROPERTY.search(sentence) and not _MEASURED.search(sentence):
        return True
    return is_remark(sentence) or announces_results(sentence)


def is_set_against(text: str, claim: Claim) -> bool:
    """Whether a claim's number is what the paper's own is set against, or what it came from."""
    number = claim.value or claim.delta
    if not number or (claim.value and claim.delta) or _RANGE.search(number):
        return False
    at = text.find(number, claim.start, claim.end)
    if claim.delta:
        return at >= 0 and _FROM.search(text, max(claim.start, at - 40), at) is not None
    return at >= 0 and _AGAINST.search(text, max(claim.start, at - 80), at) is not None


def is_size(value: str | None) -> bool:
    """Whether a value tells how large a thing is ("26 x 21 mm"), which is no score.

    Examples
    --------
    >>> is_size("26×21×16 mm"), is_size("2.6x"), is_size(None)
    (True, False, False)
    """
    return value is not None and _DIMENSIONS.search(value) is not None


def is_duration(value: str | None) -> bool:
    """Whether a value is a span of time.

    Examples
    --------
    >>> is_duration("0.5 s"), is_duration("40 ms"), is_duration("5%"), is_duration(None)
    (True, True, False, False)
    """
    return value is not None and _DURATION.fullmatch(value.strip()) is not None


def takes_time(metric: str) -> bool:
    """Whether a metric is of how long something takes, or how fast it goes.

    Examples
    --------
    >>> takes_time("training speed"), takes_time("recall")
    (True, False)
    """
    return _TAKES_TIME.search(metric) is not None


def is_of_another_clause(text: str, claim: Claim, words: str) -> bool:
    """Whether a number stands in a clause that is set against the one of ``words`` ("A gets 3, while B gets 4")."""
    number = claim.value or claim.delta
    at = text.find(words, claim.start, claim.end)
    place = text.find(number, claim.start, claim.end) if number else -1
    return 0 <= at < place and _SET_AGAINST.search(text, at + len(words), place) is not None


def metric_is_of_another_clause(text: str, claim: Claim) -> bool:
    """Whether a comparison in words and its metric stand in clauses set against each other."""
    if claim.value or claim.delta or not claim.metric or not claim.baseline:
        return False
    places = sorted(
        (at, at + len(words))
        for words in (claim.metric, claim.baseline)
        if (at := text.find(words, claim.start, claim.end)) >= 0
    )
    return len(places) == 2 and _BUT.search(text, places[0][1], places[1][0]) is not None


def is_part_of_more(text: str, claim: Claim, dataset: str) -> bool:
    """Whether data are named in brackets alone, as a part of those that the finding is of."""
    places = [m.start() for m in re.finditer(re.escape(dataset), text[claim.start : claim.end])]
    return bool(places) and all(
        _AMONG_PARTS.search(text, claim.start, claim.start + place) is not None for place in places
    )


def is_place_of_finding(text: str, claim: Claim, words: str) -> bool:
    """Whether a subject's words only say where something was found ("On the pond data, an error of 3% was seen")."""
    at = text.find(words, claim.start, claim.end)
    return at >= 0 and re.search(_WHERE, text[claim.start : at]) is not None


def is_shared_out(text: str, claim: Claim, words: str | None) -> bool:
    """Whether a number is of one of several things that ``words`` name together ("3 and 4 on both, respectively")."""
    if not words or not (claim.value or claim.delta):
        return False
    return _SEVERAL.search(words) is not None and _RESPECTIVELY.search(text, claim.start, claim.end) is not None


def is_baseline_of_others(words: str) -> bool:
    """Whether words that name nothing known can be what a finding is set against.

    A name, others as such ("existing methods"), or a phrase for what can be tried; no degree, no thing in passing.

    Examples
    --------
    >>> [is_baseline_of_others(w) for w in ("MudNet", "prior work", "bird detectors", "further away", "shallow water")]
    [True, True, True, False, False]
    """
    if _NO_THING.match(words):
        return False
    if _OTHERS.search(words) or any(c.isupper() for c in words[1:]) or any(c.isdigit() for c in words):
        return True
    return len(words.split()) > 1 and _TRIED.search(words) is not None
