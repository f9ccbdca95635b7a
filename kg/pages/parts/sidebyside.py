"""Claims side by side: what several papers report on one data set with one metric, and why it may not compare."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from extract.records import Extraction
from kg.english.grammar import count, is_definite, plain, sentence, verb
from kg.english.quoting import whole_sentence
from kg.evidence import quote, role_at
from kg.pages.addresses import anchor
from kg.pages.conditions import condition_told
from kg.pages.fared import (
    direction_told,
    is_known_data,
    is_measure,
    is_no_baseline,
    is_of_rival,
    is_one_of_several,
    is_plain_value,
    shown_value,
)
from kg.pages.lookup import Lookup, Scope
from kg.pages.several import figures_in_turn
from kg.pages.wording import spoken
from kg.records import ClaimTable, Evidence, GraphClaim
from ontologies.vocabulary import Direction, EntityType, Role
from viz.charts import Dot, dot_plot
from viz.page import Block, Cell, Column, Figure, Fold, Heading, Listing, Section, Statement, Table
from viz.text import shorten

SHOWN = 6
ROWS = 14
REPORTED, REPORTED_OF_ONE = 16, 3
# Sentences with a figure: so many are told, of so many at least, and none longer.
OWN_WORDS, FEWEST_OWN, LONGEST_OWN = 8, 2, 240
# The sentence before one with a figure is told with it where it is no longer than this.
LONGEST_BEFORE = 180
# A table of fewer papers than this gives way to their sentences, where these are of more papers.
FEWEST_ROWS = 4
_OF_SPEED = re.compile(
    r"(?i)\d\s*(?:x|×|times|fold|-fold)\s+(?:faster|slower|speed|less|fewer|more|smaller)|\bfaster\b|\bspeed-?ups?\b"
)
_IS_TRIED = re.compile(
    r"(?i)\b(?:we|are|were|is|was)\s+(?:\w+ly\s+|then\s+|also\s+)?(?:evaluat|test|validat|assess|conduct|simulat)\w*"
    r"|\bsimulation\s+(?:stud|experiment|result)"
)
# Where something was tried.
_ON_TRIAL = re.compile(
    r"(?i)\b(?:experiment|evaluat|test|benchmark|conduct|validat|assess|appl(?:y|ied)|compar|result)"
)
_RESEMBLES = re.compile(r"(?i)\w-(?:like|based|style)\b")
# A number that is no year and no part of a name ("BEE-12", "3D", "v2"), and counts no points: "(1)".
_NUMBER = re.compile(r"(?<![\w.,/-])(?!\d\))(?!(?:19|20)\d\d\b)\d+(?:[.,]\d+)*(?![\w/]|-[a-zA-Z]|[.,]\d)")
# A number of a measure: with its unit, or beside the name of a metric; "12 strong baselines" is none.
_MEASURED = re.compile(
    r"(?i)(?<![\w.,/-])~?\d+(?:[.,]\d+)*\s*(?:\\?%|percent|per cent|(?:absolute |relative |percentage )?points?\b"
    r"|-?fold\b|x\b|×|\\times|times (?:faster|slower|smaller|larger|higher|lower|more|less|better|greater)|fps\b|ms\b"
    r"|milliseconds?\b|(?:seconds?|minutes?|hours?)\b|db\b|pp\b|hz\b)"
)
_METRIC = re.compile(
    r"(?i)\b(?:accuracy|accuracies|precision|recall|f1|f-?score|f-?measure|dice|auc|auroc|auprc|m?iou|m?ap|pq|bleu|rouge"
    r"|meteor|mrr|hits?@\d+|perplexity|rmse|mae|mse|psnr|ssim|kappa|sensitivity|specificity|scores?|rates?|errors?"
    r"|correlation|r2)\b"
)
_NEAR = 40  # letters between a number and the metric beside it
NOT_MADE_OUT = "not made out"
# How much data a set has is no figure that was reached: "(with 100 and 900 hums)".
_OF_SIZE = re.compile(
    r"(?i)\b(?:data\s?sets?|corp(?:us|ora)|benchmarks?|collections?|splits?|subsets?)\s*\(?\s*"
    r"(?:(?:of|with|contain(?:ing|s)|compris(?:ing|es)|consisting of|that (?:has|have|holds?|contains?))\s+)?"
    r"(?:(?:about|over|around|roughly|nearly|more than|some)\s+)?(?:[\d.,]+\s?[KkMm]?\s*(?:and|or|,|/)\s*){0,3}$"
)
# TeX that plain letters lose: a sign over a letter, a power of more than a number, and the mark of a point in a list.
_ACCENT = re.compile(r"\\(?:wide)?(tilde|hat|bar)\s*\{(?:\\math(?:cal|rm|bf|bb)\s*\{)?([A-Za-z])\}{1,2}", re.IGNORECASE)
_OVER = {"tilde": "\u0303", "hat": "\u0302", "bar": "\u0304"}
_POWER = re.compile(r"([_^])\{([^{}\\]*(?:[/+*,]|\w-)[^{}\\]*)\}")
_POINT = re.compile(r"^\s*\\item\s+")
_LOST = re.compile(r"(?i)\\(?:wide)?(?:tilde|hat|check|bar)(?![a-z])|\\sqrt\{[^{}]*[/+*][^{}]*\}|\d\s?pm\s?\d")
# Its first words point at a sentence that is not told.
_POINTS_BACK = re.compile(
    r"(?i)^(?:(?:\w+ly, )?we (?:find|found|show|observe|note) that )?"
    r"(?:(?:in (?:addition|this way)|moreover|furthermore|additionally|overall|thus|hence|therefore|also|finally)"
    r",? )?(?:this|that|these|those|such (?:an? )?) ?(?:process|step|procedure|change|modification|scheme|strategy|one"
    r"|design|combination|choice|is|was|are|were|has|have|leads?|reduc\w+|improv\w+|increas\w+|allow\w*|enabl\w+"
    r"|results?|yields?|gives?|achiev\w+|corresponds?|represents?|amounts?)\b"
)
# What others reached.
_OF_OTHERS = re.compile(
    r"(?i)(?:the )?(?:(?:best|strongest|closest) )?(?:previous(?:ly)?|prior|existing|earlier|best[- ]known"
    r"|conventional|traditional) "
)
# Which of several findings or parts one is: it is told alone here.
_IN_TURN = re.compile(
    r"(?i)^(?:(?:first(?:ly)?|second(?:ly)?|third(?:ly)?|finally|lastly|surprisingly|interestingly),? )(?=\w)"
)
_VAGUE = frozenset({
    "method", "model", "framework", "approach", "network", "system", "version", "variant", "pipeline", "algorithm",
    "technique", "architecture", "we", "ours", "it",
})  # fmt: skip
_POINTING = frozenset({
    "our", "the", "this", "these", "their", "a", "an", "proposed", "new", "novel", "final", "full", "complete", "best",
})  # fmt: skip


def side_by_side(look: Lookup, scope: Scope) -> Section | None:
    """A table for each data set and metric on which at least two papers report."""
    found = [(t, _rows(look, scope, t)) for t in look.field.tables]
    found = [(t, rows) for t, rows in found if len({c.paper for c in rows}) > 1]
    if not found:
        return _reported(look, scope)
    found.sort(key=lambda f: (-len({c.paper for c in f[1]}), -len(f[1]), f[0].id))
    blocks: list[Block] = [
        Statement(
            parts=(
                "These figures come from different papers. Even on one data set their splits, settings and "
                "versions may differ, so a higher figure is not yet a better method.",
            ),
            tone="caution",
        ),
        _held(look, scope, [c for _, rows in found for c in rows], "set side by side"),
    ]
    for table, rows in found[:SHOWN]:
        blocks.extend(_one(look, table, rows))
    if len(found) > SHOWN:
        blocks.append(Statement(parts=(sentence(f"{count(len(found) - SHOWN, 'further table')} not shown here"),)))
    return Section(key="claims", title="Claims side by side", short="Claims side by side", blocks=tuple(blocks))


def _reported(look: Lookup, scope: Scope) -> Section | None:
    """Where no two papers can be set side by side: the figures on the data sets that most papers report on."""
    by_dataset: dict[str, list[GraphClaim]] = defaultdict(list)
    # A method's name in the place of data names none.
    others = {plain(e.name).casefold() for e in look.field.entities if e.type is not EntityType.DATASET}
    for paper in sorted(scope.papers):
        for c in look.claims_of.get(paper, ()):
            if not (c.value and c.metric and c.dataset) or c.negated or not any(d.isdigit() for d in c.value):
                continue
            if is_one_of_several(c.dataset, c.evidence.quote) or not is_measure(c, plain(c.metric)):
                continue
            if is_of_rival(c.value, c.metric, c.evidence.quote) or is_size_of_data(c.value, c.evidence.quote):
                continue
            if not is_known_data(c) and (plain(c.dataset).casefold() in others or _RESEMBLES.search(c.dataset)):
                continue
            # Conditions that cannot be cut leave a figure to its sentence.
            if condition_told(c, c.dataset, beside_quote=True) is None:
                continue
            if is_plain_value(c.value, c.evidence.quote) and not figures_in_turn(c.value, c.evidence.quote)[0]:
                by_dataset[c.dataset_entity or plain(c.dataset).casefold()].append(c)
    by_dataset = {d: kept for d, claims in by_dataset.items() if (kept := _told_apart(look, claims))}
    order = sorted(by_dataset, key=lambda d: (-len({c.paper for c in by_dataset[d]}), -len(by_dataset[d]), d))
    shown: Counter[str] = Counter()
    found: list[GraphClaim] = []
    for c in (c for d in order for c in by_dataset[d]):
        shown[c.paper] += 1
        if shown[c.paper] <= REPORTED_OF_ONE:
            found.append(c)
    known = [c for c in found if whose_result(look, c) != NOT_MADE_OUT]
    rows = [c for c in known if is_data_set(plain(c.dataset or ""))]
    rows = (rows if len(rows) > 1 else known)[:REPORTED]
    own = _own_words(look, scope, frozenset(c.paper for c in rows))
    papers = {c.paper for c in rows}
    if len(rows) < 2 or (len(papers) < FEWEST_ROWS and len(own) > len(papers)):
        return _in_own_words(look, scope)
    blocks: list[Block] = [
        Statement(
            parts=("No two papers here were found to report on one data set with one metric, so these figures do not "
                   "compare with one another.",),
            tone="caution",
        ),
        _reported_table(look, rows, "reported", "Figures that papers report"),
    ]  # fmt: skip
    thin = [c for c in found if c not in rows]
    blocks.insert(1, _held(look, scope, [*rows, *thin, *(c for c in own if c not in thin)], "held"))
    if thin:
        summary = f"{_more_figures(len(thin))}, of which less is known: whose they are, or on what data"
        listed = thin[:REPORTED]
        table = _reported_table(look, listed, "reported-thin", "Figures of which less is known")
        if len(thin) > len(listed):
            left = count(len(thin) - len(listed), "more stands", "more stand")
            table = replace(table, note=sentence(f"{left} with their papers in the list of papers"))
        blocks.append(Fold(summary=summary, blocks=(table,)))
    if own := [c for c in own if c not in thin]:
        summary = f"{_more_figures(len(own))}, in the words of their papers"
        statements = tuple(spoken(look, _told_alone(look, c), LONGEST_OWN + LONGEST_BEFORE) for c in own)
        blocks.append(Fold(summary=summary, blocks=(Listing(statements=statements),)))
    return Section(key="claims", title="Figures that the papers report", short="Figures reported", blocks=tuple(blocks))


def _in_own_words(look: Lookup, scope: Scope) -> Section | None:
    """Where hardly a figure has all that a table needs: sentences with a figure, one a paper, those on data first."""
    found = _own_words(look, scope)
    if len(found) < FEWEST_OWN:
        return None
    told = "Each in the words of its paper, and on data and with a measure of its own: they do not compare."
    return Section(
        key="claims",
        title="Figures that the papers report",
        short="Figures reported",
        blocks=(
            Statement(parts=(told,), tone="caution"),
            _held(look, scope, found, "told"),
            *_spoken_list(look, found),
        ),
    )


def _own_words(look: Lookup, scope: Scope, besides: frozenset[str] = frozenset()) -> list[GraphClaim]:
    """Of each paper but those ``besides`` the claim whose sentence best tells a figure, those on data first."""
    best: dict[str, tuple[tuple[bool, bool, bool, int, str], GraphClaim]] = {}
    for paper in sorted(scope.papers - besides):
        for c in look.claims_of.get(paper, ()):
            said, figure = c.evidence.quote, c.value or c.delta
            if not figure or c.negated or not any(d.isdigit() for d in figure) or len(said) > LONGEST_OWN:
                continue
            measured = c.metric is not None and is_measure(c, plain(c.metric))
            if not (measured or _tells_measure(look, c)) or not whole_sentence(said, ours=True):
                continue
            if re.search(r"\[\d+\]", said) or _OF_OTHERS.match(said):
                continue  # what it is set against has no name, or is all that is told
            if _told_before(look, c):
                continue
            if _LOST.search(_readable(said)) or _POINTS_BACK.search(said) or is_size_of_data(figure, said):
                continue
            rank = (c.dataset_entity is None, not measured, not c.value, -(look.papers[paper].year or 0), c.id)
            if paper not in best or rank < best[paper][0]:
                best[paper] = (rank, c)
    return [c for _, c in sorted(best.values(), key=lambda b: b[0])]


def _legible(evidence: Evidence) -> Evidence:
    return replace(evidence, quote=_readable(evidence.quote))


def _readable(said: str) -> str:
    r"""A sentence with what its plain letters would lose: a sign over a letter, and the bounds of a power.

    >>> _readable(r"It takes $\widetilde{O}(k^{2/3})$ hums of $n^{10}$.")
    'It takes $\xd5(k^(2/3))$ hums of $n^{10}$.'
    """
    if "\\" not in said and "{" not in said:
        return said
    said = _ACCENT.sub(lambda m: unicodedata.normalize("NFC", m[2] + _OVER[m[1].casefold()]), said)
    return _POINT.sub("", _POWER.sub(r"\1(\2)", said))


def _told_alone(look: Lookup, claim: GraphClaim) -> Evidence:
    """The sentence of a figure, without the word for which of several findings or parts it tells."""
    evidence = _legible(_with_data(look, claim))
    turn = _IN_TURN.match(evidence.quote)
    if turn is None or evidence.quote[turn.end()].isupper():
        return evidence
    return replace(evidence, start=evidence.start + turn.end(), quote=evidence.quote[turn.end() :])


def _told_before(look: Lookup, claim: GraphClaim) -> bool:
    """Whether a paper gives a figure where it tells what was known, or what is wrong, before what it does itself."""
    extraction = look.extractions.get(claim.paper)
    return extraction is not None and role_at(extraction, claim.evidence.start) in (Role.BACKGROUND, Role.ISSUE)


def is_size_of_data(figure: str, said: str) -> bool:
    """Whether a figure tells how much a data set has, and no result.

    Examples
    --------
    >>> is_size_of_data("9K", "On two HiveSound datasets (with 1K and 9K hums) it rivals others.")
    True
    >>> is_size_of_data("91%", "On the HiveSound dataset, it finds 91% of the queens.")
    False
    """
    number = re.escape(figure.strip())
    return any(_OF_SIZE.search(said[: m.start()]) for m in re.finditer(rf"(?<![\w.]){number}", said))


def _tells_measure(look: Lookup, claim: GraphClaim) -> bool:
    """Whether the sentence of a difference says what it is one of: by a metric that it names, or as a speed."""
    if not claim.delta or claim.metric:
        return False
    at, extraction = claim.evidence, look.extractions.get(claim.paper)
    if _OF_SPEED.search(at.quote):
        return True
    mentions = extraction.mentions if extraction else ()
    return any(m.type is EntityType.METRIC and at.start <= m.start and m.end <= at.end for m in mentions)


def _spoken_list(look: Lookup, claims: Sequence[GraphClaim]) -> list[Block]:
    """Sentences of papers, so many in view and the others in a fold."""
    told = [spoken(look, _told_alone(look, c), LONGEST_OWN + LONGEST_BEFORE) for c in claims]
    blocks: list[Block] = [Listing(statements=tuple(told[:OWN_WORDS]))]
    if rest := told[OWN_WORDS:]:
        blocks.append(Fold(summary=_more_figures(len(rest)), blocks=(Listing(statements=tuple(rest)),)))
    return blocks


def _with_data(look: Lookup, claim: GraphClaim) -> Evidence:
    """The sentence of a figure; with the one before it, where only that names the data or tells of the trial."""
    at, extraction = claim.evidence, look.extractions.get(claim.paper)
    if extraction is None or claim.dataset or claim.dataset_entity or not extraction.sentences:
        return at

    def names_data(start: int, end: int) -> bool:
        return any(m.type is EntityType.DATASET and start <= m.start and m.end <= end for m in extraction.mentions)

    place = next((n for n, s in enumerate(extraction.sentences) if s.start <= at.start < s.end), 0)
    before = extraction.sentences[place - 1] if place else None
    if before is None or names_data(at.start, at.end):
        return at
    said = extraction.paper.text[before.start : before.end]
    if not (names_data(before.start, before.end) or _IS_TRIED.search(said)):
        return at
    if len(said) > LONGEST_BEFORE or not _ON_TRIAL.search(said) or not whole_sentence(said, ours=True):
        return at
    return quote(extraction.paper, before.start, at.end, at.rule, at.score)


def _held(look: Lookup, scope: Scope, claims: Sequence[GraphClaim], how: str) -> Statement:
    """How many figures there are here, of how many papers, and how many papers give a number in a result."""
    papers = {c.paper for c in claims}
    giving = papers | {p for p in scope.papers if p in look.extractions and _gives_number(look.extractions[p])}
    n, m, most = len(claims), len(papers), len(giving)
    top = max(n, most)
    told = f"{count(n, 'figure', beside=top)} of {count(m, 'paper', beside=top)} {verb(n, 'is', 'are')} {how} here"
    if most > m:
        told += f"; {count(most, 'paper', beside=top)} {verb(most, 'gives', 'give')} a number in a result"
    basis = "Counted: papers with a number that has a unit, or stands beside a metric, in a sentence read as a result."
    return Statement(parts=(sentence(told),), basis=basis)


def _gives_number(extraction: Extraction) -> bool:
    """Whether a sentence that was read as a result has a number of a measure."""
    text = extraction.paper.text
    return any(gives_measure(text[s.start : s.end]) for s in extraction.sentences if s.role is Role.RESULT)


def gives_measure(sentence: str) -> bool:
    """Whether a sentence has a number with a unit, or beside a metric; a year and a number of things are none.

    >>> gives_measure("It mends 95% of the hulls."), gives_measure("An F1 of 0.8 is reached.")
    (True, True)
    >>> gives_measure("It beats 12 strong baselines on 25,000 hulls, and 3 of them by far.")
    False
    """
    if _MEASURED.search(sentence):
        return True
    for match in _NUMBER.finditer(sentence):
        beside = sentence[max(0, match.start() - _NEAR) : match.start()], sentence[match.end() : match.end() + _NEAR]
        if "." in match.group() and any(_METRIC.search(words) for words in beside):
            return True
        if _METRIC.search(sentence[max(0, match.start() - _NEAR // 2) : match.start()]):
            return True
    return False


def _more_figures(n: int) -> str:
    return f"{n} more {'figure' if n == 1 else 'figures'}"


def is_data_set(dataset: str) -> bool:
    """Whether words tell of a data set, by a name of its own or as one, and not of what was counted or measured in it.

    Examples
    --------
    >>> is_data_set("HiveSound"), is_data_set("the BEE-12 subset"), is_data_set("held-out test set")
    (True, True, True)
    >>> is_data_set("nine hives"), is_data_set("46 hives of type BX"), is_data_set("low HW"), is_data_set("X-ray notes")
    (False, False, False, False)
    """
    words = re.sub(r"(?i)^(?:the|an?|our|their)\s+", "", dataset).split()
    if is_definite(dataset) and words and not words[0][:1].isdigit():
        return True
    return bool(words) and any(c.isupper() for c in words[0]) and any(c.isupper() or c.isdigit() for c in words[-1])


def _reported_table(look: Lookup, rows: list[GraphClaim], key: str, caption: str) -> Table:
    return Table(
        key=key,
        caption=caption,
        columns=(
            Column(label="Whose result"),
            Column(label="Metric"),
            Column(label="Figure", numeric=True),
            Column(label="Data set"),
            Column(label="Compared with"),
            Column(label="Paper"),
        ),
        rows=tuple(_reported_row(look, c) for c in rows),
        sortable=True,
        hide_caption=True,
    )


def _told_apart(look: Lookup, claims: list[GraphClaim]) -> list[GraphClaim]:
    """Of figures on one data set those that are the only one of their paper for their thing and metric.

    Where a paper gives several, something tells them apart that was not made out: a split, a setting, a part of it.
    """

    def key(claim: GraphClaim) -> tuple[str, str, str]:
        return claim.paper, whose_result(look, claim).casefold(), plain(claim.metric or "").casefold()

    values: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for c in claims:
        values[key(c)].add(plain(c.value or ""))
    return [c for c in claims if len(values[key(c)]) == 1]


def _reported_row(look: Lookup, claim: GraphClaim) -> tuple[Cell, ...]:
    first, figure, compared, _, paper = _row(look, claim)
    return (
        first,
        Cell(parts=(shorten(plain(claim.metric or ""), 60),)),
        figure,
        Cell(parts=(shorten(plain(claim.dataset or ""), 60),)),
        compared,
        paper,
    )


def whose_result(look: Lookup, claim: GraphClaim) -> str:
    """Whose result it is: the thing's name, or the paper's, where the paper only says "our model".

    Where it is not sure whose, that is what is said: it may be what the paper compares with.
    """
    subject = plain(claim.subject or "")
    if not subject and claim.subject_entity is None:
        return NOT_MADE_OUT
    entity = look.entities.get(claim.subject_entity or "")
    words = subject.split()
    if entity and (not words or words[-1].casefold() in _VAGUE):
        subject = plain(entity.name)
        words = subject.split()
    if all(w.casefold().rstrip("s") in _VAGUE or w.casefold() in _VAGUE | _POINTING for w in words):
        return f"“{shorten(look.title(claim.paper).split(': ')[0], 60)}”"
    return subject


def _rows(look: Lookup, scope: Scope, table: ClaimTable) -> list[GraphClaim]:
    found = [look.claims[r] for r in table.rows if r in look.claims and look.claims[r].paper in scope.papers]
    return [c for c in found if not (c.value and is_of_rival(c.value, c.metric or "", c.evidence.quote))]


def _one(look: Lookup, table: ClaimTable, rows: list[GraphClaim]) -> list[Block]:
    key = anchor("t", table.id)
    title = plain(table.label)
    blocks: list[Block] = [Heading(text=title)]
    shown = rows[:ROWS]
    absolute = [c for c in shown if c.value and c.number is not None]
    if table.ranked and len(absolute) >= 2:
        compared = {plain(c.baseline).casefold() for c in shown if c.baseline}
        bases = [whose_result(look, c).casefold() in compared for c in absolute]
        dots = [
            Dot(
                label=shorten(whose_result(look, c), 34),
                value=c.number or 0.0,
                shown=plain(c.value or ""),
                when=look.when(c.paper),
                base=base,
            )
            for c, base in zip(absolute, bases, strict=True)
        ]
        blocks.append(
            Figure(
                key=f"{key}-f",
                caption="The scale does not begin at zero."
                + (" Hollow dots are what others of these compare with." if any(bases) else ""),
                pictures=(dot_plot(dots, f"{key}-w", title), dot_plot(dots, f"{key}-n", title, 358)),
            )
        )
    blocks.append(
        Table(
            key=key,
            caption=title,
            hide_caption=True,
            columns=(
                Column(label="Whose result"),
                Column(label="Figure", numeric=True),
                Column(label="Compared with"),
                Column(label="Year", numeric=True),
                Column(label="Paper"),
            ),
            rows=tuple(_row(look, c) for c in shown),
            note=plain(table.reason),
            sortable=True,
        )
    )
    return blocks


def _conditions(claim: GraphClaim) -> str:
    """What bounds a figure, as it stands behind it in a table."""
    told = condition_told(claim, claim.dataset or "", beside_quote=True) if claim.value else ""
    in_turn = figures_in_turn(claim.value or "", claim.evidence.quote)[0]
    return " (see its sentence)" if told is None or in_turn else told


def _row(look: Lookup, claim: GraphClaim) -> tuple[Cell, ...]:
    proof = look.proof((claim.evidence,))
    figure = shown_value(claim.value or (f"{claim.delta} (a difference)" if claim.delta else ""))
    figure += _conditions(claim)
    compared = "" if is_no_baseline(claim.baseline or "", claim.evidence.quote) else plain(claim.baseline or "")
    told = direction_told(claim)
    if compared and told not in (None, Direction.ABSOLUTE):
        compared = f"{compared} ({'on a par' if told is Direction.EQUAL else told})"
    return (
        Cell(parts=(shorten(whose_result(look, claim), 80),), quotes=proof.quotes, total=proof.total),
        Cell(parts=(figure + (", hedged" if claim.hedged else ""),), sort=claim.number),
        Cell(parts=(compared,)),
        Cell(parts=(look.when(claim.paper),)),
        Cell(parts=(look.paper_link(claim.paper),)),
    )
