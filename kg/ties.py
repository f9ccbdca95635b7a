"""What the words of an abstract say for and against a tie between an issue and what the paper puts forward.

Sentences go in, verdicts come out: that the own work is said to meet what was told before, with what; that an issue was
met by others and left behind; that a paper does the very harm that it tells of; what else a thing is for.
"""

from __future__ import annotations

import re

from extract.records import Extraction, Issue
from kg.english.alike import stems
from kg.phrases import telling
from ontologies.vocabulary import Role

SOLVE = (
    r"(?:address|tackl|solv|overcom|mitigat|alleviat|resolv|remed|deal|cop|handl|fill|bridg|meet|combat|counter|fulfil|"
    r"reduc|avoid|eas|reliev|circumvent|close|narrow|attack|answer|investigat|settl|prevent|eliminat|satisf"
    r"|respond to)\w*"
)
# Sentences within which one that points back still means an issue.
NEAR = 3
_OWN = re.compile(r"(?i)\b(?:we|our|ours|here|i|this (?:paper|work|study|article|letter|thesis)|propos\w+)\b")
_POINTS = (
    r"(?:this|these|such|those|both|all|the\s+(?:above|aforementioned|said|two|three|former|latter)|"
    r"the\s+(?=(?:issue|problem|challenge|gap|limitation|shortcoming|difficult|drawback)))"
)
# "We meet these difficulties with | a lamp".
_WE_MEET_WITH = re.compile(
    rf"(?i)\b(?:we|(?:this|the\s+present)\s+(?:paper|work|study|article))\s+(?:then\s+|also\s+|\w+ly\s+)?"
    rf"(?:(?:attempt|aim|try|seek|manage|intend)s?\s+to\s+)?{SOLVE}\s+(?:with\s+)?{_POINTS}\s*(?:[\w-]+\s+){{0,4}}?"
    r"(?:by\s+(?:\w+ly\s+)?(?:using|introducing|proposing|developing|means\s+of|the\s+use\s+of)|with|using|through|via)"
    r"\s+(?:(?:an?|the|our)\s+)?(?:(?:novel|new)\s+)?"
)
# "Our lamp meets these difficulties", of one that was named before them.
_OURS_MEETS = re.compile(
    rf"^\W*(?:(?:[Oo]ur|[Tt]he\s+(?:proposed|presented))\s+(?:[\w-]+\s+){{1,5}}?|(?P<name>[A-Z][\w-]+)\s+)"
    rf"(?:\w+ly\s+|can\s+|is\s+able\s+to\s+|is\s+designed\s+to\s+)*{SOLVE}\s+(?:with\s+)?{_POINTS}"
)
# "To meet this, earlier work ...": an issue that others have met.
_MET_BEFORE = re.compile(
    rf"(?i)^\W*(?:[\w ]{{0,20}},\s+)?(?:in\s+order\s+)?to\s+(?:\w+ly\s+|help\s+)?{SOLVE}\s+(?:with\s+)?"
    r"(?P<what>[^,.;]+?),\s+\w"
)
_IS_THIS = re.compile(
    r"(?i)^(?:this|these|such|those|it|them|both|the)\b(?:\s+[\w-]+)?\s*"
    r"(?:issue|problem|challenge|gap|limitation|shortcoming|difficult|drawback|weakness|concern|obstacle)?\w*$"
)
_TURNS = re.compile(
    r"(?i)\b(?:however|but|yet|still|nevertheless|nonetheless|unfortunately|(?:al)?though|while|suffer\w*)\b"
)
# "Hulls rot, prompting the use of tar; however, ...": met and left behind in one sentence.
_PROMPTED = re.compile(r"(?i)[^.;]{0,40},\s+(?:prompting|motivating|spurring)\s[^.]*\b(?:however|but|yet)\b")
# What does harm, and what is done against that.
_HARMS = re.compile(
    r"(?i)\b(?:attack(?:s|er|ers|ing)?|backdoors?|jailbreak\w*|poisoning|adversar(?:y|ies)|adversarial\s+"
    r"(?:example|perturbation|patch|image|sample|text|input)\w*)\b"
)
_FIGHTS = re.compile(
    r"(?i)\b(?:defen[cds]\w*|(?<!evaluate the )robust\w*"
    r"(?!\s+(?:[\w-]+\s+)?(?:adversar|attack|example|trigger|perturb)\w*)|detect(?:s|ed|ing)?\b|"
    r"(?:backdoor|attack|adversarial|poison\w*|trigger|malicious)\s+(?:[\w-]+\s+){0,2}detect\w*|"
    r"detection\s+(?:framework|method|approach|scheme|technique|algorithm|strateg)\w*|"
    r"detection\s+of\s+(?:\w+\s+)?(?:attack|advers|backdoor|trigger)\w*|mitigat\w*|protect\w*|resist\w*|certif\w*|purif\w*|immun\w*"
    r"|(?<!attack )(?<!attacks )against|remov\w*|secur\w*|attack[- ]agnostic|safe\w*|train(?:ing|ed)\s+with|verif\w+|"
    r"(?:adversarial|robust)\s+(?:training|learning))"
)
# Words of a fight that the harm is to win: "to bypass defences", "works against strong defences".
_BEATS = re.compile(
    r"(?i)\b(?:bypass|evad|fool|break|defeat|circumvent|mislead|beat|undermin|degrad|against|under|evaluat\w*|assess\w*|"
    r"despite|even\s+with|enhanc\w*|boost\w*)\w*\s+(?:the\s+)?(?:[\w-]+\s+){0,4}?"
    r"(?:defen[cs]\w*|robust\w*|detect\w*|secur\w*|protect\w*|(?:robust|well-defended|trained|black-box)\s+models?)"
)
# That harm can be done, and words of who does it and finds that hard.
_AT_RISK = re.compile(
    r"(?i)\b(?:vulnerab\w+|susceptib\w+|prone|fragil\w+|threat(?!s?\s+models?)\w*|securit\w+|concerns?|hurt\w*|malicious|"
    r"consequences?|fool(?!\s+a\b)\w*|mislead\w*)\b"
)
_CRAFT = re.compile(
    r"(?i)\b(?:(?:in)?effective|inefficien\w+|success|quality|unnatural\w*|ungrammatical|distortion|un(?:der)?explored|insufficient\w*|"
    r"attention|focus\w*|quer(?:y|ies)|to\s+(?:craft|generate|launch|mount)|(?:to|by)\s+(?:\w+\s+)?(?:defen[cs]|detect)\w*)\b"
)
# What a sentence says before its subject that the rest of it is for.
_FIRST_FOR = re.compile(
    r"(?i)^\W*(?:[\w ]{0,25},\s+)?(?:(?:in\s+order\s+)?to|for(?=\s+[\w-]+\s+[\w-]+,\s+we\b))\s+"
    r"(?!(?:this|that|these|do\s+so|date|(?:the|our)\s+best|example|instance)\b)"
    r"(?P<goal>[a-z-]+\s[^,.;]{4,150}),\s+(?:we|this|the|our|it|i)\b"
)
# "To meet these, we": what takes up what was told.
_TAKES_UP = re.compile(
    rf"(?i)^\W*(?:[\w ]{{0,20}},\s+)?(?:in\s+order\s+)?to\s+(?:\w+ly\s+)?{SOLVE}\s+(?:with\s+)?{_POINTS}"
)
# "Our sail loss reduces the | drift".
_PART_MEETS = re.compile(
    r"^\W*(?:[\w ]{0,25},\s+)?(?:[Oo]ur|[Tt]he\s+proposed|[Tt]his)\s+(?P<means>(?:[\w-]+\s+){1,4}"
    r"(?:strategy|module|mechanism|loss|scheme|component|layer|block|unit|term|branch|stage|procedure|technique|step))\s+"
    rf"(?:can\s+|also\s+|\w+ly\s+)*{SOLVE}(?<!ing)\s+(?:with\s+)?(?:(?:the|such|this)\s+)?(?:[\w-]+\s+){{0,2}}$"
)
_TO_MEET = re.compile(
    r"(?i)^\W*(?:[\w ]{0,25},\s+)?(?:in\s+order\s+)?to\s+(?:\w+ly\s+|better\s+)?"
    rf"{SOLVE}\s+(?:with\s+)?[^,;.]{{0,80}}$"
)
_IT_USES = re.compile(
    r"[^.;,]{0,80},\s+(?:we|it|[Oo]ur\s+[\w-]+|the\s+(?:proposed\s+)?[\w-]+)\s+(?:then\s+|also\s+|further\s+|\w+ly\s+)?"
    r"(?:us|utili[sz]|employ|adopt|appl|leverag|exploit|introduc|propos|design|develop|present|devis|incorporat|integrat|add)"
    r"(?:e?s|ies|y|e|)\s+(?:the\s+|an?\s+|our\s+)?(?:(?:novel|new)\s+)?"
    r"(?P<means>[^.;,()]{4,80}?)(?=[.;,()]|\s(?:to|that|which|for|by|in|on|with|where|as|based|from)\s|$)"
)
_LISTED = re.compile(
    r"(?i)(?:,|\band)\s+(?:(?:an?|the)\s+)?(?:[\w-]+\s+){0,3}"
    r"(?:strateg|method|technique|module|way|solution|mechanism|scheme|component|design|means)\w*\s+(?:for|to)\s+(?:\w+ly\s+)?"
    rf"{SOLVE}\s+(?:with\s+)?(?:the\s+)?"
)
# "We rig a tub to study the drift": an instrument of study, and no remedy.
_TO_STUDY = re.compile(
    r"(?i)^\W*(?:[\w ]{0,25},\s+)?(?:in\s+order\s+)?to\s+(?:\w+ly\s+)?(?:investigate|study|examine|quantify)\s"
    r"[^;.]{4,200}?,\s+(?:we|this\s+(?:paper|work|study))\s+(?:\w+ly\s+)?(?:design|buil[dt]|develop|construct|creat|rig|ma[dk]e)\w*\s"
)
# "This tub is hard to steer": the paper's own is what is difficult.
_IS_HARD = re.compile(
    r"(?i)\bthis\s+(?:[\w-]+\s+){0,2}(?:system|robot|model|platform|mechanism|vehicle|device|machine)\s+(?:is|are)\s+"
    r"(?:(?:\w+ly|quite|very|rather)\s+)*(?:challenging|difficult|hard)\s+to\s"
)
# "The tuning of the | sail" is hard: what has the difficulty.
_HAS_TROUBLE = (
    r"\b(?:affects?|convergence|tuning|stability|failures?|performance|accuracy|costs?|limits?|limitations?|sensitivity"
    r"|vulnerabilit(?:y|ies)|quality|complexity|training|weakness(?:es)?|shortcomings?|drawbacks?|robustness|instability)"
    r"\s+(?:of\s+)?(?:the\s+|an?\s+|such\s+|these\s+|current\s+|existing\s+)*"
)
# "Which may be due to the | fog": why something was found, told behind the work.
_FOUND_BECAUSE = re.compile(
    r"(?i)\b(?:may|might|could|can|is|are|was|were|partially|partly|likely|probably)\s+(?:[\w-]+\s+){0,3}"
    r"(?:due\s+to|because\s+of|caused\s+by|attribut(?:ed|able)\s+to|explained\s+by)\s+(?:[\w-]+\s+){0,2}$"
)
# "This paper also presents a lamp": the second thing, where "the proposed way bends ..." stands before it.
_ALSO_PUTS = re.compile(
    r"(?i)\b(?:we|paper|work|study|article|letter)\s+(?:also|further(?:more)?|additionally)\s|^\W*(?:also|in\s+addition|"
    r"furthermore|moreover|additionally|besides)\b"
)
_OURS_ACTS = re.compile(
    r"(?i)^\W*(?:our|the\s+(?:proposed|presented))\s+(?:[\w-]+\s+){0,3}(?:method|approach|algorithm|framework|system|model"
    r"|controller|technique|scheme|strategy|network)\s+(?!is\b|are\b|was\b|were\b|outperforms\b|achieves\b)\w+s\s"
)
_ONE_POINTED_AT = re.compile(
    rf"(?i)^\W*(?:[\w ]{{0,20}},\s+)?(?:in\s+order\s+)?to\s+(?:\w+ly\s+)?{SOLVE}\s+(?:with\s+)?"
    r"(?:this|the\s+(?:\w+\s+)?(?:issue|problem|challenge|gap|limitation|shortcoming)\b)"
)
_MANY_POINTED_AT = re.compile(
    r"(?i)\b(?:these|those|such|both|all|above|aforementioned|them|two|three|challenges|issues)\b"
)
_COMPOUND = re.compile(r"\w+(?:-\w+)+")
_POINTING = re.compile(
    r"(?i)\b(?:this|these|those|such|above|it|them|gaps?|issues?|problems?|challenges?|limitations?|difficult\w*)\b"
)


