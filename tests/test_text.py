"""What comes through the door is clean, and cleaning twice changes nothing."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import raw_text

from extract.latex import plain_text
from extract.text import clean, decode, drop_long_lines, looks_binary, squeeze

MARKUP = st.lists(
    st.sampled_from(
        [
            "<",
            ">",
            "</",
            "i",
            "jats:p",
            "<i>",
            "</sub>",
            "&",
            "amp;",
            "lt;",
            "&lt;",
            "#38;",
            " ",
            "a",
            'b="c"',
            "script",
        ]
    ),
    max_size=30,
).map("".join)


@given(raw_text | MARKUP)
def test_cleaning_twice_changes_nothing(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(raw_text | MARKUP)
def test_clean_text_is_one_line_of_visible_characters(text: str) -> None:
    cleaned = clean(text)
    assert cleaned == cleaned.strip()
    assert not any(unicodedata.category(c) in {"Cc", "Cs"} for c in cleaned)
    assert unicodedata.is_normalized("NFC", cleaned)
    assert "  " not in cleaned
    cleaned.encode("utf-8")


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("a\u200bb\u202ec\u2066d\ufeff", "abcd"),
        ("e\u0301tude", "\u00e9tude"),
        ("e\u200d\u0301", "\u00e9"),
        ("one\r\n two\u00a0three\u2028four\tfive", "one two three four five"),
        ("lone \ud800 surrogate", "lone surrogate"),
        ("soft\u00adhyphen", "softhyphen"),
        ("<jats:title>Aim</jats:title><jats:p>To see</jats:p>", "Aim To see"),
        ("H<sub>2</sub>O and 10<sup>-3</sup>", "H2O and 10-3"),
        ('<p class="x">one</p><br/>two', "one two"),
        ('see <a href="https://example.org/?a=1">here</a>', "see here"),
        ("R&amp;D &lt; &#62; &amp;amp; &quot;x&quot;", 'R&D < > & "x"'),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("tokens <s>, </s> and <think>", "tokens <s>, </s> and <think>"),
        ("p<0.05 and a<b and c>d", "p<0.05 and a<b and c>d"),
        ("AT&T, H&E; R&D;", "AT&T, H&E; R&D;"),
        ("i<n, j>m; x<i", "i<n, j>m; x<i"),
    ],
)
def test_clean(raw: str, expected: str) -> None:
    assert clean(raw) == expected


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("fewer false pos(cid:173) itives", "fewer false positives"),
        ("a classi(cid:12)er is (cid:12)tted to the e(cid:11)ect", "a classifier is fitted to the effect"),
        ("ra(cid:15)es, a bound of (cid:15) and (cid:10).", "raffles, a bound of (cid:15) and (cid:10)."),
        ("in(cid:12)\u200bnite, (cid:12)(cid:12)x", "infinite, fifix"),
        ("a\ufb03ne \ufb02ow", "affine flow"),
    ],
)
def test_what_a_pdf_leaves_of_letters_is_mended(raw: str, expected: str) -> None:
    assert squeeze(raw) == expected and clean(expected) == expected


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("the boatâ€™s naÃ¯ve keel", "the boat’s naïve keel"),
        ("eight â\x80\x93 or nine Ã\x97 more", "eight – or nine × more"),
        ("an eï¬€ort of 360Â°", "an effort of 360°"),
        ("Âge, château, São Tomé: 20 €", "Âge, château, São Tomé: 20 €"),
    ],
)
def test_what_was_decoded_by_the_wrong_table_is_put_right(raw: str, expected: str) -> None:
    assert clean(raw) == expected
    assert clean(decode(raw.encode("utf-8")).text) == expected


def test_gold_text_is_already_clean(shared_dir) -> None:  # type: ignore[no-untyped-def]
    import json

    for paper in json.loads((shared_dir / "gold" / "dev.json").read_text(encoding="utf-8")):
        assert clean(paper["title"]) == paper["title"]
        assert clean(paper["abstract"]) == paper["abstract"]


@given(st.text(st.characters(codec="utf-8"), min_size=1))
def test_decoding_never_guesses_wrong_about_utf_8(text: str) -> None:
    text = text.replace("\x00", "")
    decoded = decode(text.encode("utf-8"))
    assert (decoded.encoding, decoded.replaced) == ("utf-8", 0)
    assert squeeze(decoded.text) == squeeze(text)


@given(st.binary(max_size=300))
def test_decoding_takes_any_bytes(data: bytes) -> None:
    decoded = decode(data)
    assert decoded.replaced >= 0
    decoded.text.encode("utf-8")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_encodings_are_told_apart(encoding: str) -> None:
    text = "@article{a, title = {Étude of herons},\n}\n"
    assert decode(text.encode(encoding)).text == text
    assert decode(text.encode(encoding)).replaced == 0


def test_one_broken_byte_does_not_turn_utf_8_into_cp1252() -> None:
    decoded = decode("Étude à l'été, naïve ".encode() + b"\xff and on")
    assert decoded.encoding == "utf-8"
    assert decoded.replaced == 1
    assert decoded.text.startswith("Étude à l'été, naïve \ufffd")


def test_cp1252_is_guessed_and_counted() -> None:
    decoded = decode("“Étude” – naïve".encode("cp1252"))
    assert decoded.text == "“Étude” – naïve"
    assert (decoded.encoding, decoded.replaced) == ("cp1252", 5)


def test_line_breaks_of_all_kinds_keep_the_line_numbers() -> None:
    assert decode(b"a\r\nb\rc\nd").text == "a\nb\nc\nd"


@pytest.mark.parametrize(
    ("data", "binary"),
    [
        (b"%PDF-1.7\n", True),
        (b"PK\x03\x04rest", True),
        (bytes(range(256)) * 10, True),
        (b"\x00" * 100, True),
        ("Étude".encode("utf-16"), False),
        ((b"plain text " * 20 + b"\x00") * 4, False),
    ],
)
def test_binary_data_is_noticed(data: bytes, binary: bool) -> None:
    assert looks_binary(data) is binary


def test_long_lines_are_dropped_in_place() -> None:
    assert drop_long_lines("a\n" + "b" * 50 + "\nc", longest=10) == ("a\n\nc", [2])


@pytest.mark.parametrize(
    ("latex", "expected"),
    [
        (r"{\'e}t{\'{e}} \'et\'{e} {\'\i}", "été été í"),
        (r"G{\"o}del, G\"odel, G{\"{o}}del", "Gödel, Gödel, Gödel"),
        (r"Ho{\v c}evar, Ho\v{c}evar, \c{c}a, \'{\i}, \H{o}, \k{a}, \r{a}", "Hočevar, Hočevar, ça, í, ő, ą, å"),
        (r"\O stby, {\O}stby, {\ae}, {\ss}, {\L}ukasz, \aa", "Østby, Østby, æ, ß, Łukasz, å"),
        (r"{{GAN}}s and {B}ERT", "GANs and BERT"),
        (r"\emph{very} \textit{new} {\bf bold}", "very new bold"),
        (r"50\% \& \$5 \_ \# \{x\}", "50% & $5 _ # {x}"),
        (r"$\alpha$-nets, $\Delta$, $x \leq 3$, $10^{-3}$, $\pm 2$", "α-nets, Δ, x ≤ 3, 10^-3, ± 2"),
        ("pages 1--2, a---b, ``so''", "pages 1–2, a—b, “so”"),
        (r"a~b\ c\,d\\e", "a b c d e"),
        (r"\url{https://example.org/a_b} \cite{x} \unknown{kept}", "https://example.org/a_b  kept"),
        ("no LaTeX at all: 50-60", "no LaTeX at all: 50-60"),
    ],
)
def test_latex(latex: str, expected: str) -> None:
    assert squeeze(plain_text(latex)) == squeeze(expected)


@given(st.text(alphabet="\\{}$~`'\"^abvco ij-%&", max_size=60))
def test_latex_of_any_kind_is_taken(latex: str) -> None:
    plain_text(latex)
