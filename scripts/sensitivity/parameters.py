# SPDX-License-Identifier: Apache-2.0
"""The table of what is varied: which values, where they stand, and how a place in [0, 1] becomes a value."""
import dataclasses
import pathlib

from csv_tables import rows_of

TABLE = pathlib.Path(__file__).with_name("parameters.csv")


@dataclasses.dataclass(frozen=True)
class Parameter:
    id: str
    name_zh: str
    name_en: str
    how: str
    low: float
    shipped: float
    high: float
    unit: str
    where: tuple[str, ...]
    why: str

    def value(self, place: float) -> float:
        """At 0 the low end, at 1 the high one; ratios move evenly on a logarithmic scale."""
        if self.how == "ratio":
            return self.low * (self.high / self.low) ** place
        return self.low + (self.high - self.low) * place


def read_parameters(path: pathlib.Path = TABLE) -> list[Parameter]:
    return [Parameter(**row | {end: float(row[end]) for end in ("low", "shipped", "high")}
                      | {"where": tuple(row["where"].split(";"))}) for row in rows_of(path)]
