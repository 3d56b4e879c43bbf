#include "checks/limits.hpp"

#include <algorithm>

#include "checks/support.hpp"
#include "engine/evaluate.hpp"

namespace imrlint::checks {

VisitArithmetic visit_arithmetic(const CaseView& view, std::uint16_t item) {
  const Reading& reading = view.reading;
  VisitArithmetic out;
  const ItemReading& facets = reading.items[item];
  if (facets.quantity.visits) out.requested = static_cast<double>(*facets.quantity.visits);
  if (!out.requested) {
    // A range of frequency and duration ("2-3 times a week for 6 weeks") asks for its upper end.
    for (std::uint32_t s = 0; s < reading.sentences.size(); ++s) {
      if (reading.sentences[s].zone != Zone::title || reading.sentences[s].item != item) continue;
      each_in(reading.quantities, s, [&](const QuantityMention& m) {
        if (m.unit == Unit::visits && !out.requested) out.requested = m.max;
      });
    }
  }
  if (out.requested) out.whole_request = *out.requested;
  if (!view.letter.items[item].original.empty()) {
    const Span original = view.letter.items[item].original;
    for (const QuantityMention& m : reading.quantities) {
      if (m.unit == Unit::visits && original.contains(m.span)) out.whole_request = std::max(out.whole_request, m.max);
    }
  }
  if (const auto prior = prior_visits(reading, view.rulebook, item)) out.prior = prior->max;
  const SentenceRange range = rationale_of(reading, item);
  for (std::uint32_t s = range.first; s < range.end; ++s) {
    if (reading.sentences[s].voice != Voice::guideline) continue;
    each_in(reading.quantities, s, [&](const QuantityMention& m) {
      if (m.unit == Unit::visits && !m.derived) out.limits.push_back({m.max, s, m.span});
    });
  }
  return out;
}

}  // namespace imrlint::checks
