"""The picture of the floors: a row for each room, the top first, and a dot for each room that it includes."""
import engine_rooms
from architecture.canvas import INK, LINE, SOFT, Canvas

# Name in Chinese, and what the room is for.
ROOMS = {
    "base": ("基础", "time, ids, random streams, faults, threads"),
    "des": ("离散事件内核", "events in their order; knows no roads"),
    "road": ("路网与路径", "the road graph, fastest ways, the built-in district"),
    "hazard": ("致灾因子", "wind, rain, water and road state from weather alone"),
    "traffic": ("背景交通", "cars in queues; knows no crews"),
    "response": ("应急处置模型", "the model: incidents, units, World and Simulation"),
    "plan": ("调度与选址", "dispatch and relocation rules, models of location"),
    "io": ("读写文件", "files in and out; the only room that knows HDF5"),
    "study": ("批量与统计", "many replications, what they say and how sure"),
    "planner": ("布防规划", "search for a better plan, by simulation"),
    "report": ("报告", "a run as one page; why an incident waited"),
    "drill": ("演练", "design of exercises, and what a team did in one"),
    "live": ("值班室", "the duty officer's room: changes, forecasts"),
    "service": ("在线服务", "the room over HTTP, with its journal"),
    "cli": ("命令行", "commands, options, what they print"),
}
ROW, TOP, FLOOR, NAME, PURPOSE, GRID, COLUMN = 30, 118, 24, 48, 206, 590, 30
BANDS = ("#e9f0f7", "#f4f7fa")


def closure(room: str, includes: dict[str, list[str]]) -> set[str]:
    found = set()
    for other in includes[room]:
        found |= {other} | closure(other, includes)
    return found


def floor_numbers(includes: dict[str, list[str]]) -> dict[str, int]:
    floor = {}
    for room in includes:  # from the ground up
        floor[room] = 1 + max((floor[other] for other in includes[room]), default=-1)
    return floor


def stacked(floor: dict[str, int]) -> list[str]:
    """The top first; rooms of one floor stay together, as engine/CMakeLists.txt has them."""
    return sorted(reversed(floor), key=lambda room: -floor[room])


def draw_row(canvas: Canvas, y: float, room: str, columns: list[str], includes: dict[str, list[str]],
             floor: dict[str, int]) -> None:
    chinese, purpose = ROOMS[room]
    canvas.words(NAME, y + 20, room, 14, bold=True)
    canvas.words(NAME + 66, y + 20, chinese, 12.5)
    canvas.words(PURPOSE, y + 20, purpose, 12.5, SOFT)
    implied = set().union(*(closure(other, includes) for other in includes[room])) if includes[room] else set()
    for number, other in enumerate(columns):
        x = GRID + COLUMN * number
        if other in includes[room]:
            canvas.dot(x, y + ROW / 2, 5.5, "#ffffff" if other in implied else INK, INK)
        elif floor[other] < floor[room]:
            canvas.dot(x, y + ROW / 2, 1.2, LINE)


def draw_bands(canvas: Canvas, rows: list[str], floor: dict[str, int], width: float) -> None:
    for number in sorted(set(floor.values())):
        on_it = [room for room in rows if floor[room] == number]
        y = TOP + ROW * rows.index(on_it[0])
        canvas.box(12, y + 1, width - 24, ROW * len(on_it) - 2, BANDS[number % 2], round_=5)
        canvas.words(FLOOR + 4, y + 15 * len(on_it) + 5, str(number), 12, SOFT, "middle")


def draw() -> str:
    includes = engine_rooms.dependencies()
    missing = [room for room in includes if room not in ROOMS]
    if missing:
        raise SystemExit(f"scripts/architecture/floors.py: ROOMS lack {', '.join(missing)}")
    floor = floor_numbers(includes)
    rows = stacked(floor)
    columns = rows[:0:-1]  # nothing includes the top
    width = GRID + COLUMN * (len(columns) - 1) + 66
    canvas = Canvas(width, TOP + ROW * len(rows) + 44, "The floors of engine/ and who includes whom")
    canvas.words(16, 32, "The floors of engine/  楼层", 18, bold=True)
    canvas.words(16, 54, "A room sees itself and the rooms with a dot, all of which stand below it.", 13, SOFT)
    canvas.words(16, 73, "每个模块只能引用自身和画有圆点的下层模块。", 13, SOFT)
    for number, room in enumerate(columns):
        canvas.words(GRID + COLUMN * number - 3, TOP - 10, room, 12.5, turned=True)
    draw_bands(canvas, rows, floor, width)
    for number, room in enumerate(rows):
        draw_row(canvas, TOP + ROW * number, room, columns, includes, floor)
    draw_legend(canvas, TOP + ROW * len(rows) + 24)
    return canvas.svg()


def draw_legend(canvas: Canvas, y: float) -> None:
    canvas.dot(24, y - 4, 5.5, INK, INK)
    canvas.words(36, y, "includes 引用", 12.5, SOFT)
    canvas.dot(150, y - 4, 5.5, "#ffffff", INK)
    canvas.words(162, y, "includes, and a room between does so too 引用，中间层也引用", 12.5, SOFT)
    canvas.dot(540, y - 4, 1.2, LINE)
    canvas.words(552, y, "stands below, not seen 在下层而不可见", 12.5, SOFT)
