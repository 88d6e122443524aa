// SPDX-License-Identifier: Apache-2.0
// What must hold of the people of every run: nobody works too long or rests too little, no unit
// does anything without its crew, and all who turned out are counted.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "response/state.h"
#include "support/random_run.h"
#include "support/run_reading.h"

namespace sc {
namespace {

struct Turn {
  std::int32_t crew = 0;
  SimTime from, to;
};

/// [units] in order of their beginning; those that go on at the horizon end there.
std::vector<std::vector<Turn>> turns_by_unit(Trajectory const& run) {
  std::vector<std::vector<Turn>> turns(run.units.size());
  DutyTable const& d = run.duties;
  for (std::size_t k = 0; k < d.size(); ++k)
    turns[d.unit[k].index()].push_back({d.crew[k], d.begin[k], std::min(d.end[k], run.end)});
  return turns;
}

int most_crews(Scenario const& s) {
  int most = 1;
  for (RosterRow const& row : s.roster) most = std::max(most, row.crews);
  return most;
}

void expect_a_sound_table(World const& world, Trajectory const& run) {
  DutyTable const& d = run.duties;
  for (std::size_t k = 0; k < d.size(); ++k) {
    ASSERT_GE(d.crew[k], 0);
    ASSERT_LT(d.crew[k], most_crews(world.scenario));
    ASSERT_EQ(d.people[k], world.kind_of(d.unit[k]).crew);
    ASSERT_LE(d.begin[k], std::min(d.end[k], run.end));
    ASSERT_TRUE(d.end[k] <= run.end || d.end[k] == kNever);
    if (k > 0) {
      ASSERT_LE(d.begin[k - 1], d.begin[k]);
    }
  }
}

void expect_hours_to_be_kept(Rules const& rules, std::vector<Turn> const& turns) {
  std::map<std::int32_t, SimTime> last_end;
  for (Turn const& turn : turns) {
    ASSERT_LE(turn.to - turn.from, rules.most_duty) << "crew " << turn.crew;
    if (auto const before = last_end.find(turn.crew); before != last_end.end()) {
      ASSERT_GE(turn.from - before->second, rules.least_rest) << "crew " << turn.crew;
    }
    last_end[turn.crew] = turn.to;
  }
}

/// One ends where the other begins, at the earliest.
void expect_one_crew_at_a_time(std::vector<Turn> const& turns) {
  for (std::size_t k = 1; k < turns.size(); ++k) ASSERT_LE(turns[k - 1].to, turns[k].from);
}

/// Is somebody on duty all the while?
bool staffed(std::vector<Turn> const& turns, test::Stretch const& stretch) {
  SimTime reached = stretch.from;
  for (Turn const& turn : turns)
    if (turn.from <= reached) reached = std::max(reached, turn.to);
  bool const somebody_at_once = std::any_of(turns.begin(), turns.end(), [&](Turn const& turn) {
    return turn.from <= stretch.from && stretch.from <= turn.to;
  });
  return somebody_at_once && reached >= stretch.to;
}

/// Is anybody on duty some of the time?
bool half_staffed(std::vector<Turn> const& turns, test::Stretch const& stretch) {
  return std::any_of(turns.begin(), turns.end(), [&](Turn const& turn) {
    return std::max(turn.from, stretch.from) < std::min(turn.to, stretch.to);
  });
}

void expect_people_wherever_something_is_done(UnitTrack const& track,
                                              std::vector<Turn> const& turns) {
  for (test::Stretch const& s : test::stretches(track)) {
    if (test::deserted(s.status)) {
      ASSERT_FALSE(half_staffed(turns, s)) << name_of(s.status) << " at " << s.from.seconds();
    } else {
      ASSERT_TRUE(staffed(turns, s)) << name_of(s.status) << " at " << s.from.seconds();
    }
  }
}

std::int64_t people_on_duties(DutyTable const& duties) {
  std::int64_t sum = 0;
  for (std::int32_t const people : duties.people) sum += people;
  return sum;
}

/// Where the shift never changes, the staff of the highest level that was reached; those of each
/// activation, for levels that ascend and descend once.
std::int64_t command_staff(World const& world) {
  int most = 0;
  for (LevelChange const& change : world.scenario.levels)
    for (RosterRow const& row : world.scenario.roster)
      if (row.level == change.level) most = std::max(most, row.command_staff);
  return most;
}

bool shifts_change(World const& world) {
  return world.scenario.roster.front().shift < world.scenario.end - SimTime{0};
}

/// Crews that nobody could relieve count again at each change of shift they saw.
std::int64_t most_stays(Trajectory const& run) {
  std::int64_t sum = 0;
  DutyTable const& d = run.duties;
  for (Event const& event : run.events)
    for (std::size_t k = 0; k < d.size(); ++k)
      if (event.kind == static_cast<std::uint16_t>(EventKind::shift_change) &&
          d.begin[k] <= event.time && event.time <= d.end[k])
        sum += d.people[k];
  return sum;
}

class RandomCrews : public testing::TestWithParam<std::uint64_t> {};

TEST_P(RandomCrews, KeepTheirHoursAndTakeTurns) {
  std::size_t reliefs = 0;
  test::for_each_random_run(GetParam(), [&](World const& world, Trajectory const& run) {
    expect_a_sound_table(world, run);
    for (auto const& turns : turns_by_unit(run)) {
      expect_hours_to_be_kept(world.scenario.rules, turns);
      expect_one_crew_at_a_time(turns);
      reliefs += turns.empty() ? 0 : turns.size() - 1;
    }
  });
  EXPECT_GT(reliefs, 100U) << "too idle to prove anything";
}

TEST_P(RandomCrews, AreThereWheneverTheirUnitDoesAnything) {
  test::for_each_random_run(GetParam(), [](World const&, Trajectory const& run) {
    auto const turns = turns_by_unit(run);
    for (std::size_t u = 0; u < run.units.size(); ++u) {
      SCOPED_TRACE("unit " + std::to_string(u));
      expect_people_wherever_something_is_done(run.units[u], turns[u]);
    }
  });
}

TEST_P(RandomCrews, AreCountedOnceForEachShift) {
  test::for_each_random_run(GetParam(), [](World const& world, Trajectory const& run) {
    std::int64_t const turned_out = people_on_duties(run.duties) + command_staff(world);
    if (shifts_change(world)) {
      ASSERT_GE(run.counts.person_trips, turned_out);
      ASSERT_LE(run.counts.person_trips, turned_out + most_stays(run));
    } else {
      ASSERT_EQ(run.counts.person_trips, turned_out);
    }
  });
}

INSTANTIATE_TEST_SUITE_P(TimesTwenty, RandomCrews,
                         testing::Range<std::uint64_t>(0,
                                                       test::kRandomWorlds / test::kWorldsPerTest));

}  // namespace
}  // namespace sc
