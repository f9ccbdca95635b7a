"""Findings as sentences of their own: who reports what, as far as either is sure."""

from __future__ import annotations

import re

from kg.pages.fared import how_it_fared
from kg.pages.grammar import is_plural, plain, sentence, with_article
from kg.pages.lookup import Lookup
from kg.records import GraphClaim
from viz.text import shorten

_PLURAL = {"reports": "report", "does": "do", "is": "are"}
_AGREES = re.compile(r"(?<!\w)(?:reports|does|is)(?!\w)")


def finding(look: Lookup, claim: GraphClaim) -> str | None:
    """What the claim says about its subject, beside what else its paper claims."""
    return how_it_fared(claim, look.claims_of.get(claim.paper, ()))


def agreeing(text: str, subject: str) -> str:
    """A finding whose verb agrees with its subject."""
    return _AGREES.sub(lambda m: _PLURAL[m[0]], text, count=1) if is_plural(subject) else text


def finding_told(look: Lookup, claim: GraphClaim, subject: str = "") -> str | None:
    """A whole sentence; None where the paper's own words tell it better.

    Where it is not sure whose finding it is, the paper is said to report it, and what does better than something else
    is not told at all.
    """
    text = finding(look, claim)
    who = subject or plain(claim.subject or "")
    if text is None or not (who or text.startswith(("reports ", "cautiously reports "))):
        return None
    return sentence(f"{_named(shorten(who, 80))} {agreeing(text, who)}" if who else f"the paper {text}")


def _named(subject: str) -> str:
    """A subject at the head of its sentence: "the model", "the two-stage framework", "BeeNet"."""
    words = re.sub(r"(?i)^(?:our|their|its)\s+", "", subject)
    said = with_article(words)
    return f"the {words}" if words != subject or said != words else words
