#include <algorithm>
#include <cmath>

#include "facts/dates.hpp"
#include "facts/work.hpp"

namespace imrlint::facts {
namespace {

std::optional<Unit> duration_unit(const Token& token) {
  if (is_any(token, Known::week, Known::wk, Known::wks)) return Unit::weeks;
  if (is_any(token, Known::day, Known::days)) return Unit::days;
  if (is(token, Known::month)) return Unit::months;
  if (is_any(token, Known::year, Known::yr, Known::yrs)) return Unit::years;
  if (is_any(token, Known::hour, Known::hr, Known::hrs)) return Unit::hours;
  return std::nullopt;
}

std::optional<Unit> dispensed_unit(const Token& token) {
  if (is_any(token, Known::tablet, Known::tab, Known::tabs, Known::capsule, Known::cap, Known::caps, Known::pill,
             Known::patch, Known::patche, Known::lozenge, Known::unit)) {
    return Unit::count;
  }
  return std::nullopt;
}

std::optional<Unit> strength_unit(const Token& token) {
  if (is(token, Known::mg)) return Unit::milligrams;
  if (is_any(token, Known::gm, Known::gms, Known::gram)) return Unit::grams;
  if (is(token, Known::ml)) return Unit::millilitres;
  return std::nullopt;
}

bool visit_word(const Token& token) {
  return is_any(token, Known::visit, Known::session, Known::treatment);
}
bool per_word(const Token& token) {
  return is_any(token, Known::per, Known::a, Known::an, Known::every, Known::each) || is_mark(token, '/');
}
bool times_word(const Token& token) {
  return is_any(token, Known::time, Known::x);
}

/// A number or a range of numbers, with a repetition in parentheses: "six", "10-12", "2 to 3", "twelve (12)".
struct Range {
  double min = 0;
  double max = 0;
  std::uint32_t end = 0;
};

std::optional<Range> range_at(const Work& work, std::uint32_t i, std::uint32_t end) {
  const auto value = number_value(work.text, work.token(i));
  if (!value) return std::nullopt;
  Range range{*value, *value, i + 1};
  const auto tight = [&](std::uint32_t k) { return k < end; };
  if (tight(i + 2) &&
      (is_mark(work.token(i + 1), '-') || is(work.token(i + 1), Known::to) || is(work.token(i + 1), Known::or_))) {
    const auto upper = number_value(work.text, work.token(i + 2));
    if (upper && *upper > *value) range = {*value, *upper, i + 3};
  }
  if (range.end + 2 < end && is_mark(work.token(range.end), '(') && is_mark(work.token(range.end + 2), ')')) {
    const auto again = number_value(work.text, work.token(range.end + 1));
    if (again && *again == range.max) range.end += 3;
  }
  return range;
}

/// Repetitions a week, of "3 times a week", "twice weekly", "2-3x/wk"; `end` is set past it.
struct Frequency {
  double min = 0;
  double max = 0;
  bool daily = false;
  std::uint32_t end = 0;
};

std::optional<Frequency> frequency_at(const Work& work, std::uint32_t i, std::uint32_t end) {
  const auto range = range_at(work, i, end);
  if (!range) return std::nullopt;
  std::uint32_t k = range->end;
  const bool adverb = is_any(work.token(i), Known::once, Known::twice, Known::thrice);
  bool times = adverb;
  if (k < end && times_word(work.token(k))) {
    ++k;
    times = true;
  } else if (k < end && visit_word(work.token(k))) {
    ++k;
    times = true;
  }
  Frequency out{range->min, range->max, false, 0};
  if (k < end && is_any(work.token(k), Known::weekly, Known::wkly)) {
    out.end = k + 1;
    return out;
  }
  if (k < end && is(work.token(k), Known::daily)) {
    if (!times) return std::nullopt;
    out.daily = true;
    out.end = k + 1;
    return out;
  }
  bool per = false;
  while (k < end && per_word(work.token(k))) {
    ++k;
    per = true;
  }
  if (!per || k >= end) return std::nullopt;
  const auto unit = duration_unit(work.token(k));
  if (unit == Unit::weeks) {
    out.end = k + 1;
    return out;
  }
  if (unit == Unit::days && times) {
    out.daily = true;
    out.end = k + 1;
    return out;
  }
  return std::nullopt;
}

}  // namespace

void collect_quantities(Work& work, std::uint32_t index) {
  Reading& out = work.out;
  const Sentence& sentence = out.sentences[index];
  const std::uint32_t end = sentence.end_token;
  const std::span<const Token> tokens(out.tokens.data(), end);
  const auto add = [&](double min, double max, Unit unit, std::uint32_t a, std::uint32_t b, bool derived = false) {
    QuantityMention mention;
    mention.min = min;
    mention.max = max;
    mention.unit = unit;
    mention.span = work.span_of(a, b);
    mention.sentence = index;
    mention.derived = derived;
    out.quantities.push_back(mention);
  };

  for (std::uint32_t i = sentence.first_token; i < end; ++i) {
    const Token& token = work.token(i);
    if (token.kind != TokenKind::mark) {
      if (const auto date = date_at(work.text, tokens, i)) {
        i += static_cast<std::uint32_t>(date->tokens) - 1;
        continue;
      }
    }
    // "#60", "# 60", "Qty 60", "quantity: 60", "count 60", "No. 60", "dispense 60"
    const bool hash = is_mark(token, '#');
    const bool label = is_any(token, Known::qty, Known::quantity, Known::count, Known::dispense);
    if (hash || label || (is(token, Known::no) && i + 1 < end && is_mark(work.token(i + 1), '.'))) {
      std::uint32_t k = i + 1;
      while (k < end && k < i + 3 &&
             (is_mark(work.token(k), '.') || is_mark(work.token(k), ':') || is_mark(work.token(k), '#') ||
              is(work.token(k), Known::of)))
        ++k;
      if (k < end && work.token(k).kind == TokenKind::number) {
        const auto value = number_value(work.text, work.token(k));
        const bool unit_follows = k + 1 < end && (strength_unit(work.token(k + 1)) || visit_word(work.token(k + 1)));
        if (value && !unit_follows) {
          add(*value, *value, Unit::count, i, k + 1);
          i = k;
        }
      }
      continue;
    }
    // "times 6", "x 6", "x6" where no duration follows
    if (times_word(token) || (token.kind == TokenKind::word && token.length >= 2 && token.length <= 3 &&
                              (work.raw(i)[0] == 'x' || work.raw(i)[0] == 'X'))) {
      double value = 0;
      std::uint32_t last = i + 1;
      if (times_word(token)) {
        const auto range = i + 1 < end ? range_at(work, i + 1, end) : std::nullopt;
        if (range && range->min == range->max) {
          value = range->max;
          last = range->end;
        }
      } else {
        for (const char c : work.raw(i).substr(1))
          value = c >= '0' && c <= '9' && value >= 0 ? value * 10 + (c - '0') : -1;
      }
      if (value > 0 && value < 200) {
        const auto unit = last < end ? duration_unit(work.token(last)) : std::nullopt;
        if (unit) {
          add(value, value, *unit, i, last + 1);
          i = last;
        } else if (!(last < end && (times_word(work.token(last)) || per_word(work.token(last))))) {
          const std::uint32_t word = last < end && visit_word(work.token(last)) ? last + 1 : last;
          add(value, value, Unit::visits, i, word);
          i = word - 1;
        }
      }
      continue;
    }
    if (const auto frequency = frequency_at(work, i, end)) {
      if (frequency->daily) {
        add(frequency->min, frequency->max, Unit::per_day, i, frequency->end);
        i = frequency->end - 1;
        continue;
      }
      add(frequency->min, frequency->max, Unit::visits_per_week, i, frequency->end);
      // "for 2 weeks", "x 4 weeks", "times three weeks", "over 6 weeks"
      std::uint32_t k = frequency->end;
      while (k < end && k < frequency->end + 3 &&
             (is_any(work.token(k), Known::for_, Known::over, Known::x, Known::time, Known::the) ||
              is_mark(work.token(k), ',')))
        ++k;
      const auto duration = k < end ? range_at(work, k, end) : std::nullopt;
      if (duration && duration->end < end) {
        const auto unit = duration_unit(work.token(duration->end));
        if (unit == Unit::weeks || unit == Unit::months) {
          add(duration->min, duration->max, *unit, k, duration->end + 1);
          const double weeks = *unit == Unit::months ? days_in(Unit::months) / 7.0 : 1.0;
          add(std::floor(frequency->min * duration->min * weeks), std::ceil(frequency->max * duration->max * weeks),
              Unit::visits, i, duration->end + 1, true);
          i = duration->end;
          continue;
        }
      }
      i = frequency->end - 1;
      continue;
    }
    const auto range = range_at(work, i, end);
    if (!range) continue;
    std::uint32_t k = range->end;
    if (k >= end) break;
    const Token& next = work.token(k);
    if (is_mark(next, '%') || is(next, Known::percent)) {
      add(range->min, range->max, Unit::percent, i, k + 1);
      i = k;
      continue;
    }
    if (const auto unit = strength_unit(next)) {
      add(range->min, range->max, *unit, i, k + 1);
      i = k;
      continue;
    }
    // "5/325mg"
    if (is_mark(next, '/') && k + 2 < end && work.token(k + 1).kind == TokenKind::number &&
        strength_unit(work.token(k + 2))) {
      add(range->min, range->max, Unit::milligrams, i, k + 3);
      i = k + 2;
      continue;
    }
    // "8/10", "4 out of 10": points of the pain scale
    if (is_mark(next, '/') && k + 1 < end && work.raw(k + 1) == "10") {
      add(range->min, range->max, Unit::points, i, k + 2);
      i = k + 1;
      continue;
    }
    std::uint32_t d = k;
    if (is_mark(next, '-') && d + 1 < end) ++d;  // "4-week"
    if (const auto unit = duration_unit(work.token(d))) {
      // "43-year-old" is an age.
      const bool age =
          unit == Unit::years && d + 1 < end && (is(work.token(d + 1), Known::old) || is_mark(work.token(d + 1), '-'));
      if (!age) add(range->min, range->max, *unit, i, d + 1);
      i = d;
      continue;
    }
    if (const auto unit = dispensed_unit(next)) {
      add(range->min, range->max, *unit, i, k + 1);
      i = k;
      continue;
    }
    if (is(next, Known::injection)) {
      add(range->min, range->max, Unit::injections, i, k + 1);
      i = k;
      continue;
    }
    if (is(next, Known::level)) {
      add(range->min, range->max, Unit::levels, i, k + 1);
      i = k;
      continue;
    }
    // "a trial of 6 visits ... a total of up to 18": a bare number that counts what was counted before
    if (i > sentence.first_token && is(work.token(i - 1), Known::to) && !out.quantities.empty() &&
        out.quantities.back().sentence == index && next.kind == TokenKind::mark) {
      for (auto it = out.quantities.rbegin(); it != out.quantities.rend() && it->sentence == index; ++it) {
        if (it->unit != Unit::visits) continue;
        add(range->min, range->max, Unit::visits, i, range->end);
        break;
      }
      continue;
    }
    // "12 physical therapy sessions", "6 additional visits": up to five words of the service in between
    for (std::uint32_t v = k; v < end && v < k + 6; ++v) {
      const Token& word = work.token(v);
      if (visit_word(word)) {
        add(range->min, range->max, Unit::visits, i, v + 1);
        i = v;
        break;
      }
      if (word.kind == TokenKind::number || number_value(work.text, word) || duration_unit(word) ||
          strength_unit(word) || is_any(word, Known::of, Known::for_, Known::and_, Known::over, Known::was) ||
          (word.kind == TokenKind::mark && word.mark != '/' && word.mark != '-' && word.mark != '&')) {
        break;
      }
    }
  }
}

}  // namespace imrlint::facts
