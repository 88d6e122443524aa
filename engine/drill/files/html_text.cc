// SPDX-License-Identifier: Apache-2.0
#include "drill/files/html_text.h"

#include <fmt/format.h>

#include "io/posted_unit.h"
#include "io/text/xml_text.h"

namespace sc {
namespace {

constexpr std::string_view kHead = R"(<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" lang="zh">
<head>
<meta charset="utf-8"/>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"/>
<style>
@page { size: A4; margin: 15mm; }
body { font: 11pt/1.45 "Noto Sans CJK SC", "Microsoft YaHei", system-ui, sans-serif; color: #1b1f24;
  background: #fff; max-width: 62rem; margin: 0 auto; padding: 0 1rem 3rem; }
h1 { font-size: 18pt; } h2 { font-size: 13pt; border-bottom: 2px solid #0b5cad; padding-bottom: 2pt; }
h3 { font-size: 11pt; margin: 10pt 0 3pt; }
table { border-collapse: collapse; width: 100%; font-size: 9.5pt; }
th, td { border: 1px solid #8c959f; padding: 2pt 4pt; text-align: left; vertical-align: top;
  overflow-wrap: break-word; }
th { background: #eef2f6; } tr { break-inside: avoid; }
.card { border: 1px solid #8c959f; padding: 4pt 8pt; margin: 8pt 1px; break-inside: avoid; }
.warn { background: #fff3cd; border-left: 4px solid #b58100; padding: 4pt 8pt; }
.line { border-bottom: 1px solid #8c959f; height: 18pt; }
.zh, .en { margin-right: 0.5em; } .en { color: #3d4650; }
input[name=language] { margin: 0.6rem 0.2rem 0 0.8rem; }
#chinese:checked ~ main .en, #english:checked ~ main .zh { display: none; }
#english:checked ~ main .en { color: inherit; }
@media print { input[name=language], input + label { display: none; }
  body { max-width: none; padding: 0; } .sheet { break-before: page; } }
</style>
)";

constexpr std::string_view kLanguages =
    R"(<input type="radio" name="language" id="both" checked="checked"/><label for="both">中文 + English</label>
<input type="radio" name="language" id="chinese"/><label for="chinese">中文</label>
<input type="radio" name="language" id="english"/><label for="english">English</label>
<main>
)";

}  // namespace

std::string plain_html(std::string_view text) {
  return xml_text(text);
}

std::string html(Names const& names) {
  return fmt::format(
      "<span class=\"zh\" lang=\"zh\">{}</span><span class=\"en\" lang=\"en\">{}</span>",
      xml_text(names.zh), xml_text(names.en));
}

std::string page_begin(Names const& title) {
  return fmt::format("{}<title>{}</title>\n</head>\n<body>\n{}<h1>{}</h1>\n", kHead,
                     xml_text(both_names(title)), kLanguages, html(title));
}

std::string page_end() {
  return "</main>\n</body>\n</html>\n";
}

std::string section_begin(Names const& title, Sheet sheet) {
  return fmt::format("<section{}><h2>{}</h2>\n", sheet == Sheet::new_page ? " class=\"sheet\"" : "",
                     html(title));
}

std::string section_end() {
  return "</section>\n";
}

HtmlTable::HtmlTable(std::span<Names const> columns) {
  text_ = "<table>\n<tr>";
  for (Names const& column : columns) text_ += fmt::format("<th>{}</th>", html(column));
  text_ += "</tr>\n";
}

void HtmlTable::row(std::span<std::string const> cells) {
  text_ += "<tr>";
  for (std::string const& cell : cells) text_ += fmt::format("<td>{}</td>", cell);
  text_ += "</tr>\n";
}

std::string writing_room(int lines) {
  std::string text;
  for (int i = 0; i < lines; ++i) text += "<div class=\"line\"></div>\n";
  return text;
}

}  // namespace sc
