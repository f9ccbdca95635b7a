"""Which addresses may become links."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

_SCHEMES = frozenset({"http", "https", "mailto"})
_LONGEST = 2048


def web_link(address: str | None) -> str | None:
    """The same for what is said to be on the web: a mail address is none.

    Examples
    --------
    >>> web_link("https://example.org/"), web_link("mailto:bee@example.org")
    ('https://example.org/', None)
    """
    safe = safe_link(address)
    return None if safe is None or safe[:7].lower() == "mailto:" else safe


def safe_link(address: str | None) -> str | None:
    """The address as it may stand in an ``href``, or None where it may not.

    Only ``http``, ``https`` and ``mailto`` pass, judged after controls and blanks are stripped, since browsers strip
    them too. What is left of an unusual character is percent-encoded.

    Examples
    --------
    >>> safe_link("https://example.org/a b")
    'https://example.org/a%20b'
    >>> safe_link("java\\nscript:alert(1)") is None
    True
    """
    if not address:
        return None
    bare = re.sub(
        r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff\ud800-\udfff]", "", address
    ).strip()
    try:
        parts = urlsplit(bare)
        host = parts.hostname
    except ValueError:
        return None
    if len(bare) > _LONGEST or parts.scheme.lower() not in _SCHEMES:
        return None
    if parts.scheme.lower() == "mailto":
        host = parts.path if "@" in parts.path else None
    if not host or "\\" in bare:
        return None
    return quote(bare, safe="%/:=&?~#+!$,;'@()*[]-._")
