// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "road/district/curve.h"
#include "road/district/ground.h"

namespace sc::district {

/// A stretch of a curve and how it is carried there. [m] along the curve.
struct Stretch {
  double from = 0;
  double to = 0;
  std::uint8_t flags = 0;  ///< link_flag bits
};

/// Where the curve crosses water, from bank to bank.
std::vector<Stretch> bridges_of(Curve const& curve, Ground const& ground);

/// The whole course of a curve of this length: the special stretches in order, without overlaps
/// and 15 m off both ends, and plain ones between.
std::vector<Stretch> whole_course(std::vector<Stretch> special, double length_m);

}  // namespace sc::district
