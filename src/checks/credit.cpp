#include "checks/credit.hpp"

#include <array>
#include <cmath>

#include "checks/support.hpp"
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
  std::uint32_t end = sentence.first_token;
  while (first < sentence.end_token && tokens[first].end() <= quantity.span.begin)
    ++first;
  end = first;
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
  return has_cue(view.reading, s, {CueKind::worker, CueKind::record_source, CueKind::exceeds, CueKind::request});
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

}  // namespace

std::vector<WrongNumber> wrong_numbers(const CaseView& view, std::uint16_t item) {
  std::vector<WrongNumber> out;
  if (view.lexicon == nullptr) return out;
  const Rulebook& book = view.rulebook;
  const ItemReading& reading = view.reading.items[item];
  const SentenceRange range = rationale_of(view.reading, item);
  for (std::uint32_t s = range.first; s < range.end; ++s) {
    const Sentence& sentence = view.reading.sentences[s];
    if (sentence.voice != Voice::guideline || sentence.review_history) continue;
    if (talks_of_worker(view, s) && !has_cue(view.reading, s, {CueKind::guideline_source})) continue;
    std::vector<GuidelineId> guidelines;
    bool asked = false;
    each_in(view.reading.quantities, s, [&](const QuantityMention& quantity) {
      if (quantity.derived || quantity.unit == Unit::milligrams || quantity.unit == Unit::points) return;
      if (!asked) guidelines = credited(view, item, s);
      asked = true;
      if (guidelines.empty()) return;
      const Number said = {quantity.min, quantity.max, quantity.unit};
      const std::vector<SlotId> slots = slots_of(view, quantity);
      bool held = false;
      std::optional<WrongNumber> wrong;
      for (std::size_t r = 0; r < book.rules.size() && !held; ++r) {
        const Rule& rule = book.rules[r];
        if (std::find(guidelines.begin(), guidelines.end(), rule.guideline) == guidelines.end()) continue;
        if (!speaks_of(view, rule, item)) continue;
        if (auto age = wrong_age(view, quantity, rule, RuleId(r))) {
          if (!wrong) wrong = std::move(age);
          continue;
        }
        const auto covers = [&](const std::vector<ServiceId>& services) {
          return services.empty() || (reading.service.exists() && book.covers(services, reading.service));
        };
        // A number that stands anywhere in the rule is no slip, whatever it is said to measure.
        std::vector<Number> numbers;
        numbers_of(rule.criteria, numbers);
        for (const Statement& statement : rule.statements)
          numbers.push_back({statement.min, statement.max, statement.unit});
        const auto stands = [&](double value) {
          return std::any_of(numbers.begin(), numbers.end(),
                             [&](const Number& n) { return holds(n, value, quantity.unit); });
        };
        if (stands(quantity.min) && stands(quantity.max)) {
          held = true;
          break;
        }
        if (slots.empty()) continue;
        for (const Misquotation& misquotation : rule.misquotations) {
          if (misquotation.slot != slots.front() &&
              std::find(slots.begin(), slots.end(), misquotation.slot) == slots.end())
            continue;
          if (!covers(misquotation.services) || misquotation.confidence == Confidence::shaky) continue;
          if (!equal({misquotation.min, misquotation.max, misquotation.unit}, said)) continue;
          WrongNumber found;
          found.sentence = s;
          found.span = quantity.span;
          found.guideline = rule.guideline;
          found.rule = RuleId(r);
          found.belongs_to = misquotation.belongs_to;
          found.foreign = names_other_guideline(misquotation.belongs_to);
          found.confidence = misquotation.confidence;
          for (const Statement& statement : rule.statements) {
            if (statement.slot == misquotation.slot && found.held.empty())
              found.held = book[statement.slot].label + " " + text_of({statement.min, statement.max, statement.unit});
          }
          wrong = std::move(found);
        }
        // Another number for the same thing. ODG gives one per diagnosis, of which the rulebook holds a part.
        if (wrong || book[rule.guideline].family == Family::odg) continue;
        for (const Statement& statement : rule.statements) {
          if (statement.slot != slots.front() || !covers(statement.services)) continue;
          if (statement.confidence < Confidence::memory) continue;
          WrongNumber found;
          found.sentence = s;
          found.span = quantity.span;
          found.guideline = rule.guideline;
          found.rule = RuleId(r);
          found.held = book[statement.slot].label + " " + text_of({statement.min, statement.max, statement.unit});
          found.confidence = statement.confidence;
          wrong = std::move(found);
          break;
        }
      }
      if (!held && wrong) out.push_back(std::move(*wrong));
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

Stated stated_criterion(const CaseView& view, std::uint16_t item, const std::vector<FactId>& facts) {
  const SentenceRange range = rationale_of(view.reading, item);
  Stated out;
  for (const Mention& mention : view.reading.mentions) {
    if (mention.sentence < range.first || mention.sentence >= range.end) continue;
    const Sentence& sentence = view.reading.sentences[mention.sentence];
    if (sentence.voice != Voice::guideline || sentence.review_history) continue;
    for (const FactId fact : facts) {
      if (!touches(view.rulebook, mention.fact, fact)) continue;
      return {mention.sentence, mention.span, fact};
    }
  }
  return out;
}

bool reviewer_touches(const CaseView& view, std::uint16_t item, const std::vector<FactId>& facts, Span stated) {
  const SentenceRange range = rationale_of(view.reading, item);
  // Words of the criterion that are long enough to tell it from another.
  std::vector<std::string> telling;
  for (std::uint32_t s = range.first; s < range.end && !stated.empty(); ++s) {
    const Sentence& sentence = view.reading.sentences[s];
    if (!sentence.span.contains(stated)) continue;
    for (std::uint32_t t = sentence.first_token; t < sentence.end_token; ++t) {
      const Token& token = view.reading.tokens[t];
      if (token.kind == TokenKind::word && stated.contains(token.span()) && token.length >= 5)
        telling.push_back(fold_word(view.source.slice(token.span())));
    }
  }
  for (std::uint32_t s = range.first; s < range.end; ++s) {
    const Sentence& sentence = view.reading.sentences[s];
    if (sentence.voice == Voice::guideline) continue;
    bool found = false;
    each_in(view.reading.mentions, s, [&](const Mention& mention) {
      for (const FactId fact : facts)
        found = found || touches(view.rulebook, mention.fact, fact);
    });
    for (std::uint32_t t = sentence.first_token; t < sentence.end_token && !found && !telling.empty(); ++t) {
      const Token& token = view.reading.tokens[t];
      if (token.kind != TokenKind::word || token.length < 5) continue;
      found = std::find(telling.begin(), telling.end(), fold_word(view.source.slice(token.span()))) != telling.end();
    }
    if (found) return true;
  }
  return false;
}

bool objects(const CaseView& view, std::uint32_t sentence) {
  const Sentence& s = view.reading.sentences[sentence];
  if (s.voice == Voice::guideline || s.review_history) return false;
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
