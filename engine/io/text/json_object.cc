// SPDX-License-Identifier: Apache-2.0
#include "io/text/json_object.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "base/check.h"
#include "io/text/json_text.h"

namespace sc {
namespace {

using Json = nlohmann::json;

/// Reads a document for its form alone: where it is no JSON, and which keys stand twice.
class FormCheck final : public nlohmann::json_sax<Json> {
 public:
  explicit FormCheck(CappedFaults& faults) : faults_(faults) {}
  [[nodiscard]] std::size_t error_at() const { return error_at_; }
  [[nodiscard]] std::string const& error() const { return error_; }

  bool null() override { return true; }
  bool boolean(bool) override { return true; }
  bool number_integer(number_integer_t) override { return true; }
  bool number_unsigned(number_unsigned_t) override { return true; }
  bool number_float(number_float_t, string_t const&) override { return true; }
  bool string(string_t&) override { return true; }
  bool binary(binary_t&) override { return true; }
  bool start_array(std::size_t) override { return true; }
  bool end_array() override { return true; }
  bool start_object(std::size_t) override {
    keys_.emplace_back();
    return true;
  }
  bool end_object() override {
    keys_.pop_back();
    return true;
  }
  bool key(string_t& key) override {
    if (!keys_.back().insert(key).second)
      faults_.add(fmt::format("key {} stands twice in an object (must stand once)", shown(key)));
    return true;
  }
  bool parse_error(std::size_t position, std::string const&,
                   nlohmann::detail::exception const& error) override {
    error_at_ = position;
    error_ = error.what();
    error_.erase(0, error_.find("] ") + 2);  // the library's name of the error
    return false;
  }

 private:
  CappedFaults& faults_;
  std::vector<std::set<std::string>> keys_;  ///< of the objects that are open
  std::size_t error_at_ = 0;
  std::string error_;
};

std::size_t line_at(std::string const& text, std::size_t position) {
  auto const end = text.begin() + static_cast<std::ptrdiff_t>(std::min(position, text.size()));
  return static_cast<std::size_t>(std::count(text.begin(), end, '\n')) + 1;
}

/// A value as the complaint shows it, on one line.
std::string shown_value(Json const& value) {
  if (value.is_object()) return "an object";
  if (value.is_array()) return "an array";
  return shown(dumped(value));
}

}  // namespace

struct JsonObject::State {
  std::shared_ptr<Json const> document;  ///< keeps `object` alive
  Json const* object = nullptr;
  std::string where;  ///< "units[3]"; empty: the root
  CappedFaults* faults = nullptr;
  std::vector<std::string> asked;

