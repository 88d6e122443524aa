// SPDX-License-Identifier: Apache-2.0
#include "cli/exposure_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "base/text.h"
#include "cli/settings_text.h"
#include "cli/short_time.h"

namespace sc {
namespace {

constexpr std::size_t kZonesShown = 3;  ///< per flood

std::string both(Names const& names) {
  return joined(names.zh, names.en);
}

std::string head(World const& world, ExposureReport const& report) {
  Scenario const& s = world.scenario;
  Responders const& who = report.options.responders;
  std::string text = title_lines(s);
  text += "Water and wind are the scenario's, no pump truck at work";
  if (s.rain_factor != 1) text += fmt::format("; hypothetical: all rain x {:g}", s.rain_factor);
  text += ". Driving times ignore traffic and turn-out.\n";
  text +=
      fmt::format("{} streets, each from the nearest of {} stations with units on standby, by {}\n",
                  report.streets, who.stations.size(), both(s.unit_kinds[who.kind.index()].names));
  if (report.population <= 0)
    text += "Nobody lives in the zones: every zone counts as one person.\n";
  return text;
}

std::string minutes(double seconds) {
  return fmt::format("{:.1f}", seconds / 60);
}

std::string zone_line(World const& world, ZoneExposure const& zone) {
  Names const& names = world.scenario.zones[zone.zone.index()].names;
  if (!zone.dry_s)
    return fmt::format("  no street is reached even when dry       {}\n", both(names));
  std::string text =
      fmt::format("  {:>6} {:>8} {:>8}  {:11} {:>8.1f} {:>8.2f}  {}", minutes(*zone.dry_s),
                  "+" + minutes(zone.median_added_s), "+" + minutes(zone.worst_added_s),
                  zone.worst_added_s > 0 ? short_time(world.scenario, zone.worst_at) : "-",
                  zone.not_all_reached.hours(), 100 * zone.worst_not_reached, both(names));
  if (zone.never_reached > 0)
    text += fmt::format(" ({:.2f} % not reached even when dry)", 100 * zone.never_reached);
  return text + '\n';
}

std::string zone_table(World const& world, ExposureReport const& report) {
  std::string text = fmt::format(
      "\nsubdistricts 片区: mean driving time, and what the scenario adds ({} moments, {:g} min "
      "apart)\n"
      "     dry   median    worst                 not reached, in part\n"
      "     min      min      min  at                  h  at most %\n",
      report.moments, report.options.every.minutes());
  std::vector<ZoneExposure> zones = report.zones;
  std::stable_sort(zones.begin(), zones.end(), [](ZoneExposure const& a, ZoneExposure const& b) {
    return a.worst_added_s > b.worst_added_s;
  });
  for (ZoneExposure const& zone : zones) text += zone_line(world, zone);
  return text +
         fmt::format(
             "worst moment 最坏时刻  {}: {:.0f} inhabitants under water or cut off, {:.0f} slowed, "
             "{:.0f} person-hours\n",
             short_time(world.scenario, report.worst_at), report.worst.cut_off_people,
             report.worst.slowed_people, report.worst.person_hours);
}

/// "basin UP02 ...", "cut_street at link 7 ..., 5 junctions and 1.2 km beyond".
std::string label(World const& world, FloodExposure const& exposure) {
  Flood const& flood = exposure.flood;
  std::string text(kFloodKinds[static_cast<std::size_t>(flood.kind)]);
  if (flood.basin) text += ' ' + world.scenario.basins[flood.basin.index()].id;
  if (flood.node) text += fmt::format(" at node {}", flood.node.value());
  if (!flood.basin && !flood.node) text += fmt::format(" at link {}", flood.links.front().value());
  std::string const names = both(names_of(world, flood));
  text += ' ' + (names.empty() ? std::string("(no name)") : names);
  if (flood.beyond)
    text += fmt::format(", {} junction{} and {:.1f} km beyond", flood.beyond->nodes,
                        flood.beyond->nodes == 1 ? "" : "s", flood.beyond->street_m / 1000);
  for (StationId const station : exposure.stations)
    text += fmt::format("; station {} stands in it", world.scenario.stations[station.index()].id);
  return text;
}

/// The subdistricts that lose most by a flood.
std::string felt_line(World const& world, ExposureReport const& report,
                      FloodExposure const& exposure) {
  double const penalty_s = report.options.cut_off_counts_as.seconds();
  auto const loss = [&](ZoneDelay const& zone) {
    double const population = world.scenario.zones[zone.zone.index()].population;
    return (report.population > 0 ? population : 1.0) * (zone.delay_s + penalty_s * zone.cut_off);
  };
  std::vector<ZoneDelay> zones = exposure.zones;
  std::stable_sort(zones.begin(), zones.end(),
                   [&](ZoneDelay const& a, ZoneDelay const& b) { return loss(a) > loss(b); });
  std::string text;
  for (std::size_t k = 0; k < std::min(kZonesShown, zones.size()); ++k) {
    text += (k > 0 ? "; " : "") + both(world.scenario.zones[zones[k].zone.index()].names);
    if (zones[k].cut_off > 0) text += fmt::format(" {:.2f} % cut off", 100 * zones[k].cut_off);
    if (zones[k].slowed > 0)
      text += fmt::format(" {:.1f} % by {:.1f} min", 100 * zones[k].slowed,
                          zones[k].delay_s / zones[k].slowed / 60);
  }
  if (zones.size() > kZonesShown) text += fmt::format("; {} more", zones.size() - kZonesShown);
  return text;
}

std::string nested_words(Ranking const& ranking) {
  if (ranking.nested == 0) return "";
  return fmt::format("; {} left out that harm only streets which one above them harms",
                     ranking.nested);
}

std::string flood_table(World const& world, ExposureReport const& report) {
  std::string text = fmt::format(
      "\nif flooded 假如被淹, with all else dry: the worst {} of {} ({} cost nothing{})\n"
      "person-hours: if every inhabitant called once; one who is cut off counts {:g} min "
      "(assumed)\n"
      "        person-      inhabitants    at most  at worst  deepest\n"
      "  rank    hours  cut off    slowed      min    moment        m\n",
      report.ranking.floods.size(), report.floods, report.ranking.harmless,
      nested_words(report.ranking), report.options.cut_off_counts_as.minutes());
  std::size_t rank = 0;
  for (FloodExposure const& exposure : report.ranking.floods)
    text += fmt::format("  {:>4} {:>8.1f} {:>8.0f} {:>9.0f} {:>8} {:>9.1f} {:>8}  {}\n{:64}{}\n",
                        ++rank, exposure.dry.person_hours, exposure.dry.cut_off_people,
                        exposure.dry.slowed_people, minutes(exposure.dry.most_s),
                        exposure.at_worst.person_hours,
                        exposure.deepest_m > 0 ? fmt::format("{:.2f}", exposure.deepest_m) : "dry",
                        label(world, exposure), "", felt_line(world, report, exposure));
  return text;
}

}  // namespace

std::string exposure_text(World const& world, ExposureReport const& report,
                          std::string const& attribution) {
  std::string text = head(world, report) + zone_table(world, report) + flood_table(world, report);
  return attribution.empty() ? text : text + '\n' + attribution + '\n';
}

}  // namespace sc
