"""What a paper leaves open itself: sentences that state a limit of what it did or found, or something left to do.

An extraction goes in, its outlook sentences come out, each as evidence; ``tie_outlooks`` then says of which issue each
tells. The reader's own role for such sentences is rare and unsure, so plain words count: cues by which English says
that something stays hard, is left for later, fails still or holds only so far, of no field in particular. What praises
a paper's use to others ("will foster future work") leaves nothing open, nor does what only announces that limits are
discussed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from extract.records import Extraction, Paper
from kg.evidence import quote
from kg.issue_state import issue_status
from kg.phrases import telling
from kg.records import Evidence, IssueNode
from ontologies.vocabulary import EntityType, Role

_STUDY = (
    r"research|work|stud(?:y|ies)|investigations?|validation|evaluations?|efforts?|improvements?|experiments?|"
    r"developments?|analys[ei]s|testing|tests|exploration|attention|refinements?|optimi[sz]ations?"
)
_RESEARCH = rf"(?:{_STUDY}|data|datasets?|data sets?|samples?|trials?|cohorts?)"
_MORE = r"(?:further|more|additional|major|substantial|considerable|deeper|larger|broader|bigger)"
_PLAN = (
    r"(?:will|would|should|must|needs? to|has to|have to|could|may|might|is|are|includes?|involves?|concerns?|aims?|"
    r"address(?:es)?|focus(?:es)?|explores?|investigates?|extends?|considers?)"
)
# Something is left to do.
_TO_DO = (
    rf"\b(?:future|ongoing|planned|subsequent|follow-up)\s+(?:{_RESEARCH}|versions?|extensions?|steps?|opportunities|"
    rf"directions?|iterations?|releases?)\s+(?:[\w\-]+\s+){{0,5}}?{_PLAN}\b",
    rf"\b(?:further|more|additional|future|larger|deeper)\s+(?:[\w\-]+\s+){{0,2}}?{_RESEARCH}\s+(?:[\w\-]+\s+){{0,10}}?"
    r"(?:needed|required|necessary|warranted|desirable|called for|should|must|has to|have to|will)\b",
    rf"\b(?:(?:needs?|demands?)\s+for|call(?:s|ing)?|warrant(?:s|ing)?|suggests?|motivat(?:es?|ing)|deserv(?:es?|ing))"
    rf"\s+(?:for\s+)?(?:that\s+)?{_MORE},?\s+(?:(?:[\w\-]+,?\s+){{0,2}}|and\s+){{0,2}}{_RESEARCH}\b"
    # That one thing takes more data than another is a finding.
    rf"|\b(?:need(?:s|ing)?|requir(?:es?|ing)|demand(?:s|ing)?)\s+{_MORE},?\s+"
    rf"(?:(?:[\w\-]+,?\s+){{0,2}}|and\s+){{0,2}}(?:{_STUDY})\b",
    r"\b(?:left|leave|leaves|leaving|reserved|reserve|kept|defer(?:red)?|challenges?|problems?|questions?)\s+"
    r"(?:[\w\-]+\s+){0,6}?(?:for|to|as|in)\s+(?:our\s+|a\s+)?(?:future|later)\b",
    r"\b(?:in|as|for)\s+(?:the\s+|our\s+|a\s+)?(?:near\s+)?future(?:\s+(?:work|research|stud(?:y|ies)))?,?\s+"
    r"(?:we|it|this|the|one|i)\b",
    r"^\W*in\s+(?:the\s+|our\s+)?(?:near\s+)?future\s+(?:work|research|stud(?:y|ies)),?\s+(?:[\w\-]+\s+){1,6}?"
    r"(?:could|can|will|should|may|might|would)\b",
    r"\bwe\s+(?:also\s+|then\s+|next\s+|further\s+)?(?:plan|intend|aim|hope|are going|would like|will|wish)\s+"
    r"(?:to\s+)?[^.]{3,150}?\bin\s+(?:the\s+)?(?:near\s+)?(?:future|follow)",
    r"\b(?:next|remaining)\s+(?:steps?|challenges?|problems?|issues?|questions?|limitations?|gaps?|work)\b",
    r"\b(?:ongoing|current|present)\s+(?:work|efforts?|research)\s+(?:aims?|focuses|is|are|seeks?|concerns?|extends?|"
    r"addresses)\b",
    r"\b(?:suggest|indicat|leav|point|open|call)(?:s|ing|e|es)?\s+(?:[\w\-]+\s+){0,3}?(?:further|open|unanswered)\s+"
    r"(?:research|work|directions?|questions?|problems?)\b",
    r",\s+(?:suggest|indicat|leav|point)ing\s+(?:[\w\-]+\s+){0,3}?future\s+(?:research|work|directions?)",
    r"\bimprovements?\s+(?:(?:appear|seem|remain)s?|are\s+still)\s+(?:still\s+)?(?:possible|needed|desirable|necessary)\b"
    r"|\bimprovements?\s+are\s+(?:needed|desirable|necessary)\b",
    r"\bimprovements?\s+(?:can|could|may|might)\s+(?:still\s+)?be\s+(?:made|explored|achieved|expected)\b",
    r"(?<!little )(?<!no )\b(?:room|scope|potential)\s+for\s+(?:[\w\-]+\s+){0,2}?improvements?\b",
    r"\bfuture\s+opportunities\s+(?:to|for)\b",
    r"\b(?:must|should|needs? to)\s+(?:now\s+|still\s+|also\s+|next\s+)?(?:focus|concentrate|"
    r"be\s+(?:further\s+)?(?:improved|addressed|investigated|"
    r"studied|validated|supplemented|extended|tested|explored|confirmed))\b",
    r"\bmuch\s+(?:work\s+)?(?:remains|is left|still has)\b",
)
# Something stays hard, or holds only so far.
_LIMITS = (
    r"\b(?:remain|stay)(?:s|ed)?\s+(?:(?:an?|\w+ly|still|very|most|more|to be|the|main|key|major|significant)\s+)*"
    r"(?:challeng|difficult|hard\b|open\b|un(?:solved|resolved|clear|known|explored|addressed|answered|certain)|"
    r"limited|"
    r"problem|bottleneck|explored|solved|addressed|investigated|studied|seen|done|elusive|low\b|poor\b|limitation|"
    r"concern|"
    r"issue|obstacle|weakness|drawback|gap\b)",
    r"\bstill\s+(?:\w+ly\s+|often\s+)?(?:caus|confus|mistak|misclassif|miss(?:ed|es)?\b|mak\w+\s+(?:errors|mistakes)|"
    r"degrad|"
    r"(?:an?\s+)?open\b|(?:an?\s+)?(?:hard|difficult|unsolved|challeng)\w*)",
    r"\b(?:gain|benefit|advantage|improvement|effect)s?\s+(?:vanish|disappear|fade)\w*",
    r",\s+which\s+(?:may\s+|still\s+)?limits?\s+(?:[\w\-]+\s+){0,3}?(?:generali[sz]ation|generali[sz]ability|"
    r"applicability|"
    r"validity|transfer|use)\b",
    r"\b(?:is|are|was|were|has|have|does|do)(?:\s+not|n't)\s+yet\b",
    r"\byet\s+to\s+be\b",
    r"\b(?:ongoing|persist(?:ent|ing)|continuing|lasting)\s+(?:[\w\-]+\s+)?"
    r"(?:difficult(?:y|ies)|challenges?|gaps?|problems?)\b",
    r"\bnone\s+of\s+(?:[\w\-]+\s+){1,6}(?:is|are|was|were)\s+(?:yet|currently|so far|fully|able|capable)\b",
    r"\blimit(?:ation)?s?\s+of\s+(?:this|our|the (?:proposed|present|current))\b",
    r"\b(?:a|one|the|main|key)\s+(?:\w+\s+)?(?:limitation|drawback|shortcoming|caveat)\s+(?:is|remains|of (?:our|this|"
    r"the (?:proposed|present)))\b",
    r"\b(?:this|our|the (?:proposed|present|current))\s+(?:[\w\-]+\s+){0,3}?(?:is|are)\s+"
    r"(?:still\s+|currently\s+|so far\s+)?(?:limited|restricted|confined)\s+(?:to|by|in)\b",
    # What the paper's own work does worse, and not what is set against it.
    r"(?:^|,\s+|\b(?:although|though|while|but|however,?)\s+)"
    r"(?:it|(?:our|the proposed)\s+(?:[\w\-]+\s+){0,2}?[\w\-]+)\s+"
    r"(?:still\s+|\w+ly\s+)?(?:lags?|trails?|falls?\s+(?:short|behind)|underperforms?)\b(?! by\b)",
    r"\bstill\s+(?:\w+ly\s+)?(?:brittle|fragile|vulnerable|unreliable|unstable)\b",
    r"\bwe\s+(?:currently\s+|so far\s+|have\s+)?only\s+(?:show|consider|test|tested|evaluat|report|stud(?:y|ied)|cover|"
    r"address|focus|deal|treat|demonstrat|experiment)\w*",
    r"\b(?:outside|beyond)\s+the\s+scope\s+of\s+(?:this|the\s+present|our)\b",
    r"\bstill\s+(?:\w+ly\s+)?(?:struggl|fail|lack|suffer|underperform|trail|miss\b|misses|"
    r"get\b|gets\b|fall(?:s)? short|far (?:from|behind)|lag|need|requir|cannot|"
    r"rely|relies|depends?|(?:have|has) (?:difficult|troubl|limit)|(?:is|are) (?:not|far|un|limited|"
    r"challeng|difficult))",
    r"\b(?:is|are|remains?)\s+(?:still\s+)?far\s+from\s+(?:\w+ly\s+)?(?:human|perfect|solved|satisf|ideal|being|"
    r"practical|ready|robust|complete|trivial|sufficient|clear)",
)
# What was found of others, or of all: they fail, lag behind, or find it hard.
_FOUND = (
    r"\b(?:show|find|found|reveal|demonstrate|observe|suggest|indicate|highlight|see|expose|uncover)(?:s|ed|n|ing)?\s+"
    r"(?:that\s+)?(?:(?!where\b|while\b|which\b|our\b|because\b|since\b)[^.;]){0,120}?"
    r"\b(?:models?|methods?|systems?|approaches|baselines?|networks?|algorithms?|techniques?|tools?|agents?|detectors?"
    r"|metrics?|they|(?-i:[A-Z]{2,}s))\s+(?:(?!where\b|while\b|which\b|our\b|because\b|since\b)[^.;]){0,80}?"
    r"\b(?:cannot(?! (?:\w+ly )?(?:tell|distinguish|differentiate)\b)"
    r"|can not(?! only)|struggles?|fails? (?:to|in|at|on)|falls? short|no better than|"
    r"lags? (?:far |well )?behind|insufficient|overlook)\b",
    r"(?<!which )(?<!that )\b(?:state-of-the-art|existing|current|recent|strong|large|other|all|most|best|many|modern"
    r"|tested|evaluated|latest)\s+"
    r"(?:[\w\-]+\s+){0,4}?(?:models?|methods?|systems?|approaches|baselines?|LLMs?|networks?|algorithms?|techniques?|"
    r"tools?|"
    r"detectors?|metrics?)\s+(?:[\w\-]+\s+){0,3}?(?:struggles?|lags? behind|falls? short|fail(?:s|ed)? (?:to|in|at|on)|"
    r"cannot(?! (?:\w+ly )?(?:tell|distinguish|differentiate)\b)"
    r"|perform(?:s|ed)? (?:poorly|badly|worse than humans?))\b",
    r"\b(?:highlight|reveal|show|expos|uncover|indicat|identif|point|confirm|shed)\w*\s+(?:light\s+on\s+|out\s+|"
    r"to\s+)?(?:[\w\-,]+\s+){0,4}?"
    r"(?:limitations?|weakness(?:es)?|shortcomings?|(?:unique|new|key|several|critical|important|major|open) "
    r"challenges?|failure modes?|blind spots?)\s+(?:of|in|for|when|with)\b",
    r"\b(?:is|are|presents?|represents?|poses?|raises?|provides?|constitutes?|remains?)\s+(?:[\w\-]+\s+){0,3}?"
    r"challeng(?:e|es|ing)\s+(?:[\w\-]+\s+){0,3}?(?:for|to|of)\s+(?:[\w\-]+\s+){0,3}?"
    r"(?:models?|methods?|systems?|approaches|baselines?|LLMs?|networks?|algorithms?|techniques?|building|"
    r"state-of-the-art)",
    r"\blags?\s+(?:\w+\s+)?(?:far\s+|well\s+)?behind\b",
    r"\bgaps?\s+(?:[\w\-]+\s+){0,2}?(?:between|to|from|with)\s+(?:[^.;]{0,60}\b)?human\b",
    r"\bonly\s+marginally\s+better\b|\bmarginally\s+better\s+than\b",
    r"\b(?:limitations?|limits|weakness(?:es)?)\s+(?:in|of)\s+(?:their|its)\b",
)
_SAYS_OPEN = re.compile("|".join((*_TO_DO, *_LIMITS, *_FOUND)), re.IGNORECASE)
_OWN = re.compile("|".join((*_TO_DO, *_LIMITS)), re.IGNORECASE)
_LEFT_TO_DO = re.compile("|".join(_TO_DO), re.IGNORECASE)
# What is planned stays to be done whatever the next sentence does.
_PLANNED = re.compile(r"\b(?:future|ongoing|planned|next|plan|intend|later)\b", re.IGNORECASE)
# Words without which nothing is told to remain, however a sentence was read.
_REMAINS = re.compile(
    r"\b(?:future|further|remain\w*|yet|still|ongoing|planned|next|later|plans?|intend\w*|aims?|hopes?|will|should|must|"
    r"needs?|needed|required?|limit\w*|restricted|confined|leaves?|left|leaving|open|beyond|challeng\w*|cannot|"
    r"improvements?|extensions?|could|would|not)\b",
    re.IGNORECASE,
)
# What is called for is done: "we conduct new trials", "additional trials were carried out"; "we test" may be any test.
_WE = r"\b(?:we|this (?:paper|work|study|article))\s+(?:(?:\w+ly|also|then|further|thus|now|here|next|hence)\s+)*"
_IS_DONE = re.compile(
    rf"^[^.;]{{0,60}}?{_WE}(?:(?:expand|extend|conduct|perform|broaden|enlarge|deepen)(?:s|ed)?|carr(?:y|ies|ied)\s+out)\b"
    r"|\b(?:further|additional|new|more|larger|extended|broader)\s+(?:[\w\-]+\s+){1,4}?(?:is|are|was|were)\s+"
    r"(?:(?:\w+ly|also|then|thus)\s+)*(?:conducted|performed|carried out|undertaken|added|collected)\b",
    re.IGNORECASE,
)
_IS_TRIED = re.compile(
    rf"^[^.;]{{0,60}}?{_WE}(?:test|validate|evaluate|assess|examine|investigate|analy[sz]e|explore|repeat|collect)(?:e?s|e?d)?\b"
    rf"|^[^.;]{{0,60}}?{_WE}stud(?:y|ies|ied)\b",
    re.IGNORECASE,
)
# What goes on to something else.
_BESIDES = re.compile(
    r"^\s*(?:additionally|moreover|furthermore|besides|in addition|also|finally|lastly)\b", re.IGNORECASE
)
# Use to others, praise, or novelty: nothing is left open.
_FOR_OTHERS = re.compile(
    r"\b(?:facilitat|foster|promot|encourag|inspir|support|spur|enabl|stimulat|accelerat|benefit|guid|help|pave|"
    r"shed|serv|inform|advanc|provid|lay|foundation|basis|resource|platform|baselines?|insights?)\w*\b[^.;]{0,90}?"
    r"\b(?:future|further)\b|\bto\s+(?:the\s+best\s+of\s+)?our\s+knowledge\b|\bin\s+the\s+hope\b",
    re.IGNORECASE,
)
# What meets the trouble in the same breath, or in the next sentence.
_ANSWERED = re.compile(
    r"\b(?:thus|therefore|hence|so|and),?\s+(?:thus,?\s+)?we\s+(?:propose|introduce|present|develop|design|expand|extend|"
    r"conduct|perform|carry out)\b|"
    r"\b(?:to|which|that|and|thereby)\s+(?:\w+ly\s+)?(?:address|overcome|tackle|mitigate|alleviate|"
    r"solve)s?\s+(?:this|these|the|"
    r"such)\b|\bcan be (?:\w+ly )?(?:addressed|overcome|met|solved|mitigated|avoided)\b",
    re.IGNORECASE,
)
_MET_NEXT = re.compile(
    r"^\s*(?:in contrast|by contrast|to (?:address|overcome|tackle|mitigate|alleviate|solve|remedy|bridge|fill|improve|"
    r"close|resolve|counter|narrow|reduce|handle|meet|cope|deal|lessen|avoid|this end)\b|"
    r"(?:thus|therefore|hence|motivated by|based on|inspired by)\b[^.]{0,60}\bwe\b|"
    r"[^.;]{0,60}\bwe (?:then |also |thus )?(?:propose|introduce|present|develop|design|devise|expand|extend)\b|"
    r"[^.;]{0,40}\bwe (?:also |then |further |thus )*(?:investigate|study|test|show|offer|give) (?:how|"
    r"an? (?:improved|better|new)|"
    r"that (?:our|this|these|it|fine-?tuning|training))\b|"
    r"the [\w\s-]{3,40}? (?:is|are) (?:then |therefore |thus )?(?:incorporated|introduced|added|proposed|designed)\b|"
    r"(?:this|the|our) (?:approach|method|model|system|framework) (?:is|can be|was) (?:then |further |"
    r"also )?(?:generali[sz]ed|"
    r"extended|improved|refined)\b|"
    r"our (?:proposed )?(?:method|model|approach|framework|system))",
    re.IGNORECASE,
)
# "We prove that improvements can be made with tar": that it goes better is what was found.
_FOUND_BETTER = re.compile(
    r"\bwe\s+(?:\w+ly\s+|also\s+|further\s+|then\s+)*(?:show|prove|demonstrate)\b[^.;]*?\bimprovements?\s+"
    r"(?:are|can|could|may|might)\b(?!\s+still\b)",
    re.IGNORECASE,
)
# A paper that ends in a talk of what is open does not say in its abstract what that is.
_ENDS_IN_TALK = re.compile(
    r"(?:,?\s+and\s+)?\b(?:conclud\w*|discuss\w*|outlin\w*|highlight\w*(?!\s+(?:it\s+)?as\b))\b[^.;]{0,60}?"
    r"\b(?:challenges|directions|opportunities|future work|questions|perspectives)\b[^.;]{0,40}\.?\s*$",
    re.IGNORECASE,
)
# That its own work has limits says that something is left, whatever else is promised.
_OWN_LIMITS = re.compile(
    r"\b(?:highlight|show|reveal|report|acknowledg|identif)\w*\s+(?:the\s+|some\s+|several\s+)?limitations?\s+of\s+(?:our|this)\s",
    re.IGNORECASE,
)
# Words by which an outlook only announces itself.
_ANNOUNCES = re.compile(
    r"\b(?:future|further|remaining|next|limitations?|challenges?|directions?|opportunit(?:y|ies)|work|research|steps?|"
    r"results?|discuss\w*|outlin\w*|present\w*|point\w*|analy[sz]\w*|describ\w*|conclu\w*|paper|stud(?:y|ies)|"
    r"approach|method|"
    r"possible|potential|open|several|some|finally)\b",
    re.IGNORECASE,
)
_TELLS = 3  # telling words beside those that announce
_TAKES_UP = 2  # telling words that a later sentence shares with what it takes up
# How sure a cue in plain words is.
_SAID = 0.8

# "High costs of | hull scans": behind it stands what is costly.
_JOINT = re.compile(r"\s(?:of|in|for|to|from|with|by|on|at|when|that|which|where)\s")
# What a work shows is found, unless it shows what is left.
_SHOWN = re.compile(
    r"(?i)^\W*(?:\w+,\s+)?we\s+(?:also\s+|then\s+|further\s+|\w+ly\s+)?(?:show|prove|demonstrate|establish)\b"
)
_LEFT = re.compile(r"(?i)\b(?:open|future|further|remain\w*|still|yet|needs?|needed|unsolved|room)\b")

_Place = tuple[str, int, int]


def find_outlooks(extraction: Extraction) -> tuple[Evidence, ...]:
    """The sentences in which a paper says what it leaves open, in text order."""
    paper = extraction.paper
    sentences = extraction.sentences
    last_answer = max((n for n, s in enumerate(sentences) if s.role in (Role.SOLUTION, Role.METHOD)), default=-1)
    found = []
    solved = False
    mends = any(e.proposed and e.type is EntityType.METHOD for e in extraction.entities)
    texts = [paper.text[s.start : s.end] for s in sentences]
    for number, (sentence, text) in enumerate(zip(sentences, texts, strict=True)):
        late = number >= last_answer or sentence.role is Role.RESULT
        open_here = (solved or sentence.role is Role.FUTURE) and late
        if open_here and _leaves_open(text, texts[number + 1 :], sentence.role, mends):
            read = sentence.score if sentence.role is Role.FUTURE else _SAID
            score = max(read, _SAID) if _cue(text) else read
            found.append(quote(paper, sentence.start, sentence.end, "outlook", score))
        solved = solved or sentence.role in (Role.SOLUTION, Role.METHOD)
    return tuple(found)


def tie_outlooks(
    nodes: Sequence[IssueNode], extractions: Sequence[Extraction], papers: Mapping[str, Paper]
) -> tuple[IssueNode, ...]:
    """The issue nodes, each with the outlooks that tell of it and without what was put forward against what they name.

    An outlook tells of the issue that its sentence holds, else of that issue of its paper with which it shares most
    words that tell what it is about, two at least; one that tells of no issue is left out.
    """
    by_paper = {x.paper.id: x for x in extractions}
    places: dict[str, list[Evidence]] = {}
    for node in nodes:
        for evidence in node.evidence:
            places.setdefault(evidence.paper, []).append(evidence)
    told: dict[_Place, list[Evidence]] = {}
    named: set[_Place] = set()  # phrases that stand in an outlook: what remains is not what was solved
    for paper in sorted(places):
        for outlook in find_outlooks(by_paper[paper]) if paper in by_paper else ():
            named |= {_place(e) for e in _within(places[paper], outlook)}
            place = _told_of(outlook, places[paper])
            if place is not None:
                told.setdefault(place, []).append(outlook)
    tied = []
    for node in nodes:
        outlooks = {(o.paper, o.start): o for e in node.evidence for o in told.get(_place(e), ())}
        stated = {e.paper for e in node.evidence if _place(e) not in named}
        solutions = tuple(s for s in node.solutions if s.paper in stated)
        changed = replace(node, open=tuple(outlooks.values()), solutions=solutions)
        tied.append(replace(changed, status=issue_status(changed, papers)))
    return tuple(tied)


def _place(evidence: Evidence) -> _Place:
    return evidence.paper, evidence.start, evidence.end


def _within(places: Sequence[Evidence], outlook: Evidence) -> list[Evidence]:
    return [e for e in places if outlook.start <= e.start and e.end <= outlook.end]


def _told_of(outlook: Evidence, places: Sequence[Evidence]) -> _Place | None:
    inside = _within(places, outlook)
    words = set(telling(outlook.quote))

    def shared(evidence: Evidence) -> tuple[int, int]:
        return len(words & set(telling(evidence.quote))), -evidence.start

    def names(evidence: Evidence) -> bool:
        """Whether it has a word of what is hard, and not only of what that is hard for."""
        front = set(telling(_JOINT.split(evidence.quote, maxsplit=1)[0])) or set(telling(evidence.quote))
        return bool(words & front)

    best = max(inside or [e for e in places if shared(e)[0] > 1 and names(e)], key=shared, default=None)
    return _place(best) if best is not None else None


def _cue(text: str) -> bool:
    return _SAYS_OPEN.search(text) is not None


def _taken_up(text: str, later: Sequence[str]) -> bool:
    """Whether a later sentence of the abstract meets what a sentence leaves: the next, or one that speaks of the same.

    A plan stays one. What is only called for ("further tests are needed") is also met by doing it.
    """
    called_for = _LEFT_TO_DO.search(text) is not None
    if called_for and _PLANNED.search(text):
        return False
    words = set(telling(text))
    for number, said in enumerate(later):
        alike = len(words & set(telling(said))) >= _TAKES_UP
        if _MET_NEXT.search(said) and (number == 0 or alike):
            return True
        if called_for and _IS_DONE.search(said) and (alike or (number == 0 and not _BESIDES.search(said))):
            return True
        if called_for and _IS_TRIED.search(said) and alike:
            return True
    return False


def _leaves_open(text: str, later: Sequence[str], role: Role, mends: bool) -> bool:
    """Whether a sentence after the solution leaves something open, as far as its words and the later ones tell.

    That others fail is left open only by a paper without a method of its own: one with a method mends it.
    """
    cues = [match.group().casefold() for match in _SAYS_OPEN.finditer(text)]
    if _FOR_OTHERS.search(text) and not (
        any("future" not in cue and "further" not in cue for cue in cues) or _cue(_FOR_OTHERS.sub(" ", text))
    ):
        return False
    if _ANSWERED.search(text) or _FOUND_BETTER.search(text) or (_SHOWN.search(text) and not _LEFT.search(text)):
        return False
    owns_up = _OWN_LIMITS.search(text) is not None
    if _ENDS_IN_TALK.search(text) and not owns_up and not _cue(_ENDS_IN_TALK.sub(" ", text)):
        return False
    if role is Role.RESOURCE or len(telling(_ANNOUNCES.sub(" ", text))) < _TELLS:
        return False
    if _taken_up(text, later):
        return False
    if role is Role.FUTURE:
        return _REMAINS.search(text) is not None
    if role in (Role.METHOD, Role.SOLUTION):
        return re.search("|".join(_TO_DO[:6]), text, re.IGNORECASE) is not None
    return _OWN.search(text) is not None or (not mends and _cue(text))
