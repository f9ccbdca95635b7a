"""Names for solutions: the words in which a paper puts something forward go in, the paper's own name comes out.

A reader of a list wants what the paper calls the thing ("RustNet"; see ``kg.given_names``), and where it has no name a
noun phrase that says what it is.
"""

from __future__ import annotations

import re

from extract.lexicon import PREPOSITIONS
from extract.records import Extraction, Solution
from kg.evidence import sentence_at
from kg.folding import fold
from kg.given_names import (
    Name,
    given_name,
    is_sort,
    own_entity,
    says_little,
    thing_of_title,
    title_name,
    without_openers,
)
from kg.issue_labels import capital
from kg.phrases import (
    AUXILIARIES,
    HARD_LIMIT,
    SOFT_LIMIT,
    base_of,
    begins_with_verb,
    fit,
    gerund,
    has_verb,
    longest_noun_phrase,
    points_outside,
    stands_alone,
    trim,
    words_of,
)
from ontologies.vocabulary import EntityType

_MAY_END = re.compile(
    r"[,;:]?\s+(?=(?:and|or|but|while|for|in|on|at|by|from|under|across|with|within|using|via)\s)|[,;:]\s"
)
_WHAT_IT_DOES = re.compile(r"\s(?:that|which|to)\s")
# A pair of which the second half was cut off.
_TORN = re.compile(
    r"(?i)\b(?:between|both)\b(?!.*\sand\s)|\b(?:combin|integrat|fus)(?:es?|ing)\b(?!.*\s(?:and|with|into)\s)"
)
_SUBJECT = re.compile(
    r"(?i)\b(?:we|to|it|they|authors|paper|work|study)(?:\s+(?:also|then|first|further|thus|here|\w+ly))?\s+$"
)
# "A way to do": what is put forward is the doing.
_AN_IDEA = re.compile(r"(?i)^(?:way|ways|means|idea|attempt|attempts)\s+(?:of\s+(?=\w+ing\s)|to\s+(?=[a-z]+\s))")
# The noun of doing for verbs of proposing; others take the -ing form.
_DOING = {
    "adapt": "adaptation of",
    "add": "addition of",
    "adjust": "adjustment of",
    "align": "alignment of",
    "analyse": "analysis of",
    "analyze": "analysis of",
    "annotate": "annotation of",
    "apply": "application of",
    "augment": "augmentation of",
    "characterise": "characterisation of",
    "characterize": "characterization of",
    "combine": "combination of",
    "compare": "comparison of",
    "create": "creation of",
    "decompose": "decomposition of",
    "detect": "detection of",
    "estimate": "estimation of",
    "evaluate": "evaluation of",
    "examine": "examination of",
    "explore": "exploration of",
    "extend": "extension of",
    "extract": "extraction of",
    "fuse": "fusion of",
    "generate": "generation of",
    "incorporate": "incorporation of",
    "integrate": "integration of",
    "introduce": "introduction of",
    "investigate": "study of",
    "maximise": "maximisation of",
    "maximize": "maximization of",
    "minimise": "minimisation of",
    "minimize": "minimization of",
    "optimise": "optimisation of",
    "optimize": "optimization of",
    "predict": "prediction of",
    "quantify": "quantification of",
    "reconstruct": "reconstruction of",
    "reformulate": "reformulation of",
    "formulate": "formulation of",
    "regularise": "regularisation of",
    "regularize": "regularization of",
    "segment": "segmentation of",
    "select": "selection of",
    "simulate": "simulation of",
    "synthesise": "synthesis of",
    "synthesize": "synthesis of",
    "transfer": "transfer of",
    "transform": "transformation of",
    "study": "study of",
    "survey": "survey of",
    "review": "review of",
    "use": "use of",
    "utilise": "use of",
    "utilize": "use of",
    "employ": "use of",
    "exploit": "use of",
    "leverage": "use of",
}


def solution_label(extraction: Extraction, solution: Solution) -> str:
    """A name for a solution, empty where its words hold none.

    The name that the paper gave it, with what it is short for; without one its phrase where that is a noun phrase of
    fit length, a longer one cut; a verb phrase becomes the doing of it ("learn the depth of rust": "Learning the depth
    of rust").
    """
    return name_of(extraction, solution).text


