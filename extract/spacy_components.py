"""Herringbone in a spaCy pipeline of one's own: factories that write ``doc.spans`` and extensions.

The factories are found by spaCy through this project's entry points, so nothing has to be imported::

    nlp = spacy.blank("en")
    nlp.add_pipe("herringbone_reader", config={"reader": "encoder"})
    doc = nlp("A title\\nAn abstract ...")

The first line of the text is the title, the rest the abstract; without a line break all is abstract.

``herringbone_sentences`` sets sentence starts; ``herringbone_abbreviations`` writes
``doc._.herringbone_abbreviations``; ``herringbone_reader`` writes the span groups ``herringbone_sentences``
(labelled by
role), ``herringbone_mentions`` (by type), ``herringbone_issues`` (by issue type), ``herringbone_solutions`` and
``herringbone_claims``, and keeps the whole ``Extraction`` in ``doc._.herringbone``.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from spacy.language import Language
from spacy.tokens import Doc

from extract.abbreviations import find_abbreviations
from extract.pipeline import PaperReading, open_reader, read_paper
from extract.records import Extraction, Paper
from extract.sentences import cut_sentences

if TYPE_CHECKING:
    from spacy.tokens import Span

    from extract.reading import Reader

__all__ = ["AbbreviationsComponent", "ReaderComponent", "SentencesComponent"]


def _register(name: str) -> None:
    if not Doc.has_extension(name):
        Doc.set_extension(name, default=None)


class SentencesComponent:
    """Sets ``token.is_sent_start`` by the rules for abstracts."""

    def __call__(self, doc: Doc) -> Doc:
        """Mark where sentences begin; a title line is a sentence of its own."""
        title_end = _title_end(doc.text)
        starts = [0] * bool(title_end) + [a for a, _ in cut_sentences(doc.text, title_end + 1 if title_end else 0)]
        place = 0
        for token in doc:
            token.is_sent_start = place < len(starts) and starts[place] < token.idx + len(token.text)
            while place < len(starts) and starts[place] < token.idx + len(token.text):
                place += 1
        return doc


class AbbreviationsComponent:
    """Writes ``doc._.herringbone_abbreviations``: a tuple of ``Abbreviation`` records."""

    def __init__(self) -> None:
        _register("herringbone_abbreviations")

    def __call__(self, doc: Doc) -> Doc:
        """Find the definitions of short forms."""
        doc._.herringbone_abbreviations = find_abbreviations(doc.text)
        return doc


class ReaderComponent:
    """Reads the text as a paper and writes what it says into ``doc.spans`` and ``doc._.herringbone``."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        _register("herringbone")
        _register("herringbone_vector")

    def __call__(self, doc: Doc) -> Doc:
        """Read the text."""
        text = doc.text
        cut = _title_end(text)
        # Without a title the text begins with the line break that ``Paper.text`` puts there.
        paper = Paper(id="doc", title=text[:cut], abstract=text[cut + 1 :] if cut else text)
        found = read_paper(paper, self.reader)
        _write(doc, found, 0 if cut else -1)
        return doc


def _title_end(text: str) -> int:
    """Where the first line ends, or 0 if there is but one line."""
    return max(0, text.find("\n"))


def _write(doc: Doc, found: PaperReading, shift: int) -> None:
    e = found.extraction
    doc._.herringbone = e
    doc._.herringbone_vector = found.vector
    doc.spans["herringbone_sentences"] = _spans(doc, shift, ((s.start, s.end, str(s.role)) for s in e.sentences))
    doc.spans["herringbone_mentions"] = _spans(doc, shift, ((m.start, m.end, str(m.type)) for m in e.mentions))
    doc.spans["herringbone_issues"] = _spans(doc, shift, ((i.start, i.end, i.type or "issue") for i in e.issues))
    doc.spans["herringbone_solutions"] = _spans(doc, shift, ((s.start, s.end, "solution") for s in e.solutions))
    doc.spans["herringbone_claims"] = _spans(doc, shift, _claims(e))


def _claims(extraction: Extraction) -> Iterable[tuple[int, int, str]]:
    return ((c.start, c.end, str(c.direction)) for c in extraction.claims)


def _spans(doc: Doc, shift: int, places: Iterable[tuple[int, int, str]]) -> list[Span]:
    """Spans over whole tokens: spaCy knows no smaller ones; the exact offsets stay in ``doc._.herringbone``."""
    found = []
    for start, end, label in places:
        span = doc.char_span(max(0, start + shift), end + shift, label=label, alignment_mode="expand")
        if span is not None:
            found.append(span)
    return found


@Language.factory("herringbone_sentences", assigns=["token.is_sent_start"])
def make_sentences(nlp: Language, name: str) -> SentencesComponent:
    """Make the component that sets sentence starts."""
    return SentencesComponent()


@Language.factory("herringbone_abbreviations", assigns=["doc._.herringbone_abbreviations"])
def make_abbreviations(nlp: Language, name: str) -> AbbreviationsComponent:
    """Make the component that finds abbreviations."""
    return AbbreviationsComponent()


@Language.factory(
    "herringbone_reader", default_config={"reader": "encoder"}, assigns=["doc.spans", "doc._.herringbone"]
)
def make_reader(nlp: Language, name: str, reader: str) -> ReaderComponent:
    """Make the component that reads the text as a paper; ``reader`` is a name out of ``extract.pipeline.READERS``."""
    return ReaderComponent(open_reader(reader))