  [[nodiscard]] std::string name_of(std::string_view key) const {
    return where.empty() ? std::string(key) : fmt::format("{}.{}", where, key);
  }
  [[nodiscard]] Json const* find(std::string_view key) const {
    auto const found = object->find(std::string(key));
    return found == object->end() ? nullptr : &*found;
  }
  /// The value of the key; a fault if there is none.
  Json const* ask(std::string_view key, std::string_view must_be) {
    asked.emplace_back(key);
    Json const* const value = find(key);
    if (value == nullptr) faults->add(fmt::format("{} is missing ({})", name_of(key), must_be));
    return value;
  }
  void complain(std::string_view name, Json const& value, std::string_view must_be,
                std::string_view suggestion) const {
    faults->add(fmt::format("{} = {} ({}){}", name, shown_value(value), must_be, suggestion));
  }
};

JsonObject JsonObject::parse(std::string const& file, std::string const& text,
                             CappedFaults& faults) {
  FormCheck form(faults);
  if (!Json::sax_parse(text, &form))
    throw InputError(
        {file, line_at(text, form.error_at()), fmt::format("is not JSON: {}", form.error())});
  auto state = std::make_shared<State>();
  state->document = std::make_shared<Json const>(Json::parse(text));
  state->object = state->document.get();
  state->faults = &faults;
  if (!state->object->is_object())
    throw InputError(
        {file, 1, fmt::format("is {} (must be an object: {{...}})", shown_value(*state->object))});
  return JsonObject(state);
}

std::string const& JsonObject::where() const {
  return state_->where;
}

bool JsonObject::has(std::string_view key) {
  state_->asked.emplace_back(key);
  return state_->find(key) != nullptr;
}

std::optional<std::string> JsonObject::text(std::string_view key) {
  constexpr std::string_view kMustBe = "must be some text in quotes";
  Json const* const value = state_->ask(key, kMustBe);
  if (value == nullptr) return std::nullopt;
  if (value->is_string() && !value->get_ref<std::string const&>().empty())
    return value->get<std::string>();
  complain(key, kMustBe);
  return std::nullopt;
}

std::optional<double> JsonObject::number(std::string_view key, Range const& range) {
  Json const* const value = state_->ask(key, must_be_in(range));
  if (value == nullptr) return std::nullopt;
  if (value->is_number() && contains(range, value->get<double>())) return value->get<double>();
  complain(key, value->is_string() ? "must be a number without quotes" : must_be_in(range));
  return std::nullopt;
}

std::optional<bool> JsonObject::truth(std::string_view key) {
  constexpr std::string_view kMustBe = "must be true or false";
  Json const* const value = state_->ask(key, kMustBe);
  if (value == nullptr) return std::nullopt;
  if (value->is_boolean()) return value->get<bool>();
  complain(key, kMustBe);
  return std::nullopt;
}

std::vector<JsonObject> JsonObject::objects(std::string_view key) {
  constexpr std::string_view kMustBe = "must be an array of objects";
  std::vector<JsonObject> objects;
  Json const* const value = state_->ask(key, kMustBe);
  if (value == nullptr) return objects;
  if (!value->is_array()) complain(key, kMustBe);
  for (std::size_t i = 0; value->is_array() && i < value->size(); ++i) {
    if (!(*value)[i].is_object()) {
      complain_of_element(key, i, "must be an object");
      continue;
    }
    auto state = std::make_shared<State>(*state_);
    state->object = &(*value)[i];
    state->where = fmt::format("{}[{}]", state_->name_of(key), i);
    state->asked.clear();
    objects.push_back(JsonObject(state));
  }
  return objects;
}

std::vector<std::string> JsonObject::texts(std::string_view key) {
  constexpr std::string_view kMustBe = "must be an array of texts in quotes";
  std::vector<std::string> texts;
  Json const* const value = state_->ask(key, kMustBe);
  if (value == nullptr) return texts;
  bool const fits = value->is_array() && std::all_of(value->begin(), value->end(),
                                                     [](Json const& e) { return e.is_string(); });
  if (fits)
    texts = value->get<std::vector<std::string>>();
  else
    complain(key, kMustBe);
  return texts;
}

void JsonObject::complain(std::string_view key, std::string_view must_be,
                          std::string_view suggestion) {
  Json const* const value = state_->find(key);
  if (value == nullptr) return;
  state_->complain(state_->name_of(key), *value, must_be, suggestion);
}

void JsonObject::complain_of_element(std::string_view key, std::size_t element,
                                     std::string_view must_be, std::string_view suggestion) {
  Json const* const value = state_->find(key);
  SC_EXPECT(value != nullptr && value->is_array() && element < value->size());
  state_->complain(fmt::format("{}[{}]", state_->name_of(key), element), (*value)[element], must_be,
                   suggestion);
}

void JsonObject::complain_of_all(std::string_view message) {
  state_->faults->add(state_->where.empty() ? std::string(message)
                                            : fmt::format("{}: {}", state_->where, message));
}

void JsonObject::refuse_other_keys() {
  auto const& asked = state_->asked;
  std::vector<std::string_view> absent;
  for (std::string const& key : asked)
    if (state_->find(key) == nullptr) absent.push_back(key);
  for (auto const& [key, value] : state_->object->items())
    if (std::find(asked.begin(), asked.end(), key) == asked.end())
      state_->faults->add(
          fmt::format("unknown key {}{}", shown(state_->name_of(key)), hint_for(key, absent)));
}

}  // namespace sc
