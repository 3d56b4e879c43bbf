#include "cli/in_order.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <chrono>
#include <stdexcept>

using imrlint::cli::run_in_order;

TEST_CASE("pieces come in order, whatever their work took, on a few buffers") {
  for (const std::size_t jobs : {1U, 2U, 5U}) {
    std::vector<std::size_t> seen;
    std::atomic<std::size_t> begun = 0;
    std::size_t most_ahead = 0;
    run_in_order<std::size_t>(
        200, jobs,
        [&] {
          return [&](std::size_t task, std::size_t& piece) {
            ++begun;
            if (task % 11 == 0) std::this_thread::sleep_for(std::chrono::milliseconds(2));
            piece = task;
          };
        },
        [&](std::size_t& piece) {
          most_ahead = std::max(most_ahead, begun.load() - seen.size());
          seen.push_back(piece);
          return true;
        });
    REQUIRE(seen.size() == 200);
    for (std::size_t i = 0; i < seen.size(); ++i)
      CHECK(seen[i] == i);
    CHECK(most_ahead <= 4 * jobs);
  }
}

TEST_CASE("the sink can stop the work, and no work is no work") {
  std::atomic<std::size_t> done = 0;
  std::size_t sunk = 0;
  const auto make_worker = [&] { return [&](std::size_t, int&) { ++done; }; };
  run_in_order<int>(100000, 2, make_worker, [&](int&) { return ++sunk < 3; });
  CHECK(sunk == 3);
  CHECK(done < 100);
  run_in_order<int>(0, 2, make_worker, [&](int&) {
    ++sunk;
    return true;
  });
  CHECK(sunk == 3);
}

TEST_CASE("what a worker throws reaches the caller") {
  const auto make_worker = [] {
    return [](std::size_t task, int&) {
      if (task == 5) throw std::runtime_error("five");
    };
  };
  std::size_t sunk = 0;
  CHECK_THROWS_WITH(run_in_order<int>(100, 3, make_worker,
                                      [&](int&) {
                                        ++sunk;
                                        return true;
                                      }),
                    "five");
  CHECK(sunk == 5);
}
