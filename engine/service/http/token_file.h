// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "service/http/identity.h"

namespace sc {

/// 1 to 64 bytes of UTF-8 without control characters.
bool is_token_name(std::string_view name);

/// What a token file holds; nothing if it is not there. A file that others than its owner may
/// write is refused: they could make themselves administrators. Errors: InputError, IoError.
std::vector<Tokens::Entry> read_token_file(std::string const& path);

/// Writes it whole, readable for its owner alone. Errors: IoError.
void write_token_file(std::string const& path, std::span<Tokens::Entry const> entries);

}  // namespace sc
