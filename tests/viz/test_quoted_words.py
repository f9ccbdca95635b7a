"""Words of papers within our sentences: each fits its place, and none is told of more than it says."""

from __future__ import annotations

import doctest
import re
from dataclasses import replace

import pytest
from example_field import make_field

from extract.records import Entity, Extraction, Paper, Sentence
from kg.english import quoting
from kg.english.grammar import count, plain
from kg.english.quoting import CLAUSE, NOUN, SENTENCE, whole_sentence, words_of_paper, words_told
from kg.known_names import WITHIN
from kg.pages import conditions, running
from kg.pages.field_names import read_names
from kg.pages.lookup import Lookup, Scope, Use, look_up, scope_of
from kg.pages.overview import lead
from kg.pages.parts.about import about, named_most
from kg.pages.parts.certainty import certainty
from kg.pages.parts.defined import definition_of, definitions, own_words
from kg.pages.parts.glossary import glossary
from kg.pages.parts.issues import _in_clause as in_clause
from kg.pages.parts.issues import issue_card
from kg.pages.parts.kinds import told_things
from kg.pages.parts.know import crossed, know
from kg.pages.parts.still_difficult import called_difficult
from kg.pages.states import open_ends
from kg.records import Cause, Evidence, GlossaryEntry, IssueNode, Place, Topic
from kg.written import Written
from ontologies.vocabulary import EntityType, Role
from viz.page import Fold, Link, Listing, Section, Statement, Table


@pytest.fixture(scope="module")
def look() -> Lookup:
    # The things below are made up for each test: no text of the field is searched for them.
    return replace(look_up(make_field(), "Listening to bee hives"), written=Written())


@pytest.mark.parametrize("module", [quoting, conditions, running])
def test_the_examples_in_docstrings_run(module: object) -> None:
    assert doctest.testmod(module).failed == 0  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("sentence", "phrase", "text", "form"),
    [
        # Noun phrases, with the article that their sentence has.
        ("Keepers suffer from a lack of hives.", "lack of hives", "a lack of hives", NOUN),
        ("Old scales cause errors in weight, and drift.", "errors in weight", "errors in weight", NOUN),
        # A predicate is no noun: its sentence is quoted, or nothing is.
        (
            "However, most scales rely heavily on dry air.",
            "rely heavily on dry air",
            "most scales rely heavily on dry air",
            SENTENCE,
        ),
        ("In contrast to us, hives fail to hum.", "fail to hum", "", ""),
        ("In addition, hives fail to hum.", "fail to hum", "hives fail to hum", SENTENCE),
        ("Scales are limited to dry air.", "limited to dry air", "Scales are limited to dry air", SENTENCE),
        ("They still fail to weigh wet hives.", "fail to weigh wet hives", "", ""),
        ("We propose scales that do not drift.", "do not drift", "", ""),
        ("It is difficult to weigh wet hives.", "difficult to weigh wet hives", "", ""),
        # A phrase cut within a noun phrase is none.
        ("We need better hive scales.", "better hive", "", ""),
        # A clause with its subject.
        ("Since wet hives are hard to weigh, we wait.", "wet hives are hard to weigh", "wet hives are hard to weigh",
         CLAUSE),
        ("Since they are hard to weigh, we wait.", "they are hard to weigh", "", ""),
        # What another file's signs broke is not quoted.
        ("Keepers suffer from a lack of mea(cid:173) sured hives.", "lack of mea(cid:173) sured hives", "", ""),
    ],
)  # fmt: skip
def test_words_are_quoted_as_what_they_are(sentence: str, phrase: str, text: str, form: str) -> None:
    at = sentence.index(phrase)
    found = words_told(sentence, at, at + len(phrase))
    assert (found.text, found.form) == (text, form) if found else not text


def test_of_a_title_only_noun_phrases_are_quoted() -> None:
    paper = Paper(id="p", title="Weighing the lack of hives", abstract="Hives are few.", date=None)
    read = Extraction(paper=paper)
    at = paper.title.index("lack")
    found = words_of_paper(read, at, len(paper.title))
    assert found is not None
    assert found.form == NOUN
    assert words_of_paper(read, 0, at - 5) is None


def an_issue(look: Lookup, abstracts: list[tuple[str, str]]) -> tuple[Lookup, IssueNode]:
    """An issue that papers with these abstracts raise, each in the words given with it."""
    ids = look.paper_order[: len(abstracts)]
    papers = dict(look.papers)
    evidence = []
    for key, (abstract, words) in zip(ids, abstracts, strict=True):
        papers[key] = replace(papers[key], abstract=abstract)
        at = papers[key].text.index(words, len(papers[key].title))
        evidence.append(Evidence(paper=key, start=at, end=at + len(words), quote=words, rule="issue", score=0.9))
    known = look.field.issues[0]
    issue = replace(known, papers=tuple(ids), evidence=tuple(evidence), causes=(), solutions=(), open=())
    return replace(look, papers=papers, extractions={}), issue


def witness_list(look: Lookup, issue: IssueNode) -> Listing:
    """The list in which a card quotes papers on what is hard: below how many raise it."""
    first, second = issue_card(look, scope_of(look, look.field.topics), issue, set()).blocks[:2]
    assert isinstance(first, Statement) and "“" not in first.text
    assert isinstance(second, Listing)
    return second


def witnesses(look: Lookup, issue: IssueNode) -> list[str]:
    """The words that it quotes."""
    return [s.text.removeprefix("“").rpartition("”")[0] for s in witness_list(look, issue).statements]


def test_a_card_quotes_no_predicate_as_a_noun(look: Lookup) -> None:
    here, issue = an_issue(
        look,
        [
            ("Most scales fail to weigh wet hives.", "fail to weigh wet hives"),
            ("Keepers face a lack of scales. We help.", "lack of scales"),
            ("Wet hives are hard to weigh, too. We help.", "Wet hives are hard to weigh"),
        ],
    )
    assert witnesses(here, issue) == ["Wet hives are hard to weigh", "a lack of scales"]


@pytest.mark.parametrize(
    ("sentence", "phrase"),
    [
        ("The hums of hives lack the warmth of summer.", "lack the warmth of summer"),
        ("Hive scales that drift in rain weigh most hives wrongly.", "rain weigh most hives"),
        ("We see that wax still melts fast.", "wax still melts fast"),
        ("They use ten scales, all with limited range.", "all with limited range"),
        ("In winter, old drones fly in a cold hive.", "old drones fly in a cold hive"),
        ("Then the weight rapidly increases in case of rain.", "weight rapidly increases in case of rain"),
        ("This leaves us making flights utterly costly for drones.", "flights utterly costly for drones"),
    ],
)
def test_what_holds_a_verb_is_no_noun_phrase(sentence: str, phrase: str) -> None:
    at = sentence.index(phrase)
    found = words_told(sentence, at, at + len(phrase))
    assert found is None or found.form != NOUN


@pytest.mark.parametrize(
    "others",
    [
        # What complains of nothing.
        [
            ("Keepers want rich hums and quick scales.", "rich hums and quick scales"),
            ("We praise robustness to rain. Hives hum.", "robustness to rain"),
        ],
        # What has lost its verb.
        [
            ("This makes hive scales notoriously expensive.", "hive scales notoriously expensive"),
            ("It is a rain that precludes dry combs in spring.", "precludes dry combs in spring"),
        ],
    ],
)
def test_only_words_that_say_what_is_hard_are_quoted(look: Lookup, others: list[tuple[str, str]]) -> None:
    here, issue = an_issue(look, [*others, ("Keepers face a lack of scales. We help.", "lack of scales")])
    assert witnesses(here, issue) == ["a lack of scales"]


