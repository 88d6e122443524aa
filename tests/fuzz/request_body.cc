// SPDX-License-Identifier: Apache-2.0
// The body of a request: the kind of its change on the first line, its JSON below.
#include "service/request_body.h"

#include "fuzz/contract.h"
#include "fuzz/tiny_case.h"
#include "io/text/utf8.h"
#include "live/change.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  using namespace sc;
  Scenario const& s = fuzz::tiny_scenario();
  fuzz::Titled const said(fuzz::text_of(data, size));
  HttpRequest request;
  request.body = said.content;
  if (first_non_utf8(request.body)) return fuzz::kNoInput;  // the server lets none of these in
  std::vector<FromAddress> address;
  if (said.title == "position" || said.title == "status") address = {{"unit", "\"P1\""}};
  fuzz::taken([&] {
    ChangeRequest const asked = change_request(said.title, request, s, address);
    (void)change_of(asked.kind, asked.body, s);
  });
  return 0;
}
