// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace sc {

/// A thread for long work, of lower priority than those that answer people. Jobs are done in the
/// order in which they come.
class Worker {
 public:
  Worker();
  ~Worker();  ///< jobs that have not begun are dropped
  Worker(Worker const&) = delete;
  Worker& operator=(Worker const&) = delete;

  /// False, and the job dropped, where `most` wait already. A job's exception is lost: it tells
  /// whoever it works for itself.
  bool post(std::function<void()> job, std::size_t most = 64);

 private:
  void work();

  std::mutex mutex_;
  std::condition_variable wakes_;
  std::deque<std::function<void()>> jobs_;
  bool ends_ = false;
  std::thread thread_;
};

}  // namespace sc
