"""Abbreviations with what they stand for: those with two meanings first, then those of most papers."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace

from extract.lexicon import word_set
from kg.english.grammar import count, listed, plain, sentence
from kg.folding import singular
from kg.pages.lookup import Lookup, Scope
from kg.pages.running import mended, running_long_form
from kg.pages.wording import stated
from kg.records import Evidence, GlossaryEntry
from ontologies.vocabulary import EntityType
from viz.page import Block, Cell, Column, Fold, Heading, Listing, Section, Statement, Table

SHOWN, FEW = 24, 12
_RULE = (
    "Counted are the papers whose title or abstract writes the short form as a word, in the singular or the plural, "
    "and which do not spell other words with its letters in their place."
)
_WORD = re.compile(r"\w+(?:-\w*)*")
_COUNTED = re.compile(r"\A\d+-")
# Long forms as alike as this in letters are one thing in other words, or misspelt ("recognition", "recognizer").
_ONE_THING = 80.0
# A short form of fewer letters is spelt by chance; letters by which a word is known.
_LETTERS, _STEM = 3, 4
_SORTS = word_set("method model framework approach algorithm technique network module scheme strategy system language")
_SMALL = word_set(
    "a an and are as at by can for from has in into is it its of on or than that the this to use was with"
)


def glossary(look: Lookup, scope: Scope) -> Section | None:
    """The short forms that the scope's papers define: those of two meanings, then those that most papers write."""
    entries = _one_a_form([e for e in look.field.glossary if any(p in scope.papers for p in e.papers)])
    if not entries:
        return None
    blocks: list[Block] = []
    used = _writers(look, scope, entries)
    # What no paper of the page writes is told where it is written, though a paper has it by other letters.
    entries = [e for e in entries if used[e.short]] or entries
    double = [(e, forms) for e in entries if e.ambiguous and len(forms := _meanings(look, scope, e)) > 1]
    if double:
        blocks.append(Heading(text="Names that mean more than one thing"))
        blocks.append(Listing(statements=tuple(_double(look, scope, e, forms, used) for e, forms in double[:12])))
    ranked = sorted(entries, key=lambda e: (-used[e.short], e.short.casefold(), e.short))
    first = [e for e in ranked if used[e.short] > 1][:SHOWN]
    if len(first) < FEW:
        # What names a kind of thing is met in other papers and other texts; the name of one system hardly.
        first += [e for e in ranked if e not in first and _names_a_kind(look, e)][: FEW - len(first)]
    if not first and len(ranked) <= FEW:
        first = ranked
    rest = sorted((e for e in ranked if e not in first), key=lambda e: (e.short.casefold(), e.short))
    if first:
        caption = "Abbreviations to know" if rest else "Abbreviations"
        blocks.append(_table(look, scope, first, used, "glossary-first", caption))
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


def _names_a_kind(look: Lookup, entry: GlossaryEntry) -> bool:
    """Whether a short form stands for a task, a kind of data or a measure."""
    names = {entry.short.casefold(), *(form.casefold() for form in entry.long_forms)}
    return any(
        look.entities[key].type in (EntityType.TASK, EntityType.MODALITY, EntityType.METRIC)
        and names & {name.casefold() for name in (look.entities[key].name, *look.entities[key].aliases)}
        for paper in entry.papers
        for key in look.named_by.get(paper, ())
    )


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


def _writers(look: Lookup, scope: Scope, entries: list[GlossaryEntry]) -> dict[str, int]:
    """How many papers of the scope write each short form as a whole word, in the singular or the plural."""
    shorts: dict[str, set[str]] = defaultdict(set)
    for e in look.field.glossary:
        shorts[e.short.casefold()].add(e.short)
    papers = sorted(scope.papers)
    texts = [look.papers[paper].text for paper in papers]
    writers: dict[str, set[int]] = defaultdict(set)
    for number, text in enumerate(texts):
        for word in _words(text):
            writers[word].add(number)
    found = {}
    for e in entries:
        # "DoF" is the same form in other letters, where that is told with it.
        forms = {e.short} if e.ambiguous else {s for s in shorts[e.short.casefold()] if _same_entry(look, e, s)}
        forms |= {f"{form}s" for form in forms}
        here = {number for form in forms for number in writers.get(form, ())}
        for form in sorted(forms):
            if not re.fullmatch(r"[\w-]+", form):
                odd = re.compile(rf"(?<![\w-]){re.escape(form)}(?!\w)")
                here |= {number for number, text in enumerate(texts) if form in text and odd.search(text)}
        found[e.short] = sum(
            papers[number] in e.papers
            or not (_spells_other(e, texts[number]) or _in_data(look, e, papers[number], texts[number]))
            for number in here
        )
    return found


def _in_data(look: Lookup, entry: GlossaryEntry, paper: str, text: str) -> bool:
    """Whether a text has a short form only within the proper names of data sets ("BUZ COMB"), and not its long form."""
    said = " ".join(text.split()).casefold()
    if any(form.casefold().rstrip("s") in said for form in entry.long_forms):
        return False
    word = re.compile(rf"(?<![\w-]){re.escape(entry.short)}s?(?!\w)")
    things = (look.entities[key] for key in look.named_by.get(paper, ()))
    names = {n for e in things if e.type is EntityType.DATASET for n in (e.name, *(m.quote for m in e.mentions))}
    longer = [
        n for n in names if word.sub("", n).strip() and word.search(n) and not any(w.islower() for w in n.split())
    ]
    for name in sorted(longer, key=lambda n: (-len(n), n)):
        text = text.replace(name, " ")
    return bool(longer) and word.search(text) is None


