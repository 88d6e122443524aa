"""Fabricated files for the tests of scripts/bench_compare.py, with noise from a seed."""
import contextlib
import io
import json
import pathlib
import random
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "scripts"))
import bench_compare  # noqa: E402

NAMES = tuple(f"path{i}" for i in range(20))


def bench_file(seed: int, noise: float = 0.03, slower: dict[str, float] | None = None, more: dict[str, float] | None = None,
               without: tuple[str, ...] = (), processes: int = 12) -> dict:
    """One run: `slower` and `more` are factors of times and instructions; machines differ in speed from process to process."""
    draw = random.Random(seed)
    return {"format": "stormcrew-bench", "version": 1, "git_sha": f"run{seed}", "compiler": "g++ 12", "date": "2026-01-01",
            "machine": {"cpu": "c", "cores": 2, "avx2": True},
            "processes": [process(draw, noise, slower or {}, without) for _ in range(processes)],
            "instructions": {name: 1_000_000 * (more or {}).get(name, 1) for name in NAMES if name not in without}}


def process(draw: random.Random, noise: float, slower: dict[str, float], without: tuple[str, ...]) -> dict:
    machine = draw.uniform(0.8, 1.6)
    times = lambda factor: [1000 * machine * factor * draw.lognormvariate(0, noise) for _ in range(5)]
    return {"program": "p", "others": 0.0, "cpu_ns": {f"Calibration/{k}": times(1) for k in ("loads", "sort", "heap", "columns")}
            | {name: times(slower.get(name, 1)) for name in NAMES if name not in without}}


def compare(folder: pathlib.Path, base, new, *options: str) -> tuple[int, str]:
    """Exit code and all that bench_compare.py prints of two files; text stands for itself."""
    for name, what in (("base.json", base), ("new.json", new)):
        (folder / name).write_text(what if isinstance(what, str) else json.dumps(what), encoding="utf-8")
    return run(bench_compare.main, str(folder / "base.json"), str(folder / "new.json"), *options)


def run(main, *arguments: str) -> tuple[int, str]:
    """Exit code and all that a script's main() prints."""
    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        code = main(list(arguments))
    return code, said.getvalue()
