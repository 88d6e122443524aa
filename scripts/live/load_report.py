# SPDX-License-Identifier: Apache-2.0
"""Numbers and words of what load.py measured."""
import os
import pathlib
import platform

MOST_CYCLE_MS = 200  # p99 of report -> recommended order
LEAST_SHARE = 0.8  # of reports under light load whose order came at once: else what is measured is how long units are busy


def quantiles(seconds: list[float]) -> dict:
    ordered = sorted(seconds)
    if not ordered:
        return {"count": 0, "p50_ms": None, "p90_ms": None, "p99_ms": None, "most_ms": None}
    at = {name: ordered[min(len(ordered) - 1, int(p * len(ordered)))] for name, p in (("p50_ms", 0.5), ("p90_ms", 0.9), ("p99_ms", 0.99))}
    return {"count": len(ordered)} | {name: round(1000 * value, 2) for name, value in (at | {"most_ms": ordered[-1]}).items()}


def slope_kb_per_s(samples: list[tuple[float, float]]) -> float:
    """Least squares."""
    if len(samples) < 2:
        return 0.0
    mean_t = sum(t for t, _ in samples) / len(samples)
    mean_y = sum(y for _, y in samples) / len(samples)
    return sum((t - mean_t) * (y - mean_y) for t, y in samples) / sum((t - mean_t) ** 2 for t, _ in samples)


def facts_of(posts: list, watcher, samples: list, errors: list[str], metrics: dict, took: tuple[float, float]) -> dict:
    done = [post for post in posts if post.status]
    reports = [post for post in done if post.kind == "report" and post.status == 201]
    numbers = {post.reply["incident"]: post.due for post in reports}
    shown = [watcher.incident_at[number] - due for number, due in numbers.items() if number in watcher.incident_at]
    # The frame that first tells of an incident tells whom to send, if somebody is free. Orders that come later waited for a unit.
    ordered = [number for number in numbers if number in watcher.order_at and number in watcher.incident_at]
    at_once = [number for number in ordered if watcher.order_at[number] == watcher.incident_at[number]]
    settled = [(t, kb) for t, kb, _ in samples if t > samples[0][0] + 10]
    kinds = {kind: sum(post.kind == kind for post in done) for kind in sorted({post.kind for post in done})}
    return {
        "posts": len(posts),
        "answered": len(done),
        "kinds": kinds,
        "refused_by_room": sum(post.status == 422 for post in done),
        "achieved_per_s": round(len(done) / took[0], 1),
        "answer": quantiles([post.answered - post.due for post in done]),
        "report_to_incident": quantiles(shown),
        "report_to_order": quantiles([watcher.order_at[number] - numbers[number] for number in at_once]),
        "orders_later": len(ordered) - len(at_once),
        "reports": len(reports),
        "reports_never_shown": len(reports) - len(shown),
        "server": metrics,
        "errors": len(errors),
        "first_errors": errors[:5],
        "heard_by_one": watcher.heard,
        "mean_frame_bytes": round(watcher.frame_bytes / max(1, watcher.heard["frame"])),
        "memory_mb": [round(kb / 1024, 1) for _, kb, _ in samples],
        "memory_slope_kb_per_s": round(slope_kb_per_s(settled), 1),
        "memory_kb_per_change": round((settled[-1][1] - settled[0][1]) / max(1, metrics["changes"]), 2) if settled else None,
        "server_cpu_share": round((samples[-1][2] - samples[0][2]) / (samples[-1][0] - samples[0][0]), 2),
        "this_cpu_share": round(took[1] / took[0], 2),
    }


def heard(listening: dict, events: int) -> dict:
    """Of all listeners. None may have missed one: each heard as many as lie between its first and its last number, and the last there was."""
    all_of = listening["listeners"]
    behind = [max(0, events - (one["last"] or 0)) for one in all_of]
    return {
        "listeners": len(all_of),
        "listeners_refused": sum(one["status"] != 200 for one in all_of),
        "listeners_closed": sum(one["closed"] for one in all_of),
        "events_heard": sum(one["events"] for one in all_of),
        "events_lost": sum(one["lost"] + abs((one["last"] or 0) - (one["first"] or 0) - one["events"]) for one in all_of),
        "resets": sum(one["resets"] for one in all_of),
        "most_behind_at_end": max(behind, default=0),
        "megabytes_heard": round(sum(one["bytes"] for one in all_of) / 1e6),
        "listeners_cpu_s": listening["cpu_s"],
        "each": [[one["first"], one["last"], one["events"]] for one in all_of],
    }


