"""A clause as a noun phrase: "divers often struggle to read the hull" goes in, "difficulty of divers in reading the
hull" comes out.

The names of issues are noun phrases. A reader's spans are often whole clauses; a handful of changes that English
grammar knows turn most of them: the verb becomes its noun, a passive becomes a participle, an adjective goes before its
noun. What no rule turns is left to the caller. Closed classes and common verbs only, of no field in particular.
"""

from __future__ import annotations

import re
from itertools import pairwise

from extract.lexicon import PREPOSITIONS, word_set
from kg.complaints import complains
from kg.phrases import (
    ADVERBS,
    AUXILIARIES,
    BE,
    base_of,
    gerund,
    is_noun_or_verb,
    points_outside,
    settle,
    telling,
    trim,
    words_of,
)

# Whoever an abstract blames: the name of the problem does without them.
_AGENTS = word_set(
    """
    method methods approach approaches technique techniques model models system systems algorithm algorithms work works
    study studies solution solutions framework frameworks pipeline pipelines they them it strategy strategies
    researchers network networks architecture architectures dataset datasets benchmark benchmarks
    """
)
_OPENING = re.compile(
    r"^(?:(?:the|a|an|existing|current|previous|prior|most|many|all|these|this|those|such|some|several|recent|conventional|"
    r"traditional|however|moreover|but|and|yet|often|both|of|our|that|while|although|since|because|as) )+",
    re.IGNORECASE,
)
_NOT = word_set("not never no nor hardly scarcely barely rarely seldom neither")
_ABILITY = re.compile(r"^(?:the )?(?:ability|capability|capacity) to (\w+)\b", re.IGNORECASE)
_NONE_OF = re.compile(r"^none of ((?:the |these |those |all )?[\w\-]+(?: [\w\-]+)?)$", re.IGNORECASE)
_ONLY = word_set("only solely merely exclusively just")
# What somebody may do with one thing alone.
_TAKES = word_set(
    """
    consider use utilise utilize focus concentrate model study handle address cover support look capture exploit learn
    deal work operate provide treat investigate evaluate test depend rely
    """
)
_INFEASIBLE = {
    "infeasible": "infeasibility", "unrealistic": "infeasibility", "impractical": "impracticality",
    "impossible": "impossibility", "intractable": "intractability", "unfeasible": "infeasibility",
}  # fmt: skip
_SELDOM = word_set("hardly scarcely barely rarely seldom")
_MODALS = word_set("can could may might must shall should will would cannot can't couldn't")
_DO = word_set("do does did don't doesn't didn't")
_PLURALS = word_set("data people media criteria phenomena humans they")
_ALL = word_set("and or to all both half such than as like per via but yet then nor of")
_HAVE = word_set("has have had hasn't haven't")
_RELATIVE = word_set(
    "that which who whom whose where when if before after until because since while as whether how what why than"
)
_DETERMINERS = word_set("a an the this that these those its their our any some each every no another such")
_HARD = word_set("challenging difficult hard non-trivial nontrivial demanding tricky problematic complicated arduous")
_COSTLY = word_set(
    """
    costly expensive tedious laborious time-consuming labor-intensive labour-intensive slow cost-demanding
    cost-intensive time-intensive
    """
)
_OPEN = word_set("unsolved unresolved")
_LIABLE = {
    "prone": "proneness", "sensitive": "sensitivity", "vulnerable": "vulnerability", "susceptible": "susceptibility",
    "dependent": "dependence", "reliant": "reliance",
}  # fmt: skip
_NEGATED = {
    "feasible": "infeasibility", "possible": "impossibility", "available": "unavailability",
    "reliable": "unreliability", "accurate": "inaccuracy", "effective": "ineffectiveness",
    "efficient": "inefficiency", "suitable": "unsuitability", "sufficient": "insufficiency",
    "applicable": "inapplicability", "practical": "impracticality", "stable": "instability",
    "robust": "weak robustness", "scalable": "poor scalability", "accessible": "inaccessibility",
    "clear": "unclarity", "appropriate": "unsuitability", "adequate": "inadequacy", "consistent": "inconsistency",
    "compatible": "incompatibility",
}  # fmt: skip
_EPITHETS = word_set(
    "limited restricted constrained impaired degraded distorted blurred corrupted reduced scattered biased"
)
_NEGLECTED = word_set("neglected ignored overlooked disregarded")
_IRREGULAR = word_set("known shown given taken seen drawn built made found done lost left held kept met understood met")
_NEGLECT = word_set("ignore neglect overlook disregard omit discard")
_NEED = word_set("require need demand necessitate")
_LIMITS = {
    "limit": "limited", "restrict": "restricted", "constrain": "constrained", "impair": "impaired",
    "degrade": "degraded", "reduce": "reduced", "undermine": "undermined", "compromise": "compromised",
    "weaken": "weakened", "distort": "distorted",
}  # fmt: skip
_OBSTRUCTS = word_set("hinder hamper impede prevent preclude obstruct prohibit complicate")
_BRINGS = word_set("cause introduce induce incur create produce generate yield")
_POSES = word_set(
    "pose present raise become make increase affect exacerbate harm violate threaten jeopardise jeopardize"
)
_SHOWS = word_set("exhibit show display face encounter experience")
_MOVES = {
    "vary": "variation", "differ": "difference", "change": "change", "drop": "drop", "degrade": "degradation",
    "deteriorate": "deterioration", "decline": "decline", "fluctuate": "fluctuation", "diverge": "divergence",
    "decrease": "decrease", "overfit": "overfitting", "collapse": "collapse", "overlap": "overlap",
}  # fmt: skip
_POORLY = {
    "perform": "performance", "generalise": "generalisation", "generalize": "generalization", "transfer": "transfer",
    "work": "performance", "scale": "scaling",
}  # fmt: skip
# Verbs that the list of common verbs lacks and the rules above need.
_OWN = (
    frozenset(_MOVES) | frozenset(_LIMITS) | _OBSTRUCTS | _BRINGS | _POSES | _NEED | _NEGLECT | _SHOWS
    | word_set("focus exist fail struggle lack suffer rely depend assume tend match leave leverage play")
)  # fmt: skip
_NO_SUBJECT = word_set("there none nobody what how whether why which who cannot both either")
_MOST_SUBJECT = 12
_OFTEN = word_set("often usually typically still also frequently generally primarily mainly mostly only")
_SAYS_NOTHING = word_set("usually often typically generally still currently also both mostly rather always")


