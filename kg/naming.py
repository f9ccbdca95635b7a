"""The name that people see, out of all the ways in which papers write one thing."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from extract.lexicon import word_set
from kg.folding import fold, initials_match, is_short_form, mend_breaks, tight, tokens

_POSSESSIVE = re.compile(r"(?<=\w)['’]s\Z")
# "Hull-based models" are hulls by another name, where papers write that, too.
_BASED = re.compile(r" based (?:model|method|approach|architecture|network|classifier)\Z")
_SORTS = word_set("model method approach framework algorithm architecture technique dataset database corpus")
# A form of more words tells what a thing does.
_MAX_SPELT = 7
# A mention in running text shows the case that papers use; in a title, words are often capitalised.
_TITLE_WEIGHT = 0.1


@dataclass(frozen=True, slots=True, kw_only=True)
class Surface:
    """One written form in one paper: how often it stands in the abstract and in the title, and whether it is the
    name by which the paper's own entity goes (its fullest form)."""

    text: str
    paper: str
    in_text: int
    in_title: int
    main: bool = False


def choose_name(surfaces: Sequence[Surface], long_key: str | None, coined: bool) -> str:
    """The full form with its abbreviation, in the case that papers use most.

    Parameters
    ----------
    surfaces : sequence of Surface
        Every written form in every paper; at least one.
    long_key : str or None
        The folded long form, where the thing has an abbreviation.
    coined : bool
        Whether a paper proposed the thing, or it is a data set: then the short form leads, since people use that.
    """
    longs = [s for s in surfaces if long_key is not None and fold(s.text) == long_key]
    shorts = [s for s in surfaces if is_short_form(s.text) and (not longs or tight(s.text) != tight(longs[0].text))]
    if longs and shorts:
        long, short = _most_used(longs), _most_used(shorts)
        if short.endswith("s") and is_short_form(short[:-1]) and short[-2].isupper():
            short = short[:-1]
        return f"{short} ({long})" if coined else f"{long} ({short})"
    bare = {fold(s.text) for s in shorts if not _is_titled(s.text)}
    plain = [
        s
        for s in surfaces
        if not is_short_form(s.text) and not any(_adds_head(fold(s.text), key) for key in bare - {fold(s.text)})
    ]
    made_up = [s for s in shorts if s.in_text and not _is_titled(s.text) and is_own_word(s.text)]
    if coined and made_up and not longs:
        short = _most_used(made_up, surfaces)
        if short.endswith("s") and short[:-1] in {s.text for s in made_up}:
            short = short[:-1]
        spelt = [s for s in surfaces if _spells(s.text, short)]
        return f"{short} ({_most_used(spelt)})" if spelt else short
    # A thing known by its short form in most papers goes by it, where no long form is known.
    if shorts and (not plain or _weight(shorts) >= _weight(plain)):
        return _most_used(shorts, surfaces)
    return _most_used(plain or surfaces)


def is_own_word(text: str) -> bool:
    """Whether a word with capitals is long enough to be made up for one thing, and no mere abbreviation.

    >>> is_own_word("HullNet"), is_own_word("GPU"), is_own_word("KEELS")
    (True, False, True)
    """
    letters = [ch for ch in text if ch.isalpha()]
    return len(letters) > 3


def _spells(text: str, short: str) -> bool:
    """Whether a form of a few words is what a made-up word stands for, and does not hold it."""
    if not 1 < len(text.split()) <= _MAX_SPELT or "," in text or tight(short) in tight(text):
        return False
    return initials_match(short, text)


def _weight(surfaces: Sequence[Surface]) -> float:
    """In papers; one whose own name for the thing is another form counts for less."""
    papers: dict[str, float] = {}
    for surface in surfaces:
        papers[surface.paper] = max(papers.get(surface.paper, 0.0), 1.0 if surface.main else 0.4)
    return round(sum(papers.values()), 6)


def _most_used(surfaces: Sequence[Surface], hints: Sequence[Surface] = ()) -> str:
    """The written form of the folded name that most papers use, in the singular where any paper writes that."""
    groups: dict[str, list[Surface]] = defaultdict(list)
    for surface in surfaces:
        groups[fold(surface.text)].append(surface)
    own = {k: list(members) for k, members in groups.items()}
    for k in groups:
        # A made-up name lends its place to no longer form of it: "ABCNet model" is ABCNet.
        if any(is_named(s.text) and not _is_titled(s.text) for s in groups[k]):
            own[k] += [s for other in groups if other != k and _adds_head(other, k) for s in groups[other]]
    key = min(own, key=lambda k: (-_weight(own[k]), len(k), k))
    bare = _BASED.sub("", key)
    if bare in own and 2 * _weight(own[bare]) >= _weight(own[key]):
        key = bare
    scores: dict[str, float] = defaultdict(float)
    for surface in groups[key]:
        scores[_without_article(surface.text)] += surface.in_text + _TITLE_WEIGHT * surface.in_title
    for surface in hints or surfaces:  # "ABC-IV database" shows how "ABC-IV" is written
        first = surface.text.split()[0] if surface.text.split() else ""
        if first in scores and first != surface.text and is_short_form(first):
            scores[first] += surface.in_text + _TITLE_WEIGHT * surface.in_title
    singulars = {text: score for text, score in scores.items() if tokens(text) and tokens(text)[-1] == key.split()[-1]}
    forms = singulars or scores
    best = min(forms, key=lambda text: (-_case_score(text, scores), len(text), text))
    # Where all singulars have a title's capitals but the plural is written small, so is the name.
    small = sum(uses for text, uses in scores.items() if not _capitals(text))
    return best.lower() if _is_capitalised(best) and small > scores[best] else best


def _is_titled(text: str) -> bool:
    """Whether capitals are those of a title only: "Multi-Scale", not "U-Net"."""
    parts = [part for part in text.split("-") if len(part) > 3]
    return bool(parts) and all(part == part.capitalize() for part in parts)


def _adds_head(longer: str, key: str) -> bool:
    """Whether a folded name is another one, with at most a word behind it that says what sort of thing it is."""
    return longer == key or (longer.startswith(f"{key} ") and longer[len(key) + 1 :] in _SORTS)


def _case_score(text: str, scores: dict[str, float]) -> float:
    """Uses of a form; the capitals of a sentence's start or of a title lend their uses to the form without them."""
    if is_short_form(text):
        return scores[text]
    score = 0.0
    for other, uses in scores.items():
        # A plural in small letters shows the case as well as a singular does.
        same = other.casefold() == text.casefold() or fold(other) == fold(text)
        if (
            same
            and (_capitals(other) == _capitals(text) or _is_capitalised(other))
            and _capitals(other) >= _capitals(text)
        ):
            score += uses if other.casefold() == text.casefold() else 0.5 * uses
    return round(score, 6)


def _is_capitalised(text: str) -> bool:
    """Whether its capitals are only first letters of words."""
    return all(word[1:] == word[1:].lower() for word in text.replace("-", " ").split())


def _capitals(text: str) -> int:
    return sum(ch.isupper() for ch in text)


def _without_article(text: str) -> str:
    """The text without an article in front, a possessive behind and a line's break inside."""
    words = _POSSESSIVE.sub("", mend_breaks(text)).split()
    return " ".join(words[1:]) if len(words) > 1 and words[0].casefold() in ("a", "an", "the") else " ".join(words)


def is_named(text: str) -> bool:
    """Whether a name is a proper one: a single word with a digit or a capital past its first letter."""
    return len(text.split()) == 1 and (
        is_short_form(text) or (any(c.isdigit() for c in text) and len(tokens(text)) > 0)
    )
