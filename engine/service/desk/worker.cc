// SPDX-License-Identifier: Apache-2.0
#include "service/desk/worker.h"

#include <sys/resource.h>

namespace sc {

Worker::Worker() : thread_([this] { work(); }) {}

Worker::~Worker() {
  {
    std::lock_guard const lock(mutex_);
    ends_ = true;
  }
  wakes_.notify_all();
  thread_.join();
}

bool Worker::post(std::function<void()> job, std::size_t most) {
  {
    std::lock_guard const lock(mutex_);
    if (jobs_.size() >= most) return false;
    jobs_.push_back(std::move(job));
  }
  wakes_.notify_one();
  return true;
}

void Worker::work() {
  // On Linux a thread has its own priority. Refused: then it is no worse than before.
  constexpr int kNice = 10;
  (void)setpriority(PRIO_PROCESS, 0, kNice);
  while (true) {
    std::function<void()> job;
    {
      std::unique_lock lock(mutex_);
      wakes_.wait(lock, [&] { return ends_ || !jobs_.empty(); });
      if (ends_) return;
      job = std::move(jobs_.front());
      jobs_.pop_front();
    }
    try {
      job();
    } catch (...) {  // NOLINT: said in the header
    }
  }
}

}  // namespace sc
