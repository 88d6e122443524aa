// SPDX-License-Identifier: Apache-2.0
#include "drill/files/set_files.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "drill/files/briefing.h"
#include "drill/files/drill_words.h"
#include "drill/files/table_text.h"
#include "io/text/names_json.h"

namespace sc {
namespace {

using Json = nlohmann::ordered_json;

constexpr auto kColumns = std::to_array<std::string_view>(
    {"number", "name_zh", "name_en", "begin", "end", "level", "injects", "seed", "replication",
     "storm_replication", "strain", "subject", "subject_zh", "subject_en", "size", "unit", "cost_h",
     "relieved_cost_h", "nearest_distance"});

std::string strain_text(Strain const& it) {
  return fmt::format("  - **{}** {} {}: {} {} {}. {} {} → {:.3g} h → {:.3g} h\n", name_of(it.kind),
                     markdown_text(it.subject_names.zh), markdown_text(it.subject_names.en),
                     markdown_text(it.measured.zh), markdown_text(size_words(it)),
                     markdown_text(it.measured.en), markdown_text(it.relief.zh),
                     markdown_text(it.relief.en), it.cost_h, it.relieved_cost_h);
}

std::string drill_text(DrillSet const& set, std::size_t i) {
  Drill const& drill = set.drills[i];
  Scenario const& s = drill.scenario;
  std::string text = fmt::format(
      "- **[{0}]({0}/situation.md)** {1} · {2}: {3} – {4}, {5} injects 条事件", drill_folder(drill),
      markdown_text(drill.names.zh), markdown_text(drill.names.en), day_and_minute(s, drill.begin),
      day_and_minute(s, drill.end), drill.injects.size());
  if (auto const nearest = nearest_distance(set, i))
    text += fmt::format(", nearest other 与最近者距离 {:.3g}", *nearest);
  text += '\n';
  for (Strain const& it : drill.strains) text += strain_text(it);
  return text;
}

Json drill_json_of(Drill const& drill) {
  Json json = {{"number", drill.number},
               {"folder", drill_folder(drill)},
               {"name", names_json(drill.names)},
               {"begin", local_time(drill.scenario, drill.begin)},
               {"end", local_time(drill.scenario, drill.end)},
               {"injects", drill.injects.size()},
               {"strains", Json::array()},
               {"features", Json::object()}};
  for (Strain const& it : drill.strains)
    json["strains"].push_back({{"kind", name_of(it.kind)},
                               {"subject", it.subject},
                               {"size", it.size},
                               {"unit", it.unit},
                               {"cost_h", it.cost_h},
                               {"relieved_cost_h", it.relieved_cost_h}});
  for (DrillFeature const& it : drill.features)
    json["features"][it.id] = {{"value", it.value}, {"scaled", it.scaled}};
  return json;
}

void add_row(DrillSet const& set, std::size_t i, Strain const& it, TableText& table) {
  Drill const& drill = set.drills[i];
  Scenario const& s = drill.scenario;
  table.whole(drill.number)
      .names(drill.names)
      .text(local_time(s, drill.begin))
      .text(local_time(s, drill.end))
      .text(level_names(level_in_force(s, drill.begin)).en)
      .whole(static_cast<std::int64_t>(drill.injects.size()))
      .whole(static_cast<std::int64_t>(drill.seed))
      .whole(drill.replication)
      .whole(drill.storm_replication)
      .text(name_of(it.kind))
      .text(it.subject)
      .names(it.subject_names)
      .number(it.size, 3)
      .text(it.unit)
      .number(it.cost_h, 3)
      .number(it.relieved_cost_h, 3)
      .number_if_any(nearest_distance(set, i), 4)
      .end_row();
}

}  // namespace

std::string set_readme(DrillSet const& set) {
  std::string text = fmt::format(
      "# 演练集 Drills\n\n{} · {}\n\n{}\n\n演练险情由该情景的模拟结果抽取，不是实际险情。The "
      "incidents were "
      "thinned from simulations of the scenario and did not happen.\n\n"
      "scenario 情景 {}, sha256 `{}`\n\n{} candidates 候选, median distance 距离中位数 "
      "{:.3g}\n\n",
      markdown_text(set.scenario_names.zh), markdown_text(set.scenario_names.en),
      markdown_text(set.note), markdown_text(set.scenario_folder), set.scenario_sha256,
      set.candidates, set.median_distance);
  for (std::size_t i = 0; i < set.drills.size(); ++i) text += drill_text(set, i);
  text +=
      "\nA strain is proved by simulating the drill again with that one thing relieved: severity-"
      "weighted waiting of the reference, then with the relief. "
      "每项压力均经重新模拟验证：箭头前为参考"
      "方案的严重度加权等待，其后为缓解之后的等待。\n";
  if (!set.attribution.empty()) text += fmt::format("\n{}\n", markdown_text(set.attribution));
  return text;
}

std::string set_csv(DrillSet const& set) {
  TableText table(kColumns);
  for (std::size_t i = 0; i < set.drills.size(); ++i)
    for (Strain const& it : set.drills[i].strains) add_row(set, i, it, table);
  return table.bytes();
}

std::string set_json(DrillSet const& set) {
  Json json = {{"format", "stormcrew-drills"},
               {"format_version", 1},
               {"scenario",
                {{"name", names_json(set.scenario_names)},
                 {"folder", set.scenario_folder},
                 {"sha256", set.scenario_sha256},
                 {"note", set.note}}},
               {"attribution", set.attribution},
               {"candidates", set.candidates},
               {"median_distance", set.median_distance},
               {"distance", set.distance},
               {"drills", Json::array()}};
  for (Drill const& drill : set.drills) json["drills"].push_back(drill_json_of(drill));
  return dumped(json, 1) + '\n';
}

}  // namespace sc
