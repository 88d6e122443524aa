// SPDX-License-Identifier: Apache-2.0
#include "cli/exposure_command.h"

#include <fmt/format.h>
#include <fmt/ostream.h>

#include <algorithm>
#include <array>
#include <span>
#include <string_view>

#include "base/check.h"
#include "base/suggest.h"
#include "cli/exposure_text.h"
#include "cli/output_name.h"
#include "cli/progress_bar.h"
#include "io/exposure/exposure_json.h"
#include "io/scenario/scenario_draft.h"

namespace sc {
namespace {

/// Number of a word in a list; a fault when it is not there.
std::size_t find_word(std::string_view option, std::string const& word,
                      std::span<std::string_view const> known, std::string_view must_be,
                      Complaints& complaints) {
  auto const at = std::find(known.begin(), known.end(), word);
  if (at == known.end())
    complaints.add(
        "", 0,
        fmt::format("{} = {} (must be {}).{}", option, word, must_be, did_you_mean(word, known)));
  return static_cast<std::size_t>(at - known.begin());
}

UnitKindId vehicle_of(std::string const& id, Scenario const& s, Complaints& complaints) {
  if (id.empty()) return {};
  std::vector<std::string_view> known;
  for (UnitKindSpec const& kind : s.unit_kinds) known.emplace_back(kind.id);
  return UnitKindId{
      find_word("--vehicle", id, known, "the id of a unit kind in unit_kinds.csv", complaints)};
}

ResponseLevel level_of(std::string const& word, Scenario const& s, Complaints& complaints) {
  if (word.empty()) return highest_level(s);
  return static_cast<ResponseLevel>(
      find_word("--level", word, level_words(), "none, IV, III, II or I", complaints));
}

std::vector<FloodKind> kinds_of(std::vector<std::string> const& words, Complaints& complaints) {
  std::vector<FloodKind> kinds;
  for (std::string const& word : words)
    kinds.push_back(static_cast<FloodKind>(
        find_word("--kinds", word, kFloodKinds,
                  fmt::format("some of {}", fmt::join(kFloodKinds, ",")), complaints)));
  return kinds;
}

}  // namespace

ExposureOptions exposure_options(ExposureCommandOptions const& options, World const& world) {
  Scenario const& s = world.scenario;
  Complaints complaints;
  ExposureOptions result;
  UnitKindId const kind = vehicle_of(options.vehicle, s, complaints);
  ResponseLevel const level = level_of(options.level, s, complaints);
  if (!options.kinds.empty()) result.kinds = kinds_of(options.kinds, complaints);
  complaints.throw_if_any();
  result.responders = responders_of(s, level, kind);
  if (result.responders.stations.empty())
    throw InputError(
        {options.what.plan.empty() ? s.folder + "/plan.toml" : options.what.plan, 0,
         fmt::format("nobody{} is on standby at level {} (must have a unit to set out; see --level "
                     "and --vehicle)",
                     kind ? fmt::format(" of kind {}", options.vehicle) : "",
                     level_words()[static_cast<std::size_t>(level)])});
  result.every = whole_minutes(options.every_min);
  result.top = options.top;
  result.nested = options.nested ? Nested::list : Nested::leave_out;
  result.cut_off_counts_as = from_seconds(options.cut_off_min * 60);
  result.threads = options.what.threads;
  return result;
}

int exposure_command(ExposureCommandOptions const& options, std::ostream& out) {
  Complaints complaints;
  expect_other_file("--geojson", options.geojson,
                    std::array{options.what.scenario, options.what.roads, options.what.plan},
                    complaints);
  complaints.throw_if_any();
  Case const what = load_case(options.what);
  World const& world = *what.world;
  ExposureOptions asked = exposure_options(options, world);
  ExposureReport report;
  {
    ProgressBar bar("assessing");
    asked.progress = [&](double share) { bar.show(share); };
    report = assess_exposure(world, asked);
  }
  report.options.progress = {};
  if (!options.geojson.empty())
    write_exposure_geojson(options.geojson, world, report, what.attribution);
  out << (options.json ? exposure_json(world, report, what.attribution)
                       : exposure_text(world, report, what.attribution));
  return 0;
}

}  // namespace sc
