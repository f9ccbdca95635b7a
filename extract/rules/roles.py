"""Roles of sentences by cue words and place: sentences go in, ``RoleGuess`` records come out.

Each role gathers points from its cues; the place in the abstract and the roles before it give the rest.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from extract.reading import RoleGuess
from ontologies.vocabulary import Role

__all__ = ["claim_chance", "guess_roles"]

_LABELS: dict[Role, str] = {
    Role.BACKGROUND: r"BACKGROUND|CONTEXT|INTRODUCTION|RATIONALE",
    Role.SOLUTION: r"(?:STUDY )?OBJECTIVES?|AIMS?|PURPOSES?|GOALS?|HYPOTHES[IE]S|QUESTIONS?",
    Role.METHOD: r"(?:MATERIALS? AND |PATIENTS AND )?METHODS?(?: AND MATERIALS)?|(?:STUDY )?DESIGN|SETTINGS?"
    r"|PARTICIPANTS|PATIENTS|INTERVENTIONS?|"
    r"MEASUREMENTS?|(?:MAIN )?OUTCOME MEASURES?|METHODOLOGY|DATA SOURCES?|APPROACH|SUBJECTS",
    Role.RESULT: r"(?:MAIN )?RESULTS?|FINDINGS|CONCLUSIONS?|DISCUSSION|INTERPRETATION|SIGNIFICANCE|IMPLICATIONS",
    Role.FUTURE: r"LIMITATIONS?|FUTURE WORK",
}
_LABEL = {role: re.compile(rf"\W{{0,3}}(?:{words})\s*(?:[:.]|\s-)", re.I) for role, words in _LABELS.items()}

# (points, cue): a point is about one unit of log-odds, set by hand.
_CUES: dict[Role, tuple[tuple[float, str], ...]] = {
    Role.ISSUE: (
        (2.2, r"^\W{0,2}(?:however|unfortunately|nevertheless|yet|but|despite|nonetheless)\b"),
        (1.6, r"\bhowever\b|\b(?:remains?|remained|still) (?:\w+ ){0,2}(?:challeng\w+|unclear|open|difficult"
            r"|unknown|limited|unexplored|elusive|unsolved|poorly|a )"),
        (2.0, r"\b(?:suffer(?:s|ed|ing)? from|hinder\w*|hamper\w*|lack(?:s|ing)? |lack of|fail(?:s|ed)? to"
            r"|prone to|bottleneck|struggl\w+|overlook\w*|neglect\w*|ignor(?:e|es|ed|ing)\b)"),
        (1.6, r"\b(?:challenging|challenges?|difficult(?:y|ies)?|problematic|limitations?|drawbacks?"
            r"|shortcomings?|obstacles?|expensive|costly|time-consuming|laborious|tedious|scarce|scarcity"
            r"|insufficient|inadequate|prohibitive\w*|unreliable|infeasible|impractical|intractable)\b"),
        (1.6, r"\b(?:little (?:is known|attention|work|research)|not (?:been )?(?:well |fully |yet )+\w+"
            r"|under-?explored|understudied|few (?:studies|works)|rarely|seldom|limited (?:by|to|in|data|number"
            r"|understanding)|cannot|unable to|is unknown|not clear|unclear|controversial|poorly understood|gap)\b"),
        (0.6, r"\b(?:existing|previous|prior|current|conventional|traditional|most) (?:\w+ ){0,3}(?:methods?"
            r"|approaches|works?|models?|studies|techniques?|systems?)\b"),
        (-2.0, r"\b(?:in this (?:paper|work|study|article)|we (?:propose|present|introduce|show|find|demonstrate))\b"),
    ),
    Role.SOLUTION: (
        (3.4, r"\b(?:in this|this|the present|our) (?:\w+ )?(?:paper|work|study|article|letter|thesis|report"
            r"|research|survey|review),? (?:we |\w+ )?(?:propos|present|introduc|develop|describ|address"
            r"|investigat|aim|examin|explor|stud|evaluat|assess|consider|provid|offer|seek|focus|determin|compar"
            r"|report|design|tackl|analy[sz])"),
        (2.8, r"\bwe (?:\w+ ){0,2}(?:propose|present|introduce)\b(?: \w+){0,8}"),
        (2.2, r"^\W{0,2}(?:here|in this (?:paper|work|study|article|letter))\b"),
        (2.0, r"\b(?:the (?:aim|purpose|goal|objective)s? (?:of|was|were|is)|our (?:goal|aim|objective)|(?:was"
            r"|were|is) (?:proposed|presented|introduced)|aims? (?:to|at)|to (?:address|tackle|overcome|mitigate"
            r"|alleviate|solve|fill|bridge|remedy) (?:this|these|the|such))"),
        (1.4, r"^\W{0,2}to (?:evaluate|determine|assess|investigate|examine|compare|study|test|describe"
            r"|analy[sz]e|identify|explore|report|develop)\b"),
        (1.0, r"\bwe (?:\w+ ){0,2}(?:develop|design|address|investigate|study|formulate|explore|describe|devise"
            r"|tackle|consider)\b|\bnovel\b|\bnew\b|\bthe first\b"),
        (-1.2, r"^\W{0,2}(?:specifically|in particular|additionally|moreover|furthermore|then|finally|first"
            r"|second|next|in addition|also|further|to this end)\b"),
    ),
    Role.METHOD: (
        (1.6, r"^\W{0,2}(?:specifically|concretely|in particular|to this end|then|next|first(?:ly)?|second(?:ly)?"
            r"|third(?:ly)?|in detail|technically|at the core)\b"),
        (1.0, r"\b(?:consists? of|comprises?|is composed|is trained|are trained|we (?:train|use|employ|apply"
            r"|adopt|utilize|leverage|combine|incorporate|design|integrate|first|then|further|also|collect"
            r"|construct|build|extend|model|formulate))\b"),
        (1.4, r"\b(?:were|was) (?:\w+ ){0,2}(?:enrolled|included|recruited|randomi[sz]ed|randomly|assigned"
            r"|measured|collected|performed|assessed|evaluated|analy[sz]ed|reviewed|used|conducted|divided"
            r"|obtained|administered|interviewed|recorded|calculated|retrospectively|examined|treated|selected"
            r"|screened|invited|asked|tested)\b"),
        (0.7, r"\b(?:by (?:\w+ing)|module|encoder|decoder|layers?|loss|step|stage|retrospective|prospective"
            r"|randomi[sz]ed|patients|participants|based on|using|our (?:method|model|approach|framework"
            r"|algorithm|system) (?:\w+s)\b)"),
    ),
    Role.RESULT: (
        (2.6, r"\b(?:experiment(?:s|al)?(?: results?| evaluations?)?|results?|evaluations?|simulations?|findings"
            r"|analysis|ablations?) (?:\w+ ){0,6}(?:show|demonstrat|indicat|suggest|reveal|confirm|verif|validat"
            r"|highlight|prove)\w*"),
        (2.2, r"\b(?:outperform\w*|state[- ]of[- ]the[- ]art|surpass\w*|superior\w*"
            r"|significantly (?:\w+ )?(?:better|improv\w+|higher|lower|reduc\w+|differ\w*|increas\w+|decreas\w+"
            r"|associated|more|less|correlat\w+))\b"),
        (1.6, r"\bwe (?:\w+ ){0,2}(?:show|demonstrate|find|found|observe|prove|achieve|obtain|conclude|validate"
            r"|evaluate|verify)\b"),
        (1.6, r"\d(?:\.\d+)?\s?\\?%|\bp\s?[<=>]\s?0?\.\d|\b(?:achiev\w+|attain\w*|yield\w*|reach\w*|improv(?:es"
            r"|ed|ement|ements|ing))\b"),
        (1.6, r"\b(?:there (?:was|were)|no (?:significant )?difference|was (?:significantly )?(?:associated"
            r"|higher|lower|observed|found)|were (?:significantly )?(?:associated|higher|lower|observed|found)"
            r"|mean|median|respectively|conclusions?|in conclusion)\b"),
        (0.8, r"\b(?:effective(?:ness|ly)?|efficacy|robust(?:ness)?|promising|can be|may be|should be|useful"
            r"|suggest|accura(?:cy|te)|performance)\b"),
    ),
    Role.RESOURCE: (
        (5.0, r"https?://|www\.|github|\b(?:source )?codes?\b.{0,60}\b(?:available|released?|public\w*|open)\b"
            r"|\b(?:available|released?) (?:at|from|on|online|here|upon|under|publicly)\b|\bproject (?:page"
            r"|website)\b|\bopen-?sourced?\b"),
        (2.0, r"\bpublicly (?:available|accessible|released?)\b|\bwe (?:\w+ )?release\b"
            r"|\bwill be (?:made )?(?:publicly |freely )?(?:available|released)\b"),
    ),
    Role.FUTURE: (
        (4.0, r"\b(?:future (?:work|research|stud\w+|directions?|investigations?)|(?:further|more|additional"
            r"|larger) (?:\w+ ){0,3}(?:research|stud(?:y|ies)|investigations?|trials?|work"
            r"|evaluation) (?:\w+ ){0,3}(?:needed|required|warranted|necessary)|needs? to be (?:further"
            r"|confirmed)|remains? (?:for|to be)|warrants? further|should be (?:confirmed|investigated|further))\b"),
    ),
    Role.BACKGROUND: (
        (1.2, r"\b(?:is|are) (?:an? |the |one of |\w+ly )(?:\w+ ){0,3}(?:important|fundamental|common|key"
            r"|critical|essential|widely|crucial|popular|growing|leading|major|vital)\b|\b(?:widely|commonly"
            r"|increasingly|traditionally|recently|in recent years|has been|have been|has become|have become"
            r"|plays? an?|have shown|has shown|recent)\b"),
        (-1.5, r"\bwe\b|\bour\b"),
    ),
}  # fmt: skip
_COMPILED = {role: tuple((w, re.compile(p, re.I)) for w, p in cues) for role, cues in _CUES.items()}
_ORDER = tuple(Role)

# Points by place in the abstract (first, second, early, middle, late, last).
_PRIOR: dict[Role, tuple[float, float, float, float, float, float]] = {
    Role.BACKGROUND: (2.2, 1.2, 0.4, -1.0, -2.2, -2.5),
    Role.ISSUE: (0.2, 0.9, 0.7, -0.8, -2.0, -2.4),
    Role.SOLUTION: (0.6, 0.6, 0.7, -0.3, -1.6, -2.0),
    Role.METHOD: (-0.6, 0.2, 0.6, 1.3, 0.4, -0.8),
    Role.RESULT: (-1.4, -0.6, -0.2, 0.7, 1.9, 2.2),
    Role.RESOURCE: (-1.5, -1.5, -1.5, -1.2, -0.5, -0.2),
    Role.FUTURE: (-2.5, -2.5, -2.5, -1.8, -0.8, -0.2),
}
# A text reads only this far for cues: longer "sentences" are lists or tables.
_MAX_CUE = 1_500


def guess_roles(text: str, sentences: Sequence[tuple[int, int]]) -> tuple[RoleGuess, ...]:
    """The role of each sentence, with a probability that is no more than a rank of how sure the rules are."""
    guesses: list[RoleGuess] = []
    told = False
    reported = False
    for index, (start, end) in enumerate(sentences):
        sentence = text[start : min(end, start + _MAX_CUE)]
        points = _points(sentence, _place(index, len(sentences)))
        if told:
            points[Role.BACKGROUND] -= 2.0
            points[Role.ISSUE] -= 1.2
            points[Role.METHOD] += 0.8
        if reported:
            points[Role.RESULT] += 0.9
            points[Role.SOLUTION] -= 1.0
        if told and points[Role.SOLUTION] > 0:
            points[Role.SOLUTION] -= 0.8
        role = max(_ORDER, key=lambda r: points[r])
        label = next((r for r, pattern in _LABEL.items() if pattern.match(sentence)), None)
        if label is not None and label is not Role.BACKGROUND:
            role = label
        told = told or role is Role.SOLUTION
        reported = reported or role is Role.RESULT
        score = _softmax(points, role)
        guesses.append(RoleGuess(role=role, score=score, claim=claim_chance(sentence, role)))
    return tuple(guesses)


_FINDING = re.compile(
    r"\d|\b(?:outperform\w*|state[- ]of[- ]the[- ]art|superior\w*|better|improv\w+|higher|lower|significant\w*"
    r"|compar\w+|competitive|"
    r"effective\w*|achiev\w+|reduc\w+|increas\w+|decreas\w+|associated|differ\w*|robust\w*|fast\w*|accura\w+|more"
    r"|less|good)\b",
    re.I,
)


def claim_chance(sentence: str, role: Role) -> float:
    """How likely the sentence makes a claim, by its role and its words of comparison."""
    if role is Role.RESULT:
        return 0.85 if _FINDING.search(sentence) else 0.55
    return 0.1


def _points(sentence: str, place: int) -> dict[Role, float]:
    points = {role: _PRIOR[role][place] for role in _ORDER}
    for role, cues in _COMPILED.items():
        points[role] += sum(weight for weight, cue in cues if cue.search(sentence))
    return points


def _place(index: int, count: int) -> int:
    if index == 0:
        return 0
    if index == count - 1:
        return 5
    if index == 1:
        return 1
    share = index / max(1, count - 1)
    return 2 if share < 0.35 else 3 if share < 0.65 else 4


def _softmax(points: dict[Role, float], role: Role) -> float:
    top = max(points.values())
    total = sum(math.exp(p - top) for p in points.values())
    return round(math.exp(points[role] - top) / total, 4)
