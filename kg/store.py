"""A ``Field`` as the files of a run folder, and back.

``field_to_files`` is pure: records in, bytes out, the same bytes for the same field. ``field_from_files`` reads them
again with every type checked, so that ``show``, ``export`` and ``query`` start from what ``build`` wrote.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any, TypeVar

import msgspec

from extract.errors import InputError
from extract.records import Reject
from extract.serialise import (
    extraction_from_json,
    extraction_to_json,
    paper_from_json,
    paper_to_json,
)
from kg.records import (
    Bone,
    Chain,
    ClaimTable,
    Edge,
    Field,
    Fishbone,
    GlossaryEntry,
    GraphClaim,
    GraphEntity,
    IssueNode,
    ReadingStep,
    Topic,
    TreeNode,
)

Record = TypeVar("Record")

# What field_from_files needs; the other files of a run are made from these.
PARTS = (
    "papers.jsonl",
    "extractions.jsonl",
    "rejects.jsonl",
    "entities.jsonl",
    "edges.jsonl",
    "claims.jsonl",
    "comparisons.jsonl",
    "topics.json",
    "issues.jsonl",
    "tree.json",
    "fishbones.json",
    "chains.jsonl",
    "glossary.jsonl",
    "reading.json",
)


def field_to_files(field: Field) -> dict[str, bytes]:
    """Give the record files of a run folder.

    Returns
    -------
    dict of str to bytes
        One entry for each name in ``PARTS``; JSON Lines are sorted as the field has them, UTF-8, newline-ended.
    """
    return {
        "papers.jsonl": _lines(paper_to_json(paper).encode() for paper in field.papers),
        "extractions.jsonl": _lines(extraction_to_json(extraction).encode() for extraction in field.extractions),
        "rejects.jsonl": _lines(map(encode, field.rejects)),
        "entities.jsonl": _lines(map(encode, field.entities)),
        "edges.jsonl": _lines(map(encode, field.edges)),
        "claims.jsonl": _lines(map(encode, field.claims)),
        "comparisons.jsonl": _lines(map(encode, field.tables)),
        "topics.json": encode(field.topics) + b"\n",
        "issues.jsonl": _lines(map(encode, field.issues)),
        "tree.json": encode(field.tree) + b"\n",
        "fishbones.json": encode([_fishbone(fishbone, field) for fishbone in field.fishbones]) + b"\n",
        "chains.jsonl": _lines(encode(_chain(chain)) for chain in field.chains),
        "glossary.jsonl": _lines(map(encode, field.glossary)),
        "reading.json": encode(field.reading) + b"\n",
    }


def field_from_files(read: Callable[[str], bytes]) -> Field:
    """Read a field back.

    Parameters
    ----------
    read : callable
        Gives the bytes of a file of ``PARTS`` by its name.

    Raises
    ------
    InputError
        A file does not hold what this version writes.
    """
    try:
        papers = {paper.id: paper for paper in map(paper_from_json, read("papers.jsonl").splitlines())}
        extractions = map(extraction_from_json, read("extractions.jsonl").splitlines())
        return Field(
            papers=tuple(papers.values()),
            # The lines leave full texts to papers.jsonl: give each extraction its whole paper back.
            extractions=tuple(replace(item, paper=papers[item.paper.id]) for item in extractions),
            rejects=_decode_lines(read("rejects.jsonl"), Reject),
            entities=_decode_lines(read("entities.jsonl"), GraphEntity),
            edges=_decode_lines(read("edges.jsonl"), Edge),
            claims=_decode_lines(read("claims.jsonl"), GraphClaim),
            tables=_decode_lines(read("comparisons.jsonl"), ClaimTable),
            topics=msgspec.json.decode(read("topics.json"), type=Topic),
            issues=_decode_lines(read("issues.jsonl"), IssueNode),
            tree=msgspec.json.decode(read("tree.json"), type=TreeNode),
            fishbones=_fishbones_back(read("fishbones.json")),
            chains=tuple(_chain_back(line) for line in read("chains.jsonl").splitlines()),
            glossary=_decode_lines(read("glossary.jsonl"), GlossaryEntry),
            reading=msgspec.json.decode(read("reading.json"), type=tuple[tuple[str, tuple[ReadingStep, ...]], ...]),
        )
    except (msgspec.MsgspecError, ValueError, KeyError) as error:
        raise InputError(
            "the run folder holds a file that this version cannot read", why=str(error), fix="Build the run again"
        ) from error


def encode(record: object) -> bytes:
    """Give one record as compact JSON; scores are rounded to four decimals, so that bytes are stable.

    The number of a claim is no score: it stays as the paper has it, however small.
    """
    return msgspec.json.encode(_rounded(msgspec.to_builtins(record)))


def _rounded(value: Any) -> Any:
    if isinstance(value, float):
        return round(value, 4)
    if isinstance(value, dict):
        return {key: item if key == "number" else _rounded(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_rounded(item) for item in value]
    return value


def _lines(lines: Iterable[bytes]) -> bytes:
    return b"".join(line + b"\n" for line in lines)


def _decode_lines(data: bytes, kind: type[Record]) -> tuple[Record, ...]:
    decoder = msgspec.json.Decoder(kind)
    return tuple(decoder.decode(line) for line in data.splitlines())


def _chain(chain: Chain) -> dict[str, Any]:
    record: dict[str, Any] = msgspec.to_builtins(chain)
    renamed = {"kind": record.pop("kind"), "from": record.pop("source"), "to": record.pop("target")}
    return renamed | record


def _chain_back(line: bytes) -> Chain:
    record = msgspec.json.decode(line)
    record["source"], record["target"] = record.pop("from"), record.pop("to")
    return msgspec.convert(record, Chain)


def _fishbone(fishbone: Fishbone, field: Field) -> dict[str, Any]:
    """The shape of the contract: what a reader wants to see stands beside the ids that lead on."""
    by_id = {issue.id: issue for issue in field.issues}
    return {
        "topic": fishbone.topic,
        "label": fishbone.label,
        "bones": [
            {
                "category": bone.category,
                "label": bone.label,
                "issues": [
                    {
                        "id": issue.id,
                        "label": issue.label,
                        "papers": issue.papers,
                        "causes": [cause.label for cause in issue.causes],
                        "solutions": [solution.label for solution in issue.solutions],
                    }
                    for issue in (by_id[name] for name in bone.issues)
                ],
            }
            for bone in fishbone.bones
        ],
    }


def _fishbones_back(data: bytes) -> tuple[Fishbone, ...]:
    return tuple(
        Fishbone(
            topic=item["topic"],
            label=item["label"],
            bones=tuple(
                Bone(
                    category=bone["category"],
                    label=bone["label"],
                    issues=tuple(issue["id"] for issue in bone["issues"]),
                )
                for bone in item["bones"]
            ),
        )
        for item in msgspec.json.decode(data)
    )
