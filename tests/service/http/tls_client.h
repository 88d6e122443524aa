// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace sc::test {

/// A client through TLS that trusts one certificate, for localhost. Waits at most 30 s.
class TlsClient {
 public:
  /// `newest`: a version of OpenSSL's, 0: any.
  TlsClient(std::uint16_t port, std::string const& certificate, int newest = 0);
  ~TlsClient();

  [[nodiscard]] bool connected() const;
  void send(std::string_view bytes);
  /// Up to the end of `mark`, or all there is.
  std::string read_to(std::string_view mark);
  std::string read_all();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace sc::test
