"""How many papers of a page write a thing's name: what a reader finds who searches their titles and abstracts for it.

The graph knows a paper's things by what a reader of its text marked, and counts for a wide thing what is one of its
kinds. A page says how many papers name a thing; so it counts those in which the name is written (``kg.written``), but
where a paper only says that it does without the thing, or where to get some.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.denials import is_denied, is_model_for
from kg.english.alike import stems
from kg.english.grammar import plain
from kg.evidence import sentence_at
from kg.folding import fold, is_short_form, tight
from kg.general_names import KIND
from kg.known_names import WITHIN
from kg.pages.lookup import Lookup, Scope, Use
from kg.records import Evidence
from kg.web_addresses import in_address
from kg.wide_words import SAME_DATA, SAME_METRIC
from kg.written import Span
from ontologies.vocabulary import EntityType

RULE = "written"
"""The rule of a place where a name is written and no reader marked it."""

MORE = "written with more words"
"""The same where more words stand within the name: "counting wet hums" for hum counting."""

_SCORE = 0.5
# Of the papers that write what data are of, the share in which a reader must have taken that for the data.
_TAKEN_FOR_IT = 0.2
_SHORT = 3
# Beginnings of one word with a deed, which they leave what it is, and letters of that.
_FRONTS, _LONG_DEED = ("geo", "auto", "tele", "micro", "co", "multi"), 8
# Letters that an adjective and its noun share, and those in which they differ.
_ROOT, _ENDING = 6, 3
# A word that may have an adjective or a verb of its own.
_FRONT = re.compile(r"[A-Za-z][a-z]{2,}[bdfghklmnprt]|[A-Za-z][a-z]{3,}ic")
_DATA = re.compile(r"(\w+)([- ]structured)? data")
_PARTICLE = re.compile(r" (?:up|down)\Z")
_VERB = re.compile(r"(?i)\b(?:we|to|can|could|will|may|it|they|which|that)\s+(?:\w+ly\s+)?\Z")
_BRACKET = re.compile(r"\s*\(([^()]*)\)\s*\Z")
# Rules by which an alias is the same name in other letters.
_SAME = frozenset(("same name", "joined", "spelling", "written", "head", "turned"))
# A word for the sort of a collection behind its name.
_SORT = re.compile(r"(?i) (?:archive|repository|collection|data ?sets?|benchmarks?|corpus)\Z")
# What is "self-supervised" learns so; "humming" may be no mechanism, unless a reader says so.
_SUPERVISED = re.compile(r"(?i)((?:self|semi|weakly)[- ]supervised) learning\Z")
_TUNING = re.compile(r"((?:fine-?|(?:prompt|prefix|instruction)-)tun|(?:self|co)-train)ing")
_ADJECTIVE = re.compile(r"ional(?= )")
_MECHANISM = re.compile(r"(?i)(?<=tion) mechanisms?\Z")
# Where something can be had.
_TO_GET = re.compile(
    r"(?i)https?:|\bwww\.|\bavailable\s+(?:at|online|on|from|here|in|under)\b|\bcan be (?:accessed|found|viewed)\b"
    r"|\b(?:codes?|source|demos?|project|supplementary|data ?set)\b[^.;]*\b(?:are|is|be)\s+(?:\w+\s+){0,2}available\b"
)
# What lacks a thing, or does without it.
_LACKS = re.compile(r"[-‐‑](?:denied|free|less|independent|agnostic|deprived)\b|\s(?:denied|deprived)\b")
# What is high or real in itself, and a number behind a word for a measure, or what that is a part of.
_GRADED = re.compile(r"(?i)\b(?:high|low|real|multi|full|variable|ultra|super|non|half|mixed|single)[-‐‑]\Z")
_FAST, _TO_IT = re.compile(r"(?i)[\s-]?ups?\b"), re.compile(r"\s+(?:to|towards?)\s")
_COUNTS = re.compile(
    r"(?i)(?:\b(?:numbers?|fewer|less|more|amount|count|few|million|billion|extra|additional|trainable|learnable"
    r"|reduc\w+)\b[^.;]{0,40}|\d[^.;]{0,25})\Z"
)
_COUNTED_BEHIND = re.compile(r"(?i)[\s-]+(?:efficien\w+|counts?|sizes?|reductions?|numbers?|overheads?|budgets?)\b")
# A task's noun right before data is that of a sort of these: "loaf segmentation images".
_BY_NOUN = ("ion", "sis", "ment", "logy", "graphy", "sensing")
_PICTURES = re.compile(r"(?i)[\s-]+(?:images?|imagery|videos?|signals?)\b")
# "A mapping to hives": what a work finds one of.
_ONE_ACT = re.compile(r"(?i)\b(?:an?|each|every|one|its|their|the\s+(?:same|learned|resulting))\s+(?:[\w-]+\s+)?\Z")
_NO_NOUN = re.compile(r"\s*(?:[.,;:)]|(?:of|from|to|that|which|between|for|in|on|is|and|by|with)\b)")
# "Sentence-level" says how fine something is.
_SIZE = re.compile(r"[-‐‑]levels?\b")
_TRADED = re.compile(r"(?i)[\s/–-]+(?:(?:and|vs\.?|versus)[\s-]+)?(?:\w+[\s-]+)?trade-?\s?offs?\b")
_TRADES = re.compile(r"(?i)\btrade-?\s?offs? (?:between|of|in)\b[^.;]{0,40}\Z")
# Behind a task's name, what makes that part of a name for data: "hum capture data".
_DATA_BEHIND = re.compile(r"(?i)[\s-]+(?:data|data ?bases?|recordings)\b")
# What stands between two ends of a way is a part of another name: "sim-to-real".
_TO, _TO_BEFORE = re.compile(r"[-‐‑]to[-‐‑]"), re.compile(r"[-‐‑]to[-‐‑]\Z")
BY_MEASURE = re.compile(
    r"\b(?:in terms of|metrics?|measures?|as measured"
    r"|(?:measured|evaluated|assessed|quantified|scored|reported) (?:by|with|in|using|as|on))\b[^.;]{0,60}\Z",
    re.IGNORECASE,
)
"""Words before what something is measured by."""

# An edition of data goes by a number, and a year is none.
_EDITION = re.compile(r"[\s-]?(?!(?:19|20)\d\d\b)\d+(?![\w.])")


def recounted(look: Lookup, scope: Scope, use: Use) -> Use:
    """A thing with the papers of the scope that write its name."""
    kind = use.entity.type
    places = look.written.places(_names(look, use), done=kind is EntityType.TASK)
    name = _BRACKET.sub("", plain(use.entity.name))
    if kind is EntityType.DATASET:
        places = _as_written(look, use, places)
        name = _SORT.sub("", name)
    if is_short_form(name):
        places = _in_capitals(look, name, places)
    for paper, span in _read_places(use):
        if paper not in places:
            places[paper] = [span]
    told = _told(look, scope, use, places)
    some = look.written.done_to_some(_names(look, use)) if kind is EntityType.TASK else {}
    some |= look.written.places(_other_names(name, kind))
    if kind in (EntityType.TASK, EntityType.METHOD, EntityType.MODALITY):
        some |= look.written.parted([name])
    more = {p: span for p, span in _told(look, scope, use, some).items() if p not in told}
    return _with(look, use, told, more)


def _told(look: Lookup, scope: Scope, use: Use, places: dict[str, list[Span]]) -> dict[str, Span]:
    """The first place in each paper of the scope at which a thing is meant."""
    here = scope.papers.union(use.papers)
    meant = ((p, [s for s in spans if _is_meant(look, use, p, s)]) for p, spans in places.items() if p in here)
    return {p: spans[0] for p, spans in meant if spans}


def _names(look: Lookup, use: Use) -> Iterator[str]:
    """The names by which a thing is looked for: its own, and those that are the same in other letters.

    A bare short form of three letters, which has no long form, is short for other things as well, unless the field
    knows it for data alone.
    """
    name = _BRACKET.sub("", plain(use.entity.name))
    is_short = len(name) <= _SHORT and name.isupper() and use.entity.type is not EntityType.METRIC
    if is_short and len(look.written.key(name)) == 1 and not _has_one_sense(look, use, name):
        return
    yield name
    if use.entity.type is EntityType.METRIC and fold(name) in SAME_METRIC:
        yield from SAME_METRIC
    if use.entity.type is EntityType.MODALITY:
        yield from (other for other, same in SAME_DATA.items() if same == fold(name) in other)
    if use.entity.type is EntityType.DATASET and is_short_form(bare := _SORT.sub("", name)):
        yield bare
    if (noun := _ADJECTIVE.sub("ion", name)) != name:
        yield noun
    if found := _SUPERVISED.match(name):
        yield found[1]
    if use.entity.type is EntityType.MODALITY:
        yield from (
            m.quote for m in use.entity.mentions if m.rule not in (KIND, WITHIN) and _adjective_of(m.quote, name)
        )
    for merge in use.entity.merges:
        if merge.rule in _SAME and not _only_before_data(look, use, name, plain(merge.alias)):
            yield plain(merge.alias)


def _has_one_sense(look: Lookup, use: Use, name: str) -> bool:
    """Whether several papers have data by a short form that none spells out, and that names nothing else."""
    if use.entity.type is not EntityType.MODALITY or name in look.names.defined:
        return False
    read = {m.paper for m in use.entity.mentions if m.rule != KIND and m.quote == name}
    return len(read) >= _SHORT and look.sizes.get(look.written.key(name), {}).keys() <= {EntityType.MODALITY}


def _other_names(name: str, kind: EntityType) -> Iterator[str]:
    """A name with the adjective or the noun of one of its front words, of no task with its verb, and of data in full.

    What is fine-tuned is so by fine-tuning, a net is a network, and "autokneading" is kneading.

    >>> list(_other_names("atomic clock", EntityType.TASK)), list(_other_names("kneading hook", EntityType.METHOD))
    (['atom clock'], ['kneadingic hook', 'knead hook'])
    >>> list(_other_names("chain-structured data", EntityType.MODALITY))
    ['chain data']
    """
    if kind is EntityType.DATASET:
        return
    if kind is EntityType.MODALITY and (found := _DATA.fullmatch(name)):
        yield f"{found[1]} data" if found[2] else f"{found[1]}-structured data"
    if kind is EntityType.METHOD and (found := _TUNING.fullmatch(name)):
        yield f"{found[1]}ed"
    if name.endswith((" network", " networks")):
        yield re.sub(r" networks?\Z", " net", name)
    if kind is EntityType.TASK and name.isalpha() and name.islower() and len(name) >= _LONG_DEED:
        yield from (f"{front}{name}" for front in _FRONTS)
    words = name.split(" ")
    for n, word in enumerate(words[:-1]):
        for other in _other_forms(word) if kind is not EntityType.TASK else _other_forms(word)[:1]:
            yield " ".join((*words[:n], other, *words[n + 1 :]))


def _other_forms(word: str) -> tuple[str, ...]:
    """The adjective or the noun of a word of small letters, and its verb or verbal noun."""
    if not _FRONT.fullmatch(word):
        return ()
    noun = plain_front(word)
    verb = word.removesuffix("ing")
    return noun if noun != word else f"{word}ic", verb if verb != word else f"{word}ing"


def plain_front(word: str) -> str:
    """The noun of an adjective, as far as that only lacks its ending.

    >>> plain_front("atomic"), plain_front("basic"), plain_front("graphic")
    ('atom', 'basic', 'graphic')
    """
    return re.sub(r"(?<=[a-z]{3}[bdklmnrt])ic\Z", "", word)


def _only_before_data(look: Lookup, use: Use, name: str, alias: str) -> bool:
    """Whether a name less its "data" hardly is one for data: "hum data" are, and "hums" are what makes them."""
    if use.entity.type is not EntityType.MODALITY or fold(name) not in (f"{fold(alias)} data", f"{fold(alias)} datum"):
        return False
    writing = look.written.places([alias]).keys()
    read = {m.paper for m in use.entity.mentions if m.rule not in (KIND, WITHIN) and fold(m.quote) == fold(alias)}
    return len(read & writing) < _TAKEN_FOR_IT * len(writing)


def _adjective_of(one: str, other: str) -> bool:
    """Whether two names of two words have an adjective and its noun before one head: "skeletal" and "skeleton hums"."""
    (first, _, head), (second, _, same) = fold(one).partition(" "), fold(other).partition(" ")
    root = next((n for n, (x, y) in enumerate(zip(first, second, strict=False)) if x != y), len(first))
    return "" != head == same and first != second and root >= _ROOT and max(len(first), len(second)) - root <= _ENDING


def _in_capitals(look: Lookup, name: str, places: dict[str, list[Span]]) -> dict[str, list[Span]]:
    """Places of a made-up name that are no word of small letters: "ComBee" is no "combee"."""
    found = {}
    word = name.casefold()
    common = any(look.words.get(form, (0, 0))[0] > 0 for form in (word, word.removesuffix("s")))
    for paper, spans in places.items():
        text = look.papers[paper].text
        kept = [s for s in spans if any(ch.isupper() for ch in text[s[0] + common : s[1]])]
        if kept:
            found[paper] = kept
    return found


def _as_written(look: Lookup, use: Use, places: dict[str, list[Span]]) -> dict[str, list[Span]]:
    """Places of data that have its name in the letters of one of its names: "Loaf-QA" is no question answering."""
    forms = {tight(name).removesuffix("s") for name in _names(look, use)}
    found = {}
    for paper, spans in places.items():
        text = look.papers[paper].text
        if kept := [s for s in spans if tight(text[s[0] : s[1]]).removesuffix("s") in forms]:
            found[paper] = kept
    for m in use.mentions:
        if tight(m.quote).removesuffix("s") in forms:
            found.setdefault(m.paper, [(m.start, m.end)])
    return found


def _read_places(use: Use) -> Iterator[tuple[str, Span]]:
    """Where a reader found the thing by its short form, or in other forms of the same words."""
    bracket = _BRACKET.search(plain(use.entity.name))
    name = _BRACKET.sub("", plain(use.entity.name))
    for m in use.mentions:
        words = _BRACKET.sub("", plain(m.quote))
        short = words.removesuffix("s")
        if m.rule == KIND:
            # The second version of data is those data as well, and a part or a sort of them is not.
            same = use.entity.type is EntityType.DATASET and _is_version(words, name)
        else:
            same = (short.isupper() and _spells(short, name)) or (bracket is not None and short == bracket[1])
            same = same or fold(words) in (fold(name), fold(_MECHANISM.sub("", name)))
            same = same or (m.rule != WITHIN and stems(words) == stems(name) != frozenset())
        if same:
            yield m.paper, (m.start, m.end)


def _is_version(words: str, name: str) -> bool:
    return re.fullmatch(rf"{re.escape(tight(name))}v\d.*", tight(words)) is not None


def _spells(short: str, name: str) -> bool:
    """Whether the letters of a short form begin the words of a name."""
    firsts = "".join(word[0] for word in re.findall(r"[^\W_]+", name.casefold()))
    return len(short) > 1 and re.sub(r"\W", "", short.casefold()) == firsts


def _is_meant(look: Lookup, use: Use, paper: str, span: Span) -> bool:
    """Whether words speak of a thing as of one that the paper has to do with."""
    if use.entity.type is EntityType.METRIC:
        return _speaks_of(look, use, paper, span)
    place = (use.entity.type, paper, *span)
    if place not in look.meant:
        look.meant[place] = _speaks_of(look, use, paper, span)
    return look.meant[place]


def _speaks_of(look: Lookup, use: Use, paper: str, span: Span) -> bool:
    kind, text = use.entity.type, look.papers[paper].text
    if in_address(text, *span) or _LACKS.match(text, span[1]):
        return False
    if kind is EntityType.DATASET:
        return _EDITION.match(text, span[1]) is None
    if kind is EntityType.METHOD and (
        _TO.match(text, span[1]) or _TO_BEFORE.search(text, max(0, span[0] - 4), span[0])
    ):
        return False
    extraction = look.extractions.get(paper)
    if extraction is None:
        return True
    start, end = sentence_at(extraction, *span)
    if kind is EntityType.METRIC and _PARTICLE.search(text[slice(*span)]) and _VERB.search(text, start, span[0]):
        return False  # "we speed up bees" tells what is done
    if kind is EntityType.METRIC and _is_other_word(use, text, span, start):
        return False
    if kind is EntityType.METRIC and _is_no_measure(look, use, paper, span, (start, end)):
        return False
    if kind is EntityType.METRIC:  # what is weighed against another good is not measured by that
        return _TRADED.match(text, span[1]) is None and _TRADES.search(text, start, span[0]) is None
    if kind is EntityType.TASK and _is_no_task(text, span):
        return False
    if kind is EntityType.MODALITY and (_TO_GET.search(text, start, end) or _SIZE.match(text, span[1])):
        return False
    if kind is not EntityType.METHOD and is_model_for(text, span[0], start):
        return False
    return not is_denied(text, span[0], start)


def _is_no_task(text: str, span: Span) -> bool:
    """Whether a task's words are part of a name for data, or one word for what is got: "learn a mapping to hives"."""
    words = text[slice(*span)]
    if _DATA_BEHIND.match(text, span[1]) or (words.endswith(_BY_NOUN) and _PICTURES.match(text, span[1])):
        return True
    one = words.isalpha() and words.islower() and words.endswith("ing")
    return (
        one and _ONE_ACT.search(text, max(0, span[0] - 40), span[0]) is not None and bool(_NO_NOUN.match(text, span[1]))
    )


