// SPDX-License-Identifier: Apache-2.0
// Every policy of the table passes this suite; a new one is tested by being listed.
#include <gtest/gtest.h>

#include <algorithm>
#include <ostream>
#include <set>

#include "base/check.h"
#include "base/random.h"
#include "plan/dispatch/table.h"
#include "plan/random_view.h"

namespace sc {

void PrintTo(DispatchEntry const& entry, std::ostream* out) {
  *out << entry.name;
}

namespace {

using test::RandomView;
using test::SmallView;

/// Carries an answer out on a view: all its units leave first, then each order is judged in turn.
class Referee {
 public:
  Referee(RandomView& moment, std::vector<Assignment> const& orders)
      : moment_(moment), view_(moment.view) {
    for (Assignment const& it : orders) leaves(it);
    for (OpenIncident const& it : view_.open) lacks_[it.id] = without_those_gone(it);
    for (Assignment const& it : orders)
      if (it.incident) arrives(it);
  }

  /// Could idle units that were left so cover all that some incident lacks?
  [[nodiscard]] bool leaves_a_team_idle() {
    return std::any_of(view_.open.begin(), view_.open.end(), [&](OpenIncident const& it) {
      Needs lacks = lacks_[it.id];
      if (lacks.none()) return false;
      for (FreeUnit const& unit : view_.units)
        if (unit.engagement == FreeUnit::Engagement::idle && !used_.contains(unit.id) &&
            time(it.id, unit))
          lacks.cover(unit.skills);
      return lacks.none();
    });
  }

  /// Was somebody sent where others that are needed too do not come?
  [[nodiscard]] bool sends_part_of_a_team(std::vector<Assignment> const& orders) {
    return std::any_of(orders.begin(), orders.end(), [&](Assignment const& order) {
      return order.incident && !lacks_[order.incident].none();
    });
  }

 private:
  [[nodiscard]] FreeUnit unit_of(Assignment const& order) const {
    auto const found = std::find_if(view_.units.begin(), view_.units.end(),
                                    [&](FreeUnit const& unit) { return unit.id == order.unit; });
    EXPECT_NE(found, view_.units.end()) << "not a unit of the view";
    return found == view_.units.end() ? FreeUnit{} : *found;
  }

