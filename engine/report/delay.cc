// SPDX-License-Identifier: Apache-2.0
#include "report/delay.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <optional>
#include <set>
#include <string>

#include "base/text.h"
#include "response/summary.h"
#include "response/unit_status.h"

namespace sc {
namespace {

/// "pump*2;traffic" as skills with the number of units of each.
std::map<std::string, int> needs_of(std::string const& words) {
  std::map<std::string, int> needs;
  for (std::string_view const word : items_of(words, ";")) {
    std::size_t const star = word.find('*');
    int units = 1;
    if (star != std::string_view::npos)
      std::from_chars(word.data() + star + 1, word.data() + word.size(), units);
    needs[std::string(word.substr(0, star))] = units;
  }
  return needs;
}

/// A skill that an incident needs, and who has it.
struct Need {
  std::string skill;
  int units = 1;
  std::vector<UnitId> having;
};

std::vector<Need> needs_at(RunContents const& run, std::size_t incident) {
  RunLabels const& labels = run.labels;
  std::vector<Need> needs;
  for (auto const& [skill, units] :
       needs_of(labels.incident_kinds[run.run.incidents.kind[incident].index()].needs)) {
    Need& need = needs.emplace_back(Need{skill, units, {}});
    for (std::size_t u = 0; u < labels.units.size(); ++u)
      if (needs_of(labels.unit_kinds[labels.units[u].kind.index()].skills).contains(skill))
        need.having.push_back(UnitId{u});
  }
  return needs;
}

bool off_duty(UnitStatus s) {
  return s == UnitStatus::off_duty || s == UnitStatus::called_in;
}

/// What a unit does at a moment.
UnitStatus status_at(UnitTrack const& track, SimTime t) {
  auto const after = std::upper_bound(track.time.begin(), track.time.end(), t);
  if (after == track.time.begin()) return UnitStatus::off_duty;
  return track.status[static_cast<std::size_t>(after - track.time.begin() - 1)];
}

/// Moments in (from, to) when some unit begins to do something else, with both ends, ascending.
std::vector<SimTime> changes(RunContents const& run, std::vector<UnitId> const& units, SimTime from,
                             SimTime to) {
  std::vector<SimTime> moments{from, to};
  for (UnitId const unit : units) {
    UnitTrack const& track = run.run.units[unit.index()];
    auto const begin = std::upper_bound(track.time.begin(), track.time.end(), from);
    for (auto at = begin; at != track.time.end() && *at < to; ++at) {
      auto const row = static_cast<std::size_t>(at - track.time.begin());
      if (row == 0 || track.status[row] != track.status[row - 1]) moments.push_back(*at);
    }
  }
  std::sort(moments.begin(), moments.end());
  moments.erase(std::unique(moments.begin(), moments.end()), moments.end());
  return moments;
}

class Account {
 public:
  Account(RunContents const& run, std::size_t incident)
      : run_(run), i_(incident), table_(run.run.incidents), needs_(needs_at(run, incident)) {
    for (Need const& need : needs_)
      helpers_.insert(helpers_.end(), need.having.begin(), need.having.end());
  }

  std::vector<Delay> all() {
    auto const waited = response_time(table_, i_, run_.run.end);
    if (!waited) return {};
    SimTime const report = table_.report[i_];
    SimTime const end = report + waited->waited;
    std::optional<SimTime> const sent = ordered(table_.unit[i_], end);
    SimTime const first = std::min(first_order().value_or(end), end);
    SimTime const last = std::clamp(sent.value_or(end), first, end);
    undecided(report, first);
    add(taken_away(last) ? DelayCause::sent_elsewhere : DelayCause::drive, last - first);
    if (last < end) under_way(table_.unit[i_], last, end, waited->arrived);
    return std::move(delays_);
  }

 private:
  void add(DelayCause cause, Duration length) { add(Delay{cause, length, {}}); }

  void add(Delay const& delay) {
    if (delay.length.ms <= 0) return;
    if (!delays_.empty() && delays_.back().cause == delay.cause &&
        delays_.back().skill == delay.skill)
      delays_.back().length = delays_.back().length + delay.length;
    else
      delays_.push_back(delay);
  }

  [[nodiscard]] bool for_it(std::size_t order, OrderKind kind) const {
    OrderTable const& orders = run_.run.orders;
    return orders.kind[order] == kind && orders.target[order] == i_;
  }

