"""What the texts of a field say of a name."""

from __future__ import annotations

import pytest

from extract.records import Abbreviation, Extraction, Paper
from kg.topic_names import Texts


def _texts(*abstracts: str, titles: tuple[str, ...] = ()) -> Texts:
    names = titles or tuple("" for _ in abstracts)
    papers = [Paper(id=f"p{n}", title=t, abstract=a) for n, (t, a) in enumerate(zip(names, abstracts, strict=True))]
    return Texts([Extraction(paper=p) for p in papers])


def test_titles_count_more_than_abstracts() -> None:
    texts = _texts(
        "",
        "Nest counting is slow. Nest counting is dear.",
        "We try nest counting.",
        titles=("Nest counting",) * 1 + ("", ""),
    )
    found = texts.speakers(texts.stems("nest counting"))
    assert found["p0"] > found["p1"] > found["p2"] > 0


def test_a_title_has_the_words_in_any_order() -> None:
    texts = _texts("", "", titles=("Counting by day of a nest", "Nest"))
    assert set(texts.speakers(texts.stems("nest counting"))) == {"p0"}


def test_a_word_with_the_hyphen_of_a_line_s_end_is_torn() -> None:
    texts = _texts("The moor-ing frame holds. The mooring of boats is a wind-up frame, up and down.")
    assert texts.is_torn("moor-ing frame")
    assert not texts.is_torn("mooring frame") and not texts.is_torn("wind-up frame")


def test_a_short_form_speaks_for_its_words() -> None:
    text = "Gull nest counting (GNC) helps."
    first = Extraction(
        paper=Paper(id="a", title="", abstract=text),
        abbreviations=(Abbreviation(short="GNC", long="Gull nest counting", start=0, end=3),),
    )
    other = Extraction(paper=Paper(id="b", title="GNC at sea", abstract=""))
    texts = Texts([first, other])
    assert set(texts.speakers(texts.stems("gull nest counting"))) == {"a", "b"}


@pytest.mark.parametrize(
    ("name", "goes_on"),
    [
        ("heronic", True),  # always in front of a noun
        ("wet nests", False),
        ("wrongly built", True),
        ("light-based", True),
        ("egg-to-nest", True),
    ],
)
def test_a_name_that_always_goes_on_is_no_whole_name(name: str, goes_on: bool) -> None:
    text = "Heronic nests, heronic eggs, heronic songs, heronic feathers and heronic feet: all are wet nests."
    assert _texts(text).goes_on(name) is goes_on


@pytest.mark.parametrize(
    ("name", "clause"),
    [
        ("emulate heron poses", True),
        ("wing poses", False),
        ("checks of three nests", True),
        ("news about nests", True),
        ("emulation of poses", False),
    ],
)
def test_a_clause_is_no_name(name: str, clause: bool) -> None:
    text = "We emulate heron poses. It is hard to emulate a heron, and the wing poses of a wing are many."
    assert _texts(text).is_clause(name) is clause


def test_a_verb_before_a_phrase_makes_no_longer_name_of_it() -> None:
    titles = ("Improving nest counting", "Improving nest counting at sea")
    texts = _texts("", "", titles=titles)
    assert " ".join(texts.stems("nest counting")) in texts.shared(["p0", "p1"], 2)


def test_a_hyphen_keeps_its_small_words() -> None:
    texts = _texts("", "", titles=("Song-to-nest maps", "More song-to-nest maps"))
    assert texts.written(texts.stems("song-to-nest maps")) == "Song-to-nest maps"


def test_a_name_that_is_half_of_two_does_not_stand_alone() -> None:
    texts = _texts(
        "We do nest counting and ringing.", "So nest counting and ringing is it.", "Egg counting.", "Egg counting!"
    )
    assert not texts.stands_alone(texts.stems("nest counting"))
    assert texts.stands_alone(texts.stems("egg counting"))


def test_words_apart_in_titles_make_a_name() -> None:
    titles = ("Small grey robots", "Old small blue robots", "Gulls")
    assert _texts("", "", "", titles=titles).common(["p0", "p1"], 0.6).casefold() == "small robots"
    assert _texts("", "", "", titles=titles).common(["p0", "p2"], 0.6) == ""


def test_proper_names_keep_their_capital() -> None:
    texts = _texts("They speak Gullish. We speak Gullish of old.", "All gulls call.")
    assert texts.with_proper_names("Spoken gullish call") == "Spoken Gullish call"


def test_capitals_of_a_made_up_short_form_are_no_part_of_a_plain_word() -> None:
    texts = _texts(
        "In the harbour walls of one harbour are old, and no harbour is new.", "HarbouR walls and BargeNet (HARB)."
    )
    assert texts.in_plain_case("HarbouR wall of BargeNet") == "harbour wall of BargeNet"


def test_a_thing_named_after_somebody_stays_one() -> None:
    texts = _texts("Many birds have diseases. All diseases pass.", "Gulls have diseases.")
    assert texts.plural("wing disease") == "wing diseases"
    assert texts.plural("Heron's disease") == "Heron's disease"
    assert texts.with_proper_names("Wing disease") == "Wing disease"


def test_a_name_that_a_paper_does_without_is_none_of_its_names() -> None:
    texts = _texts(
        "We count nests without relying on any drone models (e.g., GullNet), by ear.",
        "Nest counting needs no boats. We count without drones, then with drones.",
        "We use drones and do not need boats; GullNet helps.",
    )
    drones, boats, nets = (texts.stems(name) for name in ("drones", "boats", "GullNet"))
    assert set(texts.speakers(drones)) == {"p1", "p2"}
    assert set(texts.speakers(nets)) <= {"p2"} and texts.denies(nets, "p0") and not texts.denies(nets, "p2")
    assert texts.denies(boats, "p2") and texts.share(drones, ["p0", "p1", "p2"]) == 2 / 3


def test_what_is_never_told_as_many_has_no_plural() -> None:
    tides = (
        "The tidal noise of a bay. We hear tidal noise.",
        "There is tidal noise. Boats make noises. These are loud noises. We fear noises.",
    )
    texts = _texts(*tides)
    assert texts.is_one("tidal noise") and texts.plural("tidal noise") == "tidal noise"
    assert not _texts(*tides, "We hear a tidal noise.").is_one("tidal noise")


def test_a_capital_behind_a_hyphen_is_kept_where_papers_write_it_so() -> None:
    texts = _texts("We mend the Gull-Heron boat. A Heron is sought. The Gull-Heron boat has a Heron for its sign.")
    assert texts.with_proper_names("gull-heron boat") == "Gull-Heron boat"


def test_words_that_papers_say_they_are_unlike_are_not_theirs() -> None:
    texts = _texts("Unlike wet nests, ours are dry.", "Wet nests are ours.")
    assert texts.denies(texts.stems("wet nests"), "p0") and not texts.denies(texts.stems("wet nests"), "p1")
