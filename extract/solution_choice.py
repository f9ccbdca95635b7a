"""Which of the reader's solution phrases are taken: phrases and the paper's own things go in, spans come out."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from extract.assembly_settings import AssemblySettings
from extract.folding import fold
from extract.reading import PhraseSpan
from extract.records import Abbreviation, Entity, Mention
from extract.spans import trim_span
from ontologies.vocabulary import EntityType

__all__ = ["ChosenSolution", "choose_solutions"]


@dataclass(frozen=True, slots=True)
class ChosenSolution:
    """A span that is put forward; ``phrases`` are the places of the reader's phrases that it stands for, if any."""

    start: int
    end: int
    score: float
    phrases: tuple[int, ...]


def choose_solutions(
    text: str,
    title_end: int,
    phrases: Sequence[PhraseSpan],
    entities: Sequence[Entity],
    mentions: Sequence[Mention],
    abbreviations: Sequence[Abbreviation],
    settings: AssemblySettings,
) -> list[ChosenSolution]:
    """Choose what a paper puts forward.

    The surest phrase is taken at a lower threshold than the others, since nearly every paper puts something forward.
    Where none of the chosen ones is named in the title, and none is sure, the own method or data set that the title
    names takes the place of what is unsure: authors put into their title what they put forward, and a part of it
    ("the loss of our network") reads like a solution as well. A made-up name needs no such support.

    Parameters
    ----------
    text : str
        Title, newline, abstract.
    title_end : int
        Where the title ends.
    phrases : sequence of PhraseSpan
        The reader's solution phrases.
    entities, mentions
        The paper's things and where they stand.
    abbreviations
        "long form (SHORT)": such a phrase is cut to the long form.
    settings : AssemblySettings
        ``solution``, ``first_solution`` and ``sure_solution`` are read.

    Returns
    -------
    list of ChosenSolution
        In the order of the phrases, no two with the same words; what the title names comes first.
    """
    shorts = {a.short for a in abbreviations}
    surest = max((p.score for p in phrases), default=0.0)
    chosen: list[ChosenSolution] = []
    seen: set[str] = set()
    for number, phrase in enumerate(phrases):
        needed = settings.first_solution if phrase.score == surest else settings.solution
        span = _clean(text, phrase, shorts) if phrase.score >= needed else None
        key = fold(text[slice(*span)]) if span else ""
        if span is not None and key and key not in seen:
            seen.add(key)
            chosen.append(ChosenSolution(*span, phrase.score, (number,)))
    titled = _named_in_title(text, title_end, phrases, entities, mentions, shorts, seen)
    if titled is None or surest >= settings.sure_solution or any(_is_coined(text[c.start : c.end]) for c in chosen):
        return chosen
    # What it takes the place of was put against the same issues.
    replaced = tuple(n for c in chosen if c.score < settings.sure_solution for n in c.phrases)
    titled = replace(titled, phrases=(*titled.phrases, *replaced))
    return [titled, *(c for c in chosen if c.score >= settings.sure_solution)]


def _is_coined(words: str) -> bool:
    """Whether a name is one made-up word: "TidePool", "TMN-2"."""
    return " " not in words and sum(c.isupper() for c in words) > 1


def _clean(text: str, phrase: PhraseSpan, shorts: Collection[str]) -> tuple[int, int] | None:
    """The phrase's span without small words at its borders and without its own short form in brackets."""
    span = trim_span(text, phrase.start, phrase.end)
    if span is None or text[span[1] - 1] != ")":
        return span
    opened = text.rfind("(", *span)
    if opened > span[0] and text[opened + 1 : span[1] - 1].strip() in shorts:
        return trim_span(text, span[0], opened)
    return span


def _named_in_title(
    text: str,
    title_end: int,
    phrases: Sequence[PhraseSpan],
    entities: Sequence[Entity],
    mentions: Sequence[Mention],
    shorts: Collection[str],
    seen: Collection[str],
) -> ChosenSolution | None:
    """The paper's own method or data set that the title names, if none of those ``seen`` is named there."""
    title = f" {fold(text[:title_end])} "
    best: ChosenSolution | None = None
    for number, entity in enumerate(entities):
        if not entity.proposed or entity.type not in (EntityType.METHOD, EntityType.DATASET):
            continue
        forms = {f for f in map(fold, (entity.name, *entity.aliases)) if f}
        named = {f for f in (entity.name, *entity.aliases) if " " in f or _is_coined(f)}
        if not any(f" {f} " in title for f in map(fold, named) if f):
            continue
        if forms & set(seen):
            return None
        if best is not None:
            continue
        places = [m for m in mentions if m.entity == number]
        places = [m for m in places if m.start > title_end] or places
        if not places:
            continue
        place = places[0]
        rated = [
            (p.score, -n)
            for n, p in enumerate(phrases)
            if (span := _clean(text, p, shorts)) and fold(text[slice(*span)]) in forms
        ]
        score, phrase = max(rated, default=(place.score, 1))
        best = ChosenSolution(place.start, place.end, score, (-phrase,) if phrase <= 0 else ())
    return best
