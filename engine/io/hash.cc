// SPDX-License-Identifier: Apache-2.0
#include "io/hash.h"

#include <openssl/evp.h>

#include <array>
#include <fstream>
#include <memory>
#include <vector>

#include "base/check.h"

namespace sc {
namespace {

void demand(int ok) {
  if (ok != 1) throw IoError("OpenSSL", "SHA-256 failed");
}

/// One running digest. OpenSSL's EVP interface, freed whatever happens.
class Sha256 {
 public:
  Sha256() : context_(EVP_MD_CTX_new(), &EVP_MD_CTX_free) {
    demand(context_ != nullptr ? 1 : 0);
    demand(EVP_DigestInit_ex(context_.get(), EVP_sha256(), nullptr));
  }
  void add(std::string_view bytes) {
    demand(EVP_DigestUpdate(context_.get(), bytes.data(), bytes.size()));
  }
  std::string finish() {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int length = 0;
    demand(EVP_DigestFinal_ex(context_.get(), digest.data(), &length));
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string text;
    for (std::size_t i = 0; i < length; ++i) {
      text += kDigits[digest[i] >> 4U];
      text += kDigits[digest[i] & 15U];
    }
    return text;
  }

 private:
  std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context_;
};

}  // namespace

std::string sha256_hex(std::string_view bytes) {
  Sha256 digest;
  digest.add(bytes);
  return digest.finish();
}

std::string sha256_of_file(std::string const& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw IoError(path, "cannot be opened for its hash");
  Sha256 digest;
  std::vector<char> piece(1U << 16U);
  while (in) {
    in.read(piece.data(), static_cast<std::streamsize>(piece.size()));
    digest.add({piece.data(), static_cast<std::size_t>(in.gcount())});
  }
  if (in.bad()) throw IoError(path, "reading failed while hashing");
  return digest.finish();
}

}  // namespace sc
