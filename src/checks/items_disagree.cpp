#include "checks/all.hpp"
#include "checks/claims.hpp"
#include "checks/support.hpp"

namespace imrlint::checks {
namespace {

void run(const CaseView& view, std::vector<Finding>& findings) {
  const Reading& reading = view.reading;
  const Rulebook& book = view.rulebook;
  for (const Mention& denial : reading.mentions) {
    if (!is_denial(view, denial) || denial.weakened) continue;
    // What was done is a matter of record; what was found may be meant otherwise for another service.
    const FactKind kind = book[denial.fact].kind;
    if (kind != FactKind::treatment && kind != FactKind::study && kind != FactKind::event &&
        kind != FactKind::response && kind != FactKind::diagnosis)
      continue;
    const Sentence& said = reading.sentences[denial.sentence];
    for (const Mention& statement : reading.mentions) {
      if (statement.fact != denial.fact || statement.polarity != Polarity::affirmed) continue;
      const Sentence& other = reading.sentences[statement.sentence];
      if (other.zone != Zone::rationale || other.item == said.item || other.voice == Voice::guideline ||
          other.review_history)
        continue;
      if (!same_place(view, denial, statement, reading.items[said.item].regions) || !same_time(view, denial, statement))
        continue;
      Finding finding;
      finding.severity = Severity::error;
      finding.item = said.item;
      finding.confidence = Certainty::medium;
      finding.appeal_ground = AppealGround::h5;
      finding.message = "this rationale denies " + book[denial.fact].label + ", which the rationale of item " +
                        std::to_string(other.item + 1) + " states";
      finding.evidence = {{said.voice, said.span, {}}, {other.voice, other.span, {}}};
      const bool told = std::any_of(findings.begin(), findings.end(), [&](const Finding& f) {
        return f.item == said.item && f.evidence.front().span == said.span;
      });
      if (!told) findings.push_back(std::move(finding));
      break;
    }
  }
}

}  // namespace

Check items_disagree() {
  return {
      "items-disagree", Severity::error, "two items' rationales contradict each other on a fact",
      "Reports a fact of this worker that one item's rationale denies and another's states, of the same region and "
      "visit.\n\n"
      "Silent on weaker claims (\"no significant\"), on guideline talk, and on criteria that differ between services.",
      run};
}

}  // namespace imrlint::checks
