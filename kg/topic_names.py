"""What the texts of a field say of a name: which papers speak of it, and whether it stands complete.

Papers go in once; a name's words, or the name as written, come in with each question.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import zip_longest

from extract.lexicon import PREPOSITIONS, word_set
from extract.records import Extraction
from kg.denials import CONTRAST
from kg.folding import mend_breaks, singular
from kg.words import STOP_WORDS, content_words

# Between parts of a text that no phrase crosses. A stop word inside a hyphened one is a part of it: "text-to-speech".
BREAK = re.compile(r"[^\w\s'’+-]+|(?<![\w-])(?:" + "|".join(sorted(STOP_WORDS)) + r")(?![\w-])", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_LONGEST = 4  # words of a phrase
# How surely a paper is about what it names in its title, in several places and in one.
_IN_TITLE, _OFTEN, _SUBJECT, _ONCE = 1.0, 0.7, 0.6, 0.4
# Places of a word that tell how it is used; share of them below which a word that ends a name does not end phrases.
_PLACES = 5
_BETWEEN = 3  # from one word of a name to the next in a title
_AGREED = 0.6  # share of the papers that spell a short form out in one way
_ENDS = 0.15
_FRONT_ENDS = 0.3  # the same where the word has the ending of an adjective
_PLURAL, _SEVERAL = 0.2, 3  # as often as in the singular; or so many times
_PIECE = 0.7  # of the papers with a phrase, how many have a longer one that makes it a piece
_BEFORE_VERBS = word_set("to can could may might will would should must we they cannot automatically")
_BEFORE_NOUNS = PREPOSITIONS - {"to"} | word_set("a an the this that these those our its their each every")
_NOUN = re.compile(r"(?:[ts]ions?|ings?|ments?|it(?:y|ies)|ness|ers?|ors?|s[ie]s|ics|ships?)$")
_ONE_OF = word_set("a an each every another one")
_COUNTS = word_set("two three four five six seven eight nine ten different various several many")
_FRONT = re.compile(r"^[a-z]+(?:[rtn]ial|ical|ic|ive|ous|able|ible|ed|ary|al)$")

# A plain word with the capitals of a made-up short form: "HarbouR".
_IN_JEST = re.compile(r"[A-Z]?[a-z]+[A-Z]+[a-z]*|[A-Z]{2,}[a-z]{2,}")
_DOING = re.compile(r"\w+(?:ing|ed)\s", re.IGNORECASE)
_COMPOUND = re.compile(
    r"\w-(?:free|based|like|aware|specific|wise|level|independent|driven|guided|agnostic|oriented|shot"
    r"|preserving|enhanced|augmented|assisted|constrained|invariant|conditioned|trained|efficient)$"
)
# What a paper says that it does without, or is unlike: "without relying on any rope knots (e.g., bowlines)".
_DENIED = re.compile(
    r"\b(?:without|(?:do|does|did|need) not (?:\w+ly )?(?:need|use|rely|require|depend|involve|employ)|"
    rf"no need (?:of|for))\b(?:\([^()]*\)|[^.;:,()])*|{CONTRAST}",
    re.IGNORECASE,
)


def without_denied(text: str) -> str:
    """A text less what it says that a work does without, or is unlike.

    >>> without_denied("Unlike oak boats, rafts float without tar (or pitch). They do not need a keel.")
    '; , rafts float ; . They ; .'
    """
    return _DENIED.sub("; ", text)


class Texts:
    """The words and phrases of all papers of a field.

    Parameters
    ----------
    extractions : sequence of Extraction
    same : mapping of str to str
        Stems to put in the place of others, as ``kg.topic_labels.one_word_forms`` gives them.
    subjects : mapping of str to collection of str, optional
        Stems of what each paper is about beside its title, by its id.
    """

    def __init__(
        self,
        extractions: Sequence[Extraction],
        same: Mapping[str, str] | None = None,
        subjects: Mapping[str, Collection[str]] | None = None,
    ) -> None:
        self.same = same or {}
        self._subjects: dict[str, set[str]] = defaultdict(set)
        for paper_id, stems in (subjects or {}).items():
            for stem in stems:
                self._subjects[stem].add(paper_id)
        self._titles: dict[str, set[str]] = defaultdict(set)
        self._in_title: dict[str, frozenset[str]] = {}
        self._phrases: dict[str, dict[str, float]] = defaultdict(dict)
        self._pairs: dict[str, dict[tuple[str, str], str]] = {}
        self._title_words: dict[str, list[tuple[str, ...]]] = {}
        self._own: dict[str, dict[str, float]] = {}
        self._denied: dict[str, frozenset[str]] = {}
        self._forms: dict[str, Counter[str]] = defaultdict(Counter)
        self._joined: Counter[str] = Counter()
        self._one_of: Counter[str] = Counter()
        self._ends: Counter[str] = Counter()
        self._places: Counter[str] = Counter()
        self._verbs: Counter[str] = Counter()
        self._nouns: Counter[str] = Counter()
        self._small: Counter[str] = Counter()
        self._capital: Counter[str] = Counter()
        self._further: Counter[str] = Counter()
        self._longs = _long_forms(extractions, self.same)
        self._words: dict[str, set[str]] = defaultdict(set)
        for extraction in extractions:
            paper = extraction.paper
            self._pairs[paper.id] = self._title_pairs(paper.title)
            self._title_words[paper.id] = [self.stems(match.group()) for match in _WORD.finditer(paper.title)]
            abstract = mend_breaks(paper.abstract or "")
            said = {*self.stems(mend_breaks(paper.title)), *self.stems(without_denied(abstract))}
            denied = {stem for match in _DENIED.finditer(abstract) for stem in self.stems(match.group())}
            self._denied[paper.id] = frozenset(denied - said)
            for stem in said:
                self._words[stem].add(paper.id)
            self._in_title[paper.id] = frozenset(self.stems(paper.title))
            for stem in self._in_title[paper.id]:
                self._titles[stem].add(paper.id)
            counts: Counter[str] = Counter()
            own = self._read(mend_breaks(paper.title), counts, title=True)
            counts.clear()
            self._read(abstract, counts)
            weights = {key: _OFTEN if count > 1 else _ONCE for key, count in counts.items()}
            weights.update(dict.fromkeys(own, _IN_TITLE))
            self._own[paper.id] = weights
            for key, weight in weights.items():
                for name in (key, *self._longs.get(key, ())):
                    known = self._phrases[name]
                    known[paper.id] = max(known.get(paper.id, 0.0), weight)

        self._forget()

    def _forget(self) -> None:
        """Leave out what one abstract alone says: it names no topic, and most phrases are such."""
        for key in [k for k, papers in self._phrases.items() if len(papers) < 2 and _IN_TITLE not in papers.values()]:
            for paper in self._phrases.pop(key):
                self._own[paper].pop(key, None)
            self._forms.pop(key, None)

    def _read(self, text: str, counts: Counter[str], *, title: bool = False) -> list[str]:
        """Count the phrases of a text, and how its words are used."""
        before, plain = "", False
        for match in _WORD.finditer(text):
            word = match.group().casefold()
            if match.group()[0].islower() and before in _BEFORE_VERBS:
                self._verbs[word] += 1
            elif before in _BEFORE_NOUNS:
                self._nouns[word] += 1
            # A word behind a small one stands within a sentence. A title gives capitals to any word.
            if match.group()[0].islower():
                self._small[word] += plain
            elif not title:
                (self._capital if plain else self._further)[word] += 1
            plain = match.group().islower()
            before = word
        breaks = [match.group().casefold() for match in BREAK.finditer(text)]
        for part, before, after in zip_longest(BREAK.split(text), ["", *breaks], breaks, fillvalue=""):
            words = part.split()
            stems = [self.stems(word) for word in words]
            for start in range(len(words)):
                self._places[words[start].casefold()] += 1
                for end in range(start + 1, min(len(words), start + _LONGEST) + 1):
                    if not all(stems[start:end]):
                        break
                    key = " ".join(stem for word in stems[start:end] for stem in word)
                    counts[key] += 1
                    if end == len(words):
                        self._joined[key] += after == "and"
                        self._one_of[key] += before in _ONE_OF
                        self._forms[key][" ".join(words[start:end])] += 1
            if words:
                self._ends[words[-1].casefold()] += 1
        return list(counts)

    def _title_pairs(self, title: str) -> dict[tuple[str, str], str]:
        """The last word of each phrase of a title with each of the two before it."""
        found: dict[tuple[str, str], str] = {}
        for part in BREAK.split(title):
            words = [(self.stems(word), word) for word in part.split()]
            for (first, one), (last, other) in [(word, words[-1]) for word in words[-3:-1]]:
                if len(first) == 1 == len(last) and first != last:
                    found.setdefault((first[0], last[0]), f"{one} {other}")
        return found

    def stems(self, text: str) -> tuple[str, ...]:
        """Stems of the words of a text, a short form's for its word."""
        return tuple(self.same.get(word, word) for word in content_words(text))

    def speakers(self, stems: Sequence[str]) -> dict[str, float]:
        """The papers that speak of a name, with how surely they are about it.

        A title or its subjects have all its words, in any order; an abstract has them side by side. A paper that only
        says that it does without something does not speak of it.
        """
        found = dict(self._phrases.get(" ".join(stems), {}))
        if len(stems) > 1:
            for paper in set.intersection(*(self._subjects.get(stem, set()) for stem in stems)):
                found[paper] = max(found.get(paper, 0.0), _SUBJECT)
        if stems:
            for paper in set.intersection(*(self._titles.get(stem, set()) for stem in stems)):
                found[paper] = _IN_TITLE
        return {paper: weight for paper, weight in found.items() if not self.denies(stems, paper)}

    def denies(self, stems: Iterable[str], paper: str) -> bool:
        """Whether a paper has a word of a name only where it says what it does without."""
        return not self._denied.get(paper, frozenset()).isdisjoint(stems)

    def longs_of(self, short: str) -> tuple[str, ...]:
        """What the stem of a short form stands for, or the short forms of the stems of a long one."""
        return self._longs.get(short, ())

    def sayers(self, stems: Sequence[str]) -> int:
        """How many papers have just these words side by side."""
        return len(self._phrases.get(" ".join(stems), ()))

    def in_order(self, stems: Sequence[str], papers: Iterable[str]) -> float:
        """The share of papers that have the words of a name side by side, or in this order and near in the title."""
        said = self._phrases.get(" ".join(stems), {})
        found = [paper in said or _in_order(stems, self._title_words[paper]) for paper in papers]
        return sum(found) / len(found) if found else 0.0

    def together(self, stems: Sequence[str], papers: Iterable[str]) -> float:
        """Of the papers that speak of a name, the share that has its words side by side."""
        said = self._phrases.get(" ".join(stems), {})
        found = [paper in said for paper in papers]
        return sum(found) / len(found) if found else 0.0

    def share(self, stems: Sequence[str], papers: Sequence[str]) -> float:
        """The share of papers that have all words anywhere in their text, or what they are short for."""
        found = set(papers)
        for stem in stems:
            users = set(self._words.get(stem, ()))
            for long in self._longs.get(stem, ()):
                users |= set.intersection(*(self._words.get(w, set()) for w in long.split()))
            found &= users
        return len(found) / len(papers)

    def common_stems(self, share: float) -> frozenset[str]:
        """Stems that a share of all papers have, which tell none of them apart."""
        found = {stem for stem, papers in self._words.items() if len(papers) >= share * len(self._in_title)}
        return frozenset(found | {stem for stem, one in self.same.items() if one in found})

    def users(self, stems: Sequence[str]) -> int:
        """How many papers have all of some stems anywhere in their text."""
        return len(set.intersection(*(self._words.get(stem, set()) for stem in stems)))

    def phrases_of_both(self, one: str, other: str) -> list[tuple[str, ...]]:
        """Phrases of two words and more, as stems, that two papers have."""
        both = self._own[one].keys() & self._own[other].keys()
        return [tuple(key.split()) for key in sorted(both) if " " in key]

    def is_torn(self, name: str) -> bool:
        """Whether a word has the hyphen of a line's end: "moor-ing", where papers write "mooring" and never "ing"."""
        halves = [word.casefold().rpartition("-") for word in name.split()]
        return any(front and not self._places[back] and self._places[front + back] > 0 for front, _, back in halves)

    def nearly(self, stems: Sequence[str]) -> set[str]:
        """The papers whose titles and subjects have all words of a name but one, of three and more."""
        found: set[str] = set()
        for left_out in stems if len(stems) > 2 else ():
            rest = [self._titles[s] | self._subjects[s] for s in stems if s != left_out]
            found |= set.intersection(*rest)
        return found

    def common(self, papers: Sequence[str], least: float) -> str:
        """Two words, with one between at most, that end a phrase in a share of the titles; else empty."""
        counts: Counter[tuple[str, str]] = Counter()
        for paper in papers:
            counts.update(set(self._pairs[paper]))
        best = max(sorted(counts), key=lambda pair: counts[pair], default=None)
        if best is None or counts[best] < max(2, least * len(papers)):
            return ""
        name = next(self._pairs[paper][best] for paper in papers if best in self._pairs[paper])
        return "" if self.goes_on(name) else name

    def plural(self, name: str) -> str:
        """The name of a thing in the plural, where papers often end phrases with its last word in the plural."""
        *front, last = name.split()
        if "'s " in name or "’s " in name or not last[1:].islower() or singular(last.casefold()) != last.casefold():
            return name
        if self.is_one(name):
            return name
        for ending in ("s", "es"):
            many = self._ends[last.casefold() + ending]
            if many > _PLURAL * self._ends[last.casefold()] or many >= _SEVERAL:
                return " ".join([*front, last + ending])
        return name

    def is_one(self, name: str) -> bool:
        """Whether a name of several words is never told in the plural, nor with an article of one: "tidal noise"."""
        key = " ".join(self.stems(name)) if " " in name else ""
        ends = [form.casefold().split()[-1] for form in self._forms.get(key, ())]
        return (
            len(ends) > 0
            and self._forms[key].total() >= _SEVERAL
            and not self._one_of[key]
            and ends == [*map(singular, ends)]
        )

    def in_plain_case(self, name: str) -> str:
        """A name without the capitals that a word has as part of a made-up short form: "harbouR" is a plain word."""
        return " ".join(
            w.casefold() if _IN_JEST.fullmatch(w) and self._small[w.casefold()] >= _SEVERAL else w for w in name.split()
        )

    def with_proper_names(self, label: str) -> str:
        """A label with a capital for each word that papers always begin with one: "spoken English", and no others."""
        words: list[str] = []
        proper = False
        for word in self.in_plain_case(label).split():
            key = word.casefold()
            # "Carlo" stands only behind "Monte", which has a capital itself.
            seen = self._capital[key] or (proper and self._further[key])
            proper = bool(seen) and not self._small[key] + self._small[singular(key)]
            if proper:
                parts = word.split("-")
                named = (part for part in parts[1:] if self._capital[part.casefold()] > self._small[part.casefold()])
                word = "-".join([parts[0][:1].upper() + parts[0][1:], *parts[1:]])
                for part in named:
                    word = word.replace(f"-{part}", f"-{part[:1].upper()}{part[1:]}")
            elif words and word[1:].islower() and self._small[key] > self._capital[key]:
                word = key
            words.append(word)
        return " ".join(words)

    def shared(self, papers: Iterable[str], least: int) -> list[str]:
        """Phrases of two words and more (as stems): of two titles, or of one title and ``least`` texts."""
        counts: Counter[str] = Counter()
        titles: Counter[str] = Counter()
        for paper in papers:
            for key, weight in self._own[paper].items():
                counts[key] += 1
                titles[key] += weight == _IN_TITLE
        keys = [
            key for key in sorted(titles) if " " in key and (titles[key] > 1 or (titles[key] and counts[key] >= least))
        ]
        longer = [key for key in keys if key.count(" ") > 1 and not _DOING.match(self.written(key.split()))]
        # "Vector machines" is a piece where nearly as many have "support vector machines".
        pieces = {
            " ".join(words[start:end])
            for words, most in ((key.split(), counts[key]) for key in longer)
            for start in range(len(words))
            for end in range(start + 2, len(words) + 1)
            if end - start < len(words) and most >= _PIECE * counts[" ".join(words[start:end])]
        }
        return [key for key in keys if key not in pieces]

    def common_phrases(self, papers: Iterable[str], least: int) -> list[str]:
        """Phrases of two words and more (as stems) that so many texts hold, whether in a title or not."""
        counts = Counter(key for paper in papers for key in self._own[paper] if " " in key)
        return [key for key in sorted(counts) if counts[key] >= least]

    def lone(self, papers: Sequence[str], least: int) -> list[str]:
        """Stems of single words that so many titles end a phrase with or hold anywhere."""
        counts = Counter(stem for paper in papers for stem in self._in_title.get(paper, ()))
        return [stem for stem in sorted(counts) if counts[stem] >= least]

    def written(self, stems: Sequence[str]) -> str:
        """How papers write a name where nothing follows it; empty where it always goes on."""
        forms = self._forms.get(" ".join(stems))
        whole = [form for form in sorted(forms or ()) if not self.goes_on(form)]
        if not whole or forms is None:
            return ""
        return max(whole, key=lambda form: (forms[form], sum(ch.isupper() for w in form.split() for ch in w[1:])))

    def stands_alone(self, stems: Sequence[str]) -> bool:
        """Whether a name mostly ends phrases that do not go on with "and"."""
        key = " ".join(stems)
        return 2 * self._joined[key] < self._forms[key].total() if key in self._forms else False

    def goes_on(self, name: str) -> bool:
        """Whether a name is the front of a longer one: its last word hardly ever ends a phrase ("robotic")."""
        words = name.split()
        last = words[-1].casefold()
        if len(words) == 2 and words[0].endswith("ly"):
            return True  # "wrongly moored"
        if _COMPOUND.search(last):
            return True
        front = bool(_FRONT.match(last.split("-")[-1])) or "-to-" in last
        if self._places[last] < _PLACES:
            return front and ("-to-" in last or not self._ends[last])
        return self._ends[last] < (_FRONT_ENDS if front else _ENDS) * self._places[last]

    def heads(self, word: str) -> float:
        """Of the places of a word, in the singular or the plural, the share in which it ends its phrase."""
        forms = {word.casefold(), singular(word.casefold()), f"{singular(word.casefold())}s"}
        places = sum(self._places[form] for form in sorted(forms))
        return sum(self._ends[form] for form in sorted(forms)) / places if places else 0.0

    def ends_phrases(self, name: str) -> bool:
        """Whether a name is whole, and its last word one that phrases end with elsewhere, too."""
        last = name.split()[-1].casefold()
        known = self._ends[last] + self._ends[singular(last)] + self._ends[f"{last}s"]
        verbs = max(self._verbs[last], self._verbs[singular(last)] if last.endswith("s") else 0)
        return known >= _PLACES and not self.goes_on(name) and 2 * verbs <= known

    def does(self, word: str) -> bool:
        """Whether a word is a verb, as the first of a clause without its subject: "mends nets", "mending nets"."""
        base = singular(word.casefold())
        return base != word.casefold() and self._verbs[base] > self._nouns[base]

    def is_clause(self, name: str) -> bool:
        """Whether a name begins as a verb does ("emulate poses"), or counts and compares ("three different gaits")."""
        words = [word.casefold() for word in name.split()]
        if len(words) < 2:
            return False
        if "about" in words or any(word in _COUNTS for word in words[1:]):
            return True
        first = words[0]
        return not _NOUN.search(first) and "-" not in first and self._verbs[first] > self._nouns[first]


