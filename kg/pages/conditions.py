"""What a sentence says of when its finding holds: told with the finding, or the finding is left to its sentence."""

from __future__ import annotations

import re

from extract.lexicon import word_set
from kg.english.grammar import plain
from kg.records import GraphClaim

LONGEST, LONGEST_BESIDE_QUOTE = 80, 110
# What a result is had with or without: the clause of such a verb limits it.
_LIMITS = (
    r"(?:using|requiring|needing|training|trained|maintaining|keeping|preserving|retaining|remaining|sacrificing|relying"
    r"|having|with|without|at|only|being|incurring|losing|considering|depending|under|given|compared)\b"
)
# Where another result, or a clause of its own, begins.
_BREAK = re.compile(
    r"[.;](?:\s|$)|,\s+(?:reaches|achieves|attains|obtains|yields|outperforms|surpasses|improves|reduces|shows)\s"
    rf"|,?\s+while\s(?!(?:\w+ly\s)?{_LIMITS})"
    rf"|,?\s+(?:whereas|but|although|though|which|thus|thereby)\s|,\s+(?=\w+ing\b)(?!{_LIMITS})"
    r"|,?\s+and\s+(?=(?:\w+ly\s+)?(?:outperform|surpass|exceed|achiev|reach|show|is|are|has|have|can|even|also|we|it|"
    r"result|reduc|improv|attain|obtain|yield|deliver|demonstrat)\w*\s)|\s+(?=and even\b)"
)
_FRONT = re.compile(
    r"^(?:on|in|with|using|under|for|when|at|across|over|by|after|without|given|among|trained|evaluated|within|during"
    r"|from|as|compared)\b[^,]{2,140},\s",
    re.I,
)
_NO_FRONT = re.compile(
    r"(?i)^(?:in (?:addition|particular|general|summary|conclusion|contrast|fact|this|our|these|extensive|the"
    r"|comparison)|for (?:example|instance|this)|with this|as a result|at the same time|by doing|compared"
    r"|over the|from the|by (?:integrat|combin|incorporat|leverag|exploit|introduc|employ|adopt)ing)\b"
)
_OPENS = re.compile(
    r"(?i)^(?:on|in|for|with|without|under|at|when|by|using|after|across|from|given|within|among|during|via|per|if"
    r"|while|only|even|over|where|before|beside|beyond|based on|trained|evaluated|requiring|needing|maintaining"
    r"|keeping|preserving|retaining)\b"
)
# What stands before a figure and bounds it: "evaluated on nine hives, it reaches ...", "uses only two scales to reach".
_BOUNDS = re.compile(
    r"(?i)\b(?:(?<!based )(?:on|in|under|with|within|without|using|during|across|at|when|among|after|where|given|via"
    r"|against)"
    r"|evaluated|trained|tested|only|no more than|fewer than|less than|for (?=\w*\d|each\b|all\b|un\w+))\b|^for\b"
)
_COMPARED_LATER = re.compile(r"(?i)\b(?:compared|relative) (?:to|with)\b")
# Another figure with what bounds it: "0.7 on old hives, and".
_OF_ANOTHER = re.compile(
    r"(?:\d*\.\d+[\s\\%]*|\d+\s?\\?%\s*)(?:[\w-]+\s)?(?:on|in|for|at|with|under)\b[^,;]*?(?=[,;]|\s(?:and|but|while)\s)"
)
_NO_BOUND = re.compile(
    r"(?i)\b(?:in (?:addition|particular|general|summary|conclusion|contrast|fact|terms|order|comparison|total)\b"
    r"|in (?:this|our|these|extensive|the) (?:paper|work|study|experiments?|evaluations?|end|meantime)\b|results? in"
    r"|resulted in|resulting in|not only|at the same time|with (?:respect|regard) to|with this|at (?:least|most)"
    r"|compared with|in (?:improving|reducing|increasing|achieving)|when compared|on average)\b|^to \w+ [^,]*,"
    r"|^(?:in (?:extensive )?|our )?experiment(?:s|al results)?\b"
)
# What stands between the parts of a finding and says nothing by itself.
_GLUE = word_set(
    """
    of in on over than compared to against for the a an by terms score scores value values rate rates points point
    percentage percent absolute relative improvement improvements reduction reductions gain gains increase increases
    decrease decreases higher lower better more less fewer faster speed up and respectively dataset data set sets
    datasets corpus benchmark benchmarks test tasks task is was are were as well with both average mean accuracy metric
    metrics level method methods model models approach approaches baseline baselines our state art previous existing
    experiment experiments experimental results about approximately nearly almost only least most reaching reaches from
    improves improved reduces reduced increased decreased achieves achieved reached that r exceeding exceeds above below
    comparable similar equal par beside low high much as few out outside non un pm
    """
)
_OF_ITSELF = word_set("using with by the a an our this proposed new novel")
_FIGURE = re.compile(r"\d")


