#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Draws a run file on one page, as an example of reading one with h5py and xarray.

A map of incidents and tracks, response times, busy units, rain and water; prints mean, P50 and P90 of the response
times beside those that the program wrote into /summary.

Usage: scripts/plot_run.py RUN.h5 [-o run.png]        needs scripts/packages_plot.txt, numpy, h5py and xarray
"""
import argparse
import pathlib

import h5py
import matplotlib

matplotlib.use("Agg")
import matplotlib.dates
import matplotlib.pyplot as plt
import numpy as np
import xarray
from matplotlib.collections import LineCollection

# The first that is installed draws the Chinese words; the last has none.
FONTS = ["Noto Sans CJK SC", "WenQuanYi Micro Hei", "Source Han Sans CN", "DejaVu Sans"]
# Doing neither of these a unit is busy (flag_meanings of `status`).
IDLE = ["off_duty", "standby", "resting", "called_in", "handing_over"]
# Told apart by the colour-blind, too (Okabe and Ito 2008).
BLUE, ORANGE, GREEN, GREY = "#0072B2", "#D55E00", "#009E73", "#999999"


class Run:
    """Times come as numpy.datetime64 in UTC; `local` moves them to the clock of the place."""

    def __init__(self, path):
        # xarray decodes times, missing values and units: good for tables. Each group is a data set of its own.
        self.units = xarray.open_dataset(path)
        self.incidents, self.weather, self.basins = (xarray.open_dataset(path, group=group)
                                                     for group in ("incidents", "weather", "basins"))
        # h5py shows the file as it is: good for attributes and for columns without times.
        with h5py.File(path) as file:
            self.summary = {name: float(value) for name, value in file["summary"].attrs.items()}
            self.links = np.stack([[file[f"road_state/{end}_{axis}"][:] for axis in ("lon", "lat")]
                                   for end in ("tail", "head")]).transpose(2, 0, 1)
            start, end = (file.attrs[f"time_coverage_{name}"].decode() for name in ("start", "end"))
        self.offset = np.timedelta64((int(start[-5:-3]) * 60 + int(start[-2:])) * (-1 if start[-6] == "-" else 1), "m")
        self.end = np.datetime64(end[:19]) - self.offset

    def local(self, times):
        return np.asarray(times) + self.offset

    def response_min(self):
        """Waiting times of reported incidents, and which of them were still waiting at the end: their wait so far is
        a lower bound and counts as such, as in /summary."""
        report, arrive = self.incidents["report"].values, self.incidents["arrive"].values
        known = ~np.isnat(report)
        waiting = np.isnat(arrive[known])
        waits = np.where(waiting, self.end, arrive[known]) - report[known]
        return waits / np.timedelta64(1, "m"), waiting

    def tracks(self):
        """Rows of each unit: they stand end to end (CF's contiguous ragged array)."""
        ends = np.cumsum(self.units["row_size"].values)
        return [slice(int(end - size), int(end)) for end, size in zip(ends, self.units["row_size"].values)]

    def busy(self):
        """Moments and how many units are busy from each on: +1 where one begins to be, -1 where one ends."""
        words = self.units["status"].attrs["flag_meanings"].split()
        idle = [words.index(word) for word in IDLE if word in words]
        times, changes = [], []
        for rows in self.tracks():
            busy = ~np.isin(self.units["status"].values[rows], idle)
            times.append(self.units["time"].values[rows])
            changes.append(np.diff(busy.astype(int), prepend=0))
        times, changes = np.concatenate(times), np.concatenate(changes)
        order = np.argsort(times, kind="stable")
        return times[order], np.cumsum(changes[order])


def draw_map(axes, run):
    axes.add_collection(LineCollection(run.links, colors="#dddddd", linewidths=0.4))
    for rows in run.tracks():
        axes.plot(run.units["lon"].values[rows], run.units["lat"].values[rows], color=BLUE, lw=0.6, alpha=0.5)
    reached = ~np.isnat(run.incidents["arrive"].values)
    for mask, colour, mark, label in ((reached, GREEN, "o", "reached 已到场"), (~reached, ORANGE, "X", "not reached 未到场")):
        axes.scatter(run.incidents["lon"].values[mask], run.incidents["lat"].values[mask], s=28, c=colour, marker=mark,
                     edgecolors="white", linewidths=0.5, zorder=3, label=f"{label} ({mask.sum()})")
    axes.set_aspect(1 / np.cos(np.radians(run.links[:, 0, 1].mean())))  # a degree of longitude is shorter
    axes.set(title="Incidents and tracks  险情与行车轨迹", xlabel="longitude 经度 [°]", ylabel="latitude 纬度 [°]")
    axes.locator_params(nbins=6)
    axes.legend(loc="lower left")


def draw_responses(axes, run):
    waits, waiting = run.response_min()
    axes.hist([waits[~waiting], waits[waiting]], bins=30, stacked=True, color=[GREEN, ORANGE],
              label=["arrived 已到场", "still waiting at the end 结束时仍在等待"])
    for name, style in (("p50", "-"), ("p90", "--")):
        value = run.summary[f"response_{name}_s"] / 60
        axes.axvline(value, color="black", ls=style, label=f"{name.upper()} {value:.0f} min")
    axes.set(title="Response times  响应时间", xlabel="arrive − report  到场 − 报险 [min]", ylabel="incidents 险情数")
    axes.legend()


def draw_busy(axes, run):
    times, busy = run.busy()
    axes.step(run.local(times), busy, where="post", color=BLUE)
    axes.set(title="Busy units  在忙单元", ylabel="units 单元数", ylim=(0, None))


def draw_water(axes, run):
    # The district's mean rain and its deepest water; both stand for a whole weather step.
    rain = run.weather["rain"].mean("zone").values * 3.6e6  # m/s to mm/h
    axes.fill_between(run.local(run.weather["time"].values), rain, step="post", color=BLUE, alpha=0.5)
    axes.set(title="Rain and deepest water  雨强与最大积水", ylabel="rain 雨强 [mm/h]", ylim=(0, None))
    depth = axes.twinx()
    depth.plot(run.local(run.basins["time"].values), run.basins["depth"].max("basin").values, color=ORANGE)
    depth.set_ylabel("depth 水深 [m]", color=ORANGE)
    depth.set_ylim(0, None)


def print_numbers(run):
    """False if ours are not those of the program."""
    waits, waiting = run.response_min()
    print(f"{len(run.incidents['onset'])} incidents, {len(waits)} reported, {waiting.sum()} still waiting at the end")
    ours = {"mean": np.mean, "p50": np.median, "p90": lambda w: np.quantile(w, 0.9)}
    same = True
    for name, statistic in ours.items():
        here, there = statistic(waits) if len(waits) else np.nan, run.summary[f"response_{name}_s"] / 60
        same = same and bool(np.isclose(here, there, equal_nan=True))
        print(f"response {name:4} {here:9.2f} min   /summary {there:9.2f} min")
    return same


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("run", type=pathlib.Path)
    parser.add_argument("-o", "--out", type=pathlib.Path, help="default: RUN.png beside the run file")
    options = parser.parse_args()
    run = Run(options.run)
    plt.rcParams["font.family"] = [f for f in FONTS if f in matplotlib.font_manager.get_font_names()]
    figure, axes = plt.subplots(2, 2, figsize=(14, 11), layout="constrained")
    for draw, place in zip((draw_map, draw_responses, draw_busy, draw_water), axes.flat):
        draw(place, run)
    for place in axes[1]:
        place.xaxis.set_major_formatter(matplotlib.dates.ConciseDateFormatter(place.xaxis.get_major_locator()))
    figure.suptitle(f"{run.units.attrs['title_zh']}\n{run.units.attrs['title']}".replace("$", r"\$"))
    figure.savefig(options.out or options.run.with_suffix(".png"), dpi=120)
    return 0 if print_numbers(run) else 1


if __name__ == "__main__":
    raise SystemExit(main())
