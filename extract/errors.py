"""Everything that Herringbone raises on purpose.

The tree, with the exit code that the command line gives back::

    HerringboneError          4
    ├── UsageError            2   an argument, an option or a configuration that cannot be meant
    ├── InputError            3   something that was given to be read
    │   ├── MissingInput      3   it is not there, or may not be opened
    │   ├── UnknownFormat     3   no reader knows it
    │   └── DamagedInput      3   its format is known, but its content is broken, empty or over a limit
    ├── ModelDamaged          3   a file of the trained model is missing or not the one that was shipped
    ├── OutputError           3   something that was to be written
    └── InternalError         4   a state that should be impossible: a bug of ours

A bad *record* is no error: readers give back a ``Reject`` for it and go on.
"""

from __future__ import annotations

from typing import ClassVar


class HerringboneError(Exception):
    """An error that says what went wrong, where, why, and what to do about it.

    Parameters
    ----------
    what : str
        What went wrong, as a clause without a full stop: ``"no reader knows this file"``.
    where : str, optional
        The file, option or place it concerns.
    why : str, optional
        The cause, as far as known.
    fix : str, optional
        What the user can do, as a sentence without a full stop.

    Examples
    --------
    >>> print(InputError("cannot read the file", where="a.bib", why="it is empty", fix="Give a file with records"))
    a.bib: cannot read the file: it is empty. Give a file with records.
    """

    exit_code: ClassVar[int] = 4

    def __init__(self, what: str, *, where: str | None = None, why: str | None = None, fix: str | None = None) -> None:
        self.what = what
        self.where = where
        self.why = why
        self.fix = fix
        super().__init__(self._sentence())

    def _sentence(self) -> str:
        head = ": ".join(part for part in (self.where, self.what, self.why) if part)
        sentences = [head.rstrip(".")] + ([self.fix.rstrip(".")] if self.fix else [])
        return ". ".join(sentences) + "."

    def __reduce__(self) -> tuple[object, ...]:
        """Keep all four parts when an error crosses from one process to another."""
        return _restore, (type(self), self.what, self.where, self.why, self.fix)


class UsageError(HerringboneError):
    """An argument, an option or a configuration that cannot be meant."""

    exit_code = 2


class InputError(HerringboneError):
    """Something that was given to be read cannot be."""

    exit_code = 3


class MissingInput(InputError):
    """A file or folder is not there, or may not be opened."""


class UnknownFormat(InputError):
    """No reader knows this content."""


class DamagedInput(InputError):
    """The content is broken, empty, or over a limit."""


class ModelDamaged(HerringboneError):
    """A file of the trained model is missing, or is not the one that was shipped."""

    exit_code = 3


class OutputError(HerringboneError):
    """Something that was to be written cannot be."""

    exit_code = 3


class InternalError(HerringboneError):
    """A state that should be impossible: a bug of ours."""

    exit_code = 4


def _restore(
    kind: type[HerringboneError], what: str, where: str | None, why: str | None, fix: str | None
) -> HerringboneError:
    return kind(what, where=where, why=why, fix=fix)
