"""Files written whole or not at all.

A run folder is put together beside its final place and then renamed into it, so that whoever looks sees the old run or
the new one, never half of one.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from extract.errors import OutputError

MANIFEST = "manifest.json"


def write_file(path: Path, data: bytes) -> None:
    """Write one file through a temporary neighbour and a rename.

    Parameters
    ----------
    path : Path
        Where the file shall stand; missing parent folders are made.
    data : bytes
        Its whole content.

    Raises
    ------
    OutputError
        The file can't be written there.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}.", suffix=".tmp")
        try:
            with os.fdopen(handle, "wb") as out:
                out.write(data)
            Path(name).chmod(0o644)
            Path(name).replace(path)
        except BaseException:
            with suppress(OSError):
                Path(name).unlink()
            raise
    except OSError as error:
        raise OutputError(
            f"cannot write {path}: {error.strerror or error}. Choose a folder that you may write to."
        ) from error


def write_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write a run folder as one step: the old run stands until the new one is complete.

    Parameters
    ----------
    folder : Path
        The run folder. It may be missing, empty, or an earlier run (it holds a ``manifest.json``).
    files : mapping of str to bytes
        Relative path with forward slashes, and content.

    Raises
    ------
    OutputError
        The folder holds something that is no run, or can't be written.
    """
    check_target(folder)
    folder = Path(os.path.abspath(folder))  # noqa: PTH100 - resolve() would follow a link and replace its target
    fresh = None
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        fresh = Path(tempfile.mkdtemp(dir=folder.parent, prefix=f".{folder.name[:40]}.", suffix=".tmp"))
        for name in sorted(files):
            target = fresh / name
            if fresh not in target.resolve().parents:
                raise OutputError(f"refused to write {name!r}: it lies outside of the run folder.")
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(files[name])
        fresh.chmod(0o755)
        if folder.exists():
            old = Path(tempfile.mkdtemp(dir=folder.parent, prefix=f".{folder.name[:40]}.", suffix=".old"))
            folder.rename(old / "run")
            try:
                fresh.rename(folder)
            except OSError:
                (old / "run").rename(folder)
                raise
            shutil.rmtree(old, ignore_errors=True)
        else:
            fresh.rename(folder)
    except OSError as error:
        raise OutputError(f"cannot write the run to {folder}: {error.strerror or error}.") from error
    finally:
        if fresh is not None:
            shutil.rmtree(fresh, ignore_errors=True)


def check_target(folder: Path) -> None:
    """Refuse a target that holds something other than a run, before any work is done.

    Raises
    ------
    OutputError
        ``folder`` is a file, or a folder with content but without a manifest.
    """
    if folder.is_symlink() and not folder.exists():
        raise OutputError(f"{folder} is a link to nowhere; choose another folder for the run.")
    if folder.exists() and not folder.is_dir():
        raise OutputError(f"{folder} is a file; choose another name for the run folder.")
    if folder.is_dir() and any(folder.iterdir()) and not (folder / MANIFEST).is_file():
        raise OutputError(
            f"{folder} holds files that are no run (it has no {MANIFEST}); choose an empty or a new folder."
        )
