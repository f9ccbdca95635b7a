"""Causes that the text states for an issue: "X due to Y", "X stems from Y", "Y leads to X".

A paper's extraction and one of its issues go in; the words that name the cause come out. Nothing is inferred: without
one of the cues in the issue's own sentence there is no cause. Where a cause is an issue itself, ``link_causes`` says
which.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from extract.lexicon import PREPOSITIONS, word_set
from extract.records import Extraction, Issue
from kg.clauses import fragment_noun, split_clause
from kg.complaints import complains
from kg.evidence import quote
from kg.issue_kinds import load_issue_kinds
from kg.issue_labels import capital, issue_label, noun_phrase
from kg.phrases import (
    HARD_LIMIT,
    base_of,
    begins_with_verb,
    has_verb,
    points_outside,
    stands_alone,
    telling,
    trim,
    words_of,
)
from kg.records import Cause, Evidence, IssueNode
from kg.words import content_words, cosine, weigh

# The cause follows the cue.
_BACKWARD = re.compile(
    r"\b(?:due to|owing to|because of|caused by|stems? from|stemming from|arises? from|arising from|"
    r"results? from|resulting from|attribut(?:ed|able) to|as a result of|"
    r"originat(?:es?|ing) from|induced by|because|since)\s+",
    re.IGNORECASE,
)
# The effect follows the cue, the cause stands before it.
_FORWARD = re.compile(
    r",?\s*\b(?:(?:which|that|this|and|thus|thereby|often|may|can|could|will|in turn)\s+){0,3}"
    r"(?:leads? to|leading to|results? in|resulting in|(?<!one )(?<!another )(?<!main )(?<!major )(?<!the )(?<!a )"
    r"causes?(?! (?:is|are|was|of|for|that|and)\b)|causing|"
    r"gives? rise to|giving rise to|brings? about|induces?|inducing)\s+",
    re.IGNORECASE,
)
# The next sentence gives the reason: "This is mainly because | the water is murky".
_THIS_IS = re.compile(
    r"(?:[\w\-]+ ){0,6}?(?:\b(?:show|find|found|reveal|suggest|indicat|demonstrat|observ|argu|report)\w*\s+that\s+)?"
    r"\b(?:this|that|it)\s+(?:(?:problem|issue|limitation|difficulty|gap|shortcoming|phenomenon|failure|"
    r"degradation|challenge|"
    r"discrepancy|weakness)\s+)?(?:(?:is|was|may be|can be|could be)\s+)?(?:[a-z]+ly\s+|in part\s+|partly\s+|"
    r"due\s+in\s+part\s+)*"
    r"(?P<cue>because(?: of)?|due to|owing to|caused by|attribut(?:ed|able) to|stems? from|arises? from|results? from|"
    r"originates? from)\s+",
    re.IGNORECASE,
)
# The issue's own phrase begins with what the cause does: "short cables limit the depth of a survey".
_HOLDING_BACK = re.compile(
    r",?\s*\b(?:(?:which|that|and|thus|thereby|often|may|can|severely|significantly|further|greatly) ){0,3}"
    r"(?:limit|hinder|hamper|imped|restrict|impair|preclud|prevent|degrad|obstruct|constrain|undermin)(?:e?s|ing|e)? "
    r"(?!(?:on|of|to|for)\b)",
    re.IGNORECASE,
)
_CLAUSE_END = re.compile(
    r"[.;:]|,\s|\s(?:which|while|whereas|but|thus|thereby|making|"
    r"hindering|limiting|leading|resulting)\b|\)\s"
)
_CLAUSE_START = re.compile(
    r"[;:]|\b(?:however|although|but|while|whereas|moreover|yet)\b,?\s|,\s+and\s|\band\s(?=(?:this|these|it|they|"
    r"the|thus|"
    r"which)\s)|(?<=\w\w)\sthat\s",
    re.IGNORECASE,
)
_LISTED = re.compile(
    r"(?:,\s+(?!and\b|or\b|which\b|while\b|we\b|it\b|they\b|this\b)[\w\-]+(?:\s+[\w\-]+){0,4}?)+,?\s+(?:and|or)\s+"
    r"(?!we\b|it\b|they\b|this\b|thus\b|therefore\b|hence\b)[\w\-]+(?:\s+[\w\-]+){0,5}?(?=\s*(?:[.;:,]|$))"
)
_JOINED_ON = re.compile(r"[\s,]+(?:hence|thus|thereby|therefore|and|also|often|which|that|this)$", re.IGNORECASE)
# These belong to the noun right before them, not to all that the clause tells.
_PARTICIPLE = re.compile(r"(?:caused|induced) by|(?:stemming|arising|resulting) from", re.IGNORECASE)
# "It blurs the view, and limits the depth": two things that one subject does, not one that the other brings about.
_TWO_DEEDS = re.compile(r"\band\b(?!.*\b(?:thus|thereby|hence|therefore|so|which|that)\b)", re.IGNORECASE | re.DOTALL)
# What a clause begins with before it comes to who does what: a ground, which is the cause itself, or a setting.
_GROUND = re.compile(
    r"^(?:since|because|as|given that|due to|owing to|because of)\s+(.{8,}?),\s", re.IGNORECASE | re.DOTALL
)
_SETTING = re.compile(
    r"^(?:when|while|although|though|despite|if|in|for|with|under|at|during|on|unlike|"
    r"compared (?:to|with))\b[^,]{2,60},\s+",
    re.IGNORECASE,
)
# What brings nothing about: what holds in spite of it, and "two issues that limit it".
_VAIN = re.compile(
    r"^\s*(?:despite|in spite of|although|though|unlike)\b[^,]*$|"
    r"\b(?:two|three|four|several|some|many|these|those|such|above|following|specific|certain|main|"
    r"key)\s+(?:[\w\-]+\s+)?"
    r"(?:issues|problems|challenges|drawbacks|limitations|factors|things|conditions|aspects)\s*$|"
    r"^\s*(?:this|these|such|that)\s+(?:[\w\-]+\s+)?[\w\-]+\s*$",
    re.IGNORECASE,
)
_BROKEN_OFF = re.compile(r"(?:,\s+and|\bwhile|\bwhereas)\s+$", re.IGNORECASE)
# A verb in the third person with its object: whose deed it is stands before.
_DEED = re.compile(r"[a-z]{3,}s (?:the|an?|its|their|this|these|all|no)\b", re.IGNORECASE)
# Who has found it does not matter.
_FINDING = re.compile(
    r"^(?:[\w\-]+ ){0,2}(?:studies|works?|research|experiments|results|papers|findings|analys[ei]s|we) (?:have |has )?"
    r"(?:show|find|found|reveal|suggest|indicat|demonstrat|observ|argu|report|point)\w*(?: out)? that\s+",
    re.IGNORECASE,
)
# "Such an approach", "this method" at the end: which one stands elsewhere.
_POINTS = re.compile(
    r"\b(?:this|these|such|that) (?:an? )?(?:[\w\-]+ )?"
    r"(?:approach|method|model|technique|system|strateg|framework|way|scheme)\w*(?: in practice)?$",
    re.IGNORECASE,
)
# "They rest on bold assumptions — such as calm seas — which limits their use": not the calm seas do.
_ASIDE_END = re.compile(r"(?P<aside>\s*[—–(](?P<inner>[^—–()]*)[—–)])\s*,?\s*$")
# "Ships drift owing to wind, which leads to loss": the drifting does, not the wind.
_GROUND_END = re.compile(
    r"[\s,]*\b(?:due to|owing to|because of|as a result of)\s+(?:(?:an?|the|their|its)\s+)?$", re.IGNORECASE
)
_SUCH_AS = re.compile(
    r"^(?:[\w\-]+ )?(?:reasons|factors|causes|issues|problems|challenges|things|aspects) (?:such as|like|including)\s+",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"^(?:it|they|this|these|that|which)\s+(?=\w)", re.IGNORECASE)
_MANNER_END = re.compile(
    r"(?:\s+(?:also|often|further|usually|typically|generally|naturally|inherently|inevitably|unavoidably|"
    r"invariably|easily|"
    r"severely|significantly|greatly|directly|ultimately|consequently|potentially|necessarily|eventually|subsequently|"
    r"possibly|could|would|might|may|can|will))+$",
    re.IGNORECASE,
)
_ASIDE = re.compile(r",?\s+(?:before|after|when|while|because|as|if|until|since|so)\s", re.IGNORECASE)
_BARE = re.compile(
    r"(?:drawback|limit|problem|challeng|issue|difficult|shortcoming|weakness|demand|need)", re.IGNORECASE
)
_AGENTS = word_set("approach approaches method methods model models technique techniques system systems work")
_EFFECT = re.compile(r",?\s+(?:thereby|thus|hence)\s+\w+ing\b", re.IGNORECASE)
_SHORT_OPENING = re.compile(r"^\w+,\s+")
# After these a clause follows, which a comma does not end where "and" goes on with it.
_CLAUSAL = ("because", "since")
_SENTENCE_END = re.compile(
    r"[;:]|(?<!e\.g)(?<!i\.e)\.(?=\s|$)|,\s+(?:which|while|whereas|but|thus|so|thereby|making|we)\s"
)
# "Due to a number of factors": which, it does not say.
_MANY_THINGS = re.compile(
    r"(?:multitude|number|variety|range|combination|host|set|plethora|series|many|several|various|multiple|different|numerous|other)"
    r"(?:\s+of)?\s+(?:[\w\-]+\s+){0,2}?(?:factors|reasons|causes|issues|problems|challenges|aspects)$",
    re.IGNORECASE,
)
# What the work reckons with: "a keel that accounts for | drift due to wind".
_RECKONS_WITH = re.compile(
    r"\b(?:account(?:s|ed|ing)?\s+for|tak(?:e|es|ing)\s+into\s+account|compensat(?:e|es|ed|ing)\s+for|cop(?:e|es|ing)\s+with)\s+"
    r"(?:(?:the|any|both|an?)\s+)*$",
    re.IGNORECASE,
)
_RECKONED = 50
_THERE_IS = re.compile(r"there (?:is|are|was|were|exists?)\b", re.IGNORECASE)
_BACKWARD_SCORE, _FORWARD_SCORE = 0.9, 0.8
_MAX_WORDS = 16
_SHORT = 5  # words of a cause that does no more than name its issue again
_NEAR = 12  # characters between an issue and the cue that makes it a cause: a bracketed short form
# A cause names an issue where their words lie mostly in one another, else where they are alike (as those of issues that
# become one node).
_COVERED, _LIKE = 0.6, 0.5


def find_causes(extraction: Extraction, issue: Issue) -> tuple[Cause, ...]:
    """The causes that the issue's sentence states, in text order."""
    if not 0 <= issue.sentence < len(extraction.sentences):
        return ()
    sentence = extraction.sentences[issue.sentence]
    text = extraction.paper.text
    found: dict[tuple[int, int], Cause] = {}
    for cue in _BACKWARD.finditer(text, sentence.start, sentence.end):
        # The issue is what comes before the cue, in the clause that ends there or in the issue's own phrase.
        if _is_noun(text, issue, cue) or _another_between(extraction, issue, cue.start()):
            continue
        if (
            issue.start < cue.start()
            and not re.search(r"[,;:]", text[issue.end : cue.start()])
            and cue.start() - issue.end < 60
            and not re.search(r"\b(?:if|whether|unless)\b", text[issue.end : cue.start()])
        ):
            if _PARTICIPLE.match(cue.group()) and (
                re.search(r"\band\b", text[issue.end : cue.start()])
                or _FORWARD.search(text, issue.end, cue.start())
                or (cue.start() < issue.end and begins_with_verb(issue.text, "the "))
            ):
                continue
            clausal = cue.group().strip().casefold() in _CLAUSAL
            end = _clause_end(text, cue.end(), sentence.end, _SENTENCE_END if clausal else _CLAUSE_END)
            _add(found, extraction, issue, cue.end(), end, "cause after cue", _BACKWARD_SCORE)
    for cue in _FORWARD.finditer(text, sentence.start, sentence.end):
        if any(_stands_nearer(text, i, cue.end(), issue) for i in extraction.issues):
            continue
        if cue.end() <= issue.start + 1 and issue.start - cue.end() < 40 and "," not in text[cue.end() : issue.start]:
            _add_before(found, extraction, issue, cue)
    for cue in _HOLDING_BACK.finditer(text, sentence.start, sentence.end):
        if cue.start() <= issue.start < cue.end():
            _add_before(found, extraction, issue, cue)
    if not found:
        _add_next(found, extraction, issue)
    return tuple(found[key] for key in sorted(found))


