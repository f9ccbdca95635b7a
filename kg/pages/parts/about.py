"""What the field or the topic is about: counted sentences, and the papers' own words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from kg.english.alike import told_once
from kg.english.grammar import (
    TELLING_SPAN,
    aside,
    count,
    definite,
    in_or_since,
    listed,
    listed_parts,
    mostly_since,
    number_word,
    plain,
    sentence,
    share,
    span_of_years,
    verb,
    with_article,
)
from kg.folding import fold, irregular_plural
from kg.pages.lookup import Lookup, Scope, Use
from kg.pages.parts.defined import own_words
from kg.pages.parts.kinds import EVERY, Pooled, is_half, is_piece, nests, told_things
from kg.pages.parts.mapped import further_papers, grouping_told, named_within
from kg.pages.wording import stated
from kg.topics import APART, is_rest
from kg.wide_words import ANY_FIELD
from ontologies.vocabulary import EntityType
from viz.charts import year_chart
from viz.page import Block, Cell, Column, Figure, Heading, Inline, Section, Statement, Table

_NEAR_THE_TOP, _FAR_MORE = 10, 2
# Things of as many papers as the last one told are told too, up to so many more.
TIED = 2
HEADS = {
    EntityType.TASK: "The tasks that they name most are",
    EntityType.MODALITY: "The kinds of data that they name most are",
    EntityType.DATASET: "The data sets that they name most are",
    EntityType.METHOD: "The methods that they name most are",
}
_NOUNS = {
    EntityType.TASK: "task",
    EntityType.MODALITY: "kind of data",
    EntityType.DATASET: "data set",
    EntityType.METHOD: "method",
    EntityType.METRIC: "metric",
}
# Kinds of data that tell nothing: any field has them.
_TELLS_NOTHING = frozenset(
    ("analysis", "content", "data", "feature", "image", "information", "input", "measurement", "output", "record",
     "representation", "sample", "set", "signal", "value")
)  # fmt: skip
# Ways of testing, which are no methods of a field though abstracts name them as means.
_TESTING = re.compile(
    r"(?i)(?:^|\s)(?:simulations?|experiments?|evaluations?|(?:user|case|ablation|pilot|field) stud(?:y|ies)|surveys?"
    r"|questionnaires?|interviews?|comparisons?|(?:cross[- ])?validation|human evaluation)$"
)
_COUNTED = (
    "Papers are counted, once each, that write a name in their title or abstract: in any spelling, in short, or within "
    "a longer name. Places of each stand with its name in the tables of what to know by name."
)
# Fewer than one paper of so many is no sign of what a field works with.
_NO_SIGN = 40
# Of what any field has, even one of so many is none.
_FEW = 10
# Tasks that one counts, unlike deeds.
_COUNTED_TASKS = ("problem", "task", "game", "challenge", "test")
# So many things are told beside the list, where the list has so many of its own.
_BESIDE, _ENOUGH_BESIDE = 4, 2


def about(look: Lookup, scope: Scope) -> Section | None:
    """What the papers work on and with, and how they put it themselves."""
    blocks: list[Block] = [
        s
        for s in (
            # The first sentences of the page say which tasks.
            named_most(look, scope, EntityType.MODALITY),
            named_most(look, scope, EntityType.DATASET),
            named_most(look, scope, EntityType.METHOD),
        )
        if s
    ]
    quoted = {(q.title, q.text) for b in blocks if isinstance(b, Statement) for q in b.quotes}
    words = own_words(look, scope, quoted)
    if words:
        blocks += [Heading(text="In the papers’ own words"), *words]
    figure = papers_by_year(look, scope)
    if figure:
        blocks.append(figure)
    return (
        Section(key="about", title=f"What the {scope.noun} is about", short="What it is about", blocks=tuple(blocks))
        if blocks
        else None
    )


def size_sentence(look: Lookup, scope: Scope) -> Statement:
    """How many papers, from when."""
    years = look.years(scope.papers)
    n, dated = len(scope.papers), len(years)
    text = f"{count(n, 'paper')} {verb(n, 'is', 'are') + ' read' if scope.whole else verb(n, 'belongs', 'belong')} here"
    late = mostly_since(years)
    late = late if late and late[0] - years[0] >= TELLING_SPAN else None
    since = f"{share(late[1], dated)} of them ({number_word(late[1], n)}) {in_or_since(late[0], years)}" if late else ""
    if dated == n and years:
        text += f", published {span_of_years(years)}" + (f"; {since}" if since else "")
    elif dated == 1:
        text += f"; the only one with a date appeared in {years[0]}"
    elif years:
        text += f"; the {number_word(dated, n)} that bear a date appeared {span_of_years(years)}"
        text += f", {since}" if since else ""
    undated = n - len(years)
    basis = "Counted from the records as they were read."
    if undated:
        basis += f" {count(undated, 'paper').capitalize()} {'bears' if undated == 1 else 'bear'} no date."
    return Statement(parts=(sentence(text),), basis=basis)


def rest_sentence(look: Lookup, scope: Scope) -> Statement | None:
    """What papers have in common that no name tells: that they are the rest of what stands above them."""
    if not is_rest(scope.topic):
        return None
    if scope.topic.label == APART:
        return Statement(parts=("They are no topic: each is far from the other papers in wording.",))
    above = look.topics[look.above[scope.topic.id]]
    if above.level == 0:
        return Statement(parts=("They are no topic: no name was found that most of them share.",))
    link = look.topic_link(above.id)
    return Statement(
        parts=(
            "They are no topic but the rest of “",
            link,
            "”: no name was found that tells them from the papers around.",
        )
    )


def topics_sentence(look: Lookup, scope: Scope) -> Statement | None:
    """Which topics the papers fall into."""
    below = sorted(scope.topic.children, key=lambda t: (-len(t.papers), t.label))
    children = [t for t in below if not is_rest(t)]
    if not children:
        return None
    within = named_within(scope.topic)
    further = further_papers(scope.topic)
    top = max(len(below), len(children[0].papers), within, further)
    named = [
        (look.topic_link(t.id), f" ({_papers(len(t.papers), top, first=i == 0)})") for i, t in enumerate(children[:3])
    ]
    basis = grouping_told(scope.topic)
    if len(scope.papers) == 1:
        return Statement(parts=("It belongs to the topic ", look.topic_link(children[0].id), "."), basis=basis)
    head = f"They fall into {count(len(children), 'topic', beside=top)}"
    placed = sum(len(t.papers) for t in children)
    if 2 * placed < len(scope.papers):  # what most of them do not fall into is no way to tell them apart
        head = f"{number_word(placed, top).capitalize()} of them fall into {count(len(children), 'topic', beside=top)}"
    head += f", with {number_word(within, top)} more within these" if within else ""
    as_large = len(children) > 3 and len(children[3].papers) == len(children[2].papers)
    if len(children) > 3:
        head += "; among the largest are " if as_large else "; the largest are "
    else:
        head += "; among them are " if further and within else ": "
    # What has no name of its own is told last, however large it is.
    have = verb(further, "has", "have")
    rest = f"; {count(further, 'paper', beside=top)} {have} no topic with a name of its own" if further else ""
    return Statement(parts=(head, *listed_parts(named), f"{rest}."), basis=basis)


def _telling(pooled: Pooled) -> list[Use]:
    """The things that several papers name; one that others name more closely only where too few others are left."""
    uses = pooled.apart
    heads = Counter(plain(u.entity.name).casefold().split()[-1] for u in uses if " " in plain(u.entity.name).strip())
    shared = [u for u in uses if len(u.papers) > 1]

    def is_bare(use: Use) -> bool:
        name = plain(use.entity.name)
        return name.islower() and name.isalpha() and heads[name] > 1 and not pooled.grown(use)

    first = shared[:_NEAR_THE_TOP]
    most = max((len(u.papers) for u in first if not is_bare(u)), default=0)
    # What far more papers name than anything closer is what they name most.
    closer = [u for u in first if not is_bare(u) or len(u.papers) > _FAR_MORE * most]
    found = [*closer, *(u for u in first if u not in closer), *shared[_NEAR_THE_TOP:]]
    half = [u for u in found if u.entity.type is EntityType.TASK and is_half(u)]
    return [*(u for u in found if u not in half), *half]


def _said(look: Lookup, use: Use) -> str:
    """A thing's name, as a plural where the field's papers have it so: a fifth, or any where it has a short form."""
    name = look.name_of(use.entity)
    if use.entity.type is EntityType.DATASET:  # a proper name, in whatever letters some write it
        return name
    low = name[:1].lower() + name[1:]
    if name.istitle() and any(plain(m.quote) == name.lower() for m in use.mentions):
        name = name.lower()
    elif low != name and any(low.startswith(plain(m.quote)) and m.quote[:1].islower() for m in use.mentions):
        # A capital that only the head of a sentence or a title gave.
        name = low
    if use.entity.type is EntityType.TASK:  # a deed is told as one, however often it is done
        return name
    front, blank, last = name.rpartition(" ")
    if plural := irregular_plural(last):
        return f"{front}{blank}{plural}"
    # All papers of the field are asked, so that no page says "transformers" where the next one says "transformer".
    forms = Counter(plain(words) for _, words in {(m.paper, m.quote.casefold()) for m in use.entity.mentions})
    pair = re.fullmatch(r"([^()]*[a-z]) \(([\w-]*[A-Z])\)", name)
    if pair and pair[1].endswith("ss"):
        many = (f"{pair[1]}es", f"{pair[2]}s")
        return f"{many[0]} ({many[1]})" if any(forms[form.casefold()] for form in many) else name
    if pair and pair[1].endswith("s"):
        return f"{pair[1]} ({pair[2]}s)" if f"{pair[2]}s".casefold() in forms else name
    if pair and not pair[1].endswith(("ing", "y")):
        plurals = {f"{pair[1]}s".casefold()}
        if not pair[1].endswith("tion"):  # "keelers" may go by their short form, and "loaf rotations" are hardly many
            plurals.add(f"{pair[2]}s".casefold())
        return f"{pair[1]}s ({pair[2]}s)" if plurals & set(forms) else name
    if not name.split()[-1].islower():
        return name
    best = max((f"{name}s", f"{name}es", f"{name[:-1]}ies"), key=lambda many: forms[many.casefold()])
    # "MRI-compatible robot" is counted as any robot is, though a short form begins it.
    tail = name.split()[-1]
    counted = with_article(name) != name or (" " in name and with_article(tail) != tail)
    if counted and not name.endswith(("s", "y", "x", "ch", "sh")):
        return f"{name}s"
    if re.search(r"[^aeiou]y$", name) and forms[best.casefold()]:
        return best
    return best if 4 * forms[best.casefold()] >= max(forms[name.casefold()], 1) else name


def _the_one(name: str, kind: EntityType) -> str:
    """The name of the only thing told: with "the" where it is one that one counts, which no deed is.

    >>> _the_one("oven", EntityType.METHOD), _the_one("loaf analysis", EntityType.TASK)
    ('the oven', 'loaf analysis')
    """
    bare = re.sub(r"\s*\([^()]*\)\Z", "", name)
    counted = kind is not EntityType.TASK or bare.endswith(_COUNTED_TASKS)
    return f"the {name}" if counted and name[:1].islower() and with_article(name) != name else name


def _papers(n: int, top: int, *, first: bool) -> str:
    """How many papers: with their noun at the first of a list; all of the list in words, or all in figures."""
    return count(n, "paper", beside=top) if first else number_word(n, top)


def named_most(look: Lookup, scope: Scope, kind: EntityType, head: str = "", most: int = 3) -> Statement | None:
    """The things of one type that most papers of the scope name, with a quote for each; ties are told, or none is."""
    pooled = told_things(look, scope, kind)
    uses = pooled.apart
    ranked = _telling(pooled)
    idle: list[Use] = []
    if kind is EntityType.MODALITY:
        every = [u for u in ranked if len(u.papers) >= EVERY * len(scope.papers) > EVERY]
        idle = [u for u in ranked if u in every or fold(plain(u.entity.name)) in _TELLS_NOTHING]
        # Of what is told apart the kinds are told, and no part of what all papers have.
        kinds = [k for i in idle if i not in every for k in pooled.under.get(i.entity.id, ()) if not is_piece(k)]
        kinds = [k for k in kinds if len(k.papers) > 1]
        telling = _ranked_in([u for u in ranked if u not in idle], kinds)
        if not telling and idle and _FEW * len(idle[0].papers) < len(scope.papers):
            return None
        ranked, idle = (telling, idle) if telling else (ranked, [])
    if kind is EntityType.METHOD:
        ranked = [u for u in ranked if not _TESTING.search(plain(u.entity.name))]
        idle = [u for u in ranked if _without_short(u) in ANY_FIELD]
        kinds = [k for i in idle for k in pooled.under.get(i.entity.id, ()) if _without_short(k) not in ANY_FIELD]
        kinds = [k for k in kinds if len(k.papers) > 1]
        telling = _ranked_in([u for u in ranked if u not in idle], kinds)
        shared = [u for u in telling if len(u.papers) > 1]
        ranked, idle = (telling, idle) if shared else (ranked, [])
    if kind is EntityType.TASK and len(ranked) >= _ENOUGH_BESIDE:
        idle = list(pooled.bare)
    if any(len(u.papers) > 1 for u in ranked):
        # What is told beside the others is what more papers name, or any field has: all else has its place among them.
        any_has = kind in (EntityType.METHOD, EntityType.MODALITY)
        placed = (*pooled.own, *idle) if pooled.own or not any_has else ()
        rarer = [u for u in placed if len(u.papers) < len(ranked[0].papers)]
        idle = [u for u in (*idle, *pooled.own) if u not in rarer]
        rarer = [u for u in rarer if u in pooled.own or not any_has]
        idle = sorted(idle, key=lambda u: -len(u.papers))[:_BESIDE]
        ranked = _ranked_in(ranked, rarer)
    else:
        ranked = [*sorted(pooled.own, key=lambda u: -len(u.papers)), *ranked]
    if not ranked:
        return None
    rare = _NO_SIGN * len(ranked[0].papers) < len(scope.papers)
    if rare and kind is EntityType.DATASET:
        return _hardly_shared(look, len(pooled.apart), ranked)
    if rare and kind is not EntityType.TASK:
        return None
    # Beside what many name, what hardly any does is no sign either.
    # One thing in two forms of its words is told by the first of them.
    ranked = ranked if kind is EntityType.DATASET else told_once(ranked, lambda u: plain(u.entity.name))
    telling = [u for u in ranked if _NO_SIGN * len(u.papers) >= len(scope.papers)]
    ranked = _side_by_side(look, telling or ranked)
    found, tied = _to_a_gap(ranked, most)
    head = head or HEADS.get(kind, f"The {_NOUNS[kind]}s that they name most are")
    # One thing alone is told in the singular, as its verb is; of data one has many: "is images", not "is image".
    as_many = len(found) > 1 or kind is EntityType.MODALITY
    names = [_said(look, u) for u in found] if as_many else [_the_one(look.name_of(found[0].entity), kind)]
    if kind is EntityType.DATASET:
        names = [definite(name) for name in names]
    top = len(found[0].papers)
    evidence = [e for u in found for e in u.mentions[:2]]
    basis = _COUNTED
    # What any field has is told apart where it would stand in the list, as it does in the table.
    idle = [u for u in idle if len(u.papers) >= len(found[-1].papers)]
    besides = ""
    if idle:
        top = max(top, len(idle[0].papers))
        counts = [_papers(len(u.papers), top, first=i == 0) for i, u in enumerate(idle)]
        told = [aside(_said(look, u), n) for u, n in zip(idle, counts, strict=True)]
        # What any field has is told apart even where fewer papers name it, unless the page's own words are.
        first = sum(len(u.papers) >= len(found[0].papers) for u in idle)
        wide = [f"general names such as {listed(told[first:])}"] if told[first:] else []
        besides = f"besides {listed([*told[:first], *wide])}, "
        evidence = [*evidence, *(e for u in idle for e in u.mentions[:2])]
    known = {u.entity.id for u in (*found, *idle)}
    if tied:
        noun = _NOUNS[kind]
        many = noun.replace("kind ", "kinds ") if noun.startswith("kind") else f"{noun}s"
        named = "is named"
        if any(
            len(u.papers) > len(found[0].papers) and u.entity.id not in known
            for u in (*uses, *pooled.bare, *pooled.own)
        ):
            named = f"but the widest {named}"
        text = f"{besides}no {noun} {named} by more than {count(len(found[0].papers), 'paper')}; "
        text += f"{number_word(tied)} {many} are, among them "
        return stated(look, (sentence(f"{text}{listed(names)}"),), evidence, limit=2 * most, basis=basis)
    runs: list[tuple[Inline, ...]] = [
        (
            aside(
                name,
                _papers(len(u.papers), top, first=i == 0),
            ),
        )
        for i, (name, u) in enumerate(zip(names, found, strict=True))
    ]
    least = len(found[-1].papers)
    if (
        len(found) > 1
        and head.startswith("The ")
        and any(len(u.papers) > least and u.entity.id not in known for u in (*uses, *pooled.bare, *pooled.own))
    ):
        head = f"Among the {head.removeprefix('The ')}"
    if len(found) == 1:
        noun = _NOUNS[kind]
        head = re.sub(rf"^The {noun.replace('kind', 'kinds')}s? (.+) are$", rf"The {noun} \1 is", head)
    if besides:
        head = f"{besides[:1].upper()}{besides[1:]}{head[:1].lower()}{head[1:]}"
    return stated(look, (f"{head} ", *listed_parts(runs), "."), evidence, limit=2 * most, basis=basis)


def _ranked_in(ranked: Sequence[Use], more: Sequence[Use]) -> list[Use]:
    """A ranking with more things in it, each before the first one of fewer papers."""
    found = list(ranked)
    for u in sorted(more, key=lambda u: -len(u.papers)):
        at = next((n for n, other in enumerate(found) if len(other.papers) < len(u.papers)), len(found))
        found.insert(at, u)
    return found


def _side_by_side(look: Lookup, ranked: Sequence[Use]) -> list[Use]:
    """Things of a ranking without those that are a kind of one before, hold its name, or stand within it."""
    kept: list[Use] = []
    for u in ranked[:_NEAR_THE_TOP]:
        if not any(nests(look, u, k) for k in kept):
            kept.append(u)
    return kept


def _without_short(use: Use) -> str:
    return fold(re.sub(r"\s*\([^()]*\)$", "", plain(use.entity.name)))


def _hardly_shared(look: Lookup, total: int, shared: Sequence[Use]) -> Statement:
    """Data sets of which hardly any is named by two papers."""
    n = len(shared)
    text = f"data sets are hardly shared: of {number_word(total)} that are named, "
    names = listed([definite(look.name_of(u.entity)) for u in shared[:3]])
    if n == total:
        text = f"only {count(n, 'data set')} {verb(n, 'is', 'are')} named by more than one paper: {names}"
    elif n <= 3:
        text += f"only {names} {verb(n, 'is', 'are')} named by more than one paper"
    else:
        text += f"only {number_word(n, total)} are named by more than one paper, among them {names}"
    return stated(look, (sentence(text),), [e for u in shared[:3] for e in u.mentions[:2]], limit=6, basis=_COUNTED)


def _to_a_gap(ranked: Sequence[Use], most: int) -> tuple[list[Use], int]:
    """The first things of a list up to where the number of papers falls, and how many share it where it never does.

    Those of as many papers as the last one told are told too where these are few, else none of them is.
    """
    found = sorted(ranked[:most], key=lambda u: -len(u.papers))
    least = len(found[-1].papers)
    ties = [u for u in ranked[most:] if len(u.papers) == least]
    if not ties:
        return found, 0
    if len(found) + len(ties) <= most + TIED:
        return [*found, *ties], 0
    above = [u for u in found if len(u.papers) > least]
    return (above, 0) if above else (found, len(found) + len(ties))


def papers_by_year(look: Lookup, scope: Scope) -> Figure | None:
    """The papers over the years, as bars and as a table."""
    counts = Counter(look.years(scope.papers))
    if len(counts) < 3:
        return None
    last = max(counts)
    first = max(min(counts), last - 29)
    shown = {y: n for y, n in counts.items() if y >= first}
    early = sum(n for y, n in counts.items() if y < first)
    caption = "Papers by year." + (f" {count(early, 'older paper').capitalize()} not drawn." if early else "")
    table = Table(
        key="papers-by-year-table",
        caption="Papers by year",
        columns=(Column(label="Year"), Column(label="Papers", numeric=True)),
        rows=tuple((Cell(parts=(str(y),)), Cell(parts=(str(counts[y]),))) for y in sorted(counts)),
    )
    pictures = (year_chart(shown, "papers-by-year-w", "Papers"), year_chart(shown, "papers-by-year-n", "Papers", 350))
    return Figure(key="papers-by-year", caption=caption, pictures=pictures, table=table)
