// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "io/run/run_contents.h"

namespace sc::test {

/// A run made by hand, in minutes: kinds of unit by their skills, kinds of incident by their needs,
/// units that do one thing after another at one place, incidents and orders. It ends after 600 min;
/// orders are given at whole minutes, a minute after the report at the earliest.
class HandMadeRun {
 public:
  HandMadeRun();
  UnitId unit(std::string const& skills, std::vector<std::pair<int, UnitStatus>> const& does);
  /// Reported at that minute by a resident; -1: did not happen.
  std::size_t incident(std::string const& needs, int report, int arrive, UnitId first = {});
  void order(int at, UnitId unit, OrderKind kind, std::size_t target);

  RunContents run;
};

}  // namespace sc::test
