#include "checks/all.hpp"
#include "checks/sources.hpp"
#include "checks/support.hpp"

namespace imrlint::checks {
namespace {

/// The publisher whose chapters are compared with each other: a wrong chapter is excused by a right one beside it.
int series_of(const CaseView& view, const Cited& cited) {
  if (is_odg(view, cited)) return 2;
  if (is_mtus(view, cited) || is_acoem(view, cited)) return 1;
  return 0;
}

void look(const CaseView& view, std::uint16_t index, const std::vector<Cited>& line, bool claims,
          std::vector<Finding>& findings) {
  const ItemReading& reading = view.reading.items[index];
  for (const int series : {1, 2}) {
    const Cited* wrong = nullptr;
    Fit how = Fit::unknown;
    bool excused = false;
    for (const Cited& cited : line) {
      if (series_of(view, cited) != series) continue;
      const Fit fits = fit(view, cited, index);
      if (fits == Fit::fits || fits == Fit::unknown) excused = true;
      if (wrong == nullptr || (how == Fit::other_service && fits == Fit::other_region)) {
        wrong = &cited;
        how = fits;
      }
    }
    if (wrong == nullptr || excused) continue;
    const Guideline& guideline = view.rulebook[wrong->guideline];
    if (guideline.confidence == Confidence::shaky) continue;
    Finding finding;
    finding.severity = Severity::warning;
    finding.item = index;
    finding.confidence = how == Fit::other_region ? Certainty::high : Certainty::medium;
    if (series == 1) finding.appeal_ground = AppealGround::h1;
    if (how == Fit::other_region) {
      finding.message =
          name_of(guideline) + " does not cover the body region of the item (" + join_names(reading.regions) + ")";
    } else if (!wrong->sections.empty()) {
      finding.message = "the section " + guideline.sections[wrong->sections.front().value].title + " of " +
                        name_of(guideline) + " does not cover " + view.rulebook[reading.service].label;
    } else {
      finding.message = name_of(guideline) + " does not cover " + view.rulebook[reading.service].label;
    }
    const Item& item = view.letter.items[index];
    finding.evidence = {{Voice::header, join(item.title, item.decision_span), {}},
                        {Voice::header, claims ? item.claims.span : item.reviewer.span, {}}};
    if (claims) set_about_claims(finding);
    findings.push_back(std::move(finding));
  }
}

void run(const CaseView& view, std::vector<Finding>& findings) {
  for (std::uint16_t i = 0; i < view.letter.items.size(); ++i) {
    look(view, i, cited_by_reviewer(view, i, true), false, findings);
    look(view, i, cited_by_claims(view, i, true), true, findings);
  }
}

}  // namespace

Check citation_wrong_chapter() {
  return {
      "citation-wrong-chapter", Severity::warning, "the cited chapter or section does not cover the item",
      "Reports an item whose guideline line names chapters of ACOEM or ODG for other body regions only, or sections\n"
      "for other services only (\"Topical analgesics\" for an MRI). What chapters and sections cover stands in the\n"
      "rulebook. About the claims administrator's line it is a note.\n\n"
      "Silent where one of several chapters of the same publisher fits, where the title of the item names no region,\n"
      "on guidelines that are not bound to regions, and on sections that the rulebook does not know.\n\n"
      "Example: \"MRI of the left ankle: Upheld ... Decision based on MTUS Shoulder Complaints 2004.\"",
      run};
}

}  // namespace imrlint::checks
