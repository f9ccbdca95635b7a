"""Names for issues: the words in which papers complain go in, a plain name of the problem comes out.

A noun phrase or a clause with its subject is shown as it stands; "existing models fail to capture long-range context"
becomes "Failure to capture long-range context"; what begins with its verb gets its subject from its sentence.
"""

from __future__ import annotations

import re

from extract.lexicon import PREPOSITIONS, word_set
from extract.records import Extraction, Issue
from kg.clauses import as_noun_phrase, fragment_noun, split_clause
from kg.complaints import complains, difficulty_after, difficulty_before, is_aim
from kg.phrases import (
    ADVERBS,
    AUXILIARIES,
    BE,
    HARD_LIMIT,
    PARTICLES,
    SOFT_LIMIT,
    base_of,
    begins_with_verb,
    fit,
    gerund,
    has_verb,
    is_noun_or_verb,
    longest_noun_phrase,
    points_outside,
    settle,
    stands_alone,
    telling,
    trim,
    words_of,
)

_SUBJECT = r"(?:[\w\-’'()/,]+ ){0,9}?"
_ADVERB = (
    r"(?:(?:also|often|usually|typically|frequently|generally|still|severely|largely|mainly|only|heavily|highly|very|"
    r"yet|too|extremely|relatively|notoriously|quite|inherently|currently|mostly|rather|so|both|not|well|may|"
    r"might|would|"
    r"can|explicitly|fully|adequately|simply|easily|directly|readily|therefore|thus|hence) )*"
)
# What must follow the name that the rule makes of a verb: a verb with its object, or something with a name.
_DOING, _THING = "doing", "thing"
# (what the phrase says, how the problem is called, what must follow): the first that matches is used.
_VERBS: tuple[tuple[str, str, str], ...] = (
    (r"fail(?:s|ed|ing)? to", "failure to", _DOING),
    (r"fail(?:s|ed|ing)? (?:in|at)", "failure in", _THING),
    (r"suffer(?:s|ed|ing)? from", "", _THING),
    (
        r"(?:(?:is|are|was|were|remains?|being) )?ADV(?:hindered|hampered|limited|constrained|impeded|plagued) by",
        "",
        _THING,
    ),
    (r"(?:(?:is|are) )?ADV(?:challenged|restricted) by", "", _THING),
    (r"struggl(?:es?|ed|ing) to", "difficulty in", "gerund"),
    (r"struggl(?:es?|ed|ing) (?:with|in|on|at)", "difficulty with", _THING),
    (r"(?:(?:is|are|was|were) )?unable to", "inability to", _DOING),
    (r"(?:cannot|can not|can't|could not)", "inability to", _DOING),
    (r"(?:can|could) only be", "restriction to being", _DOING),
    (r"(?:can|could) only", "restriction to", "gerund"),
    (r"(?:rely|relies|relying|relied|depends?|dependent) ADV(?:up)?on", "reliance on", _THING),
    (r"(?:ignor|neglect|overlook|disregard)(?:es?|s|ed|ing)?(?! of)", "neglect of", _THING),
    (r"lack(?:s|ed|ing)?(?! of)", "lack of", _THING),
    (r"(?:requir(?:es?|ed|ing)|needs?|demands?)(?! for)", "need for", _THING),
    (r"(?:leads? to|leading to|results? in|resulting in|causes|causing|introduces?)(?! of)", "", _THING),
    (r"(?:limit|restrict|constrain)(?:s|ing) (?:their|its)", "limited", _THING),
    (
        r"(?:limit|restrict|constrain)(?:s|ing)? the (?!(?:[\w\-]+ )?(?:use|usage|application|deployment|adoption|"
        r"uptake|practical|wide|widespread|clinical)\b|[\w\-]+[’'])(?=[\w\- ]+$)",
        "limited",
        _THING,
    ),
    (r"(?:hinder|hamper|imped|obstruct)(?:e?s|ed|ing) (?:their|its)", "obstacle to", _THING),
    (
        r"(?:hinder|hamper|imped|restrict|limit|obstruct)(?:e?s|ed|ing)? "
        r"(?=(?:the|real|wide|widespread|practical|clinical)\b)",
        "obstacle to",
        _THING,
    ),
    (r"(?:does|do|did) ADVnot ADV", "failure to", _DOING),
)
_OPENINGS: tuple[tuple[str, str, str], ...] = (
    (
        r"(?:it )?(?:(?:is|are|remains?) )?ADV(?:challenging|difficult|hard|non-?trivial|cumbersome|tricky|"
        r"problematic) (?:for .{1,40} )?to",
        "difficulty of",
        "gerund",
    ),
    (
        r"(?:it )?(?:(?:is|are|remains?) )?ADV(?:necessary|required|needed|mandatory|imperative) (?:for .{1,40} )?to",
        "need to",
        _DOING,
    ),
    (r"(?:it )?(?:(?:is|are|remains?) )?ADV(?:impossible|infeasible) to", "impossibility of", "gerund"),
    (r"(?:(?:is|are|was|were) )?ADVslow to", "slowness in", "gerund"),
    (r"(?:it )?(?:(?:is|are|remains?) )?ADV(?:costly|expensive) to(?! [a-z]+ (?:or|and)\b)", "cost of", "gerund"),
    (
        r"(?:(?:is|are|was|were|being) )?(?:(?:therefore|thus|hence|often) )?(?:excluded|omitted) from",
        "exclusion from",
        _THING,
    ),
    (
        r"(?:the )?(?:challenges?|problems?|issues?|difficult(?:y|ies)) (?:of|posed by|caused by|associated with)",
        "",
        _THING,
    ),
    (r"(?:sensitive|vulnerable|susceptible|prone) to", "sensitivity to", _THING),
    (r"little (?:is known|attention (?:has been|is) (?:paid|given)) (?:about|to|on)", "little knowledge of", _THING),
)
_Rule = tuple[re.Pattern[str], str, str]


