"""How an issue that one paper raises is told in its line: in words of the paper that stand by themselves.

A noun phrase that says itself what is wrong is quoted; a name made of a clause ("failure to ...") is told where it
keeps all that the clause says; else the clause is quoted, with its subject. What has none of these is not told.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.lexicon import PREPOSITIONS, word_set
from kg.complaints import complains, complains_itself
from kg.english.clause_around import MADE_VERB, clause_around, may_begin_after, points_away
from kg.english.quoting import has_bare_verb, is_noun_phrase
from kg.phrases import ADVERBS, AUXILIARIES, has_verb, telling, words_of
from kg.words import content_words, stem

# A clause that stands with others in one line.
LONGEST_CLAUSE = 220
# Beyond this it is no sentence.
_LONGEST_READ = 1200
# A noun phrase that is quoted whole.
LONGEST_NAME = 110
# "Wet wax | found in old hives": what follows belongs to the phrase, which says enough without it.
_SAID_OF_IT = re.compile(r"(?i)\s+[a-z]+ed\s+(?:in|by|at|on|from|for|with|during|when|to)\b")
# What a clause name begins with, that says the same of it.
_CONNECTED = re.compile(r"(?i)(?:^|[.,;]\s)\W*(?:\w+ly|however|moreover|yet|also|still|hence|thus|besides|in \w+),\s$")
_SAFE = re.compile(
    r"(?i)^(?:lack of|failure (?:to|in|of)|inability (?:to|of)|difficulty (?:of|in|with)|need for|reliance on"
    r"|neglect of"
    r"|sensitivity to|sensitivity of|infeasibility of|impossibility of|high cost of|no public|dependence (?:of|on))\s"
)
_ASKS = re.compile(
    r"(?i)\b(?:challeng\w*|difficult\w*|issues?|problems?|limitations?|obstacles?|drawbacks?|shortcomings|hard)\b"
    r"(?:.*\(?\b(?:\d|[ivx]+)\)\s*$|[^.;]*(?:\b(?:due to|because of|owing to|such as|including|are|is|because"
    r"|since|as|that)\b|:|\(\d\)|\b\d\))[^.;]*$)"
)
_STRONG_ENOUGH = 3  # words of a phrase whose sentence says that it is hard
# What stands between a phrase and what is said of it: it is not the phrase itself that is wrong.
_PART_OF = re.compile(
    r"(?i)(?:\b(?:only|solely|merely|exclusively)\s+(?:[\w-]+\s+){0,2}?(?:on\s+|to\s+)?"
    r"|\b(?:pos|present|creat)\w*\s+(?:[\w-]+\s+){0,3}?(?:challenges?|difficulties|problems?|obstacles?)\s+(?:for|to|in)\s+"
    r"|\bbetween\s+[^.;,]*\band\s+|\b(?:mak|render|keep|leav)\w*\s+"
    r"|\b(?:incapable of|unable to|inability to|cannot|fail\w* to|struggl\w* to|difficult to|hard to)\s+"
    r"(?:(?!since|because|due|as|but|by|from)[\w-]+\s+){0,6}?)"
    r"(?:the\s+|an?\s+|its\s+|their\s+|any\s+|some\s+)*$"
)
# How far back that is asked.
_SEEN = 160
# A phrase goes on behind these, or what it is compared or joined with stands there.
_GOES_ON = re.compile(r"(?i)^\s*(?:and(?!\s*\(?\d)|or(?!\s*\(?\d)|than|behind|without|while|from|between|among|to)\b")
_CUT_BEFORE = re.compile(r"(?i)^\s*(?:without|while|or|behind|than|but|,\s*or\b)")
# A clause that is said to be that of others.
_OTHERS = re.compile(
    r"(?i)\b(?:existing|previous|prior|earlier|current|conventional|traditional|most|state-of-the-art)\b"
)
_THOSE = re.compile(
    r"(?:^|(?<=[,;] )|(?<=however, )|(?<=while )|(?<=but )|(?<=and ))(?:[Tt]hese|[Tt]hose|[Ss]uch)\s"
    r"(?P<who>(?:[\w-]+\s){0,2}?(?:methods|models|approaches|techniques|systems|algorithms|works|studies"
    r"|datasets|benchmarks|"
    r"networks|frameworks|solutions|strategies|attacks))\s"
)
# "Most keepers rely on | scales": a habit, which nothing is said to be wrong with.
_RELIES = re.compile(r"(?i)^(?:(?:often|mostly|usually|mainly|primarily|typically|still)\s+)*rel(?:y|ies|ied)\s+on\s")
_TOO_MUCH = re.compile(
    r"(?i)\b(?:only|solely|exclusively|heavily|strongly|large|huge|massive|many|manual\w*|hand-?\w+|expert\w*|prior|strict"
    r"|strong|full|perfect|precise|accurate|rigid|fixed|single|simple|assum\w+|heuristic\w*|expensive|extensive|external"
    r"|additional|labell?ed|annotat\w+|paired|high-?\w+|well-?\w+)\b"
)
_TURNS = re.compile(r"(?i)\b(?:however|yet|but|unfortunately|though|although|while)\b")
# "When wax is wet, | scales have difficulty": what is told holds then alone.
_CONDITION = re.compile(r"(?i)(?:^|[.;,]\s)\W*(?:when|if|once|unless)\s[^.;]*,\s(?:[\w-]+\s+){0,5}$")
# Things of which no two words tell which are meant.
_VAGUE = word_set("information factors conditions aspects features results")
LONGEST_SAID = 190
_MEETS = re.compile(
    r"(?i)\b(?:prevent|alleviat|mitigat|overc[oa]m|address|tackl|handl|reduc|avoid|resolv|suppress|solv"
    r"|counter|combat|lessen)\w*"
    r"\s+(?:(?:the|an?|both|such|this)\s+)*$"
)
_JOINED = re.compile(r"(?i)^\s*and\b")
# How well something went, which says nothing of what is hard.
_OUTCOME = frozenset(
    map(
        stem,
        word_set(
            """
            performance result results accuracy prediction predictions output outputs estimation estimate estimates
            quality detection recognition classification inference convergence effect effects impact high large
            model models method methods improvement improvements progress success rate
            """
        ),
    )
)
_SAYS_LITTLE = word_set(
    "potential possible certain various severe significant serious common main key great existing inherent"
)
_ARTICLES = word_set("the a an its their this these")
_BEFORE_ARTICLE = word_set("all both of in on for half such what only without")
_LIKE_ADJECTIVE = re.compile(r"(?:able|ible|ful|ous|less|ive|ent|ant|(?<!ne)(?<!spe)ed|ic)$")
# Verbs of doing that are no nouns, or seldom before one.
_DEEDS = word_set(
    """
    disrupt confuse insert regress inject organize organise spend retain obstruct spoil leverage mislead distort
    differentiate assign spare violate obscure exploit resemble sacrifice outputs getting being becoming having
    making using hurt drop lose cast
    """
)
_NEEDING = word_set("need needs lack lacks limit limits cause causes require requires demand demands")
_STATED = word_set("incapable capable unaware devoid independent ignorant free")
# Words of trouble that are as often no more than what a thing is made of.
_BENIGN = re.compile(r"(?i)\bdependenc(?:y|ies)\b|\bloss(?:es)? (?:functions?|terms?)\b")
# "The shortcomings of existing methods": which, it does not say.
_OF_ALL = re.compile(
    r"(?i)(?:the\s)?(?:\w+\s)?(?:limitations?|shortcomings|deficienc(?:y|ies)|drawbacks?|weakness(?:es)?|problems?|challenges?"
    r"|issues?|flaws?)\s(?:of|in|with)\s(?:the\s)?(?:existing|current|previous|prior|conventional|traditional)\s\w+"
)
# "It is hard owing to cold, rain and | wet wax": the last of the reasons.
_LAST_REASON = re.compile(
    r"(?i)\b(?:due\s+to|owing\s+to|because\s+of)\s+[^.;()]*?\w(?:,\s+(?:and|or)|\s+and)\s+(?:(?:the|an?|its|their)\s+)*$"
)
# "Weighing would take | much wax": what comes of a doing, or what stands in its way, says more with it.
_COMES_OF = re.compile(
    r"(?i)\b(?:(?:involv|incur|induc|caus|produc|creat|introduc|bring|yield|requir|demand|tak)(?:e|es|ed|ing|s)?"
    r"|lead(?:s|ing)?\s+to|led\s+to|result(?:s|ed|ing)?\s+in"
    r"|(?:limited|hindered|hampered|restricted|constrained|affected|impeded)\s+by)\s+"
    r"(?:(?:the|an?|its|their|such|more|very|both)\s+)*$"
)
# "Troubles such as rust, | rot and moss come up": one of a list; "the weight rests on the lid, | the comb and the wax".
_ONE_LISTED = re.compile(
    r"(?i)\b(?:such\s+as|including|like)\s+[^.;:()]*\w(?:,\s+(?:and\s+|or\s+)?|\s+(?:and|or)\s+)(?:(?:the|an?)\s+)?$"
)
_RESTS_ON = re.compile(
    r"(?i)\b(?:depend\w*|rel(?:y|ies|ying)|hing(?:es?|ing)|rests?|based)\s+(?:\w+ly\s+)?(?:up)?on\s+[^.;]*,\s+(?:and\s+|or\s+)?"
    r"(?:(?:the|an?)\s+)?$"
)
# "Such ways have two drawbacks": which, it does not say.
_COUNTS_ONLY = re.compile(
    r"(?i)\b(?:two|three|four|five|several|some|many|certain|various)\s+(?:[\w-]+\s+){0,2}?"
    r"(?:issues|problems|challenges|limitations|drawbacks|shortcomings|difficulties|disadvantages|weaknesses)\b[^,;:]{0,24}$"
)
# "The process takes much wax": which, the clause does not say.
_WHICHEVER = re.compile(
    r"(?i)^(?:the|such\s+an?|an?)\s+(?:operation|process|procedure|method|approach|technique|task|problem|model|system"
    r"|algorithm|step|setting|design|scheme|strategy)\s+(?!of\b|for\b|that\b|to\b|in\b|which\b|with\b|on\b)"
)
_OF_WHATEVER = re.compile(
    r"(?i)^(?:lack|neglect|failure|loss|absence|use|reliance) (?:of|on|in|to) (?:[a-z]+ing )?"
    r"(?:(?:the|an?|other|such|more|some|any|much|certain|useful|important|necessary|additional) )*"
    r"(?:information|factors?|conditions?|aspects?|features?|results?|details?|things?|methods?|signals?)$"
)
_FAULTY = re.compile(
    r"(?i)(?:poor|low|bad|worse|sub-?optimal|sub-?par|inferior|degrad|drop|declin|deteriorat|inaccura"
    r"|incorrect|wrong|erroneous"
    r"|limit|inconsisten|imprecise|insufficien|weak|unsatisf|failures?$|errors?$|large$|significant|mistake"
    r"|negative|loss$)"
)
_DROPPED = word_set(
    """
    still often usually also typically generally currently mostly rather both may can might could would so thus hence
    therefore even most many existing current previous prior such however yet already
    """
)
_POINTS = re.compile(r"(?i)\b(?:this|that|these|those|such|its|their|them|they|it|us|our|we|each other|one|both)\b")
_THOSE_ANYONE = re.compile(
    r"(?i)\b(?:these|those|such|this)\s(?:[\w-]+\s){0,2}?(?:approach|method|model|technique|system|algorithm"
    r"|methods|models|approaches|techniques|systems|algorithms|works|studies|"
    r"networks|frameworks|solutions|strategies|examples|attacks|datasets)\b"
)
_GENERIC = word_set(
    """
    method methods approach approaches technique techniques model models system systems algorithm algorithms works work
    studies solutions frameworks networks strategies they it this these those existing current previous prior most
    many all some conventional traditional the a an of recent such both however state-of-the-art proposals research
    """
)


@dataclass(frozen=True, slots=True)
class Raised:
    """The words for an issue, and whether they are those of the paper, to be put in quotation marks."""

    text: str
    quoted: bool


def raised_in(sentence: str, start: int, end: int, name: str = "", *, own: bool = False) -> Raised | None:
    """What tells the issue at ``sentence[start:end]``, for which ``name`` was made; None where nothing stands alone.

    Parameters
    ----------
    own : bool
        Whether the sentence tells of the paper's own work: its clauses say what that does, and not what is hard.

    Examples
    --------
    >>> said = "However, most scales suffer from wet wax and fail to weigh open hives in the rain."
    >>> def told(words, name=""):
    ...     return raised_in(said, said.index(words), said.index(words) + len(words), name)
    >>> told("fail to weigh open hives in the rain", "Failure to weigh open hives in the rain")
    Raised(text='failure to weigh open hives in the rain', quoted=False)
    >>> told("fail to weigh open hives in the rain", "Limited weighing").text
    'most scales suffer from wet wax and fail to weigh open hives in the rain'
    """
    if len(sentence) > _LONGEST_READ:
        return None
    before, phrase, after = sentence[:start], sentence[start:end], sentence[end:]
    if _is_mere_habit(before, phrase, after):
        return None
    if is_named(before, phrase, "" if _MEETS.search(before) and _JOINED.match(after) else after):
        clause = telling_clause(sentence, start, end) if not own and _says_more_in_clause(before, phrase) else ""
        return Raised(clause, quoted=True) if clause and not _WHICHEVER.match(clause) else _quoted(before, phrase)
    if keeps_all(name, before, phrase, after):
        return Raised(name[:1].lower() + name[1:] if not name[1:2].isupper() else name, quoted=False)
    if not own and (clause := telling_clause(sentence, start, end)):
        return Raised(clause, quoted=True)
    if not own and (said := of_those_named(sentence, start, end)):
        return Raised(said, quoted=False)
    # The first of two things that are joined says less than both, but nothing else.
    return _quoted(before, phrase) if _JOINED.match(after) and is_named(before, phrase, "") else None


def _says_more_in_clause(before: str, phrase: str) -> bool:
    """Whether a noun phrase is one of several, comes of what its clause tells, or hardly names more than trouble."""
    ahead = (_LAST_REASON, _COMES_OF, _ONE_LISTED)
    told = [w for w in words_of(phrase) if w not in _SAYS_LITTLE and telling(w) and not complains(w)]
    return any(pattern.search(before) for pattern in ahead) or not told


def _is_mere_habit(before: str, phrase: str, after: str) -> bool:
    """Whether a phrase says what others do, and neither it nor what stands around it that this is wrong."""
    relies = _RELIES.match(phrase)
    if relies is None:
        return False
    what = phrase[relies.end() :]
    return not (complains(what + after) or _TOO_MUCH.search(phrase) or _TURNS.search(before))


def telling_clause(sentence: str, start: int, end: int) -> str:
    """The clause around a phrase, where it complains, blames earlier work or is said to be why something is hard."""

    def complaining(clause: str) -> bool:
        if _COUNTS_ONLY.search(clause):
            return False
        return complains(clause) or bool(_OTHERS.search(clause) or _ASKS.search(sentence[: sentence.find(clause)]))

    return clause_around(sentence, start, end, LONGEST_CLAUSE, complaining)


def of_those_named(sentence: str, start: int, end: int) -> str:
    """What is said of "these methods": of methods that the paper names, in its words.

    Examples
    --------
    >>> said = "These visual methods see one side only, thus missing bees that sit behind."
    >>> of_those_named(said, said.index("missing"), len(said) - 1)
    'visual methods that it names “see one side only, thus missing bees that sit behind”'
    """
    for found in _THOSE.finditer(sentence):
        if found.end() > end or re.search(
            r"(?i)\b(?:of|by|in|from|for|to|with|on|all|both)\s+$", sentence[: found.start()]
        ):
            continue
        rest = sentence[found.end() :].rstrip(" .;")
        if start >= found.start() and len(rest) <= LONGEST_SAID and not points_away(f"hives and bees {rest}"):
            return f"{found['who'].strip()} that it names “{rest}”" if complains(rest) else ""
    return ""


def _quoted(before: str, phrase: str) -> Raised:
    article = re.search(r"(?i)(?<![\w-])(?:an?|the)\s+$", before)
    return Raised((article[0].lower() if article else "") + phrase.strip(), quoted=True)


def is_named(before: str, phrase: str, after: str) -> bool:
    """Whether a phrase is a whole noun phrase that says itself, or is said to be, what is wrong.

    Examples
    --------
    >>> is_named("They suffer from a ", "lack of dry wax", "."), is_named("Bees mind ", "air factors", ".")
    (True, False)
    >>> is_named("It leads to ", "poor performance", "."), is_named("It works only on the ", "noisy old hives", ".")
    (False, False)
    """
    before = re.sub(r"(?i)\b(?:has|have|had)\s+$", "with ", before)
    after = "" if _SAID_OF_IT.match(after) else after
    if len(phrase) > LONGEST_NAME or not is_noun_phrase(phrase, before, after):
        return False
    if ("," in phrase and re.match(r",?\s+and\b", after)) or _RESTS_ON.search(before):
        return False
    words = words_of(phrase)
    if len(words) == 2 and words[1] in _VAGUE:
        return False
    if (
        begins_with_deed(before, phrase)
        or points_away(phrase)
        or _PART_OF.search(before)
        or _GOES_ON.match(after)
        or is_outcome(phrase)
    ):
        return False
    if complains_itself(_BENIGN.sub(" ", phrase)):
        return True
    return _ASKS.search(before) is not None and len(words_of(phrase)) >= _STRONG_ENOUGH


def is_cut(before: str, phrase: str) -> bool:
    """Whether a phrase is cut from what is wrong: a deed without its doer, or what something fails to do or be.

    Examples
    --------
    >>> is_cut("Rains ", "disrupt the flight"), is_cut("They see only the ", "outer gap"), is_cut("They face ", "a gap")
    (True, True, False)
    """
    return begins_with_deed(before, phrase) or _PART_OF.search(before[-_SEEN:]) is not None


def begins_with_deed(before: str, phrase: str) -> bool:
    """Whether a phrase begins with a verb or an adjective whose noun stands before it, or is no whole noun phrase.

    Examples
    --------
    >>> begins_with_deed("The rains ", "disrupt the flight"), begins_with_deed("They often ", "sacrifice honey")
    (True, True)
    >>> begins_with_deed("It is ", "negligible in wet hives"), begins_with_deed("They suffer from ", "wet hives")
    (True, False)
    """
    words = words_of(phrase)
    if re.search(r"(?i)\b(?:this|these|such|that|those)\s+$", before) or re.search(r"(?i)\b(?:but|yet)\b", phrase):
        return True
    first, second = words[0], words[1] if len(words) > 1 else ""
    needs = first in _NEEDING and second not in ("of", "for", "to", "in", "on", "between", "that")
    if (
        first in _DEEDS
        or needs
        or (second == "of" and first in _STATED)
        or MADE_VERB.search(first)
        or (second in _ARTICLES and first not in _BEFORE_ARTICLE)
    ):
        return True
    if second in PREPOSITIONS - {"of"} and (_LIKE_ADJECTIVE.search(first) or (second == "to" and first.endswith("er"))):
        return True
    if re.search(r"[,;:.(]\s*$", before):
        return False
    led = [w for w in words_of(before)[-3:] if w not in ADVERBS]
    last = led[-1] if led else ""
    return last in ("it", "they", "we", "which", "who", "that") and first not in ("no", "few")


def is_outcome(phrase: str) -> bool:
    """Whether a phrase says how badly something went, and of nothing that it is hard.

    Examples
    --------
    >>> is_outcome("poor performance"), is_outcome("suboptimal results"), is_outcome("poor performance on wet hives")
    (True, True, False)
    """
    return _OF_ALL.fullmatch(phrase.strip()) is not None or not any(
        stem(w) not in _OUTCOME and not _FAULTY.match(w) and telling(w) for w in words_of(phrase)
    )


def keeps_all(name: str, before: str, phrase: str, after: str) -> bool:
    """Whether a name made of a phrase says all that the phrase says, and stands for itself.

    Examples
    --------
    >>> keeps_all("Failure to weigh hives", "These methods ", "fail to weigh hives", ".")
    True
    >>> keeps_all("Failure to weigh hives", "These methods ", "fail to robustly weigh hives", ".")
    False
    >>> keeps_all("Failure to weigh hives", "These methods ", "fail to weigh hives", " without opening them")
    False
    """
    low = name[:1].lower() + name[1:]
    listed = re.search(r",\s$", before) is not None and not _CONNECTED.search(before)
    if listed and low.startswith("difficulty of") and not may_begin_after(before):
        return False
    if re.search(r"(?i)\b(?:which|that)\s+(?:are|is)\s+$", before) and low.startswith("need for"):
        return False
    if _CONDITION.search(before) and low.startswith(("difficulty", "failure", "inability")):
        return False
    if not _SAFE.match(low) or _CUT_BEFORE.match(after) or is_outcome(name) or _OF_WHATEVER.match(low):
        return False
    if re.search(r"(?i)\b(?:only|us|our|we|each other|the scenario|well|\w+ly when)\b", low) or _POINTS.search(phrase):
        return False
    if low.startswith(("need for", "lack of", "reliance on", "neglect of", "sensitivity")) and (
        has_verb(low) or has_bare_verb(low)
    ):
        return False
    mine = words_of(low)
    for word in words_of(phrase):
        said = word in AUXILIARIES or word in _DROPPED or any(_alike(word, own) for own in mine)
        if not said and (word in ADVERBS or word.endswith("ly") or content_words(word)) and not complains(word):
            return False
    return _is_anyones(before, phrase, low)


def _alike(word: str, own: str) -> bool:
    return word == own or stem(word) == stem(own) or (len(word) > 4 and word[:4] == own[:4])


def _is_anyones(before: str, phrase: str, name: str) -> bool:
    """Whether whoever is blamed is in the name, or is no more than "existing methods"."""
    if re.match(r"(?i)(?:failure|inability|difficulty|sensitivity|infeasibility|impossibility|dependence) of\b", name):
        return True
    last = re.split(r"[,;:]\s|\b(?:and|but|while|because|since|as|although|though|that|which|yet|it is)\s", before)[-1]
    if re.search(r"(?i)\b(?:this|these|those|such)\s", last) and not _THOSE_ANYONE.search(last):
        return False
    who = [w for w in words_of(last) if w not in ADVERBS | AUXILIARIES]
    return len([w for w in who if w not in _GENERIC]) <= 2
