#include "checks/all.hpp"
#include "checks/claims.hpp"
#include "checks/support.hpp"

namespace imrlint::checks {
namespace {

void run(const CaseView& view, std::vector<Finding>& findings) {
  const Reading& reading = view.reading;
  const Rulebook& book = view.rulebook;
  for (const Mention& claim : reading.mentions) {
    const Sentence& sentence = reading.sentences[claim.sentence];
    if (sentence.zone != Zone::rationale || sentence.voice == Voice::guideline || sentence.review_history) continue;
    if (claim.polarity != Polarity::affirmed) continue;
    // Complaints come and go between visits; what was done, and what an examination
    // is said to show, is a matter of record.
    const FactKind kind = book[claim.fact].kind;
    if (kind == FactKind::complaint || kind == FactKind::plan || kind == FactKind::risk || kind == FactKind::diagnosis)
      continue;
    const bool examined = view.source.slice(sentence.span).find("xam") != std::string_view::npos;
    if (kind == FactKind::finding && !examined) continue;
    const Regions home = reading.items[sentence.item].regions;
    const Mention* contrary = nullptr;
    bool stated_too = false;
    for (const Mention& record : reading.mentions) {
      const Sentence& where = reading.sentences[record.sentence];
      if (where.zone != Zone::summary) break;
      if (!book.implies(claim.fact, record.fact) && !book.implies(record.fact, claim.fact)) continue;
      if (where.review_history || !same_place(view, claim, record, home) || !same_time(view, claim, record)) continue;
      if (record.polarity == Polarity::negated && !record.absence_claim && book.implies(claim.fact, record.fact)) {
        if (contrary == nullptr) contrary = &record;
      } else if (record.polarity != Polarity::negated && record.polarity != Polarity::hypothetical &&
                 book.implies(record.fact, claim.fact)) {
        stated_too = true;
      }
    }
    if (contrary == nullptr || stated_too) continue;
    Finding finding;
    finding.severity = Severity::error;
    finding.item = sentence.item;
    finding.confidence = Certainty::medium;
    finding.appeal_ground = AppealGround::h5;
    finding.message = "the rationale rests on " + book[claim.fact].label + ", which the case summary denies";
    finding.evidence = {{sentence.voice, sentence.span, {}},
                        {Voice::record, reading.sentences[contrary->sentence].span, {}}};
    const bool told = std::any_of(findings.begin(), findings.end(), [&](const Finding& f) {
      return f.item == sentence.item && f.evidence.front().span == finding.evidence.front().span;
    });
    if (!told) findings.push_back(std::move(finding));
  }
}

}  // namespace

Check presence_contradicted() {
  return {
      "presence-contradicted", Severity::error, "the rationale rests on something that the case summary denies",
      "Reports a fact of this worker on which the rationale rests (\"persists despite therapy\") although the case "
      "summary says\n"
      "that it is not so (\"has not had any therapy\"): the same fact by meaning, the same region, the same visit.\n\n"
      "Silent where the record says both, where it merely does not mention the fact, and in guideline talk.",
      run};
}

}  // namespace imrlint::checks