def _compiled(start: str, rules: tuple[tuple[str, str, str], ...]) -> tuple[_Rule, ...]:
    return tuple(
        (
            re.compile(rf"^(?P<subject>{start}){verb.replace('ADV', _ADVERB)}\s*\b(?P<rest>.+)$", re.IGNORECASE),
            noun,
            rest,
        )
        for verb, noun, rest in rules
    )


_RULES = _compiled(_SUBJECT + _ADVERB, _VERBS) + _compiled("", _OPENINGS)
# "labelled data are scarce": the adjective goes before the noun.
_COPULA = re.compile(
    r"^(?P<noun>(?:[\w\-’'/]+ ){0,4}[\w\-’'/]+)(?<! that)(?<! which)(?<! who) "
    r"(?:is|are|was|were|remains?|has been|have been) "
    rf"(?P<adverb>{_ADVERB})(?P<adjective>[\w\-]+(?:(?:,| and|, and| or) [\w\-]+)*)\.?$",
    re.IGNORECASE,
)
# "hearing rust is a necessary yet challenging task", "hearing rust through mud remains difficult"
_TASK = re.compile(
    rf"^(?P<noun>.+?) (?:is|are|was|were|remains?|(?:has|have)(?: long)? been) {_ADVERB}"
    r"(?:one of the (?:[\w\-]+ ){0,2}(?:challenges|problems|obstacles|difficulties|bottlenecks)|"
    r"(?:an?|one of the) (?:most )?(?:\w+ (?:yet|but|and) )?(?:\w+ly )?"
    r"(?:challenging|difficult|hard|demanding|tricky|unsolved|open) (?:[\w\-]+ ){0,2}(?:tasks?|problems?|matter|topic|"
    r"endeavou?rs?|undertakings?|goals?)|"
    r"one of the most (?:challenging|difficult|demanding)|an? (?:\w+ )?challenge|challenging|difficult|hard)\.?$",
    re.IGNORECASE,
)
_UNEXPLORED = re.compile(
    rf"^(?P<noun>.+?) (?:is|are|was|were|remains?|has|have) (?:(?:hardly|scarcely|barely|seldom|nevertheless) )*"
    rf"{_ADVERB}(?:been )?{_ADVERB}"
    r"(?:un(?:der)?-?)?(?:explored|studied|understood|addressed)\b(?! by).{0,40}$",
    re.IGNORECASE,
)
_WANTING = re.compile(r"(?:lack|absence|shortage|scarcity)\b", re.IGNORECASE)
_NOT_ENOUGH = re.compile(r"^(?:(?:is|are) )?(?:not|hardly) [\w\-]+ enough to ", re.IGNORECASE)
# "They lack wide lamps and | good rope", "nor are | all hulls of one kind".
_WANTS = re.compile(
    r"(?:\b(?:lack(?:s|ed|ing)?|(?:lack|absence|shortage|scarcity) of|without(?: any)?)\s+"
    r"(?P<joined>(?:(?!and\b|or\b|but\b|while\b)[\w\-/]+\s+){1,6}?(?:and|or)\s+)?(?:an?\s+)?"
    r"|\bnor (?:is|are|was|were)\s+)$",
    re.IGNORECASE,
)
# "They are incapable of hearing rust and the | nature of mud".
_FAILED_AT = re.compile(
    r"(?:\bincapable of|\bunable to|\bcannot|\bfail(?:s|ed)? (?:to|in)) (?:\w+ly )?(?P<verb>[a-z]{3,}) "
    r"(?P<one>(?:(?!and\b|or\b|but\b|while\b)[\w\-/]+ ){1,6}?)(?:and|or) (?P<article>the |an? )?$",
    re.IGNORECASE,
)
_ANY = re.compile(r"^(?:all|any|enough|the)\s+", re.IGNORECASE)
# "One challenge in this trade is to | hear the keel".
_IS_TO = re.compile(
    r"\b(?:challenge|problem|difficulty|issue|question|obstacle)s?\b[^.;,:]{0,40}\b(?:is|are|"
    r"remains?)\s+(?:how\s+)?to\s+$",
    re.IGNORECASE,
)
_NOT_BEEN = re.compile(r"^(?:there (?:has|have) )?not (?:yet )?been (?:any|an?) ", re.IGNORECASE)
_HOW_TO = re.compile(r"^how to (?P<verb>[a-z]{2,}) (?P<rest>.+)$", re.IGNORECASE)
_NOT_EASY = re.compile(
    r"^(?:it )?(?:(?:is|are|remains?) )?(?:indeed |still )?not (?:\w+ly |always |so |indeed )?"
    r"(?:trivial|easy|straightforward|simple|obvious) to ",
    re.IGNORECASE,
)
_WHICH = re.compile(r"(?P<what>[\w\-/ ]+?),? (?:which|that) (?P<verb>(?:[\w’']+ )*[\w’']+)$")
_NOT_DOING = re.compile(r"^(?:does|do|did) not (?=[a-z])", re.IGNORECASE)
_ASIDE = re.compile(r"\w (?:that|which|who)\b", re.IGNORECASE)
_LEADING = re.compile(
    r"^(?:of|however|moreover|furthermore|yet|but|and|also|still|the|a|an|their|its|our|these|this|such|due to|"
    r"because of|often|existing|current|previous|prior|most|that|which|to|by|from|with)\s*,?\s+",
    re.IGNORECASE,
)
# Before a whole clause only words that join it to what came before are dropped.
_JOINING = re.compile(
    r"^(?:first|second|third|finally|recently|namely|(?:how|more)over|further(?:more)?|however|yet|but|and|also|"
    r"still|so|hence|thus|therefore|although|while|whereas|because|"
    r"since|that|the(?! (?:longer|more|less|larger|bigger|smaller|fewer|higher|lower|farther|further)\b)|a|an)\s*,?\s+",
    re.IGNORECASE,
)
# Adverbs of time and manner that a name does without.
_CLOSED = "|".join(
    sorted(PREPOSITIONS | AUXILIARIES | word_set("a an the this these those its their and or to that which"))
)
_LAST_NOUN = re.compile(rf"(?:\b(?!(?:{_CLOSED})\b)[\w\-/]+ ?){{1,4}}$", re.IGNORECASE)
_NO_SENSE = word_set("unrealistic infeasible impractical impossible intractable unfeasible")
_HARD = word_set("challenging difficult hard non-trivial nontrivial demanding tricky")
_DROPPED = word_set(
    """
    therefore thus hence still often usually typically generally both so currently mostly rather also may can would
    might
    """
)
# Adjectives that follow a verb of being and say nothing before a noun.
_NO_EPITHET = word_set(
    "unclear unknown needed required necessary essential possible available present common alike able"
)
# Subjects that an abstract puts before any complaint; the name of the problem does without them.
_ANYONE = word_set(
    """
    method methods approach approaches technique techniques model models system systems algorithm algorithms work works
    study studies solution solutions framework frameworks pipeline pipelines they it we most existing current previous
    prior many some all of these those such conventional traditional the both often state-of-the-art recent them this
    learning-based deep-learning-based deep learning however
    """
)
_BREAK = re.compile(
    r"[;:.]\s|,\s|[()]\s?|[–—]|\b(?:however|although|though|while|whereas|but|yet|because|since|which|that|if|when|"
    r"where|unless|so)\b,?\s",
    re.IGNORECASE,
)
_VERB_PHRASE = re.compile(r"^((?:(?!apply|rely|supply|comply|reply|multiply)\w+ly )*)(\S*)(.*)$", re.DOTALL)
_PARENTHESIS = re.compile(
    r",\s*(?:however|therefore|moreover|though|thus|hence|in turn|for instance|for example|in particular|in general|"
    r"in practice|consequently|nevertheless|nonetheless|even [^,]{1,30}|too|in contrast|by contrast)\s*,\s*",
    re.IGNORECASE,
)
_PART_END = re.compile(r"[,;:]?\s(?=(?:and|or|but|which|that|for|in|with|on|at|by|from|to|of|as|when|while)\s)|[,;:]\s")
_BRACKETS = re.compile(r"\s*\([^()]*\)\s*")
_NO_SUBJECT = word_set("in on at for with by from to and or if when how what there here not no than as of")
# "Fail to hear rust | and thus sink": what comes of it is not failed at.
_FAILS = re.compile(r"(?i)^(?:fail|inabilit|difficult)")
_AND_THUS = re.compile(r"(?i),?\s+and (?:thus|hence|therefore|thereby|so|consequently|as a result|then)\b.*$")
# "A hard task for divers | to hear rust": what the task is stands behind.
_HARD_JOB = re.compile(
    r"(?i)^(?:an? )?(?:\w+ly )?(?:challenging|difficult|hard|demanding|daunting|tough|non-?trivial) "
    r"(?:task|problem|work|challenge|job|endeavou?r|undertaking|issue)(?: for (?:[\w\-]+ ){0,4}[\w\-]+)?$"
)
_ASIDE_OF_TIME = re.compile(r"\s(?:when|while|because|since|due|owing|as|if|especially|that|which)\b")
# "Deal with rust and mud as separate tasks": they do, and it is wrong.
_TREATED = re.compile(
    r"(?i)^(?:(?:tend|tends) to )?(?:deals? with|handles?|considers?|treats?|regards?|addresse?s?|views?) "
    r"(?P<what>(?!it\b|them\b|this\b|these\b|their\b|its\b)[\w\- ]{3,70}?) as "
    r"(?P<how>(?:an? |the |two )?(?:separated?|independent|isolated|distinct|disjoint|"
    r"disconnected|individual|unrelated|equal|identical|equally \w+|independently \w+)\b(?: [\w\-]+){0,4})$"
)
# "Reading the hull" is no problem yet; where its sentence calls it hard, the name does so too.
_UNDERTAKING = re.compile(
    r"^(?!lacking|missing|misleading|limiting|being)(?!(?:training|learning|test(?:ing)?) (?:data|samples?|sets?|"
    r"examples?|images?|instances?|pairs?|corpora|phases?|stages?|time)\b)[a-z]{3,}ing (?!of\b|in\b|from\b)\w",
    re.IGNORECASE,
)
_TOLD_HARD = re.compile(
    r"\b(?:challeng|difficult|hard (?:to|for)|struggl|fail|non-?trivial|obstacle|bottleneck)", re.IGNORECASE
)
# What is done with a trouble is an undertaking, though its object complains: "handling occlusions".
_COPING = re.compile(
    r"^(?:handling|dealing|coping|addressing|resolving|overcoming|avoiding|reducing|detecting)\b", re.IGNORECASE
)
_NUMBERED = re.compile(r"^(?:\(?(?:\d|[ivx]{1,3}|[a-d])\)|\d\.)\s+", re.IGNORECASE)
# "In storms, swell is loud": where and when, before the clause itself.
_SETTING = re.compile(r"^(?:in|for|under|with|at|during|despite|after)\s[^,;.]{1,40},\s+(?!and\b|or\b)", re.IGNORECASE)
# "Mud | from being read as rust": what it is kept from is no part of the trouble's name.
_KEPT_FROM = re.compile(r"(?<=\w) from being \w+.*$", re.IGNORECASE)
_ADJUNCT = word_set("under in at during on by before after when while if as")
_QUANTITY = word_set("no few little fewer less without")
_MOST_SUBJECT = 10  # words
# What only leads to a name.
_BY_REASON = re.compile(
    r"^(?:due to|owing to|because of|especially|particularly|in particular|even|that(?= not\b))\s+(?!when|where|if)",
    re.IGNORECASE,
)
_NOT_KNOWN = re.compile(
    r"^(?:it )?(?:is |remains )?(?:\w+ly )?(?:not (?:yet )?(?:clear|known)|unclear|unknown) "
    r"(?=(?:why|how|whether|when|where|what|which)\b)",
    re.IGNORECASE,
)
_HARD_FOR_IT = re.compile(r"^it (?=(?:is|are|remains) )", re.IGNORECASE)
_TORN_END = re.compile(
    r"\s+(?:caused|induced|arising|resulting|stemming|compared|based|associated|due)$", re.IGNORECASE
)
_IT_IS_NECESSARY = re.compile(
    r"^it is (?:\w+ly )?(?:necessary|required|needed|essential|mandatory|imperative) to\s+", re.IGNORECASE
)
_NOT_ABLE = re.compile(r"^(?:is |are )?not (?:\w+ly )?(?P<stem>[a-z]{3,})(?<!avail)able(?P<rest>\b.*)$", re.IGNORECASE)
# Endings that no verb in its base form has.
_NO_BASE = ("s", "ed", "ing", "ly", "ion", "ity", "ness", "ment", "ous", "ful", "ive", "able", "al", "ic")
# What keeps in a name that something is not so.
_NOTHING = re.compile(
    r"(?i)\b(?:not|no|non|cannot|never|without|difficult\w*|neither|nor|hardly|rarely|little|few|lack\w*|fail\w*|"
    r"inabil\w*|neglect\w*|absen\w*|"
    r"missing|limit\w*|restrict\w*|impossib\w*|infeasib\w*|dependence|loss|poor|weak|(?:un|in|im|dis|mis|ir)[a-z]{4,})"
)
_NO_CLAUSE = 120  # words beyond which nothing is a clause
_TOO_MANY = 4  # words of a phrase for which one word is no name
_CHALLENGES = word_set("key main major concern concerns challenge challenges problem problems difficulty issue issues")
# Endings that verbs alone have, and words before "to" that take a thing, no deed.
_MADE_VERB = re.compile(r"[a-z]{2,}(?:ify|ise|ize|ulate|uce|ieve|ect)$")
_TO_WHAT = re.compile(
    r"(?i)\b(?:due|leads?|leading|respect|subject|similar|relat\w+|access|attention|according|up)\s+to\s*$"
)
# What is as often a state as a deed: "slow for a dive".
_STATES = word_set("slow open clear clean free close dry empty warm")
_DOES_ONLY = re.compile(
    r"^(?:(?:can|could|mostly|mainly|usually|often|typically) )*(?:only|solely|merely|exclusively) (?P<verb>[a-z]{3,}) "
    r"(?P<rest>.+)$",
    re.IGNORECASE,
)
_TAKING = word_set("consider use focus study address handle cover support investigate evaluate")
_ONE = word_set("the a an one single its their")
_NEEDED = re.compile(r"^(?P<who>(?:[\w\-]+ ){0,4}[\w\-]*s) need to (?P<what>be .+)$", re.IGNORECASE)
# What follows a verb, and no noun.
_OBJECT = word_set("a an the one only more their its all with")
_SHUT = PREPOSITIONS | AUXILIARIES | ADVERBS


