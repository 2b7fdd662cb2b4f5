"""A run with nothing new: the same bytes and exit code, nothing slow imported; and whatever is new makes a new run."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import factcheck
from factcheck import cli, pipeline, stages
from factcheck.cache import Cache
from factcheck.command import outcome
from factcheck.folders import cache_folder, keeps, rules_folder
from factcheck.replay import replay

from .test_cli import LEFT, RIGHT

REPORT = ("report", "a.txt", "b.txt")
CHECK = ("check", "new", "--against", "old")
SLOW = {"jinja2", "numpy", "pandas", "pint", "pydantic", "rich", "sentence_transformers", "torch", "typer", "yaml"}


@pytest.fixture
def desk(cache_dir, stem_embedder, tmp_path, monkeypatch) -> Path:
    """The current folder: two articles, side by side and as a new and an archived one."""
    for name, text in (("a.txt", LEFT), ("b.txt", RIGHT), ("new/a.txt", LEFT), ("old/b.txt", RIGHT)):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    for name in ("GITHUB_STEP_SUMMARY", "SOURCE_DATE_EPOCH"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def run(desk, capfdbinary, monkeypatch):
    """Runs a command line as the process does, and says whether it was worked out: code, stdout, stderr, new."""

    def run(*arguments: str) -> tuple[int, bytes, bytes, bool]:
        worked = []
        real = pipeline.load
        monkeypatch.setattr(pipeline, "load", lambda *given: (worked.append(given), real(*given))[1])
        code = replay(arguments)
        if code is None:
            with pytest.raises(SystemExit) as end:
                cli.main(arguments)
            code = end.value.code or 0
        monkeypatch.setattr(pipeline, "load", real)
        return code, *capfdbinary.readouterr(), bool(worked)

    return run


@pytest.mark.parametrize(
    "line",
    [
        REPORT,
        (*REPORT, "--format", "json"),
        ("report", "."),
        CHECK,
        (*CHECK, "--statistics"),
    ],
)
def test_the_second_run_gives_the_same_and_works_nothing_out(run, line):
    *first, new = run(*line)
    *second, worked = run(*line)
    assert (new, worked) == (True, False)
    assert first == second
    assert first[1]


def test_nothing_slow_is_imported_for_it(run, desk, cache_dir):
    run(*CHECK)
    program = (
        "import sys\nfrom factcheck.__main__ import main\n"
        f"sys.argv = {['factcheck', *CHECK]!r}\n"
        f"try: main()\nfinally: print({SLOW!r} & set(sys.modules), file=sys.stderr)"
    )
    root = str(Path(factcheck.__file__).parents[1])
    result = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        check=False,
        env=os.environ | {"PYTHONPATH": root},
        timeout=60,
    )
    assert result.returncode == 1
    assert result.stdout
    assert result.stderr.endswith(b"set()\n")


def test_files_are_written_again_where_they_are_gone(run, desk):
    line = (*REPORT, "-o", "out.md")
    run(*line)
    first = (desk / "out.md").read_bytes()
    (desk / "out.md").unlink()
    assert not run(*line)[-1]
    assert (desk / "out.md").read_bytes() == first


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize("page", [None, "no-folder/page.md"], ids=["a file", "the job's page"])
def test_a_file_that_cannot_be_written_is_one_error_and_leaves_stdout_empty_each_time(run, desk, monkeypatch, page):
    if page:
        monkeypatch.setenv("GITHUB_STEP_SUMMARY", page)
    line = (*CHECK, "--format", "github") if page else (*CHECK, "--write", "json=/dev/full")
    for known in (False, True):
        code, out, err, new = run(*line)
        assert (code, out, new) == (2, b"", not known)
        assert err.count(b"factcheck: ") == 1, err
        assert b"cannot" in err


def test_every_page_goes_to_its_file_and_one_to_the_job(run, desk, monkeypatch):
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(desk / "job.md"))
    line = (*CHECK, "--format", "github", "--write", "json=out.json")
    code, out, err, _ = run(*line)
    page, data = (desk / "job.md").read_bytes(), (desk / "out.json").read_bytes()
    (desk / "job.md").unlink()
    (desk / "out.json").unlink()
    assert run(*line) == (code, out, err, False)
    assert ((desk / "job.md").read_bytes(), (desk / "out.json").read_bytes()) == (page, data)
    assert run(*line)[-1], "what fits on the page depends on what stands there"


@pytest.mark.parametrize(
    "change",
    [
        lambda: Path("new/a.txt").write_text(LEFT.replace("24", "25"), encoding="utf-8"),
        lambda: Path("new/c.txt").write_text(LEFT.replace("24", "25"), encoding="utf-8"),
        lambda: (
            Path("old/b.txt").replace("new/b.txt") and Path("old/z.txt").write_text("A fair opened.", encoding="utf-8")
        ),
        lambda: Path("old/b.txt").rename("old/c.txt"),
        lambda: Path("old/meta.json").write_text(
            '{"articles": [{"file": "b.txt", "outlet": "Wire"}]}', encoding="utf-8"
        ),
        lambda: Path("factcheck.toml").write_text('ignore = ["FC4"]', encoding="utf-8"),
        lambda: Path("suppressions.yml").write_text("suppressions: []", encoding="utf-8"),
        lambda: os.environ.update(FACTCHECK_SELECT="FC4"),
    ],
    ids=["text", "article", "gone", "name", "metadata", "settings", "suppressions", "environment"],
)
def test_whatever_it_depends_on_makes_a_new_run(run, change, monkeypatch):
    monkeypatch.setenv("FACTCHECK_SELECT", "FC")
    run(*CHECK)
    assert not run(*CHECK)[-1]
    change()
    assert run(*CHECK)[-1]


@pytest.mark.parametrize("option", ["--suppressions", "--baseline"])
def test_a_file_that_is_named_counts_by_its_content(run, desk, option):
    name = {"--suppressions": "s.yml", "--baseline": "b.json"}[option]
    content = {"s.yml": "suppressions: []", "b.json": '{"version": 1, "findings": {}}'}[name]
    (desk / name).write_text(content, encoding="utf-8")
    run(*CHECK, option, name)
    assert not run(*CHECK, option, name)[-1]
    (desk / name).write_text(content + "\n", encoding="utf-8")
    assert run(*CHECK, option, name)[-1]


def test_own_rules_count_by_their_content(run, desk):
    shutil.copytree(rules_folder(), desk / "rules")
    line = (*CHECK, "--rules", str(desk / "rules"))
    run(*line)
    assert not run(*line)[-1]
    path = desk / "rules" / "number.yaml"
    path.write_text(path.read_text("utf-8") + "\n", encoding="utf-8")
    assert run(*line)[-1]


def test_a_suppression_expires_also_when_nothing_else_changes(run, desk, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1000000000")
    fingerprint = json.loads(run(*CHECK, "--format", "json")[1])["findings"][0]["fingerprint"]
    entry = f'{{fingerprint: "{fingerprint}", reason: known, expires: 2001-09-10}}'
    (desk / "suppressions.yml").write_text(f"suppressions: [{entry}]", encoding="utf-8")
    code, *_ = run(*CHECK)
    assert run(*CHECK)[::3] == (code, False)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1000200000")
    _, out, _, new = run(*CHECK)
    assert new
    assert b"FC902" in out


def test_an_error_is_not_kept(run, desk):
    (desk / "b.txt").write_text("", encoding="utf-8")
    for _ in range(2):
        code, out, err, _ = run(*REPORT)
        assert (code, out) == (2, b"")
        assert b"no words" in err
    (desk / "b.txt").write_text(RIGHT, encoding="utf-8")
    assert run(*REPORT)[0] == 0


def test_what_changed_under_the_run_is_not_kept(run, desk, monkeypatch):
    real = pipeline.load

    def edited(*given):
        (desk / "b.txt").write_text(RIGHT.replace("31", "41"), encoding="utf-8")
        return real(*given)

    monkeypatch.setattr(pipeline, "load", edited)
    with pytest.raises(SystemExit):
        cli.main(REPORT)
    monkeypatch.setattr(pipeline, "load", real)
    (desk / "b.txt").write_text(RIGHT, encoding="utf-8")
    *_, new = run(*REPORT)
    assert new


def test_a_changed_factcheck_knows_nothing(run, monkeypatch):
    run(*REPORT)
    monkeypatch.setattr(outcome.keys, "tool", lambda: b"another")
    assert run(*REPORT)[-1]


def test_no_cache_keeps_nothing_and_uses_nothing(run, cache_dir):
    assert run(*REPORT, "--no-cache")[-1]
    assert list(cache_dir.iterdir()) == []
    run(*REPORT)
    assert run(*REPORT, "--no-cache")[-1]


def test_another_folder_is_another_cache(run, desk):
    run(*REPORT)
    assert run(*REPORT, "--cache-dir", str(desk / "mine"))[-1]
    assert not run(*REPORT, "--cache-dir", str(desk / "mine"))[-1]


@pytest.mark.parametrize("line", [("--version",), ("rules", "list"), (*REPORT, "--no-cache"), ("report", "none")])
def test_a_command_that_keeps_nothing_makes_no_folder(run, desk, monkeypatch, line):
    monkeypatch.setenv("FACTCHECK_CACHE_DIR", str(desk / "mine"))
    replay(line)
    assert not (desk / "mine").exists()


def test_the_cache_that_the_settings_file_names_is_found(run, desk, monkeypatch):
    monkeypatch.delenv("FACTCHECK_CACHE_DIR")
    (desk / "factcheck.toml").write_text('cache-dir = "mine"', encoding="utf-8")
    run(*CHECK)
    assert not run(*CHECK)[-1]
    assert [kept.name for kept in desk.iterdir() if any(kept.glob("answers-*"))] == ["mine"]


@pytest.mark.parametrize("option", ["--no-cache", "--cache-dir"])
def test_all_that_a_run_keeps_goes_where_the_option_says(run, desk, monkeypatch, option):
    """What the encoder keeps by itself too, here and in processes that tell stories."""
    places = []
    real = pipeline.load
    monkeypatch.setattr(pipeline, "load", lambda *given: (places.append((keeps(), cache_folder())), real(*given))[1])
    with pytest.raises(SystemExit):
        cli.main([*REPORT, option, *(["mine"] if option == "--cache-dir" else [])])
    ((kept, folder),) = places
    assert not kept if option == "--no-cache" else (kept, folder) == (True, Path("mine"))


def test_a_damaged_cache_is_told_once_and_the_report_is_right(run, cache_dir):
    _, out, _, _ = run(*REPORT)
    (path,) = cache_dir.glob("*.sqlite3")
    path.write_bytes(b"damaged" * 1000)
    code, again_out, err, new = run(*REPORT)
    assert (code, again_out, new) == (0, out, True)
    assert err.count(b"\n") == 1
    assert b"was damaged" in err
    assert run(*REPORT) == (0, out, b"", False)


def test_one_new_article_leaves_the_other_stories_as_they_were_told(run, desk, monkeypatch):
    fire = "Fire in Ostby\n\nMay 14, 2024\n\nA fire in the Hotel Kronen in Ostby killed {} people, Mayor Skov said.\n"
    for number, name in ((7, "new/c.txt"), (9, "old/d.txt")):
        (desk / name).write_text(fire.format(number), encoding="utf-8")
    run(*CHECK)
    (desk / "new/e.txt").write_text(fire.format("nine") + "\nThe hotel was closed.\n", encoding="utf-8")
    told = []
    real = stages.align
    monkeypatch.setattr(stages, "align", lambda articles, *rest: (told.append(articles), real(articles, *rest))[1])
    assert run(*CHECK)[-1]
    assert [[article.source for article in articles] for articles in told] == [["new/c.txt", "new/e.txt", "old/d.txt"]]


def test_a_file_that_comes_and_goes_during_the_run_is_not_in_what_is_kept(run, desk, monkeypatch):
    real = pipeline.check

    def crowded(*given, **options):
        (desk / "c.txt").write_text(RIGHT.replace("31", "41"), encoding="utf-8")
        try:
            return real(*given, **options)
        finally:
            (desk / "c.txt").unlink()

    monkeypatch.setattr(pipeline, "check", crowded)
    _, out, _, _ = run("report", ".")
    assert b"a.txt" in out
    assert b"c.txt" not in out


def test_a_log_of_decisions_that_is_named_must_be_there_also_the_second_time(run, desk):
    line = (*REPORT, "--decisions", "decisions.jsonl")
    assert run(*REPORT)[0] == 0
    assert run(*line)[0] == 2


@pytest.mark.parametrize(
    "line",
    [
        (*REPORT, "--format", "jsonl", "-o", "decisions.jsonl"),
        (*CHECK, "--baseline", "b.json", "--write", "json=b.json"),
        (*CHECK, "-o", "suppressions.yml"),
        (*CHECK, "-o", "factcheck.toml"),
        (*CHECK, "-o", "new/meta.json"),
    ],
    ids=["decisions", "baseline", "suppressions", "settings", "metadata"],
)
def test_no_result_is_written_over_what_people_wrote(run, desk, line):
    path = desk / line[-1].removeprefix("json=")
    path.write_text(
        {".json": '{"version": 1, "findings": {}}', ".yml": "suppressions: []"}.get(path.suffix, ""), "utf-8"
    )
    before = path.read_bytes()
    code, _, err, new = run(*line)
    assert (code, new) == (2, False)
    assert b"one of the files to read" in err
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "line",
    [
        (*REPORT, "--rules", "my-rules", "--format", "markdown", "-o", "my-rules/number.yaml"),
        (*CHECK, "--rules", "my-rules", "-o", "my-rules/confidence.yaml"),
        ("sources", "new", "-o", "new/meta.json"),
        ("sources", "new", "-o", "factcheck.toml"),
        ("extract", "new", "-o", "new/meta.json"),
        ("baseline", "update", "new", "--against", "old", "--baseline", "old/meta.json"),
        ("review", "new", "--export", "csv", "-o", "new/a.txt"),
        ("review", "new", "--export", "csv", "-o", "new/meta.json"),
        ("review", "new", "--no-browser", "--decisions", "new/a.txt"),
    ],
)
def test_nor_over_what_a_command_reads_beside_the_paths_it_is_given(run, desk, line):
    run("rules", "copy", "my-rules")
    for name in ("new/meta.json", "factcheck.toml"):
        (desk / name).write_text("{}" if name.endswith("json") else "", "utf-8")
    target = desk / line[-1]
    before = target.read_bytes() if target.exists() else None
    code, _, err, _ = run(*line)
    assert code == 2
    assert b"one of the files to read" in err
    assert (target.read_bytes() if target.exists() else None) == before


def test_two_results_are_not_written_to_one_file(run, desk):
    code, _, err, new = run(*CHECK, "-o", "out", "--write", "json=out")
    assert (code, new) == (2, False)
    assert b"two results" in err
    assert not (desk / "out").exists()


def test_ctrl_c_ends_with_130_and_a_word_and_writes_nothing(run, desk, monkeypatch):
    def stop(*given):
        raise KeyboardInterrupt

    monkeypatch.setattr(pipeline, "events", stop)
    code, out, err, _ = run(*REPORT, "-o", "out.md")
    assert (code, out) == (130, b"")
    assert err == b"factcheck: interrupted, nothing was written. The same command goes on from where this one was.\n"
    assert not (desk / "out.md").exists()


class TestCommand:
    def test_info_says_where_and_how_much(self, run, cache_dir):
        run(*REPORT)
        code, out, _, _ = run("cache", "info")
        assert code == 0
        lines = out.decode().splitlines()
        assert lines[0] == str(cache_dir)
        assert [line.split()[0] for line in lines[1:-1]] == ["embed", "nli", "order", "run", "story", "tag"]

    def test_clear_empties_it_and_says_so(self, run, cache_dir):
        run(*REPORT)
        (cache_dir / "kept-1.onnx").write_bytes(b"graph")
        assert b"start             1 files" in run("cache", "info")[1]
        code, _, err, _ = run("cache", "clear")
        assert code == 0
        assert err.startswith(f"{cache_dir}: ".encode())
        assert err.endswith(b" files removed.\n")
        assert list(cache_dir.iterdir()) == []
        assert run("cache", "clear")[2] == f"{cache_dir}: nothing is kept here.\n".encode()
        assert run(*REPORT)[-1]

    @pytest.mark.parametrize("command", ["info", "clear"])
    def test_a_file_that_goes_while_it_is_looked_at_is_nobodys_mistake(self, run, cache_dir, monkeypatch, command):
        """Another process that ends takes away what SQLite laid beside its file."""
        kept = [cache_dir / name for name in ("answers-1.1.sqlite3-wal", "kept-1.onnx")]
        monkeypatch.setattr("factcheck.cli.kept_files", lambda _: kept)
        code, _, err, _ = run("cache", command)
        assert (code, b"Traceback" in err) == (0, False)

    @pytest.mark.parametrize("command", ["info", "clear"])
    def test_a_folder_that_is_not_there_is_not_made(self, run, desk, command):
        assert run("cache", command, "--cache-dir", "other")[0] == 0
        assert not (desk / "other").exists()

    @pytest.mark.parametrize("command", ["info", "clear"])
    def test_a_folder_that_cannot_be_used_is_an_error(self, run, command):
        code, out, err, _ = run("cache", command, "--cache-dir", "a.txt")
        assert (code, out) == (2, b"")
        assert b"a.txt: cannot be used as a cache (Not a directory). Name another with --cache-dir." in err

    def test_one_that_cannot_be_emptied_is_an_error(self, run, monkeypatch):
        def refuse(path: Path, missing_ok: bool = False) -> None:
            raise PermissionError(13, "Permission denied")

        run(*REPORT)
        monkeypatch.setattr(Path, "unlink", refuse)
        code, out, err, _ = run("cache", "clear")
        assert (code, out) == (2, b"")
        assert b"cannot empty this cache (" in err
        assert b"Check who may write there." in err

    def test_the_default_folder_is_the_platforms(self, monkeypatch, tmp_path):
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
        assert cache_folder().name == "factcheck"
        with Cache(cache_folder()) as cache:
            assert cache.kept() == []
