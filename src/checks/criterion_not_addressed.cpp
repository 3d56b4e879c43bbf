#include <optional>

#include "checks/all.hpp"
#include "checks/credit.hpp"
#include "checks/support.hpp"

namespace imrlint::checks {
namespace {

/// Telling words of the case summary: a sentence that takes one up speaks of the case.
std::vector<std::string> words_of_summary(const CaseView& view) {
  std::vector<std::string> out;
  const SentenceRange summary = summary_of(view.reading);
  for (std::uint32_t s = summary.first; s < summary.end; ++s) {
    for (std::uint32_t t = view.reading.sentences[s].first_token; t < view.reading.sentences[s].end_token; ++t) {
      const Token& token = view.reading.tokens[t];
      if (token.kind == TokenKind::word && token.length >= 5) out.push_back(fold_word(view.source.slice(token.span())));
    }
  }
  std::sort(out.begin(), out.end());
  return out;
}

/// Whether a sentence says anything of this worker, this request or this file. In doubt it does.
bool of_the_case(const CaseView& view, std::uint32_t s, const std::vector<std::string>& summary) {
  const Sentence& sentence = view.reading.sentences[s];
  if (sentence.voice == Voice::conclusion) return false;
  if (sentence.review_history) return true;
  const bool source = named_in(view, s).any() || has_cue(view.reading, s, {CueKind::guideline_source}) ||
                      has_word(view, s, {"chapter", "guideline", "guidelines"});
  bool some = has_cue(view.reading, s,
                      {CueKind::exceeds, CueKind::met, CueKind::completed, CueKind::injury, CueKind::authorization,
                       CueKind::exception, CueKind::utilization_review}) ||
              has_word(view, s,
                       {"this", "these", "here", "none", "neither", "nothing", "never", "however", "she", "he", "his",
                        "her", "but", "although", "both", "such"});
  each_in(view.reading.dates, s, [&](const DateMention&) { some = true; });
  each_in(view.reading.identities, s, [&](const AgeSexMention&) { some = true; });
  if (!source) {
    some = some || sentence.voice == Voice::reviewer ||
           has_cue(view.reading, s, {CueKind::worker, CueKind::record_source});
    some = some || has_word(view, s, {"no", "not", "without", "lack", "lacks", "unclear", "was", "were", "had", "has"});
    each_in(view.reading.mentions, s, [&](const Mention& m) { some = some || m.polarity == Polarity::negated; });
    for (std::uint32_t t = sentence.first_token; t < sentence.end_token && !some; ++t) {
      const Token& token = view.reading.tokens[t];
      if (token.kind == TokenKind::word && token.length >= 5)
        some = std::binary_search(summary.begin(), summary.end(), fold_word(view.source.slice(token.span())));
    }
  } else {
    some = some || (sentence.voice == Voice::reviewer &&
                    has_cue(view.reading, s, {CueKind::worker, CueKind::record_source}) && !guideline_talk(view, s));
  }
  return some;
}

/// Whether a verdict carries a reason of its own ("given the lack of spasm, the request is not ...").
bool reasoned_verdict(const CaseView& view, std::uint32_t s) {
  const Sentence& sentence = view.reading.sentences[s];
  if (sentence.voice != Voice::conclusion) return false;
  bool reason = has_cue(view.reading, s, {CueKind::exceeds, CueKind::met, CueKind::exception, CueKind::completed});
  each_in(view.reading.mentions, s,
          [&](const Mention& mention) { reason = reason || mention.polarity == Polarity::negated; });
  return reason || has_word(view, s,
                            {"given", "as", "because", "since", "due", "lack", "without", "absence", "criteria",
                             "insufficient", "based"});
}

/// A guideline that does not recommend the service at all decides by itself.
bool refused_by_guideline(const CaseView& view, std::uint32_t s) {
  return guideline_talk(view, s) && has_word(view, s, {"not", "never", "no", "nor", "insufficient", "experimental"}) &&
         has_word(view, s,
                  {"recommend", "recommended", "recommends", "support", "supported", "supports", "indicated",
                   "evidence", "proven", "experimental", "investigational", "efficacy", "effective", "use", "approved",
                   "appropriate", "reserved"});
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

/// An approval that states a condition and goes on without taking up a word of it, a finding, a number or a date.
std::uint32_t condition_left_open(const CaseView& view, std::uint16_t i) {
  const SentenceRange range = rationale_of(view.reading, i);
  for (std::uint32_t s = range.first; s < range.end; ++s) {
    if (!guideline_talk(view, s) || says_silent(view, s) || !named_in(view, s).any()) continue;
    if (!has_word(view, s, {"if", "unless"}) && !(has_word(view, s, {"patients"}) && has_word(view, s, {"risk"})))
      continue;
    std::vector<std::string> telling;
    const Sentence& stated = view.reading.sentences[s];
    for (std::uint32_t t = stated.first_token; t < stated.end_token; ++t) {
      const Token& token = view.reading.tokens[t];
      if (token.kind == TokenKind::word && token.length >= 5)
        telling.push_back(fold_word(view.source.slice(token.span())));
    }
    bool taken_up = false;
    for (std::uint32_t k = range.first; k < range.end && !taken_up; ++k) {
      const Sentence& other = view.reading.sentences[k];
      if (k == s || (named_in(view, k).any() && guideline_talk(view, k))) continue;
      const bool verdict = other.voice == Voice::conclusion;
      taken_up = reasoned_verdict(view, k) || other.review_history ||
                 has_cue(view.reading, k, {CueKind::exception, CueKind::met, CueKind::exceeds});
      if (verdict) continue;  // the name of the request is no application
      each_in(view.reading.mentions, k, [&](const Mention&) { taken_up = true; });
      each_in(view.reading.dates, k, [&](const DateMention&) { taken_up = true; });
      each_in(view.reading.identities, k, [&](const AgeSexMention&) { taken_up = true; });
      each_in(view.reading.quantities, k, [&](const QuantityMention&) { taken_up = true; });
      for (std::uint32_t t = other.first_token; t < other.end_token && !taken_up; ++t) {
        const Token& token = view.reading.tokens[t];
        if (token.kind != TokenKind::word || token.length < 5) continue;
        taken_up =
            std::find(telling.begin(), telling.end(), fold_word(view.source.slice(token.span()))) != telling.end();
      }
    }
    if (!taken_up) return s;
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

/// Rules of the cited guidelines that speak of the item.
std::vector<RuleId> rules_for(const CaseView& view, std::uint16_t i) {
  std::vector<RuleId> out;
  for (std::size_t r = 0; r < view.rulebook.rules.size(); ++r) {
    const Rule& rule = view.rulebook.rules[r];
    if (!cites_work(view, i, rule.guideline) || !speaks_of(view, rule, i)) continue;
    if (!rule.repeat || *rule.repeat == view.reading.items[i].repeat) out.push_back(RuleId(r));
  }
  return out;
}

/// Criteria are stated and nothing is said of this worker.
void never_applied(const CaseView& view, std::uint16_t i, bool granted, std::vector<Finding>& findings) {
  const ItemReading& reading = view.reading.items[i];
  std::vector<FactId> facts;
  for (const RuleId id : rules_for(view, i)) {
    const Criterion& criteria = view.rulebook[id].criteria;
    // Where the record meets the criteria, criteria-met-but-upheld names the root better.
    if (!granted && record_truth(view, criteria, reading.regions).truth == Truth::met) return;
    collect_facts(criteria, facts);
  }
  const std::uint32_t criterion = conditions(view, i, facts, granted);
  if (criterion == no_index) return;
  report(view, i, {}, criterion, reading.conclusion_span, Voice::conclusion, Certainty::medium,
         granted ? "the rationale states criteria and approves the request without applying one to this worker"
                 : "the rationale states criteria and denies the request without applying one to this worker",
         findings);
}

/// A required criterion that the rationale states and an approval leaves open, where another one of the same rule is
/// addressed: then it is this rule that the reviewer goes by.
void left_open(const CaseView& view, std::uint16_t i, std::vector<Finding>& findings) {
  const ItemReading& reading = view.reading.items[i];
  for (const RuleId id : rules_for(view, i)) {
    const Rule& rule = view.rulebook[id];
    if (rule.criteria.op != Criterion::Op::all || rule.confidence < Confidence::memory_strong) continue;
    const Criterion* open = nullptr;
    std::uint32_t sentence = no_index;
    bool goes_by = false;
    for (const Criterion& child : rule.criteria.children) {
      const std::vector<FactId> own = facts_of(child);
      if (own.empty()) continue;
      const Stated stated = stated_criterion(view, i, own, child.title);
      if (!stated.exists()) continue;
      if (reviewer_touches(view, i, own, stated)) {
        goes_by = true;
      } else if (open == nullptr) {
        open = &child;
        sentence = stated.sentence;
      }
    }
    if (!goes_by || open == nullptr) continue;
    const std::string name = open->title.empty() ? view.rulebook[facts_of(*open).front()].label : open->title;
    report(view, i, id, sentence, reading.conclusion_span, Voice::conclusion, Certainty::medium,
           "the rationale asks for " + name + " and approves the request without a word on it", findings);
    return;
  }
}

void run(const CaseView& view, std::vector<Finding>& findings) {
  std::optional<std::vector<std::string>> summary;
  for (std::uint16_t i = 0; i < view.letter.items.size(); ++i) {
    const Item& item = view.letter.items[i];
    const ItemReading& reading = view.reading.items[i];
    const SentenceRange range = rationale_of(view.reading, i);
    if (!item.decision || reading.conclusion == Conclusion::none || range.end == range.first) continue;
    const bool granted = *item.decision == Decision::overturned;
    if (granted != (reading.conclusion == Conclusion::necessary)) continue;  // conclusion-contradicts-decision

    // Most rationales speak of the worker in plain words: look for those first.
    bool applied = false;
    for (std::uint32_t s = range.first; s < range.end && !applied; ++s)
      applied = of_the_case(view, s, {}) || reasoned_verdict(view, s) || (!granted && refused_by_guideline(view, s));
    if (!applied) {
      if (!summary) summary = words_of_summary(view);
      for (std::uint32_t s = range.first; s < range.end && !applied; ++s)
        applied = of_the_case(view, s, *summary);
    }
    if (!applied) {
      never_applied(view, i, granted, findings);
    } else if (granted) {
      if (const std::uint32_t open = condition_left_open(view, i); open != no_index) {
        report(view, i, {}, open, reading.conclusion_span, Voice::conclusion, Certainty::medium,
               "the rationale states a condition and approves the request without taking it up", findings);
      } else {
        left_open(view, i, findings);
      }
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
