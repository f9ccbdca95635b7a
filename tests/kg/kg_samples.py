"""Invented papers on an invented trade, listening to ship hulls, and the tools to write more of them.

Nobody wrote these abstracts and nothing in them was measured. ``write`` finds the offsets of what it is told to mark.
"""

from __future__ import annotations

from collections.abc import Sequence

from extract.abbreviations import find_abbreviations
from extract.records import Claim, Entity, Extraction, Issue, Mention, Paper, Relation, Sentence, Solution
from ontologies.vocabulary import Direction, EntityType, RelationType, Role

T = EntityType


def write(
    name: str,
    title: str,
    sentences: Sequence[tuple[str, str]],
    *,
    date: str | None = None,
    entities: Sequence[tuple[str, EntityType, tuple[str, ...], bool]] = (),
    issues: Sequence[tuple[str, str | None]] = (),
    solutions: Sequence[tuple[str, tuple[int, ...]]] = (),
    claims: Sequence[dict[str, str]] = (),
    relations: Sequence[tuple[int, RelationType, int]] = (),
    references: tuple[object, ...] = (),
) -> Extraction:
    """An extraction with every span in its place."""
    abstract = " ".join(text for _, text in sentences)
    paper = Paper(id=name, title=title, abstract=abstract, date=date, references=references)  # type: ignore[arg-type]
    text = paper.text
    cut, at = [], len(title) + 1
    for role, words in sentences:
        start = text.index(words, at)
        at = start + len(words)
        cut.append(Sentence(start=start, end=at, role=Role(role), score=0.9))
    mentions = []
    for index, (main, kind, aliases, _) in enumerate(entities):
        taken: list[tuple[int, int]] = []
        for form in sorted({main, *aliases}, key=lambda f: (-len(f), f)):
            start = text.find(form)
            while start >= 0:
                end = start + len(form)
                if not any(a < end and start < b for a, b in taken):
                    taken.append((start, end))
                    mentions.append(
                        Mention(start=start, end=end, text=form, type=kind, entity=index, score=0.9, rule="sample")
                    )
                start = text.find(form, end)
    marked = []
    for phrase, slug in issues:
        start = text.index(phrase, len(title) + 1)
        number = next(n for n, s in enumerate(cut) if s.start <= start < s.end)
        marked.append(Issue(start=start, end=start + len(phrase), text=phrase, sentence=number, type=slug, score=0.8))
    put = []
    for phrase, addresses in solutions:
        start = text.index(phrase)
        put.append(Solution(start=start, end=start + len(phrase), text=phrase, addresses=addresses, score=0.8))
    found = []
    for claim in claims:
        sentence = cut[int(claim["sentence"])]
        slots = {slot: claim.get(slot) for slot in ("subject", "metric", "value", "delta", "dataset", "baseline")}
        found.append(
            Claim(
                start=sentence.start,
                end=sentence.end,
                direction=Direction(claim.get("direction", "absolute")),
                hedged=False,
                negated=False,
                **slots,
            )
        )
    linked = tuple(
        Relation(head=head, relation=kind, tail=tail, start=cut[-1].start, end=cut[-1].end, score=0.7)
        for head, kind, tail in relations
    )
    return Extraction(
        paper=paper,
        sentences=tuple(cut),
        mentions=tuple(sorted(mentions, key=lambda m: (m.start, m.end))),
        entities=tuple(Entity(name=n, type=k, aliases=a, proposed=p) for n, k, a, p in entities),
        issues=tuple(marked),
        solutions=tuple(put),
        claims=tuple(found),
        abbreviations=find_abbreviations(text),
        relations=linked,
    )


