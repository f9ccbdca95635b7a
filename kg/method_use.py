"""What a paper does with a method that it names: takes it up, makes it, sets itself against it, or only speaks of it.

In go a paper's text and a mention; out comes how the words around the mention put it (``Stand``). The last word before
a mention that says something of it decides ("using X", "we propose X", "outperforms X", "for X", "we study X"), or what
follows ("X is used to ..."). Nothing here knows the names of methods.
"""

from __future__ import annotations

import re
from enum import Enum

from extract.records import Extraction, Mention
from kg.own_places import own_places, sentence_start

__all__ = ["Stand", "is_looked_at", "is_made", "is_taken_up", "is_title_object", "stand_of"]


class Stand(Enum):
    """How the words around a mention put it."""

    USED = "used"
    MADE = "made"
    RIVAL = "rival"
    SHUNNED = "shunned"
    OTHERS = "others"
    AIM = "aim"
    STUDIED = "studied"
    BARE = "bare"


# What a paper's own result is set against: "outperforms X", "compared with the X and the Y", "3% higher than X".
_RIVAL = re.compile(
    r"\b(?:outperform(?:s|ed|ing)?|surpass(?:es|ed|ing)?|exceed(?:s|ed|ing)?|beat(?:s|ing)?|superior to"
    r"|(?<!other )(?<!rather )than|versus|vs\.?|(?<!\) )(?<!importance )relative to"
    r"|compar(?:ed?|es|isons?|ing)\s+(?:[\w'’]+\s+){0,5}?(?:to|with|against)"
    r"|(?:comparable|competitive)\s+(?:to|with)"
    r"|baselines? (?:based on|with|using)|on (?:a )?par with"
    r"|improv\w+\s+(?:over|on|upon)|improv\w+\s+(?:[\w-]+\s+){1,4}over|speed[- ]?ups?\s+over"
    r"|(?:gain|increase|reduction)s?\s+over"
    r"|(?:advantages?|effectiveness|superiority|benefits?) over|gap (?:to|with)"
    r"|match(?:es|ed|ing)?\s+(?=the performance|[A-Z]))\s+"
    r"(?:(?!\b(?:by|using|with|on|in|for|through|via|after|when|while|as a result|and (?:is|are|has|shows?)"
    r"|(?:obtained|derived) from|(?:that|which) (?:is|are|was|were|use|uses|used|has|have))\b"
    r"|,\s(?:we|our|its?|they|this|these)\b)[^.;:]){0,60}\Z",
    re.IGNORECASE,
)
# The same with examples of those behind it, which may be many words.
_RIVALS_LISTED = re.compile(
    r"\b(?:outperform\w*|surpass\w*|exceed\w*|superior to"
    r"|compar(?:ed?|es|isons?|ing)\s+(?:[\w'’]+\s+){0,5}?(?:to|with|against))"
    r"\s[^.;:]{0,110}?[\s(](?:including|such as|like|namely|e\.g\.,?)\s"
    r"(?:(?!\b(?:by|using|on|in|for|with|while|that|which)\b)[^.;:]){0,80}\Z",
    re.IGNORECASE,
)
# What it departs from, with no word of a test: "unlike X", "differs from X".
_UNLIKE = re.compile(
    r"\b(?:unlike|in contrast (?:to|with)|contrary to|as opposed to|instead of|differ(?:s|ent|ently)? from)\s+"
    r"(?:[^,.;:]|,\s(?=including|such as)){0,80}\Z",
    re.IGNORECASE,
)
# What may be done some day, and was not done here.
_MIGHT = re.compile(
    r"\b(?:can|could|may|might)\s+(?:also\s+|potentially\s+|easily\s+|\w+ly\s+)?be\s+(?:\w+ly\s+)?"
    r"(?:paired|combined|integrated|incorporated|coupled|plugged|extended|complemented)\b[^.,;:]{0,60}\Z",
    re.IGNORECASE,
)
# Words by which a sentence sets how two things fare against each other.
_COMPARED = re.compile(
    r"\b(?:compar\w+|outperform\w*|surpass\w*|exceed\w*|beat|beats|than|versus|vs|superior\w*|improve\w*|gains? over"
    r"|better|worse|baselines?|faster|\d+(?:\.\d+)?\s?(?:%|percent|times|x))(?!\w)",
    re.IGNORECASE,
)
_RIVAL_WITH = re.compile(
    r"\b(?:outperform\w*|surpass\w*|than|over|compared (?:to|with|against))\s+"
    r"(?:an?|the|other|existing|previous|those)\s+(?:[\w-]+\s+){0,3}(?:systems?|models?|methods?|approach(?:es)?|baselines?|ones?|networks?)\s+"
    r"(?:[\w-]+\s+){0,3}(?:with|using|on|by|employing)\s+(?:an?\s+|the\s+)?\Z",
    re.IGNORECASE,
)
_SHUNNED = re.compile(
    r"\b(?:avoid\w*|without|instead of|rather than|replac\w+|(?:requir\w+|needs?|us(?:es|ing)|ha(?:s|ve)) no"
    r"|(?:do|does|did|is|are)(?:\s+not|n['’]t)\s+(?:need|use|require|rely(?:\s+on)?|depend(?:\s+on)?)"
    r"|(?:no|(?:eliminat|remov|obviat|bypass)\w*\s+(?:the|any))\s+need\s+(?:of|for))\s+(?:(?!(?:in|by|with|using|while|via)\b)[\w-]+\s+){0,8}\Z",
    re.IGNORECASE,
)
# A method of others that goes by such a word is what a paper departs from, unless it says that it takes it up.
_OLD = re.compile(
    r"(?<![\w-])(?:traditional|conventional|competing|rival|existing|previous)\s+(?:[\w-]+\s+)?\Z", re.IGNORECASE
)
_TAKES = re.compile(
    r"\b(?:us(?:e|es|ing)|employ\w*|combin\w+|build\w*|built|based|leverag\w+|extend\w*|integrat\w+|appl\w+|fine-tun\w+"
    r"|train\w*|enhanc\w+|adapt\w*|compatib\w*|plug\w*|support\w*|boost\w*|follow\w*|embed\w*)\b",
    re.IGNORECASE,
)
# The paper's own work of before, or others', as the subject of a sentence.
_BEFORE = re.compile(
    r"\b(?:our|in|a)\s+(?:previous|earlier|prior)\s+(?:[\w-]+\s+){0,2}(?:study|work|paper|research)\b", re.IGNORECASE
)
_OTHERS = re.compile(
    r"\b(?:previous|earlier|prior)\s+(?:[\w-]+\s+){0,2}(?:stud(?:y|ies)|works?|papers?|research)\b"
    r"|\b(?:existing|previous|prior|most|many|current|other|several|typical|recent)\s+(?:[\w-]+\s+){0,3}"
    r"(?:methods|approaches|works?|models|systems|techniques|studies|solutions|algorithms|practices?|researche?r?s?)\b"
    r"|\b(?:standard|conventional|traditional|classical|usual|common)\s+(?:approach|method|practice|way)\b",
    re.IGNORECASE,
)
_OWN = re.compile(r"\b(?:we|our|ours|this (?:paper|work|study|article)|the proposed)\b", re.IGNORECASE)

