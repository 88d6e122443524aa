// SPDX-License-Identifier: Apache-2.0
#include "service/api.h"

#include <nlohmann/json.hpp>

#include "base/check.h"
#include "io/text/utf8.h"
#include "live/change.h"
#include "service/cap/cap_incident.h"
#include "service/desk/drill_desk.h"
#include "service/request_body.h"

namespace sc {
namespace {

HttpReply json_reply(std::string json) {
  return {200, std::move(json), "application/json", {}};
}

/// What a note holds of it, to the end of a character.
std::string as_note(std::string_view text) {
  return std::string(beginning(text, kLongestNote));
}

HttpReply nothing_there() {
  return refusal(404, "there is nothing at this address");
}

/// Makes the routes.
class Api {
 public:
  explicit Api(ApiParts const& parts)
      : desk_(parts.desk), page_(parts.page), openapi_(parts.openapi), drill_(parts.drill) {}

  std::vector<HttpRoute> routes() {
    add_reading();
    add_incidents();
    add_orders();
    add_units();
    add_world();
    add_drill();
    return std::move(routes_);
  }

 private:
  using Handler = std::function<void(HttpRequest, Answer)>;

  void read(std::string path, Handler handle) {
    routes_.push_back({"GET", std::move(path), Role::viewer, false, std::move(handle)});
  }
  void write(std::string method, std::string path, Handler handle, Role least = Role::dispatcher) {
    routes_.push_back({std::move(method), std::move(path), least, true, std::move(handle)});
  }
  /// A change whose body is the request's, with what the address says.
  void change(std::string method, std::string path, std::string kind,
              std::function<std::optional<std::vector<FromAddress>>(HttpRequest const&)> address) {
    write(std::move(method), std::move(path),
          [this, kind, address = std::move(address)](HttpRequest request, Answer answer) {
            auto const said = address(request);
            if (!said) return answer(nothing_there());
            desk_.change(change_request(kind, request, scenario(), *said), std::move(answer));
          });
  }
  static std::vector<FromAddress> no_address(HttpRequest const&) { return {}; }
  static std::optional<std::vector<FromAddress>> incident_of(HttpRequest const& request) {
    auto const number = number_of(request.values.front());
    if (!number) return std::nullopt;
    return std::vector<FromAddress>{{"incident", std::to_string(*number)}};
  }
  static std::optional<std::vector<FromAddress>> unit_of(HttpRequest const& request) {
    return std::vector<FromAddress>{{"unit", json_text(request.values.front())}};
  }
  [[nodiscard]] Scenario const& scenario() const { return page_.world().scenario; }

  void add_reading() {
    read("/v1/scenario", [this](HttpRequest const& request, Answer const& answer) {
      answer(json_reply(scenario_for(request.who)));
    });
    read("/v1/openapi.json",
         [this](HttpRequest const&, Answer const& answer) { answer(json_reply(openapi_)); });
    read("/v1/state",
         [this](HttpRequest const&, Answer answer) { desk_.state(std::move(answer)); });
    read("/v1/forecast",
         [this](HttpRequest const&, Answer answer) { desk_.forecast(std::move(answer)); });
    read("/v1/advice",
         [this](HttpRequest const&, Answer answer) { desk_.advice(std::move(answer)); });
    read("/v1/metrics",
         [this](HttpRequest const&, Answer answer) { desk_.metrics(std::move(answer)); });
    read("/v1/log", [this](HttpRequest request, Answer answer) {
      auto const asked = request.query.find("from");
      auto const from = asked == request.query.end() ? 1 : number_of(asked->second);
      if (!from) return answer(refusal(400, "from (must be a whole number)"));
      desk_.log(*from, std::move(answer));
    });
    routes_.push_back({"POST", "/v1/what-if", Role::viewer, false,
                       [this](HttpRequest request, Answer answer) { what_if(request, answer); }});
  }

  /// The scenario's own text, and whose token asked.
  [[nodiscard]] std::string scenario_for(Identity const& who) const {
    std::string text = page_.scenario();
    if (who.name.empty()) return text;
    nlohmann::ordered_json const you{{"name", who.name}, {"role", name_of(who.role)}};
    text.pop_back();
    return text + ",\"you\":" + you.dump() + "}";
  }

  void what_if(HttpRequest const& request, Answer const& answer) {
    auto const json = nlohmann::json::parse(request.body, nullptr, false);
    bool const named = json.is_object() && json.contains("unit") && json["unit"].is_string() &&
                       json.contains("incident") && json["incident"].is_number_unsigned();
    auto const asked =
        named ? order_of(scenario(), json["unit"].get<std::string>() + "~" +
                                         std::to_string(json["incident"].get<std::uint64_t>()))
              : std::nullopt;
    if (!asked) return answer(refusal(422, "must name a unit and an incident"));
    int hours = 3;
    if (json.contains("hours")) {
      if (!json["hours"].is_number_integer() || json["hours"] < 1 || json["hours"] > 12)
        return answer(refusal(422, "hours (must be a whole number from 1 to 12)"));
      hours = json["hours"].get<int>();
    }
    desk_.what_if(*asked, hours, answer);
  }

  void add_incidents() {
    change("POST", "/v1/incidents", "report", no_address);
    change("PATCH", "/v1/incidents/{}", "correct", incident_of);
    change("POST", "/v1/incidents/{}/close", "close", incident_of);
    write("POST", "/v1/cap",
          [this](HttpRequest request, Answer answer) { take_alert(request, std::move(answer)); });
    routes_.back().accepts = {"application/cap+xml", "application/xml", "text/xml"};
  }

