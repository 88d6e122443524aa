"""What scripts/bench_compare.py says of fabricated files."""
import json
import pathlib
import tempfile
import unittest

from bench_files import NAMES, bench_file, compare


class BenchCompare(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def test_catches_one_path_that_is_15_percent_slower(self):
        for seed in range(5):
            code, said = compare(self.folder, bench_file(seed), bench_file(100 + seed, slower={"path7": 1.15}))
            self.assertEqual(code, 1, said)
            self.assertIn("slower: path7\n", said)

    def test_raises_no_alarm_for_an_unchanged_build(self):
        for seed in range(10):
            code, said = compare(self.folder, bench_file(1), bench_file(50 + seed))
            self.assertEqual(code, 0, said)

    def test_raises_no_alarm_for_an_unchanged_build_in_much_noise(self):
        for seed in range(10):
            code, said = compare(self.folder, bench_file(1, noise=0.6), bench_file(50 + seed, noise=0.6))
            self.assertEqual(code, 0, said)

    def test_a_slower_machine_is_no_slower_build(self):
        slow_machine = bench_file(2, slower=dict.fromkeys([*NAMES], 1.0))
        for process in slow_machine["processes"]:
            process["cpu_ns"] = {name: [3 * s for s in samples] for name, samples in process["cpu_ns"].items()}
        self.assertEqual(compare(self.folder, bench_file(1), slow_machine)[0], 0)

    def test_says_faster_without_an_alarm(self):
        code, said = compare(self.folder, bench_file(1), bench_file(2, slower={"path3": 0.8}))
        self.assertEqual(code, 0, said)
        self.assertIn("faster: path3\n", said)

    def test_names_benchmarks_that_are_gone_and_new(self):
        code, said = compare(self.folder, bench_file(1, without=("path1",)), bench_file(2, without=("path4",)))
        self.assertEqual(code, 0, said)
        self.assertIn("gone: path4", said)
        self.assertIn("new: path1", said)

    def test_catches_5_percent_more_instructions(self):
        code, said = compare(self.folder, bench_file(1), bench_file(2, more={"path5": 1.05}))
        self.assertEqual(code, 1, said)
        self.assertIn("slower: path5\n", said)
        self.assertEqual(compare(self.folder, bench_file(1), bench_file(2, more={"path5": 1.05}), "--instruction-band", "6%")[0], 0)
        self.assertEqual(compare(self.folder, bench_file(1), bench_file(2, more={"path5": 1.05}), "--times-only")[0], 0)

    def test_half_the_band_is_enough_where_instructions_grew_a_little(self):
        self.assertEqual(compare(self.folder, bench_file(1), bench_file(2, slower={"path5": 1.075}))[0], 0)
        code, said = compare(self.folder, bench_file(1), bench_file(2, slower={"path5": 1.075}, more={"path5": 1.01}))
        self.assertEqual(code, 1, said)
        self.assertIn("slower: path5\n", said)

    def test_a_wider_band_lets_more_pass(self):
        self.assertEqual(compare(self.folder, bench_file(1), bench_file(2, slower={"path7": 1.15}), "--band", "20%")[0], 0)

    def test_tells_the_same_as_json(self):
        code, said = compare(self.folder, bench_file(1), bench_file(2, slower={"path7": 1.3}), "--json")
        report = json.loads(said)
        self.assertEqual((code, report["alarm"], report["band"]), (1, True, 0.1))
        self.assertEqual([row["benchmark"] for row in report["times"] if row["verdict"] == "slower"], ["path7"])

    def test_refuses_what_is_no_benchmark_file(self):
        broken_sample = bench_file(1)
        broken_sample["processes"][3]["cpu_ns"]["path2"][0] = -1
        without_calibration = bench_file(1)
        del without_calibration["processes"][0]["cpu_ns"]["Calibration/sort"]
        for bad in ("", "{", "[]", "{}", '{"format": "stormcrew-bench", "version": 0}', bench_file(1) | {"processes": None},
                    bench_file(1) | {"instructions": {"path1": "many"}}, broken_sample, without_calibration):
            for pair in ((bad, bench_file(1)), (bench_file(1), bad)):
                code, said = compare(self.folder, *pair)
                self.assertEqual(code, 2, said)
                self.assertRegex(said, "(base|new).json: ")

    def test_compares_no_times_of_different_machines(self):
        other = bench_file(2, slower=dict.fromkeys(NAMES, 2.0)) | {"machine": {"cpu": "d", "cores": 2, "avx2": True}}
        code, said = compare(self.folder, bench_file(1), other)
        self.assertEqual(code, 0, said)
        self.assertIn("times: not compared (cpu: c and d)", said)

    def test_refuses_files_with_nothing_to_compare(self):
        code, said = compare(self.folder, bench_file(1), bench_file(2) | {"compiler": "another"})
        self.assertEqual(code, 2, said)
        self.assertIn("compiler", said)


if __name__ == "__main__":
    unittest.main()
