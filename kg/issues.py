"""Issue nodes: like issues of a topic become one, with its papers, years, solutions and causes.

Topics, extractions and claims go in; ``IssueNode`` records come out: for each topic in which papers stand, nodes of
like phrases; for each topic above and for the corpus, nodes that gather those.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from extract.lexicon import word_set
from extract.records import Extraction, Issue
from kg.causes import find_causes, link_causes
from kg.complaints import complains, states_problem
from kg.confidence import is_trained, issue_chance
from kg.english.no_issue import is_met_already, tells_no_issue
from kg.evidence import quote
from kg.folding import fold, slug
from kg.issue_kinds import IssueKinds, part_of, pools
from kg.issue_labels import issue_label
from kg.like_issues import meeting_keys, meeting_name
from kg.phrases import stands_alone, telling
from kg.proposals import ALONE, BEFORE, HERE, READ, Proposal, answers, find_proposals, of_a_kind
from kg.records import Cause, Evidence, GraphClaim, IssueNode, SolutionNode, Topic
from kg.unions import Unions
from kg.words import content_words, cosine, document_counts, stem, weigh
from ontologies.vocabulary import Direction, EntityType, Role

# Likeness of wording above which two phrases of one topic name one issue: our estimate, from reading pairs. Those of
# one type are one anyway; where the types differ, or one has none, the words must be nearly the same.
_LIKE = 0.5
_LIKE_OTHER_TYPE = 0.75
# Words that tell what a problem is about which two phrases must share: one alone ("bias", "reliable") is a coincidence.
_SHARED = 2
# Words of complaint that a name has whatever it is about.
_COMPLAINING = frozenset(
    map(
        stem,
        word_set(
            "failure inability reliance restriction neglect obstacle absence sensitivity impossibility number numbers "
            "amount amounts quantity little explored studied understudied understood complex complexity"
        ),
    )
)
# Ways to complain: two phrases of like words are one issue where they complain in one of them, or one says no more.
_WAYS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\b(?:lack\w*|limit\w*|scarc\w*|absen\w*|insufficien\w*|poor\w*|low|weak\w*|few|missing|inadequa\w*|degrad\w*|drop\w*)",
        r"\b(?:hard|difficult\w*|challeng\w*|struggl\w*|not trivial)",
        r"\b(?:cannot|fail\w*|inab\w*|unab\w*|incapab\w*|impossib\w*)\b|\b(?:do|does) not\b",
        r"\b(?:long|large|huge|many|high|variab\w*|divers\w*|heterogen\w*)\b(?!-)",
        r"\b(?:rel(?:y|ies|ying|iance)|depend(?:s|ing)?|focus\w*|only|solely)\b",
        r"\b(?:ignor\w*|neglect\w*|overlook\w*|disregard\w*)",
        r"\b(?:inconsisten\w*|nois\w*|error\w*|bias\w*|wrong\w*|inaccura\w*|incorrect\w*|redundan\w*)",
        r"\b(?:cost\w*|expens\w*|slow\w*|time-consuming|inefficien\w*)",
    )
)
# "Mismatch between this and that" and "gap between ..." of one abstract tell one thing where they share a word.
_APART = re.compile(
    r"\b(?:discrepanc\w+|mismatch\w*|gaps?|disparit\w+|misalign\w*|divergence)\b(?=.*\bbetween\b)", re.IGNORECASE
)
# "It needs marked charts, which are | scarce or dear to get": one want.
_WANTING_TYPES = frozenset({"label-scarcity", "data-scarcity"})
_HARD_TO_GET = re.compile(
    r"(?:\w+ly\s+|often\s+|very\s+)*(?:scarce|rare|limited|unavailable|expensive|costly|laborious|tedious|"
    r"time-consuming|"
    r"(?:difficult|hard)\s+to\s+(?:obtain|collect|acquire|get|annotate))\b",
    re.IGNORECASE,
)
_ONLY_HARD = re.compile(r"\b(?:challeng|problem|issue|difficult|open)\w*", re.IGNORECASE)
_WHICH_IS = re.compile(r"\s*,?\s+(?:which|that)\b[^.;,]{0,40}?\b(?:is|are|was|were|be)\s+$", re.IGNORECASE)
_BUT = re.compile(r"(?i)[,;]\s+(?:but|however|yet)\b")
# Phrases of a topic beyond which only equal and typed ones are joined, since each would be compared with each.
_MOST_COMPARED = 400
# How likely readers must agree to an issue. Of 1,362 phrases of 20 fields a tenth are below it, with 55 % of those that
# are no issue and 5 % of the right ones (``benchmarks/confidence.py``).
_LIKELY = 0.65
# Claims shown with a solution.
_MAX_CLAIMS = 4
# Papers that write a name which is no longer that of one of them.
_KNOWN_TO = 4
# How a solution is tied to an issue, the surest first.
_SUREST = (HERE, READ, BEFORE, ALONE)


@dataclass(frozen=True, slots=True)
class _Stated:
    """One issue as one paper states it."""

    extraction: Extraction
    index: int
    bag: Mapping[str, float]
    proposals: tuple[Proposal, ...]

    @property
    def issue(self) -> Issue:
        return self.extraction.issues[self.index]


def build_issues(
    topics: Topic,
    extractions: Sequence[Extraction],
    claims: Sequence[GraphClaim],
    local: Mapping[tuple[str, int], str],
    kinds: IssueKinds,
) -> tuple[IssueNode, ...]:
    """Issue nodes of every topic, from the corpus down; those of one topic by number of papers, then by label.

    What stays open, and with it the status, is not known yet: ``kg.outlooks.tie_outlooks`` tells it of all nodes.

    Parameters
    ----------
    topics : Topic
        The root of the topic tree.
    extractions : sequence of Extraction
        In the order of paper ids.
    """
    by_paper = {x.paper.id: x for x in extractions}
    claims_of: dict[str, list[GraphClaim]] = defaultdict(list)
    for claim in claims:
        claims_of[claim.paper].append(claim)
    documents = [content_words(i.text) for x in extractions for i in x.issues]
    counts = document_counts(documents)
    known = _known_names(extractions)
    proposals = {x.paper.id: of_a_kind(x, find_proposals(x), known) for x in extractions}
    found: list[IssueNode] = []
    ids: Counter[str] = Counter()

    def visit(topic: Topic) -> list[IssueNode]:
        place = len(found)
        here = [by_paper[p.paper] for p in topic.places]
        stated = [
            _Stated(x, n, weigh(content_words(i.text), counts, len(documents)), proposals[x.paper.id])
            for x in here
            for n, i in enumerate(x.issues)
            if states_problem(x, i) and not _is_none(x, i) and _is_likely(x, i)
        ]
        own = [_node(group, topic.id, claims_of, local, kinds) for group in _by_label(_group(stated), kinds)]
        below = [node for child in topic.children for node in visit(child)]
        if topic.children:
            # Papers that stand in the topic itself: their issues hang in the tree here, and in the gathered ones too.
            own = link_causes(_with_ids(own, ids), counts, len(documents))
            gathered = _with_ids(_gather([*own, *below], topic.id, kinds, counts, len(documents)), ids)
            gathered = link_causes(gathered, counts, len(documents))
            found[place:place] = [*gathered, *own]
            return [*own, *below]
        own = link_causes(_with_ids(own, ids), counts, len(documents))
        found[place:place] = own
        return own

    visit(topics)
    return tuple(found)


def _known_names(extractions: Sequence[Extraction]) -> frozenset[str]:
    """The names of methods that several papers write, folded: what one of these brings is one of a kind."""
    named = Counter(
        form
        for x in extractions
        for form in {fold(f) for e in x.entities if e.type is EntityType.METHOD for f in (e.name, *e.aliases)}
    )
    return frozenset(form for form, papers in named.items() if papers >= _KNOWN_TO)


def _is_none(extraction: Extraction, issue: Issue) -> bool:
    """Whether a phrase is no issue by what its sentence says around it."""
    text = extraction.paper.text
    if not 0 <= issue.sentence < len(extraction.sentences):
        return False
    sentence = extraction.sentences[issue.sentence]
    before, after = text[sentence.start : issue.start], text[issue.end : sentence.end]
    # "Lids overcome wet wax, but leak": what is met stands before what is not.
    if is_met_already(before) and (sentence.role is Role.BACKGROUND or _BUT.search(after)):
        return True
    return tells_no_issue(before, text[issue.start : issue.end], after)


def _is_likely(extraction: Extraction, issue: Issue) -> bool:
    """Whether readers are likely enough to agree that a phrase is an issue."""
    return not is_trained(extraction) or issue_chance(extraction, issue) >= _LIKELY


def leaf_issues(issues: Sequence[IssueNode]) -> dict[str, list[IssueNode]]:
    """The issue nodes that hang in the tree, by topic."""
    found: dict[str, list[IssueNode]] = defaultdict(list)
    for node in issues:
        if not node.narrower:
            found[node.topic].append(node)
    return found


def top_issues(issues: Sequence[IssueNode], topic: str) -> list[IssueNode]:
    """The nodes that speak for a whole topic: the gathered ones, or its own where nothing lies below it."""
    own = [node for node in issues if node.topic == topic]
    gathered = [node for node in own if node.narrower]
    return gathered or own


def _by_label(groups: Sequence[Sequence[_Stated]], kinds: IssueKinds) -> list[list[_Stated]]:
    """Groups that would be called the same, as one; also where one name only goes on where the other ends."""
    named: dict[str, list[_Stated]] = defaultdict(list)
    for group in groups:
        named[_label(group, _name_of_type(group, kinds)).casefold()] += group
    joined: list[list[_Stated]] = []
    last = ""
    for label in sorted(named, reverse=True):  # a label stands after those that it begins
        if len(label.split()) > 2 and last.startswith(f"{label} ") and all(i.issue.type is None for i in named[label]):
            joined[-1] += named[label]
        else:
            joined.append(named[label])
            last = label
    return joined


def _group(stated: Sequence[_Stated]) -> list[list[_Stated]]:
    """Like issues together: equal after folding, of one type, of one want, or alike in wording."""
    unions = Unions(range(len(stated)))
    equal: dict[str, int] = {}
    for number, item in enumerate(stated):
        first = equal.setdefault(" ".join(sorted(set(content_words(item.issue.text)))) or fold(item.issue.text), number)
        unions.join(first, number)
    kinds = [item.issue.type for item in stated]
    for one, other in _twins(stated):
        # What stands on two cards as one paper tells it once and once again stands on the first.
        first, last = (one, other) if pools(kinds[one]) or not pools(kinds[other]) else (other, one)
        if not pools(kinds[last]) or _are_apart(stated[first], stated[last]):
            kinds[last] = kinds[first] if pools(kinds[first]) else kinds[last]
            unions.join(one, other)
    firsts: dict[str, int] = {}
    for number, kind in enumerate(kinds):
        if kind is not None and pools(kind):
            unions.join(firsts.setdefault(part_of(kind, [stated[number].issue.text]), number), number)
    for number, kind in enumerate(kinds):
        if not pools(kind):
            for key in sorted(meeting_keys(stated[number].issue.text)):
                unions.join(firsts.setdefault(f"meeting {key}", number), number)
    distinct = sorted(set(equal.values()))
    if len(distinct) <= _MOST_COMPARED:
        for place, one in enumerate(distinct):
            for other in distinct[place + 1 :]:
                if _are_like(stated[one], stated[other]):
                    unions.join(one, other)
    return [[stated[number] for number in group] for group in unions.groups()]


def _twins(stated: Sequence[_Stated]) -> list[tuple[int, int]]:
    """Pairs of phrases by which one paper tells one issue twice: the words of one are all in the other."""
    of_paper: dict[str, list[int]] = defaultdict(list)
    for number, item in enumerate(stated):
        of_paper[item.extraction.paper.id].append(number)
    return [
        (one, other)
        for numbers in of_paper.values()
        for one, other in combinations(numbers, 2)
        if _are_apart(stated[one], stated[other])
        or _holds_all(stated[one].issue.text, stated[other].issue.text)
        or _says_of(stated[one], stated[other])
    ]


def _are_apart(one: _Stated, other: _Stated) -> bool:
    """Whether two phrases of one paper say of the same things that they do not go together."""
    first, second = one.issue.text, other.issue.text
    between = _APART.search(first) is not None and _APART.search(second) is not None
    return between and bool(set(telling(first)) & set(telling(second)))


def _says_of(one: _Stated, other: _Stated) -> bool:
    """Whether the second phrase says of the first what is wrong with it: "a random subset, which is | sub-optimal"."""
    wanting = one.issue.type in _WANTING_TYPES and _HARD_TO_GET.match(other.issue.text) is not None
    if one.issue.sentence != other.issue.sentence or (len(telling(other.issue.text)) > 1 and not wanting):
        return False
    between = one.extraction.paper.text[one.issue.end : other.issue.start]
    return one.issue.end < other.issue.start and _WHICH_IS.match(between) is not None


def _holds_all(one: str, other: str) -> bool:
    """Whether all that the shorter of two phrases is about is in the other."""
    first, second = (set(telling(text)) - _COMPLAINING for text in (one, other))
    less = one if len(first) <= len(second) else other
    says = complains(_ONLY_HARD.sub(" ", less))  # "hearing is a challenging problem" is told again by no failure of it
    return min(len(first), len(second)) >= _SHARED and (first <= second or second <= first) and says


def _are_like(one: _Stated, other: _Stated) -> bool:
    least = _LIKE if one.issue.type == other.issue.type else _LIKE_OTHER_TYPE
    alike = cosine(one.bag, other.bag) >= least and _share_enough(one.issue.text, other.issue.text)
    return alike and _complain_alike(one.issue.text, other.issue.text)


def _share_enough(one: str, other: str) -> bool:
    """Whether two phrases share enough of what they are about, or are about the same one thing."""
    first, second = set(telling(one)) - _COMPLAINING, set(telling(other)) - _COMPLAINING
    return len(first & second) >= _SHARED or (bool(first) and first == second)


def _complain_alike(one: str, other: str) -> bool:
    """Whether two phrases complain in one way, or one says nothing that the other does not."""
    first, second = set(telling(one)), set(telling(other))
    return first <= second or second <= first or any(way.search(one) and way.search(other) for way in _WAYS)


def _node(
    group: Sequence[_Stated],
    topic: str,
    claims_of: Mapping[str, Sequence[GraphClaim]],
    local: Mapping[tuple[str, int], str],
    kinds: IssueKinds,
) -> IssueNode:
    kind = _type_of(group)
    evidence: list[Evidence] = []
    solutions: list[list[tuple[SolutionNode, float]]] = []
    causes: list[Cause] = []
    for item in group:
        issue, paper = item.issue, item.extraction.paper
        evidence.append(quote(paper, issue.start, issue.end, "issue", issue.score))
        causes += find_causes(item.extraction, issue)
        told = claims_of.get(paper.id, ())
        solutions.append(_solutions(item.extraction, item.index, item.proposals, told, local))
    return IssueNode(
        id="",
        label=_label(group, _name_of_type(group, kinds)),
        topic=topic,
        type=kind,
        category=kinds.category_of(kind),
        papers=tuple(sorted({item.extraction.paper.id for item in group})),
        years=_years(item.extraction for item in group),
        status="",
        evidence=tuple(evidence),
        solutions=_once(_one_a_paper(solutions)),
        causes=tuple({(c.evidence.paper, c.evidence.start): c for c in causes}.values()),
    )


def _type_of(group: Sequence[_Stated]) -> str | None:
    types = Counter(item.issue.type for item in group if item.issue.type is not None)
    return min(types, key=lambda t: (-types[t], t), default=None)


def _name_of_type(group: Sequence[_Stated], kinds: IssueKinds) -> str:
    """What the type of a group is called, where that names one issue, or what its phrases meet in; else empty."""
    kind = _type_of(group)
    if pools(kind):
        return kinds.name_of(kind, [item.issue.text for item in group])
    return meeting_name(item.issue.text for item in group) if len(group) > 1 else ""


def _years(extractions: Iterable[Extraction]) -> tuple[int, ...]:
    years = {x.paper.year for x in extractions}
    return tuple(sorted(year for year in years if year is not None))


def _label(group: Sequence[_Stated], type_label: str) -> str:
    """The type's own name where several phrases are joined; else that of the phrase nearest to all others."""
    if len(group) == 1:
        return issue_label(group[0].extraction, group[0].issue, type_label)
    if type_label:
        return type_label

    def standing(item: _Stated) -> tuple[float, int, str]:
        near = sum(cosine(item.bag, other.bag) for other in group if other is not item) / len(group)
        # A dozen words is a sentence: 0.02 a word weighs one word less against a little more likeness.
        return -round(near - 0.02 * len(item.issue.text.split()), 6), len(item.issue.text), item.issue.text

    return min(
        (issue_label(item.extraction, item.issue) for item in sorted(group, key=standing)),
        key=lambda label: not stands_alone(label),
    )


