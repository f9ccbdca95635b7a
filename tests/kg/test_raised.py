"""The words in which issues of one paper are told, and what is no issue. Sentences are invented."""

from __future__ import annotations

import pytest

from kg.clauses import fragment_noun
from kg.english.clause_around import clause_around, points_away
from kg.english.no_issue import is_met_already, tells_no_issue
from kg.english.one_issue import told_apart
from kg.english.raised import is_cut, is_named, raised_in


def parts(marked: str) -> tuple[str, int, int]:
    """A sentence without the bars that mark a phrase in it, and where that phrase stands."""
    before, phrase, after = marked.split("|")
    return before + phrase + after, len(before), len(before) + len(phrase)


@pytest.mark.parametrize(
    ("marked", "told"),
    [
        ("However, most ovens |burn thin loaves|, which annoys bakers.", "most ovens burn thin loaves"),
        ("In winter, |old ovens need hours to warm up|.", "in winter, old ovens need hours to warm up"),
        (
            "Although some bakers weigh their dough, they are |limited to small loaves|.",
            "although some bakers weigh their dough, they are limited to small loaves",
        ),
        (
            "Since |one oven bakes all loaves|, crusts cannot be told apart.",
            "since one oven bakes all loaves, crusts cannot be told apart",
        ),
        ("The mills of the valley |lag far| behind those on the hill.", "the mills of the valley lag far behind those"),
        ("It is |hard to warm two ovens| at once.", "it is hard to warm two ovens at once"),
        (
            "Old ovens |burn thin loaves|, with many applications in bakeries and inns.",
            "old ovens burn thin loaves",
        ),
        ("They |burn thin loaves|.", ""),
        # What is said to be hard about the last thing belongs to it.
        (
            "Baking on ice often |requires a dry oven|, which is very hard to keep in winter.",
            "baking on ice often requires a dry oven, which is very hard to keep in winter",
        ),
        # The last of a list begins no clause, and what is counted is told without its number.
        (
            "Old mills turn wheat, rye, and oats to flour, so the trade |ignores the husk|.",
            "old mills turn wheat, rye, and oats to flour, so the trade ignores the husk",
        ),
        ("Bakers face two troubles: first, it is |costly to grind rye by hand|.", "it is costly to grind rye by hand"),
        ("Worse, |damp cellars spoil the flour| of a whole year.", "damp cellars spoil the flour"),
        # Whose it is, or which one, is not said.
        ("Problems such as rain and wind |hinder their wider use|.", ""),
        ("The other one is |the poor flour of old mills|.", ""),
        ("Such crusts are |hard to cut|.", ""),
        (
            "Bakers sell loaves that |spoil the shelf and crumble| in rain.",
            "bakers sell loaves that spoil the shelf and",
        ),
    ],
)
def test_a_clause_has_its_subject_and_ends_where_it_ends(marked: str, told: str) -> None:
    found = clause_around(*parts(marked))
    assert found in parts(marked)[0]
    assert found.casefold().startswith(told) if told else not found


def test_words_that_point_at_something_else_are_no_clause_of_their_own() -> None:
    assert points_away("this oven burns loaves") and points_away("our oven burns loaves")
    assert points_away("while cheap, their ovens burn loaves")
    assert not points_away("bakers sell their loaves")


@pytest.mark.parametrize(
    ("marked", "named"),
    [
        ("Bakers suffer from |a lack of dry flour|.", True),
        ("Baking is hard due to |the damp air of cellars|.", True),
        ("Kneading by hand is |a dull and tiring process|.", False),  # of what is dull, its subject says
        ("It is still |a difficult task for bakers| to knead by hand.", False),
        ("The cold makes |kneading terribly slow| in winter.", False),
        ("Ovens mind |air factors|.", False),  # nothing in it is wrong
        ("It leads to |poor results|.", False),  # of what, it does not say
        ("Strong winds |disrupt the fire and loosen bricks|.", False),  # a verb with its object
        ("They often |sacrifice taste|.", False),
        ("It works only on the |noisy old mills|.", False),  # that is not what is wrong
        ("There is a trade between taste and |poor looks|.", False),  # half of a pair
        ("Rain makes the |crust even more difficult|.", False),
        ("It is |incapable of baking two loaves| and a cake.", False),
        ("Baking is hard for it, as it fails to show the crust and the |poor crumb|.", False),
        ("Other things change this |tradeoff in strange ways|.", False),
    ],
)
def test_a_noun_phrase_stands_alone_where_it_says_what_is_wrong(marked: str, named: bool) -> None:
    before, phrase, after = marked.split("|")
    assert is_named(before, phrase, after) is named


