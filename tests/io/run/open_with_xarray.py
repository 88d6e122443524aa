#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Opens a run file with other people's programs and holds it to docs/formats.md.

Usage: open_with_xarray.py [--require-response] [--same-as OTHER.h5] RUN.h5

ncdump and xarray (engines netcdf4 and h5netcdf) must open the root and every group, every axis must be a named dimension,
every time must decode, the ragged array must add up, and the response times computed from /incidents alone must equal the
attributes of /summary. With --same-as, everything outside /provenance must be the same in both files. Prints one line per fault; exit 1 if there is any.
"""
import argparse
import re
import subprocess
import sys
import warnings

import h5py
import numpy as np
import xarray

ENGINES = ("netcdf4", "h5netcdf")
# variables without units: text and flags' words need none
REQUIRED = {
    "": ["unit", "unit_kind", "home_station", "row_size", "time", "lon", "lat", "status", "link"],
    "incidents": ["onset", "report", "dispatch", "arrive", "work_start", "clear", "kind", "severity", "lon", "lat", "link",
                  "zone", "basin", "unit", "units_sent", "parent", "source", "status", "censored"],
    "orders": ["time", "unit", "kind", "target", "estimate"],
    "duties": ["unit", "crew", "people", "begin", "end"],
    "materials": ["material", "name_zh", "name_en", "unit", "initial", "supplied", "at_stations", "on_units", "used"],
    "stock_outs": ["time", "station", "material", "lacking"],
    "stations": ["station", "name_zh", "name_en", "lon", "lat"],
    "unit_kinds": ["unit_kind", "name_zh", "name_en", "skills"],
    "incident_kinds": ["incident_kind", "name_zh", "name_en", "needs", "blocks_link"],
    "zones": ["zone", "name_zh", "name_en", "lon", "lat"],
    "weather": ["time", "time_bnds", "rain", "mean_wind", "gust", "rain_factor", "wind_factor", "canal_level"],
    "basins": ["time", "basin", "lon", "lat", "depth", "depth_untouched", "closure_depth", "inflow"],
    "road_state": ["zone", "basin", "closure_link", "closure_from", "closure_to"],
    "events": ["time", "kind", "entity", "serial", "target", "flags", "payload"],
}
ATTRIBUTES = ["Conventions", "featureType", "title", "title_zh", "attribution", "format", "format_version", "engine_version",
              "scenario_sha256", "seed", "replication", "policy", "time_coverage_start", "time_coverage_end", "end_ms"]
TIME_UNITS = re.compile(r"milliseconds since \d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{3})? [+-]\d\d:\d\d$")
FINAL_WORDS = ("observed", "lower_bound", "not_reported")


class Faults(list):
    def expect(self, good, text):
        if not good:
            self.append(text)


def check_ncdump(path, faults):
    header = subprocess.run(["ncdump", "-h", path], capture_output=True, text=True, check=False)
    faults.expect(header.returncode == 0, f"ncdump -h fails: {header.stderr.strip()}")
    faults.expect("phony" not in header.stdout, "ncdump shows a dimension without a name")
    data = subprocess.run(["ncdump", path], capture_output=True, check=False)  # reads every value
    faults.expect(data.returncode == 0, f"ncdump fails: exit {data.returncode}")


def check_variables(path, faults):
    """Attributes of every dataset, straight from HDF5."""
    def visit(name, item):
        faults.expect(h5py.h5g.get_objinfo(item.id).mtime == 0, f"/{name} keeps the time it was made")
        if not isinstance(item, h5py.Dataset) or item.attrs.get("NAME", b"").startswith(b"This is a netCDF dimension"):
            return
        for key in ("long_name", "long_name_zh"):
            faults.expect(key in item.attrs, f"/{name} has no {key}")
        faults.expect("units" in item.attrs or item.dtype.kind == "O", f"/{name} has no units")
        faults.expect(item.attrs.get("CLASS") == b"DIMENSION_SCALE" or all(len(axis) == 1 for axis in item.dims), f"/{name} has an axis without a dimension")
        if "flag_values" in item.attrs:
            values = item.attrs["flag_values"]
            words = item.attrs["flag_meanings"].decode() if isinstance(item.attrs["flag_meanings"], bytes) else item.attrs["flag_meanings"]
            faults.expect(len(values) == len(words.split()), f"/{name}: flag_values and flag_meanings differ in number")
            fill = item.attrs.get("_FillValue", [None])[0]
            faults.expect(np.isin(item[()], [*values, *([] if fill is None else [fill])]).all(), f"/{name} has a value that is no flag")
    with h5py.File(path) as file:
        file.visititems(visit)


def check_groups(path, engine, faults):
    for group, names in REQUIRED.items():
        with xarray.open_dataset(path, engine=engine, group=group or None) as data:
            data.load()
            where = f"{engine}: /{group}"
            for name in names:
                faults.expect(name in data.variables, f"{where} has no variable {name}")
            faults.expect(not any("phony" in str(dim) for dim in data.dims), f"{where} has a dimension without a name")
            for name, variable in data.variables.items():
                units = variable.encoding.get("units", "")
                if "since" not in str(units):
                    continue
                faults.expect(TIME_UNITS.match(units), f"{where}/{name}: units = {units}")
                faults.expect(variable.dtype.kind == "M", f"{where}/{name}: times are not decoded")


def check_trajectories(path, engine, faults):
    with xarray.open_dataset(path, engine=engine) as root:
        for name in ATTRIBUTES:
            faults.expect(name in root.attrs, f"{engine}: no attribute {name}")
        faults.expect(root.attrs.get("Conventions") == "CF-1.10", f"{engine}: Conventions = {root.attrs.get('Conventions')}")
        faults.expect(root.attrs.get("featureType") == "trajectory", f"{engine}: featureType = {root.attrs.get('featureType')}")
        faults.expect("history" not in root.attrs, f"{engine}: history belongs to /provenance")
        faults.expect(root["unit"].attrs.get("cf_role") == "trajectory_id", f"{engine}: unit is not the trajectory_id")
        faults.expect(root["row_size"].attrs.get("sample_dimension") == "obs", f"{engine}: row_size has no sample_dimension")
        faults.expect(root["row_size"].dims == ("unit",), f"{engine}: row_size is not along unit")
        faults.expect(int(root["row_size"].sum()) == root.sizes["obs"], f"{engine}: row_size does not add up to obs")
        for name, standard in (("time", "time"), ("lon", "longitude"), ("lat", "latitude")):
            faults.expect(root[name].attrs.get("standard_name") == standard, f"{engine}: {name} has no standard_name")
            faults.expect(root[name].dims == ("obs",), f"{engine}: {name} is not along obs")
        ends = np.cumsum(root["row_size"].values)
        for unit, begin, end in zip(root["unit"].values, ends - root["row_size"].values, ends):
            times = root["time"].values[begin:end]
            faults.expect((np.diff(times) >= np.timedelta64(0)).all(), f"{engine}: times of unit {unit} do not ascend")
        faults.expect((abs(root["lon"]) <= 180).all() and (abs(root["lat"]) <= 90).all(), f"{engine}: a position is off the Earth")
        start = np.datetime64(xarray.coding.times.pd.Timestamp(root.attrs["time_coverage_start"]).tz_convert(None), "ms")
        end = start + np.timedelta64(int(root.attrs["end_ms"]), "ms")
        if root.sizes["obs"]:
            faults.expect(root["time"].values.min() >= start and root["time"].values.max() <= end, f"{engine}: a time is outside the run")
        return start, end


def response_seconds(path, engine, end, faults):
    """Response times as docs/formats.md counts them, and the counts."""
    with xarray.open_dataset(path, engine=engine, group="incidents") as incidents:
        words = incidents["censored"].attrs["flag_meanings"].split()
        faults.expect(tuple(words) == FINAL_WORDS, f"{engine}: censored has the words {words}")
        report, arrive = incidents["report"].values, incidents["arrive"].values
        reported, arrived = ~np.isnat(report), ~np.isnat(arrive)
        expected = np.where(~reported, 2, np.where(arrived, 0, 1))
        faults.expect((incidents["censored"].values == expected).all(), f"{engine}: censored does not follow from the times")
        until = np.where(arrived, arrive, end)
        seconds = (until - report)[reported] / np.timedelta64(1000, "ms")
        faults.expect((seconds >= 0).all(), f"{engine}: someone arrived before the report")
        counts = {"incidents": incidents.sizes["incident"], "incidents_reported": int(reported.sum()),
                  "incidents_unreported": int((~reported).sum()), "incidents_censored": int((reported & ~arrived).sum())}
        return seconds, counts


def check_summary(path, engine, end, require_response, faults):
    seconds, counts = response_seconds(path, engine, end, faults)
    expected = {name: float(value) for name, value in counts.items()}
    if seconds.size:
        expected["response_mean_s"] = seconds.mean()
        expected["response_p50_s"], expected["response_p90_s"] = np.percentile(seconds, [50, 90])  # linear, type 7
    with h5py.File(path) as file:
        said = dict(file["summary"].attrs)
    if require_response:
        for name in expected:
            faults.expect(name in said, f"/summary has no {name}")
    for name, value in expected.items():
        if name in said:
            faults.expect(np.isclose(said[name], value, rtol=1e-9, atol=1e-6), f"{engine}: /summary {name} = {said[name]}, the times say {value}")


def contents(path):
    """Every dataset's and attribute's raw bytes outside /provenance."""
    found = {}

    def visit(name, item):
        if name.split("/")[0] == "provenance":
            return
        if isinstance(item, h5py.Dataset):
            found[name] = (item.dtype.str, item.shape, item[()].tolist() if item.dtype.kind == "O" else item[()].tobytes())
        for key, value in item.attrs.items():
            if key not in ("DIMENSION_LIST", "REFERENCE_LIST"):  # addresses inside the file
                found[f"{name}@{key}"] = np.asarray(value).tobytes()
    with h5py.File(path) as file:
        visit("", file)
        file.visititems(visit)
    return found


def check_same(path, other, faults):
    one, two = contents(path), contents(other)
    faults.expect(len(one) > 0, "nothing to compare")
    for name in sorted(one.keys() | two.keys()):
        faults.expect(one.get(name) == two.get(name), f"/{name} is not the same in {other}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("run")
    parser.add_argument("--require-response", action="store_true", help="/summary must have counts and response times")
    parser.add_argument("--same-as", metavar="OTHER", help="a file of the same run, made with other threads or on another day")
    options = parser.parse_args()
    warnings.filterwarnings("ignore", message="invalid value encountered in cast")  # xarray, where a time is missing
    faults = Faults()
    check_ncdump(options.run, faults)
    check_variables(options.run, faults)
    for engine in ENGINES:
        try:
            check_groups(options.run, engine, faults)
            _, end = check_trajectories(options.run, engine, faults)
            check_summary(options.run, engine, end, options.require_response, faults)
        except (KeyError, OSError, ValueError) as error:  # what the readers throw; the faults so far often say why
            faults.append(f"{engine}: {error}")
    if options.same_as:
        check_same(options.run, options.same_as, faults)
    print("\n".join(faults) if faults else f"{options.run}: opens everywhere, and adds up")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