def met_with(extraction: Extraction, issue: Issue) -> tuple[int, int] | None:
    """Where the paper begins to name that with which it says to meet what was told just before; the sentence's end.

    None where no sentence near behind the issue says so.
    """
    text = extraction.paper.text
    for place in range(max(0, issue.sentence + 1), min(issue.sentence + NEAR + 1, len(extraction.sentences))):
        sentence = extraction.sentences[place]
        found = _WE_MEET_WITH.search(text, sentence.start, sentence.end)
        if found is not None:
            return found.end(), sentence.end
    return None


def means_told(extraction: Extraction) -> list[tuple[int, int]]:
    """Where sentences begin to name that with which the paper says to meet what was told, and where they end."""
    spans = ((s.start, s.end) for s in extraction.sentences)
    found = ((_WE_MEET_WITH.search(extraction.paper.text, start, end), end) for start, end in spans)
    return [(match.end(), end) for match, end in found if match is not None]


def own_work_meets(extraction: Extraction, issue: Issue, name: str) -> bool:
    """Whether a sentence near behind an issue says of the own work, or of ``name``, that it meets what was told."""
    text = extraction.paper.text
    for sentence in extraction.sentences[max(0, issue.sentence + 1) : issue.sentence + NEAR + 1]:
        found = _OURS_MEETS.match(text[sentence.start : sentence.end])
        if found is not None and found["name"] in (None, name):
            return True
    return False


