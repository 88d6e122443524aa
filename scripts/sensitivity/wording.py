# SPDX-License-Identifier: Apache-2.0
"""The page of results as Markdown: tables of effects and indices, and what they say of the advice."""
import numpy as np

from findings import NOISE, clear_of_luck
from parameters import Parameter


def interval(found: dict, digits: int = 0) -> str:
    return f"{found['value']:.{digits}f} ({found['low']:.{digits}f} to {found['high']:.{digits}f})"


def at(found: dict, i: int) -> dict:
    return {end: values[i] for end, values in found.items()}


def screening_table(screening: dict, parameters: dict[str, Parameter]) -> list[str]:
    """Sorted by the effect on the mean response; * where the interval of μ lies clear of zero."""
    lines = ["| 参数 parameter | range | mean response: μ* [min] | μ | σ | gain: μ* [min] | μ | σ | P90 μ* [min] | late share μ* [points] |",
             "|---|---|---|---|---|---|---|---|---|---|"]
    for i in np.argsort(screening["mean_a"]["mu_star"]["value"])[::-1]:
        p = parameters[screening["parameters"][i]]
        cells = [f"{p.name_zh} {p.name_en}", "–" if p.id == NOISE else f"{p.low:g} to {p.high:g} {p.unit}".strip()]
        for measure in ("mean_a", "gain"):
            found, mu = screening[measure], at(screening[measure]["mu"], i)
            clear = "\\*" if mu["low"] > 0 or mu["high"] < 0 else ""
            cells += [interval(at(found["mu_star"], i)), f"{mu['value']:+.0f}{clear}", f"{found['sigma']['value'][i]:.0f}"]
        cells += [f"{screening['p90_a']['mu_star']['value'][i]:.0f}", f"{screening['late_a']['mu_star']['value'][i]:.1f}"]
        lines.append("| " + " | ".join(cells) + " |")
    return lines


def variance_table(variance: dict, parameters: dict[str, Parameter]) -> list[str]:
    lines = ["| 参数 parameter | mean response: first order | total | gain: first order | total |", "|---|---|---|---|---|"]
    for i, name in enumerate(variance["parameters"]):
        p = parameters[name]
        cells = [interval(at(variance[measure][index], i), 2) for measure in ("mean_a", "gain") for index in ("first", "total")]
        lines.append("| " + " | ".join([f"{p.name_zh} {p.name_en}", *cells]) + " |")
    return lines


def advice_lines(advice: dict, points: int) -> list[str]:
    gain, percent = advice["gain_min"], advice["gain_percent"]
    share = lambda found: interval({end: 100 * value for end, value in found.items()}, 1)
    worst = ", ".join(f"`{w['point']}` {w['gain']:.0f} ± {w['error']:.0f}" for w in advice["worst"])
    return [f"- The advised plan has the lower mean response in {share(advice['better'])} % of the {points} points; "
            f"it is clearly worse in {share(advice['clearly_worse'])} %: by more than {advice['errors']:.1f} standard errors, Student's 97.5 % quantile for "
            f"{advice['storms']} storms a point. Luck alone makes that of 2.5 %.",
            f"- Gain: median {gain['median']:.0f} min ({percent['median']:.0f} %), 80 % of the points between {gain['p10']:.0f} and {gain['p90']:.0f} min "
            f"({percent['p10']:.0f} and {percent['p90']:.0f} %), least {gain['least']:.0f}, most {gain['most']:.0f} min.",
            f"- Least gains, with standard errors: {worst}."]


def first_to_measure(screening: dict, parameters: dict[str, Parameter]) -> list[str]:
    """The parameters told from luck, with the direction of their mean effect where it is clear."""
    lines = []
    for measure, what in (("mean_a", "Mean response under the shipped plan"), ("gain", "Gain of the advice")):
        found = []
        for i in clear_of_luck(screening, measure):
            p, mu = parameters[screening["parameters"][i]], at(screening[measure]["mu"], i)
            way = " (grows with it)" if mu["low"] > 0 else " (falls with it)" if mu["high"] < 0 else " (either way)"
            found.append(f"{p.name_en} {p.name_zh}{way}")
        lines.append(f"- {what}: {'; '.join(found) or 'nothing'}.")
    return lines


def shipped_line(shipped: dict) -> str:
    return (f"As shipped, the same storms: {shipped['incidents']['value']:.0f} incidents reported, mean response {interval(shipped['mean_a'])} min, "
            f"P90 {interval(shipped['p90_a'])} min, late {interval(shipped['late_a'], 1)} %; under the advised plan {interval(shipped['mean_b'])} min, "
            f"{interval(shipped['p90_b'])} min and {interval(shipped['late_b'], 1)} %; gain {interval(shipped['gain'])} min.")


def page(result: dict, parameters: list[Parameter]) -> str:
    by_id, screening = {p.id: p for p in parameters}, result["screening"]
    lines = [f"# {result['scenario']}: sensitivity to assumed parameters", "",
             "Made by `scripts/sensitivity.py`; `docs/sensitivity.md` explains it. **Hypothetical storm.** Intervals: 95 %, bootstrap over trajectories, rows or storms.", "",
             f"{result['made_by']}.", "", shipped_line(result["shipped"]), "", "## Elementary effects", "",
             f"{screening['trajectories']} trajectories, {screening['points']} points. Effects are of the whole range. \\*: the interval of μ lies clear of zero.", "",
             *screening_table(screening, by_id), "", "## What to measure first", "",
             "Parameters whose interval of μ* lies above what other luck alone does, the greatest first:", "", *first_to_measure(screening, by_id), "", "## The advice", "", *advice_lines(screening["advice"], screening["points"])]
    if "variance" in result:
        variance = result["variance"]
        lines += ["", "## Variance-based indices", "", f"{variance['rows']} rows, {variance['points']} points, all other parameters as shipped. What is missing to 1 in the first orders is luck and interplay.", "",
                  *variance_table(variance, by_id), "", *advice_lines(variance["advice"], variance["points"])]
    lines += ["", "## What was varied", "", "| 参数 parameter | shipped | range | where | why this range |", "|---|---|---|---|---|"]
    lines += [f"| {p.name_zh} {p.name_en} | {p.shipped:g} | {p.low:g} to {p.high:g} {p.unit} | {', '.join(f'`{w}`' for w in p.where).replace('|', ' ')} | {p.why} |" for p in parameters]
    return "\n".join(lines) + "\n"
