"""Which files git says are new or changed since a commit."""

from __future__ import annotations

from pathlib import Path

from ..errors import SettingsError
from ..git import git


def changed_since(ref: str) -> frozenset[Path]:
    """The resolved paths of files that differ from `ref`, or from where this branch left it, and of untracked ones.

    Raises:
        SettingsError: there is no git, this folder is in no repository, or it does not know `ref`.
    """
    if ref.startswith("-"):
        raise SettingsError(f"--changed-since {ref}: not a commit. Name a branch, a tag or a hash.")
    top = Path(_git(ref, "rev-parse", "--show-toplevel").removesuffix("\n"))
    base = _git(ref, "merge-base", ref, "HEAD").strip()
    differing = _git(ref, "diff", "--name-only", "--no-renames", "-z", "--diff-filter=d", base, "--")
    untracked = _git(ref, "ls-files", "--others", "--exclude-standard", "--full-name", "-z", "--", ":/")
    return frozenset((top / name).resolve() for name in (differing + untracked).split("\0") if name)


def _git(ref: str, *arguments: str) -> str:
    result = git("-c", "diff.relative=false", *arguments)  # else people's settings decide from where names count
    if result is None:
        raise SettingsError(f"--changed-since {ref}: git is not installed. Name the new articles yourself.")
    if result.returncode:
        said = " ".join(result.stderr.decode(errors="replace").split()) or f"git {arguments[0]} found nothing"
        cure = "Check the name; in a shallow clone, fetch the commit first."
        raise SettingsError(f"--changed-since {ref}: git cannot tell ({said}). {cure}")
    return result.stdout.decode("utf-8", "surrogateescape")
