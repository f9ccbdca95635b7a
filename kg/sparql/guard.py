"""What a query may be: pieces are read as SPARQL 1.1 defines them, and only what was understood is passed on.

Searching for a forbidden word is not enough: words hide in comments, in escapes, and in the gap between two readings
of ``<``, which opens an IRI or means "less than". ``check_query`` therefore hands back a text in which there is one
reading only: comments are blanked, and an IRI's brackets and commas are written as escapes, so that what was taken
for an IRI here cannot be an expression for the engine. Line and column stay those of the query.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from extract.errors import UsageError

__all__ = ["MAX_DEPTH", "MAX_LENGTH", "CheckedQuery", "QueryRefused", "check_query"]

#: Characters of a query; the longest of the named queries has 2,000.
MAX_LENGTH = 50_000
#: Nested brackets; engines read them recursively and crash on thousands.
MAX_DEPTH = 60
#: Operators of property paths that repeat; each multiplies the work.
MAX_REPEATS = 12

Form = Literal["select", "ask", "construct", "describe"]


class QueryRefused(UsageError):
    """A query that may not run here, or is none."""


@dataclass(frozen=True, slots=True)
class CheckedQuery:
    """A query that may run: its form, the text to run, and the prefixes that it uses but does not declare.

    ``undeclared`` has for each of them where it first stands, as "line 1, column 9".
    """

    form: Form
    text: str
    undeclared: Mapping[str, str] = field(default_factory=dict)


# The terminals of https://www.w3.org/TR/sparql11-query/#sparqlGrammar, longest first where one begins another.
_BASE = r"A-Za-z\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u02FF\u0370-\u037D\u037F-\u1FFF\u200C-\u200D\u2070-\u218F"
_BASE += r"\u2C00-\u2FEF\u3001-\uD7FF\uF900-\uFDCF\uFDF0-\uFFFD\U00010000-\U000EFFFF"
_CHARS = rf"{_BASE}_0-9\u00B7\u0300-\u036F\u203F-\u2040"
# Capped: a run of names without a colon would else be scanned to its end from each of them.
_PREFIX = rf"(?:[{_BASE}](?:[{_CHARS}.-]{{0,200}}[{_CHARS}-])?)?:"
_LOCAL_CHAR = rf"(?:[{_CHARS}:-]|%[0-9A-Fa-f]{{2}}|\\[_~.\-!$&'()*+,;=/?#@%])"
_PIECES = re.compile(
    rf"""
    (?P<space>[ \t\r\n]+)
  | (?P<comment>\#[^\r\n]*)
  | (?P<string>\"\"\"(?:\"{{0,2}}(?:[^"\\]|\\[tbnrf"'\\]|\\u[0-9A-Fa-f]{{4}}|\\U[0-9A-Fa-f]{{8}}))*\"\"\"
             |'''(?:'{{0,2}}(?:[^'\\]|\\[tbnrf"'\\]|\\u[0-9A-Fa-f]{{4}}|\\U[0-9A-Fa-f]{{8}}))*'''
             |\"(?:[^"\\\r\n]|\\[tbnrf"'\\]|\\u[0-9A-Fa-f]{{4}}|\\U[0-9A-Fa-f]{{8}})*\"
             |'(?:[^'\\\r\n]|\\[tbnrf"'\\]|\\u[0-9A-Fa-f]{{4}}|\\U[0-9A-Fa-f]{{8}})*')
  | (?P<iri><(?:[^<>"{{}}|^`\\\x00-\x20]|\\u[0-9A-Fa-f]{{4}}|\\U[0-9A-Fa-f]{{8}})*>)
  | (?P<variable>[?$][{_CHARS}]+)
  | (?P<blank>_:[{_CHARS}](?:[{_CHARS}.-]*[{_CHARS}-])?)
  | (?P<name>{_PREFIX}(?:{_LOCAL_CHAR}(?:(?:{_LOCAL_CHAR}|\.)*{_LOCAL_CHAR})?)?)
  | (?P<language>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)
  | (?P<number>[0-9]*\.?[0-9]+(?:[eE][+-]?[0-9]+)?|[0-9]+\.[0-9]*[eE][+-]?[0-9]+)
  | (?P<word>[A-Za-z_][A-Za-z0-9_]*)
  | (?P<open>[(\[{{])
  | (?P<close>[)\]}}])
  | (?P<sign>\^\^|\|\||&&|!=|<=|>=|[.;,*+?/|^!=<>&-])
    """,
    re.VERBOSE,
)
_FORMS: dict[str, Form] = {"SELECT": "select", "ASK": "ask", "CONSTRUCT": "construct", "DESCRIBE": "describe"}
_FORBIDDEN = {
    "SERVICE": "a query may not call another server (SERVICE)",
    "FROM": "a query may not name its data set (FROM); all graphs of the run can be read with GRAPH",
}
_UNPAIRED = re.compile("[\ud800-\udfff]")
_OPERANDS = ("variable", "number", "string", "close")
_UPDATES = frozenset(("LOAD", "INSERT", "DELETE", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH", "USING"))
# What an expression needs to go on or to end, and an IRI can hold: written as escapes, so that it ends no expression.
_IN_IRI = re.compile(r"[()\[\],;#?]")


def check_query(text: str) -> CheckedQuery:
    """Give a query that may run.

    Raises
    ------
    QueryRefused
        The query is too long or too deep, holds what is no SPARQL, is no read-only form, or names a server or a data
        set. The message has the line and the column.
    """
    if len(text) > MAX_LENGTH:
        raise QueryRefused(f"the query has {len(text):,} characters; {MAX_LENGTH:,} are the limit")
    if lone := _UNPAIRED.search(text):
        raise QueryRefused(
            f"{_where(text, lone.start())}: there is half of a character (U+{ord(lone[0]):04X}); write it in UTF-8"
        )
    form: Form | None = None
    parts: list[str] = []
    place = repeats = 0
    before = ""  # the kind of the last piece, "space" too
    steps: list[bool] = []  # for each open bracket, whether what stands in it can be steps of a path
    is_step = False  # whether the last piece that is no blank can be a step, which ``*`` or ``+`` repeats
    declaring = False
    declared: set[str] = set()
    undeclared: dict[str, int] = {}
    while place < len(text):
        match = _PIECES.match(text, place)
        if match is None:
            raise QueryRefused(f"{_where(text, place)}: {text[place]!r} cannot stand here")
        kind, piece = str(match.lastgroup), match[0]
        if kind == "iri" and before in _OPERANDS and ":" not in piece:
            kind, piece = "sign", "<"  # ?a<?b&&?c>?d compares; the blank behind it leaves no other reading
        if kind == "open":
            steps.append(piece == "(")
            if len(steps) > MAX_DEPTH:
                raise QueryRefused(f"{_where(text, place)}: brackets are nested more than {MAX_DEPTH} deep")
        elif kind == "sign" and piece in "*+" and is_step:
            repeats += 1
            if repeats > MAX_REPEATS:
                raise QueryRefused(f"{_where(text, place)}: more than {MAX_REPEATS} steps of property paths repeat")
        elif kind in ("word", "name"):
            _check_word(text, place, kind, piece, first=form is None and not declaring)
            if kind == "word" and form is None:
                declaring = piece.upper() in ("PREFIX", "BASE")
                form = _FORMS.get(piece.upper())
            elif kind == "name" and (prefix := piece.partition(":")[0]) not in declared:
                if declaring:
                    declared.add(prefix)
                else:
                    undeclared.setdefault(prefix, place)
        elif kind == "iri":
            declaring = False
        if kind == "close":
            is_step = bool(steps) and steps.pop()
            if steps and not is_step:
                steps[-1] = False
        elif kind not in ("space", "comment"):
            is_step = kind in ("name", "iri") or piece == "a"
            if steps and kind in ("variable", "number", "string"):  # an expression
                steps[-1] = False
        parts.append(_one_reading(kind, piece))
        place += len(piece)
        before = kind
    if form is None:
        raise QueryRefused("this is no query: it needs SELECT, ASK, CONSTRUCT or DESCRIBE")
    return CheckedQuery(form, "".join(parts), {prefix: _where(text, place) for prefix, place in undeclared.items()})


def _check_word(text: str, place: int, kind: str, piece: str, *, first: bool) -> None:
    """Refuse a forbidden keyword, also where it is glued to others: engines read ``trueSERVICEex:a`` as three."""
    word = piece.partition(":")[0].upper()
    for forbidden, reason in _FORBIDDEN.items():
        if word == forbidden and kind == "word":
            raise QueryRefused(f"{_where(text, place)}: {reason}")
        if forbidden in word:
            raise QueryRefused(f"{_where(text, place)}: {piece!r} could be read as {forbidden}; choose another prefix")
    if first and word in _UPDATES:
        raise QueryRefused(f"{_where(text, place)}: only questions can be asked here; {word} would change the data")


def _one_reading(kind: str, piece: str) -> str:
    if kind == "comment":
        return " " * len(piece)
    if kind == "iri":
        return _IN_IRI.sub(lambda match: f"\\u{ord(match[0]):04X}", piece)
    return "< " if piece == "<" else piece


def _where(text: str, place: int) -> str:
    line = text.count("\n", 0, place) + 1
    return f"line {line}, column {place - text.rfind(chr(10), 0, place)}"
