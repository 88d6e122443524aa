// SPDX-License-Identifier: Apache-2.0
#include "io/export/tally_file.h"

#include "io/hdf5/atomic_file.h"

namespace sc {

std::size_t write_tally(std::filesystem::path const& path, RunContents const& all) {
  std::string text;
  for (std::size_t u = 0; u < all.run.units.size(); ++u)
    text += all.labels.units[u].id + ' ' + std::to_string(all.run.units[u].time.size()) + '\n';
  write_file(path, text);
  return all.run.units.size();
}

}  // namespace sc
