// SPDX-License-Identifier: Apache-2.0
#include "cli/planner_sentence.h"

#include <fmt/format.h>

#include <cmath>

#include "cli/measure_words.h"
#include "study/indicator.h"

namespace sc {
namespace {

/// The last variant that differs from the first by its measures alone; 0: none.
std::size_t rival(std::vector<Variant> const& variants) {
  Variant const& first = variants.front();
  for (std::size_t v = variants.size(); v-- > 1;)
    if (variants[v].policy == first.policy && variants[v].relocation == first.relocation &&
        variants[v].measures != first.measures)
      return v;
  return 0;
}

/// "Rebuilding 19 points and separating the drains of buildings".
Names works(Scenario const& s, Measures const& done) {
  Names text;
  if (done.rebuilt_points) {
    text.zh = fmt::format("改造{}处积水点", rebuilt_basins(s));
    text.en = fmt::format("Rebuilding the {} point{}", rebuilt_basins(s),
                          rebuilt_basins(s) == 1 ? "" : "s");
  }
  if (done.separated_buildings) {
    text.zh += text.zh.empty() ? "楼宇雨污分流" : "并实施楼宇雨污分流";
    text.en += text.en.empty() ? "Separating the drains of buildings"
                               : " and separating the drains of buildings";
  }
  if (text.en.empty()) return {"不实施任何工程", "Without any works"};
  return text;
}

/// Nobody says "minus nothing".
std::string signless_zero(double value, int decimals) {
  std::string text = fmt::format("{:.{}f}", value, decimals);
  if (text.find_first_not_of("-0.") == std::string::npos) std::erase(text, '-');
  return text;
}

/// A difference as people say it: its size, its direction, and how sure it is.
struct Said {
  Said(std::vector<Compared> const& row, std::size_t rival, int decimals)
      : before(signless_zero(row[0].value.value, decimals)),
        none(row[rival].difference.value == 0 && row[rival].difference.low >= 0),
        less(row[rival].difference.value <= 0) {
    Estimate const& d = row[rival].difference;
    double const sign = less ? -1 : 1;
    by = signless_zero(sign * d.value, decimals);
    if (std::isnan(d.low) || d.low == d.high) return;
    std::string const low = signless_zero(less ? -d.high : d.low, decimals);
    std::string const high = signless_zero(less ? -d.low : d.high, decimals);
    bool const clear = d.clear_of_zero();
    zh = fmt::format("（95 % 置信区间 {} 至 {}{}；原为 {}）", low, high,
                     clear ? "" : "，差异不显著", before);
    en = fmt::format(" (95 % interval {} to {}{}; {} before)", low, high,
                     clear ? "" : ", not clear of zero", before);
  }
  std::string before;
  bool none;  ///< the same in every replication
  bool less;
  std::string by, zh, en;
};

void say(Said const& said, std::string_view zh, std::string_view measure_word, std::string_view en,
         Names& text) {
  if (said.none) {
    text.zh += fmt::format("{}不变（{} {}）", zh, said.before, measure_word);
    text.en += fmt::format("{} {} as before", said.before, en);
    return;
  }
  text.zh += fmt::format("{}{} {} {}{}", zh, said.less ? "减少" : "增加", said.by, measure_word,
                         said.zh.empty() ? fmt::format("（原为 {}）", said.before) : said.zh);
  text.en += fmt::format("{} {} {}{}", said.by, said.less ? "fewer" : "more", en,
                         said.en.empty() ? fmt::format(" ({} before)", said.before) : said.en);
}

}  // namespace

std::optional<Names> planner_sentence(CompareTable const& table) {
  std::size_t const v = rival(table.set.variants);
  if (v == 0) return std::nullopt;
  Scenario const& s = table.set.scenario();
  auto const said = [&](std::string_view id, int decimals) {
    return Said(table.found[indicator_number(id)], v, decimals);
  };
  Names text = works(s, table.set.variants[v].measures);
  if (s.rain_factor != 1) {
    text.zh += fmt::format("（假设雨量为 {:g} 倍）", s.rain_factor);
    text.en += fmt::format(" (hypothetical: all rain x {:g})", s.rain_factor);
  }
  text.zh += "：每场暴雨";
  text.en += ": ";
  say(said("waterlogging_incidents", 1), "积水险情", "起", "waterlogging incidents a storm", text);
  text.zh += "，";
  text.en += ", ";
  say(said("flooded_points", 1), "水深达 0.15 米的点", "处", "points 0.15 m deep or more", text);
  text.zh += "，出动";
  text.en += ", ";
  say(said("person_trips", 0), "", "人次", "person-trips", text);
  text.zh += "。";
  text.en += ".";
  return text;
}

}  // namespace sc
