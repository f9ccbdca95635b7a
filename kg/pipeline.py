"""From papers to a run: the stages, in order, and what drives them.

Each stage takes the draft of a run and gives it back with its own part filled in. Files are read by the first stage
and written after the last; nothing in between looks at a clock or a disk.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Protocol

import kg.field
from extract.deduplicate import deduplicate
from extract.errors import MissingInput, UsageError
from extract.pipeline import READERS, PaperReading, extract_papers
from extract.read import Input, read_paths
from extract.records import Paper, Reject
from extract.text import squeeze
from kg.curation import Curation, CurationError, parse_curation
from kg.export.rdf import maker_for, model_in_manifest, rdf_files
from kg.field import FieldSettings, begin_field, run_stage
from kg.files import MANIFEST, check_target, checksums, write_folder
from kg.manifest import identify_reader, make_manifest, manifest_to_bytes, merge_inputs
from kg.partial import (
    VECTORS,
    drop_partial,
    load_partial,
    recall,
    save_partial,
    settle,
    vectors_to_bytes,
)
from kg.rdf.licences import licence_iri
from kg.rdf.terms import check_base
from kg.records import Field
from kg.rooted import grow_from_root
from kg.run import Run, load_run
from kg.site import SiteSettings, build_single_file, build_site
from kg.store import encode, field_to_files

PathLike = str | os.PathLike[str]
SINGLE_FILE = "site.html"  # written only where it was asked for
ROOTED = "rooted.json"  # written only where a root was asked for
FEW_PAPERS = 40  # about two seconds of reading: what starting worker processes costs


class Progress(Protocol):
    """Told as a stage goes on: its name, the steps done, and how many there are (0 where they are not counted)."""

    def __call__(self, stage: str, done: int, total: int) -> None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a user may choose.

    Parameters
    ----------
    reader : str
        What reads an abstract: ``"encoder"``, ``"fast"`` or ``"rules"``.
    jobs : int
        Worker processes; the result is the same for any number.
    base : str or None
        The IRI under which the RDF names its things.
    licence : str or None
        The IRI of the licence of the RDF's statements; none is stated where none was chosen.
    curation : Curation
        The user's own decisions on entities.
    title : str or None
        What to call the field in the pages.
    root : str or None
        The topic, data set, task or method from which ``rooted.json`` grows a tree.
    single_file : bool
        Whether to write the whole site as one file, too.
    """

    reader: str = "encoder"
    jobs: int = 1
    base: str | None = None
    licence: str | None = None
    curation: Curation = field(default_factory=Curation)
    curation_text: str | None = None
    title: str | None = None
    root: str | None = None
    single_file: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A run in the making: each stage fills in its part."""

    settings: Settings
    paths: tuple[PathLike, ...] = ()
    known: Mapping[str, PaperReading] = field(default_factory=dict)
    progress: Progress = lambda stage, done, total: None
    inputs: tuple[Input, ...] = ()
    papers: tuple[Paper, ...] = ()
    rejects: tuple[Reject, ...] = ()
    readings: tuple[PaperReading, ...] = ()
    graph: kg.field.Draft | None = None
    files: Mapping[str, bytes] = field(default_factory=dict)
    keep: Path | None = None

    @property
    def field(self) -> Field:
        """The field, once the graph's stages have begun."""
        if self.graph is None:
            raise ValueError("the stages of the graph have not run yet")
        return self.graph.field


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """A named step from draft to draft."""

    name: str
    run: Callable[[Draft], Draft]


def _read(draft: Draft) -> Draft:
    """Bytes to papers: every input through the reader that knows it."""
    result = read_paths(draft.paths)
    return replace(
        draft,
        inputs=(*draft.inputs, *result.inputs),
        papers=(*draft.papers, *result.papers),
        rejects=(*draft.rejects, *result.rejects),
    )


def _deduplicate(draft: Draft) -> Draft:
    """The same paper from two places becomes one."""
    return replace(draft, papers=deduplicate(draft.papers))


