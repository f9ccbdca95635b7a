"""An error says what, where, why and what to do, and knows its exit code."""

from __future__ import annotations

import pickle

import pytest

from extract import errors

KINDS = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, errors.HerringboneError)]


@pytest.mark.parametrize("kind", KINDS)
def test_every_error_stands_in_the_drawn_tree(kind: type[errors.HerringboneError]) -> None:
    drawing = errors.__doc__ or ""
    line = next(line for line in drawing.splitlines() if f" {kind.__name__} " in f" {line.lstrip('│├└─ ')} ")
    assert f" {kind.exit_code}" in line


@pytest.mark.parametrize("kind", KINDS)
def test_errors_cross_processes_whole(kind: type[errors.HerringboneError]) -> None:
    error = kind("cannot read", where="a.bib", why="it is empty", fix="Give another")
    again = pickle.loads(pickle.dumps(error))
    assert (type(again), str(again)) == (kind, "a.bib: cannot read: it is empty. Give another.")
    assert (again.what, again.where, again.why, again.fix) == ("cannot read", "a.bib", "it is empty", "Give another")


def test_a_bare_error_is_one_sentence() -> None:
    assert str(errors.UsageError("nothing to read.")) == "nothing to read."
