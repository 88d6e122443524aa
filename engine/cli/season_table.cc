// SPDX-License-Identifier: Apache-2.0
#include "cli/season_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "base/check.h"
#include "cli/columns.h"
#include "cli/estimate_text.h"
#include "io/hdf5/atomic_file.h"
#include "io/scenario/scenario_draft.h"
#include "io/text/local_time.h"
#include "response/exposure/reach.h"
#include "study/season.h"

namespace sc {
namespace {

constexpr std::size_t kWide = 15;

/// Numbers that stand in the line of an activation.
struct Shown {
  std::string_view id;
  std::string_view head;
};
constexpr std::array<Shown, 3> kShown = {{{"incidents_cleared", "problems 处置"},
                                          {"person_trips", "persons 人次"},
                                          {"vehicle_trips", "vehicles 车次"}}};

SeasonNumber const& number_of(std::string_view id) {
  auto const all = season_numbers();
  auto const at = std::find_if(all.begin(), all.end(), [&](auto const& n) { return n.id == id; });
  SC_EXPECT(at != all.end());
  return *at;
}

std::string at(Scenario const& s, SimTime t) {
  return local_time(s, t).substr(0, 16);
}

std::string_view level_of(Scenario const& s) {
  return level_words()[static_cast<std::size_t>(highest_level(s))];
}

double mean_of(Ensemble const& ensemble, SeasonNumber const& number) {
  double sum = 0;
  for (Summary const& summary : ensemble) sum += number.of(summary);
  return sum / static_cast<double>(ensemble.size());
}

std::string head(Season const& season, std::span<Ensemble const> ensembles) {
  std::string text = fmt::format("{}  {}\n", season.names.en, season.names.zh);
  if (!season.note.empty()) text += season.note + '\n';
  text += fmt::format("{} activations 次应急响应", season.activations.size());
  if (!ensembles.empty())
    text += fmt::format(", {} replications of seed {}, each activation with luck of its own",
                        ensembles.front().size(), season.seed);
  return text + "\n\n";
}

std::string table_head(bool with_numbers) {
  std::string text = left_aligned("", 17) + left_aligned("from 起", 18) +
                     left_aligned("to 止", 18) + right_aligned("level 级", 8) +
                     right_aligned("hours 时", 10);
  if (with_numbers)
    for (Shown const& shown : kShown) text += right_aligned(shown.head, kWide);
  return text + '\n';
}

std::string activation_line(Activation const& activation, Ensemble const* ensemble) {
  Scenario const& s = activation.scenario;
  std::string text = left_aligned(activation.id, 17) + left_aligned(at(s, SimTime{0}), 18) +
                     left_aligned(at(s, s.end), 18) +
                     fmt::format("{:>8}{:>10.1f}", level_of(s), response_time(s).hours());
  if (ensemble)
    for (Shown const& shown : kShown)
      text += fmt::format("{:>{}.1f}", mean_of(*ensemble, number_of(shown.id)), kWide);
  return text + fmt::format("  {} {}\n", activation.names.en, activation.names.zh);
}

std::string total_lines(std::span<Ensemble const> ensembles) {
  constexpr std::size_t kLabel = 34;
  std::string text = '\n' + left_aligned("season 全年", kLabel) +
                     fmt::format("{:>10} {:>23} {:>10} {:>10}   {}\n", "mean", "95 % interval",
                                 "least", "most", kFewWords);
  std::vector<Spread> const totals = season_totals(ensembles);
  auto const shown = [](double value) {
    return std::isnan(value) ? std::string("-") : fmt::format("{:.1f}", value);
  };
  for (std::size_t k = 0; k < totals.size(); ++k) {
    SeasonNumber const& number = season_numbers()[k];
    Spread const& total = totals[k];
    text += left_aligned(fmt::format("{} {}", number.en, number.zh), kLabel) +
            fmt::format("{:>10} {:>11} {:>11}{:1}{:>10} {:>10}\n", shown(total.estimate.value),
                        shown(total.estimate.low), shown(total.estimate.high),
                        few_mark(total.estimate), shown(total.least), shown(total.most));
  }
  return text;
}

nlohmann::ordered_json as_json(Activation const& activation, Ensemble const& ensemble) {
  Scenario const& s = activation.scenario;
  nlohmann::ordered_json json{{"id", activation.id},
                              {"name", {{"en", activation.names.en}, {"zh", activation.names.zh}}},
                              {"status", activation.status},
                              {"from", local_time(s, SimTime{0})},
                              {"to", local_time(s, s.end)},
                              {"level", level_of(s)},
                              {"hours", response_time(s).hours()}};
  for (SeasonNumber const& number : season_numbers())
    json["means"][std::string(number.id)] = mean_of(ensemble, number);
  return json;
}

}  // namespace

Duration response_time(Scenario const& s) {
  Duration sum{};
  for (std::size_t k = 0; k < s.levels.size(); ++k) {
    if (s.levels[k].level == ResponseLevel::none) continue;
    SimTime const from = std::max(s.levels[k].time, SimTime{0});
    SimTime const to = k + 1 < s.levels.size() ? std::min(s.levels[k + 1].time, s.end) : s.end;
    if (to > from) sum = sum + (to - from);
  }
  return sum;
}

std::string season_as_text(Season const& season, std::span<Ensemble const> ensembles) {
  std::string text = head(season, ensembles) + table_head(!ensembles.empty());
  for (std::size_t k = 0; k < season.activations.size(); ++k)
    text += activation_line(season.activations[k], ensembles.empty() ? nullptr : &ensembles[k]);
  return ensembles.empty() ? text : text + total_lines(ensembles);
}

std::string season_as_json(Season const& season, std::span<Ensemble const> ensembles) {
  nlohmann::ordered_json json{{"season", {{"en", season.names.en}, {"zh", season.names.zh}}},
                              {"note", season.note},
                              {"seed", season.seed},
                              {"replications", ensembles.front().size()}};
  for (Spread const& total : season_totals(ensembles))
    json["totals"][total.name] = {{"mean", number_or_null(total.estimate.value)},
                                  {"low", number_or_null(total.estimate.low)},
                                  {"high", number_or_null(total.estimate.high)},
                                  {"few", total.estimate.few},
                                  {"least", total.least},
                                  {"most", total.most}};
  json["activations"] = nlohmann::ordered_json::array();
  for (std::size_t k = 0; k < season.activations.size(); ++k)
    json["activations"].push_back(as_json(season.activations[k], ensembles[k]));
  return json.dump(2) + '\n';
}

void write_season_csv(std::string const& path, Season const& season,
                      std::span<Ensemble const> ensembles) {
  AtomicFile file(path);
  std::string header = "replication,activation,from,level,hours";
  for (SeasonNumber const& number : season_numbers()) header += fmt::format(",{}", number.id);
  file.write(header + '\n');
  for (std::size_t r = 0; r < ensembles.front().size(); ++r)
    for (std::size_t k = 0; k < season.activations.size(); ++k) {
      Scenario const& s = season.activations[k].scenario;
      std::string row =
          fmt::format("{},{},{},{},{:g}", r, season.activations[k].id, local_time(s, SimTime{0}),
                      level_of(s), response_time(s).hours());
      for (SeasonNumber const& number : season_numbers())
        row += fmt::format(",{:.9g}", number.of(ensembles[k][r]));
      file.write(row + '\n');
    }
  file.commit();
}

}  // namespace sc
