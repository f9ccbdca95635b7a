"""Names that a reader took out of addresses on the web: no paper says them.

The last part of an address may be a thing's own name ("bees.org/code/HiveNet"); who gives it, and a row of words tied
by hyphens ("code/Bee-Counting-Hive"), are none. Extractions go in; they come out without such mentions and names.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.records import Entity, Extraction, Mention

# The start of an address, up to a name in it; and what may stand behind the last part of one.
_ADDRESS = re.compile(r"(?i)(?:\bhttps?:|\bwww\.|\b(?:github|gitlab)\.)[^\s)}]*/\Z")
_WITHIN = re.compile(r"(?i)(?:\bhttps?:|\bwww\.|\b(?:github|gitlab)\.)[^\s)}]*/[^\s)}]*\Z")
_END = re.compile(r"(?:\.git|_release)?/?[\s.,;:!?\"'”’)\]}]*(?:\s|\Z)", re.IGNORECASE)
_LONGEST = 200


def without_addresses(extractions: Sequence[Extraction]) -> list[Extraction]:
    """The extractions without what is only part of an address; a thing that is written nowhere else has no name."""
    return [_clean(x) if "/" in x.paper.text else x for x in extractions]


def in_address(text: str, start: int, end: int) -> bool:
    """Whether words stand in an address, and are not the name that it ends with.

    >>> text = "See https://bees.org/keeper/HiveNet and https://bees.org/Bee-Counting-Hive."
    >>> names = ("See", "keeper", "HiveNet", "Bee-Counting")
    >>> [in_address(text, text.index(name), text.index(name) + len(name)) for name in names]
    [False, True, False, True]
    """
    before = text[max(0, start - _LONGEST) : start]
    if not _WITHIN.search(before):
        return False
    name = text[start:end]
    tied = name.count("-") > 1 or (name.count("-") == 1 and name.replace("-", "").islower())
    return tied or _ADDRESS.search(before) is None or _END.match(text, end) is None


def _clean(extraction: Extraction) -> Extraction:
    text = extraction.paper.text
    gone = {m for m in extraction.mentions if in_address(text, m.start, m.end)}
    if not gone:
        return extraction
    kept = tuple(m for m in extraction.mentions if m not in gone)
    things = list(extraction.entities)
    for index in sorted({m.entity for m in gone}):
        things[index] = _renamed(things[index], {m.text for m in gone if m.entity == index}, _of(kept, index))
    return replace(extraction, mentions=kept, entities=tuple(things))


def _of(mentions: Sequence[Mention], index: int) -> list[str]:
    return list(dict.fromkeys(m.text for m in mentions if m.entity == index))


def _renamed(thing: Entity, gone: set[str], kept: Sequence[str]) -> Entity:
    """A thing without the names that only stand in addresses, by the longest of the others where its own is one."""
    gone -= set(kept)
    aliases = tuple(alias for alias in thing.aliases if alias not in gone)
    if thing.name not in gone:
        return replace(thing, aliases=aliases)
    names = [*aliases, *kept]
    name = max(names, key=len, default="")
    return replace(thing, name=name, aliases=tuple(alias for alias in aliases if alias != name))
