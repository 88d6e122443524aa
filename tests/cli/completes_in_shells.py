#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Loads the completions that a program prints into bash, zsh and fish, and asks them what may come next.

Shells other than bash are left out where they are not installed.

Usage: completes_in_shells.py PROGRAM SCENARIOS      SCENARIOS: the folder of the shipped ones
"""
import os
import pathlib
import pty
import shlex
import shutil
import subprocess
import sys
import tempfile

# Words so far, the last being completed; what must be offered; what must not.
CASES = [
    ("stormcrew r", {"run", "report", "replay", "roads", "route"}, {"plan"}),
    ("stormcrew drill ", {"design", "score"}, {"run"}),
    ("stormcrew token a", {"add"}, {"list"}),
    ("stormcrew run --pol", {"--policy"}, {"--plan"}),
    ("stormcrew run --policy ", {"nearest_idle", "priority", "assignment", "lookahead"}, {"--plan"}),
    ("stormcrew run tiny --kernel s", {"serial"}, {"parallel"}),
    ("stormcrew export run.h5 --format ", {"geojson", "csv", "movingpandas", "fcd"}, {"run.h5"}),
    ("stormcrew export sumo --lo", set(), {"--longest"}),
    ("stormcrew traffic --lo", {"--longest"}, set()),
    ("stormcrew run ti", {"tiny"}, {"yanhua-2021"}),
    ("stormcrew run tiny --plan my", {"my plan.toml"}, {"tiny"}),
    ("stormcrew run tiny --seed ", set(), {"my plan.toml", "tiny"}),
    ("stormcrew token add JOURNAL NAME --role ", {"viewer", "dispatcher", "admin"}, set()),
]
BASH_ONLY = [
    ("stormcrew run --policy = pri", {"priority"}, {"nearest_idle"}),
    ("stormcrew compare tiny --policy priority,a", {"priority,assignment"}, {"priority,priority"}),
]


def run(command: list[str], folder: pathlib.Path) -> list[str]:
    done = subprocess.run(command, cwd=folder, env={**os.environ, "PATH": f"{folder}/usr/bin:{os.environ['PATH']}"},
                          capture_output=True, text=True, check=False)
    if done.returncode or done.stderr:
        raise RuntimeError(f"{command[0]}: exit {done.returncode}: {done.stderr}")
    return done.stdout.splitlines()


def in_bash(lines: list[str], script: str, folder: pathlib.Path) -> list[set[str]]:
    return [bash_offers(line, script, folder) for line in lines]


def bash_offers(line: str, script: str, folder: pathlib.Path) -> set[str]:
    words = line.split(" ")
    text = (f"set -u; compopt() {{ :; }}; source {shlex.quote(script)}; COMP_WORDS=({shlex.join(words)}); "
            f"COMP_CWORD={len(words) - 1}; _stormcrew stormcrew; for w in \"${{COMPREPLY[@]}}\"; do echo \"$w\"; done")
    return set(run(["bash", "--norc", "-c", text], folder))


def in_fish(lines: list[str], script: str, folder: pathlib.Path) -> list[set[str]]:
    return [fish_offers(line, script, folder) for line in lines]


def fish_offers(line: str, script: str, folder: pathlib.Path) -> set[str]:
    text = f"source {shlex.quote(script)}; complete -C {shlex.quote(line)}"
    return {said.split("\t")[0].rstrip("/") for said in run(["fish", "--no-config", "-c", text], folder)}


# zsh completes only where somebody types: what its builtin compadd takes as matches is written to a file.
CAPTURE = """PS1=; bindkey -e; autoload -Uz compinit; compinit -u -D; source {script}
compadd() {{
  if [[ ${{@[1,(i)(-|--)]}} == *-(O|A|D)\\ * ]]; then builtin compadd "$@"; return $?; fi
  local -a hits; builtin compadd -A hits "$@"; print -rl -- $hits >>$heard; builtin compadd "$@"
}}
"""


def typed_into_zsh(text: str, folder: pathlib.Path) -> str:
    """What a terminal shows of it."""
    pid, terminal = pty.fork()
    if pid == 0:
        os.chdir(folder)
        os.environ |= {"PATH": f"{folder}/usr/bin:{os.environ['PATH']}", "TERM": "dumb"}
        os.execvp("zsh", ["zsh", "-f", "-i"])
    os.write(terminal, text.encode())
    shown = b""
    try:
        while piece := os.read(terminal, 4096):
            shown += piece
    except OSError:
        pass  # it ended
    os.close(terminal)
    os.waitpid(pid, 0)
    return shown.decode(errors="replace")


def in_zsh(lines: list[str], script: str, folder: pathlib.Path) -> list[set[str]]:
    heard = [folder / f"usr/heard{i}" for i in range(len(lines))]
    text = CAPTURE.format(script=shlex.quote(script))
    for line, file in zip(lines, heard):
        # Ctrl-A, Ctrl-K drop the line that was completed; the terminal would take Ctrl-U for itself.
        text += f"heard={shlex.quote(str(file))}; : >$heard\n{line}\t\x01\x0b"
    shown = typed_into_zsh(text + "exit\n", folder)
    if not all(file.exists() for file in heard):
        raise RuntimeError(f"zsh did not answer: {shown[-300:]}")
    return [{word.replace("\\ ", " ") for word in file.read_text().split("\n")} for file in heard]


def faults_of(shell: str, ask, cases: list, script: str, folder: pathlib.Path) -> list[str]:
    faults = []
    for (line, wanted, unwanted), offered in zip(cases, ask([case[0] for case in cases], script, folder)):
        for word in sorted(wanted - offered):
            faults.append(f"{shell}: '{line}' does not offer {word}, but {sorted(offered)[:9]}")
        for word in sorted(unwanted & offered):
            faults.append(f"{shell}: '{line}' offers {word}")
    return faults


def install(program: pathlib.Path, scenarios: pathlib.Path, folder: pathlib.Path) -> None:
    """A prefix as `cmake --install` makes it, with links; a file to be found beside it."""
    (folder / "usr/bin").mkdir(parents=True)
    shutil.copy(program, folder / "usr/bin/stormcrew")
    (folder / "usr/share/stormcrew").mkdir(parents=True)
    (folder / "usr/share/stormcrew/scenarios").symlink_to(scenarios)
    (folder / "my plan.toml").touch()


def main() -> int:
    program, scenarios = (pathlib.Path(word).resolve() for word in sys.argv[1:3])
    faults = []
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        install(program, scenarios, folder)
        for shell, ask, cases in (("bash", in_bash, CASES + BASH_ONLY), ("zsh", in_zsh, CASES), ("fish", in_fish, CASES)):
            if not shutil.which(shell):
                print(f"no {shell}: not tried")
                continue
            script = folder / f"usr/{shell}"
            script.write_text("\n".join(run([str(program), "--completion", shell], folder)) + "\n")
            faults += faults_of(shell, ask, cases, str(script), folder)
            print(f"{shell}: {len(cases)} cases")
    print("\n".join(faults))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
