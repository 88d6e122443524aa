// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "response/scenario.h"
#include "response/trajectory.h"

namespace sc {

/// What a drill is. A drill is a storm of its own: the scenario it was designed from, with the same
/// weather, plan and rules, but with a short list of recorded incidents within a few hours. It is
/// kept as a scenario folder, so that `run`, `compare` and `plan` work on it as on any other
/// (docs/drills.md).

/// What may break in a drill.
enum class StrainKind : std::uint8_t {
  overload,       ///< all units of a skill are busy while incidents wait for it
  coverage,       ///< a place is far from the units that can help
  communication,  ///< many reports at once, or known long after they began
  decision,       ///< dispatch policies disagree: the order of sending matters
  routes,         ///< water and closed streets make ways long
  wind,           ///< work at height has to stop
  supply,         ///< material runs out, or has to be fetched
  endurance       ///< crews change in the middle of work, or get tired
};
inline constexpr std::size_t kStrainKinds = 8;
std::string_view name_of(StrainKind k);  ///< as in --aim

/// One strain of a drill and how it was proved: the drill was simulated again with this one thing
/// relieved, and nothing else changed.
struct Strain {
  StrainKind kind = StrainKind::overload;
  std::string subject;  ///< id of what breaks: skill, zone, policy, basin, material; may be empty
  Names subject_names;  ///< "drainage pumps"
  double size = 0;      ///< in `unit`, of the reference run
  std::string unit;     ///< "h", "min", "1"
  Names measured;       ///< what `size` is: "waiting while every pump unit was busy"
  Names relief;         ///< what was relieved: "two more units of the kind at the same station"
  double cost_h = 0;    ///< severity-weighted waiting of the reference run, h
  double relieved_cost_h = 0;  ///< the same with the relief
};

/// "30.9 min"; without a unit where it has none.
std::string size_words(Strain const& strain);

/// One message of the exercise: a row of the master scenario events list (MSEL) of HSEEP 2020 and
/// of the inject list of the Chinese drill guide (AQ/T 9007-2019).
struct Inject {
  int number = 0;            ///< from 1, in order of time
  std::size_t incident = 0;  ///< row of the drill scenario's incidents and of its run files
  SimTime at;                ///< when it is delivered: the report
  IncidentKindId kind;
  double severity = 1;
  LonLat position;
  Names place;                         ///< street or basin, and subdistrict
  Names from;                          ///< who reports: resident, guard, patrol, police, ...
  Names to;                            ///< who receives it: duty officer, ...
  Names mode;                          ///< telephone, radio, face to face
  Names message;                       ///< the words that are spoken
  Names expected_action;               ///< what a good team does
  std::vector<UnitId> expected_units;  ///< sent by the reference, in order
  std::optional<SimTime> expected_dispatch, expected_arrive, expected_clear;
  std::optional<SimTime> bound_arrive;  ///< of a capable unit from where the plan lets it wait
};

/// A number that tells drills apart.
struct DrillFeature {
  std::string id;  ///< "pump_starved_h"
  Names names;
  double value = 0;   ///< as it is
  double scaled = 0;  ///< over the study: minus median, over the spread
};

struct Drill {
  int number = 0;          ///< from 1
  Names names;             ///< tells what is special: "Pumps run out in Xiangfu"
  Scenario scenario;       ///< the drill's own: recorded incidents alone, ends with the horizon
  SimTime begin, end;      ///< of the exercise, within the scenario; injects lie in [begin, end)
  std::uint64_t seed = 0;  ///< of every simulation of the drill
  std::uint32_t replication = 0;
  std::uint32_t storm_replication = 0;  ///< of the study: where the incidents came from
  std::string reference_policy = "assignment";
  std::vector<Inject> injects;
  std::vector<Strain> strains;  ///< greatest first; never empty
  std::vector<DrillFeature> features;
  Trajectory reference;  ///< the plan with the reference policy
};

/// How the exercise is run: 桌面推演, 实战演练, 双盲演练.
enum class DrillVariant : std::uint8_t { tabletop, live, no_notice };
inline constexpr std::size_t kDrillVariants = 3;
std::span<std::string_view const> drill_variant_words();  ///< "tabletop", "live", "no_notice"
std::string_view name_of(DrillVariant v);
Names words_of(DrillVariant v);

/// A whole set, as `stormcrew drill design` writes it.
struct DrillSet {
  Names scenario_names;
  std::string scenario_folder;
  std::string scenario_sha256;
  std::string note;            ///< of the scenario: hypothetical or not
  std::string attribution;     ///< of the roads
  double median_distance = 0;  ///< between all candidates of the study
  std::size_t candidates = 0;
  bool choice_proved = true;  ///< no better choice exists; false: the search was stopped before
  std::vector<Drill> drills;
  std::vector<std::vector<double>> distance;  ///< [drills][drills]
};

/// From a drill to the nearest other; nothing where it is alone.
std::optional<double> nearest_distance(DrillSet const& set, std::size_t drill);

}  // namespace sc
