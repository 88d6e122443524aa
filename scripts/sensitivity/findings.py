# SPDX-License-Identifier: Apache-2.0
"""What the simulated points say: effects of each parameter, how often the advice is better, where it is not."""
import numpy as np
from scipy.stats import t as student

from estimators import elementary_effects, morris, share_with_interval, variance_indices, with_intervals
from parameters import Parameter
from study import Point, Table

SEED = 7  # of the bootstrap
MEASURES = ("mean_a", "p90_a", "late_a", "gain")  # of the shipped plan; gain: how much less the mean is under the advised one
NOISE = "luck"


def of_screening(matrix: np.ndarray, points: list[Point], table: Table, parameters: list[Parameter], storms: int) -> dict:
    ids = [p.id for p in parameters]
    result = {"trajectories": len(matrix), "points": len(points), "parameters": ids}
    for measure in MEASURES:
        effects = elementary_effects(matrix, table.output(points, measure, len(matrix)))
        result[measure] = with_intervals(morris, effects, SEED)
    return result | {"advice": of_advice(points, table, len(matrix), storms)}


def of_shipped(points: list[Point], table: Table) -> dict:
    """Nothing is moved; the same storms as in the screening. Intervals are of the storms."""
    seen = {measure: table.output(points, measure, len(points)) for measure in ("incidents", *MEASURES, "mean_b", "p90_b", "late_b")}
    found = {name: with_intervals(lambda s: {"mean": s.mean(axis=0)}, values, SEED)["mean"] for name, values in seen.items()}
    return {name: {end: value[0] for end, value in of.items()} for name, of in found.items()}


def of_advice(points: list[Point], table: Table, groups: int, storms: int) -> dict:
    """Clearly worse: the 95 % interval of the point's own gain, of so many storms, lies below zero. Luck alone makes that of 2.5 %."""
    gain, error = (table.output(points, name, groups) for name in ("gain", "gain_se"))
    errors = float(student.ppf(0.975, storms - 1))
    relative = 100 * gain / table.output(points, "mean_a", groups)
    order = np.argsort(gain, axis=None)
    return {"better": share_with_interval(gain > 0, SEED), "clearly_worse": share_with_interval(gain < -errors * error, SEED),
            "storms": storms, "errors": errors,
            "gain_min": quantiles(gain), "gain_percent": quantiles(relative),
            "worst": [{"point": points[i].name, "gain": float(gain.flat[i]), "error": float(error.flat[i])} for i in order[:5]]}


def quantiles(values: np.ndarray) -> dict[str, float]:
    return {name: float(np.quantile(values, q)) for name, q in (("least", 0), ("p10", 0.1), ("median", 0.5), ("p90", 0.9), ("most", 1))}


def of_variance(points: list[Point], table: Table, ids: list[str], rows: int, storms: int) -> dict:
    result = {"rows": rows, "points": len(points), "parameters": ids}
    for measure in MEASURES:
        outputs = table.output(points, measure, rows)
        result[measure] = with_intervals(variance_indices, outputs, SEED) | {"mean": float(outputs[:, :2].mean()), "deviation": float(outputs[:, :2].std())}
    return result | {"advice": of_advice(points, table, rows, storms)}


def most_important(screening: dict, count: int) -> list[str]:
    """By the greater of the two shares that a parameter has in the sums of μ*, of the mean response and of the gain."""
    star = np.array([screening[m]["mu_star"]["value"] for m in ("mean_a", "gain")])
    weight = (star / star.sum(axis=1, keepdims=True)).max(axis=0)
    order = [screening["parameters"][i] for i in np.argsort(-weight)]
    return [i for i in order if i != NOISE][:count]


def clear_of_luck(screening: dict, measure: str) -> list[int]:
    """Parameters whose whole interval of μ* lies above what other luck alone does; the greatest first.

    Strict, since luck is shared within a trajectory: also a smaller effect may be there.
    """
    star = screening[measure]["mu_star"]
    noise = star["value"][screening["parameters"].index(NOISE)]
    found = [i for i, low in enumerate(star["low"]) if low > noise and screening["parameters"][i] != NOISE]
    return sorted(found, key=lambda i: -star["value"][i])
