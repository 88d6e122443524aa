// SPDX-License-Identifier: Apache-2.0
// The file of tokens. What was read is written and read again.
#include "fuzz/contract.h"
#include "service/http/token_file.h"
#include "support/temp_folder.h"

namespace {
bool same(sc::Tokens::Entry const& a, sc::Tokens::Entry const& b) {
  return a.name == b.name && a.role == b.role && a.sha256 == b.sha256;
}
}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  using namespace sc;
  static test::TempFolder const folder;
  std::string const path = folder.write("tokens.json", fuzz::text_of(data, size));
  std::vector<Tokens::Entry> entries;
  if (!fuzz::taken([&] { entries = read_token_file(path); })) return 0;
  write_token_file(path, entries);
  auto const again = read_token_file(path);
  fuzz::must(std::equal(again.begin(), again.end(), entries.begin(), entries.end(), same),
             "tokens that were written are read as they were");
  return 0;
}
