#pragma once

#include "ast/determination.hpp"
#include "engine/evaluation.hpp"
#include "facts/reading.hpp"
#include "rules/rulebook.hpp"

namespace imrlint {

/// Applies every applicable rule to every item, once by what the record says and once by what the reviewer says.
/// Pure: depends on its arguments only.
void evaluate(const Determination& letter, const Reading& reading, const Rulebook& rulebook, Evaluation& evaluation);

/// The date that decides which edition governs: of the utilization review, else of the decision, else the latest date
/// of the letter (older forms print none); none where the letter has no date.
[[nodiscard]] std::optional<Date> governing_date(const Reading& reading);

/// What one voice says of a fact for an item, with the mention that decides (`no_index` where none does).
struct FactTruth {
  Truth truth = Truth::unknown;
  std::uint32_t mention = no_index;
};
[[nodiscard]] FactTruth fact_by_record(const Reading& reading, const Rulebook& rulebook, FactId fact, Regions regions);
[[nodiscard]] FactTruth fact_by_reviewer(const Reading& reading, const Rulebook& rulebook, FactId fact,
                                         std::uint16_t item, Regions regions);

/// Visits that the letter says were had before, of the service of an item; none where it does not say.
[[nodiscard]] std::optional<QuantityMention> prior_visits(const Reading& reading, const Rulebook& rulebook,
                                                          std::uint16_t item);

}  // namespace imrlint