def shares_word(one: str, other: str) -> bool:
    """Whether two texts share a word that tells something; the parts of "large-scale" tell nothing alone.

    >>> shares_word("a large-scale chart of reefs", "multi-scale hulls"), shares_word("charts of reefs", "every reef")
    (False, True)
    """
    first, second = (set(telling(_COMPOUND.sub(" ", text))) for text in (one, other))
    return bool(first & second)


def was_met_before(extraction: Extraction, issue: Issue, at: int) -> bool:
    """Whether others have met an issue, and the paper goes on to another one before it puts something forward.

    Parameters
    ----------
    extraction : Extraction
    issue : Issue
    at : int
        The sentence in which the paper puts something forward.
    """
    sentences, text = extraction.sentences, extraction.paper.text
    if 0 <= issue.sentence < len(sentences) and _PROMPTED.match(text, issue.end, sentences[issue.sentence].end):
        return True
    for other in extraction.issues:
        if issue.sentence < other.sentence < at and (
            shares_word(issue.text, other.text) or (other.type is not None and other.type == issue.type)
        ):
            return False  # it goes on
    for place in range(max(0, issue.sentence + 1), min(issue.sentence + NEAR, len(sentences), at)):
        said = text[sentences[place].start : sentences[place].end]
        found = _MET_BEFORE.match(said)
        if found is None or _OWN.search(said) or sentences[place].role not in (Role.BACKGROUND, Role.ISSUE):
            continue
        what = found["what"]
        if not (_IS_THIS.match(what) or shares_word(issue.text, what)):
            continue
        behind = [(s, text[s.start : s.end]) for s in sentences[place + 1 : at]]
        return _TURNS.search(said[found.end("what") :]) is not None or any(
            s.role is Role.ISSUE or _TURNS.search(told) for s, told in behind
        )
    return False


