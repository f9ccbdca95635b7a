"""Who may call the server: the names it was started under, and pages that it served itself.

A page elsewhere can point a name of its own at 127.0.0.1 (DNS rebinding) or send requests from a visitor's browser; the
first shows in Host, the second in Origin or Sec-Fetch-Site.
"""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["allowed_hosts", "refusal"]


def allowed_hosts(host: str, port: int) -> frozenset[str]:
    """Give the values that a Host header may have."""
    names = {"127.0.0.1", "localhost", "[::1]"}
    if host not in ("0.0.0.0", "::"):  # noqa: S104 - compared, not bound
        names.add(f"[{host}]" if ":" in host else host)
    return frozenset({f"{name}:{port}" for name in names} | (names if port == 80 else set()))


def refusal(headers: Mapping[str, str], hosts: frozenset[str]) -> str | None:
    """Give why a request is refused, or None where it may come in.

    Parameters
    ----------
    headers : mapping of str to str
        With names in lower case.
    hosts : frozenset of str
        As ``allowed_hosts`` gives them.
    """
    host = headers.get("host", "").lower()
    if host not in hosts:
        return "this server is not known by that name (Host)"
    origin = headers.get("origin")
    if origin is not None and origin.lower() not in {f"http://{name}" for name in hosts}:
        return "pages of other servers may not ask here (Origin)"
    if headers.get("sec-fetch-site") in ("cross-site", "same-site") and headers.get("sec-fetch-mode") != "navigate":
        return "pages of other servers may not ask here (Sec-Fetch-Site)"
    return None