def _solutions(
    extraction: Extraction,
    index: int,
    proposals: tuple[Proposal, ...],
    claims: Sequence[GraphClaim],
    local: Mapping[tuple[str, int], str],
) -> list[tuple[SolutionNode, float]]:
    """What a paper puts forward against one of its issues, each with how much speaks for its being the main thing."""
    paper, found = extraction.paper, []
    for answer in answers(extraction, index, proposals):
        solution, name = answer.proposal.solution, answer.proposal.name
        entity = local.get((paper.id, name.entity)) if name.entity is not None else None
        fared = [
            c
            for c in claims
            if c.direction is not Direction.WORSE
            and (c.subject_entity == entity or entity is None or c.subject_entity is None)
        ]
        fared.sort(key=lambda c: (c.subject_entity != entity, c.number is None, c.id))
        number = answer.proposal.number
        node = SolutionNode(
            id=f"solution/{paper.id}/{number + 1 if number is not None else slug(name.text)}",
            label=name.text,
            paper=paper.id,
            evidence=quote(paper, name.start, name.end, answer.rule, solution.score),
            claims=tuple(c.id for c in fared[:_MAX_CLAIMS]),
            entity=entity,
        )
        found.append((node, answer.proposal.standing))
    return found


def _one_a_paper(told: Sequence[Sequence[tuple[SolutionNode, float]]]) -> list[SolutionNode]:
    """Of what papers put against the phrases of one issue, what stands out in each paper, or the pair that does."""
    best: dict[str, Sequence[tuple[SolutionNode, float]]] = {}
    for answered in told:
        if answered:
            kept = best.setdefault(answered[0][0].paper, answered)
            if answered[0][1] > kept[0][1]:
                best[answered[0][0].paper] = answered
    ids = {node.id for answered in best.values() for node, _ in answered}
    return [node for answered in told for node, _ in answered if node.id in ids]


