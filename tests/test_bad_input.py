"""Whatever is given: a clear error or a reject, and what was good is kept."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import os
from pathlib import Path

import pytest
from growth import MOST, growth

from extract.errors import DamagedInput, InputError, MissingInput, UnknownFormat, UsageError
from extract.read import read_paths

RECORD = '{"title": "A Good Record", "abstract": "It is good.", "year": 2024}\n'


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "good.jsonl"
    path.write_text(RECORD, encoding="utf-8")
    return path


def write(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    ("name", "data", "kind", "words"),
    [
        ("empty.bib", b"", DamagedInput, "is empty"),
        ("blank.txt", b" \n\t\n", DamagedInput, "is empty"),
        ("paper.pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", UnknownFormat, "records with title and abstract"),
        ("noise.bin", bytes(range(256)) * 50, UnknownFormat, "binary data"),
        ("zeros.txt", bytes(5000), UnknownFormat, "binary data"),
        ("letter.txt", b"Dear Ann,\n\nthe tide is out.\n\nYours, Bo\n", UnknownFormat, "no reader knows this text"),
        ("line.txt", b"word " * 100_000, UnknownFormat, "no reader knows this text"),
    ],
)
def test_unreadable_file(
    tmp_path: Path, good: Path, name: str, data: bytes, kind: type[InputError], words: str
) -> None:
    path = write(tmp_path, name, data)
    with pytest.raises(kind, match=words) as caught:
        read_paths([path])
    assert caught.value.exit_code == 3
    assert caught.value.where == str(path)
    assert caught.value.fix
    result = read_paths([path, good])
    assert [paper.title for paper in result.papers] == ["A Good Record"]
    (reject,) = result.rejects
    assert (reject.source, reject.locator) == (name, "whole file")
    assert words in reject.message.lower()


def test_ordinary_text_is_refused_with_the_names_of_the_formats(tmp_path: Path) -> None:
    path = write(tmp_path, "letter.txt", b"Dear Ann, the tide is out.")
    with pytest.raises(UnknownFormat, match=r"BibTeX.*CSL-JSON.*CSV.*JSON Lines.*PubMed.*RIS"):
        read_paths([path])


def test_a_folder_without_papers_is_told_in_short(tmp_path: Path) -> None:
    write(tmp_path, "letter.txt", b"Dear Ann, the tide is out.")
    write(tmp_path, "list.txt", b"Milk, bread and salt.")
    write(tmp_path, "paper.pdf", b"%PDF-1.7")
    with pytest.raises(
        UnknownFormat, match=r"no papers.*\(3\).*no reader knows this text \(2\).*this is a PDF"
    ) as told:
        read_paths([tmp_path])
    assert told.value.where == str(tmp_path)
    assert len(str(told.value)) - len(str(tmp_path)) < 320
    assert "letter.txt" not in str(told.value) and "PubMed" not in str(told.value)


def test_missing_file_and_nothing_at_all(tmp_path: Path, good: Path) -> None:
    with pytest.raises(MissingInput, match="there is no such file"):
        read_paths([tmp_path / "nowhere.bib"])
    with pytest.raises(InputError, match="none of the 2 inputs"):
        read_paths([tmp_path / "nowhere.bib", write(tmp_path, "empty.txt", b"")])
    with pytest.raises(UsageError):
        read_paths([])
    with pytest.raises(MissingInput):
        read_paths(["a\0b"])
    result = read_paths([tmp_path / "nowhere.bib", good])
    assert [reject.code for reject in result.rejects] == ["missing"]
    assert len(result.papers) == 1


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the superuser may open everything")
def test_file_that_may_not_be_opened(good: Path) -> None:
    good.chmod(0)
    with pytest.raises(MissingInput, match="cannot be opened"):
        read_paths([good])


def test_folder_is_read_below_and_the_rest_is_rejects(tmp_path: Path, good: Path) -> None:
    (tmp_path / "deeper").mkdir()
    write(tmp_path / "deeper", "more.bib", b"@article{a, title={One More}}\n")
    write(tmp_path, ".hidden.bib", b"@article{b, title={Hidden}}\n")
    write(tmp_path, "notes.txt", b"Notes.")
    result = read_paths([tmp_path])
    assert {paper.title for paper in result.papers} == {"A Good Record", "One More"}
    assert [(reject.source, reject.code) for reject in result.rejects] == [("notes.txt", "unknown-format")]
    assert [item.name for item in result.inputs] == ["good.jsonl", "more.bib"]


def test_folder_without_files(tmp_path: Path) -> None:
    with pytest.raises(DamagedInput, match="holds no files"):
        read_paths([tmp_path])


def test_standard_input_is_bytes_of_any_kind() -> None:
    for data in (RECORD.encode(), gzip.compress(RECORD.encode()), RECORD.encode("utf-16")):
        result = read_paths(["-"], stdin=io.BytesIO(data))
        assert [paper.sources[0].file for paper in result.papers] == ["stdin"]
        assert result.inputs[0].sha256 == hashlib.sha256(data).hexdigest()


def test_the_order_of_inputs_does_not_matter_and_twice_is_once(tmp_path: Path, good: Path) -> None:
    other = write(tmp_path, "other.bib", b"@article{a, title={One More}}\n@misc{b, year=1999}\n")
    assert read_paths([good, other]) == read_paths([other, good]) == read_paths([tmp_path, good])


def test_gzip_is_read_and_its_damage_is_told(tmp_path: Path) -> None:
    lines = "".join(
        json.dumps({"title": f"Record {n} {hashlib.sha256(bytes([n])).hexdigest()}", "year": 2000}) + "\n"
        for n in range(200)
    )
    packed = gzip.compress(lines.encode())
    assert len(read_paths([write(tmp_path, "all.jsonl.gz", packed)]).papers) == 200
    result = read_paths([write(tmp_path, "cut.jsonl.gz", packed[: len(packed) // 2])])
    assert 50 < len(result.papers) < 150
    assert "gzip-damaged" in {reject.code for reject in result.rejects}
    result = read_paths([write(tmp_path, "two.jsonl.gz", packed + gzip.compress(RECORD.encode()))])
    assert len(result.papers) == 201


def test_gzip_bomb_stops_at_the_limit(tmp_path: Path) -> None:
    bomb = write(tmp_path, "bomb.jsonl.gz", gzip.compress(bytes(30_000_000)))
    with pytest.raises(DamagedInput, match="more than 9 MiB"):
        read_paths([bomb], most_bytes=9 * 1024 * 1024)


def test_file_over_the_limit(tmp_path: Path) -> None:
    with pytest.raises(DamagedInput, match="more than 1 MiB"):
        read_paths([write(tmp_path, "large.bib", b"@article{a, title={x}}\n" * 60_000)], most_bytes=1024 * 1024)


def test_invalid_utf_8_is_read_and_counted(tmp_path: Path) -> None:
    result = read_paths([write(tmp_path, "a.jsonl", RECORD.replace("good.", "g\xe9n\xe9ral.").encode("cp1252"))])
    assert result.papers[0].abstract == "It is g\xe9n\xe9ral."
    assert (result.inputs[0].encoding, result.inputs[0].replaced) == ("cp1252", 2)


def test_bibtex_cut_in_the_middle_keeps_whole_entries(tmp_path: Path) -> None:
    text = "".join(f"@article{{k{n},\n  title = {{Entry Number {n}}},\n  year = {{2020}}\n}}\n" for n in range(20))
    cut = text[: text.index("Number 15") + 3]
    result = read_paths([write(tmp_path, "cut.bib", cut.encode())])
    assert len(result.papers) == 15
    (reject,) = result.rejects
    assert (reject.code, reject.locator) == ("bibtex-damaged", "line 61")


def test_a_brace_left_open_costs_one_entry(tmp_path: Path) -> None:
    text = "@article{a,\n title={Open\n}\n@article{b,\n title={Closed}\n}\n"
    result = read_paths([write(tmp_path, "open.bib", text.encode())])
    assert [paper.title for paper in result.papers] == ["Closed"]
    assert [reject.locator for reject in result.rejects] == ["line 1"]


def test_controls_and_direction_marks_never_get_in(tmp_path: Path) -> None:
    record = {
        "title": "A \u202eTitle\u0000\x1b[31m\u200b",
        "abstract": "One\u2066 two\ufeff.",
        "authors": ["\u202dAnn\x07 Lee"],
    }
    result = read_paths([write(tmp_path, "a.jsonl", (json.dumps(record) + "\n" + RECORD).encode())])
    paper = next(paper for paper in result.papers if paper.title != "A Good Record")
    assert (paper.title, paper.abstract, paper.authors) == ("A Title[31m", "One two.", ("Ann Lee",))


def test_long_line_amid_records_is_a_reject(tmp_path: Path) -> None:
    page = "LGMay 28, 2024\nA Title\n\nAnn Lee\n\n{}\n\n"
    text = page.format("x" * 3_000_000) + page.format("We see.").replace("A Title", "Another")
    result = read_paths([write(tmp_path, "page.txt", text.encode())])
    assert [paper.title for paper in result.papers] == ["Another"]
    assert [(reject.code, reject.locator) for reject in result.rejects] == [("abstract-too-long", "line 1")]
    entry = "@article{{k, title={{{}}}}}\n"
    text = entry.format("Good") + entry.format("x" * 6_000_000) + entry.format("Good Too").replace("{k", "{l")
    result = read_paths([write(tmp_path, "list.bib", text.encode())])
    assert {paper.title for paper in result.papers} == {"Good", "Good Too"}
    assert [(reject.code, reject.locator) for reject in result.rejects] == [("line-too-long", "line 2")]


def test_more_rejects_than_anyone_reads_are_counted(tmp_path: Path) -> None:
    result = read_paths([write(tmp_path, "a.jsonl", (RECORD + '{"year": 1, "title": ""}\n' * 10_500).encode())])
    assert len(result.papers) == 1
    assert len(result.rejects) == 10_001
    assert any(reject.message == "500 further records could not be read." for reject in result.rejects)
    assert result.inputs[0].rejects == 10_500


def test_a_page_of_very_many_lines_takes_linear_time(tmp_path: Path) -> None:
    record = "{}\nWe propose a method and show in a study that the results of this model are good. It is so.\n"

    def read(count: int) -> None:
        text = "".join(record.format(f"A Title With the Number {n}") for n in range(count))
        assert len(read_paths([write(tmp_path, "page.txt", text.encode())]).papers) == count

    assert growth(read, 2_000, enough=0) < MOST
