"""The main issues: who raises them, since when, why, what was put forward, how that fared, what stays open."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from markupsafe import Markup

from extract.lexicon import word_set
from extract.records import Extraction
from kg.complaints import complains_itself
from kg.english.alike import says_again, says_the_same, stems
from kg.english.grammar import count, listed_parts, number_word, plain, sentence, verb
from kg.english.quoting import CLAUSE, LONGEST_SAID, NOUN, SENTENCE, Words, told_of_one, uncapped, whole_sentence
from kg.english.raised import is_cut, telling_clause
from kg.evidence import role_at, sentence_at
from kg.issue_kinds import denies_enough, is_clearly_of, pools, raised_chance, type_chance, words_of_type
from kg.issue_state import left_open
from kg.pages.addresses import anchor
from kg.pages.glosses import gloss_of
from kg.pages.issue_labels import category_label, heading, type_label
from kg.pages.lookup import Lookup, Scope
from kg.pages.parts.issue_lines import issue_lines
from kg.pages.running import begun_small, unbroken
from kg.pages.solutions import (
    LOOSE,
    are_many,
    clause_of,
    grouped_solutions,
    is_put_to_use,
    loose_solutions,
    result_on,
    solution_bullet,
    solution_link,
    solution_name,
    solutions_together,
    tie_of,
    used_solutions,
)
from kg.pages.states import STILL_OPEN, raisers, state_of, without_solution
from kg.pages.wording import in_words, spoken, stated, states_a_strength, told_causes
from kg.phrases import telling
from kg.records import Cause, Evidence, IssueNode, SolutionNode
from kg.words import stem
from ontologies.vocabulary import Role
from viz.charts import matrix, year_bars
from viz.page import (
    Block,
    Card,
    Cards,
    Cell,
    Column,
    Figure,
    Fold,
    Heading,
    Inline,
    Link,
    Listing,
    Section,
    Statement,
    Table,
)
from viz.text import shorten

SHOWN = 8
# Issues of several papers have a card each, up to so many.
MOST_CARDS = 12
# Solutions on a card, each with what it does; where none can be told so, as many names.
BULLETS, SOLUTIONS = 3, 4
# So many are asked what they do.
ASKED = 6
# Papers of one issue each on the page of a topic.
MOST_LINES = 12
# Quotes of papers on an issue, and how many papers there must be for one more.
QUOTED, MANY = 2, 6
LONGEST_WITNESS = 60
# A whole sentence that stands below another quote.
LONGEST_SECOND = 120
# Kinds of issue over the years are a picture of blanks where fewer papers than these bear a date.
FEWEST_DATED = 5
# A title that stands within a sentence.
LONGEST_TITLE = 90
# A sentence that gives a reason.
LONGEST_REASON = 220
MOST_REASONS = 2
# Among phrases equally sure those near this length say what is hard without telling a story.
_READS_WELL = 42
# How likely the type of a phrase must be, by its words alone, to be shown beside one that names it.
_CLEAR = 0.6
_WANTING = frozenset(
    map(stem, word_set("scarcity scarce sufficient insufficient shortage enough available unavailable unavailability"))
)
_OF_RAISERS = "Put forward by papers that raise it: "
_SAYS_NOTHING = word_set("traditional existing current conventional previous prior common present technical recent")
# Words cut behind the manner of a deed ("hulls gently and slowly"), and those that only say that there is something.
_SAYS_HOW = re.compile(
    r"(?i)\b(?!famil|anomal|assembl|suppl)\w{3,}ly and \w{3,}ly$"
    r"|\b(?:important|key|crucial|critical|main) (?:points?|aspects?|factors?|issues?|problems?) (?:is|are)\b"
)
# A phrase without the verb that its sentence has before it: "hulls notoriously expensive".
_LACKS_VERB = re.compile(
    r"(?i)\w\s(?!famil|anomal|assembl|suppl)\w{3,}ly \w+(?:ive|ble|ous|ful|less|ex|ow|ard|ult|ent|ic)$"
)
# A predicate that was taken for a noun: "precludes dry combs", "constrain how much wax there is".
_IS_PREDICATE = re.compile(
    r"[a-z]{3,}(?<![su])s\s(?!(?:of|in|for|to|with|on|from|between|and|or|that|which|by|at|such|due|caused|during|under|when|as"
    r"|about|across|among|within|without|against|over|per|like|because|since|are|were|is|was|can|may|do|have)\b)[a-z]"
    r"|[a-z]+\s(?:how|what|whether|the|an?|this|its|their)\s"
)
_OF_ITS_WORK = (Role.SOLUTION, Role.METHOD, Role.RESULT)
# Words that speak of something in the sentence that they were cut from.
_POINTS_AWAY = re.compile(r"(?i)\b(?:their|its|these|those|this|such (?!as\b))\b")


def issues(look: Lookup, scope: Scope) -> Section | None:
    """A card for each of the issues that most papers name, and all issue categories over the years."""
    ranked = ranked_issues(scope)
    if not ranked:
        return None
    told: set[str] = set()
    # Of a field of one paper each issue has its card; of others those that several papers raise.
    alone = len(scope.papers) == 1
    several = [i for i in ranked if len(i.papers) > 1 or alone]
    several = _without_echoes(look, several)[: SHOWN if alone else MOST_CARDS]
    cards = tuple(issue_card(look, scope, i, told) for i in several)
    most = MOST_LINES if not scope.whole else max(SHOWN - len(cards), 0)
    single = [i for i in ranked if len(i.papers) == 1] if len(scope.papers) > 1 else []
    lines, in_lines = issue_lines(look, single, most, cards=several)
    blocks: list[Block] = [
        Statement(parts=(_what_marks_mean(cards),), tone="caution"),
    ]
    if cards:
        blocks.append(Cards(cards=cards))
    if lines:
        blocks += [
            Heading(text="More issues, paper by paper" if cards else "Issues, paper by paper"),
            Listing(statements=lines),
        ]
    shown = {i.id for i in (*several, *in_lines)}
    rest = [i for i in ranked if i.id not in shown]
    if rest:
        noun = count(len(rest), "further issue").capitalize()
        where = _where_all_stand(look, scope, rest)
        parts: tuple[Inline, ...] = (f"{noun} {verb(len(rest), 'stands', 'stand')} in ", *where, ".")
        blocks.append(Statement(parts=parts))
    figure = issues_by_year(look, scope)
    if figure:
        blocks += [Heading(text="Kinds of issue over the years"), figure]
    return Section(
        key="issues", title="What is hard, and what is done about it", short="Main issues", blocks=tuple(blocks)
    )


def _without_echoes(look: Lookup, ranked: Sequence[IssueNode]) -> list[IssueNode]:
    """Issues less those without a type that papers tell in the very sentences in which they tell one with a type."""
    said = {issue.id: _sentences(look, issue) for issue in ranked}
    typed = [said[issue.id] for issue in ranked if issue.type]
    return [issue for issue in ranked if issue.type or not any(said[issue.id] <= other for other in typed)]


def _sentences(look: Lookup, issue: IssueNode) -> frozenset[tuple[str, int]]:
    """The sentences that tell an issue, by paper and place."""
    found = [(e, look.extractions.get(e.paper)) for e in issue.evidence]
    return frozenset((e.paper, sentence_at(x, e.start, e.end)[0] if x else e.start) for e, x in found)


def _where_all_stand(look: Lookup, scope: Scope, rest: Sequence[IssueNode]) -> tuple[Inline, ...]:
    """Where the issues that are not told stand: the tree, and as many as are drawn the fish-bone."""
    tree = Link(text="the tree", href="tree.html")
    if not scope.whole:
        tree = replace(tree, href=f"tree.html#{anchor('b', scope.topic.id)}")
    drawn = {key for f in look.field.fishbones if f.topic == scope.topic.id for b in f.bones for key in b.issues}
    shown = [i.id in drawn for i in rest]
    name = look.topic_names.get(scope.topic.id, "")
    if not any(shown) or not name:
        return (tree,)
    fish = Link(text="the fish-bone", href=f"fishbones/{name}.html")
    if all(shown):
        return (tree, " and in ", fish)
    return (tree, f", {number_word(sum(shown), len(shown))} of them also in ", fish)


def ranked_issues(scope: Scope) -> list[IssueNode]:
    """The issues of the scope, those of most papers first, then those with most said about them."""
    return sorted(scope.issues, key=lambda i: (-len(i.papers), -len(i.solutions), i.type is None, i.label, i.id))


def _what_marks_mean(cards: Sequence[Card]) -> str:
    """What holds for all cards, and what the marks on them mean, as far as they stand there."""
    text = "What was put forward is told as its authors tell it; nobody has checked it here."
    if any("no solution made out" in card.status for card in cards):
        text += " “No solution made out” says that the papers that raise it put nothing forward there or behind that."
    if any(STILL_OPEN in card.status for card in cards):
        text += " “Said to be still open” says that a paper says so itself, whatever is put forward."
    return text


def issue_card(look: Lookup, scope: Scope, issue: IssueNode, told: set[str]) -> Card:
    """What is known of one issue; ``told`` is what cards before it have told.

    Solutions of these come last here, and a sentence that was quoted is not quoted again.
    """
    phrases = _phrases(look, issue)
    blocks: list[Block] = []
    # A name that leaves out a part of its type's ("Moss" of "Moss and rust") is that type's.
    gloss = gloss_of(issue.type) if (type_label(issue.type) or "").startswith(heading(issue)) else ""
    if gloss:
        blocks.append(Statement(parts=(gloss,), tone="gloss"))
    blocks.append(_who_raises_it(look, issue, phrases, told))
    if len(issue.papers) > 1 and phrases:
        blocks.append(Listing(statements=tuple(_witness(look, e, words) for e, words in phrases)))
    known = stems(heading(issue))
    said = [words.text for _, words in phrases]
    causes: list[Cause] = []
    for c in told_causes(look, issue):
        if not stems(c.label) <= known and not says_again(c.label, [*said, *(other.label for other in causes)]):
            causes.append(c)
    blocks.extend(_reasons(look, issue, causes, said, told))
    blocks.extend(_put_forward(look, issue, told))
    still = left_open(issue)
    for e in sorted(still, key=lambda e: (-e.score, e.paper))[:1]:
        blocks.append(spoken(look, e, 220, tone="open"))
    return Card(
        key=anchor("i", issue.id),
        title=(heading(issue),),
        label=category_label(issue.category),
        status=state_of(look, issue),
        picture=_bars(look, scope, look.years(issue.papers)),
        blocks=tuple(blocks),
    )


def _reasons(
    look: Lookup, issue: IssueNode, causes: Sequence[Cause], said: Sequence[str], told: set[str]
) -> list[Statement]:
    """Reasons that papers give, with what they are reasons for: their sentences, where those are short.

    A cause without its effect is no more than a word, and is not told. How many papers give one is not said: abstracts
    give theirs in more words than are known here.
    """
    found: list[Statement] = []
    givers: set[str] = set()
    quoted = list(said)
    for c in causes:
        words = whole_sentence(look.quote(c.evidence).text)
        if (
            words
            and c.evidence.paper not in givers
            and not _tells_effect(look, issue, c)
            and len(words.text) <= LONGEST_REASON
            and words.text.casefold() not in told
            and not says_again(words.text, quoted)
        ):
            told.add(words.text.casefold())
            quoted.append(words.text)
            givers.add(c.evidence.paper)
            head = "It gives a reason" if len(issue.papers) == 1 else "A reason that one of them gives"
            said_so = f"{words.text[:1].upper()}{words.text[1:]}"
            found.append(stated(look, (f"{head if not found else 'Another reason'}: “{said_so}.”",), (c.evidence,)))
            if len(found) == MOST_REASONS:
                break
    return found


def _tells_effect(look: Lookup, issue: IssueNode, cause: Cause) -> bool:
    """Whether a cause is itself what its card is about, so that its sentence tells what comes of the issue.

    "They rest on bold assumptions, which limits their use" is no reason for assumptions that do not hold.
    """
    kind = issue.type
    if kind is None:
        return False
    quote = look.quote(cause.evidence).text
    effects = [e for e in issue.evidence if e.paper == cause.evidence.paper and e.quote in quote]
    named = max((words_of_type(e.quote, kind) for e in effects), default=0)
    return words_of_type(cause.evidence.quote, kind) > named


def _bars(look: Lookup, scope: Scope, years: list[int]) -> Markup | None:
    known = look.years(scope.papers)
    if not years or not known or known[0] == known[-1]:
        return None
    return year_bars(Counter(years), max(known[0], known[-1] - 19), known[-1], years=True)


def _who_raises_it(look: Lookup, issue: IssueNode, phrases: list[tuple[Evidence, Words]], told: set[str]) -> Statement:
    n = len(issue.papers)
    evidence = [replace(e, score=e.score + 1) if any(e is shown for shown, _ in phrases) else e for e in issue.evidence]
    if n == 1:
        when = look.when(issue.papers[0])
        new = [words for _, words in phrases[:1] if words.text.casefold() not in told]
        says = [told_of_one(words) for words in new if not says_the_same(words.text, heading(issue))]
        told.update(words.text.casefold() for words in new)
        link = look.paper_link(issue.papers[0])
        link = replace(link, text=shorten(link.text, LONGEST_TITLE))
        said = f"raises it; it {says[0]}." if says else "raises it."
        parts = ("One paper, ", link, f" ({when}), {said}" if when else f", {said}")
        return stated(look, parts, evidence)
    return stated(look, (raisers(n, look.years(issue.papers)),), evidence)


def _witness(look: Lookup, evidence: Evidence, words: Words) -> Statement:
    """The words of one paper on an issue, with its year or, where that is not known, its title, which lead to them."""
    quote = look.quote(evidence)
    said = quote.when or shorten(quote.title, LONGEST_WITNESS)
    return Statement(parts=(f"“{words.text}” (", Link(text=said, href=quote.href, hint=quote.title), ")"))


def _phrases(look: Lookup, issue: IssueNode) -> list[tuple[Evidence, Words]]:
    """The surest wordings, each from another paper, none that says another again, none that praises.

    Noun phrases and clauses come before whole sentences, of which one is enough. On the card of a type those that name
    it in its own words come first, the likelier before; none that tells the reverse is shown.
    """
    found: list[tuple[Evidence, Words]] = []
    pooled = issue.type is not None and len(issue.papers) > 1
    for e in issue.evidence:
        words = in_words(look, e)
        # Words that do not complain are the matter of an issue at most, and say nothing of what is hard.
        # Nor does a complaint of nothing ("the limitations of existing methods").
        says = words is not None and set(telling(words.text)) - _SAYS_NOTHING
        if words and (re.search(r"(?i)\bthem\b", words.text) or _SAYS_HOW.search(words.text)):
            continue
        if words and words.form == NOUN and (_LACKS_VERB.search(words.text) or _IS_PREDICATE.match(words.text)):
            continue
        if words and words.form == NOUN and _is_cut(look, e):
            continue
        if words and re.match(r"[a-z]+\s(?:how|what|whether)\s", words.text):
            continue
        fits = not pooled or denies_enough(e.quote, issue.type)
        if words and says and fits and complains_itself(words.text) and not states_a_strength(words.text):
            found.append((e, words))

    named = stems(heading(issue))

    def rank(said: tuple[Evidence, Words]) -> tuple[bool, bool, bool, bool, float, float, int, str, int]:
        e, words = said
        extraction = look.extractions.get(e.paper)
        # A paper tells its own limits and what it goes round, too: what it says of the field comes first.
        own = extraction is not None and role_at(extraction, e.start) in _OF_ITS_WORK
        points = _POINTS_AWAY.search(words.text) is not None
        kind = issue.type if pooled else None
        return (
            words.form == SENTENCE,
            own,
            pooled and stems(words.text) <= named,  # the heading over again
            points,
            -round(raised_chance(extraction, e, kind) if extraction is not None else e.score, 2),
            -e.score,
            abs(len(words.text) - _READS_WELL),
            e.paper,
            e.start,
        )

    most = QUOTED + (len(issue.papers) >= MANY)
    shown: list[tuple[Evidence, Words]] = []
    for e, words in sorted(found, key=rank):
        told = [w.text for _, w in shown]
        if any(e.paper == other.paper for other, _ in shown) or says_again(words.text, told):
            continue
        if any(_is_one_lack(words.text, text) or says_again(text, [words.text]) for text in told):
            continue
        if words.form == SENTENCE and len(words.text) > (LONGEST_SAID if not shown else LONGEST_SECOND):
            continue
        if shown and pooled and _is_weaker(e, words, shown[0][1], issue.type or ""):
            continue
        shown.append((e, words))
        if len(shown) == most:
            break
    return shown or (_in_clause(look, issue) if len(issue.papers) > 1 else [])


def _in_clause(look: Lookup, issue: IssueNode) -> list[tuple[Evidence, Words]]:
    """The clause in which the surest paper tells an issue of several, where no words of any stand by themselves."""
    asked: list[tuple[float, str, int, Evidence, Extraction]] = []
    for e in issue.evidence:
        extraction = look.extractions.get(e.paper)
        if extraction is not None and role_at(extraction, e.start) not in _OF_ITS_WORK:
            asked.append((-round(raised_chance(extraction, e, issue.type), 2), e.paper, e.start, e, extraction))
    for *_, e, extraction in sorted(asked, key=lambda a: a[:3]):
        start, end = sentence_at(extraction, e.start, e.end)
        clause = telling_clause(" ".join(extraction.paper.text[start:end].splitlines()), e.start - start, e.end - start)
        fits = len(clause) <= LONGEST_SAID and denies_enough(e.quote, issue.type) and not states_a_strength(clause)
        if clause and fits and complains_itself(clause):
            return [(e, Words(unbroken(begun_small(uncapped(plain(clause)), look.words), look.words), CLAUSE))]
    return []


def _is_weaker(evidence: Evidence, words: Words, first: Words, kind: str) -> bool:
    """Whether words name nothing of a type that others name, and are not surely of it by themselves."""
    named = words_of_type(words.text, kind)
    return (
        not named and words_of_type(first.text, kind) > 0 and type_chance(evidence.quote, evidence.quote, kind) < _CLEAR
    )


def _is_one_lack(one: str, other: str) -> bool:
    """Whether two complaints are about the same, however they say that it is wanting."""
    first, second = (frozenset(telling(words)) - _WANTING for words in (one, other))
    return min(len(first), len(second)) > 1 and (first <= second or second <= first)


def _put_forward(look: Lookup, issue: IssueNode, told: set[str]) -> Iterable[Block]:
    bare = without_solution(look, issue)
    if bare:
        yield bare
    if not issue.solutions:
        return
    groups = grouped_solutions(look, issue)
    ties = {id(g): tie_of(look, issue, g) for g in groups}
    against = [g for g in groups if not ties[id(g)].is_loose]
    loose = [g for g in groups if ties[id(g)].is_loose]
    before = set(told)
    # First what one sentence puts against the issue; what a card above has told comes after what none has.
    results = {id(g): result_on(look, g, issue) for g in against}
    against.sort(
        key=lambda g: (
            results[id(g)] is None or solution_name(look, g[0]) in before,
            len({s.paper for s in g}) == 1,
            solution_name(look, g[0]) in before,
            not ties[id(g)].stated,
        )
    )
    loose.sort(key=lambda g: solution_name(look, g[0]) in before)
    # A finding that a card above has told is not told again, and of what is loose none is told.
    asked = [
        (group, *solution_bullet(look, group, issue, tells=solution_name(look, group[0]) not in before, told=before))
        for group in against[:ASKED]
    ]
    bullets = _telling(asked, BULLETS)
    left = BULLETS - len(bullets)
    beside = _telling(
        [(g, *solution_bullet(look, g, issue, tells=False, told=before)) for g in loose[:ASKED] if left], left
    )
    shown = [group for group, _ in (*bullets, *beside)]
    statements, others = [said for _, said in bullets], [said for _, said in beside]
    if not shown:
        # Names alone.
        shown = [*against, *loose][:SOLUTIONS]
        named = [g for g in shown if g in against]
        used = [g for g in named if is_put_to_use(look, g)]
        if own := [g for g in named if g not in used]:
            statements.append(solutions_together(look, own, also=False, issue=issue))
        if used:
            statements.append(used_solutions(look, used))
        if rest := [g for g in shown if g in loose]:
            others.append(replace(solutions_together(look, rest, also=False, issue=issue), basis=LOOSE))
    told.update(solution_name(look, g[0]) for g in shown)
    told.update(filter(None, (clause_of(said) for said in (*statements, *others))))
    if statements:
        yield Heading(text="Put forward against it")
        yield Listing(statements=tuple(statements))
    if others:
        raisers = "the paper that raises it" if len(issue.papers) == 1 else "papers that raise it"
        yield Heading(text=f"{'Also put forward' if statements else 'Put forward'} by {raisers}")
        yield Listing(statements=tuple(others))
    further = [g for g in (*against, *loose) if g not in shown]
    if further:
        yield _further(look, further, [g in loose for g in further])


def _telling(
    asked: Sequence[tuple[list[SolutionNode], Statement, int]], most: int
) -> list[tuple[list[SolutionNode], Statement]]:
    """The bullets that say something, those that say most first."""
    return [(group, said) for group, said, says in sorted(asked, key=lambda b: -b[2]) if says][:most]


def _further(look: Lookup, groups: list[list[SolutionNode]], loose: list[bool]) -> Fold:
    """The solutions that a card has no room for, by name behind a line, each leading to the words that name it."""
    n = len(groups)
    blocks: list[Block] = []
    use = [is_put_to_use(look, g) for g in groups]
    heads = [
        _OF_RAISERS if far else "Put to use: " if u else "Also put forward: " for far, u in zip(loose, use, strict=True)
    ]
    for head in ("Also put forward: ", "Put to use: ", _OF_RAISERS):
        own = [g for g, h in zip(groups, heads, strict=True) if h == head]
        if len(own) == 1 and head.startswith("Also"):
            # No list of one.
            link = solution_link(look, own[0])
            link = replace(link, text=sentence(link.text).removesuffix("."))
            be = "are" if are_many(look, own[0][0]) else "is"
            blocks.append(Statement(parts=(link, f" {be} put forward, too.")))
        elif own and head == _OF_RAISERS:
            blocks.append(loose_solutions(look, own, head))
        elif own:
            blocks.append(Statement(parts=(head, *listed_parts([(solution_link(look, g),) for g in own]), ".")))
    return Fold(summary="One more solution" if n == 1 else f"{n} more solutions", blocks=tuple(blocks))


def issues_by_year(look: Lookup, scope: Scope) -> Figure | None:
    """How many papers raise an issue of each category, by year: issues of a known kind, as the cards have them.

    Of a type that says what is wrong and not with what, only what shows it by its words counts.
    """
    seen: dict[str, set[str]] = defaultdict(set)
    for i in scope.issues:
        if i.type is not None:
            whole = pools(i.type) and len(i.papers) > 1
            seen[i.category].update(e.paper for e in i.evidence if whole or is_clearly_of(*_said_in(look, e), i.type))
    counted, raising = {p for ps in seen.values() for p in ps}, {p for i in scope.issues for p in i.papers}
    years = sorted({y for ps in seen.values() for y in look.years(ps)})
    if len(years) < 2 or not seen:
        return None
    span = list(range(max(years[0], years[-1] - 11), years[-1] + 1))
    rows = [c for c in sorted(seen, key=lambda c: (-len(seen[c]), c)) if any(y >= span[0] for y in look.years(seen[c]))]
    if len(look.years({p for ps in seen.values() for p in ps})) < FEWEST_DATED or len(rows) < 2:
        return None
    values = [[Counter(look.years(seen[c]))[y] for y in span] for c in rows]
    names = [category_label(c) for c in rows]
    heads = [str(y) for y in span]
    table = Table(
        key="issues-by-year-table",
        caption="Papers that raise an issue, by category and year",
        columns=(Column(label="Category"), *(Column(label=h, numeric=True) for h in heads)),
        rows=tuple(
            (Cell(parts=(name,)), *(Cell(parts=(str(v) if v else "",), sort=float(v)) for v in row))
            for name, row in zip(names, values, strict=True)
        ),
    )
    title = "Papers that raise an issue, by category and year"
    early = "" if span[0] == years[0] else f" Years before {span[0]} are not drawn."
    # Only papers with a date are drawn, so only those are counted.
    drawn, dated = len(look.years(counted)), len(look.years(raising))
    less = drawn < dated
    whose = f"those of {drawn} of the {dated} papers{' with a date' if dated < len(raising) else ''} that raise any"
    only = f" Only issues whose kind is known are counted: {whose}."
    return Figure(
        key="issues-by-year",
        caption=f"{title}.{only if less else ''}{early}",
        pictures=(matrix(names, heads, values, "iby-w", title, 860), matrix(names, heads, values, "iby-n", title, 358)),
        table=table,
    )


def _is_cut(look: Lookup, evidence: Evidence) -> bool:
    """Whether a phrase is a deed without its doer, or what something fails to do, by the words before it."""
    quote, sentence = _said_in(look, evidence)
    return is_cut(sentence.partition(quote)[0], quote)


def _said_in(look: Lookup, evidence: Evidence) -> tuple[str, str]:
    """The words of a quote, and its sentence."""
    extraction = look.extractions.get(evidence.paper)
    if extraction is None:
        return evidence.quote, evidence.quote
    start, end = sentence_at(extraction, evidence.start, evidence.end)
    return evidence.quote, extraction.paper.text[start:end]
