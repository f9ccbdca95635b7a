"""Abbreviations with what they stand for: those with two meanings first, then those of most papers."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace

from kg.english.grammar import count, listed, plain, sentence
from kg.pages.lookup import Lookup, Scope
from kg.pages.running import running_name
from kg.pages.wording import stated
from kg.records import Evidence, GlossaryEntry
from ontologies.vocabulary import EntityType
from viz.page import Block, Cell, Column, Fold, Heading, Listing, Section, Statement, Table

SHOWN, FEW = 24, 12
# Shorter forms are no sign of a sense by themselves.
TELLING = 3
# Long forms as alike as this in letters are one thing in other words, or misspelt ("recognition", "recognizer").
_ONE_THING = 80.0


def glossary(look: Lookup, scope: Scope) -> Section | None:
    """The short forms that the scope's papers define: those that several use first, of most papers first."""
    entries = _one_a_form([e for e in look.field.glossary if any(p in scope.papers for p in e.papers)])
    if not entries:
        return None
    blocks: list[Block] = []
    double = [(e, forms) for e in entries if e.ambiguous and len(forms := _meanings(look, scope, e)) > 1]
    if double:
        blocks.append(Heading(text="Names that mean more than one thing"))
        blocks.append(Listing(statements=tuple(_double(look, scope, e, forms) for e, forms in double[:12])))
    used = _uses(look, scope, entries)
    ranked = sorted(entries, key=lambda e: (-used[e.short], e.short.casefold(), e.short))
    first = [e for e in ranked if used[e.short] > 1][:SHOWN]
    if not first and len(ranked) <= FEW:
        first = ranked
    rest = sorted((e for e in ranked if e not in first), key=lambda e: (e.short.casefold(), e.short))
    if first:
        blocks.append(
            _table(look, scope, first, used, "glossary-first", "Abbreviations used most" if rest else "Abbreviations")
        )
    if rest:
        head = count(len(rest), "more abbreviation") if first else count(len(rest), "abbreviation")
        once = all(used[e.short] < 2 for e in rest)
        blocks.append(
            Fold(
                summary=head.capitalize() + (", each written by a single paper" if once and len(rest) > 1 else ""),
                blocks=(_table(look, scope, rest, used, "glossary-rest", "Further abbreviations"),),
            )
        )
    return Section(key="glossary", title="Glossary", short="Glossary", blocks=tuple(blocks))


def _one_a_form(entries: list[GlossaryEntry]) -> list[GlossaryEntry]:
    """Entries without those that another one has in other letters ("DoF" beside "DOF") with the same meaning."""
    kept: list[GlossaryEntry] = []
    for e in sorted(entries, key=lambda e: (-len(e.papers), e.short)):
        for place, other in enumerate(kept):
            same = e.short.casefold() == other.short.casefold() and _is_one_thing(
                e.long_forms[0].casefold(), other.long_forms[0].casefold()
            )
            if same and not e.ambiguous and not other.ambiguous:
                both = tuple(sorted({*e.papers, *other.papers}))
                kept[place] = replace(other, papers=both, evidence=other.evidence + e.evidence)
                break
        else:
            kept.append(e)
    return kept


def _uses(look: Lookup, scope: Scope, entries: list[GlossaryEntry]) -> dict[str, int]:
    """How many papers of the scope write each short form in its sense, in the singular or the plural.

    A paper that does not say which sense it means counts only where the field has one for the form.
    """
    writers: dict[str, set[str]] = defaultdict(set)
    for paper in sorted(scope.papers):
        for word in re.findall(r"[^\s()\[\],;:“”\"]+", look.papers[paper].text):
            writers[word.rstrip(".")].add(paper)
    found = {}
    senses = _senses(look)
    for e in entries:
        known = set(e.papers) & scope.papers
        others = (writers[e.short] | writers[f"{e.short}s"]) - known
        first, *more = (_written_out(f.casefold(), senses) for f in e.long_forms)
        several = not all(_is_one_thing(first, form) for form in more)
        if len(e.short) < TELLING or several:
            # Two letters stand for many things, too: only papers that write the words mean this one.
            forms = [" ".join(f.split()).casefold() for f in e.long_forms]
            others = {p for p in others if any(f in " ".join(look.papers[p].text.split()).casefold() for f in forms)}
        found[e.short] = len(known | others)
    return found


