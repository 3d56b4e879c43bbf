#include "rules/phrase.hpp"

#include <algorithm>

namespace imrlint {
namespace {

bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}
bool is_separator(char c) {
  return c == ' ' || c == '/' || c == '&' || c == '.' || c == '\'' || c == '-' || c == '+' || c == '\n';
}

/// What a stretch of a phrase can match; enough to tell whether the whole can match nothing.
struct Shape {
  std::size_t wordings = 1;
  bool may_be_empty = true;  // matches no token at all
  bool wordless = true;      // some wording holds no word and no number
  bool gap_first = false;    // a wording may begin, or end, with a gap
  bool gap_last = false;
};

// phrase := wording; wording := { word | '#' | '...' | '[' choice ']' | '(' choice ')' }; choice := wording { '|'
// wording }
class Checker {
 public:
  explicit Checker(std::string_view text) : m_text(text) {}

  std::optional<PhraseProblem> run() {
    const Shape whole = wording(0);
    if (m_problem) return m_problem;
    if (m_at < m_text.size()) {
      fail(m_at, m_text[m_at] == '|' ? "`|` outside of brackets" : "closing bracket without an opening one", {});
    } else if (whole.wordless) {
      fail(0, "the phrase can match without a single word", "keep at least one word outside of ( ), ... and #");
    } else if (whole.gap_first || whole.gap_last) {
      fail(0, "a phrase cannot begin or end with `...`", "leave the gap out, or put a word beyond it");
    }
    return m_problem;
  }

 private:
  void fail(std::size_t offset, std::string message, std::string help) {
    if (!m_problem) m_problem = PhraseProblem{offset, std::move(message), std::move(help)};
    m_at = m_text.size();
  }

  static Shape then(Shape a, Shape b) {
    Shape s;
    s.wordings = a.wordings * b.wordings;  // both within the cap
    s.may_be_empty = a.may_be_empty && b.may_be_empty;
    s.wordless = a.wordless && b.wordless;
    s.gap_first = a.gap_first || (a.may_be_empty && b.gap_first);
    s.gap_last = b.gap_last || (b.may_be_empty && a.gap_last);
    return s;
  }

  Shape wording(unsigned depth) {
    Shape whole;
    while (m_at < m_text.size()) {
      const char c = m_text[m_at];
      Shape part;
      if (is_word(c)) {
        while (m_at < m_text.size() && is_word(m_text[m_at]))
          ++m_at;
        part = {1, false, false, false, false};
      } else if (m_text.substr(m_at, 3) == "...") {
        const bool alone = (m_at == 0 || !is_separator(m_text[m_at - 1]) || m_text[m_at - 1] == ' ') &&
                           (m_at + 3 >= m_text.size() || m_text[m_at + 3] != '.');
        if (!alone) {
          fail(m_at, "a gap is three periods with blanks around them", {});
          return whole;
        }
        m_at += 3;
        part = {1, false, true, true, true};
      } else if (c == '#') {
        ++m_at;
        part = {1, false, true, false, false};  // a number says nothing by itself
      } else if (is_separator(c)) {
        ++m_at;
        continue;
      } else if (c == '[' || c == '(') {
        if (depth == 8) {
          fail(m_at, "brackets nested too deep", {});
          return whole;
        }
        part = choice(depth + 1);
      } else if (c == '|' || c == ']' || c == ')') {
        return whole;
      } else {
        const bool ascii = static_cast<unsigned char>(c) < 0x80;
        fail(m_at,
             ascii ? "`" + std::string(1, c) + "` is not allowed in a phrase"
                   : "only plain ASCII is allowed in a phrase",
             ascii ? "a phrase is matched word by word; leave punctuation out"
                   : "write ' and - for their typographic forms; letters are matched without them");
        return whole;
      }
      if (m_problem) return whole;
      whole = then(whole, part);
      if (whole.wordings > phrase_wordings) {
        fail(0, "the phrase stands for more than " + std::to_string(phrase_wordings) + " wordings", "split it");
        return whole;
      }
    }
    return whole;
  }

  Shape choice(unsigned depth) {
    const std::size_t open = m_at;
    const char close = m_text[m_at] == '[' ? ']' : ')';
    Shape any{0, false, false, false, false};
    do {
      const std::size_t begin = ++m_at;
      const Shape one = wording(depth);
      if (m_problem) return any;
      if (one.may_be_empty) {
        const bool blank = m_text.substr(begin, m_at - begin).find_first_not_of(' ') == std::string_view::npos;
        fail(begin, blank ? "empty alternative" : "an alternative that can be left out altogether",
             "write (a|b) for words that may be missing");
        return any;
      }
      any.wordings += one.wordings;
      any.wordless = any.wordless || one.wordless;
      any.gap_first = any.gap_first || one.gap_first;
      any.gap_last = any.gap_last || one.gap_last;
    } while (m_at < m_text.size() && m_text[m_at] == '|');
    if (m_at >= m_text.size() || m_text[m_at] != close) {
      fail(open, "`" + std::string(1, m_text[open]) + "` is never closed", {});
      return any;
    }
    ++m_at;
    if (close == ')') {
      ++any.wordings;
      any.may_be_empty = true;
      any.wordless = true;
    }
    return any;
  }

  std::string_view m_text;
  std::size_t m_at = 0;
  std::optional<PhraseProblem> m_problem;
};

}  // namespace

std::optional<PhraseProblem> check_phrase(std::string_view phrase) {
  return Checker(phrase).run();
}

}  // namespace imrlint
