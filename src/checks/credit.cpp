#include "checks/credit.hpp"

#include <array>
#include <cmath>

#include "checks/support.hpp"
#include "engine/evaluate.hpp"
#include "facts/lexicon.hpp"

namespace imrlint::checks {
namespace {

struct Number {
  double min = 0;
  double max = 0;
  Unit unit = Unit::weeks;
};

bool same_dimension(Unit a, Unit b) {
  return a == b || (is_duration(a) && is_duration(b));
}

double scaled(double value, Unit unit) {
  return is_duration(unit) ? value * days_in(unit) : value;
}

/// Whether `value` is a number that `held` contains; calendar units round ("one month", "four weeks"), and large counts
/// are copied with small differences between editions.
bool holds(const Number& held, double value, Unit unit) {
  if (!same_dimension(held.unit, unit)) return false;
  const double x = scaled(value, unit);
  const double low = scaled(held.min, held.unit);
  const double high = scaled(held.max, held.unit);
  const double slack = is_duration(unit) && held.unit != unit ? 0.12 : high >= 10 ? 0.1 : 0.0;
  return low * (1 - slack) - 1e-6 <= x && x <= high * (1 + slack) + 1e-6;
}

bool equal(const Number& a, const Number& b) {
  if (!same_dimension(a.unit, b.unit)) return false;
  const auto near = [](double x, double y) { return std::abs(x - y) <= 0.08 * std::max(std::abs(x), std::abs(y)); };
  return near(scaled(a.min, a.unit), scaled(b.min, b.unit)) && near(scaled(a.max, a.unit), scaled(b.max, b.unit));
}

std::string number_text(double value) {
  std::string out = std::to_string(value);
  out.erase(out.find_last_not_of('0') + 1);
  if (!out.empty() && out.back() == '.') out.pop_back();
  return out;
}

std::string text_of(const Number& n) {
  std::string out = number_text(n.min);
  if (n.max != n.min) out += "-" + number_text(n.max);
  return out + " " + std::string(to_string(n.unit));
}

/// Slots whose cue stands in the clause of a quantity, the nearest first.
std::vector<SlotId> slots_of(const CaseView& view, const QuantityMention& quantity) {
  const Sentence& sentence = view.reading.sentences[quantity.sentence];
  const std::vector<Token>& tokens = view.reading.tokens;
  std::uint32_t first = sentence.first_token;
  while (first < sentence.end_token && tokens[first].end() <= quantity.span.begin)
    ++first;
  std::uint32_t end = first;
  while (end < sentence.end_token && tokens[end].begin < quantity.span.end)
    ++end;
  // A clause ends at a semicolon or colon; a reach of a dozen words keeps lists of numbers apart.
  constexpr std::uint32_t reach = 12;
  std::uint32_t from = first;
  while (from > sentence.first_token && first - from < reach &&
         !(tokens[from - 1].kind == TokenKind::mark && (tokens[from - 1].mark == ';' || tokens[from - 1].mark == ':')))
    --from;
  std::uint32_t to = end;
  while (to < sentence.end_token && to - end < reach &&
         !(tokens[to].kind == TokenKind::mark && (tokens[to].mark == ';' || tokens[to].mark == ':')))
    ++to;
  std::vector<Match> matches;
  view.lexicon->match(tokens, from, to, matches);
  std::vector<std::pair<std::uint32_t, SlotId>> found;
  for (const Match& match : matches) {
    if (match.kind != EntryKind::slot) continue;
    const SlotId slot{static_cast<std::size_t>(match.id)};
    if (!same_dimension(view.rulebook[slot].unit, quantity.unit)) continue;
    const std::uint32_t distance = match.end <= first ? first - match.end : match.first >= end ? match.first - end : 0;
    found.emplace_back(distance, slot);
  }
  std::sort(found.begin(), found.end());
  std::vector<SlotId> out;
  for (const auto& [distance, slot] : found) {
    if (std::find(out.begin(), out.end(), slot) == out.end()) out.push_back(slot);
  }
  return out;
}

/// Numbers that a rule holds in any place: its statements and the limits of its criteria.
void numbers_of(const Criterion& criterion, std::vector<Number>& out) {
  const bool counts = criterion.op == Criterion::Op::limit || criterion.op == Criterion::Op::since_injury;
  if (counts && criterion.min) out.push_back({*criterion.min, *criterion.min, criterion.unit});
  if (counts && criterion.max) out.push_back({*criterion.max, *criterion.max, criterion.unit});
  for (const Criterion& child : criterion.children)
    numbers_of(child, out);
}

const Criterion* age_of(const Criterion& criterion) {
  if (criterion.op == Criterion::Op::age) return &criterion;
  for (const Criterion& child : criterion.children) {
    if (const Criterion* found = age_of(child)) return found;
  }
  return nullptr;
}

bool names_other_guideline(std::string_view belongs_to) {
  for (const std::string_view family : {"ODG", "ACOEM", "MTUS", "Labor Code"}) {
    if (belongs_to.substr(0, family.size()) == family) return true;
  }
  return false;
}

bool talks_of_worker(const CaseView& view, std::uint32_t s) {
  return has_cue(view.reading, s, {CueKind::worker, CueKind::exceeds, CueKind::request});
}

/// Ages: "older than 55" against a criterion that says 65.
std::optional<WrongNumber> wrong_age(const CaseView& view, const QuantityMention& quantity, const Rule& rule,
                                     RuleId id) {
  if (quantity.unit != Unit::years || quantity.min < 40 || quantity.max > 90) return std::nullopt;
  if (!has_word(view, quantity.sentence, {"age", "aged", "older", "old"})) return std::nullopt;
  const Criterion* age = age_of(rule.criteria);
  if (age == nullptr) return std::nullopt;
  const double limit = age->min ? *age->min : age->max ? *age->max : quantity.min;
  if (std::abs(limit - quantity.min) <= 1.0) return std::nullopt;
  WrongNumber out;
  out.sentence = quantity.sentence;
  out.span = quantity.span;
  out.guideline = rule.guideline;
  out.rule = id;
  out.held = "age " + number_text(limit) + " and over";
  out.confidence = rule.confidence;
  return out;
}

bool countable(const QuantityMention& quantity) {
  return !quantity.derived && quantity.unit != Unit::milligrams && quantity.unit != Unit::points;
}

/// Whether a number stands anywhere in a rule: then it is no slip, whatever it is said to measure.
bool held_by(const Rule& rule, const QuantityMention& quantity) {
  std::vector<Number> numbers;
  numbers_of(rule.criteria, numbers);
  for (const Statement& statement : rule.statements)
    numbers.push_back({statement.min, statement.max, statement.unit});
  const auto stands = [&](double value) {
    return std::any_of(numbers.begin(), numbers.end(), [&](const Number& n) { return holds(n, value, quantity.unit); });
  };
  return stands(quantity.min) && stands(quantity.max);
}

/// What a rule has against a number: a known misquotation, or another number for the same thing.
std::optional<WrongNumber> accused_by(const CaseView& view, RuleId id, ServiceId service,
                                      const QuantityMention& quantity, const std::vector<SlotId>& slots) {
  const Rulebook& book = view.rulebook;
  const Rule& rule = book[id];
  // Visits need no cue: what else could be counted so in guideline talk of a course of visits?
  const bool visits = slots.empty() && quantity.unit == Unit::visits && rule.confidence >= Confidence::seed;
  if (slots.empty() && !visits) return std::nullopt;
  const auto covers = [&](const std::vector<ServiceId>& services) {
    return services.empty() || book.covers(services, service);
  };
  const auto held_text = [&](const Statement& statement) {
    return book[statement.slot].label + " " + text_of({statement.min, statement.max, statement.unit});
  };
  WrongNumber found;
  found.sentence = quantity.sentence;
  found.span = quantity.span;
  found.guideline = rule.guideline;
  found.rule = id;
  for (const Misquotation& misquotation : rule.misquotations) {
    const bool slot = std::find(slots.begin(), slots.end(), misquotation.slot) != slots.end() ||
                      (visits && book[misquotation.slot].unit == Unit::visits);
    if (!slot || !covers(misquotation.services) || misquotation.confidence == Confidence::shaky) continue;
    if (!equal({misquotation.min, misquotation.max, misquotation.unit}, {quantity.min, quantity.max, quantity.unit}))
      continue;
    found.belongs_to = misquotation.belongs_to;
    found.confidence = misquotation.confidence;
    const auto own = std::find_if(rule.statements.begin(), rule.statements.end(),
                                  [&](const Statement& statement) { return statement.slot == misquotation.slot; });
    if (own != rule.statements.end()) found.held = held_text(*own);
    // Another chapter of the same book that has its own number for the thing is a slip of the number.
    const bool same_book =
        !found.held.empty() && misquotation.belongs_to.substr(0, 5) == book[rule.guideline].publisher.substr(0, 5);
    found.foreign = names_other_guideline(misquotation.belongs_to) && !same_book;
    return found;
  }
  // ODG gives one number per diagnosis, of which the rulebook holds a part.
  if (book[rule.guideline].family == Family::odg) return std::nullopt;
  for (const Statement& statement : rule.statements) {
    const bool same = visits ? book[statement.slot].unit == Unit::visits : statement.slot == slots.front();
    if (!same || !covers(statement.services) || statement.confidence < Confidence::memory) continue;
    found.held = held_text(statement);
    found.confidence = statement.confidence;
    return found;
  }
  return std::nullopt;
}

std::optional<WrongNumber> judge(const CaseView& view, std::uint16_t item, const std::vector<GuidelineId>& guidelines,
                                 const QuantityMention& quantity) {
  const Rulebook& book = view.rulebook;
  const ServiceId service = view.reading.items[item].service;
  if (!service.exists()) return std::nullopt;
  // What a rule of the guidelines holds for another region or drug excuses a number, but does not accuse it.
  std::vector<RuleId> accusers;
  for (std::size_t r = 0; r < book.rules.size(); ++r) {
    const Rule& rule = book.rules[r];
    if (std::find(guidelines.begin(), guidelines.end(), rule.guideline) == guidelines.end()) continue;
    if (!book.covers(rule.services, service)) continue;
    if (held_by(rule, quantity)) return std::nullopt;
    if (speaks_of(view, rule, item)) accusers.push_back(RuleId(r));
  }
  if (accusers.empty()) return std::nullopt;
  const std::vector<SlotId> slots = slots_of(view, quantity);
  for (const RuleId id : accusers) {
    if (auto wrong = wrong_age(view, quantity, book[id], id)) return wrong;
    if (auto wrong = accused_by(view, id, service, quantity, slots)) return wrong;
  }
  return std::nullopt;
}

}  // namespace

std::vector<WrongNumber> wrong_numbers(const CaseView& view, std::uint16_t item) {
  std::vector<WrongNumber> out;
  if (view.lexicon == nullptr) return out;
  const SentenceRange range = rationale_of(view.reading, item);
  for (std::uint32_t s = range.first; s < range.end; ++s) {
    bool counts = false;
    each_in(view.reading.quantities, s,
            [&](const QuantityMention& quantity) { counts = counts || countable(quantity); });
    if (!counts || !guideline_talk(view, s)) continue;
    if (has_cue(view.reading, s, {CueKind::exceeds})) continue;  // compares the request with the guideline
    if (talks_of_worker(view, s) && !has_cue(view.reading, s, {CueKind::guideline_source})) continue;
    const std::vector<GuidelineId> guidelines = credited(view, item, s);
    if (guidelines.empty()) continue;
    each_in(view.reading.quantities, s, [&](const QuantityMention& quantity) {
      if (!countable(quantity)) return;
      if (auto wrong = judge(view, item, guidelines, quantity)) out.push_back(std::move(*wrong));
    });
  }
  return out;
}

void collect_facts(const Criterion& criterion, std::vector<FactId>& out) {
  if (criterion.op == Criterion::Op::fact && criterion.fact.exists()) out.push_back(criterion.fact);
  for (const Criterion& child : criterion.children)
    collect_facts(child, out);
}

std::vector<FactId> facts_of(const Criterion& criterion) {
  std::vector<FactId> out;
  collect_facts(criterion, out);
  return out;
}

bool touches(const Rulebook& rulebook, FactId mentioned, FactId fact) {
  return rulebook.implies(mentioned, fact) || rulebook.implies(fact, mentioned);
}

Stated stated_criterion(const CaseView& view, std::uint16_t item, const std::vector<FactId>& facts,
                        std::string_view title) {
  const SentenceRange range = rationale_of(view.reading, item);
  const std::vector<Token>& tokens = view.reading.tokens;
  for (std::uint32_t s = range.first; s < range.end; ++s) {
    if (!guideline_talk(view, s)) continue;
    Span found;
    each_in(view.reading.mentions, s, [&](const Mention& mention) {
      for (const FactId fact : facts) {
        if (found.empty() && touches(view.rulebook, mention.fact, fact)) found = mention.span;
      }
    });
    if (found.empty()) continue;
    Stated out;
    out.sentence = s;
    const Sentence& sentence = view.reading.sentences[s];
    for (std::uint32_t t = sentence.first_token; t < sentence.end_token; ++t) {
      if (tokens[t].kind == TokenKind::word && tokens[t].length >= 5 && found.contains(tokens[t].span()))
        out.words.push_back(fold_word(view.source.slice(tokens[t].span())));
    }
    return out;
  }
  // By the title: at least two of its telling words in one sentence.
  std::vector<std::string> telling;
  std::string word;
  const auto close = [&] {
    if (word.size() >= 5) telling.push_back(fold_word(word));
    word.clear();
  };
  for (const char c : title) {
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) {
      word += c;
    } else {
      close();
    }
  }
  close();
  for (std::uint32_t s = range.first; s < range.end && telling.size() >= 2; ++s) {
    if (!guideline_talk(view, s)) continue;
    Stated out;
    const Sentence& sentence = view.reading.sentences[s];
    for (std::uint32_t t = sentence.first_token; t < sentence.end_token; ++t) {
      if (tokens[t].kind != TokenKind::word) continue;
      const std::string folded = fold_word(view.source.slice(tokens[t].span()));
      const bool tells = std::find(telling.begin(), telling.end(), folded) != telling.end();
      if (tells && std::find(out.words.begin(), out.words.end(), folded) == out.words.end())
        out.words.push_back(folded);
    }
    if (out.words.size() < 2) continue;
    out.sentence = s;
    return out;
  }
  return {};
}

