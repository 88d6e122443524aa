// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <concepts>
#include <cstdint>
#include <stdexcept>
#include <utility>

namespace sc {

/// A whole number in JSON as one of C++. nlohmann's get<> casts whatever number stands there: 1e122
/// or −1 as a std::uint32_t is something else, or nothing that C++ defines.
/// `json`: a value of nlohmann/json.hpp. Errors: std::out_of_range where it is no whole number (5.0
/// is none), or none that fits.
template <std::integral Whole, class Json>
[[nodiscard]] Whole whole_of(Json const& json) {
  if (json.is_number_unsigned()) {
    auto const n = json.template get<std::uint64_t>();
    if (std::in_range<Whole>(n)) return static_cast<Whole>(n);
  } else if (json.is_number_integer()) {
    auto const n = json.template get<std::int64_t>();
    if (std::in_range<Whole>(n)) return static_cast<Whole>(n);
  }
  throw std::out_of_range("not a whole number that fits");
}

}  // namespace sc
