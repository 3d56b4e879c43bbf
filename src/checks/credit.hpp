#pragma once

#include <optional>
#include <string>
#include <vector>

#include "checks/check.hpp"
#include "checks/sources.hpp"

/// What a rationale credits to the guidelines that it cites: numbers and criteria, compared with the rulebook.
namespace imrlint::checks {

/// A number of guideline talk that the cited guidelines do not hold.
struct WrongNumber {
  std::uint32_t sentence = 0;
  Span span;
  GuidelineId guideline;  ///< the one it is credited to
  RuleId rule;
  std::string held;        ///< what the guideline holds instead; empty where it holds no such number
  std::string belongs_to;  ///< where the number is at home; empty where the rulebook does not know
  Confidence confidence = Confidence::memory;
  /// The number belongs to another guideline, so that not only the number but the criterion is misplaced.
  bool foreign = false;
};
[[nodiscard]] std::vector<WrongNumber> wrong_numbers(const CaseView& view, std::uint16_t item);

/// Facts that the leaves of a criterion name.
void collect_facts(const Criterion& criterion, std::vector<FactId>& out);
[[nodiscard]] std::vector<FactId> facts_of(const Criterion& criterion);

/// Whether a mention speaks of a fact: one states the other.
[[nodiscard]] bool touches(const Rulebook& rulebook, FactId mentioned, FactId fact);

/// First sentence of guideline talk in an item's rationale that states one of the facts as a criterion; with the
/// mention.
struct Stated {
  std::uint32_t sentence = no_index;
  Span span;
  FactId fact;
  [[nodiscard]] bool exists() const { return sentence != no_index; }
};
[[nodiscard]] Stated stated_criterion(const CaseView& view, std::uint16_t item, const std::vector<FactId>& facts);

/// Whether what the reviewer says of this worker touches one of the facts, in whatever sense; also in other words: a
/// telling word of `stated` comes up again.
[[nodiscard]] bool reviewer_touches(const CaseView& view, std::uint16_t item, const std::vector<FactId>& facts,
                                    Span stated);

/// A sentence of a rationale that gives a ground against the request beyond the verdict: it denies, limits, objects.
[[nodiscard]] bool objects(const CaseView& view, std::uint32_t sentence);

}  // namespace imrlint::checks
