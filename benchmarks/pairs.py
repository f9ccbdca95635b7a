"""How well names are joined across papers: pairs of names, same thing or not, against ``kg.resolve``.

``python benchmarks/pairs.py [--half tune|kept|all] [--together] [--errors]``

``pairs.jsonl`` holds pairs from several fields, judged by reading, not by running anything: two names with their
types, what each paper defines, whether they are one thing, and why. Each pair becomes two invented papers of one
sentence each; their mentions go through the assembly and the resolver that a build uses. A pair is joined where both
papers' entities became one.

========= ============================================================================================================
figure    definition
========= ============================================================================================================
precision of the pairs that were joined, the share that are one thing
recall    of the pairs that are one thing, the share that was joined
rule      the weakest rule on the way from one name to the other
========= ============================================================================================================

The pairs are cut in two by a hash: rules may be mended on the errors of the half ``tune`` only; ``kept`` is for
measuring. ``--together`` resolves all papers at once, so that a chain of joins over several pairs counts as well.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extract.abbreviations import find_abbreviations
from extract.assembly_settings import AssemblySettings
from extract.entities import group_mentions
from extract.reading import MentionSpan
from extract.records import Extraction, Paper, Sentence, Solution
from kg.folding import fold
from kg.records import GraphEntity
from kg.resolve import Resolved, resolve_entities
from ontologies.vocabulary import EntityType, Role

# What two works that coin one name are about: nothing in common.
_WORKS = ("old bridges over cold rivers", "learned noise in early films")
PAIRS = Path(__file__).with_name("pairs.jsonl")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two names and what they are. ``own``: each paper puts forward its own thing of that name."""

    a: str
    b: str
    type_a: EntityType
    type_b: EntityType
    same: bool
    why: str
    field: str
    defines_a: str = ""
    defines_b: str = ""
    own: bool = False

    @property
    def half(self) -> str:
        """``tune`` or ``kept``, by a hash of the names."""
        digest = hashlib.sha256("\t".join(sorted((self.a, self.b))).encode()).digest()
        return "tune" if digest[0] % 2 == 0 else "kept"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of a pair: the rule that joined it, or None."""

    pair: Pair
    rule: str | None

    @property
    def right(self) -> bool:
        """Whether it was joined just where it is one thing."""
        return (self.rule is not None) == self.pair.same


def load_pairs(path: Path = PAIRS) -> tuple[Pair, ...]:
    """All pairs, in the order of the file."""
    return tuple(_pair(json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines())


def _pair(record: dict[str, Any]) -> Pair:
    types = {key: EntityType(record[key]) for key in ("type_a", "type_b")}
    return Pair(**record | types)


def write_paper(identifier: str, name: str, kind: EntityType, defines: str = "", own: bool = False) -> Extraction:
    """An invented paper of one sentence about ``name``, read as the pipeline would with perfect spans.

    A name with its short form in brackets is marked without the bracket, as annotators do; a short form in brackets
    inside a name stays. ``defines``: a long form with its short form that the paper writes before.
    """
    title = f"{name}: {_WORKS[identifier[-1] in 'a02468']}" if own else "A study"
    before = f"There is {defines}. " if defines else ""
    abstract = f"{before}We propose {name}." if own else f"{before}We look at {name}."
    paper = Paper(id=identifier, title=title, abstract=abstract)
    bare = name.rpartition(" (")[0] if name.endswith(")") else name
    starts = [len(paper.text) - 1 - len(name), *([0] if own else [])]
    spans = [
        MentionSpan(start=at, end=at + len(bare), type=kind, score=0.9, proposed=float(own), rule="pair")
        for at in sorted(starts)
    ]
    abbreviations = find_abbreviations(paper.text)
    entities, mentions = group_mentions(paper.text, spans, abbreviations, AssemblySettings())
    role = Role.SOLUTION if own else Role.METHOD
    start = starts[0]
    put = (Solution(start=start, end=start + len(bare), text=bare),) if own else ()
    return Extraction(
        paper=paper,
        sentences=(Sentence(start=len(title) + 1, end=len(paper.text), role=role, score=0.9),),
        mentions=mentions,
        entities=entities,
        solutions=put,
        abbreviations=abbreviations,
    )


def write_pair(pair: Pair, prefix: str = "") -> tuple[Extraction, Extraction]:
    """The two papers of a pair."""
    return (
        write_paper(f"{prefix}a", pair.a, pair.type_a, pair.defines_a, pair.own),
        write_paper(f"{prefix}b", pair.b, pair.type_b, pair.defines_b, pair.own),
    )


def run_pairs(pairs: Sequence[Pair], *, together: bool = False) -> list[Outcome]:
    """Resolve each pair by itself, or all in one field, and say by which rule it was joined."""
    if not together:
        return [Outcome(pair=pair, rule=_rule(pair, resolve_entities(write_pair(pair)), "")) for pair in pairs]
    prefixes = [f"{number:04}" for number in range(len(pairs))]
    papers = [paper for pair, prefix in zip(pairs, prefixes, strict=True) for paper in write_pair(pair, prefix)]
    resolved = resolve_entities(sorted(papers, key=lambda x: x.paper.id))
    return [
        Outcome(pair=pair, rule=_rule(pair, resolved, prefix)) for pair, prefix in zip(pairs, prefixes, strict=True)
    ]


def _rule(pair: Pair, resolved: Resolved, prefix: str) -> str | None:
    one, other = resolved.local.get((f"{prefix}a", 0)), resolved.local.get((f"{prefix}b", 0))
    if one is None or one != other:
        return None
    entity = next(e for e in resolved.entities if e.id == one)
    return min((_merge(entity, name) for name in (pair.a, pair.b)), key=lambda found: found[1])[0]


def _merge(entity: GraphEntity, name: str) -> tuple[str, float]:
    """Rule and score by which a name came to its entity."""
    bare = name.rpartition(" (")[0] if name.endswith(")") else name
    merges = [(m.rule, m.score) for m in entity.merges if fold(m.alias) == fold(bare)]
    return min(merges, key=lambda found: found[1], default=("same name", 1.0))


def precision_recall(outcomes: Sequence[Outcome]) -> tuple[float, float]:
    """Precision and recall of joining; 1.0 where there is nothing to divide by."""
    joined = sum(o.rule is not None for o in outcomes)
    right = sum(o.rule is not None and o.pair.same for o in outcomes)
    same = sum(o.pair.same for o in outcomes)
    return (right / joined if joined else 1.0), (right / same if same else 1.0)


def report(outcomes: Sequence[Outcome], title: str, *, errors: bool = False) -> str:
    """The figures as lines of text."""
    precision, recall = precision_recall(outcomes)
    same = sum(o.pair.same for o in outcomes)
    lines = [
        f"{title}: {len(outcomes)} pairs, {same} same",
        f"  {'all':<20} precision {precision:.3f}  recall {recall:.3f}",
    ]
    joined = Counter(o.rule for o in outcomes if o.rule is not None)
    for rule, count in sorted(joined.items(), key=lambda item: (-item[1], item[0])):
        right = sum(o.rule == rule and o.pair.same for o in outcomes)
        lines.append(
            f"  {rule:<20} precision {right / count:.3f}  recall {right / max(same, 1):.3f}  ({right} of {count})"
        )
    if errors:
        for outcome in outcomes:
            if not outcome.right:
                pair = outcome.pair
                said = f"joined by {outcome.rule}" if outcome.rule else "kept apart"
                lines.append(f"  {said}: {pair.a} [{pair.type_a}] / {pair.b} [{pair.type_b}]: {pair.why}")
    return "\n".join(lines)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--half", choices=("tune", "kept", "all"), help="one half only (default: both, then all)")
    parser.add_argument("--together", action="store_true", help="resolve the papers of all pairs in one field")
    parser.add_argument("--errors", action="store_true", help="list the errors")
    chosen = parser.parse_args()
    outcomes = run_pairs(load_pairs(), together=chosen.together)
    for half in (chosen.half,) if chosen.half else ("tune", "kept", "all"):
        part = [o for o in outcomes if half in ("all", o.pair.half)]
        print(report(part, half, errors=chosen.errors))


if __name__ == "__main__":
    main()
