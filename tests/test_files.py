"""Files are written whole or not at all, and only where a run may stand."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from extract.errors import OutputError
from kg import files
from kg.files import check_target, write_file, write_folder


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
