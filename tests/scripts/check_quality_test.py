"""What scripts/check_quality.py says of fabricated files."""
import json
import pathlib
import sys
import tempfile
import unittest

from bench_files import ROOT, run

sys.path.insert(0, str(ROOT / "scripts"))
import check_quality  # noqa: E402


def quality(**values: float) -> dict:
    """Three indicators: low is better, high is better, neither; tolerance 2 each."""
    better = {"mean": "lower", "share": "higher", "km": ""}
    return {"format": "stormcrew-quality", "version": 1,
            "indicators": {name: {"value": values.get(name, 100), "better": better[name], "tolerance": 2} for name in better}}


class CheckQuality(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def check(self, base, measured) -> tuple[int, str]:
        for name, what in (("base.json", base), ("now.json", measured)):
            (self.folder / name).write_text(what if isinstance(what, str) else json.dumps(what), encoding="utf-8")
        return run(check_quality.main, "--base", str(self.folder / "base.json"), "--measured", str(self.folder / "now.json"))

    def test_passes_the_recorded_numbers(self):
        self.assertEqual(self.check(quality(), quality())[0], 0)

    def test_catches_an_indicator_that_is_worse_either_way(self):
        for worse in ({"mean": 102.1}, {"share": 97.9}):
            code, said = self.check(quality(), quality(**worse))
            self.assertEqual(code, 1, said)
            self.assertIn("1 WORSE past tolerance", said)

    def test_says_better_different_and_within_tolerance_without_failing(self):
        for change, word in (({"mean": 97}, "better"), ({"km": 90}, "different"), ({"km": 110}, "different"), ({"mean": 101.9}, "within tolerance")):
            code, said = self.check(quality(), quality(**change))
            self.assertEqual(code, 0, said)
            self.assertIn(word, said)

    def test_an_indicator_that_is_gone_fails(self):
        less = quality()
        del less["indicators"]["share"]
        self.assertEqual(self.check(quality(), less)[0], 1)
        self.assertEqual(self.check(less, quality())[0], 0)

    def test_refuses_what_is_no_quality_file(self):
        for bad in ("", "{", "[]", "{}", quality() | {"version": 9}, quality(mean=float("nan")), quality() | {"indicators": {"mean": {"value": 1}}}):
            self.assertEqual(self.check(bad, quality())[0], 2)
            self.assertEqual(self.check(quality(), bad)[0], 2)


if __name__ == "__main__":
    unittest.main()
