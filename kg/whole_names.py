"""Names of data sets that a reader cut at a slash, made whole: "KEEL" of "KEEL/Harbour Post".

A name with a slash is one name where a paper's reader took it for one, or where the other side of the slash was taken
for nothing. Extractions go in; they come out with such mentions and the names of their things made longer.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from extract.records import Extraction, Mention
from ontologies.vocabulary import EntityType

_WORD = r"[A-Z][\w.+’'-]*[\w+]"
_SLASHED = re.compile(rf"(?<![\w/.\\])(?:{_WORD})/(?:{_WORD})(?![\w/])")
_HEADED = re.compile(r"(?:\s+(?:data\s?sets?|corpus|corpora|benchmarks?))\Z", re.IGNORECASE)
_PROPER = (EntityType.DATASET, EntityType.METHOD)


def with_whole_names(extractions: Sequence[Extraction]) -> list[Extraction]:
    """The extractions with names that were cut at a slash made whole."""
    known: Counter[str] = Counter()
    for extraction in extractions:
        for mention in extraction.mentions:
            if mention.type is EntityType.DATASET and "/" in mention.text:
                known[_squeezed(_HEADED.sub("", mention.text))] += 1
    return [_whole(extraction, known) if "/" in extraction.paper.text else extraction for extraction in extractions]


def _whole(extraction: Extraction, known: Mapping[str, int]) -> Extraction:
    longer: dict[int, tuple[int, int]] = {}
    text = extraction.paper.text
    for match in _SLASHED.finditer(text):
        inside = [
            place
            for place, mention in enumerate(extraction.mentions)
            if mention.type in _PROPER and mention.start < match.end() and match.start() < mention.end
        ]
        cut = [place for place in inside if not _covers(extraction.mentions[place], match)]
        if cut and len(cut) == len(inside) and (end := _end(extraction, match, cut, known)):
            longer.update(dict.fromkeys(cut, (match.start(), end)))
    # A thing that goes by the shorter name elsewhere in its paper is none of these.
    split = {m.entity for place, m in enumerate(extraction.mentions) if place not in longer}
    longer = {place: span for place, span in longer.items() if extraction.mentions[place].entity not in split}
    if not longer:
        return extraction
    mentions = list(extraction.mentions)
    entities = list(extraction.entities)
    for place, (start, end) in longer.items():
        old = mentions[place]
        mentions[place] = replace(old, start=start, end=end, text=text[start:end])
        entities[old.entity] = replace(entities[old.entity], name=text[start:end], aliases=())
    return replace(extraction, mentions=tuple(mentions), entities=tuple(entities))


def _end(extraction: Extraction, match: re.Match[str], cut: Collection[int], known: Mapping[str, int]) -> int:
    """Where the whole name ends; 0 where the slash stands between two names."""
    text = extraction.paper.text
    here = _squeezed(match.group())
    if here in known:
        return match.end()
    for whole in known:  # "KEEL/Harbour Post", read as far as the blank
        if whole.startswith(here):
            for end in range(match.end() + 1, min(match.end() + 24, len(text)) + 1):
                if _squeezed(text[match.start() : end]) == whole:
                    return end
    mentions = [extraction.mentions[place] for place in cut]
    begins = all(mention.start == match.start() and text[mention.end : mention.end + 1] == "/" for mention in mentions)
    named = any(mention.type is EntityType.DATASET for mention in mentions)
    return match.end() if begins and named else 0


def _covers(mention: Mention, match: re.Match[str]) -> bool:
    return mention.start <= match.start() and match.end() <= mention.end


def _squeezed(text: str) -> str:
    return "".join(ch for ch in text.casefold() if ch.isalnum())
