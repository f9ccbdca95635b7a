"""Steps between papers: who proposed what, which issue is answered, and how a step is worded."""

from __future__ import annotations

import numpy as np
import pytest
from kg_samples import write

from extract.records import Extraction, Paper, Source
from kg.chain_links import IssueMatcher, SharedPhrases, SharedThings, Wording, taken_up
from kg.chains import build_chains
from kg.dates import guess_years
from kg.records import Chain, Evidence, GraphEntity
from ontologies.vocabulary import ChainKind, EntityType

T = EntityType


def thing(name: str, papers: list[Paper], quotes: list[str], proposed_by: tuple[str, ...]) -> GraphEntity:
    """An entity with its first place in each paper."""
    mentions = []
    for paper, words in zip(papers, quotes, strict=True):
        start = paper.text.index(words)
        end = start + len(words)
        mentions.append(Evidence(paper=paper.id, start=start, end=end, quote=words, rule="sample", score=0.9))
    return GraphEntity(
        id="entity/x",
        type=T.METHOD,
        name=name,
        papers=tuple(p.id for p in papers),
        mentions=tuple(mentions),
        proposed_by=proposed_by,
    )


def paper(name: str, text: str, date: str | None = None, title: str = "On keels") -> Paper:
    return Paper(id=name, title=title, abstract=text, date=date)


@pytest.mark.parametrize(
    ("text", "owned"),
    [
        ("We introduce KeelNet, which hears rust.", True),
        ("In this work, we propose a light scheme, called KeelNet, for hulls.", True),
        ("We present a study of KeelNet on wood.", False),
        ("We build a KeelNet to hear rust.", False),
        ("We propose KeelNet-based inspection.", False),
        ("KeelNet was proposed years ago.", False),
    ],
)
def test_words_say_whose_a_thing_is(text: str, owned: bool) -> None:
    both = [paper("a", text), paper("b", "Hulls are heard by KeelNet.")]
    links = taken_up([thing("KeelNet", both, ["KeelNet", "KeelNet"], ("a",))], both)
    assert [(link.owner, link.user) for link in links] == ([("a", "b")] if owned else [])


def test_a_bracket_makes_no_coined_name() -> None:
    both = [paper("a", "We propose hull learning (HL)."), paper("b", "It rests on hull learning.")]
    assert not taken_up([thing("hull learning (HL)", both, ["hull learning"] * 2, ("a",))], both)


def test_a_joined_variant_does_not_own_the_thing() -> None:
    both = [paper("a", "We propose RustHound, after KeelNet."), paper("b", "It uses KeelNet.")]
    assert not taken_up([thing("KeelNet", both, ["RustHound", "KeelNet"], ("a",))], both)


def test_no_proposer_is_younger_than_a_user_and_none_has_a_rival() -> None:
    text = "We introduce KeelNet."
    late = [paper("a", text, "2021"), paper("b", "It uses KeelNet.", "2019")]
    assert not taken_up([thing("KeelNet", late, ["KeelNet"] * 2, ("a",))], late)
    rivals = [paper("a", text), paper("b", text)]
    assert not taken_up([thing("KeelNet", rivals, ["KeelNet"] * 2, ("a", "b"))], rivals)


def test_a_name_that_opens_a_title_is_that_papers() -> None:
    both = [paper("a", "Rust is heard.", title="KeelNet: hearing rust"), paper("b", "We start from KeelNet.")]
    (link,) = taken_up([], both)
    assert (link.owner, link.user, link.name) == ("a", "b", "KeelNet")
    assert both[1].text[slice(*link.used)] == "KeelNet"
    # A longer word is another name.
    assert not taken_up([], [both[0], paper("b", "We start from KeelNet2.")])


def issue(name: str, text: str, slug: str | None, date: str | None = None) -> Extraction:
    title = f"Paper {name} on hulls"
    sentences = [("issue", f"Note that {text}."), ("solution", f"We try plan {name}.")]
    return write(name, title, sentences, date=date, issues=[(text, slug)], solutions=[(f"plan {name}", (0,))])


def steps(papers: list[Extraction], like: float = 0.8) -> tuple[Chain, ...]:
    rows = np.full((len(papers), len(papers)), np.sqrt(like))
    rows[np.diag_indices(len(papers))] = 1.0
    return build_chains([x.paper for x in papers], papers, (), (), (), rows)


def test_one_type_alone_answers_nothing() -> None:
    one = issue("a", "divers are scarce", "scarcity", "2019")
    assert not steps([one, issue("b", "labels are too few", "scarcity", "2020")])
    (chain,) = steps([one, issue("b", "trained divers stay scarce", "scarcity", "2020")])
    assert chain.kind is ChainKind.ANSWERS
    assert [e.quote for e in chain.evidence] == [
        "Note that divers are scarce.",
        "Note that trained divers stay scarce.",
    ]
    assert chain.reason == (
        "The earlier paper writes that “divers are scarce”; the later one writes that “trained divers stay scarce” and "
        "puts forward plan b."
    )


def test_what_a_step_puts_forward_takes_its_article() -> None:
    one = issue("a", "divers are scarce", "scarcity", "2019")
    sentences = [("issue", "Note that trained divers stay scarce."), ("solution", "We try winch-driven method.")]
    two = write(
        "b",
        "Paper b on hulls",
        sentences,
        date="2020",
        issues=[("trained divers stay scarce", "scarcity")],
        solutions=[("winch-driven method", (0,))],
    )
    (chain,) = steps([one, two])
    assert chain.reason.endswith("“trained divers stay scarce” and puts forward a winch-driven method.")