@pytest.mark.parametrize(
    ("role", "told"), [(Role.ISSUE, ["recent keepers rely on scales while ignoring wet hives"]), (Role.RESULT, [])]
)
def test_where_no_words_stand_by_themselves_a_card_quotes_a_clause(look: Lookup, role: Role, told: list[str]) -> None:
    said = "However, recent keepers rely on scales while ignoring wet hives."
    here, issue = an_issue(look, [(said, "ignoring wet hives"), ("Few weigh them.", "weigh them")])
    paper = here.papers[issue.papers[0]]
    low = len(paper.title) + 1
    read = Sentence(start=low, end=len(paper.text), role=role, score=0.9)
    here = replace(here, extractions={paper.id: Extraction(paper=paper, sentences=(read,))})
    assert [words.text for _, words in in_clause(here, issue)] == told


def reasons_told(look: Lookup, abstracts: list[tuple[str, str]], *, raised_by: int, label: str = "few labels") -> str:
    """What a card tells of the reasons that papers with these abstracts give, each in the words given with it."""
    here, issue = an_issue(look, abstracts)
    extractions, causes = {}, []
    for e in issue.evidence:
        paper = here.papers[e.paper]
        low = len(paper.title) + 1
        read = Sentence(start=low, end=len(paper.text), role=Role.BACKGROUND, score=0.9)
        extractions[e.paper] = Extraction(paper=paper, sentences=(read,))
        causes.append(Cause(label=e.quote, evidence=e))
    here = replace(here, extractions=extractions)
    papers = look.paper_order[:raised_by]
    card = issue_card(
        here,
        scope_of(look, look.field.topics),
        replace(issue, label=label, papers=papers, evidence=(), causes=tuple(causes)),
        set(),
    )
    return " ".join(b.text for b in card.blocks if isinstance(b, Statement) and "reason" in b.text)


def test_a_reason_is_told_with_what_it_is_a_reason_for_and_as_that_of_one_paper(look: Lookup) -> None:
    rain = ("Labels are few because summers are rainy.", "summers are rainy")
    told = reasons_told(look, [rain], raised_by=3)
    assert told == "A reason that one of them gives: “Labels are few because summers are rainy.”"
    assert reasons_told(look, [rain], raised_by=1).startswith("It gives a reason: “")
    frost = ("Hives are few since winters are cold.", "winters are cold")
    assert "Another reason: “Hives are few" in reasons_told(look, [rain, frost], raised_by=3)
    # What its sentence leaves to another one is not told, and the next reason is.
    them = ("It keeps them away because keepers are scarce.", "keepers are scarce")
    assert reasons_told(look, [them], raised_by=3) == ""
    assert reasons_told(look, [them, rain], raised_by=3) == told
    # What the heading says already is no reason of its own.
    assert reasons_told(look, [rain], raised_by=3, label="few labels in rainy summers") == ""


# Counts --------------------------------------------------------------------------------------------------------------


def use(look: Lookup, name: str, many: int, kind: EntityType = EntityType.DATASET) -> Use:
    pattern = next(e for e in look.field.entities if e.mentions)
    papers = look.paper_order[:many]
    mentions = tuple(replace(pattern.mentions[0], paper=p, quote=name) for p in papers)
    entity = replace(pattern, id=f"entity/x/{name}", type=kind, name=name, papers=papers, mentions=mentions)
    return Use(entity=entity, papers=papers, mentions=mentions)


def most_named(look: Lookup, *counts: int) -> str:
    uses = tuple(use(look, f"Hive{n}", many) for n, many in enumerate(counts))
    scope = replace(scope_of(look, look.field.topics), uses={EntityType.DATASET: uses})
    told = named_most(look, scope, EntityType.DATASET)
    assert told is not None
    return told.text


def test_ties_are_told_or_cut_at_a_gap(look: Lookup) -> None:
    assert most_named(look, 6, 4, 4, 4, 2) == (
        "The data sets that they name most are Hive0 (six papers), Hive1 (four), Hive2 (four) and Hive3 (four)."
    )
    assert most_named(look, 6, 5, 2, 2, 2, 2, 2) == (
        "The data sets that they name most are Hive0 (six papers) and Hive1 (five)."
    )
    assert most_named(look, 6, 2, 2, 2, 2, 2, 2) == "The data set that they name most is Hive0 (six papers)."
    assert most_named(look, *[2] * 7) == (
        "No data set is named by more than two papers; seven data sets are, among them Hive0, Hive1 and Hive2."
    )


def test_a_bare_name_that_far_more_papers_name_is_not_left_out(look: Lookup) -> None:
    kinds = [use(look, n, k, EntityType.MODALITY) for n, k in (("hum", 6), ("wet comb", 2), ("dry comb", 2))]
    scope = replace(scope_of(look, look.field.topics), uses={EntityType.MODALITY: tuple(kinds)})
    told = named_most(look, scope, EntityType.MODALITY)
    assert told is not None
    assert told.text.startswith("The kinds of data that they name most are hum (six papers)")


def told_alone(look: Lookup, *uses: Use) -> str:
    kind = uses[0].entity.type
    told = named_most(look, replace(scope_of(look, look.field.topics), uses={kind: uses}), kind)
    assert told is not None
    return told.text


def written(look: Lookup, name: str, kind: EntityType, elsewhere: str) -> Use:
    """A thing that the papers of the scope write by its name, and those of the rest of the field in another way."""
    found = use(look, name, 2, kind)
    others = tuple(replace(found.mentions[0], paper=p, quote=elsewhere) for p in look.paper_order[2:4])
    return replace(found, entity=replace(found.entity, mentions=(*found.mentions, *others)))


def test_a_name_has_the_plural_that_it_has_elsewhere_in_the_field(look: Lookup) -> None:
    hums = use(look, "wing hum", 3, EntityType.MODALITY)
    sounds = written(look, "hive sound", EntityType.MODALITY, "hive sounds")
    assert told_alone(look, hums, sounds).endswith("wing hum (three papers) and hive sounds (two).")
    assert told_alone(look, sounds) == "The kind of data that they name most is hive sounds (two papers)."
    first = use(look, "HumNet", 3, EntityType.METHOD)
    for name in ("hum model (HM)", "hum models (HM)"):
        assert told_alone(look, first, written(look, name, EntityType.METHOD, "HMs")).endswith("hum models (HMs, two).")
    finding = use(look, "queen finding", 3, EntityType.TASK)
    count_of_bees = written(look, "colony assessment", EntityType.TASK, "colony assessments")
    assert told_alone(look, finding, count_of_bees).endswith("and colony assessment (two).")


# The papers' own words, and the glossary -----------------------------------------------------------------------------


