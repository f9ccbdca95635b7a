"""A run folder of the invented field, as a build would write it."""

from __future__ import annotations

from pathlib import Path

from kg.export.rdf import rdf_files
from kg.files import MANIFEST, write_folder
from kg.records import Field
from kg.run import FORMAT_VERSION
from kg.store import encode, field_to_files


def write_run(folder: Path, field: Field, base: str | None = None) -> Path:
    files = {**field_to_files(field), **rdf_files(field, base)}
    files["site/index.html"] = b"<!doctype html><title>overview</title><p>Lighthouses"
    files[MANIFEST] = encode({"format": FORMAT_VERSION, "settings": {"base": base}})
    write_folder(folder, files)
    return folder
