"""What a classifier of insight sentences looks at: words, letters, neighbours, cue phrases, place, the reader's view.

The sentences of one section go in, numbers come out: hashed bags (``columns``) and dense rows (``dense_features``).
Everything is seen in lower case, as the labelled sentences are.
"""

from __future__ import annotations

import itertools
import re
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from extract.encoder import EncoderReader

BAGS: Final = {"words": 1 << 14, "letters": 1 << 14, "around": 1 << 13}
"""The hashed bags and their widths: 2 bytes each for three labels make a quarter of a megabyte."""
HEADS: Final = ("role", "claim", "tone", "cs")
VIEW: Final = 17 + 128
"""Numbers that the reader says of a sentence in its section: its sentence heads, then the mean of its words."""
_WORD = re.compile(r"\w+")
_MAX_LETTERS, _MAX_WORDS = 1_200, 200  # of a sentence; no sentence says more
_MAX_COUNT = 20  # sentences of a section from which on "long" is all that its length says

_PATTERNS = (
    # what the paper did
    r"\b(?:we|this (?:paper|work|study|article)|our (?:work|paper))\b.{0,40}\b(?:propos|present|introduc|develop|"
    r"describ|show|demonstrat|explor|investigat|stud|analy[sz]|provid|releas|contribut|examin|design|creat|construct|built|"
    r"collect|train|evaluat|compar|find|found|formulat|address|tackl)\w*",
    r"\b(?:in this (?:paper|work|study|article)|in conclusion|in summary|to conclude|overall)\b",
    r"\b(?:outperform|achiev|state[- ]of[- ]the[- ]art|sota|improv(?:es|ed|ement)|surpass|effective(?:ly|ness)?|"
    r"significant(?:ly)?|superior|competitive|better than|gains?)\w*",
    r"\b(?:experiment|result|evaluation|analys[ie]s|finding|stud(?:y|ies))\w*\b.{0,40}\b(?:show|demonstrat|indicat|"
    r"reveal|suggest|confirm|highlight|prov)\w*",
    r"\bwe \w+ed\b",
    # what is left to do
    r"\bfuture\b|\b(?:further|next) (?:work|research|stud\w+|step\w*|investigation|exploration)\b",
    r"\b(?:we|it)\b.{0,20}\b(?:plan|aim|intend|would like|leave|will|wish)\b|\bleft (?:for|as|to)\b|\bto be explored\b",
    r"\b(?:promising|interesting|worth\w*|exciting|fruitful|potential|direction|avenue|opportunit\w+|"
    r"open (?:question|problem|challenge)\w*)\b",
    r"\b(?:hope|believe|thank|encourag\w+|inspir\w+|facilitat\w+|foster|useful|valuable|resource|pave)\b",
    # what is wrong
    r"\b(?:limit\w*|drawback\w*|shortcoming\w*|weakness\w*|caveat\w*|constrain\w*|restrict\w*)\b",
    r"\b(?:not|n't|cannot|no|never|without|nor|neither|unable|fail\w*|lack\w*|hard|difficult\w*|challeng\w*|suffer\w*|"
    r"struggl\w*|expensive|costly|bias\w*|error\w*|gap|far from|room for|insufficient|poor\w*|underperform\w*|"
    r"incorrect\w*|sensitive|risk\w*)\b",
    r"\b(?:however|although|though|despite|while|but|nevertheless|nonetheless|unfortunately|yet|still|remain\w*|even)\b",
    r"\b(?:need\w*|requir\w*|necessary|should|must|depend\w*|rely|relies|assum\w*|only|currently|current)\b",
    r"\b(?:may|might|could|would|can|possib\w+|perhaps|likely|potentially)\b",
    # what is neither
    r"et al\.|\[\d+\]|\(\d{4}\)",
    r"\b(?:table|figure|fig\.|section|appendix|equation|algorithm)\b",
    r"\d",
    r"[=±<>]",
    r"\b(?:for example|for instance|e\.g\.|such as|namely|i\.e\.|specifically|in particular)\b",
    r"^(?:first|second|third|finally|moreover|furthermore|in addition|additionally|also|besides|lastly)\b",
    r"\bwe\b",
    r"\bour\b",
    r"^(?:it|this|these|they|such|the)\b",
    r"\?",
    r"\b(?:was|were|had|did|used)\b",
    r"\b(?:existing|previous|prior|recent)\b",
)
CUES: Final = tuple(re.compile(pattern) for pattern in _PATTERNS)
_HEADINGS: Final = ("limit", "future", "conclu", "discuss")