  [[nodiscard]] std::optional<SimTime> first_order() const {
    OrderTable const& orders = run_.run.orders;
    for (std::size_t k = 0; k < orders.size(); ++k)
      if (for_it(k, OrderKind::to_incident)) return orders.time[k];
    return std::nullopt;
  }

  /// When the unit was sent, for the last time by `end`.
  [[nodiscard]] std::optional<SimTime> ordered(UnitId unit, SimTime end) const {
    OrderTable const& orders = run_.run.orders;
    std::optional<SimTime> time;
    for (std::size_t k = 0; k < orders.size(); ++k)
      if (orders.time[k] <= end && orders.unit[k] == unit && for_it(k, OrderKind::to_incident))
        time = orders.time[k];
    return time;
  }

  /// Did a unit that was sent before get another order by then?
  [[nodiscard]] bool taken_away(SimTime by) const {
    OrderTable const& orders = run_.run.orders;
    std::set<UnitId> sent;
    for (std::size_t k = 0; k < orders.size() && orders.time[k] <= by; ++k) {
      if (for_it(k, OrderKind::to_incident))
        sent.insert(orders.unit[k]);
      else if (sent.contains(orders.unit[k]))
        return true;
    }
    return false;
  }

  /// Before anybody was sent.
  void undecided(SimTime from, SimTime to) {
    std::int64_t const epoch = run_.labels.dispatch_epoch.ms;
    std::int64_t const ready = from.ms + run_.labels.call_handling.ms;
    SimTime const decided{std::min(to.ms, (ready + epoch - 1) / epoch * epoch)};
    add(DelayCause::call, decided - from);
    if (decided >= to) return;
    auto const moments = changes(run_, helpers_, decided, to);
    for (std::size_t k = 0; k + 1 < moments.size(); ++k)
      add(lack_at(moments[k], moments[k + 1] - moments[k]));
  }

  /// What kept the team from being sent whole. Nobody on duty weighs more than nobody free.
  [[nodiscard]] Delay lack_at(SimTime t, Duration length) const {
    Delay lack{DelayCause::not_sent, length, {}};
    for (Need const& need : needs_) {
      int on_duty = 0, free = 0;
      for (UnitId const unit : need.having) {
        UnitStatus const status = status_at(run_.run.units[unit.index()], t);
        on_duty += off_duty(status) ? 0 : 1;
        free += may_be_sent(status) ? 1 : 0;
      }
      if (on_duty < need.units) return {DelayCause::no_crew, length, need.skill};
      if (free < need.units && lack.skill.empty())
        lack = {DelayCause::all_busy, length, need.skill};
    }
    return lack;
  }

  void under_way(UnitId unit, SimTime from, SimTime to, bool arrived) {
    auto const moments = changes(run_, {unit}, from, to);
    for (std::size_t k = 0; k + 1 < moments.size(); ++k)
      add(phase(status_at(run_.run.units[unit.index()], moments[k]), arrived),
          moments[k + 1] - moments[k]);
  }

  [[nodiscard]] static DelayCause phase(UnitStatus s, bool arrived) {
    switch (s) {
      case UnitStatus::off_duty:
      case UnitStatus::called_in: return DelayCause::called_in;
      case UnitStatus::driving:
      case UnitStatus::returning:
      case UnitStatus::patrolling: return DelayCause::drive;
      case UnitStatus::held:
      case UnitStatus::wind_stopped: return DelayCause::held;
      default:
        return arrived || s == UnitStatus::turning_out ? DelayCause::turn_out
                                                       : DelayCause::still_waiting;
    }
  }

  RunContents const& run_;
  std::size_t i_;
  IncidentTable const& table_;
  std::vector<Need> needs_;
  std::vector<UnitId> helpers_;  ///< units with any of its skills
  std::vector<Delay> delays_;
};

}  // namespace

std::string_view name_of(DelayCause c) {
  constexpr std::array<std::string_view, 10> kNames{
      "call",     "no_crew", "all_busy", "not_sent",       "called_in",
      "turn_out", "drive",   "held",     "sent_elsewhere", "still_waiting"};
  return kNames[static_cast<std::size_t>(c)];
}

std::vector<Delay> delays_of(RunContents const& run, std::size_t i) {
  return Account(run, i).all();
}

}  // namespace sc
