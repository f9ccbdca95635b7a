"""A run folder of the invented field, as a build would write it."""

from __future__ import annotations

from pathlib import Path

from kg.export.rdf import maker_of, rdf_files
from kg.files import MANIFEST, checksums, write_folder
from kg.records import Field
from kg.run import FORMAT_VERSION
from kg.store import encode, field_to_files

MODEL = {"name": "lamp-reader-1", "sha256": "00ff" * 16}


def write_run(folder: Path, field: Field, base: str | None = None, licence: str | None = None) -> Path:
    manifest = {"format": FORMAT_VERSION, "herringbone": "0.0.9", "model": MODEL}
    maker = maker_of(manifest)
    files = {**field_to_files(field), **rdf_files(field, base, maker=maker, licence=licence)}
    files["site/index.html"] = b"<!doctype html><title>overview</title><p>Lighthouses"
    files[MANIFEST] = encode({**manifest, "settings": {"base": base, "licence": licence}, "files": checksums(files)})
    write_folder(folder, files)
    return folder
