"""Cleaning at the door: what comes in is bytes or a field of a record, what goes out is plain text.

Everything downstream relies on it: text is NFC, without control, bidirectional and zero-width characters and without
lone surrogates, and white space is single blanks. Cleaning twice changes nothing.
"""

from __future__ import annotations

import codecs
import html
import re
import unicodedata
from dataclasses import dataclass

from ftfy import fix_encoding

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"  # control characters, C0 and C1
    "\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"  # soft hyphen, joiners, fillers
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0"  # zero width, bidirectional controls, BOM
    "\ufe00-\ufe0f\ufff0-\ufffb\ufffe\uffff\ud800-\udfff"  # variation selectors, specials, lone surrogates
    "\U000e0000-\U000e0fff]+"  # tags
)
# What is left of a PDF's text where a font names no character: the soft hyphen of a broken line, and TeX's ligatures.
_BROKEN = re.compile(r"(?<=[A-Za-z])\(cid:173\)\s*(?=[a-z])")
_GLYPHS = (re.compile(r"(?:\(cid:1[1-4]\))+(?=[a-z])"), re.compile(r"(?<=[a-z])\(cid:15\)(?=[a-z])"))
_SPELT = {"(cid:11)": "ff", "(cid:12)": "fi", "(cid:13)": "fl", "(cid:14)": "ffi", "(cid:15)": "ffl"}
_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}
# The first bytes of UTF-8 and one that follows, read as cp1252 or latin-1.
_MISREAD = re.compile("[\xc2-\xf4][\x80-\xbf\u0152-\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]")
_BREAKS = ("\r\n", "\r", "\x85", "\u2028", "\u2029", "\x0b", "\x0c")
_PIECE = 1 << 20
"""Long texts are cleaned in pieces of this length, to bound the memory."""

_INLINE = "i|b|u|em|strong|sub|sup|italic|bold|sc|span|font|small|big|tt|a"
_BLOCK = "p|br|div|title|sec|li|ul|ol|h[1-6]|abstract|hr"
_ATTRIBUTES = r"""(?: [\w:.-]{1,40} ?= ?(?:"[^"<>]{0,400}"|'[^'<>]{0,400}')){0,12}"""
_INLINE_TAG = re.compile(rf"</?(?:(?:jats|mml|xhtml):)?(?:{_INLINE}){_ATTRIBUTES} ?/?>", re.IGNORECASE)
_BLOCK_TAG = re.compile(
    rf"</?(?:(?:(?:jats|xhtml):)?(?:{_BLOCK})|(?:jats|mml):[a-z-]{{1,30}}){_ATTRIBUTES} ?/?>", re.IGNORECASE
)
_ENTITY = re.compile(
    r"&(?:(?:amp|#38|#x26);)*"
    r"(amp|lt|gt|quot|apos|nbsp|[mn]dash|hellip|[lr][sd]quo|times|plusmn|[lg]e|micro|deg|middot|bull"
    r"|alpha|beta|gamma|delta|epsilon|kappa|lambda|mu|sigma|tau|chi|omega|"
    r"[a-zA-Z](?:acute|grave|circ|uml|tilde|cedil|ring|slash|caron)|szlig|aelig|AElig"
    r"|#(?:38|60|62|34|39|160|x26|x3c|x3e|x22|x27|xa0|8\d\d\d|9\d\d|x20\d\d|x3[9a-c][0-9a-f]));",
    re.IGNORECASE,
)
LONGEST_LINE = 5_000_000
"""A single line of a line-based format that is longer holds no record; JSON may stand on one line and is exempt."""

_MOST_PASSES = 20
"""Nested markup deeper than this is no markup; its brackets are dropped so that cleaning stays idempotent."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text with lines parted by ``"\\n"``, the encoding that fitted, and how many characters had to be replaced."""

    text: str
    encoding: str
    replaced: int


def decode(data: bytes) -> Decoded:
    r"""Give the text of a file's bytes: by its BOM, else UTF-8, else UTF-16 without BOM, else cp1252.

    ``replaced`` counts what is not certain: under cp1252 every byte above 0x7F, as it was guessed; under the others
    every character that could not be decoded and stands as U+FFFD.

    Examples
    --------
    >>> decode("na\u00efve".encode("utf-8-sig")).text == "na\u00efve"
    True
    >>> decode(b"caf\xe9 noir")
    Decoded(text='caf\xe9 noir', encoding='cp1252', replaced=1)
    """
    text, encoding, replaced = _decode(data)
    text = _visible(text)
    for line_break in _BREAKS:
        text = text.replace(line_break, "\n")
    return Decoded(text, encoding, replaced)


