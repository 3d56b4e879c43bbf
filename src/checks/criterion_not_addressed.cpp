#include "checks/all.hpp"
#include "checks/credit.hpp"
#include "checks/support.hpp"

namespace imrlint::checks {
namespace {

/// Whether a sentence says anything of this worker, this request or this file.
bool of_the_case(const CaseView& view, std::uint32_t s) {
  const Sentence& sentence = view.reading.sentences[s];
  if (sentence.voice == Voice::guideline)
    return has_cue(view.reading, s, {CueKind::worker, CueKind::record_source}) &&
           !has_cue(view.reading, s, {CueKind::guideline_source});
  if (sentence.voice == Voice::conclusion) return false;
  if (sentence.review_history) return true;
  bool some = has_cue(
      view.reading, s,
      {CueKind::worker, CueKind::record_source, CueKind::exceeds, CueKind::met, CueKind::completed, CueKind::injury,
       CueKind::authorization, CueKind::requested, CueKind::request, CueKind::exception, CueKind::utilization_review});
  each_in(view.reading.mentions, s, [&](const Mention&) { some = true; });
  each_in(view.reading.dates, s, [&](const DateMention&) { some = true; });
  each_in(view.reading.identities, s, [&](const AgeSexMention&) { some = true; });
  each_in(view.reading.quantities, s, [&](const QuantityMention&) { some = true; });
  return some;
}

/// Whether a verdict carries a reason of its own ("given the lack of spasm, the request is not ...").
bool reasoned_verdict(const CaseView& view, std::uint32_t s) {
  const Sentence& sentence = view.reading.sentences[s];
  if (sentence.voice != Voice::conclusion) return false;
  bool reason = has_cue(view.reading, s, {CueKind::exceeds, CueKind::met, CueKind::exception, CueKind::completed});
  each_in(view.reading.mentions, s, [&](const Mention&) { reason = true; });
  return reason || has_word(view, s,
                            {"given", "as", "because", "since", "due", "lack", "without", "absence", "criteria",
                             "insufficient", "based"});
}

/// The guideline sentence that states conditions, for the quote: the first with a fact of the cited rules, else with
/// words of condition.
std::uint32_t conditions(const CaseView& view, std::uint16_t i, const std::vector<FactId>& facts, bool any_words) {
  const Stated stated = stated_criterion(view, i, facts);
  if (stated.exists()) return stated.sentence;
  if (!any_words) return no_index;
  const SentenceRange range = rationale_of(view.reading, i);
  for (std::uint32_t s = range.first; s < range.end; ++s) {
    if (view.reading.sentences[s].voice != Voice::guideline || says_silent(view, s)) continue;
    if (has_word(view, s, {"if", "when", "unless", "patients", "requires", "criteria", "only"}) &&
        has_word(view, s, {"for", "if", "with", "when", "at", "who"})) {
      return s;
    }
  }
  return no_index;
}

void report(const CaseView& view, std::uint16_t i, RuleId rule, std::uint32_t criterion, Span other, Voice voice,
            Certainty certainty, std::string message, std::vector<Finding>& findings) {
  Finding finding;
  finding.severity = Severity::warning;
  finding.item = i;
  finding.rule = rule;
  finding.confidence = certainty;
  finding.appeal_ground = AppealGround::h1;
  finding.message = std::move(message);
  finding.evidence = {{Voice::guideline, view.reading.sentences[criterion].span, {}}, {voice, other, {}}};
  findings.push_back(std::move(finding));
}

void run(const CaseView& view, std::vector<Finding>& findings) {
  for (std::uint16_t i = 0; i < view.letter.items.size(); ++i) {
    const Item& item = view.letter.items[i];
    const ItemReading& reading = view.reading.items[i];
    const SentenceRange range = rationale_of(view.reading, i);
    if (!item.decision || reading.conclusion == Conclusion::none || range.end == range.first) continue;
    const bool granted = *item.decision == Decision::overturned;
    if (granted != (reading.conclusion == Conclusion::necessary)) continue;  // conclusion-contradicts-decision

    std::vector<const RuleResult*> rules;
    std::vector<FactId> facts;
    for (const RuleResult& result : view.evaluation.items[i].rules) {
      const Rule& rule = view.rulebook[result.rule];
      if (std::find(reading.reviewer_guidelines.begin(), reading.reviewer_guidelines.end(), rule.guideline) ==
          reading.reviewer_guidelines.end())
        continue;
      rules.push_back(&result);
      collect_facts(rule.criteria, facts);
    }
    bool applied = false;
    for (std::uint32_t s = range.first; s < range.end && !applied; ++s)
      applied = of_the_case(view, s) || reasoned_verdict(view, s);
    if (!applied) {
      const std::uint32_t criterion = conditions(view, i, facts, granted);
      if (criterion != no_index) {
        report(view, i, {}, criterion, reading.conclusion_span, Voice::conclusion, Certainty::medium,
               granted ? "the rationale states criteria and approves the request without applying one to this worker"
                       : "the rationale states criteria and denies the request without applying one to this worker",
               findings);
      }
      continue;
    }
    if (!granted) continue;
    // A required criterion that the rationale states and leaves open.
    bool told = false;
    for (const RuleResult* result : rules) {
      const Rule& rule = view.rulebook[result->rule];
      if (told || rule.criteria.op != Criterion::Op::all || rule.confidence < Confidence::memory_strong) continue;
      // One of the others has to be addressed: then it is this rule that the reviewer goes by.
      std::vector<const Criterion*> open;
      bool goes_by = false;
      for (const Criterion& child : rule.criteria.children) {
        const std::vector<FactId> own = facts_of(child);
        if (own.empty()) continue;
        const Stated stated = stated_criterion(view, i, own);
        if (!stated.exists()) continue;
        if (reviewer_touches(view, i, own, stated.span)) {
          goes_by = true;
        } else {
          open.push_back(&child);
        }
      }
      if (!goes_by || open.empty()) continue;
      const std::vector<FactId> own = facts_of(*open.front());
      const Stated stated = stated_criterion(view, i, own);
      const std::string name = open.front()->title.empty() ? view.rulebook[own.front()].label : open.front()->title;
      report(view, i, result->rule, stated.sentence, reading.conclusion_span, Voice::conclusion, Certainty::medium,
             "the rationale asks for " + name + " and approves the request without a word on it", findings);
      told = true;
    }
  }
}

}  // namespace

Check criterion_not_addressed() {
  return {
      "criterion-not-addressed", Severity::warning, "a stated criterion is not applied to this worker",
      "Reports an Upheld or Overturned item whose rationale states criteria and then says nothing at all of this "
      "worker,\n"
      "and an Overturned item that leaves a criterion open which it states itself and which a cited guideline "
      "requires\n"
      "(by the rulebook's rule for it).\n\n"
      "Silent where the rationale states no criterion, where the verdict carries a reason of its own, where the item\n"
      "falls with another one, and where the criterion is addressed in other words.\n\n"
      "Example: \"The chapter asks for failed treatment, a matching image and weakness. The worker has weakness. The\n"
      "request is medically necessary.\"",
      run};
}

}  // namespace imrlint::checks
