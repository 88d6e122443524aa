// SPDX-License-Identifier: Apache-2.0
#include "cli/matrix_command.h"

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <fmt/ostream.h>

#include <algorithm>
#include <array>
#include <ctime>

#include "base/parallel.h"
#include "cli/customised_roads.h"
#include "cli/output_name.h"
#include "cli/place_snapper.h"
#include "cli/progress_bar.h"
#include "cli/version.h"
#include "io/hash.h"
#include "io/matrix_file.h"
#include "io/text/cell.h"

namespace sc {
namespace {

/// A file's places and their streets; places that have none are complained about and left out.
struct PlaceList {
  std::vector<NamedPlace> named;
  std::vector<RoadPlace> road;

  void snap(PlaceSnapper const& snapper, Complaints& complaints) {
    for (NamedPlace const& place : named) {
      if (auto snapped = snapper.snap(place.position))
        road.push_back(std::move(snapped->place));
      else
        complaints.add(
            place.origin.file, place.origin.line,
            fmt::format("{} at {:.5f},{:.5f} {}", shown(place.id), place.position.lon_deg,
                        place.position.lat_deg, snapper.complaint(place.position)));
    }
  }
};

void check_out(MatrixOptions const& options, Complaints& complaints) {
  if (!is_matrix_name(options.out))
    complaints.add("", 0, fmt::format("--out = {} (must end in .csv or .h5)", options.out));
  expect_other_file("--out", options.out, std::array{options.from, options.to}, complaints);
}

void check_size(PlaceList const& from, PlaceList const& to, Complaints& complaints) {
  if (from.named.size() * to.named.size() <= kMostMatrixCells) return;
  complaints.add("", 0,
                 fmt::format("--from and --to have {} x {} places (must be at most {} pairs)",
                             from.named.size(), to.named.size(), kMostMatrixCells));
}

TravelMatrix computed(MatrixOptions const& options, RoadConditions const& conditions,
                      PlaceList const& from, PlaceList const& to) {
  ProgressBar bar("travel times");
  CustomisedRoads const roads(conditions, turn_rule(options.what));
  return travel_times(roads.hierarchy(), from.road, to.road, roads.times(),
                      {options.what.threads, [&](double share) { bar.show(share); }});
}

MatrixProvenance provenance_of(MatrixOptions const& options, RoadConditions const& conditions) {
  MatrixProvenance p;
  p.engine_version = engine_version();
  p.git_sha = engine_git_sha();
  p.command_line = options.command_line;
  p.from_file = options.from;
  p.from_sha256 = sha256_of_file(options.from);
  p.to_file = options.to;
  p.to_sha256 = sha256_of_file(options.to);
  p.roads = options.what.roads;
  p.roads_sha256 = conditions.roads_sha256;
  p.scenario_folder = options.what.scenario;
  p.scenario_sha256 = conditions.scenario_sha256;
  p.threads = thread_count(options.what.threads);
  p.date = fmt::format("{:%FT%TZ}", fmt::gmtime(std::time(nullptr)));
  return p;
}

std::string report(std::string const& path, TravelMatrix const& times) {
  auto const& ms = times.ms();
  auto const no_way = std::count(ms.begin(), ms.end(), TravelMatrix::kUnreachable);
  return fmt::format("{}: {} x {} travel times, {} of the pairs without a way\n", path,
                     times.from(), times.to(), no_way);
}

}  // namespace

int matrix_command(MatrixOptions const& options, std::ostream& out) {
  Complaints complaints;
  check_out(options, complaints);
  bool const one_file = options.from == options.to;
  PlaceList from{read_places(options.from, complaints), {}};
  PlaceList to;
  if (!one_file) to.named = read_places(options.to, complaints);
  check_size(from, one_file ? from : to, complaints);
  auto const conditions = load_conditions(options.what, complaints);
  if (conditions) {
    expect_other_file("--out", options.out, conditions->files, complaints);
    PlaceSnapper const snapper(conditions->graph(), options.what.snap_m);
    from.snap(snapper, complaints);
    to.snap(snapper, complaints);
  }
  complaints.throw_if_any();
  if (one_file) to = from;
  TravelMatrix const times = computed(options, *conditions, from, to);
  write_matrix(options.out,
               {from.named, to.named, times, conditions->vehicle, conditions->time,
                conditions->graph().table().attribution, provenance_of(options, *conditions)});
  out << report(options.out, times);
  return 0;
}

}  // namespace sc