def framed(look: Lookup) -> tuple[Lookup, Scope]:
    """Three papers on one task of a topic within the field, whose first sentences say more or less of it."""
    task = next(e for e in look.field.entities if e.type is EntityType.TASK)
    first = [
        "Queen finding is the task of telling where in a hive the queen sits, and it matters to every keeper.",
        "Queen finding plays an important role in the health of hives that stand far from any village.",
        "Queen finding has been tried in one valley by a keeper who had nothing else to do that summer.",
    ]
    ids = look.paper_order[: len(first)]
    papers, extractions, mentions = dict(look.papers), dict(look.extractions), []
    for key, text in zip(ids, first, strict=True):
        papers[key] = replace(papers[key], abstract=f"{text} We try again.")
        at = len(papers[key].title) + 1
        sentence = Sentence(start=at, end=at + len(text), role=Role.BACKGROUND, score=0.9)
        extractions[key] = Extraction(paper=papers[key], sentences=(sentence,))
        mentions.append(replace(task.mentions[0], paper=key, start=at, end=at + 13, quote="Queen finding"))
    found = replace(task, name="queen finding", papers=tuple(ids), mentions=tuple(mentions))
    child = Topic(
        id="topic/q",
        label="Queens",
        level=1,
        papers=tuple(ids),
        places=tuple(Place(paper=p, topic="topic/q", score=1.0, reason="x") for p in ids),
    )
    root = replace(look.field.topics, papers=tuple(ids), children=(child,))
    here = replace(
        look,
        field=replace(look.field, topics=root),
        papers=papers,
        extractions=extractions,
        entities={found.id: found},
        named_by=dict.fromkeys(ids, (found.id,)),
        named_at={m.paper: ((m.start, found.id),) for m in found.mentions},
        topics={root.id: root, child.id: child},
        topic_names={root.id: "index", child.id: "queens"},
        above={child.id: root.id},
    )
    return here, scope_of(here, root)


def test_a_page_begins_with_what_it_is_and_tells_no_sentence_twice(look: Lookup) -> None:
    here, scope = framed(look)
    first = definition_of(here, here.topics["topic/q"])
    assert first is not None
    assert first.text.startswith("“Queen finding is the task of telling")
    # What the page begins with is not told again below, and what only praises stands beside no definition.
    assert own_words(here, scope_of(here, here.topics["topic/q"])) == []
    assert [s.text for s in lead(here, scope)].count(first.text) + len(own_words(here, scope)) == 1
    # What stands behind a sentence above is not said again.
    quoted = {(here.title(p), t) for p in here.papers for t in re.findall(r"[^.]+\.", here.papers[p].abstract)[:1]}
    assert own_words(here, scope, quoted) == []
    section = about(here, scope)
    assert section is not None
    behind = [q.text for b in section.blocks if isinstance(b, Statement) and b.tone != "quote" for q in b.quotes]
    said_here = [b.text for b in section.blocks if isinstance(b, Statement) and b.tone == "quote"]
    assert not any(text in said for said in said_here for text in behind)


def test_what_defines_another_thing_or_a_papers_own_begins_no_page(look: Lookup) -> None:
    here, _ = framed(look)
    child = here.topics["topic/q"]
    other = replace(child, label="Drone flights", papers=tuple(here.paper_order[:1]))
    assert definition_of(here, replace(other, papers=child.papers)) is not None  # most of its papers name it
    assert definition_of(here, replace(other, papers=child.papers, label="Further papers on flights")) is None
    lone = replace(here, named_by={})
    assert definition_of(lone, other) is None
    # A kind of what the topic is called by is told as one.
    (kind,) = [definition_of(lone, replace(child, label="Hive sounds and finding"))]
    assert kind is not None
    assert kind.text.startswith("Of one kind of finding: “Queen finding is the task")
    own = (Entity(name="queen finding", type=EntityType.TASK, proposed=True),)
    mine = replace(here, extractions={k: replace(x, entities=own) for k, x in here.extractions.items()})
    assert definition_of(mine, child) is None


def test_one_sentence_defines_one_topic_of_a_page_and_none_below_what_it_names(look: Lookup) -> None:
    here, _ = framed(look)
    child = here.topics["topic/q"]
    above = replace(child, id="topic/above", label="Queen finding", children=(replace(child, label="Old queens"),))
    below = above.children[0]

    def of(parent: Topic, *topics: Topic) -> Lookup:
        known = {t.id: t for t in (parent, *topics)}
        over = {**{t.id: parent.id for t in topics}, parent.id: here.field.topics.id}
        return replace(here, topics={**here.topics, **known}, above=over)

    # What is called as the topic above is that one's to define.
    inside = of(above, below)
    assert definition_of(inside, above) is not None
    assert definition_of(inside, below) is None
    # A kind with a topic of its own below is told there.
    child = replace(child, label="Queen finding")
    wide = replace(above, label="Hive sounds and finding", children=(child,))
    lone = replace(of(wide, child), named_by={})
    assert definition_of(lone, child) is not None
    assert definition_of(lone, wide) is None
    assert definition_of(lone, replace(wide, children=())) is not None
    # Two topics that one sentence defines: the larger has it, and one sentence makes no list.
    twins = tuple(replace(child, id=f"topic/{n}") for n in "ab")
    assert definitions(of(replace(wide, label="Bees", children=twins), *twins), replace(wide, children=twins)) == ()


def test_papers_without_an_issue_are_those_that_no_issue_here_has(look: Lookup) -> None:
    scope = scope_of(look, look.field.topics)
    raising = {p for i in scope.issues for p in i.papers}
    quoted = called_difficult(look, scope.papers) | {e.paper for e in open_ends(look, scope.papers)}
    silent = [p for p in scope.papers if look.papers[p].abstract.strip() and p not in raising | quoted]
    told = [b for b in certainty(look, scope).blocks if isinstance(b, Statement) and "no issue was found" in b.text]
    assert len(told) == bool(silent)
    # All that are told of do not raise one, whatever was read in them.
    bare = certainty(look, replace(scope, issues=()))
    (said,) = [b for b in bare.blocks if isinstance(b, Statement) and "no issue was found" in b.text]
    every = [p for p in scope.papers if look.papers[p].abstract.strip() and p not in quoted]
    assert said.text.startswith(f"In {count(len(every), 'paper')} no issue")


def test_the_glossary_begins_with_what_most_papers_use_and_folds_what_one_does(look: Lookup) -> None:
    ids = look.paper_order[:4]
    texts = [
        "QUF (queen finding) and BS.",
        "QUF again, and hive scales (HIS).",
        "QUF, QUFs and a wax net (WAN).",
        "HIS.",
    ]
    papers = {**look.papers, **{p: replace(look.papers[p], abstract=t) for p, t in zip(ids, texts, strict=True)}}

    def entry(short: str, paper: int, *forms: str) -> GlossaryEntry:
        return GlossaryEntry(short=short, long_forms=forms, evidence=(), papers=(ids[paper],), ambiguous=len(forms) > 1)

    entries = (entry("HIS", 1, "hive scales"), entry("QUF", 0, "queen finding"), entry("WAN", 2, "wax net"))
    here = replace(look, papers=papers, field=replace(look.field, glossary=entries))
    scope = replace(scope_of(look, look.field.topics), papers=frozenset(ids))
    section = glossary(here, scope)
    assert section is not None
    table, fold = section.blocks
    assert isinstance(table, Table)
    assert "writes the short form as a word" in table.note
    assert [[c.text for c in row] for row in table.rows] == [["QUF", "queen finding", "3"], ["HIS", "hive scales", "2"]]
    assert isinstance(fold, Fold)
    assert fold.summary == "One more abbreviation"
    # Of those that one paper writes, what names a task is met elsewhere; the name of one system hardly.
    task = replace(next(iter(look.entities.values())), type=EntityType.TASK, name="wax net", aliases=("WAN",))
    known = replace(here, entities={**here.entities, task.id: task}, named_by={**here.named_by, ids[2]: (task.id,)})
    section = glossary(known, scope)
    assert section is not None and len(section.blocks) == 1
    assert isinstance(section.blocks[0], Table)
    assert [row[0].text for row in section.blocks[0].rows] == ["QUF", "HIS", "WAN"]