def _add_next(found: dict[tuple[int, int], Cause], extraction: Extraction, issue: Issue) -> None:
    """The cause that the next sentence gives for the last issue of its own: "this is because ..."."""
    number = issue.sentence + 1
    if number >= len(extraction.sentences):
        return
    if any(other.sentence == issue.sentence and other.start > issue.end for other in extraction.issues):
        return
    text, sentence = extraction.paper.text, extraction.sentences[number]
    cue = _THIS_IS.match(text, sentence.start, sentence.end)
    if cue is None:
        return
    clausal = cue.group("cue").casefold() in _CLAUSAL
    end = _clause_end(text, cue.end(), sentence.end, _SENTENCE_END if clausal else _CLAUSE_END)
    _add(found, extraction, issue, cue.end(), end, "cause in the next sentence", _FORWARD_SCORE)


def _add_before(found: dict[tuple[int, int], Cause], extraction: Extraction, issue: Issue, cue: re.Match[str]) -> None:
    """The cause before a cue: the issue that ends right there, else the clause."""
    at = cue.start()
    aside = _ASIDE_END.search(extraction.paper.text, extraction.sentences[issue.sentence].start, at)
    if aside is not None and len(aside.group("inner").split()) > 1:
        at = aside.start()
    near = [i for i in extraction.issues if i is not issue and 0 <= at - i.end <= _NEAR and i.end <= issue.start]
    near = [i for i in near if i.sentence == issue.sentence]
    if _TWO_DEEDS.search(cue.group()):
        near = [i for i in near if not begins_with_verb(i.text)]
    if near:
        last = max(near, key=lambda i: (i.end, i.start))
        head = extraction.paper.text[extraction.sentences[issue.sentence].start : last.start]
        if (ground := _GROUND_END.search(head)) is not None and head[: ground.start()].strip():
            stop = last.start - len(ground.group())
            stated = [i for i in extraction.issues if i.sentence == issue.sentence and 0 <= stop - i.end <= _NEAR]
            if not stated or _TWO_DEEDS.search(cue.group()):
                return
            last = max(stated, key=lambda i: (i.end, i.start))
        listed = _BROKEN_OFF.search(extraction.paper.text[max(0, last.start - 12) : last.start]) is not None
        if listed and not complains(last.text) and not _has_finite(last.text):
            return  # "lacking light, air, and room": what is lacking is said before the list
        _add(found, extraction, issue, last.start, last.end, "issue before cue", _FORWARD_SCORE, last)
        return
    text = extraction.paper.text
    start, end = _clause_start(text, extraction.sentences[issue.sentence].start, at), at
    if _TWO_DEEDS.search(cue.group()) and _PRONOUN.match(text[start:end]):
        return
    if _VAIN.search(text[start:end]):
        return
    if _BROKEN_OFF.search(text[max(0, start - 12) : start]) and not _has_finite(text[start:end]):
        return  # the end of a list, or of "this while that"
    sentence_start = extraction.sentences[issue.sentence].start
    ground = _GROUND.match(text[sentence_start:end] + " ") if start == sentence_start else None
    if ground is not None and _BACKWARD.search(text, issue.end, extraction.sentences[issue.sentence].end):
        return  # "since a dive takes hours, it brings about a loss owing to the cold": the nearer reason
    if ground is not None:
        start, end = sentence_start + ground.start(1), sentence_start + ground.end(1)
    else:
        setting = _SETTING.match(text[start:end])
        start += setting.end() if setting is not None else 0
        inner = list(_BACKWARD.finditer(text, start, end))
        if inner and not has_verb(text[start : inner[-1].start()]):
            start = inner[-1].end()
            end = start + len(text[start:end].split(",")[0])
        end = start + len(_MANNER_END.sub("", text[start:end].rstrip(" ,")))
    _add(found, extraction, issue, start, end, "cause before cue", _FORWARD_SCORE)


