// SPDX-License-Identifier: Apache-2.0
// A table of a scenario: its name on the first line, its content below.
#include <array>

#include "fuzz/contract.h"
#include "fuzz/tiny_case.h"

namespace {
constexpr auto kTables = std::to_array<std::string_view>(
    {"zones.csv", "stations.csv", "unit_kinds.csv", "units.csv", "incident_kinds.csv", "basins.csv",
     "track.csv", "gauges.csv", "rain.csv", "canal.csv", "roster.csv", "patrols.csv",
     "closures.csv", "incidents.csv", "materials.csv", "stock.csv", "cards.csv", "pipes.csv"});
}

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  using namespace sc;
  static fuzz::TinyCase const tiny;
  fuzz::Titled const table(fuzz::text_of(data, size));
  if (std::find(kTables.begin(), kTables.end(), table.title) == kTables.end())
    return fuzz::kNoInput;
  std::string const whole = tiny.copy.read(table.title);
  tiny.copy.write(table.title, table.content);
  fuzz::taken([&] { (void)read_scenario(tiny.copy.folder()); });
  tiny.copy.write(table.title, whole);
  return 0;
}
