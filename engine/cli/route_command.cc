// SPDX-License-Identifier: Apache-2.0
#include "cli/route_command.h"

#include <fmt/format.h>

#include <ostream>

#include "cli/customised_roads.h"
#include "cli/output_name.h"
#include "cli/place_snapper.h"
#include "cli/route_text.h"
#include "io/text/position.h"
#include "road/route_finder.h"

namespace sc {
namespace {

/// One end of the way, from its option to its street.
class End {
 public:
  End(std::string_view option, std::string const& text, Complaints& complaints)
      : option_(option), text_(text) {
    auto const parsed = parse_position(text);
    position_ = parsed.value;
    if (!position_)
      complaints.add("", 0, fmt::format("{} = {} ({})", option_, shown(text_), parsed.must_be));
  }

  void snap(PlaceSnapper const& snapper, Complaints& complaints) {
    if (!position_) return;
    if (auto place = snapper.snap(*position_))
      snapped_ = *std::move(place);
    else
      complaints.add("", 0,
                     fmt::format("{} = {} {}", option_, text_, snapper.complaint(*position_)));
  }

  [[nodiscard]] RoadPlace const& place() const { return snapped_.place; }
  [[nodiscard]] RouteEnd answer() const {
    return {*position_, snapped_.on_road, snapped_.distance_m};
  }

 private:
  std::string option_, text_;
  std::optional<LonLat> position_;
  SnappedPlace snapped_;
};

RouteAnswer answer_of(RoadConditions const& conditions, TurnRule rule, End const& from,
                      End const& to) {
  RoadGraph const& graph = conditions.graph();
  CustomisedRoads const roads(conditions, rule);
  RouteAnswer answer{from.answer(), to.answer(), conditions.vehicle, conditions.time, {}, 0, {}};
  auto const route =
      RouteFinder(graph, roads.hierarchy()).find(from.place(), to.place(), roads.times());
  if (!route) return answer;
  answer.steps = steps_of(graph, *route, conditions.times, roads.turn_costs());
  answer.duration = route->duration;
  for (RouteStep const& step : answer.steps) answer.length_m += step.length_m;
  return answer;
}

}  // namespace

int route_command(RouteOptions const& options, std::ostream& out) {
  Complaints complaints;
  End from("--from", options.from, complaints);
  End to("--to", options.to, complaints);
  auto const conditions = load_conditions(options.what, complaints);
  if (conditions) {
    expect_other_file("--geojson", options.geojson, conditions->files, complaints);
    PlaceSnapper const snapper(conditions->graph(), options.what.snap_m);
    from.snap(snapper, complaints);
    to.snap(snapper, complaints);
  }
  complaints.throw_if_any();
  RoadGraph const& graph = conditions->graph();
  RouteAnswer const answer = answer_of(*conditions, turn_rule(options.what), from, to);
  bool const reachable = !answer.steps.empty();
  if (reachable && !options.geojson.empty()) write_route_geojson(options.geojson, graph, answer);
  out << (options.json ? route_as_json(graph, answer) : route_as_text(graph, answer));
  return reachable ? 0 : 1;
}

}  // namespace sc
