// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "response/decision.h"

namespace sc {

/// Every unit waits where the plan posts it.
class NoRelocation final : public RelocationPolicy {
 public:
  [[nodiscard]] StationId where(RelocationView const& view) const override;
};

}  // namespace sc
