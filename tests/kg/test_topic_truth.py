"""Names of topics against the words of their papers."""

from __future__ import annotations

from extract.records import Abbreviation, Extraction, Paper
from kg.topic_candidates import Candidate
from kg.topic_labels import Label
from kg.topic_names import Texts
from kg.topic_phrases import Phrase
from kg.topic_truth import Carried, carried_parts, is_carried, is_of_others, may_be_told, parts_of, true_names
from ontologies.vocabulary import EntityType


def _carried(*texts: str) -> tuple[Carried, list[str]]:
    papers = [
        Paper(id=str(n), title=text.partition(". ")[0], abstract=text.partition(". ")[2])
        for n, text in enumerate(texts)
    ]
    return Carried(papers, Texts([Extraction(paper=paper) for paper in papers])), [paper.id for paper in papers]


def _label(text: str, *names: str) -> Label:
    found = [Candidate(text=n, kind=EntityType.TASK, words=frozenset(n.split()), speakers={}) for n in names or (text,)]
    return Label(text, tuple(found))


def test_a_name_is_carried_by_the_papers_that_write_its_words_together() -> None:
    carried, papers = _carried(
        "Hull painting in the yard. We paint.",
        "Wet docks. The painting of hulls takes days.",
        "Painting sheds. Old hulls and their masts are kept; the walls want new painting.",
    )
    assert carried.by("hull painting", papers) == ("0", "1")
    assert is_carried(_label("Hull painting"), papers, (), carried)
    assert not is_carried(_label("Wet docks"), papers, (), carried)


def test_each_of_two_names_is_that_of_half_of_the_papers() -> None:
    carried, papers = _carried("Bread ovens", "Rye bread. Ovens are old.", "Honey jars and bread ovens", "Honey jars")
    assert is_carried(_label("Bread ovens and honey jars", "bread ovens", "honey jars"), papers, (), carried)
    assert not is_carried(_label("Bread ovens and rye bread", "bread ovens", "rye bread"), papers, (), carried)
    two = _label("Rye bread and honey jars", "rye bread", "honey jars")
    assert carried_parts(two, papers, carried) == ["honey jars"]


def test_what_most_papers_around_write_as_well_tells_nothing() -> None:
    carried, papers = _carried("Bread ovens", "New bread ovens", "Bread ovens again", "More bread ovens")
    assert not is_carried(_label("Bread ovens"), papers[:2], papers, carried)
    assert is_carried(_label("Bread ovens"), papers[:2], papers[:2], carried)


def test_a_piece_of_a_longer_name_is_none() -> None:
    carried, _ = _carried("Wind mill repair", "On wind mill repair", "Wind mill repair at sea", "Tide mill repair")
    assert not may_be_told("mill repair", carried)
    assert may_be_told("wind mill repair", carried)


def test_new_names_are_those_of_two_papers_and_more() -> None:
    starts = ("", "On ", "Cheap ", "Towards ", "The craft of ")
    carried, papers = _carried(*[f"{start}eel trap mending" for start in starts], "Kelp farms", "Kelp farms again")
    phrases = [Phrase(text, EntityType.TASK, tuple(text.split())) for text in ("eel trap mending", "kelp farms")]
    assert [name.text for name in true_names(phrases, papers[:5], papers, carried)] == ["eel trap mending"]


def test_the_names_of_a_label_are_told_as_they_stand_there() -> None:
    assert parts_of(_label("Hulls and nets", "hulls", "nets")) == ["Hulls", "nets"]
    assert parts_of(_label("Sea and harbour maps", "sea maps", "harbour maps")) == ["sea maps", "harbour maps"]
    assert parts_of(_label("Net drying, owl counting and more", "net drying", "owl counting")) == [
        "Net drying",
        "owl counting",
    ]


def test_what_far_more_papers_around_write_names_no_topic() -> None:
    carried, papers = _carried("Rope bridges", "Long rope bridges", *["Old rope bridges"] * 11)
    assert is_of_others("rope bridges", papers[:2], papers, carried)
    assert not is_of_others("rope bridges", papers[:4], papers, carried)
    assert is_of_others("rope bridges", papers[:4], papers, carried, "Bridges of rope")
    assert not is_carried(_label("Rope bridges"), papers[:2], papers, carried)


def test_a_name_that_nearly_always_stands_behind_one_deed_is_a_piece() -> None:
    carried, _ = _carried(*["Folding canvas boat hulls float. They leak."] * 6)
    assert carried.is_cut("canvas boat hulls")
    carried, _ = _carried(*[f"We see {deed} canvas boat hulls" for deed in ("mending", "painting", "lifting") * 2])
    assert not carried.is_cut("canvas boat hulls")


def test_what_a_paper_says_that_it_is_unlike_it_does_not_carry() -> None:
    carried, papers = _carried("Oak boats. Unlike steel boats, they rot.", "Steel boats. They rust.")
    assert carried.by("steel boats", papers) == ("1",)


def test_what_has_a_short_form_is_a_name_though_it_begins_with_what_it_is_based_on() -> None:
    papers = [Paper(id=str(n), title="Oar-based hull steering", abstract="Hull steering.") for n in range(6)]
    ids = [paper.id for paper in papers]
    short = Abbreviation(short="OHS", long="oar-based hull steering", start=0, end=3)
    for shorts, known in (((), False), ((short,), True)):
        texts = Texts([Extraction(paper=paper, abbreviations=shorts) for paper in papers])
        phrase = Phrase("oar-based hull steering", EntityType.TASK, texts.stems("oar-based hull steering"))
        assert bool(true_names([phrase], ids, (), Carried(papers, texts))) is known
