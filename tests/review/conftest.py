"""The newsroom of the check and its command line, for what is done with decisions there."""

from ..ci.conftest import newsroom, run  # noqa: F401  # fixtures
