// SPDX-License-Identifier: Apache-2.0
// The journal of a room, as a replay reads it. How deep SQLite itself goes into a damaged file is
// its own affair; the targets change_json and settings take over where a row has been read.
#include "service/journal/journal.h"

#include "fuzz/contract.h"
#include "fuzz/tiny_case.h"
#include "live/change.h"
#include "support/temp_folder.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  using namespace sc;
  static test::TempFolder const folder;
  (void)folder.write("journal.sqlite", fuzz::text_of(data, size));
  fuzz::taken([&] {
    Journal const journal = Journal::open_to_read(folder.path());
    (void)journal.clock();
    (void)journal.find("li", "k");
    auto const entries = journal.entries(1, 1000);
    for (std::size_t k = 0; k < entries.size(); ++k) {
      fuzz::must(entries[k].seq == static_cast<std::int64_t>(k) + 1, "entries count from 1");
      (void)change_of(entries[k].kind, entries[k].body, fuzz::tiny_scenario());
    }
  });
  return 0;
}
