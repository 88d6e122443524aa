// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace sc {

/// What a plan is to make small.
enum class Objective : std::uint8_t {
  mean,  ///< response time
  p90,   ///< response time that one in ten exceeds
  late,  ///< share that waits longer than Rules::late, or that nobody reaches
  cvar   ///< mean of the slowest tenth
};
/// "mean", "p90", "late", "cvar": the words of --objective, by number.
std::span<std::string_view const> objective_words();

/// The objective of one replication, in seconds or as a share. `waited_s`: response times of the
/// reported, in any order; `late` of them are late, with those that nobody reached by the end,
/// however short they have waited (ResponseTimes::late). `usual`: how many were reported under
/// today's plan in the same replication; sums and ranks are taken of so many. A plan that lets more
/// happen thus never dilutes its slow cases with quick ones: each further incident counts against
/// it.
double objective_of(std::vector<double> waited_s, std::size_t late, std::size_t usual,
                    Objective objective);

}  // namespace sc