def _extract(draft: Draft) -> Draft:
    """What each paper says. What is known from before is not read again; a stop keeps what was read."""
    reader = identify_reader(draft.settings.reader)
    found = {paper.id: recall(draft.known, paper, reader) for paper in draft.papers}
    unread = [paper for paper in draft.papers if found[paper.id] is None]
    draft.progress("extract", len(draft.papers) - len(unread), len(draft.papers))
    # Below a few dozen papers a worker process costs more to start than it saves.
    jobs = draft.settings.jobs if len(unread) >= FEW_PAPERS else 1
    fresh: list[PaperReading] = []
    try:
        for reading in extract_papers(unread, draft.settings.reader, jobs):
            fresh.append(settle(reading))
            draft.progress("extract", len(draft.papers) - len(unread) + len(fresh), len(draft.papers))
    except KeyboardInterrupt:
        if draft.keep is not None:
            save_partial(draft.keep, fresh, reader)
        raise
    found.update((reading.extraction.paper.id, reading) for reading in fresh)
    return replace(draft, readings=tuple(reading for reading in found.values() if reading is not None))


def _graph_stage(name: str, step: kg.field.Stage) -> Stage:
    """A stage of ``kg.field``, carried in the draft of the run."""

    def run(draft: Draft) -> Draft:
        graph = draft.graph or begin_field(
            draft.papers,
            [reading.extraction for reading in draft.readings],
            {reading.extraction.paper.id: reading.vector for reading in draft.readings if reading.vector},
            draft.rejects,
            FieldSettings(curation=draft.settings.curation),
        )
        return replace(draft, graph=run_stage(step, graph))

    return Stage(name=name, run=run)


def _store(draft: Draft) -> Draft:
    """The records as files."""
    reader = identify_reader(draft.settings.reader)
    files = field_to_files(draft.field) | {VECTORS: vectors_to_bytes(draft.readings, reader)}
    root = draft.settings.root
    if root is not None:
        try:
            files |= {ROOTED: encode(grow_from_root(draft.field, root)) + b"\n"}
        except UsageError:
            if draft.keep is not None:  # only the name was wrong: what was read is kept for the next try
                save_partial(draft.keep, draft.readings, reader)
            raise
    return replace(draft, files={**draft.files, **files})


def _export(draft: Draft) -> Draft:
    """The graph as RDF."""
    maker = maker_for(draft.settings.reader)
    made = rdf_files(draft.field, draft.settings.base, maker=maker, licence=draft.settings.licence)
    return replace(draft, files={**draft.files, **made})


def _pages(draft: Draft) -> Draft:
    """The site; where it is wanted, also as one file to mail to someone."""
    chosen = SiteSettings(title=draft.settings.title)
    files = {**draft.files, **build_site(draft.field, chosen)}
    if draft.settings.single_file:
        files[SINGLE_FILE] = build_single_file(draft.field, chosen)
    return replace(draft, files=files)


STAGES: tuple[Stage, ...] = (
    Stage(name="read", run=_read),
    Stage(name="deduplicate", run=_deduplicate),
    Stage(name="extract", run=_extract),
    *(_graph_stage(name, step) for name, step in kg.field.STAGES),  # resolve, link, topics, tree, chains, kinds
    Stage(name="store", run=_store),
    Stage(name="export", run=_export),
    Stage(name="pages", run=_pages),
)


def build(
    paths: Sequence[PathLike],
    *,
    reader: str | None = None,
    jobs: int = 1,
    base: str | None = None,
    licence: str | None = None,
    curation: PathLike | None = None,
    title: str | None = None,
    root: str | None = None,
    single_file: bool = False,
    output: PathLike | None = None,
    progress: Progress | None = None,
) -> Run:
    """Read papers and give the graph of their field.

    Parameters
    ----------
    paths : sequence of path
        Files, folders, or ``"-"`` for standard input.
    reader : str, optional
        ``"encoder"`` (the default), ``"fast"`` or ``"rules"``.
    jobs : int
        Worker processes for reading abstracts. The result is the same for any number; with more than one, a script
        needs the usual ``if __name__ == "__main__":`` around what it does.
    base : str, optional
        The IRI under which the RDF names its things.
    licence : str, optional
        The licence of the RDF's statements, as an IRI or an SPDX id; none is stated where none is given.
    curation : path, optional
        A ``curation.toml`` with decisions on entities.
    title : str, optional
        What to call the field in the pages.
    root : str, optional
        The name of a topic, data set, task or method: ``rooted.json`` then holds the tree that grows from it.
    single_file : bool
        Whether to write the whole site as one file, ``site.html``, too.
    output : path, optional
        The run folder to write, whole or not at all.
    progress : callable, optional
        Called as ``progress(stage, done, total)``.

    Returns
    -------
    Run

    Raises
    ------
    HerringboneError
        Nothing could be read, the curation is wrong, nothing has the name of ``root``, or the folder can't be written.
    """
    settings = replace(_settings(reader, jobs, base, licence, curation, title), root=root, single_file=single_file)
    keep = Path(output) if output is not None else None
    draft = Draft(settings=settings, paths=tuple(paths), keep=keep, progress=progress or _silent)
    if keep is not None:
        draft = replace(draft, known=load_partial(keep))
    return _drive(draft, earlier_inputs=())


