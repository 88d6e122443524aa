// SPDX-License-Identifier: Apache-2.0
#include "cli/check_command.h"

#include <iostream>

#include "base/check.h"
#include "cli/scenario_digest.h"
#include "io/scenario_reader.h"

namespace sc {

int check_command(std::string const& folder, std::ostream& out, std::ostream& faults) {
  try {
    out << digest(read_scenario(folder));
    return 0;
  } catch (InputError const& error) {
    std::size_t const n = error.faults().size();
    faults << error.what() << '\n' << n << (n == 1 ? " fault\n" : " faults\n");
    return 2;
  }
}

int check_command(std::string const& folder) {
  return check_command(folder, std::cout, std::cerr);
}

}  // namespace sc
