"""Solutions in words: those that are the same thing as one, what was found about it, where to see all of them."""

from __future__ import annotations

from collections import defaultdict

from kg.pages.addresses import anchor
from kg.pages.fared import is_about
from kg.pages.grammar import aside, count, is_plural, listed_parts, plain, sentence, with_article
from kg.pages.lookup import Lookup
from kg.pages.tellers import agreeing, finding
from kg.pages.wording import stated
from kg.records import Evidence, IssueNode, SolutionNode
from viz.page import Inline, Link, Statement
from viz.text import shorten

_LONGEST_FINDING = 190


def grouped_solutions(look: Lookup, issue: IssueNode) -> list[list[SolutionNode]]:
    """The solutions of an issue, one group a thing: most papers first, then those with a finding, then new ones."""
    groups: dict[str, list[SolutionNode]] = defaultdict(list)
    for s in issue.solutions:
        groups[s.entity or plain(s.label).casefold()].append(s)

    def rank(group: list[SolutionNode]) -> tuple[int, int, int, str, str]:
        told = telling_claim(look, group)
        late = max(look.years(s.paper for s in group), default=0)
        return (-len({s.paper for s in group}), -told[2] if told else 0, -late, group[0].label, group[0].id)

    return sorted(groups.values(), key=rank)


def solution_name(look: Lookup, solution: SolutionNode) -> str:
    """What a solution is called: its entity's name, or the words of its paper."""
    entity = look.entities.get(solution.entity) if solution.entity else None
    return plain(entity.name if entity else solution.label)


def issue_address(look: Lookup, issue: IssueNode) -> tuple[str, str]:
    """Where all about an issue stands, and what that place is called."""
    if not issue.narrower:
        return f"tree.html#{anchor('b', issue.id)}", "the tree"
    name = look.topic_names.get(issue.topic, "")
    return (f"fishbones/{name}.html#{anchor('fi', issue.id)}", "the fish-bone") if name else ("tree.html", "the tree")


def solution_sentence(look: Lookup, group: list[SolutionNode], *, bare: bool = False) -> Statement:
    """What was put forward, by whom and when, and the most telling finding about it unless it is told ``bare``."""
    first = min(group, key=lambda s: (look.when(s.paper) or "9999", s.paper))
    name = solution_name(look, first)
    papers = sorted({s.paper for s in group})
    when = look.when(first.paper)
    if len(papers) > 1:
        years = look.years(papers)
        when = (
            f"{count(len(papers), 'paper')}, {years[0]}–{years[-1]}"
            if years and years[0] != years[-1]
            else count(len(papers), "paper")
        )
    head = sentence(with_article(shorten(name, 120))).removesuffix(".")
    told = None if bare else telling_claim(look, group)
    if told and when and head.endswith(")"):
        head, when = aside(head, when), ""
    parts: list[Inline] = [Link(text=head, href=look.paper_href(first.paper), hint=look.title(first.paper))]
    evidence = [s.evidence for s in group]
    many = is_plural(name)
    be = "are" if many else "is"
    if told and len(papers) == 1:
        found = agreeing(told[0], name)
        parts.append(f" ({when}) {found}." if when else f" {found}.")
    elif told:
        parts.append(f" ({when}): one of them {told[0]}." if when else f": one of them {told[0]}.")
    elif len(papers) > 1:
        parts.append(f" {be} put forward by {when}.")
    else:
        parts.append(f" {be} put forward in {when}." if when else f" {be} put forward by one paper.")
    if told:
        evidence.append(told[1])
    return stated(look, parts, evidence, limit=3)


def solutions_together(
    look: Lookup, groups: list[list[SolutionNode]], *, also: bool, issue: IssueNode | None = None
) -> Statement:
    """Several solutions of which no finding can be told, in one sentence; ``also`` where others stand before it.

    With ``issue`` nothing is dated where they all come from the one paper that names it.
    """
    own = issue is not None and {s.paper for g in groups for s in g} == set(issue.papers) and len(issue.papers) == 1
    if len(groups) == 1 and not own:
        return solution_sentence(look, groups[0], bare=True)
    runs: list[tuple[Inline, ...]] = []
    years = [sorted({look.when(s.paper) for s in g}) for g in groups]
    same = years[0][0] if not own and all(y == years[0] and len(y) == 1 for y in years) else ""
    for i, group in enumerate(groups):
        first = min(group, key=lambda s: (look.when(s.paper) or "9999", s.paper))
        papers = len({s.paper for s in group})
        name = with_article(shorten(solution_name(look, first), 120))
        name = sentence(name).removesuffix(".") if i == 0 and not own else name
        when = count(papers, "paper") if papers > 1 else "" if same or own else look.when(first.paper)
        link = Link(text=aside(name, when), href=look.paper_href(first.paper), hint=look.title(first.paper))
        runs.append((link,))
    tail = " are put forward" + (f" in {same}" if same else "") + (", too." if also else ".")
    evidence = [s.evidence for g in groups for s in g[:1]]
    if own:
        parts = ("The same paper puts forward ", *listed_parts(runs), ", too." if also else ".")
        return stated(look, parts, evidence, limit=len(groups))
    return stated(look, (*listed_parts(runs), tail), evidence, limit=len(groups))


def telling_claim(look: Lookup, group: list[SolutionNode]) -> tuple[str, Evidence, int] | None:
    """The claim that says most about a solution: in words, its evidence, and how much it says (more with a figure)."""
    best: tuple[int, str, str, Evidence] | None = None
    for s in group:
        for key in s.claims:
            claim = look.claims.get(key)
            if claim is None:
                continue
            if not is_about(claim, s.label) and not (s.entity and claim.subject_entity == s.entity):
                continue
            text = finding(look, claim)
            if text is None or len(text) > _LONGEST_FINDING:
                continue
            filled = sum(v is not None for v in (claim.metric, claim.dataset, claim.baseline))
            filled += (2 if claim.value or claim.delta else 0) + bool(claim.metric_entity)
            found = (-filled, claim.id, text, claim.evidence)
            if best is None or found[:2] < best[:2]:
                best = found
    return (best[2], best[3], -best[0]) if best else None
