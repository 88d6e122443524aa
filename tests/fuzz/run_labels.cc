// SPDX-License-Identifier: Apache-2.0
// The JSON in a run file. Its reader lets any exception through, which the file's reader turns into
// a fault of the file.
#include "io/run/run_labels.h"

#include <exception>

#include "fuzz/contract.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  using namespace sc;
  RunLabels labels;
  try {
    labels = run_labels_of_json(fuzz::text_of(data, size));
  } catch (std::exception const&) {
    return 0;
  }
  fuzz::must(run_labels_of_json(run_labels_as_json(labels)) == labels,
             "labels that were written are read as they were");
  return 0;
}
