# SPDX-License-Identifier: Apache-2.0
"""What check_kills.py demands of a day in the room: its book after each restart, and two days that should be one."""
import json
import shutil
import subprocess
import time

import journal_book
from client import Server


def check_book(day, changes: list, rows: list[dict]) -> None:
    """Numbers without gaps; each acknowledged change once, with the reply that was given; and it is known again."""
    log = day.client.log()
    for name, numbers in (("journal", [row["seq"] for row in rows]), ("/v1/log", [row["seq"] for row in log])):
        if numbers != list(range(1, len(numbers) + 1)):
            day.faults.append(f"{name} after start {day.starts}: seq is not 1, 2, ... without gaps")
    if len(log) != len(rows):
        day.faults.append(f"/v1/log has {len(log)} changes, the journal {len(rows)}")
    by_key: dict[str, list[dict]] = {}
    for row in rows:
        if row["key"]:
            by_key.setdefault(row["key"], []).append(row)
    for key, same in by_key.items():
        if len(same) > 1:
            day.faults.append(f"{key} stands in the journal {len(same)} times")
    acknowledged = [(change, reply) for change, reply in zip(changes, day.replies) if reply[0] < 300]
    for change, (_, body) in acknowledged:
        check_entry(day, change.key, json.loads(body), by_key.get(change.key, []), log)
    if acknowledged:
        ask_again(day, *day.luck.choice(acknowledged), len(log))


def check_entry(day, key: str, reply: dict, entries: list[dict], log: list[dict]) -> None:
    if not entries:
        day.faults.append(f"{key} was acknowledged and is not in the journal after start {day.starts}")
        return
    if json.loads(entries[0]["reply"]) != reply:
        day.faults.append(f"{key} was answered {reply}; the journal says {entries[0]['reply']}")
    told = [row for row in log if row["seq"] == reply["seq"]]
    if len(told) != 1 or told[0]["at"] != reply["at"] or told[0].get("incident", -1) != reply.get("incident", told[0].get("incident", -1)):
        day.faults.append(f"{key} was answered {reply}; /v1/log says {told}")


def ask_again(day, change, reply: tuple[int, str], last: int) -> None:
    """An old request repeated is answered as then and changes nothing."""
    again = day.client.ask(change.method, change.path, change.body, change.key)
    if (again.status, again.body.decode()) != reply or again.headers.get("Idempotency-Replayed") != "true":
        day.faults.append(f"{change.key} sent again: {again.status} {again.body!r}; was {reply}")
    if (now := day.client.read("/v1/metrics")["changes"]) != last:
        day.faults.append(f"{change.key} sent again made {now - last} changes")


def check_alone(day) -> list[tuple[str, str]]:
    """A second service on the journal that is in use is refused, and the first goes on."""
    second = Server(day.command, day.folder, day.token, "second")
    try:
        code = second.process.wait(120)
    except subprocess.TimeoutExpired:
        second.kill()
        code = None
    said = second.errors()
    if code != 3 or str(day.server.pid) not in said:
        day.faults.append(f"a second service on the same journal: exit {code} (must be 3, naming process {day.server.pid}): {said}")
    if day.client.ask("GET", "/v1/metrics").status != 200:
        day.faults.append("the service did not answer after a second one was started")
    return [("second service on the journal", f"exit {code}: {said.splitlines()[-1].rpartition('/')[2] if said else ''}")]


def state_of(day) -> dict:
    """/v1/state without what belongs to one start of the service, rows by their numbers."""
    state = {key: value for key, value in day.state.items() if key not in ("epoch", "frame")}
    for key, number in (("units", "unit"), ("incidents", "number"), ("closures", "closure"), ("orders", "id")):
        state[key] = {str(row[number]): row for row in state[key]}
    for unit in state["units"].values():
        # Since when it is told to stand, or from where to drive on, depends on what was told before, as with frames.
        for key in ("at", "x", "y", "lon", "lat") if "next" in unit else ("at",):
            del unit[key]
    return state


