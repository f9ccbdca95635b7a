"""Lines of descent: papers that build on or answer earlier ones, put one after the other; and disagreements."""

from __future__ import annotations

import re
from collections import defaultdict

from kg.english.alike import stems
from kg.english.grammar import count, listed, plain, sentence, stop_after, verb
from kg.pages.addresses import anchor
from kg.pages.lookup import Lookup, Scope
from kg.pages.steps import step_told
from kg.pages.wording import stated
from kg.phrases import telling
from kg.records import Chain
from kg.topics import is_rest
from ontologies.vocabulary import ChainKind
from viz.page import Block, Card, Cards, Inline, Listing, Section, Statement

LINES = 5
STEPS = 6
CONTRASTS = 6
# That a task is hard ties no two papers: what makes it so has two words beside the topics' names and any work's.
_HARD = re.compile(r"(?i)\b(?:challeng\w*|difficult\w*|hard|non-?trivial)\b")
_TELLING = 2
# Nor do words of our own, or of size.
_TELLS_NOTHING = stems(
    "earlier later paper raise issue write need failure fail large small high low long short big huge many few much "
    "little limited single multiple new existing"
)
# A thing that more papers name, or a larger share of them, ties no two.
_FEW, _SHARE = 4, 0.1
_ANY = frozenset(
    telling(
        "model models modeling modelling learning predicting task problem data methods approach hard difficult "
        "difficulty challenging challenge challenges"
    )
)
# What more papers raise is an issue of the whole field.
MANY = 5


def descent(look: Lookup, scope: Scope) -> Section | None:
    """The longest lines of papers, each step with its reason and both quotes."""
    steps = [c for c in look.field.chains if c.kind is not ChainKind.CONTRASTS and _inside(look, scope, c)]
    strong = [c for c in steps if not _is_faint(look, c)]
    lines = lines_of_descent(look, [c for c in strong if c.dated])
    if not lines:
        return None
    blocks: list[Block] = [Cards(cards=tuple(_line(look, line) for line in lines[:LINES]))]
    more = len(strong) - sum(len(line) for line in lines[:LINES])
    if more > 0:
        # An issue told in like words and no more, or by many, is counted apart from likeness of the papers.
        words = sum(c.kind is ChainKind.ANSWERS for c in steps if _is_faint(look, c))
        faint = len(steps) - len(strong) - words
        left_out = []
        if words:
            left_out.append(count(words, "step", "steps", beside=faint) + " by issues alike in words or common to many")
        if faint > 0:
            left_out.append(count(faint, "step that rests", "steps that rest", beside=words) + " on likeness alone")
        blocks.append(
            Statement(
                parts=(
                    f"{count(more, 'further step').capitalize()} like these {verb(more, 'is', 'are')} in the graph.",
                ),
                basis=sentence(f"not told here: {listed(left_out)}") if left_out else "",
            )
        )
    return Section(key="descent", title="Lines of descent", short="Lines of descent", blocks=tuple(blocks))


def _is_faint(look: Lookup, c: Chain) -> bool:
    """Whether a step rests on likeness alone, in wording or in what both work with: too little to tell as descent.

    So does one of which the two issues share words, and not what they are about, and one by an issue that is the
    field's: what many papers raise leads from none of them to another.
    """
    if all(e.rule in {"like wording", "like words", "shared"} for e in c.evidence):
        return True
    if not all(e.rule in {"like issue", "like words"} for e in c.evidence):
        return False
    return _raised_by(look, c) > MANY or _lacks_its_own(look, c) or _is_only_hard(look, c) or _shares_two_words(look, c)


def _shares_two_words(look: Lookup, c: Chain) -> bool:
    """Whether two issues share no more than two words, at most half of each, and the papers no thing that few name."""
    earlier, _, later = c.reason.partition("; the later one ")
    first, second = (
        stems(" ".join(telling(words))) - _TELLS_NOTHING for words in (earlier, later.split(" and puts forward ")[0])
    )
    shared = len(first & second)
    if shared > _TELLING or 2 * shared > min(len(first), len(second)):
        return False
    things = set(look.named_by.get(c.source, ())) & set(look.named_by.get(c.target, ()))
    few = max(_FEW, _SHARE * len(look.papers))
    return not any(len(look.entities[key].papers) <= few for key in things if key in look.entities)


def _lacks_its_own(look: Lookup, c: Chain) -> bool:
    """Whether what ties two is that each has no data or test for what it does itself."""
    issue = look.issues.get(c.issue or "")
    return issue is not None and issue.type == "missing-benchmark"


def _is_only_hard(look: Lookup, c: Chain) -> bool:
    """Whether what ties two is that what their topics are called after is hard: so many papers begin."""
    earlier, _, later = c.reason.partition("; the later one ")
    if not _HARD.search(earlier):
        return False
    topics = set(telling(" ".join(look.label_of(key) for p in (c.source, c.target) for key in _way(look, p))))
    shared = set(telling(earlier)) & set(telling(later.split(" and puts forward ")[0]))
    return len(shared - topics - _ANY) < _TELLING


def _raised_by(look: Lookup, c: Chain) -> int:
    """How many papers raise the issue that ties two, in all topics together."""
    issue = look.issues.get(c.issue or "")
    whole = look.gathered.get(issue.id, issue) if issue else None
    return len(whole.papers) if whole else 0