def as_noun_phrase(text: str) -> str:
    """The noun phrase that a clause makes; empty where the text is no clause, or where no rule turns it.

    >>> as_noun_phrase("reading the hull by ear remains a challenging task")
    'difficulty of reading the hull by ear'
    >>> as_noun_phrase("most divers cannot see the keel")
    'inability of divers to see the keel'
    >>> as_noun_phrase("rusty keels")
    ''
    """
    parts = split_clause(text)
    if parts is None:
        return ""
    subject, predicate = trim(settle(_OPENING.sub("", parts[0] + " ").strip())), parts[1]
    if not subject:
        return ""
    first = words_of(subject)[:1]
    if first == ["none"] and (named := _NONE_OF.match(subject)) is not None and _is_agent(named.group(1)):
        base = _base(_plain(predicate[0]))
        return f"failure to {base} {' '.join(predicate[1:])}" if base is not None and len(predicate) > 1 else ""
    if (
        len(subject.split()) > _MOST_SUBJECT
        or points_outside(subject)
        or (first and first[0] in _NO_SUBJECT and not (first == ["none"] and " of " in subject))
    ):
        return ""
    if first == ["none"] and " of " in f" {subject} ":
        whom = re.sub(r"^none of (?:the |these |those )?", "", subject, flags=re.IGNORECASE)
        return f"lack of {whom} that {' '.join(predicate)}"
    if first == ["no"] and len(predicate) > 1 and _plain(predicate[0]) in ("exist", "exists", "existed"):
        return f"lack of {subject.split(' ', 1)[-1]} {' '.join(predicate[1:])}"
    if first == ["no"]:
        return f"lack of {subject.split(' ', 1)[-1]} that {' '.join(predicate)}"
    found = _turned(subject, predicate)
    found = trim(settle(re.sub(r"^(?:the|an?)\s", "", found, flags=re.IGNORECASE)))
    return found if len(telling(found)) > 0 and split_clause(found) is None else ""


