"""Whether a finding answers an issue: a figure must measure what the issue is about, and be the solution's own."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.english.grammar import plain
from kg.pages.lookup import Lookup
from kg.records import GraphClaim, IssueNode, SolutionNode
from ontologies.vocabulary import EntityType

# What running something costs, as a metric or a change of one.
_COST = re.compile(
    r"(?i)\b(?:(?:run|sampling|training|inference|response|processing|execution|calculation|computation)?[- ]?times?"
    r"|speed\w*|fast\w*|slow\w*|latency|latencies|delays?|throughput|memory|energy|power|flops?|g?macs|param(?:eter)?s?"
    r"|comput\w+|storage|fps|hz|costs?|bandwidth|runtimes?|overheads?|model size|footprint|communication|samples?"
    r"|epochs?|queries|labels?|annotations?|tokens?)\b"
)
_OF_LABELS = re.compile(r"(?i)\b(?:labels?|labell?ing|annotat\w+|samples?|manual\w*|experts?)\b")
_SPEAKS_OF_COST = re.compile(
    r"(?i)(?:expens|cost|comput|memory|latenc|slow|fast|speed|time|energy|efficien|resource|power|overhead|burden"
    r"|parameters|workload|labou?r|annotat|storage|heavy|large-scale|scal|bandwidth|communicat|label)"
)
# What shows how well something is measured.
_OF_MEASURING = re.compile(r"(?i)\b(?:correlat\w+|agree\w*|kappa|consisten\w+|reliab\w+|human|error|variance)\b")


def fits(look: Lookup, claim: GraphClaim, issue: IssueNode | None, group: Iterable[SolutionNode] = ()) -> bool:
    """Whether a finding can be told as how a solution fared against an issue.

    What is found on a data set is a result of the methods that were tried on it and never its own. A figure of time,
    memory or energy answers an issue that speaks of cost, another figure one that does not, and of a model's scores
    none says whether something is measured well.
    """
    for s in group:
        entity = look.entities.get(s.entity or "")
        if entity is not None and entity.type is EntityType.DATASET:
            return False
    if issue is None:
        return True
    measured = plain(" ".join(filter(None, (claim.metric, claim.delta, claim.value))))
    of_cost = _COST.search(measured) is not None
    said = " ".join((issue.label, *(e.quote for e in issue.evidence if e.paper == claim.paper)))
    if issue.category == "labels" and of_cost:
        return _OF_LABELS.search(measured) is not None
    if of_cost:
        return issue.category == "cost" or _SPEAKS_OF_COST.search(said) is not None
    if issue.category == "measurement":
        return _OF_MEASURING.search(measured) is not None
    return issue.category != "cost"