def noun_phrase(phrase: str) -> str:
    """A plain name of the problem that a phrase states, with a capital.

    >>> noun_phrase("fail to capture long-range context")
    'Failure to capture long-range context'
    >>> noun_phrase("labelled recordings are scarce")
    'Scarce labelled recordings'
    >>> noun_phrase("class imbalance")
    'Class imbalance'
    """
    text = _clean(phrase)
    named = _named(text, "")
    return capital((named and _nominal(named, "")) or longest_noun_phrase(text) or _bounded(text))


def issue_label(extraction: Extraction, issue: Issue, type_label: str = "") -> str:
    """A plain name for an issue.

    The phrase itself where it stands alone; else with its subject from its sentence; else the label of its type; else
    the longest noun phrase in it.

    Parameters
    ----------
    type_label : str
        What the issue's type is called, empty where it has none.
    """
    before, text = _around(extraction, issue)
    before, text = _PARENTHESIS.sub(" ", before), _clean(text)
    if _IS_TO.search(before) and (told := _gerund_of(text)):
        return capital(f"difficulty of {told}")
    if _HARD_JOB.match(text) and (told := _what_is_to_be_done(extraction, issue)):
        return capital(f"difficulty of {told}")
    if (treated := _TREATED.match(text)) is not None:
        return capital(f"treatment of {treated.group('what')} as {treated.group('how')}")
    if type_label and is_aim(extraction, issue) and not complains(text):
        return capital(type_label)  # "accurate surveys" is no problem; that they are inaccurate is
    found = _named(text, before) or _completed(before, text)
    found = found or fragment_noun(text) or type_label or _in_sentence(extraction, issue) or _doing(text)
    if found and found != type_label:
        found = _nominal(found, type_label)
        whole = not complains(found) or _COPING.match(found)
        if _UNDERTAKING.match(found) and whole and _told_hard(extraction, issue):
            found = f"difficulty of {_small(found)}"
    if found != type_label and (_denies(text, found) or (len(found.split()) == 1 and len(text.split()) > _TOO_MANY)):
        found = type_label
    short = longest_noun_phrase(text)
    short = "" if _denies(text, short) or len(short.split()) == 1 else short
    found = found or _kept(text, short) or _NOT_DOING.sub("failure to ", _bounded(text))
    found = _polished(found, before, text)
    if found != type_label and not complains(found) and _is_wanting(before, text):
        found = f"lack of {_small(_ANY.sub('', found))}"
    elif found != type_label and not complains(text) and (doing := _failed_at(before, text)):
        found = f"failure in {doing} {_small(found)}"
    return capital(_AND_THUS.sub("", found) if _FAILS.match(found) else found)


