// SPDX-License-Identifier: Apache-2.0
#include "service/cap/cap_block.h"

#include <fmt/format.h>

#include <algorithm>

#include "io/text/cell.h"
#include "service/cap/cap_document.h"

namespace sc {
namespace {

bool may_repeat(CapOccurs occurs) {
  return occurs == CapOccurs::any || occurs == CapOccurs::at_least_once;
}

bool is_required(CapOccurs occurs) {
  return occurs == CapOccurs::once || occurs == CapOccurs::at_least_once;
}

std::string stripped(std::string const& text) {
  constexpr auto kBlank = " \t\r\n";
  std::size_t const first = text.find_first_not_of(kBlank);
  if (first == std::string::npos) return {};
  return text.substr(first, text.find_last_not_of(kBlank) - first + 1);
}

std::string hint(std::string_view name, std::span<CapElement const> elements) {
  std::vector<std::string_view> known;
  for (CapElement const& element : elements) known.push_back(element.name);
  return hint_for(name, known);
}

}  // namespace

CapBlock::CapBlock(pugi::xml_node node, std::string path, std::span<CapElement const> elements,
                   CapFaults& faults)
    : node_(node), path_(std::move(path)), elements_(elements), faults_(&faults) {
  check_attributes(node, path_, faults);
  std::vector<std::size_t> counts(elements.size());
  for (pugi::xml_node const child : node.children()) {
    if (child.type() == pugi::node_element)
      take(child, counts);
    else
      faults.add(offset_of(child), path_, child.value(), "must have elements only");
  }
  check_counts(counts);
}

void CapBlock::take(pugi::xml_node child, std::vector<std::size_t>& counts) {
  std::string_view const space = namespace_of(child);
  // Signatures are not checked here, and do not make an alert unreadable.
  bool const signature = space == kSignatureNamespace && local_name(child) == "Signature";
  if (signature && path_ == "alert") return;
  std::string_view const name = local_name(child);
  auto const found = std::find_if(elements_.begin(), elements_.end(),
                                  [&](CapElement const& e) { return e.name == name; });
  std::string path = fmt::format("{}/{}", path_, shown(name));
  if (found == elements_.end() || space != kCapNamespace) {
    faults_->add(offset_of(child), fmt::format("{} (no such element of CAP 1.2 may be here{})",
                                               path, hint(name, elements_)));
    return;
  }
  auto const element = static_cast<std::size_t>(found - elements_.begin());
  std::size_t const number = ++counts[element];
  if (may_repeat(found->occurs)) path += fmt::format("[{}]", number);
  if (!may_repeat(found->occurs) && number > 1)
    faults_->add(offset_of(child), path + " (must be there once only)");
  else
    children_.push_back({child, element, std::move(path)});
}

void CapBlock::check_counts(std::vector<std::size_t> const& counts) const {
  for (std::size_t i = 0; i < elements_.size(); ++i)
    if (counts[i] == 0 && is_required(elements_[i].occurs))
      faults_->add(offset(), fmt::format("{}/{} (must be there)", path_, elements_[i].name));
}

std::size_t CapBlock::offset() const {
  return offset_of(node_);
}

CapLeaf CapBlock::leaf_of(Child const& child) const {
  check_attributes(child.node, child.path, *faults_);
  CapLeaf leaf{{}, child.path, offset_of(child.node)};
  for (pugi::xml_node const part : child.node.children()) {
    if (part.type() == pugi::node_cdata)
      leaf.text += part.value();
    else if (part.type() == pugi::node_pcdata)
      leaf.text += decoded(part.value(), offset_of(part), child.path, *faults_);
    else
      faults_->add(offset_of(part), child.path, part.name(), "must be text, without elements");
  }
  leaf.text = stripped(leaf.text);
  return leaf;
}

std::vector<CapLeaf> CapBlock::leaves(std::string_view name) const {
  std::vector<CapLeaf> all;
  for (Child const& child : children_)
    if (elements_[child.element].name == name) all.push_back(leaf_of(child));
  return all;
}

std::optional<CapLeaf> CapBlock::leaf(std::string_view name) const {
  for (Child const& child : children_) {
    CapElement const& element = elements_[child.element];
    if (element.name != name) continue;
    CapLeaf leaf = leaf_of(child);
    if (!leaf.text.empty()) return leaf;
    if (is_required(element.occurs)) faults_->add(leaf.offset, leaf.path, "", "must not be empty");
  }
  return std::nullopt;
}

std::string CapBlock::text(std::string_view name) const {
  auto const found = leaf(name);
  return found ? found->text : std::string();
}

std::vector<CapBlock> CapBlock::blocks(std::string_view name,
                                       std::span<CapElement const> elements) const {
  std::vector<CapBlock> all;
  for (Child const& child : children_)
    if (elements_[child.element].name == name)
      all.emplace_back(child.node, child.path, elements, *faults_);
  return all;
}

}  // namespace sc