def does_harm(extraction: Extraction) -> bool:
    """Whether a paper puts forward a way to do harm, and nothing against that."""
    text = extraction.paper.text
    own = [text[s.start : s.end] for s in extraction.sentences if s.role is Role.SOLUTION]
    told = " . ".join((extraction.paper.title, *own))
    return _HARMS.search(told) is not None and _FIGHTS.search(_BEATS.sub(" ", told)) is None


def tells_of_harm(issue: Issue) -> bool:
    """Whether an issue is that harm can be done, and no trouble of who does it: "attacks are slow"."""
    if issue.type == "attacks-and-privacy":
        return True
    return _AT_RISK.search(issue.text) is not None and _CRAFT.search(issue.text) is None


def is_for_another(extraction: Extraction, issue: Issue, at: int) -> bool:
    """Whether the sentence that puts a thing forward says first what it is for, and that has nothing of the issue.

    Only far behind the issue, or behind another that takes the issue up; else the order of the two ties them.
    """
    sentences, text = extraction.sentences, extraction.paper.text
    if not issue.sentence < at < len(sentences):
        return False
    between = (text[s.start : s.end] for s in sentences[max(0, issue.sentence + 1) : at])
    if at < issue.sentence + NEAR and not any(_TAKES_UP.match(said) for said in between):
        return False
    found = _FIRST_FOR.match(text[sentences[at].start : sentences[at].end])
    if found is None or _POINTING.search(found["goal"]):
        return False
    return not shares_word(found["goal"], issue.text)


