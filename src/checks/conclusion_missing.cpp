#include "checks/all.hpp"
#include "checks/support.hpp"

namespace imrlint::checks {
namespace {

void run(const CaseView& view, std::vector<Finding>& findings) {
  for (std::uint16_t i = 0; i < view.letter.items.size(); ++i) {
    const Item& item = view.letter.items[i];
    if (view.reading.items[i].conclusion != Conclusion::none || item.rationale.empty()) continue;
    const SentenceRange range = rationale_of(view.reading, i);
    if (range.end == range.first) continue;
    Finding finding;
    finding.severity = Severity::warning;
    finding.item = i;
    finding.confidence = Certainty::medium;
    finding.message = "the rationale never says whether the request is medically necessary";
    finding.evidence = {{Voice::header, join(item.title, item.decision_span), {}},
                        {Voice::reviewer, view.reading.sentences[range.end - 1].span, {}}};
    findings.push_back(std::move(finding));
  }
}

}  // namespace

Check conclusion_missing() {
  return {
      "conclusion-missing", Severity::warning, "the rationale states no conclusion on medical necessity",
      "Reports an item whose rationale nowhere says that the request is, or is not, medically necessary (Labor Code\n"
      "4610.6(e): the determination states whether the disputed service is medically necessary). The last sentence of "
      "the\n"
      "rationale is quoted.\n\n"
      "Silent where the verdict is given in other words (\"is not supported and therefore not appropriate\").",
      run};
}

}  // namespace imrlint::checks