@pytest.mark.parametrize(
    ("marked", "name", "told"),
    [
        ("But these methods |do not grind wet grain|.", "Failure to grind wet grain", "failure to grind wet grain"),
        # An adverb, a "without" or an "only" that the name lacks changes what is said.
        (
            "But stone mills |cannot reliably grind wet grain|.",
            "Inability to grind wet grain",
            "stone mills cannot reliably grind wet grain",
        ),
        (
            "It is |hard to grind wet grain| without losing taste.",
            "Difficulty of grinding wet grain",
            "it is hard to grind wet grain without losing taste",
        ),
        (
            "Most mills |can only grind dry grain| with a low yield.",
            "Restriction to grinding dry grain",
            "most mills can only grind dry grain with a low yield",
        ),
        (
            "These dry methods |grind one side of a grain|, thus wasting the other.",
            "Grinding one side",
            "dry methods that it names “grind one side of a grain, thus wasting the other”",
        ),
        ("They |grind slowly|.", "Grinding slowly", None),
        (
            "Grinding wet, |fine grain remains a challenge|.",
            "Difficulty of fine grain",
            "grinding wet, fine grain remains a challenge",
        ),
    ],
)
def test_a_name_is_told_only_where_it_keeps_what_the_words_say(marked: str, name: str, told: str | None) -> None:
    found = raised_in(*parts(marked), name)
    assert (found.text.casefold() if found else None) == told


def test_a_sentence_on_the_papers_own_work_tells_no_clause() -> None:
    marked = "The new mill grinds grain in the rain, |even though no shelter is there|."
    assert raised_in(*parts(marked)) is not None
    assert raised_in(*parts(marked), own=True) is None


@pytest.mark.parametrize(
    ("sentence", "phrases", "groups"),
    [
        ("Wet grain leads to poor loaves and slow mills.", ["Wet grain", "poor loaves", "slow mills"], [[0, 1, 2]]),
        ("Mills suffer from rust and lack oil.", ["rust", "lack oil"], [[0], [1]]),
        ("Due to high cost, it is hard to buy mills.", ["high cost", "hard to buy mills"], [[0, 1]]),
        (
            "Mills are bad for flour, especially in towns prone to floods.",
            ["bad for flour", "prone to floods"],
            [[0, 1]],
        ),
        ("Mills face rot, which is hard to see.", ["rot", "hard to see"], [[0, 1]]),
        (
            "Mills do not work well due to several problems: rust, rot and mice.",
            ["do not work well", "rust", "rot", "mice"],
            [[1], [2], [3]],
        ),
        (
            "We name two challenges of mills, (i) rust in the gears, and (ii) rot.",
            ["challenges of mills", "rust in the gears", "rot"],
            [[1], [2]],
        ),
        ("Mills face 1) rust that leads to holes; 2) rot.", ["rust", "holes", "rot"], [[0, 1], [2]]),
        ("Bakers see one side alone, neglecting the other.", ["see one side alone", "neglecting the other"], [[0, 1]]),
    ],
)
def test_cause_and_effect_are_one_issue_and_items_are_their_own(
    sentence: str, phrases: list[str], groups: list[list[int]]
) -> None:
    spans = [(sentence.index(p), sentence.index(p) + len(p)) for p in phrases]
    assert told_apart(sentence, spans) == groups


@pytest.mark.parametrize(
    "marked",
    [
        "The lid enables baking in |the absence of light|.",
        "We consider a setting where |no baker may open the oven|.",
        "Here, a guest |cannot see the oven|, but only the bread.",
        "We describe a lock that |thieves have great difficulty to open|.",
        "Therefore, |bread should be seen as food for all|.",
        "Emphasis is placed on |cheap ovens without a lid|.",
        "It is not necessary to weigh loaves since |all have one low weight|.",
        "But |mills have become widely available|.",
        "Since |old mills can provide limits| for new ones, they matter.",
        "The oven |may only use wood|, or also coal.",
        "Our key observation is that |only some loaves are hard to cut|.",
        "Our survey discusses |major challenges of baking|.",
        "Lids have been proposed for reducing |the loss of heat|.",
        "We use it to find 1) loaves, 2) crumbs and 3) |missing slices|.",
        "We build upon the well-known |bread mismatch|.",
        "Loaves on the shelf are |far less prone to mould|.",
        "To save wood, we make use of the idea that |most loaves bake slowly|.",
        "The heat is chosen to minimize the |cost function on crusts|.",
        "Dark loaves are put there to maximize the |gap|.",
        "Sieves offer a cheap way to bake all breads, avoiding |tedious milling|.",
        "This shape can reduce the |strain on the baker's arm|.",
        "Depending on the flour, |some salt may be added|, such as sea salt.",
        "Recent ovens show that |cold baking may be possible before long|.",
        "Although much work on mills has focused on grinding and sieving |coarse flour|, crusts are left out.",
        "We bake large loaves, in contrast to bakers that deal with |small burnt loaves|.",
        "A pressing matter is to build ovens whose |doors do not shut out bakers|.",
        "Steam is the leading way to bake in |the absence of fire|.",
        "We turn to the task of open baking, in which |loaves are laid on hot stones|.",
        "Stone ovens have shown strong results, especially when |flour is scarce|.",
        "Have bakers sought |cheap enough flour| for stone ovens?",
    ],
)
def test_a_help_an_advance_a_demand_a_setting_and_own_means_are_no_issue(marked: str) -> None:
    assert tells_no_issue(*marked.split("|"))