HULLS: tuple[Extraction, ...] = (
    write(
        "hull-1",
        "Hearing rust: crack detection from hull sound",
        [
            ("background", "Ships are inspected in dry dock, which is slow."),
            ("issue", "Labelled hull sound recordings are scarce due to the price of divers."),
            (
                "solution",
                "We propose RustNet, a convolutional neural network (CNN) for crack detection from hull sound.",
            ),
            ("result", "On KeelBench RustNet reaches an F1 of 0.71, ahead of a support vector machine."),
            ("future", "Labelled recordings of wooden hulls are still missing."),
        ],
        date="2018-03-01",
        entities=[
            ("RustNet", T.METHOD, (), True),
            ("convolutional neural network", T.METHOD, ("CNN",), False),
            ("crack detection", T.TASK, (), False),
            ("hull sound", T.MODALITY, ("hull sound recordings",), False),
            ("KeelBench", T.DATASET, (), False),
            ("F1", T.METRIC, (), False),
            ("support vector machine", T.METHOD, (), False),
        ],
        issues=[("Labelled hull sound recordings are scarce", "label-scarcity")],
        solutions=[("RustNet", (0,))],
        claims=[
            {
                "sentence": "3",
                "subject": "RustNet",
                "metric": "F1",
                "value": "0.71",
                "dataset": "KeelBench",
                "baseline": "support vector machine",
                "direction": "better",
            }
        ],
    ),
    write(
        "hull-2",
        "Crack detection without divers: pretraining on unlabelled hull sound",
        [
            ("issue", "For crack detection, labelled recordings of hulls remain scarce."),
            ("solution", "We present KeelPre, self-supervised pretraining on hull sounds, which needs few labels."),
            ("method", "It starts from RustNet and masks the mel spectrogram."),
            ("result", "KeelPre raises the F1 score on the KeelBench dataset to 0.78."),
        ],
        date="2020-06",
        entities=[
            ("KeelPre", T.METHOD, (), True),
            ("self-supervised pretraining", T.METHOD, (), False),
            ("RustNet", T.METHOD, (), False),
            ("crack detection", T.TASK, ("Crack detection",), False),
            ("hull sounds", T.MODALITY, ("hull sound",), False),
            ("mel spectrogram", T.MODALITY, (), False),
            ("KeelBench dataset", T.DATASET, (), False),
            ("F1 score", T.METRIC, (), False),
        ],
        issues=[("labelled recordings of hulls remain scarce", "label-scarcity")],
        solutions=[("KeelPre", (0,))],
        claims=[
            {
                "sentence": "3",
                "subject": "KeelPre",
                "metric": "F1 score",
                "value": "0.78",
                "dataset": "KeelBench dataset",
            }
        ],
    ),
    write(
        "hull-3",
        "RustNet at sea: crack detection under engine noise",
        [
            ("issue", "Engine noise leads to missed cracks at sea."),
            ("solution", "A denoising front end is added to RustNet."),
            ("result", "Accuracy rises by 4 points."),
        ],
        date="2021",
        entities=[
            ("RustNet", T.METHOD, (), False),
            ("denoising front end", T.METHOD, (), True),
            ("crack detection", T.TASK, (), False),
            ("Accuracy", T.METRIC, (), False),
        ],
        issues=[("missed cracks at sea", "noise-and-artefacts")],
        solutions=[("denoising front end", (0,))],
        claims=[{"sentence": "2", "metric": "Accuracy", "delta": "4 points", "direction": "better"}],
    ),
    write(
        "port-1",
        "Berth planning with event knowledge graphs",
        [
            ("background", "Ports keep an event knowledge graph (EKG) of arrivals."),
            ("issue", "Berth planning models are black boxes."),
            ("solution", "We put forward BerthGraph, a graph neural network that explains each plan."),
        ],
        date="2022-01-09",
        entities=[
            ("event knowledge graph", T.MODALITY, ("EKG", "event knowledge graphs"), False),
            ("BerthGraph", T.METHOD, (), True),
            ("graph neural network", T.METHOD, (), False),
            ("Berth planning", T.TASK, (), False),
        ],
        issues=[("Berth planning models are black boxes", "black-box")],
        solutions=[("BerthGraph", (0,))],
    ),
    write(
        "port-2",
        "Planning berths in storms",
        [
            ("issue", "Berth planning ignores storms."),
            (
                "solution",
                "A graph attention network, a kind of graph neural network, plans berths from weather charts.",
            ),
        ],
        entities=[
            ("Berth planning", T.TASK, ("Planning berths",), False),
            ("graph attention network", T.METHOD, (), True),
            ("graph neural network", T.METHOD, (), False),
            ("weather charts", T.MODALITY, (), False),
        ],
        issues=[("ignores storms", None)],
        solutions=[("graph attention network", (0,))],
    ),
    write(
        "crew-1",
        "Watching over seafarers: heart rhythm screening from wearables",
        [
            ("background", "The electrocardiogram (EKG) of a seafarer is seldom taken."),
            ("issue", "Physicians are rarely on board."),
            (
                "solution",
                "We screen for arrhythmia with models such as convolutional neural networks and transformers.",
            ),
        ],
        date="2023-05",
        entities=[
            ("electrocardiogram", T.MODALITY, ("EKG",), False),
            ("heart rhythm screening", T.TASK, (), False),
            ("convolutional neural networks", T.METHOD, (), False),
            ("transformers", T.METHOD, (), False),
        ],
        issues=[("Physicians are rarely on board", None)],
    ),
)
