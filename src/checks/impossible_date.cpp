#include "checks/all.hpp"
#include "checks/support.hpp"

namespace imrlint::checks {
namespace {

bool about_the_past(std::string_view text) {
  for (const std::string_view word :
       {"history", "prior injur", "previous", "pre-existing", "preexisting", "prior to the injury", "before the injury",
        "cumulative", "continuous trauma", "repetitive", "prior claim", "surgical history", "status post", "old ",
        "years ago"}) {
    if (text.find(word) != std::string_view::npos) return true;
  }
  return false;
}

void run(const CaseView& view, std::vector<Finding>& findings) {
  const Reading& reading = view.reading;
  const CaseHeader& header = view.letter.header;
  const auto place = [&](const Sentence& sentence) { return sentence.zone == Zone::summary ? no_item : sentence.item; };
  const auto report = [&](std::uint16_t item, std::string message, Evidence a, Evidence b) {
    Finding finding;
    finding.severity = Severity::error;
    finding.item = item;
    finding.confidence = Certainty::high;
    finding.appeal_ground = AppealGround::h5;
    finding.message = std::move(message);
    finding.evidence = {std::move(a), std::move(b)};
    findings.push_back(std::move(finding));
  };
  const auto field = [](const Field& f) { return Evidence{Voice::header, join(f.label, f.value), {}}; };

  // The case header by itself.
  if (reading.ur_date && reading.decision_date && header.decision_date && header.ur_denial_date &&
      *reading.decision_date < *reading.ur_date) {
    report(no_item, "the decision is dated before the utilization review that it reviews", field(*header.decision_date),
           field(*header.ur_denial_date));
  }
  if (reading.ur_date && reading.injury_date && header.date_of_injury && header.ur_denial_date &&
      *reading.ur_date < *reading.injury_date) {
    report(no_item, "the utilization review is dated before the injury", field(*header.ur_denial_date),
           field(*header.date_of_injury));
  }

  bool cumulative = false;
  for (const Sentence& sentence : reading.sentences) {
    if (sentence.zone != Zone::summary) break;
    const std::string_view text = view.source.slice(sentence.span);
    cumulative = cumulative || text.find("umulative") != std::string_view::npos ||
                 text.find("ontinuous trauma") != std::string_view::npos ||
                 text.find("epetitive") != std::string_view::npos;
  }
  std::vector<Date> seen;
  for (const DateMention& mention : reading.dates) {
    const Sentence& sentence = reading.sentences[mention.sentence];
    if (sentence.zone == Zone::title || sentence.voice == Voice::guideline) continue;
    if (std::find(seen.begin(), seen.end(), mention.date) != seen.end()) continue;
    const Evidence here{sentence.voice, sentence.span, {}};
    if (mention.impossible) {
      seen.push_back(mention.date);
      report(place(sentence), "no calendar has the date " + quoted(view, mention.span), here,
             {Voice::calendar, {}, "there is no such day"});
      continue;
    }
    if (!mention.date.complete()) continue;
    if (reading.decision_date && header.decision_date && *reading.decision_date < mention.date &&
        mention.event != EventKind::surgery) {
      // Something told as having happened lies after the letter's own date.
      const std::string_view text = view.source.slice(sentence.span);
      const bool planned =
          text.find("scheduled") != std::string_view::npos || text.find("will ") != std::string_view::npos ||
          text.find("until") != std::string_view::npos || text.find("through") != std::string_view::npos;
      if (planned) continue;
      seen.push_back(mention.date);
      report(place(sentence), quoted(view, mention.span) + " lies after the date of the decision", here,
             field(*header.decision_date));
      continue;
    }
    // Care, visits and reviews for the injury, before the injury. Up to a year back: beyond that it is history.
    if (!reading.injury_date || !header.date_of_injury || !reading.injury_date->complete() || cumulative) continue;
    const int days = reading.injury_date->days() - mention.date.days();
    if (days <= 0 || days > 366) continue;
    const bool event = mention.event == EventKind::visit || mention.event == EventKind::treatment ||
                       mention.event == EventKind::authorization || mention.event == EventKind::study ||
                       mention.event == EventKind::utilization_review || mention.event == EventKind::request;
    if (!event || about_the_past(view.source.slice(sentence.span))) continue;
    // The injury's own second date is date-conflict's business.
    bool injury_told = false;
    each_in(reading.dates, mention.sentence,
            [&](const DateMention& other) { injury_told = injury_told || other.event == EventKind::injury; });
    if (injury_told) continue;
    seen.push_back(mention.date);
    report(place(sentence),
           quoted(view, mention.span) + " lies before the injury of " + to_string(*reading.injury_date), here,
           field(*header.date_of_injury));
  }
}

}  // namespace

Check impossible_date() {
  return {
      "impossible-date", Severity::error, "dates that cannot be, or cannot be in that order",
      "Reports a day that no calendar has, an event told as past that lies after the letter's own decision date, a "
      "decision\n"
      "before its utilization review, and visits, care, studies or reviews for the injury dated before the injury.\n\n"
      "Silent on history, on earlier or cumulative injuries, on dates more than a year before the injury, and on "
      "plans.",
      run};
}

}  // namespace imrlint::checks