def _is_other_word(use: Use, text: str, span: Span, begin: int) -> bool:
    """Whether a measure's one word is part of another one or is said of something else: "high-speed oven"."""
    name = plain(use.entity.name)
    if not (name.isalpha() and name.islower()):
        return False
    if name != "accuracy" and _GRADED.search(text, max(0, span[0] - 12), span[0]):
        return True
    if name == "speed":
        return _FAST.match(text, span[1]) is not None
    if name == "sensitivity":
        return _TO_IT.match(text, span[1]) is not None
    counted = _COUNTS.search(text, max(begin, span[0] - 60), span[0]) or _COUNTED_BEHIND.match(text, span[1])
    return name in ("parameter", "parameters") and counted is None


def _is_no_measure(look: Lookup, use: Use, paper: str, span: Span, sentence: Span) -> bool:
    """Whether a measure's one word is part of another thing's name ("precision oven"), or stands for things that are.

    Those are told in the plural, and with no number.
    """
    name, text = plain(use.entity.name), look.papers[paper].text
    if not (name.isalpha() and name.islower()):
        return False
    others = (look.entities[key] for key in look.named_by.get(paper, ()))
    places = (m for e in others if e.type is not EntityType.METRIC for m in e.mentions if m.paper == paper)
    if any(m.start <= span[0] and span[1] < m.end for m in places):
        return True
    several = not name.endswith("y") and text[slice(*span)].endswith("s") and not name.endswith("s")
    counted = any(ch.isdigit() for ch in text[slice(*sentence)]) or BY_MEASURE.search(text, sentence[0], span[0])
    return several and not counted


def _with(look: Lookup, use: Use, told: dict[str, Span], more: dict[str, Span]) -> Use:
    """A thing with the papers that write it, with more that do so, and with those of which there is no text to search.

    The more papers have more words than its name has, and tell nothing of whether that is known.
    """
    papers = [*told, *more, *(p for p in use.papers if p not in look.papers)]
    known = {m.paper for m in use.mentions if m.rule != KIND}
    kept = (m for m in use.mentions if m.paper in papers and m.rule != KIND)
    mentions = [replace(m, rule=MORE) if m.paper in more else m for m in kept]
    for rule, places in ((RULE, told), (MORE, more)):
        for paper in sorted(places.keys() - known):
            start, end = places[paper]
            quote = look.papers[paper].text[start:end]
            mentions.append(Evidence(paper=paper, start=start, end=end, quote=quote, rule=rule, score=_SCORE))
    mentions.sort(key=lambda m: (m.paper, m.start))
    return replace(use, papers=tuple(sorted(papers)), mentions=tuple(mentions))
