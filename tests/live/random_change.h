// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/random.h"
#include "live/change.h"

namespace sc::test {

/// Any change of this kind that JSON can tell of, numbers with all their bits. The scenario has one
/// of everything at least.
Change random_change(std::size_t kind, Scenario const& s, Stream& random);

/// Every field, every bit.
void expect_same(Change const& a, Change const& b);

}  // namespace sc::test
