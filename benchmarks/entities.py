"""What resolving makes of a run, for reading by eye.

``python benchmarks/entities.py RUN [--top 50] [--claims 60]``

Prints the number of entities before resolving (one a paper's thing), of distinct written names, and after; then the
most frequent entities with type and members, and a sample of claims with the sentences they were read from. Nobody
can count by program what is right there: a reader marks it, and README's figure is that count.
"""

from __future__ import annotations

import argparse
import random
from pathlib import Path

import kg
from kg.describe import claim_line


def main() -> None:
    """Print the figures and the lists."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("run", type=Path, help="a run folder")
    parser.add_argument("--top", type=int, default=50, help="entities to list (default 50)")
    parser.add_argument("--claims", type=int, default=0, help="claims to sample (default none)")
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


if __name__ == "__main__":
    main()
