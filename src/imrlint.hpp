#pragma once

#include <memory>
#include <string>
#include <vector>

#include "ast/determination.hpp"
#include "base/limits.hpp"
#include "base/source.hpp"
#include "checks/check.hpp"
#include "engine/evaluation.hpp"
#include "facts/reading.hpp"
#include "rules/rulebook.hpp"

/// The library's front door: from the text of a letter to findings. No files, no threads, no output.
namespace imrlint {

class Lexicon;

/// Everything that came of one letter. Buffers are reused when the same object is linted into again.
struct CaseResult {
  std::string path;  ///< as given by the user
  Source source;
  Determination letter;
  Reading reading;
  Evaluation evaluation;
  std::vector<Finding> findings;
};

/// A rulebook made ready for reading letters. Immutable; one serves any number of threads.
class Linter {
 public:
  explicit Linter(Rulebook rulebook);
  ~Linter();
  Linter(Linter&&) noexcept;
  Linter& operator=(Linter&&) noexcept;

  [[nodiscard]] const Rulebook& rulebook() const { return *m_rulebook; }
  [[nodiscard]] const Lexicon& lexicon() const { return *m_lexicon; }

  /// Lints the letter in `result.source`.
  void lint(CaseResult& result) const;

 private:
  std::unique_ptr<const Rulebook> m_rulebook;
  std::unique_ptr<const Lexicon> m_lexicon;
};

}  // namespace imrlint
