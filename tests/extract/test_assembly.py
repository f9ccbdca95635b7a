"""From spans to what a paper says: entities, claims, solutions."""

from __future__ import annotations

import pytest

from extract.assembly import assemble
from extract.assembly_settings import AssemblySettings
from extract.reading import MentionSpan, PhraseSpan, Reading, RoleGuess, SlotSpan
from extract.records import Extraction, Paper
from extract.sentences import cut_sentences
from ontologies.vocabulary import Direction, EntityType, Role, Slot

PAPER = Paper(
    id="p",
    title="TidePool: counting herons",
    abstract=(
        "Heron counting suffers from glare and from few labels. "
        "We propose TidePool, a convolutional neural network (CNN). "
        "TidePool reaches 91.4% accuracy and 0.88 recall on MarshSet, while MudNet reaches 85.0% accuracy. "
        "CNNs of this kind are fast."
    ),
)
SENTENCES = cut_sentences(PAPER.text, len(PAPER.title) + 1)
ROLES = (Role.ISSUE, Role.SOLUTION, Role.RESULT, Role.RESULT)


def span(words: str, nth: int = 0) -> tuple[int, int]:
    at = -1
    for _ in range(nth + 1):
        at = PAPER.text.index(words, at + 1)
    return at, at + len(words)


def mention(words: str, kind: EntityType, nth: int = 0, score: float = 0.9, proposed: float = 0.0) -> MentionSpan:
    a, b = span(words, nth)
    return MentionSpan(start=a, end=b, type=kind, score=score, proposed=proposed, rule="test")


def slot(words: str, kind: Slot, nth: int = 0) -> SlotSpan:
    a, b = span(words, nth)
    return SlotSpan(start=a, end=b, slot=kind, score=0.9)


def phrase(words: str, score: float = 0.9) -> PhraseSpan:
    a, b = span(words)
    return PhraseSpan(start=a, end=b, score=score)


def read(**parts: object) -> Extraction:
    roles = tuple(RoleGuess(role=r, score=1.0, claim=float(r is Role.RESULT)) for r in ROLES)
    return assemble(PAPER, SENTENCES, Reading(roles=roles, **parts))  # type: ignore[arg-type]


def test_an_abbreviation_its_long_form_and_its_plural_are_one() -> None:
    found = read(
        mentions=(mention("convolutional neural network", EntityType.METHOD), mention("CNNs", EntityType.METHOD))
    )
    assert len(found.entities) == 1
    assert found.entities[0].name == "convolutional neural network"
    assert set(found.entities[0].aliases) == {"CNN", "CNNs"}


def test_the_coined_name_of_what_is_proposed_comes_first() -> None:
    found = read(
        mentions=(
            mention("TidePool", EntityType.METHOD, proposed=0.9),
            mention("convolutional neural network", EntityType.METHOD, proposed=0.9),
        )
    )
    assert [e.name for e in found.entities] == ["TidePool"]
    assert "convolutional neural network" in found.entities[0].aliases


def test_a_part_of_what_is_proposed_is_a_thing_by_itself() -> None:
    """The only other thing of a paper's own is another name of it, unless it is named as a part or a step."""
    for words, things in (("counting method", 1), ("counting loss", 2)):
        paper = Paper(id="q", title="TidePool for herons", abstract=f"We propose a {words} for ponds.")
        spans = tuple(
            MentionSpan(
                start=(at := paper.text.index(name)),
                end=at + len(name),
                type=EntityType.METHOD,
                score=0.9,
                proposed=0.9,
                rule="test",
            )
            for name in ("TidePool", words)
        )
        sentences = cut_sentences(paper.text, len(paper.title) + 1)
        roles = tuple(RoleGuess(role=Role.SOLUTION, score=1.0, claim=0.0) for _ in sentences)
        assert len(assemble(paper, sentences, Reading(roles=roles, mentions=spans)).entities) == things


@pytest.mark.parametrize(
    ("sentence", "things"),
    [
        ("We use a counting network called MudNet.", 1),
        ("We use a counting network that we name MudNet.", 1),
        ("We use a counting network, MudNet, which is fast.", 1),
        ("We use a counting network, MudNet, and more.", 2),
        ("We use a counting network with MudNet.", 2),
    ],
)
def test_a_description_and_the_name_that_it_is_given_are_one(sentence: str, things: int) -> None:
    found = _read_methods(sentence, "counting network", "MudNet").entities
    assert len(found) == things
    assert "MudNet" in {entity.name for entity in found}


@pytest.mark.parametrize(("own", "things"), [(0.4, 1), (0.1, 2)])
def test_what_is_put_forward_has_its_description_for_another_name(own: float, things: int) -> None:
    paper = Paper(id="q", title="Herons", abstract="We propose MudNet, a novel counting network, for ponds.")
    spans = tuple(
        MentionSpan(
            start=(at := paper.text.index(name)),
            end=at + len(name),
            type=EntityType.METHOD,
            score=0.9,
            proposed=proposed,
            rule="test",
        )
        for name, proposed in (("MudNet", 0.9), ("counting network", own))
    )
    sentences = cut_sentences(paper.text, len(paper.title) + 1)
    roles = tuple(RoleGuess(role=Role.SOLUTION, score=1.0, claim=0.0) for _ in sentences)
    found = assemble(paper, sentences, Reading(roles=roles, mentions=spans)).entities
    assert len(found) == things and found[0].name == "MudNet"


