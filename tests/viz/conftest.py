"""The pages of the invented field, and a page of the browser on which nothing may go wrong."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from example_field import make_field
from site_pages import write_site
from watch import Watch

from kg.site import SiteSettings, build_site


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
