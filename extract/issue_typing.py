"""The type of an issue: its phrase goes in, the slug of an issue type or None comes out."""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["type_issues"]


def type_issues(phrases: Sequence[str], sentences: Sequence[str]) -> list[str | None]:
    """A slug or None for each phrase; ``sentences`` holds the sentence of each."""
    return [None for _ in phrases]
