"""Where to start reading: a short list of papers for the corpus and each topic, with a reason for each."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from extract.records import Extraction, Paper
from kg.english.alike import says_the_same, stems
from kg.english.grammar import as_written, lower_first, number_word, plain, with_article
from kg.english.quoting import LONGEST_SAID, Words, told_of_one, words_of_paper
from kg.evidence import role_at
from kg.folding import fold
from kg.issue_kinds import raised_chance
from kg.issue_state import is_unanswered
from kg.issues import top_issues
from kg.proposals import ALONE, BEFORE, HERE, READ, says_it_proposes
from kg.reading_leads import TOPICS, Named, compares_with, counted, data_brought, things_named, titled, typical_of
from kg.records import Chain, GraphEntity, IssueNode, ReadingStep, Topic
from kg.topics import walk_topics
from kg.wide_words import TOO_WIDE
from kg.words import content_words
from ontologies.vocabulary import ChainKind, EntityType, Role

# Steps in one list: an evening's reading.
_MOST = 8
_MOST_BONES = 4
# Issues beside papers that lead in by what they share, and data sets.
_BESIDE_LEADS, _MOST_DATA = 2, 2
_MOST_OPEN = 2
# A topic is one of the larger ones with a third of the papers of the largest; a task or kind of data is the field's
# where a fifth of the papers name it.
_LARGER, _SHARED = 3, 5
# A word is of a field where one paper in twenty uses it; asked only of fields with so many papers, of which a quarter
# is left aside.
_OFTEN, _MANY, _QUARTER = 20, 60, 4
# Below this score of their phrases it is not sure that two issues are one.
_ALIKE = 0.8
# A score beyond that of any likeness, for ties by a name or a citation.
_BY_NAME = 2.0
# Beside the score of an issue's phrase (0 to 1): enough to choose among phrases that are about as sure.
_CENTRAL = 0.3
# The same for how much of what the paper finds hard the issue is: one with a single question leads into that.
_MAIN = 0.4
# A sentence that a reason quotes: longer ones make the list of steps a text.
_LONGEST_WORDS = 260
# Words of a paper that an issue is named by.
_LONGEST_NAME = 140
# Papers are told as among the newest where no more than a quarter of those with a date are newer.
_NEWEST = 4
# An outlook leaves something open where it owns up to a lack or a need; "we aim to help" does not.
_OPEN = re.compile(
    r"\b(?:however|remain(?:s|ing|ed)?|limit(?:ed|ation|ations|s)|not yet|lack(?:s|ing)?|requir(?:e|es|ed|ing)|"
    r"need(?:s|ed)?|future work|further|unsolved|unresolved|unexplored|(?:left|stay|stays) open|"
    r"open (?:issue|problem|question|challenge)s?)\b",
    re.I,
)
# What a part of a title is, where it is a survey; "tools for survey writers" and "peer review" are none.
_NO_TOPIC = r"^(?:(?!\b(?:for|to|from|with|via|by|peer|product|code)\b).)*?"
_SURVEY = re.compile(
    rf"{_NO_TOPIC}\b(?:survey|tutorial|introduction to|primer|roadmap"
    r"|(?:an?|brief|critical|comprehensive|literature|scoping|short|systematic) (?:\w+ )?(?:review|overview)"
    r"|(?:review|overview) (?:of|on)|(?:recent|current) (?:advances|developments?|trends)"
    r"|state[ -]of[ -]the[ -]art (?:in|of|and)"
    r"|challenges and (?:future )?(?:directions|opportunities|perspectives))\b",
    re.IGNORECASE,
)
# The same as far as its abstract says so, too: "what is a hive?" may be a study, and "a system overview" a system's.
_MAY_BE_SURVEY = re.compile(
    rf"{_NO_TOPIC}\b(?:review(?=\s*(?:$|[,(]|of\b|on\b|and\b))|overview|perspectives? on|what (?:is|are))\b",
    re.IGNORECASE,
)
_SURVEYS = re.compile(
    r"(?i)\b(?:(?:this|our|the present|a|comprehensive|systematic|brief) (?:\w+ )?(?:survey|review|overview|tutorial)"
    r"|(?:we|paper|article|chapter) (?:\w+ )?(?:surveys?|reviews?|summari[sz]es?|give an overview))\b"
)
# What a paper says that it covers.
_COVERS = re.compile(
    r"(?i)\b(?:we|here|it|this (?:\w+ )?(?:paper|survey|review|article|overview|chapter|tutorial|work|study))\b"
    r"[^.]{0,60}?"
    r"\b(?:survey|review|present|provide|discuss|summari[sz]|overview|cover|outline|describ|examin|introduc|giv|explor"
    r"|investigat|systemati[sz]|focus|categori[sz]|analy[sz])"
)
_ENDS_IN = re.compile(
    r"(?i)\b(?:conclud\w*|finally|lastly)\b|\b(?:future|open) (?:research )?(?:directions|questions|work)\b"
)
_GOES_ON = re.compile(
    r"(?i)(?:for (?:this|that)|therefore|thus|hence|then|finally|also|however|moreover|furthermore|in addition"
    r"|to this end|it|they)\b"
)
# A name with the next word stuck to it, where the text lacks a blank: "BUZ_Ethat".
_GLUED = re.compile(r"[A-Z\d]{2,}(?:that|which|with|and|for|from|to|is|are)\b")
# A name that its own sentence goes on from, or that says no more than that a thing is seen as another.
_NO_NAME = re.compile(r"(?i)\b(?:through|via|by|with|of|for|in|on|to|from|that|which|and|or)$|^formulation\b")
_PART = re.compile(r"[:;.?!]\s|\s[-–—]\s")


def _is_survey(title: str, abstract: str = "") -> bool:
    parts = _PART.split(title)
    # "Look, learn and review": a deed of several, which the paper's own thing goes by.
    parts = [part for part in parts if not re.search(r"(?i)(?:,|\band) (?:review|survey)$", part.strip())]
    if any(_SURVEY.search(part) for part in parts):
        return True
    return _SURVEYS.search(abstract) is not None and any(_MAY_BE_SURVEY.search(part) for part in parts)


def build_reading(
    topics: Topic,
    issues: Sequence[IssueNode],
    chains: Sequence[Chain],
    extractions: Sequence[Extraction],
    entities: Sequence[GraphEntity] = (),
) -> tuple[tuple[str, tuple[ReadingStep, ...]], ...]:
    """(topic id, steps) for the corpus and every topic with more than one paper, in the order of the tree.

    A survey first; then papers that bring data which others name, and those that have most in common with the rest of
    a topic; one paper for each main issue, the one that states it most surely and is most central; last a recent one
    that compares several known things, and the newest that leave such an issue open.
    """
    by_paper = {x.paper.id: x for x in extractions}
    by_topic: dict[str, list[IssueNode]] = defaultdict(list)
    for issue in issues:
        by_topic[issue.topic].append(issue)
    links: dict[str, dict[str, float]] = defaultdict(dict)
    raised: dict[tuple[str, str], set[str]] = {}
    for chain in chains:
        # Only steps that a citation, a name or an issue carries; likeness alone makes no origin. Of papers whose dates
        # tell no order none is called later, unless it cites the other or takes its name up.
        if chain.kind is ChainKind.ANSWERS and chain.dated:
            links[chain.source][chain.target] = min(e.score for e in chain.evidence)
            raised[chain.source, chain.target] = {chain.issue or ""}
        elif chain.evidence[0].rule in ("taken up", "cites"):
            links[chain.source][chain.target] = _BY_NAME
    named = things_named(entities, extractions)
    around = {child.id: topic.papers for topic in walk_topics(topics) for child in topic.children}
    found = []
    for topic in walk_topics(topics):
        if len(topic.papers) > 1 or topic.level == 0:
            own = top_issues(by_topic[topic.id], topic.id)
            steps = _steps(topic, own, links, raised, by_paper, named, around.get(topic.id, ()))
            found.append((topic.id, steps))
    return tuple(found)


def _steps(
    topic: Topic,
    issues: Sequence[IssueNode],
    links: Mapping[str, Mapping[str, float]],
    raised: Mapping[tuple[str, str], set[str]],
    by_paper: Mapping[str, Extraction],
    named: Named,
    around: Sequence[str],
) -> tuple[ReadingStep, ...]:
    steps: dict[str, str] = {}
    inside = set(topic.papers)
    typical = {place.paper: place.score for place in topic.places}
    papers = [by_paper[p].paper for p in topic.papers]
    surveys = [p for p in papers if _is_survey(p.title, p.abstract)]
    if surveys:
        # That whose title names what most papers do, of the part of the topic with the most papers, then the newest.
        width = {p: len(child.papers) for child in topic.children for p in child.papers}
        counts = counted(frozenset(inside), named)
        wide = {p.id: titled(p.title, counts, named) for p in surveys}
        first = max(surveys, key=lambda p: (wide[p.id], width.get(p.id, 1), p.date or "", p.id))
        steps[first.id] = _survey_reason(by_paper[first.id])
    beside = _beside(papers)
    for brings, reason in data_brought(inside, named, by_paper)[:_MOST_DATA]:
        steps.setdefault(brings, reason)
    led = _led_by(topic, named, beside, by_paper, around)
    for leads, reason in led:
        steps.setdefault(leads, reason)
    if papers and not steps:
        taken = {p.id: len(inside.intersection(links.get(p.id, ()))) for p in papers}
        start = min(papers, key=lambda p: (-taken[p.id], -typical.get(p.id, 0.0), p.date or "9999", p.id))
        scores = [score for p, score in links.get(start.id, {}).items() if p in inside]
        if taken[start.id] > 1 and (_BY_NAME in scores or 2 * sum(score >= _ALIKE for score in scores) > len(scores)):
            by_issue = {key for p in inside for key in raised.get((start.id, p), ())}
            own = [i for i in issues if i.id in by_issue]
            steps[start.id] = _taken_up(scores, own[0] if len(by_issue) == len(own) == 1 else None, start.id)
    told_issues, most_issues = 0, _BESIDE_LEADS if led else _MOST_BONES
    for issue in issues:
        if told_issues == most_issues or (told_issues and len(issue.papers) < 2):
            break
        candidates = [by_paper[p].paper for p in issue.papers if p not in steps]
        if not candidates:
            continue
        # What leads into the field states the issue itself, and is on a main subject of the field.
        candidates = [
            p
            for p in candidates
            if _states(by_paper[p.id], issue) and _is_on_main(p.id, topic, by_paper) and p.id not in beside
        ]
        if not candidates:
            continue
        stated: dict[str, float] = defaultdict(float)
        for e in issue.evidence:
            slug = issue.type if len(issue.papers) > 1 else None
            stated[e.paper] = max(stated[e.paper], raised_chance(by_paper[e.paper], e, slug))
        central = {p.id: typical.get(p.id, 0.0) + len(inside.intersection(links.get(p.id, ()))) for p in candidates}
        most = max(central.values()) or 1.0
        told = {p.id: _words_on(by_paper[p.id], issue) is not None for p in candidates}
        answered = {s.paper for s in issue.solutions if s.evidence.rule in (HERE, READ)}
        chosen = min(
            candidates,
            key=lambda p: (
                not told[p.id],
                bool(answered) and p.id not in answered,
                -round(stated[p.id] + _CENTRAL * central[p.id] / most + _MAIN * _main_share(by_paper[p.id], issue), 4),
                p.id,
            ),
        )
        steps[chosen.id] = _issue_reason(by_paper[chosen.id], issue)
        told_issues += 1
    if papers and not steps:
        start = min(
            papers, key=lambda p: (-typical.get(p.id, 0.0), -_background(by_paper[p.id]), p.date or "9999", p.id)
        )
        if start.id in typical and len(papers) > 2:
            steps[start.id] = "One to begin with: its wording is nearest to that of all papers here."
        elif _background(by_paper[start.id]):
            steps[start.id] = "An easy way in: no other abstract here tells more of the background."
        else:
            steps[start.id] = "One to begin with: none of the papers stands out."
    late = sorted((p for p in papers if _is_new(p, papers)), key=lambda p: p.id)
    late.sort(key=lambda p: p.date or "", reverse=True)
    compared = compares_with([p.id for p in late if p.id not in steps], by_paper)
    if compared and len(steps) < _MOST:
        steps[compared[0]] = f"One of the newest papers here; sets its own work beside {compared[1]}."
    added = 0
    for paper, issue, unanswered in _left_open(issues, by_paper):
        newest = _is_new(paper, papers)
        # What was open long ago is no way in.
        if added < _MOST_OPEN and paper.id not in steps and (newest or not paper.date):
            steps[paper.id] = _open_reason(by_paper[paper.id], issue, unanswered=unanswered, newest=newest)
            added += 1
    return tuple(ReadingStep(paper=paper, reason=reason) for paper, reason in list(steps.items())[:_MOST])


def _led_by(
    topic: Topic,
    named: Named,
    beside: frozenset[str],
    by_paper: Mapping[str, Extraction],
    around: Sequence[str],
) -> list[tuple[str, str]]:
    """The typical paper of each of the largest topics below, or of a topic that has none."""
    dates = {p: by_paper[p].paper.date or "" for p in topic.papers}
    titles = {p: by_paper[p].paper.title for p in topic.papers}
    below = sorted((t for t in topic.children if len(t.papers) > 2), key=lambda t: (-len(t.papers), t.label))
    if len(below) > 1:
        found = [typical_of(t, named, beside, titles, dates, topic.papers, whole=False) for t in below[:TOPICS]]
    else:
        found = [typical_of(topic, named, beside, titles, dates, around, whole=True)] if topic.level else []
    return [step for step in found if step]


def _states(extraction: Extraction, issue: IssueNode) -> bool:
    """Whether a paper raises an issue where it states its own, as far as the roles of its sentences are known."""
    if not extraction.sentences:
        return True
    mine = (e for e in issue.evidence if e.paper == extraction.paper.id)
    return any(role_at(extraction, e.start) in (Role.ISSUE, Role.SOLUTION) for e in mine)


def _main_share(extraction: Extraction, issue: IssueNode) -> float:
    """How much of what a paper finds hard is an issue, by its phrases where it states its own, and by its title."""
    mine = {(e.start, e.end) for e in issue.evidence if e.paper == extraction.paper.id}
    own = {
        (i.start, i.end) for i in extraction.issues if role_at(extraction, i.start) in (Role.ISSUE, Role.SOLUTION)
    } | mine
    share = sum(place in mine for place in own) / len(own)
    titled = stems(extraction.paper.title)
    words = [stems(extraction.paper.text[start:end]) for start, end in sorted(mine)]
    return max(share, 0.5 if any(len(w & titled) > 1 for w in words) else 0.0)


def _is_on_main(paper: str, topic: Topic, by_paper: Mapping[str, Extraction]) -> bool:
    """Whether a paper stands in one of the larger topics below, or names the task or the data that most papers do."""
    widest = max((len(child.papers) for child in topic.children), default=0)
    own = max((len(child.papers) for child in topic.children if paper in child.papers), default=0)
    if not topic.children or (own > 1 and _LARGER * own >= widest):
        return True
    named: dict[EntityType, Counter[str]] = {EntityType.TASK: Counter(), EntityType.MODALITY: Counter()}
    for other in topic.papers:
        for kind, count in named.items():
            count.update(_names(by_paper[other], kind))
    for kind, count in named.items():
        name, most = min(count.items(), key=lambda n: (-n[1], n[0]), default=("", 0))
        shared = _SHARED * most >= len(topic.papers) and name not in TOO_WIDE
        if shared and any(f" {key}".endswith(f" {name}") for key in _names(by_paper[paper], kind)):
            return True
    return False


def _beside(papers: Sequence[Paper]) -> frozenset[str]:
    """The papers, a quarter of a large field, that use least of the words that many of its papers use.

    They come from other fields more often than the rest, and lead into these.
    """
    if len(papers) < _MANY:
        return frozenset()
    words = {paper.id: frozenset(content_words(paper.text)) for paper in papers}
    counts = Counter(word for said in words.values() for word in said)
    often = {word: n for word, n in counts.items() if _OFTEN * n > len(papers)}
    typical = {
        paper: round(sum(often.get(word, 0) for word in said) / (len(papers) * max(1, len(said))), 9)
        for paper, said in words.items()
    }
    ordered = sorted(typical, key=lambda paper: (typical[paper], paper))
    return frozenset(ordered[: len(papers) // _QUARTER])


def _names(extraction: Extraction, kind: EntityType) -> set[str]:
    """The folded names that a paper has for its tasks or data."""
    entities = [e for e in extraction.entities if e.type is kind]
    return {key for e in entities for name in (e.name, *e.aliases) if (key := fold(name))}


def _taken_up(scores: Sequence[float], issue: IssueNode | None, paper: str) -> str:
    """That later papers go on from one, by a name (``_BY_NAME``) or by an issue, which is told where it is one."""
    later = number_word(len(scores)).capitalize()
    if _BY_NAME in scores:
        return f"{later} later papers here take up what it proposes, or an issue that it raises."
    return f"{later} later papers here take up an issue that it raises" + (
        f": {_named(issue, paper)}." if issue else "."
    )


def _left_open(issues: Sequence[IssueNode], by_paper: Mapping[str, Extraction]) -> list[tuple[Paper, IssueNode, bool]]:
    """Papers that say of an issue that it stays open, then those that raise one without a solution; newest first."""
    said = [
        (by_paper[p].paper, issue, False)
        for issue in issues
        for p in sorted({e.paper for e in issue.open if _OPEN.search(e.quote)})
        if p in by_paper
    ]
    # What one paper alone raises, without a solution, is more often a matter of wording than an open end of the field.
    papers = {p: x.paper for p, x in by_paper.items()}
    bare = [issue for issue in issues if is_unanswered(issue, papers) and not issue.open]
    # What a paper that puts something forward raises, it mostly meets in other words.
    bare = [issue for issue in bare if not any(_proposes(by_paper[p]) for p in issue.papers if p in by_paper)]
    lasting = [issue for issue in bare if len(issue.papers) > 1]
    raised = [(by_paper[p].paper, issue, True) for issue in lasting for p in issue.papers if p in by_paper]
    for found in (said, raised):
        found.sort(key=lambda item: item[0].id)
        found.sort(key=lambda item: item[0].date or "", reverse=True)
    return said + raised


def _proposes(extraction: Extraction) -> bool:
    own = any(thing.proposed for thing in extraction.entities)
    return bool(extraction.solutions) or own or says_it_proposes(extraction.paper.abstract)


def _survey_reason(extraction: Extraction) -> str:
    """What a survey says itself that it covers."""
    sentences = [s for s in extraction.sentences if s.role is not Role.BACKGROUND]
    texts = [plain(extraction.paper.text[s.start : s.end]) for s in sentences]
    fit = [t for t in texts if len(t) <= _LONGEST_WORDS and t[:1].isupper() and t.endswith(".") and _COVERS.search(t)]
    # What it ends in is not what it covers.
    fit = [t for t in fit if not _ENDS_IN.search(t)] or fit
    # One that speaks of the survey itself before one that begins with "we", before one that goes on from another.
    fit.sort(key=lambda t: (_SURVEYS.search(t) is None, _GOES_ON.match(t) is not None))
    return f"A survey, in its own words: “{fit[0]}”" if fit else "A survey, as its title says."


def _is_new(paper: Paper, papers: Sequence[Paper]) -> bool:
    """Whether few papers are newer than this one, as far as their dates tell."""
    dates = [p.date for p in papers if p.date]
    return bool(paper.date) and _NEWEST * sum(d > (paper.date or "") for d in dates) <= len(dates)


def _open_reason(extraction: Extraction, issue: IssueNode, *, unanswered: bool, newest: bool) -> str:
    if unanswered:
        told = f"raises {_named(issue, extraction.paper.id)}, for which no solution was made out here."
        return f"One of the newest papers here; it {told}" if newest else f"It {told}"
    said = max(
        (e for e in issue.open if e.paper == extraction.paper.id and _OPEN.search(e.quote)),
        key=lambda e: (e.score, -e.start),
        default=None,
    )
    words = plain(said.quote) if said else ""
    if words and len(words) <= _LONGEST_WORDS and words[:1].isupper() and words.endswith((".", "?")):
        told = f"of {_named(issue, extraction.paper.id)} it leaves this open: “{words}”"
    else:
        told = f"it says what is still open about {_named(issue, extraction.paper.id)}."
    return f"One of the newest papers here; {told}" if newest else f"{told[:1].upper()}{told[1:]}"


def _named(issue: IssueNode, paper: str) -> str:
    """An issue by its kind or by words of a paper, in quotation marks; what we made of the words of one stands bare."""
    name = lower_first(issue.label)
    theirs = any(name.casefold() in " ".join(e.quote.split()).casefold() for e in issue.evidence)
    several = len(issue.papers) > 1
    if theirs or (issue.type and several):
        return f"“{name}”"
    said = [plain(e.quote) for e in issue.evidence if e.paper == paper and not several]
    fit = [words for words in said if len(words) <= _LONGEST_NAME and not words.endswith(".")]
    return f"“{lower_first(fit[0])}”" if fit else name


def _issue_reason(extraction: Extraction, issue: IssueNode) -> str:
    """Why a paper stands for an issue: how many raise it, in which words this one does, and what it puts against it."""
    many = len(issue.papers)
    on = f"On {_named(issue, extraction.paper.id)}"
    on += f", which at least {number_word(many)} papers here raise" if many > 1 else ""
    told = _told_on(extraction, issue)
    return f"{on}: it {told}." if told else f"{on}."


def _told_on(extraction: Extraction, issue: IssueNode) -> str:
    """The words of a paper on an issue and what it puts against it, as predicates; empty where there is neither."""
    words, paper = _words_on(extraction, issue), extraction.paper
    known = (issue.label, _named(issue, paper.id))
    told = [told_of_one(words)] if words and not any(says_the_same(words.text, name) for name in known) else []
    own = (s for s in issue.solutions if s.paper == paper.id and s.evidence.rule not in (ALONE, BEFORE))
    named = sorted(own, key=lambda s: (-s.evidence.score, s.id))
    if named:
        name = as_written(plain(named[0].label), plain(named[0].evidence.quote))
        # What its title names stands right before the reason, and says by itself that it is put forward.
        if not stems(name) <= stems(paper.title) and not _GLUED.search(name) and not _NO_NAME.search(name):
            told.append(f"puts forward {with_article(name)}")
    return " and ".join(told)


def _words_on(extraction: Extraction, issue: IssueNode) -> Words | None:
    """The surest words of a paper on an issue that can stand in a sentence."""
    mine = (e for e in issue.evidence if e.paper == extraction.paper.id)
    for e in sorted(mine, key=lambda e: (-e.score, e.start)):
        words = words_of_paper(extraction, e.start, e.end)
        if words and len(words.text) <= LONGEST_SAID:
            return words
    return None


def _background(extraction: Extraction) -> int:
    return sum(s.role is Role.BACKGROUND for s in extraction.sentences)
