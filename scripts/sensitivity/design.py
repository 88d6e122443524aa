# SPDX-License-Identifier: Apache-2.0
"""Which points are simulated: Morris trajectories and the matrices of Saltelli. The same seed gives the same points."""
import numpy as np
from scipy.stats import qmc

LEVELS = 4
STEP = LEVELS / (2 * (LEVELS - 1))  # Morris' Δ: each level is as likely as any other, whichever way a step goes
CANDIDATES = 500


def trajectory(inputs: int, random: np.random.Generator) -> np.ndarray:
    """[inputs + 1, inputs]: from a point of the grid one input after the other moves by Δ, in random order (Morris 1991)."""
    start = random.integers(0, LEVELS // 2, inputs) / (LEVELS - 1)
    up = random.random(inputs) < 0.5
    points = np.tile(np.where(up, start, start + STEP), (inputs + 1, 1))
    for row, moved in enumerate(random.permutation(inputs), start=1):
        points[row:, moved] += STEP if up[moved] else -STEP
    return points


def distance(a: np.ndarray, b: np.ndarray) -> float:
    """Sum over all pairs of their points (Campolongo, Cariboni & Saltelli 2007, eq. 6)."""
    return np.sqrt(((a[:, None, :] - b[None, :, :]) ** 2).sum(axis=2)).sum()


def trajectories(count: int, inputs: int, seed: int) -> list[np.ndarray]:
    """Spread out: of many candidates always the one with the greatest sum of squared distances to those chosen before.

    Choosing one after the other (Ruano et al. 2012) instead of the best set at once lets a study go on with more later.
    """
    random = np.random.default_rng(seed)
    candidates = [trajectory(inputs, random) for _ in range(CANDIDATES)]
    chosen, spread = [0], np.zeros(CANDIDATES)
    while len(chosen) < count:
        spread += [distance(candidate, candidates[chosen[-1]]) ** 2 for candidate in candidates]
        spread[chosen[-1]] = -np.inf
        chosen.append(int(np.argmax(spread)))
    return [candidates[i] for i in chosen]


def saltelli(rows: int, inputs: int, seed: int) -> np.ndarray:
    """[rows, inputs + 2, inputs]: of each row A, B, and A with one input after the other from B (Saltelli et al. 2010)."""
    sample = qmc.Sobol(2 * inputs, scramble=True, seed=seed).random(rows)
    a, b = sample[:, :inputs], sample[:, inputs:]
    points = np.repeat(a[:, None, :], inputs + 2, axis=1)
    points[:, 1, :] = b
    for i in range(inputs):
        points[:, 2 + i, i] = b[:, i]
    return points
