"""Files written whole or not at all.

A run folder is put together beside its final place and then renamed into it, so that whoever looks sees the old run or
the new one, never half of one.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from extract.errors import OutputError

MANIFEST = "manifest.json"
# What a stopped build keeps stands beside the run folder, under its name with this around it (``kg.partial``).
_BESIDE = "..partial.jsonl"
_NAME_MAX = 255  # bytes that most file systems allow for a name, where this one does not say


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


def checksums(files: Mapping[str, bytes]) -> dict[str, str]:
    """The SHA-256 of each file by its name, sorted; not of the manifest, which is where they are kept.

    >>> checksums({"b.txt": b"", "manifest.json": b"{}"})
    {'b.txt': 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'}
    """
    return {name: hashlib.sha256(files[name]).hexdigest() for name in sorted(files) if name != MANIFEST}


def compare_checksums(folder: Path, known: Mapping[str, str]) -> dict[str, str]:
    """What of a run folder is not as it was written: ``"changed"``, ``"missing"`` or ``"extra"`` by name, sorted.

    Links are not followed: what was a file and is a link now counts as changed.

    Raises
    ------
    OSError
        A file can't be read.
    """
    found: dict[str, str] = {}
    for path, folders, names in os.walk(folder):
        here = Path(path)
        links = [name for name in folders if (here / name).is_symlink()]
        for entry in (here / name for name in (*names, *links)):
            name = os.fsencode(entry.relative_to(folder).as_posix()).decode("utf-8", "replace")
            if name == MANIFEST:
                continue
            if name not in known:
                found[name] = "extra"
            elif entry.is_symlink() or not entry.is_file() or _sha256(entry) != known[name]:
                found[name] = "changed"
            else:
                found[name] = ""
    found |= {name: "missing" for name in known if name not in found}
    return {name: found[name] for name in sorted(found) if found[name]}


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def write_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write a run folder as one step: the old run stands until the new one is complete.

    Parameters
    ----------
    folder : Path
        The run folder. It may be missing, empty, or an earlier run (it holds a ``manifest.json``). Where it is a
        link to one of these, the folder that it leads to is written, and the link stays.
    files : mapping of str to bytes
        Relative path with forward slashes, and content.

    Raises
    ------
    OutputError
        The folder holds something that is no run, or can't be written.
    """
    check_target(folder)
    folder = Path(os.path.realpath(folder) if folder.is_symlink() else os.path.abspath(folder))  # noqa: PTH100
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
    """Refuse a target that holds something other than a run, or can't have its name, before any work is done.

    Raises
    ------
    OutputError
        ``folder`` is a file, a folder with content but without a manifest, a link to such a one or to nowhere, or its
        name is longer than the file system allows.
    """
    try:
        _check_name(folder)
        if folder.is_symlink() and not folder.exists():
            raise OutputError(f"{folder} is a link to nowhere; choose another folder for the run.")
        if folder.exists() and not folder.is_dir():
            raise OutputError(f"{folder} is a file; choose another name for the run folder.")
        if folder.is_dir() and any(folder.iterdir()) and not (folder / MANIFEST).is_file():
            raise OutputError(
                f"{folder} holds files that are no run (it has no {MANIFEST}); choose an empty or a new folder."
            )
    except OSError as error:
        raise OutputError(
            f"cannot write a run to {folder}: {error.strerror or error}. Choose another folder."
        ) from error


def _check_name(folder: Path) -> None:
    """Refuse a name, of the folder or of one to be made above it, that is longer than the file system allows."""
    path = Path(os.path.abspath(folder))  # noqa: PTH100 - resolve() would follow a link
    above = [path, *path.parents]
    for place, part in enumerate(above):
        size = len(os.fsencode(part.name))
        most = _longest_name(above[place + 1 :]) - (len(_BESIDE) if part is path else 0)
        if size > most:
            raise OutputError(
                f"the name of {'the run folder' if part is path else 'a folder above the run'} is too long: it has "
                f"{size} bytes, and {most} may stand here. Choose a shorter name: {part.name[:40]}..."
            )


def _longest_name(above: Sequence[Path]) -> int:
    """Bytes that a name may have below the nearest of these folders that is there."""
    for folder in above:
        with suppress(OSError, ValueError, AttributeError):
            return int(os.pathconf(folder, "PC_NAME_MAX"))
    return _NAME_MAX
