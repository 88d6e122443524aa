// SPDX-License-Identifier: Apache-2.0
#include <cstdio>
#include <exception>

#include "support/small_run.h"

/// write_small_run <run.h5> <other.h5> <empty.h5>: the made-up run of tests/support, the same one
/// with another provenance, and one where nothing happened; for open_with_xarray.py.
int main(int argc, char** argv) try {
  if (argc != 4) return 2;
  sc::test::SmallRun run;
  sc::write_run(argv[1], run.file());

  sc::test::SmallRun other;
  other.provenance.threads = 1;
  other.provenance.wall_seconds = 99;
  other.provenance.date = "2027-12-31T23:59:59Z";
  other.provenance.command_line = "stormcrew run --threads 1";
  other.provenance.git_sha = "another";
  sc::write_run(argv[2], other.file());

  run.trajectory.incidents = {};
  run.trajectory.orders = {};
  run.trajectory.events.clear();
  run.trajectory.duties = {};
  run.trajectory.stock_outs = {};
  run.trajectory.material = {};
  run.scenario.materials.clear();
  for (sc::UnitTrack& track : run.trajectory.units) track = {};
  run.closures.clear();
  sc::RunFile empty = run.file();
  empty.summary = {{"incidents", 0}};
  sc::write_run(argv[3], empty);
  return 0;
} catch (std::exception const& error) {
  std::fprintf(stderr, "%s\n", error.what());
  return 1;
}
