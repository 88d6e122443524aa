// SPDX-License-Identifier: Apache-2.0
#include "study/season.h"

#include <array>

#include "base/check.h"

namespace sc {
namespace {

template <class Count>
double number(Count n) {
  return static_cast<double>(n);
}

constexpr auto kNumbers = std::to_array<SeasonNumber>({
    {"activations", "activations", "应急响应",
     [](Summary const& s) { return number(s.counts.activations); }},
    {"person_trips", "person-trips", "人次",
     [](Summary const& s) { return number(s.counts.person_trips); }},
    {"vehicle_trips", "vehicle-trips", "车次",
     [](Summary const& s) { return number(s.counts.vehicle_trips); }},
    {"incidents", "incidents", "险情", [](Summary const& s) { return number(s.incidents); }},
    {"incidents_cleared", "problems handled", "处置问题",
     [](Summary const& s) { return number(s.cleared); }},
    {"late", "reached late or never", "迟到或未到",
     [](Summary const& s) { return number(s.response.late); }},
    {"km_driven", "km driven", "行驶公里", [](Summary const& s) { return s.counts.km_driven; }},
    {"stock_outs", "stock-outs", "缺料",
     [](Summary const& s) { return number(stock_out_times(s)); }},
});

}  // namespace

std::uint64_t activation_seed(std::uint64_t season_seed, std::string_view activation_id) {
  std::uint64_t hash = 0xcbf29ce484222325U;
  for (char const c : activation_id) {
    hash ^= static_cast<unsigned char>(c);
    hash *= 0x100000001b3U;
  }
  std::uint64_t mixed = season_seed + hash;
  mixed = (mixed ^ (mixed >> 30U)) * 0xbf58476d1ce4e5b9U;
  mixed = (mixed ^ (mixed >> 27U)) * 0x94d049bb133111ebU;
  return mixed ^ (mixed >> 31U);
}

std::span<SeasonNumber const> season_numbers() {
  return kNumbers;
}

std::vector<Spread> season_totals(std::span<Ensemble const> activations) {
  SC_EXPECT(!activations.empty());
  std::vector<Spread> result;
  for (SeasonNumber const& number : kNumbers) {
    std::vector<double> totals(activations.front().size());
    for (Ensemble const& activation : activations) {
      SC_EXPECT(activation.size() == totals.size());
      for (std::size_t r = 0; r < totals.size(); ++r) totals[r] += number.of(activation[r]);
    }
    result.push_back(spread_of(std::string(number.id), totals));
  }
  return result;
}

}  // namespace sc