def columns(bag: str, sentences: Sequence[str], index: int) -> Counter[int]:
    """How often each column of a hashed bag occurs for one sentence of a section."""
    size = BAGS[bag]
    names = {"words": _word_runs, "letters": _letter_runs, "around": _neighbour_runs}[bag](sentences, index)
    return Counter(zlib.crc32(name.encode("utf-8", "replace")) % size for name in names)


def _word_runs(sentences: Sequence[str], index: int) -> Iterator[str]:
    yield from _runs(sentences[index], 3)


def _neighbour_runs(sentences: Sequence[str], index: int) -> Iterator[str]:
    for step in (-1, 1):
        if 0 <= index + step < len(sentences):
            yield from (f"{step} {run}" for run in _runs(sentences[index + step], 2))


def _runs(sentence: str, longest: int) -> Iterator[str]:
    words = _WORD.findall(sentence.lower())[:_MAX_WORDS]
    for length in range(1, longest + 1):
        for at in range(len(words) - length + 1):
            yield " ".join(words[at : at + length])


def _letter_runs(sentences: Sequence[str], index: int) -> Iterator[str]:
    """Runs of two to five letters inside words, their borders counted as blanks."""
    for word in sentences[index].lower()[:_MAX_LETTERS].split():
        padded = f" {word} "
        for length in range(2, 6):
            for at in range(max(1, len(padded) - length + 1)):
                yield padded[at : at + length]


def dense_features(
    sentences: Sequence[str], heading: str, view: npt.NDArray[np.float32] | None
) -> dict[str, npt.NDArray[np.float64]]:
    """Rows of numbers, one a sentence, in named blocks.

    Parameters
    ----------
    sentences : sequence of str
        Those of one section, in order.
    heading : str
        The section's heading.
    view : array of shape (sentences, VIEW) or None
        What the reader says (``view_sentences``); its blocks are left out without it.
    """
    import numpy as np

    count = len(sentences)
    lowered = [sentence.lower()[: 2 * _MAX_LETTERS] for sentence in sentences]
    cues = np.array(
        [[*(float(bool(cue.search(s))) for cue in CUES), min(len(s.split()), 60) / 60] for s in lowered]
    ).reshape(count, len(CUES) + 1)
    at = np.arange(count, dtype=np.float64)
    about = [float(word in heading.lower()) for word in _HEADINGS]
    place = [at == 0, at == 1, at / max(1, count - 1), at == count - 1, np.full(count, min(count, _MAX_COUNT) / 20)]
    blocks = {
        "cues": cues,
        "cues around": _around(cues),
        "place": np.column_stack([*place, *(np.full(count, value) for value in about)]).astype(np.float64),
    }
    if view is not None:
        heads = view[:, :17].astype(np.float64)
        blocks |= {"heads": heads, "heads around": _around(heads), "states": view[:, 17:].astype(np.float64)}
    return blocks


def _around(rows: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Each row's neighbours, zeros beyond the ends."""
    import numpy as np

    empty = np.zeros((1, rows.shape[1]))
    return np.hstack([np.vstack([empty, rows])[:-1], np.vstack([rows, empty])[1:]])


def view_sentences(reader: EncoderReader, title: str, sentences: Sequence[str]) -> npt.NDArray[np.float32]:
    """What the trained reader says of each sentence of a section, read as an abstract under the paper's title."""
    import numpy as np

    from extract.windows import cut_windows

    pieces = [" ".join(sentence.lower().split()) for sentence in sentences]
    title = " ".join(title.split())
    starts = [len(title) + 1, *(len(title) + 1 + n for n in itertools.accumulate(len(piece) + 1 for piece in pieces))]
    spans = [(start, start + len(piece)) for start, piece in zip(starts, pieces, strict=False)]
    rows = np.zeros((len(pieces), VIEW), dtype=np.float32)
    for window in cut_windows(reader.tokenizer, f"{title}\n{' '.join(pieces)}", len(title), spans):
        given = reader.run(window, (*HEADS, "states"))
        heads = np.concatenate([given[name] for name in HEADS], axis=1)
        for local, (number, owned) in enumerate(zip(window.sentences, window.owned, strict=True)):
            inside = window.segments == local + 1
            if owned and inside.any():
                rows[number] = np.concatenate([heads[local], given["states"][inside].mean(axis=0)])
    return rows
