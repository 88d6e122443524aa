// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "io/run/run_contents.h"

namespace sc {

/// Where the response time of an incident went.
enum class DelayCause : std::uint8_t {
  call,            ///< call handling, until the next dispatch epoch
  no_crew,         ///< of some needed skill there were not enough units on duty
  all_busy,        ///< enough were on duty, but not enough free
  not_sent,        ///< all it needs was free, and was not sent
  called_in,       ///< its people had to come to it first
  turn_out,        ///< or whatever it had to finish before driving off
  drive,           ///< some unit was on its way
  held,            ///< it stood before water, wind or a closed street
  sent_elsewhere,  ///< units had been sent and were taken away again
  still_waiting    ///< a unit is under way or waits when the run ends, neither driving nor held
};
std::string_view name_of(DelayCause c);

struct Delay {
  DelayCause cause = DelayCause::call;
  Duration length;
  std::string skill;  ///< that was lacking; empty unless no_crew or all_busy
  bool operator==(Delay const&) const = default;
};

/// The causes of incident `i` in order of time, neighbours different. Their lengths add up to its
/// response time, or to its waiting time so far; empty if it was not reported. Teams are only sent
/// whole (docs/models.md), so one lacking skill keeps all others waiting.
std::vector<Delay> delays_of(RunContents const& run, std::size_t i);

}  // namespace sc
