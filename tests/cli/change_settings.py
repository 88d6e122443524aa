#!/usr/bin/env python3
"""Copies a run file with other settings in it than the run was made with.

Usage: change_settings.py RUN.h5 COPY.h5 SETTINGS [GROUP...]      GROUP: / or /provenance (default: both)
"""
import shutil
import sys

import h5py


def main() -> int:
    source, copy, settings, *groups = sys.argv[1:]
    shutil.copyfile(source, copy)
    with h5py.File(copy, "r+") as file:
        for group in groups or ["/", "/provenance"]:
            text = settings.encode()
            file[group].attrs.create("settings", text, dtype=h5py.string_dtype("utf-8", len(text)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
