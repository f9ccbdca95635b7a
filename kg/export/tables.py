"""Tables: nodes, edges and claims as CSV; and the two files of Neo4j's importer in one archive."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Sequence

from kg.export._format import Format
from kg.networkx_export import to_networkx
from kg.records import Field
from kg.text import plain, spreadsheet_cell

NODE_COLUMNS = (
    "kind",
    "label",
    "type",
    "category",
    "status",
    "year",
    "venue",
    "doi",
    "arxiv",
    "authors",
    "aliases",
    "papers",
)
CLAIM_COLUMNS = (
    "paper", "subject", "metric", "value", "delta", "dataset", "baseline", "direction", "hedged", "negated",
)  # fmt: skip


def write_claims(field: Field, base: str | None = None) -> bytes:
    """Give all claims as CSV for a spreadsheet: UTF-8 with a byte order mark, no cell taken for a formula."""
    rows = (
        [spreadsheet_cell(_text(getattr(claim, name))) for name in CLAIM_COLUMNS]
        + [spreadsheet_cell(claim.evidence.quote)]
        for claim in field.claims
    )
    return _csv([*CLAIM_COLUMNS, "quote"], rows, mark=True)


def write_neo4j(field: Field, base: str | None = None) -> bytes:
    """Give a zip of ``nodes.csv`` and ``relationships.csv`` with the headers of ``neo4j-admin database import``."""
    graph = to_networkx(field)
    nodes = _csv(
        ["id:ID", ":LABEL", *(_typed(name) for name in NODE_COLUMNS[1:])],
        (
            [name, str(values["kind"]).capitalize(), *(_text(values.get(column)) for column in NODE_COLUMNS[1:])]
            for name, values in graph.nodes(data=True)
        ),
    )
    links = _csv(
        [":START_ID", ":END_ID", ":TYPE", "weight:int", "evidence"],
        (
            [
                source,
                target,
                str(values["relation"]).upper().replace("-", "_"),
                _text(values["weight"]),
                values["evidence"],
            ]
            for source, target, values in graph.edges(data=True)
        ),
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in (("nodes.csv", nodes), ("relationships.csv", links)):
            # A fixed date: the same field gives the same bytes.
            archive.writestr(zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0)), data)
    return out.getvalue()


def _csv(header: Sequence[str], rows: Iterable[Sequence[str]], *, mark: bool = False) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows(rows)
    return out.getvalue().encode("utf-8-sig" if mark else "utf-8")


def _typed(name: str) -> str:
    return f"{name}:int" if name in ("year", "papers") else name


def _text(value: object) -> str:
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else plain(str(value))


FORMATS = (
    Format(name="claims-csv", title="claims as CSV", suffix=".csv", write=write_claims),
    Format(name="neo4j", title="Neo4j import CSV, zipped", suffix=".zip", write=write_neo4j),
)
