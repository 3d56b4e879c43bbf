#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "ast/determination.hpp"
#include "base/source.hpp"
#include "checks/finding.hpp"
#include "engine/evaluation.hpp"
#include "facts/reading.hpp"
#include "rules/rulebook.hpp"

namespace imrlint {

class Lexicon;

/// All that is known of one letter; what checks look at.
struct CaseView {
  const Source& source;
  const Determination& letter;
  const Reading& reading;
  const Evaluation& evaluation;
  const Rulebook& rulebook;
  const Lexicon* lexicon = nullptr;  ///< for checks that look for phrases where the reading does not (guideline lines)
};

/// One check: what reports, the documentation and the command line know of it, and its function.
struct Check {
  std::string_view id;
  Severity severity;               ///< highest that it gives
  std::string_view summary;        ///< one line
  std::string_view documentation;  ///< what it reports, what it does not, an example of one's own writing
  void (*run)(const CaseView&, std::vector<Finding>&);  ///< null: seen only across letters (audit)
};

/// Every check, in the order of the contract (checks.md).
[[nodiscard]] std::span<const Check> all_checks();

/// Runs all checks; the findings are sorted by item, place, check, and one root cause is reported once.
[[nodiscard]] std::vector<Finding> run_checks(const CaseView& view);

}  // namespace imrlint