def name_of(extraction: Extraction, solution: Solution) -> Name:
    """The name of a solution and where it stands: in its words, right beside them, or in the paper's title."""
    given = given_name(extraction, solution)
    if given is None and solution.start < len(extraction.paper.title):
        # A title has no room for "called": the abstract may say it.
        found = re.search(rf"(?i)(?<!\w){re.escape(solution.text)}(?!\w)", extraction.paper.abstract)
        if found:
            low = len(extraction.paper.title) + 1
            there = Solution(start=low + found.start(), end=low + found.end(), text=found.group())
            given = given_name(extraction, there)
    if given is not None:
        return given
    told = _told(extraction, solution)
    titled = title_name(extraction)
    little = not told.says or not told.text
    # "Approach that ..." says something only by what it does: the title's name is shorter.
    by_deed = told.end > solution.end and _WHAT_IT_DOES.search(told.text) is not None
    if (little or by_deed) and titled is not None:
        return Name(titled.text, solution.start, solution.end, titled.entity, titled.proper)
    if little or by_deed:
        thing = thing_of_title(extraction)
        if thing is not None and (little or is_sort(thing[1].split()[-1].casefold())):
            number, text = thing
            return Name(capital(text), solution.start, solution.end, number)
    return told


def is_borrowed_data(extraction: Extraction, solution: Solution) -> bool:
    """Whether a solution is no more than the name of data that the paper took from others."""
    return any(
        m.type is EntityType.DATASET
        and not extraction.entities[m.entity].proposed
        and words_of(m.text) == words_of(solution.text)
        for m in extraction.mentions
        if solution.start <= m.start and m.end <= solution.end
    )


def _told(extraction: Extraction, solution: Solution) -> Name:
    """A name out of a solution's own words."""
    own = own_entity(extraction, solution)
    text = trim(without_openers(" ".join(solution.text.split())))
    text = _AN_IDEA.sub("", text)
    low, _ = sentence_at(extraction, solution.start, solution.end)
    before = extraction.paper.text[max(low, solution.start - 40) : solution.start]
    verbal = (
        _AN_IDEA.match(without_openers(solution.text.strip())) is not None
        or begins_with_verb(text)
        or _is_doing(text)
        or _is_said_to_do(text, before)
    )
    clause = not verbal and _is_clause(text)
    names = [
        m
        for m in extraction.mentions
        if solution.start <= m.start and m.end <= solution.end and extraction.entities[m.entity].proposed
    ]
    longest = max(names, key=lambda m: len(m.text), default=None)
    proposed = " ".join(longest.text.split()) if longest else ""
    if longest and (verbal or clause) and len(proposed.split()) <= SOFT_LIMIT:
        says = not says_little(proposed)
        return Name(capital(proposed), solution.start, solution.end, longest.entity, says=says)
    if clause:
        text = longest_noun_phrase(text) or text
    if not verbal:
        text = _fuller(extraction, own, text)
        if len(text.split()) > SOFT_LIMIT or points_outside(text):
            text = " ".join(re.sub(r"\s*\([^()]*\)", "", text).split())
        whole = text if fit(text) else _without_pointing(text)
        short = fit(whole) or (whole if len(whole.split()) <= SOFT_LIMIT else "")
        if not short or says_little(short) or (_TORN.search(short) and not _TORN.search(whole)):
            short = shortened(whole) or (short if len(whole.split()) <= SOFT_LIMIT else whole)
        if not short or says_little(short):
            longer = _further(extraction, solution, short)
            if longer is not None:
                return Name(capital(longer[0]), solution.start, longer[1], own)
        # A common word alone, "motion", names nothing that is put forward.
        says = bool(short) and not says_little(short) and (" " in short or "-" in short or not short.islower())
        return Name(capital(short), solution.start, solution.end, own, says=says)
    first, _, rest = text.partition(" ")
    doing = _doing(first, rest)
    if doing:
        return Name(capital(doing), solution.start, solution.end, says=False)
    return Name(capital(longest_noun_phrase(text)), solution.start, solution.end, own, says=False)


def shortened(text: str) -> str:
    """A phrase that is too long, up to the last place within the limit where one could end.

    >>> shortened("sonar that gives a diver the means to hear and to see, name and count cracks in old hulls")
    'sonar that gives a diver the means to hear and to see'
    """
    if len(text.split()) <= SOFT_LIMIT:
        return trim(text)
    ends = [trim(text[: m.start()]) for m in _MAY_END.finditer(text)]
    fits = [
        end
        for end in ends
        if 3 <= len(end.split()) <= SOFT_LIMIT
        and not says_little(end)
        and len(end.rsplit(",", 1)[-1].split()) > 1  # the second thing of a list alone would be torn off
        and not _TORN.search(end)
    ]
    return fits[-1] if fits else ""


