// SPDX-License-Identifier: Apache-2.0
#include "cli/scenario_digest.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

#include "io/scenario/scenario_reader.h"
#include "io/text/local_time.h"
#include "response/level_words.h"

namespace sc {
namespace {

std::string line(std::string_view label, std::string const& text) {
  return fmt::format("{:<12} {}\n", label, text);
}

std::string horizon(Scenario const& s) {
  return fmt::format("{} to {} ({:.1f} h)", local_time(s, SimTime{}), local_time(s, s.end),
                     s.end.hours());
}

std::string roads(Scenario const& s) {
  constexpr std::array<char const*, 3> kKinds = {"district", "osm", "map"};
  return fmt::format("{} {}", kKinds[static_cast<std::size_t>(s.roads.kind)], s.roads.path);
}

std::string responses(Scenario const& s) {
  std::string text = s.levels.empty() ? "never called" : "";
  for (LevelChange const& change : s.levels) {
    if (!text.empty()) text += ", ";
    text += fmt::format("{} from {}", kLevelWords[static_cast<std::size_t>(change.level)],
                        local_time(s, change.time).substr(0, 16));
  }
  return text;
}

std::string fleet(Scenario const& s) {
  std::vector<int> count(s.unit_kinds.size());
  int people = 0;
  for (UnitSpec const& unit : s.units) {
    ++count[unit.kind.index()];
    people += s.unit_kinds[unit.kind.index()].crew;
  }
  std::string text = fmt::format("{} units with {} people:", s.units.size(), people);
  for (std::size_t i = 0; i < count.size(); ++i)
    text += fmt::format(" {} {}{}", count[i], s.unit_kinds[i].id, i + 1 < count.size() ? "," : "");
  return text;
}

/// Units and people that the plan and the roster put on duty at one level.
std::string on_duty(Scenario const& s, std::size_t level) {
  std::array<int, 3> units{};
  int people = 0;
  for (Posting const& posting : s.plan.postings[level]) {
    ++units[static_cast<std::size_t>(posting.duty)];
    people += s.unit_kinds[s.units[posting.unit.index()].kind.index()].crew;
  }
  for (RosterRow const& row : s.roster)
    if (static_cast<std::size_t>(row.level) == level) people += row.command_staff;
  return fmt::format("{} people, {} standby, {} guard, {} patrol", people, units[0], units[1],
                     units[2]);
}

std::string basins(Scenario const& s) {
  auto const underpasses =
      std::count_if(s.basins.begin(), s.basins.end(), [](auto const& b) { return b.underpass; });
  double pumps_m3ps = 0;
  for (BasinPlace const& place : s.basins) pumps_m3ps += place.basin.pump_m3ps;
  return fmt::format("{}, {} of them underpasses; fixed pumps {:.0f} m3/h", s.basins.size(),
                     underpasses, pumps_m3ps * 3600);
}

/// Rain of each gauge within the horizon; a spell that reaches over an end counts in proportion.
std::string rain(Scenario const& s) {
  std::vector<double> total_mm(s.rain.gauges.size());
  for (RainSpell const& spell : s.rain.spells) {
    auto const from = std::max<std::int64_t>(spell.from.ms, 0);
    auto const to = std::min(spell.to.ms, s.end.ms);
    double const share =
        static_cast<double>(to - from) / static_cast<double>((spell.to - spell.from).ms);
    if (to > from) total_mm[spell.gauge] += share * spell.depth_m * 1000 * s.rain_factor;
  }
  if (total_mm.empty()) return "no gauge";
  auto const [least, most] = std::minmax_element(total_mm.begin(), total_mm.end());
  return fmt::format("{:.1f} to {:.1f} mm at {} gauges (factor {})", *least, *most, total_mm.size(),
                     s.rain_factor);
}

std::string track(Scenario const& s) {
  if (s.track.empty()) return "none: no wind";
  double most = 0;
  for (TrackFix const& fix : s.track) most = std::max(most, fix.max_wind_mps);
  return fmt::format("{} fixes, {} to {}, at most {:.0f} m/s", s.track.size(),
                     local_time(s, s.track.front().time).substr(0, 16),
                     local_time(s, s.track.back().time).substr(0, 16), most);
}

std::string canal(Scenario const& s) {
  if (s.canal.empty()) return "none: drains run free";
  auto const [low, high] =
      std::minmax_element(s.canal.begin(), s.canal.end(),
                          [](auto const& a, auto const& b) { return a.level_m < b.level_m; });
  return fmt::format("{} readings, {:.2f} to {:.2f} m", s.canal.size(), low->level_m,
                     high->level_m);
}

std::string zones(Scenario const& s) {
  double people = 0;
  for (ZoneSpec const& zone : s.zones) people += zone.population;
  return fmt::format("{} with {:.0f} inhabitants", s.zones.size(), people);
}

}  // namespace

std::string digest(Scenario const& s) {
  std::string text = line("scenario", fmt::format("{} | {}", s.names.en, s.names.zh));
  if (!s.note.empty()) text += line("note", s.note);
  text += line("horizon", horizon(s));
  text += line("seed", std::to_string(s.seed));
  text += line("roads", roads(s));
  text += line("response", responses(s));
  text += line("zones", zones(s));
  text += line("stations", std::to_string(s.stations.size()));
  text += line("fleet", fleet(s));
  for (std::size_t level = 1; level < kResponseLevels; ++level)
    text += line(fmt::format("level {}", kLevelWords[level]), on_duty(s, level));
  text += line("policy", s.rules.policy);
  text += line("incidents",
               fmt::format("{} kinds, {} recorded, {}", s.incident_kinds.size(), s.incidents.size(),
                           s.generate_incidents ? "others drawn" : "none drawn"));
  text += line("basins", basins(s));
  text += line("rain", rain(s));
  text += line("track", track(s));
  text += line("canal", canal(s));
  text += line("routes",
               fmt::format("{} of patrols; closures: {}", s.patrols.size(), s.closures.size()));
  if (!s.settings.empty()) text += line("set", fmt::format("{}", fmt::join(s.settings, ", ")));
  return text + line("sha256", scenario_sha256(s));
}

}  // namespace sc
