"""Names that are too wide to name anything: every field has them, and alone they tell a reader nothing."""

from __future__ import annotations

from extract.lexicon import word_set

# Heads too wide to be a kind of thing: a "network" or an "image" as parent says nothing. In folded form.
TOO_WIDE = word_set(
    """
    network model method approach framework algorithm architecture technique system module learning training
    analysis data signal image video text task detection classification segmentation recognition prediction
    estimation generation function loss layer block mechanism strategy scheme process structure feature
    representation encoder decoder study test score measure metric rate value information document record report
    sequence map series set tool pipeline procedure policy control problem adaptation regression optimization
    optimisation recording variant component solution descriptor baseline classifier regressor optimizer optimiser
    labeler annotator hyperparameter setting
    """
)

# Words for what is done that leave open to what: no task by themselves, though their field may know what is meant.
HALF_TASKS = word_set(
    """
    recognition detection classification estimation prediction alignment interpretation identification matching
    selection regression assignment inference discovery evaluation measurement comparison verification completion
    extraction generation modeling modelling labeling labelling sampling evolution induction filtering ranking scoring
    modification conversion description representation computation approximation correction
    """
)

# Words before a name of data or of a task that leave it what it is.
EMPTY_FRONT = word_set(
    "single multiple input output source target raw given original robust accurate fast efficient effective automatic"
)

# Kinds of data that one word names, and hardly any other sense has: any field may have them.
PLAIN_DATA = word_set("image video text audio speech document")

# Words for what is done to one thing, which papers use for one another.
SAME_DEEDS = (
    word_set("recognition classification identification discrimination categorization categorisation"),
    word_set("generation synthesis"),
    word_set("localization localisation positioning"),
)

# One kind of data by several names: it goes by that of most papers.
SAME_DATA = {
    "textual data": "text", "text data": "text", "natural language text": "text",
    "textual information": "text", "textual description": "text", "textual content": "text",
}  # fmt: skip

# One metric by several names.
SAME_METRIC = frozenset(
    (
        "auroc", "roc auc", "auc roc", "auc", "area under the roc curve", "area under roc curve",
        "area under the curve", "area under the receiver operating characteristic curve", "area under the roc",
    )
)  # fmt: skip

# Words before "data" for whose they are, and in what state: no kind of data is one of just these.
STATES = word_set(
    """
    private public sensitive personal confidential proprietary secret local global shared distributed decentralized
    labeled labelled unlabeled unlabelled annotated unannotated raw original available unavailable open new old large
    small big real noisy clean missing incomplete limited scarce sufficient heterogeneous diverse high quality low scale
    training test testing validation unseen seen
    """
)

# What is wanted, and no means.
GOALS = word_set("privacy security safety fairness robustness efficiency trust transparency interpretability accuracy")

# Nouns that say what is got or had and not what is done.
NO_TASKS = word_set("rating setting finding meaning building feeling being") | {
    "degree of freedom",
    "degrees of freedom",
    "spatial resolution",
    "temporal resolution",
    "spectral resolution",
    "angular resolution",
}

# In what all texts are, which says nothing of the data.
NO_DATA = frozenset(("natural language", "language"))

# Fields of work, which are no task of a paper.
FIELDS = frozenset(
    (
        "machine learning", "deep learning", "artificial intelligence", "ai", "computer vision", "pattern recognition",
        "natural language processing", "nlp", "data mining", "data science", "robotics", "signal processing",
        "image processing", "information retrieval", "computer graphic", "statistic",
    )
)  # fmt: skip

# What a model gives out or has, by which nobody measures it.
NO_METRICS = frozenset(
    ("ranking score", "similarity score", "prediction score", "confidence score", "attention score", "inference",
     "vocabulary")
)  # fmt: skip

# What any field has: they tell no reader what sets this one apart. In folded form.
ANY_FIELD = frozenset(
    (
        "deep learning", "machine learning", "neural network", "deep neural network", "artificial neural network",
        "artificial intelligence", "deep network", "deep model", "neural model", "neural network model",
        "learning algorithm", "learning method", "learning model", "supervised learning", "unsupervised learning",
        "computer vision", "computer vision technique", "deep learning model", "deep learning method",
        "deep learning technique", "deep learning algorithm", "deep learning approach", "machine learning model",
        "machine learning method", "machine learning technique", "machine learning algorithm",
        "machine learning approach", "data driven method", "data driven approach", "optimization", "optimisation",
    )
)  # fmt: skip
