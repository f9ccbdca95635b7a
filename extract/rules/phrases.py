"""Issue phrases and solution phrases by cue patterns: sentences with roles go in, ``PhraseSpan`` records come out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.reading import MentionSpan, PhraseSpan, RoleGuess
from extract.spans import trim_phrase, trim_span
from ontologies.vocabulary import Role

__all__ = ["find_issues", "find_solutions"]

# Each cue says where the phrase begins: at the cue itself ("lack of labels") or after it ("suffer from drift").
_AT_CUE = re.compile(
    r"\b(?:(?:lack|absence|scarcity|shortage|unavailability|limited (?:availability|amount|number|understanding"
    r"|access)|high cost|need|loss) of"
    r"|(?:fails?|failed|unable|struggles?|struggle) to|neglect\w*|ignor(?:e|es|ing)|overlook\w*|cannot|can not"
    r"|little (?:attention|is known|research)"
    r"|poorly understood|insufficient|inadequate|limited (?:by|to)?|expensive|time-consuming|labor-intensive"
    r"|prohibitive\w*)\b",
    re.I,
)
_AFTER_CUE = re.compile(
    r"\b(?:suffer(?:s|ed|ing)? from|due to|because of|(?:problems?|issues?|challenges?|limitations?|difficult(?:y"
    r"|ies)|drawbacks?) (?:of|in|with|is|are|such as|like|caused by|including)"
    r"|(?:address|tackle|overcome|alleviate|mitigate|solve|handle|resolve|remedy|reduce|bridge|combat)\w* (?:the "
    r"|this |these )?(?:(?:problems?|issues?|challenges?) of )?"
    r"|hindered by|hampered by|limited by|plagued by|leads? to|leading to|results? in|resulting in|prone to"
    r"|faces?|facing|poses?|vulnerable to|sensitive to)\s+",
    re.I,
)
_IS_HARD = re.compile(
    r"\b(?:is|are|remains?|remain|becomes?|has been|have been|still) (?:(?:a|an|still|very|often|highly|extremely"
    r"|also|not|the|more|most|well|an open|largely|usually|quite) ){0,3}"
    r"(?:challeng\w+|difficult|hard|unclear|unknown|expensive|costly|limited|scarce|unexplored|under-?explored"
    r"|infeasible|impractical|problem\w*|"
    r"controversial|understood|open|rare|lacking|insufficient|studied|time-consuming|ill-posed|elusive|debated"
    r"|prohibitive|unavailable)\b",
    re.I,
)
_OPENING = re.compile(
    r"\W{0,3}(?:(?:however|unfortunately|nevertheless|yet|but|moreover|in addition|additionally|furthermore|also"
    r"|besides|despite \w+|on the other hand|"
    r"meanwhile|at the same time|in practice|nonetheless|hence|thus|therefore|consequently|to date"
    r"|currently)\b,?\s*){0,2}(?:it is |there (?:is|are|has been|have been) )?",
    re.I,
)
_STOP = re.compile(
    r"[;:]|,\s|\.\s|\b(?:which|that|and thus|thus|therefore|because|when|while|whereas|although|but|so that|since"
    r"|by \w+ing|and)\b",
    re.I,
)
_CLAUSE_END = re.compile(
    r"[;:]|,\s(?:which|and|but|while|whereas|thus|making|leading|resulting|especially|particularly|as|since"
    r"|because|when|due)\b|,\s",
    re.I,
)
_MAX_WORDS = 14

_PROPOSE = re.compile(
    r"\b(?:we|paper|work|study|article)(?: (?:here|then|further|first|also|therefore|thus|hence|now"
    r"|instead))?,? (?:(?:also|further|then|first|thus) )?"
    r"(?:propos|present|introduc|develop|devis|design|describ|formulat|provid|construct|releas|offer|suggest"
    r"|explor|investigat)(?:e|es|ed|s)?\s+(?:(?:a|an|the|our|to|two|three|and \w+|how)\s+)?"
    r"(?:(?:novel|new|simple|effective|efficient|powerful|simple yet effective|yet|but|and|first|large-scale"
    r"|general|unified)[ ,]+){0,5}",
    re.I,
)
_CALLED = re.compile(
    r"\b(?:called|named|termed|dubbed|coined|abbreviated as|referred to as|denoted as|namely"
    r"|call(?:ed)? it)\s+(?:the\s+|as\s+)?([^\s,.;]+(?:\s[A-Z][^\s,.;]*){0,4})"
)
_IS_PROPOSED = re.compile(
    r"\A\W{0,2}((?:an?|the|our)?\s?[^,;:.]{4,120}?)\s+(?:is|are|was|were) (?:proposed|presented|introduced"
    r"|developed)\b",
    re.I,
)
_SOLUTION_END = re.compile(
    r"[,;:(]|\.\s|\b(?:that|which|to|for|by|based on|using|where|whose|in which|in order|capable|with|via|from"
    r"|and|on|in|through)\b",
    re.I,
)


def find_issues(text: str, sentences: Sequence[tuple[int, int]], roles: Sequence[RoleGuess]) -> tuple[PhraseSpan, ...]:
    """Problems of the field: at most two a sentence of role ``issue``, one named as a component's purpose elsewhere."""
    found: list[PhraseSpan] = []
    for (start, end), role in zip(sentences, roles, strict=True):
        end = min(end, start + 1_500)
        if role.role is Role.ISSUE:
            spans = _issue_spans(text, start, end)
            found.extend(PhraseSpan(start=a, end=b, score=0.7) for a, b in spans[:2])
        elif role.role in (Role.SOLUTION, Role.METHOD):
            match = re.compile(
                r"\b(?:to|for|by) (?:address|tackl|overcom|alleviat|mitigat|resolv|remed|combat)\w*\s+", re.I
            ).search(text, start, end)
            if match:
                stop = _SOLUTION_END.search(text, match.end(), end)
                span = trim_span(text, match.end(), stop.start() if stop else end)
                if span and not re.match(
                    r"(?:this|these|such|the above|it|them|those)\b", text[match.end() : span[1]], re.I
                ):
                    words = len(text[span[0] : span[1]].split())
                    if 2 <= words <= _MAX_WORDS:
                        found.append(PhraseSpan(start=span[0], end=span[1], score=0.6))
    return tuple(found)


