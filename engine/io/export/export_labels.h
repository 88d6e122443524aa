// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "io/export/export_run.h"
#include "io/hdf5/hdf5_reader.h"

namespace sc {

/// Ids and names in a run file. Private to io/export. Errors: as read_export_run.
ExportLabels read_export_labels(hdf5::Reader const& in);

}  // namespace sc
