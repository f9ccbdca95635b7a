"""Why a paper stands in a topic: what it writes that others there write, too, or the paper there that it is nearest to.

A reason says only what a reader finds who opens the papers: a name that at least one other paper of the topic writes,
and that most papers around the topic do not; where there is none, the title of the paper nearest in wording, and what
both write.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from extract.records import Paper
from kg.denials import is_denied
from kg.english.grammar import listed, plain
from kg.folding import fold, singular, tight
from kg.records import GlossaryEntry, GraphEntity
from kg.topic_candidates import PaperProfile
from kg.topic_names import Texts
from kg.topic_phrases import IDLE_STEMS, VAGUE, bare, is_name, is_wide, lower_words, plain_name
from kg.topic_truth import Carried, may_be_told
from kg.topic_wide import says_nothing
from kg.web_addresses import in_address
from kg.wide_words import ANY_FIELD, HALF_TASKS, TOO_WIDE
from kg.written import is_adjective, read_words
from ontologies.vocabulary import EntityType

if TYPE_CHECKING:
    from numpy.typing import NDArray

ONLY = "The only paper."
FAR = "Far from all other papers in wording."
NEAR = "Nearest in wording to the other papers here."
_MOST = 4
# Names that two papers are said to have in common.
_BOTH = 2
# What a paper shares with others, the most telling first; a measure is none of it.
_RANKED = (EntityType.TASK, EntityType.METHOD, EntityType.MODALITY, EntityType.DATASET)
_SAYS_NOTHING = TOO_WIDE | HALF_TASKS | ANY_FIELD
# The share of the papers of the topic above that write what is no reason to stand in one below, and of all papers what
# no two have in common.
_COMMON, _OF_FIELD = 0.5, 0.3
# The share of all papers that may hold one word of two titles, for both to have it in common.
_RARE = 0.1
# A name of an adverb or an adjective.
_NO_NOUN = re.compile(r"(?:[a-z]{2}ly|[a-z]ous|[a-z]ful|[a-z]{3}(?:ive|ical|oretic)|(?:high|low|full)-[a-z]+)$")
_NOUNS = re.compile(r"(?:ective|archive|narrative|objective|primitive|native|additive|assembly|anomaly)$")
# What any work has, and what is counted or cited.
_ANY_WORK = re.compile(
    r"(?i)\bet al\b|\b(?:performance|accuracy|experiments?|results?|evaluations?|rates?|errors?|concerns?|domains?"
    r"|settings?)$|^(?:requires?|shows?|uses?|achieves?|provides?|improves?|allows?|enables?|two|three|four|five|six"
    r"|seven|eight|nine|ten|several|many)\s"
)
# Ends of names of ways that are not told by these.
_A_WAY = re.compile(
    r"(?i)\s(?:methods?|approach(?:es)?|techniques?|frameworks?|algorithms?|procedures?|strateg(?:y|ies)|schemes?)$"
)
_PLAIN_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
# A name of a letter or two and a number: an electrode, a version.
_CODE = re.compile(r"[A-Za-z]{1,2}\d*")
_COINED = re.compile(r"[A-Z]?[a-z]+[A-Z]\w*|[A-Z]{2,}[a-z]*")
# So many papers, those most like one, are asked what they have in common with it.
_NEAREST = 3
# A title longer than so many letters is cut.
_LONG_TITLE = 120


@dataclass(frozen=True, slots=True)
class Company:
    """The papers of a topic, those around it, and what its papers share.

    Attributes
    ----------
    papers, around : tuples of paper ids
    known : tuple of frozenset of str
        The stems of what the topic is called.
    said : frozenset of str
        The stems of what the topics above it are called.
    named : tuple of str
        The names of the topic that papers may write.
    shared : mapping of str to frozenset
        Ids of things that two of the papers write, each with all that do.
    phrases : tuple of str
        Other names that two of the papers and few around them write.
    """

    papers: tuple[str, ...]
    around: tuple[str, ...]
    known: tuple[frozenset[str], ...]
    said: frozenset[str]
    named: tuple[str, ...]
    shared: Mapping[str, frozenset[str]]
    phrases: tuple[str, ...] = ()


class Reasons:
    """What is asked of all papers of a field, to give reasons for their places.

    Attributes
    ----------
    longs : mapping of str to frozenset
        The stems of the words that a short form stands for, by its own stem.
    """

    def __init__(
        self,
        papers: Sequence[Paper],
        profiles: Mapping[str, PaperProfile],
        entities: Mapping[str, GraphEntity],
        texts: Texts,
        carried: Carried,
        glossary: Sequence[GlossaryEntry] = (),
    ) -> None:
        self.papers = {paper.id: paper for paper in papers}
        self.profiles = profiles
        self.entities = entities
        self.texts = texts
        self.carried = carried
        self.longs: Mapping[str, frozenset[str]] = {}
        self._words = read_words(papers, glossary)
        self._found: dict[str, frozenset[str]] = {}

    def company(
        self,
        papers: Sequence[str],
        around: Sequence[str],
        labels: Sequence[str],
        named: Sequence[str],
        phrases: Sequence[str] = (),
    ) -> Company:
        """The papers of a topic with what they share; ``labels`` are its own and those of the topics above it."""
        return Company(
            papers=tuple(papers),
            around=tuple(around),
            known=tuple(frozenset(self._spell(name)) for name in (*labels[:1], *named)),
            said=frozenset(stem for label in labels[1:] for stem in self._spell(label)),
            named=tuple(named),
            shared=self._shared(papers),
            phrases=tuple(phrases),
        )

    def told(self, paper: str, company: Company, near: Sequence[str]) -> str:
        """Why a paper stands among others; ``near`` are those of them that its text is most like, the nearest first."""
        if len(company.papers) == 1:
            return ONLY
        names = self._told_once(self._names(paper, company), _MOST)
        if not names:
            names = self._told_once(self._phrases(paper, company), 1)
        if names:
            return f"Speaks of {listed(names)}, like other papers here."
        for place, other in enumerate(near):
            both = self._told_once(self._of_both(paper, other, company), _BOTH)
            if both:
                how = "Close" if place else "Nearest"
                return f"{how} in wording to “{_in_short(self.papers[other].title)}”; both write of {listed(both)}."
        return f"Nearest in wording to “{_in_short(self.papers[near[0]].title)}”." if near else NEAR

    def _names(self, paper: str, company: Company) -> Iterator[str]:
        """The names of the topic, and the things that tell it from the papers around."""
        for name in company.named:
            if self._tells(name, company) and self._is_shared(name, paper, company.papers):
                yield self._spoken(name)
        own = self.profiles[paper].entities
        here = [key for key, writers in company.shared.items() if paper in writers and key in own]

        def rank(key: str) -> tuple[float, str]:
            return -len(company.shared[key]) * own[key] / len(self.entities[key].papers) ** 0.5, key

        for key in sorted(here, key=rank):
            name = self._called(key)
            if self._tells(name, company) and self._is_own(name, paper, company) and not self.carried.is_cut(name):
                yield name

    def _phrases(self, paper: str, company: Company) -> Iterator[str]:
        """Other names of two words and more that the paper and another of the topic write."""
        for name in company.phrases:
            if " " in name and self._is_shared(name, paper, company.papers):
                yield self._spoken(name)
        here = [key for key, writers in company.shared.items() if paper in writers]
        here.sort(key=lambda key: (_RANKED.index(self.entities[key].type), -len(company.shared[key]), key))
        for key in here:
            name = self._called(key)
            if " " in name and fold(name) not in VAGUE and self._tells(name, company):
                yield name

    def _of_both(self, one: str, other: str, company: Company) -> Iterator[str]:
        """What two papers write, and not nearly all of the field: things, phrases of a title of theirs, rare words."""
        titled = {*self.texts.stems(self.papers[one].title), *self.texts.stems(self.papers[other].title)}
        things = [key for key, writers in company.shared.items() if {one, other} <= writers]
        named = {self._called(key): len(self._writers(plain_name(self.entities[key]))) for key in things}
        names = {name: n for name, n in named.items() if not _PLAIN_WORD.fullmatch(name)}
        for stems in self.texts.phrases_of_both(one, other):
            text = self.texts.written(stems)
            if text and (titled.issuperset(stems) or self._is_rare(stems)) and self._may_be_told(text):
                names.setdefault(self._spoken(text), self.texts.sayers(stems))
        most = _OF_FIELD * len(self.papers)

        def rank(name: str) -> tuple[bool, bool, int, str]:
            return not titled.issuperset(self.texts.stems(name)), " " not in name, names[name], name

        for name in sorted(names, key=rank):
            if (
                names[name] < most
                and fold(name) not in VAGUE
                and not company.said.issuperset({*self._spell(name)} - IDLE_STEMS)
            ):
                yield name
        yield from self._rare_words(one, other)

    def _is_rare(self, stems: Sequence[str]) -> bool:
        return self.texts.sayers(stems) <= _RARE * len(self.papers)

    def _may_be_told(self, name: str) -> bool:
        """Whether a phrase is a whole name of a thing that not any work has."""
        whole = (
            is_of_thing(name)
            and is_name(name)
            and bare(name) == name
            and not is_wide(name)
            and self.texts.ends_phrases(name)
        )
        return whole and may_be_told(name, self.carried)

    def _rare_words(self, one: str, other: str) -> Iterator[str]:
        """Nouns of the titles of both of two papers that few of the field have."""
        words = [{singular(w.casefold()) for w in _WORD.findall(self.papers[p].title)} for p in (one, other)]
        found = {w: self.texts.users(self.texts.stems(w)) for w in words[0] & words[1] if len(self.texts.stems(w)) == 1}
        for word in sorted(found, key=lambda w: (found[w], w)):
            text = self.texts.written(self.texts.stems(word))
            same = singular(text.casefold()) == word and len(word) > 3 and not is_adjective(word)
            if same and found[word] <= _RARE * len(self.papers) and not says_nothing(text) and self._may_be_told(text):
                yield self._spoken(text)

    def _is_own(self, name: str, paper: str, company: Company) -> bool:
        """Whether a paper has to do with a thing: with one plain word, or what any may use, where its title has it."""
        stems = frozenset(self._spell(name))
        if stems in company.known or (not _PLAIN_WORD.fullmatch(name) and fold(name) not in VAGUE):
            return True
        return stems <= set(self._spell(self.papers[paper].title))

    def _tells(self, name: str, company: Company) -> bool:
        """Whether a name says why a paper stands in a topic: most papers around do not write it, or it is its label."""
        words = frozenset(self._spell(name))
        if words in company.known or not company.around:
            return True
        return len(self.carried.by(name, company.around)) < _COMMON * len(company.around)

    def _spell(self, text: str) -> Iterator[str]:
        """The stems of a text, its short forms spelled out."""
        return (long for word in self.texts.stems(text) for long in sorted(self.longs.get(word, {word})))

    def _shared(self, papers: Sequence[str]) -> dict[str, frozenset[str]]:
        """The things that two of some papers write, by id, each with all that do."""
        inside = frozenset(papers)
        found = {}
        for key in sorted({key for paper in papers for key in self.profiles[paper].entities}):
            thing = self.entities[key]
            name = plain_name(thing)
            torn = self.texts.is_torn(name)
            if thing.type in _RANKED and not torn and not _is_bare_data(thing) and fold(name) not in _SAYS_NOTHING:
                sound = is_of_thing(name) and fold(name) not in VAGUE and not is_wide(name)
                writers = self._writers(name) & inside if sound else frozenset()
                if len(writers) > 1:
                    found[key] = writers
        return found

    def _writers(self, name: str) -> frozenset[str]:
        """The papers that write a name, in any spelling or in short, and do not only say that they go without it."""
        if name not in self._found:
            places = self._words.places((name,), done=True)
            self._found[name] = frozenset(p for p in places if any(self._means(name, p, s) for s in places[p]))
        return self._found[name]

    def _means(self, name: str, paper: str, span: tuple[int, int]) -> bool:
        """Whether a place has a name for its thing: not in an address, nor without its capitals, nor denied."""
        text = self.papers[paper].text
        if in_address(text, *span) or is_denied(text, span[0]):
            return False
        same = _COINED.fullmatch(name) is not None and tight(text[span[0] : span[1]]) == tight(name)
        return not same or any(ch.isupper() for ch in text[span[0] + 1 : span[1]])

    def _spoken(self, name: str) -> str:
        return self.texts.with_proper_names(lower_words(name))

    def _called(self, key: str) -> str:
        """What a thing is called: data by their own name, others in plain case."""
        name = plain_name(self.entities[key])
        return name if self.entities[key].type is EntityType.DATASET else self._spoken(name)

    def _told_once(self, names: Iterable[str], most: int) -> list[str]:
        """The first few names; none within another, or the same in another form, which says nothing more."""
        kept: list[str] = []
        told: list[frozenset[str]] = []
        for text in names:
            words = frozenset(self._spell(text))
            new = words and "/" not in text and not any(w <= words or words <= w for w in told)
            if new and len(kept) < most:
                kept.append(text)
                told.append(words)
        return kept

    def _is_shared(self, name: str, paper: str, papers: Sequence[str]) -> bool:
        """Whether a paper writes a name, and another of the papers does, too."""
        writers = self._writers(name).intersection(papers)
        writers |= {p for p in papers if self.carried.side_by_side(name, p)}
        return paper in writers and len(writers) > 1


def nearest_of(row: int, members: Sequence[int], rows: NDArray[Any]) -> list[int]:
    """The few other members whose rows point most nearly the same way, the nearest first; none that does not at all."""
    import numpy as np

    others = [other for other in members if other != row]
    lengths = np.linalg.norm(rows[others], axis=1) * np.linalg.norm(rows[row])
    cosines = np.divide(rows[others] @ rows[row], lengths, out=np.zeros(len(others)), where=lengths > 0.0).round(5)
    return [others[n] for n in np.argsort(-cosines, kind="stable")[:_NEAREST] if cosines[n] > 0.0]


def is_of_thing(name: str) -> bool:
    """Whether a name is one of a thing: no adjective or adverb, no letter with a number, nothing that any work has.

    >>> [is_of_thing(name) for name in ("hull scraping", "generative", "V1", "counter-narrative", "high-tide")]
    [True, False, False, True, False]
    >>> [is_of_thing(name) for name in ("numerical experiments", "seven masts", "Rust et al")]
    [False, False, False]
    """
    last = name.split()[-1]
    no_noun = _NO_NOUN.search(last) is not None and not _NOUNS.search(last)
    return not no_noun and _CODE.fullmatch(name) is None and _ANY_WORK.search(name) is None


def _in_short(title: str) -> str:
    """A title; a very long one without what stands behind its colon."""
    title = plain(title).strip().rstrip(".")
    if len(title) <= _LONG_TITLE:
        return title
    front, _, rest = title.partition(": ")
    return front if rest and front.count(" ") > 1 and len(front) <= _LONG_TITLE else title


def _is_bare_data(entity: GraphEntity) -> bool:
    """Whether a thing is a kind of data of one common word: "document"."""
    return entity.type is EntityType.MODALITY and entity.name.isalpha() and entity.name[1:].islower()
