"""The vocabulary of the RDF as a page of the site: its terms by what they are about, the types of issue, questions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from kg.english.grammar import count, sentence
from kg.queries import NamedQuery, load_queries, load_query
from kg.rdf.ontology_page import OntologyTerm, read_ontology
from ontologies.issue_types import IssueType, load_categories, load_issue_types
from ontologies.namespaces import HB, HBC, HBI, PREFIXES
from viz.page import Block, Card, Cards, Cell, Column, Heading, Inline, Link, Page, Raw, Section, Statement, Table
from viz.svg import element

PATH = "ontology.html"
# Terms are told together with the classes that they are about; a class that stands nowhere here comes last.
_THEMES: tuple[tuple[str, str, str, tuple[str, ...]], ...] = (
    (
        "issues",
        "Issues and solutions",
        "What papers say is in the way, of which type that is, and what they put forward against it.",
        ("Issue", "IssueType", "IssueCategory", "IssueStatus", "Solution"),
    ),
    (
        "claims",
        "Claims",
        "What papers report: of which method, on which data, by which measure, against what.",
        ("Claim", "Comparison", "Direction"),
    ),
    (
        "things",
        "Things of the field",
        "Methods, data sets, kinds of data, tasks and metrics, and how papers link them.",
        ("Entity", "Method", "Dataset", "Modality", "Task", "Metric", "Link"),
    ),
    (
        "topics",
        "Topics and short forms",
        "How papers are grouped, and what short forms stand for.",
        ("Topic", "GlossaryEntry"),
    ),
    ("steps", "Steps from paper to paper", "What a later paper takes up from an earlier one.", ("Chain", "ChainKind")),
    (
        "evidence",
        "Texts and evidence",
        "The words that everything was read from.",
        ("PaperText", "Sentence", "Evidence"),
    ),
    (
        "reading",
        "How the papers were read",
        "What was taken for one thing, where papers were placed, and what could not be read.",
        ("Merge", "Placement", "Reject"),
    ),
)
_PAPER = "fabio:ResearchPaper"
# A property of so many classes is about what it leads to.
_GENERAL = 5
_EXAMPLES = ("issue-solutions", "datasets-by-use")


def vocabulary_page() -> Page:
    """``ontology.html``; the anchor of a term is its name in the ontology."""
    ontology = read_ontology()
    by_theme: dict[str, dict[str, list[OntologyTerm]]] = {key: {} for key, *_ in _THEMES}
    for part, terms in ontology.parts:
        for term in terms:
            by_theme[_theme(term)].setdefault(part, []).append(term)
    number = count(sum(len(terms) for _, terms in ontology.parts), "term")
    types = load_issue_types()
    lead = (
        Statement(parts=(ontology.description,)),
        Statement(
            parts=(
                sentence(
                    f"version {ontology.version} has {number}; with it come {count(len(types), 'type')} of issue in "
                    f"{count(len(load_categories()), 'category', 'categories')}"
                ),
            )
        ),
    )
    sections = [
        Section(key=f"about-{key}", title=title, blocks=tuple(_theme_blocks(told, by_theme[key])))
        for key, title, told, _ in _THEMES
        if by_theme[key]
    ]
    sections += [_issue_types(types), _questions(), _namespaces()]
    return Page(path=PATH, title=ontology.title, kicker="Vocabulary", lead=lead, sections=tuple(sections))


def _theme(term: OntologyTerm) -> str:
    """The theme of a term: of itself, of what it is one of, of what it leads from, or of what it leads to."""
    own = {name: key for key, _, _, names in _THEMES for name in names}
    facts = [(name, value.split(" or ")) for name, value in term.facts]
    at, to = ([n for name, names in facts if name == side for n in names] for side in ("from", "to"))
    if at == to == [_PAPER]:
        return "steps"
    if at == [_PAPER] and not to[0].startswith("hb:"):
        return "evidence"
    above = [n for name, names in facts if name == "one of" for n in names]
    named = [
        f"hb:{term.name}",
        *above,
        *([*to, *at] if len(at) >= _GENERAL and to[0].startswith("hb:") else [*at, *to]),
    ]
    return next((own[n.removeprefix("hb:")] for n in named if n.removeprefix("hb:") in own), _THEMES[-1][0])


def _theme_blocks(told: str, parts: dict[str, list[OntologyTerm]]) -> Iterable[Block]:
    yield Statement(parts=(told,))
    for part, terms in parts.items():
        index: list[Inline] = [f"{part}: "]
        for term in terms:
            index += [*([", "] if len(index) > 1 else []), Link(text=term.label, href=f"{PATH}#{term.name}")]
        yield Statement(parts=(*index, "."))
    for part, terms in parts.items():
        yield Heading(text=part)
        yield Cards(cards=tuple(_card(term) for term in terms))


def _card(term: OntologyTerm) -> Card:
    said: dict[str, list[str]] = {}
    for name, value in term.facts:
        said.setdefault(name, []).append(value)
    blocks = [Statement(parts=(term.definition,))]
    blocks += [Statement(parts=(f"Example: {value}",)) for value in said.pop("example", ())]
    if "from" in said and "to" in said:
        way = [*_named("leads from ", said.pop("from"), " or "), *_named(" to ", said.pop("to"), " or ")]
        blocks.append(Statement(parts=_told(way)))
    facts: list[Inline] = []
    for name, values in said.items():
        kept = [v for v in values if v != HB.rstrip("#")]
        if kept:
            facts += [*(["; "] if facts else []), *_named(f"{name} ", kept, ", ")]
    if facts:
        blocks.append(Statement(parts=_told(facts)))
    return Card(key=term.name, title=(term.label,), label=f"hb:{term.name}", blocks=tuple(blocks))


def _told(parts: Sequence[Inline]) -> tuple[Inline, ...]:
    """The parts as a sentence: they begin with words of ours."""
    first = parts[0]
    return (first[:1].upper() + first[1:] if isinstance(first, str) else first, *parts[1:], ".")


def _named(told: str, values: Iterable[str], between: str) -> list[Inline]:
    """Terms behind what is told of them, each a link to where it is defined."""
    parts: list[Inline] = [told]
    for name in (name for value in values for name in value.split(" or ")):
        parts += [*([between] if len(parts) > 1 else []), _term_link(name)]
    return parts


def _term_link(name: str) -> Link:
    prefix, _, local = name.partition(":")
    if prefix == "hb":
        return Link(text=name, href=f"{PATH}#{local}")
    if prefix in PREFIXES:
        return Link(text=name, href=PREFIXES[prefix] + local, outward=True)
    return Link(text=name.split("://")[-1].rstrip("/"), href=name, outward=True)


def _issue_types(types: tuple[IssueType, ...]) -> Section:
    """The SKOS scheme of issue types: a category is a bone of every fish."""
    labels = {kind.slug: kind.label for kind in types}
    told = (
        "Every issue is of one of these types, and every type belongs to a category, which is a bone of the fish-bone."
    )
    blocks: list[Block] = [Statement(parts=(told,))]
    index: list[Inline] = ["Categories: "]
    for n, category in enumerate(load_categories()):
        index += [*([", "] if n else []), Link(text=category.label, href=f"{PATH}#{_category_key(category.slug)}")]
    blocks.append(Statement(parts=(*index, ".")))
    for category in load_categories():
        kinds = [kind for kind in types if kind.category == category.slug]
        head = Card(
            key=_category_key(category.slug),
            title=(category.label,),
            label=f"hbc:{category.slug}",
            blocks=(
                Statement(parts=(category.definition,)),
                Statement(parts=(f"{sentence(count(len(kinds), 'type'))}",)),
            ),
        )
        blocks.append(Cards(cards=(head, *(_type_card(kind, labels) for kind in kinds))))
    return Section(key="issue-types", title="Types of issue", blocks=tuple(blocks))


def _category_key(slug: str) -> str:
    return f"category-{slug}"


def _type_card(kind: IssueType, labels: dict[str, str]) -> Card:
    blocks = [Statement(parts=(kind.definition,))]
    if kind.examples:
        quoted = "; ".join(f"“{text}”" for text in kind.examples)
        blocks.append(Statement(parts=(f"As papers put it: {quoted}.",)))
    if kind.parent:
        above = Link(text=labels[kind.parent], href=f"{PATH}#type-{kind.parent}")
        blocks.append(Statement(parts=("A kind of: ", above, ".")))
    return Card(key=f"type-{kind.slug}", title=(kind.label,), label=f"hbi:{kind.slug}", blocks=tuple(blocks))


def _questions() -> Section:
    """Two of the named queries in full, and what the others answer."""
    queries = load_queries()
    number = sentence(f"{count(len(queries), 'question')} come with Herringbone")
    blocks: list[Block] = [
        Statement(
            parts=(
                f"{number} A run answers them from the "
                "command line; their SPARQL can be asked of any store that holds a run’s graph.",
            )
        )
    ]
    for name in _EXAMPLES:
        blocks += _query_blocks(load_query(name))
    rows = tuple(
        (
            Cell(parts=(query.name,)),
            Cell(parts=(query.description,)),
            Cell(parts=(", ".join(p.name for p in query.parameters) or "none",)),
        )
        for query in queries
    )
    heads = ("Question", "What it tells", "Parameters")
    blocks += [
        Heading(text="All of them"),
        Table(
            key="questions-table",
            caption="The named questions",
            columns=tuple(Column(label=head) for head in heads),
            rows=rows,
            hide_caption=True,
        ),
    ]
    return Section(key="questions", title="Questions to ask", blocks=tuple(blocks))


def _query_blocks(query: NamedQuery) -> tuple[Block, ...]:
    parameter = query.parameters[0]
    command = f"herringbone query RUN {query.name} --set {parameter.name}={parameter.default or '…'}"
    return (
        Heading(text=query.title),
        Statement(parts=(query.description,)),
        Raw(picture=_listing(command, f"The command of: {query.title}")),
        Raw(picture=_listing(query.text, f"The SPARQL of: {query.title}")),
    )


def _listing(text: str, label: str) -> Markup:
    rows = [row for row in text.strip().splitlines() if not row.startswith("#")]
    code = [part for row in rows for part in (row, Markup("\n"))]
    return element(
        "div",
        {"class": "scroll listed", "tabindex": "0", "role": "region", "aria-label": label},
        element("pre", {}, element("code", {}, *code[:-1])),
    )


def _namespaces() -> Section:
    own = {"hb": HB, "hbi": HBI, "hbc": HBC}
    rows = []
    for prefix, address in PREFIXES.items():
        told: Inline = address if prefix in own else Link(text=address, href=address, outward=True)
        rows.append((Cell(parts=(f"{prefix}:",)), Cell(parts=(told,))))
    table = Table(
        key="prefixes-table",
        caption="What the prefixes stand for",
        columns=(Column(label="Prefix"), Column(label="Namespace")),
        rows=tuple(rows),
        hide_caption=True,
    )
    told = "What others have defined is used as it is; hb, hbi and hbc are Herringbone’s own."
    return Section(key="namespaces", title="Prefixes", blocks=(Statement(parts=(told,)), table))
