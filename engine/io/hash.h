// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace sc {

/// SHA-256 (FIPS 180-4) of the bytes as 64 lower-case hexadecimal digits, by OpenSSL.
/// Errors: IoError when the library fails.
std::string sha256_hex(std::string_view bytes);

/// SHA-256 of a file's content, read in pieces. Errors: IoError when it cannot be read.
std::string sha256_of_file(std::string const& path);

}  // namespace sc
