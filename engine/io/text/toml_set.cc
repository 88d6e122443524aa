// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "io/text/toml_state.h"

namespace sc {
namespace {

/// A table {value = ...}: of what the text is as TOML, of the text itself where it is none.
toml::table boxed(std::string_view text) {
  try {
    // Inside braces: no comment, no second line.
    toml::table document = toml::parse(fmt::format("box = {{value = {}}}", text));
    toml::table* const box = document["box"].as_table();
    if (document.size() == 1 && box != nullptr && box->size() == 1) return std::move(*box);
  } catch (toml::parse_error const&) {
  }
  toml::table box;
  box.insert("value", std::string(text));
  return box;
}

bool is_single(toml::node const& node) {
  return !node.is_table() && !node.is_array();
}

/// What a value of many is called.
std::string_view words_for(toml::node const& node) {
  return node.is_table()             ? "a table"
         : node.is_array_of_tables() ? "an array of tables"
                                     : "an array";
}

std::vector<std::string_view> steps_of(std::string_view path) {
  std::vector<std::string_view> steps;
  for (std::size_t dot = path.find('.'); dot != path.npos; dot = path.find('.')) {
    steps.push_back(path.substr(0, dot));
    path.remove_prefix(dot + 1);
  }
  steps.push_back(path);
  return steps;
}

/// What hinders one value at the path; "" if nothing does.
std::string hindrance(toml::table const& root, std::vector<std::string_view> const& steps) {
  toml::table const* table = &root;
  std::string so_far;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    so_far += fmt::format("{}{}", i > 0 ? "." : "", steps[i]);
    toml::node const* const node = table->get(steps[i]);
    if (node == nullptr) return "";
    bool const last = i + 1 == steps.size();
    if (last)
      return is_single(*node) ? ""
                              : fmt::format("must be a single value; it is {}", words_for(*node));
    table = node->as_table();
    if (table == nullptr)
      return fmt::format("must be a key of the file; {} is {}", so_far,
                         is_single(*node) ? "a single value" : words_for(*node));
  }
  return "";
}

}  // namespace

void TomlTable::set(std::string_view path, std::string_view text, std::string_view origin) {
  if (!there()) return;
  toml::table box = boxed(text);
  toml::node& value = *box.get("value");
  std::vector<std::string_view> const steps = steps_of(path);
  std::string const fault =
      is_single(value) ? hindrance(*state_->document, steps)
                       : fmt::format("must be a single value; this is {}", words_for(value));
  if (!fault.empty()) {
    state_->complaints->add(origin, 0, fmt::format("{} = {} ({})", path, shown(text), fault));
    return;
  }
  toml::table* table = state_->document.get();
  std::string name;
  for (std::size_t i = 0; i + 1 < steps.size(); ++i) {
    name += steps[i];
    auto const [at, fresh] = table->insert(steps[i], toml::table{});
    if (fresh) state_->origins.emplace(name, origin);
    table = at->second.as_table();
    name += '.';
  }
  value.visit([&](auto& typed) { table->insert_or_assign(steps.back(), std::move(typed)); });
  state_->origins.insert_or_assign(name + std::string(steps.back()), std::string(origin));
}

}  // namespace sc
