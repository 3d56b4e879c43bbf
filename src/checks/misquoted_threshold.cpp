#include "checks/all.hpp"
#include "checks/credit.hpp"
#include "checks/support.hpp"

namespace imrlint::checks {
namespace {

void run(const CaseView& view, std::vector<Finding>& findings) {
  for (std::uint16_t i = 0; i < view.letter.items.size(); ++i) {
    for (const WrongNumber& wrong : wrong_numbers(view, i)) {
      if (wrong.foreign) continue;  // criterion-not-in-cited-guideline
      const Guideline& guideline = view.rulebook[wrong.guideline];
      Finding finding;
      finding.severity = wrong.confidence == Confidence::shaky ? Severity::note : Severity::warning;
      finding.item = i;
      finding.rule = wrong.rule;
      finding.confidence = wrong.confidence >= Confidence::memory_strong ? Certainty::medium : Certainty::low;
      if (guideline.family == Family::mtus) finding.appeal_ground = AppealGround::h1;
      finding.message =
          quoted(view, wrong.span) + " is credited to " + name_of(guideline) + ", which has another number";
      if (!wrong.held.empty()) finding.message += " (" + wrong.held + ")";
      std::string holds = name_of(guideline) + ": " + (wrong.held.empty() ? "no such number" : wrong.held);
      if (!wrong.belongs_to.empty()) holds += "; " + quoted(view, wrong.span) + " belongs to " + wrong.belongs_to;
      finding.evidence = {{Voice::guideline, view.reading.sentences[wrong.sentence].span, {}},
                          {Voice::header, view.letter.items[i].reviewer.span, {}},
                          {Voice::rulebook, {}, std::move(holds)}};
      findings.push_back(std::move(finding));
      break;  // one per item: a second number of the same passage has the same root
    }
  }
}

}  // namespace

Check misquoted_threshold() {
  return {
      "misquoted-threshold", Severity::warning, "a number is credited to a guideline that has another",
      "Reports a number in a sentence that reports a cited guideline (weeks of care, visits, percent of relief, an "
      "age)\n"
      "where the rulebook holds another number of that guideline for the same thing, or knows the number as a common\n"
      "misquotation.\n\n"
      "Silent where the number stands anywhere in the rulebook for that guideline and service, on numbers of the "
      "case,\n"
      "on what the rulebook holds without confidence, and on ODG's numbers per diagnosis unless the misquotation is\n"
      "known.\n\n"
      "Example: \"The MTUS states that eight weeks of cyclobenzaprine may be given\", where the guideline says two to\n"
      "three.",
      run};
}

}  // namespace imrlint::checks
