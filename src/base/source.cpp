#include "base/source.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <limits>
#include <utility>

namespace imrlint {
namespace {

constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
constexpr bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}
constexpr bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}
constexpr bool is_alnum(char c) {
  return is_digit(c) || is_lower(c) || is_upper(c);
}
constexpr bool ends_line(char c) {
  return c == '\n' || c == '\r' || c == '\f';
}

// Eight bytes at a time. Portable on purpose: the core is also built where there is no SSE.
constexpr std::uint64_t ones = 0x0101010101010101U;
constexpr std::uint64_t tops = 0x8080808080808080U;
constexpr std::uint64_t word_of(char c) {
  return ones * static_cast<unsigned char>(c);
}
constexpr std::uint64_t zero_bytes(std::uint64_t v) {
  return ~(((v & ~tops) + ~tops) | v | ~tops);
}

std::uint64_t load(const char* p) {
  std::uint64_t v = 0;
  std::memcpy(&v, p, sizeof v);
  return v;
}

// Length in bytes of the blank that starts at `p`, 0 where there is none: ASCII blanks and control bytes, the Unicode
// spaces that PDF text holds (U+00A0, U+2000-200B, U+202F, U+3000) and the byte order mark.
std::uint32_t blank_at(const char* p, const char* end) {
  const auto byte = [&](std::ptrdiff_t i) {
    return end - p > i ? static_cast<unsigned char>(p[i]) : static_cast<unsigned char>('x');
  };
  const unsigned char c = byte(0);
  if (c <= 0x20 || c == 0x7F) return 1;
  if (c < 0xC2) return 0;
  if (c == 0xC2) return byte(1) == 0xA0 ? 2 : 0;
  if (c == 0xE2) return byte(1) == 0x80 && ((byte(2) >= 0x80 && byte(2) <= 0x8B) || byte(2) == 0xAF) ? 3 : 0;
  if (c == 0xE3) return byte(1) == 0x80 && byte(2) == 0x80 ? 3 : 0;
  if (c == 0xEF) return byte(1) == 0xBB && byte(2) == 0xBF ? 3 : 0;
  return 0;
}

// The end of a line without the blanks that trail it.
const char* trim_end(const char* begin, const char* end) {
  while (begin < end) {
    const auto last = static_cast<unsigned char>(end[-1]);
    if (last <= 0x20 || last == 0x7F) {
      --end;
    } else if (last >= 0x80 && end - begin >= 2 && blank_at(end - 2, end) == 2) {
      end -= 2;
    } else if (last >= 0x80 && end - begin >= 3 && blank_at(end - 3, end) == 3) {
      end -= 3;
    } else {
      break;
    }
  }
  return end;
}

// First byte in [p, end) that may not be copied as it stands: not ASCII, a control byte, a blank before a blank, or a
// hyphen or slash before a blank. `stop` bounds what may be read.
const char* plain_until(const char* p, const char* end, const char* stop) {
  for (; end - p >= 8 && stop - p >= 9; p += 8) {
    const std::uint64_t here = load(p);
    const std::uint64_t next_blank = zero_bytes(load(p + 1) ^ word_of(' '));
    const std::uint64_t odd = (here & tops) | ((here - word_of(' ')) & ~here & tops) |
                              (next_blank & (zero_bytes(here ^ word_of(' ')) | zero_bytes(here ^ word_of('-')) |
                                             zero_bytes(here ^ word_of('/')))) |
                              zero_bytes(here ^ word_of('\x7F'));
    if (odd != 0) break;
  }
  for (; p < end; ++p) {
    const auto c = static_cast<unsigned char>(*p);
    if (c < 0x20 || c >= 0x7F) return p;
    if ((c == ' ' || c == '-' || c == '/') && p + 1 < end && p[1] == ' ') return p;
  }
  return end;
}

std::string_view word_at(const char* p, const char* end) {
  const char* q = p;
  while (q<end&& static_cast<unsigned char>(*q)> 0x20)
    ++q;
  return {p, static_cast<std::size_t>(q - p)};
}

// Words after which a hyphen is left hanging on purpose: "pre- and post-operative".
bool hangs_before(std::string_view word) {
  static constexpr std::array<std::string_view, 10> words = {"and", "or",  "to", "nor",    "through",
                                                             "but", "vs.", "vs", "versus", "as"};
  while (!word.empty() && (word.back() == ',' || word.back() == ';'))
    word.remove_suffix(1);
  return std::find(words.begin(), words.end(), word) != words.end();
}

// Whether the word before `mark` (a hyphen or slash at the end of a piece) goes on at `next`.
bool goes_on(const char* begin, const char* mark, const char* next, const char* end) {
  if (mark == begin || next >= end || !is_alnum(mark[-1]) || !is_alnum(*next)) return false;
  if (*mark == '-') return !hangs_before(word_at(next, end));
  // "w/ contrast" is two words.
  const bool with = (mark[-1] == 'w' || mark[-1] == 'W') && (mark - begin == 1 || !is_alnum(mark[-2]));
  return !with;
}