def _once(solutions: Iterable[SolutionNode]) -> tuple[SolutionNode, ...]:
    """Each solution once, with the surest of its ties."""
    found: dict[str, SolutionNode] = {}
    for solution in solutions:
        known = found.setdefault(solution.id, solution)
        if _SUREST.index(solution.evidence.rule) < _SUREST.index(known.evidence.rule):
            found[solution.id] = solution
    return tuple(found.values())


def _gather(
    nodes: Sequence[IssueNode], topic: str, kinds: IssueKinds, counts: Mapping[str, int], documents: int
) -> list[IssueNode]:
    """Nodes of the topics below, joined by type, or by want or wording where they have none."""
    groups: dict[str, list[IssueNode]] = defaultdict(list)
    for node in nodes:
        if pools(node.type):
            groups[f"type {part_of(node.type, [e.quote for e in node.evidence])}"].append(node)
    untyped = [node for node in nodes if not pools(node.type)]
    bags = [weigh(content_words(node.label), counts, documents) for node in untyped]
    unions = Unions(range(len(untyped)))
    firsts: dict[str, int] = {}
    for number, node in enumerate(untyped):
        for key in sorted({key for e in node.evidence for key in meeting_keys(e.quote)}):
            unions.join(firsts.setdefault(key, number), number)
    postings: dict[str, list[int]] = defaultdict(list)
    for number, bag in enumerate(bags):
        for word in bag:
            postings[word].append(number)
    for word in sorted(postings):
        block = postings[word]
        if len(block) <= _MOST_COMPARED // 4:  # a commoner word tells nothing, and comparing all would be quadratic
            for place, one in enumerate(block):
                for other in block[place + 1 :]:
                    alike = cosine(bags[one], bags[other]) >= _LIKE
                    pair = untyped[one].label, untyped[other].label
                    if alike and _share_enough(*pair) and _complain_alike(*pair):
                        unions.join(one, other)
    for group in unions.groups():
        groups[f"wording {group[0]:08d}"] = [untyped[number] for number in group]
    gathered = []
    for name in sorted(groups):
        members = groups[name]
        kind = members[0].type
        label = None
        if len(members) > 1:
            said = [e.quote for node in members for e in node.evidence]
            label = kinds.name_of(kind, said) if pools(kind) else meeting_name(said)
        gathered.append(_joined(members, topic, label))
    return gathered


