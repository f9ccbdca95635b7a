"""Methods, data sets, modalities, tasks and metrics to know: how often, since when, from whom, in what company."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from kg.chain_links import brings_in, is_coined_thing
from kg.english.grammar import plain
from kg.metrics import is_higher_better
from kg.pages.lookup import Lookup, Scope, Use
from kg.pages.parts.kinds import EVERY, is_piece, nests, told_things, within
from ontologies.vocabulary import EntityType
from viz.charts import matrix, year_bars
from viz.page import Block, Cell, Column, Figure, Link, Section, Table
from viz.text import shorten

SHOWN = 10
# Of so many papers no table but that of data sets has things that one paper alone names; of fewer, some do.
_MANY, _FEW = 10, 5
# So many data sets that several papers name are told without those of one.
_SHARED = 3
# Papers of the field that must know a thing that one paper of the page names.
_KNOWN = 3
# So many words tell what one paper measured, and name no measure.
_LONG = 4
# One in so many of a task's papers makes a task of other words one of its kinds.
_A_PART = 3
# What is done to a thing is no kind of it.
_ACT = re.compile(r"(?i)(?:fine-?|pre-?|prompt-?)?(?:tun|train|us|apply|combin)ing\s")
_TITLES = (
    (EntityType.METHOD, "Methods", "Put forward in"),
    (EntityType.DATASET, "Data sets", "Put forward in"),
    (EntityType.MODALITY, "Kinds of data", ""),
    (EntityType.TASK, "Tasks", ""),
    (EntityType.METRIC, "Metrics", ""),
)
# What is praised more often than measured: "robustness", "stability", "generalization ability".
_QUALITY = re.compile(
    r"(?i)(?:^efficiency|[a-z](?:ness|(?<!proba)bility|bilities|i[sz]ations?)|\b(?:safety|security|flexibility|dexterity|convergence|fairness"
    r"|performances?|superiority|validity|complexity|versatility|applicability|simplicity|autonomy|potential|quality)"
    r"|\b(?:guarantees?|requirements?|capacit(?:y|ies)|parameters?|computations?))$"
)


def know(look: Lookup, scope: Scope) -> Section | None:
    """A table for each type of thing, and tasks and methods by the data they are tried on as matrices."""
    blocks: list[Block] = []
    for kind, title, owner in _TITLES:
        pooled = told_things(look, scope, kind)
        uses = pooled.rows
        if kind is EntityType.METRIC:
            measured = {c.metric_entity for c in look.field.claims if c.number is not None}
            uses = tuple(u for u in uses if u.entity.id in measured or not _QUALITY.search(plain(u.entity.name)))
        shown = [u for u in uses if len(u.papers) > 1][:SHOWN]
        if len(shown) < _SHARED and kind is EntityType.DATASET:
            shown = list(uses[:_FEW])
        elif len(scope.papers) < _MANY:
            shown += _of_one_paper(look, kind, [u for u in uses if len(u.papers) == 1], shown)[: _FEW - len(shown)]
        if shown:
            blocks.append(_table(look, scope, shown, len(uses), title, owner, pooled.under))
    if not blocks:
        return None
    for rows, columns, key, title in (
        (EntityType.TASK, EntityType.MODALITY, "tasks-by-modality", "Tasks by kind of data"),
        (EntityType.METHOD, EntityType.MODALITY, "methods-by-modality", "Methods by kind of data"),
        (EntityType.METHOD, EntityType.DATASET, "methods-by-dataset", "Methods by data set"),
    ):
        figure = crossed(look, scope, rows, columns, key, title)
        if figure:
            blocks.append(figure)
    return Section(key="know", title="What to know by name", short="Methods, data, metrics", blocks=tuple(blocks))


def _of_one_paper(look: Lookup, kind: EntityType, uses: Sequence[Use], shown: Sequence[Use]) -> list[Use]:
    """What one paper of few alone names and yet is worth knowing: what it makes, and what the field knows as well."""
    made = [u for u in uses if is_coined_thing(u.entity) and _makers(look, u)]
    known = [u for u in uses if u not in made and len(u.entity.papers) >= _KNOWN]
    if kind is EntityType.METRIC:
        known = [u for u in uses if is_higher_better(_bare(u)) is not None and len(_bare(u).split()) < _LONG]
        known = [
            u
            for u in known
            if not re.search(rf"{_QUALITY.pattern}|(?:efficiency|overheads?|costs?|bias)\Z", plain(u.entity.name))
        ]
    elif kind is EntityType.TASK:
        known = []
    kept = [*shown]
    for u in (*made, *known):
        if not any(v is not u and set(u.papers) <= set(v.papers) and within(look, u, v) for v in uses):
            kept.append(u)
    return kept[len(shown) :]


def _table(
    look: Lookup,
    scope: Scope,
    uses: list[Use],
    total: int,
    title: str,
    owner: str,
    under: Mapping[str, tuple[Use, ...]],
) -> Table:
    known = look.years(scope.papers)
    first, last = (max(known[0], known[-1] - 19), known[-1]) if known else (0, -1)
    columns = [Column(label="Name"), Column(label="Papers", numeric=True)]
    # Of a single year there is nothing to draw.
    if first < last:
        columns.append(Column(label=f"{first} to {last}" if first == known[0] else f"Since {first}"))
    kinds = {u.entity.id: _kinds_told(look, u, under.get(u.entity.id, ())) for u in uses}
    if any(kinds.values()):
        parts = any(is_piece(k) for u in uses for k in under.get(u.entity.id, ()))
        columns.append(Column(label="Its kinds and parts" if parts else "Its kinds"))
    columns.append(Column(label="Often with"))
    owned = bool(owner) and any(_makers(look, u) for u in uses)
    if owned:
        columns.append(Column(label=owner))
    company = _company(look, scope, uses)
    rows = []
    for use in uses:
        proof = look.proof(use.mentions, limit=2)
        use_years = look.years(use.papers)
        cells = [
            Cell(
                parts=(shown_name(look, use),),
                sort=plain(use.entity.name).casefold(),
                quotes=proof.quotes,
                total=proof.total,
                further=proof.further,
            ),
            Cell(parts=(str(len(use.papers)),)),
        ]
        if first < last:
            drawn = year_bars(Counter(use_years), first, last) if use_years else None
            told = () if use_years else ("no dates",)
            cells.append(Cell(parts=told, picture=drawn, sort=float(max(use_years, default=0))))
        if any(kinds.values()):
            cells.append(Cell(parts=(kinds[use.entity.id],)))
        cells.append(Cell(parts=(", ".join(company[use.entity.id]),)))
        if owned:
            makers = _makers(look, use)
            cells.append(
                Cell(
                    parts=(Link(text=shorten(look.title(makers[0]), 70), href=look.paper_href(makers[0])),)
                    if makers
                    else ()
                )
            )
        rows.append(tuple(cells))
    left = total - len(uses)
    note = (
        ""
        if not left
        else "One more is named; the graph page lists it."
        if left == 1
        else f"{left:,} more are named; the graph page lists those of most papers."
    )
    return Table(
        key=f"know-{title.lower().replace(' ', '-')}",
        caption=title,
        columns=tuple(columns),
        rows=tuple(rows),
        sortable=True,
        note=note,
    )


def _kinds_told(look: Lookup, head: Use, kinds: Sequence[Use], most: int = 3) -> str:
    """The kinds of a thing that several papers name, each with its papers."""
    shared = [u for u in kinds if len(u.papers) > 1 and not _ACT.match(plain(u.entity.name))]
    if head.entity.type is EntityType.TASK:  # another task's papers must be a good part of its own
        words = set(look.written.key(_bare(head)))
        shared = [
            u for u in shared if words & set(look.written.key(_bare(u))) or _A_PART * len(u.papers) >= len(head.papers)
        ]
    if head.entity.type is EntityType.METHOD:  # "deep hum nets" are told with hum nets
        shared = [u for u in shared if not any(len(v.papers) >= len(u.papers) and within(look, v, u) for v in shared)]
    told = [f"{shown_name(look, u)} {len(u.papers)}" for u in shared[:most]]
    return ", ".join(told) + (f" and {len(shared) - most} more" if len(shared) > most else "")


def _bare(use: Use) -> str:
    return re.sub(r"\s*\([^()]*\)\Z", "", plain(use.entity.name))


def _makers(look: Lookup, use: Use) -> list[str]:
    """The paper that brought a thing in, where just one says so and none that names it is older."""
    if len(use.entity.proposed_by) != 1 or use.entity.proposed_by[0] not in use.papers:
        return []
    maker = use.entity.proposed_by[0]
    if not _is_brought(look, use, maker):
        return []
    date = look.papers[maker].year
    older = [y for y in look.years(use.entity.papers) if date is not None and y < date]
    return [] if older or (date is None and len(use.entity.papers) > 3) else [maker]


def _is_brought(look: Lookup, use: Use, maker: str) -> bool:
    """Whether a paper brings a thing in: of what others name, too, it must say so; its own must be more than a title.

    What goes by common words may be anyone's as soon as another paper names it.
    """
    thing, paper = use.entity, look.papers[maker]
    own = [m for m in use.mentions if m.paper == maker]
    if len(use.papers) > 1:
        named = thing.type is EntityType.DATASET or is_coined_thing(thing)
        bring = {m.paper for m in use.mentions if m.paper in look.papers and brings_in(thing, look.papers[m.paper], m)}
        return named and bring == {maker}  # where two say so, one of them only takes it up
    return is_coined_thing(thing) or any(m.end > len(paper.title) for m in own)


def shown_name(look: Lookup, use: Use) -> str:
    """A thing's name, with a short form where its letters come from the name."""
    short = [a for a in use.entity.aliases if a.isupper() and 2 <= len(a) <= 8 and _shortens(a, use.entity.name)]
    name = shorten(look.name_of(use.entity), 80)
    return f"{name} ({plain(short[0])})" if short and not name.endswith(")") else name


