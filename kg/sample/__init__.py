"""The sample that ships: about sixty real papers on place recognition, their abstracts told in our own words."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import as_file, files
from pathlib import Path

SAMPLE_TITLE = "Place recognition for robots"


@contextmanager
def sample_path() -> Iterator[Path]:
    """Give the sample's BibTeX file as a path, also where the package lies in an archive."""
    with as_file(files(__name__) / "place_recognition.bib") as path:
        yield path
