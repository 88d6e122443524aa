// SPDX-License-Identifier: Apache-2.0
#include "io/export/export_labels.h"

namespace sc {
namespace {

/// "unit-0", "unit-1", ...: the file's texts are netCDF strings, which hdf5::Reader never touches.
std::vector<Label> numbered(hdf5::Reader const& in, std::string_view column,
                            std::string const& stem) {
  auto const shape = in.shape(column);
  std::vector<Label> labels(shape.empty() ? 0 : shape[0]);
  for (std::size_t i = 0; i < labels.size(); ++i) labels[i].id = stem + std::to_string(i);
  return labels;
}

}  // namespace

ExportLabels read_export_labels(hdf5::Reader const& in) {
  ExportLabels labels;
  labels.units = numbered(in, "row_size", "unit-");
  labels.unit_kinds = numbered(in, "unit_kinds/crew", "unit-kind-");
  labels.stations = numbered(in, "stations/capacity", "station-");
  labels.incident_kinds = numbered(in, "incident_kinds/extra_units", "incident-kind-");
  labels.zones = numbered(in, "zones/population", "zone-");
  labels.basins = numbered(in, "basins/closure_depth", "basin-");
  labels.kind_of_unit.assign(labels.units.size(), 0);
  labels.home_of_unit.assign(labels.units.size(), 0);
  return labels;
}

}  // namespace sc
