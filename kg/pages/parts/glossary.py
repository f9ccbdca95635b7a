"""Abbreviations with what they stand for, those with two meanings first."""

from __future__ import annotations

from kg.pages.grammar import count, listed, plain, sentence
from kg.pages.lookup import Lookup, Scope
from kg.pages.wording import stated
from kg.records import Evidence, GlossaryEntry
from viz.page import Block, Cell, Column, Fold, Heading, Listing, Section, Statement, Table

SHOWN = 24


def glossary(look: Lookup, scope: Scope) -> Section | None:
    """The short forms that the scope's papers define."""
    entries = [e for e in look.field.glossary if any(p in scope.papers for p in e.papers)]
    if not entries:
        return None
    blocks: list[Block] = []
    double = [e for e in entries if e.ambiguous]
    if double:
        blocks.append(Heading(text="Names that mean two things"))
        blocks.append(Listing(statements=tuple(_double(look, e) for e in double[:12])))
    ranked = sorted(entries, key=lambda e: (-_weight(scope, e), e.short.casefold(), e.short))
    first = sorted(ranked[:SHOWN], key=lambda e: (e.short.casefold(), e.short))
    rest = sorted(ranked[SHOWN:], key=lambda e: (e.short.casefold(), e.short))
    blocks.append(
        _table(look, scope, first, "glossary-first", "Abbreviations defined most often" if rest else "Abbreviations")
    )
    if rest:
        blocks.append(
            Fold(
                summary=f"{len(rest)} more abbreviations",
                blocks=(_table(look, scope, rest, "glossary-rest", "Further abbreviations"),),
            )
        )
    return Section(key="glossary", title="Glossary", short="Glossary", blocks=tuple(blocks))


def _weight(scope: Scope, entry: GlossaryEntry) -> int:
    return sum(p in scope.papers for p in entry.papers)


def _double(look: Lookup, entry: GlossaryEntry) -> Statement:
    n = len(entry.long_forms)
    means = listed([f"“{plain(f)}”" for f in entry.long_forms])
    return stated(look, (sentence(f"{plain(entry.short)} means {count(n, 'thing')} here: {means}"),), entry.evidence)


def _table(look: Lookup, scope: Scope, entries: list[GlossaryEntry], key: str, caption: str) -> Table:
    rows = []
    for e in entries:
        evidence: list[Evidence] = [x for x in e.evidence if x.paper in scope.papers] or list(e.evidence)
        proof = look.proof(evidence, limit=2)
        rows.append(
            (
                Cell(parts=(plain(e.short),), sort=e.short.casefold()),
                Cell(
                    parts=("; ".join(plain(f) for f in e.long_forms),),
                    quotes=proof.quotes,
                    total=proof.total,
                    further=proof.further,
                ),
                Cell(parts=(str(_weight(scope, e)),)),
            )
        )
    columns = (Column(label="Short"), Column(label="In full"), Column(label="Papers", numeric=True))
    return Table(key=key, caption=caption, columns=columns, rows=tuple(rows), sortable=True)
