"""The file of one benchmark run: what scripts/bench.sh writes and scripts/bench_compare.py reads.

{"format": "stormcrew-bench", "version": 1, "git_sha", "compiler", "date", "machine": {"cpu", "cores", "avx2"},
 "processes": [{"program", "others": cores that others used meanwhile, "cpu_ns": {benchmark: [one per repetition]}}, ...],
 "instructions": {benchmark: count}}

Every process carries the calibration kernels among its benchmarks. Raise VERSION when those change: old files mean nothing then.
"""
import json
import pathlib

from bench_suite import CALIBRATION, YARDSTICKS

FORMAT, VERSION = "stormcrew-bench", 1
FIELDS = {"git_sha": str, "compiler": str, "date": str, "machine": dict, "processes": list, "instructions": dict}


class BenchFileError(Exception):
    """A file that cannot be read, or that cannot be compared. The message says which and why."""


def rounded(number: float) -> float:
    return float(f"{number:.4g}")


def read(path: str) -> dict:
    try:
        record = json.loads(pathlib.Path(path).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise BenchFileError(f"{path}: cannot be read ({error})") from error
    faults = faults_of(record)
    if faults:
        raise BenchFileError("\n".join(f"{path}: {fault}" for fault in faults))
    return record


def faults_of(record) -> list[str]:
    if not isinstance(record, dict) or record.get("format") != FORMAT:
        return [f'no benchmark file (must be an object with "format": "{FORMAT}")']
    if record.get("version") != VERSION:
        return [f"version = {record.get('version')} (must be {VERSION}). Record it again with scripts/bench.sh"]
    faults = [f"{name} is missing or no {kind.__name__}" for name, kind in FIELDS.items() if not isinstance(record.get(name), kind)]
    return faults or process_faults(record) + count_faults(record)


def process_faults(record: dict) -> list[str]:
    return [f"processes[{i}] lacks its program, a calibration kernel, or samples above 0" for i, process in enumerate(record["processes"])
            if not (isinstance(process, dict) and isinstance(process.get("program"), str) and good_samples(process.get("cpu_ns")))]


def good_samples(cpu_ns) -> bool:
    if not isinstance(cpu_ns, dict) or not all(CALIBRATION + kernel in cpu_ns for kernel in YARDSTICKS):
        return False
    return all(isinstance(samples, list) and samples and all(is_positive(s) for s in samples) for samples in cpu_ns.values())


def is_positive(number) -> bool:
    return isinstance(number, (int, float)) and not isinstance(number, bool) and 0 < number < float("inf")


def count_faults(record: dict) -> list[str]:
    return [f"instructions[{name}] = {count} (must be above 0)" for name, count in record["instructions"].items() if not is_positive(count)]


def write(path: str, record: dict) -> None:
    """One process a line: the file is small and a person can read it."""
    head = {key: value for key, value in record.items() if key not in ("processes", "instructions")}
    lines = json.dumps({"format": FORMAT, "version": VERSION} | head, indent=1, ensure_ascii=False)[:-2]
    processes = ",\n  ".join(json.dumps(process, separators=(",", ":")) for process in record["processes"])
    counts = json.dumps(record["instructions"], indent=2).replace("\n}", "\n }")
    out = pathlib.Path(path)
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(f'{lines},\n "processes": [\n  {processes}],\n "instructions": {counts}\n}}\n', encoding="utf-8")