def compare_days(whole, killed, changes: list) -> list[tuple[str, str]]:
    faults = whole.faults
    differ = [f"{change.key}: {one} and {other}" for change, one, other in zip(changes, whole.replies, killed.replies) if one != other]
    faults += [f"replies differ: {words}" for words in differ[:5]]
    table = [("replies equal", f"{len(changes) - len(differ)} of {len(changes)}")]
    one, other = state_of(whole), state_of(killed)
    differ = [key for key in one if one[key] != other.get(key)]
    for key in differ:
        faults += [f"uninterrupted and killed differ: {words}" for words in journal_book.differences(one[key], other.get(key), f"/v1/state .{key}")]
    table.append(("/v1/state as uninterrupted", "differs: " + ", ".join(differ) if differ else f"equal ({len(one['units'])} units, {len(one['incidents'])} incidents)"))
    for name, one, other in (("/v1/log", whole.log, killed.log), ("journal", whole.rows, killed.rows)):
        found = journal_book.differences(one, other, name)
        faults += [f"uninterrupted and killed differ: {words}" for words in found]
        table.append((f"{name} as uninterrupted", "differs" if found else f"equal ({len(one)} rows)"))
    return table


def compare_replays(program: str, whole, killed) -> list[tuple[str, str]]:
    """The date of a run file is the wall time of the last change: it is made the same in copies of the journals, so that all bytes must be."""
    faults, copies = whole.faults, []
    for day in (whole, killed):
        copies.append(day.folder / "same-time")
        shutil.copytree(day.journal, copies[-1])
        journal_book.edit(copies[-1], "UPDATE entry SET wall_unix_ms = 1627200000000")
    files = [day.folder / "day.h5" for day in (whole, killed)]
    one, other = (journal_book.replay(program, copy, file) for copy, file in zip(copies, files))
    twice = journal_book.replay(program, copies[1], killed.folder / "twice.h5")
    if one != other:
        faults.append(f"run --journal of both days differs: {len(one)} and {len(other)} bytes; {journal_book.datasets_that_differ(*files)}")
    if other != twice:
        faults.append("run --journal twice on one journal gives different bytes")
    table = [("run --journal, both days", f"{'equal' if one == other else 'differ'} ({len(one)} bytes)"), ("run --journal, twice", "equal" if other == twice else "differ")]
    journal_book.replay(program, killed.journal, killed.folder / "dated.h5")
    differ = journal_book.datasets_that_differ(files[0], killed.folder / "dated.h5")
    if differ:
        faults.append(f"with the wall times as they are these differ as well: {differ}")
    return table + [("... with other wall times, all but the date", "not compared: no h5py here" if differ is None else "differ" if differ else "equal")]


def check_clock_set_back(program: str, day) -> list[tuple[str, str]]:
    """The machine's clock is set back: the journal's noted clock lies in the future. Time must not go back, and the service must start."""
    journal = day.folder / "set-back"
    shutil.copytree(day.journal, journal)
    at_ms, _ = journal_book.noted_clock(journal)
    at_ms = max(at_ms, round(day.state["now"] * 1000)) + 90_000
    journal_book.edit(journal, "UPDATE clock SET at_ms = ?, wall_unix_ms = ?", (at_ms, round(time.time() * 1000) + 86_400_000))
    command = [str(journal) if part == str(day.journal) else "1" if part == "max" else part for part in day.command]
    with Server(command, day.folder, day.token, "set-back").wait_ready() as server, server.client() as client:
        seen = [client.read("/v1/state")["now"]]
        reply = client.ask("POST", "/v1/level", {"level": "I", "reason": "clock was set back"}).json()
        time.sleep(1.5)
        seen += [reply.get("at", -1.0), client.read("/v1/state")["now"]]
        server.stop()
    if seen[0] < at_ms / 1000 or seen != sorted(seen) or seen[2] <= seen[0] or seen[0] > at_ms / 1000 + 600:
        day.faults.append(f"clock set back by a day: the clock stood at {at_ms / 1000} s, then {seen} (must go on from there)")
    return [("machine's clock set back by a day", f"stood at {at_ms / 1000:.1f} s; then {', '.join(f'{t:.1f}' for t in seen)} s")]
