// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "base/time.h"
#include "des/event.h"
#include "io/run/run_file.h"

namespace sc {

/// When things happened to incidents, in the file's order; kNever where they did not by `end`.
struct IncidentTimes {
  std::vector<SimTime> onset, report, dispatch, arrive, work_start, clear;
  SimTime end;
  [[nodiscard]] std::size_t size() const { return onset.size(); }
};

/// Reads run files back: what `stormcrew replay` needs to simulate again and to compare.
/// One thread at a time (io/hdf5/hdf5.h).
/// Errors: InputError (no run file, another version, damaged, columns of different length),
/// IoError.
class RunReader {
 public:
  explicit RunReader(std::filesystem::path const& path);
  ~RunReader();
  RunReader(RunReader&&) noexcept;
  RunReader& operator=(RunReader&&) noexcept;

  [[nodiscard]] Provenance provenance() const;
  [[nodiscard]] std::vector<Event> events() const;
  [[nodiscard]] IncidentTimes incident_times() const;
  /// By name, ascending.
  [[nodiscard]] std::vector<std::pair<std::string, double>> summary() const;

 private:
  struct File;
  std::unique_ptr<File> file_;
};

}  // namespace sc
