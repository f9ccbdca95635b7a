"""Names for solutions: the words in which a paper puts something forward go in, the paper's own name comes out.

A reader of a list wants what the paper calls the thing ("RustNet"; see ``kg.given_names``), and where it has no name a
noun phrase that says what it is.
"""

from __future__ import annotations

import re
from dataclasses import replace

from extract.lexicon import PREPOSITIONS, word_set
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
# What a verb is sure to be the word of: "we | disentangle".
_WE_ALONE = re.compile(r"(?i)\bwe(?:\s+(?:also|then|first|further|thus|here|\w+ly))?\s+$")
_WAY_TO = re.compile(
    r"(?i)\b(?:way|ways|method|approach|technique|strategy|means|idea|attempt|propos\w*|aim\w*)\s+(?:is\s+)?to\s+(?:\w+ly\s+)?$"
)
_MANNER = re.compile(r"(?i)^(?!(?:apply|rely|supply|multiply|imply|comply|assembly|family)\b)[a-z]+ly\s+(?=[a-z]+\s)")
_NO_VERB = re.compile(
    r"(?i)^(?:an?|the|our|its|this|these|that|two|three|\w+(?:ed|ing|ly|ion|ment|ness|ity|al|ive|ous))$"
)
# "A way to do": what is put forward is the doing.
_AN_IDEA = re.compile(r"(?i)^(?:way|ways|means|idea|attempt|attempts)\s+(?:of\s+(?=\w+ing\s)|to\s+(?=[a-z]+\s))")
# What a thing is set to be: "we cast this as a | game".
_SEEN_AS = re.compile(
    r"(?i)\b(?:formulat|cast|fram|treat|model|recast|pos|reformulat|view)(?:e|es|ed|s|ing)?\s+(?:[\w-]+\s+){1,8}as\s+(?P<an>an?\s+)?$"
)
_IS_SEEN = re.compile(r"(?i)(?:problem|task|process|game)$")
_LETS = re.compile(r"\s(?:that|which)\s+(?:allows?|enables?|helps?|lets?)\s+(?:us|one|users|people)\s+(?:to\s+)?")
# What was done to a thing, behind it: "search | constrained to hulls".
_CHANGED = re.compile(
    r"^\s+(?:(?:constrained|augmented|extended|enhanced|enriched|equipped|combined|coupled|conditioned|guided|regulari[sz]ed"
    r"|modified|supplemented|corrected|supervised|informed|initiali[sz]ed)\s+(?:with|by|to|on|through|using)"
    r"|without|in\s+the\s+absence\s+of)\s+[^,.;:()]+"
)
# What is changed and not made: "we constrain | the search".
_CHANGES = re.compile(
    r"(?i)\bwe\s+(?:also\s+|then\s+|first\s+|further\s+|\w+ly\s+)*(?P<verb>constrain|extend|modify|adapt|augment|enhance"
    r"|improve|generali[sz]e|regulari[sz]e|fine-tune|restrict|relax|accelerate|correct|refine|equip|enrich|guide"
    r"|simplify|speed up|strengthen)\s+(?:the\s+|an?\s+)?$"
)
_IS_VERB = re.compile(
    r"(?:[a-z]{2,}(?:[lrntm]i[sz]e|ify)(?<!expertise)(?<!enterprise)|enhance|strengthen|leverage|disentangle)"
)
# What a phrase that is too long must not lose: that it does without something.
_WITHOUT = re.compile(r"\s(?:without|in\s+the\s+absence\s+of|instead\s+of)\s+[^,.;:()]+$")
# Where what a thing is for, or does, ends.
_FOR_WHAT = re.compile(
    r"^(?:,\s+based\s+on\s+[^,.;:()]+,)?\s+(?:that|which|to|for|of)\s[^,.;:()]+?"
    r"(?=[,.;:()]|(?<!ed)\s(?:by|while|in\s+order|so|where|when|and\s+then|because|thereby|without)\s|$)"
)
_IS_TOLD = re.compile(
    r"\s(?:is|are|was|were)\s+(?:also\s+|then\s+)?(?:introduced|presented|proposed|described|developed|designed)\b"
)
_THEN_SHOWN = re.compile(
    r"\sand\s+(?:then\s+|\w+ly\s+)?(?:conclude|show|demonstrate|evaluate|test|present|report|validate|compare|discuss|prove)s?\s"
)
_TO_MEET = re.compile(
    r"(?i)\s+(?:(?:to|for)\s+(?:\w+ly\s+|better\s+)?(?:address|tackl|solv|overc[oa]m|mitigat|alleviat|resolv|handl|reduc|improv"
    r"|facilitat|enhanc|boost|increas|correct|narrow|avoid|prevent|bridg|suppress|remov|eliminat|counter|combat)|(?:that|which)\s+(?:address|tackl|solv|overcom|mitigat|alleviat|resolv|improv))\w*\s"
)
_GOES_ON = re.compile(r"(?i)[\s-]+(?:scenario|task|setting|problem|environment|application|system|model|data)s?\b")
_HANGING = re.compile(
    r"\s(?:focus(?:ed|ing|es)|based|relying|aimed|aiming|consisting|composed|comprising|dedicated|geared|tailored|capable"
    r"|intended|suited)$"
)
# "A lamp that solves the problems mentioned above", "a lamp with the following parts", "a lamp for hulls without".
_LEANS = re.compile(
    r"(?i)(?<=\w)\s+(?:(?:that|which|to)\s[^()]*\b(?:mentioned|described|stated|listed)\s+(?:above|earlier|before)\b.*"
    r"|(?:that|which|to)\s[^()]*\b(?:above-?mentioned|aforementioned)\b.*"
    r"|(?:with|having|under|satisfying)\s+the\s+following\b.*|without|of|and|or|which|the|an?)$"
)
_HANGS = re.compile(r"\s(?:that|which)\s\w+$|\s(?:by|and)\s\w+ing\s\w+ly$|\s\w+ly$|\sto\s\w+$")
# "A model that learns the keel, the plank and the mast".
_MORE_OF_LIST = re.compile(
    r"\s+(?:that|which|to)\s[^,.;:()]+\s(?:the|an?)\s[\w-]+(?:,\s+(?:the|an?)\s[\w-]+)+,?\s+and\s+(?:the|an?)\s+[\w-]+"
)
_ASIDE = re.compile(r"^,\s+based\s+on\s+[^,.;:()]+,")
_FOR_THIS = re.compile(r"(?i)\s(?:for|of|to|that|which)\s(?:[\w-]+\s){0,2}(?:this|these|such|it|them)\b")
# Words that only say how a method works.
_HOW = word_set(
    """
    neural hierarchical systematic sequential iterative probabilistic statistical parametric data-driven learning-based
    learned trainable software control computational two-layer multi-stage recurrent convolutional generative
    discriminative variational stochastic numerical analytical optimisation optimization training survey structure
    scalable interactive modular adaptive dynamic robust formal alternative special dedicated custom robotic
    model-based data-based vision-based video image visual self-supervised supervised unsupervised semi-supervised
    weakly-supervised reinforcement alternative flexible hybrid recursive large-scale multi-stage additional passive
    active single online offline three-level model-agnostic
    """
)
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
    name = _name_of(extraction, replace(solution, text=_without_tex(solution.text)))
    text = _whole(_rejoined(_without_tex(name.text), extraction.paper.text))
    says = name.says and not (text != name.text and says_little(text))
    return replace(name, text=_raised(text, extraction.paper.text), says=says)


