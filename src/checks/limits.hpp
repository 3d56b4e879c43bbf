#pragma once

#include <optional>
#include <vector>

#include "checks/check.hpp"

/// The numbers of visits that a rationale itself states as a guideline's limit, and what the letter says was had and
/// asked for. Shared by limit-exceeded and limit-not-exceeded.
namespace imrlint::checks {

struct VisitLimit {
  double max = 0;
  std::uint32_t sentence = 0;
  Span span;
};

struct VisitArithmetic {
  std::vector<VisitLimit> limits;   ///< stated in guideline talk of the rationale
  std::optional<double> requested;  ///< the disputed visits
  double whole_request = 0;         ///< with the authorized part of a split request
  std::optional<double> prior;      ///< had before, where the letter gives a number
};

[[nodiscard]] VisitArithmetic visit_arithmetic(const CaseView& view, std::uint16_t item);

}  // namespace imrlint::checks
