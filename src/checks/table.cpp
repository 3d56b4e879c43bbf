#include <algorithm>
#include <array>

#include "checks/all.hpp"
#include "checks/support.hpp"

namespace imrlint {
namespace {

const auto& table() {
  static const std::array checks_table = {
      checks::structure_missing_part(),
      checks::request_not_decided(),
      checks::conclusion_contradicts_decision(),
      checks::conclusion_missing(),
      checks::wrong_body_region(),
      checks::wrong_laterality(),
      checks::wrong_service(),
      checks::wrong_quantity(),
      checks::wrong_patient(),
      checks::date_conflict(),
      checks::impossible_date(),
      checks::request_predates_prior_study(),
      checks::limit_not_exceeded(),
      checks::limit_exceeded(),
      checks::absence_contradicted(),
      checks::presence_contradicted(),
      checks::items_disagree(),
      checks::citation_missing(),
      checks::citation_not_in_header(),
      checks::citation_wrong_chapter(),
      checks::citation_page_out_of_range(),
      checks::citation_wrong_edition(),
      checks::citation_conflict(),
      checks::hierarchy_skipped(),
      checks::misquoted_threshold(),
      checks::criterion_not_in_cited_guideline(),
      checks::criteria_met_but_upheld(),
      checks::criteria_unmet_but_overturned(),
      checks::criterion_not_addressed(),
      checks::split_decision(),
      checks::threshold_drift(),
  };
  return checks_table;
}

std::uint32_t place(const Finding& finding) {
  std::uint32_t first = ~0U;
  for (const Evidence& evidence : finding.evidence) {
    if (!evidence.span.empty()) first = std::min(first, evidence.span.begin);
  }
  return first;
}

/// Whether two findings rest on the same words of the letter: each piece of evidence of one lies in one of the other.
bool same_root(const Finding& a, const Finding& b) {
  if (a.item != b.item || a.evidence.size() < 2 || b.evidence.size() < 2) return false;
  const auto within = [](const Finding& inner, const Finding& outer) {
    return std::all_of(inner.evidence.begin(), inner.evidence.end(), [&](const Evidence& e) {
      return std::any_of(outer.evidence.begin(), outer.evidence.end(), [&](const Evidence& o) {
        return e.span.empty() ? e.text == o.text : !o.span.empty() && o.span.overlaps(e.span);
      });
    });
  };
  return within(a, b) || within(b, a);
}

}  // namespace

std::string_view to_string(Certainty certainty) {
  switch (certainty) {
    case Certainty::high: return "high";
    case Certainty::medium: return "medium";
    case Certainty::low: break;
  }
  return "low";
}

std::span<const Check> all_checks() {
  return table();
}

std::vector<Finding> run_checks(const CaseView& view) {
  std::vector<Finding> all;
  for (const Check& check : table()) {
    if (check.run == nullptr) continue;
    const std::size_t before = all.size();
    check.run(view, all);
    for (std::size_t i = before; i < all.size(); ++i)
      all[i].check = check.id;
  }
  // No finding without both sides; the severest of several with one root, the first in the table among equals.
  // A part that the letter does not have (an untitled item) is no quote.
  for (Finding& finding : all) {
    std::erase_if(finding.evidence, [](const Evidence& e) { return e.span.empty() && e.text.empty(); });
  }
  std::erase_if(all, [](const Finding& finding) { return finding.evidence.size() < 2; });
  std::stable_sort(all.begin(), all.end(), [](const Finding& a, const Finding& b) { return a.severity > b.severity; });
  std::vector<Finding> kept;
  for (Finding& finding : all) {
    const bool repeated =
        std::any_of(kept.begin(), kept.end(), [&](const Finding& other) { return same_root(finding, other); });
    if (!repeated) kept.push_back(std::move(finding));
  }
  std::stable_sort(kept.begin(), kept.end(), [](const Finding& a, const Finding& b) {
    const auto letter = [](const Finding& f) { return f.item == no_item ? 0U : f.item + 1U; };
    if (letter(a) != letter(b)) return letter(a) < letter(b);
    if (place(a) != place(b)) return place(a) < place(b);
    return a.check < b.check;
  });
  return kept;
}

}  // namespace imrlint