def _what_is_to_be_done(extraction: Extraction, issue: Issue) -> str:
    """What stands behind "a hard task for divers": "to | hear rust"; empty where nothing does."""
    if not 0 <= issue.sentence < len(extraction.sentences):
        return ""
    after = " ".join(extraction.paper.text[issue.end : extraction.sentences[issue.sentence].end].split())
    found = re.match(r"to ([a-z]+ [^.,;:()]+)", after)
    return _gerund_of(_ASIDE_OF_TIME.split(found[1])[0].strip()) if found else ""


def _failed_at(before: str, text: str) -> str:
    """What somebody cannot do with one thing and with what a phrase names: "unable to hear rust and | mud"."""
    failed = _FAILED_AT.search(before)
    if failed is None or begins_with_verb(text, "the ") or has_verb(text) or has_verb(failed.group("one")):
        return ""
    verb = failed.group("verb").casefold()
    doing = verb if verb.endswith("ing") else gerund(verb)
    return f"{doing} {failed.group('article') or ''}".strip()


def _is_wanting(before: str, text: str) -> bool:
    """Whether the words before a phrase say that it is lacking, or that what it is joined to by "and" is."""
    if complains(text) or begins_with_verb(text, "the "):
        return False
    found = _WANTS.search(before)
    return found is not None and not has_verb(found.group("joined") or "")