def test_without_dates_no_reason_says_earlier() -> None:
    (chain,) = steps([issue("a", "divers are scarce", "x"), issue("b", "trained divers stay scarce", "x")])
    assert chain.reason.startswith("One paper writes") and "; the other writes" in chain.reason
    assert "earlier" not in chain.reason and "later" not in chain.reason


def test_an_issue_link_tells_words_from_type() -> None:
    papers = [issue("a", "divers are scarce", "x"), issue("b", "labels are few", "x")]
    link = IssueMatcher(papers).best("a", "b")
    assert link is not None and link.same_type and link.words == 0.0


def test_titles_share_only_rare_phrases() -> None:
    one = Paper(id="a", title="Planning winter berths in port")
    other = Paper(id="b", title="A guide to winter berths for ships")
    bare = [Extraction(paper=one), Extraction(paper=other)]
    assert SharedPhrases(bare).in_titles(one, other) == "winter berths"
    many = [Extraction(paper=paper(str(n), "All of it is about winter berths.")) for n in range(5)]
    assert SharedPhrases(bare + many).in_titles(one, other) is None


def test_one_thing_of_many_papers_ties_only_like_ones() -> None:
    def spread(name: str, count: int) -> GraphEntity:
        return GraphEntity(id=name, type=T.TASK, name=name, papers=tuple(f"p{n}" for n in range(count)))

    things = SharedThings([spread("rare", 2), spread("wide", 12), spread("wider", 14)], 200)
    assert things.tie(["rare"], False) and things.tie(["wide", "wider"], False)
    assert not things.tie(["wide"], False) and things.tie(["wide"], True)
    technique = GraphEntity(id="t", type=T.METHOD, name="t", papers=tuple(f"p{n}" for n in range(12)))
    assert not SharedThings([technique], 200).tie(["t"], True)
    assert not things.tie([], True)


def test_a_phrase_of_a_thing_is_named_as_it_is_written() -> None:
    text = [("solution", "We time X-ray keel imaging in port.")]
    entities = [("X-ray keel imaging", T.TASK, (), False)]
    one = write("a", "Timing", text, entities=entities)
    other = write("b", "Costs", [("issue", "Few can pay for X-ray keel imaging at night.")])
    found = SharedPhrases([one, other]).in_things(one.paper, other.paper)
    assert found is not None and found.text == "X-ray keel imaging"
    assert other.paper.text[slice(*found.later)].endswith("keel imaging")
    apart = write("c", "Keel tales", [("issue", "They told of a keel and of imaging.")])
    assert SharedPhrases([one, apart]).in_things(one.paper, apart.paper) is None


def test_what_a_measure_is_called_ties_nobody() -> None:
    entities = [("hull test accuracy", T.METRIC, (), False)]
    papers = [write(n, f"On {n}", [("result", "We reach hull test accuracy.")], entities=entities) for n in "ab"]
    assert SharedPhrases(papers).in_things(papers[0].paper, papers[1].paper) is None


def test_rare_words_make_papers_alike() -> None:
    texts = ["rust heard by gliding hammers", "gliding hammers and paint", "rust and paint"]
    wording = Wording([paper(str(n), text) for n, text in enumerate(texts)])
    assert wording.of(0, 1) > wording.of(0, 2) > 0
    assert wording.of(0, 1) == wording.of(1, 0)
    assert wording.nearest(1)[0] == [1]
    assert Wording([Paper(id="a", title=""), Paper(id="b", title="")]).nearest(3) == [[], []]


def test_steps_stay_within_their_mean_number() -> None:
    papers = [issue(f"p{n:02}", "divers are scarce", "x", str(1990 + n)) for n in range(12)]
    found = steps(papers)
    assert 0 < len(found) <= 3 * len(papers)
    rows = np.eye(12) + 1.0
    assert len(build_chains([x.paper for x in papers], papers, (), (), (), rows, per_paper=1)) == 12


def test_a_page_that_leaves_out_the_current_year_puts_undated_papers_last() -> None:
    def record(name: str, date: str | None, reader: str) -> Paper:
        return Paper(id=name, title=name, date=date, sources=(Source(file="page", locator="line 1", reader=reader),))

    old, new = record("old", "2021-03-01", "author-listing"), record("new", None, "author-listing")
    rows = np.eye(2)
    years = guess_years([old, new], rows)
    assert years["new"] > years["old"]
    assert "new" not in guess_years([old, record("new", None, "bibtex")], rows)


@pytest.mark.parametrize(
    ("dates", "said"),
    [
        ((None, None), "the direction is a guess."),
        (("2019", None), "the direction is a guess."),
        (("2019", "2021"), ""),
    ],
)
def test_a_guessed_direction_says_so(dates: tuple[str | None, str | None], said: str) -> None:
    both = [
        write(name, "Blind keel sounding", [("issue", "Blind keel sounding is slow.")], date=date)
        for name, date in zip(("a", "b"), dates, strict=True)
    ]
    others = [write(f"x{n}", f"Dock number {n}", [("issue", f"Dock {n} leaks.")]) for n in range(9)]
    everything = [*both, *others]
    rows = np.eye(len(everything))
    rows[1] = rows[0] + 0.2 * rows[1]
    found = build_chains([x.paper for x in everything], everything, (), (), (), rows, per_paper=1)
    (chain,) = [c for c in found if {c.source, c.target} == {"a", "b"}]
    assert chain.dated is not bool(said) and chain.reason.endswith(said or ".")
    assert ("guess" in chain.reason) is bool(said)
