"""Fixtures of the whole suite."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

_CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT / ".." / "shared"

# The suite tries the same examples each time, so that a change is judged by what it changed; `thorough` seeks new ones.
settings.register_profile(
    "suite",
    deadline=None,
    max_examples=60,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
settings.register_profile("thorough", parent=settings.get_profile("suite"), max_examples=1000, derandomize=False)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "suite"))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what needs the shared folder, so that it can be chosen or left out by ``-m shared``."""
    for item in items:
        if {"shared_dir", "seed_pages"} & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.shared)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """A headless Chromium, one for all tests of a process: a second Playwright beside it is refused."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    chromium = os.environ.get("CHROMIUM") or next((p for p in map(shutil.which, _CHROMIUM) if p), None)
    if chromium is None:
        pytest.skip("there is no Chromium on this machine")
    with playwright.sync_playwright() as play:
        flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
        opened = play.chromium.launch(executable_path=chromium, args=flags)
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def shared_dir() -> Path:
    """The folder of gold annotations and seed pages beside the project."""
    folder = SHARED.resolve()
    if not folder.is_dir():
        pytest.skip("no folder named shared beside the project")
    return folder


@pytest.fixture(scope="session")
def seed_pages(shared_dir: Path) -> tuple[Path, ...]:
    """The saved pages, by name."""
    pages = tuple(sorted((shared_dir / "seeds").glob("*.txt")))
    if not pages:
        pytest.skip("the shared folder holds no seed pages")
    return pages


@pytest.fixture(scope="session")
def few_entries(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The first sixteen entries of the sample as a BibTeX file: enough for topics, quick to read."""
    from kg.sample import sample_path

    with sample_path() as path:
        entries = re.split(r"\n(?=@)", path.read_text(encoding="utf-8"))[:16]
    file = tmp_path_factory.mktemp("few") / "few.bib"
    file.write_text("\n".join(entries), encoding="utf-8")
    return file


@pytest.fixture(scope="session")
def few_run(few_entries: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The run folder of ``few_entries``, read without the model; not to be changed."""
    import kg

    folder = tmp_path_factory.mktemp("runs") / "few"
    kg.build([few_entries], reader="fast", title="Place recognition", output=folder)
    return folder
