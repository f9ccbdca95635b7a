"""Solutions in words: those that are the same thing as one, what was found about it, where to see all of them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from math import sqrt

from extract.records import Extraction
from kg.english.alike import says_again, stems
from kg.english.grammar import as_written, aside, count, is_plural, listed_parts, plain, sentence, with_article
from kg.given_names import says_little
from kg.issue_kinds import words_of_type
from kg.pages.doings import Doing, names_of, result_told, what_it_does
from kg.pages.fared import is_about
from kg.pages.fitting import fits
from kg.pages.lookup import Lookup
from kg.pages.running import articled, solution_case, what_it_is
from kg.pages.tellers import agreeing, finding
from kg.pages.wording import stated
from kg.proposals import ALONE, BEFORE, HERE, READ, meets_in_words, says_it_proposes
from kg.records import Evidence, GraphClaim, IssueNode, SolutionNode
from viz.page import Inline, Link, Statement
from viz.text import shorten

_LONGEST_FINDING = 230
# Below it a phrase is more likely misread than not, as far as the probabilities are calibrated.
_LIKELY = 0.5
# Ties of which fewer were right than of the others, as far as we read them.
_OWN_DEED = (
    r"(?:propos|introduc|present|develop|devis|design|creat|build|built|construct|provid|describ|add|call|nam|term|dub"
    r"|collect|gather|compil|curat|releas|record|annotat|publish)"
)
# What a paper does with a thing: the words that make it none of its own come first.
_DEED = re.compile(
    r"(?i)\b(?:(us(?:e|es|ed|ing)|utili[sz]\w+|employ\w*|adopt\w*|appl(?:y|ies|ied|ying)|leverag\w+|investigat\w+"
    r"|explor\w+|analy[sz]\w+|consider\w*|trained with|based on|builds? (?:up)?on)"
    rf"|{_OWN_DEED}\w*)\b"
)
_IS_USED = re.compile(r"(?i)\s(?:can be|is|are|was|were) (?:us|appli|leverag|employ|adopt|utili[sz])\w*")
_NEAR_ITS_DEED = 30
_BRINGS = re.compile(r"(?i)\b(?:novel|new|our|own)\b")
# How a paper calls the one thing that it is about.
_IS_OWN = re.compile(
    r"(?i)(?:our|the\s+proposed|the\s+presented)\s+(?:(?:proposed|new|novel|full|final)\s+)?(?:method|approach|framework|model|system"
    r"|algorithm|network|technique|solution|pipeline|architecture)$"
)
_IS_FIGURE = re.compile(r"(?<![\w.-])\d+(?:\.\d+)?\s?(?:%|percent|x\b|×|times|fold|points?|dB|ms|fps|seconds?)")
_ONLY_BETTER = re.compile(r"(?i)\b(?:outperform|surpass|state[- ]of[- ]the[- ]art|superior)")
_UNSURE = (BEFORE, ALONE)
# The number of the title among sentences.
_TITLE = -1
# "BeeNet", "Hum2Vec".
_COINED = re.compile(r"[a-z][A-Z\d]|[A-Z]{2}\w*[a-z]{2}|[A-Z][a-z]+-?\d")
# What a finding speaks of that answers an issue of a category; of those that are not here only the issue's words do.
_ANSWERS = {
    "generalisation": re.compile(
        r"(?i)\b(?:unseen|external\w*|out[- ]of[- ](?:distribution|domain)|ood|zero-shot|held-out|transfer\w*"
        r"|generali[sz]\w+|cross-\w+|shift\w*|robust\w*"
        r"|(?:new|other|another|different|diverse|varying|novel|target|multiple|several)\s(?:\w+\s)?(?:domains?|sites?"
        r"|centers?|centres?|hospitals?|languages?|devices?|datasets?|environments?|populations?|institutions?|sources?"
        r"|robots?|embodiments?))\b"
    ),
    "cost": re.compile(
        r"(?i)\b(?:times?|speed\w*|fast\w*|slow\w*|latenc\w+|throughput|memory|energy|power|flops?|param(?:eter)?s"
        r"|comput\w+|storage|fps|costs?|real-time|overheads?|efficien\w+|cheap\w*|footprint|samples?|iterations?"
        r"|steps?)\b"
    ),
    "labels": re.compile(
        r"(?i)\b(?:label\w*|annotat\w+|unlabel\w+|manual\w*|few-shot|one-shot|(?:self|semi|weakly|un)-?supervis\w+)\b"
    ),
    "measurement": re.compile(r"(?i)\b(?:correlat\w+|agree\w*|kappa|consisten\w+|reliab\w+|human)\b"),
    "trust": re.compile(
        r"(?i)\b(?:attack\w*|adversar\w+|priva\w+|safe\w*|unsafe|violat\w+|collision\w*|fair\w*|bias\w*|explain\w*"
        r"|interpret\w+|uncertain\w*|calibrat\w+|hallucinat\w+|faithful\w*|trust\w*)\b"
    ),
}
# That little was there to learn from: what is reached with few labels answers this, and nothing else.
_OF_LITTLE = re.compile(
    r"(?i)\b(?:only|just|merely|fewer|less|few|as (?:few|little) as)\b[^.;,]{0,40}"
    r"\b(?:data|labels?|labell?ed|annotat\w+|samples?|examples?|images|demonstrations?|training)\b"
    r"|%\sof\s(?:the\s|all\s)?(?:[\w-]+\s){0,2}(?:data|labels?|annotations?|samples?|examples?|images)\b|\bfew-shot\b"
)
_IS_LITTLE = re.compile(
    r"(?i)\b(?:few|little|scarc\w+|small|limited|lack|insufficient|cost\w*|expensive|laborious|sparse|rare|hungry"
    r"|inefficien\w+|efficien\w+|amounts?|manual\w*)\b"
)
_IS_SLOW = re.compile(
    r"(?i)\b(?:slow\w*|fast\w*|speed\w*|times?\b|real-time|expens\w+|cost\w*|latenc\w+|comput\w+|heavy)"
)
_OF_MEANS = re.compile(
    r"(?i)\b(?:memory|energy|power|battery|parameters?|resourc\w+|efficien\w+|inefficien\w+"
    r"|scalab\w+|scal(?:ing|es? (?:up|to|with))|quadratic|overheads?"
    r"|footprint|storage|bandwidth|large|huge|long|complexity|burden)"
)
_SAYS_HOW_WELL = re.compile(
    r"(?i)\b(?:accura\w+|inaccura\w+|errors?|precis\w+|imprecis\w+|performance|suboptimal|success)\b"
)
_QUALITY = re.compile(
    r"(?i)\b(?:accurac\w+|errors?|precision|recall|f1|auc|auroc|dice|iou|map|score|success|wer|performance|quality)\b"
)
# Words of any field that make no two sentences speak of one thing.
_SAYS_LITTLE = stems(
    """
    data dataset model method approach framework system performance result task learning training network algorithm
    experiment existing current new based use used using different various high low higher lower need lack limited limit
    large small few more less most many some state art problem challenge challenging difficulty difficult poor weak
    failure fail ability real world complex complexity improve improvement achieve show demonstrate propose proposed our
    we it this these than over not no two three one first both all other only into between while however due methods
    increase reduce reduction increased reduced effective efficient require required set test case level time single
    multiple several each such well better best good traditional conventional previous study work paper research
    significant significantly progress outperform compare compared comparison standard popular common gain loss drop
    version order case range total average mean previous recent recently advance important key main potential
    available given when where there them they have has been being can may much due make made take give provide
    allow enable help lead cause because however although still often even also across under over within without
    result application demonstrate present introduce develop evaluate evaluation score rate metric measure baseline
    benchmark specifically technique process
    information issue feature domain field setting number specific type deep neural machine
    """
)
# A word that stands more often than this, for each paper of the field, tells no issue from another.
_COMMON, _FEWEST_COMMON = 0.03, 8


LOOSE = (
    "The papers that raise the issue put these forward; no sentence says that they are against it, though they may be."
)


@dataclass(frozen=True, slots=True)
class Tie:
    """How surely a solution is put forward against an issue.

    ``stated`` where one sentence names both; ``score`` is the mean of the chances of the two phrases (0 to 1);
    ``rule``: how the tie was found (``kg.proposals``). ``only`` where the paper proposes nothing else and raises no
    other issue, so that it is meant for this one or for none. ``said`` where its title names the solution, or the
    solution's sentence says that it is against what was told before.
    """

    stated: bool
    score: float
    rule: str = READ
    only: bool = False
    said: bool = False

    @property
    def is_loose(self) -> bool:
        """Whether no words put one against the other: both are their paper's, and more is not known.

        Of 540 ties of 20 fields, read beside their abstracts, 3 % of those that are told were not meant for the issue,
        and 13 % of the loose ones.
        """
        read = self.rule == HERE or (self.rule == READ and self.score >= _LIKELY)
        return not (self.stated or self.only or (self.said and read))


def tie_of(look: Lookup, issue: IssueNode, group: Iterable[SolutionNode]) -> Tie:
    """The surest tie between an issue and the solutions that are one thing."""
    found = [Tie(False, 0.0, ALONE)]
    group = tuple(group)
    only = {paper for paper in {s.paper for s in group} if _is_only(look, issue, group, paper)}
    for s in group:
        place = _sentence(look, s.evidence)
        said = place == _TITLE or _meets(look, issue, [s])
        for e in issue.evidence:
            if e.paper == s.paper:
                score = sqrt(max(e.score, 0.0) * max(s.evidence.score, 0.0))
                found.append(Tie(_sentence(look, e) == place, score, s.evidence.rule, s.paper in only, said))
    return max(found, key=lambda t: (t.stated, not t.is_loose, t.rule == HERE, t.rule not in _UNSURE, t.score))


def _is_only(look: Lookup, issue: IssueNode, group: Sequence[SolutionNode], paper: str) -> bool:
    """Whether a group is the one thing that a paper proposes, and the issue the one that it raises."""
    extraction = look.extractions.get(paper)
    if extraction is None or sum(e.proposed for e in extraction.entities) > 1:
        return False
    here = {(e.start, e.end) for e in issue.evidence if e.paper == paper}
    others = {s.id for s in issue.solutions if s.paper == paper} - {s.id for s in group}
    return (
        not others
        and all((i.start, i.end) in here for i in extraction.issues)
        and says_it_proposes(extraction.paper.abstract)
        and not is_put_to_use(look, [s for s in group if s.paper == paper])
    )


def _meets(look: Lookup, issue: IssueNode, group: Iterable[SolutionNode]) -> bool:
    """Whether the sentence of a solution says that it is against what its paper finds hard: "to lower the cost"."""
    for s in group:
        extraction, place = look.extractions.get(s.paper), _sentence(look, s.evidence)
        if extraction is None or not 0 <= place < len(extraction.sentences):
            continue
        said = extraction.paper.text[extraction.sentences[place].start : extraction.sentences[place].end]
        if any(e.paper == s.paper and meets_in_words(said, plain(e.quote)) for e in issue.evidence):
            return True
    return False


def _sentence(look: Lookup, evidence: Evidence) -> int:
    """The number of the sentence in which words begin; that of the title is -1."""
    if evidence.start < len(look.papers[evidence.paper].title):
        return _TITLE
    extraction = look.extractions.get(evidence.paper)
    sentences = extraction.sentences if extraction else ()
    return next((n for n, s in enumerate(sentences) if s.start <= evidence.start < s.end), -2)


def grouped_solutions(look: Lookup, issue: IssueNode) -> list[list[SolutionNode]]:
    """The solutions of an issue, one group a thing: the loose last, else by papers, findings, how sure, how new."""
    groups: dict[str, list[SolutionNode]] = defaultdict(list)
    for s in issue.solutions:
        name = plain(s.label).casefold()
        # "A deep method" of two papers is two things, and so are two names that share a general word.
        groups[f"{name if says_little(name) else s.entity or name} of {s.paper}"].append(s)

    def rank(group: list[SolutionNode]) -> tuple[bool, int, bool, int, float, int, str, str]:
        told, tie = telling_claim(look, group, issue), tie_of(look, issue, group)
        late = max(look.years(s.paper for s in group), default=0)
        return (
            tie.is_loose,
            -len({s.paper for s in group}),
            not (tie.stated or tie.said),
            -told[2] if told else 0,
            -tie.score,
            -late,
            group[0].label,
            group[0].id,
        )

    # One thing in two forms of its words ("hum filters", "filter of hum") is one, whoever tells of it.
    alike: list[tuple[set[frozenset[str]], list[SolutionNode]]] = []
    for key, group in groups.items():
        names = {frozenset({key})} | {words for s in group for words in _names(look, s)}
        same = [one for one in alike if one[0] & names]
        merged = [s for _, some in same for s in some] + group
        alike = [one for one in alike if one not in same]
        alike.append((names.union(*(known for known, _ in same)), merged))
    return sorted((group for _, group in alike), key=rank)


def _names(look: Lookup, solution: SolutionNode) -> set[frozenset[str]]:
    """The names of a solution in full, each as its words: the long one, and a coined one that stands behind it.

    Plain initials stand for many things.
    """
    names = [solution_name(look, solution)]
    if both := re.fullmatch(r"([^()]+) \(([^()\s]+)\)", plain(solution.label)):
        names += [name for name in both.groups() if name == both[1] or _COINED.search(name)]
    return {words for name in names if not says_little(name) and (words := stems(name))}


def solution_name(look: Lookup, solution: SolutionNode) -> str:
    """What a solution is called by its paper, with the capitals that its words have within a sentence."""
    label = plain(solution.label)
    name = label.split(" (")[0]
    low = name[:1].lower() + name[1:]
    paper = look.papers.get(solution.paper)
    text = plain(paper.abstract) if paper else ""
    # "Deep Listener" where the paper writes it so, though "deep" stands in the quote.
    if len(name.split()) > 1 and name in text and low not in text:
        return label
    said = as_written(label, plain(solution.evidence.quote))
    return solution_case(said, paper, look.words) if paper else said


def _told(look: Lookup, solution: SolutionNode) -> str:
    """The same with the article that a sentence gives it where it is named first."""
    name = shorten(solution_name(look, solution), 120)
    paper = look.papers.get(solution.paper)
    if paper is None:
        return with_article(name)
    return aside(articled(name, paper), what_it_is(name, paper))


def solution_link(look: Lookup, group: list[SolutionNode]) -> Link:
    """A solution's name with its year or its papers, as a link to the words that name it first."""
    first = min(group, key=lambda s: (look.when(s.paper) or "9999", s.paper))
    papers = len({s.paper for s in group})
    name = _told(look, first)
    when = count(papers, "paper") if papers > 1 else look.when(first.paper)
    return Link(text=aside(name, when), href=look.quote(first.evidence).href, hint=look.title(first.paper))


