"""The picture of the data's way, from files to files. Every function and type that it names must be in the header beside it."""
import pathlib
import re

from architecture.canvas import INK, SOFT, Canvas

FILE, DATA, WORK = ("#fdf1dd", "#d9a441"), ("#e6f0fa", "#6f9cc9"), ("#e7f4ea", "#6aa87a")
LEFT, WIDE, PITCH = 18, 168, 194

# Column, y, height, kind, title, lines, and {name: header that declares it}.
BOXES = {
    "folder": (0, 96, 84, FILE, "scenario folder 情景目录", ["scenario.toml, *.csv,", "plan.toml"], {}),
    "roads": (0, 206, 84, FILE, "roads 路网", ["OSM extract, saved map,", "or facts of a district"], {}),
    "scenario": (1, 96, 84, DATA, "Scenario", ["read_scenario()", "plain data, every fault told"],
                 {"Scenario": "response/scenario.h", "read_scenario": "io/scenario/scenario_reader.h"}),
    "table": (1, 206, 84, DATA, "RoadTable", ["load_roads(),", "build_district()"],
              {"RoadTable": "road/road_table.h", "load_roads": "io/road_source.h", "build_district": "road/district.h"}),
    "world": (2, 96, 194, DATA, "World", ["const, shared by all", "threads and replications:", "RoadGraph,", "RoadHierarchy,",
                                         "HazardTimeline,", "OnsetRates,", "places on the road"],
              {"World": "response/world.h", "RoadGraph": "road/graph.h", "RoadHierarchy": "road/road_hierarchy.h",
               "HazardTimeline": "hazard/timeline.h", "OnsetRates": "response/onset_rates.h"}),
    "simulation": (3, 96, 84, WORK, "Simulation", ["simulate()", "own state of one run"],
                   {"Simulation": "response/simulation.h", "simulate": "response/simulate.h"}),
    "policy": (3, 206, 84, WORK, "DispatchPolicy", ["decide(), from a table;", "and the Plan"],
               {"DispatchPolicy": "response/decision.h", "decide": "response/decision.h", "Plan": "response/scenario.h"}),
    "trajectory": (4, 96, 84, DATA, "Trajectory", ["columns of what happened,", "in memory"],
                   {"Trajectory": "response/trajectory.h"}),
    "summary": (4, 206, 84, DATA, "Summary", ["summarise(), printed", "and kept in the file"],
                {"Summary": "response/summary.h", "summarise": "response/summary.h"}),
    "run_file": (5, 96, 84, FILE, "run file 结果文件 .h5", ["write_run(), whole or not", "at all; HDF5, netCDF-4"],
                 {"write_run": "io/run/run_file.h"}),
    "readers": (5, 206, 84, WORK, "report, export, replay", ["read_run_contents(),", "the run file alone"],
                {"read_run_contents": "io/run/run_contents.h"}),
}
ARROWS = [("folder", "scenario"), ("roads", "table"), ("scenario", "world"), ("table", "world"), ("world", "simulation"),
          ("simulation", "trajectory"), ("trajectory", "run_file")]
DOWN = [("trajectory", "summary"), ("run_file", "readers")]
UP = [("policy", "simulation")]

# The command, then four steps: kind, title, line; and the names that must exist.
LANES = [
    ("batch 批量", [(WORK, "run_batch()", "one replication a thread"), (WORK, "simulate_one()", "nothing but incidents kept"),
                  (DATA, "StudyWriter", "a row as it finishes"), (FILE, "study file .h5", "merge, compare, report")],
     {"run_batch": "study/batch.h", "simulate_one": "study/ensemble.h", "StudyWriter": "io/study/study_writer.h"}),
    ("plan 布防规划", [(WORK, "search_plans()", "models, then races"), (WORK, "simulate()", "pairs with the same luck"),
                   (DATA, "report_on()", "storms it never saw"), (FILE, "plan .toml", "run --plan, compare")],
     {"search_plans": "planner/search.h", "simulate": "response/simulate.h", "report_on": "planner/report.h"}),
    ("drill 演练", [(WORK, "design_drills()", "hours of drawn storms"), (WORK, "simulate()", "each strain proved"),
                 (DATA, "write_drill_set()", "papers and tables"), (FILE, "drill folders", "scenarios of their own")],
     {"design_drills": "drill/design.h", "write_drill_set": "drill/files/write_drill_set.h"}),
    ("serve 值班室", [(WORK, "Desk", "one thread owns DutyRoom"), (WORK, "LiveRun", "Simulation, stepped"),
                   (FILE, "Journal", "written before the answer"), (WORK, "EventHub", "frames to every open page")],
     {"Desk": "service/desk/desk.h", "DutyRoom": "live/duty_room.h", "LiveRun": "response/live/live_run.h",
      "Journal": "service/journal/journal.h", "EventHub": "service/http/event_hub.h"}),
]
LANES_TOP, LANE, LANE_HIGH = 366, 66, 52


