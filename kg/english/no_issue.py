"""Words that were marked as an issue although their sentence does not complain of them.

What stands before a phrase in its sentence, the phrase, and what follows go in; a verdict comes out. A help, an
advance, a demand, the setting that a paper assumes, its own means and its own aims are no difficulty of the field,
whatever words of lack they are told in.
"""

from __future__ import annotations

import re

from kg.complaints import complains

_A = r"(?:(?:the|a|an|any|its|their|such|both|some)\s+)*"
# "It lets keepers count in | the absence of light".
_ENABLED = re.compile(
    rf"(?i)\b(?:(?:enabl\w+|allow(?:s|ing|ed)?|permit\w*|capable\s+of|able\s+to)\b[^.;,]{{0,60}}"
    rf"\b(?:in|under|with|despite|without)"
    rf"|(?:enhanc|improv|increas|provid)\w*\s+(?:\w+\s+)?robustness\s+(?:to|against))\s+{_A}$"
)
# "The setting where | no scale can be had", "Here, | a keeper cannot open the hive".
_SETTING = re.compile(
    r"(?i)(?:^(?!.*\b(?:not|cannot|fail\w*|difficult\w*|challeng\w*|hard)\b)"
    r".*\b(?:setting|scenario|threat model|regime)s?,?\s+(?:where|in\s+which|when)\b"
    r"|\b(?:we|this\s+(?:paper|work|study|article))\s+(?:\w+ly\s+)?(?:stud(?:y|ies)|consider|investigate|"
    r"focus\s+on|evaluate)(?:e?s)?\b[^.;]*?\b(?:problem|setting|task|scenario|setup)\b"
    r"[^.;]*\b(?:where|in\s+which|called|named|termed)\b[^.;]*?(?:,\s+but)?)(?:(?!--|\s[–-]\s)[^.;,])*$"
)
_HERE = re.compile(r"(?i)^\W*here,\s")
_MAY_NOT = re.compile(
    r"(?i)^(?:[\w-]+\s+){0,4}?(?:cannot|can\s+only|may\s+only|(?:has|have)\s+no\s+access|only\s+(?:has|have))\b"
)
# "We describe a hive that | thieves have difficulty to open".
_ACHIEVED = re.compile(
    r"(?i)^\W*(?:(?:in\s+this\s+(?:paper|work),?\s+)?we|this\s+(?:paper|work))\s+(?:describe|propose|present"
    r"|introduce|develop|"
    r"design|build)s?\b(?![^.;]*\b(?:address\w*|tackl\w+|overcom\w+|mitigat\w+|alleviat\w+|reduc\w+|handl\w+"
    r"|solv\w+|avoid\w*|prevent\w*|given|suffer\w*)\b)"
    r"[^.;,]*\b(?:where|that|which|for\s+which)\s+[^.;,]*$"
)
# "Hives should be seen as a whole".
_DEMANDED = re.compile(
    r"(?i)\b(?:should|must|ought\s+to|need\s+to)\s+be\s+(?:\w+ly\s+)?(?:considered|treated|viewed|seen"
    r"|regarded|understood|"
    r"designed|developed)\b"
)
_EMPHASIS = re.compile(
    rf"(?i)\b(?:emphasis|stress|focus|importance)\s+(?:is|was|has\s+been)\s+(?:\w+\s+)?(?:placed|put|laid)\s+on\s+{_A}$"
)
# "It is not necessary to weigh hives, since | all are of one weight".
_SPARED_SINCE = re.compile(
    r"(?i)\b(?:not\s+(?:necessary|needed|required)|unnecessary|no\s+need|needless)\b[^.;]*\b(?:since|because"
    r"|as)\s+[^.;,]*$"
)
_SPARED = re.compile(r"(?i)^(?:(?:is|it\s+is)\s+)?(?:not\s+(?:necessary|needed)|unnecessary|no\s+need)\s+(?:to|for)\b")
# "Cheap scales have become available", "since frames can help to count".
_ADVANCE = re.compile(
    r"(?i)\b(?:ha(?:s|ve)\s+(?:now\s+|recently\s+)?become|became|becoming|is|are)\s+(?:now\s+)?(?:more\s+"
    r"|increasingly\s+|"
    r"widely\s+|readily\s+|easily\s+|publicly\s+)+(?:available|accessible|popular|affordable|feasible|easy"
    r"|attractive)\b"
    r"|\b(?:much|great|significant|considerable|extensive|substantial)\s+(?:effort|attention|work|progress"
    r"|success|research)s?\s+"
    r"(?:has|have)\s+been\b"
)
_NONE = re.compile(r"(?i)\b(?:no|not|few|fewer|little|never|hardly|only)\b")
_THANKS_TO = re.compile(r"(?i)\b(?:thanks\s+to|due\s+to\s+(?:the\s+)?(?:recent\s+)?advance(?:s|ments?)\b)[^.;]*$")
_HELPS = re.compile(
    r"(?i)\b(?:can|could|may)\s+(?:\w+ly\s+|also\s+|still\s+)?(?:provide|help|offer|improve|facilitate|benefit"
    r"|enhance|serve|"
    r"guide|boost|supply)\b"
)
_NEUTRAL = re.compile(r"(?i)^may\s+only\b")
_OR_ALSO = re.compile(r"(?i)^[^.;]*\bor\s+(?:may\s+|it\s+may\s+)?also\b")
_OWN_SIGHT = re.compile(
    r"(?i)^\W*(?:our|the|a)\s+(?:key|main|core|central|first)\s+(?:observation|insight|idea|finding|intuition)s?\s+"
    r"(?:here\s+)?(?:is|are|lies?)\b[^.;]*$"
)
# "Our survey discusses | the main challenges".
_SURVEYED = re.compile(
    rf"(?i)\b(?:survey|review|paper|article|work|we|chapter|tutorial)\s+(?:\w+ly\s+|also\s+)?(?:discuss|review"
    rf"|outline|cover|"
    rf"summari[sz]e|survey|describe|identif(?:y|ie)|lay\s+out\s+and\s+investigate)(?:e?s)?\s+{_A}$"
)
_MEANWHILE = re.compile(rf"(?i)\bwhile\s+(?:considering|respecting|satisfying|preserving|keeping)\s+{_A}$")
# "To find 1) hives, 2) frames and 3) | wet wax".
_FOUND = re.compile(
    r"(?i)\bto\s+(?:\w+ly\s+)?(?:detect|predict|segment|recogni[sz]e|estimate|identify|find|classify)\s+\(?1\)"
    r"[^.;]*\d\)\s+(?:the\s+)?$"
)
# "Lids have been proposed for reducing | wet wax", "we build upon the well-known | bee loss".
_PROPOSED_FOR = re.compile(
    rf"(?i)\b(?:ha(?:s|ve)\s+been|was|were)\s+(?:\w+ly\s+)?(?:proposed|introduced|developed)\s+(?:for|to)\s+\w+\s+{_A}$"
)
_BUILT_ON = re.compile(
    rf"(?i)\b(?:building\s+(?:up)?on|we\s+build\s+(?:up)?on|(?:inspired|motivated)\s+by)\s+{_A}"
    rf"(?:(?:celebrated|well-known|popular|classic\w*|recent|success\w*|of|standard)\s+)*$"
)
_BY_DOING = re.compile(rf"(?i)\bby\s+(?:performing|using|applying|conducting|exploiting|leveraging)\s+{_A}$")
# "The frame teaches bees to be | sensitive to rain".
_MADE_SO = re.compile(r"(?i)\b(?:encourag|enforc|forc|teach|guid|driv)(?:es?|ing|s)?\b[^.;]*\bto\s+be\s+$")
_LESS = re.compile(
    r"(?i)\b(?:significantly |much |far |considerably )?less (?:prone|sensitive|vulnerable|susceptible"
    r"|affected|likely)\b"
)
_NARROWED = re.compile(r"(?i)\bgaps?\b.*\b(?:is|are|was|has been)\s+(?:\w+ly\s+)?(?:reduced|narrowed|closed|bridged)\b")
_NO_MORE_THAN_A_TRADE = re.compile(
    r"(?i)\b(?:achiev\w+|provid\w+|offer\w*|strik\w+|find\w*)\s+(?:an?\s+)?(?:good\s+|better\s+|great\s+)?$"
)
# "We make use of the guess that | bees fly slowly", "in order to minimize | the cost function of flights".
_GUESSED = re.compile(
    r"(?i)\b(?:use|uses|using|based\s+on|exploit\w*|leverag\w*|rel(?:y|ies|ying)\s+on|under)\s+(?:of\s+)?(?:the|an?)\s+"
    r"(?:[\w\"“”'-]+\s+){0,3}?(?:hypothesis|intuition|observation|insight|idea)\s+(?:(?:stating|saying|which\s+says)\s+)?"
    r"that\s[^.;]*$"
)
_MADE_SMALL = re.compile(rf"(?i)\b(?:minimi[sz]|maximi[sz]|optimi[sz])(?:e|es|ed|ing)\s+{_A}$")
_FUNCTION = re.compile(r"(?i)^(?:[\w-]+\s+)?(?:cost|loss|objective|error|energy)\s+functions?\b")
_MADE_LARGE = re.compile(rf"(?i)\bto\s+maximi[sz]e\s+{_A}$")
# "Lids offer a neat way to warm hives, avoiding | costly wax".
_OFFERED = re.compile(
    rf"(?i)\b(?:offer|provide|present)s?\s+an?\s+(?:[\w-]+\s+){{0,2}}?(?:solution|way|means|alternative|remedy)\b[^.;]*"
    rf"\b(?:avoid|reduc|spar|eliminat|circumvent|obviat)ing\s+(?:the\s+need\s+for\s+)?{_A}$"
)
# "Lids can overcome | cold wax": what is known to meet it, told as a matter of course.
_KNOWN_CURE = re.compile(
    rf"(?i)\b(?:(?:tackl|mitigat|alleviat|overcom|solv|circumvent)(?:es|ed)|they\s+(?:mitigate|alleviate|overcome|tackle|solve)"
    rf"|(?:can|could|help\w*(?:\s+to)?|able\s+to|(?:potential|promise|success)\s+(?:in|to|for)|effective\s+(?:in|at|for))\s+"
    rf"(?:\w+ly\s+)?(?:tackl|mitigat|alleviat|overcom|solv|circumvent)(?:e|ing))\s+{_A}(?:[\w-]+\s+)?$"
)
_OWN_WORK = re.compile(
    r"(?i)\b(?:we|our|ours|this\s+(?:paper|work|study|article|letter)|proposed|novel|(?:must|should|needs?|how)\s+to)\b|^\W*to\b"
    r"|\b(?:not|cannot|fail\w*|hardly|only|partly|partially)\b"
)
# "This rope can reduce the | strain": what is told of a thing as its merit.
_MERIT = re.compile(
    rf"(?i)(?:^|[.;:,]\s)(?:this|these|such)\s+(?:an?\s+)?(?:[\w-]+\s+){{0,3}}?"
    rf"(?:can|could|may|will|helps?\s+to|helps?)\s+(?:\w+ly\s+|also\s+)*"
    rf"(?:reduc|reliev|lower|lessen|eas|shorten|decreas|sav|avoid|prevent|suppress)e?\s+{_A}(?:[\w-]+\s+)?$"
)
# "Much work has been put into | warm hives", "unlike works that deal with | small hives": what others have looked at.
_WORKED_ON = re.compile(
    r"(?i)\b(?:(?:much|most|considerable|significant|substantial|a\s+lot\s+of|extensive|great|many)\s+(?:\w+\s+){0,2}?"
    r"(?:work|works|research|efforts?|attention|studies|literature|progress|emphasis)\s+"
    r"(?:(?:in|on)\s+[\w-]+\s+)?(?:(?:has|have)\s+(?:been\s+)?|is\s+|are\s+|was\s+|were\s+)?(?:\w+ly\s+)?"
    r"(?:focus(?:es|ed|ing)?|concentrat\w+|plac(?:ed|es)|put|devoted|dedicated|directed|spent|paid|made)\s+(?:on|to|into|in|at|toward\w*)"
    r"|\b(?:in\s+contrast\s+to|unlike|different\s+from|as\s+opposed\s+to)\s+[^.;,]*?\b(?:deal(?:s|ing)?|focus(?:es|ing)?|work(?:s|ing)?)\s+(?:with|on))\s+"
    rf"(?:\w+ing\s+(?:(?:and|or)\s+\w+ing\s+)?)?{_A}(?:[\w-]+\s+)?$"
)
_STILL = re.compile(r"(?i)\b(?:but|yet|however|still|remains?)\b")
_CONCEDED = re.compile(r"(?i)^\W*(?:although|though|while|whereas|even\s+though)\b")
# "To build ships whose | sails do not tear": what is wanted.
_WANTED = re.compile(
    r"(?i)\b(?:to|of)\s+(?:\w+ly\s+)?(?:build|train|learn|design|develop|create|construct|obtain|ensur|produc|find)(?:e|ing)?\s"
    r"[^.;,]*\b(?:whose|that|which)\s+(?:[\w-]+\s+)?$"
)
_DO_NOT = re.compile(r"(?i)^(?:[\w-]+\s+){0,3}?(?:do|does|are|is|will)\s+not\b")
# "The leading way to sail in | the absence of wind".
_LEADS_IN = re.compile(
    r"(?i)\b(?:leading|popular|successful|powerful|promising|effective|prominent|dominant)\s[^.;,]{0,60}\b(?:in|under)\s+(?:the\s+)?$"
)
_IS_ABSENT = re.compile(r"(?i)^(?:the\s+)?(?:absence|lack|scarcity|shortage)\s+of\b")
# "The task of flying, in which | wings are bent by air": what a thing is.
_DEFINED = re.compile(
    r"(?i)\b(?:task|problem|setting|scenario|paradigm)s?\s+of\s+[^.;]{3,90}?,\s+(?:in\s+which|where|whose)\s+(?:the\s+|an?\s+)?$"
)
# "Depending on the sea, | sails may be set": what one can do, and "ships may be possible soon": a hope.
_MAY_BE_DONE = re.compile(
    r"(?i)^(?!.*\b(?:not|only|cannot|never|hardly|no)\b)[^,;]*\b(?:may|might|can)\s+(?:also\s+|\w+ly\s+)?be\s+"
    r"(?:us|appli|employ|incorpo-?rat|add|includ|perform|combin|obtain|integrat|equipp|augment|extend|customi[sz]|configur)(?:ed)\b"
)
_HOPED = re.compile(
    r"(?i)\b(?:may|might|could|can|will)\s+(?:soon\s+|now\s+|well\s+)*be(?:come)?\s+(?:reali[sz]able|possible|feasible|achievable|"
    r"reali[sz]ed|attainable|viable|practical|within\s+reach|available)\b"
)
_SOON = re.compile(r"(?i)\b(?:in\s+)?(?:the\s+)?not\s+too\s+distant\s+future\b")
# "Stone ovens bake well, especially when | flour is scarce": where something is praised.
_PRAISED_WHERE = re.compile(
    r"(?i)^(?!.*\b(?:not|cannot|fail\w*|but|however|yet|although|though|while)\b)"
    r".*\b(?:achiev|shown?|showed|demonstrat|obtain|yield|reach|attain|deliver|offer|perform)(?:e|es|s|ed|ing)?\b[^.;]*"
    r"\b(?:state-of-the-art|promis(?:e|ing)|impressive|remarkable|excellent|superior|competitive|strong|outstanding|good|great"
    r"|better|well|success\w*|advantages?|benefits?)\b[^.;]*,?\s+(?:especially|particularly|in\s+particular|notably|even)\s+"
    r"(?:when|where|in|under|for|with|if)\s+(?:(?:dealing|faced|coping|working)\s+with\s+|(?:\w+\s+){0,2}?of\s+)?"
    rf"{_A}(?:[\w-]+\s+){{0,2}}$"
)
# "Have we | looked for wet flour?": what is only asked.
_ASKED = re.compile(
    r"(?i)^\W*(?:(?:so|but|and|then|thus),?\s+)?(?:is|are|was|were|do|does|did|have|has|had|can|could|will|would|should|may"
    r"|might)\s(?!not\b)"
)
# How far back what stands before a phrase is asked.
_SEEN = 500
# What a phrase stands behind that is no difficulty.
_NO_ISSUE_BEHIND = (
    _SETTING, _ACHIEVED, _EMPHASIS, _SPARED_SINCE, _THANKS_TO, _OWN_SIGHT, _SURVEYED, _MEANWHILE, _FOUND,
    _PROPOSED_FOR, _BUILT_ON, _MADE_SO, _BY_DOING, _GUESSED, _MADE_LARGE, _OFFERED, _MERIT, _PRAISED_WHERE,
)  # fmt: skip