def name_link(look: Lookup, group: list[SolutionNode]) -> Link:
    """The same without a date, for a line of its own paper."""
    first = group[0]
    return Link(text=_told(look, first), href=look.quote(first.evidence).href)


def is_put_to_use(look: Lookup, group: Iterable[SolutionNode]) -> bool:
    """Whether papers only make use of what they name, as far as the words before it show: "we employ BeeNet"."""
    return all(_is_used(look, s) for s in group)


def _is_used(look: Lookup, solution: SolutionNode) -> bool:
    paper, e = look.papers.get(solution.paper), solution.evidence
    name = plain(solution.label).split(" (")[0]
    if (
        paper is None
        or name.casefold() not in plain(e.quote).casefold()
        or re.search(rf"(?i){_OWN_DEED}\w*\s[^.]{{0,60}}?(?<!\w){re.escape(name)}(?!\w)", paper.text)
    ):
        return False
    before = paper.text[max(0, e.start - 90) : e.start].rpartition(". ")[2]
    deeds = list(_DEED.finditer(before))
    if deeds and deeds[-1][1] is not None:
        between = before[deeds[-1].end() :]
        # "We propose a way that is based on a | comb map": what only this paper has.
        if any(d[1] is None for d in deeds[:-1]) and re.search(r"(?i)\b(?:an?|our)\s+(?:[\w-]+\s+){0,2}$", between):
            return False
        return len(between) <= _NEAR_ITS_DEED and _BRINGS.search(between) is None
    return not deeds and _IS_USED.match(paper.text[e.end : e.end + 40]) is not None