def link_causes(nodes: Sequence[IssueNode], counts: Mapping[str, int], documents: int) -> list[IssueNode]:
    """The issue nodes of one topic, each cause with the id of the node that it names, where one does.

    A node is named by a cause whose words one of its own quotes covers or lies in, else by a cause in like words. No
    node causes itself, not in a circle either.

    Parameters
    ----------
    counts, documents
        In how many of how many phrases each word stands (``kg.words.document_counts``), for likeness of words.
    """
    quoted: dict[str, list[tuple[Evidence, str]]] = defaultdict(list)
    for node in nodes:
        for evidence in node.evidence:
            quoted[evidence.paper].append((evidence, node.id))
    bags = {node.id: weigh(content_words(node.label), counts, documents) for node in nodes}
    holding: dict[str, list[str]] = defaultdict(list)
    for identifier, bag in bags.items():
        for word in bag:
            holding[word].append(identifier)
    led_to: dict[str, set[str]] = {node.id: set() for node in nodes}  # what each is caused by, however far off

    def named_by(node: IssueNode, cause: Cause) -> str | None:
        shared = [
            (_common(cause.evidence, evidence), identifier)
            for evidence, identifier in quoted[cause.evidence.paper]
            if identifier != node.id
        ]
        best = max(shared, key=lambda s: (s[0], s[1]), default=(0.0, ""))
        if best[0] >= _COVERED:
            return best[1]
        bag = weigh(content_words(cause.label), counts, documents)
        near = {other for word in bag for other in holding[word] if other != node.id}
        like = max(((cosine(bag, bags[other]), other) for other in sorted(near)), default=(0.0, ""))
        return like[1] if like[0] >= _LIKE else None

    linked = []
    for node in nodes:
        causes = []
        for cause in node.causes:
            target = named_by(node, cause)
            if target is not None and (target == node.id or node.id in led_to[target]):
                target = None
            if target is not None:
                fresh = {target, *led_to[target]}
                for known in led_to.values():
                    if node.id in known:
                        known |= fresh
                led_to[node.id] |= fresh
            causes.append(replace(cause, issue=target))
        linked.append(replace(node, causes=tuple(causes)))
    return linked


