"""Which benchmarks the regression check runs: those of one thread that are short and together pass through every hot path.

Customising one lane is counted only: on a busy machine its times differ by a fifth between recordings of one build.

What needs two threads, a city of 250,000 nodes or a storm of minutes is left to the other bench_*.py scripts.
"""
import dataclasses
import re
import statistics

CALIBRATION = "Calibration/"
YARDSTICKS = ("loads", "sort", "heap", "columns")
# Which kernels feel what these benchmarks feel when others use the machine, found from eleven recordings of one build; the rest takes all four.
ALIKE = ((re.compile("^Hold/|^solve_p_median|/build/frame|/customise/trimmed"), ("loads", "sort", "heap")),
         (re.compile("^link_times|^Replications|^Traffic|/update/scattered|/all/|/query/(random|local)/|/matrix/50x2000"), ("loads", "columns")))


@dataclasses.dataclass(frozen=True)
class Suite:
    """One program: what of it is timed and what is counted, as regular expressions of benchmark names."""
    program: str
    timed: str
    counted: str
    repetitions: int = 10
    options: tuple[str, ...] = ()


SUITES = (
    Suite("bench_des", repetitions=16, timed="^Hold/(100|10000)/ours$", counted="^Hold/10000/ours/iterations"),
    Suite("bench_hazard", timed="^link_times|^build_timeline.*threads:1/", counted="^link_times|^build_timeline.*threads:1/"),
    Suite("bench_plan", timed="400_nodes/40$", counted="400_nodes/40$"),
    Suite("bench_response", timed="^incidents_of|^onset_rates|^Replications/yanhua-2021/threads:1/", counted="^Replications/yanhua-2021/threads:1/"),
    Suite("bench_traffic", timed="^Traffic/20000/threads:1/", counted="^Traffic/20000/threads:1/"),
    Suite("bench_road", repetitions=16, options=("--only", "district", "--no-check"),
          timed="/build/frame/|/customise/(eight/avx2|trimmed)|/update/|/query/(random|local|random_with_way)/real_time|/matrix/(select|50x2000)/|/all/",
          counted="/build/frame/|/customise/|/update/|/query/.*/iterations|/matrix/(select|50x2000)/|/all/one"),
)


def sample_of(cpu_ns: dict[str, list[float]]) -> dict[str, float]:
    """What one process says of each of its benchmarks: mean time over the geometric mean of its calibration kernels' mean times.

    Means, since all repetitions lie in random order: who has the other half of the core for a while slows both by his share."""
    means = {name: statistics.fmean(samples) for name, samples in cpu_ns.items()}
    unit = lambda name: statistics.geometric_mean(means[CALIBRATION + kernel] for kernel in yardsticks_of(name))
    return {name: mean / unit(name) for name, mean in means.items() if not name.startswith(CALIBRATION)}


def yardsticks_of(name: str) -> tuple[str, ...]:
    return next((kernels for pattern, kernels in ALIKE if pattern.search(name)), YARDSTICKS)