def _in_order(stems: Sequence[str], words: Sequence[tuple[str, ...]]) -> bool:
    """Whether stems follow each other among the words of a title with few between: "hull scraping and painting"."""
    places = [[n for n, word in enumerate(words) if stem in word] for stem in stems]
    for start in places[0] if places else ():
        at = start
        for nexts in places[1:]:
            at = next((n for n in nexts if at <= n <= at + _BETWEEN), -_BETWEEN - 1)
        if at >= 0:
            return True
    return False


def short_forms(extractions: Sequence[Extraction]) -> list[tuple[str, tuple[str, ...]]]:
    """Short forms of several words with what they stand for, in stems, where most papers agree."""
    found: dict[str, Counter[tuple[str, ...]]] = defaultdict(Counter)
    for extraction in extractions:
        for short in extraction.abbreviations:
            brief, long = content_words(short.short), content_words(short.long)
            if len(brief) == 1 and len(long) > 1:
                found[brief[0]][long] += 1
    best = {brief: max(sorted(longs), key=lambda long: longs[long]) for brief, longs in found.items()}
    return [(b, long) for b, long in sorted(best.items()) if found[b][long] >= _AGREED * found[b].total()]


def _long_forms(extractions: Sequence[Extraction], same: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """What a short form stands for, by its stem, and the other way about; only where papers agree."""
    pairs = [(brief, " ".join(same.get(word, word) for word in long)) for brief, long in short_forms(extractions)]
    both: dict[str, list[str]] = defaultdict(list)
    for brief, long in pairs:
        both[brief].append(long)
        both[long].append(brief)
    return {key: tuple(names) for key, names in both.items()}
