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

void run(const CaseView& view, std::vector<Finding>& findings) {
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
