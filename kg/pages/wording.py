"""Statements with their quotes: the one way in which a sentence and its evidence come together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from extract.records import Extraction
from kg.english.grammar import lower_first, plain
from kg.english.quoting import NOUN, Words, words_of_paper, words_told
from kg.evidence import sentence_at
from kg.issue_state import is_unanswered
from kg.pages.lookup import QUOTES_SHOWN, Lookup
from kg.pages.running import begun_small, unbroken
from kg.proposals import says_it_proposes
from kg.records import Cause, Evidence, IssueNode
from viz.page import Inline, Link, Statement
from viz.text import shorten

_PRAISES = re.compile(
    r"(?i)\b(?:reductions? (?:in|of)|improve(?:s|d|ments?)?|improving|outperform\w*|superior|state[- ]of[- ]the[- ]art"
    r"|achiev\w+|linear complexity|low[- ](?:cost|latency)|alleviat\w+|mitigat\w+|overcom\w+|address(?:es|ed|ing)"
    r"|promising|efficiently|effectively|successful\w*|lightweight|outstanding|remarkabl\w+|gains?"
    r"|robust(?:ness)? (?:to|against)|(?:abilit(?:y|ies)|capabilit(?:y|ies)|capable) (?:to|of))\b"
)
_DOES_WITHOUT = re.compile(
    r"(?i)\b(?:(?:does|do|did) not (?:rely|require|need|depend)|(?:requires?|needs?) (?:fewer|less)\b"
    r"|without (?:the need|requiring|relying|needing))\b"
)
_COMPLAINS = re.compile(
    r"(?i)\b(?:not?|never|nor|without|lack\w*|limit\w*|poor\w*|fail\w*|suffer\w*|difficult\w*|hard\w*|struggl\w*"
    r"|insufficien\w*|costly|expensive|scarc\w*|few\w*|little|challeng\w*|hinder\w*|hamper\w*|degrad\w*|loss\w*"
    r"|depend\w*|rel(?:y|ies|iance)|requir\w*|need\w*|problem\w*|drop\w*|err\w+|nois\w*|bias\w*|unable|under\w+"
    r"|in(?:efficien|accura|consisten|stab|ab)\w*|un(?:stab|certain|reliab|seen)\w*|despite|complex|gaps?)\b"
)
_TORN = re.compile(r"(?i)(?:\b(?:and|or|nor|but|not|un)|non|[-/,])[\s-]*$")


def stated(
    look: Lookup,
    parts: Sequence[Inline],
    evidence: Iterable[Evidence],
    *,
    limit: int = QUOTES_SHOWN,
    basis: str = "",
    tone: str = "",
) -> Statement:
    """A sentence that rests on ``evidence``: at most ``limit`` of its quotes, and the way to all others."""
    proof = look.proof(evidence, limit)
    return Statement(
        parts=tuple(parts), quotes=proof.quotes, total=proof.total, further=proof.further, basis=basis, tone=tone
    )


def source_link(look: Lookup, evidence: Evidence) -> Link:
    """Whose words they are: title and year, as a link to where they stand."""
    quote = look.quote(evidence)
    return Link(text=shorten(quote.title, 70) + (f" ({quote.when})" if quote.when else ""), href=quote.href)


def spoken(look: Lookup, evidence: Evidence, limit: int, *, tone: str = "") -> Statement:
    """A paper's own words with a link to where they stand in it; a quote behind them only where they are cut."""
    words = shorten(_even(plain(evidence.quote)), limit)
    parts = (f"“{words}” ", source_link(look, evidence))
    whole = words == " ".join(_even(plain(look.quote(evidence).text)).split())
    return stated(look, parts, () if whole else (evidence,), tone=tone)


def _even(text: str) -> str:
    """Words without a quotation mark whose fellow stands outside them."""
    return text.replace('"', "") if text.count('"') == 1 else text


