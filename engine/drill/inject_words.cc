// SPDX-License-Identifier: Apache-2.0
#include "drill/inject_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/text.h"
#include "drill/skill_words.h"
#include "response/summary.h"

namespace sc {
namespace {

/// Both languages grow side by side.
void add(Names& text, std::string_view zh, std::string_view en) {
  text.zh += zh;
  text.en += en;
}

Names street_of(World const& drill, LinkId link) {
  RoadName const& name = drill.roads.name(link);
  Names street{name.zh.empty() ? name.en : name.zh, name.en.empty() ? name.zh : name.en};
  if (street.zh.empty()) street = {"无名道路", "unnamed street"};
  return street;
}

/// The waterlogging point or underpass that a flood lies at: also one under a road above, on which
/// recorded incidents are put.
BasinId point_of(World const& drill, IncidentTable const& t, std::size_t row) {
  constexpr double kSame_m = 40;
  Scenario const& s = drill.scenario;
  Exposure const exposure = s.incident_kinds[t.kind[row].index()].exposure;
  if (t.basin[row] || (exposure != Exposure::basins && exposure != Exposure::underpasses))
    return t.basin[row];
  BasinId nearest;
  double least_m = kSame_m;
  for (std::size_t b = 0; b < s.basins.size(); ++b) {
    double const away_m = distance_m(s.basins[b].position, t.position[row]);
    if (away_m >= least_m) continue;
    least_m = away_m;
    nearest = BasinId{b};
  }
  return nearest;
}

void add_needs(Scenario const& s, Needs const& needs, Names& text) {
  std::string_view between_zh, between_en;
  for (std::size_t k = 0; k < s.skill_names.size(); ++k) {
    int const count = needs.count(k);
    if (count == 0) continue;
    Names const word = words_of_skill(s.skill_names[k]);
    add(text, fmt::format("{}{}单元{}个", between_zh, word.zh, count),
        fmt::format("{}{} {} unit{}", between_en, count, word.en, count == 1 ? "" : "s"));
    between_zh = "、";
    between_en = ", ";
  }
}

void add_materials(Scenario const& s, IncidentKindSpec const& kind, Names& text) {
  if (kind.materials.empty()) return;
  add(text, "；物资：", "; material: ");
  std::string_view between_zh, between_en;
  for (MaterialAmount const& it : kind.materials) {
    MaterialSpec const& material = s.materials[it.material.index()];
    add(text,
        fmt::format("{}{}{:g}（{}）", between_zh, material.names.zh, it.amount, material.unit),
        fmt::format("{}{:g} {} of {}", between_en, it.amount, material.unit, material.names.en));
    between_zh = "、";
    between_en = ", ";
  }
}

void add_cautions(Scenario const& s, IncidentKindSpec const& kind, Names& text) {
  if (kind.people_trapped)
    add(text, "；先救人，通报消防和公安", "; people first, tell fire service and police");
  if (kind.pumps_basin)
    add(text, "；围挡断路，抽排至路面露出", "; close the street, pump until it is dry");
  if (kind.blocks_link)
    add(text, "；道路中断，设置警示并绕行", "; the street is blocked: warn and divert");
  if (kind.wind_limited)
    add(text, fmt::format("；平均风速超过{:g}米/秒停止高空和吊装作业", s.rules.wind_stop_mps),
        fmt::format("; no work at height or lifting above {:g} m/s mean wind",
                    s.rules.wind_stop_mps));
}

}  // namespace

Names words_of_place(World const& world, LinkId link, BasinId point, ZoneId zone) {
  Names place = street_of(world, link);
  if (point) place = world.scenario.basins[point.index()].names;
  if (zone) {
    Names const& names = world.scenario.zones[zone.index()].names;
    add(place, "（" + names.zh + "）", " (" + names.en + ")");
  }
  return place;
}

Names words_of_place(World const& drill, IncidentTable const& t, std::size_t row) {
  return words_of_place(drill, t.link[row], point_of(drill, t, row), t.zone[row]);
}

Speaker speaker_of(IncidentKindSpec const& kind, ReportSource source) {
  Names const officer{"值班员", "duty officer"};
  Names const radio{"对讲机", "radio"}, telephone{"电话", "telephone"};
  switch (source) {
    case ReportSource::guard: return {{"值守人员", "guard on the spot"}, officer, radio};
    case ReportSource::patrol: return {{"巡查人员", "patrol"}, officer, radio};
    case ReportSource::driver: return {{"途经的抢险班组", "crew passing by"}, officer, radio};
    default: break;
  }
  if (kind.people_trapped)
    return {{"公安110联动", "police control room"}, {"值班长", "officer in charge"}, telephone};
  return {{"居民", "resident"}, officer, telephone};
}

Names words_of_severity(double severity) {
  static std::array<Names, kSeverityBands> const kWords = {
      {{"轻微", "slight"}, {"较重", "serious"}, {"严重", "grave"}}};
  return kWords[severity_band(severity)];
}

Names message_of(IncidentKindSpec const& kind, Speaker const& speaker, Names const& place,
                 double severity) {
  Names const how = words_of_severity(severity);
  Names text;
  add(text,
      fmt::format("我是{}。{}发生{}，情况{}", speaker.from.zh, place.zh, kind.names.zh, how.zh),
      fmt::format("{} calling: {} at {}; it looks {}", capital(speaker.from.en), kind.names.en,
                  place.en, how.en));
  if (kind.people_trapped) add(text, "，有人员被困", ", people are trapped");
  if (kind.blocks_link) add(text, "，车辆无法通行", ", no car gets through");
  if (kind.severity_growth_per_h > 0) add(text, "，还在加重", ", and it is getting worse");
  add(text, "，请派人处置。", ". Please send help.");
  return text;
}

Names expected_action_of(Scenario const& s, IncidentKindSpec const& kind) {
  Names text{"派遣", "Send "};
  add_needs(s, kind.needs, text);
  if (kind.extra_units > 0)
    add(text, fmt::format("，可增派至多{}个", kind.extra_units),
        fmt::format(", up to {} more to speed up", kind.extra_units));
  add_materials(s, kind, text);
  add_cautions(s, kind, text);
  add(text, "。", ".");
  return text;
}

}  // namespace sc
