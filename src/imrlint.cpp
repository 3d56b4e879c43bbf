#include "imrlint.hpp"

#include "engine/evaluate.hpp"
#include "facts/lexicon.hpp"
#include "facts/read.hpp"
#include "facts/shipped_lexicon.hpp"
#include "parse/parse.hpp"

namespace imrlint {

namespace {

std::unique_ptr<const Lexicon> lexicon_of(const Rulebook& rulebook) {
  if (Lexicon::is_frozen(shipped_lexicon(), Lexicon::stamp(rulebook)))
    return std::make_unique<const Lexicon>(shipped_lexicon());
  return std::make_unique<const Lexicon>(rulebook);
}

}  // namespace

Linter::Linter(Rulebook rulebook)
    : m_rulebook(std::make_unique<const Rulebook>(std::move(rulebook))), m_lexicon(lexicon_of(*m_rulebook)) {}
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