def test_a_misspelt_long_form_is_no_second_meaning(look: Lookup) -> None:
    ids = look.paper_order[:3]
    texts = ("A queen finder (QF).", "A quiet forager (QF).", "A queem finder (QF), or queen findings (QF).")

    def doubles(*forms: str, of: tuple[str, ...] = ids, written: tuple[str, ...] = texts) -> list[str]:
        told = dict(zip(ids, written, strict=False))
        papers = dict(look.papers) | {p: replace(look.papers[p], abstract=t) for p, t in told.items()}
        by = tuple(p for p, t in told.items() if t != "QF.")
        entry = GlossaryEntry(short="QF", long_forms=forms, evidence=(), papers=by, ambiguous=True)
        here = replace(look, papers=papers, field=replace(look.field, glossary=(entry,)))
        section = glossary(here, replace(scope_of(look, look.field.topics), papers=frozenset(of)))
        assert section is not None
        return [s.text for b in section.blocks if isinstance(b, Listing) for s in b.statements]

    assert doubles("queen finder", "quiet forager") == ["QF means two things here: “queen finder” and “quiet forager”."]
    assert doubles("queen finder", "queem finder") == []
    # A word that is another from its second letter on is no slip of the pen.
    forms = ("seasonal swarm finding", "social swarm finding")
    told = "QF means two things here: “seasonal swarm finding” and “social swarm finding”."
    assert doubles(*forms, written=forms) == [told]
    # A paper that writes it and spells nothing out may mean a third thing.
    (told,) = doubles("queen finder", "quiet forager", written=("Queen finder (QF).", "Quiet forager (QF).", "QF."))
    assert told.startswith("QF means at least two things here: ")
    # On the page of a topic none that only other topics write.
    assert doubles("queen finder", "quiet forager", of=ids[:1]) == []


def test_one_method_is_told_with_its_article(look: Lookup) -> None:
    for name, told in (("hum filter", "the hum filter"), ("HumNet", "HumNet"), ("deep listening", "deep listening")):
        scope = replace(
            scope_of(look, look.field.topics), uses={EntityType.METHOD: (use(look, name, 3, EntityType.METHOD),)}
        )
        said = named_most(look, scope, EntityType.METHOD)
        assert said is not None
        assert said.text == f"The method that they name most is {told} (three papers)."


def test_words_that_the_heading_says_are_not_said_again(look: Lookup) -> None:
    here, issue = an_issue(look, [("Old hives cannot keep warm.", "Old hives cannot keep warm")])
    scope = scope_of(look, look.field.topics)
    for label, again in (("Inability of old hives to keep warm", False), ("Cold", True)):
        told = issue_card(here, scope, replace(issue, label=label), set()).blocks[0]
        assert isinstance(told, Statement)
        assert ("keep warm" in told.text) is again


def test_one_lack_is_quoted_once(look: Lookup) -> None:
    here, issue = an_issue(
        look,
        [
            ("Keepers face a lack of sound data. We help.", "lack of sound data"),
            ("Keepers face sound data scarcity. We help.", "sound data scarcity"),
            ("Keepers face a lack of weight data. We help.", "lack of weight data"),
        ],
    )
    told = witnesses(here, issue)
    assert len(told) == 2
    assert "a lack of weight data" in told


def test_a_quote_bears_its_year_and_leads_to_its_place(look: Lookup) -> None:
    here, issue = an_issue(look, [("Keepers face a lack of scales. We help.", "lack of scales"), ("Wax melts.", "Wax")])
    (said,) = witness_list(here, issue).statements
    (link,) = (p for p in said.parts if isinstance(p, Link))
    assert said.text == f"“a lack of scales” ({here.when(issue.papers[0])})"
    assert link.href == here.quote(issue.evidence[0]).href and link.hint == here.title(issue.papers[0])
    assert not said.quotes  # its sentence stands behind the count of papers


def test_links_in_cards_stay_links(look: Lookup) -> None:
    here, issue = an_issue(look, [("Keepers face a lack of scales. We help.", "lack of scales")])
    told = issue_card(here, scope_of(look, look.field.topics), issue, set()).blocks[0]
    assert isinstance(told, Statement)
    assert [p.href for p in told.parts if isinstance(p, Link)] == [here.paper_href(issue.papers[0])]
    assert told.text.endswith("raises it; it writes of “a lack of scales”.")


def rows_of(section: Section | None) -> list[tuple[str, ...]]:
    assert section is not None
    blocks = [b for b in section.blocks if isinstance(b, Table)]
    blocks += [b for fold in section.blocks if isinstance(fold, Fold) for b in fold.blocks if isinstance(b, Table)]
    return [tuple("".join(map(str, cell.parts)) for cell in row) for table in blocks for row in table.rows]


def test_a_short_form_is_counted_once_a_paper_that_writes_it(look: Lookup) -> None:
    ids = look.paper_order[:4]
    texts = (
        "A multi-hum weighing rule (HWR) is new. The HWR. HWR is fast.",
        "We use HWR.",
        "The hum index (HI) is new.",
        "2-HI, HI-based hives and HIS.",
    )
    papers = dict(look.papers) | {k: replace(look.papers[k], abstract=t) for k, t in zip(ids, texts, strict=True)}

    def entry(short: str, long: str, paper: str) -> GlossaryEntry:
        at = papers[paper].text.index(short)
        evidence = Evidence(paper=paper, start=at, end=at + 3, quote=short, rule="definition", score=1.0)
        return GlossaryEntry(short=short, long_forms=(long,), evidence=(evidence,), papers=(paper,), ambiguous=False)

    entries = (entry("HWR", "hum weighing rule", ids[0]), entry("HI", "hum index", ids[2]))
    here = replace(look, papers=papers, field=replace(look.field, glossary=entries))
    rows = rows_of(glossary(here, replace(scope_of(look, look.field.topics), papers=frozenset(ids))))
    # A cut at a hyphen is made whole, and a paper counts once, whether it defines the form or not.
    assert ("HWR", "multi-hum weighing rule", "2") in rows
    assert ("HI", "hum index", "2") in rows


def test_one_short_form_in_other_letters_is_told_once(look: Lookup) -> None:
    ids = look.paper_order[:2]
    evidence = Evidence(paper=ids[0], start=0, end=3, quote="x", rule="definition", score=1.0)
    entries = tuple(
        GlossaryEntry(
            short=short,
            long_forms=(long,),
            evidence=(replace(evidence, paper=p),),
            papers=(p,),
            ambiguous=False,
        )
        for short, long, p in (("DOH", "degree of hum", ids[0]), ("DoH", "degrees of hum", ids[1]))
    )
    texts = ("Hums have a DOH.", "Hums have DoHs.")
    papers = dict(look.papers) | {k: replace(look.papers[k], abstract=t) for k, t in zip(ids, texts, strict=True)}
    here = replace(look, papers=papers, field=replace(look.field, glossary=entries))
    rows = rows_of(glossary(here, replace(scope_of(look, look.field.topics), papers=frozenset(ids))))
    assert [row[2] for row in rows] == ["2"]


