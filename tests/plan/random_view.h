// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>

#include "base/random.h"
#include "plan/small_view.h"

namespace sc::test {

/// A random moment: incidents that need up to two units for each of three skills, some with crews
/// on scene, units idle, under way, at work and busy, extras, pairs that cannot reach each other,
/// and incidents to come. What a policy may not see is kept beside it.
struct RandomView {
  SmallView view;
  std::map<IncidentId, double> severity;  ///< also of incidents that are not open

  explicit RandomView(Stream& random);

 private:
  void add_kinds(Stream& random);
  void add_places(Stream& random);
  void add_incident(Stream& random, std::size_t id);
  void add_unit(Stream& random, std::size_t id);
  void settle(Stream& random);
};

}  // namespace sc::test
