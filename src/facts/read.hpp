#pragma once

#include "ast/determination.hpp"
#include "base/source.hpp"
#include "facts/lexicon.hpp"
#include "facts/reading.hpp"
#include "rules/rulebook.hpp"

namespace imrlint {

/// Reads a parsed letter: sentences, voices, facts, dates, quantities, and what each item is about. Never fails.
void read(const Source& source, const Determination& letter, const Rulebook& rulebook, const Lexicon& lexicon,
          Reading& reading);

/// Polarity of `span` of `text` taken as one or more sentences of a record, with the cue that decides it and the cue's
/// scope; for the assertion bench and for tests.
struct Assertion {
  Polarity polarity = Polarity::affirmed;
  bool absence_claim = false;
  Span cue;
  Span scope;
};
[[nodiscard]] Assertion assertion_of(std::string_view text, Span concept_span, const Rulebook& rulebook,
                                     const Lexicon& lexicon);

}  // namespace imrlint
