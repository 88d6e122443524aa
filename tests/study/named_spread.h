// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <stdexcept>
#include <string>
#include <vector>

#include "study/spread.h"

namespace sc {

inline Spread const& named(std::vector<Spread> const& all, std::string const& name) {
  for (Spread const& spread : all)
    if (spread.name == name) return spread;
  throw std::out_of_range(name);
}

}  // namespace sc
