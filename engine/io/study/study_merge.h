// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <span>
#include <string>

namespace sc {

/// Joins the shards of one study into the file that one batch without shards would have written,
/// byte for byte. The output appears complete or not at all. Memory: one column of all shards.
/// Returns the number of rows. At least one shard.
/// Errors: InputError with every fault by name: files that are no studies, shards there twice,
/// missing or unfinished, shards of different studies or made by different versions; IoError.
std::size_t merge_studies(std::span<std::string const> shards, std::string const& out);

}  // namespace sc
