#include "checks/all.hpp"
#include "checks/support.hpp"

namespace imrlint::checks {
namespace {

void run(const CaseView& view, std::vector<Finding>& findings) {
  for (std::uint16_t i = 0; i < view.letter.items.size(); ++i) {
    const Item& item = view.letter.items[i];
    const ItemReading& reading = view.reading.items[i];
    if (!item.decision || reading.conclusion == Conclusion::none) continue;
    const bool granted = *item.decision == Decision::overturned;
    const bool necessary = reading.conclusion == Conclusion::necessary;
    if (granted == necessary) continue;
    Finding finding;
    finding.severity = Severity::error;
    finding.item = i;
    finding.confidence = Certainty::high;
    finding.appeal_ground = AppealGround::h5;
    finding.message =
        granted ? "the item is overturned, but its rationale concludes that the request is not medically necessary"
                : "the item is upheld, but its rationale concludes that the request is medically necessary";
    finding.evidence = {{Voice::header, join(item.title, item.decision_span), {}},
                        {Voice::conclusion, reading.conclusion_span, {}}};
    findings.push_back(std::move(finding));
  }
}

}  // namespace

Check conclusion_contradicts_decision() {
  return {"conclusion-contradicts-decision", Severity::error, "the rationale concludes the opposite of the decision",
          "Reports an item that is Upheld (the refusal stands) although its rationale ends in \"is medically "
          "necessary\", or\n"
          "Overturned although it ends in \"is not medically necessary\".\n\n"
          "Silent where the verdict belongs to a guideline (\"is medically necessary if ...\"), to the utilization "
          "review, or\n"
          "where the rationale states none (see conclusion-missing).\n\n"
          "Example: \"Knee brace: Upheld ... Therefore, the request for a knee brace is medically necessary.\"",
          run};
}

}  // namespace imrlint::checks
