"""The invented papers with hostile strings in every text field, and what a page must never hold."""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from itertools import cycle, islice
from typing import Any

from example_field import TOPICS, make_field
from example_papers import PAPERS

from kg.records import Field

_RUN = "window.pwned=1"
_BASIC: tuple[str, ...] = (
    f"<script>{_RUN}</script>",
    f"</script><script>{_RUN}</script>",
    f"<img src=x onerror={_RUN}>",
    f'"><svg onload={_RUN}>',
    f"'><body onload={_RUN}>",
    f'<a href="javascript:{_RUN}">href</a>',
    f"javascript:{_RUN}",
    f"JaVaScRiPt:{_RUN}//",
    f"data:text/html,<script>{_RUN}</script>",
    f"--><script>{_RUN}</script>",
    f"]]><script>{_RUN}</script>",
    f"</style><script>{_RUN}</script>",
    f"</title><script>{_RUN}</script>",
    f"</textarea><script>{_RUN}</script>",
    f"</svg><script>{_RUN}</script>",
    "<iframe srcdoc='<script>parent.pwned=1</script>'></iframe>",
    f"<object data='javascript:{_RUN}'></object>",
    f"<details open ontoggle={_RUN}>",
    f"<input autofocus onfocus={_RUN}>",
    f"<math><mtext><style><img src onerror={_RUN}></style></mtext></math>",
    f"{{{{ {_RUN} }}}}",
    f"{{% raw %}}{_RUN}{{% endraw %}}",
    f"${{{_RUN}}}",
    f"`-{_RUN}-`",
    f"'-{_RUN}-'",
    f'\\"-{_RUN}-\\"',
    f"\\u003cscript\\u003e{_RUN}",
    "&lt;script&gt;&#x3c;script&#x3e;",
    "\x00\x01\x02\x1b[31mred\x7f\x9f",
    "\u202eevil\u202c \u2066isolated\u2069 \u200bzero\ufeff",
    "\u2028line\u2029paragraph\x85next",
    "مرحبا بالعالم عنوان طويل",
    "שלום עולם כותרת",
    "한국어 제목 日本語の題名 中文标题",
    "a\u0301\u0302\u0303\u0304" * 30,
    "W" * 600,
    "word " * 120,
    "%s %d %(x)s {0} {x}",
    '=HYPERLINK("http://example.org")',
    "../../etc/passwd\x00.html",
    "CON",
    "\ud800 lone surrogate \udfff",
    "<base href=//example.org><link rel=stylesheet href=//example.org/x.css>",
    "<meta http-equiv=refresh content='0;url=//example.org'>",
    "<style>@import url(//example.org/x.css)</style>",
    "<form action=//example.org><button>go</button></form>",
    "__proto__",
    "constructor",
)
# What ends the place that a string may stand in, and what would run once it stood outside.
_ENDS = ("", '">', "'>", "`>", "-->", "]]>", "</script>", "</style>", "</title>", "</textarea>", "</noscript>", '\\"};')
_RUNS = (
    f"<script>{_RUN}</script>",
    f"<SCRIPT SRC=data:text/javascript,{_RUN}></SCRIPT>",
    f"<svg/onload={_RUN}>",
    f"<svg><script>{_RUN}</script></svg>",
    f"<svg><animate onbegin={_RUN} attributeName=x dur=1s>",
    f"<img src=x: onerror='{_RUN}'>",
    f"<video><source onerror={_RUN}></video>",
    f"<body onpageshow={_RUN}>",
    f"<select autofocus onfocus={_RUN}></select>",
    f"<iframe src=javascript:parent.{_RUN}></iframe>",
    f"<form><button formaction=javascript:{_RUN} autofocus onfocus={_RUN}>x</button></form>",
    f"<embed src=javascript:{_RUN}>",
    f"<a href=javascript:{_RUN} autofocus onfocus={_RUN}>x</a>",
    f'" onmouseover={_RUN} autofocus onfocus={_RUN} x="',
)
PAYLOADS: tuple[str, ...] = tuple(dict.fromkeys((*_BASIC, *(end + run for run in _RUNS for end in _ENDS))))
TURNS = 18  # each field of the record of which there are fewest, four, takes three strings a turn: all in so many turns
FEWER_TURNS = 9  # where each text takes six
# Names that stand for themselves in titles, sentences and entities alike, so that a replaced one is found everywhere.
_NAMES = (
    "HumNet",
    "QueenBench",
    "BuzzMAE",
    "hive audio",
    "swarm prediction",
    "queen detection",
    "HiveSound-12",
    "transfer learning",
    "AUC",
    "ApiaryNet",
    "NestFusion",
    "CombSense",
    "entrance images",
    "MAE",
)