_USE_VERBS = (
    r"us(?:e|es|ed|ing|age)|utili[sz]\w+|employ\w*|adopt\w*|leverag\w+|exploit\w*|appl(?:y|ies|ied|ying|ication)"
    r"|incorporat\w+|integrat\w+|combin\w+|train(?:s|ed|ing)?|pre-?train(?:s|ed|ing)?|fine-?tun(?:e|es|ed|ing)"
    r"|implement(?:s|ed|ing)?|extend(?:s|ed|ing)?|coupled|equipped|augment(?:s|ed|ing)?|consist(?:s|ing)?|compris\w+"
    r"|contain\w*|includ\w+|inspired|adapt(?:s|ed|ing)?|embed(?:s|ded|ding)?|initiali[sz]\w+|borrow\w*|rel(?:y|ies|ying)\s+(?:up)?on"
    r"|perform(?:s|ed|ing)?|conduct(?:s|ed|ing)?|run(?:s|ning)?|harness\w*|resort\w*|tak(?:e|es|ing)\s+advantage"
    r"|modif(?:y|ies|ied|ying)|unif(?:y|ies|ied|ying)|fus(?:e|es|ed|ing)|invok\w+|draw\w*|recast\w*|cast|deploy\w*"
    r"|requir\w+|needs?|needed|distil\w*|reuse\w*|transfer(?:s|red|ring)?|feed\w*|fed"
)
_CUE = re.compile(
    # What was put forward before is not put forward here.
    r"\b(?P<agent>(?:(?:recently|previously|originally|first)\s+)?"
    r"(?:used|employed|adopted|taken|proposed|developed|introduced|presented|provided)\s+by)\b"
    r"|\b(?P<skip>(?:recently|previously|originally|widely|commonly|first|newly|well)[\s-]+"
    r"(?:proposed|introduced|developed|used|released|published|known|studied|adopted|established))\b"
    r"|\b(?P<used>" + _USE_VERBS + r"|via|through|with|by|from|into|atop|thanks to"
    r"|(?:buil(?:t|d|ds|ding)|bas(?:ed|es|ing)|top|found(?:ed)?|operat\w+)\s+(?:up)?on"
    r"|(?:use|usage|combination|means|help|aid|basis|application|variants?|version|modifications?|extension|mixtures?|integration"
    r"|fusion|ensembles?|stack|cascade|pair|sets?|series|number|family|power|strengths?|advantages?|concepts?"
    r"|principles?|networks?|layers?|kinds?|types?|top)\s+of)\b"
    r"|\b(?P<made>(?:propos|present|introduc|develop|design|construct|devis|describ|creat|establish|formulat|deriv"
    r"|contribut|release)(?:e|es|ed|ing|s)?|buil(?:t|d|ds|ding)|novel|new|our"
    r"|(?<=\bthe )(?:obtained|resulting|learned|learnt))\b"
    r"|\b(?P<aim>(?:suitable )?for(?: use with)?|towards?|(?:approach|solution|application|introduction|extension) to"
    r"|relat(?:ed|ing) to"
    r"|(?:case\s+)?stud(?:y|ies)\s+of"
    r"|(?:design|developments?|analysis|evaluation|assessment|structure|investigation|exploration|control|construction"
    r"|realization|simulation|study|survey|review|comparison)\s+(?:and\s+\w+\s+)?of)\b"
    r"|\b(?P<studied>(?:evaluat|assess|analy[sz]|investigat|explor|examin|benchmark|survey|review|discuss|compar|probe"
    r"|interpret|understand)\w*|stud(?:y|ies|ied|ying))\b"
    r"|\b(?P<bare>improv\w+|enhanc\w+|boost\w*|accelerat\w+|reduc\w+|increas\w+|decreas\w+|test(?:s|ed|ing)?|simulat\w+"
    r"|validat\w+|verif\w+|demonstrat\w+|show(?:s|n|ed|ing)?|finds?|found|observ\w+|model(?:s|ed|ing|l?ing)?|identif\w+"
    r"|generat\w+|produc\w+|estimat\w+|achiev\w+|obtain\w*|provid\w+|enabl\w+|allow\w*|help\w*|affect\w*|impact\w*"
    r"|learn\w*|predict\w*|detect\w*|these|this|those|that|which|where|whose|while|when|because|since|if|is|are|was"
    r"|were|has|have|had|on|to|at|between|among|across|over|under|against|during|within)\b",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"\s*(?:\([^()]{1,40}\)\s*)?(?:[\w-]+\s+){0,6}?(?:is|are|was|were|(?:has|have) been|can be|will be|being)\s+"
    r"(?:(?:also|then|further|first|thus|jointly|subsequently|additionally|\w+ly)\s+)?"
    r"(?:(?P<used>used|employed|utili[sz]ed|adopted|applied|exploited|leveraged|incorporated|integrated|combined|trained"
    r"|pre-?trained|fine-?tuned|conducted|performed|considered|added|extended|adapted|implemented|carried out|run"
    r"|embedded|attached|mounted|equipped|deployed)"
    r"|(?P<made>proposed|developed|derived|presented|introduced|designed|devised|constructed|built|formulated|created))\b",
    re.IGNORECASE,
)
# What a title does to what follows, and what it makes of it besides.
_DONE_TO = re.compile(
    r"\b(?:for|towards?|(?:control|analys[ie]s|evaluation|calibration|assessment|stud(?:y|ies)|survey|review|comparison"
    r"|investigation|identification|understanding)\s+of|(?:approach|solution|introduction|guide)\s+to)\s+(?:an?\s+|the\s+)?\Z",
    re.IGNORECASE,
)
_MADE_AND = re.compile(
    r"\b(?:design|development|synthesis|construction|fabrication|implementation|reali[sz]ation|proposal)\b[^:]*\Z",
    re.IGNORECASE,
)
_DRIVEN = re.compile(
    r"[\s-](?:based|driven|enhanced|guided|augmented|powered|aided|assisted|equipped|enabled)\b", re.IGNORECASE
)
_WORDS_OF_LIST = re.compile(r"[^.;:?!]{0,90}\Z|[^.;?!]{0,60}:\s(?:[^.;:?!]{0,50})\Z")
_FEW_WORDS = re.compile(r"\s*(?:[\w'’/()-]+[\s,]+){0,6}\Z")
_BACK = 200
# Words that say of what follows that it was there to be taken, right before it.
_TAKEN_UP = re.compile(
    r"\b(?:us(?:e|es|ed|ing)|utili[sz](?:e|es|ed|ing)|employ(?:s|ed|ing)?|adopt(?:s|ed|ing)?|exploit(?:s|ed|ing)?"
    r"|appl(?:y|ies|ied|ying)|leverag(?:e|es|ed|ing)|based on|rel(?:y|ies|ying) on)\s+"
    r"(?:(?!the\b|our\b|new\b|novel\b|propos|tailored|customi[sz]ed)[\w-]+\s+){0,4}\Z"
    r"|\b(?:adopt(?:s|ed|ing)?|borrow(?:s|ed|ing)?|follow(?:s|ed|ing)?)\s+the\s+"
    r"(?:(?!our\b|new\b|novel\b|propos)[\w-]+\s+){0,3}\Z",
    re.IGNORECASE,
)


