"""Asks whether a library of constraints.txt has a known vulnerability, by pip-audit, and says plainly when nobody knew.

Exits with 1 when one has. Where the service cannot be asked, or knows none of the libraries (a mirror that answers "not
found" to everything), nothing was found because nothing was looked at: that is said, and fails nothing.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

CONSTRAINTS = Path(__file__).parents[1] / "constraints.txt"
_PATIENCE = 300.0
"""Seconds for the whole of it."""


def verdict(out: str, err: str) -> tuple[bool, str]:
    """True when there is a vulnerability, and what to tell, of what pip-audit wrote to stdout and stderr."""
    try:
        libraries = json.loads(out)["dependencies"]
    except (ValueError, KeyError):
        said = (err.strip().splitlines() or ["it said nothing"])[-1]
        return False, f"NOT AUDITED: the service of vulnerabilities could not be asked ({said})."
    skipped = [one["name"] for one in libraries if "skip_reason" in one]
    asked = len(libraries) - len(skipped)
    found = [
        f"{one['name']} {one['version']}: {flaw['id']}, mended in {', '.join(flaw['fix_versions']) or 'no version yet'}"
        for one in libraries
        for flaw in one.get("vulns", ())
    ]
    if not asked:
        return False, f"NOT AUDITED: the service of vulnerabilities knows none of the {len(libraries)} libraries."
    unknown = f"; NOT AUDITED, as the service does not know them: {', '.join(skipped)}" if skipped else ""
    flaws = f"{len(found) or 'no'} known {'vulnerability' if len(found) < 2 else 'vulnerabilities'}"
    return bool(found), "\n".join([f"{asked} libraries audited, {flaws}{unknown}.", *found])


def main() -> None:
    """Asks about constraints.txt."""
    options = ["--no-deps", "--disable-pip", "--format", "json", "--progress-spinner", "off"]
    command = [sys.executable, "-m", "pip_audit", "--requirement", str(CONSTRAINTS), *options]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=_PATIENCE)  # noqa: S603
        vulnerable, told = verdict(done.stdout, done.stderr)
    except subprocess.TimeoutExpired:
        vulnerable, told = verdict("", f"no answer in {_PATIENCE:.0f} seconds")
    sys.stdout.write(f"{told}\n")
    sys.exit(int(vulnerable))


if __name__ == "__main__":
    main()
