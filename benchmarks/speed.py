"""What reading costs beside the raw forward passes of the same model files on the same texts.

``python benchmarks/speed.py [--papers N]`` prints processor seconds an abstract on one thread: the raw
passes of the reader's graph, the raw passes of the embedder's, and reading from end to end; and their ratios.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.gold import gold_paper, load_gold
from extract.assembly import assemble
from extract.assembly_settings import settings_for
from extract.encoder import OUTPUTS, EncoderReader
from extract.pipeline import read_paper
from extract.records import Paper
from extract.rules.reader import FastReader
from extract.sentences import cut_sentences
from extract.windows import cut_windows


def seconds(papers: list[Paper], work: Callable[[Paper], object]) -> float:
    """Give processor seconds a paper, the better of two rounds."""
    best = float("inf")
    for _ in range(2):
        begun = time.process_time()
        for paper in papers:
            work(paper)
        best = min(best, time.process_time() - begun)
    return best / len(papers)


def main() -> None:
    """Read the command line and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--papers", type=int, default=60)
    count = parser.parse_args().papers
    papers = [gold_paper(record) for record in load_gold("train")[:count]]
    reader = EncoderReader()

    def cut(paper: Paper) -> tuple[tuple[int, int], ...]:
        return cut_sentences(paper.text, len(paper.title) + 1, len(paper.text))

    windows = {p.id: cut_windows(reader.tokenizer, p.text, len(p.title), cut(p)) for p in papers}
    passes = seconds(papers, lambda p: [reader.run(window, OUTPUTS) for window in windows[p.id]])
    embedding = seconds(papers, lambda p: reader.embed_paper(p.title, p.abstract))

    def read_only(paper: Paper) -> object:
        sentences = cut(paper)
        reading = reader.read(paper.text, len(paper.title), sentences)
        return assemble(paper, sentences, reading, settings_for("encoder"), chooser=reader.chooser)

    reading = seconds(papers, read_only)
    whole = seconds(papers, lambda p: read_paper(p, reader))
    fast = FastReader()
    quick = seconds(papers, lambda p: read_paper(p, fast))
    words = sum(len(p.abstract.split()) for p in papers) / len(papers)
    print(f"{count} abstracts, {words:.0f} words each on average; processor seconds for 1,000 on one thread")
    print(f"raw passes of the reader      {passes * 1000:7.1f}")
    print(f"raw passes of the embedder    {embedding * 1000:7.1f}")
    print(f"reading, without embedding    {reading * 1000:7.1f}   {reading / passes:.2f} times the reader's passes")
    print(f"reading and embedding         {whole * 1000:7.1f}   {whole / (passes + embedding):.2f} times both")
    print(f"the reader `fast`             {quick * 1000:7.1f}")


if __name__ == "__main__":
    main()
