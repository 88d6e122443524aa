// SPDX-License-Identifier: Apache-2.0
#include "cli/serve_command.h"

#include <fmt/format.h>
#include <fmt/ostream.h>
#include <signal.h>

#include <charconv>
#include <filesystem>
#include <ostream>

#include "base/check.h"
#include "cli/output_name.h"
#include "cli/report_command.h"
#include "cli/version.h"
#include "service/api.h"
#include "service/desk/drill_desk.h"
#include "service/embedded.h"
#include "service/wall_clock.h"

namespace sc {
namespace {

constexpr double kFastest = 86'400;  ///< a day in a second

/// 0: no pace.
double pace_of(std::string const& text, Complaints& complaints) {
  if (text == "max") return 0;
  double pace = 0;
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), pace);
  bool const whole = error == std::errc{} && end == text.data() + text.size();
  if (!whole || !(pace > 0 && pace <= kFastest))
    complaints.add(
        "", 0, fmt::format("--pace = {} (must be above 0, at most {}, or max)", text, kFastest));
  return pace;
}

std::string journal_folder(ServeOptions const& options, LiveCase const& live) {
  if (!options.journal.empty()) return options.journal;
  return "results/live/" + folder_name(live.world().scenario.folder);
}

std::string tokens_file(std::string const& journal) {
  return journal + "/tokens.json";
}

/// Of this start: others cannot have it, since time goes on.
std::string new_epoch() {
  return fmt::format("{:x}", wall_unix_ms());
}

/// Blocks the signals for all threads that are made afterwards, and waits for one.
class EndSignals {
 public:
  EndSignals() {
    sigemptyset(&set_);
    sigaddset(&set_, SIGINT);
    sigaddset(&set_, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &set_, nullptr);
  }
  void wait() const {
    int signal = 0;
    sigwait(&set_, &signal);
  }

 private:
  sigset_t set_{};
};

RoomPage::Head head_of(ServeOptions const& options, LiveCase const& live, double pace) {
  return {program_words(),
          live.what.attribution,
          pace,
          live.what.provenance.policy,
          options.automatic,
          live.drill ? drill_head_json(*live.drill) : ""};
}

/// Somebody must be able to act: the first token is made and told once. One that nobody was told,
/// because the service did not come up, is taken back: the next start makes another.
class FirstToken {
 public:
  explicit FirstToken(Tokens& tokens)
      : tokens_(tokens), text_(tokens.entries().empty() ? tokens.add(kName, Role::admin) : "") {}
  ~FirstToken() {
    if (told_ || text_.empty()) return;
    try {
      tokens_.remove(kName);
    } catch (std::exception const&) {  // NOLINT: then `token remove` does it
    }
  }
  FirstToken(FirstToken const&) = delete;
  FirstToken& operator=(FirstToken const&) = delete;
  /// Empty: there were tokens before.
  std::string const& tell() {
    told_ = true;
    return text_;
  }

 private:
  static constexpr char const* kName = "duty";
  Tokens& tokens_;
  std::string text_;
  bool told_ = false;
};

/// As an address line takes it.
std::string url(HttpOptions const& http, std::uint16_t port) {
  bool const v6 = http.address.find(':') != std::string::npos;
  return fmt::format("{}://{}:{}/", http.certificate.empty() ? "http" : "https",
                     v6 ? '[' + http.address + ']' : http.address, port);
}

void greet(ServeOptions const& options, LiveCase const& live, std::string const& journal,
           std::uint16_t port, std::string const& token, std::ostream& out) {
  Scenario const& s = live.world().scenario;
  std::string const address = url(options.http, port);
  fmt::print(out, "{}  {}\n", s.names.en, s.names.zh);
  if (!s.note.empty()) fmt::print(out, "{}\n", s.note);
  fmt::print(out, "journal 日志  {}\n", journal);
  if (token.empty())
    fmt::print(out, "page 页面  {}   (stormcrew token add makes tokens)\n", address);
  else
    fmt::print(out, "page 页面  {}#token={}\n  this token of 'duty' (admin) is shown once\n",
               address, token);
  out.flush();
}

}  // namespace

int serve_command(ServeOptions const& options, std::ostream& out) {
  EndSignals const end;
  Complaints complaints;
  double const pace = pace_of(options.pace, complaints);
  complaints.throw_if_any();
  LiveCase const live = load_live_case(options.wish);
  std::string const folder = journal_folder(options, live);
  Journal journal = Journal::open_or_make(folder, journal_head(live));
  Tokens tokens(tokens_file(folder));
  FirstToken token(tokens);
  RoomPage const page(live.world(), head_of(options, live, pace));
  EventHub hub(new_epoch());
  std::unique_ptr<DrillDesk> drill;
  DeskOptions desk_options{.pace = pace,
                           .automatic = options.automatic,
                           .recommends = options.recommends,
                           .begin = live.begin,
                           .futures = options.futures,
                           .forecast_hours = options.forecast_hours,
                           .look = {}};
  if (live.drill) {
    auto const score = [&](ScoreReport const& r) { return score_page(r, live.what.attribution); };
    drill = std::make_unique<DrillDesk>(
        DrillDesk::Parts{live.world(), *live.drill, journal, hub, score, folder, options.team});
    desk_options.look = [&](SimTime now) { drill->look(now); };
  }
  Desk desk({[&] { return open_room(live, false); }, *live.what.policy, live.what.relocation.get(),
             journal, hub, page},
            desk_options);
  HttpOptions http = options.http;
  http.audit_log = folder + "/audit.log";
  HttpServer server(std::move(http), api_routes({desk, page, openapi_text(), drill.get()}),
                    live_page(), tokens, hub);
  greet(options, live, folder, server.port(), token.tell(), out);
  end.wait();
  server.stop();
  fmt::print(out, "stopped 已停止\n");
  return 0;
}

int token_command(TokenOptions const& options, std::ostream& out) {
  if (!std::filesystem::is_directory(options.journal))
    throw InputError(Fault{options.journal, 0, "no such folder (must be that of a journal)"});
  Tokens tokens(tokens_file(options.journal));
  switch (options.what) {
    case TokenOptions::What::add: {
      std::string const token = tokens.add(options.name, role_of(options.role).value());
      fmt::print(out, "{}\n", token);
      if (out.flush()) return 0;
      tokens.remove(options.name);  // which nobody has seen
      throw IoError("standard output", "cannot be written; no token was added");
    }
    case TokenOptions::What::remove:
      if (!tokens.remove(options.name))
        throw InputError(
            Fault{"", 0, fmt::format("name = {} (must be that of a token)", options.name)});
      return 0;
    case TokenOptions::What::list:
      for (Tokens::Entry const& it : tokens.entries())
        fmt::print(out, "{:20} {}\n", it.name, name_of(it.role));
      return 0;
  }
  return 0;
}

int backup_command(std::string const& journal, std::string const& file, std::ostream& out) {
  Journal const source = Journal::open_to_read(journal);
  source.back_up(file);
  fmt::print(out, "{} changes copied to {}\n", source.last_seq(), file);
  return 0;
}

}  // namespace sc
