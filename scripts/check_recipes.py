#!/usr/bin/env python3
"""Follows the recipes of docs/extend.md with the toys of tests/recipes in a copy of the tree, builds it, runs it and looks at what is printed.

Each toy is new files and the few lines that recipe.toml inserts. Fails where a build, a test or a printed line does, or where the recipe's section of
docs/extend.md does not name a file that a line went into. The copy stays in build/recipes, so that a second time is quick; a warm ccache makes the first quick too.

Usage: scripts/check_recipes.py [--jobs N] [recipe...]      exit 1 and the faults; default: all recipes at once
"""
import argparse
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tomllib

ROOT = pathlib.Path(__file__).resolve().parent.parent
RECIPES = ROOT / "tests" / "recipes"
COPY = ROOT / "build" / "recipes"
TREE, BUILD, OUT = COPY / "tree", COPY / "build", COPY / "out"
AS_RELEASED = ["-DCMAKE_BUILD_TYPE=Release", "-DSTORMCREW_WERROR=ON", "-DSTORMCREW_BENCH=OFF", "-DSTORMCREW_VIEWER=OFF"]


class Recipe:
    def __init__(self, folder: pathlib.Path):
        self.name = folder.name
        self.files = {p.relative_to(folder): p.read_bytes() for p in folder.rglob("*") if p.is_file() and p.name != "recipe.toml"}
        told = tomllib.loads((folder / "recipe.toml").read_text(encoding="utf-8"))
        self.section = told["section"]
        self.inserts, self.runs, self.tests = told.get("insert", []), told.get("run", []), told.get("test", [])


def tracked_files() -> list[pathlib.Path]:
    listed = subprocess.run(["git", "ls-files", "-co", "--exclude-standard", "-z"], cwd=ROOT, capture_output=True, check=True)
    files = (pathlib.Path(os.fsdecode(name)) for name in listed.stdout.split(b"\0") if name)
    return [path for path in files if (ROOT / path).is_file() and path.parts[0] != "results"]


def inserted(text: bytes, insert: dict, where: str) -> bytes:
    """The line goes before the first one that begins with insert["before"]."""
    lines = text.decode().splitlines(keepends=True)
    for number, line in enumerate(lines):
        if line.startswith(insert["before"]):
            return "".join([*lines[:number], insert["line"] + "\n", *lines[number:]]).encode()
    raise SystemExit(f"{where}: no line begins with {insert['before']!r}")


def make_copy(recipes: list[Recipe]) -> None:
    """Files that are as they were are not touched: the build sees what has changed."""
    wanted = {path: (ROOT / path).read_bytes() for path in tracked_files()}
    for recipe in recipes:
        wanted |= recipe.files
        for insert in recipe.inserts:
            path = pathlib.Path(insert["file"])
            wanted[path] = inserted(wanted[path], insert, f"tests/recipes/{recipe.name}: {path}")
    for old in [p for p in TREE.rglob("*") if p.is_file() and p.relative_to(TREE) not in wanted]:
        old.unlink()
    for path, content in wanted.items():
        goal = TREE / path
        if goal.is_file() and goal.read_bytes() == content:
            continue
        goal.parent.mkdir(parents=True, exist_ok=True)
        goal.write_bytes(content)


def build(targets: list[str], jobs: int) -> None:
    environment = os.environ | {"CCACHE_BASEDIR": str(TREE), "CCACHE_NOHASHDIR": "1"}
    for command in (["cmake", "-S", TREE, "-B", BUILD, "-G", "Ninja", *AS_RELEASED],
                    ["cmake", "--build", BUILD, "-j", str(jobs), "--target", *targets]):
        done = subprocess.run(command, env=environment, capture_output=True, text=True)
        if done.returncode:
            raise SystemExit(f"{done.stdout[-6000:]}{done.stderr[-2000:]}\nthe copy with the recipes does not build")


def faults_of_run(recipe: Recipe, run: dict) -> list[str]:
    arguments = [word.replace("{out}", str(OUT)) for word in run["arguments"]]
    done = subprocess.run([BUILD / "bin" / "stormcrew", *arguments], cwd=TREE, capture_output=True, text=True)
    said, what = done.stdout + done.stderr, f"{recipe.name}: stormcrew {' '.join(run['arguments'])}"
    faults = [f"{what}: does not print {line!r}" for line in run["prints"] if not re.search(line, said)]
    if done.returncode != run.get("fails", 0):
        faults.append(f"{what}: exit code {done.returncode}")
    return faults + [said] if faults else []


def faults_of_test(recipe: Recipe, test: dict) -> list[str]:
    command = [BUILD / "bin" / test["target"], f"--gtest_filter={test['filter']}"]
    done = subprocess.run(command, cwd=TREE, capture_output=True, text=True)
    passed = re.search(r"\[  PASSED  \] (\d+) test", done.stdout)
    if done.returncode == 0 and passed and int(passed.group(1)) > 0:
        print(f"{recipe.name}: {passed.group(1)} tests of {test['target']} took it from the table")
        return []
    return [f"{recipe.name}: {test['target']} {test['filter']}", done.stdout[-3000:]]


def touched(recipe: Recipe) -> dict[str, int]:
    """Lines by file; those that only try the toy out are no part of the recipe."""
    lines: dict[str, int] = {}
    for insert in recipe.inserts:
        if not insert.get("only_to_try"):
            lines[insert["file"]] = lines.get(insert["file"], 0) + 1
    return lines


def faults_of_section(recipe: Recipe, text: str) -> list[str]:
    found = re.search(rf"^## {re.escape(recipe.section)}$(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    if not found:
        return [f"docs/extend.md: no section '{recipe.section}'"]
    names = {path: path if path.startswith("engine") else pathlib.Path(path).name for path in touched(recipe)}
    return [f"docs/extend.md, '{recipe.section}': does not name {name}" for name in names.values() if name not in found.group(1)]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("recipes", nargs="*", metavar="recipe")
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    options = parser.parse_args()
    names = options.recipes or sorted(p.parent.name for p in RECIPES.glob("*/recipe.toml"))
    recipes = [Recipe(RECIPES / name) for name in names]
    text = (ROOT / "docs" / "extend.md").read_text(encoding="utf-8")
    faults = [fault for recipe in recipes for fault in faults_of_section(recipe, text)]
    make_copy(recipes)
    build(["stormcrew", *sorted({test["target"] for recipe in recipes for test in recipe.tests})], options.jobs)
    shutil.rmtree(OUT, ignore_errors=True)
    OUT.mkdir(parents=True)
    for recipe in recipes:
        lines = ", ".join(f"{count} line{'s' * (count > 1)} in {path}" for path, count in touched(recipe).items())
        print(f"{recipe.name}: {len(recipe.files)} new files, {lines}")
        faults += [fault for run in recipe.runs for fault in faults_of_run(recipe, run)]
        faults += [fault for test in recipe.tests for fault in faults_of_test(recipe, test)]
    print("\n".join(faults) if faults else f"{len(recipes)} recipes hold")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