def are_many(look: Lookup, solution: SolutionNode) -> bool:
    """Whether a solution's name is a plural, and none that its title gives one thing: "Winter Hums: a hive scale"."""
    name = solution_name(look, solution)
    paper = look.papers.get(solution.paper)
    called = paper is not None and plain(paper.title).startswith(f"{name}:") and name[:1].isupper()
    return is_plural(name) and not called


def solution_sentence(
    look: Lookup, group: list[SolutionNode], *, bare: bool = False, issue: IssueNode | None = None
) -> Statement:
    """What was put forward, by whom and when, and the most telling finding about it unless it is told ``bare``.

    With ``issue`` no finding is told that measures something else.
    """
    first = min(group, key=lambda s: (look.when(s.paper) or "9999", s.paper))
    name = solution_name(look, first)
    papers = sorted({s.paper for s in group})
    when = look.when(first.paper)
    if len(papers) > 1:
        years = look.years(papers)
        when = (
            f"{count(len(papers), 'paper')}, {years[0]}–{years[-1]}"
            if years and years[0] != years[-1]
            else count(len(papers), "paper")
        )
    head = sentence(_told(look, first)).removesuffix(".")
    told = None if bare else telling_claim(look, group, issue)
    if told and when and head.endswith(")"):
        head, when = aside(head, when), ""
    parts: list[Inline] = [Link(text=head, href=look.paper_href(first.paper), hint=look.title(first.paper))]
    evidence = [s.evidence for s in group]
    be = "are" if are_many(look, first) else "is"
    if told and len(papers) == 1:
        found = agreeing(told[0], name)
        parts.append(f" ({when}) {found}." if when else f" {found}.")
    elif told:
        parts.append(f" ({when}): one of them {told[0]}." if when else f": one of them {told[0]}.")
    elif len(papers) > 1:
        parts.append(f" {be} put forward by {when}.")
    else:
        parts.append(f" {be} put forward in {when}." if when else f" {be} put forward by one paper.")
    if told:
        evidence.append(told[1])
    return stated(look, parts, evidence, limit=3)


