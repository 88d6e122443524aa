// SPDX-License-Identifier: Apache-2.0
#include "hazard/drivers/excess.h"

namespace sc {

double rain_hour_mm(HazardTimeline const& t, OnsetPlace place, std::size_t k) {
  return 1000.0 * static_cast<double>(t.rain_hour_m[t.cell(k, place.zone)]);
}

double gust_mps(HazardTimeline const& t, OnsetPlace place, std::size_t k) {
  return static_cast<double>(t.gust_mps[t.cell(k, place.zone)]);
}

double depth_m(HazardTimeline const& t, OnsetPlace place, std::size_t k) {
  return place.basin ? static_cast<double>(t.depth_m[t.cell(k, place.basin)]) : 0.0;
}

double canal_m(HazardTimeline const& t, OnsetPlace /*everywhere the same*/, std::size_t k) {
  return static_cast<double>(t.canal_m[k]);
}

}  // namespace sc
