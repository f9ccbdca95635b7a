"""No text makes a reader raise, hang, or give back anything unclean."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import HOSTILE, raw_text

from extract.readers import PaperReader, all_readers
from extract.records import Paper, Reject
from extract.text import clean, decode

SAMPLES = Path(__file__).parent / "samples"
READERS = [pytest.param(reader, id=reader.NAME) for reader in all_readers()]
DEEP = 100_000


def sample_text(reader: PaperReader) -> str:
    path = next(path for path in SAMPLES.glob(f"{reader.NAME}.*") if ".expected" not in path.suffixes)
    return decode(path.read_bytes()).text


def read_all(reader: PaperReader, text: str) -> list[Paper | Reject]:
    items = list(reader.read(decode(text.encode("utf-8", "surrogatepass")).text, "file.txt"))
    for item in items:
        if isinstance(item, Paper):
            assert item.title and item.title == clean(item.title)
            assert item.abstract == clean(item.abstract)
            assert item.url is None or item.url.startswith(("http://", "https://"))
            assert all(name == clean(name) != "" for name in item.authors)
        else:
            assert item.source == "file.txt"
            assert item.code == item.code.lower() and " " not in item.code
            assert item.message[:1].isupper() and item.message.endswith(".")
            assert item.locator
    return items


@pytest.mark.parametrize("reader", READERS)
@given(text=raw_text)
def test_any_text_is_read(reader: PaperReader, text: str) -> None:
    assert 0 <= reader.sniff(text) <= 1
    read_all(reader, text)


@pytest.mark.parametrize("reader", READERS)
@given(data=st.data())
def test_a_damaged_sample_is_read(reader: PaperReader, data: st.DataObject) -> None:
    text = sample_text(reader)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 200)))
    insertion = data.draw(raw_text | st.sampled_from(HOSTILE) | st.sampled_from(["{", "}", '"', "\n", "<", "]", ","]))
    read_all(reader, text[:start] + insertion + text[end:])


@pytest.mark.parametrize("reader", READERS)
@given(data=st.data())
def test_what_stands_before_a_cut_is_kept(reader: PaperReader, data: st.DataObject) -> None:
    text = sample_text(reader)
    if reader.NAME == "html-meta":
        pytest.skip("a page holds one paper only")
    whole = [item.title for item in read_all(reader, text) if isinstance(item, Paper)]
    cut = data.draw(st.integers(0, len(text)))
    kept = [item.title for item in read_all(reader, text[:cut]) if isinstance(item, Paper)]
    assert kept[:-1] == whole[: max(0, len(kept) - 1)]


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize(
    "text",
    [
        "[" * DEEP,
        '{"a":' * DEEP,
        '[{"title": ' + "[" * DEEP,
        '{"title": ' + "9" * 10_000 + "}",
        '{"title": "\\ud800", "abstract": "\\u0000\\u202e"}',
        '{"title": {"a": 1}, "authors": 5, "abstract": ["x", 3], "keywords": {"k": []}, "references": [[1]]}',
        '[{"title": "T", "authors": [[], {}, null, 7, {"name": {"name": 1}}], "date": [1], "doi": 10.5}]',
        '{"title": "T", "abstract_inverted_index": {"a": ["x", -1, 99999999999]}, "authorships": [1, {"author": 5}]}',
        '{"title": "T", "externalIds": [], "paperId": [], "references": [{"citedPaper": 3}, 4]}',
        '{"title": "T", "body_text": [1, {"text": 5}], "bib_entries": [1, {"title": []}], "metadata": 3}',
        '[{"title": "T", "issued": {"date-parts": [["x", {}], 3]}, "author": "A", "keyword": [1]}, 5]',
        "<a>" * DEEP,
        "<entry>" * 1000,
        "@article{" * 20_000,
        "@article{a, title = " + "{" * DEEP,
        '@article{a, title = "' + "x = y, " * 20_000,
        "TY  - JOUR\n" * 20_000,
        "PMID- 1\n" * 20_000,
        '"' * DEEP,
        "title,abstract\n" + '"' + "x\n" * 50_000,
        "\n" * DEEP,
        "• 6 authors\n" * 20_000,
        "CVMay 28\n" * 20_000,
        "A, " * 50_000,
        "<meta name=" * 20_000,
        "<!--" * 20_000,
        "&amp;" * 50_000,
    ],
    ids=range(27),
)
def test_hostile_shapes_are_read(reader: PaperReader, text: str) -> None:
    reader.sniff(text)
    items = list(reader.read(text, "file.txt"))
    assert all(isinstance(item, (Paper, Reject)) for item in items)


@pytest.mark.parametrize(
    "document",
    [
        '<!DOCTYPE feed [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>',
        '<!DOCTYPE feed [<!ENTITY x SYSTEM "file:///etc/hostname">]>',
        '<!DOCTYPE feed [<!ENTITY % p SYSTEM "http://127.0.0.1:9/x.dtd"> %p;]>',
        "<!DOCTYPE feed [<!ELEMENT feed ANY>]>",
    ],
)
@pytest.mark.parametrize("name", ["arxiv-atom", "pubmed-xml"])
def test_xml_that_declares_is_refused(document: str, name: str) -> None:
    reader = next(reader for reader in all_readers() if name == reader.NAME)
    record = "<entry><title>&x;&b;T</title></entry>"
    text = f"<?xml version='1.0'?>\n{document}\n<feed xmlns='http://arxiv.org/x'>{record}</feed>"
    (item,) = reader.read(text, "file.xml")
    assert isinstance(item, Reject)
    assert (item.code, item.locator) == ("xml-refused", "line 2")


@pytest.mark.parametrize(
    "bad", ['"x": ' + "[" * DEEP + "]" * DEEP, '"x": "]}", "y": ' + '{"a":' * DEEP + "1" + "}" * DEEP]
)
def test_a_record_that_is_too_deep_costs_only_itself(bad: str) -> None:
    reader = next(reader for reader in all_readers() if reader.NAME == "json")
    items = list(reader.read('[{"title": "One"}, {"title": "Two", ' + bad + '}, {"title": "Three"}]', "file.json"))
    assert [item.title for item in items if isinstance(item, Paper)] == ["One", "Three"]
    assert [item.code for item in items if isinstance(item, Reject)] == ["json-damaged"]


@pytest.mark.parametrize(
    "text", ['[{"title": "One", "year": %s}, {"title": "Two"}]', '{"title": "One", "x": %s}\n{"title": "Two"}\n']
)
def test_a_number_of_thousands_of_digits_costs_no_record(text: str) -> None:
    reader = next(reader for reader in all_readers() if reader.NAME == "json")
    items = list(reader.read(text % ("9" * 6000), "file.json"))
    assert [item.title for item in items if isinstance(item, Paper)] == ["One", "Two"]


def test_strings_that_double_each_other_stay_small() -> None:
    reader = next(reader for reader in all_readers() if reader.NAME == "bibtex")
    doubling = "\n".join(f"@string{{s{n + 1} = s{n} # s{n}}}" for n in range(30))
    many = " # ".join(["s7"] * 200_000)
    text = f'@string{{s0 = "0123456789"}}\n{doubling}\n@article{{a, title = {{One}}, note = s30}}\n'
    text += f"@article{{b, title = {{Two}}, journal = s3, note = {many}}}\n"
    one, two = reader.read(text, "file.bib")
    assert isinstance(one, Paper)
    assert isinstance(two, Paper)
    assert (one.title, two.title, two.venue) == ("One", "Two", "0123456789" * 8)


def test_a_script_in_an_abstract_stays_text() -> None:
    attack = "We test <script>alert('x')</script> and <img src=x onerror=alert(1)>."
    reader = next(reader for reader in all_readers() if reader.NAME == "json")
    import json

    (item,) = reader.read(json.dumps({"title": attack, "abstract": attack, "url": "javascript:alert(1)"}), "f.json")
    assert isinstance(item, Paper)
    assert item.abstract == attack
    assert item.url is None
