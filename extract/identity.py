"""Who is who: DOIs and arXiv ids in one writing, folded titles, and a paper's id.

An id is made of ``a-z 0-9 . _ -`` only, so that it stands unescaped in an IRI, a file name or an HTML id. It depends on
nothing but the DOI, the arXiv id and the title, so it is the same in every run:

========================  ==========================================================
known                     id
========================  ==========================================================
arXiv id                  ``arxiv-2407.01553``, ``arxiv-hep-th_9901001``
DOI                       ``doi-10.1000_xyz.123``, and a check part where that loses something
title only                ``t-lettersofthetitle-3f9a0c21d4``
========================  ==========================================================

A DOI goes before an arXiv id, for it names the published version. The title's letters are those of the folded title, so
two writings of one title share their id.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from urllib.parse import unquote

from extract.latex import GREEK_LETTERS

_DOI = re.compile(r"10\.\d{4,9}/[^\s\"<>{}|\\^`]{1,200}")
_ARXIV_NEW = r"\d{2}(?:0[1-9]|1[0-2])\.\d{4,5}"
_ARXIV_OLD = r"(?:[a-z]{1,8}-[a-z]{2,7}|[a-z]{2,8})(?:\.[a-z]{2})?/\d{7}"
_ARXIV_BARE = re.compile(
    rf"(?:arxiv[: ]?)?({_ARXIV_NEW}|{_ARXIV_OLD})(?:v\d{{1,3}})?(?: ?\[[\w.-]{{2,20}}\])?", re.IGNORECASE
)
_ARXIV_IN_TEXT = re.compile(
    rf"(?:arxiv\.org/(?:abs|pdf|html|format)/|arxiv[:. ] ?(?:abs/)?|huggingface\.co/papers/|alphaxiv\.org/abs/)"
    rf"({_ARXIV_NEW}|{_ARXIV_OLD})(?:v\d{{1,3}})?(?![\d.]\d)",
    re.IGNORECASE,
)
_ARXIV_DOI = "10.48550/arxiv."
_GREEK = str.maketrans({letter: name for name, letter in GREEK_LETTERS.items()})
_LATEX_COMMAND = re.compile(r"\\[a-zA-Z]+|\\.")
_UNSAFE = re.compile(r"[^a-z0-9._-]+")
_PREPRINTS = ("10.1101/", "10.21203/", "10.31234/", "10.36227/", "10.2139/", "10.20944/", "10.26434/", "10.48550/")
"""Prefixes of bioRxiv and medRxiv, Research Square, PsyArXiv, TechRxiv, SSRN, Preprints.org, ChemRxiv, arXiv."""


def normalize_doi(text: str | None) -> str | None:
    """Give the DOI in lower case without its resolver, or None where there is none.

    DOIs compare without regard to case (DOI Handbook, 2.4).

    Examples
    --------
    >>> normalize_doi("https://doi.org/10.1000/ABC.5 "), normalize_doi("doi:10.1000/x."), normalize_doi("n/a")
    ('10.1000/abc.5', '10.1000/x', None)
    """
    if not text:
        return None
    text = text[:2000]
    match = _DOI.search(unquote(text) if "%" in text else text)
    if match is None:
        return None
    doi = match[0].lower().rstrip(".,;:'")
    for opening, closing in ("()", "[]"):
        while doi.endswith(closing) and doi.count(closing) > doi.count(opening):
            doi = doi[:-1].rstrip(".,;:'")
    return doi if not doi.endswith("/") else None


def normalize_arxiv(text: str | None) -> str | None:
    """Give the arXiv id without its version, from a bare id, an "arXiv:..." or a link.

    Examples
    --------
    >>> normalize_arxiv("arXiv:2407.01553v2 [cs.DL]"), normalize_arxiv("https://arxiv.org/pdf/hep-th/9901001v3.pdf")
    ('2407.01553', 'hep-th/9901001')
    >>> normalize_arxiv("10.48550/arXiv.2402.04854"), normalize_arxiv("12.5 percent")
    ('2402.04854', None)
    """
    if not text:
        return None
    text = text.strip()[:2000]
    match = _ARXIV_BARE.fullmatch(text) or _ARXIV_IN_TEXT.search(text)
    return match[1].lower() if match else None


def is_preprint_doi(doi: str) -> bool:
    """Say whether a DOI was given by a preprint server."""
    return doi.startswith(_PREPRINTS)


def arxiv_of_doi(doi: str | None) -> str | None:
    """Give the arXiv id that an arXiv DOI stands for.

    Examples
    --------
    >>> arxiv_of_doi("10.48550/arxiv.2407.01553"), arxiv_of_doi("10.1000/x")
    ('2407.01553', None)
    """
    return normalize_arxiv(doi) if doi and doi.startswith(_ARXIV_DOI) else None


def fold_title(title: str) -> str:
    r"""Give what two writings of one title have in common: letters and digits, without case, accents and LaTeX.

    Examples
    --------
    >>> fold_title("Fish-bone Diagrams:  a bird's-eye view") == fold_title("FISHBONE DIAGRAMS — A Bird\u2019s Eye View")
    True
    >>> fold_title(r"{$\alpha$}-Nets for \'Etudes") == fold_title("α-Nets for Études")
    True
    """
    if "\\" in title:
        title = _LATEX_COMMAND.sub(lambda m: m[0][1:] if m[0][1:].isalpha() and len(m[0]) > 4 else " ", title)
    folded = unicodedata.normalize("NFKD", title.casefold())
    return "".join(c for c in folded if c.isalnum()).translate(_GREEK)


def paper_id(title: str, doi: str | None = None, arxiv_id: str | None = None) -> str:
    """Give the id of a paper from its normalised DOI, else its arXiv id, else its title.

    Examples
    --------
    >>> paper_id("Any", doi="10.1000/xyz.123"), paper_id("Any", arxiv_id="hep-th/9901001")
    ('doi-10.1000_xyz.123', 'arxiv-hep-th_9901001')
    >>> paper_id("Nets for sleep: a view") == paper_id("Nets for Sleep - A View")
    True
    """
    arxiv_id = arxiv_id or arxiv_of_doi(doi)
    if doi and not (arxiv_id and is_preprint_doi(doi)):
        prefix, _, suffix = doi.partition("/")
        return f"doi-{prefix}_{_safe(suffix, doi)}"
    if arxiv_id:
        return "arxiv-" + arxiv_id.replace("/", "_")
    key = fold_title(title) or title.casefold()
    letters = key.encode("ascii", "ignore").decode() if key.isalnum() else ""
    return "-".join(part for part in ("t", letters[:40], _digest(key)) if part)


def distinct_id(identifier: str, evidence: str) -> str:
    """Give an id of its own to a paper that shares title and all with another; ``evidence`` tells the two apart.

    Examples
    --------
    >>> distinct_id("t-editorial-0011223344", "the words of one abstract")
    't-editorial-0011223344-b125fa'
    """
    return f"{identifier}-{_digest(evidence)[:6]}"


def _safe(text: str, whole: str) -> str:
    if len(text) <= 80 and not _UNSAFE.search(text):
        return text
    return f"{_UNSAFE.sub('-', text)[:60].strip('-.')}-{_digest(whole)[:8]}"


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", errors="replace")).hexdigest()[:10]
