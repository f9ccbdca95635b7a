"""The shapes: a sound graph passes, and a planted fault for each shape is found and told."""

from __future__ import annotations

import json
from importlib import resources
from pathlib import Path

import pytest
import rdflib
from invented import make_field
from rdflib import RDF, Literal, URIRef
from runs import write_run

from extract.errors import DamagedInput, UnknownFormat
from kg.cli import main
from kg.export.rdf import rdf_files
from kg.validation import validate_data
from ontologies.namespaces import HB, PREFIXES

SHAPES = rdflib.Graph().parse(data=resources.files("ontologies").joinpath("shapes.ttl").read_bytes(), format="turtle")
SH = rdflib.Namespace(PREFIXES["sh"])
SOUND = rdf_files(make_field(6))["graph.ttl"]  # two of them on one data set


def term(name: str) -> URIRef:
    prefix, _, local = name.partition(":")
    return URIRef(PREFIXES[prefix] + local)


def spoil(kind: str, predicate: str, value: object = None) -> bytes:
    """Take a value from the first thing of a kind, or put another in its place."""
    graph = rdflib.Graph().parse(data=SOUND, format="turtle")
    subject = sorted(graph.subjects(RDF.type, term(kind)))[0]
    node = term(predicate.lstrip("^"))
    if predicate.startswith("^"):
        graph.remove((None, node, subject))
    else:
        graph.remove((subject, node, None))
        if value is not None:
            graph.add((subject, node, value if isinstance(value, (URIRef, Literal)) else Literal(value)))
    return graph.serialize(format="turtle").encode()


# shape: what is spoilt, and a word of the sentence that tells of it
FAULTS = {
    "Paper": (("fabio:ResearchPaper", "dcterms:title"), "one title"),
    "PaperText": (("hb:PaperText", "dcterms:isPartOf"), "one paper"),
    "Evidence": (("hb:Evidence", "hb:confidence", Literal("1.5", datatype=term("xsd:decimal"))), "from 0 to 1"),
    "Quote": (("oa:TextQuoteSelector", "oa:exact"), "words"),
    "Position": (("oa:TextPositionSelector", "oa:end", -1), "before it ends"),
    "Sentence": (("hb:Sentence", "oa:hasSource"), "text of one paper"),
    "Entity": (("hb:Task", "skos:prefLabel"), "one name"),
    "EntityKind": (("hb:Method", "rdf:type", term("hb:Dataset")), ""),
    "Merge": (("hb:Merge", "hb:mergedInto"), "one entity"),
    "Link": (("hb:Link", "hb:hasEvidence"), "read from"),
    "Topic": (("hb:Topic", "skos:prefLabel"), "one label"),
    "Placement": (("hb:Placement", "hb:reason"), "reason"),
    "Issue": (("hb:Issue", "hb:hasStatus", "maybe"), "open or addressed"),
    "Solution": (("hb:Solution", "ibis:responds-to"), "responds to"),
    "Claim": (("hb:Claim", "^hb:claims"), "by one paper"),
    "Comparison": (("hb:Comparison", "hb:reason"), "why it is not ranked"),
    "Chain": (("hb:Chain", "hb:laterPaper"), "one paper"),
    "CauseEffect": (("ishi:CauseEffect", "hb:hasEvidence"), "quote"),
    "Fishbone": (("ishi:Model", "dcterms:subject"), "one topic"),
    "Bone": (("ishi:MajorCause", "ishi:caused"), "head"),
    "GlossaryEntry": (("hb:GlossaryEntry", "hb:longForm"), "long form"),
    "ReadingStep": (("schema:ListItem", "schema:position", 0), "one place"),
    "Reject": (("hb:Reject", "hb:code"), "one code"),
    "Dataset": (("void:Dataset", "void:triples"), "counts the triples"),
}


def test_a_sound_graph_passes() -> None:
    assert validate_data(SOUND, ".ttl") == ()


def test_every_shape_has_its_fault() -> None:
    named = {
        str(shape).rpartition("#")[2] for shape in SHAPES.subjects(RDF.type, SH.NodeShape) if isinstance(shape, URIRef)
    }
    assert named == set(FAULTS)


@pytest.mark.parametrize("shape", sorted(FAULTS))
def test_a_planted_fault_is_found(shape: str) -> None:
    spoilt, words = FAULTS[shape]
    if shape == "EntityKind":
        graph = rdflib.Graph().parse(data=SOUND, format="turtle")
        graph.add((sorted(graph.subjects(RDF.type, term("hb:Method")))[0], RDF.type, term("hb:Dataset")))
        data = graph.serialize(format="turtle").encode()
    else:
        data = spoil(*spoilt)
    label = str(SHAPES.value(URIRef("https://w3id.org/herringbone/shapes#" + shape), rdflib.RDFS.label))
    told = [fault for fault in validate_data(data, ".ttl") if fault.kind == label]
    assert any(words in fault.message for fault in told), told


