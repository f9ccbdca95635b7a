"""In what state issues are: the words for it and the counts, from one place for every page that tells of either.

Four words, each meaning one thing wherever it stands. An issue is *raised* by the papers whose abstracts tell of it.
*Something is put forward against it* where an abstract read here has a solution that was tied to it, or says that it
meets it. *No solution made out*: none was tied to it, and no paper that raises it puts anything forward there or behind
that; one may stand in papers not read. Of the others nothing is said.
*Said to be still open*: a paper that raises it says itself that some of it remains, whatever is put forward.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from kg.english.grammar import (
    TELLING_SPAN,
    count,
    in_or_since,
    listed,
    mostly_since,
    number_word,
    sentence,
    told_when,
    verb,
)
from kg.issue_state import left_open
from kg.pages.lookup import Lookup, issues_of, walk_topics
from kg.pages.wording import said_to_be_met, stated, unanswered
from kg.records import Evidence, IssueNode, Topic
from viz.page import Statement

STILL_OPEN = "said to be still open"
LEAST_COUNTED = 6
"""So many papers must be found to raise an issue for their number to be told: of fewer, those that tell it in words not
known here may be as many again."""
MEANINGS = (
    "An issue is raised by the papers whose abstracts tell of it; phrases of several papers that tell of a like thing "
    "are one issue. Something is put forward against it where an abstract read here has a solution that was tied to "
    "it, or says that it meets it. No solution made out: none was found, and no paper that raises the issue puts "
    "anything forward there or behind that. Said to be still open are those of which a paper that raises them says "
    "itself that some of it remains, whatever is put forward."
)


@dataclass(frozen=True, slots=True)
class Tally:
    """How many issues are raised, how many of them by several papers, and in what state.

    ``met`` and ``without`` make up ``raised``: of the met a paper puts something forward, tied to the issue or not;
    ``still_open`` is a count of its own. ``unnamed`` are said to be met by a paper whose solution was not made out.
    Topic by topic the issues stand in ``places``; ``papers`` were read.
    """

    raised: int
    several: int
    met: int
    without: int
    still_open: int
    unnamed: int
    places: int = 0
    papers: int = 0


def tally(look: Lookup, issues: Iterable[IssueNode]) -> Tally:
    """The counts for some issues."""
    known = tuple(issues)
    without = sum(unanswered(look, i) for i in known)
    return Tally(
        raised=len(known),
        several=sum(len(i.papers) > 1 for i in known),
        met=len(known) - without,
        without=without,
        still_open=sum(bool(left_open(i)) for i in known),
        unnamed=sum(said_to_be_met(look, i) for i in known),
    )


def tally_of(look: Lookup, topic: Topic) -> Tally:
    """The counts for a topic, or for the whole field: the same on its page, in the tree and on its fish-bone."""
    below = {t.id for t in walk_topics(topic)}
    leaves = [i for i in look.field.issues if i.topic in below and not i.narrower]
    found = tally(look, issues_of(look, topic))
    return replace(found, places=len(leaves), papers=len(topic.papers))


def raisers(n: int, years: Sequence[int]) -> str:
    """Who raises an issue, of ``n`` papers that were found to and those years: nothing that one more would make false.

    Examples
    --------
    >>> raisers(2, [2015, 2016]), raisers(3, [2019, 2019, 2019]), raisers(3, [2019])
    ('Papers of 2015 and 2016 raise it.', 'Papers of 2019 raise it.', 'Several papers raise it.')
    >>> raisers(4, [2015, 2016, 2018, 2018]), raisers(6, [2019, 2019, 2020, 2020, 2020, 2020])
    ('Papers from 2015 to 2018 raise it.', 'At least six papers of 2019 and 2020 raise it.')
    >>> raisers(6, [2011, 2012, 2018, 2019, 2020, 2021])
    'At least six papers raise it, as early as 2011; four or more of them since 2018.'
    """
    known = sorted(years)
    if len(known) < n:
        few = "more than one paper raises it" if n == 2 else "several papers raise it"
        return sentence(few if n < LEAST_COUNTED else f"at least {count(n, 'paper')} raise it{told_when(n, known)}")
    apart = [str(year) for year in sorted(set(known))]
    dated = f"of {listed(apart)}" if len(apart) < 3 else f"from {apart[0]} to {apart[-1]}"
    if n < LEAST_COUNTED:
        return sentence(f"papers {dated} raise it")
    late = mostly_since(known)
    if not late or late[0] - known[0] < TELLING_SPAN:
        return sentence(f"at least {count(n, 'paper')} {dated} raise it")
    more = f"{number_word(late[1], n)} or more of them {in_or_since(late[0], known)}"
    return sentence(f"at least {count(n, 'paper')} raise it, as early as {known[0]}; {more}")


def open_ends(look: Lookup, papers: Iterable[str]) -> list[Evidence]:
    """The sentences in which papers say themselves what they leave open, tied to an issue or not."""
    return [e for p in sorted(papers) for e in look.outlooks.get(p, ())]


def tally_told(found: Tally, *, whole: bool) -> str:
    """The counts as sentences; ``whole`` for those of the field, else of a topic.

    Examples
    --------
    >>> print(tally_told(Tally(12, 3, 10, 2, 1, 0), whole=True))
    12 issues were found in the papers, 3 of them in more than one. No solution was made out here for 2 of them. The \
