#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
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

/// The same for words known when compiling: eight bytes at a time.
template <std::size_t N>
struct fixed_words {
  static constexpr std::size_t blocks = (N + 7) / 8;
  std::string_view text;
  std::array<std::uint64_t, blocks> want{};    // the words in lower case
  std::array<std::uint64_t, blocks> fold{};    // the bit of case, where a letter stands
  std::array<std::uint64_t, blocks> blanks{};  // all bits, where a blank stands
  std::array<std::uint64_t, blocks> used{};    // all bits, where anything stands
  bool bytewise = false;                       // holds an apostrophe, which has two spellings

  consteval explicit fixed_words(std::string_view words) : text(words) {
    for (std::size_t block = 0; block < blocks; ++block) {
      std::array<unsigned char, 8> w{};
      std::array<unsigned char, 8> f{};
      std::array<unsigned char, 8> b{};
      std::array<unsigned char, 8> u{};
      for (std::size_t i = 0; i < 8 && block * 8 + i < N; ++i) {
        const char c = lower(words[block * 8 + i]);
        w[i] = static_cast<unsigned char>(c);
        f[i] = is_letter(c) ? 0x20 : 0;
        b[i] = c == ' ' ? 0xFF : 0;
        u[i] = 0xFF;
        bytewise = bytewise || c == '\'';
      }
      want[block] = std::bit_cast<std::uint64_t>(w);
      fold[block] = std::bit_cast<std::uint64_t>(f);
      blanks[block] = std::bit_cast<std::uint64_t>(b);
      used[block] = std::bit_cast<std::uint64_t>(u);
    }
  }

  static const char* match(const char* p, const char* end, const fixed_words& words) {
    if (words.bytewise || static_cast<std::size_t>(end - p) < blocks * 8) return match_words(p, end, words.text);
    for (std::size_t block = 0; block < blocks; ++block) {
      std::uint64_t here = 0;
      std::memcpy(&here, p + block * 8, sizeof here);
      const std::uint64_t differs = ((here | words.fold[block]) ^ words.want[block]) & words.used[block];
      if (differs == 0) continue;
      if ((differs & ~words.blanks[block]) != 0) return nullptr;
      return match_words(p, end, words.text);  // a line feed for a blank, or no match
    }
    const char* const stop = p + N;
    const bool in_word = is_letter(words.text[N - 1]) && stop != end && is_letter(*stop);
    return in_word ? nullptr : stop;
  }
};

/// Whether the text before `p` ends with `words`, at a word's beginning; gives where they begin.
inline const char* match_words_before(const char* begin, const char* p, std::string_view words) {
  if (static_cast<std::size_t>(p - begin) < words.size()) return nullptr;
  const char* const start = p - words.size();
  if (start != begin && is_letter(start[-1])) return nullptr;
  return match_words(start, p, words) == p ? start : nullptr;
}

namespace detail {

// A short word as a number, in lower case.
constexpr std::uint64_t packed(std::string_view word) {
  std::uint64_t value = 0;
  for (const char c : word)
    value = value << 8U | static_cast<unsigned char>(lower(c));
  return value;
}

}  // namespace detail

/// Words that a period follows without ending a sentence.
inline bool is_abbreviation(std::string_view word) {
  if (word.size() < 2 || word.size() > 6) return false;
  using detail::packed;
  switch (packed(word)) {
    case packed("al"):
    case packed("approx"):
    case packed("cap"):
    case packed("caps"):
    case packed("dr"):
    case packed("dx"):
    case packed("ed"):
    case packed("fig"):
    case packed("inc"):
    case packed("jr"):
    case packed("max"):
    case packed("mr"):
    case packed("mrs"):
    case packed("ms"):
    case packed("no"):
    case packed("nos"):
    case packed("pg"):
    case packed("pgs"):
    case packed("pp"):
    case packed("qty"):
    case packed("ref"):
    case packed("refill"):
    case packed("rx"):
    case packed("st"):
    case packed("tab"):
    case packed("tabs"):
    case packed("vs"): return true;
    default: return false;
  }
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
  return !is_abbreviation(before);
}

