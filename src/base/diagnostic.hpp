#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/span.hpp"

namespace imrlint {

enum class Severity : std::uint8_t { note, warning, error };

[[nodiscard]] constexpr std::string_view to_string(Severity severity) {
  switch (severity) {
    case Severity::note: return "note";
    case Severity::warning: return "warning";
    case Severity::error: return "error";
  }
  return "note";
}

/// What a phase has to say about its input (a letter, a rule file): never a finding about the reviewer's reasons.
///
/// `code` is stable (`letter.unplaced-text`, `rules.unknown-key`); messages begin in lower case, have no final
/// period and quote the user's text in backticks; `help` is a suggestion, empty where there is none.
/// `line` and `column` are 1-based, 0 where there is no place.
struct Diagnostic {
  Severity severity = Severity::error;
  std::string code;
  std::string message;
  std::string help;
  std::string file;
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  Span span;  // in a letter: the place in its normal form

  friend auto operator<=>(const Diagnostic& a, const Diagnostic& b) {
    if (auto c = a.file <=> b.file; c != 0) return c;
    if (auto c = a.line <=> b.line; c != 0) return c;
    if (auto c = a.column <=> b.column; c != 0) return c;
    if (auto c = a.span <=> b.span; c != 0) return c;
    return a.message <=> b.message;
  }
  friend bool operator==(const Diagnostic&, const Diagnostic&) = default;
};

}  // namespace imrlint