def is_made(extraction: Extraction, index: int) -> bool:
    """Whether a paper's own sentences put one of its things forward, and nowhere say that they take it up."""
    stands = {stand for _, stand in stands_of(extraction, index)}
    return Stand.MADE in stands and Stand.USED not in stands


def is_taken_up(extraction: Extraction, index: int) -> bool:
    """Whether a paper's own sentences say of one of its things only that they use it; its title does not name it."""
    text, title_end = extraction.paper.text, len(extraction.paper.title)
    found = [mention for mention, _ in stands_of(extraction, index)]
    return bool(found) and all(
        mention.end > title_end
        and _TAKEN_UP.search(text, max(sentence_start(extraction, mention), mention.start - 90), mention.start)
        for mention in found
    )


def is_looked_at(extraction: Extraction, index: int) -> bool:
    """Whether a paper's own sentences only study one of its things, aim at it or set themselves against it."""
    text, title_end = extraction.paper.text, len(extraction.paper.title)
    stands = stands_of(extraction, index)
    told = {stand for mention, stand in stands if mention.end > title_end or not is_title_object(text, mention)}
    titled = any(mention.end <= title_end and not is_title_object(text, mention) for mention, _ in stands)
    return bool(stands) and not titled and not told & {Stand.MADE, Stand.USED, Stand.BARE}


