#pragma once

#include <algorithm>
#include <condition_variable>
#include <cstddef>
#include <exception>
#include <mutex>
#include <system_error>
#include <thread>
#include <vector>

namespace imrlint::cli {

/// Does `tasks` tasks on `jobs` threads and hands what they made to `sink` on the calling thread, in order, so that the
/// output does not depend on `jobs`. `make_worker()` is called once per thread and gives `work(task, piece)`; pieces
/// are used again and again, so that buffers stay, and at most a few per thread exist at once, however many tasks there
/// are. `sink(piece)` returns false to stop early. What a worker throws is thrown here.
template <class Piece, class MakeWorker, class Sink>
void run_in_order(std::size_t tasks, std::size_t jobs, MakeWorker make_worker, Sink sink) {
  struct Slot {
    Piece piece;
    std::exception_ptr error;
    bool ready = false;
  };
  if (tasks == 0) return;
  jobs = std::clamp<std::size_t>(jobs, 1, tasks);
  std::vector<Slot> ring(4 * jobs);
  std::mutex mutex;
  std::condition_variable slot_free;
  std::condition_variable slot_ready;
  std::size_t next_taken = 0;
  std::size_t next_sunk = 0;
  bool stop = false;

  const auto run_worker = [&] {
    auto work = make_worker();
    while (true) {
      std::unique_lock lock(mutex);
      slot_free.wait(lock, [&] { return stop || next_taken >= tasks || next_taken < next_sunk + ring.size(); });
      if (stop || next_taken >= tasks) return;
      const std::size_t task = next_taken++;
      Slot& slot = ring[task % ring.size()];
      lock.unlock();
      try {
        work(task, slot.piece);
      } catch (...) {
        slot.error = std::current_exception();
      }
      lock.lock();
      slot.ready = true;
      if (task == next_sunk) slot_ready.notify_one();
    }
  };

  std::vector<std::jthread> threads;
  // Declared after the threads, so that it runs before they are joined, whichever way this function is left.
  struct Stopper {
    std::mutex& mutex;
    std::condition_variable& slot_free;
    bool& stop;
    ~Stopper() {
      {
        const std::lock_guard lock(mutex);
        stop = true;
      }
      slot_free.notify_all();
    }
  } const stopper{mutex, slot_free, stop};

  threads.reserve(jobs);
  for (std::size_t i = 0; i < jobs; ++i) {
    try {
      threads.emplace_back(run_worker);
    } catch (const std::system_error&) {
      if (threads.empty()) throw;
      break;  // fewer threads than wished for do the same work
    }
  }

  for (std::size_t task = 0; task < tasks; ++task) {
    Slot& slot = ring[task % ring.size()];
    {
      std::unique_lock lock(mutex);
      slot_ready.wait(lock, [&] { return slot.ready; });
    }
    if (slot.error) std::rethrow_exception(slot.error);
    if (!sink(slot.piece)) return;
    {
      const std::lock_guard lock(mutex);
      slot.ready = false;
      ++next_sunk;
    }
    slot_free.notify_all();
  }
}

}  // namespace imrlint::cli
