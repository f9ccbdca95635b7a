"""Sentences on the overview: each has a verb, one style of numbers, and the surest words of the papers."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from example_field import make_field

from extract.records import Entity, Extraction, Mention, Sentence
from kg.english.grammar import told_when
from kg.issue_state import issue_status, left_open
from kg.pages.fared import how_it_fared
from kg.pages.fishbones import fishbone_pages
from kg.pages.fitting import fits
from kg.pages.lookup import Lookup, Use, look_up, scope_of
from kg.pages.outline import outline_page, ranked_nodes
from kg.pages.overview import topic_page
from kg.pages.papers import paper_pages
from kg.pages.parts.about import named_most, size_sentence
from kg.pages.parts.issues import issue_card
from kg.pages.parts.know import shown_name
from kg.pages.parts.open_questions import open_questions
from kg.pages.parts.sidebyside import side_by_side, whose_result
from kg.pages.solutions import (
    grouped_solutions,
    is_put_to_use,
    shares_concern,
    solution_sentence,
    solutions_together,
    telling_claim,
    used_solutions,
)
from kg.pages.steps import step_told
from kg.pages.tellers import agreeing, finding, finding_told
from kg.pages.topics import topics_page
from kg.pages.wording import cause_words, spoken, states_a_strength, told_causes
from kg.records import Bone, Cause, Evidence, Fishbone, GraphClaim, IssueNode, TreeNode
from kg.scene import make_scene
from kg.tree import build_tree
from kg.written import Written
from ontologies.vocabulary import Direction, EntityType, NodeKind, Role
from viz.page import Branch, Card, Cards, Link, Listing, Outline, Page, PaperEntry, Statement, Table


@pytest.fixture(scope="module")
def look() -> Lookup:
    return look_up(make_field(), "Listening to bee hives")


def words(statement: Statement) -> str:
    return "".join(p.text if isinstance(p, Link) else str(p) for p in statement.parts)


def test_what_was_put_forward_is_told_in_whole_sentences(look: Lookup) -> None:
    told = [words(solution_sentence(look, g)) for i in look.field.issues for g in grouped_solutions(look, i)]
    assert told
    for text in told:
        assert re.search(r" (?:is|are|fared|may) ", text), text
        assert not re.search(r" reports? ", text), text
        assert text[0].isupper() or any(c.isupper() for c in text.split()[0]), text


def test_a_solution_without_a_finding_has_a_verb(look: Lookup) -> None:
    issue = next(i for i in look.field.issues if i.solutions)
    first = replace(issue.solutions[0], claims=(), entity=None, label="wax filter")
    when = look.when(first.paper)
    assert words(solution_sentence(look, [first])) == f"A wax filter is put forward in {when}."
    several = replace(first, label="wax filters")
    assert words(solution_sentence(look, [several])) == f"Wax filters are put forward in {when}."
    paper = replace(
        look.papers[first.paper], title="Winter Filters: weighing wax", abstract="Winter Filters weigh wax."
    )
    here = replace(look, papers={**look.papers, first.paper: paper})
    one = replace(first, label="Winter Filters")
    assert words(solution_sentence(here, [one])) == f"Winter Filters is put forward in {when}."
    other = next(p for p in look.paper_order if p != first.paper)
    both = [first, replace(first, paper=other, evidence=replace(first.evidence, paper=other, start=0, end=4))]
    assert words(solution_sentence(look, both)).startswith("A wax filter is put forward by two papers")


def an_issue(look: Lookup, phrases: list[tuple[str, float]]) -> IssueNode:
    papers = look.paper_order[: len(phrases)]
    evidence = tuple(
        Evidence(paper=p, start=0, end=4, quote=quote, rule="issue", score=score)
        for p, (quote, score) in zip(papers, phrases, strict=True)
    )
    return replace(look.field.issues[0], papers=papers, evidence=evidence, years=(), causes=(), solutions=(), open=())


def card_text(card: Card) -> str:
    """What a card tells, with the words of papers on the issue, which stand in a list of their own."""
    return " ".join(words(s) for b in card.blocks for s in (b.statements if isinstance(b, Listing) else [b]))


def quoted(card: Card) -> list[str]:
    """The words of papers that a card quotes on what is hard, as they stand in its first list."""
    return [re.findall("“(.+)”", words(s))[0] for b in card.blocks if isinstance(b, Listing) for s in b.statements]


def test_an_issue_is_told_in_its_surest_phrases_and_not_in_praise(look: Lookup) -> None:
    issue = an_issue(
        look,
        [
            ("a phrase of just forty-two letters or near", 0.3),
            ("hives are hard to label", 0.9),
            ("tremendous reduction in work for keepers", 1.0),
            ("few labels", 0.8),
            ("experts must listen to noise", 0.7),
        ],
    )
    card = issue_card(look, scope_of(look, look.field.topics), issue, set())
    assert quoted(card) == ["hives are hard to label", "few labels"]
    assert "reduction" not in card_text(card)


def test_a_type_is_told_in_words_that_state_it_and_never_in_their_reverse(look: Lookup) -> None:
    phrases = [
        ("graph constraints on hives", 1.0),
        ("too little use of hives", 0.9),
        ("neglect of the hierarchy of hives", 0.4),
    ]
    issue = replace(an_issue(look, phrases), type="ignored-domain-structure")
    card = issue_card(look, scope_of(look, look.field.topics), issue, set())
    assert quoted(card)[0] == "neglect of the hierarchy of hives"
    assert "constraints" not in card_text(card)


def test_beside_words_that_name_a_type_stand_none_that_hardly_do(look: Lookup) -> None:
    issue = replace(an_issue(look, [("scarce labels", 0.6), ("dim old huts", 0.9)]), type="label-scarcity")
    text = card_text(issue_card(look, scope_of(look, look.field.topics), issue, set()))
    assert "scarce labels" in text and "huts" not in text


@pytest.mark.parametrize(
    ("quote", "told"),
    [("dark roofs of old huts", True), ("few labels for annotation", False)],
)
def test_what_comes_of_an_issue_is_no_reason_for_it(look: Lookup, quote: str, told: bool) -> None:
    issue = an_issue(look, [("scarce labels", 0.9), ("few labels for hives", 0.8)])
    evidence = replace(issue.evidence[0], quote=quote)
    issue = replace(issue, type="label-scarcity", causes=(Cause(label=quote, evidence=evidence),))
    text = card_text(issue_card(look, scope_of(look, look.field.topics), issue, set()))
    assert ("reason" in text) == told


@pytest.mark.parametrize(
    ("phrase", "praise"),
    [
        ("linear complexity in the length of the recording", True),
        ("poor recall despite remarkable precision", False),
        ("wind noise", False),
        ("does not rely on labels", True),
        ("need for efficiently labelled hives", False),
    ],
)
def test_praise_is_known_from_complaint(phrase: str, praise: bool) -> None:
    assert states_a_strength(phrase) is praise


def test_numbers_of_one_sentence_have_one_style() -> None:
    assert told_when(27, [2019] * 12) == ", the 12 with a date in 2019"
    assert told_when(9, [2020, 2021]) == ", the two with a date from 2020 to 2021"
    assert told_when(11, [2020, 2021]) == ", the 2 with a date from 2020 to 2021"
    assert told_when(8, [2021]) == ", of which one bears a date (2021)"


def test_what_began_in_the_last_year_is_not_told_as_since(look: Lookup) -> None:
    assert told_when(3, [2019, 2024, 2024]) == ", the first in 2019, two of them in 2024"
    first, *rest = look.paper_order[:3]
    papers = {first: replace(look.papers[first], date="2020")}
    papers |= {p: replace(look.papers[p], date="2024") for p in rest}
    topic = replace(look.field.topics, papers=tuple(papers), children=())
    here = replace(look, papers=papers)
    text = words(size_sentence(here, scope_of(here, topic)))
    assert text.endswith("between 2020 and 2024; most of them (two) in 2024.")


def test_bare_names_give_way_to_closer_ones_and_plurals_stay(look: Lookup) -> None:
    look = replace(look, written=Written())
    pattern = next(e for e in look.field.entities if e.type is EntityType.MODALITY and e.mentions)

    def use(name: str, many: int, said: str) -> Use:
        papers = look.paper_order[:many]
        mentions = tuple(replace(pattern.mentions[0], paper=p, quote=said) for p in papers)
        entity = replace(pattern, id=f"entity/modality/{name}", name=name, papers=papers, mentions=mentions)
        return Use(entity=entity, papers=papers, mentions=mentions)

    uses = (
        use("recording", 5, "recordings"),
        use("hive weight", 4, "hive weight"),
        use("field recording", 3, "field recordings"),
        use("night recording", 2, "night recording"),
    )
    scope = replace(scope_of(look, look.field.topics), uses={EntityType.MODALITY: uses})
    told = named_most(look, scope, EntityType.MODALITY, "They work with")
    assert told is not None
    assert (
        words(told) == "They work with hive weight (four papers), field recordings (three) and night recording (two)."
    )
    # What gives way is named by more papers than the last one told, so the sentence does not say "most".
    told = named_most(look, scope, EntityType.MODALITY, "The data used most are")
    assert told is not None
    assert words(told).startswith("Among the data used most are hive weight (four papers)")
    scope = replace(scope, uses={EntityType.MODALITY: (*uses[:1], *uses[2:])})
    told = named_most(look, scope, EntityType.MODALITY, "They work with")
    assert told is not None
    # A thing and its kinds are not told side by side.
    assert words(told) == "They work with field recordings (three papers) and night recording (two)."
    # A short form before it does not keep a name from its plural; what one counts is told in the plural, too.
    uses = (use("BUZ signal", 3, "BUZ signals"), use("comb map", 2, "comb map"))
    told = named_most(look, replace(scope, uses={EntityType.MODALITY: uses}), EntityType.MODALITY, "They work with")
    assert told is not None
    assert words(told) == "They work with BUZ signals (three papers) and comb maps (two)."
    told = named_most(look, replace(scope, uses={EntityType.MODALITY: uses}), EntityType.MODALITY, "The data used are")
    assert told is not None
    assert words(told).startswith("The data used are BUZ signals")


def test_a_vague_subject_gives_way_to_the_paper(look: Lookup) -> None:
    claim = next(iter(look.claims.values()))
    title = look.title(claim.paper).split(": ")[0]
    for subject in ("our proposed method", "models"):
        assert title[:20] in whose_result(look, replace(claim, subject=subject, subject_entity=None))
    assert whose_result(look, replace(claim, subject=None, subject_entity=None)) == "not made out"
    assert whose_result(look, replace(claim, subject="WaxTiny", subject_entity=None)) == "WaxTiny"


def test_issues_of_the_tree_stand_by_papers_then_by_score(look: Lookup) -> None:
    issues = look.field.issues[:3]
    nodes = tuple(
        TreeNode(id=i.id, kind=NodeKind.ISSUE, label=i.label, papers=("p",) * n)
        for i, n in zip(issues, (1, 1, 2), strict=True)
    )
    scored = {
        i.id: replace(i, evidence=tuple(replace(e, score=score) for e in i.evidence))
        for i, score in zip(issues, (0.4, 0.9, 0.1), strict=True)
    }
    ranked = ranked_nodes(replace(look, issues=scored), nodes)
    assert [n.id for n in ranked] == [issues[2].id, issues[1].id, issues[0].id]


def a_claim(look: Lookup, quote: str, **slots: object) -> GraphClaim:
    """A claim that its sentence is all that is known of, but for the slots."""
    known = next(iter(look.claims.values()))
    evidence = replace(known.evidence, start=0, end=4, quote=quote)
    empty = dict.fromkeys(("value", "delta", "dataset", "baseline"))
    made: GraphClaim = replace(
        known,
        **{"evidence": evidence, "metric": "AUC", "hedged": False, "negated": False, "direction": Direction.BETTER}
        | empty
        | slots,
    )
    return made


@pytest.mark.parametrize(
    ("quote", "slots", "told"),
    [
        # What the sentence puts before a figure is part of what it says.
        (
            "HumNet yields gains of up to 4% AUC over CombNet.",
            {"delta": "4%", "baseline": "CombNet"},
            "up to 4% in AUC",
        ),
        ("HumNet has an AUC of over 0.9.", {"value": "0.9"}, "an AUC of over 0.9"),
        # Comparable is not better.
        (
            "It has an AUC of 0.9, comparable to the combs of wax.",
            {"value": "0.9", "baseline": "combs of wax"},
            "on a par with the combs of wax",
        ),
        # A cut that turns the meaning round is taken back.
        (
            "An AUC of 0.9 on out of season hives.",
            {"value": "0.9", "dataset": "season hives"},
            "on out of season hives",
        ),
        ("An AUC of 0.9 on Hum dataset.", {"value": "0.9", "dataset": "Hum dataset"}, "on the Hum dataset"),
        ("12x faster AUC than CombNet.", {"value": "12x faster", "baseline": "CombNet"}, "12x faster AUC than CombNet"),
        # A data set of the next result is not this one's; a sign goes with its word; one figure is one score.
        (
            "HumNet trains with a 50% gain in AUC, reaches 0.7 recall on WaxSet.",
            {"delta": "50%", "dataset": "WaxSet"},
            "an improvement of 50% in AUC",
        ),
        (
            "HumNet improves AUC by up to +2.6% on WaxSet.",
            {"delta": "+2.6%", "dataset": "WaxSet"},
            "of up to 2.6% in AUC",
        ),
        ("It has high AUC scores of 0.9.", {"value": "0.9", "metric": "AUC scores"}, "an AUC score of 0.9"),
        # One that is out of a list of metrics is told with its own.
        ("A recall and AUC of 0.7 and 0.9, respectively.", {"value": "0.9"}, "an AUC of 0.9"),
        ("An AUC of 0.7 on hum and 0.9 on buzz.", {"value": "0.9", "dataset": "buzz"}, "an AUC of 0.9 on buzz"),
        ("The error is as low as 0.1.", {"value": "0.1", "metric": "error"}, "an error as low as 0.1"),
        ("An area under the hum curve of 0.8.", {"value": "0.8", "metric": "hum curve"}, "area under the hum curve"),
        (
            "AUC of 0.8 in a night of wind.",
            {"value": "0.8", "dataset": "night of wind"},
            "of 0.8 in a night of wind",
        ),
        ("An AUC of 0.8 pm 0.1.", {"value": "0.8 pm 0.1"}, "an AUC of 0.8 ± 0.1"),
        # Where it is not sure which does better, the other is not named.
        (
            "HumNet with an AUC of 0.8 beside CombNet.",
            {"value": "0.8", "baseline": "CombNet", "direction": None},
            "reports an AUC of 0.8",
        ),
        # Averaged across is not compared with.
        ("A 4% gain in AUC across many models.", {"delta": "4%", "baseline": "many models"}, "4% in AUC “across"),
        # Under which condition a figure holds is told with it, in the words of its sentence.
        (
            "HumNet has an AUC of 0.9 with only 2% of labels.",
            {"value": "0.9"},
            "an AUC of 0.9 “with only 2% of labels”",
        ),
        ("With few labels, HumNet has an AUC of 0.9.", {"value": "0.9"}, "an AUC of 0.9 “with few labels”"),
        ("HumNet has an AUC of 0.9 on internal validation.", {"value": "0.9"}, "0.9 “on internal validation”"),
        (
            "It has an AUC of 0.9 using the proposed wax net.",
            {"value": "0.9", "subject": "wax net"},
            "reports an AUC of 0.9",
        ),
        ("In our experiments, HumNet has an AUC of 0.9.", {"value": "0.9"}, "reports an AUC of 0.9"),
        (
            "HumNet gives a relative 4% gain in AUC in rain.",
            {"delta": "4%", "dataset": "rain"},
            "a relative improvement of 4% in AUC in rain",
        ),
        (
            "HumNet gives 68% less energy while keeping 96% of the hum.",
            {"delta": "68% less", "metric": "energy"},
            "68% less energy “while keeping 96% of the hum”",
        ),
        (
            "HumNet has an AUC of 0.9, requiring only 2% of labels.",
            {"value": "0.9"},
            "an AUC of 0.9 “requiring only 2% of labels”",
        ),
        # What stands behind "of" is compared with nothing; a sign of "about" is kept.
        (
            "We improve the hum of an old net by 4% in AUC.",
            {"delta": "4%", "baseline": "old net"},
            "an improvement of 4% in AUC",
        ),
        ("HumNet has an AUC of ~0.9.", {"value": "0.9"}, "an AUC of about 0.9"),
        ("An average reduction in error of 4% (relative).", {"delta": "4%", "metric": "error"}, "an average relative"),
        ("HumNet has an AUC higher than 0.9.", {"value": "0.9"}, "an AUC of more than 0.9"),
        ("HumNet has a high AUC (>0.9).", {"value": "0.9"}, "an AUC of more than 0.9"),
        ("HumNet has a relative error of 4%.", {"value": "4%", "metric": "error"}, "a relative error of 4%"),
        ("HumNet has an AUC of 0.9 on average.", {"value": "0.9"}, "an AUC of 0.9 “on average”"),
        ('HumNet has an AUC of 0.9 with wax of a year."', {"value": "0.9"}, "an AUC of 0.9 “with wax of a year”"),
        # Data are told once.
        (
            "For counts of bees on HiveSet, HumNet has an AUC of 0.9.",
            {"value": "0.9", "dataset": "HiveSet"},
            "an AUC of 0.9 “for counts of bees on HiveSet”",
        ),
        # Another clause says what does better.
        (
            "HumNet has an AUC of 0.9, and its recall beats CombNet.",
            {"value": "0.9", "baseline": "CombNet"},
            "AUC of 0.9",
        ),
        ("HumNet has an AUC of 0.9, better than wax.", {"value": "0.9", "baseline": "wax"}, "0.9, better than wax"),
        # What names no data is left to the words of its sentence.
        (
            "It has an AUC of 0.9 on WaxNet-like names.",
            {"value": "0.9", "dataset": "WaxNet-like names", "dataset_entity": None},
            "an AUC of 0.9 “on WaxNet-like names”",
        ),
        # "More than" only says that a figure is a round one.
        ("HumNet has an error of less than 4%.", {"value": "less than 4%", "metric": "error"}, "error of less than 4%"),
        # The article is that of the sentence.
        ("On a small hive, HumNet has an AUC of 0.9.", {"value": "0.9", "dataset": "small hive"}, "on a small hive"),
    ],
)
def test_findings_say_what_their_sentence_says(look: Lookup, quote: str, slots: dict[str, object], told: str) -> None:
    text = how_it_fared(a_claim(look, quote, **slots))
    assert text is not None
    assert told in text
    assert "using" not in text
    assert ("over many models" in text) is False
    assert "CombNet" not in text or slots.get("direction", Direction.BETTER) is not None
    assert ("WaxSet" in text) is ("on WaxSet" in told or "+2.6%" in quote)


@pytest.mark.parametrize(
    ("quote", "slots"),
    [
        ("HumNet beats CombNet in recall, and achieves a good AUC.", {"baseline": "CombNet"}),
        ("HumNet beats CombNet whilst requiring less AUC.", {"baseline": "CombNet"}),
        ("An accuracy of 0.8, 0.9 on hum and buzz, respectively.", {"value": "0.9", "dataset": "hum and buzz"}),
        (
            "An AUC of 0.8, 0.9 and 0.7 on hum, wax and buzz hives, respectively.",
            {"value": "0.8", "dataset": "buzz hives"},
        ),
        ("Gains in AUC ranging from 0.6% to 3.9% for the hives.", {"value": "3.9%"}),
        ("HumNet beats CombNet in Hive AUC.", {"baseline": "CombNet", "metric": "Hive AUC", "subject": "Hive"}),
        ("High recall on swarms (0.9) and AUC>50 (0.8).", {"value": "0.9"}),
        ("High recall on swarms (0.9), also seen in AUC.", {"value": "0.9"}),
        ("It has an AUC three times that of wax.", {"delta": "three times", "baseline": "wax"}),
        ("More than an order of magnitude in AUC.", {"delta": "more than an order of magnitude"}),
        # One of several, with nothing sure that tells which; a change; the near end of a span; less of something else.
        ("A recall and AUC of 0.7 and 0.9, respectively.", {"value": "0.7"}),
        ("An AUC of 0.7 on hum and 0.9 on buzz.", {"value": "0.7"}),
        ("An AUC of 0.7 on hum and an AUC of 0.9 on buzz.", {"value": "0.9"}),
        ("High AUC on hum (0.7) and buzz (0.9).", {"value": "0.7"}),
        ("Gains of 2% and 3% AUC over wax and comb.", {"delta": "2%"}),
        ("Better hives (AUC 7.4% uparrow).", {"value": "7.4%"}),
        ("AUCs ranging from 0.8 for hum to 0.9 for buzz.", {"value": "0.8", "metric": "AUCs"}),
        ("With 80% fewer labels and 85% less time than CombNet.", {"delta": "80%", "metric": "time"}),
        # What stands before a figure bounds it; the far end of a span; what is set against something else.
        ("HumNet is tested on nine hives and reaches an AUC of 0.9.", {"value": "0.9"}),
        ("HumNet uses only two scales to reach an AUC of 0.9.", {"value": "0.9"}),
        ("HumNet is good on hives of wood, where it reaches a 4% gain in AUC.", {"delta": "4%"}),
        ("HumNet has an AUC (range 0.8 to 0.9).", {"value": "0.9"}),
        ("HumNet raises the AUC from 0.8 to 0.9.", {"value": "0.9"}),
        ("HumNet has a 4% higher AUC compared to when using combs.", {"delta": "4%"}),
        ("HumNet has a higher AUC (4% gain) of the final hive.", {"delta": "4%", "baseline": "final hive"}),
        ("Although humans tell hives with high AUC (0.9), nets fail.", {"value": "0.9"}),
        ("HumNet takes wax in 25s.", {"value": "25s", "metric": "wax"}),
        ("HumNet beats wax by 2 recall and 0.9 AUC.", {"value": "0.9"}),
        ("HumNet comes near (within 2% AUC).", {"value": "within 2%"}),
        ("HumNet has an AUC of 0.9 using wax, and a 0.8 recall using combs.", {"value": "0.9"}),
        ("HumNet has an error of 10×12 mm.", {"value": "10", "metric": "error"}),
        ("HumNet has an F-score of 0.7 at 13fps.", {"value": "13fps", "metric": "F-score"}),
        ("HumNet gains 4% in AUC and 2% in recall compared to wax.", {"delta": "4%"}),
        ("HumNet does it with few AUC increases compared to CombNet.", {"baseline": "CombNet"}),
        # A figure without what it measures, a comparison without a direction.
        ("HumNet reaches 91%.", {"value": "91%", "metric": None}),
        ("HumNet and CombNet in AUC.", {"baseline": "CombNet", "direction": None}),
        ("HumNet gains 3% in AUC.", {"delta": "3%", "direction": None}),
        # Several things in turn; conditions that cannot be cut; what is no data set; letters of another file.
        ("AUCs of 0.7 and 0.9 on hum and buzz.", {"value": "0.9", "metric": "AUCs"}),
        ("AUC on a test of thirty hives was 0.9.", {"value": "0.9"}),
        ("With few labels, HumNet has an AUC of 0.9 under heavy rain.", {"value": "0.9"}),
        (
            "HumNet (eighty keepers) has an AUC of 0.9.",
            {"value": "0.9", "dataset": "eighty keepers", "dataset_entity": None},
        ),
        ("HumNet has an AUC of 0.9 on rec(cid:173) orded hives.", {"value": "0.9"}),
        ("HumNet is more than 20 times faster.", {"delta": "more than 20 times faster", "metric": None}),
    ],
)
def test_findings_that_their_sentence_does_not_prove_are_not_told(
    look: Lookup, quote: str, slots: dict[str, object]
) -> None:
    assert how_it_fared(a_claim(look, quote, **slots)) is None


def test_one_of_several_figures_of_a_paper_is_not_told_as_what_it_reaches(look: Lookup) -> None:
    said = "HumNet has an AUC of {}."
    claims = [
        replace(
            a_claim(look, said.format(value), value=value, subject="HumNet", direction=Direction.ABSOLUTE),
            id=f"c{value}",
            number=float(value),
            unit="",
            higher_is_better=True,
            metric_entity=None,
        )
        for value in ("0.7", "0.9")
    ]
    low, high = claims
    assert how_it_fared(low) == "reports an AUC of 0.7"
    assert how_it_fared(low, claims) is None
    # "Up to" is told where the paper says so of this figure, and nowhere else.
    assert how_it_fared(high, claims) is None
    quoted = replace(high.evidence, quote="HumNet has an AUC of up to 0.9.")
    assert how_it_fared(replace(high, evidence=quoted)) == "reports an AUC of up to 0.9"
    # Another thing's figure, one in another unit and one on a data set that is told are no rivals.
    for other in (replace(low, subject="CombNet"), replace(low, unit="%"), replace(low, metric="recall")):
        assert how_it_fared(high, (high, other)) == "reports an AUC of 0.9"
    placed = replace(high, dataset="WaxSet")
    assert how_it_fared(placed, (placed, replace(low, dataset="HumSet"))) == "reports an AUC of 0.9 on WaxSet"


def test_a_finding_that_cannot_be_cut_is_told_in_the_words_of_its_paper(look: Lookup) -> None:
    said = "With few labels, our network has an AUC of 0.9 under heavy rain."
    claim = a_claim(look, said, value="0.9", direction=Direction.ABSOLUTE, subject="our network")
    alone = replace(look, claims_of={})
    told = finding(alone, claim)
    assert told is not None
    assert agreeing(told, "HumNet") == (
        "fared as its paper writes: “with few labels, our network has an AUC of 0.9 under heavy rain”"
    )
    long = replace(claim, evidence=replace(claim.evidence, quote=f"{said[:-1]} {'in a wet valley ' * 9}."))
    assert finding(alone, long) is None


def test_a_finding_without_its_subject_is_told_of_the_paper_or_not_at_all(look: Lookup) -> None:
    claim = a_claim(look, "An AUC of 0.8 on WaxSet.", value="0.8", direction=Direction.ABSOLUTE)
    alone = replace(look, claims_of={})
    told = "reported to reach an AUC of 0.8 “on WaxSet”."
    assert finding_told(alone, replace(claim, subject=None)) == "The paper reports an AUC of 0.8 “on WaxSet”."
    assert finding_told(alone, replace(claim, subject="our model")) == f"The model is {told}"
    assert finding_told(alone, replace(claim, subject="small models")) == f"Small models are {told}"
    assert finding_told(alone, replace(claim, subject="HumNet")) == f"HumNet is {told}"
    better = replace(a_claim(look, "HumNet beats CombNet in AUC.", baseline="CombNet"), subject="HumNet")
    assert finding_told(alone, better) == "HumNet is reported to do better than CombNet in AUC."
    assert finding_told(alone, replace(better, subject=None)) is None


def test_torn_and_splintered_causes_are_not_told(look: Lookup) -> None:
    known = next(c for i in look.field.issues for c in i.causes)
    paper = look.papers[known.evidence.paper]
    at = len(paper.title) + 1
    torn = replace(paper, abstract="Noise that is non-stationary and loud in the hives harms it.")
    low = torn.text.index("loud")
    evidence = replace(known.evidence, start=low, end=low + 17, quote="loud in the hives")
    told = replace(look, papers={**look.papers, paper.id: torn})
    issue = replace(look.field.issues[0], causes=(replace(known, label="loud in the hives", evidence=evidence),))
    assert told_causes(told, issue) == ()
    whole = replace(evidence, start=at, end=at + 29, quote=torn.text[at : at + 29])
    kept = replace(known, label="noise that is non-stationary", evidence=whole)
    splinter = replace(kept, label="noise")
    assert told_causes(told, replace(issue, causes=(kept, splinter))) == (kept,)


def test_names_of_common_things_take_their_article(look: Lookup) -> None:
    issue = next(i for i in look.field.issues if i.solutions)
    first = replace(issue.solutions[0], claims=(), entity=None, label="two-stage framework for hives")
    assert words(solution_sentence(look, [first])).startswith("A two-stage framework for hives is put forward")


def test_a_solution_is_told_once_where_there_are_others(look: Lookup) -> None:
    issue = max((i for i in look.field.issues), key=lambda i: len(grouped_solutions(look, i)))
    one = issue.solutions[0]
    many = tuple(replace(one, id=f"s{n}", claims=(), entity=None, label=f"comb {n}") for n in range(6))
    told: set[str] = set()
    scope = scope_of(look, look.field.topics)
    first, second = (issue_card(look, scope, replace(issue, solutions=many), told) for _ in range(2))

    def told_by(card: Card) -> list[str]:
        return [words(s) for b in card.blocks if isinstance(b, Listing) for s in b.statements if "“" not in words(s)]

    assert told_by(first) == ["Comb 0, comb 1, comb 2 and comb 3 are put forward in 2023."]
    assert told_by(second) == ["Comb 4, comb 5, comb 0 and comb 1 are put forward in 2023."]


def test_the_table_of_figures_leaves_out_those_told_in_turn(look: Lookup) -> None:
    paper = look.paper_order[0]
    kept = [
        replace(
            a_claim(look, f"An AUC of 0.{n} on WaxSet.", value=f"0.{n}", dataset="WaxSet", subject=f"Comb{n}Net"),
            id=f"c{n}",
            paper=paper,
        )
        for n in (5, 6)
    ]
    turn = "An AUC of 0.7 and 0.8 on hum and buzz, respectively."
    left = replace(a_claim(look, turn, value="0.7", dataset="buzz"), id="c7", paper=paper)
    here = replace(look, claims_of={paper: (*kept, left)}, field=replace(look.field, tables=()))
    section = side_by_side(here, scope_of(here, here.field.topics))
    assert section is not None
    table = next(b for b in section.blocks if isinstance(b, Table))
    assert [row[2].parts for row in table.rows] == [("0.5",), ("0.6",)]


def test_what_its_paper_says_to_meet_is_not_told_as_open(look: Lookup) -> None:
    known = next(i for i in look.field.issues if i.evidence)
    paper = look.papers[known.evidence[0].paper]

    def told(abstract: str) -> tuple[str, str, str]:
        text = replace(paper, abstract=abstract)
        at = text.text.index("lack of hives")
        evidence = replace(known.evidence[0], start=at, end=at + 13, quote="lack of hives")
        issue = replace(known, papers=(paper.id,), evidence=(evidence,), solutions=(), open=(), years=())
        here = replace(
            look,
            papers={**look.papers, paper.id: text},
            field=replace(look.field, issues=(issue, look.field.issues[1])),
        )
        scope = replace(scope_of(look, look.field.topics), issues=(issue, look.field.issues[1]))
        section = open_questions(here, scope)
        card = issue_card(here, scope, issue, set())
        open_ = " ".join(words(b) for b in section.blocks if isinstance(b, Statement)) if section else ""
        return open_, card_text(card), card.status

    open_, card, status = told("To address the lack of hives, we introduce recordings.")
    assert "no solution was made out" not in open_
    assert "says that it meets it" in card
    assert status == ""
    open_, card, status = told("Keepers suffer from a lack of hives, to which we listen.")
    # Its paper puts something forward, which may well meet it: that is no open question.
    assert "no solution" not in open_.casefold() + card.casefold()
    assert status == ""


def test_a_release_leaves_nothing_open(look: Lookup) -> None:
    known = look.field.issues[0]
    open_ = Evidence(paper=known.papers[0], start=0, end=4, quote="Other hives remain unheard.", rule="x", score=0.9)
    told = replace(open_, quote="Our recordings are publicly available.")
    doubtful = replace(open_, score=0.3)
    assert left_open(replace(known, open=(told, open_, doubtful))) == (open_,)


def test_the_tree_of_a_run_tells_how_solutions_fared_and_what_they_leave_open(look: Lookup) -> None:
    """The tree as a build grows it names its nodes by issue and solution."""
    tree = build_tree(look.field.topics, look.field.issues)
    page = outline_page(replace(look, field=replace(look.field, tree=tree)))

    def below(branches: tuple[Branch, ...]) -> list[Branch]:
        return [b for branch in branches for b in (branch, *below(branch.branches))]

    outline = next(b for b in page.sections[0].blocks if isinstance(b, Outline))
    found = below(outline.branches)
    solutions = [b for b in found if b.sort == "solution"]
    assert len(solutions) > 5
    assert all(b.statements and b.statements[0].quotes for b in solutions)
    assert any("reported to" in s.text for b in solutions for s in b.statements)
    assert all(b.statements for b in found if b.sort == "open")
    assert any(b.sort == "open" for b in found)


def test_a_card_of_a_topic_does_not_date_what_bears_no_date(look: Lookup) -> None:
    topic = look.field.topics.children[0]
    dated = [p for p in topic.papers if look.papers[p].year]
    papers = {**look.papers, dated[0]: replace(look.papers[dated[0]], date=None)}
    page = topics_page(replace(look, papers=papers))
    cards = next(b for b in page.sections[-1].blocks if isinstance(b, Cards)).cards
    assert sum("with a date" in card_text(card) for card in cards) >= 1


def test_record_tree_fishbone_and_graph_tell_one_state_of_an_issue(look: Lookup) -> None:
    """Met in its own words, without an answer, and answered with an outlook: the same on every page."""
    known = next(i for i in look.field.issues if i.solutions and not left_open(i))
    paper = look.papers[known.papers[0]]
    outlook = Evidence(paper=paper.id, start=0, end=9, quote="Other hives remain unheard.", rule="x", score=0.9)
    release = replace(outlook, quote="Our recordings will be shared.")

    def told(abstract: str, **slots: object) -> tuple[str, str, str, str, str]:
        text = replace(paper, abstract=abstract)
        at = text.text.index("lack of hives")
        evidence = replace(known.evidence[0], paper=paper.id, start=at, end=at + 13, quote="lack of hives")
        issue: IssueNode = replace(known, papers=(paper.id,), evidence=(evidence,), causes=(), **slots)
        field = replace(look.field, issues=(issue,), tree=build_tree(look.field.topics, (issue,)))
        here = replace(look, papers={**look.papers, paper.id: text}, issues={issue.id: issue}, field=field)
        here = replace(here, extractions={paper.id: Extraction(paper=text)})
        scope = replace(scope_of(look, look.field.topics), issues=(issue,))
        fish = Fishbone(topic="topic/all", label="x", bones=(Bone(category="data", label="Data", issues=(issue.id,)),))
        here = replace(here, field=replace(field, fishbones=(fish,)))
        branches = [b for page in (outline_page(here), *fishbone_pages(here)) for b in every_branch(page)]
        in_tree, in_fish = (next(b for b in branches if b.sort == "issue" and b.key[:2] == k) for k in ("b-", "fi"))
        fact = next(n for n in make_scene(here).nodes if n.kind == "issue").facts[1]
        status = issue_status(issue, here.papers)
        # How many solutions there are is told besides.
        tree, bone = (re.sub(r", \d+ solutions?", "", b.count) for b in (in_tree, in_fish))
        return status, issue_card(here, scope, issue, set()).status, tree, bone, fact

    met, unmet = "To address the lack of hives, we introduce recordings.", "Keepers suffer from a lack of hives."
    status, card, tree, fish, fact = told(met, solutions=(), open=())
    assert (status, card, tree, fish) == ("addressed", "", "1 paper", "1 paper")
    assert fact.endswith("; met by a paper, with what was not made out.")
    status, card, tree, fish, fact = told(unmet, solutions=(), open=())
    none = "no solution made out in this topic"
    assert (status, card, tree, fish) == ("open", none, f"1 paper, {none}", f"1 paper, {none}")
    assert fact.endswith(f"; {none}.")
    status, card, tree, fish, fact = told(unmet, open=(outlook,))
    left = "said to be still open"
    assert (status, card, tree, fish) == ("open", left, f"1 paper, {left}", f"1 paper, {left}")
    assert fact.endswith(f" put forward; {left}.")
    status, card, tree, fish, fact = told(unmet, open=(release,))
    assert (status, card, tree, fish) == ("addressed", "", "1 paper", "1 paper")
    assert fact.endswith(" put forward.")


def every_branch(page: Page) -> list[Branch]:
    """The branches of all outlines of a page, those within others included."""
    found: list[Branch] = [b for s in page.sections for o in s.blocks if isinstance(o, Outline) for b in o.branches]
    for branch in found:
        found.extend(branch.branches)
    return found


def test_what_is_told_at_the_head_of_a_topic_is_not_told_again_below(look: Lookup) -> None:
    topic = look.field.topics.children[0]
    page = topic_page(look, topic)
    below = [words(s) for section in page.sections for s in section.blocks if isinstance(s, Statement)]
    head = [words(s) for s in page.lead]
    assert any(text.startswith(("The task", "Among the tasks", "No task")) for text in head)
    assert below
    assert not set(head) & set(below)


def test_an_issue_of_papers_that_stand_in_the_topic_itself_is_counted_once(look: Lookup) -> None:
    topic = look.field.topics.children[0]
    own = next(i for i in look.field.issues if i.topic == topic.id)
    gathered = replace(own, id=f"{own.id}/all", narrower=(own.id,))
    here = replace(look, field=replace(look.field, issues=(gathered, own)))
    assert scope_of(here, topic).issues == (gathered,)


def test_the_bars_of_a_card_count_papers_not_years(look: Lookup) -> None:
    known = next(i for i in look.field.issues if i.evidence)
    papers = look.paper_order[:4]
    dated = {p: replace(look.papers[p], date=d) for p, d in zip(papers, ("2023", "2023", "2023", "2024"), strict=True)}
    here = replace(look, papers={**look.papers, **dated})
    issue = replace(known, papers=papers, years=(2023, 2024))
    picture = issue_card(here, scope_of(here, here.field.topics), issue, set()).picture
    assert picture is not None
    assert ': 2023: 3, 2024: 1"' in picture
    assert ">max. 3 (2023)<" in picture


def test_a_card_of_one_paper_names_it_and_does_not_say_its_heading_twice(look: Lookup) -> None:
    known = next(i for i in look.field.issues if len(i.papers) == 1 and look.when(i.papers[0]))
    scope = scope_of(look, look.field.topics)
    evidence = replace(known.evidence[0], quote="poor wax", score=0.9)
    title, when = look.title(known.papers[0]), look.when(known.papers[0])

    def first(label: str) -> str:
        issue = replace(known, label=label, evidence=(evidence,))
        card = issue_card(look, scope, issue, set())
        assert isinstance(card.blocks[0], Statement)
        return words(card.blocks[0])

    assert first("Poor wax") == f"One paper, {title} ({when}), raises it."
    assert first("Heat") == f"One paper, {title} ({when}), raises it; it writes of “poor wax”."


def test_causes_stand_in_quotation_marks_only_as_their_paper_writes_them(look: Lookup) -> None:
    known = next(c for i in look.field.issues for c in i.causes)
    evidence = replace(known.evidence, quote="the long winters of hives")
    assert cause_words(replace(known, label="Long winters", evidence=evidence)) == "“long winters”"
    assert cause_words(replace(known, label="Winters that are long", evidence=evidence)) == "winters that are long"


def test_a_praise_is_no_cause(look: Lookup) -> None:
    known = next(c for i in look.field.issues for c in i.causes)
    praise = replace(known, label="superior hum", evidence=replace(known.evidence, quote="superior hum"))
    issue = replace(look.field.issues[0], causes=(praise,))
    assert told_causes(look, issue) == ()


def test_solutions_without_a_finding_are_told_in_one_sentence_with_a_quote_each(look: Lookup) -> None:
    issue = next(i for i in look.field.issues if i.solutions)
    one = replace(issue.solutions[0], claims=(), entity=None)
    dated = sorted((p for p in look.paper_order if look.when(p)), key=look.when)
    early, late = dated[0], dated[-1]
    groups = [
        [replace(one, label="hum-based framework", paper=late, evidence=replace(one.evidence, paper=late))],
        [replace(one, label="HumNet (HN)", paper=early, evidence=replace(one.evidence, paper=early))],
        [replace(one, label="wax", paper=p, evidence=replace(one.evidence, paper=p)) for p in (early, late)],
    ]
    told = solutions_together(look, groups, also=True)
    assert words(told) == (
        f"Also put forward: a hum-based framework ({look.when(late)}), HumNet (HN, {look.when(early)}) "
        "and wax (two papers)."
    )
    assert {q.title for q in told.quotes} == {look.title(early), look.title(late)}
    alone = solutions_together(look, groups[:2], also=False, issue=replace(issue, papers=(late,)))
    assert words(alone).endswith(" are put forward.")
    own = [[replace(g[0], paper=late)] for g in groups[:2]]
    alone = solutions_together(look, own, also=False, issue=replace(issue, papers=(late,)))
    assert words(alone) == "The same paper puts forward a hum-based framework and HumNet (HN)."
    more = solutions_together(look, own, also=True, issue=replace(issue, papers=(late,)))
    assert words(more) == "The same paper also puts forward a hum-based framework and HumNet (HN)."


def test_one_kind_of_data_is_told_in_the_singular(look: Lookup) -> None:
    scope = scope_of(look, look.field.topics)
    use = scope.uses[EntityType.MODALITY][0]
    alone = replace(scope, uses={EntityType.MODALITY: (use,)})
    told = named_most(look, alone, EntityType.MODALITY)
    assert told is not None
    assert words(told).startswith(f"The kind of data that they name most is {use.entity.name} (")


def test_one_paper_does_not_fill_the_table_of_figures(look: Lookup) -> None:
    first, second = look.paper_order[:2]
    claims = {
        p: tuple(
            replace(
                a_claim(look, f"An AUC of 0.{n} on WaxSet.", value=f"0.{n}", dataset="WaxSet", subject=f"Comb{n}Net"),
                id=f"{p}{n}",
                paper=p,
            )
            for n in range(10, 10 + many)
        )
        for p, many in ((first, 9), (second, 1))
    }
    here = replace(look, claims_of=claims, field=replace(look.field, tables=()))
    section = side_by_side(here, scope_of(here, here.field.topics))
    assert section is not None
    table = next(b for b in section.blocks if isinstance(b, Table))
    whose = [p.text for row in table.rows for p in row[-1].parts if isinstance(p, Link)]
    assert whose.count(look.title(first)) == 3
    assert whose.count(look.title(second)) == 1


def test_a_short_form_beside_a_name_has_its_letters_from_it(look: Lookup) -> None:
    use = scope_of(look, look.field.topics).uses[EntityType.METHOD][0]

    def told(name: str, *aliases: str) -> str:
        return shown_name(look, replace(use, entity=replace(use.entity, name=name, aliases=aliases)))

    assert told("hive weight network", "HWN") == "hive weight network (HWN)"
    assert told("hive weight network", "HWX") == "hive weight network"
    assert told("WAX-10", "WAX10") == "WAX-10"


def test_figures_that_nothing_tells_apart_or_that_are_none_are_not_in_the_table(look: Lookup) -> None:
    first, second, third = look.paper_order[:3]

    def claim(paper: str, value: str, **slots: object) -> GraphClaim:
        made = a_claim(look, f"An AUC of {value} on WaxSet.", value=value, dataset="WaxSet", subject="CombNet")
        changed: GraphClaim = replace(made, id=f"{paper}{value}", paper=paper, **slots)
        return changed

    claims = {
        first: (claim(first, "0.4"), claim(first, "0.5"), claim(first, "0.6", metric="F1")),
        second: (claim(second, "0.7"), claim(second, "large", metric="F1")),
        third: (claim(third, "0.8", subject="the complete version", subject_entity=None),),
    }
    here = replace(look, claims_of=claims, field=replace(look.field, tables=()))
    section = side_by_side(here, scope_of(here, here.field.topics))
    assert section is not None
    table = next(b for b in section.blocks if isinstance(b, Table))
    assert sorted(row[2].parts[0] for row in table.rows) == ["0.6", "0.7", "0.8"]
    named = next(row for row in table.rows if row[2].parts == ("0.8",))
    assert str(named[0].parts[0]).startswith("“")


def test_since_is_told_only_where_years_have_passed(look: Lookup) -> None:
    def told(*years: int) -> str:
        papers = dict(zip(look.paper_order, (str(y) for y in years), strict=False))
        dated = {p: replace(look.papers[p], date=papers[p]) for p in papers}
        here = replace(look, papers=dated)
        return words(size_sentence(here, replace(scope_of(look, look.field.topics), papers=frozenset(dated))))

    assert told(2010, 2011, 2011, 2011) == "Four papers are read here, published between 2010 and 2011."
    assert told(2010, 2019, 2020, 2020).endswith("between 2010 and 2020; most of them (three) since 2019.")


ANSWERED = "The earlier paper {}; the later one {} and puts {}."
FEW, WIND = "writes of “few labels”", "writes that “the wind is loud”"


@pytest.mark.parametrize(
    ("reason", "gap", "place", "told"),
    [
        (
            ANSWERED.format(FEW, WIND, "forward BuzzNet"),
            3,
            0,
            "Where the paper before it writes of “few labels”, this one, three years later, writes that “the wind is "
            "loud”; it puts forward BuzzNet.",
        ),
        (
            ANSWERED.format(FEW, WIND, "forward a wax filter"),
            1,
            2,
            "A year later, it writes that “the wind is loud” and puts forward a wax filter; the paper before it writes "
            "of “few labels”.",
        ),
        (
            ANSWERED.format(FEW, "writes of “a lack of labelled hives”", "forward comb maps"),
            2,
            0,
            "Like the paper before it, which writes of “few labels”, it writes of “a lack of labelled hives”. What it "
            "puts forward, two years later, are comb maps.",
        ),
        (
            ANSWERED.format(FEW, "writes of “few labels”", "something forward"),
            None,
            1,
            "Like the paper before it, it writes of “few labels”, later, and puts something forward against that.",
        ),
        (
            ANSWERED.format(FEW, "raises a like one", "forward comb maps"),
            0,
            1,
            "In the same year, it puts forward comb maps against a like difficulty; the paper before it writes of “few "
            "labels”.",
        ),
        (
            ANSWERED.format("raises an issue", WIND, "forward comb maps"),
            2,
            0,
            "Two years later, it writes that “the wind is loud” and puts forward comb maps; the paper before it raises "
            "a like difficulty.",
        ),
        (
            ANSWERED.format("raises “failure to hear wax”", WIND, "forward comb maps"),
            2,
            1,
            "Two years later, it writes that “the wind is loud” and puts forward comb maps; the paper before it raises "
            "“failure to hear wax”.",
        ),
        (
            "The later paper cites the earlier one. The earlier paper proposes BuzzNet, the later one takes it up.",
            4,
            0,
            "It cites the paper before it. Four years later, it takes up BuzzNet, which the paper before it proposes.",
        ),
        ("Both work with hive hum.", 4, 0, "Both work with hive hum."),
    ],
)
def test_steps_of_a_line_are_told_by_what_ties_them(
    look: Lookup, reason: str, gap: int | None, place: int, told: str
) -> None:
    step = replace(look.field.chains[0], reason=reason)
    assert step_told(step, gap, place) == told


def test_a_wording_that_says_another_again_is_not_told_beside_it(look: Lookup) -> None:
    phrases = [("annotation inconsistencies", 0.9), ("inconsistent annotations", 0.8), ("few labels", 0.7)]
    card = issue_card(look, scope_of(look, look.field.topics), an_issue(look, phrases), set())
    assert quoted(card) == ["annotation inconsistencies", "few labels"]


def test_own_words_stand_with_their_place_and_are_quoted_again_only_where_they_were_cut(look: Lookup) -> None:
    paper = look.paper_order[0]
    sentences = look.extractions[paper].sentences
    text = look.papers[paper].text[sentences[0].start : sentences[0].end]
    said = Evidence(paper=paper, start=sentences[0].start, end=sentences[0].end, quote=text, rule="role", score=1.0)
    whole = spoken(look, said, 500)
    assert words(whole).startswith(f"“{text}” ")
    assert whole.quotes == ()
    link = whole.parts[-1]
    assert isinstance(link, Link)
    assert link.href == look.paper_href(paper, 0)
    cut = spoken(look, said, 30)
    assert [q.text for q in cut.quotes] == [text]


def test_what_was_known_by_its_name_is_marked_as_such(look: Lookup) -> None:
    paper = look.paper_order[0]
    text = look.papers[paper]
    at = len(text.title) + 1
    end = at + len(text.abstract.split()[0])
    tie = Evidence(paper=paper, start=at, end=end, quote=text.text[at:end], rule="known-name", score=0.9)
    entity = next(e for e in look.field.entities if e.type is EntityType.METHOD)
    mentions = (*(m for m in entity.mentions if m.paper != paper), tie)
    field = replace(look.field, entities=(replace(entity, mentions=mentions),))
    read = {paper: replace(look.extractions[paper], mentions=())}
    pages = paper_pages(replace(look, field=field, extractions=read))
    marks = [
        m
        for s in pages[0].sections
        for b in s.blocks
        if isinstance(b, PaperEntry)
        for sentence in b.sentences
        for m in sentence.stretches
        if "known" in m.css
    ]
    assert [(m.text, m.hint) for m in marks] == [(text.text[at:end], "method, by a known name")]


def test_a_finding_is_told_by_one_card_of_a_page(look: Lookup) -> None:
    issue = next(
        i
        for i in look.field.issues
        if any(" reported to " in words(solution_sentence(look, g)) for g in grouped_solutions(look, i))
    )
    told: set[str] = set()
    scope = scope_of(look, look.field.topics)

    def findings(card: Card) -> list[str]:
        said = [words(s) for b in card.blocks if isinstance(b, Listing) for s in b.statements]
        return [text for text in said if " reported to " in text]

    first, second = (findings(issue_card(look, scope, issue, told)) for _ in range(2))
    assert first
    assert second == []


def test_a_figure_is_told_only_under_an_issue_that_it_measures(look: Lookup) -> None:
    known = look.field.issues[0]

    def fitting(category: str, label: str, **slots: object) -> bool:
        claim = a_claim(look, "CombNet reaches it.", subject="CombNet", **slots)
        return fits(look, claim, replace(known, category=category, label=label, evidence=()))

    assert fitting("cost", "scales that drain batteries", metric="energy", delta="60%")
    assert not fitting("cost", "scales that drain batteries", metric="F1", value="0.7")
    assert fitting("data", "noisy hums", metric="F1", value="0.7")
    assert not fitting("data", "noisy hums", metric="training time", delta="60%")
    assert fitting("model", "slow scales", metric="training time", delta="60%")
    assert not fitting("labels", "costly labels", metric="training time", delta="60%")
    assert fitting("labels", "costly labels", metric="number of labels", delta="60%")
    assert not fitting("measurement", "metrics that mislead", metric="F1", value="0.7")
    assert fitting("measurement", "metrics that mislead", metric="correlation with keepers", value="0.7")


def test_what_was_reached_on_a_data_set_is_no_finding_of_the_data_set(look: Lookup) -> None:
    issue, group = next(
        (i, g) for i in look.field.issues for g in grouped_solutions(look, i) if telling_claim(look, g) is not None
    )
    data = next(e for e in look.field.entities if e.type is EntityType.DATASET)
    assert telling_claim(look, [replace(s, entity=data.id) for s in group], issue) is None


@pytest.mark.parametrize(
    ("abstract", "name", "used"),
    [
        ("To this end, we employ comb maps to weigh hives.", "comb maps", True),
        ("We show how BuzzBert can be used for labels.", "BuzzBert", True),
        ("We propose comb maps to weigh hives.", "comb maps", False),
        ("We use a new comb map to weigh hives.", "comb map", False),
        (
            "We propose a wide way for all the old hives of a town, based on a shared comb map.",
            "comb map",
            False,
        ),
        ("We introduce BuzzBert. We use BuzzBert for labels.", "BuzzBert", False),
        ("To help our exploration, we have collected BuzzTalk, many hums.", "BuzzTalk", False),
    ],
)
def test_what_a_paper_only_makes_use_of_is_not_told_as_put_forward(
    look: Lookup, abstract: str, name: str, used: bool
) -> None:
    known = next(s for i in look.field.issues for s in i.solutions)
    paper = replace(look.papers[known.paper], abstract=abstract)
    at = paper.text.rindex(name)
    evidence = replace(known.evidence, start=at, end=at + len(name), quote=name)
    solution = replace(known, label=name, evidence=evidence, entity=None, claims=())
    here = replace(look, papers={**look.papers, paper.id: paper}, extractions={})
    assert is_put_to_use(here, [solution]) is used
    assert words(used_solutions(here, [[solution]])).startswith("Put to use: ")


def test_what_people_reach_is_not_told_as_what_a_method_reached(look: Lookup) -> None:
    said = "CombNet has a rate of 73.3%, near a human-level accuracy of 74.4%, on WaxSet."
    people = a_claim(look, said, subject="CombNet", metric="human-level accuracy", value="74.4%", metric_entity="x")
    assert how_it_fared(people) is None
    other = a_claim(look, "An F1 of 0.9 compared to 0.7 is reached.", metric="F1", value="0.7", metric_entity="x")
    assert how_it_fared(other) is None


def test_what_is_faster_is_and_does_not_need_it() -> None:
    told = agreeing("reports 15 times faster than scales", "CombNet")
    assert told == "is reported to be 15 times faster than scales"
    assert agreeing("reports 58x faster sampling speed than scales", "CombNet").startswith("is reported to bring ")


def test_parameters_are_counted(look: Lookup) -> None:
    claim = a_claim(look, "CombNet has parameters of only about 1.4M.", metric="parameters", value="1.4M")
    assert how_it_fared(replace(claim, metric_entity="x")) == "reports about 1.4M parameters"


def test_what_is_smaller_by_a_figure_is_told_behind_its_noun(look: Lookup) -> None:
    said = "By integrating both, CombNet has a training time up to 60% shorter than scales."
    slots = {"metric": "training time", "delta": "60% shorter", "baseline": "scales", "metric_entity": "x"}
    claim = a_claim(look, said, subject="CombNet", **slots)
    told = how_it_fared(claim)
    assert told == "reports a training time up to 60% shorter than scales"
    assert agreeing(told, "CombNet") == "is reported to need a training time up to 60% shorter than scales"


@pytest.mark.parametrize(
    ("abstract", "told"),
    [
        ("We propose CombNet, a simple yet effective wax-aware filter that hums.", "CombNet (a wax-aware filter)"),
        ("We put forward a two-stage hum framework named CombNet.", "CombNet (a two-stage hum framework)"),
        # Neither a noun phrase of one thing, nor more than its bare kind.
        ("For a hum we collect a new dataset CombNet.", "CombNet"),
        ("CombNet, a model of hives, hums.", "CombNet"),
        ("CombNet, a way out, hums.", "CombNet"),
    ],
)
def test_a_name_is_told_with_what_its_paper_says_that_it_is(look: Lookup, abstract: str, told: str) -> None:
    known = next(s for i in look.field.issues for s in i.solutions)
    paper = replace(look.papers[known.paper], abstract=abstract, date=None)
    at = paper.text.index("CombNet")
    evidence = replace(known.evidence, start=at, end=at + 7, quote="CombNet")
    solution = replace(known, label="CombNet", evidence=evidence, entity=None, claims=())
    here = replace(look, papers={**look.papers, paper.id: paper}, extractions={})
    assert words(solution_sentence(here, [solution])) == f"{told} is put forward by one paper."


def test_what_something_else_is_based_on_has_no_result_of_its_own(look: Lookup) -> None:
    said = "We use a score based on the pre-trained BuzzNet, which has a correlation of 0.9."
    claim = a_claim(look, said, subject="BuzzNet", metric="correlation", value="0.9", metric_entity="x")
    assert how_it_fared(claim) is None
    own = a_claim(look, "BuzzNet has a correlation of 0.9.", subject="BuzzNet", metric="correlation", value="0.9")
    assert how_it_fared(replace(own, metric_entity="x")) == "reports a correlation of 0.9"


def test_things_have_the_letters_that_running_text_gives_them(look: Lookup) -> None:
    first, *_ = look.paper_order
    abstract = "We like bee dances and weighing of bees. Our dances, weighing and bee hums follow the Markov Dance."
    papers = {**look.papers, first: replace(look.papers[first], abstract=abstract)}
    here = look_up(replace(look.field, papers=tuple(papers[p.id] for p in look.field.papers)), "x")
    thing = next(e for e in here.field.entities if e.type is EntityType.TASK)
    assert here.name_of(replace(thing, name="Bee Weighing (BW)", mentions=())) == "bee weighing (BW)"
    data = replace(thing, name="Bee Dances", type=EntityType.DATASET, mentions=())
    assert here.name_of(data) == "Bee Dances"


def test_where_no_table_can_be_made_figures_are_told_in_sentences_of_their_papers(look: Lookup) -> None:
    first, second, third = look.paper_order[:3]

    def claim(paper: str, quote: str, **slots: object) -> GraphClaim:
        made = a_claim(look, quote, metric="F1", metric_entity="x", subject=None, **slots)
        changed: GraphClaim = replace(made, id=f"{paper}{quote}", paper=paper)
        return replace(changed, evidence=replace(changed.evidence, paper=paper))

    told = ("Our net reaches an F1 of 0.7 on old hives.", "We reach an F1 of 0.8 in rain.")
    claims = {
        first: (claim(first, told[0], value="0.7"), claim(first, "Our net has an F1 of 0.6.", value="0.6")),
        second: (claim(second, told[1], value="0.8"),),
        # What its sentence leaves to another one is not quoted.
        third: (claim(third, "They reach an F1 of 0.9.", value="0.9"),),
    }
    here = replace(look, claims_of=claims, extractions={}, field=replace(look.field, tables=()))
    section = side_by_side(here, scope_of(here, here.field.topics))
    assert section is not None
    caution, held, listing = section.blocks
    assert isinstance(caution, Statement)
    assert "do not compare" in caution.text
    assert isinstance(held, Statement)
    assert held.text == "Two figures of two papers are told here."
    assert isinstance(listing, Listing)
    # One of each paper.
    assert len(listing.statements) == 2
    assert all(any(said in s.text for s in listing.statements) for said in told[1:])
    alone = replace(here, claims_of={first: claims[first]})
    assert side_by_side(alone, scope_of(alone, alone.field.topics)) is None


def test_a_figure_is_told_with_the_sentence_before_it_that_names_its_data(look: Lookup) -> None:
    first, second = look.paper_order[:2]
    before = "We test our net on WaxSet in rain."
    last = "Experiments show that our net reaches an F1 of 0.7."
    paper = replace(look.papers[first], title="Hums", abstract=f"{before} {last}")
    low = len("Hums") + 1
    spans = ((low, low + len(before)), (low + len(before) + 1, len(paper.text)))
    read = Extraction(
        paper=paper,
        sentences=tuple(Sentence(start=a, end=b, role=Role.RESULT, score=1.0) for a, b in spans),
        entities=(Entity(name="WaxSet", type=EntityType.DATASET),),
        mentions=(
            Mention(
                start=paper.text.index("WaxSet"),
                end=paper.text.index("WaxSet") + 6,
                text="WaxSet",
                type=EntityType.DATASET,
                entity=0,
                score=1.0,
                rule="x",
            ),
        ),
    )

    def claim(paper: str, start: int, quote: str, **slots: object) -> GraphClaim:
        made: GraphClaim = replace(a_claim(look, quote, subject=None, **slots), id=f"{paper}{quote}", paper=paper)
        end = start + len(quote)
        return replace(made, evidence=replace(made.evidence, paper=paper, start=start, end=end))

    fast = "Our net is on average 8x faster than a scale."
    claims = {
        first: (claim(first, spans[1][0], last, metric="F1", metric_entity="x", value="0.7", dataset_entity=None),),
        second: (claim(second, 0, fast, metric=None, metric_entity=None, delta="8x"),),
    }
    here = replace(
        look,
        claims_of=claims,
        papers={**look.papers, first: paper},
        extractions={first: read},
        field=replace(look.field, tables=()),
    )
    section = side_by_side(here, scope_of(here, here.field.topics))
    assert section is not None
    (listing,) = (b for b in section.blocks if isinstance(b, Listing))
    assert any(s.text.startswith(f"“{before} {last}” ") for s in listing.statements)
    # A speed says what it is one of though no metric was read.
    assert any(s.text.startswith(f"“{fast}” ") for s in listing.statements)
    # What a number in brackets stands for is not known.
    cited = replace(claims[second][0], evidence=replace(claims[second][0].evidence, quote=f"{fast[:-1]} [23]."))
    here = replace(here, claims_of={first: claims[first], second: (cited,)})
    assert side_by_side(here, scope_of(here, here.field.topics)) is None


@pytest.mark.parametrize(
    ("category", "label", "said", "shared"),
    [
        (
            "generalisation",
            "nets fail in new hives",
            "HumNet reaches an AUC of 0.9 in internal validation of hives.",
            False,
        ),
        ("generalisation", "nets fail in new hives", "HumNet reaches an AUC of 0.9 in unseen hives.", True),
        ("data", "buzzing wind", "HumNet reaches an AUC of 0.9 under heavy wind.", True),
        ("data", "buzzing wind", "HumNet reaches an AUC of 0.9.", False),
        # What is had with few labels answers nothing but that there are few.
        ("data", "buzzing wind", "HumNet reaches an AUC of 0.9 in wind with only 2% of the labels.", False),
        ("data", "too few labels", "HumNet reaches an AUC of 0.9 with only 2% of the labels.", True),
        ("model", "inaccurate hive counts", "HumNet reaches an AUC of 0.9.", True),
        ("model", "queens that leave", "HumNet reaches an AUC of 0.9.", False),
        ("cost", "costly scales", "HumNet takes 2% less time.", True),
        # Who may buy a scale is no matter of its time; a name that both have is no trouble.
        ("cost", "scales that nobody sells", "HumNet takes 2% less time.", False),
        ("model", "BEENETs that swarm", "HumNet reaches an AUC of 0.9 as one of the BEENETs.", False),
    ],
)
def test_a_finding_stands_under_an_issue_that_its_sentence_speaks_of(
    look: Lookup, category: str, label: str, said: str, shared: bool
) -> None:
    claim = a_claim(look, said, subject="HumNet", value="0.9")
    issue = replace(look.field.issues[0], category=category, label=label, evidence=())
    assert shares_concern(look, claim, issue) is shared


def test_a_table_gives_a_figure_with_what_bounds_it(look: Lookup) -> None:
    first, second = look.paper_order[:2]

    def claim(paper: str, quote: str, **slots: object) -> GraphClaim:
        made = a_claim(look, quote, metric="F1", metric_entity="x", subject="HumNet", value="0.7", **slots)
        changed: GraphClaim = replace(made, id=f"{paper}{quote}", paper=paper, subject_entity=None)
        return replace(changed, evidence=replace(changed.evidence, paper=paper))

    data = {"dataset": "WaxSet", "dataset_entity": "entity/dataset/waxset"}
    bounded = claim(first, "HumNet has an F1 of 0.7 on WaxSet with 2% of labels and 9 hives, and a 0.8 recall.", **data)
    claims = {
        first: (
            bounded,
            claim(first, "HumNet is tested on nine hives and has an F1 of 0.7 on HumSet.", dataset="HumSet"),
        ),
        second: (claim(second, "HumNet has an F1 of 0.7 on WaxSet.", **data),),
    }
    here = replace(look, claims_of=claims, extractions={}, field=replace(look.field, tables=()))
    section = side_by_side(here, scope_of(here, here.field.topics))
    assert section is not None
    (table,) = (b for b in section.blocks if isinstance(b, Table))
    figures = [
        str(cell.parts[0]) for row in table.rows for cell in row if cell.sort is not None or "0.7" in str(cell.parts[0])
    ]
    assert sorted(figures) == ["0.7", "0.7 “with 2% of labels and 9 hives”"]
