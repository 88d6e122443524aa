// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <utility>

#include "base/check.h"

namespace sc {

/// Throws InputError with one fault, of no file.
[[noreturn]] inline void refuse(std::string message) {
  throw InputError(Fault{"", 0, std::move(message)});
}

}  // namespace sc
