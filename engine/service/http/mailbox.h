// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <mutex>
#include <utility>

namespace sc {

/// Brings work from any thread to the server's, as long as there is one: answers may come after
/// the server has gone.
class Mailbox {
 public:
  explicit Mailbox(boost::asio::io_context& io) : io_(&io) {}

  template <class Work>
  void post(Work work) {
    std::lock_guard const lock(mutex_);
    if (io_ != nullptr) boost::asio::post(*io_, std::move(work));
  }
  /// From now on what is posted is dropped.
  void close() {
    std::lock_guard const lock(mutex_);
    io_ = nullptr;
  }

 private:
  std::mutex mutex_;
  boost::asio::io_context* io_;
};

}  // namespace sc