def test_no_chain_of_names_leads_from_a_thing_to_its_opposite() -> None:
    names = ("hard marsh attention", "marsh attention", "soft marsh attention")
    found = _read_methods(f"We use {names[0]}. There is no {names[1]}. Others use {names[2]}.", *names)
    assert not any({names[0], names[2]} <= {e.name, *e.aliases} for e in found.entities)


def _read_methods(abstract: str, *names: str) -> Extraction:
    paper = Paper(id="q", title="Herons", abstract=abstract)
    spans = tuple(
        MentionSpan(
            start=(at := paper.text.index(f" {name}") + 1),
            end=at + len(name),
            type=EntityType.METHOD,
            score=0.9,
            proposed=0.0,
            rule="test",
        )
        for name in names
    )
    sentences = cut_sentences(paper.text, len(paper.title) + 1)
    roles = tuple(RoleGuess(role=Role.SOLUTION, score=1.0, claim=0.0) for _ in sentences)
    return assemble(paper, sentences, Reading(roles=roles, mentions=spans))


def test_a_size_is_no_dataset() -> None:
    paper = Paper(id="q", title="Herons in 3D", abstract="We count herons in 3D.")
    at = paper.text.index("3D")
    spans = (MentionSpan(start=at, end=at + 2, type=EntityType.DATASET, score=0.9, proposed=0.0, rule="test"),)
    sentences = cut_sentences(paper.text, len(paper.title) + 1)
    roles = tuple(RoleGuess(role=Role.RESULT, score=1.0, claim=0.0) for _ in sentences)
    assert assemble(paper, sentences, Reading(roles=roles, mentions=spans)).entities == ()


def test_every_occurrence_becomes_a_mention() -> None:
    found = read(mentions=(mention("TidePool", EntityType.METHOD, proposed=0.9),))
    assert [m.start for m in found.mentions] == [span("TidePool", n)[0] for n in range(3)]
    assert found.entities[0].proposed


def test_small_words_at_the_border_are_trimmed() -> None:
    found = read(mentions=(mention("recall on", EntityType.METRIC),))
    assert found.entities[0].name == "recall"


def test_an_unsure_entity_is_dropped() -> None:
    assert read(mentions=(mention("recall", EntityType.METRIC, score=0.2),)).entities == ()


def test_a_number_takes_the_metric_beside_it() -> None:
    found = read(
        slots=(
            slot("91.4%", Slot.VALUE),
            slot("0.88", Slot.VALUE),
            slot("85.0%", Slot.VALUE),
            slot("accuracy", Slot.METRIC, 0),
            slot("recall", Slot.METRIC),
            slot("accuracy", Slot.METRIC, 1),
            slot("TidePool", Slot.SUBJECT, 2),
            slot("MudNet", Slot.SUBJECT),
            slot("MarshSet", Slot.DATASET),
        )
    )
    numbers = [(c.value, c.metric, c.subject) for c in found.claims if c.value]
    assert numbers == [
        ("91.4%", "accuracy", "TidePool"),
        ("0.88", "recall", "TidePool"),
        ("85.0%", "accuracy", "MudNet"),
    ]


def test_a_method_is_not_what_was_measured_on() -> None:
    found = read(
        mentions=(mention("MudNet", EntityType.METHOD),),
        slots=(slot("85.0%", Slot.VALUE), slot("MudNet", Slot.DATASET)),
    )
    assert [c.dataset for c in found.claims if c.value == "85.0%"] == [None]


def test_links_follow_the_probabilities() -> None:
    found = read(
        issues=(phrase("glare"), phrase("few labels")),
        solutions=(phrase("TidePool, a convolutional neural network"),),
        links=((0.9, 0.1),),
    )
    assert [i.text for i in found.issues] == ["glare", "few labels"]
    assert found.issues[0].sentence == 0
    assert found.solutions[0].addresses == (0,)


def test_no_links_given_the_first_solution_answers_all() -> None:
    found = read(issues=(phrase("glare"), phrase("few labels")), solutions=(phrase("TidePool"),))
    assert found.solutions[0].addresses == (0, 1)


def test_a_sentence_without_numbers_makes_one_claim() -> None:
    found = read(slots=(slot("CNNs", Slot.SUBJECT),))
    assert [(c.subject, c.value, c.direction) for c in found.claims if c.start == SENTENCES[3][0]] == [
        ("CNNs", None, Direction.ABSOLUTE)
    ]


def test_roles_must_fit_the_sentences() -> None:
    with pytest.raises(ValueError, match="shorter"):
        assemble(PAPER, SENTENCES, Reading(roles=()), AssemblySettings())


def test_a_kind_of_data_is_known_without_how_good_or_many_it_is() -> None:
    paper = Paper(id="q", title="Frogs", abstract="We map noisy sonar recordings and paired marsh sound data to maps.")
    sentences = cut_sentences(paper.text, len(paper.title) + 1)

    def at(words: str) -> MentionSpan:
        start = paper.text.index(words)
        return MentionSpan(
            start=start, end=start + len(words), type=EntityType.MODALITY, score=0.9, proposed=0.0, rule="test"
        )

    roles = (RoleGuess(role=Role.METHOD, score=1.0, claim=0.0),)
    given = Reading(roles=roles, mentions=(at("noisy sonar recordings"), at("paired marsh sound data")))
    found = assemble(paper, sentences, given)
    assert [set(e.aliases) for e in found.entities] == [
        {"sonar recordings"}, {"marsh sound", "marsh sound data"},
    ]  # fmt: skip