def solution_bullet(
    look: Lookup, group: list[SolutionNode], issue: IssueNode, *, tells: bool = True, told: Collection[str] = ()
) -> tuple[Statement, int]:
    """A thing with what it does and how it did on the issue, both in its paper's words; and how much that says, 0 to 3.

    ``tells`` is False where its result was told before; of the clauses that were ``told`` none is quoted again.
    """
    first = min(group, key=lambda s: (look.when(s.paper) or "9999", s.paper))
    papers = sorted({s.paper for s in group})
    does = next((d for p in papers if (d := _does(look, group, issue, p, told))), None)
    result = result_on(look, group, issue) if tells else None
    if does and result and says_again(does.text, [result[0]]):
        does = None
    name = shorten(solution_name(look, first), 120)
    head = sentence(articled(name, look.papers[first.paper]) if does else _told(look, first)).removesuffix(".")
    own = papers == list(issue.papers)
    when = count(len(papers), "paper") if len(papers) > 1 else "" if own else look.when(first.paper)
    link = Link(text=aside(head, when), href=look.paper_href(first.paper), hint=look.title(first.paper))
    parts: list[Inline] = ["Put to use: "] if is_put_to_use(look, group) else []
    parts.append(link)
    evidence = []
    if does:
        parts.append(f": “{does.text}”.")
        evidence.append(does.evidence)
    if result:
        text, proof = result
        if does or text.startswith(("“", "it “")):
            parts.append(f"{'' if does else '.'} {reported(text, name)}")
        else:
            parts.append(f" {text}.")
        if all(e.quote != proof.quote for e in evidence):
            evidence.append(proof)
    elif not does:
        parts.append(".")
    whole = result_of_whole(look, group) if tells and does and not result else None
    if whole:
        parts.append(f" Of the work as a whole: it “{whole[0]}”.")
        evidence.append(whole[1])
    if result or (does and does.near and not does.thin):
        says = 3
    else:
        says = 2 if does and not does.thin else int(does is not None or says_what_it_does(name))
    return stated(look, parts, evidence or [first.evidence], limit=2), says


