"""A page in a real browser that keeps what goes wrong on it."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any


class Watch:
    """A page that keeps what goes wrong on it."""

    def __init__(self, browser: Any, **options: Any) -> None:
        self.context = browser.new_context(**options)
        self.page = self.context.new_page()
        self.trouble: list[str] = []
        self.read_index = 0
        self.page.on(
            "console", lambda m: self.trouble.append(f"{m.type}: {m.text}") if m.type in {"error", "warning"} else None
        )
        self.page.on("pageerror", lambda e: self.trouble.append(f"exception: {e}"))
        self.page.on("dialog", lambda d: (self.trouble.append(f"dialog: {d.message}"), d.dismiss()))
        self.page.on("request", self._request)

    def _request(self, request: Any) -> None:
        # The one file that a page may read: the search index beside the overview, when the search is used.
        if request.url.startswith("file:") and request.url.endswith("/site/search-index.js"):
            self.read_index += 1
            return
        if not request.url.startswith("file:") or request.resource_type != "document":
            self.trouble.append(f"request: {request.url[:200]}")

    def open(self, site: Path, name: str) -> Any:
        self.page.goto((site / name.partition("#")[0]).as_uri() + ("#" + name.partition("#")[2] if "#" in name else ""))
        return self.page


def wait_until(page: Any, expression: str, seconds: float = 20) -> Any:
    """The value of `expression` in the page once it is true; asked from here, again and again.

    `page.wait_for_function` asks by `eval` inside the page, which its Content-Security-Policy refuses (rightly)
    whenever the first look is too early.
    """
    end = time.monotonic() + seconds
    while not (value := page.evaluate(expression)):
        assert time.monotonic() < end, f"not within {seconds:g} s: {expression}"
        page.wait_for_timeout(50)
    return value
