// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "base/time.h"

namespace sc {

/// A crew that fetches material for its own scene and cannot go on stays committed to it so long
/// before it gives it up (assumed): the roads may open again, and nobody else knows the scene.
inline constexpr Duration kCutOffPatience = whole_hours(1);

/// Parameters of the response model; defaults are assumptions and documented in formats.md.
struct Rules {
  std::string policy = "nearest_idle";
  std::string relocation = "none";
  Duration dispatch_epoch = whole_seconds(10);
  Duration call_handling = whole_seconds(60);
  Duration turn_out_day = whole_minutes(3);
  Duration turn_out_night = whole_minutes(5);
  double network_speed_factor = 0.6;  ///< signals and traffic: share of the free speed driven
  double siren_speed_factor = 0.8;
  double wind_stop_mps = 10.8;  ///< no work at height or lifting above this mean wind
  double clear_depth_m = 0.03;  ///< a pumped basin counts as dry
  double severity_max = 4;
  double night_work_factor = 1.2;
  Duration late = whole_minutes(30);  ///< "in time" in summaries
  // several units
  double team_power = 0.7;      ///< rate of work = (1 + extra units / needed units)^this
  bool divert = true;           ///< units on their way may be sent elsewhere
  double preempt_severity = 0;  ///< units at work may be taken by an incident this much more
                                ///< severe; 0: never
  // people
  Duration call_in_day = whole_minutes(30);  ///< from the call until the crew is at its unit
  Duration call_in_night = whole_minutes(45);
  Duration most_duty = whole_hours(16);    ///< nobody works longer without a rest
  Duration fresh = whole_hours(8);         ///< on duty without getting tired
  double fatigue_per_h = 0.03;             ///< share of the rate of work lost per hour beyond
  Duration least_rest = whole_hours(8);    ///< between two duties
  Duration hand_over = whole_minutes(10);  ///< work on scene pauses for it
  Duration meal_after = whole_hours(6);    ///< on duty, at the next quiet moment
  Duration meal = whole_minutes(30);
  // what crews see in passing
  double patrol_detection = 0.9;  ///< chance that a patrol sees an unreported incident it passes
  double driver_detection = 0.5;  ///< of any other unit
  // material
  std::string supply_skill = "drive";        ///< of units that bring material to a scene
  Duration outside_supply = whole_hours(4);  ///< a supplier fills what the stores lack
};

/// Works that were done, or not: for comparisons before and after.
struct Measures {
  bool rebuilt_points = false;       ///< waterlogging points with BasinPlace::rebuilt
  bool separated_buildings = false;  ///< IncidentKindSpec::separated_factor
  bool operator==(Measures const&) const = default;
};

/// What a dispatch policy trades against each other. Plain numbers of the plan file, since they
/// move the mean time against the late share.
struct PolicyWeights {
  double severity_power = 1;        ///< cost of waiting goes with severity^this
  double growth = 1;                ///< weight of severity growth during the wait
  double late = 2;                  ///< cost of being late, in hours of waiting
  double trapped = 10;              ///< factor of cost where people are trapped
  double divert_min = 3;            ///< a diversion must save this much [min]
  double reinforce_severity = 2.5;  ///< extra units go to incidents from this severity on
  double horizon_min = 90;          ///< roll-outs look this far ahead
  int samples = 8;                  ///< futures per roll-out
};

}  // namespace sc
