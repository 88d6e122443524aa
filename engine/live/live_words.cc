// SPDX-License-Identifier: Apache-2.0
#include "live/live_words.h"

#include <fmt/format.h>

#include <cmath>

#include "drill/inject_words.h"
#include "drill/skill_words.h"
#include "response/level_words.h"

namespace sc {
namespace {

void add(Names& text, std::string_view zh, std::string_view en) {
  text.zh += zh;
  text.en += en;
}

/// The change alone; `Applied` gives the number of what is new.
struct Sentence {
  Scenario const& s;
  Applied const& applied;

  [[nodiscard]] std::string const& unit(UnitId u) const { return s.units[u.index()].id; }

  Names operator()(ReportChange const& c) const {
    Names const& kind = s.incident_kinds[c.incident.kind.index()].names;
    return {fmt::format("接报险情 {}：{}", applied.incident.value(), kind.zh),
            fmt::format("incident {} reported: {}", applied.incident.value(), kind.en)};
  }
  Names operator()(CorrectionChange const& c) const {
    Names text{fmt::format("更正险情 {}", c.incident.value()),
               fmt::format("incident {} corrected", c.incident.value())};
    if (c.correction.severity)
      add(text, fmt::format("，严重度 {:g}", *c.correction.severity),
          fmt::format(", severity {:g}", *c.correction.severity));
    if (c.correction.kind) {
      Names const& kind = s.incident_kinds[c.correction.kind->index()].names;
      add(text, "，类型 " + kind.zh, ", it is: " + kind.en);
    }
    if (c.correction.trapped)
      add(text, *c.correction.trapped ? "，有人被困" : "，无人被困",
          *c.correction.trapped ? ", people trapped" : ", nobody trapped");
    return text;
  }
  Names operator()(CloseChange const& c) const {
    constexpr std::string_view kZh[] = {"已处置", "误报", "重复上报"};
    constexpr std::string_view kEn[] = {"cleared", "a false alarm", "a duplicate"};
    auto const i = static_cast<std::size_t>(c.outcome);
    return {fmt::format("险情 {} 结束：{}", c.incident.value(), kZh[i]),
            fmt::format("incident {} closed: {}", c.incident.value(), kEn[i])};
  }
  Names operator()(PositionChange const& c) const {
    return {fmt::format("{} 报告位置", unit(c.unit)),
            fmt::format("{} says where it is", unit(c.unit))};
  }
  Names operator()(StatusChange const& c) const {
    constexpr std::string_view kZh[] = {"可调派", "停用", "已到场", "处置完毕"};
    constexpr std::string_view kEn[] = {"is available", "is out of service", "has arrived",
                                        "has finished"};
    auto const i = static_cast<std::size_t>(c.status);
    return {fmt::format("{} {}", unit(c.unit), kZh[i]), fmt::format("{} {}", unit(c.unit), kEn[i])};
  }
  Names operator()(ReadingChange const& c) const {
    if (c.gauge) {
      std::string const& id = s.rain.gauges[*c.gauge].id;
      return {fmt::format("雨量站 {}：{:g} mm/h", id, c.value),
              fmt::format("rain gauge {}: {:g} mm/h", id, c.value)};
    }
    if (c.basin) {
      Names const& names = s.basins[c.basin.index()].names;
      return {fmt::format("{} 水深 {:g} m", names.zh, c.value),
              fmt::format("water at {}: {:g} m", names.en, c.value)};
    }
    return {fmt::format("运河水位 {:g} m", c.value), fmt::format("canal level {:g} m", c.value)};
  }
  Names operator()(CloseStreetChange const&) const {
    std::size_t const n = applied.closure.value_or(0);
    return {fmt::format("封闭道路（封路 {}）", n), fmt::format("street closed (closure {})", n)};
  }
  Names operator()(OpenStreetChange const& c) const {
    return {fmt::format("恢复通行（封路 {}）", c.closure),
            fmt::format("street open again (closure {})", c.closure)};
  }
  Names operator()(LevelChangeByHand const& c) const {
    std::string_view const level = kLevelWords[static_cast<std::size_t>(c.level)];
    return {fmt::format("应急响应级别：{}", level), fmt::format("response level {}", level)};
  }
  Names operator()(OrderChange const& c) const {
    if (c.incident)
      return {fmt::format("派 {} 前往险情 {}", unit(c.unit), c.incident.value()),
              fmt::format("{} sent to incident {}", unit(c.unit), c.incident.value())};
    if (!c.station)
      return {fmt::format("召回 {}", unit(c.unit)), fmt::format("{} called off", unit(c.unit))};
    Names const& station = s.stations[c.station.index()].names;
    return {fmt::format("{} 移驻 {}", unit(c.unit), station.zh),
            fmt::format("{} sent to wait at {}", unit(c.unit), station.en)};
  }
  Names operator()(RefusalChange const& c) const {
    return {
        fmt::format("不采纳：派 {} 前往险情 {}", unit(c.refused.unit), c.refused.incident.value()),
        fmt::format("refused: {} to incident {}", unit(c.refused.unit),
                    c.refused.incident.value())};
  }
};

/// Who else could be sent, and why not: the soonest of them, whom the policy may want elsewhere.
void add_rivals(DutyRoom const& room, RecommendedOrder const& order, Names& text) {
  auto const& units = room.world().scenario.units;
  if (order.alternatives.empty() || !order.alternatives.front().estimate) {
    add(text, "；别无可派队伍", "; nobody else can be sent");
    return;
  }
  RecommendedOrder::Alternative const& next = order.alternatives.front();
  std::string const& id = units[next.unit.index()].id;
  Names const minutes = words_of_minutes(*next.estimate);
  if (*next.estimate < order.estimate)
    add(text, fmt::format("；{} 更近（{}），但留给其他险情更有利", id, minutes.zh),
        fmt::format("; {} is nearer ({}), but does more good elsewhere", id, minutes.en));
  else
    add(text, fmt::format("；在可派队伍中最快，其次 {}（{}）", id, minutes.zh),
        fmt::format("; the soonest of those free, next {} ({})", id, minutes.en));
}

}  // namespace

Names words_of_minutes(Duration d) {
  auto const minutes = std::lround(d.minutes());
  if (minutes < 1) return {"不到1分钟", "under 1 min"};
  return {fmt::format("{}分钟", minutes), fmt::format("{} min", minutes)};
}

Names words_of_place(World const& world, LiveIncident const& it) {
  return words_of_place(world, it.link, it.basin, it.zone);
}

Names words_of_needs(Scenario const& s, Needs const& needs) {
  Names text;
  for (std::size_t k = 0; k < s.skill_names.size(); ++k) {
    int const count = needs.count(k);
    if (count == 0) continue;
    Names const word = words_of_skill(s.skill_names[k]);
    bool const first = text.en.empty();
    add(text, fmt::format("{}{}×{}", first ? "" : "、", word.zh, count),
        fmt::format("{}{} {}", first ? "" : ", ", count, word.en));
  }
  return text;
}

Names reason_of(DutyRoom const& room, RecommendedOrder const& order) {
  Scenario const& s = room.world().scenario;
  Names text;
  if (order.extra) {
    add(text, "增援以加快处置", "helps the work go faster");
  } else {
    Names const needs = words_of_needs(s, order.lacking);
    add(text, "尚缺 " + needs.zh, "still lacking: " + needs.en);
  }
  Names const minutes = words_of_minutes(order.estimate);
  add(text, "；" + minutes.zh + "到达", "; there in " + minutes.en);
  if (order.diverts)
    add(text, fmt::format("；自险情 {} 抽调", order.diverts.value()),
        fmt::format("; taken from incident {}", order.diverts.value()));
  add_rivals(room, order, text);
  return text;
}

Names words_of_alternative(RecommendedOrder const& order, RecommendedOrder::Alternative const& it) {
  Names text;
  if (!it.estimate) {
    text = {"无路可达", "cut off"};
  } else {
    bool const later = *it.estimate >= order.estimate;
    Duration const by = later ? *it.estimate - order.estimate : order.estimate - *it.estimate;
    Names const minutes = words_of_minutes(by);
    text = later ? Names{"晚" + minutes.zh, minutes.en + " later"}
                 : Names{"早" + minutes.zh, minutes.en + " sooner"};
  }
  if (it.serves)
    add(text, fmt::format("，须自险情 {} 抽调", it.serves.value()),
        fmt::format(", taken from incident {}", it.serves.value()));
  return text;
}

Names words_of_change(Scenario const& s, Change const& change, Applied const& applied) {
  return std::visit(Sentence{s, applied}, change);
}

}  // namespace sc
