"""Parts a title from the authors that a page has glued to its end: "... of Small NetsAnn Lee, Bo Chen et al.".

In come all such lines of a page with their abstracts; out go titles and names. There is no list of names and no list
of words. What speaks for a place is gathered from the page itself:

- the names behind a comma are certain, so given names, family names and whole names of the page are known;
- the word before the place is one that the abstracts use ("DNN", "Classification");
- the first name is shaped like a name, and is no word that the abstracts write in lower case;
- with "et al." every line of a page names equally many authors;
- the person whose page it is stands in most lists.

The page is gone through twice, the second time with the names that the first has found.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from extract.names import LONGEST_NAME, PARTICLES, has_inner_capital, is_initial, is_name, split_byline

_WORD = re.compile(r"\w+")
_LAST_WORD = re.compile(r"\w+$")
_NO_GLUE_AFTER = frozenset("-‐‑'’‘/(&.[{“@#_+")

LEAST_ALONE, LEAST_LISTED, LEAST_MORE = 0.0, -2.0, -4.0
"""Below this score a line is taken for a title without authors; the bar is low where names behind commas, or "et al.",
say that there are some."""
CUTS_A_NAME = 3.0
"""What speaks against a place within something behind a comma that is a name as it stands: "De" of "DeShawn Fox"."""


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What a page tells about words and names."""

    words: frozenset[str]
    plain_words: frozenset[str]
    names: Counter[str]
    given: frozenset[str]
    family: frozenset[str]
    listed: int
    owner: str | None


@dataclass(frozen=True, slots=True)
class Place:
    """A place where authors could begin, with its score."""

    start: int
    names: tuple[str, ...]
    score: float


def part_lines(lines: Sequence[tuple[str, str]]) -> list[tuple[str, tuple[str, ...]]]:
    """Give title and authors of each line.

    Parameters
    ----------
    lines : sequence of (glued line, abstract)
        All of one page: the more lines, the surer.

    Examples
    --------
    >>> page = [("A Compact GANAnn Lee, Bo Chen", "We train a GAN."), ("Deep NetsBo Chen, Ann Lee", "Nets are deep.")]
    >>> part_lines(page)
    [('A Compact GAN', ('Ann Lee', 'Bo Chen')), ('Deep Nets', ('Bo Chen', 'Ann Lee'))]
    """
    knowledge = _learn(lines, ())
    first = [_best(line, abstract, knowledge) for line, abstract in lines]
    knowledge = _learn(lines, [place.names[0] for place in first if place and place.score >= 4])
    parted = []
    for line, abstract in lines:
        place = _best(line, abstract, knowledge)
        parted.append((line[: place.start].strip(), place.names) if place else (line, ()))
    return parted


def has_glue(line: str) -> bool:
    """Say whether a name could be glued to something in this line: the cheap test for telling pages apart."""
    body, more = split_byline(line)
    return any(more or "," in body or " " in names[0] for _, names, _ in _candidates(body[-400:]))


def _learn(lines: Sequence[tuple[str, str]], found: Iterable[str]) -> Knowledge:
    words: set[str] = set()
    plain: set[str] = set()
    names: Counter[str] = Counter(found)
    doubtful: Counter[str] = Counter()
    listed: list[int] = []
    for line, abstract in lines:
        for word in _WORD.findall(abstract):
            words.add(word.lower())
            if word.islower():
                plain.add(word)
        body, more = split_byline(line)
        parts = body.split(", ")
        if more:
            listed.append(len(parts))
        for name in _behind_commas(parts):
            (doubtful if has_inner_capital(name) else names)[name] += 1
    names.update({name: count for name, count in doubtful.items() if count >= 2})
    per_list = min(listed, default=0)
    owner, most = max(names.items(), key=lambda item: (item[1], item[0]), default=("", 0))
    return Knowledge(
        words=frozenset(words),
        plain_words=frozenset(plain),
        names=names,
        given=frozenset(name.split()[0] for name in names),
        family=frozenset(name.split()[-1] for name in names),
        listed=per_list,
        owner=owner if most >= 3 and most >= 0.3 * len(lines) else None,
    )


def _behind_commas(parts: list[str]) -> Iterator[str]:
    """Give the names behind the last commas, up to the first that is none.

    One with a capital inside may be glued ("SilencesAnn Lee"), or a name ("McRoy"): it has to stand twice.
    """
    for part in reversed(parts[1:]):
        if not is_name(part):
            return
        yield part


