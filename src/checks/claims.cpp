#include "checks/claims.hpp"

namespace imrlint::checks {

bool same_place(const CaseView& view, const Mention& mention, const Mention& other, Regions home) {
  const bool regional = view.rulebook[mention.fact].regional || view.rulebook[other.fact].regional;
  if (!regional) return true;
  const Regions wanted = mention.regions.empty() ? home : mention.regions;
  if (wanted.empty() || other.regions.empty()) return wanted.empty() == other.regions.empty() || home.empty();
  if (mention.side != Side::none && other.side != Side::none && mention.side != Side::bilateral &&
      other.side != Side::bilateral && mention.side != other.side) {
    return false;
  }
  return !(wanted & other.regions).empty();
}

bool same_time(const CaseView& view, const Mention& claim, const Mention& other) {
  const Sentence& said = view.reading.sentences[claim.sentence];
  const Sentence& recorded = view.reading.sentences[other.sentence];
  bool dated = false;
  for (const DateMention& date : view.reading.dates)
    dated = dated || (date.sentence == claim.sentence && date.date.complete());
  if (!dated || !said.visit || !recorded.visit) return true;
  return *said.visit == *recorded.visit;
}

bool is_denial(const CaseView& view, const Mention& mention) {
  const Sentence& sentence = view.reading.sentences[mention.sentence];
  return sentence.zone == Zone::rationale && sentence.voice != Voice::guideline && !sentence.review_history &&
         mention.polarity == Polarity::negated && mention.focus && !mention.recent &&
         (sentence.voice != Voice::conclusion || mention.absence_claim);
}

bool is_record_statement(const CaseView& view, const Mention& mention) {
  const Sentence& sentence = view.reading.sentences[mention.sentence];
  return sentence.zone == Zone::summary && !sentence.review_history && mention.polarity == Polarity::affirmed;
}

}  // namespace imrlint::checks
