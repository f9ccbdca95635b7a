"""Fish-bones: from the records to drawings, and a page for each with an outline of the same."""

from __future__ import annotations

from dataclasses import replace

from kg.issue_state import left_open
from kg.pages.addresses import anchor
from kg.pages.grammar import count, number_word, plain, sentence
from kg.pages.issue_labels import heading
from kg.pages.lookup import Lookup
from kg.pages.outline import number_of
from kg.pages.overview import crumbs
from kg.pages.solutions import grouped_solutions, solution_name, solution_sentence
from kg.pages.wording import cause_words, state_of, stated, told_causes, without_solution
from kg.records import Cause, Fishbone, IssueNode
from viz.fishbone import BoneDrawing, FishboneDrawing, Twig
from viz.fishbone_views import fishbone_views, needs_brief
from viz.page import Block, Branch, Card, Cards, Figure, Inline, Link, Outline, Page, Section, Statement
from viz.text import shorten

# What a page can show at a size that can be read; the outline holds the rest.
ISSUES, SOLUTIONS, OUTLINED = 60, 2, 12
# Issues of a single paper fill a drawing up to here, no further.
ENOUGH = 24


def fishbone_name(look: Lookup, fish: Fishbone) -> str:
    """The file name of a fish-bone, without suffix."""
    return look.topic_names.get(fish.topic, anchor("f", fish.topic))


def drawing_of(look: Lookup, fish: Fishbone, *, links: str | None = None) -> FishboneDrawing:
    """The drawing of a fish-bone: the issues of most papers, at most ``ISSUES`` of them.

    ``links`` is the page that the links of issues lead to, ``""`` for the one in which the drawing stands; without it
    the drawing has no links, as a file that travels must.
    """
    ids = [i for b in fish.bones for i in b.issues if i in look.issues]
    ranked = sorted(ids, key=lambda i: (-len(look.issues[i].papers), i))
    several = sum(len(look.issues[i].papers) > 1 for i in ranked)
    kept = set(ranked[: min(ISSUES, max(several, ENOUGH))])
    bones = []
    for bone in fish.bones:
        shown = [look.issues[i] for i in bone.issues if i in kept]
        if shown:
            bones.append(BoneDrawing(label=bone.label, twigs=tuple(_twig(look, i, links) for i in shown)))
    papers = {p for i in ids for p in look.issues[i].papers}
    note = f"{count(len(ids), 'issue')} in {count(len(papers), 'paper')}"
    if len(kept) < len(ids):
        note += f"; {len(kept)} shown"
    return FishboneDrawing(
        key=f"fb-{fishbone_name(look, fish)}", head=look.label_of(fish.topic), note=note, bones=tuple(bones)
    )


def _twig(look: Lookup, issue: IssueNode, links: str | None) -> Twig:
    names = _solution_names(look, issue)
    return Twig(
        label=heading(issue),
        papers=len(issue.papers),
        solutions=tuple(names[:SOLUTIONS]),
        causes=tuple(_cause(look, c) for c in told_causes(look, issue)[:1]),
        more=max(0, len(names) - SOLUTIONS),
        href=f"{links}#{anchor('fi', issue.id)}" if links is not None else "",
    )


def _cause(look: Lookup, cause: Cause) -> str:
    """The issue that a cause names, where it is one of the graph's; else the cause in the words that state it."""
    named = look.issues.get(cause.issue) if cause.issue else None
    return heading(named) if named else shorten(plain(cause.label), 70)


def _solution_names(look: Lookup, issue: IssueNode) -> list[str]:
    return list(dict.fromkeys(shorten(solution_name(look, g[0]), 70) for g in grouped_solutions(look, issue)))


def fishbones_page(look: Lookup) -> Page:
    """``fishbones.html``: all fish-bones as cards."""
    cards = []
    for fish in look.field.fishbones:
        n = sum(len(b.issues) for b in fish.bones)
        name = fishbone_name(look, fish)
        if not n:
            continue
        bones = "; ".join(
            f"{b.label.lower()} ({len(b.issues)})"
            for b in sorted(fish.bones, key=lambda b: (-len(b.issues), b.label))
            if b.issues
        )
        level = look.topics[fish.topic].level if fish.topic in look.topics else 1
        cards.append(
            Card(
                key=anchor("fc", fish.topic),
                title=(Link(text=look.label_of(fish.topic), href=f"fishbones/{name}.html"),),
                label="The whole field" if level == 0 else "Topic",
                blocks=(
                    Statement(parts=(sentence(f"{count(n, 'issue')}: {bones}"),)),
                    Statement(parts=(Link(text="SVG file", href=f"fishbones/{name}.svg"),)),
                ),
            )
        )
    lead = Statement(
        parts=(
            "A fish-bone sets out what stands in the way of a topic: its head is the topic, each bone a kind of "
            "issue, each twig an issue, and behind it what was put forward against it.",
        )
    )
    blocks: list[Block] = [Cards(cards=tuple(cards), columns=True)]
    whole = next(
        (f for f in look.field.fishbones if f.topic == look.field.topics.id and any(b.issues for b in f.bones)), None
    )
    sections = [Section(key="all", title="All fish-bones", blocks=tuple(blocks))]
    if whole:
        sections.insert(
            0,
            Section(
                key="whole",
                title=look.name,
                short="The whole field",
                blocks=(fishbone_figure(look, whole, links=f"fishbones/{fishbone_name(look, whole)}.html"),),
            ),
        )
    return Page(
        path="fishbones.html",
        title="Fish-bones",
        kicker="Fish-bones",
        lead=(lead,),
        sections=tuple(sections),
        current="fishbones.html",
        layout="wide",
    )


