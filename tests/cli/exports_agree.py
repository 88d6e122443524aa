#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""exports_agree.py PROGRAM RUN.h5: exports a run in every format and compares each number with the
run file's own columns, read by h5py: counts, times, places, and positions by interpolation."""
import json
import subprocess
import sys
import tempfile
import xml.etree.ElementTree
from datetime import datetime, timedelta
from pathlib import Path

import h5py
import numpy as np
import pandas

MOVING = [3, 9, 10]  # driving, patrolling, returning
MISSING = -9223372036854775806
FCD_ATTRIBUTES = {"id", "x", "y", "angle", "type", "speed", "pos", "slope"}  # that SUMO's schema wants


def export(program, run, folder, *options):
    out = str(Path(folder) / options[-1])
    subprocess.run([program, "export", run, "--format", *options[:-1], "-o", out], check=True,
                   stdout=subprocess.DEVNULL)
    return Path(out)


def moments(run, ms):
    """Milliseconds since the run's start as the exports write them."""
    start = datetime.fromisoformat(run.attrs["time_coverage_start"].decode())
    return [None if t == MISSING else
            (start + timedelta(milliseconds=int(t))).isoformat(timespec="milliseconds") for t in ms]


def tracks(run):
    """(time, lon, lat, status) of each unit."""
    ends = np.cumsum(run["row_size"][:])
    columns = [run[name][:] for name in ("time", "lon", "lat", "status")]
    return [[column[begin:end] for column in columns] for begin, end in zip(ends - run["row_size"][:], ends)]


def check_tables(run, folder):
    units = pandas.read_csv(folder / "units.csv")
    assert len(units) == len(run["time"])
    assert list(units["time"]) == moments(run, run["time"][:])
    np.testing.assert_allclose(units["time_s"], run["time"][:] / 1000)
    np.testing.assert_allclose(units["lon_deg"], run["lon"][:], atol=1e-7)
    incidents = pandas.read_csv(folder / "incidents.csv")
    for name in ("onset", "report", "dispatch", "arrive", "work_start", "clear"):
        written = [None if pandas.isna(cell) else cell for cell in incidents[name]]
        assert written == moments(run, run["incidents"][name][:]), name
    known = incidents["response_s"].dropna()
    assert abs(known.mean() - run["summary"].attrs["response_mean_s"]) < 1e-6
    assert abs(known.quantile(0.9) - run["summary"].attrs["response_p90_s"]) < 1e-6
    links = pandas.read_csv(folder / "links.csv")
    assert len(links) == len(run["road_state/length"])
    np.testing.assert_allclose(links["length_m"], run["road_state/length"][:], rtol=1e-6)
    assert links["incidents"].sum() == (run["incidents/link"][:] >= 0).sum()


def positions(geometry):
    return [geometry["coordinates"]] if geometry["type"] == "Point" else geometry["coordinates"]


def check_maps(run, folder):
    around = run["road_state/tail_lon"], run["road_state/tail_lat"]
    low, high = [a[:].min() - 0.02 for a in around], [a[:].max() + 0.02 for a in around]
    for name in ("units", "incidents", "links"):
        document = json.loads((folder / f"{name}.geojson").read_text())
        assert document["type"] == "FeatureCollection" and document["features"], name
        for feature in document["features"]:
            for lon, lat, *_ in positions(feature["geometry"]):
                assert low[0] <= lon <= high[0] and low[1] <= lat <= high[1], (name, feature)
    ways = json.loads((folder / "units.geojson").read_text())["features"]
    driven = sum(np.isin(status[:-1], MOVING).sum() for _, _, _, status in tracks(run))
    assert sum(len(way["geometry"]["coordinates"]) - 1 for way in ways) == driven
    for way in ways:
        times = [position[3] for position in way["geometry"]["coordinates"]]
        assert times == sorted(times) and len(times) >= 2
        assert times[0] == datetime.fromisoformat(way["properties"]["begin"]).timestamp() * 1000


def check_moving(run, path):
    """What movingpandas does with the table first: times and ids."""
    table = pandas.read_csv(path)
    times = pandas.to_datetime(table["t"])
    assert times.dt.tz is not None
    for (name, part), (time, lon, _, _) in zip(table.groupby("trajectory_id", sort=False), tracks(run)):
        assert times[part.index].is_monotonic_increasing and times[part.index].is_unique, name
        assert len(part) == len(np.unique(time))
        assert abs(part["x"].iloc[-1] - lon[-1]) < 1e-7


def place_at(track, t):
    time, lon, lat, status = track
    at = np.searchsorted(time, t, side="right") - 1
    if at + 1 == len(time) or status[at] not in MOVING:
        return lon[at], lat[at]
    f = (t - time[at]) / (time[at + 1] - time[at])
    return lon[at] + f * (lon[at + 1] - lon[at]), lat[at] + f * (lat[at + 1] - lat[at])


def check_fcd(run, path, every_s):
    steps = xml.etree.ElementTree.parse(path).getroot().findall("timestep")
    assert [float(s.get("time")) for s in steps] == list(np.arange(0, run.attrs["end_ms"] / 1000 + 1e-6, every_s))
    units, seen = tracks(run), 0
    for step in steps:
        vehicles = step.findall("vehicle")
        assert len(vehicles) == len(units)
        for vehicle, track in zip(vehicles, units):
            assert FCD_ATTRIBUTES <= set(vehicle.attrib)
            place = place_at(track, round(float(step.get("time")) * 1000))
            assert abs(float(vehicle.get("x")) - place[0]) < 1e-6, vehicle.attrib
            assert abs(float(vehicle.get("y")) - place[1]) < 1e-6, vehicle.attrib
            seen += float(vehicle.get("speed")) > 0
    assert seen > 0


def main():
    program, path = sys.argv[1:]
    with h5py.File(path) as run, tempfile.TemporaryDirectory() as folder:
        check_tables(run, export(program, path, folder, "csv", "tables"))
        check_maps(run, export(program, path, folder, "geojson", "maps"))
        check_moving(run, export(program, path, folder, "movingpandas", "tracks.csv"))
        check_fcd(run, export(program, path, folder, "fcd", "--all", "--every", "97", "units.xml"), 97)


main()
