"""Fish-bones: from the records to drawings, and a page for each with an outline of the same."""

from __future__ import annotations

from dataclasses import replace

from kg.english.grammar import count, number_word, plain, sentence
from kg.issue_state import left_open
from kg.issues import top_issues
from kg.pages.addresses import anchor
from kg.pages.issue_labels import heading
from kg.pages.lookup import Lookup
from kg.pages.outline import raised_by, state_line
from kg.pages.overview import crumbs
from kg.pages.solutions import grouped_solutions, solution_name, solution_sentence
from kg.pages.states import MEANINGS, tally_of, tally_told, without_solution
from kg.pages.wording import cause_words, stated, told_causes
from kg.records import Cause, Fishbone, IssueNode
from ontologies.issue_types import load_categories
from viz.fishbone import BoneDrawing, FishboneDrawing, Twig
from viz.fishbone_small import small_fishbone_svg
from viz.fishbone_views import fishbone_views, needs_brief
from viz.page import Branch, Card, Cards, Figure, Inline, Link, Outline, Page, Section, Statement
from viz.svg import element
from viz.text import shorten

# What a page can show at a size that can be read; the outline holds the rest.
ISSUES, SOLUTIONS, OUTLINED = 60, 2, 12
# Papers of an issue that its place in the outline names: its quotes lead to all of them.
_PAPERS = 4
# Issues that a card names.
NAMED = 3
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
    note = _sizes(look, fish)
    if len(kept) < len(ids):
        note += f"; {len(kept)} shown"
    return FishboneDrawing(
        key=f"fb-{fishbone_name(look, fish)}", head=look.label_of(fish.topic), note=note, bones=tuple(bones)
    )


def _sizes(look: Lookup, fish: Fishbone) -> str:
    """How many issues have a bone, of how many of the topic, and how many papers name them; all in figures, or none."""
    ids = [i for b in fish.bones for i in b.issues if i in look.issues]
    papers = {p for i in ids for p in look.issues[i].papers}
    total = len(top_issues(look.field.issues, fish.topic))
    if total > len(ids):
        # What one paper says, and no kind covers, has no bone: the pages of the topic count it, too.
        return f"{len(ids)} of {total} issues, in {count(len(papers), 'paper', beside=total)}"
    most = max(len(ids), len(papers))
    return f"{count(len(ids), 'issue', beside=most)} in {count(len(papers), 'paper', beside=most)}"


def _counted(look: Lookup, fish: Fishbone) -> Statement:
    """The issues of the topic and their states, as its own page has them, and how many of them have a bone."""
    topic = look.topics.get(fish.topic, look.field.topics)
    found = tally_of(look, topic)
    text = tally_told(found, whole=topic.id not in look.above)
    drawn = sum(i in look.issues for b in fish.bones for i in b.issues)
    if drawn < found.raised:
        held = "one" if drawn == 1 else number_word(drawn, found.raised)
        text += f" The fish-bone has {held} of them: those of several papers or of a known kind."
    return Statement(parts=(text,), basis=MEANINGS)


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
    """``fishbones.html``: the whole field's fish-bone, and a card for the one of each topic."""
    root = look.field.topics.id
    filled = [fish for fish in look.field.fishbones if any(b.issues for b in fish.bones)]
    whole = next((fish for fish in filled if fish.topic == root), None)
    topics = [fish for fish in filled if fish is not whole]
    lead = Statement(
        parts=(
            "A fish-bone sets out what stands in the way of a topic: its head is the topic, each bone a kind of "
            "issue, each twig an issue, and behind it what the papers that raise it put forward.",
        )
    )
    sections = []
    if whole:
        address = f"fishbones/{fishbone_name(look, whole)}.html"
        way = ("With the words behind each issue: ", Link(text="the page of this fish-bone", href=address), ".")
        sections.append(
            Section(
                key="whole",
                title=look.name,
                short="The whole field",
                blocks=(_counted(look, whole), Statement(parts=way), fishbone_figure(look, whole, links=address)),
            )
        )
    if topics:
        cards = Cards(cards=tuple(_card(look, fish) for fish in topics), columns=True)
        told = Statement(parts=("Longer bones hold more issues; choose a fish-bone to open it.",))
        sections.append(Section(key="all", title="Topic by topic", blocks=(told, cards)))
    return Page(
        path="fishbones.html",
        title="Fish-bones",
        kicker=count(len(look.papers), "paper").capitalize(),
        lead=(lead,)
        if sections
        else (lead, Statement(parts=("No issue was made out here, so there is none to show.",))),
        sections=tuple(sections),
        current="fishbones.html",
        layout="wide",
    )