  void leaves(Assignment const& order) {
    EXPECT_TRUE(used_.insert(order.unit).second) << "a unit twice";
    FreeUnit const unit = unit_of(order);
    EXPECT_NE(unit.incident ? unit.incident : IncidentId{99'999U}, order.incident)
        << "an order to where it is bound already";
    if (!order.incident) {
      EXPECT_EQ(unit.engagement, FreeUnit::Engagement::driving) << "called off while not driving";
      EXPECT_EQ(order.estimate, Duration{});
    }
  }

  [[nodiscard]] Needs without_those_gone(OpenIncident const& incident) const {
    Needs lacks = incident.unsettled;
    for (FreeUnit const& unit : view_.units)
      if (unit.engagement == FreeUnit::Engagement::driving && unit.incident == incident.id &&
          !used_.contains(unit.id))
        lacks.cover(unit.skills);
    return lacks;
  }

  std::optional<Duration> time(IncidentId incident, FreeUnit const& unit) {
    return view_.estimates.to_incident(incident, std::span(&unit, 1))[0];
  }

  void arrives(Assignment const& order) {
    FreeUnit const unit = unit_of(order);
    auto const incident =
        std::find_if(view_.open.begin(), view_.open.end(),
                     [&](OpenIncident const& it) { return it.id == order.incident; });
    ASSERT_NE(incident, view_.open.end()) << "not an incident of the view";
    EXPECT_EQ(time(order.incident, unit), std::optional(order.estimate))
        << "unreachable, or a wrong estimate";
    Needs& lacks = lacks_[order.incident];
    if (lacks.none()) {
      EXPECT_LE(++extras_[order.incident], incident->extra) << "more than lack or speed up";
      auto const& kind = view_.outlook.it.incident_kinds[incident->kind.index()];
      EXPECT_TRUE(kind.needs.helped_by(unit.skills)) << "an extra that cannot do the work";
    } else {
      EXPECT_TRUE(lacks.helped_by(unit.skills)) << "does not help";
    }
    lacks.cover(unit.skills);
    if (unit.engagement != FreeUnit::Engagement::working) return;
    double const margin = view_.outlook.it.rules.preempt_severity;
    EXPECT_GE(incident->severity, moment_.severity[unit.incident] + margin) << "not to be taken";
  }

  RandomView& moment_;
  SmallView& view_;
  std::set<UnitId> used_;
  std::map<IncidentId, Needs> lacks_;
  std::map<IncidentId, int> extras_;
};

class PolicyContract : public testing::TestWithParam<DispatchEntry> {};

TEST_P(PolicyContract, HoldsOnRandomViews) {
  Stream random(11, 0, Purpose::test, 0);
  std::size_t given = 0;
  for (int trial = 0; trial < 1000; ++trial) {
    RandomView moment(random);
    auto const orders = moment.view.decide(GetParam().name);
    EXPECT_EQ(orders, moment.view.decide(GetParam().name)) << "not the same twice";
    Referee referee(moment, orders);
    EXPECT_TRUE(GetParam().holds_back || !referee.leaves_a_team_idle())
        << "an incident lacks what idle units have";
    EXPECT_FALSE(referee.sends_part_of_a_team(orders));
    given += orders.size();
    ASSERT_FALSE(HasFailure()) << "trial " << trial;
  }
  EXPECT_GT(given, 500U);
}

TEST_P(PolicyContract, DoesNothingWhenThereIsNothingToDo) {
  SmallView nobody_waits;
  nobody_waits.add_idle(0);
  EXPECT_TRUE(nobody_waits.decide(GetParam().name).empty());
  SmallView nobody_free;
  nobody_free.add_open(0);
  EXPECT_TRUE(nobody_free.decide(GetParam().name).empty());
  SmallView all_on_their_way;
  all_on_their_way.add_open(0);
  all_on_their_way.add_driving(1, 0);
  all_on_their_way.add_idle(2);
  EXPECT_TRUE(all_on_their_way.decide(GetParam().name).empty());
}

TEST_P(PolicyContract, SendsTheOnlyUnitToTheOnlyIncident) {
  SmallView view;
  view.add_open(1);
  view.add_idle(0);
  EXPECT_EQ(view.decide(GetParam().name), test::Orders{test::order(0, 1, 1)});
}

TEST_P(PolicyContract, SendsAsManyAsAreNeeded) {
  SmallView view;
  view.add_open(0, test::need(0, 2));
  for (std::size_t u = 1; u <= 3; ++u) view.add_idle(u);
  EXPECT_EQ(view.decide(GetParam().name).size(), 2U);
}

TEST_P(PolicyContract, SendsNoPartOfATeam) {
  SmallView view;
  view.add_open(0, test::need(0, 2));
  view.add_open(1);
  view.add_idle(2);
  EXPECT_EQ(view.decide(GetParam().name), test::Orders{test::order(2, 1, 1)});
}

TEST_P(PolicyContract, SendsExtrasToSevereWorkOnly) {
  SmallView view;
  for (std::size_t i = 0; i < 2; ++i) {
    OpenIncident& it = view.add_open(i, Needs{}, i == 0 ? 1 : 4);
    it.extra = 1;
    it.kind = IncidentKindId{std::size_t{0}};
  }
  view.outlook.it.incident_kinds.resize(1);
  view.outlook.it.incident_kinds[0].needs = test::need(0, 1);
  view.add_idle(3);
  view.add_idle(4);
  EXPECT_EQ(view.decide(GetParam().name), test::Orders{test::order(3, 1, 2)});
}

INSTANTIATE_TEST_SUITE_P(Table, PolicyContract, testing::ValuesIn(dispatch_policies()),
                         [](auto const& test) { return std::string(test.param.name); });

TEST(PolicyTable, NamesTheNearestWhenAskedForWhatIsNotThere) {
  try {
    (void)make_dispatch_policy("nearest_idel");
    FAIL() << "accepted";
  } catch (InputError const& error) {
    EXPECT_NE(std::string(error.what()).find("Did you mean 'nearest_idle'?"), std::string::npos);
  }
}

}  // namespace
}  // namespace sc