def _decode(data: bytes) -> tuple[str, str, int]:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _replace(data[len(bom) :], encoding)
    if guess := _utf16_without_bom(data):
        return _replace(data, guess)
    try:
        return data.decode("utf-8"), "utf-8", 0
    except UnicodeDecodeError as error:
        broken = error
    text, encoding, replaced = _replace(data, "utf-8")
    # Few broken places among much good UTF-8: keep UTF-8. A cp1252 file hardly ever holds a valid multi-byte sequence.
    good = sum(1 for _ in re.finditer("[\x80-\ufffc]", text))
    if good > replaced or broken.reason == "unexpected end of data":
        return text, encoding, replaced
    high = len(data) - len(data.translate(None, bytes(range(128, 256))))
    return data.decode("cp1252", errors="replace"), "cp1252", high


def _replace(data: bytes, encoding: str) -> tuple[str, str, int]:
    text = data.decode(encoding, errors="replace")
    already = data.count("\ufffd".encode(encoding))
    return text, encoding, max(0, text.count("\ufffd") - already)


def _utf16_without_bom(data: bytes) -> str | None:
    head = data[:4096]
    half = len(head) // 2
    if half >= 8:
        if head[1::2].count(0) > 0.7 * half and head[0::2].count(0) < 0.05 * half:
            return "utf-16-le"
        if head[0::2].count(0) > 0.7 * half and head[1::2].count(0) < 0.05 * half:
            return "utf-16-be"
    return None


def looks_binary(data: bytes) -> bool:
    """Say whether the beginning of a file is no text in any encoding we know.

    Examples
    --------
    >>> looks_binary(b"%PDF-1.7 ..."), looks_binary(b"@article{a,"), looks_binary("@a".encode("utf-16"))
    (True, False, False)
    """
    head = data[:8192]
    if head.startswith((b"%PDF-", b"PK\x03\x04", b"\x89PNG", b"GIF8", b"\xff\xd8\xff", b"\x7fELF", b"SQLite format 3")):
        return True
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or _utf16_without_bom(head):
        return False
    controls = len(head) - len(head.translate(None, bytes([*range(9), *range(14, 27), *range(28, 32), 127])))
    return controls > 0.02 * len(head)  # 2 %: stray controls in a text are well below, compressed bytes near 10 %


def drop_long_lines(text: str, longest: int = LONGEST_LINE) -> tuple[str, list[int]]:
    """Give the text with each over-long line emptied, and the numbers of those lines.

    Examples
    --------
    >>> drop_long_lines("a\\nbbbb\\nc", longest=3)
    ('a\\n\\nc', [2])
    """
    if len(text) <= longest:
        return text, []
    lines = text.split("\n")
    dropped = [number for number, line in enumerate(lines, start=1) if len(line) > longest]
    if not dropped:
        return text, []
    return "\n".join("" if len(line) > longest else line for line in lines), dropped


def clean(text: str) -> str:
    r"""Give the field as one line of plain text. What is not known markup stays as it stands.

    Examples
    --------
    >>> clean("<jats:p>H<sub>2</sub>O &amp;\u202e  more\x00</jats:p>")
    'H2O & more'
    >>> clean("An alert: <script>alert(1)</script>, p<0.05 and <s>")
    'An alert: <script>alert(1)</script>, p<0.05 and <s>'
    """
    text = squeeze(text)
    if "<" in text or "&" in text:
        text = _strip_markup(text)
    return text


def squeeze(text: str) -> str:
    """Give the text in NFC, without invisible characters and ligatures, white space collapsed; markup stays.

    What was decoded by the wrong table ("naÃ¯ve") is put right where only one reading makes sense of it.

    Examples
    --------
    >>> squeeze("A classi(cid:12)er with fewer false pos(cid:173) itives")
    'A classifier with fewer false positives'
    >>> squeeze("a naÃ¯ve eï¬€ort")
    'a naïve effort'
    """
    if not (text.isascii() and text.isprintable()):
        text = _visible(text).translate(_LIGATURES)
        if not unicodedata.is_normalized("NFC", text):
            text = unicodedata.normalize("NFC", text)
    if "(cid:" in text:
        for glyphs in _GLYPHS:
            text = glyphs.sub(_spell, text)
        text = _BROKEN.sub("", text)
    return " ".join(text.split())


def _visible(text: str) -> str:
    """The text without invisible characters, what was decoded by the wrong table put right before."""
    while True:
        seen = text
        if _MISREAD.search(text):
            text = "\n".join(fix_encoding(line) if _MISREAD.search(line) else line for line in text.split("\n"))
        if _INVISIBLE.search(text):
            text = "".join(_INVISIBLE.sub("", text[i : i + _PIECE]) for i in range(0, len(text), _PIECE))
        if text == seen:
            return text


def _spell(glyphs: re.Match[str]) -> str:
    return re.sub(r"\(cid:\d+\)", lambda glyph: _SPELT[glyph[0]], glyphs[0])


def _strip_markup(text: str) -> str:
    for _ in range(_MOST_PASSES):
        before = text
        text = squeeze(_ENTITY.sub(_unescape, _BLOCK_TAG.sub(" ", _INLINE_TAG.sub("", text))))
        if text == before:
            return text
    return squeeze(text.replace("<", " ").replace("&", " "))


def _unescape(match: re.Match[str]) -> str:
    return html.unescape(f"&{match[1]};")