def _shortens(short: str, name: str) -> bool:
    """Whether the letters of a short form stand in a name in their order, and it is no other spelling of it."""
    letters = [c for c in short.casefold() if c.isalnum()]
    left = iter(name.casefold())
    known = "".join(c for c in name.casefold() if c.isalnum())
    return all(c in left for c in letters) and "".join(letters) not in known


def _company(look: Lookup, scope: Scope, uses: Sequence[Use], most: int = 2) -> dict[str, list[str]]:
    """Tasks and modalities that stand in the same papers as each entity, at least twice."""
    others = [u for kind in (EntityType.TASK, EntityType.MODALITY) for u in told_things(look, scope, kind).uses[:60]]
    # What nearly all papers of the page name is in the company of everything.
    others = [u for u in others if len(u.papers) < EVERY * len(scope.papers)]
    sets = [(u, look.name_of(u.entity), frozenset(u.papers)) for u in others]
    out = {}
    for use in uses:
        papers = set(use.papers)
        ranked = sorted((-len(papers & ps), name, other.entity.id, other) for other, name, ps in sets)
        near: list[Use] = []
        for n, _, _, other in ranked:
            # Nothing keeps company with its own kind, nor does a thing beside its kind add to it.
            if n > -2 or len(near) == most:
                break
            if not any(nests(look, other, u) for u in (use, *near)):
                near.append(other)
        out[use.entity.id] = [look.name_of(u.entity) for u in near]
    return out


