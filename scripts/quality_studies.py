"""The small fixed studies of scripts/check_quality.py: what is run, which indicator is better low or high, and its tolerance."""
import csv
import json
import pathlib
import tempfile

from bench_kernel import ROOT, text_of

PMED = ROOT.parent / "shared/planning/pmed"
POLICIES = "nearest_idle,assignment"
REPLICATIONS = {"tiny": 20, "yanhua-2021": 20, "yanhua-stress": 4}
PLAN_EVALUATIONS = 120

# Indicator: what is better, and how far another compiler's number may lie off: a share of the value, or so much, whichever is more.
# One event that falls the other way moves all that follow in its run, so these are wider than rounding.
KPIS = {
    "incidents": ("", 0.01, 0),
    "response_mean": ("lower", 0.03, 0.5),  # [min]
    "response_p90": ("lower", 0.05, 1),     # [min]
    "late_share": ("lower", 0.02, 0.5),     # [%]
    "not_reached": ("lower", 0.05, 0.5),
    "km_driven": ("", 0.02, 0),
}


def indicator(value: float, better: str, share: float, at_least: float) -> dict:
    return {"value": float(f"{value:.8g}"), "better": better, "tolerance": float(f"{max(share * abs(value), at_least):.3g}")}


def indicators_of(prefix: str, found: dict) -> dict[str, dict]:
    return {f"{prefix}/{kpi}": indicator(found[kpi]["value"], *KPIS[kpi]) for kpi in KPIS if found.get(kpi, {}).get("value") is not None}


def compare(bin_folder: pathlib.Path, scenario: str) -> dict[str, dict]:
    report = json.loads(text_of(str(bin_folder / "stormcrew"), "compare", str(ROOT / "scenarios" / scenario), "--policy", POLICIES,
                                "--replications", str(REPLICATIONS[scenario]), "--json"))
    found = {}
    for variant in report["variants"]:
        found |= indicators_of(f"compare/{scenario}/{variant['name']}", variant["indicators"])
    return found


def plan(bin_folder: pathlib.Path) -> dict[str, dict]:
    """A small search, stopped by its number of simulations, and its plans on storms that it did not see."""
    with tempfile.TemporaryDirectory() as folder:
        report = json.loads(text_of(str(bin_folder / "stormcrew"), "plan", str(ROOT / "scenarios/tiny"), "--evaluations", str(PLAN_EVALUATIONS),
                                    "--replications", "20", "--shadow-replications", "0", "--json", "-o", f"{folder}/plan.toml"))
    found = {}
    for one in report["plans"]:
        found |= indicators_of(f"plan/tiny/{one['name']}", {"response_mean": one["indicators"]["response_mean"]})
    return found


def p_median(bin_folder: pathlib.Path) -> dict[str, dict]:
    """Values of the OR-Library's instances: whole numbers, so no tolerance."""
    with open(PMED / "optima.csv", encoding="utf-8") as table:
        names = [row["instance"] for row in csv.DictReader(table)]
    lines = text_of(str(bin_folder / "stormcrew-pmed"), *(str(PMED / f"{name}.txt") for name in names)).splitlines()
    return {f"p_median/{line.split()[0]}": indicator(float(line.split()[3]), "lower", 0, 0) for line in lines}


def measure_all(bin_folder: pathlib.Path) -> tuple[dict[str, dict], tuple[str, ...]]:
    """All indicators, and the studies that were skipped because their data is absent."""
    found = {}
    for scenario in REPLICATIONS:
        print(f"  compare {scenario}, {REPLICATIONS[scenario]} replications", flush=True)
        found |= compare(bin_folder, scenario)
    print(f"  plan tiny, {PLAN_EVALUATIONS} simulations", flush=True)
    found |= plan(bin_folder)
    if not (PMED / "optima.csv").exists():
        print("  no instances in ../shared/planning/pmed: skipped", flush=True)
        return found, ("p_median/",)
    print("  p-median instances", flush=True)
    return found | p_median(bin_folder), ()
