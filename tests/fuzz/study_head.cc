// SPDX-License-Identifier: Apache-2.0
// The JSON in a study file. Its reader lets any exception through, which the file's reader turns
// into a fault of the file.
#include <exception>

#include "fuzz/contract.h"
#include "io/study/study_cells.h"
#include "io/study/study_head_json.h"
#include "support/small_study.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  using namespace sc;
  StudyHead head;
  try {
    head = head_of_json(std::string(fuzz::text_of(data, size)));
  } catch (std::exception const&) {
    return 0;
  }
  (void)StudyCells(head).size();
  (void)head_differences(head, test::small_study(3), "small");
  std::string const text = head_as_json(head);
  fuzz::must(head_as_json(head_of_json(text)) == text, "a head that was written is read as it was");
  return 0;
}