def test_a_long_form_is_told_as_one_without_its_sort_and_slips(look: Lookup) -> None:
    ids = look.paper_order[:6]
    texts = (
        "Hum weighing rules (HWRs) are new.",
        "A loud hum counting method (LHC).",
        "Baker’s unbiased count (BUC).",
        "The geo-Iocalized hum (GLH).",
        "The wet hum (WH).",
        "We use WH COMB and HWRs.",
    )
    words = {"localized": (3, 0)}
    papers = dict(look.papers) | {k: replace(look.papers[k], abstract=t) for k, t in zip(ids, texts, strict=True)}

    def entry(short: str, long: str, paper: str) -> GlossaryEntry:
        return GlossaryEntry(short=short, long_forms=(long,), evidence=(), papers=(paper,), ambiguous=False)

    forms = (("HWR", "hum weighing rules"), ("LHC", "loud hum counting method"), ("BUC", "s unbiased count"),
             ("GLH", "geo-Iocalized hum"), ("WH", "wet hum"))  # fmt: skip
    entries = tuple(entry(*form, paper) for form, paper in zip(forms, ids, strict=False))
    made = named(look, "WH COMB", (5,), EntityType.DATASET).entity
    here = replace(
        look,
        papers=papers,
        words=words,
        entities=dict(look.entities) | {made.id: made},
        named_by={ids[5]: (made.id,)},
        field=replace(look.field, glossary=(*entries, entry("HWL", "hum weighing rules", ids[0]))),
    )
    rows = rows_of(glossary(here, replace(scope_of(look, look.field.topics), papers=frozenset(ids))))
    assert rows == [
        ("HWR", "hum weighing rule", "2"),
        ("BUC", "Baker’s unbiased count", "1"),
        ("GLH", "geo-localized hum", "1"),
        ("LHC", "loud hum counting", "1"),
        ("WH", "wet hum", "1"),
    ]


def test_a_form_with_two_meanings_is_counted_by_the_same_rule(look: Lookup) -> None:
    ids = look.paper_order[:4]
    texts = ("A hum lens unit (HLU).", "A hive loss unit (HLU).", "We use the HLU.", "A QHLU or an R-HLU, no hlu.")
    papers = dict(look.papers) | {k: replace(look.papers[k], abstract=t) for k, t in zip(ids, texts, strict=True)}

    def used(*forms: str) -> list[str]:
        entry = GlossaryEntry(
            short="HLU", long_forms=forms, evidence=(), papers=ids[: len(forms)], ambiguous=len(forms) > 1
        )
        here = replace(look, papers=papers, field=replace(look.field, glossary=(entry,)))
        rows = rows_of(glossary(here, replace(scope_of(look, look.field.topics), papers=frozenset(ids))))
        return [row[2] for row in rows]

    assert used("hum lens unit", "hive loss unit") == ["3"]
    # "Hive loss unit" has the letters, too: what such a paper means is not this.
    assert used("hum lens unit") == ["2"]


def test_what_is_praised_but_never_measured_is_no_metric(look: Lookup) -> None:
    names = ("hum robustness", "stability", "effectiveness", "efficiency", "swarm probability", "hum rate", "fitness")
    uses = tuple(use(look, name, 3, EntityType.METRIC) for name in names)
    claim = replace(look.field.claims[0], metric_entity=uses[-1].entity.id, number=3.0)
    here = replace(
        look,
        field=replace(look.field, claims=(claim,)),
        entities=dict(look.entities) | {u.entity.id: u.entity for u in uses},
    )
    section = know(here, replace(scope_of(look, look.field.topics), uses={EntityType.METRIC: uses}))
    (table,) = section.blocks if section else ()
    assert isinstance(table, Table)
    assert {row[0].text for row in table.rows} == {"swarm probability", "hum rate", "fitness"}


def test_data_sets_that_hardly_any_paper_shares_are_told_as_such(look: Lookup) -> None:
    uses = (use(look, "HiveSound", 2), *(use(look, f"Hum{n}", 1) for n in range(5)))
    papers = frozenset(f"p{n}" for n in range(100))
    scope = replace(scope_of(look, look.field.topics), uses={EntityType.DATASET: uses}, papers=papers)
    told = named_most(look, scope, EntityType.DATASET)
    assert told is not None
    assert (
        told.text
        == "Data sets are hardly shared: of six that are named, only HiveSound is named by more than one paper."
    )
    data = replace(scope, uses={EntityType.MODALITY: uses})
    assert named_most(look, data, EntityType.MODALITY) is None


def test_ways_of_testing_are_not_told_as_the_methods_of_a_field(look: Lookup) -> None:
    uses = tuple(use(look, name, many, EntityType.METHOD) for name, many in (("simulation", 6), ("hum filter", 4)))
    told = named_most(
        look, replace(scope_of(look, look.field.topics), uses={EntityType.METHOD: uses}), EntityType.METHOD
    )
    assert told is not None
    assert "simulation" not in told.text
    assert "hum filter" in told.text


def test_a_sentence_is_quoted_on_one_card_of_a_page(look: Lookup) -> None:
    here, issue = an_issue(look, [("Cold hives fail to keep warm and dry in rain.", "fail to keep warm")])
    here = replace(here, words={"cold": (2, 0)})
    scope, told = scope_of(look, look.field.topics), set[str]()
    first, second = (issue_card(here, scope, replace(issue, label=x), told).blocks[0] for x in ("Damp", "Wet"))
    assert isinstance(first, Statement)
    assert isinstance(second, Statement)
    assert "it writes that “cold hives fail to keep warm and dry in rain”" in first.text
    assert second.text.endswith("raises it.")


def test_a_long_form_with_a_short_form_in_it_is_no_second_meaning(look: Lookup) -> None:
    ids = look.paper_order[:2]
    texts = ("A rich hum filter (HF) in a rich HF net (RHN).", "A rich hum filter net (RHN).")
    papers = dict(look.papers) | {k: replace(look.papers[k], abstract=t) for k, t in zip(ids, texts, strict=True)}
    entries = (
        GlossaryEntry(short="HF", long_forms=("hum filter",), evidence=(), papers=(ids[0],), ambiguous=False),
        GlossaryEntry(
            short="RHN", long_forms=("rich hf net", "rich hum filter net"), evidence=(), papers=ids, ambiguous=True
        ),
    )
    here = replace(look, papers=papers, field=replace(look.field, glossary=entries))
    section = glossary(here, replace(scope_of(look, look.field.topics), papers=frozenset(ids)))
    assert section is not None
    assert not any(isinstance(b, Listing) for b in section.blocks)


def named(look: Lookup, name: str, papers: tuple[int, ...], kind: EntityType, broader: tuple[str, ...] = ()) -> Use:
    """A thing that just these papers name."""
    made = use(look, name, 1, kind)
    ids = tuple(look.paper_order[n] for n in papers)
    mentions = tuple(replace(made.mentions[0], paper=p) for p in ids)
    entity = replace(made.entity, papers=ids, mentions=mentions, broader=broader)
    return replace(made, entity=entity, papers=ids, mentions=mentions)


def most_of(look: Lookup, kind: EntityType, *uses: Use) -> str:
    """What is told to be named most, where the field has just these things."""
    return told_most(look, kind, *uses).text


def told_most(look: Lookup, kind: EntityType, *uses: Use) -> Statement:
    here = replace(look, entities={u.entity.id: u.entity for u in uses})
    ranked = tuple(sorted(uses, key=lambda u: -len(u.papers)))
    told = named_most(here, replace(scope_of(look, look.field.topics), uses={kind: ranked}), kind)
    assert told is not None
    return told


def within(made: Use, papers: tuple[int, ...], look: Lookup) -> Use:
    """A thing with papers besides that name it within a longer name only."""
    ids = tuple(look.paper_order[n] for n in papers)
    mentions = (*made.mentions, *(replace(made.mentions[0], paper=p, rule=WITHIN) for p in ids))
    entity = replace(made.entity, papers=(*made.entity.papers, *ids), mentions=mentions)
    return replace(made, entity=entity, papers=entity.papers, mentions=mentions)


def test_a_count_says_behind_it_that_it_holds_papers_with_the_name_in_a_longer_one(look: Lookup) -> None:
    kind = EntityType.TASK
    counting = within(named(look, "hum counting", (0, 1), kind), (2,), look)
    night, swarm = named(look, "night hum counting", (1, 2), kind), named(look, "swarm ranking", (5, 6, 7), kind)
    told = told_most(look, kind, counting, night, swarm)
    assert told.text == "The tasks that they name most are hum counting (three papers) and swarm ranking (three)."
    assert "in any spelling, in short, or within a longer name" in told.basis


