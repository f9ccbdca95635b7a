r"""TeX that stands in the text of abstracts, as a reader wants to see it: ``50\%`` as "50%", ``$\alpha$`` as "α".

Only what is shown changes: records, offsets and quotes keep every character of their paper. What goes in is a text cut
into pieces, as marks cut it; what comes out are as many pieces, so that a mark keeps its words even where its edge runs
through a command. Only what can hardly be meant otherwise is taken for TeX; all else stays as it is. One pass, with a
bound on how far anything reaches, so it is linear in the length.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate

_Edit = tuple[int, int, str]

# How far a command may reach, and a formula: beyond that, a brace or a dollar is rather a slip of the pen.
_REACH = 400
_SYMBOLS = {
    "times": "×", "pm": "±", "mp": "∓", "cdot": "·", "div": "÷", "ast": "*", "star": "⋆", "circ": "°", "degree": "°",
    "leq": "≤", "le": "≤", "leqslant": "≤", "geq": "≥", "ge": "≥", "geqslant": "≥", "neq": "≠", "ne": "≠", "ll": "≪",
    "gg": "≫", "lt": "<", "gt": ">", "approx": "≈", "sim": "~", "simeq": "≃", "equiv": "≡", "propto": "∝",
    "infty": "∞", "partial": "∂", "nabla": "∇", "sum": "∑", "prod": "∏", "int": "∫", "sqrt": "√", "in": "∈",
    "notin": "∉", "subset": "⊂", "cup": "∪", "cap": "∩", "forall": "∀", "exists": "∃", "to": "→", "rightarrow": "→",
    "leftarrow": "←", "Rightarrow": "⇒", "leftrightarrow": "↔", "uparrow": "↑", "downarrow": "↓", "ell": "ℓ",
    "prime": "′", "dots": "…", "ldots": "…", "cdots": "⋯", "langle": "⟨", "rangle": "⟩", "mid": "|", "vert": "|",
    "dagger": "†", "percent": "%", "quad": " ", "qquad": " ", "varepsilon": "ε", "varphi": "φ", "vartheta": "ϑ",
    "textless": "<", "textgreater": ">", "textbar": "|", "textbackslash": "\\", "textasciitilde": "~", "textmu": "µ",
    "texttimes": "×", "textpm": "±", "textdegree": "°", "textendash": "–", "textemdash": "—", "textellipsis": "…",
    "textregistered": "®", "texttrademark": "™", "textquoteleft": "‘", "textquoteright": "’",
    "textquotedblleft": "“", "textquotedblright": "”", "copyright": "©", "ss": "ß", "ae": "æ", "AE": "Æ", "oe": "œ",
    "OE": "Œ", "aa": "å", "AA": "Å",
}  # fmt: skip
_GREEK = {
    unicodedata.name(letter).rsplit(" ", 1)[-1].lower().replace("lamda", "lambda"): letter
    for letter in map(chr, range(0x3B1, 0x3CA))
    if letter != "\u03c2"  # the final sigma is a sigma
}
_SYMBOLS |= _GREEK | {name.capitalize(): letter.upper() for name, letter in _GREEK.items()}
_ACCENTS = {"`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", '"': "\u0308"}
_OVER = {"tilde": "\u0303", "hat": "\u0302", "bar": "\u0304"}
_SHORT = {"ie": "i.e.", "eg": "e.g.", "etal": "et al."}
_RAISED = str.maketrans("0123456789+-=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ")
_LOWERED = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")
_WRAPPERS = (
    "emph|textbf|textit|texttt|textsc|textsf|textrm|textup|textnormal|text|underline|mathrm|mathbf|mathcal|mathit"
    "|mathsf|mathbb|boldsymbol|bm|mbox|operatorname|url"
)

_TOKEN = re.compile(
    rf"""\\(?P<escaped>[%&_\#$])
    |\\(?P<wrapper>{_WRAPPERS})[ ]?\{{
    |\{{\\(?P<switch>it|bf|em|tt|sc|sl|rm|sf)(?:[ ]|\{{\}}|(?=\\))
    |(?P<citation>[~ ]?\\(?:cite[a-z]{{0,8}}|ref|eqref|label)\*?(?:\[[^\[\]]{{0,80}}\]){{0,2}}\{{[^{{}}]{{0,200}}\}})
    |\\(?P<short>ie|eg|etal)(?![A-Za-z])\.?
    |(?P<accented>\{{\\[`'^"~][A-Za-z]\}}|\\[`'^"~](?:\{{[A-Za-z]\}}|[A-Za-z]))
    |\\(?P<symbol>[A-Za-z]+)(?:\{{\}})?
    |(?P<opening>``)
    |(?P<closing>'')
    |(?P<dash>(?<=[\w)\]%"'”’])---?(?=[\w("'“‘\\])|(?<=[ ])---?(?=[ ]))
    |(?P<soft>(?<=[a-z])\(cid:173\)[ ]?(?=[a-z]))
    |(?P<tie>(?<=[a-z]\.)~(?=\S))""",
    re.VERBOSE,
)
_FORMULA = re.compile(r"(?<![\\$])\$(?P<inner>[^$\n]{1,120})(?<!\\)\$(?![$\d])|\\\((?P<round>[^\n]{1,120}?)\\\)")
# A formula without a command: one run of characters, or several with signs between them.
_PLAIN_FORMULA = re.compile(r"[^\s:;,]*[^\s:;,.]|[^\s:;,]+(?:\s*[=<>+*/×±≤≥-]\s*[^\s:;,]+)+")
_IN_FORMULA = re.compile(
    r"""\\(?:left|right|displaystyle|limits)(?![A-Za-z])
    |\\(?P<space>[,;:!\ ])
    |\\(?P<brace>[{}])
    |\\[dt]?frac\{(?P<over>[^{}]{1,40})\}\{(?P<under>[^{}]{1,40})\}
    |\^(?:\{(?P<raised>[0-9+\-=()ni]{1,12})\}|(?P<raised1>[0-9ni+])(?![A-Za-z]))
    |_(?:\{(?P<lowered>[0-9+\-=()]{1,12})\}|(?P<lowered1>[0-9]))
    |\\(?:wide)?(?P<accent>[tT]ilde|[hH]at|[bB]ar)[ ]?
        \{(?:\\math(?:cal|rm|bf|bb)\{(?P<letter>[A-Za-z])\}|(?P<letter1>[A-Za-z]))\}
    |[\^_](?P<group>\{[^{}\\]{0,40}[/+*,-][^{}\\]{0,40}\})
    |\^\\circ(?![A-Za-z])""",
    re.VERBOSE,
)


def shown_text(text: str) -> str:
    r"""The text with its TeX made readable.

    Examples
    --------
    >>> shown_text(r"a gain of $2.2\times$ at $\alpha \leq 0.5$, 50\% less \emph{hum} \cite{bee} and \$5 or $10")
    'a gain of 2.2× at α ≤ 0.5, 50% less hum and $5 or $10'

    A soft hyphen, as a printed page that was turned into text has it, goes, too.

    >>> shown_text("bee com(cid:173) munities")
    'bee communities'
    """
    return shown_pieces((text,))[0]


def shown_pieces(pieces: Sequence[str]) -> tuple[str, ...]:
    r"""The same for a text in pieces: what stands for a command stands in the piece in which the command begins.

    Examples
    --------
    >>> shown_pieces(("a loss of 5", r"0\%", r" in {\it Apis}"))
    ('a loss of 5', '0%', ' in Apis')
    """
    text = "".join(pieces)
    if not any(mark in text for mark in ("\\", "$", "``", "--", ".~", "(cid:")):
        return tuple(pieces)
    ends = list(accumulate(map(len, pieces)))
    out = [""] * len(pieces)
    last = 0

    def put(low: int, high: int) -> None:
        while low < high:
            n = bisect_right(ends, low)
            stop = min(high, ends[n])
            out[n] += text[low:stop]
            low = stop

    for start, end, instead in sorted(_edits(text)):
        if start < last:
            continue
        put(last, start)
        out[bisect_right(ends, start)] += instead
        last = end
    put(last, len(text))
    return tuple(out)


def _edits(text: str) -> Iterable[_Edit]:
    """Stretches with what is shown in their place; of two that overlap the earlier one holds."""
    at = 0
    while match := _FORMULA.search(text, at):
        inner = match["inner"] or match["round"]
        if match["round"] or "\\" in inner or _PLAIN_FORMULA.fullmatch(inner):
            yield from _formula(text, match)
            at = match.end()
        else:
            at = match.start() + 1
    quoted = False
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        if match["wrapper"] or match["switch"]:
            closing = _closing_brace(text, end)
            if closing is not None:
                yield start, end, ""
                yield closing, closing + 1, ""
        elif match["closing"]:
            if quoted:
                yield start, end, "”"
            quoted = False
        else:
            quoted = quoted or match["opening"] is not None
            instead = _instead(match)
            if instead is not None:
                yield start, end, instead


def _instead(match: re.Match[str]) -> str | None:
    if match["escaped"]:
        return match["escaped"]
    if match["citation"] or match["soft"]:
        return ""
    if match["short"]:
        return _SHORT[match["short"]]
    if match["accented"]:
        bare = match["accented"].strip("{}").replace("{", "")
        made = unicodedata.normalize("NFC", bare[2] + _ACCENTS[bare[1]])
        return made if len(made) == 1 else None
    if match["symbol"]:
        return _SYMBOLS.get(match["symbol"])
    if match["opening"]:
        return "“"
    if match["dash"]:
        return "–" if len(match["dash"]) == 2 else "—"
    return "\u00a0"


def _formula(text: str, formula: re.Match[str]) -> Iterable[_Edit]:
    """What is dropped and raised inside a formula, its dollars too."""
    edge = 1 if formula["inner"] else 2
    low, high = formula.start() + edge, formula.end() - edge
    blanks = len(text[low:high]) - len(text[low:high].lstrip())
    yield low - edge, low + blanks, ""
    tail = len(text[low:high]) - len(text[low:high].rstrip())
    yield high - tail, high + edge, ""
    last = low
    for match in _IN_FORMULA.finditer(text, low, high):
        yield from _braces(text, last, match.start())
        start, last = match.span()
        if match["over"]:
            yield start, match.start("over"), ""
            yield match.end("over"), match.start("under"), "/"
            yield match.end("under"), last, ""
        elif raised := match["raised"] or match["raised1"]:
            yield start, last, raised.translate(_RAISED)
        elif lowered := match["lowered"] or match["lowered1"]:
            yield start, last, lowered.translate(_LOWERED)
        elif match["brace"]:
            yield start, last, match["brace"]
        elif match["accent"]:
            over = _OVER[match["accent"].casefold()]
            yield start, last, unicodedata.normalize("NFC", (match["letter"] or match["letter1"]) + over)
        elif match["group"]:
            # Without its braces a power of two thirds would read as a square over three.
            yield match.start("group"), match.start("group") + 1, "("
            yield last - 1, last, ")"
        else:
            yield start, last, "°" if match[0].startswith("^") else " " if (match["space"] or "!") != "!" else ""
    yield from _braces(text, last, high)


def _braces(text: str, low: int, high: int) -> Iterable[_Edit]:
    """Braces that only group; those of commands are the commands' own."""
    for match in re.compile(r"(?<!\\)[{}]").finditer(text, low, high):
        yield match.start(), match.end(), ""


def _closing_brace(text: str, start: int) -> int | None:
    """Where the brace that was opened before ``start`` is closed, if it is near."""
    depth = 1
    for at in range(start, min(len(text), start + _REACH)):
        if text[at] in "{}" and text[at - 1] != "\\":
            depth += 1 if text[at] == "{" else -1
            if depth == 0:
                return at
    return None
