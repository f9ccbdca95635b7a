"""The packages form layers: no import runs upward, no two files import each other, and importing costs nothing."""

from __future__ import annotations

import ast
import functools
import subprocess
import sys
from pathlib import Path

import networkx as nx
import pytest

ROOT = Path(__file__).parents[1]
MAY_IMPORT = {
    "ontologies": {"ontologies"},
    "extract": {"extract", "ontologies"},
    "viz": {"viz"},
    "kg": {"kg", "viz", "extract", "ontologies"},
}
# What makes a site, or a picture of one, of a field; the graph itself knows nothing of its pages.
MAKES_PAGES = {"kg.site", "kg.scene", "kg.pyvis_export"}
HEAVY = (
    "spacy",
    "sklearn",
    "torch",
    "onnxruntime",
    "rdflib",
    "pyoxigraph",
    "pyvis",
    "networkx",
    "numpy",
    "bibtexparser",
)
MODULES = sorted(path for package in MAY_IMPORT for path in (ROOT / package).rglob("*.py"))


def module_name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


KNOWN = frozenset(map(module_name, MODULES))


@functools.cache
def imports_of(path: Path, *, top_level_only: bool = False) -> frozenset[str]:
    """Give the modules of ours that a file imports; lazily or at the top, but not for type checking only."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found: set[str] = set()

    def visit(nodes: list[ast.stmt]) -> None:
        for node in nodes:
            if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
                continue
            if isinstance(node, ast.Import):
                found.update(alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                assert node.level == 0, f"{path}: relative import"
                names = {f"{node.module}.{alias.name}" for alias in node.names}
                found.update(name if name in KNOWN else str(node.module) for name in names)
            if top_level_only and isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                continue
            for field in ("body", "orelse", "finalbody"):
                visit(getattr(node, field, []))
            for handler in getattr(node, "handlers", []):
                visit(handler.body)

    visit(tree.body)
    return frozenset(name for name in found if name.split(".")[0] in MAY_IMPORT)


@pytest.mark.parametrize("path", MODULES, ids=module_name)
def test_no_import_runs_upward(path: Path) -> None:
    package = path.relative_to(ROOT).parts[0]
    above = {name for name in imports_of(path) if name.split(".")[0] not in MAY_IMPORT[package]}
    assert not above, f"{module_name(path)} imports {above}"


def test_only_what_makes_the_site_knows_the_pages() -> None:
    known = {name for name in map(module_name, MODULES) if name.split(".")[:2] == ["kg", "pages"]}
    users = {module_name(path) for path in MODULES if imports_of(path) & known}
    assert users - known == MAKES_PAGES


def test_no_two_files_import_each_other() -> None:
    graph = nx.DiGraph()
    for path in MODULES:
        graph.add_edges_from((module_name(path), name) for name in imports_of(path, top_level_only=True))
    assert list(nx.simple_cycles(graph)) == []


@pytest.mark.parametrize("package", ["kg", "extract.records", "kg.records", "viz", "ontologies.vocabulary"])
def test_import_is_light(package: str) -> None:
    code = f"import sys, {package}; print(*(name for name in {HEAVY} if name in sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout.split() == []
