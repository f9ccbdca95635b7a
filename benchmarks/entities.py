"""What resolving makes of a run, for reading by eye.

``python benchmarks/entities.py RUN [--top 50] [--claims 60] [--edges 20] [--ties 60]``

Prints the number of entities before resolving (one a paper's thing), of distinct written names, and after; then the
most frequent entities with type and members, a sample of claims and one of each relation (of papers and of things
apart) with the sentences they were read from. ``--ties`` samples the ties that only a known name makes, beside how many
papers the reader found for the most frequent things, how many they have with ties, and how many a plain text search for
their names finds. Nobody can count by program what is right there: a reader marks it, and
the figures in ``benchmarks/README.md`` are those counts.
"""

from __future__ import annotations

import argparse
import random
import re
from collections import defaultdict
from pathlib import Path

import kg
from kg.describe import claim_line
from kg.folding import is_short_form
from kg.known_names import RULE
from kg.records import Edge, Evidence


def main() -> None:
    """Print the figures and the lists."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("run", type=Path, help="a run folder")
    parser.add_argument("--top", type=int, default=50, help="entities to list (default 50)")
    parser.add_argument("--claims", type=int, default=0, help="claims to sample (default none)")
    parser.add_argument("--edges", type=int, default=0, help="edges of each relation to sample (default none)")
    parser.add_argument("--ties", type=int, default=0, help="ties of known names to sample (default none)")
    chosen = parser.parse_args()
    run = kg.load(chosen.run)
    things = [entity for extraction in run.extractions for entity in extraction.entities]
    print(f"papers' things      {len(things)}")
    print(f"distinct names      {len({thing.name for thing in things})}")
    print(f"entities            {len(run.entities)}")
    print(f"in two papers or more {sum(len(entity.papers) > 1 for entity in run.entities)}")
    for number, entity in enumerate(sorted(run.entities, key=lambda e: (-len(e.papers), e.id))[: chosen.top], 1):
        print(f"{number:3} {len(entity.papers):4} {entity.type:8} {entity.name} | {'; '.join(entity.aliases)}")
    claims = sorted(run.field.claims, key=lambda claim: claim.id)
    # Seed 0, so that two readers read the same claims.
    for claim in random.Random(0).sample(claims, min(chosen.claims, len(claims))):
        print(f"\n{claim_line(claim)}\n    {claim.evidence.quote}")
    print_edges(run, chosen.edges)
    if chosen.ties:
        print_ties(run, chosen.ties)


def print_edges(run: kg.Run, number: int) -> None:
    """Print a sample of each relation, as names with the first quote."""
    names = {entity.id: entity.name for entity in run.entities} | {paper.id: paper.title for paper in run.papers}
    groups: dict[str, list[Edge]] = defaultdict(list)
    for edge in run.edges:
        groups[f"{edge.relation}, {'things' if edge.source.startswith('entity/') else 'papers'}"].append(edge)
    for relation, edges in sorted(groups.items()) if number else ():
        print(f"\n== {relation}: {len(edges)}")
        ordered = sorted(edges, key=lambda edge: (edge.source, edge.target))
        for edge in random.Random(0).sample(ordered, min(number, len(ordered))):
            said = edge.evidence[0].quote if edge.evidence else ""
            print(f"{names.get(edge.source, '?')} -> {names.get(edge.target, '?')} ({edge.weight})\n    {said}")


def print_ties(run: kg.Run, number: int, most: int = 16) -> None:
    """Print counts of papers by the reader, with ties and by text search, then a sample of ties in their places."""
    texts = {paper.id: paper.text for paper in run.papers}
    ties: dict[tuple[str, str], Evidence] = {}
    for entity in run.entities:
        for place in entity.mentions:
            if place.rule == RULE:
                ties.setdefault((entity.id, place.paper), place)
    tied = {key: sum(one == key for one, _ in ties) for key in {one for one, _ in ties}}
    print(f"\nties of known names {len(ties)}, of {len(tied)} things\nreader  with ties  text search")
    for entity in sorted(run.entities, key=lambda e: (-len(e.papers), e.id))[:most]:
        forms = [form for form in re.split(r"\s*[()]\s*", entity.name) if form]
        patterns = [
            re.compile(rf"(?<!\w){re.escape(form)}s?(?!\w)", 0 if is_short_form(form) else re.IGNORECASE)
            for form in forms
        ]
        held = sum(any(pattern.search(text) for pattern in patterns) for text in texts.values())
        papers = len(entity.papers)
        print(f"{papers - tied.get(entity.id, 0):6} {papers:10} {held:12}  {entity.name}")
    names = {entity.id: entity.name for entity in run.entities}
    for identifier, paper in random.Random(0).sample(sorted(ties), min(number, len(ties))):
        place = ties[identifier, paper]
        before, behind = texts[paper][max(0, place.start - 90) : place.start], texts[paper][place.end : place.end + 70]
        print(f"\n{names[identifier]} ({place.score:.2f})\n    {before.strip()} [{place.quote}] {behind.strip()}")


if __name__ == "__main__":
    main()
