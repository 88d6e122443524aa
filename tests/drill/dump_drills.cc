// SPDX-License-Identifier: Apache-2.0
// Writes the small drills of the tests into a folder, for checks by other programs.
#include <cstdio>
#include <exception>
#include <string>

#include "drill/drill_case.h"
#include "drill/files/write_drill_set.h"

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fputs("usage: dump_drills tiny|stress FOLDER\n", stderr);
    return 2;
  }
  try {
    bool const tiny = std::string(argv[1]) == "tiny";
    sc::test::DrillSetCase const made = tiny ? sc::test::tiny_drills() : sc::test::stress_drill();
    sc::write_drill_set(argv[2], made.set, made.roads, {});
  } catch (std::exception const& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
  return 0;
}