def split_clause(text: str) -> tuple[str, list[str]] | None:
    """The subject of a clause and the words from its finite verb on; None for what has no verb of its own."""
    raw = text.split()
    words = [_plain(w) for w in raw]
    inside = False  # the verb of a relative clause is not the phrase's own
    done = 0  # how far such a verb reaches
    for place, (before, word) in enumerate(pairwise(words), 1):
        opens = before in _RELATIVE and not (before == "as" and place > 1 and words[place - 2] in ("such", "well"))
        begins = word in ("the", "a", "an", "they", "we", "it", "one") and _is_bare_noun(before)
        begins = begins and words[max(0, place - 2)] != "to"
        inside = inside or opens or begins
        if not _is_finite(words, place):
            continue
        if inside or place <= done:
            inside, done = False, place
            while done + 1 < len(words) and (words[done] in AUXILIARIES | ADVERBS or words[done + 1] in ("and", "or")):
                done += 2 if words[done + 1] in ("and", "or") else 1
            continue
        start = place
        while start > 1 and (words[start - 1] in ADVERBS | _NOT or _is_manner(words[start - 1])):
            start -= 1
        if any(w.endswith((",", ";", ":")) for w in raw[start - 1 : start]) or word in _RELATIVE:
            return None
        return " ".join(raw[:start]), raw[start:]
    return None


def _is_bare_noun(word: str) -> bool:
    """Whether an article after a word begins a clause on it: "rust the lamp shows"."""
    other = word in PREPOSITIONS | ADVERBS | AUXILIARIES | _RELATIVE | _NOT | _ALL
    return not other and not word.endswith("ing") and _base(word) is None and not _is_manner(word)


def _plain(word: str) -> str:
    return re.sub(r"^\W+|[^\w']+$", "", word).casefold()


def _is_finite(words: list[str], place: int) -> bool:
    word, before = words[place], words[place - 1]
    after = words[place + 1] if place + 1 < len(words) else ""
    if word in AUXILIARIES - {"been", "being", "be"}:
        return before != "to"
    base = _base(word)
    ahead = place - 1
    while ahead > 0 and (words[ahead] in ADVERBS or _is_manner(words[ahead])):
        ahead -= 1
    if base is None or word.endswith(("ed", "ing")) or before in PREPOSITIONS | _DETERMINERS | {"and", "or"}:
        return False
    if words[ahead] == "to":
        return False
    if word == "focuses" and after == "on":
        return True
    if word == "needs" and after == "to" and before not in PREPOSITIONS | _DETERMINERS:
        return True
    if before in ("them", "these", "those") and (word != base or after in _DETERMINERS | _ALL):
        return True
    plural = (
        before.endswith("s")
        or after in ("its", "their")
        or before in _PLURALS
        or before in ADVERBS
        or _is_manner(before)
    )
    if word == base and not plural:  # "limited reach": a noun after its adjective
        return False
    if not after or before.endswith(("'s", "’s")):
        return base in _MOVES and base not in ("change", "drop", "decline", "decrease", "overlap", "collapse")
    if is_noun_or_verb(base) or base in ("pose", "model", "study"):
        if after in _DETERMINERS - {"that"} or before in _OFTEN:
            return True
        if word == base and base in _OWN and before.endswith("s"):  # "structures cause real trouble"
            return after not in PREPOSITIONS | ADVERBS | AUXILIARIES | {"and", "or", "of", "to", "that", "which"}
        third = word.endswith("s") and base in _OWN and not before.endswith("s") and not after.endswith("ed")
        return third and after not in PREPOSITIONS | ADVERBS | AUXILIARIES | {"and", "or", "of", "to"}
    return base in _OWN or base_of(word) is not None


def _base(word: str) -> str | None:
    known = base_of(word)
    if known is None and word.endswith("es"):
        known = next((b for b in (word[:-1], word[:-2]) if b in _OWN), None)
    return known or next((b for b in (word, word.removesuffix("s")) if b in _OWN), None)


def _is_manner(word: str) -> bool:
    return word.endswith("ly") and len(word) > 5 and word not in ("likely", "family", "anomaly", "assembly", "supply")


