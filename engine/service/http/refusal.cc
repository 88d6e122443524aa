// SPDX-License-Identifier: Apache-2.0
#include <nlohmann/json.hpp>

#include "io/text/json_text.h"
#include "service/http/request.h"

namespace sc {

HttpReply refusal(int status, std::string message, std::vector<std::string> faults) {
  using Json = nlohmann::json;
  Json error{{"status", status}, {"message", std::move(message)}, {"faults", std::move(faults)}};
  HttpReply reply;
  reply.status = status;
  // Messages may quote what a client sent: bytes that are no UTF-8 are replaced, not thrown at.
  reply.body = dumped(Json{{"error", std::move(error)}});
  return reply;
}

HttpReply refusal(InputError const& error) {
  std::vector<std::string> faults;
  for (Fault const& fault : error.faults()) faults.push_back(to_string(fault));
  return refusal(422, "the input cannot be used", std::move(faults));
}

}  // namespace sc
