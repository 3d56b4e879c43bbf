#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "facts/reading.hpp"
#include "rules/rulebook.hpp"

namespace imrlint {

/// What one voice says of one criterion. The derivation of a rule is the pre-order list of these.
struct CriterionResult {
  const Criterion* criterion = nullptr;
  std::uint16_t depth = 0;
  /// [0] by the record, [1] by the reviewer; *not documented* is unknown in the record, a denial in the reviewer's
  /// mouth.
  std::array<Truth, 2> truth = {Truth::unknown, Truth::unknown};
  std::array<Span, 2> evidence;  ///< the sentence or mention that decides; empty where nothing does
};

/// One rule applied to one item, once per voice.
struct RuleResult {
  RuleId rule;
  std::array<Truth, 2> verdict = {Truth::unknown, Truth::unknown};  ///< [record, reviewer]
  std::vector<CriterionResult> derivation;
};

struct ItemEvaluation {
  std::vector<RuleResult> rules;  ///< applicable rules, in the order of the rulebook
};

struct Evaluation {
  std::vector<ItemEvaluation> items;
};

inline constexpr std::size_t by_record = 0;
inline constexpr std::size_t by_reviewer = 1;

[[nodiscard]] constexpr Truth operator!(Truth t) {
  return t == Truth::met ? Truth::not_met : t == Truth::not_met ? Truth::met : Truth::unknown;
}
[[nodiscard]] constexpr Truth operator&(Truth a, Truth b) {
  return a < b ? a : b;
}
[[nodiscard]] constexpr Truth operator|(Truth a, Truth b) {
  return a < b ? b : a;
}

}  // namespace imrlint