def named() -> dict[str, str]:
    return {name: header for *_, names in [*BOXES.values(), *LANES] for name, header in names.items()}


def faults(root: pathlib.Path) -> list[str]:
    """Names of the picture that their headers lack."""
    found = []
    for name, header in named().items():
        path = root / "engine" / header
        if not path.is_file() or not re.search(rf"\b{name}\b", path.read_text(encoding="utf-8")):
            found.append(f"scripts/architecture/data_way.py: {name} is not in engine/{header}")
    return found


def left(column: int) -> float:
    return LEFT + PITCH * column


def draw_box(canvas: Canvas, x: float, y: float, height: float, colours: tuple[str, str], title: str, lines: list[str]) -> None:
    canvas.box(x, y, WIDE, height, *colours)
    canvas.words(x + 10, y + 21, title, 13.5, bold=True)
    for number, line in enumerate(lines):
        canvas.words(x + 10, y + 42 + 18 * number, line, 12, SOFT)


def draw_arrows(canvas: Canvas) -> None:
    for source, goal in ARROWS:
        y = BOXES[source][1] + 42
        canvas.arrow([(left(BOXES[source][0]) + WIDE, y), (left(BOXES[goal][0]) - 1, y)])
    for pairs, upwards in ((DOWN, False), (UP, True)):
        for source, goal in pairs:
            x = left(BOXES[source][0]) + WIDE / 2
            begin = BOXES[source][1] + (0 if upwards else BOXES[source][2])
            end = BOXES[goal][1] + (BOXES[goal][2] + 1 if upwards else -1)
            canvas.arrow([(x, begin), (x, end)])


def draw_lanes(canvas: Canvas) -> None:
    canvas.words(LEFT, LANES_TOP - 34, "Who else calls the same simulation  同一模型的其他调用者", 15, bold=True)
    canvas.words(LEFT, LANES_TOP - 14, "Each starts from a World, as above.", 12.5, SOFT)
    for number, (command, steps, _) in enumerate(LANES):
        y = LANES_TOP + LANE * number
        canvas.words(LEFT + 4, y + 31, command, 14, INK, bold=True)
        for step, (colours, title, line) in enumerate(steps):
            x = left(1) + (WIDE + 76) * step
            draw_box(canvas, x, y, LANE_HIGH, colours, title, [line])
            if step:
                canvas.arrow([(x - 76, y + LANE_HIGH / 2), (x - 1, y + LANE_HIGH / 2)])


def draw() -> str:
    width = int(left(5) + WIDE + LEFT)
    height = LANES_TOP + LANE * len(LANES) + 40
    canvas = Canvas(width, height, "The way of the data through stormcrew")
    canvas.words(LEFT, 34, "The way of the data  数据流向", 18, bold=True)
    canvas.words(LEFT, 56, "Values go forward; nothing is read back, and nothing reaches for a global.", 13, SOFT)
    canvas.words(LEFT, 75, "数据单向传递，没有全局状态。", 13, SOFT)
    draw_arrows(canvas)
    for column, y, high, colours, title, lines, _ in BOXES.values():
        draw_box(canvas, left(column), y, high, colours, title, lines)
    draw_lanes(canvas)
    for number, (colours, words) in enumerate([(FILE, "files 文件"), (DATA, "data 数据"), (WORK, "work 计算")]):
        canvas.box(LEFT + 130 * number, height - 28, 14, 14, *colours, round_=3)
        canvas.words(LEFT + 130 * number + 20, height - 16, words, 12.5, SOFT)
    return canvas.svg()
