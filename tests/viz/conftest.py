"""The browser, one for all tests of pages; they are skipped where there is none."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from example_field import make_field
from site_pages import write_site
from watch import Watch

from kg.site import SiteSettings, build_site

_NAMES = ("chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """A headless Chromium."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    chromium = os.environ.get("CHROMIUM") or next((p for p in map(shutil.which, _NAMES) if p), None)
    if chromium is None:
        pytest.skip("there is no Chromium on this machine")
    with playwright.sync_playwright() as play:
        flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
        opened = play.chromium.launch(executable_path=chromium, args=flags)
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages of the invented field, on disk; not to be changed."""
    files = build_site(make_field(), SiteSettings(title="Listening to bee hives"))
    return write_site(files, tmp_path_factory.mktemp("site"))


@pytest.fixture
def watch(browser: Any) -> Iterator[Watch]:
    """A wide page on which nothing may go wrong."""
    made = Watch(browser, viewport={"width": 1400, "height": 900})
    yield made
    made.context.close()
    assert made.trouble == []