def _denies(text: str, found: str) -> bool:
    """Whether a phrase says "not" at its head and the name made of it has lost that."""
    words = words_of(text)
    if words[:1] not in (["not"], ["never"], ["cannot"]) and words[1:2] != ["not"]:
        return False
    return not _NOTHING.search(found)


def _polished(found: str, before: str, text: str) -> str:
    """A name that no rule above has made, as a noun phrase where that takes no more than its first words."""
    found = _BY_REASON.sub("", found)
    if (asked := _NOT_KNOWN.match(found)) is not None:
        return f"open question {found[asked.end() :]}"
    found = _NOT_BEEN.sub("lack of ", found)
    if (needed := _NEEDED.match(found)) is not None and not has_verb(needed.group("who")):
        return f"need for {_small(needed.group('who'))} to {needed.group('what')}"
    words = words_of(found)
    if len(words) < 2:
        return found
    if words[0] == "it" and (turned := _turn(_HARD_FOR_IT.sub("", found))):
        return turned
    found = _TORN_END.sub("", found)
    if words[:2] == ["it", "is"] and (needed := _IT_IS_NECESSARY.match(found)):
        return f"need to {found[needed.end() :]}"
    if words[0] in ("whether", "how", "why"):
        return f"open question {_small(found)}"
    if words[0] in _HARD and words[1] in ("the", "a", "an", "any"):
        return f"difficulty of {found.split(' ', 1)[1]}"  # "this makes difficult the choice of a lamp"
    if words[0] == "without":
        return f"lack of {found.split(' ', 1)[1]}"
    if words[0] in ("cannot", "can't") or words[:2] == ["can", "not"]:
        return f"inability to {found.split(' ', 2 if words[0] == 'can' else 1)[-1]}"
    if words[0] in ("may", "might", "could") and words[1] == "not" and len(words) > 3:
        return f"failure to {found.split(' ', 2)[2]}"
    able = _NOT_ABLE.match(found)
    if able is not None:
        return f"lack of {able.group('stem').lower()}ability{able.group('rest')}"
    if words[:2] == ["insufficient", "for"]:
        return f"insufficiency {found.split(' ', 1)[1]}"
    place = 0
    while place < len(words) - 2 and (
        words[place] in ADVERBS or (words[place].endswith("ly") and len(words[place]) > 5)
    ):
        place += 1
    raw = found.split(" ")
    verb, following = words[place], words[place + 1]
    known = base_of(verb) == verb and not is_noun_or_verb(verb)
    last = words_of(before)[-1:] or [""]
    if last == ["to"] and _MADE_VERB.search(words[0]) and not _TO_WHAT.search(before):
        return " ".join([gerund(words[0]), *found.split(" ")[1:]])
    said = len(raw) > place and raw[place].casefold() == verb and f" {text.casefold()}".find(f" {verb} ") >= 0
    if said and verb.isalpha() and not verb.endswith(_NO_BASE) and (known or following in _OBJECT):
        last = [w for w in words_of(before)[-3:] if w not in ADVERBS | {"either", "both"}][-1:] or last
        plural = last[0].endswith("s") and not last[0].endswith(("ss", "us", "is", "'s")) and last[0] not in _SHUT
        if (
            known
            or last[0] in ("to", "they", "can", "must", "should", "will", "which", "that")
            or (plural and before.rstrip()[-1:] not in ",;:")
        ):
            return " ".join([*raw[:place], gerund(verb), *raw[place + 1 :]])
    return found