bool ends_sentence(char c) {
  return c == '.' || c == '!' || c == '?' || c == ':';
}

// How wide the letter's lines run: nearly the longest, so that one long line does not decide.
std::uint32_t wrap_width(const std::array<std::uint32_t, 1024>& histogram, std::size_t lines) {
  std::size_t longer = lines / 20;
  for (std::size_t width = histogram.size(); width-- > 0;) {
    if (histogram[width] > longer) return static_cast<std::uint32_t>(width);
    longer -= histogram[width];
  }
  return 0;
}

}  // namespace

void Source::find_lines() {
  m_layout.clear();
  const char* const begin = m_given.data();
  const char* const end = begin + m_given.size();
  std::uint32_t empty = 0;
  bool page_break = false;
  const char* p = begin;
  while (p < end) {
    const char* q = p;
    for (;;) {  // to the end of the line
      while (end - q >= 8) {
        const std::uint64_t v = load(q);
        if (((v - ones * 0x0E) & ~v & tops) != 0) break;
        q += 8;
      }
      const char* const block = std::min(end, q + 8);
      while (q < block && !ends_line(*q))
        ++q;
      if (q == end || ends_line(*q)) break;
    }
    const char* text = p;
    for (std::uint32_t n = 0; text < q && (n = blank_at(text, q)) != 0;)
      text += n;
    if (text < q) {
      const char* const text_end = trim_end(text, q);
      m_layout.push_back({static_cast<std::uint32_t>(text - begin), static_cast<std::uint32_t>(text_end - begin),
                          static_cast<std::uint32_t>(text - p),
                          static_cast<std::uint16_t>(std::min<std::uint32_t>(empty, 0xFFFF)), page_break});
      empty = 0;
      page_break = false;
    } else if (q < end && *q != '\f') {
      ++empty;
    }
    if (q == end) break;
    if (*q == '\f') page_break = true;
    p = q + 1;
    if (*q == '\r' && p < end && *p == '\n') ++p;
  }
}

void Source::assign(std::string name, std::string_view given) {
  m_name = std::move(name);
  m_given.assign(given.substr(0, std::numeric_limits<std::uint32_t>::max() - 1));
  m_lines.clear();
  m_runs.clear();
  find_lines();
  m_text.resize(m_given.size());

  // What is usual in this letter: the width at which lines wrap, and the gap between lines of one paragraph.
  std::array<std::uint32_t, 1024> widths{};
  for (const Line& line : m_layout)
    ++widths[std::min<std::size_t>(line.indent + line.end - line.begin, widths.size() - 1)];
  const std::uint32_t width = wrap_width(widths, m_layout.size());
  const std::uint32_t surely_fits = width - width * 12 / 100;  // PDF text is proportional: lines differ by as much

  const auto room_taken = [&](const Line& line, const Line& next) {
    const auto word = word_at(m_given.data() + next.begin, m_given.data() + next.end);
    return line.indent + (line.end - line.begin) + 1 + static_cast<std::uint32_t>(word.size());
  };
  // Full lines that plainly go on show the usual gap; where hardly a full line goes on, nothing is wrapped at all.
  std::array<std::uint32_t, 4> gaps{};
  std::uint32_t full = 0;
  std::uint32_t going_on = 0;
  for (std::size_t i = 1; i < m_layout.size(); ++i) {
    const Line& line = m_layout[i - 1];
    const Line& next = m_layout[i];
    if (next.page_break || room_taken(line, next) <= surely_fits) continue;
    ++full;
    if (ends_sentence(m_given[line.end - 1]) && !is_lower(m_given[next.begin])) continue;
    ++going_on;
    ++gaps[std::min<std::size_t>(next.gap, gaps.size() - 1)];
  }
  const bool wrapped = going_on * 2 >= full;
  const auto usual_gap = static_cast<std::uint32_t>(std::max_element(gaps.begin(), gaps.end()) - gaps.begin());

  const auto ends_paragraph = [&](const Line& line, const Line& next) {
    const std::uint32_t taken = room_taken(line, next);
    const char last = m_given[line.end - 1];
    const char first = m_given[next.begin];
    if (taken <= surely_fits || !wrapped) return true;
    if (next.page_break) return ends_sentence(last) && !is_lower(first);
    // A page break without a form feed looks like a wide gap in mid sentence.
    if (next.gap > usual_gap) return !(is_lower(first) && (is_alnum(last) || last == ',' || last == '-'));
    return taken <= width && ends_sentence(last) && !is_lower(first);
  };

  char* out = m_text.data();
  const char* const from = m_given.data();
  const char* const stop = from + m_given.size();
  const auto offset = [&] { return static_cast<std::uint32_t>(out - m_text.data()); };
  const auto place = [&](const char* p) {  // what comes next is a copy of `p`
    const auto position = static_cast<std::uint32_t>(p - from);
    if (m_runs.empty() || position - m_runs.back().given != offset() - m_runs.back().normal)
      m_runs.push_back({offset(), position});
  };
  const auto copy = [&](const char* p, const char* q) {
    if (p == q) return;
    place(p);
    std::memcpy(out, p, static_cast<std::size_t>(q - p));
    out += q - p;
  };

  for (std::size_t i = 0; i < m_layout.size(); ++i) {
    const Line& line = m_layout[i];
    const char* const begin = from + line.begin;
    const char* const end = from + line.end;
    if (i > 0) {
      const Line& before = m_layout[i - 1];
      const char* const last = from + before.end - 1;
      const bool hard = ends_paragraph(before, line);
      const bool hyphen = *last == '-' || *last == '/';
      const bool same_word = hyphen && goes_on(from + before.begin, last, begin, end) &&
                             (!hard || is_lower(*begin) || (is_digit(*begin) && is_digit(last[-1])));
      if (!same_word) {
        place(from + before.end);
        *out++ = hard ? '\n' : ' ';
      }
    }
    const char* p = begin;
    while (p < end) {
      const char* const q = plain_until(p, end, stop);
      copy(p, q);
      p = q;
      if (p == end) break;
      if (*p == '-' || *p == '/') {
        copy(p, p + 1);
        const char* next = p + 1;
        for (std::uint32_t n = 0; next < end && (n = blank_at(next, end)) != 0;)
          next += n;
        if (goes_on(begin, p, next, end)) {
          p = next;
        } else {
          ++p;
        }
        continue;
      }
      const char* next = p;
      for (std::uint32_t n = 0; next < end && (n = blank_at(next, end)) != 0;)
        next += n;
      if (next == p) {  // a byte of a character that is not ASCII
        const char* r = p + 1;
        while (r < end && (static_cast<unsigned char>(*r) & 0xC0U) == 0x80)
          ++r;
        copy(p, r);
        p = r;
        continue;
      }
      if (out[-1] != ' ') {
        place(p);
        *out++ = ' ';
      }
      p = next;
    }
  }
  m_text.resize(offset());
}

