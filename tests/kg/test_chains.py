"""Steps between papers: who proposed what, which issue is answered, and how a step is worded."""

from __future__ import annotations

import numpy as np
import pytest
from kg_samples import write

from extract.records import Extraction, Paper, Source
from kg.chain_links import IssueMatcher, SharedPhrases, SharedThings, Wording, taken_up
from kg.chains import build_chains
from kg.dates import guess_years
from kg.issue_kinds import IssueKinds
from kg.issues import build_issues
from kg.records import Chain, Evidence, GraphEntity, IssueNode, Place, Topic
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
        ("We introduce KeelNet into dry docks.", False),
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


def nodes(papers: list[Extraction]) -> tuple[IssueNode, ...]:
    """The issues as the tree has them, all papers in one topic."""
    places = tuple(Place(paper=x.paper.id, topic="topic/all", score=1.0, reason="all") for x in papers)
    topic = Topic(id="topic/all", label="All", level=0, papers=tuple(x.paper.id for x in papers), places=places)
    return build_issues(topic, papers, (), {}, IssueKinds(labels={}, category={}, categories={}))


def rows_of(papers: list[Extraction], like: float) -> np.ndarray:
    rows = np.full((len(papers), len(papers)), np.sqrt(like))
    rows[np.diag_indices(len(papers))] = 1.0
    return rows


def steps(papers: list[Extraction], like: float = 0.8) -> tuple[Chain, ...]:
    return build_chains([x.paper for x in papers], papers, (), (), nodes(papers), rows_of(papers, like))


def test_one_type_alone_answers_nothing() -> None:
    one = issue("a", "divers are scarce", "scarcity", "2019")
    assert not [c for c in steps([one, issue("b", "labels are too few", "scarcity", "2020")]) if c.kind == "answers"]
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


@pytest.mark.parametrize(
    ("other", "one_thing"),
    [
        ("serious rust concerns of divers in winter docks without any light", False),
        ("divers in winter docks see rust in tanks and raise concerns", True),
    ],
)
def test_words_of_any_worry_make_no_two_issues_one(other: str, one_thing: bool) -> None:
    papers = [issue("a", "rust concerns in tanks" if one_thing else "rust concerns", None), issue("b", other, None)]
    link = IssueMatcher(papers, nodes(papers)).best("a", "b")
    assert link is not None
    assert link.same_thing is one_thing


def test_errors_of_models_are_no_one_thing() -> None:
    papers = [issue("a", "modelling errors", None), issue("b", "large modelling errors", None)]
    link = IssueMatcher(papers, nodes(papers)).best("a", "b")
    assert link is not None
    assert not link.same_thing


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
    link = IssueMatcher(papers, nodes(papers)).best("a", "b")
    assert link is not None and link.same_type and link.words == 0.0


def test_titles_share_only_rare_phrases() -> None:
    one = Paper(id="a", title="Planning winter berths in port")
    other = Paper(id="b", title="A guide to winter berths for ships")
    bare = [Extraction(paper=one), Extraction(paper=other)]
    assert SharedPhrases(bare).in_titles(one, other) == "winter berths"
    many = [Extraction(paper=paper(str(n), "All of it is about winter berths.")) for n in range(5)]
    assert SharedPhrases(bare + many).in_titles(one, other) is None


def spread(name: str, count: int, kind: EntityType = T.TASK) -> GraphEntity:
    return GraphEntity(id=name, type=kind, name=name, papers=tuple(f"p{n}" for n in range(count)))


def port(title: str, count: int = 200) -> list[Paper]:
    """Papers of which the first has a title of its own."""
    return [paper(f"p{n}", "", title=title if n == 0 else f"Dock {n}") for n in range(count)]


def test_one_thing_of_many_papers_ties_only_like_ones() -> None:
    things = SharedThings([spread("rust", 2), spread("keel", 12), spread("hulls", 14)], port("Rust on keels and hulls"))
    assert things.tie("p0", "p1", alike=False) == ["rust", "keel", "hulls"]
    assert things.tie("p0", "p10", alike=False) == ["keel", "hulls"]
    assert not things.tie("p0", "p13", alike=False) and things.tie("p0", "p13", alike=True) == ["hulls"]
    assert not things.tie("p0", "p99", alike=True)
    technique = SharedThings([spread("sonar", 12, T.METHOD)], port("Sonar for keels"))
    assert not technique.tie("p0", "p1", alike=True)