def fragment_noun(text: str) -> str:
    """The noun phrase of a predicate whose subject is not known: "limiting the depth" is "limited depth".

    >>> fragment_noun("impeding the reading of hulls"), fragment_noun("reading hulls")
    ('obstacle to the reading of hulls', '')
    """
    rest = text.split()
    while len(rest) > 2 and (_plain(rest[0]) in ADVERBS | {"almost"} or _is_manner(_plain(rest[0]))):
        rest = rest[1:]
    if len(rest) < 2:
        return ""
    first = _plain(rest[0])
    base = _base(first)
    if base is None and first.endswith("ing"):
        stems = (first[:-3], first[:-3] + "e", first[:-4])
        base = next((b for b in stems if b in _OWN), None)
    known = (_OWN - frozenset(_MOVES)) | frozenset(_LIMITS)
    if (base == "use" and complains(text)) or _plain(rest[1]) in ("no", "little"):
        known |= {base or ""}
    if first.endswith("ed") or first == "demanding":
        return ""
    if base is None or base not in known or _plain(rest[1]) in PREPOSITIONS - {"on", "to", "from"}:
        return ""
    found = trim(settle(_doing("", [base, *rest[1:]], [base, *map(_plain, rest[1:])])))
    # "They neglect to a great part the lids": no deed follows.
    cut = found[:7] == "failure" and (len(found.split()) < 4 or found.split()[2] in ("the", "a", "an", "some"))
    whole = telling(found) and not points_outside(found) and not cut
    return found if whole else ""


def _turned(subject: str, predicate: list[str]) -> str:
    """The noun of a predicate with its subject."""
    words = [_plain(w) for w in predicate]
    place, denied = 0, False
    kind, manner = "", list[str]()
    while place < len(words):
        word = words[place]
        if word in _NOT or word in ("cannot", "can't", "couldn't", "doesn't", "don't", "didn't", "hasn't", "haven't"):
            denied = denied or word not in ("no",)
        if word == "no" and words[place + 1 : place + 2] != ["longer"]:
            break
        if word in _MODALS:
            kind = kind or "modal"
        elif word in _DO and not (kind == "modal" and words[place + 1 : place + 2] == ["without"]):
            kind = "do"
        elif word in _HAVE and _goes_on(words[place + 1 :]):
            kind = kind or "have"
        elif word in BE:
            kind = "modal-be" if kind == "modal" else "be"
        elif word == "no" and words[place + 1 : place + 2] == ["longer"]:
            denied = True
            place += 1
        elif word in ADVERBS | _NOT or _is_manner(word):
            if word not in _NOT | _SAYS_NOTHING:
                manner.append(predicate[place])
        else:
            break
        place += 1
    rest, plain = predicate[place:], words[place:]
    if not rest:
        return ""
    if (
        not denied
        and not kind
        and len(plain) > 1
        and _ONLY & {m.casefold() for m in manner}
        and _base(plain[0]) in _TAKES
    ):
        what = rest[2:] if plain[1] in PREPOSITIONS and len(rest) > 2 else rest[1:]
        return f"restriction{_of(subject)} to {' '.join(what)}"
    if kind == "have" and plain[0] in ("proved", "proven", "remained", "become") and len(plain) > 1:
        return _being(subject, rest[1:], plain[1:], manner, denied=denied, modal=False)
    if kind == "have":  # "many have named a gap": who did so does not matter
        after = " ".join(rest[1:])
        return after if not denied and complains(after) else ""
    if kind in ("be", "modal-be"):
        found = _being(subject, rest, plain, manner, denied=denied, modal=kind == "modal-be")
        seldom = next((w for w in words[:place] if w in _SELDOM), "")
        return re.sub(r"(?<= )not(?= )", seldom, found, count=1) if seldom else found
    if kind == "modal" and denied and plain[:2] == ["do", "without"]:
        return f"dependence{_of(subject)} on {' '.join(rest[2:])}"
    if denied and plain[0] == "yet" and len(plain) > 1:
        rest, plain = rest[1:], plain[1:]
    if denied and kind == "do" and plain[0] == "have" and len(plain) > 1:
        return f"lack of {re.sub(r'^(?:enough|any|an?|the|sufficient)', '', ' '.join(rest[1:])).strip()}{_in(subject)}"
    if denied and kind in ("modal", "do") and plain[0] == "exist":
        return f"lack of {_lower(subject)} {' '.join(rest[1:])}"
    if denied and kind in ("modal", "do") and plain[:2] == ["make", "sense"]:
        return ""
    if denied and kind in ("modal", "do") and complains(rest[0]):
        return ""  # what does not blur fails at nothing
    if denied and kind in ("modal", "do"):
        noun = "inability" if kind == "modal" else "failure"
        return f"{noun}{_of(subject)} to {' '.join(rest)}"
    return "" if denied else _doing(subject, rest, plain)