def is_title_object(text: str, mention: Mention) -> bool:
    """Whether a title only says of a thing that something is done to it or made for it: "Calibration of X".

    >>> from ontologies.vocabulary import EntityType
    >>> def is_object(words, name):
    ...     at = words.index(name)
    ...     span = Mention(
    ...         start=at, end=at + len(name), text=name, type=EntityType.METHOD, entity=0, score=1.0, rule="sample"
    ...     )
    ...     return is_title_object(words, span)
    >>> [is_object(title, "KeelNet") for title in ("Study of KeelNet", "Design of KeelNet", "KeelNet for hulls")]
    [True, False, False]
    """
    before = text[: mention.start]
    return _DONE_TO.search(before) is not None and _MADE_AND.search(before) is None


def stands_of(extraction: Extraction, index: int) -> list[tuple[Mention, Stand]]:
    """The places of one of a paper's things where the paper speaks of its own work, and how its words put it there."""
    mentions = [mention for mention in extraction.mentions if mention.entity == index]
    return [
        (mention, stand_of(extraction.paper.text, sentence_start(extraction, mention), mention))
        for mention in own_places(extraction, mentions)
    ]


def stand_of(text: str, start: int, mention: Mention) -> Stand:
    """How the words of a mention's sentence, which begins at ``start``, put it.

    >>> from ontologies.vocabulary import EntityType
    >>> def stand(words, name):
    ...     at = words.index(name)
    ...     span = Mention(
    ...         start=at, end=at + len(name), text=name, type=EntityType.METHOD, entity=0, score=1.0, rule="sample"
    ...     )
    ...     return stand_of(words, 0, span).value
    >>> [stand(words, "KeelNet") for words in ("We use KeelNet.", "We propose KeelNet.", "We study KeelNet.")]
    ['used', 'made', 'studied']
    """
    before = text[max(start, mention.start - _BACK) : mention.start]
    if _SHUNNED.search(before[-80:]):
        return Stand.SHUNNED
    if (earlier := _BEFORE.search(before)) and "," not in before[earlier.end() :] and not _TAKES.search(before):
        return Stand.OTHERS
    if _is_rival(before):
        return Stand.RIVAL
    if _MIGHT.search(before):
        return Stand.BARE
    if _UNLIKE.search(before) and not _TAKES.search(before):
        return Stand.OTHERS
    if _is_old(before[-110:], mention.text):
        end = text.find(". ", mention.end)
        return Stand.RIVAL if _COMPARED.search(text, start, end if end >= 0 else len(text)) else Stand.OTHERS
    for match in _OTHERS.finditer(before):
        rest = before[match.end() :]
        if "," not in rest and not _OWN.search(rest) and not _TAKES.search(before, 0, match.start()):
            return Stand.OTHERS
    stand = _by_cue(before)
    if stand in (Stand.BARE, Stand.MADE) and _DRIVEN.match(text, mention.end):
        return Stand.USED
    after = _AFTER.match(text[mention.end : mention.end + 90])
    if after is None or (stand is Stand.USED and after["made"]):
        return stand
    return Stand.USED if after["used"] else Stand.MADE


