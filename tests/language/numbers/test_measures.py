"""Units: how many base units each is, compared with a library that knows all units."""

from __future__ import annotations

import pytest

from factcheck.data import load_words
from factcheck.language.numbers.measures import BASE, DAYS, Dimension, base_factor, may_convert
from factcheck.language.numbers.quantities import quantities

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


@pytest.mark.parametrize(
    ("left", "right", "one"),
    [
        ("€103 million", "£88m", True),
        ("£88m", "$136m", True),
        ("about $20 million", "£9m", True),
        ("three million Canadian dollars", "$2.3m", True),
        ("2 billion yen", "$15 million", True),
        ("$5m", "£5m", False),
        ("$50m", "£20m", False),
        ("$50m", "$50m", False),
        ("$50m", "300 million dinars", False),
        ("50 miles", "£40", False),
    ],
)
def test_sums_of_two_currencies_may_be_one_at_a_rate_of_the_last_decades(left: str, right: str, one: bool):
    (first,), (second,) = quantities(left), quantities(right)
    assert may_convert(first, second) is may_convert(second, first) is one
