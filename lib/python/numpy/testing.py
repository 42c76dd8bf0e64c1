# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""numpy.testing: what asserts that arrays are alike. The messages say less than
NumPy's."""
import numpy as np


def _need_shapes(actual, desired):
    if actual.shape != desired.shape and actual.ndim and desired.ndim:
        raise AssertionError(f"(shapes {actual.shape}, {desired.shape} "
                             "mismatch)")


def assert_allclose(actual, desired, rtol=1e-07, atol=0, equal_nan=True,
                    err_msg="", verbose=True):
    actual, desired = np.asarray(actual), np.asarray(desired)
    _need_shapes(actual, desired)
    alike = np.isclose(actual, desired, rtol=rtol, atol=atol)
    if equal_nan:
        alike = alike | ((actual != actual) & (desired != desired))
    if not alike.all():
        raise AssertionError(f"Not equal to tolerance rtol={rtol:g}, "
                             f"atol={atol:g}")


def assert_array_equal(actual, desired, err_msg="", verbose=True):
    actual, desired = np.asarray(actual), np.asarray(desired)
    _need_shapes(actual, desired)
    alike = (actual == desired) | ((actual != actual) & (desired != desired))
    if not alike.all():
        raise AssertionError("Arrays are not equal")


def assert_equal(actual, desired, err_msg="", verbose=True):
    if isinstance(actual, np.ndarray) or isinstance(desired, np.ndarray):
        assert_array_equal(actual, desired)
    elif not actual == desired:
        raise AssertionError("Items are not equal")


def assert_array_almost_equal(actual, desired, decimal=6, err_msg="",
                              verbose=True):
    actual, desired = np.asarray(actual), np.asarray(desired)
    _need_shapes(actual, desired)
    far = abs(actual - desired)
    if not ((far < 1.5 * 10.0 ** -decimal) | (actual == desired)
            | ((actual != actual) & (desired != desired))).all():
        raise AssertionError(f"Arrays are not almost equal to {decimal} "
                             "decimals")


assert_almost_equal = assert_array_almost_equal