def _by_cue(before: str) -> Stand:
    """What the last telling word before a mention makes of it, as long as it is near enough."""
    last = None
    for match in _CUE.finditer(before):
        last = match if match.lastgroup != "skip" or last is None else last
    if last is None or last.lastgroup == "skip":
        return Stand.USED if last is not None else Stand.BARE
    if last.lastgroup == "agent":
        return Stand.BARE
    gap = before[last.end() :]
    kind = Stand(last.lastgroup)
    if kind is Stand.USED:
        return kind if _WORDS_OF_LIST.match(gap) else Stand.BARE
    adjective = last.group().casefold() == "our" or before[: last.start()].casefold().endswith(("the ", "our "))
    if kind is Stand.MADE and adjective and "," in gap:
        return Stand.BARE  # "in our reader, a clock": of another noun
    return kind if _FEW_WORDS.match(gap) else Stand.BARE


def _is_rival(before: str) -> bool:
    """Whether the words before a mention set a paper's work against it."""
    near = before[-110:]
    return bool(_RIVAL.search(near) or _RIVAL_WITH.search(near) or _RIVALS_LISTED.search(before))


def _is_old(before: str, name: str) -> bool:
    """Whether a mention goes by a word for what was there before, and nothing says that it is taken up."""
    first = re.match(r"[\w-]+ ", name)
    old = _OLD.search(before) or (first is not None and _OLD.search(f" {first.group()}"))
    return bool(old) and not _TAKES.search(before)
