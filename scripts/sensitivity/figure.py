# SPDX-License-Identifier: Apache-2.0
"""The figure of the screening: how much each parameter moves the mean response, and the gain of the advised plan."""
import pathlib

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import numpy as np

from findings import NOISE
from parameters import Parameter

# The first that is installed draws the Chinese words; the last has none.
FONTS = ["Noto Sans CJK SC", "WenQuanYi Micro Hei", "Source Han Sans CN", "DejaVu Sans"]
PANELS = (("mean_a", "平均响应时间（现方案）\nmean response, shipped plan"), ("gain", "建议方案的收益\ngain of the advised plan"))
BLUE, ORANGE, GREY = "#0072B2", "#D55E00", "#777777"  # told apart by the colour-blind, too (Okabe and Ito 2008)


def order_of(screening: dict) -> list[int]:
    """Least important first, as bars are drawn from below; by the mean of both panels' shares."""
    star = np.array([screening[measure]["mu_star"]["value"] for measure, _ in PANELS])
    return list(np.argsort((star / star.sum(axis=1, keepdims=True)).mean(axis=0)))


def draw_panel(axes, found: dict, ids: list[str], order: list[int], title: str) -> None:
    star = {end: np.array(values)[order] for end, values in found["mu_star"].items()}
    sigma = np.array(found["sigma"]["value"])[order]
    rows = np.arange(len(order))
    error = np.abs([star["value"] - star["low"], star["high"] - star["value"]])
    axes.barh(rows, star["value"], xerr=error, height=0.66, color=[GREY if ids[i] == NOISE else BLUE for i in order],
              error_kw={"elinewidth": 1, "capsize": 2}, label="μ*，95 % 区间 interval")
    axes.plot(sigma, rows, "D", ms=4.5, color=ORANGE, mec="white", mew=0.5, label="σ")
    noise = star["value"][order.index(ids.index(NOISE))]
    axes.axvline(noise, color=GREY, ls="--", lw=1, zorder=0)
    axes.set(title=title, xlabel="参数走完全部范围的效应 effect of the whole range [min]", xlim=(0, None), ylim=(-0.7, len(order) - 0.3))
    axes.grid(axis="x", alpha=0.3)
    axes.set_axisbelow(True)
    axes.legend(loc="lower right", frameon=True)


def draw(result: dict, parameters: list[Parameter], base: pathlib.Path) -> None:
    """base.svg and base.png."""
    screening = result["screening"]
    ids, order = screening["parameters"], order_of(screening)
    names = {p.id: f"{p.name_zh}  {p.name_en}" for p in parameters}
    plt.rcParams["font.family"] = [f for f in FONTS if f in matplotlib.font_manager.get_font_names()]
    plt.rcParams["svg.hashsalt"] = "stormcrew"  # the same bytes each time
    figure, panels = plt.subplots(1, 2, figsize=(15, 0.29 * len(ids) + 2.2), sharey=True, layout="constrained")
    for axes, (measure, title) in zip(panels, PANELS):
        draw_panel(axes, screening[measure], ids, order, title)
    panels[0].set_yticks(range(len(order)), [names[ids[i]] for i in order])
    figure.suptitle(f"{result['scenario']}：假定参数的敏感性 sensitivity to assumed parameters（假想情景 hypothetical）\n"
                    f"Morris, {screening['trajectories']} 条轨迹 trajectories, {screening['points']} 个点 points; 灰色：仅换随机数 grey: luck alone")
    figure.savefig(base.with_suffix(".svg"), metadata={"Date": None})
    figure.savefig(base.with_suffix(".png"), dpi=110)
