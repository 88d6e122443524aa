// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <vector>

#include "plan/dispatch/estimate_table.h"
#include "response/decision.h"

namespace sc {

/// An answer in the making: what each open incident still lacks, which units have not been used
/// yet, and the orders so far. Incidents and units go by their positions in the view.
///
/// A unit that is sent away from the open incident it drives to leaves a gap there that counts from
/// then on. A unit taken from its work leaves none: what its incident lacks is judged when it is
/// gone. Whoever carries the answer out takes all its units from where they are first; only then is
/// each order judged, in turn.
class Ordering {
 public:
  explicit Ordering(DispatchView const& view);

  [[nodiscard]] DispatchView const& view() const { return view_; }
  [[nodiscard]] std::size_t incidents() const { return view_.open.size(); }
  [[nodiscard]] std::size_t units() const { return view_.free_units.size(); }
  [[nodiscard]] OpenIncident const& incident(std::size_t i) const { return view_.open[i]; }
  [[nodiscard]] FreeUnit const& unit(std::size_t u) const { return view_.free_units[u]; }

  /// What the incident lacks beside who drives there and was sent; good until the next order.
  [[nodiscard]] Needs const& left(std::size_t i) const {
    return served_at_[i] == kNobody ? incident(i).lacking : served_[served_at_[i]].left;
  }
  /// Has no order yet, was not told to stay, and has a skill that is lacking there.
  [[nodiscard]] bool helps(std::size_t unit, std::size_t incident) const;
  [[nodiscard]] bool unused(std::size_t unit) const { return !used_[unit]; }
  /// Are there as many unused units with each skill as the needs ask for? If not, no team of unused
  /// units covers them, wherever they are: in an overload most incidents are done with so.
  [[nodiscard]] bool enough_unused(Needs const& needs) const;
  [[nodiscard]] std::optional<Duration> time(std::size_t unit, std::size_t incident) {
    return estimates_.time(unit, incident);
  }
  /// The open incident that a driving unit is on its way to, or that one at work works at; nothing
  /// for the idle and where that incident is not in the view.
  [[nodiscard]] std::optional<std::size_t> place_of(std::size_t unit) const { return place_[unit]; }
  /// Somebody was sent there who was not on the way, in this answer.
  [[nodiscard]] bool newly_served(std::size_t incident) const;
  /// That, or somebody was taken from the way there.
  [[nodiscard]] bool touched(std::size_t incident) const;

  /// All that drive are as free as the idle; their incidents lack what they would have covered.
  void release_driving();
  /// To where it already drives: it stays on its way, and no order is made of it.
  void send(std::size_t unit, std::size_t incident);
  void call_off(std::size_t unit);
  /// Takes back orders that do not help beside those that stay and the orders before: a unit told
  /// to stay later may cover all that an earlier one was sent for. False if there are none.
  bool withdraw_useless();

  /// Takes back all orders to the incident; those who stay on their way there stay.
  void take_back(std::size_t incident);

  [[nodiscard]] std::vector<Assignment> answer();

 private:
  struct Order {
    std::size_t unit;
    std::optional<std::size_t> incident;  ///< nothing: called off
  };

  /// An incident that units of the view drive to or were sent to. Most have none in an overload.
  struct Served {
    std::vector<std::size_t> covering;
    Needs uncovered;  ///< if all in the view left it
    Needs left;       ///< that, less those covering
  };
  static constexpr std::uint32_t kNobody = UINT32_MAX;

  [[nodiscard]] bool driving(std::size_t unit) const;
  Served& served(std::size_t incident);
  void judge(Served& served) const;
  [[nodiscard]] bool stays(std::size_t unit, std::size_t incident) const {
    return driving(unit) && place_[unit] == incident;
  }
  void leave(std::size_t unit);
  void use(std::size_t unit);
  void free_again(std::size_t unit);

  DispatchView view_;
  EstimateTable estimates_;
  std::vector<std::optional<std::size_t>> place_;  ///< [unit]
  std::vector<std::uint32_t> served_at_;           ///< [incident] in served_, or kNobody
  std::vector<Served> served_;
  std::vector<bool> used_;
  std::array<std::size_t, kMostSkills> unused_with_{};  ///< [skill] units
  SkillSet unused_skills_ = 0;                          ///< those that some unused unit has
  std::vector<Order> orders_;
};

}  // namespace sc
