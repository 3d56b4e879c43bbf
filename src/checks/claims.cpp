#include "checks/claims.hpp"

#include "checks/support.hpp"

namespace imrlint::checks {

namespace {

/// Where a nerve of the spine is felt: a lumbar root in the leg, a cervical one in the arm.
Regions with_limbs(Regions spine) {
  using R = Region;
  Regions out = spine;
  if (spine.has(R::lumbar))
    out |= Regions(R::hip) | R::thigh | R::knee | R::lower_leg | R::ankle | R::foot | R::toe | R::lower_extremity |
           R::sacroiliac;
  if (spine.has(R::cervical))
    out |= Regions(R::shoulder) | R::upper_arm | R::elbow | R::forearm | R::wrist | R::hand | R::finger |
           R::upper_extremity;
  return out;
}

/// What is said of a hand is said of its fingers, what of a limb of its parts.
Regions with_parts(Regions whole) {
  using R = Region;
  Regions out = whole;
  if (whole.has(R::hand)) out |= R::finger;
  if (whole.has(R::foot)) out |= R::toe;
  if (whole.has(R::upper_extremity))
    out |= Regions(R::shoulder) | R::upper_arm | R::elbow | R::forearm | R::wrist | R::hand | R::finger;
  if (whole.has(R::lower_extremity))
    out |= Regions(R::hip) | R::thigh | R::knee | R::lower_leg | R::ankle | R::foot | R::toe;
  return out;
}

bool of_a_nerve(const Rulebook& book, FactId fact) {
  for (const std::string_view name : {"radicular-symptoms", "neurologic-symptoms", "neurologic-deficit"}) {
    const FactId nerve = book.fact(name);
    if (nerve.exists() && book.implies(fact, nerve)) return true;
  }
  return false;
}

}  // namespace

bool same_place(const CaseView& view, const Mention& mention, const Mention& other, Regions home) {
  const bool regional = view.rulebook[mention.fact].regional || view.rulebook[other.fact].regional;
  if (!regional) return true;
  Regions wanted = with_parts(mention.regions.empty() ? home : mention.regions);
  if (of_a_nerve(view.rulebook, other.fact)) wanted = with_limbs(wanted);
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
  each_in(view.reading.dates, claim.sentence, [&](const DateMention& date) { dated = dated || date.date.complete(); });
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
