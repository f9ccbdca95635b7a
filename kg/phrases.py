"""Whether a stretch of an abstract can stand alone as a name, by closed classes of English words and common verbs.

A phrase goes in, with the word before it where that is known; a verdict or the part that stands alone comes out. There
is no parser here: spans come from a model that mostly begins and ends them at phrases, and what is left to see is
whether one begins with its verb, points at something outside itself, or stops short.
"""

from __future__ import annotations

import re
from itertools import pairwise

from extract.lexicon import PREPOSITIONS, word_set
from kg.words import content_words, stem

# A name of more words is read twice; of more than the second number it is a sentence.
SOFT_LIMIT, HARD_LIMIT = 12, 15

BE = word_set("is are was were be been being am isn't aren't wasn't weren't remain remains become becomes seem seems")
_MODALS = word_set(
    "can cannot can't could couldn't may might must shall should will would won't do does did don't doesn't"
)
_HAVE = word_set("has have had hasn't haven't")
AUXILIARIES = BE | _MODALS | _HAVE
ADVERBS = word_set(
    """
    also always already even ever only just simply merely still yet not never hardly scarcely seldom rarely often
    usually typically frequently generally commonly mostly mainly largely heavily highly very too so quite rather fairly
    extremely relatively notoriously inherently currently easily readily directly explicitly fully adequately well
    badly poorly severely strongly significantly then thus therefore hence now once again both either far more most less
    nonetheless nevertheless however moreover usually primarily solely naturally inevitably otherwise
    """
)
_POINTING = word_set(
    """
    it they them this that these he she him her we us i you one ones another others such itself themselves ours
    theirs former latter itself
    """
)
_OWNERS = word_set("its their our your my his whose")
_RELATIVE = word_set("which who whom that whose")
_DETERMINERS = word_set("a an the this that these those its their our any some each every no another such")
_SUBORDINATORS = word_set(
    "if when whenever while because since unless although though whereas until where what as than so whether for"
)
# Verbs of abstracts, in their base form; those of the second list are as often nouns.
_VERBS = word_set(
    """
    accept accumulate achieve acquire adapt address adopt affect aggregate aim alleviate allow alter analyse analyze
    apply argue arise ask assess assume attain avoid balance become begin behave break bring build capture carry
    check choose combine come compare complicate comprise compromise compute concentrate consider consist constitute
    constrain consume contain converge convey cope correct corrupt cover create decide deal defeat degrade deliver
    demonstrate depend derive describe destroy detect deteriorate determine develop differ disregard distinguish
    disturb eliminate employ enable encode enforce ensure entail enter establish evaluate exceed exhibit exist expect
    explain exploit explore express extract face facilitate fail fall find fit follow forget function generalise
    generalize generate get give go grow guide hamper handle have hinder hold ignore impair impede improve incorporate
    incur induce infer integrate interpret introduce involve keep know lead learn leave localise localize look lose
    maintain make manage meet mitigate model need neglect obtain occur offer omit operate optimise optimize overcome
    overfit overlook perform permit pose predict preserve presuppose prevent produce propagate prohibit propose prove
    provide pursue reach recognise recognize reconstruct recover reduce rely relocalise remain remember remove render
    represent require resolve restrict retain retrieve rise run satisfy say see seek segment select separate serve
    share solve stand stem stop struggle suffer suppose sustain synthesise synthesize take tell tend throw track train
    transfer treat try turn understand use utilise utilize vary violate withstand work write yield
    """
)
_NOUN_OR_VERB = word_set(
    """
    need lack limit change use result cause demand challenge cost increase decrease influence impact benefit drop
    estimate measure map plan process rank range release report return sample score search sense set shape shift
    show slow sound start state suffice supply support target test trade trigger view match display focus capture hold
    run work look face model share track transfer balance function struggle cover query point loop lag merit fit break
    neglect trial train segment scale mix blur filter frame
    """
)
_PAST = word_set(
    """
    built came chose drew fell found gave got grew held kept knew led left lost made met ran rose said saw sought stood
    took told thought understood went won wrote shown known given taken seen drawn become
    """
)
# Nouns in the plural far more often than verbs, even after "and".
_SHARED = _NOUN_OR_VERB - word_set("cause fail need lack start capture hold")
PARTICLES = word_set("down up off out away apart back together")
# Verbs and adjectives that are nothing without the preposition that follows.
_NEEDS_MORE = word_set(
    """
    depend depends depending dependent rely relies relying reliant suffer suffers suffering consist consists lead leads
    leading result results resulting due according such based prone sensitive vulnerable susceptible limited lack need
    needs difficulty struggle struggles belong belongs refer refers respect able unable tend tends fail fails robust
    capable aware independent similar different subject known used hard difficult likely required other access attention
    reliance dependence dependency
    """
)
_MAKE_IT = re.compile(
    r"\b(?:mak|render|find)\w* it \w+(?: \w+)? (?:to|for)\b"
    r"|\bit (?:is|remains|was) (?:\w+ ){1,3}(?:to|that|whether|how|what)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_][\w'’\-/+.]*")