def capital(text: str) -> str:
    """The text with a capital at its head, unless its first word has capitals inside ("mRNA")."""
    first = text.split(" ")[0] if text else ""
    return text if any(ch.isupper() for ch in first[1:]) else text[:1].upper() + text[1:]


def _named(text: str, before: str) -> str:
    """The name that a phrase gives alone, empty where it gives none."""
    turned = _turn(text)
    if turned:
        short = fit(_without_lead(turned))
        if len(short.split()) > 1 or (short and len(text.split()) < 3):
            return short
    if (alone := _restricted(text)) and (short := fit(alone)):
        return short
    lead = _JOINING if has_verb(text) else _LEADING
    bare = text
    for _ in range(2):
        shorter = lead.sub("", bare)
        if len(shorter.split()) > 1 and not begins_with_verb(shorter, "the "):
            bare = shorter
    return _kept(bare, fit(bare, before))


def _gerund_of(text: str) -> str:
    """ "Hearing the keel" of "hear the keel"; empty for what begins with no base form or is too long."""
    verb, _, rest = text.partition(" ")
    if not rest or not verb.isalpha() or verb != verb.lower() or verb.endswith(_NO_BASE) or verb in _SHUT:
        return ""
    if complains(verb):
        return ""
    told = fit(f"{gerund(verb)} {rest}")
    return told if told and not points_outside(told) else ""


def _restricted(text: str) -> str:
    """ "Restriction to hearing one keel" of "only hears one keel"; empty where that is not said."""
    match = _DOES_ONLY.match(text)
    if match is None:
        return ""
    verb, rest = match.group("verb").casefold(), match.group("rest")
    base = base_of(verb)
    if base is None and verb.endswith("s") and words_of(rest)[:1] and words_of(rest)[0] in _ONE:
        base = verb[:-3] + "y" if verb.endswith("ies") else verb.removesuffix("s")
    if base is None or base in ("rely", "depend", "need", "require", "limit") or points_outside(rest):
        return ""
    if base in _TAKING:
        what = rest.split(" ", 1)
        return f"restriction to {what[-1] if what[0] in PREPOSITIONS else rest}"
    return f"restriction to {gerund(base)} {rest}"


def _told_hard(extraction: Extraction, issue: Issue) -> bool:
    """Whether an issue's sentence says that something is hard, wherever in it."""
    if not 0 <= issue.sentence < len(extraction.sentences):
        return False
    sentence = extraction.sentences[issue.sentence]
    return _TOLD_HARD.search(extraction.paper.text[sentence.start : sentence.end]) is not None


def _nominal(found: str, type_label: str) -> str:
    """The noun phrase that a clause makes; where no rule makes one, the type's label, else the clause turned relative.

    What is no clause stays as it is.
    """
    clause = _small(found)
    made = as_noun_phrase(clause)
    if made and len(made.split()) <= HARD_LIMIT and (complains(made) or not complains(found)):
        return made
    parts = split_clause(clause)
    doing = "" if parts is not None else fragment_noun(clause)
    if doing and (complains(doing) or not complains(found) or doing.startswith(("focus ", "use "))):
        return doing
    if parts is None:
        return found if not begins_with_verb(clause, "the ") or not type_label else type_label
    if type_label:
        return type_label
    subject, predicate = parts[0], " ".join(parts[1])
    subject = _LEADING.sub("", subject + " ").strip()
    fine = (
        (telling(subject) or len(subject.split()) == 1)
        and not (" " in subject and begins_with_verb(subject, "the "))
        and not {"and", "or"} & set(words_of(subject))
    )
    short = len(subject.split()) < SOFT_LIMIT // 2 or (
        len(subject.split()) < SOFT_LIMIT * 3 // 4 and len(subject.split()) + len(predicate.split()) < HARD_LIMIT
    )
    if fine and short and words_of(subject)[0] not in _NO_SUBJECT | {"none", "both", "it", "there"} | _CHALLENGES:
        return f"{subject} that {predicate}"
    named = longest_noun_phrase(found)
    return named if complains(named) else found


def _kept(text: str, short: str) -> str:
    """The shorter name, unless what was cut off is what was wrong."""
    return "" if complains(text) and not complains(short) else short


def _completed(before: str, text: str) -> str:
    """The phrase with the subject that stands before it in its clause."""
    if not begins_with_verb(text, before):
        return ""
    for found_subject in _subjects(before):
        subject = re.sub(r"^(?:its|their|the|this|these|such)\s(?=[a-z]{3})", "", found_subject, flags=re.IGNORECASE)
        words = words_of(subject)
        plain = [word for word in words if len(word) > 2 and word not in ADVERBS | AUXILIARIES]
        if not plain or len(words) > _MOST_SUBJECT or words[0] in AUXILIARIES or points_outside(subject):
            continue
        if begins_with_verb(subject) or {"we", "our", "us"} & set(words) or words[0] in _NO_SUBJECT:
            continue
        found = _kept(text, fit(f"{subject} {text}"))
        if found and len(found) > len(subject):
            return found
    return ""


