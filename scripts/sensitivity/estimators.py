# SPDX-License-Identifier: Apache-2.0
"""Elementary effects and variance-based indices from the outputs of the points in design.py, with bootstrap intervals."""
import numpy as np

RESAMPLES = 2000


def elementary_effects(points: np.ndarray, outputs: np.ndarray) -> np.ndarray:
    """[trajectories, inputs]: change of the output for the whole range of the input, from steps of part of it.

    points [trajectories, inputs + 1, inputs] in [0, 1]; outputs [trajectories, inputs + 1].
    """
    steps = np.diff(points, axis=1)
    moved = np.abs(steps).argmax(axis=2)
    change = np.diff(outputs, axis=1) / np.take_along_axis(steps, moved[:, :, None], axis=2)[:, :, 0]
    effects = np.empty_like(change)
    np.put_along_axis(effects, moved, change, axis=1)
    return effects


def morris(effects: np.ndarray) -> dict[str, np.ndarray]:
    """μ (which way), μ* (how much; Campolongo et al. 2007) and σ (not linear, or in concert with others) of each input."""
    return {"mu": effects.mean(axis=0), "mu_star": np.abs(effects).mean(axis=0), "sigma": effects.std(axis=0, ddof=1)}


def variance_indices(outputs: np.ndarray) -> dict[str, np.ndarray]:
    """First-order (Saltelli et al. 2010, table 2 b) and total (Jansen 1999) index of each input.

    outputs [rows, inputs + 2]: A, B, A with one input from B. Outputs are centred first, which changes no index and
    takes much of the noise from the first-order one.
    """
    outputs = outputs - outputs[:, :2].mean()
    a, b, mixed = outputs[:, :1], outputs[:, 1:2], outputs[:, 2:]
    variance = outputs[:, :2].var()
    return {"first": (b * (mixed - a)).mean(axis=0) / variance, "total": ((a - mixed) ** 2).mean(axis=0) / (2 * variance)}


def with_intervals(estimate, sample: np.ndarray, seed: int) -> dict[str, dict[str, list[float]]]:
    """The estimates with 95 % percentile intervals: the sample's rows (trajectories) are drawn again, with replacement."""
    random = np.random.default_rng(seed)
    drawn = [estimate(sample[random.integers(0, len(sample), len(sample))]) for _ in range(RESAMPLES)]
    result = {}
    for name, value in estimate(sample).items():
        low, high = np.quantile([d[name] for d in drawn], [0.025, 0.975], axis=0)
        result[name] = {"value": value.tolist(), "low": low.tolist(), "high": high.tolist()}
    return result


def share_with_interval(hits: np.ndarray, seed: int) -> dict[str, float]:
    """Share of the points where something holds; hits [trajectories, points]. Whole trajectories are drawn again."""
    found = with_intervals(lambda sample: {"share": np.atleast_1d(sample.mean())}, hits.astype(float), seed)["share"]
    return {name: value[0] for name, value in found.items()}
