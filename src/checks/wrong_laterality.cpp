#include "checks/all.hpp"
#include "checks/requests.hpp"
#include "checks/support.hpp"

namespace imrlint::checks {
namespace {

Side opposite(Side side) {
  return side == Side::left ? Side::right : Side::left;
}

struct Place {
  bool found = false;
  Span span;
  std::uint32_t sentence = 0;
};

/// A mention of one of `regions` on `side` in sentences [range) of the wanted kind.
template <class Accept>
Place find_side(const Reading& reading, SentenceRange range, Regions regions, Side side, Accept accept) {
  for (const RegionMention& m : reading.regions) {
    if (m.sentence < range.first || m.sentence >= range.end || m.implied) continue;
    if (m.side != side || !regions.has(m.region)) continue;
    if (accept(m.sentence)) return {true, m.span, m.sentence};
  }
  return {};
}

/// "therapy for the left shoulder after an operation in 2009"
bool tells_history(const CaseView& view, std::uint32_t s) {
  bool old = false;
  each_in(view.reading.dates, s, [&](const DateMention& date) {
    old = old || (view.reading.injury_date && date.date.days() < view.reading.injury_date->days());
  });
  const std::string_view text = view.source.slice(view.reading.sentences[s].span);
  for (const std::string_view word :
       {"history", "previous", "prior ", "years ago", "earlier", " old ", "in 19", "in 20"}) {
    old = old || text.find(word) != std::string_view::npos;
  }
  return old;
}

void run(const CaseView& view, std::vector<Finding>& findings) {
  const Reading& reading = view.reading;
  const SentenceRange summary = summary_of(reading);
  for (std::uint16_t i = 0; i < view.letter.items.size(); ++i) {
    const ItemReading& item = reading.items[i];
    if ((item.side != Side::left && item.side != Side::right) || item.regions.empty()) continue;
    const Side other = opposite(item.side);
    const auto report = [&](Span span, Voice voice, std::string_view where) {
      Finding finding;
      finding.severity = Severity::error;
      finding.item = i;
      finding.confidence = Certainty::high;
      finding.appeal_ground = AppealGround::h5;
      finding.message = "the item is about the " + std::string(to_string(item.side)) + " side, but " +
                        std::string(where) + " speaks of the " + std::string(to_string(other)) + " " +
                        join_names(item.regions);
      finding.evidence = {{Voice::header, view.letter.items[i].title, {}}, {voice, span, {}}};
      findings.push_back(std::move(finding));
    };
    const auto any = [](std::uint32_t) { return true; };
    const bool record_other = find_side(reading, summary, item.regions, other, any).found ||
                              find_side(reading, summary, item.regions, Side::bilateral, any).found;
    const bool record_own = find_side(reading, summary, item.regions, item.side, any).found;
    const bool sibling = std::any_of(reading.items.begin(), reading.items.end(), [&](const ItemReading& o) {
      return &o != &item && (o.side == other || o.side == Side::bilateral) && !(o.regions & item.regions).empty();
    });
    // The rationale names the request on the other side, or judges a side that the record knows nothing of.
    const SentenceRange range = rationale_of(reading, i);
    bool done = false;
    for (const RequestNaming& naming : namings_in_rationale(view, i)) {
      if (naming.side != other || (naming.regions & item.regions).empty() || sibling) continue;
      report(reading.sentences[naming.sentence].span, naming.voice, "the rationale");
      done = true;
      break;
    }
    if (done) continue;
    if (!record_other && !sibling) {
      const Place wrong = find_side(reading, range, item.regions, other, [&](std::uint32_t s) {
        const Sentence& sentence = reading.sentences[s];
        return sentence.voice != Voice::guideline && !sentence.review_history && !tells_history(view, s);
      });
      if (wrong.found) {
        report(reading.sentences[wrong.sentence].span, reading.sentences[wrong.sentence].voice, "the rationale");
        continue;
      }
    }
    // The summary's request is for the other side, and nothing in it asks for this one.
    if (record_own || sibling) continue;
    for (const RequestNaming& naming : namings_in_summary(view)) {
      const bool same = std::any_of(naming.services.begin(), naming.services.end(),
                                    [&](ServiceId s) { return related(view.rulebook, s, item.service); });
      if (same && naming.side == other && !(naming.regions & item.regions).empty()) {
        report(reading.sentences[naming.sentence].span, Voice::record, "the request in the case summary");
        break;
      }
    }
  }
}

}  // namespace

Check wrong_laterality() {
  return {"wrong-laterality", Severity::error, "left and right differ between item, rationale and summary",
          "Reports a rationale that names the request on the other side than the item, or judges findings of a side "
          "that the\n"
          "record never mentions for that region; and a summary whose request is for the other side only.\n\n"
          "Silent where the record speaks of both sides, where another item is about the other side, and in guideline "
          "talk.",
          run};
}

}  // namespace imrlint::checks
