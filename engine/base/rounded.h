// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>

namespace sc {

/// For what is shown and written, without digits that nobody measured.

/// To whole parts of one: with 10 of them to a tenth.
inline double rounded(double value, double parts) {
  return std::round(value * parts) / parts;
}

/// Longitude or latitude, to about a centimetre.
inline double rounded_degrees(double degrees) {
  return rounded(degrees, 1e7);
}

}  // namespace sc