def _spells_other(entry: GlossaryEntry, text: str) -> bool:
    """Whether a text writes no long form of an entry, but other words beside one another that begin with its letters.

    Only words that share one with a long form count: "wax inversion check" beside "wax insertion check".
    """
    letters = entry.short
    if len(letters) < _LETTERS or not letters.isalpha() or not letters.isupper():
        return False
    said = " ".join(text.split()).casefold()
    if any(form.casefold().rstrip("s") in said for form in entry.long_forms):
        return False
    known = {w[:_STEM] for form in entry.long_forms for w in re.findall(r"\w+", form.casefold())}
    row = re.compile(r"(?<![\w-])" + r"[\s-]".join(rf"{c}[a-z]+" for c in letters.casefold()) + r"(?![\w-])")
    for match in row.finditer(said):
        heads = {w[:_STEM] for w in re.findall(r"\w+", match[0])}
        if heads & _SMALL:
            continue  # "wax in comb" is no name
        if heads & known and not heads <= known:
            return True
    return False


def _same_entry(look: Lookup, entry: GlossaryEntry, short: str) -> bool:
    """Whether a short form in other letters is told under this entry."""
    if short == entry.short:
        return True
    other = next(e for e in look.field.glossary if e.short == short)
    return not other.ambiguous and _is_one_thing(entry.long_forms[0].casefold(), other.long_forms[0].casefold())


def _words(text: str) -> Iterator[str]:
    """Words that stand by themselves: whole, or before a hyphen and what only says how they are meant ("BUZ-based")."""
    for word in _WORD.findall(text):
        yield word
        word = _COUNTED.sub("", word)  # "6-DOF"
        yield word
        parts = word.split("-")
        for at in range(1, len(parts)):
            if parts[at].islower() or not parts[at]:
                yield "-".join(parts[:at])
                break


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
    return " ".join(senses.get(word, senses.get(word.removesuffix("s"), word)) for word in form.split())


def _whole_form(look: Lookup, entry: GlossaryEntry, form: str) -> str:
    """A long form with the part of its first word that a cut at a sign left out, as one, and in running letters."""
    many = False
    for paper in entry.papers:
        text = " ".join(look.papers[paper].text.split())
        # Only where it is defined so: elsewhere a word with a hyphen is another word.
        before = r"(?<![\w-])([\w-]+-|\w+ ?[’'])?"
        found = re.search(rf"(?i){before}{re.escape(form)}\s*\({re.escape(entry.short)}(s?)\)", text)
        if found:
            many = bool(found[2])
            form = (found[1] or "").replace(" ", "") + form
            break
    # A data set is a proper name, whatever its words are elsewhere.
    named = {entry.short.casefold(), form.casefold()}
    of_data = any(
        named & {n.casefold() for n in (look.entities[key].name, *look.entities[key].aliases)}
        for paper in entry.papers
        for key in look.named_by.get(paper, ())
        if look.entities[key].type is EntityType.DATASET
    )
    if of_data:
        return plain(form)
    form = _less_head(entry.short, mended(plain(form), look.words))
    *front, last = form.split(" ")
    form = " ".join((*front, singular(last))) if many and last.islower() else form
    return running_long_form(form, look.words)


def _less_head(short: str, form: str) -> str:
    """A long form without a last word that says only what sort of thing it is and has no letter in the short form.

    >>> _less_head("WBC", "warm bread counting method"), _less_head("WBM", "warm bread method")
    ('warm bread counting', 'warm bread method')
    """
    *front, last = form.split(" ")
    letter = short[-1:].casefold()
    ends = len(front) > 1 and letter.isalpha() and front[-1][:1].casefold() == letter != last[:1].casefold()
    return " ".join(front) if ends and last in _SORTS else form


def _is_one_thing(one: str, other: str) -> bool:
    from rapidfuzz.fuzz import ratio

    heads = [w[:5] for w in re.findall(r"\w+", one)], [w[:5] for w in re.findall(r"\w+", other)]
    if heads[0] == heads[1]:
        return True
    # A slip or another ending leaves how words begin: "social foraging" and "seasonal foraging" are two things.
    alike = len(heads[0]) != len(heads[1]) or all(a[:2] == b[:2] for a, b in zip(*heads, strict=True))
    return alike and ratio(one, other) >= _ONE_THING


def _double(look: Lookup, scope: Scope, entry: GlossaryEntry, forms: list[str], used: Mapping[str, int]) -> Statement:
    """What a short form of several meanings stands for; "at least" so many where a paper writes it and defines none."""
    means = listed([f"“{f}”" for f in forms])
    evidence = [e for e in entry.evidence if e.paper in scope.papers]
    open_ended = used[entry.short] > len(scope.papers.intersection(entry.papers))
    least = "at least " if open_ended else ""
    text = f"{plain(entry.short)} means {least}{count(len(forms), 'thing')} here: {means}"
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
    columns = (Column(label="Short"), Column(label="In full"), Column(label="Papers that write it", numeric=True))
    return Table(key=key, caption=caption, columns=columns, rows=tuple(rows), sortable=True, note=_RULE)
