#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstring>
#include <string_view>

/// What the custom rules look at: plain functions over the normal form, bounded, and independent of PEGTL.
namespace imrlint::grammar::scan {

constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
constexpr bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}
constexpr bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}
constexpr bool is_letter(char c) {
  return is_upper(c) || is_lower(c);
}
constexpr bool is_gap(char c) {
  return c == ' ' || c == '\n';
}
constexpr char lower(char c) {
  return is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c;
}

/// Where `words` (lower case, one blank between them) end when they start at `p`, else nullptr.
inline const char* match_words(const char* p, const char* end, std::string_view words) {
  for (const char w : words) {
    if (p == end) return nullptr;
    if (w == ' ') {
      if (!is_gap(*p)) return nullptr;
    } else if (w == '\'' && *p != '\'') {  // U+2019, the typographer's apostrophe
      if (end - p < 3 || std::memcmp(p, "\xE2\x80\x99", 3) != 0) return nullptr;
      p += 2;
    } else if (lower(*p) != lower(w)) {
      return nullptr;
    }
    ++p;
  }
  const bool in_word = !words.empty() && is_letter(words.back()) && p != end && is_letter(*p);
  return in_word ? nullptr : p;
}

/// Whether the text before `p` ends with `words`, at a word's beginning; gives where they begin.
inline const char* match_words_before(const char* begin, const char* p, std::string_view words) {
  if (static_cast<std::size_t>(p - begin) < words.size()) return nullptr;
  const char* const start = p - words.size();
  if (start != begin && is_letter(start[-1])) return nullptr;
  return match_words(start, p, words) == p ? start : nullptr;
}

inline bool contains_words(const char* p, const char* end, std::string_view words) {
  for (; end - p >= static_cast<std::ptrdiff_t>(words.size()); ++p) {
    if (lower(*p) == words.front() && match_words(p, end, words) != nullptr) return true;
  }
  return false;
}

/// Whether the period at `p` ends a sentence: a blank and something that may begin one follow, and the word before it
/// is no usual abbreviation and no initial.
inline bool ends_sentence(const char* begin, const char* p, const char* end) {
  const char* next = p + 1;
  while (next < end && (*next == ')' || *next == '"' || *next == '\'' || *next == ']'))
    ++next;
  if (next == end) return true;
  if (!is_gap(*next)) return false;
  if (next + 1 < end && is_lower(next[1])) return false;
  if (next + 1 < end && (next[1] == '#' || next[1] == ',')) return false;
  const char* word = p;
  while (word > begin && is_letter(word[-1]) && p - word < 8)
    --word;
  const std::string_view before(word, static_cast<std::size_t>(p - word));
  if (before.size() == 1 && is_letter(before.front()) && (word == begin || word[-1] == '.' || is_gap(word[-1]))) {
    return *next == '\n';
  }
  static constexpr std::array<std::string_view, 28> abbreviations = {
      "dr",  "mr",  "mrs", "ms", "no",  "nos",  "vs",  "st",   "pg",     "pgs",    "pp",  "qty", "approx", "jr",
      "inc", "fig", "ed",  "al", "tab", "tabs", "cap", "caps", "approx", "refill", "ref", "dx",  "rx",     "max"};
  return std::none_of(abbreviations.begin(), abbreviations.end(), [before](std::string_view a) {
    return a.size() == before.size() &&
           std::equal(a.begin(), a.end(), before.begin(), [](char x, char y) { return x == lower(y); });
  });
}

/// The end of "upheld" or "overturned" at `p` in any case, else nullptr.
inline const char* decision_word(const char* p, const char* end) {
  if (p == end) return nullptr;
  if (lower(*p) == 'u') return match_words(p, end, "upheld");
  if (lower(*p) == 'o') return match_words(p, end, "overturned");
  return nullptr;
}

/// Whether a label that only the parts of an item bear begins at `p`.
inline bool part_label(const char* p, const char* end) {
  if (p == end) return false;
  switch (lower(*p)) {
    case 'c':
      return match_words(p, end, "claims administrator guideline") != nullptr ||
             match_words(p, end, "claims administrator guidelines") != nullptr;
    case 'm':
      return match_words(p, end, "maximus guideline") != nullptr ||
             match_words(p, end, "maximus guidelines") != nullptr;
    case 'd': return match_words(p, end, "decision rationale") != nullptr;
    case 't': return match_words(p, end, "the claims administrator") != nullptr;
    default: return false;
  }
}

/// Whether a decision stands at `p` and closes its line: ": Upheld" in a title, not "was: upheld by a judge".
inline bool decision_at(const char* p, const char* end) {
  const char* q = decision_word(p, end);
  if (q == nullptr) return false;
  if (q < end && *q == '.') ++q;
  return q == end || *q == '\n' || (*q == ' ' && part_label(q + 1, end));
}

/// Whether a decision follows the colon, semicolon or dash at `p`.
inline bool decision_after(const char* p, const char* end) {
  const char* q = p + 1;
  if (q < end && is_gap(*q)) ++q;
  return decision_at(q, end);
}

/// The next place at or after `p` + 1 where something else may begin: the blank after a sentence, or a line feed.
/// `end` where there is none.
inline const char* gate(const char* p, const char* end) {
  const char* const begin = p;
  const char* q = p + 1;
  constexpr std::ptrdiff_t window = 256;
  while (q < end) {
    const char* const stop = q + std::min(window, end - q);
    const auto find = [&q](char c, const char* limit) {
      const void* found = std::memchr(q, c, static_cast<std::size_t>(limit - q));
      return found == nullptr ? limit : static_cast<const char*>(found);
    };
    const char* const period = find('.', stop);
    const char* const line = find('\n', period);
    if (line != period) return line;
    if (period == stop) {
      q = stop;
      continue;
    }
    q = period + 1;
    if (ends_sentence(begin, period, end)) {
      while (q < end && !is_gap(*q))
        ++q;
      return q;
    }
  }
  return end;
}

