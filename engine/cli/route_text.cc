// SPDX-License-Identifier: Apache-2.0
#include "cli/route_text.h"

#include <fmt/format.h>

#include <array>
#include <cmath>

namespace sc {
namespace {

constexpr std::string_view kUnnamed = "unnamed road 无名道路";

std::string_view words_of(Turn turn) {
  switch (turn) {
    case Turn::straight: return "go straight onto";
    case Turn::slight_right: return "turn slightly right onto";
    case Turn::right: return "turn right onto";
    case Turn::sharp_right: return "turn sharp right onto";
    case Turn::u_turn: return "make a U-turn on";
    case Turn::sharp_left: return "turn sharp left onto";
    case Turn::left: return "turn left onto";
    case Turn::slight_left: break;
  }
  return "turn slightly left onto";
}

std::string street_text(RoadGraph const& graph, RouteStep const& step) {
  std::string name = full_name(street_of(graph, step));
  return name.empty() ? std::string(kUnnamed) : name;
}

std::string end_line(std::string_view what, RouteEnd const& end) {
  return fmt::format("{}  {:.5f} {:.5f}, {} from its road\n", what, end.asked.lon_deg,
                     end.asked.lat_deg, length_text(end.distance_m));
}

std::string conditions_line(RouteAnswer const& answer) {
  if (answer.time.empty()) return "roads 路况  dry, open and empty, at the free speed\n";
  return fmt::format("roads 路况  as at {} for {}\n", answer.time, answer.vehicle);
}

std::string departure(RoadGraph const& graph, RouteAnswer const& answer) {
  auto const bearing = departure_deg(graph, answer);
  return bearing ? fmt::format("head {} on", wind_of(*bearing)) : std::string("stay on");
}

std::string step_lines(RoadGraph const& graph, RouteAnswer const& answer) {
  std::string text;
  std::size_t number = 0;
  for (RouteStep const& step : answer.steps) {
    bool const first = ++number == 1;
    std::string const turn = first ? departure(graph, answer) : std::string(words_of(step.turn));
    text += fmt::format("{:3}. {} {}, {}, {}\n", number, turn, street_text(graph, step),
                        length_text(step.length_m), duration_text(step.duration));
  }
  return text + fmt::format("{:3}. arrive\n", number + 1);
}

}  // namespace

std::string length_text(double length_m) {
  if (std::round(length_m) < 1000) return fmt::format("{:.0f} m", length_m);
  return fmt::format("{:.2f} km", length_m / 1000);
}

std::string duration_text(Duration duration) {
  std::int64_t const s = (duration.ms + 500) / 1000;
  if (s < 3600) return fmt::format("{}:{:02}", s / 60, s % 60);
  return fmt::format("{}:{:02}:{:02}", s / 3600, s / 60 % 60, s % 60);
}

std::string_view wind_of(double bearing_deg) {
  constexpr std::array<std::string_view, 8> kWinds = {"north", "north-east", "east", "south-east",
                                                      "south", "south-west", "west", "north-west"};
  return kWinds[static_cast<std::size_t>(std::lround(bearing_deg / 45)) % kWinds.size()];
}

std::string route_as_text(RoadGraph const& graph, RouteAnswer const& answer) {
  std::string const head = end_line("from 起点 ", answer.from) + end_line("to 终点   ", answer.to) +
                           conditions_line(answer);
  if (answer.steps.empty()) return head + "no way between them 无法到达\n";
  return head +
         fmt::format("way 路线    {}, {}\n\n", duration_text(answer.duration),
                     length_text(answer.length_m)) +
         step_lines(graph, answer);
}

}  // namespace sc
