"""The limit that the embedder is held against."""

from __future__ import annotations

import numpy as np
import pytest

from factcheck.bench.embedding import ROWS, WIDTH, onnx_product, work_of


def test_onnx_runtime_multiplies_what_numpy_does():
    left, right = (np.random.default_rng(0).standard_normal(shape, np.float32) for shape in ((ROWS, 8), (8, 16)))
    assert onnx_product(right)(left)[0] == pytest.approx(left @ right, abs=1e-4)


def test_the_work_of_a_sentence_grows_with_its_square_only_in_attention():
    """Six layers: four matrices of 384 x 384, two of 384 x 1536, and two products of L x 384 with 384 x L."""
    assert work_of([1]) == 2 * 6 * (4 * 384**2 + 2 * 384 * 1536) + 4 * 6 * 384
    assert work_of([20]) - 20 * work_of([1]) == 4 * 6 * WIDTH * (20**2 - 20)
    assert work_of([7, 9]) == work_of([7]) + work_of([9])
