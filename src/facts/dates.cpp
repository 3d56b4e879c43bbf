#include <algorithm>

#include "facts/dates.hpp"
#include "facts/work.hpp"

namespace imrlint::facts {
namespace {

unsigned month_of(const Token& token) {
  if (token.kind != TokenKind::word) return 0;
  constexpr auto january = static_cast<WordId>(Known::january);
  constexpr auto december = static_cast<WordId>(Known::december);
  if (token.word >= january && token.word <= december) return token.word - january + 1;
  static constexpr Known abbreviations[] = {Known::jan, Known::feb, Known::mar, Known::apr, Known::may, Known::jun,
                                            Known::jul, Known::aug, Known::sep, Known::oct, Known::nov, Known::dec};
  for (unsigned i = 0; i < 12; ++i) {
    if (is(token, abbreviations[i])) return i + 1;
  }
  if (is(token, Known::sept)) return 9;
  return 0;
}

struct Number {
  unsigned value = 0;
  unsigned digits = 0;
};
std::optional<Number> plain_number(std::string_view text, const Token& token) {
  if (token.kind != TokenKind::number || token.length > 4) return std::nullopt;
  Number number;
  for (const char c : text.substr(token.begin, token.length)) {
    if (c < '0' || c > '9') return std::nullopt;
    number.value = number.value * 10 + static_cast<unsigned>(c - '0');
    ++number.digits;
  }
  return number;
}

std::optional<int> year_of(Number number) {
  if (number.digits == 4) return static_cast<int>(number.value);
  if (number.digits == 2) return static_cast<int>(number.value < 50 ? 2000 + number.value : 1900 + number.value);
  return std::nullopt;
}

Date make(int year, unsigned month, unsigned day) {
  return {static_cast<std::int16_t>(year), static_cast<std::uint8_t>(month), static_cast<std::uint8_t>(day)};
}

}  // namespace

std::optional<WrittenDate> date_at(std::string_view text, std::span<const Token> tokens, std::size_t i) {
  const std::size_t n = tokens.size();
  const auto number = [&](std::size_t k) { return k < n ? plain_number(text, tokens[k]) : std::nullopt; };
  const auto close = [&](std::size_t k) { return k < n && tokens[k].begin <= tokens[k - 1].end() + 1; };
  WrittenDate out;

  if (const auto first = number(i)) {
    // 10/23/2016, 10-23-16, 2016-10-23
    const bool slash = i + 1 < n && (is_mark(tokens[i + 1], '/') || is_mark(tokens[i + 1], '-'));
    if (slash && close(i + 1) && close(i + 2)) {
      const char mark = tokens[i + 1].mark;
      const auto second = number(i + 2);
      if (second && i + 3 < n && is_mark(tokens[i + 3], mark) && close(i + 3) && close(i + 4)) {
        if (const auto third = number(i + 4)) {
          if (first->digits == 4 && second->digits <= 2 && third->digits <= 2) {
            out.date = make(static_cast<int>(first->value), second->value, third->value);
          } else if (first->digits <= 2 && second->digits <= 2) {
            const auto year = year_of(*third);
            if (!year) return std::nullopt;
            unsigned month = first->value;
            unsigned day = second->value;
            if (month > 12 && day <= 12) std::swap(month, day);  // day first
            out.date = make(*year, month, day);
          } else {
            return std::nullopt;
          }
          if (i + 5 < n && is_mark(tokens[i + 5], mark) && close(i + 5) && number(i + 6)) return std::nullopt;
          out.tokens = 5;
          out.impossible = out.date.month == 0 || out.date.day == 0 || !is_calendar_date(out.date);
          return out;
        }
      }
      // 01/2014
      if (mark == '/' && second && second->digits == 4 && first->value >= 1 && first->value <= 12 &&
          second->value >= 1950 && second->value < 2100) {
        out.date = make(static_cast<int>(second->value), first->value, 0);
        out.tokens = 3;
        return out;
      }
      return std::nullopt;
    }
    // 9 December 2016
    if (first->digits <= 2 && i + 2 < n) {
      const unsigned month = month_of(tokens[i + 1]);
      const auto year = number(i + 2);
      if (month != 0 && year && year->digits == 4) {
        out.date = make(static_cast<int>(year->value), month, first->value);
        out.tokens = 3;
        out.impossible = out.date.day == 0 || !is_calendar_date(out.date);
        return out;
      }
    }
    return std::nullopt;
  }

  const unsigned month = month_of(tokens[i]);
  if (month == 0) return std::nullopt;
  std::size_t k = i + 1;
  if (k < n && is_mark(tokens[k], '.')) ++k;
  const auto first = number(k);
  if (first && first->digits <= 2) {
    std::size_t at = k + 1;
    if (at < n && tokens[at].kind == TokenKind::word && tokens[at].length == 2) ++at;  // 9th
    if (at < n && is_mark(tokens[at], ',')) ++at;
    const auto year = number(at);
    if (year && year->digits == 4) {
      out.date = make(static_cast<int>(year->value), month, first->value);
      out.tokens = at + 1 - i;
      out.impossible = out.date.day == 0 || !is_calendar_date(out.date);
      return out;
    }
    return std::nullopt;
  }
  if (k < n && is(tokens[k], Known::of)) ++k;
  if (k < n && is_mark(tokens[k], ',')) ++k;
  const auto year = number(k);
  if (year && year->digits == 4 && year->value >= 1950 && year->value < 2100) {
    out.date = make(static_cast<int>(year->value), month, 0);
    out.tokens = k + 1 - i;
    return out;
  }
  return std::nullopt;
}

void collect_dates(Work& work, std::uint32_t index) {
  const Sentence& sentence = work.out.sentences[index];
  const std::span<const Token> tokens(work.out.tokens.data() + sentence.first_token,
                                      sentence.end_token - sentence.first_token);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].kind == TokenKind::mark) continue;
    const auto date = date_at(work.text, tokens, i);
    if (!date) continue;
    DateMention mention;
    mention.date = date->date;
    mention.span = {tokens[i].begin, tokens[i + date->tokens - 1].end()};
    mention.sentence = index;
    mention.impossible = date->impossible;
    work.out.dates.push_back(mention);
    i += date->tokens - 1;
  }
}

}  // namespace imrlint::facts