def says_what_it_does(name: str) -> bool:
    """Whether a name tells of itself what the thing does.

    Examples
    --------
    >>> says_what_it_does("filter that learns to tell wet wax from dry wax"), says_what_it_does("wax filter")
    (True, False)
    """
    return len(name.split()) > 5 and re.search(r"\s(?:that|which|to|for|by|based on|using|from)\s", name) is not None


def clause_of(bullet: Statement) -> str:
    """The clause that a bullet quotes to say what its thing does; empty where it has none."""
    quoted = next((p for p in bullet.parts if isinstance(p, str) and p.startswith(": “")), "")
    return quoted[3:].removesuffix("”.")


def _does(
    look: Lookup, group: Sequence[SolutionNode], issue: IssueNode, paper: str, told: Collection[str]
) -> Doing | None:
    extraction = look.extractions.get(paper)
    if extraction is None:
        return None
    own = [s for s in group if s.paper == paper]
    stated_here = [e for e in issue.evidence if e.paper == paper]
    about = stems(" ".join((issue.label, *(plain(e.quote) for e in stated_here)))) - _SAYS_LITTLE
    names = _called(own)
    places = [(e.start, e.end) for e in stated_here]
    main = is_main(extraction, names)
    return what_it_does(extraction, own, names, about, main=main, issues=places, told=told, kind=issue.type)