def hostile_specs(turn: int) -> list[dict[str, Any]]:
    """The papers with payloads in names, titles, authors, venues, links, categories and sentences."""
    supply = cycle(PAYLOADS[turn % len(PAYLOADS) :] + PAYLOADS[: turn % len(PAYLOADS)])
    text = json.dumps(PAPERS)
    for name in _NAMES:
        # A payload that ends in its name keeps word boundaries where the builder of the example looks for them.
        text = text.replace(name, json.dumps(f"{next(supply)} {name}")[1:-1])
    specs: list[dict[str, Any]] = json.loads(text)
    for spec in specs:
        spec["title"] = f"{next(supply)} {spec['title']}"
        spec["authors"] = list(islice(supply, 3))
        spec["venue"] = next(supply)
        spec["url"] = next(supply)
        spec["categories"] = [next(supply)]
        if spec["sentences"]:
            role, words = spec["sentences"][0]
            spec["sentences"][0] = (role, f"{next(supply)} {words}")
    return specs


def hostile_field(turn: int = 0, strings: int = 3) -> Field:
    """A field of hostile papers and topics, in which every text of every record is so many hostile strings, too."""
    supply = cycle(PAYLOADS[turn % len(PAYLOADS) :])
    field = make_field(hostile_specs(turn), {key: f"{next(supply)} {label}" for key, label in TOPICS.items()})
    poisoned: Field = _poison(field, turn, strings, Counter())
    return poisoned


# What is said, in records of the field; the rest are ids, words of a vocabulary, and the texts that offsets point into.
_SAID = re.compile(
    "label|name|subject|metric|value|delta|dataset|baseline|unit|task|reason|short|long|heading|venue|doi|arxiv_id|url"
    "|key|file|locator|code|message|quote|alias|aliases|authors|categories|keywords|long_forms"
)


def _poison(record: Any, turn: int, strings: int, seen: Counter[tuple[str, str]]) -> Any:
    """The record with hostile strings in every text; each field of each kind goes through all in turn."""
    if isinstance(record, tuple):
        return tuple(_poison(part, turn, strings, seen) for part in record)
    if not is_dataclass(record) or isinstance(record, type):
        return record
    changed: dict[str, Any] = {}
    for f in fields(record):
        value = getattr(record, f.name)
        if _SAID.fullmatch(f.name) and (isinstance(value, str) and not isinstance(value, Enum)):
            changed[f.name] = _some(type(record).__name__, f.name, turn, strings, seen)
        elif _SAID.fullmatch(f.name) and isinstance(value, tuple) and value and isinstance(value[0], str):
            changed[f.name] = tuple(_some(type(record).__name__, f.name, turn, strings, seen) for _ in value)
        elif not isinstance(value, str):
            changed[f.name] = _poison(value, turn, strings, seen)
    return replace(record, **changed)


def _some(record: str, name: str, turn: int, strings: int, seen: Counter[tuple[str, str]]) -> str:
    seen[record, name] += 1
    at = strings * (4 * turn + seen[record, name])
    return " ".join(PAYLOADS[(at + i) % len(PAYLOADS)] for i in range(strings))
