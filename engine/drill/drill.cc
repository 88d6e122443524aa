// SPDX-License-Identifier: Apache-2.0
#include "drill/drill.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/check.h"

namespace sc {

std::string_view name_of(StrainKind k) {
  static constexpr std::array<std::string_view, kStrainKinds> kNames = {
      "overload", "coverage", "communication", "decision", "routes", "wind", "supply", "endurance"};
  SC_EXPECT(static_cast<std::size_t>(k) < kStrainKinds);
  return kNames[static_cast<std::size_t>(k)];
}

std::string size_words(Strain const& strain) {
  return fmt::format("{:.3g}{}{}", strain.size, strain.unit == "1" ? "" : " ",
                     strain.unit == "1" ? "" : strain.unit);
}

std::span<std::string_view const> drill_variant_words() {
  static constexpr std::array<std::string_view, kDrillVariants> kWords = {"tabletop", "live",
                                                                          "no_notice"};
  return kWords;
}

std::string_view name_of(DrillVariant v) {
  return drill_variant_words()[static_cast<std::size_t>(v)];
}

Names words_of(DrillVariant v) {
  switch (v) {
    case DrillVariant::tabletop: return {"桌面推演", "tabletop exercise"};
    case DrillVariant::live: return {"实战演练", "live exercise"};
    case DrillVariant::no_notice: return {"双盲演练", "no-notice exercise"};
  }
  SC_EXPECT(false);
  return {};
}

std::optional<double> nearest_distance(DrillSet const& set, std::size_t drill) {
  std::optional<double> least;
  for (std::size_t other = 0; other < set.drills.size(); ++other)
    if (other != drill)
      least = std::min(least.value_or(set.distance[drill][other]), set.distance[drill][other]);
  return least;
}

}  // namespace sc
