"""Findings as sentences of their own: who reports what, as far as either is sure."""

from __future__ import annotations

import re

from kg.english.grammar import is_plural, plain, sentence, with_article
from kg.english.quoting import whole_sentence
from kg.pages.fared import how_it_fared
from kg.pages.lookup import Lookup
from kg.records import GraphClaim
from viz.text import shorten

# Findings that their sentence tells best, where it is no longer than this.
LONGEST_OWN = 190
_REPORTS = re.compile(r"(cautiously )?reports (.+)")
_CHANGES = re.compile(
    r"an? (?:relative |absolute |average |mean )?(?:\w+ )?(?:improvement|reduction|loss|gain|increase|decrease|drop)\b"
)
_VALUE = re.compile(r".* (?:of|as low as|as high as) (?:\w+ ){0,3}[$~+]*\d|[$~+]*\d[\d.,]*%? (?!times|x\b)[A-Za-z]")
_NEEDED = re.compile(
    r"(?i)\b(?:energy|memory|time|parameters?|comput\w+|costs?|power|storage|data|labels?|samples?|flops|steps?)\b"
)


def finding(look: Lookup, claim: GraphClaim) -> str | None:
    """What the claim says about its subject, beside what else its paper claims; else its sentence, where that is short.

    Begins with a verb whose subject is the paper; ``agreeing`` makes it one of the thing that is put forward.
    """
    return _fared(look, claim) or _in_own_words(claim)


def _fared(look: Lookup, claim: GraphClaim) -> str | None:
    """``how_it_fared``, worked out once a claim; a claim that was changed since is another one."""
    known = look.fared.get(claim.id)
    if known is None or known[0] is not claim:
        known = look.fared[claim.id] = (claim, how_it_fared(claim, look.claims_of.get(claim.paper, ())))
    return known[1]


def _in_own_words(claim: GraphClaim) -> str | None:
    """The sentence of a finding with a figure, as what the paper writes of how its solution fared."""
    said = claim.evidence.quote
    if not (claim.value or claim.delta) or not any(c.isdigit() for c in said) or len(said) > LONGEST_OWN:
        return None
    words = whole_sentence(said, ours=True)
    return f"writes of how it fared: “{words.text}”" if words else None


def agreeing(text: str, subject: str) -> str:
    """A finding told of the thing that is put forward, which reports nothing itself.

    Examples
    --------
    >>> agreeing("reports an F1 of 0.7", "BuzzNet"), agreeing("cautiously reports an F1 of 0.7", "two filters")
    ('is reported to reach an F1 of 0.7', 'are cautiously reported to reach an F1 of 0.7')
    >>> agreeing("reports an improvement of 2% in F1", "BuzzNet"), agreeing("reports 60 times less energy", "BuzzNet")
    ('is reported to bring an improvement of 2% in F1', 'is reported to need 60 times less energy')
    >>> agreeing("does better than an SVM in F1", "comb maps"), agreeing("is on a par with an SVM in F1", "BuzzNet")
    ('are reported to do better than an SVM in F1', 'is reported to be on a par with an SVM in F1')
    """
    be = "are" if is_plural(subject) else "is"
    if text.startswith("writes of how it fared: "):
        return text.replace("writes of how it fared", "fared as its paper writes", 1)
    if found := _REPORTS.fullmatch(text):
        what = found[2]
        if re.match(
            r"(?:[\w.,~+]+\s){0,4}(?:times |x )?(?:faster|slower|smaller|larger|better|worse)(?: than|$)", what
        ):
            return f"{be} {found[1] or ''}reported to be {what}"
        verb = "bring" if _CHANGES.match(what) or "speed" in what else "reach" if _VALUE.match(what) else "show"
        verb = "need" if verb == "show" and _NEEDED.search(what) else verb
        return f"{be} {found[1] or ''}reported to {verb} {what}"
    for told, infinitive in (("does not do", "not to do"), ("does", "to do"), ("is", "to be")):
        if text.startswith(f"{told} "):
            return f"{be} reported {infinitive}{text.removeprefix(told)}"
    return text


def finding_told(look: Lookup, claim: GraphClaim, subject: str = "") -> str | None:
    """A whole sentence; None where the paper's own words tell it better.

    Where it is not sure whose finding it is, the paper is said to report it, and what does better than something else
    is not told at all.
    """
    text = _fared(look, claim)
    who = subject or plain(claim.subject or "")
    if text is None and subject and (own := _in_own_words(claim)):
        return sentence(f"the paper {own}")
    if text is None or not (who or text.startswith(("reports ", "cautiously reports "))):
        return None
    return sentence(f"{_named(shorten(who, 80))} {agreeing(text, who)}" if who else f"the paper {text}")


def _named(subject: str) -> str:
    """A subject at the head of its sentence: "the model", "the two-stage framework", "BeeNet"."""
    words = re.sub(r"(?i)^(?:our|their|its)\s+", "", subject)
    said = with_article(words)
    return f"the {words}" if words != subject or said != words else words
