// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>

namespace sc {

/// Index into one kind of column, told apart by `Tag`: a NodeId cannot be used as a LinkId.
/// A default Id is unset and falsy. No arithmetic; `index()` is the way into a vector.
template <class Tag>
class Id {
 public:
  constexpr Id() = default;
  constexpr explicit Id(std::uint32_t value) : value_(value) {}
  constexpr explicit Id(std::size_t value) : value_(static_cast<std::uint32_t>(value)) {}

  [[nodiscard]] constexpr std::size_t index() const { return value_; }
  [[nodiscard]] constexpr std::uint32_t value() const { return value_; }
  constexpr explicit operator bool() const { return value_ != kUnset; }
  auto operator<=>(Id const&) const = default;

 private:
  static constexpr std::uint32_t kUnset = UINT32_MAX;
  std::uint32_t value_ = kUnset;
};

using NodeId = Id<struct NodeTag>;        ///< road junction
using LinkId = Id<struct LinkTag>;        ///< directed road link
using ZoneId = Id<struct ZoneTag>;        ///< weather zone (subdistrict)
using BasinId = Id<struct BasinTag>;      ///< waterlogging point or underpass
using StationId = Id<struct StationTag>;  ///< place where units wait
using UnitId = Id<struct UnitTag>;        ///< vehicle with crew
using UnitKindId = Id<struct UnitKindTag>;
using IncidentId = Id<struct IncidentTag>;
using IncidentKindId = Id<struct IncidentKindTag>;
using MaterialId = Id<struct MaterialTag>;  ///< sandbags, covers, ...

}  // namespace sc