def _whole(name: str) -> str:
    """A name without what leans on words that are not there, at its end.

    >>> _whole("Way to hear rust without"), _whole("Lamp that meets the needs mentioned above"), _whole("Lamp to go by")
    ('Way to hear rust', 'Lamp', 'Lamp to go by')
    """
    return _LEANS.sub("", name)


def _without_tex(text: str) -> str:
    r"""Words without the commands that set them in another type: "\textsc{rust-net}"."""
    return re.sub(r"\\(?:text[a-z]{2}|emph|mathrm|mathsf|mathtt|mathbf)\s?\{([^{}]*)\}", r"\1", text)


def _raised(name: str, text: str) -> str:
    """A coined name with the plus or star that its paper sets behind it more than once: "RUST$^+$"."""
    bare = name.split(" (")[0]
    marks = re.findall(rf"(?<!\w){re.escape(bare)}\s?\$?\^\{{?\\?([+*])\}}?\$?", text) if " " not in bare else []
    return f"{bare}{marks[0]}{name[len(bare) :]}" if len(marks) > 1 else name


def _rejoined(name: str, text: str) -> str:
    """A name without the hyphen of a broken line in a word that its paper writes whole, too: "rust- ing hull"."""
    return re.sub(
        r"\b([A-Za-z]{2,})-\s([a-z]{2,})\b",
        lambda m: m[1] + m[2] if re.search(rf"(?i)\b{m[1]}{m[2]}\b", text) else m[0],
        name,
    )