def _common(one: Evidence, other: Evidence) -> float:
    """How much of the shorter of two stretches lies in the other."""
    shorter = min(one.end - one.start, other.end - other.start)
    return max(0, min(one.end, other.end) - max(one.start, other.start)) / max(1, shorter)


def _add(
    found: dict[tuple[int, int], Cause],
    extraction: Extraction,
    issue: Issue,
    start: int,
    end: int,
    rule: str,
    score: float,
    named: Issue | None = None,
) -> None:
    text = extraction.paper.text
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not (text[end - 1].isalnum() or text[end - 1] in ")%"):
        end -= 1
    if len(text[start:end].split()) > _MAX_WORDS:
        return
    if (opening := _SHORT_OPENING.match(text[start:end])) is not None and rule == "cause before cue":
        start += opening.end()
    if (finding := _FINDING.match(text[start:end])) is not None:
        start, named = start + finding.end(), None
    if (listing := _SUCH_AS.match(text[start:end])) is not None:
        start += listing.end()
    end = start + len(_JOINED_ON.sub("", _EFFECT.split(text[start:end])[0]))
    if _MANY_THINGS.search(text[start:end]) or _RECKONS_WITH.search(
        text[max(0, issue.start - _RECKONED) : issue.start]
    ):
        return
    if _THERE_IS.match(text[start:end]):
        return  # that there is something is the ground of the sentence, not what brings the trouble about
    if has_verb(text[start:end]) and re.match(r",?\s*results?\b", text[end:]):
        return  # "has brought good results in": a noun
    label = _whole(_label(extraction, text[start:end], named), text[start:end])
    kept, said = len(telling(label)), len(telling(text[start:end]))
    if 2 * kept < said or (2 * kept == said > _SHORT and " that " not in label) or _POINTS.search(text[start:end]):
        return  # a splinter of what the text says
    if _is_cut(label, text[start:end]):
        return
    inside = issue.start <= start and end <= issue.end
    if not _says_something(label) or _repeats(label, issue) or (inside and issue.type is None):
        return
    # A cause that only points ("this", "one") tells a reader nothing.
    if _stands(label):
        found[start, end] = Cause(label=label, evidence=quote(extraction.paper, start, end, rule, score))


