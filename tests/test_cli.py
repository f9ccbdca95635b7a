"""The command line as its users meet it: output, exit codes, help, and what a mistake is answered with."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import kg
from kg.cli import find_commands, main
from kg.cli._poorly_read import looks_english


def run(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> tuple[int, str, str]:
    """Give exit code, standard output and standard error of a command."""
    code = main([str(argument) for argument in arguments])
    out, err = capsys.readouterr()
    return code, out, err


@pytest.mark.parametrize("command", find_commands(), ids=lambda command: command.NAME)
def test_every_command_has_help_with_an_example(command, capsys: pytest.CaptureFixture[str]) -> None:  # type: ignore[no-untyped-def]
    code, out, _ = run(capsys, command.NAME, "--help")
    assert code == 0
    assert f"herringbone {command.NAME}" in out.split("example:")[1]


def test_the_commands_of_the_design_are_there() -> None:
    names = {command.NAME for command in find_commands()}
    assert {"demo", "build", "add", "show", "explain", "export", "view", "diff", "evaluate", "doctor"} <= names


def test_build_prints_where_the_overview_stands(
    few_entries: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = run(capsys, "build", few_entries, "-o", tmp_path / "run", "--reader", "rules")
    assert code == 0
    assert Path(out.strip()) == tmp_path / "run" / "site" / "index.html"
    assert Path(out.strip()).is_file()
    assert err.startswith("16 papers: ")


def test_build_says_what_is_missing_and_what_is_read_poorly(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    english = "We measure the tides at the pier and show that they go with the moon. A model of waves was fitted to it."
    german = "Wir messen die Gezeiten an der Mole und zeigen, dass sie mit dem Mond gehen. Ein Modell wurde angepasst, "
    abstracts = {"Tides": english, "Gezeiten": german + "das die Wellen beschreibt.", "Waves": ""}
    records = [{"title": title, "abstract": abstract} for title, abstract in abstracts.items()]
    (tmp_path / "good.jsonl").write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
    build = ("build", tmp_path / "good.jsonl", tmp_path / "nowhere.bib", "-o", tmp_path / "run", "--reader", "rules")
    code, _, err = run(capsys, *build)
    assert code == 0
    lines = err.splitlines()
    assert lines[0].startswith("3 papers")  # all stay in the run
    assert lines[1] == "left out: nowhere.bib: There is no such file."
    assert lines[2].startswith("1 paper of 3 without an abstract")
    assert lines[3].startswith("1 paper of 3 has an abstract that looks not English")
    code, out, err = run(capsys, *build, "--json")
    assert code == 0 and json.loads(out)["counts"]["papers"] == 3
    assert err == "left out: nowhere.bib: There is no such file.\n"


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("Wir messen.", True),  # too short to tell
        (
            "我们在码头测量潮汐并表明海浪跟随月亮。该方法基于图像分析，" * 2,
            False,
        ),
        ("Мы измеряем приливы у причала и показываем, что волны следуют за луной. " * 3, False),
        ("Nous mesurons les marées sur la jetée et montrons que les vagues suivent la lune. " * 3, False),
        ("Medimos as marés no cais e mostramos que as ondas seguem a lua e as estimativas. " * 3, False),
        ("We meten het getij aan de pier en laten zien dat het met de maan meegaat of niet. " * 3, False),
        ("Measuring tides needs patience; the waves of a pier move fast, and instruments drift. " * 2, True),
    ],
)
def test_english_is_told_from_other_languages(text: str, english: bool) -> None:
    assert looks_english(text) is english


def test_build_answers_in_json_and_writes_the_whole_site_as_one_file(
    few_entries: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    build = ("build", few_entries, "-o", tmp_path / "run", "--reader", "rules")
    code, out, err = run(capsys, *build, "--json", "--single-file")
    assert code == 0
    assert json.loads(out)["counts"]["papers"] == 16
    assert err == ""
    page = (tmp_path / "run" / "site.html").read_text(encoding="utf-8")
    assert page.startswith("<!DOCTYPE html>")
    assert "NetVLAD" in page


def test_demo_reads_the_sample_that_ships(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "demo", "-o", tmp_path / "demo", "--reader", "rules")
    assert code == 0
    assert err.startswith("68 papers: ")
    overview = Path(out.strip()).read_text(encoding="utf-8")
    assert "Place recognition for robots" in overview


def test_the_examples_of_help_and_readme_hold_on_the_sample(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(capsys, "demo", "-q")[0] == 0
    readme = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")
    lines = [line.split("#")[0] for line in readme.splitlines() if line.startswith("$ herringbone")]
    examples = [line.strip() for command in find_commands() for line in command.EXAMPLE.splitlines()]
    examples += [line.removeprefix("$ ").replace("my-field", "herringbone-demo") for line in lines]
    asked = [e for e in examples if "herringbone-demo" in e and not {"serve", "view", "add"} & set(e.split())]
    assert len(asked) >= 8
    for example in asked:
        code, out, err = run(capsys, *shlex.split(example)[1:])
        assert code == 0, (example, err)
        assert " query " not in example or len(out.splitlines()) > 1, f"{example} answers with no row"
    told = kg.load("herringbone-demo")
    for line in readme.splitlines():
        if line.startswith(("run.find(", "run.neighbours(", "run.claims(", "run.top_issues")):
            assert len(eval(line, {"run": told})) > 0, line


def test_show_prints_the_outline_and_a_node(few_run: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "show", few_run)
    assert code == 0
    assert out.splitlines()[0].endswith("(16)")
    code, out, _ = run(capsys, "show", few_run, "visual place recognition")
    assert code == 0
    assert "task" in out or "topic" in out
    code, out, err = run(capsys, "show", few_run, "unheard-of thing")
    assert (code, out) == (1, "")
    assert "unheard-of thing" in err


def test_explain_leads_to_the_words(few_run: Path, capsys: pytest.CaptureFixture[str]) -> None:
    import kg

    loaded = kg.load(few_run)
    entity = max(loaded.entities, key=lambda item: len(item.papers))
    code, out, _ = run(capsys, "explain", few_run, entity.id)
    assert code == 0
    assert entity.mentions[0].quote in out
    edge = loaded.edges[0]
    code, out, _ = run(capsys, "explain", few_run, edge.source, edge.relation, edge.target)
    assert code == 0
    assert edge.evidence[0].quote in out
    assert run(capsys, "explain", few_run, "entity/method/none")[0] == 1


def test_export_to_a_file_and_to_standard_output(
    few_run: Path, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert main(["export", str(few_run), "--format", "graphml", "-o", str(tmp_path / "g.graphml")]) == 0
    assert main(["export", str(few_run), "--format", "graphml"]) == 0
    assert (tmp_path / "g.graphml").read_bytes() == capfdbinary.readouterr().out


def test_view_prints_the_page(few_run: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "view", few_run, "--print", "--page", "tree")
    assert code == 0
    assert out.strip().endswith("site/tree.html")


def test_diff_says_what_changed(
    few_entries: Path, few_run: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(capsys, "diff", few_run, few_run)[:2] == (0, "")
    fewer = tmp_path / "fewer.bib"
    fewer.write_text(few_entries.read_text(encoding="utf-8").rpartition("\n@")[0], encoding="utf-8")
    assert run(capsys, "build", fewer, "-o", tmp_path / "run", "--reader", "fast", "-q")[0] == 0
    code, out, err = run(capsys, "diff", few_run, tmp_path / "run")
    assert code == 1
    assert any(line.startswith("- paper") for line in out.splitlines())
    assert "1 paper removed" in err
    told = re.findall(r"([\d,]+) (\w+) (?:added|removed|changed)", err)
    assert len(told) > 2
    assert all((noun in ("paper", "topic", "entity", "issue", "edge", "chain")) == (n == "1") for n, noun in told)


def test_evaluate_scores_against_annotations(few_run: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    import kg

    loaded = kg.load(few_run)
    gold = []
    for extraction in loaded.extractions[:4]:
        text = extraction.paper.text
        shift = len(extraction.paper.title) + 1
        gold.append(
            {
                "title": extraction.paper.title,
                "abstract": extraction.paper.abstract,
                "sentences": [{"text": text[s.start : s.end], "role": s.role} for s in extraction.sentences],
                "entities": [
                    {"text": e.name, "aliases": list(e.aliases), "type": e.type, "proposed": e.proposed}
                    for e in extraction.entities
                ],
            }
        )
        assert shift
    (tmp_path / "gold.json").write_text(json.dumps(gold), encoding="utf-8")
    code, out, err = run(capsys, "evaluate", few_run, tmp_path / "gold.json", "--json")
    figures = {figure["name"]: figure for figure in map(json.loads, out.splitlines())}
    assert code == 0
    assert "4 of 4" in err
    assert figures["role"]["f1"] == 1.0
    assert figures["entity/all"]["f1"] == 1.0
    (tmp_path / "bad.json").write_text("{}")
    assert run(capsys, "evaluate", few_run, tmp_path / "bad.json")[0] == 3


@pytest.mark.parametrize(
    ("arguments", "meant"),
    [
        (["bild", "x.bib"], "did you mean build?"),
        (["export", "run", "-f", "graphlm"], "did you mean graphml?"),
        (["query", "run", "open-issues", "-f", "CVS"], "did you mean csv"),
        (["build", "x.bib", "-o", "run", "--reader", "rulse"], "did you mean rules?"),
        (["xyzzy"], "choose from demo, build, add"),
    ],
)
def test_a_misspelt_word_is_answered_with_the_one_that_is_near(
    arguments: list[str], meant: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, _, err = run(capsys, *arguments)
    assert code == 2
    assert meant in err


def test_a_misspelt_name_is_answered_with_those_that_are_near(
    few_run: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, _, err = run(capsys, "show", few_run, "visual plase recognision")
    assert code == 1 and "did you mean 'visual place recognition'" in err.lower()
    code, _, err = run(capsys, "explain", few_run, "entity/task/visual-plase-recognition")
    assert code == 1 and "did you mean 'entity/task/visual-place-recognition'" in err


def test_without_a_command_the_help_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys)
    assert (code, out) == (2, "")
    assert "start here:" in err and "build" in err


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["build"], 2),
        (["no-such-command"], 2),
        (["build", "x.bib", "-o", "run", "--jobs", "0"], 2),
        (["build", "nowhere.bib", "-o", "run"], 3),
        (["show", "nowhere"], 3),
        (["view", "nowhere"], 3),
        (["--version"], 0),
    ],
)
def test_exit_codes(
    arguments: list[str], code: int, capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    got, _, err = run(capsys, *arguments)
    assert got == code
    assert "Traceback" not in err
    assert not (tmp_path / "run").exists()


def test_a_bug_of_ours_says_so(
    few_run: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from kg import run as module

    monkeypatch.setattr(module, "load_run", lambda folder: 1 / 0)
    code, _, err = run(capsys, "show", few_run)
    assert code == 4
    assert "bug of ours" in err


def test_a_stop_is_no_error(few_run: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    from kg import run as module

    def stop(folder: Path) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(module, "load_run", stop)
    assert run(capsys, "show", few_run)[0] == 130


def test_a_damaged_run_is_told(few_run: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(few_run, tmp_path / "run")
    path = tmp_path / "run" / "entities.jsonl"
    path.write_bytes(path.read_bytes()[:-40])
    code, _, err = run(capsys, "show", tmp_path / "run")
    assert code == 3
    assert "Build the run again" in err


def test_doctor_checks_the_libraries(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "doctor", "--json")
    checks = {check["check"]: check for check in map(json.loads, out.splitlines())}
    assert checks["spacy"]["ok"]
    assert checks["reading"]["ok"]
    assert (code == 0) == all(check["ok"] for check in checks.values())


def test_exports_name_things_under_the_base_of_the_run(
    few_entries: Path, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    base = "https://example.org/tides/"
    build = ["build", str(few_entries), "-o", str(tmp_path / "run"), "--reader", "rules", "-q", "--base", base]
    assert main(build) == 0
    capfdbinary.readouterr()
    command = [sys.executable, "-m", "kg", "export", str(tmp_path / "run"), "--format", "turtle"]
    told = subprocess.run(command, capture_output=True, check=True).stdout
    assert told == (tmp_path / "run" / "graph.ttl").read_bytes()
    assert base.encode() in told


def test_a_file_name_is_told_without_its_escape_sequences(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = run(capsys, "build", "no\x1b]0;owned\x07.bib", "-o", tmp_path / "run")
    assert code == 3
    assert "\x1b" not in err and "\x07" not in err and "owned" in err


@pytest.mark.skipif(sys.platform != "linux", reason="other systems take only names in UTF-8")
def test_names_in_no_encoding_are_read_and_written(
    few_entries: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    odd = Path(os.fsdecode(os.fsencode(tmp_path) + b"/odd\xff\x1b\nname.bib"))
    shutil.copy(few_entries, odd)
    code, _, err = run(
        capsys, "build", odd, "-o", tmp_path / "run", "--reader", "rules", "-q", "--title", "T\udcff\x1b[31m"
    )
    assert code == 0, err
    manifest = json.loads((tmp_path / "run" / "manifest.json").read_text(encoding="utf-8"))
    assert [item["name"] for item in manifest["inputs"]] == ["odd name.bib"]
    assert manifest["settings"]["title"] == "T[31m"


def test_a_curation_nested_too_deeply_is_wrong_use(
    few_entries: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "curation.toml").write_text("same = " + "[" * 20_000, encoding="utf-8")
    code, _, err = run(capsys, "build", few_entries, "-o", tmp_path / "run", "--curation", tmp_path / "curation.toml")
    assert code == 2
    assert "nested too deeply" in err


@pytest.mark.parametrize("seconds", ["nan", "inf", "-1", "1e300"])
def test_a_time_limit_is_a_number_of_seconds(seconds: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "query", tmp_path, "ASK {}", f"--seconds={seconds}")[0] == 2
    assert run(capsys, "serve", tmp_path, f"--seconds={seconds}")[0] == 2


@pytest.mark.skipif(os.name == "nt", reason="a shell of Unix")
@pytest.mark.parametrize(
    ("rest", "code", "words"),
    [
        ("build - -o {folder}/run <&-", 3, "standard input"),
        ("query {folder} - <&-", 3, "standard input"),
        ("doctor >&-", 0, ""),
        ("show {folder} 2>&-", 3, ""),
        ("query --list >/dev/full", 3, "No space left"),
    ],
)
def test_standard_streams_that_are_closed_or_full(rest: str, code: int, words: str, tmp_path: Path) -> None:
    if "/dev/full" in rest and not Path("/dev/full").exists():
        pytest.skip("no /dev/full here")
    command = f"'{sys.executable}' -m kg {rest.format(folder=tmp_path)}"
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=False)
    assert done.returncode == code, done.stderr
    assert words in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="processes are looked up as Linux has them")
def test_workers_end_with_the_process_that_started_them() -> None:
    script = """
import itertools, multiprocessing, time
from extract.pipeline import extract_papers
from extract.records import Paper
if __name__ == "__main__":
    papers = (Paper(id=str(n), title="Tides", abstract="We measure tides.") for n in itertools.count())
    readings = extract_papers(papers, "rules", 2)
    next(readings)
    print(*(child.pid for child in multiprocessing.active_children()), flush=True)
    time.sleep(600)
"""
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        workers = parent.stdout.readline().split()
        assert workers and all(_lives(worker) for worker in workers)
        parent.kill()
    end = time.monotonic() + 60
    while any(_lives(worker) for worker in workers):
        assert time.monotonic() < end, "a worker was left behind"
        time.sleep(0.1)


def _lives(process: str) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.mark.skipif(os.name == "nt", reason="a signal of Unix")
def test_sigterm_stops_as_ctrl_c_does(
    few_run: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from kg import run as module

    monkeypatch.setattr(module, "load_run", lambda folder: signal.raise_signal(signal.SIGTERM))
    code, _, err = run(capsys, "show", few_run)
    assert code == 143 and "stopped" in err
    assert signal.getsignal(signal.SIGTERM) == signal.SIG_DFL
