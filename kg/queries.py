"""Named questions: SPARQL files with a title, a description and parameters in their head.

A parameter stands in its query as ``VALUES ?name { "default" }``; ``fill_query`` puts a literal made by the one
constructor of terms in the place of the default, wherever the parameter stands. Nothing is pasted into a query.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from extract.errors import UsageError

__all__ = ["NamedQuery", "Parameter", "fill_query", "load_queries", "load_query"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """What a question can be told: a name, what it is when nobody says, and what it means."""

    name: str
    default: str
    description: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedQuery:
    """A question with a name."""

    name: str
    title: str
    description: str
    parameters: tuple[Parameter, ...]
    text: str


_HEAD = re.compile(r"# (title|description|parameter): (.*)")
_PLACE = re.compile(r'(VALUES \?([a-z]+) \{ )"[^"\\]*"( \})')
_PARAMETER = re.compile(r'([a-z]+) = "([^"\\]*)" \| (.+)')


@cache
def load_queries() -> tuple[NamedQuery, ...]:
    """Give all named questions, sorted by name."""
    folder = resources.files("ontologies").joinpath("queries")
    files = sorted((item for item in folder.iterdir() if item.name.endswith(".rq")), key=lambda item: item.name)
    return tuple(_read(item.name.removesuffix(".rq"), item.read_text(encoding="utf-8")) for item in files)


def load_query(name: str) -> NamedQuery:
    """Give a named question.

    Raises
    ------
    UsageError
        No question has this name; the message has those that come near.
    """
    import difflib

    by_name = {query.name: query for query in load_queries()}
    if name not in by_name:
        near = difflib.get_close_matches(name, by_name, n=3, cutoff=0.4) or sorted(by_name)[:5]
        raise UsageError(
            f"no named query {name!r}", fix=f"Is it {' or '.join(near)}? `herringbone query --list` shows all of them"
        )
    return by_name[name]


def fill_query(query: NamedQuery, values: Mapping[str, str] | None = None) -> str:
    """Give the SPARQL text of a question with its parameters set.

    Parameters
    ----------
    query : NamedQuery
        The question.
    values : mapping of str to str, optional
        Parameters by name; those left out keep their default.

    Raises
    ------
    UsageError
        The question has no such parameter, or a value holds half of a character.
    """
    from kg.rdf.terms import clean_text, text

    known = {parameter.name for parameter in query.parameters}
    for name in values or {}:
        if name not in known:
            has = f"it has {', '.join(sorted(known))}" if known else "it has none"
            raise UsageError(f"the query {query.name} has no parameter {name!r}", why=has)
        if any("\ud800" <= character <= "\udfff" for character in (values or {})[name]):
            raise UsageError(
                f"the value {clean_text((values or {})[name])!r} of {name} holds half of a character",
                fix="Give it in UTF-8",
            )
    if not values:
        return query.text
    # In one pass: what was filled in is not read again.
    return _PLACE.sub(
        lambda place: place[1] + str(text(values[place[2]])) + place[3] if place[2] in values else place[0], query.text
    )


def _read(name: str, content: str) -> NamedQuery:
    head: dict[str, str] = {}
    parameters = []
    lines = content.splitlines()
    while lines and (match := _HEAD.fullmatch(lines[0])):
        if match[1] == "parameter":
            found = _PARAMETER.fullmatch(match[2])
            assert found is not None, f"{name}: {match[2]}"
            parameters.append(Parameter(name=found[1], default=found[2], description=found[3]))
        else:
            head[match[1]] = match[2]
        lines.pop(0)
    return NamedQuery(
        name=name,
        title=head["title"],
        description=head["description"],
        parameters=tuple(parameters),
        text="\n".join(lines) + "\n",
    )