def _joined(members: Sequence[IssueNode], topic: str, label: str | None) -> IssueNode:
    central = min(members, key=lambda n: (-len(n.papers), len(n.label), n.label))
    solutions = _once(s for node in members for s in node.solutions)
    causes: dict[tuple[str, int], Cause] = {(c.evidence.paper, c.evidence.start): c for n in members for c in n.causes}
    return replace(
        central,
        id="",
        label=label or central.label,
        topic=topic,
        papers=tuple(sorted({paper for node in members for paper in node.papers})),
        years=tuple(sorted({year for node in members for year in node.years})),
        evidence=tuple(e for node in members for e in node.evidence),
        solutions=solutions,
        causes=tuple(causes.values()),
        narrower=tuple(node.id for node in members),
    )


def _with_ids(nodes: Sequence[IssueNode], taken: Counter[str]) -> list[IssueNode]:
    """The nodes in their final order, each with an id of its own: topic and label, numbered where that is taken."""
    ordered = sorted(nodes, key=lambda n: (-len(n.papers), n.label.casefold(), n.label, n.papers))
    named = []
    for node in ordered:
        base = f"issue/{node.topic.removeprefix('topic/')}/{slug(node.label)}"
        if node.narrower:
            base = f"issue/{node.topic.removeprefix('topic/')}/all/{slug(node.label)}"
        taken[base] += 1
        named.append(replace(node, id=base if taken[base] == 1 else f"{base}-{taken[base]}"))
    return named
