// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/time.h"

namespace sc {

constexpr SimTime at_hour(std::int64_t h) {
  return SimTime{} + whole_hours(h);
}

}  // namespace sc
