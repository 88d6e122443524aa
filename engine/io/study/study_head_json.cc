// SPDX-License-Identifier: Apache-2.0
#include "io/study/study_head_json.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <stdexcept>

#include "io/text/json_text.h"
#include "io/text/json_whole.h"

namespace sc {
namespace {

using Json = nlohmann::ordered_json;

Json as_json(Names const& names) {
  return {{"en", names.en}, {"zh", names.zh}};
}
Names names_of(Json const& json) {
  return {json.at("zh").get<std::string>(), json.at("en").get<std::string>()};
}

Json as_json(StudyColumn const& c) {
  return {{"name", c.name}, {"unit", c.unit}, {"labels", as_json(c.labels)}};
}
StudyColumn column_of(Json const& json) {
  return {json.at("name"), json.at("unit"), names_of(json.at("labels"))};
}

Json as_json(StudyKind const& kind) {
  return {{"id", kind.id}, {"labels", as_json(kind.labels)}};
}
StudyKind kind_of(Json const& json) {
  return {json.at("id"), names_of(json.at("labels"))};
}

Json as_json(StudyScenario const& s) {
  return {{"folder", s.folder},
          {"names", as_json(s.names)},
          {"note", s.note},
          {"seed", s.seed},
          {"input_sha256", s.input_sha256},
          {"roads", s.roads},
          {"roads_sha256", s.roads_sha256}};
}
StudyScenario scenario_of(Json const& json) {
  return {json.at("folder"),       names_of(json.at("names")),
          json.at("note"),         whole_of<decltype(StudyScenario::seed)>(json.at("seed")),
          json.at("input_sha256"), json.at("roads"),
          json.at("roads_sha256")};
}

Json as_json(StudyVariant const& v) {
  return {{"scenario", v.scenario},       {"name", v.name},       {"plan", v.plan},
          {"plan_sha256", v.plan_sha256}, {"policy", v.policy},   {"relocation", v.relocation},
          {"settings", v.settings},       {"late_ms", v.late.ms}, {"replications", v.replications}};
}
StudyVariant variant_of(Json const& json) {
  StudyVariant v;
  v.scenario = whole_of<std::size_t>(json.at("scenario"));
  v.name = json.at("name");
  v.plan = json.at("plan");
  v.plan_sha256 = json.at("plan_sha256");
  v.policy = json.at("policy");
  v.relocation = json.at("relocation");
  v.settings = json.at("settings").get<std::vector<std::string>>();
  v.late = Duration{whole_of<std::int64_t>(json.at("late_ms"))};
  v.replications = whole_of<std::uint32_t>(json.at("replications"));
  return v;
}

template <class Row>
Json list_of(std::vector<Row> const& rows) {
  Json list = Json::array();
  for (Row const& row : rows) list.push_back(as_json(row));
  return list;
}

template <class Row>
std::vector<Row> rows_of(Json const& list, Row (*one)(Json const&)) {
  std::vector<Row> rows;
  for (Json const& json : list) rows.push_back(one(json));
  return rows;
}

void check_whole(StudyHead const& head) {
  if (head.shard.count == 0 || head.shard.index >= head.shard.count)
    throw std::runtime_error("shard");
  std::size_t last = 0;
  for (StudyVariant const& v : head.variants) {
    if (v.scenario >= head.scenarios.size() || v.scenario < last)
      throw std::runtime_error("scenario of a variant");
    last = v.scenario;
  }
}

Json head_json(StudyHead const& head) {
  return {{"engine_version", head.engine_version},
          {"git_sha", head.git_sha},
          {"shard", {head.shard.index, head.shard.count}},
          {"stop_rule", head.stop_rule},
          {"incident_times", head.incident_times},
          {"columns", list_of(head.columns)},
          {"kinds", list_of(head.kinds)},
          {"scenarios", list_of(head.scenarios)},
          {"variants", list_of(head.variants)}};
}

/// Every leaf in which two JSON values differ, as a sentence with its path.
void collect(Json const& a, Json const& b, std::string const& path, std::string const& yardstick,
             std::vector<std::string>& found) {
  if (a == b) return;
  bool const same_keys = a.is_structured() && a.type() == b.type() && a.size() == b.size();
  if (!same_keys) {
    auto const shown = [](Json const& j) {
      return j.is_structured() ? fmt::format("{} entries", j.size()) : dumped(j);
    };
    found.push_back(
        fmt::format("{} = {} (must be {}, as in {})", path, shown(a), shown(b), yardstick));
    return;
  }
  auto const sub = [&](std::string const& key) { return path.empty() ? key : path + '.' + key; };
  if (a.is_array()) {
    for (std::size_t k = 0; k < a.size(); ++k)
      collect(a[k], b[k], fmt::format("{}[{}]", path, k), yardstick, found);
    return;
  }
  for (auto const& [key, value] : a.items()) {
    if (b.contains(key))
      collect(value, b.at(key), sub(key), yardstick, found);
    else
      found.push_back(fmt::format("{} (is not in {})", sub(key), yardstick));
  }
}

}  // namespace

std::string head_as_json(StudyHead const& head) {
  return dumped(head_json(head));
}

StudyHead head_of_json(std::string const& text) {
  Json const json = Json::parse(text);
  StudyHead head;
  head.engine_version = json.at("engine_version");
  head.git_sha = json.at("git_sha");
  Json const& shard = json.at("shard");
  head.shard = {whole_of<std::uint32_t>(shard.at(0)), whole_of<std::uint32_t>(shard.at(1))};
  head.stop_rule = json.at("stop_rule");
  head.incident_times = json.at("incident_times");
  head.columns = rows_of(json.at("columns"), column_of);
  head.kinds = rows_of(json.at("kinds"), kind_of);
  head.scenarios = rows_of(json.at("scenarios"), scenario_of);
  head.variants = rows_of(json.at("variants"), variant_of);
  check_whole(head);
  return head;
}

std::vector<std::string> head_differences(StudyHead const& ours, StudyHead const& yardstick,
                                          std::string const& yardstick_name) {
  StudyHead alike = ours;
  alike.shard = yardstick.shard;
  for (std::size_t v = 0; v < std::min(alike.variants.size(), yardstick.variants.size()); ++v)
    alike.variants[v].replications = yardstick.variants[v].replications;
  std::vector<std::string> found;
  collect(head_json(alike), head_json(yardstick), "", yardstick_name, found);
  return found;
}

}  // namespace sc
