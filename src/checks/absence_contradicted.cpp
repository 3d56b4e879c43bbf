#include "checks/all.hpp"
#include "checks/claims.hpp"
#include "checks/requests.hpp"
#include "checks/support.hpp"

namespace imrlint::checks {
namespace {

/// A reason or plan that the record states is one for the item's service only if it is stated with that service.
bool bears_on(const CaseView& view, const Mention& record, std::uint16_t item) {
  if (view.rulebook[record.fact].kind != FactKind::plan) return true;
  const ServiceId own = view.reading.items[item].service;
  bool named = false;
  each_in(view.reading.services, record.sentence,
          [&](const ServiceMention& m) { named = named || related(view.rulebook, m.service, own); });
  each_in(view.reading.drugs, record.sentence, [&](const DrugMention& m) {
    const auto& drugs = view.reading.items[item].drugs;
    named = named || (m.drug.exists() && std::find(drugs.begin(), drugs.end(), m.drug) != drugs.end());
  });
  return named;
}

void run(const CaseView& view, std::vector<Finding>& findings) {
  const Reading& reading = view.reading;
  const Rulebook& book = view.rulebook;
  for (const Mention& claim : reading.mentions) {
    if (!is_denial(view, claim)) continue;
    const std::uint16_t item = reading.sentences[claim.sentence].item;
    const Regions home = reading.items[item].regions;
    const Mention* contrary = nullptr;
    bool denied_too = false;
    for (const Mention& record : reading.mentions) {
      const Sentence& sentence = reading.sentences[record.sentence];
      if (sentence.zone != Zone::summary) break;
      const bool states = book.implies(record.fact, claim.fact);
      if (!states && !book.implies(claim.fact, record.fact)) continue;
      if (!same_place(view, claim, record, home) || !same_time(view, claim, record)) continue;
      if (states && is_record_statement(view, record) && bears_on(view, record, item)) {
        if (contrary == nullptr) contrary = &record;
      } else if (record.polarity == Polarity::negated && !sentence.review_history &&
                 book.implies(claim.fact, record.fact)) {
        denied_too = true;  // the record itself says no somewhere: the reviewer may have that in mind
      }
    }
    if (contrary == nullptr) continue;
    Finding finding;
    // Whether a reason was given well enough is for opinion; whether a finding was recorded is not.
    const bool plain = !claim.weakened && !denied_too && book[claim.fact].kind != FactKind::plan;
    finding.severity = plain ? Severity::error : Severity::warning;
    if (claim.weakened && denied_too) continue;
    finding.item = item;
    finding.confidence = plain ? Certainty::high : Certainty::low;
    finding.appeal_ground = plain ? AppealGround::h5 : AppealGround::none;
    finding.message = "the rationale denies " + book[claim.fact].label + ", which the case summary documents";
    finding.evidence = {{reading.sentences[claim.sentence].voice, reading.sentences[claim.sentence].span, {}},
                        {Voice::record, reading.sentences[contrary->sentence].span, {}}};
    const bool told = std::any_of(findings.begin(), findings.end(), [&](const Finding& f) {
      return f.item == item && f.evidence.front().span == finding.evidence.front().span;
    });
    if (!told) findings.push_back(std::move(finding));
  }
}

}  // namespace

Check absence_contradicted() {
  return {
      "absence-contradicted", Severity::error, "something said to be absent stands in the letter's own case summary",
      "Reports an absence claim of the reviewer (\"no documentation of radicular pain\", \"a lack of spasm\", \"has "
      "not tried\n"
      "therapy\") about something that the case summary states of this worker: the same fact by meaning, the same "
      "body\n"
      "region and side, the same visit where the claim is tied to one. This is the error that wins appeals: a plainly\n"
      "erroneous finding of fact, Labor Code 4610.6(h)(5).\n\n"
      "\"No significant\", \"no objective\" and \"insufficient\" claim less than absence and are a warning at most.\n\n"
      "Silent in guideline talk, in what the utilization review said, where the record's own statement is negated, "
      "possible\n"
      "or about another region or visit.",
      run};
}

}  // namespace imrlint::checks
