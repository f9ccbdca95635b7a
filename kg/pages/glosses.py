"""What each known kind of issue means, in plain words: one line of ours for a reader who is new to a field."""

from __future__ import annotations

from collections.abc import Mapping

# By the slug of an issue type. True of any field, and short enough for one line below a heading.
GLOSSES: Mapping[str, str] = {
    "accumulating-errors": "A small error at one step makes the next step worse, and so on to the end.",
    "ad-hoc-design": "Things are done by rules of thumb or in separate pieces, not by one sound method.",
    "adverse-effects": "What is meant to help also does harm.",
    "ambiguous-language": "The same words can mean several things, or what is meant is not said.",
    "attacks-and-privacy": "Somebody can fool a system, steal from it, or learn what should stay private.",
    "black-box": "One cannot see why a system decided as it did.",
    "brittleness": "A small change that should not matter makes a method fail.",
    "burden-of-disease": "An illness or a hazard harms many people, or costs society much.",
    "burdensome-measurement": "The usual way to measure is costly, unpleasant, or tied to one place.",
    "changing-conditions": "The same thing looks or sounds different under another light, weather, angle or device.",
    "changing-scale": "The same thing comes in very different sizes or shapes.",
    "class-imbalance": "Some kinds of cases are much rarer than others.",
    "communication-cost": "Sending data or messages takes too much time, bandwidth or money.",
    "complex-structure": "The data are too irregular or too tangled for the usual methods.",
    "computational-cost": "It takes too much time, memory or power to compute.",
    "conflicting-evidence": "Studies disagree, or none settles the question.",
    "confounding": "Other influences are mixed in, so that one cannot tell what causes what.",
    "coordination": "Several agents or parts have to act together, which is hard to arrange.",
    "data-scarcity": "There is too little data to learn from or to study.",
    "domain-shift": "What works on the data or in the place it was made for works worse elsewhere.",
    "drift-over-time": "The world or the data change, so that what was learned grows out of date.",
    "flawed-evaluation": "Tests are done in a way that makes results look better than they are.",
    "forgetting": "Learning something new wipes out what was learned before.",
    "gap-to-practice": "What research knows or builds is not put to use.",
    "hard-control": "The motion, contact or material is too complex to predict, and so to control.",
    "hard-to-survey": "There is so much work on the subject that it is hard to find one’s way.",
    "hard-to-use-tools": "The tools are too complicated for those who need them.",
    "harmful-output": "A system says or does what is harmful, or what people do not want.",
    "heterogeneous-clients": "The data lie with several owners and differ, so that one shared model suits few.",
    "high-dimensionality": "There are too many quantities or choices at once for the number of examples or tries "
    "at hand.",
    "ignored-domain-structure": "What is known about the subject is not built into the method.",
    "ill-bounded-targets": "What is looked for is small, thin or blurred, so that it is hard to find or to outline.",
    "inaccurate-tests": "A test or a sensor misses what is there, or reports what is not.",
    "incomplete-input": "Part of what a method should be given is missing.",
    "information-overload": "There is more material than people can read, search or use.",
    "insufficient-accuracy": "Results are not exact enough for the purpose.",
    "inter-subject-variability": "Individuals differ so much that one model does not fit all of them.",
    "intractability": "The exact answer cannot be computed in any reasonable time.",
    "label-scarcity": "To learn from examples somebody must mark the right answer in each, and too few are marked.",
    "late-detection": "The trouble is noticed too late, or not at all.",
    "law-and-ethics": "Legal or moral questions are unsettled or stand in the way.",
    "limited-access": "Those who need it cannot get it, for its cost, its distance or its rules.",
    "limited-hardware": "The device has too little memory, power or bandwidth.",
    "little-explored": "The question has hardly been studied.",
    "look-alikes": "Different things look so similar that they are taken for one another.",
    "low-acceptance": "People do not trust what was made, or do not take it up.",
    "low-resource-languages": "A language or a group has too few texts, recordings or tools for the usual methods.",
    "manual-workload": "People must do much of it by hand, which is slow, or takes rare skills.",
    "mechanical-limits": "The way a machine is built keeps it from moving, reaching or gripping as it should.",
    "misleading-metrics": "The usual score does not measure what matters.",
    "missing-benchmark": "There are no open data, or no agreed test, on which to compare methods.",
    "missing-context": "The method sees too little of what is around, before or after what it judges.",
    "missing-theory": "Nobody has shown why, or when, a method works.",
    "modality-gap": "Two kinds of input, say text and pictures, are not matched or combined well.",
    "narrow-models": "What there is was made for, or tried on, one kind of task or input, and leaves out others.",
    "noise-and-artefacts": "What is recorded or measured is blurred, disturbed or of poor quality.",
    "occlusion-and-clutter": "What matters is hidden behind something, or lost among other things.",
    "outdated-knowledge": "A system, or the store of facts that it draws on, lacks facts or holds old ones.",
    "partial-observability": "One must act without seeing everything that matters, or without being sure of it.",
    "poor-adherence": "People do not keep up what would help them.",
    "poor-calibration": "A system does not know when it is likely to be wrong.",
    "poor-reproducibility": "Others cannot get the same result again.",
    "poor-scalability": "The cost or the error grows so fast with size that large cases are out of reach.",
    "real-time-limits": "The answer comes too late to be of use.",
    "resistance": "What is fought against adapts and escapes.",
    "rigid-representations": "The way data are turned into numbers keeps too little, too much, or things mixed up.",
    "sample-inefficiency": "Learning takes more trials or examples than one can afford.",
    "sensitivity-to-settings": "The result depends on settings that are hard to choose.",
    "shallow-reasoning": "A system cannot think through several steps, plan, count or compare.",
    "simulation-gap": "What works in simulation or in the laboratory does not work in the real world.",
    "slow-convergence": "The search for a good solution takes too long, or stops at a poor one.",
    "sparse-feedback": "A learner is told too seldom, or too late, whether it did well.",
    "spurious-cues": "A model goes by signs that only happen to go with the right answer.",
    "unclear-design-choices": "It is not known which part or setting makes the difference.",
    "unfairness-and-bias": "Some groups of people are treated worse than others.",
    "unfaithful-generation": "What a system produces is wrong, unnatural, dull, or not what was asked for.",
    "unknown-mechanism": "It is not understood how something comes about.",
    "unmet-treatment-need": "There is no remedy, or the one there is often fails.",
    "unrealistic-assumptions": "The method takes something for granted that does not hold in reality.",
    "unreliable-labels": "The answers that a method learns from are themselves wrong or doubtful.",
    "unsafe-action": "A wrong move could hurt people or break things.",
    "unseen-classes": "In use, things turn up that were never, or hardly ever, seen before.",
    "unstable-training": "Learning breaks down, clings to its examples, or is pulled in several directions.",
    "unsupported-statements": "A system states as fact what nothing bears out.",
    "weak-study-design": "Studies are too small, too short or without comparison, and so prove little.",
}


def gloss_of(slug: str | None) -> str:
    """The line for a type; empty where there is none.

    Examples
    --------
    >>> gloss_of("little-explored"), gloss_of(None)
    ('The question has hardly been studied.', '')
    """
    return GLOSSES.get(slug or "", "")
