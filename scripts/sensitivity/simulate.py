# SPDX-License-Identifier: Apache-2.0
"""Simulates one point: two variants on the same storms, and what is kept of them."""
import pathlib
import subprocess
import tempfile

import h5py
import numpy as np

from parameters import Parameter
from variation import Variation

OUTPUTS = ("incidents", "mean_a", "p90_a", "late_a", "mean_b", "p90_b", "late_b", "gain", "gain_se")


class Simulator:
    """Two variants (`a` the baseline, `b` its rival) as `stormcrew batch` options, such as --plans own,better.toml."""

    def __init__(self, program: str, scenario: pathlib.Path, roads: str, rivals: list[str], replications: int):
        self.scenario, self.rivals, self.replications = scenario, rivals, replications
        self.command = [program, "batch", "--roads", roads, "--threads", "1", "--reps", str(replications)]

    def __call__(self, values: list[tuple[Parameter, float]], seed: int) -> dict[str, float]:
        variation = Variation(self.scenario)
        for parameter, value in values:
            variation.apply(parameter, value)
        with tempfile.TemporaryDirectory() as folder:
            settings = variation.write(pathlib.Path(folder))
            study = f"{folder}/study.h5"
            done = subprocess.run([*self.command, *self.rivals, folder, *settings, "--seed", str(seed + variation.other_luck), "-o", study],
                                  stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
            if done.returncode:
                raise SystemExit(f"stormcrew refuses a point: {' '.join(settings)}\n{done.stderr}")
            return outputs_of(study, self.replications)


def outputs_of(study: str, replications: int) -> dict[str, float]:
    """Times in minutes, shares in per cent. Every reported incident counts once, whatever its storm (docs/statistics.md)."""
    with h5py.File(study) as file:
        rows = {name: file[name][:].reshape(2, replications) for name in ("waited_s", "late", "incidents_reported", "incident_begin", "incident_count")}
        wait_ms = file["incident_table/wait_ms"][:]
    reported, waited_min = rows["incidents_reported"], rows["waited_s"] / 60
    found = {"incidents": reported[0].mean()}
    for i, variant in enumerate("ab"):
        waits = np.concatenate([wait_ms[begin:begin + count] for begin, count in zip(rows["incident_begin"][i], rows["incident_count"][i])])
        found |= {f"mean_{variant}": waited_min[i].sum() / reported[i].sum(),
                  f"p90_{variant}": np.quantile(waits[waits >= 0], 0.9) / 60_000,
                  f"late_{variant}": 100 * rows["late"][i].sum() / reported[i].sum()}
    # Delete-one jackknife over replications, as for any difference of two ratios of sums.
    gain = lambda keep: -np.diff(waited_min[:, keep].sum(axis=1) / reported[:, keep].sum(axis=1))[0]
    left = np.array([gain(np.arange(replications) != r) for r in range(replications)])
    return found | {"gain": gain(slice(None)), "gain_se": np.sqrt((replications - 1) * left.var())}
