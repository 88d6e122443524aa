// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "support/temp_folder.h"

namespace sc::test {

struct CertificateFiles {
  std::string certificate;
  std::string private_key;
};

/// A certificate for localhost, signed by its own key, valid for a day; both new.
CertificateFiles certificate_in(TempFolder const& folder, std::string const& name);

}  // namespace sc::test
