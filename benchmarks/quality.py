"""How well the shipped model reads: one command a figure, or all of them.

``python benchmarks/quality.py --shared ../shared [dev csabstruct scierc tdmsci relations csner insight]``

========== ==========================================================================================================
figure     definition
========== ==========================================================================================================
dev        ``gold/score.py`` over ``gold/dev.json`` from raw text, all fields and each field
csabstruct accuracy over the test sentences (single-label micro-F1 is the same number) and macro-F1
scierc     exact typed span F1 over the test documents, on text joined from the tokens, cut by our own words; the
           threshold is the best of nine on SciERC dev
tdmsci     the same over the TDMSci test sentences, threshold 0.35 (it has no dev split)
relations  SciERC's relations: the share of its marked pairs whose relation is told right (seven classes, so micro-F1
           is the same number), and precision and recall among all ordered pairs of the spans marked in a sentence
csner      the share of CS-NER's spans (research problem, method) in its test abstracts that meet a mention of a fitting
           type, score 0.4 or more; its annotators marked other things than ours, so nothing more is compared
insight    macro-F1 of ReSolved, Neutral, Finding over five folds grouped by paper: logistic regression over TF-IDF,
           the frozen encoder's embedding and its roles. The encoder never saw these labels
========== ==========================================================================================================

Published: CSAbstruct 83.1 micro-F1 and SciERC 67.6 (SciBERT, 110M parameters; Cohan et al. 2019, Beltagy et al. 2019);
TDMSci 62.0 (recomputed from the released predictions); insight 0.648 (TF-IDF and a linear SVM).
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.gold import need
from extract.assembly_settings import settings_for
from extract.encoder import MODEL, EncoderReader
from extract.sentences import cut_sentences
from extract.span_relations import LABELS, RelationLayer
from extract.training.corpora import (
    CSABSTRUCT,
    SCIERC,
    TDMSCI,
    decode_tags,
    join_tokens,
    read_csabstruct,
    read_relations,
    read_spans,
)
from extract.training.labels import WIDTH
from extract.training.measure import load_score, read_all, score_readings, tell
from extract.windows import cut_windows


def measure_dev(reader: EncoderReader, shared: Path) -> None:
    """Print the gold figures, all and by field."""
    module = load_score(shared / "gold/score.py")
    papers = json.loads((shared / "gold/dev.json").read_text("utf8"))
    readings = read_all(reader, papers)
    settings = settings_for("encoder")
    print("dev, all:", tell(score_readings(module, papers, readings, settings, reader.chooser)))
    for field in sorted({p["field"] for p in papers}):
        rows = [i for i, p in enumerate(papers) if p["field"] == field]
        figures = score_readings(
            module, [papers[i] for i in rows], [readings[i] for i in rows], settings, reader.chooser
        )
        print(f"dev, {field} ({len(rows)}):", tell(figures))


def measure_csabstruct(reader: EncoderReader, shared: Path) -> None:
    """Print accuracy and macro-F1 over the test sentences."""
    want, got = [], []
    for document in read_csabstruct(shared / "corpora/csabstruct/test.jsonl", reader.tokenizer):
        got += reader.run(document.window, ("cs",))["cs"].argmax(-1).tolist()
        want += document.roles.argmax(-1).tolist()
    y, p = np.array(want), np.array(got)
    scores = []
    for label in range(len(CSABSTRUCT)):
        hit = int(((y == label) & (p == label)).sum())
        scores.append(2 * hit / max(1, int((y == label).sum() + (p == label).sum())))
    print(
        f"CSAbstruct test: micro-F1 {100 * (y == p).mean():.1f}, macro-F1 {100 * np.mean(scores):.1f} (SciBERT: 83.1)"
    )


def score_spans(
    reader: EncoderReader, path: Path, task: str, labels: tuple[str, ...], chances: Sequence[float]
) -> dict[float, tuple[float, float, float]]:
    """Return exact typed span F1, P and R a threshold; overlapping spans give way to the surer one, as everywhere."""
    output = {"scierc": "sci", "tdmsci": "tdm"}[task]
    tally = {chance: [0, 0] for chance in chances}
    wanted = 0
    for document in read_spans(path, task, labels, reader.tokenizer):
        logits = reader.run(document.window, (output,))[output]
        segments = document.window.segments
        end = np.arange(len(segments))[:, None] + np.arange(WIDTH)[None, :]
        legal = (end < len(segments)) & (segments[np.minimum(end, len(segments) - 1)] == segments[:, None])
        wanted += int(document.soft["gold_count"])
        for chance, counts in tally.items():
            firsts, widths, kinds = np.nonzero((logits > np.log(chance / (1 - chance))) & legal[..., None])
            order = np.argsort(-logits[firsts, widths, kinds], kind="stable")
            taken = np.zeros(len(segments), dtype=bool)
            spans = set()
            for i in order:
                a, b = int(firsts[i]), int(firsts[i] + widths[i])
                if not taken[a : b + 1].any():
                    taken[a : b + 1] = True
                    spans.add((a, b, int(kinds[i])))
            counts[0] += len(spans & set(document.spans))
            counts[1] += len(spans)
    rows = {}
    for chance, (hit, found) in tally.items():
        p, r = hit / max(1, found), hit / max(1, wanted)
        rows[chance] = (2 * p * r / max(1e-9, p + r), p, r)
    return rows


def measure_scierc(reader: EncoderReader, shared: Path) -> None:
    """Print SciERC's figure with the threshold that dev chose."""
    chances = (0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5)
    dev = score_spans(reader, shared / "corpora/scierc/dev.txt", "scierc", SCIERC, chances)
    best = max(dev, key=lambda chance: dev[chance][0])
    f, p, r = score_spans(reader, shared / "corpora/scierc/test.txt", "scierc", SCIERC, (best,))[best]
    told = f"threshold {best:g}, dev {100 * dev[best][0]:.1f}"
    print(f"SciERC test: span F1 {100 * f:.1f} (P {100 * p:.1f}, R {100 * r:.1f}; {told}) (SciBERT: 67.6)")