def in_words(look: Lookup, evidence: Evidence) -> Words | None:
    """The words of a quote as they can stand within a sentence of ours; None where they cannot."""
    extraction = look.extractions.get(evidence.paper) or Extraction(paper=look.papers[evidence.paper])
    quote = evidence.quote
    if extraction.paper.text[evidence.start : evidence.end] != quote:
        told = words_told(quote, 0, len(quote))
    else:
        told = words_of_paper(extraction, evidence.start, evidence.end)
    if told and told.text.count("(") != told.text.count(")"):
        return None
    return replace(told, text=unbroken(begun_small(told.text, look.words), look.words)) if told else None


# What a work does after it has named an issue may meet it.
_OWN_WORK = re.compile(
    r"(?i)\b(?:we|ours?|this (?:paper|work|study|article|letter|thesis)"
    r"|(?:is|are) (?:presented|proposed|introduced))\b"
)


def unanswered(look: Lookup, issue: IssueNode) -> bool:
    """Whether nothing is put forward against an issue: no solution, and none of its papers puts anything forward.

    What a paper puts forward in the sentence of an issue or behind it may meet that in words that nobody tied to it:
    of such an issue nothing is said.
    """
    return is_unanswered(issue, look.papers) and not any(_puts_forward_from(look, e) for e in issue.evidence)


def said_to_be_met(look: Lookup, issue: IssueNode) -> bool:
    """Whether a paper names an issue as what it meets, and with what was not made out."""
    return not issue.solutions and not is_unanswered(issue, look.papers)


def _puts_forward_from(look: Lookup, evidence: Evidence) -> bool:
    """Whether a paper puts something forward in its title, in the sentence of a quote or behind that."""
    found = look.extractions.get(evidence.paper)
    if found is None:
        return False
    low, high = sentence_at(found, evidence.start, evidence.end)
    places = [s.start for s in found.solutions]
    places += [m.start for m in found.mentions if found.entities[m.entity].proposed]
    return (
        any(start >= low or start < len(found.paper.title) for start in places)
        or says_it_proposes(found.paper.text[low:])
        or _OWN_WORK.search(found.paper.text[high:]) is not None
    )


def told_causes(look: Lookup, issue: IssueNode) -> tuple[Cause, ...]:
    """The causes of an issue that can be told: whole phrases or clauses, none cut off behind an "and" or a "non-"."""
    return tuple(
        c
        for c in issue.causes
        if not _is_torn(look, c.evidence) and _is_proved(c) and not states_a_strength(c.label) and _reads_alone(c)
    )


def cause_words(cause: Cause, limit: int = 110) -> str:
    """A cause in quotation marks as its paper writes it, or without them where it was put into other words."""
    said, quote = " ".join(plain(cause.label).split()), " ".join(plain(cause.evidence.quote).split())
    at = quote.casefold().find(said.casefold())
    return f"“{shorten(quote[at : at + len(said)], limit)}”" if at >= 0 else lower_first(shorten(said, limit))


def states_a_strength(words: str) -> bool:
    """Whether a phrase praises: it tells of a gain, and of nothing that is lacking or bad.

    Examples
    --------
    >>> states_a_strength("great reduction in workload"), states_a_strength("poor accuracy despite great improvement")
    (True, False)
    """
    return bool(_DOES_WITHOUT.search(words) or (_PRAISES.search(words) and not _COMPLAINS.search(words)))


def _reads_alone(cause: Cause) -> bool:
    """Whether the words of a cause are a phrase with its noun or a clause with its subject."""
    label = plain(cause.label)
    found = words_told(label, 0, len(label))
    if found is None or re.search(r"(?i)\b(?:their|its|these|those|this)\b", label):
        return False
    return found.form == NOUN or cause_words(cause).startswith("“")


def _is_proved(cause: Cause) -> bool:
    """Whether the name of a cause is most of the words that prove it, and no splinter of them."""
    return 2 * len(cause.label.split()) >= len(cause.evidence.quote.split())


def _is_torn(look: Lookup, evidence: Evidence) -> bool:
    paper = look.papers.get(evidence.paper)
    before = paper.text[max(0, evidence.start - 12) : evidence.start] if paper else ""
    return _TORN.search(before) is not None
