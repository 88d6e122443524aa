// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "response/live/live_run.h"

namespace sc::test {

/// Every view of a live run, byte for byte: equal digests, equal to whoever looks.
std::string digest(LiveRun const& run);

}  // namespace sc::test
