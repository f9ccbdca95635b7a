"""Hypothesis strategies for the records, from ``Source`` to ``Extraction``.

What they give obeys the laws of ``extract.records``: text is clean, ids fit, and every span holds its own words.
"""

from __future__ import annotations

from hypothesis import strategies as st

from extract.identity import paper_id
from extract.records import (
    Abbreviation,
    Claim,
    ClaimScores,
    Entity,
    Extraction,
    Issue,
    Mention,
    Paper,
    Reference,
    Reject,
    Relation,
    Section,
    Sentence,
    Solution,
    Source,
)
from extract.text import clean
from ontologies.vocabulary import Direction, EntityType, RelationType, Role

_SENTENCE = """
small nets learn slowly from few labels while heron counts drift across tidal flats and cameras miss them because
glare hides plumage so we propose TidePool a lightweight encoder reaching 91.4% accuracy on MarshSet-2 with noisy
audio Ångström naïve 鳥類 α-score café β2 GAN ECG
"""
WORDS = tuple(_SENTENCE.split())
HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "javascript:alert(1)",
    "]]> & </title>",
    "=cmd|' /C calc'!A0",
    "\\input{/etc/passwd}",
    '"""^^<x:y> . <a:b>',
    "${7*7} {{7*7}}",
    "../../etc/passwd",
    "Robert'); DROP TABLE papers;--",
)

words = st.sampled_from(WORDS)
hostile_words = st.sampled_from(HOSTILE)
any_text = st.text(st.characters(codec="utf-8"), max_size=80)
raw_text = st.text(max_size=120)
"""Anything at all: control characters, bidirectional marks, lone surrogates."""


def phrases(least: int = 1, most: int = 8, hostile: bool = False) -> st.SearchStrategy[str]:
    """Give a few words in one string."""
    word = words | hostile_words if hostile else words
    return st.lists(word, min_size=least, max_size=most).map(" ".join)


def titles(hostile: bool = False) -> st.SearchStrategy[str]:
    """Give titles."""
    return phrases(3, 9, hostile).map(lambda text: clean(text[:1].upper() + text[1:]))


def abstracts(hostile: bool = False) -> st.SearchStrategy[str]:
    """Give abstracts of no to six sentences."""
    sentence = phrases(4, 14, hostile).map(lambda text: text[:1].upper() + text[1:] + ".")
    return st.lists(sentence, max_size=6).map(lambda sentences: clean(" ".join(sentences)))


names = st.builds(
    lambda given, family: f"{given} {family}",
    st.sampled_from(["Ann", "J.-P.", "Åse", "Bo", "María José", "Thi Hoa", "O'Neil"]),
    st.sampled_from(["Lee", "van der Berg", "Núñez", "Chen", "McRoy", "Østby", "Nguyen"]),
)
dates = st.none() | st.dates().map(
    lambda date: f"{max(date.year, 1500):04d}-{date.month:02d}-{min(date.day, 28):02d}"
).flatmap(lambda date: st.sampled_from([date, date[:7], date[:4]]))
dois = st.none() | st.integers(1, 99999).map(lambda number: f"10.{1000 + number % 9}/test.{number}")
arxiv_ids = st.none() | st.integers(0, 99999).map(lambda number: f"24{1 + number % 12:02d}.{number:05d}")
sources = st.builds(
    Source,
    file=st.sampled_from(["page.txt", "list.bib", "more.jsonl", "stdin"]),
    locator=st.integers(1, 5000).map(lambda number: f"line {number}"),
    reader=st.sampled_from(["bibtex", "json", "trending-page"]),
)
references = st.builds(Reference, title=st.none() | titles(), doi=dois, arxiv_id=arxiv_ids, key=st.none() | words)
sections = st.builds(Section, heading=phrases(1, 3), text=abstracts())
rejects = st.builds(
    Reject,
    source=st.sampled_from(["page.txt", "list.bib"]),
    locator=st.integers(1, 5000).map(lambda number: f"line {number}"),
    code=st.sampled_from(["no-title", "json-damaged"]),
    message=phrases(),
)


