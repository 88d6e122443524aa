"""The estimators and designs of scripts/sensitivity on functions whose indices are known."""
import pathlib
import sys
import tempfile
import types
import unittest

import numpy as np

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "scripts/sensitivity"), str(ROOT / "scripts")]
import design  # noqa: E402
import estimators  # noqa: E402
import findings  # noqa: E402
from parameters import read_parameters  # noqa: E402
from study import Point, Table, points_of  # noqa: E402
from variation import Variation, bent, scaled  # noqa: E402


def ishigami(places: np.ndarray) -> np.ndarray:
    """Ishigami & Homma 1990, a = 7, b = 0.1, on [-π, π]^3."""
    x = (2 * places - 1) * np.pi
    return np.sin(x[..., 0]) + 7 * np.sin(x[..., 1]) ** 2 + 0.1 * x[..., 2] ** 4 * np.sin(x[..., 0])


def ishigami_indices() -> dict[str, list[float]]:
    """In closed form."""
    first_x1, first_x2, with_x3 = (1 + 0.1 * np.pi**4 / 5) ** 2 / 2, 7**2 / 8, 0.1**2 * np.pi**8 * 8 / 225
    whole = first_x1 + first_x2 + with_x3
    return {"first": [first_x1 / whole, first_x2 / whole, 0], "total": [(first_x1 + with_x3) / whole, first_x2 / whole, with_x3 / whole]}


def morris_function(places: np.ndarray) -> np.ndarray:
    """Morris 1991, section 5: twenty inputs; the coefficients he draws at random are 0 here, so that effects are known."""
    w = 2 * (places - 0.5)
    for i in (2, 4, 6):
        w[..., i] = 2 * (1.1 * places[..., i] / (places[..., i] + 0.1) - 0.5)
    pairs = sum(w[..., i] * w[..., j] for i in range(6) for j in range(i + 1, 6))
    triples = sum(w[..., i] * w[..., j] * w[..., k] for i in range(5) for j in range(i + 1, 5) for k in range(j + 1, 5))
    return 20 * w[..., :10].sum(axis=-1) - 15 * pairs - 10 * triples + 5 * w[..., :4].prod(axis=-1)


def effects_of(function, inputs: int, count: int) -> np.ndarray:
    random = np.random.default_rng(3)
    matrix = np.array([design.trajectory(inputs, random) for _ in range(count)])
    return estimators.elementary_effects(matrix, function(matrix))


class Designs(unittest.TestCase):
    def test_each_step_of_a_trajectory_moves_one_input_by_delta_within_the_grid(self):
        for points in design.trajectories(5, 7, seed=1):
            steps = np.diff(points, axis=0)
            self.assertEqual(sorted(np.abs(steps).argmax(axis=1)), list(range(7)))
            np.testing.assert_allclose(np.abs(steps).sum(axis=1), 2 / 3)
            self.assertLess(np.abs(3 * points - np.round(3 * points)).max(), 1e-12)
            self.assertTrue(points.min() > -1e-12 and points.max() < 1 + 1e-12)

    def test_all_levels_are_visited_alike(self):
        random = np.random.default_rng(5)
        levels = np.round(3 * np.array([design.trajectory(4, random) for _ in range(4000)])).astype(int)
        np.testing.assert_allclose(np.bincount(levels.ravel()) / levels.size, 0.25, atol=0.01)

    def test_more_trajectories_and_rows_keep_the_old_ones(self):
        np.testing.assert_array_equal(design.trajectories(8, 6, 2)[:5], design.trajectories(5, 6, 2))
        np.testing.assert_array_equal(design.saltelli(32, 3, 2)[:16], design.saltelli(16, 3, 2))

    def test_chosen_trajectories_lie_farther_apart_than_any(self):
        random = np.random.default_rng(0)
        apart = lambda chosen: sum(design.distance(a, b) for a in chosen for b in chosen)
        self.assertGreater(apart(design.trajectories(6, 8, 1)), 1.05 * apart([design.trajectory(8, random) for _ in range(6)]))


class ElementaryEffects(unittest.TestCase):
    def test_of_a_linear_function_are_its_slopes(self):
        slopes = np.array([3.0, -2, 0, 0.5])
        found = estimators.morris(effects_of(lambda x: x @ slopes, 4, 6))
        np.testing.assert_allclose(found["mu"], slopes)
        np.testing.assert_allclose(found["mu_star"], np.abs(slopes))
        np.testing.assert_allclose(found["sigma"], 0, atol=1e-9)

    def test_mu_star_sees_what_cancels_in_mu(self):
        """y = x1 (2 x2 - 1): its effect is 2 x2 - 1, with levels -1, -1/3, 1/3, 1: mean 0, mean size 2/3, deviation √(5/9)."""
        found = estimators.morris(effects_of(lambda x: x[..., 0] * (2 * x[..., 1] - 1), 2, 1000))
        self.assertAlmostEqual(found["mu"][0], 0, delta=0.1)
        self.assertAlmostEqual(found["mu_star"][0], 2 / 3, delta=0.06)
        self.assertAlmostEqual(found["sigma"][0], (5 / 9) ** 0.5, delta=0.06)

    def test_tell_the_three_groups_of_morris_own_function_apart(self):
        found = estimators.morris(effects_of(morris_function, 20, 10))
        np.testing.assert_allclose(found["mu_star"][7:10], 40)
        np.testing.assert_allclose(found["sigma"][7:10], 0, atol=1e-9)
        np.testing.assert_allclose(found["mu_star"][10:], 0, atol=1e-9)
        self.assertGreater(found["mu_star"][:7].min(), 20)
        self.assertGreater(found["sigma"][:7].min(), 5)


