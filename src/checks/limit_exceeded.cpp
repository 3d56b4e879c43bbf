#include "checks/all.hpp"
#include "checks/limits.hpp"
#include "checks/support.hpp"

namespace imrlint::checks {
namespace {

std::string plain(double value) {
  return std::to_string(static_cast<long>(value));
}

void run(const CaseView& view, std::vector<Finding>& findings) {
  const Reading& reading = view.reading;
  for (std::uint16_t i = 0; i < view.letter.items.size(); ++i) {
    if (view.letter.items[i].decision != Decision::overturned) continue;
    const VisitArithmetic numbers = visit_arithmetic(view, i);
    if (!numbers.requested || numbers.limits.empty()) continue;
    const auto largest = std::max_element(numbers.limits.begin(), numbers.limits.end(),
                                          [](const VisitLimit& a, const VisitLimit& b) { return a.max < b.max; });
    if (*numbers.requested <= largest->max) continue;
    const SentenceRange range = rationale_of(reading, i);
    bool explained = false;
    for (std::uint32_t s = range.first; s < range.end; ++s) {
      if (reading.sentences[s].voice == Voice::guideline) continue;
      explained = explained || has_cue(reading, s, {CueKind::exception, CueKind::exceeds});
    }
    if (explained) continue;
    Finding finding;
    finding.severity = Severity::error;
    finding.item = i;
    finding.confidence = Certainty::high;
    finding.appeal_ground = AppealGround::h5;
    finding.message = "the approved " + plain(*numbers.requested) +
                      " visits exceed the largest number that the rationale quotes, " + plain(largest->max) +
                      ", without a word of why";
    finding.evidence = {{Voice::header, view.letter.items[i].title, {}},
                        {Voice::guideline, reading.sentences[largest->sentence].span, {}}};
    findings.push_back(std::move(finding));
  }
}

}  // namespace

Check limit_exceeded() {
  return {
      "limit-exceeded", Severity::error, "an approved request exceeds the limit that its rationale quotes",
      "Reports an overturned item that asks for more visits than the largest number in the guideline talk of its own\n"
      "rationale, where nothing in the rationale explains the excess.\n\n"
      "Silent where the rationale names exceptional circumstances or says that the number is exceeded.",
      run};
}

}  // namespace imrlint::checks