bool reviewer_touches(const CaseView& view, std::uint16_t item, const std::vector<FactId>& facts,
                      const Stated& stated) {
  const SentenceRange range = rationale_of(view.reading, item);
  // A study is addressed by any mention of a study, a time by any other time.
  const bool study =
      std::any_of(facts.begin(), facts.end(), [&](FactId fact) { return view.rulebook[fact].kind == FactKind::study; });
  bool timed = false;
  if (stated.exists()) {
    each_in(view.reading.quantities, stated.sentence,
            [&](const QuantityMention& quantity) { timed = timed || is_duration(quantity.unit); });
  }
  const ServiceId diagnostics = view.rulebook.service("diagnostics");
  for (std::uint32_t s = range.first; s < range.end; ++s) {
    if (guideline_talk(view, s)) continue;
    const Sentence& sentence = view.reading.sentences[s];
    bool found = false;
    each_in(view.reading.mentions, s, [&](const Mention& mention) {
      for (const FactId fact : facts)
        found = found || touches(view.rulebook, mention.fact, fact);
      found = found || (study && view.rulebook[mention.fact].kind == FactKind::study);
    });
    each_in(view.reading.services, s, [&](const ServiceMention& mention) {
      found = found || (study && diagnostics.exists() && view.rulebook.is_a(mention.service, diagnostics) &&
                        mention.service != view.reading.items[item].service);
    });
    each_in(view.reading.quantities, s,
            [&](const QuantityMention& quantity) { found = found || (timed && is_duration(quantity.unit)); });
    for (std::uint32_t t = sentence.first_token; t < sentence.end_token && !found && !stated.words.empty(); ++t) {
      const Token& token = view.reading.tokens[t];
      if (token.kind != TokenKind::word || token.length < 5) continue;
      const std::string folded = fold_word(view.source.slice(token.span()));
      found = std::find(stated.words.begin(), stated.words.end(), folded) != stated.words.end();
    }
    if (found) return true;
  }
  return false;
}

