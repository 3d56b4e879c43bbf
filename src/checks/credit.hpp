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

/// First sentence of guideline talk in an item's rationale that states a criterion: by a mention of one of its facts,
/// else by the telling words of its title.
struct Stated {
  std::uint32_t sentence = no_index;
  std::vector<std::string> words;  ///< telling words of the statement, folded
  [[nodiscard]] bool exists() const { return sentence != no_index; }
};
[[nodiscard]] Stated stated_criterion(const CaseView& view, std::uint16_t item, const std::vector<FactId>& facts,
                                      std::string_view title = {});

/// Whether what the reviewer says of this worker touches one of the facts, in whatever sense; also in other words: a
/// telling word of the statement comes up again.
[[nodiscard]] bool reviewer_touches(const CaseView& view, std::uint16_t item, const std::vector<FactId>& facts,
                                    const Stated& stated);

/// What the record says of a criterion made of facts; `unknown` where other things decide it. The mention that decides
/// is told where there is one.
struct RecordTruth {
  Truth truth = Truth::unknown;
  std::uint32_t mention = no_index;
};
[[nodiscard]] RecordTruth record_truth(const CaseView& view, const Criterion& criterion, Regions regions);

/// A sentence of a rationale that gives a ground against the request beyond the verdict: it denies, limits, objects.
[[nodiscard]] bool objects(const CaseView& view, std::uint32_t sentence);

}  // namespace imrlint::checks
