// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "io/hdf5/atomic_file.h"

namespace sc {

/// Text of any length to an AtomicFile, in large pieces. Errors: IoError.
class TextOutput {
 public:
  explicit TextOutput(std::filesystem::path const& path) : file_(path) {}

  void add(std::string_view text) {
    text_ += text;
    if (text_.size() >= kPiece) flush();
  }
  void commit() {
    flush();
    file_.commit();
  }

 private:
  static constexpr std::size_t kPiece = std::size_t{1} << 20;
  void flush() {
    file_.write(text_);
    text_.clear();
  }

  AtomicFile file_;
  std::string text_;
};

}  // namespace sc
