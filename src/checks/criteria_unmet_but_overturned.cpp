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
  for (const RuleResult& result : view.evaluation.items[i].rules) {
    const Rule& rule = view.rulebook[result.rule];
    if (result.verdict[by_record] != Truth::not_met || result.verdict[by_reviewer] == Truth::met) continue;
    if (rule.confidence == Confidence::shaky) continue;
    const ItemReading& reading = view.reading.items[i];
    if (std::find(reading.reviewer_guidelines.begin(), reading.reviewer_guidelines.end(), rule.guideline) ==
        reading.reviewer_guidelines.end())
      continue;
    // A required criterion: a child of the rule's top `all` that the record denies.
    if (rule.criteria.op != Criterion::Op::all && rule.criteria.op != Criterion::Op::fact) continue;
    for (std::size_t k = 0; k < result.derivation.size(); ++k) {
      const CriterionResult& node = result.derivation[k];
      const std::uint16_t level = rule.criteria.op == Criterion::Op::fact ? 0 : 1;
      if (node.depth != level || node.truth[by_record] != Truth::not_met) continue;
      if (node.criterion->op == Criterion::Op::limit || node.criterion->op == Criterion::Op::since_injury ||
          node.criterion->op == Criterion::Op::age || node.criterion->op == Criterion::Op::none_of)
        continue;
      const std::vector<FactId> facts = facts_of(*node.criterion);
      const Span denied = node.evidence[by_record];
      const Stated stated = stated_criterion(view, i, facts);
      if (!stated.exists() || denied.empty()) continue;
      if (reviewer_touches(view, i, facts, stated.span)) continue;
      Finding finding;
      finding.severity = Severity::warning;
      finding.item = i;
      finding.rule = result.rule;
      finding.confidence = rule.confidence >= Confidence::seed ? Certainty::medium : Certainty::low;
      finding.appeal_ground = AppealGround::h1;
      const std::string name = node.criterion->title.empty() ? view.rulebook[stated.fact].label : node.criterion->title;
      finding.message = "the rationale asks for " + name +
                        ", which the record denies, and approves the request without "
                        "a word on it";
      finding.evidence = {{Voice::guideline, view.reading.sentences[stated.sentence].span, {}},
                          {Voice::record, sentence_around(view.reading, denied), {}}};
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