def add(
    folder: PathLike,
    paths: Sequence[PathLike],
    *,
    reader: str | None = None,
    jobs: int = 1,
    base: str | None = None,
    licence: str | None = None,
    curation: PathLike | None = None,
    title: str | None = None,
    progress: Progress | None = None,
) -> Run:
    """Add papers to a run, in its folder; the result equals a build of the union.

    What is not given here stays as it was when the run was built. Parameters are those of ``build``.
    """
    old = load_run(Path(folder))
    chosen = old.manifest.get("settings", {})
    settings = _settings(
        reader or chosen.get("reader"),
        jobs,
        base or chosen.get("base"),
        licence or chosen.get("licence"),
        curation,
        title or chosen.get("title"),
    )
    settings = replace(settings, root=chosen.get("root"), single_file=bool(chosen.get("single_file")))
    if curation is None and chosen.get("curation"):
        settings = replace(settings, curation=parse_curation(chosen["curation"]), curation_text=chosen["curation"])
    draft = Draft(
        settings=settings,
        paths=tuple(paths),
        keep=Path(folder),
        known=load_partial(Path(folder)),
        papers=old.field.papers,
        rejects=old.field.rejects,
        progress=progress or _silent,
    )
    return _drive(draft, earlier_inputs=tuple(old.manifest.get("inputs", ())))


def _drive(draft: Draft, *, earlier_inputs: tuple[Mapping[str, Any], ...]) -> Run:
    """Run the stages, time them, and write the folder where one is wanted."""
    if draft.keep is not None:
        check_target(draft.keep)
    seconds: dict[str, float] = {}
    for stage in STAGES:
        draft.progress(stage.name, 0, 0)
        begun = time.perf_counter()
        draft = stage.run(draft)
        seconds[stage.name] = round(time.perf_counter() - begun, 3)
    draft = replace(draft, rejects=draft.field.rejects)
    run = Run(draft.field, files=draft.files)
    run.manifest = make_manifest(
        settings={
            "reader": draft.settings.reader,
            "model": identify_reader(draft.settings.reader),
            "base": draft.settings.base,
            "licence": draft.settings.licence,
            "title": draft.settings.title,
            "root": draft.settings.root,
            "single_file": draft.settings.single_file,
            "curation": draft.settings.curation_text,
        },
        inputs=merge_inputs(earlier_inputs, draft.inputs),
        counts=run.counts,
        seconds=seconds,
        model=model_in_manifest(maker_for(draft.settings.reader)),
        checksums=checksums(run.files),
    )
    run.files[MANIFEST] = manifest_to_bytes(run.manifest)
    if draft.keep is not None:
        write_folder(draft.keep, run.files)
        drop_partial(draft.keep)
    return run


def _settings(
    reader: str | None,
    jobs: int,
    base: str | None,
    licence: str | None,
    curation: PathLike | None,
    title: str | None,
) -> Settings:
    reader = reader or "encoder"
    if reader not in READERS:
        raise UsageError("there is no such reader", where=repr(reader), fix=f"Choose one of {', '.join(READERS)}")
    if jobs < 1:
        raise UsageError("jobs must be at least 1", where=str(jobs))
    if base is not None:
        check_base(base)
    text = None
    if curation is not None:
        try:
            text = Path(curation).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise MissingInput("cannot read the curation", where=os.fspath(curation), why=str(error)) from error
    try:
        decisions = parse_curation(text) if text is not None else Curation()
    except CurationError as error:
        raise UsageError(str(error), where=os.fspath(curation) if curation else None) from error
    return Settings(
        reader=reader,
        jobs=jobs,
        base=base,
        licence=licence_iri(licence) if licence is not None else None,
        curation=decisions,
        curation_text=text,
        title=squeeze(title) or None if title else None,
    )


def _silent(stage: str, done: int, total: int) -> None:
    """Say nothing."""