def _meanings(look: Lookup, scope: Scope, entry: GlossaryEntry) -> list[str]:
    """The long forms that the scope's papers write, less those that are another one in other letters."""
    texts = [" ".join(look.papers[p].text.split()).casefold() for p in entry.papers if p in scope.papers]
    senses = _senses(look) if len(entry.long_forms) > 1 else {}
    kept: list[str] = []
    for form in entry.long_forms:
        said = " ".join(form.split()).casefold()
        whole = _written_out(said, senses)
        if any(said in t for t in texts) and not any(
            _is_one_thing(whole, _written_out(other.casefold(), senses)) for other in kept
        ):
            kept.append(_whole_form(look, entry, form))
    return kept


def _senses(look: Lookup) -> dict[str, str]:
    return {e.short.casefold(): e.long_forms[0].casefold() for e in look.field.glossary if not e.ambiguous}


def _written_out(form: str, senses: Mapping[str, str]) -> str:
    """A long form with the short forms in it written out, as far as the field has one sense for them."""
    return " ".join(senses.get(word, word) for word in form.split())


def _whole_form(look: Lookup, entry: GlossaryEntry, form: str) -> str:
    """A long form with the part of its first word that a cut at a hyphen left out, and in running letters."""
    for paper in entry.papers:
        text = " ".join(look.papers[paper].text.split())
        # Only where it is defined so: elsewhere a word with a hyphen is another word.
        found = re.search(rf"(?i)(?<![\w-])([\w-]+-){re.escape(form)}\s*\({re.escape(entry.short)}s?\)", text)
        if found:
            form = found[1] + form
            break
    # A data set is a proper name, whatever its words are elsewhere.
    named = {entry.short.casefold(), form.casefold()}
    of_data = any(
        named & {n.casefold() for n in (look.entities[key].name, *look.entities[key].aliases)}
        for paper in entry.papers
        for key in look.named_by.get(paper, ())
        if look.entities[key].type is EntityType.DATASET
    )
    return running_name(plain(form), EntityType.DATASET if of_data else EntityType.TASK, look.words, ())


def _is_one_thing(one: str, other: str) -> bool:
    from rapidfuzz.fuzz import ratio

    heads = [w[:5] for w in re.findall(r"\w+", one)], [w[:5] for w in re.findall(r"\w+", other)]
    return ratio(one, other) >= _ONE_THING or heads[0] == heads[1]


def _double(look: Lookup, scope: Scope, entry: GlossaryEntry, forms: list[str]) -> Statement:
    means = listed([f"“{f}”" for f in forms])
    evidence = [e for e in entry.evidence if e.paper in scope.papers]
    text = f"{plain(entry.short)} means {count(len(forms), 'thing')} here: {means}"
    return stated(look, (sentence(text),), evidence)


def _table(
    look: Lookup, scope: Scope, entries: list[GlossaryEntry], used: Mapping[str, int], key: str, caption: str
) -> Table:
    rows = []
    for e in entries:
        evidence: list[Evidence] = [x for x in e.evidence if x.paper in scope.papers] or list(e.evidence)
        proof = look.proof(evidence, limit=2)
        meanings = _meanings(look, scope, e) or [_whole_form(look, e, f) for f in e.long_forms[:1]]
        rows.append(
            (
                Cell(parts=(plain(e.short),), sort=e.short.casefold()),
                Cell(
                    parts=("; ".join(meanings),),
                    quotes=proof.quotes,
                    total=proof.total,
                    further=proof.further,
                ),
                Cell(parts=(str(used[e.short]),)),
            )
        )
    columns = (Column(label="Short"), Column(label="In full"), Column(label="Papers that write it so", numeric=True))
    return Table(key=key, caption=caption, columns=columns, rows=tuple(rows), sortable=True)
