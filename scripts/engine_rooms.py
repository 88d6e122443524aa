"""The rooms of engine/ as CMake builds them: what the check of the floors and the pictures of the house read."""
import pathlib
import re

ROOT = pathlib.Path(__file__).resolve().parent.parent
ENGINE = ROOT / "engine"


def rooms() -> list[str]:
    """From the ground up, as engine/CMakeLists.txt adds them."""
    text = (ENGINE / "CMakeLists.txt").read_text(encoding="utf-8")
    return re.findall(r"^add_subdirectory\((\w+)\)", text, re.MULTILINE)


def dependencies() -> dict[str, list[str]]:
    """What each room may include beside itself: DEPS of its sc_module, in the order of rooms()."""
    order = rooms()
    found = {}
    for room in order:
        text = (ENGINE / room / "CMakeLists.txt").read_text(encoding="utf-8")
        module = re.search(rf"^sc_module\({room}\b(.*?)\)", text, re.MULTILINE | re.DOTALL)
        deps = re.search(r"\bDEPS\s+((?:[a-z_]+\s*)+)", module.group(1)) if module else None
        names = deps.group(1).split() if deps else []
        found[room] = sorted(names, key=lambda name: order.index(name) if name in order else len(order))
    return found
