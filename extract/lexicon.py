"""Small word lists that several rules share: closed classes of English and words that any field uses."""

from __future__ import annotations

__all__ = ["DATA_ADJECTIVES", "DATA_HEADS", "GENERIC_ADJECTIVES", "GENERIC_HEADS", "PREPOSITIONS", "word_set"]


def word_set(text: str) -> frozenset[str]:
    """The words of ``text``, parted by white space."""
    return frozenset(text.split())


PREPOSITIONS = word_set(
    """
    about above across after against along among around as at before behind below beneath beside between beyond by
    despite down during except for from in inside into like near of off on onto out outside over per since than through
    throughout till to toward towards under until up upon using versus via vs with within without
    """
)

#: Adjectives that say nothing of the thing: dropped at the front of a name.
GENERIC_ADJECTIVES = word_set(
    """
    novel new proposed existing previous prior current recent traditional conventional standard common popular typical
    classic classical simple effective efficient powerful promising various different several many multiple numerous
    certain specific particular such other another same similar first second third additional further general generic
    advanced modern latest well-known widely-used widely so-called state-of-the-art innovative original improved
    corresponding respective main major key important challenging available public publicly
    """
)

#: Adjectives that say how much or how good data are, not what kind ("paired gene expression data").
DATA_ADJECTIVES = GENERIC_ADJECTIVES | word_set(
    """
    single paired unpaired large-scale largescale noisy clean raw incomplete complete unlabeled unlabelled labeled
    labelled annotated unannotated high-resolution low-resolution high-quality low-quality real-world real synthetic
    experimental
    """
)

#: Heads that add nothing to a name before them ("COCO dataset" is "COCO"), in folded form.
GENERIC_HEADS = word_set(
    """
    algorithm approach architecture benchmark challenge collection corpora corpus database data dataset framework method
    metric measure model module network platform pipeline procedure scheme score set strategy suite system task
    technique technology tool toolkit problem
    """
)

#: The same for kinds of data: what goes in is the thing itself ("raw signal input").
DATA_HEADS = GENERIC_HEADS | word_set("input")