@st.composite
def papers(draw: st.DrawFn, hostile: bool = False) -> Paper:
    """Give a paper as a reader would."""
    title, doi, arxiv_id = draw(titles(hostile)), draw(dois), draw(arxiv_ids)
    return Paper(
        id=paper_id(title, doi, arxiv_id),
        title=title,
        abstract=draw(abstracts(hostile)),
        authors=tuple(draw(st.lists(names, max_size=4, unique=True))),
        date=draw(dates),
        categories=tuple(
            draw(st.lists(st.sampled_from(["cs.CV", "cs.LG", "CV", "q-bio.NC"]), max_size=2, unique=True))
        ),
        venue=draw(st.none() | phrases(1, 4, hostile)),
        doi=doi,
        arxiv_id=arxiv_id,
        url=draw(st.none() | st.integers(0, 99).map(lambda number: f"https://example.org/{number}")),
        has_code=draw(st.booleans()),
        keywords=tuple(draw(st.lists(phrases(1, 2, hostile), max_size=3, unique=True))),
        references=tuple(draw(st.lists(references, max_size=2))),
        sections=tuple(draw(st.lists(sections, max_size=2))),
        sources=(draw(sources),),
    )


@st.composite
def extractions(draw: st.DrawFn, hostile: bool = False) -> Extraction:
    """Give an extraction whose spans all lie within the text and hold their own words."""
    paper = draw(papers(hostile))
    text, scores = paper.text, st.floats(0, 1).map(lambda score: round(score, 4))

    def span() -> tuple[int, int]:
        start = draw(st.integers(0, max(0, len(text) - 1)))
        return start, draw(st.integers(start + 1, min(len(text), start + 40)))

    def some(most: int) -> range:
        return range(draw(st.integers(0, most)))

    sentences = []
    start = len(paper.title) + 1
    for piece in paper.abstract.split(". "):
        if piece:
            end = min(start + len(piece) + 1, len(text))
            sentences.append(Sentence(start=start, end=end, role=draw(st.sampled_from(Role)), score=draw(scores)))
        start += len(piece) + 2
    entities = [
        Entity(name=draw(phrases(1, 3, hostile)), type=draw(st.sampled_from(EntityType)), proposed=draw(st.booleans()))
        for _ in some(4)
    ]
    mentions = []
    for index, entity in enumerate(entities):
        a, b = span()
        mentions.append(
            Mention(start=a, end=b, text=text[a:b], type=entity.type, entity=index, score=draw(scores), rule="test")
        )
    issues = []
    for _ in some(2) if sentences else ():
        a, b = span()
        place = draw(st.integers(0, len(sentences) - 1))
        kind = draw(st.none() | st.sampled_from(["label-scarcity", "domain-shift"]))
        issues.append(Issue(start=a, end=b, text=text[a:b], sentence=place, type=kind, score=draw(scores)))
    solutions = []
    for _ in some(2):
        a, b = span()
        solutions.append(Solution(start=a, end=b, text=text[a:b], addresses=tuple(range(len(issues)))))
    claims = [
        Claim(
            start=sentence.start,
            end=sentence.end,
            subject=draw(st.none() | words),
            metric=draw(st.none() | words),
            value=draw(st.none() | st.just("91.4%")),
            delta=None,
            dataset=draw(st.none() | words),
            baseline=None,
            direction=draw(st.sampled_from(Direction)),
            hedged=draw(st.booleans()),
            negated=draw(st.booleans()),
            scores=draw(st.builds(ClaimScores, finding=scores, subject=scores, metric=scores, direction=scores)),
        )
        for sentence in sentences[:2]
    ]
    abbreviations = []
    for _ in some(1):
        a, b = span()
        abbreviations.append(Abbreviation(short="TP", long="tide pool", start=a, end=b))
    relations = []
    for _ in some(2) if len(entities) > 1 else ():
        a, b = span()
        kind = draw(st.sampled_from(RelationType))
        relations.append(Relation(head=0, relation=kind, tail=1, start=a, end=b, score=draw(scores)))
    return Extraction(
        paper=paper,
        sentences=tuple(sentences),
        mentions=tuple(mentions),
        entities=tuple(entities),
        issues=tuple(issues),
        solutions=tuple(solutions),
        claims=tuple(claims),
        abbreviations=tuple(abbreviations),
        relations=tuple(relations),
    )
