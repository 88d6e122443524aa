// SPDX-License-Identifier: Apache-2.0
#include "cli/merge_command.h"

#include <fmt/ostream.h>

#include "base/check.h"
#include "cli/output_name.h"
#include "io/study/study_merge.h"

namespace sc {

int merge_command(std::vector<std::string> const& shards, std::string const& to,
                  std::ostream& out) {
  Complaints complaints;
  expect_ending("--out", to, ".h5", complaints);
  expect_other_file("--out", to, shards, complaints);
  complaints.throw_if_any();
  std::size_t const rows = merge_studies(shards, to);
  fmt::print(out,
             "study 研究  {}\n{} rows of {} shards 分片\nlook at it 查看: stormcrew compare {}\n",
             to, rows, shards.size(), to);
  return 0;
}

}  // namespace sc