_LIKE_ADJECTIVES = word_set("challenging demanding lacking missing misleading promising limiting time-consuming")
_ASIDES = re.compile(
    r",\s+(?:which|while|whereas|thereby|thus|leading|resulting|hindering|limiting|making|causing|especially)\s"
)
_CUTS = re.compile(
    r"\s*[,;:(–—]\s*|\s+(?=(?:because|since|which|while|whereas|although|though|but|so that|"
    r"as well as|as soon as|as long as|when|where)\s)"
)
_WITHIN = re.compile(r"\s+(?=(?:for|in|with|on|at|by|from|under|across|over|during|within|due to)\s)")
_ENDS_SHORT = re.compile(
    r"[\s,;:.\-–—]+$|\s+(?:and|or|nor|but|of|to|in|for|with|the|a|an|that|which|who|as|on|at|by|from|if|when|where|how|"
    r"while|because|since|its|their|our|is|are|was|were|be|been|than|into|between|both|either|more|most|very|so|also|e\.g|"
    r"i\.e|such|through|via|towards?|upon|during|among|amongst|using|has|have|can|may|must|would|will|not|existing|these|those|this|under|over|across|within|whose|neither)$",
    re.IGNORECASE,
)
# Stems that every complaint has.
EMPTY = frozenset(
    stem(word)
    for word in word_set(
        """
        challenge challenges challenging problem problems issue issues limitation limitations difficulty difficulties
        difficult hard main major key several various many important significant critical lacking lack need needs
        limited unclear methods approaches approach method technique techniques system systems model models solution
        solutions address addressed remain remaining exist open research field study solved
        real great serious considerable fundamental particular inherent persistent ongoing urgent pressing
        way ways form reason reasons cause one thing it they trivial far task tasks work works
        traditional conventional previous prior
        """
    )
)


def words_of(text: str) -> list[str]:
    """The words of a text in lower case, with the hyphens inside them."""
    return [match.group().rstrip(".").casefold() for match in _WORD.finditer(text)]


def telling(text: str) -> list[str]:
    """The words that say what a problem is about."""
    return [word for word in content_words(text) if word not in EMPTY]


def base_of(word: str) -> str | None:
    """The base form of a known verb in the present or past, else None.

    >>> base_of("relies"), base_of("overlooked"), base_of("network")
    ('rely', 'overlook', None)
    """
    known = _VERBS | _NOUN_OR_VERB
    tries = [word]
    if word.endswith(("ies", "ied")):
        tries.append(word[:-3] + "y")
    if word.endswith(("es", "ed")):
        tries += [word[:-2], word[:-1]]
    if word.endswith("s") and not word.endswith("ss"):
        tries.append(word[:-1])
    if word.endswith("ed") and len(word) > 5 and word[-3] == word[-4]:
        tries.append(word[:-3])
    return next((base for base in tries if base in known), None)


def begins_with_verb(text: str, before: str = "") -> bool:
    """Whether a phrase begins with its verb or predicate, so that its subject is missing.

    >>> begins_with_verb("overlook the keel"), begins_with_verb("lack of divers"), begins_with_verb("rusty keels")
    (True, False, False)
    """
    words = words_of(text)
    place = 0
    while place < len(words) - 1 and _is_adverb(words[place], words[place + 1]):
        place += 1
    if not words:
        return False
    first, following = words[place], words[place + 1] if place + 1 < len(words) else ""
    if words[0] in ("not", "never", "to") or first in AUXILIARIES:
        return True
    left = [word for word in words_of(before)[-4:] if word not in ADVERBS or word == "not"]
    last = left[-1] if left and not before.rstrip().endswith((",", ";", ":", ".", "(")) else ""
    open_after = not following or following in PREPOSITIONS | ADVERBS | _SUBORDINATORS or following in ("and", "or")
    base = base_of(first)
    doing = first.endswith(("ing", "ness", "tion")) and "-" not in first and first not in _LIKE_ADJECTIVES
    if last in BE and (open_after or following == "to" or first == "neither") and not doing:
        return True
    if last in _MODALS | {"to", "not"} and (base is not None or not open_after):
        return base is not None or following in _DETERMINERS
    if (first.endswith("ed") and not first.endswith("eed") and len(first) > 4) or first in _PAST:
        return open_after or following in _DETERMINERS
    if base is None:
        return False
    if base not in _NOUN_OR_VERB:
        return last not in _DETERMINERS
    if first == "focuses":
        return True
    joined = ("of", "in", "between", "for", "on", "from", "by", "and", "or", "", "that", "which", "whose")
    if place and words[0] not in ("more", "most", "less", "far"):
        return not following.endswith(("ed", "ing"))
    if following in joined or last in _DETERMINERS:
        return False
    if following == "to" or following in _DETERMINERS or following in PARTICLES:
        return True
    shut = PREPOSITIONS | _SUBORDINATORS | _RELATIVE | AUXILIARIES | ADVERBS
    return len(last) > 2 and last not in shut and base_of(last) is None