def test_a_rank_without_a_ranking_is_found() -> None:
    graph = rdflib.Graph().parse(data=SOUND, format="turtle")
    claim = sorted(graph.objects(None, term("hb:compares")))[0]
    graph.add((claim, term("hb:rank"), Literal(1)))
    faults = validate_data(graph.serialize(format="turtle").encode(), ".ttl")
    assert any(f.kind == "comparison" and "a rank where it is ranked" in f.message for f in faults), faults


def test_a_licence_is_one_and_an_iri() -> None:
    licence = URIRef("https://creativecommons.org/publicdomain/zero/1.0/")
    other = URIRef("https://creativecommons.org/licenses/by/4.0/")
    stated = rdf_files(make_field(4), licence=str(licence))["graph.ttl"]
    assert validate_data(stated, ".ttl") == ()
    told = "The description names one licence at most, by its IRI."
    for chosen in ([licence, other], [Literal("CC0 1.0")]):
        graph = rdflib.Graph().parse(data=stated, format="turtle")
        (described,) = graph.subjects(RDF.type, term("void:Dataset"))
        graph.remove((described, term("dcterms:license"), None))
        for value in chosen:
            graph.add((described, term("dcterms:license"), value))
        faults = validate_data(graph.serialize(format="turtle").encode(), ".ttl")
        messages = [f.message for f in faults if f.kind == "data set description" and "licence" in f.message]
        assert len(messages) == 1 and messages[0].startswith(told), messages


def test_every_class_that_is_exported_has_a_shape() -> None:
    graph = rdflib.Graph().parse(data=SOUND, format="turtle")
    targets = set(SHAPES.objects(None, SH.targetClass))
    ours = {kind for kind in graph.objects(None, RDF.type) if str(kind).startswith(HB)}
    assert ours <= targets


def test_a_quote_that_stands_elsewhere_is_found() -> None:
    data = spoil("oa:TextQuoteSelector", "oa:exact", "other words")
    assert any(fault.kind == "quote" and "other words" in fault.message for fault in validate_data(data, ".ttl"))


def test_a_wrong_count_and_blank_nodes_are_found() -> None:
    faults = validate_data(SOUND + b"\n<http://e/a> <http://e/p> [] .", ".ttl")
    assert {"The description says", "There are 1 blank"} <= {" ".join(f.message.split()[:3]) for f in faults} | {
        f.message[:17] for f in faults
    }


def test_a_file_that_is_cut_is_refused() -> None:
    with pytest.raises(DamagedInput, match=r"no whole RDF file.*line"):
        validate_data(SOUND[:-200], ".ttl")
    with pytest.raises(DamagedInput, match="no statement"):
        validate_data(b"", ".ttl")
    with pytest.raises(UnknownFormat, match="suffix"):
        validate_data(SOUND, ".csv")


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run = write_run(tmp_path / "run", make_field(3))
    assert main(["validate", str(run)]) == 0
    assert "all is well" in capsys.readouterr().err
    spoilt = tmp_path / "spoilt.ttl"
    spoilt.write_bytes(spoil("hb:Issue", "hb:hasStatus"))
    assert main(["validate", str(spoilt)]) == 1
    assert "An issue is open or addressed." in capsys.readouterr().out
    assert main(["validate", str(spoilt), "--json"]) == 1
    assert '"kind":"issue"' in capsys.readouterr().out
    (tmp_path / "cut.ttl").write_bytes(SOUND[:5000])
    assert main(["validate", str(tmp_path / "cut.ttl")]) == 3
    assert main(["validate", str(tmp_path / "none.ttl")]) == 3
    assert "Traceback" not in capsys.readouterr().err


def test_the_command_tells_which_file_is_not_as_it_was_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run = write_run(tmp_path / "run", make_field(3))
    (run / "site/index.html").write_bytes(b"<!doctype html><title>other</title>")
    (run / "fishbones.ttl").unlink()
    (run / "site/notes.txt").write_text("mine")
    assert main(["validate", str(run)]) == 1
    told = capsys.readouterr()
    assert [line.split(".")[0].rstrip(":") for line in told.out.splitlines()] == [
        "file <fishbones", "file <site/index", "file <site/notes"
    ]  # fmt: skip
    for words in ("fishbones.ttl>: It is missing.", "index.html>: It is not what was written", "no file of the run"):
        assert words in told.out
    assert "3 faults" in told.err
    # What the graph would be made from is damaged, too: the files are told all the same.
    (run / "papers.jsonl").write_bytes(b"{}\n")
    assert main(["validate", str(run)]) == 1
    told = capsys.readouterr()
    assert "file <papers.jsonl>: It is not what was written" in told.out and "run <" in told.out


def test_a_run_without_checksums_is_told_to_be_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run = write_run(tmp_path / "run", make_field(3))
    manifest = json.loads((run / "manifest.json").read_text(encoding="utf-8"))
    (run / "manifest.json").write_text(json.dumps({**manifest, "files": {}}), encoding="utf-8")
    (run / "extra.txt").write_text("mine")
    assert main(["validate", str(run)]) == 0
    assert "holds no checksums" in capsys.readouterr().err
    (run / "manifest.json").write_text(json.dumps({**manifest, "files": ["a"]}), encoding="utf-8")
    assert main(["validate", str(run)]) == 3
    assert "the checksums of the manifest are damaged" in capsys.readouterr().err
