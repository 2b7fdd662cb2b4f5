"""What CI says of known vulnerabilities: a flaw fails, and silence is never taken for a good answer."""

from __future__ import annotations

import json
import runpy
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[1] / ".ci" / "audit.py"
pytestmark = pytest.mark.skipif(not SCRIPT.is_file(), reason="the CI of the repository is not here")


def told(*libraries: dict[str, object], err: str = "") -> tuple[bool, str]:
    verdict = runpy.run_path(str(SCRIPT))["verdict"]
    return verdict(json.dumps({"dependencies": libraries, "fixes": []}) if libraries else "", err)


SOUND = {"name": "sound", "version": "1.0", "vulns": []}
FLAWED = {"name": "flawed", "version": "2.0", "vulns": [{"id": "PYSEC-1", "fix_versions": ["2.1"]}]}
UNKNOWN = {"name": "unknown", "skip_reason": "Dependency not found on PyPI and could not be audited: unknown (3.0)"}


def test_sound_libraries_pass():
    assert told(SOUND, SOUND) == (False, "2 libraries audited, no known vulnerability.")


def test_a_flaw_fails_and_is_named_with_its_cure():
    failed, text = told(SOUND, FLAWED)
    assert failed
    assert text.splitlines() == [
        "2 libraries audited, 1 known vulnerability.",
        "flawed 2.0: PYSEC-1, mended in 2.1",
    ]


def test_a_library_that_the_service_does_not_know_is_named():
    assert told(SOUND, UNKNOWN)[1] == (
        "1 libraries audited, no known vulnerability; NOT AUDITED, as the service does not know them: unknown."
    )


def test_a_service_that_knows_nothing_is_no_good_answer():
    assert told(UNKNOWN, UNKNOWN) == (
        False,
        "NOT AUDITED: the service of vulnerabilities knows none of the 2 libraries.",
    )


@pytest.mark.parametrize("err", ["", "Traceback\nConnectionError: name or service not known"])
def test_a_service_that_cannot_be_asked_is_said(err):
    failed, text = told(err=err)
    assert not failed
    assert text.startswith("NOT AUDITED: the service of vulnerabilities could not be asked (")


def test_the_script_says_something_even_without_pip_audit(tmp_path):
    """In CI it runs with the Python of the tests; one that lacks pip-audit says that too."""
    done = subprocess.run([sys.executable, "-I", "-S", str(SCRIPT)], capture_output=True, text=True, check=False)
    assert done.returncode == 0
    assert "NOT AUDITED" in done.stdout
