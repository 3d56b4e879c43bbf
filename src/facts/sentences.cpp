#include <algorithm>
#include <array>

#include "facts/work.hpp"

namespace imrlint::facts {
namespace {

bool lower(char c) {
  return c >= 'a' && c <= 'z';
}
bool upper(char c) {
  return c >= 'A' && c <= 'Z';
}
bool space(char c) {
  return c == ' ' || c == '\n';
}

bool abbreviation(std::string_view word) {
  static constexpr std::array<std::string_view, 44> list = {
      "approx", "apr", "aug", "b",  "bid", "ca",  "cf",   "dec", "dept", "dr",  "e",  "ed",  "eg",  "et", "ext",
      "feb",    "fig", "g",   "i",  "ie",  "inc", "jan",  "jr",  "jul",  "jun", "lt", "ltd", "mar", "mr", "mrs",
      "ms",     "nov", "oct", "pp", "ref", "rt",  "sect", "sep", "sept", "sr",  "st", "vol", "vs",  "wk",
  };
  if (word.size() > 6) return false;
  std::array<char, 6> folded{};
  for (std::size_t i = 0; i < word.size(); ++i) {
    folded[i] = upper(word[i]) ? static_cast<char>(word[i] + 32) : word[i];
  }
  return std::binary_search(list.begin(), list.end(), std::string_view(folded.data(), word.size()));
}

/// Whether the full stop (or other final mark) at token `i` ends a sentence that began at token `first`.
bool ends_sentence(const Work& work, std::uint32_t first, std::uint32_t i, std::uint32_t end, std::uint32_t limit) {
  const Token& mark = work.token(i);
  std::uint32_t after = mark.end();
  while (after < limit && (work.text[after] == '"' || work.text[after] == ')' || work.text[after] == ']'))
    ++after;
  if (after + 2 < limit && work.text[after] == '\xE2' && work.text[after + 1] == '\x80') after += 3;  // closing quote
  if (after >= limit || i + 1 >= end) return true;
  const char next = work.text[after];
  if (mark.mark != '.') return space(next);
  if (i == first) return false;
  const Token& before = work.token(i - 1);
  const bool touching = before.end() == mark.begin;
  if (!space(next)) {
    // "noted.The patient": a blank was lost. Not "9792.24.1", "e.g.", "www.x".
    return touching && before.kind == TokenKind::word && before.length > 2 && upper(next) && after + 1 < limit &&
           lower(work.text[after + 1]) && lower(work.text[mark.begin - 1]);
  }
  std::uint32_t k = after;
  while (k < limit && space(work.text[k]))
    ++k;
  if (k >= limit) return true;
  if (touching && before.kind == TokenKind::number && i - 1 == first) return false;  // "1. Recommended"
  if (touching && before.kind == TokenKind::word) {
    const std::string_view word = work.raw(i - 1);
    const bool line_end = work.text.substr(after, k - after).find('\n') != std::string_view::npos;
    if (word.size() == 1 && upper(word[0]) && !line_end) {
      // An initial ("J. Smith"); but "hepatitis C. The patient" ends.
      return i >= 2 && work.token(i - 2).kind == TokenKind::word && lower(work.raw(i - 2).front());
    }
    if (abbreviation(word)) return false;
    if (is(before, Known::no) && work.text[k] >= '0' && work.text[k] <= '9') return false;
  }
  return !lower(work.text[k]);
}

}  // namespace

void split_sentences(Work& work, Span range, Zone zone, std::uint16_t item) {
  if (range.empty()) return;
  const auto begin = static_cast<std::uint32_t>(work.out.tokens.size());
  tokenise(work.text, range, work.lexicon.words(), work.out.tokens);
  const auto end = static_cast<std::uint32_t>(work.out.tokens.size());
  const auto close = [&](std::uint32_t first, std::uint32_t last) {
    if (first >= last) return;
    Sentence sentence;
    sentence.span = work.span_of(first, last);
    sentence.first_token = first;
    sentence.end_token = last;
    sentence.zone = zone;
    sentence.item = item;
    work.out.sentences.push_back(sentence);
  };
  std::uint32_t first = begin;
  if (zone != Zone::title) {
    for (std::uint32_t i = begin; i < end; ++i) {
      const Token& token = work.token(i);
      if (token.kind != TokenKind::mark || (token.mark != '.' && token.mark != '!' && token.mark != '?')) continue;
      if (!ends_sentence(work, first, i, end, range.end)) continue;
      std::uint32_t last = i + 1;
      while (last < end && work.token(last).kind == TokenKind::mark &&
             (work.token(last).mark == '"' || work.token(last).mark == ')' || work.token(last).mark == ']') &&
             work.token(last).begin == work.token(last - 1).end()) {
        ++last;
      }
      close(first, last);
      first = last;
      i = last - 1;
    }
  }
  close(first, end);
}

}  // namespace imrlint::facts
