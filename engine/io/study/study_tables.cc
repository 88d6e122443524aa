// SPDX-License-Identifier: Apache-2.0
#include "io/study/study_tables.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "io/hash.h"
#include "io/study/study_head_json.h"

namespace sc {
namespace {

/// A group with one axis, and columns along it.
class Table {
 public:
  Table(hdf5::Group& root, std::string_view group, std::string_view axis, std::size_t size,
        std::string_view title)
      : group_(root.group(group)), axis_(group_.dimension(axis, size)) {
    group_.attribute("title", title);
  }

  template <class Row, class Get>
  void texts(std::string_view name, std::vector<Row> const& rows, Get get, std::string_view en,
             std::string_view zh) {
    std::vector<std::string> values;
    for (Row const& row : rows) values.push_back(get(row));
    hdf5::Variable variable = group_.write_strings(name, values, axis_);
    variable.describe(en, zh, "");
  }

  template <hdf5::Element T, class Row, class Get>
  void numbers(std::string_view name, std::vector<Row> const& rows, Get get, std::string_view en,
               std::string_view zh, std::string_view unit = "1") {
    std::vector<T> values;
    for (Row const& row : rows) values.push_back(static_cast<T>(get(row)));
    hdf5::Variable variable = group_.write<T>(name, values, {axis_});
    variable.describe(en, zh, unit);
  }

 private:
  hdf5::Group group_;
  hdf5::Dimension axis_;
};

void write_head(hdf5::Group& root, StudyHead const& head) {
  std::string const text = head_as_json(head);
  root.attribute("study_json_sha256", sha256_hex(text));
  hdf5::Dimension const byte = root.dimension("byte", text.size());
  hdf5::Variable json =
      root.write("study_json", std::vector<std::uint8_t>(text.begin(), text.end()), {byte});
  json.describe("what was asked for, as JSON (UTF-8)", "方案与输入，JSON 文本", "");
}

void write_variants(hdf5::Group& root, std::vector<StudyVariant> const& variants) {
  using V = StudyVariant;
  Table table(root, "variants", "variant", variants.size(), "what was varied, a combination each");
  table.texts(
      "name", variants, [](V const& v) { return v.name; }, "name", "名称");
  table.numbers<std::int32_t>(
      "scenario", variants, [](V const& v) { return v.scenario; }, "number in /scenarios",
      "场景编号");
  table.texts(
      "plan", variants, [](V const& v) { return v.plan; }, "plan file; empty: the scenario's own",
      "布防方案文件，空为场景自带");
  table.texts(
      "plan_sha256", variants, [](V const& v) { return v.plan_sha256; }, "its SHA-256",
      "其 SHA-256");
  table.texts(
      "policy", variants, [](V const& v) { return v.policy; }, "dispatch policy", "调度规则");
  table.texts(
      "relocation", variants, [](V const& v) { return v.relocation; }, "relocation policy",
      "调防规则");
  table.texts(
      "settings", variants,
      [](V const& v) { return fmt::format("{}", fmt::join(v.settings, "\n")); },
      "settings, key=value, one a line", "参数，每行一项");
  table.numbers<double>(
      "late", variants, [](V const& v) { return v.late.seconds(); },
      "response time from which one is late", "迟到界限", "s");
  table.numbers<std::uint32_t>(
      "replications", variants, [](V const& v) { return v.replications; },
      "replications of the whole study", "重复次数");
}

void write_scenarios(hdf5::Group& root, std::vector<StudyScenario> const& scenarios) {
  using S = StudyScenario;
  Table table(root, "scenarios", "scenario", scenarios.size(), "scenarios");
  table.texts(
      "folder", scenarios, [](S const& s) { return s.folder; }, "folder", "文件夹");
  table.texts(
      "name_en", scenarios, [](S const& s) { return s.names.en; }, "English name", "英文名");
  table.texts(
      "name_zh", scenarios, [](S const& s) { return s.names.zh; }, "Chinese name", "中文名");
  table.texts(
      "note", scenarios, [](S const& s) { return s.note; }, "note", "说明");
  table.numbers<std::uint64_t>(
      "seed", scenarios, [](S const& s) { return s.seed; }, "seed", "随机种子");
  table.texts(
      "roads_sha256", scenarios, [](S const& s) { return s.roads_sha256; }, "SHA-256 of the roads",
      "路网 SHA-256");
}

void write_kinds(hdf5::Group& root, std::vector<StudyKind> const& kinds) {
  using K = StudyKind;
  Table table(root, "kinds", "kind", kinds.size(), "incident kinds");
  table.texts(
      "id", kinds, [](K const& k) { return k.id; }, "id", "编号");
  table.texts(
      "name_en", kinds, [](K const& k) { return k.labels.en; }, "English name", "英文名");
  table.texts(
      "name_zh", kinds, [](K const& k) { return k.labels.zh; }, "Chinese name", "中文名");
}

struct Input {
  std::size_t scenario;
  std::string file, sha256;
};

void write_inputs(hdf5::Group& root, StudyHead const& head) {
  std::vector<Input> inputs;
  for (std::size_t s = 0; s < head.scenarios.size(); ++s)
    for (auto const& [file, hash] : head.scenarios[s].input_sha256)
      inputs.push_back({s, file, hash});
  Table table(root, "inputs", "input", inputs.size(), "files read, plans excepted");
  table.numbers<std::int32_t>(
      "scenario", inputs, [](Input const& i) { return i.scenario; }, "number in /scenarios",
      "场景编号");
  table.texts(
      "file", inputs, [](Input const& i) { return i.file; }, "file", "文件");
  table.texts(
      "sha256", inputs, [](Input const& i) { return i.sha256; }, "SHA-256", "SHA-256");
}

}  // namespace

hdf5::Extent reserve_column(hdf5::Group& group, FixedColumn const& column,
                            hdf5::Dimension const& axis) {
  hdf5::Variable variable = group.reserve(column.name, column.type, axis);
  variable.describe(column.en, column.zh, column.unit);
  return variable.extent();
}

void write_study_tables(hdf5::Group& root, StudyHead const& head) {
  write_head(root, head);
  write_variants(root, head.variants);
  write_scenarios(root, head.scenarios);
  write_kinds(root, head.kinds);
  write_inputs(root, head);
}

}  // namespace sc
