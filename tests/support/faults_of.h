// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/check.h"

namespace sc::test {

/// What is complained about while `read` runs, a text per fault, files without their folders; none:
/// it accepts.
template <class Read>
std::vector<std::string> faults_of(Read read) {
  std::vector<std::string> all;
  try {
    read();
  } catch (InputError const& error) {
    for (Fault fault : error.faults()) {
      fault.file = std::filesystem::path(fault.file).filename();
      all.push_back(to_string(fault));
    }
  }
  return all;
}

}  // namespace sc::test
