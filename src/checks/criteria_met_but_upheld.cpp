#include "checks/all.hpp"
#include "checks/credit.hpp"
#include "checks/support.hpp"

namespace imrlint::checks {
namespace {

/// "meets the criteria", said outright and not taken back.
std::uint32_t says_met(const CaseView& view, std::uint16_t item) {
  const SentenceRange range = rationale_of(view.reading, item);
  std::uint32_t met = no_index;
  for (std::uint32_t s = range.first; s < range.end; ++s) {
    const Sentence& sentence = view.reading.sentences[s];
    const bool verdict = has_cue(view.reading, s, {CueKind::not_necessary});
    if (sentence.voice == Voice::guideline && !has_cue(view.reading, s, {CueKind::met})) continue;
    if (sentence.review_history) continue;
    bool here = false;
    each_in(view.reading.cues, s, [&](const CueMention& cue) {
      if (cue.kind != CueKind::met) return;
      const std::string_view said = view.source.slice(cue.span);
      // "is consistent with the guidelines" may be about a part; criteria that are met are met.
      here =
          here || said.find("criteri") != std::string_view::npos || said.find("requirement") != std::string_view::npos;
    });
    const bool hedged =
        has_word(view, s, {"not",   "no",        "if",     "unless", "until",     "whether", "would",  "should", "must",
                           "could", "may",       "some",   "one",    "partially", "only",    "when",   "once",   "who",
                           "that",  "generally", "device", "cannot", "fails",     "failed",  "unclear"});
    if (here && !hedged && !verdict) {
      met = s;
    } else if (met != no_index && !verdict && objects(view, s)) {
      return no_index;  // another ground follows
    }
  }
  return met;
}

/// Facts on which repeating a study turns: a ground that no criterion of the cited guidelines holds.
bool is_repeat_test(const CaseView& view, FactId fact) {
  for (const Rule& rule : view.rulebook.rules) {
    if (!rule.repeat || !*rule.repeat || view.rulebook[fact].kind != FactKind::event) continue;
    const std::vector<FactId> facts = facts_of(rule.criteria);
    if (std::find(facts.begin(), facts.end(), fact) != facts.end()) return true;
  }
  return false;
}

/// Whether the rationale gives a ground that may stand beside met criteria: any objection, save one that only asks for
/// a change since an earlier study, on which the cited guidelines are silent.
bool other_ground(const CaseView& view, std::uint16_t item) {
  const SentenceRange range = rationale_of(view.reading, item);
  for (std::uint32_t s = range.first; s < range.end; ++s) {
    if (!objects(view, s)) continue;
    bool only_change = false;
    bool else_denied = false;
    each_in(view.reading.mentions, s, [&](const Mention& mention) {
      if (mention.polarity != Polarity::negated) return;
      if (is_repeat_test(view, mention.fact)) {
        only_change = true;
      } else if (view.rulebook[mention.fact].kind != FactKind::event) {
        else_denied = true;
      }
    });
    if (only_change && !else_denied) continue;
    // A retelling of findings ("solid fusion and no loosening") is no ground either.
    const Sentence& sentence = view.reading.sentences[s];
    if (sentence.retelling && !has_word(view, s, {"however", "but", "unclear", "lack", "insufficient"})) continue;
    return true;
  }
  return false;
}

void by_rules(const CaseView& view, std::uint16_t i, std::vector<Finding>& findings) {
  std::vector<GuidelineId> cited;
  for (const Cited& one : cited_by_reviewer(view, i)) {
    if (!one.guideline.exists()) return;  // an unknown source may hold the ground
    cited.push_back(one.guideline);
  }
  for (const RuleResult& result : view.evaluation.items[i].rules) {
    const Rule& rule = view.rulebook[result.rule];
    if (result.verdict[by_record] != Truth::met || result.verdict[by_reviewer] == Truth::not_met) continue;
    if (rule.confidence == Confidence::shaky || rule.repeat.value_or(false)) continue;
    if (!cites_work(view, i, rule.guideline)) continue;
    // Where a cited guideline has a rule on repeated studies, a change is a fair thing to ask for.
    const bool repeat_rule =
        std::any_of(view.rulebook.rules.begin(), view.rulebook.rules.end(), [&](const Rule& other) {
          return other.repeat.value_or(false) && speaks_of(view, other, i) &&
                 std::find(cited.begin(), cited.end(), other.guideline) != cited.end();
        });
    if (repeat_rule || other_ground(view, i)) continue;
    // The criterion must be one that the rationale itself states, and the record must state it in so many words.
    for (const CriterionResult& node : result.derivation) {
      if (node.criterion->op != Criterion::Op::fact || node.truth[by_record] != Truth::met) continue;
      if (node.evidence[by_record].empty()) continue;
      const Stated stated = stated_criterion(view, i, {node.criterion->fact});
      if (!stated.exists()) continue;
      Finding finding;
      finding.severity = Severity::warning;
      finding.item = i;
      finding.rule = result.rule;
      finding.confidence = rule.confidence >= Confidence::seed ? Certainty::medium : Certainty::low;
      finding.appeal_ground = AppealGround::h1;
      finding.message = "the record shows " + view.rulebook[node.criterion->fact].label +
                        ", which meets the criteria that the rationale states, and no other ground is given";
      finding.evidence = {{Voice::guideline, view.reading.sentences[stated.sentence].span, {}},
                          {Voice::record, sentence_around(view.reading, node.evidence[by_record]), {}}};
      findings.push_back(std::move(finding));
      return;
    }
  }
}

void run(const CaseView& view, std::vector<Finding>& findings) {
  for (std::uint16_t i = 0; i < view.letter.items.size(); ++i) {
    const Item& item = view.letter.items[i];
    if (!item.decision || *item.decision != Decision::upheld) continue;
    const ItemReading& reading = view.reading.items[i];
    if (reading.conclusion != Conclusion::not_necessary) continue;
    if (const std::uint32_t met = says_met(view, i); met != no_index) {
      Finding finding;
      finding.severity = Severity::warning;
      finding.item = i;
      finding.confidence = Certainty::high;
      finding.message = "the rationale says that the criteria are met, and denies the request without another ground";
      finding.evidence = {{Voice::reviewer, view.reading.sentences[met].span, {}},
                          {Voice::conclusion, reading.conclusion_span, {}}};
      // The verdict that follows is the other side; a later repetition of it would be quoted out of reach.
      const SentenceRange range = rationale_of(view.reading, i);
      for (std::uint32_t s = met + 1; s < range.end; ++s) {
        if (!has_cue(view.reading, s, {CueKind::not_necessary})) continue;
        finding.evidence[1].span = view.reading.sentences[s].span;
        break;
      }
      findings.push_back(std::move(finding));
      continue;
    }
    by_rules(view, i, findings);
  }
}

}  // namespace

Check criteria_met_but_upheld() {
  return {
      "criteria-met-but-upheld", Severity::warning,
      "the stated criteria are met, and the service is denied all the same",
      "Reports an Upheld item whose rationale says that the criteria are met, or whose case summary meets a criterion\n"
      "that the rationale itself states for a cited guideline (by the rulebook's rule for it), where no other ground "
      "is\n"
      "given. A demand for a change since an earlier study is no other ground where no cited guideline asks for "
      "one.\n\n"
      "Silent where the reviewer denies the criterion (absence-contradicted tells of that), objects to anything else,\n"
      "or cites a source that the rulebook does not know.\n\n"
      "Example: \"Criteria: ulcer history or age over 65 ...\" and a record of a duodenal ulcer; \"The request for\n"
      "omeprazole is not medically necessary.\"",
      run};
}

}  // namespace imrlint::checks
