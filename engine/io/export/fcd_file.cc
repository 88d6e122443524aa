// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <cmath>
#include <numbers>

#include "base/check.h"
#include "io/export/export_files.h"
#include "io/export/text_output.h"
#include "io/export/track.h"
#include "io/text/xml_text.h"

namespace sc {
namespace {

constexpr double kDegrees = 180 / std::numbers::pi;

/// How far from tail to head a place is, from 0 to 1.
double share_of_way(LonLat place, LonLat tail, LonLat head) {
  // Longitudes shrunk to the length of latitudes there: true enough to divide one link.
  double const shrink = std::cos(tail.lat_deg / kDegrees);
  auto const flat = [&](LonLat p) { return PlanePoint{p.lon_deg * shrink, p.lat_deg}; };
  return nearest_fraction(flat(place), flat(tail), flat(head));
}

/// A unit on its way through its track, asked at ascending times.
class Vehicle {
 public:
  Vehicle(RunContents const& all, std::size_t unit)
      : roads_(all.roads),
        track_(all.run.units[unit]),
        id_(xml_text(all.labels.units[unit].id)),
        type_(xml_text(all.labels.unit_kinds[all.labels.units[unit].kind.index()].label.id)) {}

  /// Goes on to this time. False: the unit is not in the run yet.
  bool go_to(SimTime time) {
    while (at_ + 1 < track_.time.size() && track_.time[at_ + 1] <= time) ++at_;
    return at_ < track_.time.size() && track_.time[at_] <= time;
  }

  [[nodiscard]] bool is_moving() const {
    return at_ + 1 < track_.time.size() && sc::is_moving(track_.status[at_]) &&
           track_.position[at_] != track_.position[at_ + 1];
  }

  [[nodiscard]] std::string element(SimTime time) {
    LonLat const place = place_at(track_, at_, time);
    if (is_moving())
      angle_deg_ = bearing_rad(track_.position[at_], track_.position[at_ + 1]) * kDegrees;
    std::string text = fmt::format(
        R"(<vehicle id="{}" x="{:.7f}" y="{:.7f}" angle="{:.2f}" type="{}" speed="{:.2f}" pos="{:.2f}")",
        id_, place.lon_deg, place.lat_deg, angle_deg_, type_, speed_mps(), along_m(place));
    if (LinkId const link = track_.link[at_]) text += fmt::format(R"( lane="{}_0")", link.value());
    return text + R"( slope="0.00"/>)";
  }

 private:
  /// How far along its link a place is; 0 off the road.
  [[nodiscard]] double along_m(LonLat place) const {
    LinkId const link = track_.link[at_];
    if (!link) return 0;
    std::size_t const i = link.index();
    return static_cast<double>(roads_.length_m[i]) *
           share_of_way(place, roads_.tail[i], roads_.head[i]);
  }

  /// Between two observations, along the link where that is longer than the straight line.
  [[nodiscard]] double speed_mps() const {
    if (!is_moving()) return 0;
    Duration const taken = track_.time[at_ + 1] - track_.time[at_];
    LonLat const from = track_.position[at_], to = track_.position[at_ + 1];
    double const driven_m = std::max(std::abs(along_m(to) - along_m(from)), distance_m(from, to));
    return driven_m / taken.seconds();
  }

  RunRoads const& roads_;
  UnitTrack const& track_;
  std::string id_, type_;
  std::size_t at_ = 0;
  double angle_deg_ = 0;  ///< of the last way
};

}  // namespace

FcdCounts write_fcd(std::filesystem::path const& path, RunContents const& all,
                    FcdOptions const& options, ExportProgress const& progress) {
  SC_EXPECT(options.every > Duration{0});
  std::vector<Vehicle> vehicles;
  for (std::size_t unit = 0; unit < all.run.units.size(); ++unit) vehicles.emplace_back(all, unit);
  TextOutput out(path);
  out.add("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<fcd-export>\n");
  FcdCounts counts;
  for (SimTime time; time <= all.run.end; time = time + options.every) {
    ++counts.timesteps;
    out.add(fmt::format("<timestep time=\"{}.{:03}\">\n", time.ms / 1000, time.ms % 1000));
    for (Vehicle& vehicle : vehicles) {
      if (!vehicle.go_to(time) || !(options.also_standing || vehicle.is_moving())) continue;
      ++counts.vehicles;
      out.add(vehicle.element(time) + '\n');
    }
    out.add("</timestep>\n");
    if (progress && all.run.end > SimTime{0}) progress(time.seconds() / all.run.end.seconds());
  }
  out.add("</fcd-export>\n");
  out.commit();
  return counts;
}

}  // namespace sc