class VarianceIndices(unittest.TestCase):
    def test_are_those_of_ishigami_and_homma(self):
        found = estimators.variance_indices(ishigami(design.saltelli(4096, 3, seed=1)))
        for name, known in ishigami_indices().items():
            np.testing.assert_allclose(found[name], known, atol=0.01)

    def test_a_constant_added_changes_nothing(self):
        points = design.saltelli(256, 3, seed=1)
        found = [estimators.variance_indices(ishigami(points) + c) for c in (0, 1000)]
        np.testing.assert_allclose(found[0]["first"], found[1]["first"], atol=1e-9)

    def test_intervals_hold_the_truth_about_as_often_as_they_say(self):
        held = []
        for seed in range(15):
            found = estimators.with_intervals(estimators.variance_indices, ishigami(design.saltelli(256, 3, seed)), seed)["total"]
            held += [low <= known <= high for low, known, high in zip(found["low"], ishigami_indices()["total"], found["high"])]
        self.assertGreater(np.mean(held), 0.9)


class Advice(unittest.TestCase):
    def clearly_worse(self, storms: int) -> float:
        """Gains of points where the advice changes nothing, each of so many storms with normal luck."""
        luck = np.random.default_rng(11).normal(size=(4, 2500, storms))
        outputs = {"gain": luck.mean(axis=2), "gain_se": luck.std(axis=2, ddof=1) / storms**0.5, "mean_a": np.ones((4, 2500))}
        points = [Point(f"morris/{t}/{p}", t, {}) for t in range(4) for p in range(2500)]
        table = types.SimpleNamespace(output=lambda points, name, groups: outputs[name])
        return findings.of_advice(points, table, 4, storms)["clearly_worse"]["value"]

    def test_is_called_clearly_worse_by_luck_as_seldom_as_said(self):
        """2.5 %, give or take four standard errors of 10,000 points. Two standard errors, whatever the storms, make 14.8 % of two storms."""
        for storms in (2, 3, 10):
            self.assertAlmostEqual(self.clearly_worse(storms), 0.025, delta=4 * (0.025 * 0.975 / 10_000) ** 0.5)


class Points(unittest.TestCase):
    def test_ranges_hold_the_shipped_value_and_are_met_at_their_ends(self):
        for p in read_parameters():
            self.assertAlmostEqual(p.value(0), p.low)
            self.assertAlmostEqual(p.value(1), p.high)
            self.assertTrue(p.low <= p.shipped <= p.high, p.id)

    def test_every_parameter_but_luck_changes_the_scenario(self):
        scenario = ROOT / "scenarios/yanhua-stress"
        for p in read_parameters():
            if p.how == "luck":
                continue
            written = []
            for end in (p.low, p.high):
                variation = Variation(scenario)
                variation.apply(p, end)
                with tempfile.TemporaryDirectory() as folder:
                    written.append((variation.write(pathlib.Path(folder)), [f.read_bytes() for f in sorted(pathlib.Path(folder).glob("*.csv"))]))
            self.assertNotEqual(*written, p.id)

    def test_amounts_are_scaled_in_lists_and_alone(self):
        self.assertEqual([scaled(cell, 0.5) for cell in ("cone*10;sign*4", "30", "")], ["cone*5;sign*2", "15", ""])

    def test_a_bent_rate_stays_in_the_hour_of_the_calibration(self):
        self.assertAlmostEqual(bent(2.0, 1.5, 1.8) * 8.9**1.8, 2.0 * 8.9**1.5)

    def test_a_study_goes_on_after_its_last_whole_row(self):
        parameters, calls = read_parameters()[:2], []
        simulate = lambda values, seed: calls.append(seed) or dict.fromkeys(
            ("incidents", "mean_a", "p90_a", "late_a", "mean_b", "p90_b", "late_b", "gain", "gain_se"), 1.5)
        points = points_of("morris", np.array(design.trajectories(2, 2, 1)), [p.id for p in parameters])
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "study.csv"
            Table(path, parameters, "us").complete(points, simulate)
            whole = path.read_bytes()
            path.write_bytes(whole[:-3])
            Table(path, parameters, "us").complete(points, simulate)
            self.assertEqual(path.read_bytes(), whole)
            self.assertEqual(len(calls), len(points) + 1)
            with self.assertRaises(SystemExit):
                Table(path, parameters, "others")


if __name__ == "__main__":
    unittest.main()