def _is_adverb(word: str, following: str) -> bool:
    return (
        word in ADVERBS
        or (word.endswith("ly") and len(word) > 5 and word not in ("family", "anomaly", "assembly", "supply", "early"))
        or (word in ("little", "less") and following.endswith("ed"))
    )


def has_verb(text: str) -> bool:
    """Whether a phrase has a finite verb of its own after its first word, as far as closed classes tell.

    >>> has_verb("keels rust at sea"), has_verb("keels that are thick"), has_verb("keels that are thick are hard")
    (False, False, True)
    """
    words = words_of(text)
    inside = False  # the verb of a relative clause is not the phrase's own
    for before, word in pairwise(words):
        base = base_of(word)
        inside = inside or before in _RELATIVE
        finite = word in AUXILIARIES - {"been", "being", "be"} or (
            base is not None
            and base not in _NOUN_OR_VERB
            and not word.endswith("ed")
            and before not in PREPOSITIONS | _DETERMINERS | {"to"}
        )
        if finite and not inside:
            return True
        inside = inside and not finite
    return False


def points_outside(text: str) -> bool:
    """Whether a phrase speaks of something that it does not name ("it", "such", "another").

    >>> points_outside("recognise it under another"), points_outside("seasons make it hard to recognise a place")
    (True, False)
    """
    words = words_of(_MAKE_IT.sub("make hard", text))
    for place, word in enumerate(words):
        following = words[place + 1] if place + 1 < len(words) else ""
        if word in ("that", "which", "who") and 0 < place < len(words) - 1:
            continue  # it opens a clause on what stands before it
        if word == "such" and following == "as":
            continue
        if word in ("there", "here") and following not in BE | _HAVE | _MODALS:
            return True
        if word == "other" and (not content_words(following) or following in AUXILIARIES):
            return True
        if place == 0 and word in ("some", "most", "all", "many") and (following in AUXILIARIES or following == "need"):
            return True
        named = content_words(following) and following not in PREPOSITIONS | AUXILIARIES and base_of(following) is None
        if word in ("one", "another") and named:
            continue  # "one place"
        if word in _POINTING or (word == "those" and (place == 0 or following in AUXILIARIES)):
            return True
        if word in _OWNERS and not any(content_words(w) for w in words[:place]):
            return True
    return False


def stands_alone(text: str, before: str = "") -> bool:
    """Whether a phrase is a fit name: something is said, its subject is there, nothing points outside."""
    words = words_of(text)
    if not words or not telling(text) or len(words) > HARD_LIMIT:
        return False
    if len(words) == 1 and (len(words[0]) < 4 or words[0] in AUXILIARIES | ADVERBS):
        return False
    if words[0] in _SUBORDINATORS - {"what", "whether", "as"} | (PREPOSITIONS - {"without"}) | {
        "and",
        "or",
        "but",
        "nor",
    }:
        return False
    if words[0] in _RELATIVE or (
        len(words) > 1 and _is_adverb(words[0], words[1]) and words[1] in PREPOSITIONS | {"and"}
    ):
        return False
    if words[0] in ("how", "what", "why", "whether") and (len(words) < 5 or not has_verb(text)):
        return False
    return not begins_with_verb(text, before) and not points_outside(text)


def settle(text: str) -> str:
    """A phrase without pointing determiners: "this task" is "the task", "of these models" is "of models".

    >>> settle("noise in these recordings of this hull")
    'noise in recordings of the hull'
    """
    noun = r"(?=[a-z][\w\-]{2,})(?!(?:is|are|was|were|can|may|has|have|and|kind|sort)\b)"
    text = re.sub(r"(?<=\w )such an? ", "a ", text)
    text = re.sub(rf"(?<=\w )this {noun}", "the ", text)
    text = re.sub(rf"(?<=\w )(?:these|such) {noun}(?!(?:as|that|which|who|with|of)\b)", "", text)
    return trim(text)


def trim(text: str) -> str:
    """A phrase without what hangs at its end."""
    before = None
    while before != text:
        before = text
        text = _ENDS_SHORT.sub("", text)
    if text.count('"') % 2:
        text = text.replace('"', "")
    if text.count("(") != text.count(")"):
        text = trim(text.rsplit("(", 1)[0] if text.count("(") > text.count(")") else text.replace(")", ""))
    return text