void Source::index_lines() const {
  if (!m_lines.empty()) return;
  m_lines.push_back(0);
  m_feeds.clear();
  for (std::size_t i = 0; i < m_given.size(); ++i) {
    if (m_given[i] == '\n' || (m_given[i] == '\r' && (i + 1 == m_given.size() || m_given[i + 1] != '\n')))
      m_lines.push_back(static_cast<std::uint32_t>(i + 1));
    if (m_given[i] == '\f') m_feeds.push_back(static_cast<std::uint32_t>(i));
  }
}

Position Source::position(std::uint32_t offset) const {
  if (m_runs.empty()) return {};
  auto run = std::upper_bound(m_runs.begin(), m_runs.end(), offset,
                              [](std::uint32_t value, const Run& r) { return value < r.normal; });
  if (run != m_runs.begin()) --run;
  const auto given =
      static_cast<std::uint32_t>(std::min<std::size_t>(run->given + (offset - run->normal), m_given.size()));
  index_lines();
  const auto line = std::upper_bound(m_lines.begin(), m_lines.end(), given) - 1;
  const auto breaks = std::lower_bound(m_feeds.begin(), m_feeds.end(), given) - m_feeds.begin();
  return {static_cast<std::uint32_t>(line - m_lines.begin() + 1), given - *line + 1,
          static_cast<std::uint32_t>(breaks + 1)};
}

std::string_view Source::line(std::uint32_t number) const {
  index_lines();
  if (number == 0 || number > m_lines.size()) return {};
  const std::size_t begin = m_lines[number - 1];
  const std::size_t end = number < m_lines.size() ? m_lines[number] : m_given.size();
  std::string_view text = std::string_view(m_given).substr(begin, end - begin);
  while (!text.empty() && (text.back() == '\n' || text.back() == '\r'))
    text.remove_suffix(1);
  return text;
}

std::uint32_t Source::lines() const {
  index_lines();
  const bool open = m_lines.back() < m_given.size();  // the last line may lack a line end
  return static_cast<std::uint32_t>(m_lines.size() - (open ? 0 : 1));
}

std::uint32_t Source::pages() const {
  std::size_t end = m_given.size();
  while (end > 0 && static_cast<unsigned char>(m_given[end - 1]) <= 0x20)
    --end;  // the form feed that follows the last page begins none
  return static_cast<std::uint32_t>(
      1 + std::count(m_given.begin(), m_given.begin() + static_cast<std::ptrdiff_t>(end), '\f'));
}

}  // namespace imrlint
