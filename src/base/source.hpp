#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.hpp"

namespace imrlint {

/// Where a byte stands in the letter as it was given. All 1-based; the column counts bytes.
struct Position {
  std::uint32_t line = 1;
  std::uint32_t column = 1;
  std::uint32_t page = 1;
};

/// One letter: the text as it was given, and its normal form, on which everything else works.
///
/// The normal form does not depend on how the letter was wrapped:
/// - a line break inside a paragraph is one space; a break that may end a paragraph is one '\n'
///   (a line that ended although the next word would have fitted, or a wider gap than usual);
/// - runs of blanks are one space, lines are trimmed, empty lines, form feeds and control bytes are gone;
/// - a word or date broken at a hyphen or slash is whole again ("10-30-\n2016", "Non-\nMTUS").
/// Bytes are otherwise kept as they are (UTF-8), so a quote of the normal form is a quote of the letter.
///
/// A form feed in the given text begins a new page.
class Source {
 public:
  Source() = default;
  Source(std::string name, std::string_view given) { assign(std::move(name), given); }

  /// Takes a new letter; buffers are reused, so a Source may serve a whole batch.
  void assign(std::string name, std::string_view given);

  [[nodiscard]] const std::string& name() const { return m_name; }
  [[nodiscard]] std::string_view text() const { return m_text; }
  [[nodiscard]] std::string_view slice(Span span) const {
    return std::string_view(m_text).substr(span.begin, span.size());
  }
  [[nodiscard]] Span whole() const { return {0, static_cast<std::uint32_t>(m_text.size())}; }

  /// Position in the given text of a byte of the normal form.
  [[nodiscard]] Position position(std::uint32_t offset) const;
  /// Line `number` (1-based) of the given text, without its line end.
  [[nodiscard]] std::string_view line(std::uint32_t number) const;
  [[nodiscard]] std::uint32_t lines() const;
  [[nodiscard]] std::uint32_t pages() const;

 private:
  struct Run {  // a stretch of the normal form that is contiguous in the given text
    std::uint32_t normal = 0;
    std::uint32_t given = 0;
  };
  struct Line {               // a line of the given text that holds more than blanks
    std::uint32_t begin = 0;  // without its indent
    std::uint32_t end = 0;    // without trailing blanks
    std::uint32_t indent = 0;
    std::uint16_t gap = 0;    // empty lines before it
    bool page_break = false;  // a form feed stands between it and the line before
  };
  void find_lines();
  void index_lines() const;

  std::string m_name;
  std::string m_given;
  std::string m_text;
  std::vector<Run> m_runs;
  std::vector<Line> m_layout;                  // scratch of assign()
  mutable std::vector<std::uint32_t> m_lines;  // offsets of line starts in m_given, made on first use
  mutable std::vector<std::uint32_t> m_feeds;  // offsets of form feeds, made with them
};

}  // namespace imrlint