def condition_told(claim: GraphClaim, where: str, *, beside_quote: bool = False) -> str | None:
    """The condition of a finding as it stands behind it, in the words of its sentence; None where they can't be cut.

    ``where`` is what is told of the data set already. Empty where the sentence sets no condition. With
    ``beside_quote``, where the whole sentence is at hand, it may be longer and hold figures of its own.
    """
    said = claim.evidence.quote
    baseline = claim.baseline
    if baseline and re.search(rf"(?i)\b(?:across|averaged over) {re.escape(baseline)}", said):
        baseline = None  # what something holds across is no rival
    spans = [_span(said, part) for part in (claim.value or claim.delta, claim.metric, baseline)]
    spans.append(_span(said, claim.dataset) if where or not claim.dataset else None)
    known = sorted(span for span in spans if span)
    if not known:
        return ""
    front = _fronted(said, known)
    anchor = _span(said, claim.value or claim.delta) or known[-1]
    found = _BREAK.search(said, anchor[1])
    stop = found.start() if found else len(said)
    if _bounded(said[: anchor[0]], claim, where):
        return None
    metric = _span(said, claim.metric)
    between = said[metric[1] : anchor[0]] if metric else ""
    if not re.search(r"\d[\d.]*\s?\\?%|\d\.\d", between) and not _says_nothing(between):
        # "Accuracy on thirty hives was 0.9": what stands between sets a condition.
        return None
    inside = [span for span in known if anchor[0] <= span[0] < stop]
    end = anchor[1]
    for low, high in inside:
        if low > end and not _is_glue(said[end:low]):
            return None
        end = max(end, high)
    tail = said[end:stop].strip()
    tail = re.sub(r"^[\s$\\%),]+", "", tail)
    if not _is_glue(tail) and re.match(r"(?i)(?:as |when )?(?:compared|relative|than|over|against|versus|vs)\b", tail):
        return None  # what it is set against was not made out
    while tail and not _is_glue(tail) and (word := re.match(r"[\w-]+[\s.]*", tail)) and _is_glue(word[0]):
        if _OPENS.match(tail):
            break
        tail = tail[word.end() :]
    if _is_glue(tail):
        tail = "on average" if re.search(r"(?i)\bon average\b", tail) else ""
    tail = re.sub(r"\s(?:could|can)\sbe\s\w+ed$", "", tail.strip(' .,)"”'))
    if claim.delta and not claim.value and not claim.baseline and _COMPARED_LATER.search(said, stop):
        return None  # two results, set against one thing at their end
    parts = [part for part in (front, tail) if part]
    if not parts:
        return ""
    text = " ".join(plain(part) for part in parts)
    told = set(re.findall(r"[^\W\d_]+", (claim.subject or "").casefold())) | _OF_ITSELF
    if set(re.findall(r"[^\W\d_]+", text.casefold())) <= told and not _FIGURE.search(text):
        return ""  # "using the proposed filter", of that filter
    if beside_quote:
        text = re.split(r",\s+(?:and|or)\s+(?:an?\s+)?[$~]*\d", text, maxsplit=1)[0]
    longest = LONGEST_BESIDE_QUOTE if beside_quote else LONGEST
    if len(parts) > 1 or len(text) > longest or not _OPENS.match(text) or text.count("(") != text.count(")"):
        return None
    # Another figure behind this one has a place of its own.
    if re.search(r"%(?!\s(?:of|\w*label|train|annotat|data|noise))", text) or re.search(r"\brespectively\b", text):
        return None
    if not beside_quote and re.search(r"(?i)\b(?:and|to|vs\.?|versus|from)\s+(?:an?\s+)?[$~+]*\d", text):
        return None
    return f" “{text}”"


def _bounded(before: str, claim: GraphClaim, where: str) -> bool:
    """Whether what stands before a figure bounds it with more than is told of it."""
    if found := _FRONT.match(before):
        before = before[found.end() :]  # a front is told in whole, or says nothing
    known = (claim.subject, claim.metric, claim.dataset if where else None, claim.baseline)
    for part in sorted((p for p in known if p), key=len, reverse=True):
        before = before.replace(part, "|")
    before = _OF_ANOTHER.sub("|", _NO_BOUND.sub("|", before))
    for found in _BOUNDS.finditer(before):
        if not _says_nothing(re.split(r"[|,;:()]", before[found.end() :], maxsplit=1)[0]):
            return True
    return False


def _fronted(said: str, known: list[tuple[int, int]]) -> str:
    """What the sentence puts before its subject, where more than the parts of the finding stand in it."""
    found = _FRONT.match(said)
    if not found or _NO_FRONT.match(said):
        return ""
    text, end = "", 0
    for low, high in known:
        if high <= found.end():
            text += said[end:low]
            end = high
    text += said[end : found.end()]
    if _is_glue(text):
        return ""
    words = said[: found.end()].rstrip(", ")
    return words[:1].lower() + words[1:]


def _span(said: str, part: str | None) -> tuple[int, int] | None:
    at = said.find(part) if part else -1
    return (at, at + len(part)) if part and at >= 0 else None


def _is_glue(text: str) -> bool:
    return not _FIGURE.search(text) and _says_nothing(text)


def _says_nothing(text: str) -> bool:
    return all(w.casefold() in _GLUE for w in re.findall(r"[^\W\d_]+", text))
