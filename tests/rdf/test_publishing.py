"""Who made a graph, and under which licence it may be used: said as far as it is known, and no further."""

from __future__ import annotations

import json
from pathlib import Path

import pyoxigraph as ox
import pytest
from invented import make_field
from runs import MODEL, write_run

import kg
from extract.errors import UsageError
from kg.cli import main
from kg.export.rdf import maker_for, maker_of, model_in_manifest
from kg.rdf.licences import licence_iri
from kg.rdf.nanopubs import RIGHTS, Maker
from kg.validation import validate_data
from ontologies.namespaces import DEFAULT_BASE, PREFIXES

CC_BY = "https://creativecommons.org/licenses/by/4.0/"
LICENCE = PREFIXES["dcterms"] + "license"
SUFFIX = {"turtle": ".ttl", "ntriples": ".nt", "jsonld": ".jsonld", "rdfxml": ".rdf", "trig": ".trig", "nquads": ".nq"}


def said(data: bytes, suffix: str) -> list[ox.Quad]:
    return list(ox.parse(data, format=ox.RdfFormat.from_extension(suffix[1:])))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_run(tmp_path_factory.mktemp("runs") / "run", make_field(3))


@pytest.mark.parametrize("name", sorted(SUFFIX))
def test_an_export_names_the_model_of_the_run(
    name: str, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The version and the model that read the papers, not those that write the file."""
    path = tmp_path / "graph"
    assert main(["export", str(folder), "--format", name, "-o", str(path)]) == 0
    capsys.readouterr()
    values = {(q.predicate.value.rpartition("#")[2].rpartition("/")[2], q.object.value) for q in said(
        path.read_bytes(), SUFFIX[name]
    ) if isinstance(q.object, ox.Literal)}  # fmt: skip
    assert {("sha256", MODEL["sha256"]), ("name", MODEL["name"]), ("softwareVersion", "0.0.9")} <= values


def test_an_export_is_what_the_build_wrote(folder: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    for name, file in (("turtle", "graph.ttl"), ("trig", "graph.trig"), ("fishbones-ttl", "fishbones.ttl")):
        assert main(["export", str(folder), "--format", name]) == 0
        assert capsysbinary.readouterr().out == (folder / file).read_bytes()


def test_a_build_keeps_what_an_export_needs(tmp_path: Path) -> None:
    """Through the real pipeline, by the reader that needs no model; and the shipped model through the manifest."""
    papers = tmp_path / "papers.bib"
    papers.write_text("@article{a, title={Lamps in fog}, abstract={We present GullNet. It finds ships.}}", "utf-8")
    run = kg.build([papers], reader="rules", licence="CC-BY-4.0", output=tmp_path / "run")
    assert kg.load(tmp_path / "run").licence == run.licence == CC_BY
    assert maker_of(run.manifest) == maker_for("rules")
    assert any(q.predicate.value == LICENCE and q.object.value == CC_BY for q in said(run.files["graph.ttl"], ".ttl"))
    assert kg.add(tmp_path / "run", [papers]).licence == CC_BY
    shipped = maker_for("encoder")
    manifest = json.loads(json.dumps({"herringbone": shipped.version, "model": model_in_manifest(shipped)}))
    assert maker_of(manifest) == shipped


def test_what_a_manifest_does_not_know_is_not_said() -> None:
    assert maker_of({"herringbone": "0.0.1"}) == Maker(version="0.0.1")
    assert maker_of({"herringbone": "0.0.1", "model": {"name": None, "sha256": "ab"}}) == Maker(version="0.0.1")


# ---- the licence


@pytest.mark.parametrize("name", sorted(SUFFIX))
def test_no_licence_is_claimed_that_nobody_gave(
    name: str, folder: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert main(["export", str(folder), "--format", name]) == 0
    quads = said(capsysbinary.readouterr().out, SUFFIX[name])
    assert not [q for q in quads if "licen" in q.predicate.value.lower()]
    assert [q for q in quads if q.predicate.value == PREFIXES["dcterms"] + "rights" and q.object.value == RIGHTS]


@pytest.mark.parametrize("name", sorted(SUFFIX))
def test_a_licence_is_an_iri(name: str, folder: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["export", str(folder), "--format", name, "--licence", "cc-by-4.0"]) == 0
    data = capsysbinary.readouterr().out
    stated = [q for q in said(data, SUFFIX[name]) if q.predicate.value == LICENCE]
    assert stated and all(q.object == ox.NamedNode(CC_BY) for q in stated)
    subjects = {q.subject.value.removeprefix(DEFAULT_BASE) for q in stated}
    if name in ("trig", "nquads"):
        assert subjects == {f"nanopub/{paper.id}" for paper in make_field(3).papers}
    else:
        assert subjects == {"dataset", *(f"dataset/{file}" for file in ("graph.ttl", "graph.trig", "fishbones.ttl"))}
        assert validate_data(data, SUFFIX[name]) == ()


def test_the_licence_of_the_run_is_kept(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    run = write_run(tmp_path / "run", make_field(2), licence=CC_BY)
    assert main(["export", str(run), "--format", "turtle"]) == 0
    assert capsysbinary.readouterr().out == (run / "graph.ttl").read_bytes()


def test_names_of_licences() -> None:
    assert licence_iri(" CC0-1.0 ") == "https://creativecommons.org/publicdomain/zero/1.0/"
    assert licence_iri("CC-BY-NC-SA-3.0") == "https://creativecommons.org/licenses/by-nc-sa/3.0/"
    assert licence_iri("apache-2.0") == "http://spdx.org/licenses/Apache-2.0"
    assert licence_iri("https://example.org/terms#ours") == "https://example.org/terms#ours"


@pytest.mark.parametrize(
    "wrong", ["", "free", "CC-BY", "CC-BY-9.0", "CC-BY-ND-SA-4.0", "https://", "https://x/ y", "javascript:alert(1)",
              "mailto:a@b.org", "\ud800", 'https://x/"> <http://e', "https://x/\u202e"],
)  # fmt: skip
def test_what_names_no_licence_is_refused(wrong: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(UsageError, match="names no licence"):
        licence_iri(wrong)
    assert main(["export", str(folder), "--format", "turtle", "--licence", wrong]) == 2
    assert "--licence" in capsys.readouterr().err