@pytest.mark.parametrize(
    "marked",
    [
        "Most ovens fail in |the absence of light|.",
        "We propose a lid that addresses |the loss of heat|.",
        "We propose an oven for small flats, where |safety is often neglected|.",
        "Ovens are hard to clean since |most have no window|.",
        "Our study shows that |the door closes badly|.",
        "Most work has been put into |coarse flour|, but it remains hard to grind.",
        "This shape cannot reduce the |strain on the baker's arm|.",
        "Depending on the flour, |no salt may be added|.",
        "Stone ovens bake well, but fail, especially when |flour is scarce|.",
        "How can we bake when |flour is scarce|?",
    ],
)
def test_what_others_lack_is_an_issue(marked: str) -> None:
    assert not tells_no_issue(*marked.split("|"))


@pytest.mark.parametrize(
    ("before", "met"),
    [
        ("Sieves mitigate the ", False),  # a name and a verb without more may be the work itself
        ("Lids are liked because they mitigate the ", True),
        ("Stone ovens have shown potential in alleviating the ", True),
        ("We show that lids can overcome the ", False),
        ("Old lids cannot help to overcome the ", False),
    ],
)
def test_what_is_known_to_be_met_is_no_issue_of_the_paper(before: str, met: bool) -> None:
    assert is_met_already(before) is met


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("Most bakers |rely on round ovens of clay|.", "Reliance on round ovens of clay"),
        ("Baking is an old problem, and most bakers |rely on round ovens of clay|.", "Reliance on round ovens of clay"),
        ("The new scale |copes with missing information| and rain.", "Missing information"),
    ],
)
def test_habits_and_bare_words_are_not_told(marked: str, name: str) -> None:
    assert raised_in(*parts(marked), name, own=True) is None


def test_a_habit_with_a_bad_end_is_told() -> None:
    said = parts("Most bakers |rely on round ovens of clay|, which fail in rain.")
    told = raised_in(*said, "Reliance on round ovens of clay")
    assert told is not None and "round ovens of clay" in told.text


def test_what_holds_under_a_condition_is_not_told_without_it() -> None:
    said = parts("When the oven is cold, bakers |fail to bake dark loaves|.")
    told = raised_in(*said, "Failure to bake dark loaves")
    assert told is not None and told.text.startswith("When the oven")


@pytest.mark.parametrize(
    ("marked", "cut"),
    [
        ("Old ovens face |a loss of heat|", False),
        ("Old ovens, |lack any window|, and smoke.", True),
        ("It only looks at the |gap below the door|.", True),
        ("Damp poses great challenges for the |poorly lit ovens|.", True),
        ("It is |negligible in dry flour|.", True),
        ("Guests present |serious hygiene concerns|.", False),
        ("It is limited by the |need for fine sieves|.", False),
    ],
)
def test_what_is_cut_from_what_is_wrong_is_not_quoted_on_a_card(marked: str, cut: bool) -> None:
    before, phrase, _ = marked.split("|")
    assert is_cut(before, phrase) is cut


@pytest.mark.parametrize(
    ("sentence", "words", "told"),
    [
        # What comes of a doing, what stands in its way, and one of a list are told with their clause.
        (
            "Baking on open fires would take a wasteful amount of wood.",
            "wasteful amount of wood",
            "baking on open fires would take a wasteful amount of wood",
        ),
        (
            "Village ovens are often limited by the heat loss.",
            "heat loss",
            "Village ovens are often limited by the heat loss",
        ),
        (
            "Troubles such as wet wood, poor flour, and lost heat come up in all old ovens.",
            "poor flour",
            "Troubles such as wet wood, poor flour, and lost heat come up in all old ovens",
        ),
        # So is what hardly names more than that there is trouble.
        (
            "Bakers and millers are in danger of potential conflicts.",
            "potential conflicts",
            "Bakers and millers are in danger of potential conflicts",
        ),
        (
            "Most bakers suffer from the poor flour of wet years.",
            "poor flour of wet years",
            "the poor flour of wet years",
        ),
        # So is what a thing rests on; a number of drawbacks names none.
        (
            "One problem is that of ovens: heat depends on the wood, wet flour and loud noise.",
            "wet flour and loud noise",
            "heat depends on the wood, wet flour and loud noise",
        ),
        ("Many bakers use open fires, from which two critical issues arise.", "two critical issues", ""),
        # Nor does a clause say more of which only a sentence before tells what it is of.
        ("The process often causes a loss of heat in winter.", "loss of heat", "a loss of heat"),
        # Where "that" points at a thing, no clause begins behind it.
        (
            "In that village neither the flour nor the wood is dry.",
            "neither the flour nor the wood is dry",
            "In that village neither the flour nor the wood is dry",
        ),
    ],
)
def test_a_shred_is_told_with_its_clause(sentence: str, words: str, told: str) -> None:
    at = sentence.index(words)
    found = raised_in(sentence, at, at + len(words))
    assert (found.text.casefold() if found else "") == told.casefold()


def test_what_is_neglected_to_a_part_is_no_failure_to_do() -> None:
    assert fragment_noun("neglect to a great part the heat of ovens") == ""