def measure_tdmsci(reader: EncoderReader, shared: Path) -> None:
    """Print TDMSci's figure."""
    path = shared / "corpora/tdmsci/test_500_v2.conll"
    f, p, r = score_spans(reader, path, "tdmsci", TDMSCI, (0.35,))[0.35]
    print(f"TDMSci test: span F1 {100 * f:.1f} (P {100 * p:.1f}, R {100 * r:.1f}) (released tagger: 62.0)")


def measure_relations(reader: EncoderReader, shared: Path) -> None:
    """Print how SciERC's relations are told apart, and how they are found among all pairs of the marked spans."""
    layer = RelationLayer.from_config(reader.settings["relation"])
    for part in ("dev", "test"):
        right = pairs = 0
        found: list[tuple[float, int, int]] = []
        wanted = 0
        for document in read_relations(shared / f"corpora/scierc_relations/{part}.txt", reader.tokenizer):
            given = reader.run(document.window, ("related",))["related"]
            stated = document.soft["stated"].tolist()
            spans = sorted({place for i, j, a, b, _ in stated for place in ((i, j), (a, b))})
            chances = layer.score(given, spans)
            labels = {(spans.index((i, j)), spans.index((a, b))): k for i, j, a, b, k in document.relations}
            for i, j, a, b, label in stated:
                told = chances.get((spans.index((i, j)), spans.index((a, b))))
                pairs += 1
                right += told is not None and int(told[:-1].argmax()) == label
            wanted += sum(k < len(LABELS) for k in labels.values())
            found += [(float(c[:-1].max()), int(c[:-1].argmax()), labels[p]) for p, c in chances.items()]
        rows = []
        for chance in (0.3, 0.4, 0.5, 0.6, 0.7):
            said = [(guess, label) for score, guess, label in found if score >= chance]
            hits = sum(guess == label for guess, label in said)
            p, r = hits / max(1, len(said)), hits / max(1, wanted)
            rows.append(f"{chance:g}: {100 * p:.0f}/{100 * r:.0f}")
        print(
            f"SciERC relations, {part}: of {pairs} marked pairs told right {100 * right / max(1, pairs):.1f} %"
            f" (SciBERT, test: 79.97); among all pairs of marked spans, threshold: P/R {', '.join(rows)}"
        )