def _label(extraction: Extraction, text: str, named: Issue | None) -> str:
    """What a cause is called: as the issue that it is, else as a phrase or clause that keeps its verb."""
    words = trim(" ".join(_PRONOUN.sub("", text).split()))
    label = issue_label(extraction, named) if named is not None else noun_phrase(words)
    bare = re.sub(r"^(?:the|an?|their|its)\s+", "", words, flags=re.IGNORECASE)
    if complains(text) and not complains(label):
        label = capital(bare)
    if points_outside(label) and not points_outside(_ASIDE.split(label)[0]):
        label = _ASIDE.split(label)[0]
    if begins_with_verb(label) and (made := fragment_noun(words)):
        return capital(made)
    if label.casefold() not in words.casefold() or label.casefold() == bare.casefold():
        return label
    if re.match(r"\w{2,}ing\s", words) and not words.casefold().startswith(label.casefold()):
        return capital(words)  # the doing is the cause, not what it is done to
    parts = split_clause(bare)
    if parts is not None and label.casefold() == parts[0].casefold():
        told = f"{parts[0]} that {' '.join(parts[1])}"
        return capital(_ASIDE.split(told)[0] if points_outside(told) else told)
    return label


def _has_finite(text: str) -> bool:
    return has_verb(text) or split_clause(text) is not None