def machine() -> dict:
    model = next((line.partition(":")[2].strip() for line in pathlib.Path("/proc/cpuinfo").read_text().splitlines() if line.startswith("model name")), platform.machine())
    return {"cores": os.cpu_count(), "cpu": model, "system": f"{platform.system()} {platform.release()}", "python": platform.python_version()}


def faults_of(result: dict) -> list[str]:
    faults = []
    for name, run in [("load", result["load"])] + [(f"light run {i + 1}", run) for i, run in enumerate(result["decision_cycle"]["runs"])]:
        for key in ("errors", "events_lost", "resets", "listeners_refused", "listeners_closed", "most_behind_at_end", "reports_never_shown", "exit"):
            if run[key]:
                faults.append(f"{name}: {key} = {run[key]} (must be 0) {run['first_errors'] if key == 'errors' else ''}".rstrip())
    for i, run in enumerate(result["decision_cycle"]["runs"]):
        if run["report_to_order"]["count"] < LEAST_SHARE * run["reports"]:
            faults.append(f"light run {i + 1}: {run['report_to_order']['count']} of {run['reports']} reports had their order at once (must be {LEAST_SHARE:.0%})")
    cycle = result["decision_cycle"]["median_p99_ms"]
    if cycle is not None and not cycle <= MOST_CYCLE_MS:
        faults.append(f"report to recommended order, p99 = {cycle} ms (must be at most {MOST_CYCLE_MS})")
    return faults


def words(q: dict) -> str:
    return f"{q['p50_ms']} / {q['p90_ms']} / {q['p99_ms']} / {q['most_ms']}" if q["count"] else "none"


def rows_of(name: str, run: dict) -> list[tuple[str, str]]:
    return [
        (f"{name}: posts answered (a second)", f"{run['answered']} of {run['posts']} ({run['achieved_per_s']}); " + ", ".join(f"{n} {kind}" for kind, n in run["kinds"].items())),
        (f"{name}: answer, ms", words(run["answer"])),
        (f"{name}: report → frame with the incident, ms", words(run["report_to_incident"])),
        (f"{name}: report → recommended order, ms", f"{words(run['report_to_order'])} ({run['report_to_order']['count']} of {run['reports']} reports at once, {run['orders_later']} when a unit became free)"),
        (f"{name}: acknowledged, by the service itself, ms", words(run["server"]["acknowledged"])),
        (f"{name}: decision cycle, by the service itself, ms", words(run["server"]["decision_cycle"])),
        (f"{name}: errors / events lost / resets", f"{run['errors']} / {run['events_lost']} / {run['resets']}"),
        (f"{name}: events heard by {run['listeners']} listeners", f"{run['events_heard']} ({run['megabytes_heard']} MB); most behind at the end {run['most_behind_at_end']}"),
        (f"{name}: frames / forecasts heard by one", f"{run['heard_by_one']['frame']} of {run['mean_frame_bytes']} bytes / {run['heard_by_one']['forecast']}"),
        (f"{name}: resident memory, MB, first / last / most", f"{run['memory_mb'][0]} / {run['memory_mb'][-1]} / {max(run['memory_mb'])}"),
        (f"{name}: memory after the first 10 s", f"{run['memory_slope_kb_per_s']} kB/s, {run['memory_kb_per_change']} kB a change (incidents, their notes and up to 16 MB of events are kept)"),
        (f"{name}: end after SIGTERM", f"{run['stop_s']} s"),
        (f"{name}: CPU, cores of the service / of the posts / of the listeners, s", f"{run['server_cpu_share']} / {run['this_cpu_share']} / {run['listeners_cpu_s']} s"),
    ]


def table(result: dict) -> str:
    m = result["machine"]
    cycle = result["decision_cycle"]
    lines = [
        "# The live service under load",
        "",
        f"By `scripts/live/load.py` on {result['date']}: {m['cores']} cores ({m['cpu']}), {m['system']}; service, {result['load']['clients']} listeners and posts share them. {result['scenario']}.",
        f"Load average before: {result['load_average_before']}" + ("; **disturbed**: other programs ran." if result["disturbed"] else "."),
        "Four numbers are p50 / p90 / p99 / most.",
        "",
        "| what | result |",
        "|---|---|",
    ]
    rows = rows_of("load", result["load"])
    for i, run in enumerate(cycle["runs"]):
        rows += rows_of(f"light {i + 1}", run)
    if cycle["runs"]:
        rows.append((f"decision cycle: median over {len(cycle['runs'])} runs of p99, report → recommended order", f"{cycle['median_p99_ms']} ms (must be at most {MOST_CYCLE_MS})"))
    lines += [f"| {name} | {value} |" for name, value in rows]
    lines += ["", *(f"Fault: {fault}." for fault in result["faults"])] if result["faults"] else ["", "No fault."]
    return "\n".join(lines) + "\n"