def _inside(look: Lookup, scope: Scope, c: Chain) -> bool:
    return c.source in scope.papers and c.target in scope.papers and c.source in look.papers and c.target in look.papers


def lines_of_descent(look: Lookup, steps: list[Chain]) -> list[list[Chain]]:
    """Paths through the steps, the heaviest first, no paper in two of them; only forwards in time."""
    dates = {p: (look.papers[p].date or "", p) for c in steps for p in (c.source, c.target)}
    left = {
        (c.source, c.target, c.kind): c
        for c in sorted(steps, key=lambda c: (c.score, c.reason))
        if dates[c.source] < dates[c.target]
    }
    lines: list[list[Chain]] = []
    while left and len(lines) < LINES * 2:
        after: dict[str, list[Chain]] = defaultdict(list)
        for c in left.values():
            after[c.source].append(c)
        best: dict[str, tuple[float, Chain | None]] = {}
        for paper in sorted(dates, key=lambda p: dates[p], reverse=True):
            options = [(c.score + best[c.target][0], c) for c in after[paper]]
            top = max(options, key=lambda o: (o[0], o[1].target, o[1].kind), default=None)
            best[paper] = (round(top[0], 6), top[1]) if top else (0.0, None)
        start = max(sorted(best), key=lambda p: best[p][0])
        line: list[Chain] = []
        step = best[start][1]
        while step is not None:
            line.append(step)
            step = best[step.target][1]
        if not line:
            break
        line = line[:STEPS]
        told = {line[0].source, *(c.target for c in line)}
        left = {key: c for key, c in left.items() if not told & {c.source, c.target}}
        lines.append(line)
    return sorted(lines, key=lambda line: (-len(line), -sum(c.score for c in line), line[0].source, line[-1].target))


def _line(look: Lookup, line: list[Chain]) -> Card:
    statements = [_paper(look, line[0].source, ())]
    statements += [_paper(look, c.target, (c,), place) for place, c in enumerate(line)]
    years = look.years((line[0].source, *(c.target for c in line)))
    span = "" if not years else f", {years[0]}" if years[0] == years[-1] else f", {years[0]} to {years[-1]}"
    return Card(
        key=anchor("d", "|".join((line[0].source, *(c.target for c in line)))),
        title=(_name(look, line),),
        label=sentence(count(len(line) + 1, "paper") + span).removesuffix("."),
        blocks=(Listing(statements=tuple(statements), ordered=True),),
    )


def _name(look: Lookup, line: list[Chain]) -> str:
    """What a line is about: the narrowest topic that all of its papers stand in, if it is not the whole field."""
    ways = [_way(look, paper) for paper in (line[0].source, *(c.target for c in line))]
    shared = [key for key in ways[0] if all(key in way for way in ways)]
    # What has no name of its own names no line.
    named = [key for key in shared if not is_rest(look.topics[key])]
    if shared and not named:
        return f"To “{look.title(line[-1].target)}”"
    return look.label_of(named[0]) if named else "From one topic to another"


def _way(look: Lookup, paper: str) -> list[str]:
    """The topics that a paper stands in, the narrowest first, without the whole field."""
    way: list[str] = []
    key = look.home.get(paper)
    while key is not None and key in look.above:
        way.append(key)
        key = look.above[key]
    return way


def _paper(look: Lookup, paper: str, steps: tuple[Chain, ...], place: int = 0) -> Statement:
    when = look.when(paper)
    link = look.paper_link(paper)
    parts: list[Inline] = [link, f" ({when})" if when else ""]
    parts.append("." if when else stop_after(link.text))
    for c in steps:
        first, last = look.papers[c.source].year, look.papers[c.target].year
        parts.append(f" {step_told(c, last - first if first and last else None, place)}")
    return stated(look, parts, [e for c in steps for e in c.evidence])


def disagreements(look: Lookup, scope: Scope) -> Section | None:
    """Pairs of papers whose claims on one matter differ, both quotes behind each."""
    found = [c for c in look.field.chains if c.kind is ChainKind.CONTRASTS and _inside(look, scope, c)]
    if not found:
        return None
    found.sort(key=lambda c: (-c.score, c.source, c.target))
    statements = []
    for c in found[:CONTRASTS]:
        parts = (
            look.paper_link(c.source),
            f" ({look.when(c.source)}) and " if look.when(c.source) else " and ",
            look.paper_link(c.target),
            f" ({look.when(c.target)})" if look.when(c.target) else "",
            f": {sentence(plain(c.reason))}",
        )
        statements.append(stated(look, parts, c.evidence))
    # Setting itself apart from a kind of work is no finding that goes against another.
    differ = [c for c in found if not any(e.rule == "set against" for e in c.evidence)]
    note = "Figures may differ because the settings do; read both before taking sides."
    if not differ:
        note = "In each pair one paper sets itself against the kind of work that the other does; read both."
    blocks: list[Block] = [
        Statement(parts=(note,), tone="caution"),
        Listing(statements=tuple(statements)),
    ]
    if len(found) > CONTRASTS:
        blocks.append(Statement(parts=(sentence(f"{count(len(found) - CONTRASTS, 'further pair')} not shown here"),)))
    title, short = ("Where papers disagree", "Disagreements") if differ else ("Set against each other", "Set against")
    return Section(key="disagreements", title=title, short=short, blocks=tuple(blocks))
