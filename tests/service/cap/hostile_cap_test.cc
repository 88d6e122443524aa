// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>

#include "base/random.h"
#include "service/cap/cap_incident.h"
#include "service/cap/cap_text.h"
#include "support/small_world.h"

namespace sc::test {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

constexpr auto kDocumentType = "line 2: a document type (an alert has none, and none is read)";

std::string repeated(std::string const& text, std::size_t times) {
  std::string all;
  for (std::size_t i = 0; i < times; ++i) all += text;
  return all;
}

TEST(HostileCap, BillionLaughsAreNotExpanded) {
  std::string type = "<!DOCTYPE alert [<!ENTITY l0 \"lol\">";
  for (int i = 1; i < 10; ++i) {
    auto const n = std::to_string(i);
    type += "<!ENTITY l" + n + " \"" + repeated("&l" + std::to_string(i - 1) + ";", 10) + "\">";
  }
  std::string text = plain_alert_with("<alert", type + "]>\n<alert");
  text.replace(text.find("ponded street"), 13, "&l9;");
  EXPECT_EQ(refusal_of(text), kDocumentType);
}

TEST(HostileCap, ExternalEntityIsNotRead) {
  TempFolder const temp;
  std::string const file = temp.write("secret", "top secret");
  std::string text = plain_alert_with(
      "<alert", "<!DOCTYPE alert [<!ENTITY x SYSTEM \"file://" + file + "\">]>\n<alert");
  text.replace(text.find("ponded street"), 13, "&x;");
  EXPECT_EQ(refusal_of(text), kDocumentType);
  EXPECT_THAT(refusal_of(plain_alert_with("ponded street", "&x;")), Not(HasSubstr("top secret")));
}

TEST(HostileCap, IncludeIsNotRead) {
  TempFolder const temp;
  std::string const file = temp.write("secret", "top secret");
  EXPECT_EQ(
      refusal_of(plain_alert_with(
          "ponded street",
          "<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"" + file + "\"/>")),
      "line 12: alert/info[1]/event = \"xi:include\" (must be text, without elements)\n"
      "line 12: alert/info[1]/event = \"\" (must not be empty)");
}

TEST(HostileCap, OtherEncodingsAreRefused) {
  std::string utf16 = "\xFF\xFE";
  for (char const* c = kPlainAlert; *c != '\0'; ++c) utf16 += std::string{*c, '\0'};
  EXPECT_THAT(refusal_of(utf16), StartsWith("line 1: the text is not UTF-8"));
  EXPECT_THAT(refusal_of(utf16.substr(2)), StartsWith("line 1: a control character"));
  EXPECT_EQ(refusal_of(plain_alert_with("ponded street", "\xB5\xC0\xC2\xB7")),
            "line 12: the text is not UTF-8 (no other encoding is read)");
  EXPECT_EQ(refusal_of(plain_alert_with("ponded street", "\xC0\xAF")),
            "line 12: the text is not UTF-8 (no other encoding is read)");
  EXPECT_EQ(refusal_of(plain_alert_with("ponded street", std::string("p\0q", 3))),
            "line 12: a control character (XML has none but tab and line ends)");
}

TEST(HostileCap, DeepNestingIsRefused) {
  std::string const deep = repeated("<info>", 9'000) + repeated("</info>", 9'000);
  EXPECT_THAT(refusal_of(plain_alert_with("<info>", deep + "<info>")),
              HasSubstr("alert/info[1]/info (no such element of CAP 1.2 may be here)"));
  EXPECT_EQ(refusal_of(repeated("<a>", 100'000)),
            "line 1: more than 20000 tags (an alert has some dozens)");
  EXPECT_EQ(refusal_of(plain_alert_with("<info>", repeated("<info>", 100'000))),
            "line 1: more than 20000 tags (an alert has some dozens)");
}

TEST(HostileCap, TooLongTextIsRefused) {
  std::string const text = plain_alert_with("ponded street", std::string(70'000, 'x'));
  EXPECT_EQ(refusal_of(text, 64 * 1024),
            "the alert has " + std::to_string(text.size()) + " bytes (must be 65536 or less)");
  EXPECT_EQ(refusal_of(kPlainAlert, std::string_view(kPlainAlert).size()), "accepted");
}

TEST(HostileCap, TextThatIsNoAlertIsRefused) {
  EXPECT_EQ(refusal_of(""), "line 1: no element (must be one alert)");
  EXPECT_EQ(refusal_of(" \n"), "line 1: no element (must be one alert)");
  EXPECT_EQ(refusal_of("<html/>"),
            "line 1: root = \"html\" (must be alert)\n"
            "line 1: namespace of the root = \"\" (must be "
            "urn:oasis:names:tc:emergency:cap:1.2)");
  EXPECT_THAT(refusal_of("{\"alert\": 1}"), HasSubstr("text outside of alert"));
  EXPECT_THAT(refusal_of("<alert"), HasSubstr("not well-formed XML"));
}

TEST(HostileCap, MarkupInValuesIsShownAsText) {
  EXPECT_EQ(
      refusal_of(plain_alert_with("Actual", "&lt;script&gt;\n\"x\"&#9;")),
      "line 6: alert/status = \"<script>\\u000A\\\"x\\\"\" (must be Actual, Exercise, System, "
      "Test or Draft)");
}

/// The text with a bit changed, a piece cut out or a piece doubled.
std::string mutated(std::string text, Stream& luck) {
  for (auto changes = 1 + luck.below(2); changes > 0 && !text.empty(); --changes) {
    auto const at = luck.below(static_cast<std::uint32_t>(text.size()));
    auto const length = 1 + luck.below(luck.below(3) == 0 ? 40 : 3);
    switch (luck.below(3)) {
      case 0: text[at] = static_cast<char>(text[at] ^ (1 << luck.below(8))); break;
      case 1: text.erase(at, length); break;
      default: text.insert(at, text.substr(at, length));
    }
  }
  return text;
}

TEST(HostileCap, MutationsAreReadOrRefused) {
  constexpr std::array kNames = {
      "waterlogging_zh", "fallen_tree_circle", "underpass_polygon", "update",
      "cancel",          "two_languages",      "prefixed",          "exercise_full"};
  Scenario scenario = quiet_scenario();
  add_incident_kind(scenario, 1);
  int read = 0;
  for (std::uint32_t trial = 0; trial < 20'000; ++trial) {
    Stream luck(20'240'801, trial, Purpose::test, 0);
    std::string const text = mutated(valid_text(kNames[trial % kNames.size()]), luck);
    try {
      CapAlert const alert = parse_cap(text);
      ++read;
      report_of(alert, scenario);
    } catch (InputError const& error) {
      EXPECT_FALSE(error.faults().empty());
    } catch (std::exception const& error) {
      FAIL() << "trial " << trial << ": " << error.what() << "\n" << text;
    }
  }
  EXPECT_GT(read, 1'000);
  EXPECT_LT(read, 19'000);
}

}  // namespace
}  // namespace sc::test
