// SPDX-License-Identifier: Apache-2.0
#include "service/desk/worker.h"

#include <gmock/gmock.h>

#include <future>
#include <stdexcept>
#include <vector>

namespace sc::test {
namespace {

TEST(WorkerTest, DoesJobsInTheOrderInWhichTheyCome) {
  std::vector<int> done;
  std::promise<void> last;
  Worker worker;
  for (int i = 0; i < 50; ++i) EXPECT_TRUE(worker.post([&done, i] { done.push_back(i); }));
  EXPECT_TRUE(worker.post([&] { last.set_value(); }));
  last.get_future().wait();
  ASSERT_EQ(done.size(), 50U);
  EXPECT_TRUE(std::is_sorted(done.begin(), done.end()));
}

TEST(WorkerTest, TakesNoMoreThanMayWait) {
  std::promise<void> begun, go_on, last;
  Worker worker;
  worker.post([&] {
    begun.set_value();
    go_on.get_future().wait();
  });
  begun.get_future().wait();  // it waits no more
  int done = 0;
  EXPECT_TRUE(worker.post([&] { ++done; }, 2));
  EXPECT_TRUE(worker.post([&] { ++done; }, 2));
  EXPECT_FALSE(worker.post([&] { ++done; }, 2));
  EXPECT_TRUE(worker.post([&] { last.set_value(); }, 3));
  go_on.set_value();
  last.get_future().wait();
  EXPECT_EQ(done, 2);
}

TEST(WorkerTest, GoesOnAfterAJobThatThrows) {
  std::promise<void> last;
  Worker worker;
  worker.post([] { throw std::runtime_error("lost"); });
  worker.post([] { throw 7; });
  worker.post([&] { last.set_value(); });
  last.get_future().wait();
}

TEST(WorkerTest, DropsAtItsEndWhatHasNotBegun) {
  bool finished = false, dropped_ran = false;
  std::promise<void> begun, go_on;
  std::thread helper;
  {
    Worker worker;
    worker.post([&] {
      begun.set_value();
      go_on.get_future().wait();
      finished = true;
    });
    worker.post([&] { dropped_ran = true; });
    begun.get_future().wait();
    helper = std::thread([&] {
      std::this_thread::sleep_for(std::chrono::milliseconds(50));  // the end has been asked for
      go_on.set_value();
    });
  }
  helper.join();
  EXPECT_TRUE(finished);
  EXPECT_FALSE(dropped_ran);
}

}  // namespace
}  // namespace sc::test
