// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <pugixml.hpp>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "service/cap/cap_faults.h"

/// Private to the sources of the alert reader.

namespace sc {

enum class CapOccurs : std::uint8_t { once, at_most_once, any, at_least_once };

/// An element that a block may have.
struct CapElement {
  std::string_view name;
  CapOccurs occurs;
};

/// An element with text: without blanks at its ends, references replaced.
struct CapLeaf {
  std::string text;
  std::string path;
  std::size_t offset = 0;
};

/// An element with elements. What may not be in it, stands too often or is missing is complained
/// about when it is made; the order does not matter.
class CapBlock {
 public:
  /// `elements` and `faults` must outlive it.
  CapBlock(pugi::xml_node node, std::string path, std::span<CapElement const> elements,
           CapFaults& faults);

  /// Nothing where it is not there or has no text (complained where it must be).
  [[nodiscard]] std::optional<CapLeaf> leaf(std::string_view name) const;
  [[nodiscard]] std::string text(std::string_view name) const;
  [[nodiscard]] std::vector<CapLeaf> leaves(std::string_view name) const;
  [[nodiscard]] std::vector<CapBlock> blocks(std::string_view name,
                                             std::span<CapElement const> elements) const;
  [[nodiscard]] std::string const& path() const { return path_; }
  [[nodiscard]] std::size_t offset() const;
  [[nodiscard]] CapFaults& faults() const { return *faults_; }

 private:
  struct Child {
    pugi::xml_node node;
    std::size_t element = 0;  ///< in elements_
    std::string path;
  };
  void take(pugi::xml_node child, std::vector<std::size_t>& counts);
  void check_counts(std::vector<std::size_t> const& counts) const;
  [[nodiscard]] CapLeaf leaf_of(Child const& child) const;

  pugi::xml_node node_;
  std::string path_;
  std::span<CapElement const> elements_;
  CapFaults* faults_;
  std::vector<Child> children_;
};

}  // namespace sc