/// The length of the longest title that is believed.
inline constexpr std::ptrdiff_t longest_title = 1600;

/// What a title has besides its end: whether a decision follows it.
struct TitleEnd {
  const char* end = nullptr;  ///< nullptr where no title begins
  bool decided = false;
};

namespace detail {

// Sentences with which a title tells how the request was split.
inline bool tells_split(const char* begin, const char* period) {
  return match_words_before(begin, period, "original request") != nullptr ||
         match_words_before(begin, period, "claims administrator") != nullptr ||
         match_words_before(begin, period, "imr eligible") != nullptr;
}

inline bool reads_as_prose(const char* p, const char* end) {
  static constexpr std::array<std::string_view, 13> cues = {
      "medically necessary", "is not",   "was not",   "are not",      "does not",    "did not", "therefore", "has been",
      "have been",           "there is", "there are", "this patient", "in this case"};
  return std::any_of(cues.begin(), cues.end(), [&](std::string_view cue) { return contains_words(p, end, cue); });
}

inline bool has_verb(const char* p, const char* end) {
  static constexpr std::array<std::string_view, 12> verbs = {"is",   "are", "was",    "were", "be",    "has",
                                                             "have", "can", "should", "may",  "would", "will"};
  for (const char* q = p; q < end; ++q) {
    if ((q == p || is_gap(q[-1])) && std::any_of(verbs.begin(), verbs.end(), [&](std::string_view verb) {
          return match_words(q, end, verb) != nullptr;
        })) {
      return true;
    }
  }
  return false;
}

}  // namespace detail

/// Where the title that begins at `p` ends, if one does. `begin` is the start of the letter: what stands before `p`
/// tells how sure its beginning is.
///
/// A title begins after the end of what precedes it and runs to its decision, or to the claims administrator's line
/// where the decision is missing. It may wrap, and may hold colons and periods. As rationales end in sentences too, a
/// beginning at a line feed after a sentence allows short sentences inside; any other beginning allows none, save
/// those that tell how a request was split.
inline TitleEnd title_end(const char* begin, const char* p, const char* end) {
  const char* const limit = end - p > longest_title ? p + longest_title : end;
  const char before = p - begin >= 2 ? p[-2] : '\n';
  const bool at_line = p == begin || p[-1] == '\n' || before == ':';
  const bool after_sentence = p - begin < 2 || before == '.' || before == ':' || before == '?' || before == '!' ||
                              before == ')' || before == '"' || before == '\n';
  const bool sure = at_line && after_sentence;
  bool divided = false;  // a gate stands between p and here, so that a later beginning remains possible
  const char* sentence = p;
  int sentences = 0;
  const auto decided = [&](const char* q) -> TitleEnd {
    if (divided && detail::reads_as_prose(sentence, q)) return {};
    return {q, true};
  };
  const auto undecided = [&](const char* q) -> TitleEnd {
    if (q == p || sentences > 0 || q - p > 400 || q[-1] == '.' || detail::reads_as_prose(p, q)) return {};
    return {q, false};
  };
  for (const char* q = p; q < limit; ++q) {
    const char c = *q;
    if (c == ':' || c == ';') {
      if (decision_after(q, end)) return decided(q > p && is_gap(q[-1]) ? q - 1 : q);
      if (c == ';') continue;
      // Labels end in a colon; a title never runs past one.
      for (const std::string_view label :
           {std::string_view("claims administrator guideline"), std::string_view("claims administrator guidelines")}) {
        const char* start = match_words_before(p, q, label);
        if (start == nullptr) continue;
        if (start == p) return {};
        const char* stop = start - 1;
        for (const std::string_view word : {std::string_view("upheld"), std::string_view("overturned")}) {
          const char* const said = match_words_before(p, stop, word);
          if (said != nullptr) return decided(said > p && is_gap(said[-1]) ? said - 1 : said);
        }
        return undecided(stop);
      }
      if (match_words_before(p, q, "maximus guideline") != nullptr ||
          match_words_before(p, q, "decision rationale") != nullptr) {
        return {};
      }
    } else if (c == '.') {
      if (!ends_sentence(p, q, end)) continue;
      if (q + 1 < end && decision_after(q, end)) return decided(q);
      const bool split = detail::tells_split(sentence, q);
      if (!split && (!sure || ++sentences > 4 || q - sentence > 160 || detail::has_verb(sentence, q))) return {};
      divided = true;
      sentence = q + 1;
      if (split && q + 1 < end && q[1] == '\n') ++q;
    } else if (c == '\n') {
      if (q > p && q[-1] == '.' && ends_sentence(p, q - 1, end) && !detail::tells_split(p, q - 1)) return {};
      if (decision_at(q + 1, end)) return decided(q);
      divided = true;
    } else if (c == '-' || c == '\x93' || c == '\x94') {
      // "MRI of the knee - Upheld", with a hyphen or a dash (the last byte of U+2013 and U+2014)
      if (q + 1 < end && (is_gap(q[1]) || is_letter(q[1])) && decision_after(q, end)) {
        const char* stop = c == '-' ? q : q - 2;
        return decided(stop > p && is_gap(stop[-1]) ? stop - 1 : stop);
      }
    }
  }
  return {};
}

}  // namespace imrlint::grammar::scan
