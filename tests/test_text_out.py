"""Text on its way out: labels, file names, spreadsheet cells, terminal lines, notebook tables."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from kg.cli._output import clean
from kg.tables import Table
from kg.text import plain, safe_name, spreadsheet_cell

any_text = st.text(max_size=200)


@given(any_text)
def test_plain_is_one_clean_line(text: str) -> None:
    line = plain(text)
    assert all(unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Zl", "Zp") for c in line)
    assert line == line.strip()
    assert plain(line) == line


@given(any_text)
def test_safe_names_are_safe(text: str) -> None:
    assert re.fullmatch(r"[a-z0-9]([a-z0-9-]{0,58}[a-z0-9])?", safe_name(text))


def test_safe_names_by_example() -> None:
    assert safe_name("../../etc/passwd") == "etc-passwd"
    assert safe_name("Étude du sommeil") == "etude-du-sommeil"
    assert safe_name("睡眠") == "untitled"
    assert len(safe_name("x" * 600)) == 60


@given(any_text)
def test_no_cell_is_a_formula(text: str) -> None:
    assert spreadsheet_cell(text)[:1] not in {"=", "+", "-", "@"}


def test_a_terminal_sees_no_escape_sequence() -> None:
    assert clean("a\x1b[31mred\u202eevil\x07") == "a\ufffd[31mred\ufffdevil\ufffd"
    assert clean("two\nlines\tand a tab") == "two\nlines\tand a tab"


@dataclass(frozen=True)
class Thing:
    name: str
    score: float | None = None


def test_a_table_is_a_sequence_and_shows_itself_escaped() -> None:
    table = Table((Thing("<script>alert(1)</script>", 0.123), Thing("b")), columns=("name", "score", "missing"))
    html = table._repr_html_()
    assert "<script>" not in html
    assert "&lt;script&gt;" in html
    assert "missing" not in html
    assert "0.12" in html
    assert len(table) == 2
    assert table[0].name.startswith("<script")
    assert list(table[1:]) == [Thing("b")]


def test_a_long_table_counts_the_rest() -> None:
    table = Table(tuple(Thing(str(n)) for n in range(1234)), columns=("name",))
    assert "1,214 more" in table._repr_html_()
