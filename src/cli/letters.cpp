#include "cli/letters.hpp"

#include <algorithm>
#include <chrono>
#include <exception>
#include <utility>
#include <variant>

#include "cli/in_order.hpp"
#include "input/input.hpp"
#include "parse/parse.hpp"

namespace imrlint::cli {
namespace {

constexpr std::size_t most_letters_per_task = 64;

/// What a task hands on: the pieces of its letters, joined.
struct Piece {
  std::string out;
  ReportTotals totals;
  std::vector<Diagnostic> problems;

  void clear() {
    out.clear();
    totals = {};
    problems.clear();
  }
};

Diagnostic problem(const std::string& path, std::string code, std::string message) {
  Diagnostic diagnostic;
  diagnostic.code = std::move(code);
  diagnostic.file = path;
  diagnostic.message = std::move(message);
  return diagnostic;
}

/// One thread's share; its buffers serve all of its letters.
class Worker {
 public:
  Worker(const Log& log, const LetterRun& run, const LetterWork& work) : m_log(log), m_run(run), m_work(work) {}

  void letter(const std::string& path, Piece& piece) {
    try {
      auto read = read_letter(path, m_run.limits);
      if (auto* const failure = std::get_if<Diagnostic>(&read)) {
        fail(std::move(*failure), piece);
        return;
      }
      m_result.path = path;
      m_result.source.assign(path, std::get<InputText>(read).text);
      m_work.process(m_result);
      m_log.letter(path, m_result.letter, m_result.source);
      if (!looks_like_determination(m_result.letter)) {
        fail(problem(path, "input.not-a-determination",
                     "not a determination: neither a decided item nor a case summary with decisions was found"),
             piece);
        return;
      }
      count(piece.totals, m_result);
      const std::size_t before = piece.out.size();
      if (before > 0) piece.out += m_work.separator;
      const std::size_t begin = piece.out.size();
      m_work.write(piece.out, m_result);
      if (piece.out.size() == begin) piece.out.resize(before);
    } catch (const std::exception& error) {
      // A defect of ours, or no memory left: the other letters still get their report.
      fail(problem(path, "internal", std::string("internal error: ") + error.what()), piece);
      m_result = CaseResult();
    }
  }

 private:
  static void fail(Diagnostic diagnostic, Piece& piece) {
    ++piece.totals.unreadable;
    piece.problems.push_back(std::move(diagnostic));
  }

  const Log& m_log;
  const LetterRun& m_run;
  const LetterWork& m_work;
  CaseResult m_result;
};

}  // namespace

ReportTotals run_letters(Session& session, const LetterRun& run, const LetterWork& work, Output& output) {
  const auto start = std::chrono::steady_clock::now();
  ReportTotals totals;
  const InputList input = find_letters(run.paths);
  for (const Diagnostic& diagnostic : input.diagnostics) {
    session.console.problem(diagnostic);
    ++totals.unreadable;
  }
  const std::vector<std::string>& paths = input.paths;

  // Large tasks spare locking; small runs are cut finer, so that every thread has something to do.
  const std::size_t per_task = std::clamp<std::size_t>(paths.size() / (4 * run.jobs), 1, most_letters_per_task);
  const std::size_t tasks = (paths.size() + per_task - 1) / per_task;
  const auto make_worker = [&] {
    return [&, worker = Worker(session.log, run, work)](std::size_t task, Piece& piece) mutable {
      piece.clear();
      const std::size_t end = std::min(paths.size(), (task + 1) * per_task);
      for (std::size_t i = task * per_task; i < end; ++i)
        worker.letter(paths[i], piece);
    };
  };
  std::size_t done = 0;
  bool any_written = false;
  run_in_order<Piece>(tasks, run.jobs, make_worker, [&](Piece& piece) {
    for (const Diagnostic& diagnostic : piece.problems)
      session.console.problem(diagnostic);
    if (!piece.out.empty()) {
      if (any_written) output.write(work.separator);
      output.write(piece.out);
      any_written = true;
    }
    totals += piece.totals;
    done = std::min(paths.size(), done + per_task);
    session.console.progress(done, paths.size());
    return output.ok();
  });
  session.console.end_progress();
  const auto spent = std::chrono::steady_clock::now() - start;
  session.log.info(std::to_string(totals.letters) + " letters in " +
                   std::to_string(std::chrono::duration_cast<std::chrono::milliseconds>(spent).count()) + " ms on " +
                   std::to_string(run.jobs) + " threads");
  return totals;
}

}  // namespace imrlint::cli
