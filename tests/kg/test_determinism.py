"""The same papers give the same field under any seed of Python's hashing."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

from kg_samples import HULLS

from kg.field import build_field

HERE = Path(__file__).parent
CODE = """
import hashlib, sys
sys.path[:0] = [{here!r}, {root!r}]
from kg_samples import HULLS
from kg.field import build_field
field = build_field([x.paper for x in HULLS], HULLS)
print(hashlib.sha256(repr(field).encode()).hexdigest())
"""


def test_any_hash_seed_gives_the_same() -> None:
    code = CODE.format(here=str(HERE), root=str(HERE.parents[1]))
    digests = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("0", "4242")
    }
    here = repr(build_field([x.paper for x in HULLS], HULLS))  # and under the seed of this very process
    digests.add(hashlib.sha256(here.encode()).hexdigest() + "\n")
    assert len(digests) == 1