def test_the_tables_and_the_sentences_tell_the_same_things_with_the_same_numbers(look: Lookup) -> None:
    kind = EntityType.TASK
    uses = (
        within(named(look, "hum counting", (0, 1), kind), (2, 3), look),
        named(look, "hum counting task", (0, 4), kind),
        named(look, "swarm ranking", (5, 6), kind),
    )
    here = replace(look, entities={u.entity.id: u.entity for u in uses})
    scope = replace(scope_of(look, look.field.topics), uses={kind: uses})
    section, told = know(here, scope), named_most(here, scope, kind)
    assert section is not None
    assert told is not None
    (table,) = [b for b in section.blocks if isinstance(b, Table)]
    assert [(row[0].text, row[1].text) for row in table.rows] == [("hum counting", "4"), ("swarm ranking", "2")]
    assert told.text.endswith("hum counting (four papers) and swarm ranking (two).")


def test_of_a_thing_and_the_kind_that_nearly_all_its_papers_have_the_kind_is_told(look: Lookup) -> None:
    kind = EntityType.TASK
    wide = within(named(look, "segmentation", (3,), kind), (0, 1, 2, 4), look)
    wing = named(look, "wing segmentation", (0, 1, 2, 3), kind, (wide.entity.id,))
    assert most_of(look, kind, wide, wing).endswith("is wing segmentation (four papers).")
    comb = named(look, "comb segmentation", (0, 1), kind, (wide.entity.id,))
    assert "segmentation (five papers)" in most_of(look, kind, wide, comb)


def test_a_data_set_keeps_its_letters_and_what_is_counted_stands_as_many(look: Lookup) -> None:
    data = named(look, "Waxscapes", (0, 1, 2), EntityType.DATASET)
    written = tuple(replace(m, quote="waxscapes") for m in data.mentions)
    data = replace(data, entity=replace(data.entity, mentions=written), mentions=written)
    assert most_of(look, EntityType.DATASET, data).endswith("is Waxscapes (three papers).")
    kind = EntityType.MODALITY
    hum = named(look, "hum query", (0, 1, 2, 3, 4, 5), kind)
    written = tuple(replace(m, quote="hum queries" if n == 0 else "hum query") for n, m in enumerate(hum.mentions))
    hum = replace(hum, entity=replace(hum.entity, mentions=written), mentions=written)
    assert "hum queries (six papers)" in most_of(look, kind, hum, named(look, "wax photo", (0, 1), kind))


def test_no_thing_is_ranked_beside_a_kind_of_its_own(look: Lookup) -> None:
    kind = EntityType.TASK
    wide = named(look, "hum ranking", (0, 1, 2, 3, 4, 5), kind)
    wet = named(look, "wet hum ranking", (0, 1, 2), kind, (wide.entity.id,))
    cold = named(look, "cold wet hum ranking", (0, 1), kind, (wet.entity.id,))
    other = named(look, "comb repair", (5, 6), kind)
    uses = (wide, wet, cold, other)
    here = replace(look, entities={u.entity.id: u.entity for u in uses})
    scope = replace(scope_of(look, look.field.topics), uses={kind: uses})
    section, told = know(here, scope), named_most(here, scope, kind)
    assert section is not None
    assert told is not None
    (table,) = [b for b in section.blocks if isinstance(b, Table)]
    place = [c.label for c in table.columns].index("Its kinds")
    assert [(row[0].text, row[place].text) for row in table.rows] == [
        ("hum ranking", "wet hum ranking 3, cold wet hum ranking 2"),
        ("comb repair", ""),
    ]
    assert told.text.endswith("hum ranking (six papers) and comb repair (two).")


def test_a_task_of_two_senses_is_told_by_its_kinds_and_a_half_task_by_what_it_is_done_to(look: Lookup) -> None:
    kind = EntityType.TASK
    wide = named(look, "folding", (0, 1, 2, 3, 4, 5, 6), kind)
    wax, wing = named(look, "wax folding", (0, 1, 2, 3), kind, (wide.entity.id,)), None
    wing = named(look, "wing folding", (4, 5, 6), kind, (wide.entity.id,))
    assert most_of(look, kind, wide, wax, wing).endswith("are wax folding (four papers) and wing folding (three).")
    # One sense: some papers have both kinds.
    wing = named(look, "wing folding", (3, 5, 6), kind, (wide.entity.id,))
    assert most_of(look, kind, wide, wax, wing).endswith("is folding (seven papers).")
    half = named(look, "recognition", (0, 1, 2, 3, 4, 5, 6), kind)
    hum = named(look, "hum recognition", (0, 1, 2), kind, (half.entity.id,))
    bee = named(look, "bee recognition", (2, 3), kind, (half.entity.id,))
    told = most_of(look, kind, half, hum, bee)
    assert told.endswith("are hum recognition (three papers) and bee recognition (two).")
    # With too few longer names the word stays, behind what says more.
    told = most_of(look, kind, half, bee, named(look, "swarming", (6, 7), kind))
    assert told == "The tasks that they name most are recognition (seven papers) and swarming (two)."


def test_a_means_named_by_its_task_and_what_any_field_has_are_not_told_as_methods(look: Lookup) -> None:
    net = named(look, "neural network", (0, 1, 2, 3, 4, 5), EntityType.METHOD)
    comb = named(look, "comb neural network", (0, 1, 2), EntityType.METHOD, (net.entity.id,))
    again = named(look, "comb network", (1, 3), EntityType.METHOD)
    by_task = named(look, "hum counting model", (5, 6), EntityType.METHOD)
    task = named(look, "hum counting", (4, 5, 6), EntityType.TASK)
    every = (net, comb, by_task, again, task)
    here = replace(look, entities={u.entity.id: u.entity for u in every})
    scope = replace(
        scope_of(look, look.field.topics),
        uses={EntityType.METHOD: (net, comb, by_task, again), EntityType.TASK: (task,)},
    )
    found = told_things(here, scope, EntityType.METHOD)
    assert [(u.entity.name, len(u.papers)) for u in found.uses] == [("neural network", 6), ("comb neural network", 4)]
    told = named_most(here, scope, EntityType.METHOD)
    assert told is not None
    assert told.text == (
        "Besides neural networks (six papers), the method that they name most is the comb neural network (four papers)."
    )


def test_a_means_that_a_paper_only_goes_without_does_not_count_and_sensors_give_data(look: Lookup) -> None:
    first, second = look.paper_order[:2]
    texts = ("We weigh hives without a comb filter.", "We weigh instead of only using a comb filter. It hums.")
    papers = dict(look.papers) | {
        k: replace(look.papers[k], abstract=t) for k, t in zip((first, second), texts, strict=True)
    }
    read = {}
    for k in (first, second):
        text = papers[k].text
        at = len(papers[k].title) + 1
        read[k] = replace(look.extractions[k], paper=papers[k], sentences=(
            Sentence(start=at, end=len(text), role=Role.METHOD, score=1.0),
        ))  # fmt: skip
    made = named(look, "comb filter", (0, 1), EntityType.METHOD)
    places = tuple(
        replace(m, start=papers[m.paper].text.index("comb filter"), end=papers[m.paper].text.index("comb filter") + 11)
        for m in made.mentions
    )
    made = replace(made, mentions=places)
    sensor = named(look, "hum sensors", (0, 1), EntityType.MODALITY)
    here = replace(look, papers=papers, extractions=read, entities={made.entity.id: made.entity})
    scope = replace(
        scope_of(look, look.field.topics), uses={EntityType.METHOD: (made,), EntityType.MODALITY: (sensor,)}
    )
    assert [u.papers for u in told_things(here, scope, EntityType.METHOD).uses] == [(second,)]
    assert [u.entity.name for u in told_things(here, scope, EntityType.MODALITY).uses] == ["hum sensor data"]