def _subjects(before: str) -> list[str]:
    """The clause so far, up to the phrase: from its beginning, where it has no other verb, and from the last "and"."""
    text = " ".join(_BRACKETS.sub(" ", _PARENTHESIS.sub(" ", before)).split())
    if text.endswith((",", ";", ":")):
        return []
    begin = 0
    for match in _BREAK.finditer(text):
        begin = match.end()
    whole = _JOINING.sub("", text[begin:])
    told = _WHICH.search(text)
    if told is not None and all(w in AUXILIARIES | ADVERBS for w in words_of(told.group("verb"))):
        # "It needs wide lamps, which are often [dear to buy]": the lamps are.
        what = _LAST_NOUN.search(told.group("what"))
        words = what.group().split() if what is not None else []
        last_verbs = [n for n, word in enumerate(words[:-1]) if base_of(word.casefold()) and not word.endswith("ed")]
        noun = words[last_verbs[-1] + 1 :] if last_verbs else words
        return [f"{' '.join(noun)} {told.group('verb')}"] if noun else []
    last = whole.rsplit(" and ", 1)[-1]
    verbs = has_verb(" ".join(whole.rsplit(" and ", 1)[:-1]))
    return [last] if verbs or last == whole else [whole, last]


def _around(extraction: Extraction, issue: Issue) -> tuple[str, str]:
    """The sentence before an issue, and the issue with the particle or the "no" that belongs to it."""
    text = extraction.paper.text
    start, end = issue.start, issue.end
    if not 0 <= issue.sentence < len(extraction.sentences):
        return "", text[start:end]
    sentence = extraction.sentences[issue.sentence]
    particle = re.match(r"\s+(\w+)\b", text[end : sentence.end])
    look = text[start:end].casefold().endswith(("look", "looks", "looked"))
    if particle is not None and (particle.group(1) in PARTICLES or (look and particle.group(1) in ("like", "alike"))):
        end += particle.end()
    if not complains(text[start:end]) or text[start:end].split(" ")[0].endswith("ing"):
        after, ahead = difficulty_after(extraction, issue), difficulty_before(extraction, issue)
        if after and end == issue.end:
            end += re.match(r"\s*" + r"\s+".join(map(re.escape, after.split())), text[end:]).end()  # type: ignore[union-attr]
        elif ahead and (
            _WANTING.match(ahead) or is_aim(extraction, issue) or begins_with_verb(text[start:end], "the ")
        ):
            start = sentence.start + text[sentence.start : start].rfind(ahead.split()[0])
    quantity = re.search(r"(\w+)\s+$", text[sentence.start : start])
    if quantity is not None and quantity.group(1).casefold() in _QUANTITY:
        start = sentence.start + quantity.start()
    return " ".join(text[sentence.start : start].split()) + " ", text[start:end]


def _doing(text: str) -> str:
    """A predicate without a subject as the doing of it: "breaks down in fog" is "breaking down in fog"."""
    words = text.split()
    while len(words) > 2 and (words[0].casefold() in AUXILIARIES - BE or words[0].casefold() in ADVERBS - {"not"}):
        if words[0].casefold() == "cannot":
            return ""
        words = words[1:]
    base = base_of(words[0].casefold()) if words else None
    if (
        base is None
        or len(words) < 2
        or words[1].casefold() == "of"
        or words[1].casefold().endswith("ed")
        or words[0].casefold().endswith("ed")
        or words[0].casefold() in _STATES
    ):
        return ""
    return fit(re.sub(r"\b(?:its|their)\b", "the", " ".join((gerund(base), *words[1:]))))


def _in_sentence(extraction: Extraction, issue: Issue) -> str:
    """A short sentence as it stands, or the best noun phrase in it."""
    if not 0 <= issue.sentence < len(extraction.sentences):
        return ""
    sentence = extraction.sentences[issue.sentence]
    whole = _clean(extraction.paper.text[sentence.start : sentence.end])
    whole = _PARENTHESIS.sub(" ", whole)
    mark, outside = issue.text[:12].casefold(), points_outside(issue.text)
    for clause in (whole, *re.split(r"[;,:]\s+(?:(?:and|but|yet|while|whereas|since|because)\s+)?", whole)):
        if len(clause.split()) > _NO_CLAUSE:
            continue
        found = fit(_NUMBERED.sub("", _JOINING.sub("", clause)))
        if clause is not whole and " because " in clause:
            continue  # its reason goes on after the comma
        # What points outside itself is told by what it points at; else what leaves the phrase out tells another thing.
        if mark not in (clause if outside else found).casefold() or not _kept(issue.text, found):
            continue
        if len(found.split()) > 3 and not {"we", "our"} & set(words_of(found)):
            return found
    return ""


