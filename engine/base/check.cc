// SPDX-License-Identifier: Apache-2.0
#include "base/check.h"

#include <algorithm>
#include <tuple>

namespace sc {
namespace {

std::string join(std::vector<Fault> const& faults) {
  std::string text;
  for (Fault const& fault : faults) {
    if (!text.empty()) text += '\n';
    text += to_string(fault);
  }
  return text;
}

std::vector<Fault> in_order(std::vector<Fault> faults) {
  std::stable_sort(faults.begin(), faults.end(), [](Fault const& a, Fault const& b) {
    return std::tie(a.file, a.line) < std::tie(b.file, b.line);
  });
  return faults;
}

}  // namespace

std::string to_string(Fault const& fault) {
  std::string text = fault.file;
  if (fault.line > 0) text += ':' + std::to_string(fault.line);
  if (!text.empty()) text += ": ";
  return text + fault.message;
}

InputError::InputError(std::vector<Fault> faults)
    : std::runtime_error(join(in_order(faults))), faults_(in_order(std::move(faults))) {}

void Complaints::add(std::string_view file, std::size_t line, std::string message) {
  faults_.push_back({std::string(file), line, std::move(message)});
}

void Complaints::add(InputError const& error) {
  faults_.insert(faults_.end(), error.faults().begin(), error.faults().end());
}

void Complaints::add_once(InputError const& error) {
  for (Fault const& fault : error.faults())
    if (std::find(faults_.begin(), faults_.end(), fault) == faults_.end()) faults_.push_back(fault);
}

void Complaints::throw_if_any() const {
  if (!faults_.empty()) throw InputError(faults_);
}

IoError::IoError(std::string_view path, std::string_view what)
    : std::runtime_error(std::string(path) + ": " + std::string(what)) {}

void detail::contract_failed(char const* kind, char const* condition, char const* file, int line) {
  throw ContractError(std::string(file) + ':' + std::to_string(line) + ": " + kind +
                      " does not hold: " + condition);
}

}  // namespace sc