def test_words_that_leave_a_task_open_are_told_apart_from_whole_ones(look: Lookup) -> None:
    kind = EntityType.TASK
    uses = (
        named(look, "detection", (0, 1, 2, 3, 4), kind),
        named(look, "robust estimation", (0, 1, 2, 3), kind),
        named(look, "swarm ranking", (0, 1, 2), kind),
        named(look, "honey pricing", (3, 4), kind),
        named(look, "queen tracking", (5, 6), kind),
    )
    assert most_of(look, kind, *uses) == (
        "Besides detection (five papers) and robust estimation (four), the tasks that they name most are swarm ranking "
        "(three papers), honey pricing (two) and queen tracking (two)."
    )
    assert cells_of(look, kind, *uses)[:3] == [("detection", "5"), ("robust estimation", "4"), ("swarm ranking", "3")]
    assert "detection (five papers)" in most_of(look, kind, *uses[:4])


def cells_of(look: Lookup, kind: EntityType, *uses: Use, others: tuple[Use, ...] = ()) -> list[tuple[str, str]]:
    """The first two cells of a table's rows, where the field has just these things."""
    entities = {u.entity.id: u.entity for u in (*uses, *others)}
    names = read_names(replace(look.field, entities=tuple(entities.values())), look.written, look.sizes)
    here = replace(look, entities=entities, named_by={}, names=names)
    ranked = tuple(sorted(uses, key=lambda u: -len(u.papers)))
    given = {kind: ranked, **({others[0].entity.type: others} if others else {})}
    section = know(here, replace(scope_of(look, look.field.topics), uses=given))
    assert section is not None
    title = {
        EntityType.TASK: "Tasks",
        EntityType.METHOD: "Methods",
        EntityType.METRIC: "Metrics",
        EntityType.DATASET: "Data sets",
    }
    tables = [b for b in section.blocks if isinstance(b, Table) and b.caption == title.get(kind, "Kinds of data")]
    return [(row[0].text, row[1].text) for table in tables for row in table.rows]


def test_what_all_papers_are_on_is_told_once_and_no_method_or_data_of_its_own(look: Lookup) -> None:
    many = tuple(range(8))
    task = named(look, "hum mending", many, EntityType.TASK)
    wet = named(look, "wet hum mending", (0, 1, 2), EntityType.TASK, (task.entity.id,))
    other = named(look, "queen tracking", (3, 4), EntityType.TASK)
    again = named(look, "hum mending systems", (5, 6), EntityType.TASK)
    assert most_of(look, EntityType.TASK, task, wet, other, again) == (
        "Besides hum mending (eight papers), the tasks that they name most are wet hum mending (three papers) and "
        "queen tracking (two)."
    )
    assert cells_of(look, EntityType.TASK, task, wet, other, again) == [
        ("hum mending", "8"), ("wet hum mending", "3"), ("queen tracking", "2"),
    ]  # fmt: skip
    means = named(look, "hum mending system", (0, 1, 2, 3), EntityType.METHOD)
    filters = named(look, "comb filter", (4, 5), EntityType.METHOD)
    assert cells_of(look, EntityType.METHOD, means, filters, others=(task,)) == [("comb filter", "2")]


def test_no_short_form_of_a_task_is_a_data_set_and_no_adjective_a_means(look: Lookup) -> None:
    task = named(look, "hum coding (HCL)", (0, 1), EntityType.TASK)
    short, data = (named(look, name, (0, 1), EntityType.DATASET) for name in ("HCL", "Waxscapes"))
    assert [row[0] for row in cells_of(look, EntityType.DATASET, short, data, others=(task,))] == ["Waxscapes"]
    version = named(look, "HCL v2", (2, 3), EntityType.DATASET, (short.entity.id,))
    rows = cells_of(look, EntityType.DATASET, short, version, data, others=(task,))
    assert {row[0] for row in rows} == {"HCL", "HCL v2", "Waxscapes"}
    means = named(look, "Minimally-invasive", (0, 1), EntityType.METHOD)
    assert cells_of(look, EntityType.METHOD, means, named(look, "comb filter", (1, 2), EntityType.METHOD)) == [
        ("comb filter", "2")
    ]


def test_a_task_of_many_papers_is_told_though_a_few_name_it_with_another_one(look: Lookup) -> None:
    task = named(look, "hum counting", (0, 1, 2, 3), EntityType.TASK)
    both = named(look, "hum counting and ranging", (4,), EntityType.TASK)
    here = replace(look, field=replace(look.field, entities=(task.entity, both.entity)))
    assert ("hum counting", "4") in cells_of(here, EntityType.TASK, task, both)
    both = named(look, "hum counting and ranging", (4, 5, 6), EntityType.TASK)
    here = replace(look, field=replace(look.field, entities=(task.entity, both.entity)))
    assert cells_of(here, EntityType.TASK, task, both) == [("hum counting and ranging", "3")]


def test_where_papers_are_many_only_data_sets_have_rows_of_one_paper(look: Lookup) -> None:
    assert len(scope_of(look, look.field.topics).papers) >= 10
    lone = named(look, "CombNet", (0,), EntityType.METHOD)
    lone = replace(lone, entity=replace(lone.entity, proposed_by=lone.papers))
    data = named(look, "Waxscapes", (0,), EntityType.DATASET)
    scope = replace(scope_of(look, look.field.topics), uses={EntityType.METHOD: (lone,), EntityType.DATASET: (data,)})
    here = replace(look, entities={u.entity.id: u.entity for u in (lone, data)})

    def captions(papers: frozenset[str]) -> list[str]:
        section = know(here, replace(scope, papers=papers))
        return [b.caption for b in section.blocks if isinstance(b, Table)] if section else []

    assert captions(scope.papers) == ["Data sets"]
    assert captions(frozenset(look.paper_order[:3])) == ["Methods", "Data sets"]


def test_goals_and_what_is_given_are_no_methods_and_whose_data_are_is_no_kind_of_them(look: Lookup) -> None:
    kind = EntityType.METHOD
    names = ("privacy", "privacy mechanism", "private algorithm", "implicit feedback", "hive logs", "force feedback")
    uses = [named(look, name, (0, 1), kind) for name in names]
    assert cells_of(look, kind, *uses, named(look, "comb filter", (2, 3), kind)) == [
        ("comb filter", "2"), ("force feedback", "2"),
    ]  # fmt: skip
    kind = EntityType.MODALITY
    uses = [named(look, name, (0, 1), kind) for name in ("private data", "large-scale unlabeled data", "tabular data")]
    assert cells_of(look, kind, *uses) == [("tabular data", "2")]


def test_one_thing_in_noun_and_adjective_or_with_its_kinds_is_counted_once(look: Lookup) -> None:
    kind = EntityType.METHOD
    adjective, noun = named(look, "locally private", (0, 1, 2), kind), named(look, "local privacy", (2, 3), kind)
    assert cells_of(look, kind, adjective, noun) == [("local privacy", "4")]
    wide, kin = named(look, "buzzing mechanism", (0, 1, 2), kind), named(look, "self-buzzing", (2, 3), kind)
    alone = named(look, "buzzing", (4, 5), kind)
    short, full = named(look, "HC", (0, 1), kind), named(look, "hum comb (HC)", (2, 3), kind)
    assert cells_of(look, kind, short, full) == [("hum comb (HC)", "2")]
    assert cells_of(look, kind, wide, kin, alone) == [("buzzing mechanism", "5"), ("self-buzzing", "2")]


