// SPDX-License-Identifier: Apache-2.0
#include "base/parallel.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

#ifndef SC_STD_THREADS
#include <omp.h>
#endif

namespace sc {
namespace {

/// Keeps the exception of the lowest index.
class FirstFailure {
 public:
  void offer(std::size_t index, std::exception_ptr error) {
    std::lock_guard const lock(mutex_);
    if (!error_ || index < index_) {
      index_ = index;
      error_ = std::move(error);
    }
  }
  void rethrow() const {
    if (error_) std::rethrow_exception(error_);
  }

 private:
  std::mutex mutex_;
  std::size_t index_ = 0;
  std::exception_ptr error_;
};

void run_one(std::size_t i, std::function<void(std::size_t)> const& body, FirstFailure& failure) {
  try {
    body(i);
  } catch (...) {
    failure.offer(i, std::current_exception());
  }
}

}  // namespace

int thread_count(int wish) {
  if (wish > 0) return wish;
  return std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
}

void parallel_for(std::size_t n, int threads, std::function<void(std::size_t)> const& body) {
  FirstFailure failure;
  int const workers = static_cast<int>(std::min<std::size_t>(
      static_cast<std::size_t>(thread_count(threads)), std::max<std::size_t>(n, 1)));
#ifdef SC_STD_THREADS
  std::atomic<std::size_t> next{0};
  auto const work = [&] {
    for (std::size_t i = next++; i < n; i = next++) run_one(i, body, failure);
  };
  std::vector<std::jthread> pool;
  for (int k = 1; k < workers; ++k) pool.emplace_back(work);
  work();
  pool.clear();
#else
#pragma omp parallel for schedule(dynamic) num_threads(workers)
  for (std::size_t i = 0; i < n; ++i) run_one(i, body, failure);
#endif
  failure.rethrow();
}

void run_team(int threads, std::function<void(int, int)> const& body) {
  int const team = thread_count(threads);
  if (team == 1) return body(0, 1);
#ifdef SC_STD_THREADS
  std::vector<std::jthread> pool;
  for (int member = 1; member < team; ++member)
    pool.emplace_back([&body, member, team] { body(member, team); });
  body(0, team);
#else
#pragma omp parallel num_threads(team)
  body(omp_get_thread_num(), omp_get_num_threads());
#endif
}

}  // namespace sc