namespace {

/// "Antidepressants have not been tried" in the record: an absence, but of the thing and not of its documentation.
RecordTruth denied_outright(const CaseView& view, FactId fact) {
  RecordTruth out;
  for (std::uint32_t m = 0; m < view.reading.mentions.size(); ++m) {
    const Mention& mention = view.reading.mentions[m];
    const Sentence& sentence = view.reading.sentences[mention.sentence];
    if (sentence.zone != Zone::summary) break;
    if (sentence.review_history || !mention.absence_claim || mention.polarity != Polarity::negated) continue;
    if (!view.rulebook.implies(fact, mention.fact)) continue;
    if (!has_word(view, mention.sentence, {"not", "never"}) ||
        !has_word(view, mention.sentence, {"tried", "used", "had", "taken", "received", "undergone", "attempted"}) ||
        has_word(view, mention.sentence,
                 {"document", "documented", "documentation", "evidence", "record", "records", "noted", "indicated",
                  "mentioned", "provided"})) {
      continue;
    }
    out = {Truth::not_met, m};
  }
  return out;
}

}  // namespace

RecordTruth record_truth(const CaseView& view, const Criterion& criterion, Regions regions) {
  switch (criterion.op) {
    case Criterion::Op::fact: {
      const FactTruth fact = fact_by_record(view.reading, view.rulebook, criterion.fact, regions);
      if (fact.truth != Truth::unknown || fact.mention != no_index) return {fact.truth, fact.mention};
      return denied_outright(view, criterion.fact);
    }
    case Criterion::Op::all:
    case Criterion::Op::any: {
      const Truth decides = criterion.op == Criterion::Op::all ? Truth::not_met : Truth::met;
      bool open = criterion.children.empty();
      RecordTruth last;
      for (const Criterion& child : criterion.children) {
        const RecordTruth truth = record_truth(view, child, regions);
        if (truth.truth == decides) return truth;
        if (truth.truth == Truth::unknown) {
          open = true;
        } else {
          last = truth;
        }
      }
      return open ? RecordTruth{} : last;
    }
    default: return {};
  }
}

