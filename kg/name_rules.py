"""Rules by which two different names name one thing. Each gives a key: names of one type with equal keys meet.

A rule is a function from a folded name and its type to a key or None. ``RULES`` is the registry, the surest first;
its scores are our estimate of how often each is right, and go into ``entities.jsonl`` beside the rule's name.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from extract.lexicon import word_set
from kg.data_names import with_codes
from kg.folding import short_years, singular, spelling
from ontologies.vocabulary import EntityType

Rule = Callable[[str, EntityType], str | None]

# Heads that only say what sort of thing the name before them is.
_HEADS: dict[EntityType, frozenset[str]] = {
    EntityType.METHOD: word_set(
        """
        model method approach framework algorithm architecture technique technology classifier optimizer optimiser robot
        """
    ),
    EntityType.DATASET: word_set("dataset database corpus benchmark collection data repository leaderboard")
    | {"data set", "challenge dataset"},
    EntityType.MODALITY: word_set("signal recording data record scan measurement trace waveform modality")
    | {"time series"},
    EntityType.TASK: word_set("task problem"),
    EntityType.METRIC: word_set("score metric value coefficient measure level") | {"similarity coefficient"},
}
# Words that are no name once their head is gone ("image data" is not "image", "clinical data" is not "clinical").
_NO_NAME = word_set(
    """
    image video text audio speech signal sensor clinical medical synthetic real raw time series large small
    public open multi single deep machine neural language baseline generative training test input output source
    target labelled labeled unlabelled unlabeled annotated new other general global local standard hybrid data
    confidence significance mobile soft linear image
    """
)
# After these, "image" adds nothing: they name how the image is made.
_IMAGED = word_set(
    """
    ray ultrasound mri ct oct pet spect sar rgb tomography imaging radar microscopy endoscopy dermoscopy radiograph
    mammogram mammography angiography angiographic histopathology histopathological
    """
)
# Other names of the F-measure, as long as they do not say which F.
_F_MEASURES = frozenset({"f measure", "f score", "f value", "f1 measure", "f1 score", "f1 value", "f 1"})
# The area under the curve of two rates, and under that of precision and recall, as papers write them in short.
_AREAS_ROC = frozenset(
    {"auc", "auroc", "aucroc", "rocauc", "areaundercurve", "areaundercurveauc", "auroccurve", "auccurve", "rocarea"}
)
_AREAS_PR = frozenset({"auprc", "aupr", "aucpr", "prauc", "aucprc", "prcauc", "auprcurve"})
# The challenge of a year goes by its name and year, and so do its data.
_OF_A_YEAR = re.compile(r"(?<=\d\d) challenge\Z")
_SIZE_UNIT = re.compile(r"(?<=\d \d)[km]\Z")
_INNER_SMALL = frozenset({"the", "a", "an"})
_WRITTEN = re.compile(r"(.{5,}?)(?:graphy|graphic|graphical|gram|graph)$")
# Endings of a word for something done.
_DOING = ("tion", "sion", "ing", "sis")
_STUDY = re.compile(r"(.{5,}?)(?:logical|logic|logy)$")


def key_joined(name: str, kind: EntityType) -> str | None:
    """The name without blanks: "auto encoder" and "autoencoder"."""
    return name.replace(" ", "") if len(name) > 3 else None


def key_spelling(name: str, kind: EntityType) -> str | None:
    """The name in American spelling without blanks; "neural nets" are networks."""
    if kind is EntityType.METHOD and len(name.split()) > 2 and name.endswith(" net"):
        name += "work"
    return spelling(name) if len(name) > 5 else None


def key_without_head(name: str, kind: EntityType) -> str | None:
    """The name without a head that adds nothing: "ABC-1 dataset" and "ABC-1"."""
    stripped = without_head(name, kind)
    return spelling(stripped)


def key_version(name: str, kind: EntityType) -> str | None:
    """The name without the letter before a version: "corpus v2.0", "corpus 2.0" and "corpus 2"."""
    if kind not in (EntityType.METHOD, EntityType.DATASET):
        return None
    bare = re.sub(r"(?:(?<=[a-z]) |(?<=[a-z]{3}))v(?=\d)", " ", without_head(name, kind))
    if kind is EntityType.DATASET:
        bare = _SIZE_UNIT.sub("", bare)  # "Hull3.6M", which some write "Hull 3.6"
    return spelling(re.sub(r"(?<=\d) (?=\d)", ".", re.sub(r"(?<=\d) 0\Z", "", bare)))


def key_year(name: str, kind: EntityType) -> str | None:
    """The name with its year in short: "WMT 2014" and "WMT14"; its languages in short, too: "WMT14 En-De"."""
    if kind is not EntityType.DATASET:
        return None
    bare = _OF_A_YEAR.sub("", without_head(name, kind))
    return spelling(short_years(with_codes(bare)))


def key_f_measure(name: str, kind: EntityType) -> str | None:
    """The one metric with many names: "F1", "F1-score", "F-measure"."""
    if kind is not EntityType.METRIC:
        return None
    words = name.split()
    for size in (2, 1):
        if " ".join(words[-size:]) in _F_MEASURES:
            return spelling(" ".join((*words[:-size], "f1")))
    return spelling(name) if words[-1] == "f1" else None


def key_area(name: str, kind: EntityType) -> str | None:
    """The area under one of two curves: "AUC", "ROC-AUC", "area under the ROC curve"; "AUPRC" is the other one."""
    if kind is not EntityType.METRIC:
        return None
    bare = without_head(name, kind)
    if "precision recall" in bare and ("area" in bare or "auc" in bare):
        return "auprc"
    tight = "".join(word for word in bare.split() if word not in _INNER_SMALL)
    if tight in _AREAS_PR:
        return "auprc"
    of_roc = "area under" in bare and ("roc" in bare.split() or "receiver operating" in bare)
    return "auroc" if of_roc or tight in _AREAS_ROC else None


def key_turned(name: str, kind: EntityType) -> str | None:
    """ "classification of heart sounds", "classifying heart sounds" and "heart sound classification"."""
    if kind not in (EntityType.TASK, EntityType.METHOD, EntityType.METRIC):
        return None
    turned = turn_of(without_head(name, kind))
    return spelling(turn_doing(turned) if kind is EntityType.TASK else turned)


def key_without_based(name: str, kind: EntityType) -> str | None:
    """The name without a head and "based" before it: "transformer-based models" and "transformers"."""
    if kind is not EntityType.METHOD:
        return None
    bare = without_head(name, kind)
    words = name.split()
    if len(words) > 2 and words[-2] == "based" and words[-1] in _HEADS[kind]:
        bare = " ".join(words[:-2])
    return spelling(bare) if len(bare) > 2 else None


def key_written(name: str, kind: EntityType) -> str | None:
    """Recording, its making and its adjective: "-gram", "-graphy", "-graphic"; "hull imaging" gives "hull images"."""
    if kind is not EntityType.MODALITY:
        return None
    bare = without_head(name, kind)
    if bare.endswith(" imaging"):
        bare = bare.removesuffix("ing") + "e"
    return spelling(stem_key(bare))


def key_doer(name: str, kind: EntityType) -> str | None:
    """What does a task, as a model or a system: "crack detection models" and "crack detection systems"."""
    words = name.split()
    if kind is not EntityType.METHOD or len(words) < 3 or words[-1] not in ("model", "system"):
        return None
    return spelling(" ".join(words[:-1])) if words[-2].endswith(_DOING) else None


RULES: tuple[tuple[str, float, Rule], ...] = (
    ("joined", 0.99, key_joined),
    ("spelling", 0.98, key_spelling),
    ("head", 0.95, key_without_head),
    ("turned", 0.93, key_turned),
    ("written", 0.92, key_written),
    ("version", 0.92, key_version),
    ("year", 0.92, key_year),
    ("f-measure", 0.92, key_f_measure),
    ("area under a curve", 0.92, key_area),
    ("based", 0.9, key_without_based),
    ("doer", 0.9, key_doer),
)


# Rules whose keys hold all that the numbers of a name say; for the others, names with different numbers never meet.
KNOW_NUMBERS = frozenset({"year", "version", "f-measure"})


# Rules that find one name in two spellings: it is one thing, whatever types its papers give it.
OF_ANY_TYPE = frozenset({"joined", "spelling"})


# Words by which a sentence sets a thing apart from its own work, and no part of its name.
_EPITHET = re.compile(
    r"(?:(?:most|many|all|other)\s+)?"
    r"(?:existing|previous|prior|competing|(?:current\s+)?(?:state[- ]of[- ]the[- ]art|sota)|(?:current\s+)?leading)"
    r"\s+(?=[\w(])",
    re.IGNORECASE,
)
# Such words of methods: names of other things begin with them ("standard deviation", "Traditional Chinese").
_EPITHET_OF_METHOD = re.compile(
    r"(?i:most|many|all|other|several(?:\s+simple)?|various|ordinary|conventional|traditional|classic|classical|vanilla"
    r"|pro-?posed|usual|standard|original|recent|so-called|advanced|novel|powerful|modern|effective|intuitive|innovative"
    r"|promising|sophisticated|special|speciali[sz]ed|arbitrary|careful|unique"
    r"|additional|extra|separate|strong|complex|purely|simple\s+(?:but|yet)"
    r"|fully[- ](?:integrated|automat\w+|functional)"
    r"|(?:publicly|freely)\s+available|off-the-shelf|(?:highly|extremely|very|computationally)[- ]\w+"
    r"|(?:fast|robust|simple|accurate|reliable|flexible|efficient|general|stable|scalable|lightweight|effective)"
    r"(?:,?\s(?:and|yet|but)\s)"
    r"(?:fast|robust|simple|accurate|reliable|flexible|efficient|general|stable|scalable|lightweight|effective|powerful)"
    r"|(?:popular|well-known|well-established|widely[- ](?:used|adopted)|commonly[- ]used))"
    r"\s+(?=(?:[a-z]|\S*[A-Z]{2}|\S*\d))(?!deviation|error)"
)
# Words of praise and use before a made-up name, which starts with the next word.
_EPITHET_OF_COINED = re.compile(
    r"(?i:efficient|popular|well-known|widely[- ](?:used|adopted)|commonly[- ]used|challenging|public"
    r"|(?:publicly|freely)\s+available|open[- ]sourced?|large[- ]scale|pre-?trained|recent"
    r"|real[- ]world|new|novel|standard"
    r"|benchmark|two|three|four|five|both)"
    r"\s+(?=[A-Z0-9]\S*[A-Z0-9]|[a-z]+[A-Z])"
)
# Such words of kinds of data: how many they are, or how good, and what they are used for.
_EPITHET_OF_DATA = re.compile(
    r"(?i:raw|(?:high|low|poor)[- ]quality|large[- ]scale|multiple|various|several|many|input|training|test|testing"
    r"|captured|collected|acquired|extra|additional|unseen)\s+"
    r"(?!(?:data|samples?|features?|inputs?|instances?|examples?|labels?|signals?|sets?|cases?|results?|scores?|time)\b)"
    r"(?=[A-Za-z])"
)
# How a metric came out is no part of it.
_EPITHET_OF_METRIC = re.compile(
    r"(?i:automat(?:ed|ic)(?=\s\S*(?-i:[A-Z]{2}))|higher|better|improved|increased|superior|competitive|comparable|greater|faster|(?:the\s+)?best)\s+(?=[A-Za-z])"
    r"|lower\s+(?!(?:bounds?|limits?|limbs?|extremit|quartile|back|body|urinary)\b)(?=[A-Za-z])"
)
# What is done to a baseline is no baseline of anything: "baseline rust removal".
_BASELINE = re.compile(r"baseline\s+(?=[\w-]+\s)(?!.*(?:tion|sion|ing|sis|al)\Z)", re.IGNORECASE)
# A clause on what a thing does is no part of its name.
_CLAUSE = re.compile(r"\s+(?:that|which|who|whose|where)\s")
# What a metric's values are of: "hull curvature values"; an adjective before them is of the values.
_VALUES = re.compile(r"(?<=[A-Za-z]{2}) values\Z")
# A word for the sort of a metric after its short form: "KEEL-2 metrics".
_METRIC_SORT = re.compile(r"(?<=[A-Z\d]) (?:metrics|measures)\Z")
_OF_VALUES = re.compile(r"(?:ive|al|ic|ed|ing|able|[A-Z][a-z]+) values\Z")

_PATTERNS = {
    EntityType.METHOD: (_EPITHET, _EPITHET_OF_METHOD, _EPITHET_OF_COINED, _BASELINE),
    EntityType.DATASET: (_EPITHET, _EPITHET_OF_COINED),
    EntityType.MODALITY: (_EPITHET, _EPITHET_OF_DATA),
    EntityType.METRIC: (_EPITHET, _EPITHET_OF_METRIC),
}


def without_epithet(name: str, kind: EntityType | None = None) -> str:
    """A name as written, without the words by which one paper sets the thing apart, or a clause on what it does.

    >>> without_epithet("existing state-of-the-art heron detectors"), without_epithet("Leading Edge")
    ('heron detectors', 'Leading Edge')
    >>> without_epithet("conventional heron detector", EntityType.METHOD), without_epithet("reader that counts herons")
    ('heron detector', 'reader')
    >>> without_epithet("raw sonar echoes", EntityType.MODALITY), without_epithet("raw data", EntityType.MODALITY)
    ('sonar echoes', 'raw data')
    """
    if clause := _CLAUSE.search(name, 1):
        name = name[: clause.start()]
    if kind is EntityType.METRIC and _VALUES.search(name) and not _OF_VALUES.search(name):
        name = name.removesuffix(" values")
    if kind is EntityType.METRIC:
        name = _METRIC_SORT.sub("", name)
    patterns = _PATTERNS.get(kind, (_EPITHET,)) if kind is not None else (_EPITHET,)
    while True:
        match = next((found for pattern in patterns if (found := pattern.match(name)) is not None), None)
        if match is None or (name[: match.end()].istitle() and name[match.end()].isupper()):
            return name
        name = name[match.end() :]


@lru_cache(maxsize=100_000)
def without_head(name: str, kind: EntityType) -> str:
    """A folded name without its empty heads, as long as what is left still names something.

    >>> without_head("transformer based model", EntityType.METHOD), without_head("image data", EntityType.MODALITY)
    ('transformer based model', 'image data')
    """
    words = name.split()
    while len(words) > 1:
        size = 2 if len(words) > 2 and " ".join(words[-2:]) in _HEADS[kind] else 1
        rest = words[:-size]
        if words[-1] == "image" and kind is EntityType.MODALITY and rest[-1] in _IMAGED:
            words = rest
            continue
        if " ".join(words[-size:]) not in _HEADS[kind] or rest[-1] in ("based", "of", "for", "and", "driven"):
            break
        if len(rest) == 1 and (rest[0] in _NO_NAME or len(rest[0]) < 2):
            break
        words = rest
    return " ".join(words)


@lru_cache(maxsize=100_000)
def turn_of(name: str) -> str:
    """A name with "of" turned into one without.

    >>> turn_of("classification of heart sounds")
    'heart sound classification'
    """
    before, middle, after = name.partition(" of ")
    after = re.sub(r"^(the|a|an) ", "", after)
    if not middle or not after or " of " in after or len(before.split()) > 2 or len(after.split()) > 4:
        return name
    words = after.split()
    if any(word in ("from", "in", "with", "for", "and", "on", "to") for word in words):
        return name
    return " ".join((*words[:-1], singular(words[-1]), before))


@lru_cache(maxsize=100_000)
def turn_doing(name: str) -> str:
    """A folded task with its doing at the end, cut to its stem, however it is written.

    >>> turn_doing("segmenting medical image"), turn_doing("medical image segmentation")
    ('medical image segment', 'medical image segment')
    """
    words = name.split()
    if len(words) < 2 or any(word in ("from", "in", "with", "for", "and", "on", "to", "of") for word in words):
        return name
    if words[0].endswith("ing") and len(words[0]) > 6 and not words[-1].endswith(("ion", "ing", "ment", "al", "sis")):
        words = [*words[1:], words[0]]
    return " ".join((*words[:-1], _doing_stem(words[-1])))


def _doing_stem(word: str) -> str:
    if not word.endswith(("ing", "ion")) or len(word) < 7:
        return word
    stem = word[:-3]
    if stem.endswith("ify"):
        stem = stem[:-1] + "ic"
    return stem[:-2] if stem.endswith("at") and len(stem) > 5 else stem


@lru_cache(maxsize=100_000)
def stem_key(name: str) -> str:
    """A name with the endings of writing, recording and study levelled.

    >>> stem_key("electrocardiography") == stem_key("electrocardiogram")
    True
    """
    return " ".join(_STUDY.sub(r"\1logy", _WRITTEN.sub(r"\1gram", word)) for word in name.split())
