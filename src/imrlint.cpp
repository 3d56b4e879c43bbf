#include "imrlint.hpp"

#include "engine/evaluate.hpp"
#include "facts/lexicon.hpp"
#include "facts/read.hpp"
#include "parse/parse.hpp"

namespace imrlint {

Linter::Linter(Rulebook rulebook)
    : m_rulebook(std::make_unique<const Rulebook>(std::move(rulebook))),
      m_lexicon(std::make_unique<const Lexicon>(*m_rulebook)) {}
Linter::~Linter() = default;
Linter::Linter(Linter&&) noexcept = default;
Linter& Linter::operator=(Linter&&) noexcept = default;

void Linter::lint(CaseResult& result) const {
  parse(result.source, result.letter);
  read(result.source, result.letter, *m_rulebook, *m_lexicon, result.reading);
  evaluate(result.letter, result.reading, *m_rulebook, result.evaluation);
  result.findings =
      run_checks({result.source, result.letter, result.reading, result.evaluation, *m_rulebook, m_lexicon.get()});
}

}  // namespace imrlint
