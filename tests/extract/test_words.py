"""Words and windows: the cut that training and run time share."""

from __future__ import annotations

import json
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.windows import LIMIT, OVERLAP, Window, cut_windows
from extract.words import SHAPES, find_words, shape_words

tokenizers = pytest.importorskip("tokenizers")


def make_tokenizer() -> object:
    """A tokenizer that knows letters, digits and a few marks: every word falls into many pieces."""
    letters = "abcdefghijklmnopqrstuvwxyz0123456789"
    pieces = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *letters, *("##" + c for c in letters), *".,-%()"]
    return tokenizers.Tokenizer.from_str(
        json.dumps(
            {
                "version": "1.0",
                "added_tokens": [],
                "normalizer": {
                    "type": "BertNormalizer",
                    "clean_text": True,
                    "handle_chinese_chars": True,
                    "strip_accents": None,
                    "lowercase": True,
                },
                "pre_tokenizer": {"type": "BertPreTokenizer"},
                "post_processor": None,
                "decoder": None,
                "model": {
                    "type": "WordPiece",
                    "unk_token": "[UNK]",
                    "continuing_subword_prefix": "##",
                    "max_input_chars_per_word": 100,
                    "vocab": {piece: i for i, piece in enumerate(pieces)},
                },
            }
        )
    )


def texts_with_sentences() -> st.SearchStrategy[tuple[str, int, list[tuple[int, int]]]]:
    """A title, a newline, and sentences with blanks between."""
    part = st.text(st.characters(exclude_categories=("Cs",)), max_size=60).map(lambda s: s.replace("\n", " "))

    def build(title: str, parts: list[str]) -> tuple[str, int, list[tuple[int, int]]]:
        text, bounds = title + "\n", []
        for sentence in parts:
            if sentence:
                bounds.append((len(text), len(text) + len(sentence)))
                text += sentence + " "
        return text, len(title), bounds

    return st.builds(build, part, st.lists(part, max_size=6))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("ResNet-50 gets 95.8%.", ["ResNet", "-", "50", "gets", "95.8", "%", "."]),
        ("10,437 pairs, 1.5x", ["10,437", "pairs", ",", "1.5x"]),
        ("a_b α/β", ["a", "_", "b", "α", "/", "β"]),
        ("", []),
    ],
)
def test_words_are_cut_at_hyphens_and_keep_decimals(text: str, words: list[str]) -> None:
    assert [text[a:b] for a, b in find_words(text)] == words


@given(st.text(max_size=200))
def test_words_cover_all_that_is_visible_in_order(text: str) -> None:
    words = find_words(text)
    assert all(a < b for a, b in words)
    assert all(left[1] <= right[0] for left, right in pairwise(words))
    assert shape_words(text, words, 0).shape == (len(words), SHAPES)
    assert sum(c.isalnum() for c in text) == sum(c.isalnum() for a, b in words for c in text[a:b])


def _check(window: Window) -> None:
    assert len(window.ids) <= LIMIT
    assert window.word_pool.shape == (len(window.words), len(window.ids))
    assert window.sentence_pool.shape == (len(window.sentences), len(window.ids))
    assert len(window.segments) == len(window.words)
    assert len(window.owned) == len(window.ends) == len(window.sentences)


@given(texts_with_sentences())
def test_every_sentence_is_owned_by_one_window(given_text: tuple[str, int, list[tuple[int, int]]]) -> None:
    text, title_end, bounds = given_text
    windows = cut_windows(make_tokenizer(), text, title_end, bounds)  # type: ignore[arg-type]
    owned = [s for w in windows for s, mine in zip(w.sentences, w.owned, strict=True) if mine]
    assert owned == list(range(len(bounds)))
    for window in windows:
        _check(window)


def test_a_long_text_is_cut_with_overlap() -> None:
    sentence = "Some words are told here."
    text = "A title\n" + " ".join([sentence] * 200)
    step = len(sentence) + 1
    bounds = [(8 + step * i, 8 + step * i + len(sentence)) for i in range(200)]
    windows = cut_windows(make_tokenizer(), text, 7, bounds)  # type: ignore[arg-type]
    assert len(windows) > 5
    assert [s for w in windows for s, mine in zip(w.sentences, w.owned, strict=True) if mine] == list(range(200))
    for one, following in pairwise(windows):
        assert one.sentences[-1] - following.sentences[0] + 1 == OVERLAP
        _check(one)


def test_a_sentence_longer_than_a_window_is_cut_between_words() -> None:
    text = "A title\n" + "wordy " * 900
    windows = cut_windows(make_tokenizer(), text, 7, [(8, len(text))])  # type: ignore[arg-type]
    assert len(windows) > 1
    shown = [w for window in windows for w in window.words if w[0] >= 8]
    assert sorted(set(shown)) == find_words(text, 8)
    for window in windows:
        _check(window)
