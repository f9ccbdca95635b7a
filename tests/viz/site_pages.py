"""Pages taken apart: tags, attributes, links and data blocks, by the standard library's parser."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from posixpath import dirname, join, normpath


@dataclass
class Parts(HTMLParser):
    """What stands in a page."""

    tags: list[tuple[str, dict[str, str | None]]] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    hrefs: list[str] = field(default_factory=list)
    scripts: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    _inside: str = ""

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        self.tags.append((tag, named))
        if named.get("id"):
            self.ids.append(named["id"] or "")
        if "href" in named:
            self.hrefs.append(named["href"] or "")
        self._inside = tag
        if tag == "script":
            self.scripts.append("")

    def handle_endtag(self, tag: str) -> None:
        self._inside = ""

    def handle_data(self, data: str) -> None:
        if self._inside == "script":
            self.scripts[-1] += data
        elif self._inside != "style":
            self.text.append(data)


def take_apart(page: bytes) -> Parts:
    """The parts of a page."""
    parts = Parts()
    parts.feed(page.decode("utf-8"))
    parts.close()
    return parts


def pages_of(files: Mapping[str, bytes]) -> dict[str, Parts]:
    """Every HTML page of a site, taken apart."""
    return {path: take_apart(data) for path, data in files.items() if path.endswith(".html")}


def broken_links(files: Mapping[str, bytes]) -> list[str]:
    """Links within the site that lead to no file or to no anchor."""
    parsed = pages_of(files)
    anchors = {path: set(parts.ids) for path, parts in parsed.items()}
    broken = []
    for path, parts in parsed.items():
        for href in set(parts.hrefs):
            if ":" in href.split("/")[0]:
                continue
            target, _, anchor = href.partition("#")
            full = normpath(join(dirname(path), target)) if target else path
            # The graph page takes the ids of its nodes as anchors; its script resolves them.
            if full not in files or (
                anchor and full in anchors and anchor not in anchors[full] and "graph" not in full
            ):
                broken.append(f"{path}: {href}")
    return sorted(broken)


def write_site(files: Mapping[str, bytes], folder: Path) -> Path:
    """The site as files; gives the folder of its pages."""
    for path, data in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    return folder / "site"
