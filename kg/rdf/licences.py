"""The licence that a publisher chooses for the statements of a graph, as an IRI. None is ever assumed."""

from __future__ import annotations

import re

from extract.errors import UsageError
from kg.rdf.terms import clean_text, link

__all__ = ["licence_iri"]

# Licences that data are published under, by their ids of SPDX (https://spdx.org/licenses/). Others go by their IRI:
# an id that is only nearly right would name a licence that does not exist.
_KNOWN = (
    "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "CDLA-Permissive-1.0", "CDLA-Permissive-2.0", "CDLA-Sharing-1.0",
    "DL-DE-BY-2.0", "DL-DE-ZERO-2.0", "etalab-2.0", "EUPL-1.2", "MIT", "ODbL-1.0", "ODC-By-1.0", "OGL-UK-3.0",
    "PDDL-1.0",
)  # fmt: skip
_CREATIVE_COMMONS = re.compile(r"CC-(BY(?:-NC)?(?:-ND|-SA)?)-([1-4]\.0|2\.5)")


def licence_iri(value: str) -> str:
    """Give the IRI of a licence that is named by its IRI or by its id of SPDX.

    Raises
    ------
    UsageError
        ``value`` is neither an address of the web nor one of the ids that are known here.

    Examples
    --------
    >>> licence_iri("CC-BY-4.0"), licence_iri("odbl-1.0")
    ('https://creativecommons.org/licenses/by/4.0/', 'http://spdx.org/licenses/ODbL-1.0')
    """
    wanted = value.strip()
    node = link(wanted)
    if node is not None and not wanted.lower().startswith("mailto:"):
        return node.value
    if wanted.upper() == "CC0-1.0":
        return "https://creativecommons.org/publicdomain/zero/1.0/"
    if found := _CREATIVE_COMMONS.fullmatch(wanted.upper()):
        return f"https://creativecommons.org/licenses/{found[1].lower()}/{found[2]}/"
    for name in _KNOWN:
        if name.lower() == wanted.lower():
            return f"http://spdx.org/licenses/{name}"
    raise UsageError(
        f"{clean_text(value)!r} names no licence",
        where="--licence",
        why="it is neither an IRI nor a known id such as CC-BY-4.0, CC0-1.0 or ODbL-1.0",
        fix="Give the licence's IRI, such as https://creativecommons.org/licenses/by/4.0/",
    )
