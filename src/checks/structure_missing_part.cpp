#include "checks/all.hpp"
#include "checks/support.hpp"

namespace imrlint::checks {
namespace {

constexpr std::string_view content_of_a_determination =
    "Labor Code 4610.6(e): a determination states whether each disputed service is medically necessary and cites the "
    "findings and standards that it rests on";

void report(const Item& item, std::uint16_t index, std::string_view part, std::vector<Finding>& findings) {
  Finding finding;
  finding.severity = Severity::error;
  finding.item = index;
  finding.confidence = Certainty::high;
  finding.message = "the item has no " + std::string(part);
  finding.evidence = {{Voice::header, join(item.title, item.decision_span), {}},
                      {Voice::rulebook, {}, std::string(content_of_a_determination)}};
  findings.push_back(std::move(finding));
}

void run(const CaseView& view, std::vector<Finding>& findings) {
  for (std::uint16_t i = 0; i < view.letter.items.size(); ++i) {
    const Item& item = view.letter.items[i];
    if (item.title.empty()) continue;
    // One finding for an item: the decision outweighs its reasons, those their sources.
    if (!item.decision) {
      report(item, i, "decision", findings);
    } else if (item.rationale.empty()) {
      report(item, i, "rationale", findings);
    } else if (item.reviewer.basis == GuidelineLine::Basis::missing && !item.claims.span.empty()) {
      report(item, i, "line that names the guidelines relied on", findings);
    } else if (item.reviewer.basis != GuidelineLine::Basis::missing && item.reviewer.body.empty()) {
      report(item, i, "content in the line that names the guidelines relied on", findings);
    }
  }
  if (view.letter.summary.empty() && !view.letter.items.empty()) {
    const Item& item = view.letter.items.front();
    Finding finding;
    finding.severity = Severity::error;
    finding.confidence = Certainty::medium;
    finding.message = "the letter has no clinical case summary";
    finding.evidence = {{Voice::header, join(item.title, item.decision_span), {}},
                        {Voice::rulebook, {}, std::string(content_of_a_determination)}};
    findings.push_back(std::move(finding));
  }
}

}  // namespace

Check structure_missing_part() {
  return {"structure-missing-part", Severity::error, "a required part of the letter is missing or empty",
          "Reports an item without a decision, a rationale or a line that names the reviewer's guidelines, and a "
          "letter without\n"
          "a clinical case summary. The oldest forms print no guideline line; its absence is no finding there.\n\n"
          "Example: \"Decision rationale:\" followed at once by the next item.",
          run};
}

}  // namespace imrlint::checks
