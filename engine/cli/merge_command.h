// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <iosfwd>
#include <string>
#include <vector>

namespace sc {

/// `stormcrew merge SHARD... -o study.h5`: joins the shards of a batch and says what was joined.
/// Returns 0; errors are thrown: InputError with every fault, IoError.
int merge_command(std::vector<std::string> const& shards, std::string const& to, std::ostream& out);

}  // namespace sc