def _issue_spans(text: str, start: int, end: int) -> list[tuple[int, int]]:
    opening = _OPENING.match(text, start, end)
    begin = opening.end() if opening else start
    spans: list[tuple[int, int]] = []
    hard = _IS_HARD.search(text, begin, end)
    if hard:
        # The clause that says what is hard.
        left = max((m.end() for m in _CLAUSE_END.finditer(text, begin, hard.start())), default=begin)
        _keep(spans, text, left, hard.end())
    for cue, inside in ((_AFTER_CUE, False), (_AT_CUE, True)):
        for match in cue.finditer(text, begin, end):
            left = match.start() if inside else match.end()
            stop = _STOP.search(text, match.end() + 2, end)
            _keep(spans, text, left, stop.start() if stop else end)
    if not spans:
        stop = _CLAUSE_END.search(text, begin + 20, end) if end - begin > 20 else None
        _keep(spans, text, begin, stop.start() if stop else end)
    return sorted(spans)


def _keep(spans: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    span = trim_phrase(text, start, end)
    if span is None or len(text[span[0] : span[1]].split()) < 2:
        return
    words = list(re.finditer(r"\S+", text[span[0] : span[1]]))
    if len(words) > _MAX_WORDS:
        span = (span[0], span[0] + words[_MAX_WORDS - 1].end())
    if all(span[1] <= a or b <= span[0] for a, b in spans):
        spans.append(span)


def find_solutions(
    text: str,
    title_end: int,
    sentences: Sequence[tuple[int, int]],
    roles: Sequence[RoleGuess],
    mentions: Sequence[MentionSpan],
) -> tuple[PhraseSpan, ...]:
    """What the paper puts forward: its own name where it has one, else the noun phrase after "we propose"."""
    found: list[PhraseSpan] = []
    own = [m for m in mentions if m.proposed >= 0.5]
    title_own = next((text[m.start : m.end] for m in own if m.end <= title_end), None)
    for (start, end), role in zip(sentences, roles, strict=True):
        end = min(end, start + 1_500)
        if role.role is not Role.SOLUTION:
            continue
        span = _named(text, start, end, title_own) or _described(text, start, end)
        if span is not None and all(text[span[0] : span[1]].lower() != text[f.start : f.end].lower() for f in found):
            found.append(PhraseSpan(start=span[0], end=span[1], score=0.8 if not found else 0.55))
    if not found and own:
        found.append(PhraseSpan(start=own[0].start, end=own[0].end, score=0.6))
    return tuple(found[:2])


def _named(text: str, start: int, end: int, title_own: str | None) -> tuple[int, int] | None:
    if title_own is not None:
        at = text.find(title_own, start, end)
        if at >= 0:
            return at, at + len(title_own)
    match = _CALLED.search(text, start, end)
    return trim_span(text, match.start(1), match.end(1)) if match else None


def _described(text: str, start: int, end: int) -> tuple[int, int] | None:
    match = _PROPOSE.search(text, start, end)
    if match:
        stop = _SOLUTION_END.search(text, match.end() + 3, end)
        return trim_span(text, match.end(), stop.start() if stop else end)
    passive = _IS_PROPOSED.match(text[start:end])
    if passive:
        return trim_span(text, start + passive.start(1), start + passive.end(1))
    return None