  /// An alert is a report, an update a correction, a cancellation closes.
  void take_alert(HttpRequest const& request, Answer answer) {
    CapReport const report = report_of(parse_cap(request.body), scenario());
    desk_.ask([this, request, report, answer = std::move(answer)](DutyRoom& room) {
      std::optional<IncidentId> of;
      for (std::string const& reference : report.refers_to)
        if (!of) of = room.of_reference(reference);
      try {
        desk_.change(change_of_alert(request, report, of), answer);
      } catch (InputError const& error) {
        answer(refusal(error));
      }
    });
  }

  [[nodiscard]] ChangeRequest change_of_alert(HttpRequest request, CapReport const& report,
                                              std::optional<IncidentId> of) const {
    nlohmann::ordered_json json = nlohmann::ordered_json::object();
    if (report.message == CapMessage::ack || report.message == CapMessage::error)
      throw InputError(Fault{
          "", 0, "alert/msgType (must be Alert, Update or Cancel: nothing follows from others)"});
    bool const refers = report.message != CapMessage::alert;
    if (refers && !of)
      throw InputError(Fault{"", 0, "alert/references (must name an alert that was taken here)"});
    std::string kind = "report";
    if (report.message == CapMessage::cancel) {
      kind = "close";
      json = {{"outcome", "false_alarm"}, {"reason", "CAP cancel " + report.reference}};
    } else {
      if (refers) kind = "correct";
      json = {{"kind", scenario().incident_kinds[report.kind.index()].id},
              {"severity", report.severity},
              {"people_trapped", report.people_trapped},
              {"reference", report.reference},
              {"reason", "CAP " + report.reference}};
      if (!report.note.empty()) json["note"] = as_note(report.note);
      if (!refers) {
        json["lon"] = report.position.lon_deg;
        json["lat"] = report.position.lat_deg;
      }
    }
    if (refers) json["incident"] = of->value();
    // The same alert sent twice is one report.
    if (request.key.empty()) request.key = "cap " + report.reference;
    request.body = json.dump();
    return change_request(kind, request, scenario());
  }

  void add_orders() {
    change("POST", "/v1/orders", "order", no_address);
    change("POST", "/v1/orders/{}/refuse", "refuse",
           [this](HttpRequest const& request) -> std::optional<std::vector<FromAddress>> {
             auto const order = order_of(scenario(), request.values.front());
             if (!order) return std::nullopt;
             return std::vector<FromAddress>{
                 {"unit", json_text(scenario().units[order->unit.index()].id)},
                 {"incident", std::to_string(order->incident.value())}};
           });
    change("POST", "/v1/orders/{}/accept", "order",
           [this](HttpRequest const& request) { return accepted(request); });
  }

  /// As recommended, or another unit in its place, if the body names one.
  [[nodiscard]] std::optional<std::vector<FromAddress>> accepted(HttpRequest const& request) const {
    auto const order = order_of(scenario(), request.values.front());
    if (!order) return std::nullopt;
    std::vector<FromAddress> said{{"incident", std::to_string(order->incident.value())},
                                  {"recommended", json_text(request.values.front())}};
    auto const json = nlohmann::json::parse(request.body, nullptr, false);
    if (!json.is_object() || !json.contains("unit"))
      said.push_back({"unit", json_text(scenario().units[order->unit.index()].id)});
    return said;
  }

  void add_units() {
    change("POST", "/v1/units/{}/position", "position", unit_of);
    change("POST", "/v1/units/{}/status", "status", unit_of);
  }

  void add_world() {
    change("POST", "/v1/readings", "reading", no_address);
    change("POST", "/v1/closures", "close_street", no_address);
    change("POST", "/v1/closures/{}/open", "open_street",
           [](HttpRequest const& request) -> std::optional<std::vector<FromAddress>> {
             auto const number = number_of(request.values.front());
             if (!number) return std::nullopt;
             return std::vector<FromAddress>{{"closure", std::to_string(*number)}};
           });
    change("POST", "/v1/level", "level", no_address);
    write(
        "POST", "/v1/clock",
        [this](HttpRequest request, Answer answer) {
          auto const json = nlohmann::json::parse(request.body, nullptr, false);
          constexpr double kMost_s = 1e9;
          bool const fits = json.is_object() && json.contains("to") && json["to"].is_number() &&
                            std::abs(json["to"].get<double>()) < kMost_s;
          if (!fits) return answer(refusal(422, "to (must be seconds since the start)"));
          desk_.move_clock(SimTime{0} + from_seconds(json["to"].get<double>()), std::move(answer));
        },
        Role::admin);
  }

  void add_drill() {
    if (drill_ == nullptr) return;
    read("/v1/drill", [this](HttpRequest const&, Answer const& answer) {
      answer(json_reply(drill_->injects()));
    });
    read("/v1/drill/score", [this](HttpRequest const&, Answer const& answer) {
      std::string page = drill_->score_page();
      if (page.empty()) return answer(refusal(404, "the drill has not been scored yet"));
      // To be kept and opened as a file: it holds its own script.
      answer({200,
              std::move(page),
              "text/html; charset=utf-8",
              {{"Content-Disposition", "attachment; filename=\"score.html\""}}});
    });
  }

  Desk& desk_;
  RoomPage const& page_;
  std::string openapi_;
  DrillDesk* drill_;
  std::vector<HttpRoute> routes_;
};

}  // namespace

std::vector<HttpRoute> api_routes(ApiParts const& parts) {
  auto const api = std::make_shared<Api>(parts);
  std::vector<HttpRoute> routes = api->routes();
  for (HttpRoute& route : routes)
    route.handle = [api, handle = std::move(route.handle)](HttpRequest request, Answer answer) {
      handle(std::move(request), std::move(answer));
    };
  return routes;
}

}  // namespace sc
