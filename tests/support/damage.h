// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gtest/gtest.h>

#include <cstddef>
#include <functional>
#include <string>

#include "base/check.h"
#include "base/random.h"
#include "support/temp_folder.h"

namespace sc::test {

using ReadFile = std::function<void(std::filesystem::path const&)>;

/// Does reading end without an InputError? Any other exception fails the test.
inline bool accepts(ReadFile const& read, std::filesystem::path const& path) {
  try {
    read(path);
    return true;
  } catch (InputError const& error) {
    EXPECT_NE(std::string(error.what()).find(path.string()), std::string::npos) << error.what();
    return false;
  }
}

/// Cuts the file at every `step`-th length and a few bytes before its end: each must be refused.
inline void expect_every_cut_is_refused(std::string const& good, ReadFile const& read,
                                        std::size_t step) {
  TempFolder const folder;
  auto const path = folder / "cut.h5";
  for (std::size_t length = 0; length < good.size(); length += step) {
    put_bytes(path, std::string_view(good).substr(0, length));
    EXPECT_FALSE(accepts(read, path)) << "cut to " << length << " of " << good.size() << " bytes";
  }
  for (std::size_t missing = 1; missing < 9; ++missing) {
    put_bytes(path, std::string_view(good).substr(0, good.size() - missing));
    EXPECT_FALSE(accepts(read, path)) << missing << " bytes cut off";
  }
}

/// Changes bytes at random, `trials` times: reading must end in success or InputError. Returns how
/// many were refused.
inline int refused_of_damaged(std::string const& good, ReadFile const& read, int trials) {
  TempFolder const folder;
  auto const path = folder / "damaged.h5";
  int refused = 0;
  for (int trial = 0; trial < trials; ++trial) {
    Stream luck(7, static_cast<std::uint32_t>(trial), Purpose::test, 0);
    std::string bytes = good;
    auto const changes = 1 + luck.below(8);
    for (std::uint32_t i = 0; i < changes; ++i) {
      auto const at = luck.below(static_cast<std::uint32_t>(bytes.size()));
      bytes[at] = static_cast<char>(luck.below(256));
    }
    put_bytes(path, bytes);
    if (!accepts(read, path)) ++refused;
  }
  return refused;
}

}  // namespace sc::test
