#pragma once

#include <vector>

#include "checks/check.hpp"

/// Where a rationale or summary names the request itself ("the request for an MRI of the left knee"), with what it
/// says the request is. Used by the checks of identity: body region, side, service, quantity.
namespace imrlint::checks {

struct RequestNaming {
  std::uint32_t sentence = 0;
  Span span;                        ///< from the request cue to the end of what it names
  std::vector<ServiceId> services;  ///< named in the span, not weak
  std::vector<DrugId> drugs;
  Regions regions;         ///< named (not merely implied) in the span
  Side side = Side::none;  ///< of its regions; none where they differ
  Voice voice = Voice::reviewer;
};

/// Namings in an item's rationale, in order.
[[nodiscard]] std::vector<RequestNaming> namings_in_rationale(const CaseView& view, std::uint16_t item);
/// Namings in the case summary: requests, requests for authorization, what the utilization review refused.
[[nodiscard]] std::vector<RequestNaming> namings_in_summary(const CaseView& view);

/// Whether two services may be the same thing in other words: one is the other, or above it in the taxonomy.
[[nodiscard]] bool related(const Rulebook& rulebook, ServiceId a, ServiceId b);

}  // namespace imrlint::checks
