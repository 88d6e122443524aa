// SPDX-License-Identifier: Apache-2.0
// OpenStreetMap, PBF.
#include <fcntl.h>
#include <unistd.h>

#include <climits>

#include "fuzz/osm_case.h"

namespace {

/// libosmium leaves a PBF file open that it refuses. A program refuses one and ends; here there are
/// so many that no file could be opened any more.
class ClosesWhatWasLeftOpen {
 public:
  ClosesWhatWasLeftOpen() = default;
  ClosesWhatWasLeftOpen(ClosesWhatWasLeftOpen const&) = delete;
  ClosesWhatWasLeftOpen& operator=(ClosesWhatWasLeftOpen const&) = delete;
  ~ClosesWhatWasLeftOpen() { ::close_range(first_, UINT_MAX, 0); }

 private:
  unsigned first_ = static_cast<unsigned>(::open("/dev/null", O_RDONLY | O_CLOEXEC));
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  ClosesWhatWasLeftOpen const closes;
  sc::fuzz::import_osm("roads.osm.pbf", sc::fuzz::text_of(data, size));
  return 0;
}