def _name_of(extraction: Extraction, solution: Solution) -> Name:
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
            if says_only_how(text):
                text = _in_title(extraction, text) or text
            if not (told.says and says_only_how(text)):
                return Name(capital(text), solution.start, solution.end, number)
    if says_only_how(told.text):
        whole = _in_title(extraction, told.text)
        return replace(told, text=capital(whole)) if whole else told
    return told


def says_only_how(text: str, but: int = 0) -> bool:
    """Whether a name of few words says what sort of thing it is and how that works, with so many words ``but`` those.

    >>> says_only_how("neural method"), says_only_how("hull reading method"), says_only_how("RustNet")
    (True, False, False)
    """
    words = text.split(" (")[0].split()
    if not 0 < len(words) <= 4 - but or not (is_sort(words[-1].casefold()) or words[-1].casefold() in _HOW):
        return False
    telling = [w for w in words if not (w.casefold() in _HOW or says_little(w) or w.endswith("ly"))]
    return len(telling) <= but and all(w.islower() for w in telling)


def _in_title(extraction: Extraction, name: str) -> str:
    """What a title that begins with a name says that it is for: "Neural method for keels", in small letters."""
    found = re.match(rf"(?i)(?:an?\s+|the\s+)?({re.escape(name)}\s(?:for|to|of)\s[^,.;:?()]+)$", extraction.paper.title)
    if found is None:
        return ""
    told = " ".join(
        w.lower() if all(part[1:].islower() or len(part) < 2 for part in w.split("-")) else w for w in found[1].split()
    )
    return told if len(told.split()) <= HARD_LIMIT else fit(told)


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
    text = _unhung(trim(without_openers(" ".join(_with_object(extraction, solution).split()))))
    text = _LETS.sub(" to ", _AN_IDEA.sub("", text))
    low, high = sentence_at(extraction, solution.start, solution.end)
    before = extraction.paper.text[max(low, solution.start - 90) : solution.start]
    by_us = _WE_ALONE.search(before) is not None
    if by_us or before.endswith("to "):
        text = _MANNER.sub("", text)
    by_us = (
        (by_us or _WAY_TO.search(before) is not None) and " " in text and _NO_VERB.match(text.split(" ", 1)[0]) is None
    )
    verbal = (
        _AN_IDEA.match(without_openers(solution.text.strip())) is not None
        or by_us
        or begins_with_verb(text)
        or _is_doing(text)
        or _is_said_to_do(text, before)
    )
    changed = _CHANGES.search(before)
    if changed and not verbal and (own is None or not extraction.entities[own].proposed):
        rest = extraction.paper.text[solution.start : high]
        deed = _doing(changed.group("verb"), re.split(r"[,.;:()]", rest)[0].strip())
        if deed:
            return Name(capital(deed), solution.start, solution.end, says=False)
    clause = not verbal and _is_clause(text)
    names = [
        m
        for m in extraction.mentions
        if solution.start <= m.start and m.end <= solution.end and extraction.entities[m.entity].proposed
    ]
    longest = max(names, key=lambda m: len(m.text), default=None)
    proposed = " ".join(longest.text.split()) if longest else ""
    if longest and verbal and proposed.islower():
        first, _, rest = text.partition(" ")
        doing = _doing(first, rest, known=by_us)
        # What is proposed may be the deed itself: "we propose to | tar the keel".
        if doing and (fold(proposed) in fold(doing) or proposed.startswith(f"{first} ")):
            return Name(capital(doing), solution.start, solution.end, longest.entity, says=not says_little(proposed))
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
        if not short or says_little(short) or says_only_how(short, but=1):
            longer = _further(extraction, solution, short)
            if longer is not None:
                bare = not short or says_little(short)
                return Name(capital(longer[0]), solution.start, longer[1] if bare else solution.end, own)
        short = _unhung(_with_rest(extraction, solution, short, text))
        seen = _SEEN_AS.search(before)
        if seen and _IS_SEEN.search(re.split(r"\s(?:over|of|in|for|on|with)\s", short)[0]):
            short = f"formulation as {seen.group('an') or ''}{short}"
        # A common word alone, "motion", names nothing that is put forward.
        says = bool(short) and not says_little(short) and (" " in short or "-" in short or not short.islower())
        return Name(capital(short), solution.start, solution.end, own, says=says)
    first, _, rest = text.partition(" ")
    doing = _doing(first, rest, known=by_us)
    if doing:
        doing = _with_rest(extraction, solution, doing, text)
        return Name(capital(doing), solution.start, solution.end, says=False)
    return Name(capital(longest_noun_phrase(text)), solution.start, solution.end, own, says=False)


