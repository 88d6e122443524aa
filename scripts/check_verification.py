#!/usr/bin/env python3
"""Checks that what the documents name exists: tests, files, links, and in docs/verification.md every room of the engine.

Usage: scripts/check_verification.py [FOLDER]     the repository, or a copy; exit 1 and one line per fault

- A test is a word in backquotes of the form `OfASuite.AName`, both with a capital: a googletest that is not disabled, or a
  test of ctest.
- A file is the target of a Markdown link, or a word in backquotes that begins with a folder of the repository (it must be
  there) or ends like source code (some file must end so). Names with *, <, $ or words in capitals, which stand for
  something (`RUN.h5`), are no files.
- A room is a folder of engine/.
"""
import pathlib
import re
import sys

QUOTED = re.compile(r"`([^`\n]+)`")
LINK = re.compile(r"\]\(([^)\s]+)\)")
TEST_NAME = re.compile(r"[A-Z]\w*\.[A-Z]\w*$")
GTEST = re.compile(r"^\s*TEST(?:_F|_P)?\(\s*(\w+)\s*,\s*(\w+)\s*\)", re.M)
CTEST = re.compile(r"add_test\(\s*NAME\s+([^\s)]+)")
SOURCE = re.compile(r"[\w./-]+\.(h|cc|py|sh)$")
FOLDERS = ("bench", "docs", "engine", "results", "scenarios", "scripts", "tests", "viewer")
PLACEHOLDER = re.compile(r"[*<>$%{}…|=]|\b[A-Z]{2,}\b(?!\.md)")
# Made by running, and not kept in the repository.
MADE = re.compile(r"results/(runs|plans|drills|live/[^l])")


def gtests_of(root: pathlib.Path) -> set[str]:
    found = set()
    for path in (root / "tests").rglob("*.cc"):
        found |= {f"{suite}.{name}" for suite, name in GTEST.findall(path.read_text(encoding="utf-8"))
                  if not (suite + name).count("DISABLED_")}
    return found


def ctests_of(root: pathlib.Path) -> set[str]:
    """Names as they stand, and, of a name with a variable in it, each word that its file gives to a command."""
    found = set()
    for path in list((root / "tests").rglob("CMakeLists.txt")) + [root / "viewer" / "CMakeLists.txt"]:
        if not path.exists():
            continue
        text = path.read_text(encoding="utf-8")
        for name in CTEST.findall(text):
            before, variable, after = name.partition("${")
            if not variable:
                found.add(name)
                continue
            found |= {before + word for word in re.findall(r"(?<=[(\s])\w+(?=[)\s])", text)}
            assert after.endswith("}"), f"{path}: cannot read {name}"
    return found


def sources_of(root: pathlib.Path) -> list[str]:
    """Paths of source code, each with a slash before it."""
    return [f"/{path.relative_to(root)}" for folder in FOLDERS for path in (root / folder).rglob("*")
            if SOURCE.match(path.name) and "node_modules" not in path.parts]


def is_there(root: pathlib.Path, sources: list[str], word: str) -> bool:
    """Is it a file or folder, a decision by its number, or the end of a path of source code?"""
    path = root / word
    if word.startswith(tuple(f"{folder}/" for folder in FOLDERS)):
        return bool(MADE.match(word)) or path.exists() or any(path.parent.glob(path.name + "-*.md"))
    return not SOURCE.match(word) or any(source.endswith(f"/{word}") for source in sources)


def file_faults(root: pathlib.Path, sources: list[str], document: pathlib.Path, line: str) -> list[str]:
    faults = []
    for target in LINK.findall(line):
        name = target.split("#")[0]
        if name and "://" not in name and not name.startswith("mailto:") and not (document.parent / name).exists():
            faults.append(f"link to {name} (no such file)")
    words = [word.rstrip(",;:") for quoted in QUOTED.findall(line) for word in quoted.split()]
    return faults + [f"{word} (no such file)" for word in words
                     if not PLACEHOLDER.search(word) and not is_there(root, sources, word)]


def documents_of(root: pathlib.Path) -> list[pathlib.Path]:
    found = [root / "README.md"]
    for folder in ("docs", "results", "scenarios", "bench"):
        found += sorted((root / folder).rglob("*.md"))
    return found


def faults_of(root: pathlib.Path) -> list[str]:
    tests = gtests_of(root) | ctests_of(root)
    sources = sources_of(root)
    faults = []
    for document in documents_of(root):
        for number, line in enumerate(document.read_text(encoding="utf-8").splitlines(), 1):
            found = file_faults(root, sources, document, line)
            found += [f"{word} (no such test)" for word in QUOTED.findall(line)
                      if TEST_NAME.match(word) and word not in tests]
            faults += [f"{document.relative_to(root)}:{number}: {fault}" for fault in found]
    said = (root / "docs/verification.md").read_text(encoding="utf-8")
    rooms = sorted(path.name for path in (root / "engine").iterdir() if path.is_dir())
    return faults + [f"docs/verification.md: engine/{room} (must be mentioned)"
                     for room in rooms if f"engine/{room}" not in said]


def main() -> int:
    root = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else pathlib.Path(__file__).parent.parent).resolve()
    faults = faults_of(root)
    said = (root / "docs/verification.md").read_text(encoding="utf-8")
    named = {word for word in QUOTED.findall(said) if TEST_NAME.match(word)}
    print("\n".join(faults) if faults else f"{len(named)} tests named in docs/verification.md, all there; no dead name or link")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