def tells_no_issue(before: str, phrase: str, after: str) -> bool:
    """Whether a phrase is no difficulty by what its sentence says before and after it.

    Examples
    --------
    >>> tells_no_issue("The lens lets us count, enabling work in ", "the absence of light", ".")
    True
    >>> tells_no_issue("Most lenses fail in ", "the absence of light", ".")
    False
    >>> tells_no_issue("We think of a setting where ", "no scale is at hand", ".")
    True
    """
    if _ASKED.match(before) and after.rstrip(' "”’)').endswith("?"):
        return True
    before = before[-_SEEN:]
    if _DEMANDED.search(phrase) or _SPARED.match(phrase) or _LESS.search(phrase) or _NARROWED.search(phrase):
        return True
    if _NEUTRAL.match(phrase) and _OR_ALSO.match(after):
        return True
    helps = _HELPS.search(phrase)
    advance = _ADVANCE.search(phrase) and not _NONE.search(phrase)
    if advance or (helps and not complains(phrase[: helps.start()])):
        return True
    if _HOPED.search(phrase) and not complains(_SOON.sub(" ", phrase)):
        return True
    if not complains(phrase) and (_MAY_BE_DONE.match(phrase) or _DEFINED.search(before)):
        return True
    if _WORKED_ON.search(before) and (_CONCEDED.match(before) or not _STILL.search(phrase + after)):
        return True
    if (_DO_NOT.match(phrase) and _WANTED.search(before)) or (_IS_ABSENT.match(phrase) and _LEADS_IN.search(before)):
        return True
    if _FUNCTION.match(phrase) and _MADE_SMALL.search(before):
        return True
    if _HERE.match(before) and _MAY_NOT.match(phrase):
        return True
    if re.match(r"(?i)trade-?off", phrase) and _NO_MORE_THAN_A_TRADE.search(before):
        return True
    if _ENABLED.search(before) and not _NONE.search(phrase):
        return True
    return any(pattern.search(before) for pattern in _NO_ISSUE_BEHIND)


def is_met_already(before: str) -> bool:
    """Whether the words before a phrase, in a sentence on what is known, say that something known meets it.

    Examples
    --------
    >>> is_met_already("Lids can overcome the "), is_met_already("To help overcome the ")
    (True, False)
    """
    return _KNOWN_CURE.search(before) is not None and not _OWN_WORK.search(before)
