// SPDX-License-Identifier: Apache-2.0
#include "drill/drill.h"

#include <array>

#include "base/check.h"

namespace sc {

std::string_view name_of(StrainKind k) {
  static constexpr std::array<std::string_view, kStrainKinds> kNames = {
      "overload", "coverage", "communication", "decision", "routes", "wind", "supply", "endurance"};
  SC_EXPECT(static_cast<std::size_t>(k) < kStrainKinds);
  return kNames[static_cast<std::size_t>(k)];
}

std::string_view name_of(DrillVariant v) {
  switch (v) {
    case DrillVariant::tabletop: return "tabletop";
    case DrillVariant::live: return "live";
    case DrillVariant::no_notice: return "no_notice";
  }
  SC_EXPECT(false);
  return {};
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

}  // namespace sc