/// Whether a heading or label may begin at `p`: a filter on first letters, so that few words are looked at twice.
inline bool may_begin_label(const char* p, const char* end) {
  if (end - p < 3) return false;
  const char second = lower(p[1]);
  switch (lower(*p)) {
    case 'c': return second == 'l' || second == 'a' || second == 'c';  // claims, clinical, case, cc
    case 'd': return second == 'e' || second == 'o' || second == 'i';  // decision, documents, disclaimer
    case 'e': return second == 'x';                                    // expert
    case 'h': return second == 'o' && is_upper(*p);                    // how
    case 'i': return second == 'm' || second == 'n' || second == 's';  // IMR, independent, issue
    case 'm': return second == 'a' || second == 'e';                   // MAXIMUS, medical
    case 'r': return second == 'a' || second == 'e';                   // rationale, respectfully
    case 's': return second == 'e' || second == 'i';                   // section, sincerely
    case 't': {                                                        // the claims, expert, physician, final
      if (second != 'h' || end - p < 5 || !is_gap(p[3])) return false;
      const char third = lower(p[4]);
      return third == 'c' || third == 'e' || third == 'p' || third == 'f';
    }
    default: return false;
  }
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

/// The most lines and sentences that one runs over.
inline constexpr int most_segments = 48;

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

// Where the part label that ends before the colon at `colon` begins, or nullptr.
inline const char* label_before(const char* p, const char* colon) {
  if (colon == p) return nullptr;
  for (const std::string_view label :
       {std::string_view("claims administrator guideline"), std::string_view("claims administrator guidelines"),
        std::string_view("maximus guideline"), std::string_view("maximus guidelines"),
        std::string_view("decision rationale")}) {
    if (lower(colon[-1]) != label.back()) continue;
    if (const char* const start = match_words_before(p, colon, label)) return start;
  }
  return nullptr;
}

// Where a title ends whose line ends at `stop` with a decision and whatever mark sets it off, or nullptr.
inline const char* decision_before(const char* p, const char* stop) {
  const char* q = stop;
  if (q > p && q[-1] == '.') --q;
  if (q == p || lower(q[-1]) != 'd') return nullptr;
  const char* said = match_words_before(p, q, "upheld");
  if (said == nullptr) said = match_words_before(p, q, "overturned");
  if (said == nullptr) return nullptr;
  if (said > p && is_gap(said[-1])) --said;
  if (said > p && (said[-1] == ':' || said[-1] == ';' || said[-1] == '-' || said[-1] == '.')) {
    --said;
  } else if (said - p >= 3 &&
             (std::memcmp(said - 3, "\xE2\x80\x93", 3) == 0 || std::memcmp(said - 3, "\xE2\x80\x94", 3) == 0)) {
    said -= 3;
  }
  if (said > p && is_gap(said[-1])) --said;
  return said;
}

inline bool reads_as_prose(const char* p, const char* end) {
  static constexpr std::array<std::string_view, 13> cues = {
      "medically necessary", "is not",   "was not",   "are not",      "does not",    "did not", "therefore", "has been",
      "have been",           "there is", "there are", "this patient", "in this case"};
  for (const char* q = p; q < end; ++q) {
    if (q != p && !is_gap(q[-1])) continue;
    const char first = lower(*q);
    for (const std::string_view cue : cues) {
      if (cue.front() == first && match_words(q, end, cue) != nullptr) return true;
    }
  }
  return false;
}

inline bool has_verb(const char* p, const char* end) {
  static constexpr std::array<std::string_view, 12> verbs = {"is",   "are", "was",    "were", "be",    "has",
                                                             "have", "can", "should", "may",  "would", "will"};
  for (const char* q = p; q < end; ++q) {
    if (q != p && !is_gap(q[-1])) continue;
    const char first = lower(*q);
    for (const std::string_view verb : verbs) {
      if (verb.front() == first && match_words(q, end, verb) != nullptr) return true;
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
  std::array<const char*, 5> sentences{};  // ends of the sentences inside, at most four
  std::size_t inside = 0;
  const char* last = p;  // where the last sentence begins
  bool divided = false;  // a later beginning remains possible

  const auto decided = [&](const char* q) -> TitleEnd {
    if (divided && detail::reads_as_prose(last, q)) return {};
    const char* sentence = p;
    for (std::size_t i = 0; i < inside; ++i) {
      if (sentences[i] - sentence > 160 || detail::has_verb(sentence, sentences[i])) return {};
      sentence = sentences[i] + 1;
    }
    return {q, true};
  };
  int segments = 0;
  for (const char* segment = p; segment < limit && segments < most_segments; ++segments) {
    const char* const stop = gate(segment, end);
    // Labels end in a colon, and so do most titles.
    for (const char* q = segment; q < stop; ++q) {
      const void* const colon = std::memchr(q, ':', static_cast<std::size_t>(stop - q));
      if (colon == nullptr) break;
      q = static_cast<const char*>(colon);
      if (decision_after(q, end)) return decided(q > p && is_gap(q[-1]) ? q - 1 : q);
      const char* const label = detail::label_before(p, q);
      if (label == nullptr) continue;
      if (label == p) return {};
      const char* const said = detail::decision_before(p, label - 1);
      if (said != nullptr) return decided(said);
      const bool claims = lower(*label) == 'c';
      const char* cut = label - 1;
      if (cut > p && cut[-1] == ':') --cut;  // a title whose decision was lost behind its colon
      if (!claims || inside > 0 || cut - p > 400 || cut[-1] == '.' || detail::reads_as_prose(p, cut)) return {};
      return {cut, false};
    }
    if (stop == end || *stop == '\n') {
      if (const char* const said = detail::decision_before(p, stop)) {
        // "It is upheld." is prose; a decision is set off by a mark, or a label follows it.
        const char mark = is_gap(*said) ? said[1] : *said;
        const bool marked = !is_letter(mark) && mark != '.';
        const bool labelled = stop != end && part_label(stop + 1, end);
        if (marked || labelled) return said == p ? TitleEnd{} : decided(said);
      }
      if (stop == end) return {};
      if (decision_at(stop + 1, end)) return decided(stop[-1] == ':' ? stop - 1 : stop);
    }
    const bool sentence = stop[-1] == '.' || (stop[-1] != ':' && *stop == ' ');
    if (sentence) {
      const char* period = stop - 1;
      while (period > segment && *period != '.')
        --period;
      if (!detail::tells_split(last, period)) {
        // A line feed after a sentence is where a later title would begin.
        if (*stop == '\n' || !sure || inside == 4) return {};
        sentences[inside++] = period;
      }
      last = stop + 1;
    }
    divided = true;
    segment = stop + 1;
  }
  return {};
}

}  // namespace imrlint::grammar::scan