def means_here(extraction: Extraction, issue: Issue) -> tuple[int, int] | None:
    """The place of the means by which the very sentence of an issue says that the own work meets it.

    "Our sail loss reduces | the drift", "to meet | the drift, it uses a keel".
    """
    if not 0 <= issue.sentence < len(extraction.sentences):
        return None
    sentence, text = extraction.sentences[issue.sentence], extraction.paper.text
    before = text[sentence.start : issue.start]
    found = _PART_MEETS.match(before)
    if found is not None:
        return sentence.start + found.start("means"), sentence.start + found.end("means")
    if _TO_MEET.match(before):
        uses = _IT_USES.match(text, issue.end, sentence.end)
        if uses is not None:
            return uses.span("means")
    return None


def is_listed_for(extraction: Extraction, issue: Issue, at: int) -> bool:
    """Whether words right before an issue name what is there against it, and the thing that ends at ``at`` is another.

    "It has a tall mast, a broad sail and ropes for handling | gusts".
    """
    if not 0 <= issue.sentence < len(extraction.sentences):
        return False
    start = extraction.sentences[issue.sentence].start
    found = _LISTED.search(extraction.paper.text, start, issue.start)
    return found is not None and found.end() == issue.start and start < at <= found.start()


def is_for_study(extraction: Extraction, at: int) -> bool:
    """Whether the sentence that puts a thing forward says that it was made to study something with."""
    if not 0 <= at < len(extraction.sentences):
        return False
    sentence = extraction.sentences[at]
    return _TO_STUDY.match(extraction.paper.text[sentence.start : sentence.end]) is not None


def is_itself_hard(extraction: Extraction, at: int) -> bool:
    """Whether what a sentence puts forward is said soon after to be what is difficult: "this boat is hard to steer"."""
    if at < 0:
        return False
    behind = extraction.sentences[at + 1 : at + 1 + NEAR]
    return any(_IS_HARD.search(extraction.paper.text, s.start, s.end) for s in behind)


def has_trouble(extraction: Extraction, issue: Issue, name: str) -> bool:
    """Whether the sentence of an issue tells it of the thing of that name: "the tuning of the sail is slow"."""
    if not 0 <= issue.sentence < len(extraction.sentences):
        return False
    sentence = extraction.sentences[issue.sentence]
    if sentence.role not in (Role.ISSUE, Role.BACKGROUND):
        return False
    told = rf"(?i){_HAS_TROUBLE}{re.escape(name)}s?(?![\w-])"
    return re.search(told, extraction.paper.text[sentence.start : sentence.end]) is not None


def is_found_because(extraction: Extraction, issue: Issue) -> bool:
    """Whether an issue is only why something was found in the end: "which may be due to | fog"."""
    if not 0 <= issue.sentence < len(extraction.sentences):
        return False
    sentence = extraction.sentences[issue.sentence]
    before = extraction.paper.text[sentence.start : issue.start]
    return sentence.role is Role.RESULT and _FOUND_BECAUSE.search(before) is not None


def is_second(extraction: Extraction, issue: Issue, at: int) -> bool:
    """Whether a thing comes "also", and a sentence before it and behind the issue tells what the main one does."""
    sentences, text = extraction.sentences, extraction.paper.text
    if not issue.sentence < at < len(sentences) or not _ALSO_PUTS.search(text[sentences[at].start : sentences[at].end]):
        return False
    between = sentences[max(0, issue.sentence + 1) : at]
    return any(_OURS_ACTS.match(text[s.start : s.end]) for s in between)


def own_aim(extraction: Extraction, issue: Issue, at: int) -> str | None:
    """What the sentence of a thing opens with as what it is for, "to speed up the weaving", where that points back at
    nothing; None else."""
    sentences, text = extraction.sentences, extraction.paper.text
    if not issue.sentence < at < len(sentences):
        return None
    found = _FIRST_FOR.match(text[sentences[at].start : sentences[at].end])
    return None if found is None or _POINTING.search(found["goal"]) else found["goal"]


def is_farther(extraction: Extraction, issue: Issue, at: int) -> bool:
    """Whether another issue stands between an issue and the sentence of a thing, which speaks only of that one.

    It stands far behind the first, or points back at one thing, and has no word of the first.
    """
    sentences, text = extraction.sentences, extraction.paper.text
    if not issue.sentence < at < len(sentences):
        return False
    if not any(issue.sentence < other.sentence < at for other in extraction.issues):
        return False
    opening = text[sentences[at].start : sentences[at].end]
    if _MANY_POINTED_AT.search(opening) or shares_word(extraction.paper.title, issue.text):
        return False
    if at - issue.sentence < NEAR and not _ONE_POINTED_AT.match(opening):
        return False
    said = text[sentences[at].start : sentences[min(at + 1, len(sentences) - 1)].end]
    return not stems(" ".join(telling(issue.text))) & stems(f"{extraction.paper.title}. {said}")
