#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/limits.hpp"
#include "cli/console.hpp"
#include "cli/session.hpp"
#include "imrlint.hpp"
#include "report/report.hpp"

namespace imrlint::cli {

/// What a verb does with each letter of a run.
struct LetterWork {
  /// From `result.source` to whatever the verb needs of the rest.
  std::function<void(CaseResult& result)> process;
  /// Appends the letter's piece of the output; may append nothing.
  std::function<void(std::string& out, const CaseResult& result)> write;
  std::string_view separator;  ///< between pieces that are not empty
};

struct LetterRun {
  std::vector<std::string> paths;  ///< as given: files, folders, "-"
  std::size_t jobs = 1;
  Limits limits;
};

/// Reads every letter under the paths and does the work on them. Pieces go to `output` in the order of the paths; every
/// file that cannot be read, or is no determination, is one line on standard error, counted in `unreadable`.
/// Stops early only where `output` fails. Both functions of `work` are called from several threads at once.
[[nodiscard]] ReportTotals run_letters(Session& session, const LetterRun& run, const LetterWork& work, Output& output);

}  // namespace imrlint::cli
