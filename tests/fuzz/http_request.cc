// SPDX-License-Identifier: Apache-2.0
// A request as it comes over the wire. In two pieces it is the request that it is in one.
#include "fuzz/contract.h"
#include "service/http/request_reader.h"
#include "service/http/target.h"

namespace {

struct Outcome {
  bool whole = false;
  std::string method, target, body;
  bool operator==(Outcome const&) const = default;
};

/// Reads `bytes`, of which the first `first` come before the others.
Outcome outcome_of(std::string_view bytes, std::size_t first) {
  using State = sc::RequestReader::State;
  sc::RequestReader reader({1 << 14, 1 << 16});
  std::string waiting;
  for (std::string_view const piece : {bytes.substr(0, first), bytes.substr(first)}) {
    waiting += piece;
    State state = reader.read(waiting);
    if (state == State::head) state = reader.read(waiting);
    if (state == State::wrong) return {};
    if (state == State::whole)
      return {true, reader.head().method, reader.head().target, reader.take_body()};
  }
  return {};
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  using namespace sc;
  if (size == 0) return fuzz::kNoInput;
  std::string_view const bytes = fuzz::text_of(data, size).substr(1);
  Outcome const at_once = outcome_of(bytes, bytes.size());
  Outcome const in_pieces = outcome_of(bytes, std::min<std::size_t>(data[0], bytes.size()));
  fuzz::must(at_once == in_pieces, "pieces make no other request");
  (void)target_of(at_once.target);
  return 0;
}
