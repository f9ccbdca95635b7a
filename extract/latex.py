r"""LaTeX as it stands in bibliographies, turned into plain text: ``{\'e}`` becomes "é", ``$\pm$`` becomes "±".

One pass over tokens, linear in the length. It is meant for fields, not for documents: a command that it does not know
loses its backslash and keeps its argument.
"""

from __future__ import annotations

import re
import unicodedata

_COMBINING = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", '"': "\u0308", "=": "\u0304", ".": "\u0307",
    "u": "\u0306", "v": "\u030c", "H": "\u030b", "c": "\u0327", "k": "\u0328", "r": "\u030a", "d": "\u0323",
    "b": "\u0331",
}  # fmt: skip
_SYMBOLS = {
    "ss": "ß", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "aa": "å",
    "AA": "Å", "i": "ı", "j": "ȷ", "dh": "ð", "DH": "Ð", "th": "þ", "TH": "Þ", "dj": "đ", "DJ": "Đ", "ng": "ŋ",
    "textendash": "–", "textemdash": "—", "textquoteright": "’", "textquoteleft": "‘", "textquotedblleft": "“",
    "textquotedblright": "”", "textasciitilde": "~", "textasciicircum": "^", "textbackslash": "\\",
    "textless": "<", "textgreater": ">", "textbar": "|", "textbraceleft": "{", "textbraceright": "}",
    "textdegree": "°", "textmu": "µ", "texttimes": "×", "textpm": "±", "textregistered": "®", "texttrademark": "™",
    "textellipsis": "…", "ldots": "…", "dots": "…", "cdots": "⋯", "pm": "±", "mp": "∓", "times": "×", "div": "÷",
    "cdot": "·", "leq": "≤", "le": "≤", "geq": "≥", "ge": "≥", "neq": "≠", "ne": "≠", "approx": "≈", "sim": "~",
    "simeq": "≃", "equiv": "≡", "ll": "≪", "gg": "≫", "lt": "<", "gt": ">", "infty": "∞", "partial": "∂",
    "nabla": "∇", "sum": "∑", "prod": "∏", "int": "∫", "sqrt": "√", "in": "∈", "notin": "∉", "subset": "⊂",
    "cup": "∪", "cap": "∩", "forall": "∀", "exists": "∃", "to": "→", "rightarrow": "→", "leftarrow": "←",
    "Rightarrow": "⇒", "leftrightarrow": "↔", "uparrow": "↑", "downarrow": "↓", "circ": "°", "degree": "°",
    "star": "*", "ast": "*", "dagger": "†", "ell": "ℓ", "prime": "′", "mid": "|", "vert": "|", "Vert": "‖",
    "langle": "⟨", "rangle": "⟩", "quad": " ", "qquad": " ", "space": " ", "newline": " ", "par": " ", "S": "§",
    "copyright": "©", "euro": "€", "texteuro": "€", "pounds": "£", "varepsilon": "ε", "varphi": "φ",
    "vartheta": "ϑ", "percent": "%",
}  # fmt: skip
GREEK_LETTERS = {
    unicodedata.name(letter).rsplit(" ", 1)[-1].lower().replace("lamda", "lambda"): letter
    for letter in map(chr, range(0x3B1, 0x3CA))
    if letter != "\u03c2"  # the final sigma is a sigma
}
"""The small letters by name: ``"alpha"`` is "α"."""

_TOKEN = re.compile(
    r"""\\(?P<mark>[`'^"~=.])[ ]?(?:\{[ ]?\\?(?P<m1>[A-Za-z])[ ]?\}|\\(?P<m2>[ij])(?![A-Za-z])[ ]?|(?P<m3>[A-Za-z]))
    |\\(?P<letter>[uvHckrdb])(?:[ ]?\{[ ]?\\?(?P<l1>[A-Za-z])[ ]?\}|[ ]\\?(?P<l2>[A-Za-z])(?![A-Za-z]))
    |(?P<citation>\\(?:cite[a-z]{0,8}|ref|label)\*?(?:\[[^\[\]]*\])?\{[^{}]*\})
    |\\(?P<command>[A-Za-z]+)(?:[ ]|[ ]?\{\})?
    |\\(?P<escaped>[^A-Za-z])
    |(?P<plain>---|--|``|''|~|[{}$])""",
    re.VERBOSE,
)
_DECLARATIONS = frozenset(
    {"it", "bf", "em", "tt", "rm", "sc", "sf", "sl", "itshape", "bfseries", "left", "right", "displaystyle", "relax",
     "noindent", "centering", "protect", "mathrm", "rmfamily", "upshape", "normalfont", "small", "large"}
)  # fmt: skip
_PLAIN = {"---": "—", "--": "–", "``": "“", "''": "”", "~": " "}
_ESCAPED = {"\\": " ", ",": " ", ";": " ", ":": " ", "!": "", "-": "", "/": "", "(": "", ")": "", "[": "", "]": ""}


def plain_text(latex: str) -> str:
    r"""Give the plain text of a LaTeX field.

    Examples
    --------
    >>> plain_text(r"{\'E}tude de {\"u}ber-{{GAN}}s by Ho{\v c}evar, {\L}ukasz and H\"ol\-der")
    'Étude de über-GANs by Hočevar, Łukasz and Hölder'
    >>> plain_text(r"\textbf{94.2} $\pm$ 0.3\% at $\alpha \leq 0.5$ -- for \$5 \& more")
    '94.2 ± 0.3% at α ≤ 0.5 – for $5 & more'
    """
    if not any(mark in latex for mark in "\\{}$~`'-"):
        return latex
    return unicodedata.normalize("NFC", _TOKEN.sub(_replace, latex))


def _replace(match: re.Match[str]) -> str:
    if mark := match["mark"] or match["letter"]:
        letter = match["m1"] or match["m2"] or match["m3"] or match["l1"] or match["l2"]
        return letter + _COMBINING[mark]
    if command := match["command"]:
        return _command(command, match[0], match.string.startswith("{", match.end()))
    if match["citation"]:
        return ""
    if escaped := match["escaped"]:
        return _ESCAPED.get(escaped, escaped)
    return _PLAIN.get(match["plain"], "")


def _command(name: str, whole: str, takes_argument: bool) -> str:
    if name in _SYMBOLS:
        ends_word = whole.endswith(" ") and not _SYMBOLS[name].isalpha()
        return _SYMBOLS[name] + (" " if ends_word else "")
    if letter := GREEK_LETTERS.get(name.lower()):
        return (letter.upper() if name[0].isupper() else letter) + (" " if whole.endswith(" ") else "")
    return "" if takes_argument or name in _DECLARATIONS else name + (" " if whole.endswith(" ") else "")
