// SPDX-License-Identifier: Apache-2.0
#include "plan/relocation/none.h"

namespace sc {

StationId NoRelocation::where(RelocationView const& view) const {
  return view.posted;
}

}  // namespace sc