def _being(subject: str, rest: list[str], plain: list[str], manner: list[str], *, denied: bool, modal: bool) -> str:
    """After a verb of being: an adjective, a participle, a noun."""
    first, following = plain[0], " ".join(rest[1:])
    if not subject:
        return ""
    if "too" in (m.casefold() for m in manner):
        return f"{subject} too {' '.join(rest)}"
    told = re.match(
        r"^(?:an?|one of the)?\s*(?:[\w\-]+ (?:yet|but|and) )?(?:\w+ly )?(?:most |more |very )?"
        r"(?:(?:challenging|difficult|hard|demanding|tricky|open|unsolved|complex|major|significant|key|main|critical|"
        r"great|big|considerable|important|ongoing|persistent|serious) )*"
        r"(?:(?:[\w\-]+ ){1,2}(?:challenges?|obstacles?|bottlenecks?|barriers?|hurdles?)|"
        r"tasks?|problems?|matters?|challenges?|difficult(?:y|ies)|"
        r"obstacles?|bottlenecks?|barriers?|hurdles?|issues?|questions?|limiting factors?)\b(.*)$",
        " ".join(rest),
        re.IGNORECASE,
    )
    if told is not None and not denied and (able := _ABILITY.match(subject)) is not None:
        return f"difficulty of {gerund(able.group(1))} {subject[able.end() :].strip()}"
    if told is not None and not denied:
        return subject if complains(subject) else f"difficulty of {_lower(subject)}"
    if first in ("how", "whether", "why") and words_of(subject)[-1] in ("question", "problem", "challenge"):
        return f"open question {' '.join(rest)}"
    if first in _INFEASIBLE and not denied and len(plain) < 3:
        return f"{_INFEASIBLE[first]} of {_lower(subject)}"
    hard = first in _HARD | _COSTLY
    if hard and not denied:
        noun = "difficulty of" if first in _HARD else f"{first}"
        if len(plain) > 3 and plain[1:3] == ["to", "be"]:
            return f"difficulty of {_lower(subject)} being {' '.join(rest[3:])}"
        how: list[str] = []
        while plain[1:2] == ["to"] and len(plain) > 3 and plain[2].endswith("ly") and base_of(plain[2]) is None:
            how.append(rest[2])  # "hard to fully hear": it is the hearing that is hard
            rest, plain = [*rest[:2], *rest[3:]], [*plain[:2], *plain[3:]]
        if len(plain) > 2 and plain[1] == "to" and plain[2].isalpha():
            lead = noun if first in _HARD else first if first == "slow" else _cost_of(first)
            return f"{' '.join((lead.strip(), *how, gerund(plain[2])))} {_lower(subject)} {' '.join(rest[3:])}"
        if first in _COSTLY - {"slow"} and _is_doing(subject):
            noun = _cost_of(first)
        return f"{noun} {_lower(subject)} {following if plain[1:2] not in (['for'], ['and']) else ''}"
    if first in _OPEN and not denied:
        return f"{first} problem of {_lower(subject)}"
    if first in _LIABLE and len(plain) > 2 and not denied:
        return f"{_LIABLE[first]} of {_lower(subject)} {following}"
    if denied and first in _NEGATED:
        return f"{_NEGATED[first]} of {_lower(subject)} {following}"
    if modal and not denied and first not in ("likely", "bound"):
        return ""  # what may be is not what is: the caller's relative clause keeps the "may"
    participle = (first.endswith("ed") and len(first) > 3 and first != "need") or first in _IRREGULAR
    if participle and not denied:
        if first in ("needed", "required"):
            return f"need for {_lower(subject)} {following}"
        if first in _NEGLECTED:
            return f"neglect of {_lower(subject)}"
        if first in _EPITHETS and plain[1:2] not in (["to"], ["by"]):
            return f"{first} {_lower(subject)} {following}"
        if first in ("limited", "restricted", "confined") and plain[1:2] == ["to"]:
            noun = {"limited": "limitation", "restricted": "restriction"}.get(first, "confinement")
            return f"{noun} of {_lower(subject)} {following}"
        return f"{subject} {' '.join([*manner, *rest])}"
    if participle:
        return f"{subject} that cannot be {' '.join(rest)}" if modal else f"{subject} not {' '.join([*manner, *rest])}"
    if first == "in" and plain[-1] == "infancy":
        return f"infancy of {_lower(subject)}"
    if first in ("missing", "lacking", "absent") and not denied:
        return f"{'missing' if first == 'lacking' else first} {_lower(subject)} {following}"
    if first.endswith("ing") and len(plain) == 1 and not denied:
        return f"{' '.join([*manner, first])} {_lower(subject)}"
    if first in ("likely", "bound") and plain[1:2] == ["to"] and len(plain) > 2:
        return _doing(subject, rest[2:], plain[2:]) or (" ".join(rest[3:]) if complains(" ".join(rest[3:])) else "")
    if first in _DETERMINERS or (len(plain) > 1 and plain[1] in _DETERMINERS):
        return ""
    if denied:
        return f"{subject} not {' '.join([*manner, *rest])}"
    if len(plain) == 1 or plain[1] in PREPOSITIONS - {"to", "of"} | {"under", "when", "in"}:
        if (
            first.endswith(("ing", "er"))
            or words_of(subject)[0].endswith("ing")
            or first in ("unclear", "unknown", "due", "able", "likely", "bound", "up")
        ):
            return f"{first} {_lower(subject)}" if first in ("unclear", "unknown") else ""
        return f"{' '.join([*manner, first])} {_lower(subject)} {following}" if complains(first) or manner else ""
    if plain[1] == "to" and first not in ("likely", "able", "bound", "due"):
        return f"{subject} {' '.join(rest)}"
    return ""