def test_what_two_papers_only_mention_is_the_line_of_work_of_neither() -> None:
    mentioned = [spread("winch", 2, T.METHOD), spread("crane", 3, T.METHOD)]
    assert not SharedThings(mentioned, port("Rust on keels")).tie("p0", "p1", alike=True)
    assert SharedThings(mentioned, port("A crane for keels")).tie("p0", "p1", alike=True) == ["crane", "winch"]
    # A kind of data is no line of work, unless both are about it.
    kind = [spread("sonar", 2, T.MODALITY)]
    assert not SharedThings(kind, port("Sonar of keels")).tie("p0", "p1", alike=True)
    both = [paper(name, "", title=f"Sonar of {name}") for name in ("p0", "p1")]
    assert SharedThings(kind, both + port("", 200)[2:]).tie("p0", "p1", alike=True) == ["sonar"]
    # A data set is seldom named in a title, and three things are more than a mention.
    data = SharedThings([*mentioned, spread("KeelBench", 2, T.DATASET)], port("Rust on keels"))
    assert data.tie("p0", "p1", alike=True) == ["KeelBench", "winch", "crane"]
    assert len(SharedThings([*mentioned, spread("mast", 2)], port("Rust on keels")).tie("p0", "p1", alike=True)) == 3


def test_a_phrase_of_a_thing_is_named_as_it_is_written() -> None:
    text = [("solution", "We time X-ray keel imaging in port.")]
    entities = [("X-ray keel imaging", T.TASK, (), False)]
    one = write("a", "Timing keel imaging", text, entities=entities)
    other = write("b", "Costs", [("issue", "Few can pay for X-ray keel imaging at night.")])
    found = SharedPhrases([one, other]).in_things(one.paper, other.paper)
    assert found is not None and found.text == "X-ray keel imaging"
    assert other.paper.text[slice(*found.later)].endswith("keel imaging")
    apart = write("c", "Keel tales", [("issue", "They told of a keel and of imaging.")])
    assert SharedPhrases([one, apart]).in_things(one.paper, apart.paper) is None
    untitled = write("d", "Timing", text, entities=entities)
    assert SharedPhrases([untitled, other]).in_things(untitled.paper, other.paper) is None


@pytest.mark.parametrize(
    ("here", "there", "shared"),
    [
        ("Ten-day keel sounding at night", "A two-day keel sounding", "keel sounding"),
        ("X-ray keel sounding at night", "An X-ray keel sounding", "X-ray keel sounding"),
        ("Rust-free hulls", "Rust-free masts", None),
        ("Guiding divers", "Guided divers", None),
        ("A guided diver", "Guided divers", "Guided divers"),
    ],
)
def test_both_titles_have_the_words_that_they_are_said_to_share(here: str, there: str, shared: str | None) -> None:
    one, other = Paper(id="a", title=here), Paper(id="b", title=there)
    assert SharedPhrases([Extraction(paper=one), Extraction(paper=other)]).in_titles(one, other) == shared


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
    assert len(build_chains([x.paper for x in papers], papers, (), (), nodes(papers), rows, per_paper=1)) == 12


def test_a_step_takes_over_what_the_tree_ties_to_an_issue() -> None:
    """The reader ties nothing to the later paper's issue, but its text does, and so does the tree."""
    one = issue("a", "trained divers are scarce", "scarcity", "2019")
    sentences = [("issue", "Trained divers stay scarce."), ("solution", "To this end, we propose DiveBot.")]
    two = write(
        "b",
        "Paper b on hulls",
        sentences,
        date="2020",
        issues=[("Trained divers stay scarce", "scarcity")],
        solutions=[("DiveBot", ())],
    )
    tree = nodes([one, two])
    (tie,) = {s.label for node in tree for s in node.solutions if s.paper == "b"}
    (chain,) = steps([one, two])
    assert chain.kind is ChainKind.ANSWERS and chain.reason.endswith(f"puts forward {tie}.")
    assert chain.issue in {node.id for node in tree if "a" in node.papers}
    # Without a tree there is nothing to take over.
    bare = build_chains([one.paper, two.paper], [one, two], (), (), (), rows_of([one, two], 0.8))
    assert not [c for c in bare if c.kind is ChainKind.ANSWERS]


def test_an_issue_that_no_sentence_can_quote_goes_by_its_name() -> None:
    sentences = [("issue", "They fail to hear rust in wooden keels."), ("solution", "We try plan nine.")]
    told = [("fail to hear rust in wooden keels", "deaf")]
    papers = [
        write(name, f"Rust in keels {name}", sentences, date=date, issues=told, solutions=[("plan nine", (0,))])
        for name, date in (("a", "2019"), ("b", "2020"))
    ]
    (chain,) = steps(papers)
    assert chain.reason == (
        "The earlier paper raises the issue of failure to hear rust in wooden keels; "
        "the later one raises the issue of failure to hear rust in wooden keels and puts forward plan nine."
    )


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
