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
    if (view.letter.items[i].decision != Decision::upheld) continue;
    const VisitArithmetic numbers = visit_arithmetic(view, i);
    if (!numbers.requested || numbers.limits.empty()) continue;
    const auto smallest = std::min_element(numbers.limits.begin(), numbers.limits.end(),
                                           [](const VisitLimit& a, const VisitLimit& b) { return a.max < b.max; });
    const double total = numbers.whole_request + numbers.prior.value_or(0.0);
    if (total > smallest->max) continue;
    const SentenceRange range = rationale_of(reading, i);
    for (std::uint32_t s = range.first; s < range.end; ++s) {
      const Sentence& sentence = reading.sentences[s];
      if (sentence.voice == Voice::guideline || sentence.review_history || !has_cue(reading, s, {CueKind::exceeds}))
        continue;
      bool negated = false;
      each_in(reading.cues, s, [&](const CueMention& cue) {
        if (cue.kind != CueKind::exceeds) return;
        const std::string_view before =
            view.source.text().substr(sentence.span.begin, cue.span.begin - sentence.span.begin);
        negated =
            before.size() > 4 && before.substr(before.size() - std::min<std::size_t>(before.size(), 12)).find("not") !=
                                     std::string_view::npos;
      });
      if (negated) continue;
      // The sentence may itself count what came before ("an additional 12 to the 20 already had").
      bool more = false;
      each_in(reading.quantities, s,
              [&](const QuantityMention& m) { more = more || (m.unit == Unit::visits && m.max > smallest->max); });
      if (more) continue;
      Finding finding;
      finding.severity = Severity::error;
      finding.item = i;
      finding.confidence = numbers.prior ? Certainty::high : Certainty::medium;
      finding.appeal_ground = AppealGround::h5;
      finding.message = "the request for " + plain(numbers.whole_request) +
                        " visits is said to exceed the guideline, whose stated number is " + plain(smallest->max) +
                        (numbers.prior ? ", earlier visits included" : "; how many were had before is not said");
      finding.evidence = {{Voice::guideline, reading.sentences[smallest->sentence].span, {}},
                          {sentence.voice, sentence.span, {}}};
      findings.push_back(std::move(finding));
      break;
    }
  }
}

}  // namespace

Check limit_not_exceeded() {
  return {
      "limit-not-exceeded", Severity::error,
      "the request is said to exceed a number that by the letter's own figures it does not",
      "Reports an upheld item whose rationale says that the visits exceed the guideline, although request and known "
      "earlier\n"
      "visits together stay within the smallest number that the rationale itself quotes (twelve against \"10-12\").\n\n"
      "Silent where earlier visits carry the sum over the number, where the whole of a split request exceeds it, and "
      "where\n"
      "the rationale quotes no number.",
      run};
}

}  // namespace imrlint::checks
