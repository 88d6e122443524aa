// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "service/http/identity.h"
#include "service/http/server.h"

namespace sc {

/// Is it one that only this machine can reach?
bool is_loopback_address(std::string const& address);

/// Errors: InputError with everything that cannot be.
void demand_usable(HttpOptions const& options, Tokens const& tokens);

}  // namespace sc
