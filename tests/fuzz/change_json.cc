// SPDX-License-Identifier: Apache-2.0
// A change of the duty officer's room, as a journal and a request hold it: its kind on the first
// line, its JSON below. What was read is written and read again.
#include "fuzz/contract.h"
#include "fuzz/tiny_case.h"
#include "live/change.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  using namespace sc;
  Scenario const& s = fuzz::tiny_scenario();
  fuzz::Titled const said(fuzz::text_of(data, size));
  fuzz::taken([&] {
    Change const change = change_of(said.title, std::string(said.content), s);
    fuzz::must(word_of(change) == said.title, "a change is of its kind");
    std::string const text = json_of(change, s);
    bool const back = fuzz::taken([&] {
      fuzz::must(json_of(change_of(said.title, text, s), s) == text,
                 "a change that was written is read as it was");
    });
    fuzz::must(back, "a change that was written can be read");
  });
  return 0;
}