def crossed(
    look: Lookup, scope: Scope, row_kind: EntityType, column_kind: EntityType, key: str, title: str
) -> Figure | None:
    """How many papers name a thing of one type and one of another, as a matrix; None where it would be too small."""
    columns = [u for u in told_things(look, scope, column_kind).apart if len(u.papers) > 1]
    columns = [u for u in columns if len(u.papers) < EVERY * len(scope.papers)][:12]
    candidates = [u for u in told_things(look, scope, row_kind).apart if len(u.papers) > 1][:40]
    if row_kind is EntityType.METHOD:  # no thing is set against itself, whatever its type
        candidates = [u for u in candidates if not any(nests(look, u, c) for c in columns)]
    column_sets = [frozenset(u.papers) for u in columns]
    scored = [(sum(len(c & frozenset(u.papers)) for c in column_sets), u) for u in candidates]
    rows: list[Use] = []
    for n, u in sorted(scored, key=lambda s: (-s[0], s[1].entity.name)):
        # Names of the same papers, or one within another, would make two rows of one.
        if n > 1 and not any(set(u.papers) == set(r.papers) or nests(look, u, r) for r in rows):
            rows.append(u)
    rows = rows[:12]
    values = [[len(frozenset(u.papers) & c) for c in column_sets] for u in rows]
    held, kept = _more_than_once(values)
    values = [[values[i][j] for j in kept] for i in held]
    if len(held) < 3 or len(kept) < 3 or _says_little(values):
        return None
    names, heads = [look.name_of(rows[i].entity) for i in held], [look.name_of(columns[j].entity) for j in kept]
    table = Table(
        key=f"{key}-table",
        caption=f"{title}: papers that name both",
        columns=(Column(label=row_kind.capitalize()), *(Column(label=h, numeric=True) for h in heads)),
        rows=tuple(
            (Cell(parts=(n,)), *(Cell(parts=(str(v) if v else "",)) for v in row))
            for n, row in zip(names, values, strict=True)
        ),
    )
    few = 6
    pictures = (
        matrix(names, heads, values, f"{key}-w", title, 900),
        matrix(names, heads, values, f"{key}-m", title, 600),
        matrix(names, heads[:few], [row[:few] for row in values], f"{key}-n", title, 358),
    )
    return Figure(key=key, caption=f"{title}: how many papers name both.", pictures=pictures, table=table)


def _more_than_once(values: Sequence[Sequence[int]]) -> tuple[list[int], list[int]]:
    """Rows and columns of a matrix with a cell of two papers and more.

    >>> _more_than_once([[3, 1, 0], [2, 0, 1], [1, 1, 0]])
    ([0, 1], [0])
    """
    held = [i for i, row in enumerate(values) if max(row, default=0) > 1]
    kept = [j for j in range(len(values[0]) if values else 0) if any(values[i][j] > 1 for i in held)]
    return held, kept


def _says_little(values: Sequence[Sequence[int]]) -> bool:
    """Whether most filled cells of a matrix are of one paper, and none of more than two: chance alone fills it so.

    >>> _says_little([[3, 1], [2, 2]]), _says_little([[3, 1], [1, 0]]), _says_little([[2, 2], [2, 0]])
    (False, True, True)
    """
    cells = [n for row in values for n in row if n]
    return 2 * sum(n > 1 for n in cells) < len(cells) or max(cells, default=0) < 3