def test_text_is_one_kind_of_data_in_running_letters_and_no_part_of_another_word(look: Lookup) -> None:
    kind = EntityType.MODALITY
    shouted, words = named(look, "TEXT", (0, 1), kind), named(look, "textual data", (2,), kind)
    quotes = tuple(replace(m, quote=q) for m, q in zip(shouted.mentions, ("TEXT", "text"), strict=True))
    shouted = replace(shouted, entity=replace(shouted.entity, mentions=quotes), mentions=quotes)
    assert cells_of(look, kind, shouted, words) == [("text", "3")]
    # What texts are written in is no kind of data.
    assert cells_of(look, kind, shouted, named(look, "natural language", (2,), kind)) == [("text", "2")]
    paper = look.paper_order[0]
    said = "A buzz mechanism and hum language processing models; the hum language of hives. Buzz is loud."
    papers = {**look.papers, paper: replace(look.papers[paper], title="Hives", abstract=said)}
    text, here = papers[paper].text, replace(look, papers=papers, extractions={})
    for name, at, is_told in (
        ("buzz", text.index("buzz"), False),
        ("hum language", text.index("hum"), False),
        ("hum language", text.index("hum language of"), True),
    ):
        made = named(here, name, (0,), kind)
        place = (replace(made.mentions[0], start=at, end=at + len(name), quote=name),)
        told = told_things(
            here, replace(scope_of(here, here.field.topics), uses={kind: (replace(made, mentions=place),)}), kind
        )
        assert bool(told.uses) is is_told


def test_a_bare_word_for_reckoning_is_no_task_and_a_metric_comes_with_its_kinds(look: Lookup) -> None:
    kind = EntityType.TASK
    heap = within(named(look, "minimization", (0,), kind), (1, 2, 3), look)
    assert cells_of(
        look, kind, heap, named(look, "rating", (1, 2), kind), named(look, "swarm ranking", (5, 6), kind)
    ) == [("swarm ranking", "2")]
    # Where papers name it by itself it stays.
    assert cells_of(look, kind, named(look, "minimization", (0, 1, 2), kind)) == [("minimization", "3")]
    kind = EntityType.METRIC
    good, wet = named(look, "recall", (0, 1), kind), named(look, "ranking score", (1, 2), kind)
    assert cells_of(look, kind, good, wet) == [("recall", "2")]


def test_a_part_of_data_is_told_under_them_and_nothing_is_set_against_itself(look: Lookup) -> None:
    kind = EntityType.MODALITY
    hum, clip = named(look, "hum", (0, 1, 2, 3), kind), named(look, "hum clips", (2, 3), kind)
    data = (hum, clip, named(look, "comb photo", (3, 4), kind), named(look, "diary", (4, 5), kind))
    tasks = (
        named(look, "swarm ranking", (0, 1, 3), EntityType.TASK),
        named(look, "night swarm ranking", (0, 3), EntityType.TASK),
        named(look, "queen tracking", (3, 4), EntityType.TASK),
        named(look, "honey pricing", (3, 4, 5), EntityType.TASK),
    )
    here = replace(look, entities={u.entity.id: u.entity for u in (*data, *tasks)})
    scope = replace(scope_of(look, look.field.topics), uses={kind: data, EntityType.TASK: tasks})
    assert [u.entity.name for u in told_things(here, scope, kind).under[hum.entity.id]] == ["hum clips"]
    figure = crossed(here, scope, EntityType.TASK, kind, "key", "Tasks by data")
    assert figure is not None
    assert figure.table is not None
    assert [c.label for c in figure.table.columns] == ["Task", "hum", "comb photo", "diary"]
    assert [row[0].text for row in figure.table.rows] == ["honey pricing", "queen tracking", "swarm ranking"]


def test_what_any_field_has_is_told_where_it_stands_in_the_table(look: Lookup) -> None:
    kind = EntityType.MODALITY
    uses = (
        named(look, "comb photo", (0, 1, 2, 3, 4), kind),
        named(look, "image", (0, 1, 2, 3), kind),
        named(look, "hum", (5, 6, 7), kind),
    )
    assert most_of(look, kind, *uses) == (
        "Besides general names such as image (four papers), the kinds of data that they name most are comb photo "
        "(five papers) and hum (three)."
    )


def test_data_are_told_without_their_carriers_and_what_any_field_has_is_not_told_first(look: Lookup) -> None:
    kind = EntityType.MODALITY
    uses = (
        within(named(look, "BUZ", (0, 1), kind), (2, 3, 4), look),
        named(look, "BUZ signals", (2, 3), kind),
        named(look, "image", (0, 1, 2, 3, 4, 5, 6), kind),
        named(look, "comb photo", (5, 6), kind),
    )
    told = most_of(look, kind, *uses)
    assert told == (
        "Besides image (seven papers), the kinds of data that they name most are BUZ (five papers) "
        "and comb photo (two)."
    )
    assert "signal" not in told
    assert most_of(look, kind, uses[2]).startswith("The kind of data that they name most is image (seven papers)")


def test_a_task_that_papers_only_speak_of_and_a_metric_that_has_no_number_are_not_told(look: Lookup) -> None:
    paper = look.paper_order[0]
    said = "Hives matter for hum therapy. We count hums with precision. Its accuracy is 9 of 10."
    text = replace(look.papers[paper], title="Hives", abstract=said)
    ends = [m.end() for m in re.finditer(r"\.(?= |$)", text.text)]
    starts = [len("Hives\n"), *(end + 1 for end in ends[:-1])]
    roles = (Role.BACKGROUND, Role.METHOD, Role.RESULT)
    cut = [Sentence(start=s, end=e, role=r, score=0.9) for s, e, r in zip(starts, ends, roles, strict=True)]
    here = replace(look, extractions={paper: Extraction(paper=text, sentences=tuple(cut))})

    def told(name: str, kind: EntityType) -> list[str]:
        made = named(look, name, (0,), kind)
        at = text.text.index(name)
        mentions = (replace(made.mentions[0], start=at, end=at + len(name), quote=name),)
        scope = replace(scope_of(look, look.field.topics), uses={kind: (replace(made, mentions=mentions),)})
        return [u.entity.name for u in told_things(here, scope, kind).uses]

    assert told("hum therapy", EntityType.TASK) == []
    assert told("count hums", EntityType.TASK) == ["count hums"]
    assert told("precision", EntityType.METRIC) == []
    assert told("count", EntityType.METRIC) == []
    assert told("accuracy", EntityType.METRIC) == ["accuracy"]


def test_beside_what_many_papers_name_what_two_of_them_do_is_not_told(look: Lookup) -> None:
    uses = tuple(use(look, name, many, EntityType.MODALITY) for name, many in (("hums", 9), ("photos", 2)))
    scope = replace(scope_of(look, look.field.topics), uses={EntityType.MODALITY: uses})
    few = named_most(look, scope, EntityType.MODALITY)
    many = named_most(look, replace(scope, papers=frozenset(f"p{n}" for n in range(100))), EntityType.MODALITY)
    assert few is not None
    assert many is not None
    assert "photos" in few.text
    assert "photos" not in many.text


def test_a_figure_that_is_about_so_much_is_quoted_as_such() -> None:
    told = whole_sentence("Our net is faster by ~30% than scales.", ours=True)
    assert told is not None
    assert told.text == "our net is faster by ~30% than scales"
    assert plain("Hives~of wax (~ 3 kg)") == "Hives of wax (~ 3 kg)"
