#include "checks/all.hpp"
#include "checks/sources.hpp"
#include "checks/support.hpp"

namespace imrlint::checks {
namespace {

/// The request itself, where the letter dates it: an edition that governed it then is arguable later.
bool requested_by(const Reading& reading, Date last) {
  return std::any_of(reading.timeline.begin(), reading.timeline.end(), [&](const Event& event) {
    return (event.kind == EventKind::request || event.kind == EventKind::authorization) && event.date.complete() &&
           event.date.days() <= last.days();
  });
}

void look(const CaseView& view, std::uint16_t index, const std::vector<Cited>& line, bool claims,
          std::vector<Finding>& findings) {
  const auto dated = governed_by(view);
  if (!dated) return;
  for (const Cited& cited : line) {
    if (!cited.guideline.exists() || !cited.citation->edition) continue;
    const Guideline& guideline = view.rulebook[cited.guideline];
    if (guideline.family != Family::mtus || !guideline.edition || *guideline.edition != *cited.citation->edition)
      continue;
    std::string message;
    std::string rule;
    if (guideline.in_force_to && guideline.in_force_to->days() < dated->date.days()) {
      if (requested_by(view.reading, *guideline.in_force_to)) continue;
      message = name_of(guideline) + " was no longer in force on " + to_string(dated->date);
      rule = name_of(guideline) + ": in force until " + to_string(*guideline.in_force_to);
    } else if (guideline.in_force_from && dated->of_header && dated->date.days() < guideline.in_force_from->days() &&
               !(view.reading.decision_date && guideline.in_force_from->days() <= view.reading.decision_date->days())) {
      message = name_of(guideline) + " was not yet in force on " + to_string(dated->date);
      rule = name_of(guideline) + ": in force from " + to_string(*guideline.in_force_from);
    } else {
      continue;
    }
    Finding finding;
    finding.severity = Severity::warning;
    finding.item = index;
    finding.confidence = dated->of_header ? Certainty::high : Certainty::medium;
    finding.appeal_ground = AppealGround::h1;
    finding.message = std::move(message);
    finding.evidence = {{Voice::header, cited.citation->span, {}},
                        {dated->of_header ? Voice::header : Voice::record, dated->span, {}},
                        {Voice::rulebook, {}, std::move(rule)}};
    if (claims) set_about_claims(finding);
    findings.push_back(std::move(finding));
  }
}

void run(const CaseView& view, std::vector<Finding>& findings) {
  for (std::uint16_t i = 0; i < view.letter.items.size(); ++i) {
    look(view, i, cited_by_reviewer(view, i), false, findings);
    look(view, i, cited_by_claims(view, i), true, findings);
  }
}

}  // namespace

Check citation_wrong_edition() {
  return {"citation-wrong-edition", Severity::warning, "the cited edition was not in force",
          "Reports an edition of an MTUS guideline that had been replaced before the utilization review (else the\n"
          "decision), or that came into force only after the decision. The dates stand in the rulebook.\n\n"
          "Silent where no year is printed, where the request or the review came before the change, and where a later\n"
          "edition was in force at least when the letter was decided: which one governs then is open to argument.\n\n"
          "Example: review of 12/01/2016, \"Decision based on MTUS Chronic Pain Medical Treatment 2009\".",
          run};
}

}  // namespace imrlint::checks