def measure_csner(reader: EncoderReader, shared: Path) -> None:
    """Print how many spans of CS-NER's test abstracts meet one of ours of a fitting type."""
    fitting = {"RESEARCH_PROBLEM": {"task", "method", "modality"}, "METHOD": {"method", "task"}}
    met: Counter[str] = Counter()
    count: Counter[str] = Counter()
    rows: list[list[str]] = []
    for line in [*(shared / "corpora/csner/full-test-abs.data").read_text("utf8").split("\n"), ""]:
        if line.strip():
            rows.append(line.split())
            continue
        if not rows:
            continue
        text, places = join_tokens([row[0] for row in rows])
        spans = [(places[i][0] + 1, places[j][1] + 1, kind) for i, j, kind in decode_tags([row[-1] for row in rows])]
        rows = []
        text = f"\n{text}"
        read = reader.read(text, 0, cut_sentences(text, 1, len(text))).mentions
        found = [m for m in read if m.score >= 0.4]
        for start, end, kind in spans:
            count[kind] += 1
            met[kind] += any(
                m.start < end and start < m.end and m.type in fitting[kind] for m in found if m.score >= 0.4
            )
    told = ", ".join(f"{kind.lower()} {100 * met[kind] / n:.1f} % of {n}" for kind, n in sorted(count.items()))
    print(f"CS-NER, test abstracts, spans that meet one of a fitting type: {told}")


def measure_insight(reader: EncoderReader, shared: Path) -> None:
    """Print macro-F1 over five folds grouped by paper."""
    from scipy.sparse import csr_matrix, hstack
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.metrics import f1_score
    from sklearn.model_selection import GroupKFold

    with (shared / "corpora/insight/Insight_sentence_labeled.csv").open(encoding="utf8", newline="") as lines:
        rows = [r for r in csv.DictReader(lines) if r["Sentence"].strip() and r["Label"].strip()]
    texts = [r["Sentence"] for r in rows]
    labels = np.array([r["Label"] for r in rows])
    groups = [r["corpusid"] for r in rows]
    sections = np.array([[float("limit" in r["section-title"].lower())] for r in rows])
    vectors = np.hstack([3 * reader.embed(texts), _roles(reader, texts)])
    scores = []
    for train, test in GroupKFold(5).split(texts, labels, groups):
        words = TfidfVectorizer(ngram_range=(1, 3), min_df=2, sublinear_tf=True)
        letters = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), min_df=3, sublinear_tf=True)
        some = [texts[i] for i in train]
        x_train = hstack([words.fit_transform(some), letters.fit_transform(some), csr_matrix(vectors[train])])
        rest = [texts[i] for i in test]
        x_test = hstack([words.transform(rest), letters.transform(rest), csr_matrix(vectors[test])])
        model = LogisticRegression(C=3, class_weight="balanced", max_iter=3000)
        model.fit(hstack([x_train, csr_matrix(sections[train])]).tocsr(), labels[train])
        guess = model.predict(hstack([x_test, csr_matrix(sections[test])]).tocsr())
        scores.append(f1_score(labels[test], guess, average="macro"))
    print(f"insight, 5 folds by paper: macro-F1 {np.mean(scores):.3f} (TF-IDF and a linear SVM: 0.648)")


def _roles(reader: EncoderReader, texts: list[str]) -> np.ndarray:
    """Return what the frozen heads say of each sentence alone: our roles, CSAbstruct's, claim and its direction."""
    rows = []
    for text in texts:
        window = cut_windows(reader.tokenizer, f"\n{text}", 0, [(1, 1 + len(text))])[0]
        given = reader.run(window, ("role", "cs", "claim", "tone"))
        rows.append(np.concatenate([array[0] for array in given.values()]))
    return np.array(rows) / 2


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("figures", nargs="*", help="what to measure (default: all of the above)")
    parser.add_argument("--shared", type=Path, required=True, help="the folder with gold/ and corpora/")
    parser.add_argument("--model", type=Path, default=MODEL)
    options = parser.parse_args()
    need(options.shared / "gold", options.shared / "corpora")
    reader = EncoderReader(options.model)
    figures = {
        "dev": measure_dev,
        "csabstruct": measure_csabstruct,
        "scierc": measure_scierc,
        "tdmsci": measure_tdmsci,
        "relations": measure_relations,
        "csner": measure_csner,
        "insight": measure_insight,
    }
    for name in options.figures or figures:
        if name not in figures:
            parser.error(f"there is no figure {name!r}; choose out of {', '.join(figures)}")
        figures[name](reader, options.shared)


if __name__ == "__main__":
    main()