def _cost_of(adjective: str) -> str:
    return "cost of" if adjective in ("costly", "expensive", "cost-demanding", "cost-intensive") else "effort of"


def _is_doing(subject: str) -> bool:
    """Whether a subject is the doing of something, whatever its manner: "slowly drawing a map"."""
    first = next((w for w in words_of(subject) if not _is_manner(w)), "")
    return first.endswith("ing") and len(first) > 5


def _goes_on(words: list[str]) -> bool:
    """Whether "have" is an auxiliary: a participle follows, perhaps after adverbs."""
    left = [w for w in words if w not in ADVERBS | _NOT and not _is_manner(w)][:1]
    return bool(left) and (left[0] == "been" or left[0].endswith("ed") or left[0] in _IRREGULAR)


def _doing(subject: str, rest: list[str], plain: list[str]) -> str:
    """After a verb that says what goes wrong."""
    while len(plain) > 2 and plain[0] in ("tend", "tends") and plain[1] == "to":
        rest, plain = rest[2:], plain[2:]
    base = _base(plain[0]) or plain[0]
    while len(plain) > 2 and (plain[1] in ADVERBS or _is_manner(plain[1])) and plain[1] not in ("poorly", "badly"):
        rest, plain = [rest[0], *rest[2:]], [plain[0], *plain[2:]]
    after = " ".join(rest[1:])
    ahead = plain[1] if len(plain) > 1 else ""
    if plain[0] in _HAVE and ahead in ("no", "few", "little"):
        return f"{'lack of' if ahead == 'no' else ahead} {' '.join(rest[2:])}{_in(subject)}"
    if base in ("play", "pay", "offer", "provide", "give", "show") and ahead in ("no", "little", "few"):
        return f"{after}{_of(subject)}"
    if base == "have" and complains(after):
        some = re.sub(r"^(?:some|several|many|certain|a few|a number of|an?|the)\s", "", after)
        return f"{some} of {_lower(subject)}" if subject else some
    if base == "perform" and plain[1:3] in (["no", "better"], ["worse", "than"]):
        return f"performance{_of(subject)} {after}"
    if base in _POORLY and ahead in ("poorly", "badly") and subject:
        return f"poor {_POORLY[base]}{_of(subject)} {' '.join(rest[2:])}"
    if base == "lose" and len(plain) > 1:
        return f"loss of {_unowned(after)}{_in(subject)}"
    if base == "use" or (base == "make" and plain[1:3] == ["use", "of"]):
        return f"use of {after.removeprefix('use of ')}"
    if base == "fail" and ahead in ("to", "in", "at"):
        return f"failure{_of(subject)} {after}"
    if base == "struggle" and ahead == "to" and len(plain) > 2:
        return f"difficulty{_of(subject)} in {gerund(plain[2])} {' '.join(rest[3:])}"
    if base == "struggle" and ahead in ("with", "in", "at", "on"):
        return f"difficulty{_of(subject)} {after}"
    if base in ("rely", "depend") and len(plain) > 2:
        return f"reliance{_of(subject)} on {' '.join(rest[2:])}"
    if base == "concentrate" and ahead == "on":
        return f"focus{_of(subject)} {after}"
    if base == "focus" and ahead == "on":
        return f"focus{_of(subject)} {after}"
    if base in _NEED and ahead == "to" and subject and not _is_agent(subject):
        return f"need for {_lower(subject)} {after}"
    if base in _NEED and ahead != "for":
        return f"need {after}" if ahead == "to" else f"need for {after}"
    if base == "lack":
        return f"lack of {after}{_in(subject)}"
    if base == "suffer" and ahead == "from":
        return f"{' '.join(rest[2:])}{_in(subject)}"
    if base in _NEGLECT:
        return f"failure {after}" if ahead == "to" else f"neglect of {after}"
    if base == "assume" and ahead != "that":
        return f"assumption of {after}"
    blamed = bool(subject) and not _is_agent(subject) and (complains(subject) or len(telling(subject)) > 1)
    if base in ("lead", "result") and ahead in ("to", "in"):
        return subject if blamed and complains(subject) else " ".join(rest[2:])
    if base in _LIMITS and ahead in ("how", "what", "which", "whether"):
        return f"limit on {after}"
    if base in _LIMITS and len(plain) > 1 and ahead not in PREPOSITIONS:
        if blamed and complains(subject) and not complains(after):
            return subject
        return "" if complains(after) else f"{_LIMITS[base]} {_unowned(after)}"
    if base in _OBSTRUCTS and len(plain) > 1:
        return subject if blamed and complains(subject) else f"obstacle to {after}"
    if base in _BRINGS and len(plain) > 1:
        return subject if blamed and (complains(subject) or not telling(after)) else after
    if base in ("harm", "hurt") and len(plain) > 1 and not blamed:
        return f"harm to {after}"
    if base in _POSES and len(plain) > 1:
        return subject if blamed and complains(subject) else ""
    if base == "exist" and subject:
        return f"{subject} {after}" if complains(subject) else ""
    if base in _SHOWS and complains(after) and subject:
        return f"{re.sub(r'^(?:an?|the) ', '', after)} of {_lower(subject)}"
    if base in _MOVES and subject and (not ahead or ahead in PREPOSITIONS | {"and"} | ADVERBS or _is_manner(ahead)):
        return f"{_MOVES[base]} of {_lower(subject)} {after}" if not _is_manner(ahead) else ""
    return ""


def _unowned(noun: str) -> str:
    return re.sub(r"^(?:the|its|their|our|an?)\s", "", noun, flags=re.IGNORECASE)


def _is_agent(subject: str) -> bool:
    """Whether a subject is no more than "automated approaches": somebody's work, with at most two words before it."""
    words = words_of(subject)
    return bool(words) and len(words) < 4 and words[-1] in _AGENTS


def _of(subject: str) -> str:
    return "" if not subject or _is_agent(subject) else f" of {_lower(subject)}"


def _in(subject: str) -> str:
    return "" if not subject or _is_agent(subject) or len(subject.split()) > 4 else f" in {_lower(subject)}"


def _lower(noun: str) -> str:
    first, _, rest = noun.partition(" ")
    return f"{first.lower() if first[:1].isupper() and first[1:].islower() else first} {rest}".strip()