def _called(group: Iterable[SolutionNode]) -> tuple[str, ...]:
    """What a paper calls a thing: its names, and those spelled otherwise in its text ("Hum-Net")."""
    names = names_of(plain(s.label) for s in group)
    close = {re.sub(r"\W", "", n).casefold() for n in names}
    said = [plain(s.evidence.quote) for s in group]
    return (*names, *(w for w in dict.fromkeys(said) if w not in names and re.sub(r"\W", "", w).casefold() in close))


def result_on(look: Lookup, group: list[SolutionNode], issue: IssueNode) -> tuple[str, Evidence] | None:
    """What is known of how a thing did on the issue: a figure where there is one, else what its paper writes of it."""
    told = telling_claim(look, group, issue)
    name = solution_name(look, group[0])
    if told and len({s.paper for s in group}) == 1 and not told[0].startswith("writes of"):
        return agreeing(told[0], name), told[1]
    for paper in sorted({s.paper for s in group}):
        extraction = look.extractions.get(paper)
        if extraction is None:
            continue
        names = _called([s for s in group if s.paper == paper])
        main = is_main(extraction, names)
        for claim in look.claims_of.get(paper, ()):
            words = result_told(claim.evidence.quote, names, main=main)
            if words and not claim.negated and _is_on(look, words, claim, issue):
                return f"“{words}”" if words.startswith("we ") else f"it “{words}”", claim.evidence
    return None


def reported(text: str, name: str) -> str:
    """A sentence on how a thing did, from what ``result_on`` gives.

    Examples
    --------
    >>> reported("is reported to reach an F1 of 0.7", "HumNet"), reported("it “need half the wax”", "hum filters")
    ('It is reported to reach an F1 of 0.7.', 'Reported: they “need half the wax”.')
    """
    they = "they" if is_plural(name) else "it"
    if text.startswith(("“", "it “")):
        # The words may be those of "our method".
        they = "it" if re.match(r"it “(?:\w+ly )*\w+s\b", text) else they
        return f"Reported: {they + text[2:] if text.startswith('it ') else text}."
    return sentence(f"{they} {text}")


