"""The same paper read from two places becomes one.

Records are brought together by DOI, by arXiv id, by folded title, by the beginning of the abstract, and by nearly equal
titles; and kept apart where something speaks against it: other DOIs or arXiv ids, other abstracts, other authors.
The answer does not depend on the order of the records, and doing it twice changes nothing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from extract.identity import distinct_id, fold_title, is_preprint_doi, paper_id
from extract.merge import merge_papers
from extract.ordering import paper_order
from extract.records import Paper

SHARED_WORDS = 0.5
"""Share of the shorter abstract's words that two versions of one abstract have in common: revised versions keep 0.6 and
more, two abstracts on one subject share 0.2 to 0.35."""
NEAR_TITLE = 92.0
"""Likeness of two folded titles (0 to 100) that can be the same title with a slip in it."""
LIKE_TITLE = 40.0
"""Below this likeness two titles under one DOI are two works: a chapter that bears the DOI of its volume."""
ABSTRACT_KEY = 120
"""Letters with which two abstracts begin alike only if one is a copy of the other: some 25 words."""
MOST_RIVALS = 24
"""How many different papers of one key are compared with a further one; bounds the time on hostile input."""
NEIGHBOURS = 3

_WORD = re.compile(r"\w+")
_SMALL = frozenset({"a", "an", "the", "of", "for", "in", "on", "and", "with", "via", "using", "to", "by", "from"})


@dataclass(slots=True)
class _Group:
    """What is known of the records that are one paper so far: it speaks for or against a further one."""

    titles: set[str]
    dois: set[str]
    arxiv_ids: set[str]
    words: frozenset[str]
    families: frozenset[str]
    years: set[int]


_Test = Callable[[_Group, _Group], bool]


def deduplicate(papers: Iterable[Paper]) -> tuple[Paper, ...]:
    """Give each paper once, with all its sources and the richest of its fields, sorted by id.

    Parameters
    ----------
    papers : iterable of Paper
        As the readers gave them, in any order.

    Examples
    --------
    >>> from extract.records import Paper
    >>> one = Paper(id="a", title="Fish-Bone Diagrams of Issues", authors=("Ann Lee",))
    >>> two = Paper(id="b", title="Fishbone diagrams of issues.", date="2024")
    >>> [(paper.title, paper.date) for paper in deduplicate([one, two])]
    [('Fish-Bone Diagrams of Issues', '2024')]
    """
    found = sorted(papers, key=paper_order)
    while True:
        merged = [merge_papers(group) for group in _group(found)]
        if len(merged) == len(found):
            return _name_apart(merged)
        found = sorted(merged, key=paper_order)


def _group(papers: Sequence[Paper]) -> list[list[Paper]]:
    groups = [_describe(paper) for paper in papers]
    leader = list(range(len(groups)))

    def find(index: int) -> int:
        while leader[index] != index:
            leader[index] = leader[leader[index]]
            index = leader[index]
        return index

    def join(members: Sequence[int], same: _Test) -> None:
        rivals: list[int] = []
        for member in members:
            own = find(member)
            rivals = list(dict.fromkeys(find(rival) for rival in rivals))
            if own in rivals:
                continue
            match = next((rival for rival in rivals if same(groups[rival], groups[own])), None)
            if match is None:
                if len(rivals) < MOST_RIVALS:
                    rivals.append(own)
            else:
                first, second = min(match, own), max(match, own)
                leader[second] = first
                groups[first] = _unite(groups[first], groups[second])

    for members in _by(papers, lambda paper: paper.arxiv_id):
        join(members, _same_work)
    for members in _by(papers, lambda paper: paper.doi):
        join(members, _same_work)
    for members in _by(papers, _whole):
        join(members, _same_title)
    for members in _by(papers, lambda paper: fold_title(paper.title)):
        join(members, _same_title)
    for members in _by(papers, _abstract_key):
        join(members, _same_abstract)
    for pair in _near_titles(papers):
        join(pair, _nearly_same)
    together: dict[int, list[Paper]] = defaultdict(list)
    for index, paper in enumerate(papers):
        together[find(index)].append(paper)
    return list(together.values())


def _by(papers: Sequence[Paper], key: Callable[[Paper], str | None]) -> Iterator[list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for index, paper in enumerate(papers):
        if value := key(paper):
            found[value].append(index)
    return (members for _, members in sorted(found.items()) if len(members) > 1)


def _whole(paper: Paper) -> str:
    return f"{fold_title(paper.title)}\n{paper.doi}\n{paper.arxiv_id}\n{fold_title(paper.abstract)}"


def _abstract_key(paper: Paper) -> str | None:
    folded = fold_title(paper.abstract[: 2 * ABSTRACT_KEY])
    return folded[:ABSTRACT_KEY] if len(folded) >= ABSTRACT_KEY else None


def _near_titles(papers: Sequence[Paper]) -> Iterator[tuple[int, int]]:
    """Give pairs of records whose titles stand near each other in the alphabet, read forwards or backwards."""
    titles = sorted((fold_title(paper.title), index) for index, paper in enumerate(papers))
    backwards = sorted((title[::-1], index) for title, index in titles)
    for order in (titles, backwards):
        for place, (title, index) in enumerate(order):
            for other_title, other in order[place + 1 : place + 1 + NEIGHBOURS]:
                if title != other_title and fuzz.ratio(title, other_title, score_cutoff=NEAR_TITLE):
                    yield min(index, other), max(index, other)


def _describe(paper: Paper) -> _Group:
    return _Group(
        titles={paper.title},
        dois={paper.doi} if paper.doi and not is_preprint_doi(paper.doi) else set(),
        arxiv_ids={paper.arxiv_id} if paper.arxiv_id else set(),
        words=frozenset(word for word in _WORD.findall(paper.abstract[:5000].casefold()) if len(word) > 3),
        families=frozenset(family for author in paper.authors[:50] if (family := fold_title(author.split()[-1]))),
        years={paper.year} if paper.year else set(),
    )


def _unite(one: _Group, two: _Group) -> _Group:
    return _Group(
        titles=one.titles | two.titles,
        dois=one.dois | two.dois,
        arxiv_ids=one.arxiv_ids | two.arxiv_ids,
        words=max(one.words, two.words, key=lambda words: (len(words), sorted(words))),
        families=one.families | two.families,
        years=one.years | two.years,
    )


def _same_work(one: _Group, two: _Group) -> bool:
    """Under one DOI or arXiv id: the same, unless titles and abstracts both say otherwise."""
    alike = _abstracts_alike(one, two)
    return alike is True or max(_title_likeness(one, two)) >= LIKE_TITLE


def _same_title(one: _Group, two: _Group) -> bool:
    if _ids_differ(one.arxiv_ids, two.arxiv_ids):
        return False
    alike = _abstracts_alike(one, two)
    if _ids_differ(one.dois, two.dois):
        return alike is True
    if alike is not None:
        return alike
    if one.families and two.families:
        return bool(one.families & two.families)
    is_telling = max(len(_WORD.findall(title)) for title in one.titles) >= 4
    return is_telling or bool(one.years & two.years)


def _same_abstract(one: _Group, two: _Group) -> bool:
    if _ids_differ(one.arxiv_ids, two.arxiv_ids) or _ids_differ(one.dois, two.dois):
        return False
    whole, part = _title_likeness(one, two)
    return whole >= 70 or part >= 95


def _nearly_same(one: _Group, two: _Group) -> bool:
    if _ids_differ(one.arxiv_ids, two.arxiv_ids) or _ids_differ(one.dois, two.dois):
        return False
    if not any(_differ_by_a_slip(left, right) for left in one.titles for right in two.titles):
        return False
    alike = _abstracts_alike(one, two)
    if alike is None:
        return bool(one.families) and one.families == two.families and bool(one.years & two.years)
    return alike


def _ids_differ(one: set[str], two: set[str]) -> bool:
    return bool(one and two and not one & two)


def _abstracts_alike(one: _Group, two: _Group) -> bool | None:
    """Say whether two abstracts are versions of one; None where there are not two."""
    if not one.words or not two.words:
        return None
    return len(one.words & two.words) >= SHARED_WORDS * min(len(one.words), len(two.words))


def _title_likeness(one: _Group, two: _Group) -> tuple[float, float]:
    pairs = [(fold_title(left), fold_title(right)) for left in one.titles for right in two.titles]
    whole = max(fuzz.ratio(left, right) for left, right in pairs)
    part = max(fuzz.partial_ratio(left, right) if min(len(left), len(right)) >= 20 else 0.0 for left, right in pairs)
    return whole, part


def _differ_by_a_slip(one: str, two: str) -> bool:
    """Say whether two titles differ only in how long words are spelt, never in a number, a numeral or a short word."""
    left, right = (_WORD.findall(title.casefold()) for title in (one, two))
    if len(fold_title(one)) < 25 or fuzz.ratio(fold_title(one), fold_title(two)) < NEAR_TITLE:
        return False
    only = [word for word in set(left) ^ set(right) if word not in _SMALL]
    if any(len(word) <= 4 or any(c.isdigit() for c in word) for word in only):
        return False
    return all(
        any(fuzz.ratio(word, other) >= 75 and word[:2] == other[:2] for other in only if other != word) for word in only
    )


def _name_apart(papers: Sequence[Paper]) -> tuple[Paper, ...]:
    """Give the papers with their ids, and ids of their own to those that share one."""
    by_id: dict[str, list[Paper]] = defaultdict(list)
    for paper in papers:
        by_id[paper_id(paper.title, paper.doi, paper.arxiv_id)].append(paper)
    named: dict[str, list[Paper]] = defaultdict(list)
    for identifier, sharing in by_id.items():
        for paper in sharing:
            own = identifier if len(sharing) == 1 else distinct_id(identifier, _evidence(paper))
            named[own].append(replace(paper, id=own))
    papers_of = (same[0] if len(same) == 1 else replace(merge_papers(same), id=own) for own, same in named.items())
    return tuple(sorted(papers_of, key=paper_order))


def _evidence(paper: Paper) -> str:
    folded = [fold_title(text) for text in (paper.title, paper.abstract, *paper.authors)]
    return "\n".join([*folded, f"{paper.doi} {paper.arxiv_id} {paper.year}"])