def _with_object(extraction: Extraction, solution: Solution) -> str:
    """The words of a solution that end in "focused", "based", with what these go on to."""
    source = extraction.paper.text
    goes_on = re.compile(r"\s(?:on|of|at|in|for|to|with)\s[^,.;:()]+") if _HANGING.search(solution.text) else None
    _, high = sentence_at(extraction, solution.start, solution.end)
    found = goes_on.match(source, solution.end, high) if goes_on else None
    whole = source[solution.start : found.end()] if found else solution.text
    return whole if len(whole.split()) <= HARD_LIMIT else solution.text


def _unhung(text: str) -> str:
    """A name without a participle at its end whose preposition and object were cut: "hull charts focused"."""
    return text if len(text.split()) < 2 else trim(_HANGING.sub("", text))


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


def _doing(first: str, rest: str, *, known: bool = False) -> str:
    """The doing of what a verb phrase says, as a noun phrase; empty where its first word is not ``known`` as a verb."""
    word = first.casefold()
    base = _base_of_doing(word) if word.endswith("ing") else base_of(word)
    base = next((form for form in (word, word.removesuffix("s")) if form in _DOING), base)
    if base is None and (known or _IS_VERB.fullmatch(word)):
        base = word
    if base is None or word.endswith("ed"):
        return ""
    noun = _DOING.get(base)
    rest = re.sub(r"^(?:it|them)\s+", "", rest)
    rest = " ".join(re.sub(r"\s*\([^()]*\)", "", rest).split())
    if noun and rest and not re.match(r"(?:to|that|on|in|with|for|from|by|over|as)\s", rest):
        return fit(f"{noun} {rest}") or bounded(f"{noun} {rest}")
    return fit(f"{gerund(base)} {rest}") or bounded(f"{gerund(base)} {rest}")


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
    known = known or _IS_VERB.fullmatch(first) is not None
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
    high = min([high, *(m.start() for p in (_IS_TOLD, _THEN_SHOWN) for m in p.finditer(source, solution.end, high))])
    said = re.split(r"[,.;:]", source[solution.end : high])[0]
    if (not says_only_how(text) and _TO_MEET.match(said)) or re.search(r"[$\\{}]|\w\(", said):
        return None
    what = re.match(r"\s+(?:that|which|to)\s[^,.;:()]+", source[solution.end : high])
    more = _MORE_OF_LIST.match(source[solution.end : high])
    if more and len(f"{text}{more.group()}".split()) <= HARD_LIMIT and stands_alone(f"{text}{more.group()}"):
        return " ".join(f"{text}{more.group()}".split()), solution.end + more.end()
    if what is not None:
        longer = trim(_LETS.sub(" to ", " ".join(f"{text}{what.group()}".split())))
        # "A model that learns a compact, | precise map": torn between two words for one thing.
        if source[solution.end + what.end() :][:1] == "," and re.search(r"(?i)\b(?:an?|the)\s+[\w-]+$", longer):
            return None
        if len(longer.split()) > HARD_LIMIT:
            longer = bounded(longer)
        if len(longer.split()) < len(text.split()) + 3:
            return None
        if len(longer.split()) <= HARD_LIMIT and not points_outside(longer) and longer != text and stands_alone(longer):
            return longer, solution.end + what.end()
        return None
    said = _FOR_WHAT.match(source[solution.end : high])
    longer = (
        trim(" ".join(f"{text}{_ASIDE.sub('', said.group())}".split()))
        if said and not _FOR_THIS.match(said.group())
        else ""
    )
    if said and longer and len(longer.split()) <= HARD_LIMIT and fit(longer) == longer:
        return longer, solution.end + said.end()
    link = re.match(r"\s+(?:for|of)\s+(?:the\s+|an?\s+)?", source[solution.end : high])
    begin = solution.end + (link.end() if link else 0)
    for m in sorted(extraction.mentions, key=lambda m: -m.end) if link else ():
        if _GOES_ON.match(source, m.end):
            continue
        if begin <= m.start <= begin + 24 and m.end <= high and len(source[begin : m.end].split()) <= 7:
            words = " ".join(source[solution.end : m.end].split())
            if len(f"{text} {words}".split()) <= SOFT_LIMIT and fit(f"{text} {words}") == f"{text} {words}":
                return f"{text} {words}", m.end
    short = bounded(longer)
    if said and len(short.split()) > len(text.split()) + 2:
        return short, solution.end + said.end()
    return None