def _candidates(body: str) -> Iterator[tuple[int, tuple[str, ...], bool]]:
    """Give every place where a list of names could begin, with the names, and whether it cuts what looks whole."""
    parts = body.split(", ")
    end = len(body)
    behind: tuple[str, ...] = ()
    for part in reversed(parts):
        begin = end - len(part)
        is_whole = begin > 0 and is_name(part)
        for start in range(max(begin, end - LONGEST_NAME, 1), end):
            if _can_begin(body, start) and is_name(body[start:end]):
                yield start, (body[start:end], *behind), is_whole
        if not is_name(part):
            return
        behind = (part, *behind)
        end = begin - 2


def _can_begin(body: str, start: int) -> bool:
    before, here = body[start - 1], body[start]
    if before.isspace() or before in _NO_GLUE_AFTER:
        return False
    if here.isupper():
        return True
    particle = _LAST_WORD.search(body[start : start + 6].split(" ")[0])
    return before.islower() and particle is not None and particle[0] in PARTICLES and len(particle[0]) > 1


def _best(line: str, abstract: str, knowledge: Knowledge) -> Place | None:
    body, more = split_byline(line)
    own = frozenset(word.lower() for word in _WORD.findall(abstract))
    places = [
        Place(start, names, _score(body, start, names, more, own, knowledge) - (CUTS_A_NAME if is_whole else 0))
        for start, names, is_whole in _candidates(body)
    ]
    best = max(places, key=lambda place: (place.score, place.start), default=None)
    least = LEAST_MORE if more else LEAST_LISTED if best and len(best.names) > 1 else LEAST_ALONE
    return best if best and best.score >= least else None


def _score(
    body: str, start: int, names: tuple[str, ...], more: bool, own: frozenset[str], knowledge: Knowledge
) -> float:
    score = _score_name(names[0], knowledge)
    score += _score_word_before(body, start, names[0], own, knowledge)
    if more and knowledge.listed:
        score += 1 if len(names) == knowledge.listed else -2 * abs(len(names) - knowledge.listed)
    elif knowledge.listed and len(names) > knowledge.listed:
        score -= 3
    if knowledge.owner and knowledge.owner in names:
        score += 1
    return score


def _score_word_before(body: str, start: int, name: str, own: frozenset[str], knowledge: Knowledge) -> float:
    match = _LAST_WORD.search(body, max(0, start - 60), start)
    if match is None:
        return 3.0  # closing punctuation: no name goes on before it
    word = match[0].lower()
    whole = _WORD.match(body, match.start())
    if whole and whole[0].lower() in knowledge.words and not is_initial(name.split()[0]):
        return -4.0  # "PyTorch" is a word of the page and no place to cut
    if word.isdigit():
        return 3.0
    if _cuts_an_acronym(body, start):
        return -3.0
    variants = {word, word + "s", word.removesuffix("s"), word.removesuffix("es")}
    if variants & own:
        return 4.0
    if variants & knowledge.words:
        return 3.0
    if len(word) <= 2 or has_inner_capital(match[0]):
        return -2.0
    return 0.5 if word[-1].isdigit() else 0.0


def _cuts_an_acronym(body: str, start: int) -> bool:
    """Say whether a capital or digit stands before the place, and no small letter or full stop follows its first."""
    before, behind = body[start - 1], body[start + 1 : start + 2]
    return (before.isupper() or before.isdigit()) and not (behind.islower() or behind in {".", "'", "’"})


def _score_name(name: str, knowledge: Knowledge) -> float:
    words = name.split()
    score = 0.0
    if name in knowledge.names:
        score += 6
    if words[0] in knowledge.given:
        score += 2
    if len(words) > 1 and words[-1] in knowledge.family:
        score += 1.5
    if len(words) == 1:
        score -= 2
    if len(words) > 4:
        score -= 1
    for place, word in enumerate(words):
        if word in PARTICLES:
            score -= 2.5 if place == 0 else 0
        elif word.isupper() and len(word) > 1 and not is_initial(word):
            score -= 2
        elif word.lower() in knowledge.plain_words and len(word) > 2 and word not in knowledge.given:
            score -= 1.5 if place == 0 else 1
    if has_inner_capital(words[0]) and words[0] not in knowledge.given:
        score -= 1
    if words[0][:2].isupper() and not is_initial(words[0]) and len(words[0]) > 2:
        score -= 3  # "NHuy": part of an acronym
    return score
