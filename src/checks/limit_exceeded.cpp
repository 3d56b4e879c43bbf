#include "checks/all.hpp"
#include "checks/limits.hpp"
#include "checks/support.hpp"

namespace imrlint::checks {
namespace {

std::string plain(double value) {
  return std::to_string(static_cast<long>(value));
}

/// A limit of days that the guideline talk states ("up to 7 days"), and the days that the title asks for.
struct Days {
  double requested = 0;
  double limit = 0;
  std::uint32_t sentence = no_index;
};

Days rental(const CaseView& view, std::uint16_t item) {
  const Reading& reading = view.reading;
  Days out;
  const auto days = [](const QuantityMention& m) { return m.max * days_in(m.unit); };
  for (std::uint32_t s = 0; s < reading.sentences.size(); ++s) {
    const Sentence& sentence = reading.sentences[s];
    if (sentence.item != item) continue;
    if (sentence.zone == Zone::title) {
      const std::string_view title = view.source.slice(sentence.span);
      const bool rented = title.find("rent") != std::string_view::npos ||
                          title.find("Rent") != std::string_view::npos || title.find("use") != std::string_view::npos;
      each_in(reading.quantities, s, [&](const QuantityMention& m) {
        if (rented && is_duration(m.unit)) out.requested = std::max(out.requested, days(m));
      });
    } else if (sentence.zone == Zone::rationale && sentence.voice == Voice::guideline) {
      const std::string_view text = view.source.slice(sentence.span);
      const bool bound = text.find("up to") != std::string_view::npos ||
                         text.find("more than") != std::string_view::npos ||
                         text.find("limit") != std::string_view::npos || text.find("maxim") != std::string_view::npos ||
                         text.find("longer than") != std::string_view::npos;
      each_in(reading.quantities, s, [&](const QuantityMention& m) {
        if (!bound || !is_duration(m.unit) || days(m) <= out.limit) return;
        out.limit = days(m);
        out.sentence = s;
      });
    }
  }
  return out;
}

bool explained(const CaseView& view, std::uint16_t item) {
  const SentenceRange range = rationale_of(view.reading, item);
  for (std::uint32_t s = range.first; s < range.end; ++s) {
    if (view.reading.sentences[s].voice != Voice::guideline &&
        has_cue(view.reading, s, {CueKind::exception, CueKind::exceeds}))
      return true;
  }
  return false;
}

void run(const CaseView& view, std::vector<Finding>& findings) {
  const Reading& reading = view.reading;
  for (std::uint16_t i = 0; i < view.letter.items.size(); ++i) {
    if (view.letter.items[i].decision != Decision::overturned || explained(view, i)) continue;
    const VisitArithmetic numbers = visit_arithmetic(view, i);
    std::string message;
    std::uint32_t limit = no_index;
    if (numbers.requested && !numbers.limits.empty()) {
      const auto largest = std::max_element(numbers.limits.begin(), numbers.limits.end(),
                                            [](const VisitLimit& a, const VisitLimit& b) { return a.max < b.max; });
      const double total = *numbers.requested + numbers.prior.value_or(0.0);
      if (total <= largest->max) continue;
      limit = largest->sentence;
      message = "the approved " + plain(*numbers.requested) + " visits" +
                (numbers.prior ? ", with the " + plain(*numbers.prior) + " before them," : "") +
                " exceed the largest number that the rationale quotes, " + plain(largest->max) +
                ", without a word of why";
    } else if (const Days days = rental(view, i); days.sentence != no_index && days.requested > days.limit) {
      limit = days.sentence;
      message = "the approved " + plain(days.requested) + " days exceed the longest time that the rationale quotes, " +
                plain(days.limit) + " days, without a word of why";
    } else {
      continue;
    }
    Finding finding;
    finding.severity = Severity::error;
    finding.item = i;
    finding.confidence = Certainty::high;
    finding.appeal_ground = AppealGround::h5;
    finding.message = std::move(message);
    finding.evidence = {{Voice::header, view.letter.items[i].title, {}},
                        {Voice::guideline, reading.sentences[limit].span, {}}};
    findings.push_back(std::move(finding));
  }
}

}  // namespace

Check limit_exceeded() {
  return {
      "limit-exceeded", Severity::error, "an approved request exceeds the limit that its rationale quotes",
      "Reports an overturned item that asks for more visits than the largest number in the guideline talk of its own\n"
      "rationale, alone or with the visits that the letter counts before them, or for more days of rental, where "
      "nothing in\n"
      "the rationale explains the excess.\n\n"
      "Silent where the rationale names exceptional circumstances or says that the number is exceeded.",
      run};
}

}  // namespace imrlint::checks
