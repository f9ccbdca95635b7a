"""``manifest.json``: what a run was made of, by what, and how long it took. The one file that holds clock readings."""

from __future__ import annotations

import hashlib
import json
import os
import platform
import re
import sys
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from functools import cache
from importlib import metadata
from importlib.resources import files
from pathlib import Path
from typing import Any

import msgspec

from extract.read import Input
from kg.run import FORMAT_VERSION

MODEL_FILES = (".onnx", ".json", ".npz")
_UNCONCERNED = {"training", "readers"}  # parts of the package that don't change what is read out of an abstract
# What can change a result.
LIBRARIES = (
    "spacy",
    "scikit-learn",
    "networkx",
    "numpy",
    "onnxruntime",
    "tokenizers",
    "rdflib",
    "pyoxigraph",
    "rapidfuzz",
)


@cache
def identify_reader(name: str) -> str:
    """Give a reader with the digest of its model and of the code around it: what another one read is not reused.

    >>> identify_reader("rules").split()[0]
    'rules'
    """
    package = Path(str(files("extract")))
    parts = [path for path in package.rglob("*.py") if not _UNCONCERNED & set(path.relative_to(package).parts)]
    parts += [path for path in package.rglob("*") if path.suffix in MODEL_FILES]
    parts.append(Path(str(files("ontologies") / "issues.json")))  # issues are typed by it
    digest = hashlib.sha256()
    for path in sorted(parts):
        digest.update(path.read_bytes())
    return f"{name} {digest.hexdigest()[:16]}"


def make_manifest(
    *,
    settings: Mapping[str, Any],
    inputs: Sequence[Mapping[str, Any]],
    counts: Mapping[str, int],
    seconds: Mapping[str, float],
    model: Mapping[str, str | None] | None = None,
    checksums: Mapping[str, str] | None = None,
) -> dict[str, Any]:
    """Give the manifest of a run that has just been made; ``checksums``: the SHA-256 of each of its other files."""
    from kg import __version__

    return {
        "format": FORMAT_VERSION,
        "herringbone": __version__,
        "written": _now(),
        "settings": dict(settings),
        "model": dict(model) if model is not None else None,
        "inputs": list(inputs),
        "counts": dict(counts),
        "seconds": dict(seconds),
        "python": platform.python_version(),
        "libraries": {name: metadata.version(name) for name in LIBRARIES},
        # An int8 model may flip a marginal label on another kind of processor.
        "processor": describe_processor(),
        "files": dict(checksums or {}),
    }


def manifest_to_bytes(manifest: Mapping[str, Any]) -> bytes:
    """Give the manifest as indented JSON."""
    return json.dumps(manifest, ensure_ascii=False, indent=1).encode() + b"\n"


def merge_inputs(earlier: Sequence[Mapping[str, Any]], new: Sequence[Input]) -> list[dict[str, Any]]:
    """Give the inputs of a run and those added to it, each once, by name and digest."""
    every = [dict(item) for item in earlier] + [msgspec.to_builtins(item) for item in new]
    unique = {(item["name"], item["sha256"]): item for item in every}
    return [unique[key] for key in sorted(unique)]


def describe_processor() -> str:
    """Give the machine's architecture with the vector instructions that int8 arithmetic depends on."""
    flags: list[str] = []
    try:
        found = re.search(r"^flags\s*:(.*)$", Path("/proc/cpuinfo").read_text(encoding="utf-8"), re.MULTILINE)
        words = set(found.group(1).split()) if found else set()
        flags = [name for name in ("avx2", "avx512f", "avx512_vnni", "avx_vnni") if name in words]
    except OSError:  # no Linux
        pass
    return " ".join([platform.machine(), sys.platform, *flags])


def _now() -> str:
    """The time in UTC; ``SOURCE_DATE_EPOCH`` is honoured for reproducible builds."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    moment = datetime.fromtimestamp(int(epoch), UTC) if epoch and epoch.isdigit() else datetime.now(UTC)
    return moment.isoformat(timespec="seconds")
