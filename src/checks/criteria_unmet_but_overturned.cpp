#include "checks/all.hpp"
#include "checks/credit.hpp"
#include "checks/support.hpp"

namespace imrlint::checks {
namespace {

void look(const CaseView& view, std::uint16_t i, std::vector<Finding>& findings) {
  const SentenceRange range = rationale_of(view.reading, i);
  for (std::uint32_t s = range.first; s < range.end; ++s) {
    if (view.reading.sentences[s].voice != Voice::guideline && has_cue(view.reading, s, {CueKind::exception})) return;
  }
  for (std::size_t r = 0; r < view.rulebook.rules.size(); ++r) {
    const Rule& rule = view.rulebook.rules[r];
    if (rule.confidence < Confidence::memory || !cites_work(view, i, rule.guideline) || !speaks_of(view, rule, i))
      continue;
    if (rule.repeat && *rule.repeat != view.reading.items[i].repeat) continue;
    // Required criteria: the children of the rule's top `all`, or its single fact.
    std::vector<const Criterion*> required;
    if (rule.criteria.op == Criterion::Op::fact) {
      required.push_back(&rule.criteria);
    } else if (rule.criteria.op == Criterion::Op::all) {
      for (const Criterion& child : rule.criteria.children)
        required.push_back(&child);
    }
    for (const Criterion* criterion : required) {
      const RecordTruth record = record_truth(view, *criterion, view.reading.items[i].regions);
      if (record.truth != Truth::not_met || record.mention == no_index) continue;
      const std::vector<FactId> facts = facts_of(*criterion);
      const Stated stated = stated_criterion(view, i, facts, criterion->title);
      if (!stated.exists() || reviewer_touches(view, i, facts, stated)) continue;
      Finding finding;
      finding.severity = Severity::warning;
      finding.item = i;
      finding.rule = RuleId(r);
      finding.confidence = rule.confidence >= Confidence::seed ? Certainty::medium : Certainty::low;
      finding.appeal_ground = AppealGround::h1;
      const std::string& name = criterion->title.empty() ? view.rulebook[facts.front()].label : criterion->title;
      finding.message =
          "the rationale asks for " + name + ", which the record denies, and approves the request without a word on it";
      finding.evidence = {
          {Voice::guideline, view.reading.sentences[stated.sentence].span, {}},
          {Voice::record, sentence_around(view.reading, view.reading.mentions[record.mention].span), {}}};
      findings.push_back(std::move(finding));
      return;
    }
  }
}

void run(const CaseView& view, std::vector<Finding>& findings) {
  for (std::uint16_t i = 0; i < view.letter.items.size(); ++i) {
    const Item& item = view.letter.items[i];
    if (item.decision && *item.decision == Decision::overturned) look(view, i, findings);
  }
}

}  // namespace

Check criteria_unmet_but_overturned() {
  return {
      "criteria-unmet-but-overturned", Severity::warning,
      "a stated criterion is not met by the record, and the service is approved all the same",
      "Reports an Overturned item where the rationale states a criterion that a cited guideline requires (by the\n"
      "rulebook's rule for it), the case summary denies it outright, and the reviewer says nothing of it.\n\n"
      "Silent where the record only does not mention the criterion, where the reviewer addresses it in any words, and\n"
      "where exceptional circumstances are named.\n\n"
      "Example: \"A trial of one month comes first\"; the record: \"He has never tried a TENS unit\"; Overturned.",
      run};
}

}  // namespace imrlint::checks
