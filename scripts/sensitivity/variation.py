# SPDX-License-Identifier: Apache-2.0
"""Writes one point of the study as a scenario folder of its own: tables with scaled columns, and settings for `--set`.

Only tables that change are written; all others are read from the shipped folder (`base`). Nothing shipped is touched.
"""
import os
import pathlib
import re
import tomllib

from csv_tables import rows_of, write_rows
from parameters import Parameter

# In-Fa's largest hour beyond the 15 mm from which rain-driven rates begin: there the rates were calibrated, there they stay
# when their power is bent.
CALIBRATED_EXCESS_MM = 23.9 - 15


def bent(coefficient: float, power: float, new_power: float) -> float:
    """The coefficient with which the new power gives the same rate in the hour of the calibration."""
    return coefficient * CALIBRATED_EXCESS_MM ** (power - new_power)


def scaled(cell: str, factor: float) -> str:
    """A number, or a list of amounts such as `cone*10;sign*4`; empty cells stay empty."""
    if "*" in cell:
        return re.sub(r"\*([0-9.]+)", lambda m: f"*{float(m[1]) * factor:.6g}", cell)
    return f"{float(cell) * factor:.6g}" if cell else cell


class Variation:
    """What is changed in one scenario: tables, settings, seed."""

    def __init__(self, scenario: pathlib.Path):
        self.scenario = scenario
        self.toml = (scenario / "scenario.toml").read_text(encoding="utf-8")
        self.base = scenario / tomllib.loads(self.toml)["base"]
        self.tables: dict[str, list[dict]] = {}
        self.settings: dict[str, float] = {}
        self.other_luck = 0

    def table(self, name: str) -> list[dict]:
        if name not in self.tables:
            self.tables[name] = rows_of(self.base / name)
        return self.tables[name]

    def apply(self, parameter: Parameter, value: float) -> None:
        for where in parameter.where:
            if parameter.how == "luck":
                self.other_luck = round(1000 * value)
            elif ":" in where:
                self.change_column(parameter.how, where, value)
            else:
                key, shipped = where.split("=")
                self.settings[key] = value if parameter.how == "value" else value * float(shipped)

    def change_column(self, how: str, where: str, value: float) -> None:
        name, column = where.split(":")
        column, _, ids = column.partition("@")
        for row in self.table(name):
            if ids and row["id"] not in ids.split("|"):
                continue
            if how == "bend":
                row["coefficient"] = f"{bent(float(row['coefficient']), float(row['power']), value):.6g}"
                row["power"] = f"{value:.6g}"
            elif how == "shift":
                row[column] = f"{float(row[column]) + value:.6g}"
            else:
                row[column] = scaled(row[column], value)

    def write(self, folder: pathlib.Path) -> list[str]:
        """Writes the folder; options of `stormcrew` that make it this point."""
        moved = lambda m: f'{m[1]} = "{os.path.relpath(self.scenario.resolve() / m[2], folder.resolve())}"'
        toml = re.sub(r'(?m)^(base|path) = "([^"]*)"', moved, self.toml)
        (folder / "scenario.toml").write_text(toml, encoding="utf-8")
        for name, rows in self.tables.items():
            write_rows(folder / name, rows)
        return [word for key, value in self.settings.items() for word in ("--set", f"{key}={value:.6g}")]
