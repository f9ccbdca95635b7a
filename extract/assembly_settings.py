"""What the assembly takes for certain enough, one set of thresholds a reader.

Scores of a trained reader and of the rules do not mean the same, so each reader has its own defaults.
"""

from __future__ import annotations

from dataclasses import dataclass

from ontologies.vocabulary import EntityType

__all__ = ["AssemblySettings", "settings_for"]


@dataclass(frozen=True, slots=True, kw_only=True)
class AssemblySettings:
    """Thresholds of the assembly, all probabilities but ``own_weight``.

    Attributes
    ----------
    method, dataset, modality, task, metric : float
        What the best mention of an entity of that type must reach.
    same : float
        From when on two names are one entity.
    own_weight : float
        What a full difference in ``proposed`` adds to the log-odds that two names are one entity.
    proposed : float
        From when on an entity is the paper's own.
    issue, issue_elsewhere : float
        For issue phrases in sentences of role ``issue``, and in others.
    solution, first_solution, sure_solution : float
        For solution phrases, for the surest one of a paper, and from when on one needs no support of the title.
    slot, number, link : float
        For parts of claims, the numbers of claims, and links of solution and issue.
    claim, numeric_claim : float
        For a sentence that makes a claim without a number, and with one, where no parts were learned.
    finding, worded_finding : float
        For a number, and for a sentence without one, to be a finding, where the parts of claims were learned.
    binding, far_binding : float
        For a part that belongs to a number of its own sentence, and of another one.
    """

    method: float = 0.5
    dataset: float = 0.5
    modality: float = 0.5
    task: float = 0.5
    metric: float = 0.5
    same: float = 0.42
    own_weight: float = -2.0
    proposed: float = 0.5
    issue: float = 0.5
    issue_elsewhere: float = 0.5
    solution: float = 0.5
    first_solution: float = 0.3
    sure_solution: float = 0.5
    slot: float = 0.5
    number: float = 0.5
    claim: float = 0.5
    numeric_claim: float = 0.3
    finding: float = 0.5
    worded_finding: float = 0.5
    link: float = 0.5
    binding: float = 0.3
    far_binding: float = 0.5

    def mention(self, kind: EntityType) -> float:
        """The threshold for entities of ``kind``."""
        match kind:
            case EntityType.METHOD:
                return self.method
            case EntityType.DATASET:
                return self.dataset
            case EntityType.MODALITY:
                return self.modality
            case EntityType.TASK:
                return self.task
            case EntityType.METRIC:
                return self.metric


# Chosen on 75 annotated papers that the model had not seen and dev (extract/training/tune.py), each near the top of its
# own figure's curve, or where the curve is flat nearer to one half; the scores are calibrated. Phrases and numbers have
# low scores where several borders compete for one phrase, so their thresholds are low: overlapping rivals are gone.
_DEFAULTS: dict[str, AssemblySettings] = {
    "encoder": AssemblySettings(
        method=0.35,
        dataset=0.35,
        modality=0.4,
        task=0.45,
        metric=0.4,
        same=0.45,
        proposed=0.55,
        issue=0.16,
        issue_elsewhere=0.3,
        solution=0.45,
        first_solution=0.2,
        slot=0.15,
        number=0.2,
        claim=0.4,
        numeric_claim=0.5,
        link=0.6,
        finding=0.5,
    ),
}


def settings_for(reader: str) -> AssemblySettings:
    """The default settings for the reader of that name; one half everywhere for a reader that is not ours."""
    return _DEFAULTS.get(reader, AssemblySettings())
