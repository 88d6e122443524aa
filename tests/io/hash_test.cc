// SPDX-License-Identifier: Apache-2.0
#include "io/hash.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "base/check.h"

namespace sc {
namespace {

// FIPS 180-4 example values (NIST's published test vectors).
TEST(Sha256, EqualsThePublishedVectors) {
  EXPECT_EQ(sha256_hex(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(sha256_hex("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  EXPECT_EQ(sha256_hex(std::string(1'000'000, 'a')),
            "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST(Sha256, OfAFileEqualsThatOfItsBytes) {
  auto const path = std::filesystem::temp_directory_path() / "stormcrew_hash_test.bin";
  std::string const bytes(200'001, '\x7f');
  std::ofstream(path, std::ios::binary) << bytes;
  EXPECT_EQ(sha256_of_file(path.string()), sha256_hex(bytes));
  std::filesystem::remove(path);
}

TEST(Sha256, OfAFileThatIsNotThereIsAnIoError) {
  EXPECT_THROW(sha256_of_file("/no/such/file"), IoError);
}

}  // namespace
}  // namespace sc