def _card(look: Lookup, fish: Fishbone) -> Card:
    """What a topic's fish-bone has, at a glance, and the way to it."""
    name, topic = fishbone_name(look, fish), look.label_of(fish.topic)
    address = f"fishbones/{name}.html"
    sizes = {bone.category: len(bone.issues) for bone in fish.bones}
    bones = [(category.label, sizes.get(category.slug, 0)) for category in load_categories()]
    drawn = small_fishbone_svg(bones, anchor("fs", fish.topic), f"Small fish-bone of {topic}")
    issues = [look.issues[i] for b in fish.bones for i in b.issues if i in look.issues]
    ranked = sorted(issues, key=lambda i: (-len(i.papers), i.id))
    shared = [i for i in ranked if len(i.papers) > 1][:NAMED]
    first = shared or ranked[:NAMED]
    if len(first) == len(issues):
        parts: list[Inline] = ["Its issue: " if len(issues) == 1 else "Its issues: "]
    else:
        parts = ["Raised by several papers: " if shared else "Each by one paper, among them: "]
    for issue in first:
        # A number in a narrow card stays with its noun.
        number = f"({count(len(issue.papers), 'paper', beside=99)})".replace(" ", "\u00a0")
        parts += ["; " if len(parts) > 1 else "", Link(text=heading(issue), href=f"{address}#{anchor('fi', issue.id)}")]
        parts.append(f" {number}" if shared else "")
    above = look.above.get(fish.topic, look.field.topics.id)
    return Card(
        key=anchor("fc", fish.topic),
        title=(Link(text=topic, href=address),),
        label="Topic" if above == look.field.topics.id else f"Within {look.label_of(above)}",
        # The title leads there too, so whoever goes by keys or ears is led there once.
        picture=element("a", {"href": address, "tabindex": "-1", "aria-hidden": "true"}, drawn),
        blocks=(
            Statement(parts=(sentence(_sizes(look, fish)),)),
            Statement(parts=(*parts, ".")),
        ),
    )


def fishbone_figure(look: Lookup, fish: Fishbone, *, links: str, panel: bool = False) -> Figure:
    """The drawing in a page, with its file beside it and, where its outline stands in the same page, a panel.

    In a wide window it lies, in a narrower one it stands, so that it can be read without being moved. Where it would
    be too large with all that was put forward, it begins with the issues alone, and the whole drawing is a button away.
    """
    drawing = drawing_of(look, fish, links=links)
    name = fishbone_name(look, fish)
    told = "Numbers count the papers that raise an issue"
    if needs_brief(drawing):
        told += "; what they put forward is told when you choose it."
    else:
        told += "; → is what they put forward."
    if not panel:
        told = "Numbers count the papers that raise an issue; choose one to see what they put forward."
    return Figure(
        key=f"fig-{name}",
        caption=told,
        pictures=(fishbone_views(drawing),),
        scrolls=True,
        panel="Choose an issue in the drawing to see who raises it, in which words, what is said to cause it and what "
        "these papers put forward."
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
            count=count(len(bone.issues), "issue", beside=99),
            open=True,
            branches=tuple(_issue_branch(look, look.issues[i]) for i in bone.issues if i in look.issues),
        )
        for bone in fish.bones
        if bone.issues
    )
    back: tuple[Link, ...] = (Link(text="Overview", href="index.html"), Link(text="Fish-bones", href="fishbones.html"))
    topic = look.topics.get(fish.topic)
    if topic and topic.id in look.above:
        # Below its topic it needs no further name; without an address it is the page itself.
        back = (*crumbs(look, topic), look.topic_link(topic.id), Link(text="Fish-bone", href=""))
    return Page(
        path=f"fishbones/{name}.html",
        title=look.label_of(fish.topic),
        kicker="Fish-bone",
        lead=(_counted(look, fish),),
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
    statements = [stated(look, (raised_by(issue),), issue.evidence, tone="named")]
    if n > 1:
        order = [p for p in look.paper_order if p in issue.papers]
        parts: list[Inline] = []
        for p in order[:_PAPERS]:
            parts += ["; " if parts else "", look.paper_link(p), f" ({when})" if (when := look.when(p)) else ""]
        parts.append(f"; and {'one' if n - _PAPERS == 1 else number_word(n - _PAPERS)} more." if n > _PAPERS else ".")
        statements.append(Statement(parts=tuple(parts), tone="named"))
    statements += [
        stated(look, (sentence(f"a cause given: {cause_words(c, 120)}"),), (c.evidence,), tone="cause")
        for c in told_causes(look, issue)[:2]
    ]
    groups = grouped_solutions(look, issue)
    statements += [replace(solution_sentence(look, g, issue=issue), tone="solution") for g in groups[:OUTLINED]]
    if len(groups) > OUTLINED:
        more = sentence(f"{count(len(groups) - OUTLINED, 'more solution')} not listed here")
        statements.append(Statement(parts=(more,), tone="solution"))
    bare = without_solution(look, issue)
    statements += [replace(bare, tone="solution")] if bare else []
    outlooks = left_open(issue)
    for e in sorted(outlooks, key=lambda e: (-e.score, e.paper, e.start))[:1]:
        statements.append(stated(look, (sentence(shorten(plain(e.quote), 220)),), outlooks, tone="open"))
    return Branch(
        key=anchor("fi", issue.id),
        label=heading(issue),
        sort="issue",
        count=f"{n} {'paper' if n == 1 else 'papers'}{state_line(look, issue)}",
        statements=tuple(statements),
    )
