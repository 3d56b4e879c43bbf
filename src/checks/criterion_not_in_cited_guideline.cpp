#include "checks/all.hpp"
#include "checks/credit.hpp"
#include "checks/support.hpp"

namespace imrlint::checks {
namespace {

/// Rules of the cited guidelines that speak of the item.
std::vector<const Rule*> cited_rules(const CaseView& view, std::uint16_t item, const std::vector<GuidelineId>& cited) {
  std::vector<const Rule*> out;
  for (const Rule& rule : view.rulebook.rules) {
    if (std::find(cited.begin(), cited.end(), rule.guideline) != cited.end() && speaks_of(view, rule, item))
      out.push_back(&rule);
  }
  return out;
}

bool held_by(const CaseView& view, const std::vector<const Rule*>& rules, FactId fact) {
  for (const Rule* rule : rules) {
    for (const FactId own : facts_of(rule->criteria)) {
      if (touches(view.rulebook, fact, own)) return true;
    }
  }
  return false;
}

bool is_imaging(const CaseView& view, std::uint16_t item) {
  const ServiceId imaging = view.rulebook.service("imaging");
  const ServiceId service = view.reading.items[item].service;
  return imaging.exists() && service.exists() && view.rulebook.is_a(service, imaging);
}

/// Rules on repeating a study, of whatever guideline: their facts are the tests for a second study.
bool repeat_test(const CaseView& view, std::uint16_t item, FactId fact, const Rule** where) {
  for (const Rule& rule : view.rulebook.rules) {
    if (!rule.repeat || !*rule.repeat) continue;
    if (!view.rulebook.covers(rule.services, view.reading.items[item].service)) continue;
    for (const FactId own : facts_of(rule.criteria)) {
      if (own != fact || view.rulebook[fact].kind != FactKind::event) continue;
      *where = &rule;
      return true;
    }
  }
  return false;
}

bool speaks_of_repeat(const CaseView& view, std::uint32_t s) {
  return has_word(view, s,
                  {"repeat", "repeated", "repeating", "second", "another", "additional", "updated", "imaging",
                   "reimaging"}) &&
         has_word(view, s, {"repeat", "repeated", "repeating", "second", "another", "updated", "re", "reimaging"});
}

void add(const CaseView& view, std::uint16_t item, RuleId rule, Certainty certainty, std::string message, Evidence said,
         std::string holds, std::vector<Finding>& findings) {
  Finding finding;
  finding.severity = Severity::warning;
  finding.item = item;
  finding.rule = rule;
  finding.confidence = certainty;
  finding.appeal_ground = AppealGround::h1;
  finding.message = std::move(message);
  finding.evidence = {std::move(said), {Voice::header, view.letter.items[item].reviewer.span, {}}};
  if (!holds.empty()) finding.evidence.push_back({Voice::rulebook, {}, std::move(holds)});
  findings.push_back(std::move(finding));
}

/// A number that belongs to another guideline.
bool foreign_number(const CaseView& view, std::uint16_t item, std::vector<Finding>& findings) {
  for (const WrongNumber& wrong : wrong_numbers(view, item)) {
    if (!wrong.foreign) continue;
    const Guideline& guideline = view.rulebook[wrong.guideline];
    add(view, item, wrong.rule, Certainty::high,
        quoted(view, wrong.span) + " is credited to " + name_of(guideline) + ", but belongs to " + wrong.belongs_to,
        {Voice::guideline, view.reading.sentences[wrong.sentence].span, {}},
        name_of(guideline) + ": " + (wrong.held.empty() ? "no such number" : wrong.held) + "; " +
            quoted(view, wrong.span) + " belongs to " + wrong.belongs_to,
        findings);
    return true;
  }
  return false;
}

/// The test for a repeated study, credited to a chapter that has none.
bool foreign_repeat_test(const CaseView& view, std::uint16_t item, std::vector<Finding>& findings) {
  if (!is_imaging(view, item)) return false;
  const SentenceRange range = rationale_of(view.reading, item);
  for (const Mention& mention : view.reading.mentions) {
    if (mention.sentence < range.first || mention.sentence >= range.end) continue;
    if (view.reading.sentences[mention.sentence].voice != Voice::guideline) continue;
    const Rule* home = nullptr;
    if (!repeat_test(view, item, mention.fact, &home) || !speaks_of_repeat(view, mention.sentence)) continue;
    const std::vector<GuidelineId> cited = credited(view, item, mention.sentence);
    const std::vector<const Rule*> rules = cited_rules(view, item, cited);
    const bool odg = std::any_of(cited.begin(), cited.end(),
                                 [&](GuidelineId id) { return view.rulebook[id].family == Family::odg; });
    if (rules.empty() || odg || held_by(view, rules, mention.fact)) continue;
    const Guideline& guideline = view.rulebook[rules.front()->guideline];
    const std::string at_home = name_of(view.rulebook[home->guideline]);
    add(view, item, {}, Certainty::medium,
        "a test for repeated studies is credited to " + name_of(guideline) + ", which has none",
        {Voice::guideline, view.reading.sentences[mention.sentence].span, {}},
        at_home + ": " + home->title + "; " + name_of(guideline) + " has no rule on repeated studies", findings);
    return true;
  }
  return false;
}

/// A condition of a sibling chapter ("would consider surgery": low back) put into the mouth of the cited one.
bool sibling_condition(const CaseView& view, std::uint16_t item, std::vector<Finding>& findings) {
  const SentenceRange range = rationale_of(view.reading, item);
  for (const Mention& mention : view.reading.mentions) {
    if (mention.sentence < range.first || mention.sentence >= range.end) continue;
    if (view.reading.sentences[mention.sentence].voice != Voice::guideline) continue;
    if (view.rulebook[mention.fact].kind != FactKind::plan || mention.polarity == Polarity::negated) continue;
    const std::vector<GuidelineId> cited = credited(view, item, mention.sentence);
    const std::vector<const Rule*> rules = cited_rules(view, item, cited);
    if (rules.empty()) continue;
    const bool acoem = std::all_of(cited.begin(), cited.end(), [&](GuidelineId id) {
      return view.rulebook[id].publisher == "ACOEM" && view.rulebook[id].family == Family::mtus;
    });
    const bool known = std::all_of(rules.begin(), rules.end(),
                                   [](const Rule* rule) { return rule->confidence >= Confidence::memory_strong; });
    if (!acoem || !known) continue;
    // Neither the fact itself nor one that states it is among the criteria of the cited chapter.
    bool held = false;
    for (const Rule* rule : rules) {
      for (const FactId own : facts_of(rule->criteria))
        held = held || view.rulebook.implies(own, mention.fact);
    }
    if (held) continue;
    for (const Rule& rule : view.rulebook.rules) {
      if (rule.confidence < Confidence::seed || std::find(cited.begin(), cited.end(), rule.guideline) != cited.end())
        continue;
      if (!rule.guideline.exists() || view.rulebook[rule.guideline].publisher != "ACOEM" ||
          view.rulebook[rule.guideline].family != Family::mtus ||
          !view.rulebook.covers(rule.services, view.reading.items[item].service))
        continue;
      const std::vector<FactId> facts = facts_of(rule.criteria);
      if (std::find(facts.begin(), facts.end(), mention.fact) == facts.end()) continue;
      // Said together with another criterion of that chapter, so that it is its text that is quoted.
      bool together = false;
      each_in(view.reading.mentions, mention.sentence, [&](const Mention& other) {
        for (const FactId fact : facts)
          together = together ||
                     (other.fact != mention.fact && fact != mention.fact && touches(view.rulebook, other.fact, fact));
      });
      if (!together) continue;
      const Guideline& guideline = view.rulebook[rules.front()->guideline];
      const std::string at_home = name_of(view.rulebook[rule.guideline]);
      add(view, item, {}, Certainty::medium,
          quoted(view, mention.span) + " is credited to " + name_of(guideline) + ", but is a condition of " + at_home,
          {Voice::guideline, view.reading.sentences[mention.sentence].span, {}},
          at_home + ": " + rule.title + "; not among the criteria of " + name_of(guideline), findings);
      return true;
    }
  }
  return false;
}

/// "no justification for a second MRI": the word stands right before a study.
bool against_second_study(const CaseView& view, std::uint32_t s) {
  const Sentence& sentence = view.reading.sentences[s];
  bool found = false;
  for (std::uint32_t t = sentence.first_token; t < sentence.end_token && !found; ++t) {
    t = find_word(view, t, sentence.end_token, {"second", "repeat", "repeated", "another", "updated", "reimaging"});
    if (t == sentence.end_token) break;
    const Span word = view.reading.tokens[t].span();
    found = word.size() == 9;  // "reimaging" names the study itself
    each_in(view.reading.services, s, [&](const ServiceMention& mention) {
      found = found || (mention.span.begin >= word.end && mention.span.begin - word.end <= 25);
    });
  }
  return found;
}

/// The deciding ground is that a study was made before, on which no cited guideline has a rule, and no criterion of
/// theirs is applied.
bool uncited_repeat_ground(const CaseView& view, std::uint16_t item, std::vector<Finding>& findings) {
  const Item& ast = view.letter.items[item];
  if (!is_imaging(view, item) || !ast.decision || *ast.decision != Decision::upheld) return false;
  std::vector<GuidelineId> cited;
  for (const Cited& one : cited_by_reviewer(view, item)) {
    if (!one.guideline.exists() || is_odg(view, one)) return false;
    cited.push_back(one.guideline);
  }
  const std::vector<const Rule*> rules = cited_rules(view, item, cited);
  if (rules.empty() || std::any_of(rules.begin(), rules.end(), [](const Rule* r) { return r->repeat && *r->repeat; }))
    return false;
  std::vector<FactId> facts;
  for (const Rule* rule : rules)
    collect_facts(rule->criteria, facts);
  const SentenceRange range = rationale_of(view.reading, item);
  std::uint32_t ground = no_index;
  for (std::uint32_t s = range.first; s < range.end; ++s) {
    const Sentence& sentence = view.reading.sentences[s];
    if (sentence.voice == Voice::guideline || sentence.review_history) continue;
    bool criterion = false;
    each_in(view.reading.mentions, s, [&](const Mention& mention) {
      for (const FactId fact : facts)
        criterion = criterion || (mention.polarity == Polarity::negated && touches(view.rulebook, mention.fact, fact));
    });
    if (criterion) return false;
    if (!objects(view, s)) continue;
    if (guideline_talk(view, s) || !against_second_study(view, s)) return false;
    ground = s;
  }
  if (ground == no_index) return false;
  const Guideline& guideline = view.rulebook[rules.front()->guideline];
  add(view, item, {}, Certainty::medium,
      "the denial rests on an earlier study, but " + name_of(guideline) +
          " has no rule on repeated studies, and none of its criteria is applied",
      {Voice::reviewer, view.reading.sentences[ground].span, {}},
      name_of(guideline) + ": " + rules.front()->title + ", no rule on repeated studies", findings);
  return true;
}

void run(const CaseView& view, std::vector<Finding>& findings) {
  for (std::uint16_t i = 0; i < view.letter.items.size(); ++i) {
    // One root per item: the plainest proof wins.
    if (foreign_number(view, i, findings)) continue;
    if (foreign_repeat_test(view, i, findings)) continue;
    if (sibling_condition(view, i, findings)) continue;
    uncited_repeat_ground(view, i, findings);
  }
}

}  // namespace

Check criterion_not_in_cited_guideline() {
  return {
      "criterion-not-in-cited-guideline", Severity::warning,
      "a criterion is credited to a guideline that does not hold it",
      "Reports what the rationale says that a cited guideline asks for, although by the rulebook it belongs "
      "elsewhere:\n"
      "a number that is another guideline's, a test for repeated studies in a chapter that has none, a condition of\n"
      "another chapter of ACOEM. Also a denial that rests on an earlier study only, where no cited guideline has a "
      "rule\n"
      "on repeated studies.\n\n"
      "Silent where one of the guidelines that the sentence can mean holds the criterion, and where the rulebook has\n"
      "no rule of the cited guideline for the service.\n\n"
      "Example: \"ACOEM's neck chapter asks for three months of treatment before an MRI\"; that is ODG's number.",
      run};
}

}  // namespace imrlint::checks
