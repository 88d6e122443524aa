// SPDX-License-Identifier: Apache-2.0
// A study file, edited (fuzz/edited_hdf5.h).
#include "fuzz/contract.h"
#include "fuzz/edited_hdf5.h"
#include "io/study/study_reader.h"
#include "io/study/study_writer.h"
#include "support/small_study.h"

namespace {

void write_small_study(std::filesystem::path const& path) {
  using namespace sc;
  StudyWriter writer(path, test::small_study(3), StudyStart::create);
  for (StudyCell const cell : test::shuffled_cells(writer.head(), 1))
    writer.put(cell, test::small_row(writer.head(), cell));
  writer.close();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  using namespace sc;
  static fuzz::EditedHdf5 const file(write_small_study);
  std::string const path = file.edited(fuzz::text_of(data, size));
  (void)is_study_file(path);
  fuzz::taken([&] {
    StudyReader const study(path);
    for (std::size_t v = 0; v < study.head().variants.size(); ++v) {
      StudyRows const rows = study.rows_of(v);
      fuzz::must(rows.begin.size() == rows.size() + 1, "each row knows its incidents");
    }
  });
  return 0;
}