def _whole(label: str, text: str) -> str:
    """A label that a limit of length has cut before a preposition, with the rest of what the text says."""
    said = " ".join(text.split())
    last = " ".join(label.split()[-2:])
    at = said.casefold().find(last.casefold())
    rest = said[at + len(last) :] if at >= 0 else ""
    first = words_of(rest)[:1]
    fits = len(label.split()) + len(rest.split()) <= _MAX_WORDS + 2
    goes_on = rest.startswith(" ") and bool(first) and first[0] in PREPOSITIONS and not points_outside(label + rest)
    return label + rest if goes_on and fits else label


def _is_cut(label: str, text: str) -> bool:
    """Whether a label stops inside a list, or at a verb, of what the text says."""
    said = " ".join(text.split()).casefold()
    last = " ".join(label.split()[-2:]).casefold()
    at = said.find(last)
    follows = said[at + len(last) :] if at >= 0 else ""
    verb = base_of(words_of(label)[-1]) if words_of(label) else None
    return bool(follows) and ((follows.startswith(",") and "," in label) or verb == words_of(label)[-1])


def _stands(label: str) -> bool:
    """Whether a label can stand alone, be it the doing of something or somewhat longer than a name may be."""
    small = " ".join((label[:1].lower() + label[1:]).split()[:HARD_LIMIT])
    if points_outside(label):
        return False
    doing = re.match(r"\w{2,}ing\s+", small)
    rest = small[doing.end() :] if doing is not None else ""
    return any(stands_alone(s) and stands_alone(s, "of ") for s in (small, rest))


