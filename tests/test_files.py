"""Files are written whole or not at all, and only where a run may stand."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

import kg
from extract.errors import OutputError
from kg import files
from kg.files import check_target, checksums, compare_checksums, write_file, write_folder
from kg.partial import partial_path


def names(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def test_a_folder_is_written_with_its_subfolders(tmp_path: Path) -> None:
    write_folder(tmp_path / "run", {"manifest.json": b"{}", "site/index.html": b"<p>"})
    assert names(tmp_path) == ["run/manifest.json", "run/site/index.html"]


def test_a_new_run_takes_the_place_of_the_old_one_whole(tmp_path: Path) -> None:
    write_folder(tmp_path / "run", {"manifest.json": b"old", "gone.txt": b"x"})
    write_folder(tmp_path / "run", {"manifest.json": b"new"})
    assert names(tmp_path) == ["run/manifest.json"]
    assert (tmp_path / "run/manifest.json").read_bytes() == b"new"


def test_what_is_no_run_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis").mkdir()
    (tmp_path / "thesis/chapter.tex").write_text("years of work")
    with pytest.raises(OutputError, match="no run"):
        write_folder(tmp_path / "thesis", {"manifest.json": b"{}"})
    assert names(tmp_path) == ["thesis/chapter.tex"]


def test_a_file_in_the_way_is_refused(tmp_path: Path) -> None:
    (tmp_path / "run").write_text("a file")
    with pytest.raises(OutputError, match="is a file"):
        check_target(tmp_path / "run")


@pytest.mark.parametrize("name", ["../outside.txt", "/etc/outside", "site/../../outside"])
def test_nothing_is_written_outside(tmp_path: Path, name: str) -> None:
    with pytest.raises(OutputError, match="outside"):
        write_folder(tmp_path / "run", {"manifest.json": b"{}", name: b"x"})
    assert names(tmp_path) == []


def test_a_failure_half_way_leaves_the_old_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_folder(tmp_path / "run", {"manifest.json": b"old"})
    real = Path.write_bytes

    def fail(path: Path, data: bytes) -> int:
        if path.name == "second":
            raise OSError(28, "No space left on device")
        return real(path, data)

    monkeypatch.setattr(files.Path, "write_bytes", fail)
    with pytest.raises(OutputError, match="No space left"):
        write_folder(tmp_path / "run", {"manifest.json": b"new", "second": b"x"})
    assert names(tmp_path) == ["run/manifest.json"]
    assert (tmp_path / "run/manifest.json").read_bytes() == b"old"


def test_write_file_leaves_no_temporary(tmp_path: Path) -> None:
    write_file(tmp_path / "deep" / "out.ttl", b"data")
    assert names(tmp_path) == ["deep/out.ttl"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_without_permission_is_a_clear_error(tmp_path: Path) -> None:
    (tmp_path / "locked").mkdir(mode=0o500)
    with pytest.raises(OutputError, match="cannot write"):
        write_file(tmp_path / "locked" / "x" / "out.ttl", b"data")


def test_every_file_has_its_checksum_and_what_differs_is_told(tmp_path: Path) -> None:
    written = {"manifest.json": b"{}", "papers.jsonl": b"x", "site/a.html": b"<p>", "site/b.html": b"<b>", "c": b""}
    write_folder(tmp_path / "run", written)
    known = checksums(written)
    assert set(known) == set(written) - {"manifest.json"}
    assert compare_checksums(tmp_path / "run", known) == {}
    (tmp_path / "run/manifest.json").write_bytes(b"{ }")
    (tmp_path / "run/papers.jsonl").write_bytes(b"y")
    (tmp_path / "run/site/a.html").unlink()
    (tmp_path / "run/site/new.html").write_bytes(b"")
    assert compare_checksums(tmp_path / "run", known) == {
        "papers.jsonl": "changed",
        "site/a.html": "missing",
        "site/new.html": "extra",
    }


def test_links_are_not_followed_by_the_comparison(tmp_path: Path) -> None:
    written = {"manifest.json": b"{}", "papers.jsonl": b"x"}
    write_folder(tmp_path / "run", written)
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere/papers.jsonl").write_bytes(b"x")
    (tmp_path / "run/papers.jsonl").unlink()
    (tmp_path / "run/papers.jsonl").symlink_to(tmp_path / "elsewhere/papers.jsonl")
    (tmp_path / "run/site").symlink_to(tmp_path / "elsewhere")
    known = {**checksums(written), "../elsewhere/papers.jsonl": "00"}
    assert compare_checksums(tmp_path / "run", known) == {
        "../elsewhere/papers.jsonl": "missing",
        "papers.jsonl": "changed",
        "site": "extra",
    }


def test_a_link_stays_and_the_folder_that_it_leads_to_is_written(tmp_path: Path) -> None:
    write_folder(tmp_path / "disk/run", {"manifest.json": b"old", "gone.txt": b"x"})
    (tmp_path / "second").symlink_to(tmp_path / "disk/run")
    (tmp_path / "first").symlink_to("second")
    write_folder(tmp_path / "first", {"manifest.json": b"new"})
    assert (tmp_path / "first").is_symlink() and (tmp_path / "second").is_symlink()
    assert (tmp_path / "disk/run/manifest.json").read_bytes() == b"new"
    assert names(tmp_path) == ["disk/run/manifest.json"] and len(list((tmp_path / "disk").iterdir())) == 1


def test_a_link_to_what_is_no_run_is_refused(tmp_path: Path) -> None:
    (tmp_path / "thesis").mkdir()
    (tmp_path / "thesis/chapter.tex").write_text("years of work")
    for name, target in (("full", "thesis"), ("loop", "loop"), ("lost", "nowhere"), ("file", "thesis/chapter.tex")):
        (tmp_path / name).symlink_to(target)
        with pytest.raises(OutputError, match=r"no run|link to nowhere|is a file"):
            write_folder(tmp_path / name, {"manifest.json": b"{}"})
        assert (tmp_path / name).is_symlink()
    assert (tmp_path / "thesis/chapter.tex").read_text() == "years of work"


def test_a_link_to_an_empty_folder_is_written_through(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "link").symlink_to("empty")
    write_folder(tmp_path / "link", {"manifest.json": b"{}"})
    assert (tmp_path / "link").is_symlink() and names(tmp_path / "empty") == ["manifest.json"]


@pytest.mark.parametrize(
    "name", ["x" * 241, "\N{LATIN SMALL LETTER E WITH ACUTE}" * 121, "x" * 300 + "/run", "x" * 5000]
)
def test_a_name_that_is_too_long_is_told_before_any_work(tmp_path: Path, name: str) -> None:
    with pytest.raises(OutputError, match="too long"):
        check_target(tmp_path / name)
    with pytest.raises(OutputError, match="too long"):
        kg.build([tmp_path / "never-read.bib"], output=tmp_path / name)
    with pytest.raises(OutputError, match=r"cannot write a run|too long"):
        check_target(tmp_path / "/".join(["x" * 200] * 30))


def test_the_longest_name_that_is_let_through_holds_a_stopped_build_and_a_run(tmp_path: Path) -> None:
    folder = tmp_path / ("x" * 240)
    check_target(folder)
    write_file(partial_path(folder), b"{}")
    write_folder(folder, {"manifest.json": b"{}"})
    assert names(folder) == ["manifest.json"] and len(partial_path(folder).name) == 255