def _turn(text: str) -> str:
    """The noun that a complaining verb makes, with what follows it; empty where none is good."""
    text = _NOT_EASY.sub("difficult to ", _NOT_ENOUGH.sub("struggle to ", settle(text)))
    for pattern, noun, wanted in _RULES:
        match = pattern.match(text)
        # "states that cannot be told apart" is a noun already: the verb stands in a relative clause.
        if match is None or _ASIDE.search(text[: match.start("rest")]):
            continue
        if noun != "failure to" and {"not", "never", "no", "nor"} & set(words_of(text[: match.start("rest")])):
            return ""
        subject, rest = words_of(match.group("subject")), match.group("rest")
        # Who fails stays, where it is more than "existing methods".
        own = any(word not in _ANYONE and word not in ADVERBS for word in subject)
        if own and len(text.split()) <= SOFT_LIMIT and stands_alone(text):
            return ""
        if not _follows(rest, wanted):
            return ""
        if wanted == "gerund":
            manner, verb, after = _VERB_PHRASE.match(rest).groups()  # type: ignore[union-attr]  # it matches all
            listed = verb.endswith((",", ";"))  # "hard to train, slow to run": the rest is another thing
            rest = f"{manner}{gerund(verb.rstrip(',;'))}{'' if listed else after}"
        return f"{noun} {rest}".strip()
    match = _UNEXPLORED.match(text)
    if match is not None:
        noun = _LEADING.sub("", match.group("noun"))
        if re.match(r"(?:how|whether|what|why)\s", noun, re.IGNORECASE):
            asked = _small(settle(noun))
            return f"open question {asked}" if len(asked.split()) < HARD_LIMIT - 1 and has_verb(asked) else ""
        if noun.casefold() in ("little", "few", "much"):
            return ""  # "little is known of keels": the thing stands behind
        return f"little-explored {_small(noun)}" if _is_thing(noun) and len(noun.split()) <= SOFT_LIMIT - 2 else ""
    match = _COPULA.match(text)
    if match is not None and (short := _epithet(match)):
        return short
    match = _TASK.match(text)
    noun = _LEADING.sub("", match.group("noun")) if match is not None else ""
    if complains(noun) and stands_alone(noun) and not noun.split()[0].casefold().endswith("ing"):
        return noun  # "scarce divers are a challenge"
    if (how := _HOW_TO.match(noun)) is not None:
        noun = f"{gerund(how.group('verb'))} {how.group('rest')}"
    sound = telling(noun) and not has_verb(noun) and not begins_with_verb(noun) and not points_outside(noun)
    return f"difficulty of {_small(noun)}" if sound and len(noun.split()) < SOFT_LIMIT else ""


def _epithet(match: re.Match[str]) -> str:
    """ "Scarce labelled recordings" of "labelled recordings are scarce"."""
    noun = _LEADING.sub("", re.sub(r"^(?:some|many|most|several|certain) ", "", match.group("noun")) + " ").strip()
    if {"when", "if", "where", "while", "because", "since"} & set(words_of(noun)):
        return ""  # what is told so stands in the clause on the circumstances alone
    adjectives = words_of(match.group("adjective"))
    adverbs = [word for word in match.group("adverb").split() if word.casefold() not in _DROPPED]
    if len(adjectives) == 1 and adjectives[0] in _NO_SENSE:
        return ""  # it is the doing that is so, not the thing
    hard = len(adjectives) == 1 and adjectives[0] in _HARD and "not" not in adverbs
    if hard and telling(noun) and not begins_with_verb(noun) and not points_outside(noun):
        return f"difficulty of {_small(noun)}"
    if not _is_thing(noun) or noun.split()[0].casefold().endswith("ing") or "not" in (a.casefold() for a in adverbs):
        return ""
    if any(word in _NO_EPITHET or word.endswith("ed") for word in adjectives):
        return ""
    return " ".join((*adverbs, match.group("adjective"), _small(noun)))


def _follows(rest: str, wanted: str) -> bool:
    """Whether what follows a name such as "failure to" or "lack of" is a complement that says something."""
    words = words_of(rest)
    if not words or points_outside(rest):
        return False
    if wanted == _THING:
        return _is_thing(rest)
    while len(words) > 2 and words[0].endswith("ly") and base_of(words[0]) is None:
        words = words[1:]
    if len(words) > 1 and words[1] in (PREPOSITIONS | {"to"} if wanted == "gerund" else _ADJUNCT):
        return False  # "to extract from", "to blur under": what is done to, or what it is that fails, is not said
    if words[0] in AUXILIARIES | ADVERBS or words[0] in ("exist", "have", "do", "the", "a", "an") or len(words) < 2:
        return False
    return bool(telling(" ".join(words[1:]))) and words[0].isalpha()


def _is_thing(text: str) -> bool:
    words = words_of(text)
    if not words or not telling(text) or words[0] in AUXILIARIES | ADVERBS - {"more", "less", "most"}:
        return False
    return (
        not begins_with_verb(text)
        and words[0] not in ("to", "how", "what", "whether", "for")
        and stands_alone(" ".join(text.split()[:SOFT_LIMIT]))
    )


def _without_lead(text: str) -> str:
    for _ in range(2):
        if len(text.split()) > 2:
            text = _LEADING.sub("", text)
    return text


def _bounded(text: str) -> str:
    """Where nothing better is found: the phrase, up to where a part of it ends."""
    if len(text.split()) <= HARD_LIMIT:
        return text
    ends = [m.start() for m in _PART_END.finditer(text) if 2 <= len(text[: m.start()].split()) <= HARD_LIMIT]
    return trim(text[: ends[-1]]) if ends else trim(" ".join(text.split()[:HARD_LIMIT])) or text.split()[0]


def _clean(phrase: str) -> str:
    text = _NUMBERED.sub("", " ".join(phrase.split()).lstrip(",;:.)-–— "))
    return trim(_KEPT_FROM.sub("", _SETTING.sub("", text)))


def _small(noun: str) -> str:
    first, _, rest = noun.partition(" ")
    plain = first[:1].isupper() and first[1:].islower()
    return f"{first.lower() if plain else first} {rest}".strip()
