#include "checks/all.hpp"
#include "checks/sources.hpp"
#include "checks/support.hpp"

namespace imrlint::checks {
namespace {

/// "As the surgery is not medically necessary, the assistant surgeon is not": the ground is the decision on another
/// item, which needs no guideline of its own.
bool falls_with_another(const CaseView& view, std::uint16_t index) {
  const Item& item = view.letter.items[index];
  if (!item.decision || *item.decision != Decision::upheld || view.letter.items.size() < 2) return false;
  const ItemReading& reading = view.reading.items[index];
  if (reading.service.exists()) {
    const std::string& service = view.rulebook[reading.service].id;
    if (service == "associated-surgical-service" || service == "pre-op") return true;
  }
  const SentenceRange range = rationale_of(view.reading, index);
  for (std::uint32_t s = range.first; s < range.end; ++s) {
    std::uint32_t refused = 0;
    Span last;
    each_in(view.reading.cues, s, [&](const CueMention& cue) {
      if (cue.kind != CueKind::not_necessary || cue.span.overlaps(last)) return;
      ++refused;
      last = cue.span;
    });
    if (refused >= 2) return true;
    if (has_word(view, s, {"as", "since", "because"}) && has_word(view, s, {"not", "neither", "nor"}) &&
        has_word(view, s, {"surgery", "surgical", "operation", "procedure", "arthroscopy"})) {
      return true;
    }
  }
  return false;
}

void run(const CaseView& view, std::vector<Finding>& findings) {
  for (std::uint16_t i = 0; i < view.letter.items.size(); ++i) {
    const Item& item = view.letter.items[i];
    if (item.reviewer.basis != GuidelineLine::Basis::cited_nothing || !item.reviewer.citations.empty()) continue;
    Finding finding;
    finding.item = i;
    const bool dependent = falls_with_another(view, i);
    finding.severity = dependent ? Severity::note : Severity::warning;
    finding.confidence = Certainty::high;
    finding.message = dependent ? "the reviewer cites no guideline; the item falls with another one"
                                : "the reviewer cites no guideline for the decision";
    finding.evidence = {{Voice::header, join(item.title, item.decision_span), {}},
                        {Voice::header, item.reviewer.span, {}}};
    findings.push_back(std::move(finding));
  }
}

}  // namespace

Check citation_missing() {
  return {
      "citation-missing", Severity::warning, "the reviewer cites no guideline",
      "Reports an item whose reviewer states that no medical evidence was cited. Labor Code 4610.6(e) asks for the\n"
      "standards that a determination rests on. A note where the item falls only because the surgery or service that\n"
      "it belongs to was refused.\n\n"
      "Silent on the claims administrator's line, and where the line is missing altogether "
      "(structure-missing-part).\n\n"
      "Example: \"Shower chair: Upheld ... The Expert Reviewer did not cite any medical evidence for its "
      "decision.\"",
      run};
}

}  // namespace imrlint::checks
