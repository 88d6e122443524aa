// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>

namespace sc {

/// What a random number is for. Part of its key: adding a draw for one purpose never changes
/// another's luck. Append only; the numbers are part of the reproducibility contract. 3, 6, 7 and 8
/// stand for nothing.
enum class Purpose : std::uint16_t {
  test = 0,
  onset = 1,  ///< thinning of incident onsets, entity = kind x place
  place = 2,  ///< where along a zone's links an incident lies
  report_delay = 4,
  work_time = 5,
  district = 9,    ///< the district builder's map, not a replication
  trip = 10,       ///< background traffic: where from, where to, when
  route = 11,      ///< background traffic: how drivers judge the ways
  detection = 12,  ///< whether a passing crew sees an incident, entity = incident
  spawn = 13,      ///< when an incident nobody works on leads to another
  roll_out = 14,   ///< futures that a policy imagines, never fate's own
  placement = 15,  ///< starts of searches for good sites
  bootstrap = 16,  ///< which replications a resample holds, replication = resample
  drill = 17,      ///< which hours and incidents of a storm become a drill, entity = draw
};

/// A stream of random numbers that is a pure function of its key:
///   (seed, replication, purpose, entity) and the running draw number.
/// Counter based (Philox4x32-10: Salmon, Moraes, Dror & Shaw, "Parallel random numbers: as easy as
/// 1, 2, 3", SC'11), so streams need no storage and no order of creation.
class Stream {
 public:
  Stream(std::uint64_t seed, std::uint32_t replication, Purpose purpose, std::uint32_t entity)
      : seed_(seed), replication_(replication), entity_(entity), purpose_(purpose) {}

  /// Uniform on (0, 1): never exactly 0 or 1, 53 bits.
  double uniform();
  /// Uniform on [0, n). n > 0.
  std::uint32_t below(std::uint32_t n);
  /// Exponential with the given mean.
  double exponential(double mean);
  /// Standard normal (Box-Muller, one value per two uniforms so that draws count simply).
  double normal();
  /// Lognormal with the given median and standard deviation of the logarithm.
  double lognormal(double median, double sigma_log);
  /// The 128 random bits of draw number `draw`, for models that keep their own count.
  [[nodiscard]] std::array<std::uint32_t, 4> block(std::uint32_t draw) const;
  /// Numbers drawn so far.
  [[nodiscard]] std::uint32_t draws() const { return draw_; }

 private:
  std::uint64_t seed_;
  std::uint32_t replication_;
  std::uint32_t entity_;
  Purpose purpose_;
  std::uint32_t draw_ = 0;
};

}  // namespace sc
