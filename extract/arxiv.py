"""The subject classes of arXiv, to write a bare class such as "LG" as "cs.LG" where only one archive has it.

Source: https://arxiv.org/category_taxonomy
"""

from __future__ import annotations

_CLASSES = {
    "cs": "AI AR CC CE CG CL CR CV CY DB DC DL DM DS ET FL GL GR GT HC IR IT LG LO MA MM MS NA NE NI OH OS PF PL RO "
    "SC SD SE SI SY",
    "econ": "EM GN TH",
    "eess": "AS IV SP SY",
    "math": "AC AG AP AT CA CO CT CV DG DS FA GM GN GR GT HO IT KT LO MG MP NA NT OA OC PR QA RA RT SG SP ST",
    "q-bio": "BM CB GN MN NC OT PE QM SC TO",
    "q-fin": "CP EC GN MF PM PR RM ST TR",
    "stat": "AP CO ME ML OT TH",
    "astro-ph": "CO EP GA HE IM SR",
}


_ARCHIVES = {
    code: [archive for archive, known in _CLASSES.items() if code in known.split()]
    for code in {code for codes in _CLASSES.values() for code in codes.split()}
}


def full_category(code: str) -> str:
    """Give the class with its archive where that is sure; otherwise the code as it stands.

    Examples
    --------
    >>> full_category("LG"), full_category("CV"), full_category("stat.ML")
    ('cs.LG', 'CV', 'stat.ML')
    """
    archives = _ARCHIVES.get(code, [])
    return f"{archives[0]}.{code}" if len(archives) == 1 else code
