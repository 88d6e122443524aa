// SPDX-License-Identifier: Apache-2.0
#include "io/hdf5/format_check.h"

#include <string>

#include "base/check.h"

namespace sc {

void expect_format(hdf5::Reader const& file, std::string_view format, int version,
                   std::string_view noun) {
  auto const refuse = [&](std::string const& what) {
    throw InputError(Fault{file.path(), 0, what});
  };
  std::string const must = "must be \"" + std::string(format) + "\"";
  if (!file.has_attribute("", "format")) {
    refuse("is no " + std::string(noun) + " (no attribute format; " + must + ")");
  }
  if (std::string const is = file.text("", "format"); is != format) {
    refuse("format = \"" + is + "\" (" + must + " for a " + std::string(noun) + ")");
  }
  if (auto const is = file.integer("", "format_version"); is != version) {
    refuse("format_version of " + std::string(format) + " = " + std::to_string(is) +
           " (this program reads version " + std::to_string(version) + ")");
  }
}

}  // namespace sc
