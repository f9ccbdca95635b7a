"""The formats that a run's graph can be written in.

A module of this package offers ``FORMATS``, a tuple of ``Format``; adding a format is one new file.
"""

from __future__ import annotations

import importlib
import pkgutil

from kg.export._format import Format

__all__ = ["FORMATS", "Format"]


def _find_formats() -> dict[str, Format]:
    found = {}
    for info in pkgutil.iter_modules(__path__):
        if not info.name.startswith("_"):
            for form in importlib.import_module(f"{__name__}.{info.name}").FORMATS:
                found[form.name] = form
    return dict(sorted(found.items()))


FORMATS: dict[str, Format] = _find_formats()
