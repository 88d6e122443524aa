// SPDX-License-Identifier: Apache-2.0
// The only file that knows every driver of incidents.
#include "hazard/drivers/table.h"

#include <algorithm>
#include <array>

#include "hazard/drivers/excess.h"
#include "hazard/drivers/tree_fall.h"

namespace sc {
namespace {

constexpr auto kDrivers = std::to_array<Driver>({
    {.name = "none", .what = "never drawn: recorded incidents only", .draws = false},
    {.name = "base", .what = "at any time alike"},
    {.name = "rain", .what = "rain of the last hour, mm", .rate_per_h = excess_of<rain_hour_mm>},
    {.name = "gust", .what = "3-second gust, m/s", .rate_per_h = excess_of<gust_mps>},
    {.name = "tree_fall",
     .what = "the greatest gust so far, on soil wet from a day's rain",
     .rate_per_h = tree_fall,
     .positive_threshold = true},
    {.name = "depth",
     .what = "water in a basin, m; once while it stands",
     .rate_per_h = excess_of<depth_m>,
     .floods = true},
    {.name = "canal", .what = "level of the canal, m", .rate_per_h = excess_of<canal_m>},
});

}  // namespace

std::span<Driver const> drivers() {
  return kDrivers;
}

Driver const* driver_named(std::string_view name) {
  auto const found = std::find_if(kDrivers.begin(), kDrivers.end(),
                                  [&](Driver const& driver) { return driver.name == name; });
  return found == kDrivers.end() ? nullptr : &*found;
}

}  // namespace sc
