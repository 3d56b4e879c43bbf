#include "checks/all.hpp"
#include "checks/limits.hpp"
#include "checks/support.hpp"

namespace imrlint::checks {
namespace {

std::string plain(double value) {
  return std::to_string(static_cast<long>(value));
}

/// "does not exceed", "would not be in excess".
bool denied(const CaseView& view, const Sentence& sentence, Span cue) {
  const std::string_view before = view.source.text().substr(sentence.span.begin, cue.begin - sentence.span.begin);
  return before.substr(before.size() - std::min<std::size_t>(before.size(), 12)).find("not") != std::string_view::npos;
}

/// A reviewer's sentence that says plainly that a number is exceeded; `no_index` where there is none.
std::uint32_t excess_claimed(const CaseView& view, std::uint16_t item) {
  const SentenceRange range = rationale_of(view.reading, item);
  for (std::uint32_t s = range.first; s < range.end; ++s) {
    const Sentence& sentence = view.reading.sentences[s];
    if (sentence.voice == Voice::guideline || sentence.review_history) continue;
    bool claims = false;
    each_in(view.reading.cues, s, [&](const CueMention& cue) {
      claims = claims || (cue.kind == CueKind::exceeds && !denied(view, sentence, cue.span));
    });
    if (claims) return s;
  }
  return no_index;
}

Finding make(const CaseView& view, std::uint16_t item, std::uint32_t claim, std::uint32_t limit, std::string message,
             Certainty confidence) {
  Finding finding;
  finding.severity = Severity::error;
  finding.item = item;
  finding.confidence = confidence;
  finding.appeal_ground = AppealGround::h5;
  finding.message = std::move(message);
  finding.evidence = {{Voice::guideline, view.reading.sentences[limit].span, {}},
                      {view.reading.sentences[claim].voice, view.reading.sentences[claim].span, {}}};
  return finding;
}

void run(const CaseView& view, std::vector<Finding>& findings) {
  const Reading& reading = view.reading;
  for (std::uint16_t i = 0; i < view.letter.items.size(); ++i) {
    if (view.letter.items[i].decision != Decision::upheld) continue;
    const std::uint32_t claim = excess_claimed(view, i);
    if (claim == no_index) continue;
    const VisitArithmetic numbers = visit_arithmetic(view, i);
    if (numbers.requested && !numbers.limits.empty()) {
      const auto smallest = std::min_element(numbers.limits.begin(), numbers.limits.end(),
                                             [](const VisitLimit& a, const VisitLimit& b) { return a.max < b.max; });
      // The sentence may itself count what came before ("an additional 12 to the 20 already had").
      bool more = numbers.whole_request + numbers.prior.value_or(0.0) > smallest->max;
      each_in(reading.quantities, claim,
              [&](const QuantityMention& m) { more = more || (m.unit == Unit::visits && m.max > smallest->max); });
      if (more) continue;
      findings.push_back(
          make(view, i, claim, smallest->sentence,
               "the request for " + plain(numbers.whole_request) +
                   " visits is said to exceed the guideline, whose stated number is " + plain(smallest->max) +
                   (numbers.prior ? ", earlier visits included" : "; how many were had before is not said"),
               numbers.prior ? Certainty::high : Certainty::medium));
      continue;
    }
    // Another quantity: the sentence names the number that is said to be too large, the guideline talk the limit.
    const SentenceRange range = rationale_of(reading, i);
    bool done = false;
    each_in(reading.quantities, claim, [&](const QuantityMention& said) {
      if (done || (said.unit != Unit::milligrams && said.unit != Unit::milligrams_per_day && said.unit != Unit::count &&
                   !is_duration(said.unit)))
        return;
      std::uint32_t limit = no_index;
      double smallest = 0;
      for (std::uint32_t s = range.first; s < range.end; ++s) {
        if (reading.sentences[s].voice != Voice::guideline) continue;
        each_in(reading.quantities, s, [&](const QuantityMention& m) {
          if (m.unit != said.unit || m.derived) return;
          if (limit == no_index || m.max < smallest) {
            limit = s;
            smallest = m.max;
          }
        });
      }
      if (limit == no_index || said.max > smallest) return;
      findings.push_back(
          make(view, i, claim, limit,
               quoted(view, said.span) + " is said to exceed the guideline's number, which is " + plain(smallest),
               Certainty::medium));
      done = true;
    });
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