def fishbone_figure(look: Lookup, fish: Fishbone, *, links: str, panel: bool = False) -> Figure:
    """The drawing in a page, with its file beside it and, where its outline stands in the same page, a panel.

    In a wide window it lies, in a narrower one it stands, so that it can be read without being moved. Where it would
    be too large with all that was put forward, it begins with the issues alone, and the whole drawing is a button away.
    """
    drawing = drawing_of(look, fish, links=links)
    name = fishbone_name(look, fish)
    told = "Numbers count the papers that name an issue"
    if needs_brief(drawing):
        told += "; what was put forward against it is told when you choose it."
    else:
        told += "; → is what was put forward."
    if not panel:
        told = "Numbers count the papers that name an issue; choose one to see what was put forward against it."
    return Figure(
        key=f"fig-{name}",
        caption=told,
        pictures=(fishbone_views(drawing),),
        scrolls=True,
        panel="Choose an issue in the drawing to see who names it, in which words, what is said to cause it and what "
        "was put forward against it."
        if panel
        else "",
        links=(
            Link(text="The drawing with everything, as an SVG file", href=f"fishbones/{name}.svg", hint="download"),
        ),
    )


def fishbone_pages(look: Lookup) -> tuple[Page, ...]:
    """A page for each fish-bone: the drawing, and the same as an outline with quotes."""
    return tuple(_page(look, fish) for fish in look.field.fishbones if any(b.issues for b in fish.bones))


def _page(look: Lookup, fish: Fishbone) -> Page:
    name = fishbone_name(look, fish)
    branches = tuple(
        Branch(
            key=anchor("fk", f"{fish.topic}|{bone.category}"),
            label=bone.label,
            sort="kind",
            count=count(len(bone.issues), "issue"),
            open=True,
            branches=tuple(_issue_branch(look, look.issues[i]) for i in bone.issues if i in look.issues),
        )
        for bone in fish.bones
        if bone.issues
    )
    back: tuple[Link, ...] = (Link(text="Fish-bones", href="fishbones.html"),)
    topic = look.topics.get(fish.topic)
    if topic and topic.id in look.above:
        back = (*crumbs(look, topic), look.topic_link(topic.id), *back)
    return Page(
        path=f"fishbones/{name}.html",
        title=look.label_of(fish.topic),
        kicker="Fish-bone",
        sections=(
            Section(
                key="drawing",
                title="The drawing",
                blocks=(fishbone_figure(look, fish, links="", panel=True),),
            ),
            Section(key="outline", title="The same as an outline", blocks=(Outline(branches=branches),)),
        ),
        crumbs=back,
        current="fishbones.html",
        layout="wide",
    )


def _issue_branch(look: Lookup, issue: IssueNode) -> Branch:
    n = len(issue.papers)
    named = sentence(f"{count(n, 'paper')} {'names' if n == 1 else 'name'} it")
    statements = [stated(look, (named,), issue.evidence, tone="named")]
    if n > 1:
        order = [p for p in look.paper_order if p in issue.papers]
        parts: list[Inline] = []
        for p in order[:OUTLINED]:
            parts += ["; " if parts else "", look.paper_link(p), f" ({when})" if (when := look.when(p)) else ""]
        parts.append(f"; and {number_word(n - OUTLINED)} more." if n > OUTLINED else ".")
        statements.append(Statement(parts=tuple(parts), tone="named"))
    statements += [
        stated(look, (sentence(f"a cause given: {cause_words(c, 120)}"),), (c.evidence,), tone="cause")
        for c in told_causes(look, issue)[:2]
    ]
    groups = grouped_solutions(look, issue)
    statements += [replace(solution_sentence(look, g), tone="solution") for g in groups[:OUTLINED]]
    if len(groups) > OUTLINED:
        more = sentence(f"{number_word(len(groups) - OUTLINED)} more not listed here")
        statements.append(Statement(parts=(more,), tone="solution"))
    state = f", {told}" if (told := state_of(look, issue)) else ""
    bare = without_solution(look, issue)
    statements += [replace(bare, tone="solution")] if bare else []
    outlooks = left_open(issue)
    for e in sorted(outlooks, key=lambda e: (-e.score, e.paper, e.start))[:1]:
        statements.append(stated(look, (sentence(shorten(plain(e.quote), 220)),), outlooks, tone="open"))
    return Branch(
        key=anchor("fi", issue.id),
        label=heading(issue),
        sort="issue",
        count=f"{n} {'paper' if n == 1 else 'papers'}, {number_of(len(groups), 'solution')}{state}",
        statements=tuple(statements),
    )
