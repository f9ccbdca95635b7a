"""The laws of a run: the same papers give the same bytes, adding equals building together, and a stop loses nothing."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import kg
from extract.errors import InputError, MissingInput, OutputError, UsageError
from kg import pipeline as building
from kg.partial import partial_path
from kg.sample import sample_path

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def entries() -> list[str]:
    """Fourteen entries of the sample, as BibTeX."""
    with sample_path() as path:
        return re.split(r"\n(?=@)", path.read_text(encoding="utf-8"))[:14]


@pytest.fixture(scope="module")
def pages(entries: list[str], tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The entries in two files, one of them in both."""
    folder = tmp_path_factory.mktemp("pages")
    (folder / "first.bib").write_text("\n".join(entries[:8]), encoding="utf-8")
    (folder / "second.bib").write_text("\n".join(entries[7:]), encoding="utf-8")
    return folder / "first.bib", folder / "second.bib"


@pytest.fixture(scope="module")
def reference(pages: tuple[Path, Path]) -> dict[str, bytes]:
    """What a plain build of both files writes, but for the manifest."""
    return contents(kg.build(pages, reader="fast", title="Two files").files)


def contents(files: dict[str, bytes]) -> dict[str, bytes]:
    return {name: data for name, data in files.items() if name != "manifest.json"}


def test_the_order_of_inputs_does_not_matter(pages: tuple[Path, Path], reference: dict[str, bytes]) -> None:
    run = kg.build(pages[::-1], reader="fast", title="Two files")
    assert contents(run.files) == reference
    assert run.manifest["files"] == {name: hashlib.sha256(data).hexdigest() for name, data in reference.items()}


