# SPDX-License-Identifier: Apache-2.0
"""For the tests of whole programs: do two HDF5 files hold the same values?"""
import pathlib

import h5py
import numpy as np


def same_datasets(a: pathlib.Path, b: pathlib.Path) -> bool:
    """The same datasets with the same values; attributes may differ."""
    with h5py.File(a, "r") as one, h5py.File(b, "r") as two:
        mine, its = names_of(one), names_of(two)
        return mine == its and all(np.array_equal(one[n][()], two[n][()], equal_nan=one[n].dtype.kind == "f") for n in mine)


def names_of(file: h5py.File) -> list[str]:
    names: list[str] = []
    file.visititems(lambda name, item: names.append(name) if isinstance(item, h5py.Dataset) else None)
    return names