def fit(text: str, before: str = "") -> str:
    """The longest beginning of a phrase that stands alone and is short enough; empty where there is none.

    It ends where a phrase ends, never inside one.
    """
    text = _unjoin(settle(text))
    whole = stands_alone(text, before)
    if whole and len(text.split()) <= SOFT_LIMIT:
        return text
    verbal = has_verb(text)
    for pattern in (_CUTS, _WITHIN):
        for match in reversed(list(pattern.finditer(text))):
            short = trim(text[: match.start()])
            words = words_of(short)
            if not 2 <= len(words) <= SOFT_LIMIT or not telling(short):
                continue
            if pattern is _WITHIN and (len(words) < 3 or (whole and len(text.split()) < HARD_LIMIT)):
                continue
            if " because " in short and match.group().strip() == ",":
                continue  # its reason would be cut in two
            if words[-1] in _NEEDS_MORE | ADVERBS or (verbal and not has_verb(short)):
                continue
            if base_of(words[-1]) in _VERBS and not match.group().strip() and not words[-1].endswith("ed"):
                continue
            if stands_alone(short, before):
                return short
    return text if whole else ""


def _unjoin(text: str) -> str:
    """A phrase up to its semicolon; a noun phrase up to the "and" after which a second predicate begins."""
    first = re.split(r"[;:]\s|,\s+and\s+(?=(?:the|we|it|they|this)\s)", text, maxsplit=1)[0]
    if first and words_of(first)[-1:] not in (["not"], ["is"], ["are"]):
        text = trim(first) or text
    aside = _ASIDES.search(text)
    if aside is not None and len(telling(text[: aside.start()])) > 1:
        text = trim(text[: aside.start()])
    for match in re.finditer(r",?\s+(?:and|but|or)\s+(?=(?:only |then |also |often |thus |\w+ly )?(\w+))", text):
        word = match.group(1).casefold()
        base = base_of(word)
        before = text[: match.start()]
        # "Motion and pose": what follows a singular is no verb without an ending.
        verb = base is not None and not word.endswith("ed")
        verb = verb and (base != word or (" to " not in before and before.endswith("s")))
        if word in ("cannot", "can", "is", "are", "does", "do", "may") or (verb and base not in _SHARED):
            short = trim(text[: match.start()])
            if not has_verb(text[: match.start()]) and telling(short):
                return short
    return text


def longest_noun_phrase(text: str) -> str:
    """The longest stretch of a phrase without a verb or a word that points outside; empty where none says enough.

    >>> longest_noun_phrase("must exceed the memory of a small robot")
    'memory of a small robot'
    """
    pieces: list[list[str]] = [[]]
    for raw in re.split(r"\s+", text):
        word = raw.strip(".,;:()\"'“”").casefold()
        breaks = (
            word in AUXILIARIES
            or word in ADVERBS
            or word in _POINTING
            or word in _OWNERS
            or word in _SUBORDINATORS
            or word in _DETERMINERS
            or word in ("to", "and", "or", "but", "not", "how", "why", "either", "neither", "nor")
            or (word in PREPOSITIONS and word not in ("of", "between"))
            or (base_of(word) is not None and base_of(word) not in _NOUN_OR_VERB and not word.endswith("ed"))
        )
        if breaks and not (word in _DETERMINERS and pieces[-1] and pieces[-1][-1].casefold() in ("of", "between")):
            pieces.append([])
            continue
        pieces[-1].append(raw.strip('.,;:()"“”'))
        if raw.endswith((",", ";", ":", ".")):
            pieces.append([])
    best = ""
    for piece in pieces:
        while piece and (
            piece[0].casefold() in _DETERMINERS | {"of", "between", "much", "many"} or piece[0].endswith("ly")
        ):
            piece = piece[1:]
        phrase = trim(" ".join(piece))
        if len(telling(phrase)) >= 2 and len(telling(phrase)) > len(telling(best)) and len(piece) <= SOFT_LIMIT:
            best = phrase
    return best


def gerund(verb: str) -> str:
    """The -ing form of a verb in its base form.

    >>> gerund("localise"), gerund("map"), gerund("train")
    ('localising', 'mapping', 'training')
    >>> gerund("overfit"), gerund("remain")
    ('overfitting', 'remaining')
    """
    if verb.endswith("e") and not verb.endswith(("ee", "ye", "oe")):
        return verb[:-1] + "ing"
    short = re.sub(r"^(?:over|under|out|re)(?=[^aeiou]+[aeiou][^aeiou]$)", "", verb)
    if re.fullmatch(r"[^aeiou]*[aeiou][bdgklmnprt]", short) and len(short) <= 4:
        return verb + verb[-1] + "ing"
    return verb + "ing"


def is_noun_or_verb(base: str) -> bool:
    """Whether a base form is as often a noun: "limit", "need"."""
    return base in _NOUN_OR_VERB
