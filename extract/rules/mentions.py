"""Typed mentions by patterns: a text with its sentences and roles goes in, ``MentionSpan`` records come out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.abbreviations import find_abbreviations
from extract.folding import fold
from extract.lexicon import GENERIC_HEADS, word_set
from extract.reading import MentionSpan, RoleGuess
from extract.rules.heads import BARE, type_by_head
from extract.rules.words import Word, noun_phrases, split_words
from ontologies.vocabulary import EntityType, Role

__all__ = ["find_mentions"]

_PROPOSING = re.compile(
    r"\b(?:propos|present|introduc|develop|devis|design|releas|creat|construct|coin|dub|nam|call|term)\w*\s*[,:]?\s*"
    r"(?:(?:an?|the|our|two|three|new|novel|simple|as|called|named|and|effective|efficient|it|which|we|call|first"
    r"|large-scale)[\s,:]+){0,7}\Z"
)
_TITLE_NAME = re.compile(r"([^\s:][^:\n]{0,60}):\s+\S")
_ON_DATA = re.compile(
    r"\b(?:on|from|in|across|over|using)\s+(?:the\s+|both\s+|two\s+|three\s+|public\s+|popular\s+"
    r"|challenging\s+){0,3}\Z",
    re.I,
)
_DATA_AFTER = re.compile(
    r"\s*(?:\w+\s+)?(?:data ?sets?|corp(?:us|ora)|benchmarks?|databases?|challenge|leaderboard)\b", re.I
)
_NOT_NAMES = word_set("I II III IV AI ML US USA UK EU URL DNA RNA HTTP HTTPS CI SD OR HR P N IQR")
_METRIC_NAME = re.compile(
    r"(?:m|micro-|macro-)?(?:F1|F-1|F-score|AUC|AUROC|AP|mAP|BLEU|ROUGE|IoU|mIoU|PSNR|SSIM|RMSE|MAE|MSE|WER|CER"
    r"|EER|FID|LPIPS|CIDEr|METEOR|FLOPs?|MRR|NDCG)(?:[-@]\w{1,3})?s?\Z"
)
_FILLERS = word_set(
    """
    paper work study task tasks data problem results result experiment experiments performance method methods approach
    approaches model models framework system systems network networks algorithm algorithms technique techniques module
    modules analysis dataset datasets benchmark benchmarks training learning treatment test tests procedure program time
    cost score scores rate rates error errors level levels index text-based
    """
)


def find_mentions(
    text: str, title_end: int, sentences: Sequence[tuple[int, int]], roles: Sequence[RoleGuess]
) -> tuple[MentionSpan, ...]:
    """Mentions in the title and in every sentence, in order."""
    own = _own_names(text, title_end)
    short_type: dict[str, EntityType] = {}
    for abbreviation in find_abbreviations(text):
        kind = type_by_head(abbreviation.long)
        if kind is not None:
            short_type[abbreviation.short] = kind
    found: dict[tuple[int, int], MentionSpan] = {}
    stretches = [(0, title_end, None), *((a, b, r.role) for (a, b), r in zip(sentences, roles, strict=True))]
    for start, end, role in stretches:
        for phrase in noun_phrases(split_words(text, start, end)):
            span = _mention(text, phrase, role, own, short_type)
            if span is not None:
                found.setdefault((span.start, span.end), span)
    return tuple(found[key] for key in sorted(found))


def _own_names(text: str, title_end: int) -> frozenset[str]:
    """What the title puts before its colon: mostly the name of what is new."""
    match = _TITLE_NAME.match(text[:title_end])
    if match is None:
        return frozenset()
    name = match.group(1)
    return frozenset((name,)) if len(name.split()) <= 3 and not name.endswith("?") else frozenset()


def _mention(
    text: str, phrase: list[Word], role: Role | None, own: frozenset[str], short_type: dict[str, EntityType]
) -> MentionSpan | None:
    start, end = phrase[0].start, phrase[-1].end
    surface = text[start:end]
    before, after = text[max(0, start - 90) : start], text[end : end + 40]
    proposing = role in (Role.SOLUTION, Role.METHOD) and _PROPOSING.search(before) is not None
    named = any(w.is_name for w in phrase)
    kind = _kind(surface, before, after, phrase, own, short_type)
    if kind is None:
        if not (proposing and role is Role.SOLUTION and len(phrase) > 1):
            return None
        kind = EntityType.METHOD
    score = 0.75 if named or len(phrase) > 1 else 0.55
    if surface in own or (proposing and role is Role.SOLUTION):
        score = 0.9
    is_own = surface in own or (proposing and kind in (EntityType.METHOD, EntityType.DATASET))
    proposed = 0.9 if is_own else 0.1
    return MentionSpan(start=start, end=end, type=kind, score=score, proposed=proposed, rule="head")


def _kind(
    surface: str, before: str, after: str, phrase: list[Word], own: frozenset[str], short_type: dict[str, EntityType]
) -> EntityType | None:
    if surface in short_type:
        return short_type[surface]
    if surface in _NOT_NAMES or len(surface) < 2 or fold(surface) in _FILLERS:
        return None
    if len(phrase) == 1 and _METRIC_NAME.match(surface):
        return EntityType.METRIC
    kind = type_by_head(surface)
    if kind is not None:
        if len(phrase) == 1 and phrase[0].low.rstrip("s") not in BARE and not phrase[0].is_name and "-" not in surface:
            return None
        if kind is EntityType.DATASET and not any(w.is_name or w.text[0].isupper() for w in phrase):
            return None
        if len(phrase) > 1 and len(phrase) < 3 and fold(phrase[0].text) in GENERIC_HEADS | _FILLERS:
            return None
        return kind
    if surface in own:
        return EntityType.METHOD
    last = phrase[-1]
    if last.is_name:
        if _DATA_AFTER.match(after) or (_ON_DATA.search(before) and any(c.isdigit() or c == "-" for c in surface)):
            return EntityType.DATASET
        return EntityType.METHOD if len(phrase) <= 4 else None
    return None