def result_of_whole(look: Lookup, group: list[SolutionNode]) -> tuple[str, Evidence] | None:
    """A figure that the paper reports of the one thing that it is about, in its words, whatever it was measured for."""
    papers = {s.paper for s in group}
    extraction = look.extractions.get(group[0].paper)
    names = _called(group)
    if len(papers) > 1 or extraction is None or not is_main(extraction, names):
        return None
    for claim in look.claims_of.get(group[0].paper, ()):
        if (claim.value or claim.delta) and not claim.negated and not claim.hedged:
            words = result_told(claim.evidence.quote, names, main=True)
            if words and _IS_FIGURE.search(words) and not words.startswith("we ") and fits(look, claim, None, group):
                return words, claim.evidence
    return None


def _is_on(look: Lookup, words: str, claim: GraphClaim, issue: IssueNode) -> bool:
    """Whether what is told of a thing in a sentence on results speaks of the issue."""
    if issue.category == "cost" and not _ANSWERS["cost"].search(words):
        return False
    if issue.category != "cost" and _ONLY_BETTER.search(words):
        return False  # better than others, and not said in what that the issue is about
    telling_words = " ".join(w for w in words.split() if w.islower() and not stems(w) & _SAYS_LITTLE)
    if issue.type is not None and len(issue.papers) > 1 and words_of_type(telling_words, issue.type):
        return True
    return shares_concern(look, replace(claim, evidence=replace(claim.evidence, quote=words)), issue)


def is_main(extraction: Extraction, names: Collection[str]) -> bool:
    """Whether a thing is the one that its paper is about, so that "our method" can mean no other.

    Its title names it, or the reader saw nothing else that the paper puts forward.
    """
    close = {re.sub(r"\W", "", n).casefold() for n in names}
    title = re.sub(r"\W", "", extraction.paper.title).casefold()
    before = re.sub(r"\W", "", extraction.paper.title.partition(":")[0]).casefold()
    coined = ":" in extraction.paper.title and len(before) < len(title)
    if any(name and (name == before if coined else name in title) for name in close):
        return True
    others = [e for e in extraction.entities if e.proposed]
    return len(extraction.solutions) == 1 and all(
        close & {re.sub(r"\W", "", n).casefold() for n in (e.name, *e.aliases)} for e in others
    )


def solutions_together(
    look: Lookup, groups: list[list[SolutionNode]], *, also: bool, issue: IssueNode | None = None
) -> Statement:
    """Several solutions of which no finding can be told, in one sentence; ``also`` where others stand before it.

    With ``issue`` nothing is dated where they all come from the one paper that names it.
    """
    own = issue is not None and {s.paper for g in groups for s in g} == set(issue.papers) and len(issue.papers) == 1
    if len(groups) == 1 and not own:
        return solution_sentence(look, groups[0], bare=True)
    runs: list[tuple[Inline, ...]] = []
    years = [sorted({look.when(s.paper) for s in g}) for g in groups]
    same = years[0][0] if not own and all(y == years[0] and len(y) == 1 for y in years) else ""
    for i, group in enumerate(groups):
        first = min(group, key=lambda s: (look.when(s.paper) or "9999", s.paper))
        papers = len({s.paper for s in group})
        name = _told(look, first)
        name = sentence(name).removesuffix(".") if i == 0 and not own and not also else name
        when = count(papers, "paper") if papers > 1 else "" if same or own else look.when(first.paper)
        link = Link(text=aside(name, when), href=look.paper_href(first.paper), hint=look.title(first.paper))
        runs.append((link,))
    evidence = [s.evidence for g in groups for s in g[:1]]
    if own:
        told: tuple[Inline, ...] = (
            "The same paper ",
            "also " if also else "",
            "puts forward ",
            *listed_parts(runs),
            ".",
        )
    elif also:
        told = ("Also put forward", f" in {same}: " if same else ": ", *listed_parts(runs), ".")
    else:
        told = (*listed_parts(runs), " are put forward", f" in {same}." if same else ".")
    return stated(look, told, evidence, limit=len(groups))


