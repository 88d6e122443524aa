// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "io/hdf5/hdf5_writer.h"
#include "io/study/study_columns.h"

/// Private to io/study: the parts of a study file that do not grow with its rows.

namespace sc {

/// A reserved column; where it lies.
hdf5::Extent reserve_column(hdf5::Group& group, FixedColumn const& column,
                            hdf5::Dimension const& axis);

/// /study_json with its checksum, and for people /variants, /scenarios, /kinds and /inputs.
void write_study_tables(hdf5::Group& root, StudyHead const& head);

}  // namespace sc
