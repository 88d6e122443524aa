// SPDX-License-Identifier: Apache-2.0
#include "report/page.h"

extern "C" {
extern char const sc_page_begin[];
extern char const sc_page_end[];
}

namespace sc {

std::string_view empty_page() {
  return {sc_page_begin, static_cast<std::size_t>(sc_page_end - sc_page_begin)};
}

}  // namespace sc
