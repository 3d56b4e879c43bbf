#include "checks/all.hpp"
#include "checks/requests.hpp"
#include "checks/support.hpp"
#include "facts/reading.hpp"

namespace imrlint::checks {
namespace {

struct Study {
  Date date;
  std::uint32_t sentence = 0;
};

bool diagnostic(const Rulebook& book, ServiceId service) {
  for (ServiceId s = service; s.exists(); s = book[s].parent) {
    const std::string& id = book[s].id;
    if (id == "imaging" || id == "electrodiagnostics" || id == "testing" || id == "emg-ncs" || id == "urine-drug-test")
      return true;
  }
  return false;
}

void run(const CaseView& view, std::vector<Finding>& findings) {
  const Reading& reading = view.reading;
  for (std::uint16_t i = 0; i < view.letter.items.size(); ++i) {
    const ItemReading& item = reading.items[i];
    if (!item.service.exists() || !diagnostic(view.rulebook, item.service)) continue;

    // The rationale holds an earlier study of the same kind against the request.
    const SentenceRange range = rationale_of(reading, i);
    std::uint32_t repeat = no_index;
    for (std::uint32_t s = range.first; s < range.end && repeat == no_index; ++s) {
      const Sentence& sentence = reading.sentences[s];
      if (sentence.voice == Voice::guideline || !has_cue(reading, s, {CueKind::prior})) continue;
      bool about = false;
      each_in(reading.services, s,
              [&](const ServiceMention& m) { about = about || related(view.rulebook, m.service, item.service); });
      if (about) repeat = s;
    }
    if (repeat == no_index) continue;

    std::optional<Study> study;
    for (const DateMention& mention : reading.dates) {
      const Sentence& sentence = reading.sentences[mention.sentence];
      const bool own = sentence.zone == Zone::summary || (sentence.zone == Zone::rationale && sentence.item == i);
      if (!own || mention.event != EventKind::study || !mention.date.complete() || sentence.review_history) continue;
      bool same = false;
      each_in(reading.services, mention.sentence,
              [&](const ServiceMention& m) { same = same || related(view.rulebook, m.service, item.service); });
      Regions regions;
      each_in(reading.regions, mention.sentence, [&](const RegionMention& m) { regions |= m.region; });
      if (!regions.empty() && !item.regions.empty() && (with_neighbours(regions) & item.regions).empty()) same = false;
      if (same && (!study || study->date < mention.date)) study = Study{mention.date, mention.sentence};
    }
    if (!study) continue;

    // When it was asked for: the request for authorization, else the visit whose plan asks for it.
    std::optional<Study> request;
    const SentenceRange summary = summary_of(reading);
    for (const DateMention& mention : reading.dates) {
      if (mention.sentence < summary.end && mention.event == EventKind::authorization && mention.date.complete()) {
        if (!request || mention.date < request->date) request = Study{mention.date, mention.sentence};
      }
    }
    for (const DateMention& mention : reading.dates) {
      if (request || mention.sentence >= summary.end || mention.event != EventKind::request || !mention.date.complete())
        continue;
      bool same = false;
      each_in(reading.services, mention.sentence,
              [&](const ServiceMention& m) { same = same || related(view.rulebook, m.service, item.service); });
      if (same) request = Study{mention.date, mention.sentence};
    }
    if (!request) {
      for (std::uint32_t s = summary.first; s < summary.end; ++s) {
        const Sentence& sentence = reading.sentences[s];
        if (sentence.review_history || !has_cue(reading, s, {CueKind::requested})) continue;
        bool same = false;
        each_in(reading.services, s,
                [&](const ServiceMention& m) { same = same || related(view.rulebook, m.service, item.service); });
        if (!same || !sentence.visit || *sentence.visit == study->date) continue;
        std::uint32_t dated = s;  // quote the sentence that gives the visit's date
        for (const DateMention& mention : reading.dates) {
          if (mention.sentence <= s && mention.date == *sentence.visit) dated = mention.sentence;
        }
        request = Study{*sentence.visit, dated};
      }
    }
    if (!request || !(request->date < study->date)) continue;
    Finding finding;
    finding.severity = Severity::warning;
    finding.item = i;
    finding.confidence = Certainty::medium;
    finding.appeal_ground = AppealGround::h5;
    finding.message = "the study of " + to_string(study->date) +
                      " is held against the request as an earlier one, but the request is of " +
                      to_string(request->date);
    finding.evidence = {{Voice::record, reading.sentences[request->sentence].span, {}},
                        {reading.sentences[study->sentence].voice, reading.sentences[study->sentence].span, {}},
                        {reading.sentences[repeat].voice, reading.sentences[repeat].span, {}}};
    findings.push_back(std::move(finding));
  }
}

}  // namespace

Check request_predates_prior_study() {
  return {
      "request-predates-prior-study", Severity::warning,
      "a request is refused as a repeat of a study that came after it",
      "Reports a rationale that calls the study a repeat (\"additional\", \"second\", \"repeat\") of an earlier one, "
      "although by\n"
      "the letter's dates the request was made before that study was done. The request is dated by the request for\n"
      "authorization, else by the visit whose plan asks for it.\n\n"
      "Silent without both dates, for studies of another kind or region, and where the rationale does not reason from "
      "a\n"
      "repeat.",
      run};
}

}  // namespace imrlint::checks
