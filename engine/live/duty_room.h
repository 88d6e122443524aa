// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "live/change.h"
#include "response/live/live_run.h"

namespace sc {

/// Who changes something, and why.
struct Author {
  std::string name;
  std::string role;
  std::string reason;
};

/// What a change was about.
struct Applied {
  IncidentId incident;
  UnitId unit;
  std::optional<std::size_t> closure;
};

/// A street that somebody closed.
struct StreetClosure {
  std::vector<LinkId> links;  ///< both directions
  bool open = false;          ///< again
  std::string reason;
  std::string author;
};

/// What was said of an incident.
struct IncidentNote {
  std::string text;
  std::string author;
  std::string reference;
};

/// The state of a duty officer's room: the run, and what people said beside it. A pure function of
/// its making and the changes told at their moments, as the run is.
class DutyRoom {
 public:
  /// `recommending` and all that the run needs must outlive it.
  DutyRoom(LiveRun run, DispatchPolicy const& recommending);

  [[nodiscard]] LiveRun& run() { return run_; }
  [[nodiscard]] LiveRun const& run() const { return run_; }
  [[nodiscard]] World const& world() const { return run_.world(); }

  /// Tells the change at run().now(). Errors: InputError with nothing changed.
  Applied apply(Change const& change, Author const& author);

  /// What the policy would order now, without what was refused.
  [[nodiscard]] std::vector<RecommendedOrder> recommend();

  [[nodiscard]] std::span<StreetClosure const> closures() const { return closures_; }
  /// Null: nothing was said of it, as of the scenario's own.
  [[nodiscard]] IncidentNote const* note(IncidentId id) const;
  /// Has anybody said where it is, or what it does?
  [[nodiscard]] bool reported(UnitId u) const { return reported_[u.index()]; }
  /// The incident that was reported or corrected in a message.
  [[nodiscard]] std::optional<IncidentId> of_reference(std::string const& reference) const;

 private:
  Applied told(ReportChange const& change, Author const& author);
  Applied told(CorrectionChange const& change, Author const& author);
  Applied told(CloseChange const& change, Author const& author);
  Applied told(PositionChange const& change, Author const& author);
  Applied told(StatusChange const& change, Author const& author);
  Applied told(ReadingChange const& change, Author const& author);
  Applied told(CloseStreetChange const& change, Author const& author);
  Applied told(OpenStreetChange const& change, Author const& author);
  Applied told(LevelChangeByHand const& change, Author const& author);
  Applied told(OrderChange const& change, Author const& author);
  Applied told(RefusalChange const& change, Author const& author);
  void forget_refusals_of_closed();

  LiveRun run_;
  DispatchPolicy const& recommending_;
  std::vector<StreetClosure> closures_;
  std::map<IncidentId, IncidentNote> notes_;
  std::map<std::string, IncidentId> references_;
  std::vector<bool> reported_;  ///< [units]
  std::vector<UnitAndIncident> refused_;
};

}  // namespace sc