def test_nothing_outside_the_papers_matters(
    pages: tuple[Path, Path], reference: dict[str, bytes], tmp_path: Path
) -> None:
    """Neither the seed of hashing, nor the zone, nor the locale, nor the jobs: each is another than the reference's."""
    code = "import kg.pipeline, sys; kg.pipeline.FEW_PAPERS = 1; from kg.cli import main; sys.exit(main(sys.argv[1:]))"
    script = tmp_path / "driver.py"
    script.write_text(f'if __name__ == "__main__":\n    {code}\n', encoding="utf-8")
    command = [sys.executable, str(script), "build", *map(str, pages), "-o", str(tmp_path / "run"), "--reader", "fast"]
    command += ["--title", "Two files", "--jobs", "2"]
    others = {"PYTHONHASHSEED": "1", "TZ": "Asia/Kolkata", "LC_ALL": "C"}
    environment = {**os.environ, **others, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    written = {
        str(path.relative_to(tmp_path / "run")): path.read_bytes()
        for path in (tmp_path / "run").rglob("*")
        if path.is_file() and path.name != "manifest.json"
    }
    assert written == reference


def test_adding_equals_building_together(
    pages: tuple[Path, Path], reference: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kg.build(pages[:1], reader="fast", title="Two files", output=tmp_path / "run")
    read: list[str] = []
    real = building.extract_papers

    def watched(papers, *rest):  # type: ignore[no-untyped-def]
        papers = list(papers)
        read.extend(paper.id for paper in papers)
        return real(papers, *rest)

    monkeypatch.setattr(building, "extract_papers", watched)
    run = kg.add(tmp_path / "run", pages[1:])
    assert contents(run.files) == reference
    assert len(read) == 6, "papers that the run knew were read again"
    assert {item["name"] for item in run.manifest["inputs"]} == {"first.bib", "second.bib"}


def test_a_run_comes_back_from_its_folder(pages: tuple[Path, Path], tmp_path: Path) -> None:
    run = kg.build(pages, reader="fast", output=tmp_path / "run")
    again = kg.load(tmp_path / "run")
    assert again.counts == run.counts
    assert again.manifest == run.manifest
    from kg.store import field_to_files
    from kg.validation import validate_files

    assert field_to_files(again.field) == field_to_files(run.field)
    assert validate_files(tmp_path / "run", again.manifest) == ()
    again.save(tmp_path / "copy")
    assert validate_files(tmp_path / "copy", kg.load(tmp_path / "copy").manifest) == ()


def test_what_is_made_from_a_folder_is_what_the_build_made(pages: tuple[Path, Path]) -> None:
    """Records lose nothing that RDF or pages show: a figure of seven decimals is the same from the stored records."""
    from dataclasses import replace

    from kg.export.rdf import rdf_files
    from kg.site import SiteSettings, build_site
    from kg.store import field_from_files, field_to_files

    built = kg.build(pages, reader="fast").field
    fine = replace(built.claims[0], value="0.0000213", number=0.0000213)
    field = replace(built, claims=(fine, *built.claims[1:]))
    stored = field_from_files(lambda name: field_to_files(field)[name])
    assert stored.claims[0].number == 0.0000213
    assert rdf_files(stored) == rdf_files(field)
    assert build_site(stored, SiteSettings()) == build_site(field, SiteSettings())


def test_a_stopped_build_goes_on_where_it_was(
    pages: tuple[Path, Path], reference: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = building.extract_papers

    def stop_after_five(papers, *rest):  # type: ignore[no-untyped-def]
        for number, reading in enumerate(real(papers, *rest)):
            if number == 5:
                raise KeyboardInterrupt
            yield reading

    monkeypatch.setattr(building, "extract_papers", stop_after_five)
    with pytest.raises(KeyboardInterrupt):
        kg.build(pages, reader="fast", title="Two files", output=tmp_path / "run")
    assert partial_path(tmp_path / "run").is_file()
    assert not (tmp_path / "run").exists()

    read: list[str] = []

    def watched(papers, *rest):  # type: ignore[no-untyped-def]
        papers = list(papers)
        read.extend(paper.id for paper in papers)
        return real(papers, *rest)

    monkeypatch.setattr(building, "extract_papers", watched)
    run = kg.build(pages, reader="fast", title="Two files", output=tmp_path / "run")
    assert len(read) == 14 - 5
    assert contents(run.files) == reference
    assert not partial_path(tmp_path / "run").exists()


def test_every_quote_is_in_its_paper(pages: tuple[Path, Path]) -> None:
    run = kg.build(pages, reader="fast")
    texts = {paper.id: paper.text for paper in run.papers}
    everything = [
        *(evidence for entity in run.entities for evidence in entity.mentions),
        *(evidence for edge in run.edges for evidence in edge.evidence),
        *(evidence for issue in run.issues for evidence in (*issue.evidence, *issue.open)),
        *(cause.evidence for issue in run.issues for cause in issue.causes),
        *(solution.evidence for issue in run.issues for solution in issue.solutions),
        *(claim.evidence for claim in run.claims()),
        *(evidence for chain in run.chains for evidence in chain.evidence),
        *(evidence for entry in run.field.glossary for evidence in entry.evidence),
    ]
    assert len(everything) > 100
    for evidence in everything:
        assert texts[evidence.paper][evidence.start : evidence.end] == evidence.quote


def test_wrong_use_is_told(pages: tuple[Path, Path], tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="reader"):
        kg.build(pages, reader="oracle")
    with pytest.raises(UsageError, match="jobs"):
        kg.build(pages, jobs=0)
    with pytest.raises(MissingInput):
        kg.build([tmp_path / "nowhere.bib"])
    with pytest.raises(MissingInput, match="curation"):
        kg.build(pages, curation=tmp_path / "nowhere.toml")
    with pytest.raises(InputError, match="no run folder"):
        kg.load(tmp_path)
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "thesis.tex").write_text("mine")
    with pytest.raises(OutputError):
        kg.build(pages[:1], reader="fast", output=tmp_path / "full")


def test_a_run_of_another_format_is_refused(pages: tuple[Path, Path], tmp_path: Path) -> None:
    run = kg.build(pages[:1], reader="fast", output=tmp_path / "run")
    manifest = (tmp_path / "run" / "manifest.json").read_text(encoding="utf-8")
    (tmp_path / "run" / "manifest.json").write_text(manifest.replace('"format": 1', '"format": 99'), encoding="utf-8")
    with pytest.raises(InputError, match="99"):
        kg.load(tmp_path / "run")
    assert run.papers