bool objects(const CaseView& view, std::uint32_t sentence) {
  const Sentence& s = view.reading.sentences[sentence];
  if (s.voice == Voice::guideline || s.review_history || inside_quotation(view, sentence)) return false;
  if (has_cue(view.reading, sentence, {CueKind::exceeds, CueKind::exception})) return true;
  if (has_word(view, sentence,
               {"however", "but", "unclear", "although", "lack", "lacks", "lacking", "without", "absent", "absence",
                "failed", "unspecified", "neither", "nor", "none", "never", "insufficient"})) {
    return true;
  }
  bool denies = false;
  each_in(view.reading.mentions, sentence,
          [&](const Mention& mention) { denies = denies || mention.polarity == Polarity::negated; });
  if (denies) return true;
  // "not", "no" beyond the verdict itself
  bool no = false;
  for (std::uint32_t t = s.first_token; t < s.end_token; ++t) {
    const Token& token = view.reading.tokens[t];
    if (token.kind != TokenKind::word || token.length > 6) continue;
    const std::string word = lower_word(view, t);
    if (word != "not" && word != "no" && word != "cannot") continue;
    bool verdict = false;
    each_in(view.reading.cues, sentence, [&](const CueMention& cue) {
      verdict = verdict || (cue.kind == CueKind::not_necessary && cue.span.contains(token.span()));
    });
    no = no || !verdict;
  }
  return no;
}

}  // namespace imrlint::checks