papers themselves say of one that it is still open.
    >>> print(tally_told(Tally(2, 0, 2, 0, 0, 0), whole=False))
    Two issues were found in the papers.
    >>> print(tally_told(Tally(2, 0, 2, 0, 0, 0, papers=1), whole=True))
    Two issues were found in the paper.
    >>> print(tally_told(Tally(2, 0, 0, 2, 0, 0), whole=False))
    Two issues were found in the papers. No solution was made out in this topic for either of them.
    """
    n = found.raised
    text = f"{count(n, 'issue')} {verb(n, 'was', 'were')} found in the {'paper' if found.papers == 1 else 'papers'}"
    if found.several:
        text += ", in more than one of them" if n == 1 else f", {_part(found.several, n)} of them in more than one"
    told = [sentence(text)]
    if found.without:
        none = "either" if n == 2 else "any"
        whose = _part(found.without, n) if found.met else none
        told.append(
            sentence(
                f"no solution was made out {'here' if whole else 'in this topic'} for "
                f"{'it' if n == 1 else f'{whose} of them'}"
            )
        )
    if found.still_open:
        left = "it" if n == 1 else "one" if found.still_open == 1 else number_word(found.still_open, n)
        told.append(
            f"The papers themselves say of {left} that {verb(found.still_open, 'it is', 'they are')} still open."
        )
    return " ".join(told)


def _part(some: int, n: int) -> str:
    return "all" if some == n else "one" if some == 1 else number_word(some, n)


def tally_line(found: Tally, *, words: bool = False) -> str:
    """The same in a few words: in figures behind a name, or in words of a text.

    Examples
    --------
    >>> tally_line(Tally(12, 3, 10, 2, 1, 0)), tally_line(Tally(1, 0, 1, 0, 0, 0)), tally_line(Tally(0, 0, 0, 0, 0, 0))
    ('12 issues (no solution made out for 2, 1 said to be still open)', '1 issue', 'no issue')
    >>> tally_line(Tally(4, 3, 3, 1, 1, 0), words=True)
    'four issues (no solution made out for one, one said to be still open)'
    """

    def told(n: int) -> str:
        return number_word(n, found.raised) if words else f"{n:,}"

    n = found.raised
    text = f"{told(n)} {'issue' if n == 1 else 'issues'}" if n else "no issue"
    parts = []
    if found.without:
        parts.append(f"no solution made out{'' if n == 1 else f' for {told(found.without)}'}")
    if found.still_open:
        parts.append(STILL_OPEN if n == 1 else f"{told(found.still_open)} {STILL_OPEN}")
    return f"{text} ({', '.join(parts)})" if parts else text


def not_found(look: Lookup, issue: IssueNode) -> str:
    """The words for an issue without a solution, with the place where none was found."""
    return f"no solution made out {'in this topic' if issue.topic in look.above else 'here'}"


def state_of(look: Lookup, issue: IssueNode) -> str:
    """The state of an issue in words; empty where something is put forward against it and nothing said to be left."""
    states = [not_found(look, issue)] if unanswered(look, issue) else []
    states += [STILL_OPEN] if left_open(issue) else []
    return ", ".join(states)


def without_solution(look: Lookup, issue: IssueNode) -> Statement | None:
    """What is said of an issue to which no solution is tied; None where one is, or where one may well be.

    For an issue of a topic it is told how many papers of other topics put something forward against what is like it.
    """
    if issue.solutions:
        return None
    if said_to_be_met(look, issue):
        return Statement(
            parts=("A paper that raises it says that it meets it; with what was not made out.",),
            basis="No solution in the papers’ abstracts was tied to this issue; its quotes say that it is met.",
        )
    above = look.gathered.get(issue.id)
    others = [s for s in above.solutions if s.paper not in issue.papers] if above else []
    papers = {s.paper for s in others}
    if papers and issue.topic in look.above:
        n = len(papers)
        bare = "no solution was made out for it in this topic; " if unanswered(look, issue) else ""
        text = f"{bare}{count(n, 'paper')} of other topics"
        text += f" {verb(n, 'puts', 'put')} something forward against what is like it"
        return stated(look, (sentence(text),), [s.evidence for s in others], limit=2)
    if not unanswered(look, issue):
        return None
    told = not_found(look, issue).replace("no solution made out", "no solution was made out for it")
    return Statement(
        parts=(sentence(told),),
        basis="No solution in the papers’ abstracts was tied to this issue.",
    )


def solutions_line(n: int, papers: int) -> str:
    """How many solutions, and of how many papers where these are more.

    Examples
    --------
    >>> solutions_line(1, 1), solutions_line(2, 3)
    ('1 solution', '2 solutions of 3 papers')
    """
    return listed([f"{n:,} {'solution' if n == 1 else 'solutions'}"]) + (f" of {papers:,} papers" if papers > n else "")