def _says_something(label: str) -> bool:
    """Whether a label is more than a bare word, the head of a torn phrase, or somebody's work."""
    words = words_of(label)
    if _DEED.match(label):
        return False
    if len(words) < 2:
        return (
            bool(words)
            and complains(label)
            and not _BARE.match(label)
            and not words[0].endswith(("ed", "ive", "al", "ic", "able", "ous", "-scale"))
        )
    if words[1] in PREPOSITIONS - {"of"} and (len(words[0]) < 3 or any(ch.isdigit() for ch in words[0])):
        return False
    return not (words[-1] in _AGENTS and len(words) < 4)


def _repeats(label: str, issue: Issue) -> bool:
    """Whether the head of a cause is a word of the type's own name: "noise" brings about no noise."""
    kind = load_issue_kinds().labels.get(issue.type or "", "")
    if split_clause(label) is not None or len(label.split()) > _SHORT:
        return False
    head: list[str] = []
    for word in label.replace(",", " of ").split():
        if head and word.casefold() in PREPOSITIONS | {"that", "which", "and", "or", "due"}:
            break
        head.append(word)
    return bool(kind) and bool(set(content_words(head[-1] if head else "")) & set(content_words(kind)))


def _clause_end(text: str, start: int, stop: int, ends: re.Pattern[str]) -> int:
    match = ends.search(text, start, stop)
    if match is None:
        return stop
    # "Because of deep mud, long cables and fog": the list goes on behind its comma.
    listed = _LISTED.match(text, match.start(), stop) if match.group().startswith(",") else None
    if listed is not None and not has_verb(listed.group()) and not _has_finite(text[start : match.start()]):
        return listed.end()
    return match.start()


def _clause_start(text: str, start: int, stop: int) -> int:
    last = start
    for match in _CLAUSE_START.finditer(text, start, stop):
        word = re.search(r"[\w\-]+$", text[start : match.start()])
        joins = re.match(r",?\s*and\b", match.group()) is not None and not match.group().startswith(",")
        if joins and not _has_finite(text[last : match.start()]):
            continue  # "the gap between the lamp and the light"
        if match.group().strip() == "that" and word is not None and base_of(word.group().casefold()) is None:
            continue  # "mud that hides rust": the clause tells which mud
        last = match.end()
    return last


def _stands_nearer(text: str, other: Issue, cue: int, issue: Issue) -> bool:
    """Whether another issue, not joined to it by "and", stands between a cue and the effect that follows."""
    between = text[other.end : issue.start].strip(" ,").casefold()
    return cue <= other.start + 1 and other.end <= issue.start and between not in ("and", "or", "and even", "")


def _is_noun(text: str, issue: Issue, cue: re.Match[str]) -> bool:
    """Whether a cue is a noun with its adjective: "poor results from divers"."""
    if not cue.group().casefold().startswith(("result ", "results ")):
        return False
    return issue.start <= cue.start() < issue.end and len(text[issue.start : cue.start()].split()) < 2


def _another_between(extraction: Extraction, issue: Issue, cue: int) -> bool:
    """Whether another issue stands nearer to a cue that follows, or around it: the cause is of that one."""
    return any(issue.end <= other.start and (other.end <= cue or other.start < cue) for other in extraction.issues)