def _doing(first: str, rest: str) -> str:
    """The doing of what a verb phrase says, as a noun phrase; empty where its first word is no known verb."""
    word = first.casefold()
    base = _base_of_doing(word) if word.endswith("ing") else base_of(word)
    base = next((form for form in (word, word.removesuffix("s")) if form in _DOING), base)
    if base is None or word.endswith("ed"):
        return ""
    noun = _DOING.get(base)
    rest = re.sub(r"^(?:it|them)\s+", "", rest)
    rest = " ".join(re.sub(r"\s*\([^()]*\)", "", rest).split())
    if noun and rest and not re.match(r"(?:to|that|on|in|with|for|from|by|over|as)\s", rest):
        return fit(f"{noun} {rest}") or ""
    return fit(f"{gerund(base)} {rest}")


def _is_doing(text: str) -> bool:
    """Whether a phrase begins with the -ing form of a verb that takes what follows: "adding a second hull"."""
    first, _, rest = text.partition(" ")
    following = words_of(rest)[:1]
    base = _base_of_doing(first.casefold()) if first.casefold().endswith("ing") else None
    if base is None or not following:
        return False
    if following[0] in ("a", "an", "the", "it", "them", "these", "this", "its", "their", "our"):
        return True
    return base in _DOING and following[0] not in PREPOSITIONS and not is_sort(following[0])


def _is_said_to_do(text: str, before: str) -> bool:
    """Whether a phrase begins with a verb whose subject stands right before it: "we | use lamps as guides"."""
    first = text.split(" ", 1)[0].casefold()
    known = first in _DOING or first.removesuffix("s") in _DOING or base_of(first) is not None
    return " " in text and not first.endswith("ed") and _SUBJECT.search(before) is not None and known


def _is_clause(text: str) -> bool:
    """Whether a phrase is a clause with a subject and a finite verb: "divers can work at night"."""
    head = re.split(r"(?i)[,\s](?:that|which|who|where|when|whose|whether|how|to)\s", text, maxsplit=1)[0]
    words = words_of(head)
    return any(w in AUXILIARIES for w in words[1:]) and has_verb(head)


def _fuller(extraction: Extraction, own: int | None, text: str) -> str:
    """A phrase with the noun that the paper has behind it elsewhere: "rust wheel" where it is a "Rust Wheel Robot"."""
    if own is None or text != text.lower():
        return text
    thing = extraction.entities[own]
    for form in sorted((thing.name, *thing.aliases), key=lambda form: (len(form), form)):
        more = fold(form).removeprefix(f"{fold(text)} ") if fold(form).startswith(f"{fold(text)} ") else ""
        if more and " " not in more and is_sort(more):
            return f"{text} {form.split()[-1].lower()}"
    return text


def _base_of_doing(word: str) -> str | None:
    stem = word.removesuffix("ing")
    return next((base for base in (stem, f"{stem}e", stem[:-1]) if base in _DOING or base_of(base) == base), None)


def _further(extraction: Extraction, solution: Solution, text: str) -> tuple[str, int] | None:
    """A phrase that says little, with what it is for: "model" and the words behind, "for cracks in hulls"."""
    source = extraction.paper.text
    _, high = sentence_at(extraction, solution.start, solution.end)
    if not text or not solution.text.rstrip().endswith(text.split()[-1]):
        return None
    what = re.match(r"\s+(?:that|which|to)\s[^,.;:()]+", source[solution.end : high])
    if what is not None:
        longer = trim(" ".join(f"{text}{what.group()}".split()))
        # "A model that learns a compact, | precise map": torn between two words for one thing.
        if source[solution.end + what.end() :][:1] == "," and re.search(r"(?i)\b(?:an?|the)\s+[\w-]+$", longer):
            return None
        if len(longer.split()) <= HARD_LIMIT and not points_outside(longer) and longer != text and stands_alone(longer):
            return longer, solution.end + what.end()
        return None
    link = re.match(r"\s+(?:for|of)\s+(?:the\s+|an?\s+)?", source[solution.end : high])
    if not link:
        return None
    begin = solution.end + link.end()
    for m in sorted(extraction.mentions, key=lambda m: -m.end):
        if begin <= m.start <= begin + 24 and m.end <= high and len(source[begin : m.end].split()) <= 7:
            words = " ".join(source[solution.end : m.end].split())
            longer = f"{text} {words}"
            if len(longer.split()) <= SOFT_LIMIT and fit(longer) == longer:
                return longer, m.end
    return None


def _without_pointing(text: str) -> str:
    """A phrase up to where it points at something outside: "algorithm to split them" is "algorithm"."""
    if not points_outside(text):
        return text
    cut = re.split(r"\s+(?:to|that|which|for|of|in|with|on|from)\s+", text)
    kept = cut[0]
    return kept if not points_outside(kept) else text
