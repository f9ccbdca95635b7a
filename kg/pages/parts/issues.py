"""The main issues: who names them, since when, why, what was put forward, how that fared, what stays open."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from kg.pages.addresses import anchor
from kg.pages.fared import how_it_fared, is_about
from kg.pages.grammar import count, listed, mostly_since, plain, sentence, verb
from kg.pages.issue_labels import category_label, heading
from kg.pages.lookup import Lookup, Scope
from kg.pages.wording import stated
from kg.records import IssueNode, SolutionNode
from viz.charts import matrix, year_bars
from viz.page import Block, Card, Cards, Cell, Column, Figure, Heading, Inline, Link, Listing, Section, Statement, Table
from viz.text import shorten

SHOWN = 8
SOLUTIONS = 4


def issues(look: Lookup, scope: Scope) -> Section | None:
    """A card for each of the issues that most papers name, and all issue categories over the years."""
    ranked = ranked_issues(scope)
    if not ranked:
        return None
    cards = tuple(issue_card(look, scope, i) for i in ranked[:SHOWN])
    blocks: list[Block] = [
        Statement(
            parts=("What was put forward is told as its authors tell it; nobody has checked it here.",), tone="caution"
        ),
        Cards(cards=cards),
    ]
    rest = ranked[SHOWN:]
    if rest:
        noun = count(len(rest), "further issue")
        parts: tuple[Inline, ...] = (
            f"{noun.capitalize()} {verb(len(rest), 'stands', 'stand')} in ",
            Link(text="the tree", href="tree.html"),
            " and ",
            Link(text="the fish-bones", href="fishbones.html"),
            ".",
        )
        blocks.append(Statement(parts=parts))
    figure = issues_by_year(look, scope)
    if figure:
        blocks += [Heading(text="Kinds of issue over the years"), figure]
    return Section(
        key="issues", title="What is hard, and what is done about it", short="Main issues", blocks=tuple(blocks)
    )


def ranked_issues(scope: Scope) -> list[IssueNode]:
    """The issues of the scope, those of most papers first, then those with most said about them."""
    return sorted(scope.issues, key=lambda i: (-len(i.papers), -len(i.solutions), i.type is None, i.label, i.id))


def issue_card(look: Lookup, scope: Scope, issue: IssueNode) -> Card:
    """What is known of one issue."""
    years = sorted(issue.years)
    blocks: list[Block] = [_who_names_it(look, issue)]
    if issue.causes:
        reasons = listed([f"“{shorten(plain(c.label), 110)}”" for c in issue.causes[:2]])
        blocks.append(stated(look, (sentence(f"a reason given: {reasons}"),), [c.evidence for c in issue.causes[:2]]))
    blocks.extend(_put_forward(look, issue))
    for e in sorted(issue.open, key=lambda e: (-e.score, e.paper))[:1]:
        blocks.append(stated(look, (sentence(shorten(plain(e.quote), 220)),), issue.open, tone="open"))
    return Card(
        key=anchor("i", issue.id),
        title=(heading(issue),),
        label=category_label(issue.category),
        status="open" if not issue.solutions else "",
        picture=_bars(look, scope, years),
        blocks=tuple(blocks),
    )


def _bars(look: Lookup, scope: Scope, years: list[int]) -> object:
    known = look.years(scope.papers)
    return year_bars(Counter(years), max(known[0], known[-1] - 19), known[-1]) if years and known else None


def _who_names_it(look: Lookup, issue: IssueNode) -> Statement:
    n = len(issue.papers)
    text = f"{count(n, 'paper')} {verb(n, 'names', 'name')} it"
    years = look.years(issue.papers)
    late = mostly_since(years)
    if n == 1 and years:
        text += f", in {years[0]}"
    elif late and late[0] > years[0]:
        text += f", the first in {years[0]}, {late[1]} of them since {late[0]}"
    elif years and years[0] != years[-1]:
        text += f", from {years[0]} to {years[-1]}"
    elif years:
        text += f", {'both' if len(years) == 2 else 'all'} in {years[0]}"
    phrases = _phrases(issue)
    if phrases:
        text += f": {listed(phrases)}" if n == 1 else f"; in their words, {listed(phrases)}"
    return stated(look, (sentence(text),), issue.evidence)


def _phrases(issue: IssueNode, most: int = 3) -> list[str]:
    """The shortest telling wordings, each from another paper, none of them twice."""
    shown: list[str] = []
    folded: set[str] = set()
    papers: set[str] = set()
    for e in sorted(issue.evidence, key=lambda e: (abs(len(e.quote) - 42), e.paper, e.start)):
        words = plain(e.quote)
        if e.paper in papers or words.casefold() in folded or len(words) > 110:
            continue
        papers.add(e.paper)
        folded.add(words.casefold())
        shown.append(f"“{words}”")
        if len(shown) == most:
            break
    return shown


def _put_forward(look: Lookup, issue: IssueNode) -> Iterable[Block]:
    groups: dict[str, list[SolutionNode]] = defaultdict(list)
    for s in issue.solutions:
        groups[s.entity or plain(s.label).casefold()].append(s)
    if not groups:
        yield Statement(
            parts=("No paper read here puts anything forward against it.",),
            basis="No solution in the papers’ abstracts was tied to this issue.",
        )
        return
    order = sorted(
        groups.values(),
        key=lambda g: (
            -len(g),
            not any(s.claims for s in g),
            -max(look.years(s.paper for s in g), default=0),
            g[0].label,
            g[0].id,
        ),
    )
    shown = [solution_sentence(look, group) for group in order[:SOLUTIONS]]
    yield Heading(text="Put forward against it")
    yield Listing(statements=tuple(shown))
    rest = len(order) - len(shown)
    if rest:
        yield Statement(
            parts=(
                f"And {count(rest, 'more solution')}, in ",
                Link(text="the tree", href=f"tree.html#{anchor('b', issue.id)}"),
                ".",
            )
        )


def solution_sentence(look: Lookup, group: list[SolutionNode]) -> Statement:
    """What was put forward, by whom and when, and the most telling finding about it."""
    first = min(group, key=lambda s: (look.when(s.paper) or "9999", s.paper))
    name = plain(look.entities[first.entity].name if first.entity and first.entity in look.entities else first.label)
    papers = sorted({s.paper for s in group})
    when = look.when(first.paper)
    if len(papers) > 1:
        years = look.years(papers)
        when = (
            f"{count(len(papers), 'paper')}, {years[0]}–{years[-1]}"
            if years and years[0] != years[-1]
            else count(len(papers), "paper")
        )
    parts: list[Inline] = [
        Link(text=shorten(name, 120), href=look.paper_href(first.paper), hint=look.title(first.paper))
    ]
    if when:
        parts.append(f" ({when})")
    evidence = [s.evidence for s in group]
    told = telling_claim(look, group)
    if told:
        parts.append(f" {told[0]}")
        evidence.append(told[1])
    parts.append(".")
    return stated(look, parts, evidence, limit=3)


def telling_claim(look: Lookup, group: list[SolutionNode]) -> tuple[str, object] | None:
    """The claim that says most about a solution, in words, with its evidence."""
    best: tuple[int, str, str, object] | None = None
    for s in group:
        for key in s.claims:
            claim = look.claims.get(key)
            if claim is None:
                continue
            if not is_about(claim, s.label) and not (s.entity and claim.subject_entity == s.entity):
                continue
            text = how_it_fared(claim)
            if text is None or len(text) > 190:
                continue
            filled = sum(
                v is not None for v in (claim.value or claim.delta, claim.metric, claim.dataset, claim.baseline)
            )
            rank = (-filled, claim.id, text, claim.evidence)
            if best is None or rank[:2] < best[:2]:
                best = rank
    return (best[2], best[3]) if best else None


def issues_by_year(look: Lookup, scope: Scope) -> Figure | None:
    """How many papers name an issue of each category, by year."""
    seen: dict[str, set[str]] = defaultdict(set)
    for i in scope.issues:
        seen[i.category].update(i.papers)
    years = sorted({y for ps in seen.values() for y in look.years(ps)})
    if len(years) < 2 or not seen:
        return None
    span = list(range(max(years[0], years[-1] - 11), years[-1] + 1))
    rows = sorted(seen, key=lambda c: (-len(seen[c]), c))
    values = [[Counter(look.years(seen[c]))[y] for y in span] for c in rows]
    names = [category_label(c) for c in rows]
    heads = [str(y) for y in span]
    table = Table(
        key="issues-by-year-table",
        caption="Papers that name an issue, by category and year",
        columns=(Column(label="Category"), *(Column(label=h, numeric=True) for h in heads)),
        rows=tuple(
            (Cell(parts=(name,)), *(Cell(parts=(str(v) if v else "",), sort=float(v)) for v in row))
            for name, row in zip(names, values, strict=True)
        ),
    )
    title = "Papers that name an issue, by category and year"
    early = "" if span[0] == years[0] else f" Years before {span[0]} are not drawn."
    return Figure(
        key="issues-by-year",
        caption=f"{title}.{early}",
        pictures=(matrix(names, heads, values, "iby-w", title, 860), matrix(names, heads, values, "iby-n", title, 358)),
        table=table,
    )
