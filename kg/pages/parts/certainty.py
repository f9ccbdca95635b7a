"""How sure all this is, and what was left out."""

from __future__ import annotations

import re
from collections import Counter

from kg.english.grammar import count, listed, number_word, plain, sentence, verb
from kg.pages.lookup import Lookup, Scope
from kg.pages.parts.still_difficult import called_difficult
from kg.pages.states import open_ends
from viz.page import Block, Cell, Column, Fold, Section, Statement, Table

# Below this a thing is more likely wrong than right, as far as the probabilities are calibrated.
DOUBTFUL = 0.5
REJECTS = 200
# Words by which abstracts tell of an issue.
_TELLS_ONE = re.compile(
    r"(?i)\b(?:challeng(?:es?|ing)|difficult(?:y|ies)?|limitations?|suffer(?:s|ing)?|(?:important|open|key) problems?"
    r"|issues?|lack(?:s|ing)?|drawbacks?|bottlenecks?|overcome|despite|unreliable|inaccurate|bias(?:es|ed)?|fails? to"
    r"|remains? (?:unclear|unknown|unsolved|open|elusive))\b"
)
# From the last readings in benchmarks/README.md: 850 statements on pages of four fields that no rule was made on.
MEASURED = (
    "Readers who checked such pages of other fields statement by statement found 8% wrong, and another 20% doubtful or "
    "clumsy."
)


def certainty(look: Lookup, scope: Scope) -> Section:
    """What was read and what not, what is missing, and how often the parts of this page may be wrong."""
    blocks: list[Block] = [
        Statement(
            parts=(
                "All of this was read by a program from titles and abstracts, not from full texts, and nobody "
                "has corrected it. Each figure counts what the program found; it may have missed some and "
                f"misread others, so open the quotes before you rely on a sentence. {MEASURED}",
            )
        )
    ]
    blocks.extend(_missing(look, scope))
    blocks.extend(_doubtful(look, scope))
    if scope.whole:
        blocks.extend(_rejected(look))
    return Section(
        key="certainty", title="How sure this is, and what was left out", short="How sure this is", blocks=tuple(blocks)
    )


def _missing(look: Lookup, scope: Scope) -> list[Block]:
    papers = [look.papers[p] for p in sorted(scope.papers)]
    bare = [p for p in papers if not p.abstract.strip()]
    undated = [p for p in papers if not p.date]
    # By the rule of the other parts: under none of the issues here.
    raising = {p for i in scope.issues for p in i.papers}
    # What is quoted as open or as difficult still was found, too.
    raising |= called_difficult(look, scope.papers) | {e.paper for e in open_ends(look, scope.papers)}
    silent = [p for p in papers if p.abstract.strip() and p.id not in raising]
    telling = sum(_TELLS_ONE.search(p.abstract) is not None for p in silent)
    may = "though {they} may tell of one"
    if telling:
        some = f"{number_word(telling, len(silent))} of them" if telling < len(silent) else "{they}"
        has = "has" if telling == 1 else "have"
        may = f"though {some} {has} words such as “challenge”, “lack” or “despite”"
    out: list[Block] = []
    for found, text in (
        (bare, "{n} {have} no abstract, so {they} {are} counted but not read"),
        (undated, "{n} {bear} no date and {are} left out of everything that is told by year"),
        (silent, f"in {{n}} no issue was found, {may}"),
    ):
        if found:
            n = len(found)
            filled = text.format(
                n=count(n, "paper"),
                have=verb(n, "has", "have"),
                bear=verb(n, "bears", "bear"),
                are=verb(n, "is", "are"),
                they=verb(n, "it", "they"),
            )
            out.append(Statement(parts=(sentence(filled),), basis=_titles(look, [p.id for p in found])))
    return out


def _titles(look: Lookup, papers: list[str], most: int = 12) -> str:
    named = "; ".join(look.title(p) for p in papers[:most])
    return named + (f"; and {len(papers) - most} more." if len(papers) > most else ".")


def _doubtful(look: Lookup, scope: Scope) -> list[Block]:
    scores = {
        "mention": [m.score for p in scope.papers if (x := look.extractions.get(p)) for m in x.mentions],
        "phrase that tells an issue": [
            i.score for p in scope.papers if (x := look.extractions.get(p)) for i in x.issues
        ],
        "phrase that tells a solution": [
            s.score for p in scope.papers if (x := look.extractions.get(p)) for s in x.solutions
        ],
    }
    parts = []
    most = max(map(len, scores.values()))
    for noun, found in scores.items():
        low = sum(s < DOUBTFUL for s in found)
        if low:
            many = noun.replace(" that tells", "s that tell") if " " in noun else f"{noun}s"
            parts.append(f"{number_word(low, most)} of {count(len(found), noun, many, beside=most)}")
    if not parts:
        return []
    text = f"shown though doubtful, with a chance below one half by the program’s own reckoning: {listed(parts)}"
    basis = "The program’s own probabilities for each stretch of text."
    if scores["phrase that tells an issue"]:
        basis += " Phrases of several papers that tell of a like issue are one issue elsewhere on this page."
    return [Statement(parts=(sentence(text),), basis=basis)]


def _rejected(look: Lookup) -> list[Block]:
    rejects = look.field.rejects
    if not rejects:
        return [Statement(parts=("Every record that was given could be read.",), basis="The list of rejects is empty.")]
    n = len(rejects)
    reasons = Counter(r.code for r in rejects)
    named = listed(
        [
            f"{code.replace('-', ' ')} ({number_word(k, n)})"
            for code, k in sorted(reasons.items(), key=lambda r: (-r[1], r[0]))[:5]
        ]
    )
    rows = tuple(
        (Cell(parts=(plain(r.source),)), Cell(parts=(plain(r.locator),)), Cell(parts=(plain(r.message),)))
        for r in rejects[:REJECTS]
    )
    table = Table(
        key="rejects",
        caption="Records that could not be read",
        columns=(Column(label="File"), Column(label="Where"), Column(label="Why")),
        rows=rows,
        note=f"{n - REJECTS} more stand in rejects.jsonl." if n > REJECTS else "",
    )
    text = f"{count(n, 'record')} could not be read: {named}"
    return [
        Statement(parts=(sentence(text),), basis="Counted from the list of rejects."),
        Fold(summary="Which ones", blocks=(table,)),
    ]
