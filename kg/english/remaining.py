"""Sentences by which something is called difficult or open still: that it remains so, and not that a method fails."""

from __future__ import annotations

import re

from kg.english.quoting import whole_sentence

_BETWEEN = (
    r"(?:(?!(?:in|on|at|with|from|of|for|by|same|important|active|popular|interesting|central|hot|crucial|essential"
    r"|attractive|vital|widely|relevant|useful|not|no|less|easy|de)\b)[\w-]+ ){0,5}?"
)
_HARD = (
    r"(?:challeng\w*|difficult\w*|hard\b(?!ware)|open\b(?!-)|unsolved|unresolved|unclear|unknown|elusive|intractable"
    r"|(?:un|under)-?(?:explored|studied|addressed|answered|investigated|researched|developed|understood)|formidable"
    r"|poorly understood|non-?trivial|obstacles?|bottlenecks?|hurdles?|out of reach|infeasible|impossible"
    r"|unsatisfactory|problematic|(?:problem|issue|barrier)s?\b)"
)
_SOLVED = (
    r"(?:solved|resolved|understood|explored|studied|achieved|addressed|investigated|overcome|answered|settled|clear"
    r"|established|mastered|tackled|satisf(?:ying|actory|ied))"
)
_STILL = re.compile(
    rf"(?i)\b(?:(?:still )?remain(?:s|ed)? (?:still |largely |as |to be )?{_BETWEEN}{_HARD}"
    rf"|(?:is|are) (?:still|yet|nevertheless still) {_BETWEEN}{_HARD}"
    rf"|still (?:is|are|represents?|constitutes?|poses?|presents?) {_BETWEEN}{_HARD}"
    rf"|(?:is|are) (?:an?|the|one of the|largely|as yet) (?:[\w-]+ ){{0,3}}?(?:open|unsolved|unresolved)"
    r" (?:research )?(?:problem|question|issue|challenge|topic)s?\b"
    rf"|(?:is|are|has|have) (?:still |as )?not (?:yet )?(?:been )?(?:yet )?(?:\w+ly |well )?{_SOLVED}\b"
    rf"|(?:is|are|remains?) (?:still )?far from (?:being )?(?:\w+ly |well )?(?:{_SOLVED}|perfect|satisf\w+|ideal"
    r"|trivial)"
    rf"|(?:is|are|has|have|remains?) (?:still )?yet to be (?:\w+ly )?{_SOLVED})"
)
_SO_FAR = re.compile(r"(?i)\b(?:yet|still|remain(?:s|ed)?|far from|open|un(?:re)?solved|so far|well|fully)\b")
# A clause beside the main one, which tells something else.
_ASIDE = re.compile(r"(?i)^(?:while|although|though|despite|since|because|as|if|when|where|whereas|even)\b")
# "It is still hard to hear a queen": "it" points at nothing.
_EXPLETIVE = re.compile(
    r"(?i)^((?:however|yet|but|nevertheless|nonetheless|still|unfortunately),? )?it "
    r"(?=(?:is|still|remains)\b[\w ,-]{3,60}? (?:(?<!due )(?<!owing )to|how|whether|for) )"
)
# The same behind where or when: "in the dark, it is still hard to hear a queen".
_EXPLETIVE_BEHIND = re.compile(
    r"(?i)(?<=, )it (?=(?:is|still|remains)\b[\w ,-]{3,60}? (?:(?<!due )(?<!owing )to|how|whether|for) )"
)
_POINTS = re.compile(r"(?i)\b(?:it|its|they|their|them|this|these)\b")
# "Those with queens" points at nothing outside.
_OWN_OF = re.compile(r"(?i)\bthose (?=(?:with|without|of|in|that|who|from|for)\b)")
# That the methods of others are hard to use is a complaint of them, and no open question of the field.
_OF_METHODS = re.compile(
    r"(?i)^(?:(?:most|many|some|all) )?(?:of )?(?:the )?(?:existing|current|previous|prior|recent|traditional"
    r"|conventional|state[- ]of[- ]the[- ]art|classical|standard|available)\b[^,]{0,60}?\b(?:methods?|approach(?:es)?"
    r"|models?|systems?|algorithms?|techniques?|works?|studies|solutions?|tools?|frameworks?)\b"
)
# What praises, tells of what was found or done, or points at what stands elsewhere.
_PRAISES = re.compile(
    r"(?i)\b(?:outperform\w*|achiev(?:es?|ed) (?:state|good|great|high|remarkable|superior)"
    r"|state[- ]of[- ]the[- ]art results?|results? (?:show|suggest|indicate)|experiments? (?:show|demonstrate)"
    r"|we|our|proposed|they|them)\b"
)


def still_hard(sentence: str) -> str:
    """The words of a sentence by which something is called difficult or open still; empty where it tells no such thing.

    What ties it to the sentence before is left out; one that points at that sentence has no words of its own.

    Examples
    --------
    >>> still_hard("However, counting hives at night remains a major challenge.")
    'counting hives at night remains a major challenge.'
    >>> still_hard("It is still not clear how bees find their way."), still_hard("It remains hard to hear queens.")
    ('', 'It remains hard to hear queens.')
    >>> still_hard("In the dark, it is still a hard job for a keeper to count bees.")
    'In the dark, it is still a hard job for a keeper to count bees.'
    >>> still_hard("Finding queens still represents an open challenge.")
    'Finding queens still represents an open challenge.'
    >>> still_hard("Wax remains the same at night."), still_hard("This is still a hard problem.")
    ('', '')
    """
    text = " ".join(sentence.split())
    found = _STILL.search(text)
    if found is None or not _SO_FAR.search(found[0]) or not text.endswith("."):
        return ""
    said, led, rest = text, _EXPLETIVE.match(text), ""
    if led:
        rest = text[led.end() :]
        if _POINTS.search(rest):
            return ""
        said = f"Much {rest}"
    elif (behind := _EXPLETIVE_BEHIND.search(text)) and not _POINTS.search(_EXPLETIVE_BEHIND.sub("", text)):
        said = f"{text[: behind.start()]}much {text[behind.end() :]}"
    whole = whole_sentence(_OWN_OF.sub("ones ", said))
    # What stands in a clause beside the main one is not what the sentence tells.
    beside = (
        whole is not None and _ASIDE.match(whole.text) and "," not in text[len(text) - len(whole.text) : found.start()]
    )
    if whole is None or _PRAISES.search(said) or beside or _OF_METHODS.match(whole.text):
        return ""
    # Nothing but what ties the sentence to the one before it is gone, and its stop.
    at = len(text) - len(rest) - len("it ") if led else text.casefold().find(whole.text[:12].split(", m")[0].casefold())
    return text[at:] if at >= 0 else ""
