"""CSV tables as scenarios and districts have them: UTF-8, lines that begin with # are remarks."""
import csv
import pathlib


def rows_of(path: pathlib.Path) -> list[dict[str, str]]:
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(line for line in file if line.strip() and not line.startswith("#")))


def write_rows(path: pathlib.Path, rows: list[dict], remark: str = "") -> None:
    """The columns of all rows, in order of first use."""
    columns = list(dict.fromkeys(column for row in rows for column in row))
    with open(path, "w", encoding="utf-8", newline="") as file:
        file.write(f"# {remark}\n" if remark else "")
        out = csv.DictWriter(file, columns, lineterminator="\n")
        out.writeheader()
        out.writerows(rows)
