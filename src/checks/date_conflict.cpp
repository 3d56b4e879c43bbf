#include "checks/all.hpp"
#include "checks/support.hpp"

namespace imrlint::checks {
namespace {

struct Told {
  const DateMention* differing = nullptr;
  bool agreeing = false;
};

/// Dates that the narrative gives an event, held against the header's.
Told told(const CaseView& view, EventKind event, Date header) {
  Told out;
  for (const DateMention& mention : view.reading.dates) {
    if (mention.event != event || !mention.date.complete()) continue;
    const Sentence& sentence = view.reading.sentences[mention.sentence];
    if (sentence.zone == Zone::title) continue;
    if (mention.date == header) {
      out.agreeing = true;
      continue;
    }
    if (sentence.zone != Zone::summary || mention.impossible) continue;
    if (out.differing == nullptr) out.differing = &mention;
  }
  return out;
}

bool about_another_event(const CaseView& view, const DateMention& mention) {
  const std::string_view text = view.source.slice(view.reading.sentences[mention.sentence].span);
  for (const std::string_view word : {"prior injur", "previous injur", "prior industrial", "previous industrial",
                                      "prior work", "another injur", "re-injur", "reinjur", "prior claim",
                                      "earlier injur", "old injur", "cumulative", "continuous trauma", "through"}) {
    if (text.find(word) != std::string_view::npos) return true;
  }
  return false;
}

/// The same study, dated once in the summary and otherwise in a rationale.
void compare_studies(const CaseView& view, std::vector<Finding>& findings) {
  const Reading& reading = view.reading;
  struct Study {
    const DateMention* date;
    ServiceId service;
    Regions regions;
  };
  const auto study_of = [&](const DateMention& date) {
    Study study{&date, {}, {}};
    each_in(reading.services, date.sentence, [&](const ServiceMention& m) {
      if (!m.weak && !study.service.exists()) study.service = m.service;
    });
    each_in(reading.regions, date.sentence, [&](const RegionMention& m) {
      if (!m.implied) study.regions |= m.region;
    });
    return study;
  };
  std::vector<Study> recorded;
  for (const DateMention& date : reading.dates) {
    const Sentence& sentence = reading.sentences[date.sentence];
    if (sentence.zone == Zone::summary && date.event == EventKind::study && date.date.complete() && !date.impossible)
      recorded.push_back(study_of(date));
  }
  for (const DateMention& date : reading.dates) {
    const Sentence& sentence = reading.sentences[date.sentence];
    if (sentence.zone != Zone::rationale || sentence.voice == Voice::guideline || date.event != EventKind::study ||
        !date.date.complete())
      continue;
    const Study told = study_of(date);
    if (!told.service.exists() || told.regions.count() != 1) continue;
    const Study* same = nullptr;
    unsigned candidates = 0;
    bool known = false;
    for (const DateMention& other : reading.dates)
      known = known || (&other != &date && other.date == date.date);
    for (const Study& study : recorded) {
      if (study.service == told.service && study.regions == told.regions) {
        same = &study;
        ++candidates;
      }
    }
    if (known || candidates != 1) continue;
    // A slip of the pen keeps two of day, month and year; two studies rarely share them.
    const Date a = same->date->date;
    const Date b = date.date;
    if ((a.year == b.year) + (a.month == b.month) + (a.day == b.day) < 2) continue;
    Finding finding;
    finding.severity = Severity::error;
    finding.item = sentence.item;
    finding.confidence = Certainty::medium;
    finding.appeal_ground = AppealGround::h5;
    finding.message = "the study is dated " + to_string(same->date->date) + " in the case summary, but " +
                      to_string(date.date) + " in the rationale";
    finding.evidence = {{Voice::record, reading.sentences[same->date->sentence].span, {}},
                        {sentence.voice, sentence.span, {}}};
    findings.push_back(std::move(finding));
  }
}

void run(const CaseView& view, std::vector<Finding>& findings) {
  compare_studies(view, findings);
  const auto compare = [&](const std::optional<Field>& field, std::optional<Date> date, EventKind event,
                           std::string_view name) {
    if (!field || field->value.empty() || !date || !date->complete()) return;
    const Told narrative = told(view, event, *date);
    if (narrative.agreeing || narrative.differing == nullptr) return;
    if (about_another_event(view, *narrative.differing)) return;
    Finding finding;
    finding.severity = Severity::error;
    finding.confidence = Certainty::high;
    finding.appeal_ground = AppealGround::h5;
    finding.message = std::string(name) + " is " + to_string(*date) + " in the case header, but " +
                      to_string(narrative.differing->date) + " in the case summary";
    finding.evidence = {{Voice::header, join(field->label, field->value), {}},
                        {Voice::record, view.reading.sentences[narrative.differing->sentence].span, {}}};
    findings.push_back(std::move(finding));
  };
  compare(view.letter.header.date_of_injury, view.reading.injury_date, EventKind::injury, "the date of injury");
  compare(view.letter.header.ur_denial_date, view.reading.ur_date, EventKind::utilization_review,
          "the date of the utilization review");
}

}  // namespace

Check date_conflict() {
  return {"date-conflict", Severity::error, "the same event has two dates in the letter",
          "Reports a date of injury, or of the utilization review's denial, that differs between case header and case "
          "summary.\n\n"
          "Silent where the summary gives the header's date too, where only a month is given, and on other events: an "
          "earlier\n"
          "injury, a cumulative injury that ran over a span, a later review.",
          run};
}

}  // namespace imrlint::checks