def bounded(text: str) -> str:
    """The longest beginning of a phrase that ends where a phrase of place or means begins; empty where there is none.

    >>> bounded("model for learning to tell the age of every hull of a harbour from the hum of one lamp at night")
    'model for learning to tell the age of every hull of a harbour'
    """
    cuts = [m.start() for m in re.finditer(r"(?<!ed)\s(?:from|using|by|in|on|with|at|via|under|across|to|for)\s", text)]
    ends = [trim(_HANGS.sub("", text[:at])) for at in reversed(cuts)]
    return next((end for end in ends if len(end.split()) <= HARD_LIMIT and stands_alone(end)), "")


def _with_rest(extraction: Extraction, solution: Solution, short: str, whole: str) -> str:
    """A name with what makes the thing another one: what it was changed by, or what it does without."""
    if not short:
        return short
    lost = _WITHOUT.search(whole)
    if lost is None and solution.text.rstrip().endswith(short.split()[-1]):
        _, high = sentence_at(extraction, solution.start, solution.end)
        lost = _CHANGED.match(extraction.paper.text[solution.end : high])
    if lost is None or lost.group().strip() in short:
        return short
    told = trim(" ".join(f"{short}{lost.group()}".split()))
    return told if len(told.split()) <= HARD_LIMIT and not points_outside(told) else short


def _without_pointing(text: str) -> str:
    """A phrase up to where it points at something outside: "algorithm to split them" is "algorithm"."""
    if not points_outside(text):
        return text
    cut = re.split(r"\s+(?:to|that|which|for|of|in|with|on|from)\s+", text)
    kept = cut[0]
    return kept if not points_outside(kept) else text
