// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <memory>
#include <string>

#include "service/http/request_head.h"

namespace sc {

/// Reads one request (HTTP/1.1, RFC 9112) from bytes as they come. Stops at the head, so that
/// nothing of a body is read before the head was judged.
class RequestReader {
 public:
  struct Limits {
    std::size_t header = 0;  ///< bytes
    std::size_t body = 0;
  };
  explicit RequestReader(Limits limits);
  ~RequestReader();

  enum class State { more, head, whole, wrong };
  /// Takes what it can use off the front of `bytes`. `head` is told once; ask again for the rest.
  State read(std::string& bytes);
  /// From `head` on.
  [[nodiscard]] RequestHead const& head() const;
  /// Is the whole request there? May be so when the head is told.
  [[nodiscard]] bool whole() const;
  [[nodiscard]] std::string take_body();

  struct Wrong {
    int status = 400;
    std::string why;
  };
  /// After `wrong`: nothing more can be read from where the bytes came from.
  [[nodiscard]] Wrong const& wrong() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace sc
