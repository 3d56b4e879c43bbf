#pragma once

#include <cctype>
#include <cstddef>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

/// Lays a letter out anew, as another tool or another page size would have: what it says stays the same, so everything
/// read from it must stay the same too.
namespace imrlint::testing {

struct Wrap {
  std::size_t width = 80;
  bool double_spaced = false;  ///< an empty line after every line
  bool form_feeds = false;     ///< pages of `page_lines` lines; a page ends wherever it is full
  bool carriage_returns = false;
  bool break_hyphens = true;  ///< a word may break behind a hyphen, a date behind a slash
  std::size_t page_lines = 23;
};

/// All widths, spacings, page breaks and line ends that letters were met in.
inline std::vector<Wrap> all_wraps() {
  std::vector<Wrap> wraps;
  for (const std::size_t width : {98U, 60U, 40U}) {
    for (const bool double_spaced : {false, true}) {
      for (const bool form_feeds : {false, true}) {
        for (const bool carriage_returns : {false, true})
          wraps.push_back({width, double_spaced, form_feeds, carriage_returns});
      }
    }
  }
  return wraps;
}

inline std::string describe(const Wrap& wrap) {
  return std::to_string(wrap.width) + (wrap.double_spaced ? " double" : " single") +
         (wrap.form_feeds ? " pages" : " no pages") + (wrap.carriage_returns ? " CRLF" : " LF");
}

namespace detail {

// Pieces of a word that may stand on different lines.
inline std::vector<std::string_view> pieces_of(std::string_view word, bool break_hyphens) {
  std::vector<std::string_view> pieces;
  const auto is = [](char c, int (*test)(int)) { return test(static_cast<unsigned char>(c)) != 0; };
  std::size_t begin = 0;
  for (std::size_t i = 1; break_hyphens && i + 1 < word.size(); ++i) {
    const bool hyphen = word[i] == '-' && is(word[i - 1], std::isalnum) && is(word[i + 1], std::isalnum);
    const bool slash = word[i] == '/' && is(word[i - 1], std::isdigit) && is(word[i + 1], std::isdigit);
    if (!hyphen && !slash) continue;
    pieces.push_back(word.substr(begin, i + 1 - begin));
    begin = i + 1;
  }
  pieces.push_back(word.substr(begin));
  return pieces;
}

inline std::vector<std::string> lines_of(std::string_view paragraph, const Wrap& wrap) {
  std::vector<std::string> lines(1);
  std::size_t begin = 0;
  while (begin <= paragraph.size()) {
    const std::size_t end = std::min(paragraph.find(' ', begin), paragraph.size());
    bool first = true;
    for (const std::string_view piece : pieces_of(paragraph.substr(begin, end - begin), wrap.break_hyphens)) {
      std::string& line = lines.back();
      const std::size_t blank = first && !line.empty() ? 1 : 0;
      if (!line.empty() && line.size() + blank + piece.size() > wrap.width) {
        lines.emplace_back(piece);
      } else {
        line.append(blank, ' ');
        line += piece;
      }
      first = false;
    }
    begin = end + 1;
  }
  return lines;
}

}  // namespace detail

/// `paragraphs`: one paragraph a line, as in the normal form of a Source.
inline std::string rewrap(std::string_view paragraphs, const Wrap& wrap) {
  const std::string line_end = wrap.carriage_returns ? "\r\n" : "\n";
  std::string out;
  std::size_t on_page = 0;
  std::size_t begin = 0;
  while (begin < paragraphs.size()) {
    const std::size_t end = std::min(paragraphs.find('\n', begin), paragraphs.size());
    for (const std::string& line : detail::lines_of(paragraphs.substr(begin, end - begin), wrap)) {
      if (wrap.form_feeds && on_page == wrap.page_lines) {
        out += '\f';
        on_page = 0;
      }
      out += line + line_end;
      if (wrap.double_spaced) out += line_end;
      ++on_page;
    }
    if (!wrap.form_feeds || on_page != wrap.page_lines) out += wrap.double_spaced ? line_end + line_end : line_end;
    begin = end + 1;
  }
  return out;
}

}  // namespace imrlint::testing
