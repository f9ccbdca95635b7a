"""XML without its dangers: the finished elements of some names, one by one, as small trees.

``expat`` parses. A document type declaration may name itself (PubMed's files do), but entity declarations and external
entities are refused, nothing is ever opened, and depth and size are capped.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final
from xml.parsers import expat

from extract.records import Reject

DEEPEST: Final = 60
LARGEST_ELEMENT: Final = 5_000_000
_PIECE: Final = 1 << 16


@dataclass(slots=True)
class Element:
    """An element: its name without namespace, its attributes, and text and children in order."""

    name: str
    line: int
    attributes: dict[str, str]
    parts: list[str | Element] = field(default_factory=list)

    def children(self, *path: str) -> Iterator[Element]:
        """Give the elements at the end of a path of names."""
        for part in self.parts:
            if isinstance(part, Element) and part.name == path[0]:
                if len(path) == 1:
                    yield part
                else:
                    yield from part.children(*path[1:])

    def child(self, *path: str) -> Element | None:
        """Give the first element at the end of a path."""
        return next(self.children(*path), None)

    def text(self, *path: str) -> str:
        """Give all text inside, or inside the first element at the end of a path."""
        inside = self.child(*path) if path else self
        if inside is None:
            return ""
        return "".join(part if isinstance(part, str) else part.text() for part in inside.parts)


class _Refused(Exception):
    """The document holds what is not allowed."""


def xml_records(text: str, file: str, names: tuple[str, ...]) -> Iterator[Element | Reject]:
    """Give every outermost element of the given names; damage ends with a reject, what stood before is kept.

    Parameters
    ----------
    text : str
        The document.
    file : str
        Its name, for the reject. Codes: ``xml-damaged``, ``xml-refused``.
    names : tuple of str
        Names without namespace.
    """
    finished: list[Element] = []
    stack: list[Element] = []
    depth = 0
    size = 0
    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True

    def refuse(*_: object) -> None:
        raise _Refused("it declares entities")

    def doctype(_name: str, _system: str | None, _public: str | None, has_internal_subset: int) -> None:
        if has_internal_subset:
            raise _Refused("its document type holds declarations of its own")

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth, size
        depth += 1
        if depth > DEEPEST:
            raise _Refused(f"its elements are nested more than {DEEPEST} deep")
        local = name.rpartition("}")[2]
        if stack or local in names:
            if not stack:
                size = 0
            element = Element(local, parser.CurrentLineNumber, {k.rpartition("}")[2]: v for k, v in attributes.items()})
            if stack:
                stack[-1].parts.append(element)
            stack.append(element)

    def end(_: str) -> None:
        nonlocal depth
        depth -= 1
        if stack:
            element = stack.pop()
            if not stack:
                finished.append(element)

    def characters(data: str) -> None:
        nonlocal size
        if stack:
            size += len(data)
            if size > LARGEST_ELEMENT:
                raise _Refused("a record is too large")
            stack[-1].parts.append(data)

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = characters
    parser.StartDoctypeDeclHandler = doctype
    parser.EntityDeclHandler = refuse
    parser.UnparsedEntityDeclHandler = refuse
    parser.ExternalEntityRefHandler = lambda *_: 0
    parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
    document = _without_declared_encoding(text)
    try:
        for place in range(0, len(document), _PIECE):
            parser.Parse(document[place : place + _PIECE].encode("utf-8", "replace"), False)
            yield from finished
            finished.clear()
        parser.Parse(b"", True)
    except (_Refused, expat.ExpatError) as error:
        yield from finished
        code = "xml-refused" if isinstance(error, _Refused) else "xml-damaged"
        reason = str(error) if isinstance(error, _Refused) else expat.ErrorString(error.code)
        message = f"The XML cannot be read on from here: {reason}."
        yield Reject(source=file, locator=f"line {parser.CurrentLineNumber}", code=code, message=message)


def _without_declared_encoding(text: str) -> str:
    """Leave the XML declaration out: the text is decoded already, whatever encoding it names."""
    text = text.lstrip()
    return text[text.find("?>") + 2 :] if text.startswith("<?xml") and "?>" in text[:500] else text
