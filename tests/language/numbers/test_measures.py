"""Units: how many base units each is, compared with a library that knows all units."""

from __future__ import annotations

import pytest

from factcheck.data import load_words
from factcheck.language.numbers.measures import BASE, DAYS, Dimension, base_factor

UNITS = [(Dimension(name), unit) for name, units in load_words("quantities")["units"].items() for unit in units]
OWN = {Dimension.DURATION, Dimension.TEMPERATURE, Dimension.ENERGY}
"""News months have no fixed days, degrees are not converted, and a kiloton is one of TNT."""


def test_every_factor_is_that_of_pint():
    import pint

    registry = pint.UnitRegistry()
    for dimension, unit in UNITS:
        if dimension not in OWN:
            base = registry.parse_expression(BASE[dimension]).units
            assert base_factor(dimension, unit) == pytest.approx(registry.parse_expression(unit).to(base).magnitude)


def test_every_unit_has_a_factor():
    assert all(base_factor(dimension, unit) > 0 for dimension, unit in UNITS)
    assert {unit for dimension, unit in UNITS if dimension is Dimension.DURATION} == set(DAYS)
