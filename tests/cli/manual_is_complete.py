#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Does a program's manual page have, under each command's heading, every option that the command's --help has?
And is the page one that man and mandoc take without a warning (where they are there)?

Usage: manual_is_complete.py PROGRAM
"""
import pathlib
import re
import shutil
import subprocess
import sys


def said(*command: str, stdin: str | None = None) -> str:
    return subprocess.run(command, input=stdin, capture_output=True, text=True, check=True).stdout


def section(text: str, title: str) -> list[str]:
    """Lines under a title of --help, up to an empty one."""
    found = re.search(rf"^{title}:\n((?:.+\n)+)", text, re.MULTILINE)
    return found[1].splitlines() if found else []


def options_of(text: str) -> set[str]:
    heads = [line for line in section(text, "Options") if re.match(r"  -", line)]
    return {name for head in heads for name in re.findall(r"(?<![\w-])--?[a-z][\w-]*", head.split("  ")[1])}


def commands_of(text: str) -> list[str]:
    return [found[1] for line in section(text, "Subcommands") if (found := re.match(r"  (\S+)", line))]


def faults_of(program: str, path: list[str], chapters: dict[str, str]) -> list[str]:
    """What the chapter of a command, and those of the commands below it, lack."""
    text = said(program, *path, "--help")
    name = " ".join([pathlib.Path(program).name, *path])
    chapter = chapters.get(name)
    if chapter is None:
        return [f"{name}: no chapter"]
    options = options_of(text)
    faults = [] if options else [f"{name}: --help shows no options"]
    faults += [f"{name}: no {option}" for option in sorted(options) if f"\\fB{option}\\fR" not in chapter]
    for command in commands_of(text):
        faults += faults_of(program, [*path, command], chapters)
    return faults


def chapters_of(page: str, program: str) -> dict[str, str]:
    """Chapters by their command; the program's own is the section of options."""
    parts = re.split(r"^\.S[SH] (.*)\n", page, flags=re.MULTILINE)[1:]
    chapters = dict(zip(parts[::2], parts[1::2]))
    chapters[program] = chapters.get("OPTIONS", "")
    return chapters


def warnings_of(page: str) -> list[str]:
    """Of the programs that show manual pages."""
    checks = (["mandoc", "-T", "lint", "-W", "warning"], ["man", "--warnings", "-E", "UTF-8", "-l", "-Tutf8", "-Z", "-"])
    faults = []
    for check in checks:
        if not shutil.which(check[0]):
            print(f"no {check[0]}: not checked by it")
            continue
        done = subprocess.run(check, input=page, capture_output=True, text=True, check=False)
        told = done.stderr + (done.stdout if check[0] == "mandoc" else "")
        faults += [f"{check[0]}: {line}" for line in told.splitlines()]
    return faults


def main() -> int:
    program = sys.argv[1]
    page = said(program, "--manual")
    chapters = chapters_of(page.replace("\\-", "-"), pathlib.Path(program).name)
    faults = faults_of(program, [], chapters) + warnings_of(page)
    print("\n".join(faults) or f"{len(chapters)} chapters, nothing missing")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
