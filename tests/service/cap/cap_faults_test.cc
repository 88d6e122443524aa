// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "service/cap/cap_text.h"

namespace sc::test {
namespace {

/// One edit of kPlainAlert and what must be said of it, word for word.
struct CapEdit {
  char const* name;
  char const* before;
  char const* after;
  char const* fault;
};

void PrintTo(CapEdit const& edit, std::ostream* out) {
  *out << edit.name;
}

std::string name_of_edit(testing::TestParamInfo<CapEdit> const& info) {
  return info.param.name;
}

class CapFault : public testing::TestWithParam<CapEdit> {};

TEST_P(CapFault, NamesItsElement) {
  CapEdit const& edit = GetParam();
  EXPECT_EQ(refusal_of(plain_alert_with(edit.before, edit.after)), edit.fault);
}

CapEdit const kEdits[] = {
    {"SentInZ", "15:00:00+08:00", "15:00:00Z",
     "line 5: alert/sent = \"2024-08-01T15:00:00Z\" (must be a moment as "
     "2021-07-25T14:05:00+08:00, "
     "UTC as -00:00, not Z)"},
    {"SentWithoutOffset", "15:00:00+08:00", "15:00:00",
     "line 5: alert/sent = \"2024-08-01T15:00:00\" (must be a moment as 2021-07-25T14:05:00+08:00, "
     "UTC as -00:00, not Z)"},
    {"SentWithFraction", "15:00:00+08:00", "15:00:00.5+08:00",
     "line 5: alert/sent = \"2024-08-01T15:00:00.5+08:00\" (must be a moment as "
     "2021-07-25T14:05:00+08:00, UTC as -00:00, not Z)"},
    {"SentOnNoDay", "2024-08-01", "2023-02-29",
     "line 5: alert/sent = \"2023-02-29T15:00:00+08:00\" (must be a moment as "
     "2021-07-25T14:05:00+08:00, UTC as -00:00, not Z)"},
    {"IdentifierWithSpace", "a-1", "a 1",
     "line 3: alert/identifier = \"a 1\" (must be without spaces, commas, < and &)"},
    {"IdentifierWithComma", "a-1", "a,1",
     "line 3: alert/identifier = \"a,1\" (must be without spaces, commas, < and &)"},
    {"SenderWithAmpersand", "s@example", "s&amp;t",
     "line 4: alert/sender = \"s&t\" (must be without spaces, commas, < and &)"},
    {"SenderWithLess", "s@example", "s&lt;t",
     "line 4: alert/sender = \"s<t\" (must be without spaces, commas, < and &)"},
    {"IdentifierEmpty", "a-1", "  ", "line 3: alert/identifier = \"\" (must not be empty)"},
    {"IdentifierMissing", "<identifier>a-1</identifier>", "",
     "line 2: alert/identifier (must be there)"},
    {"StatusUnknown", "Actual", "Real",
     "line 6: alert/status = \"Real\" (must be Actual, Exercise, System, Test or Draft)"},
    {"MessageUnknown", ">Alert<", ">alert<",
     "line 7: alert/msgType = \"alert\" (must be Alert, Update, Cancel, Ack or Error)"},
    {"ScopeUnknown", "Public", "Secret",
     "line 8: alert/scope = \"Secret\" (must be Public, Restricted or Private)"},
    {"RestrictedWithoutRestriction", "Public", "Restricted",
     "line 2: alert/restriction (must be there where scope is Restricted)"},
    {"PrivateWithoutAddresses", "Public", "Private",
     "line 2: alert/addresses (must be there where scope is Private)"},
    {"UpdateWithoutReferences", ">Alert<", ">Update<",
     "line 2: alert/references (must be there where msgType is not Alert)"},
    {"ErrorWithEmptyReferences", ">Alert</msgType>", ">Error</msgType><references/>",
     "line 2: alert/references (must be there where msgType is not Alert)"},
    {"ReferenceOfTwoParts", "<info>", "<references>s,a</references><info>",
     "line 9: alert/references = \"s,a\" (must be sender,identifier,sent of earlier alerts, "
     "separated by spaces)"},
    {"ReferenceWithoutMoment", "<info>", "<references>s,a,yesterday</references><info>",
     "line 9: alert/references = \"s,a,yesterday\" (must be sender,identifier,sent of earlier "
     "alerts, separated by spaces)"},
    {"CategoryUnknown", ">Met<", ">Weather<",
     "line 11: alert/info[1]/category[1] = \"Weather\" (must be Geo, Met, Safety, Security, "
     "Rescue, "
     "Fire, Health, Env, Transport, Infra, CBRNE or Other)"},
    {"CategoryMissing", "<category>Met</category>", "",
     "line 9: alert/info[1]/category (must be there)"},
    {"UrgencyUnknown", "Immediate", "Soon",
     "line 13: alert/info[1]/urgency = \"Soon\" (must be Immediate, Expected, Future, Past or "
     "Unknown)"},
    {"SeverityUnknown", ">Severe<", ">Bad<",
     "line 14: alert/info[1]/severity = \"Bad\" (must be Extreme, Severe, Moderate, Minor or "
     "Unknown)"},
    {"CertaintyUnknown", "Observed", "Sure",
     "line 15: alert/info[1]/certainty = \"Sure\" (must be Observed, Likely, Possible, Unlikely or "
     "Unknown)"},
    {"ResponseUnknown", "<urgency>", "<responseType>Run</responseType><urgency>",
     "line 13: alert/info[1]/responseType[1] = \"Run\" (must be Shelter, Evacuate, Prepare, "
     "Execute, "
     "Avoid, Monitor, Assess, AllClear or None)"},
    {"LanguageOdd", "en-US", "en_US",
     "line 10: alert/info[1]/language = \"en_US\" (must be a language as zh-CN or en-US)"},
    {"EventMissing", "<event>ponded street</event>", "",
     "line 9: alert/info[1]/event (must be there)"},
    {"UrgencyTwice", "<severity>", "<urgency>Past</urgency><severity>",
     "line 14: alert/info[1]/urgency (must be there once only)"},
    {"ElementMisspelt", "<severity>Severe</severity>",
     "<severity>Severe</severity><severty>Minor</severty>",
     "line 14: alert/info[1]/severty (no such element of CAP 1.2 may be here. Did you mean "
     "'severity'?)"},
    {"ElementInAnotherPlace", "<area>", "<msgType>Alert</msgType><area>",
     "line 16: alert/info[1]/msgType (no such element of CAP 1.2 may be here)"},
    {"ElementOfAnotherNamespace", "<severity>", "<severity xmlns=\"urn:other\">",
     "line 9: alert/info[1]/severity (must be there)\n"
     "line 14: alert/info[1]/severity (no such element of CAP 1.2 may be here. Did you mean "
     "'severity'?)"},
    {"TextAmongElements", "<info>", "<info>flood",
     "line 9: alert/info[1] = \"flood\\u000A\" (must have elements only)"},
    {"ElementWithinText", "ponded street", "<b>ponded</b> street",
     "line 12: alert/info[1]/event = \"b\" (must be text, without elements)"},
    {"InstructionWithin", "ponded street", "<?php ?>ponded street",
     "line 12: alert/info[1]/event = \"php\" (must be text, without elements)"},
    {"ExpiresOdd", "<area>", "<expires>tomorrow</expires><area>",
     "line 16: alert/info[1]/expires = \"tomorrow\" (must be a moment as "
     "2021-07-25T14:05:00+08:00, UTC as -00:00, not Z)"},
    {"EffectiveOdd", "<area>", "<effective>now</effective><area>",
     "line 16: alert/info[1]/effective = \"now\" (must be a moment as "
     "2021-07-25T14:05:00+08:00, UTC as -00:00, not Z)"},
    {"ParameterWithoutValue", "<area>", "<parameter><valueName>a</valueName></parameter><area>",
     "line 16: alert/info[1]/parameter[1]/value (must be there)"},
    {"EventCodeWithoutName", "<area>", "<eventCode><valueName/><value>1</value></eventCode><area>",
     "line 16: alert/info[1]/eventCode[1]/valueName = \"\" (must not be empty)"},
    {"ResourceSizeNegative", "<area>",
     "<resource><resourceDesc>d</resourceDesc><mimeType>m</mimeType><size>-1</size></"
     "resource><area>",
     "line 16: alert/info[1]/resource[1]/size = \"-1\" (must be a whole number of 0 or more)"},
    {"ResourceWithoutType", "<area>", "<resource><resourceDesc>d</resourceDesc></resource><area>",
     "line 16: alert/info[1]/resource[1]/mimeType (must be there)"},
    {"AreaWithoutDescription", "<areaDesc>here</areaDesc>", "",
     "line 16: alert/info[1]/area[1]/areaDesc (must be there)"},
    {"CircleWithoutRadius", "30.3,120.1 1", "30.3,120.1",
     "line 18: alert/info[1]/area[1]/circle[1] = \"30.3,120.1\" (must be latitude,longitude, a "
     "space "
     "and a radius in km)"},
    {"CircleNegative", "120.1 1", "120.1 -1",
     "line 18: alert/info[1]/area[1]/circle[1] = \"30.3,120.1 -1\" (must be latitude,longitude, a "
     "space and a radius in km)"},
    {"CircleSwapped", "30.3,120.1 1", "120.1,30.3 1",
     "line 18: alert/info[1]/area[1]/circle[1] = \"120.1,30.3 1\" (must be latitude,longitude, a "
     "space and a radius in km)"},
    {"CircleNan", "30.3,120.1", "nan,120.1",
     "line 18: alert/info[1]/area[1]/circle[1] = \"nan,120.1 1\" (must be latitude,longitude, a "
     "space and a radius in km)"},
    {"CircleHuge", "120.1 1", "120.1 1e400",
     "line 18: alert/info[1]/area[1]/circle[1] = \"30.3,120.1 1e400\" (must be latitude,longitude, "
     "a space and a radius in km)"},
    {"PolygonOfThree", "<areaDesc>here</areaDesc>",
     "<areaDesc>here</areaDesc><polygon>1,1 1,2 1,1</polygon>",
     "line 17: alert/info[1]/area[1]/polygon[1] = \"1,1 1,2 1,1\" (must be at least four points "
     "latitude,longitude)"},
    {"PolygonOpen", "<areaDesc>here</areaDesc>",
     "<areaDesc>here</areaDesc><polygon>1,1 1,2 2,2 2,1</polygon>",
     "line 17: alert/info[1]/area[1]/polygon[1] = \"1,1 1,2 2,2 2,1\" (must end with the point it "
     "begins with)"},
    {"PolygonInfinite", "<areaDesc>here</areaDesc>",
     "<areaDesc>here</areaDesc><polygon>1,1 1,inf 2,2 1,1</polygon>",
     "line 17: alert/info[1]/area[1]/polygon[1] = \"1,1 1,inf 2,2 1,1\" (point 2: must be "
     "latitude,longitude within -90..90 and -180..180)"},
    {"PolygonBeyond", "<areaDesc>here</areaDesc>",
     "<areaDesc>here</areaDesc><polygon>1,1 1,2 91,2 1,1</polygon>",
     "line 17: alert/info[1]/area[1]/polygon[1] = \"1,1 1,2 91,2 1,1\" (point 3: must be "
     "latitude,longitude within -90..90 and -180..180)"},
    {"CeilingWithoutAltitude", "<areaDesc>here</areaDesc>",
     "<areaDesc>here</areaDesc><ceiling>100</ceiling>",
     "line 16: alert/info[1]/area[1]/altitude (must be there with a ceiling)"},
    {"AltitudeOdd", "<areaDesc>here</areaDesc>",
     "<areaDesc>here</areaDesc><altitude>high</altitude>",
     "line 17: alert/info[1]/area[1]/altitude = \"high\" (must be a plain number such as 12.5, "
     "without unit or thousands separator)"},
    {"AttributeThere", "<event>", "<event kind=\"x\">",
     "line 12: alert/info[1]/event/@kind = \"x\" (must not be there: CAP has no attributes)"},
    {"EntityUnknown", "ponded street", "ponded&nbsp;street",
     "line 12: alert/info[1]/event = \"&nbsp\" (must not refer to anything but a character or amp, "
     "lt, gt, quot, apos)"},
    {"EntityCut", "ponded street", "ponds & streets",
     "line 12: alert/info[1]/event = \"& streets\" (must not refer to anything but a character or "
     "amp, lt, gt, quot, apos)"},
    {"CharacterZero", "ponded street", "p&#0;",
     "line 12: alert/info[1]/event = \"&#0\" (must not refer to anything but a character or amp, "
     "lt, "
     "gt, quot, apos)"},
    {"CharacterSurrogate", "ponded street", "&#xD800;",
     "line 12: alert/info[1]/event = \"&#xD800\" (must not refer to anything but a character or "
     "amp, "
     "lt, gt, quot, apos)"},
    {"CharacterTooLarge", "ponded street", "&#x110000;",
     "line 12: alert/info[1]/event = \"&#x110000\" (must not refer to anything but a character or "
     "amp, lt, gt, quot, apos)"},
    {"NamespaceOfCap11", "cap:1.2", "cap:1.1",
     "line 2: namespace of the root = \"urn:oasis:names:tc:emergency:cap:1.1\" (must be "
     "urn:oasis:names:tc:emergency:cap:1.2)"},
    {"NamespaceMissing", " xmlns=\"urn:oasis:names:tc:emergency:cap:1.2\"", "",
     "line 2: namespace of the root = \"\" (must be urn:oasis:names:tc:emergency:cap:1.2)"},
    {"EncodingAnother", "encoding=\"UTF-8\"", "encoding=\"GB18030\"",
     "line 1: encoding = \"GB18030\" (must be UTF-8)"},
    {"VersionAnother", "version=\"1.0\"", "version=\"1.1\"",
     "line 1: XML version = \"1.1\" (must be 1.0)"},
    {"DocumentType", "<alert", "<!DOCTYPE alert>\n<alert",
     "line 2: a document type (an alert has none, and none is read)"},
    {"Instruction", "<alert", "<?xml-stylesheet href=\"a.xsl\"?><alert",
     "line 2: a processing instruction (only the XML declaration may be)"},
    {"TextBefore", "<alert", "text<alert", "line 1: text outside of alert"},
    {"SecondRoot", "</alert>", "</alert><alert/>", "line 21: a second root (must be one alert)"},
    {"EndTagMissing", "</area>", "", "line 20: not well-formed XML (Start-end tags mismatch)"},
};

INSTANTIATE_TEST_SUITE_P(Cap, CapFault, testing::ValuesIn(kEdits), name_of_edit);

TEST(CapFaults, AreToldAllAtOnceInOrderOfLine) {
  std::string text = plain_alert_with("Observed", "Sure");
  for (auto const& [before, after] :
       {std::pair{"a-1", "a 1"}, std::pair{"Immediate", "Soon"}, std::pair{"Public", "Private"}})
    text.replace(text.find(before), std::string_view(before).size(), after);
  EXPECT_EQ(
      refusal_of(text),
      "line 2: alert/addresses (must be there where scope is Private)\n"
      "line 3: alert/identifier = \"a 1\" (must be without spaces, commas, < and &)\n"
      "line 13: alert/info[1]/urgency = \"Soon\" (must be Immediate, Expected, Future, Past or "
      "Unknown)\n"
      "line 15: alert/info[1]/certainty = \"Sure\" (must be Observed, Likely, Possible, "
      "Unlikely or Unknown)");
}

TEST(CapFaults, OfManyAreNotAllPutInWords) {
  std::string many;
  for (int i = 0; i < 1000; ++i) many += "<oops/>\n";
  EXPECT_THAT(refusal_of(plain_alert_with("<info>", many + "<info>")),
              testing::EndsWith("\n... and 980 more from here on"));
}

TEST(CapFaults, CountRepeatedElements) {
  EXPECT_EQ(
      refusal_of(plain_alert_with("<circle>", "<circle>1,1 1</circle><circle>x</circle><circle>")),
      "line 18: alert/info[1]/area[1]/circle[2] = \"x\" (must be latitude,longitude, a space "
      "and a radius in km)");
}

}  // namespace
}  // namespace sc::test