def used_solutions(look: Lookup, groups: list[list[SolutionNode]]) -> Statement:
    """What papers put to use against the issue and do not call their own, in one sentence."""
    parts = ("Put to use: ", *listed_parts([(solution_link(look, group),) for group in groups]), ".")
    return stated(look, parts, [s.evidence for g in groups for s in g[:1]], limit=len(groups))


def loose_solutions(look: Lookup, groups: list[list[SolutionNode]], head: str) -> Statement:
    """What papers that raise an issue put forward, whatever it is meant for, in one sentence."""
    parts = (head, *listed_parts([(solution_link(look, group),) for group in groups]), ".")
    return stated(look, parts, [s.evidence for g in groups for s in g[:1]], limit=len(groups), basis=LOOSE)


def telling_claim(
    look: Lookup, group: list[SolutionNode], issue: IssueNode | None = None
) -> tuple[str, Evidence, int] | None:
    """The claim that says most about a solution: in words, its evidence, and how much it says (more with a figure).

    With ``issue`` only claims count that measure what it is about.
    """
    best: tuple[int, str, str, Evidence] | None = None
    for s in group:
        for key in s.claims:
            claim = look.claims.get(key)
            if claim is None:
                continue
            if not is_about(claim, s.label) and not (s.entity and claim.subject_entity == s.entity):
                extraction = look.extractions.get(s.paper)
                own = _IS_OWN.match(plain(claim.subject or "")) is not None
                if not own or extraction is None or not is_main(extraction, names_of([plain(s.label)])):
                    continue
            if not fits(look, claim, issue, group) or (issue and not shares_concern(look, claim, issue)):
                continue
            text = finding(look, claim)
            if text is None or len(text) > _LONGEST_FINDING:
                continue
            filled = sum(v is not None for v in (claim.metric, claim.dataset, claim.baseline))
            filled += (2 if claim.value or claim.delta else 0) + bool(claim.metric_entity)
            found = (-filled, claim.id, text, claim.evidence)
            if best is None or found[:2] < best[:2]:
                best = found
    return (best[2], best[3], -best[0]) if best else None


def shares_concern(look: Lookup, claim: GraphClaim, issue: IssueNode) -> bool:
    """Whether the sentence of a finding speaks of what the issue is: in its words, or of what answers its category.

    What is reached with little data answers an issue of little data only, whatever else its sentence speaks of.
    """
    said = plain(claim.evidence.quote)
    own = " ".join((issue.label, *(plain(e.quote) for e in issue.evidence if e.paper == claim.paper)))
    little = _IS_LITTLE.search(own) is not None and re.search(r"(?i)data|label|annot|sampl|exampl", own) is not None
    if _OF_LITTLE.search(said):
        return little or issue.category in {"labels", "cost"}
    answers = _ANSWERS.get(issue.category)
    if issue.category == "cost" and not (_IS_SLOW.search(own) or _OF_MEANS.search(own)):
        answers = None  # of what it takes that is no work of a machine
    if answers is not None and answers.search(said):
        return True
    if issue.category == "generalisation":
        return False
    measured = plain(" ".join(filter(None, (claim.metric, claim.delta, claim.value))))
    if issue.category != "labels" and _ANSWERS["cost"].search(measured):
        return _IS_SLOW.search(own) is not None
    if issue.category == "model" and _SAYS_HOW_WELL.search(issue.label) and _QUALITY.search(measured):
        return True
    names = stems(" ".join(filter(None, (claim.subject, claim.baseline, claim.dataset))))
    shared = _told_stems(look, own) & (stems(said) - names)
    return bool(shared)


def _told_stems(look: Lookup, words: str) -> frozenset[str]:
    """The stems of an issue's words that tell it from others of the field."""
    often = max(_FEWEST_COMMON, _COMMON * len(look.papers))
    # The short name of a thing is no trouble with it.
    said = (w.casefold() for w in re.findall(r"[^\W\d_]{3,}", words) if not any(c.isupper() for c in w[1:]))
    rare = [w for w in said if sum(look.words.get(w, (0, 0))) <= often]
    return stems(" ".join(rare)) - _SAYS_LITTLE
