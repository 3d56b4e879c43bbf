#include "report/quote.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

#include "report/utf8.hpp"

namespace imrlint {
namespace {

constexpr std::size_t max_columns = 112;  // a line up to this wide is shown whole
constexpr std::size_t chunk_columns = 100;
constexpr std::size_t head_rows = 2;
constexpr std::size_t max_rows = head_rows + 1;

/// One column of a shown line.
struct Cell {
  std::string_view bytes;
  bool marked = false;
};

/// One line of output: a stretch of a line of the letter.
struct Row {
  std::uint32_t line = 0;
  std::vector<Cell> cells;
  bool cut_before = false;
  bool cut_after = false;
  bool gap_after = false;  ///< rows of the quote were left out here
};

/// The columns of a line; bytes [begin, end) are marked. Characters that print nothing are left out.
std::vector<Cell> cells_of(std::string_view line, std::size_t begin, std::size_t end) {
  std::vector<Cell> cells;
  cells.reserve(line.size());
  for (std::size_t i = 0; i < line.size();) {
    const CodePoint c = code_point_at(line, i);
    const bool marked = begin < i + c.size && i < end;
    if (c.value == U'\t') {
      cells.push_back({" ", marked});
    } else if (!c.valid || (c.value >= 0x80 && !is_printable(c.value))) {
      cells.push_back({replacement_character, marked});
    } else if (is_printable(c.value)) {
      cells.push_back({line.substr(i, c.size), marked});
    }
    i += c.size;
  }
  const auto blank = [](const Cell& cell) { return cell.bytes == " "; };
  cells.erase(std::find_if_not(cells.rbegin(), cells.rend(), blank).base(), cells.end());
  cells.erase(cells.begin(), std::find_if_not(cells.begin(), cells.end(), blank));
  return cells;
}

bool any_marked(const std::vector<Cell>& cells) {
  return std::any_of(cells.begin(), cells.end(), [](const Cell& c) { return c.marked && c.bytes != " "; });
}

/// A line as rows: itself, or where it is too wide the stretches of it that hold marked columns.
void append_rows(std::vector<Row>& rows, std::uint32_t number, std::vector<Cell> cells) {
  if (!any_marked(cells)) return;
  if (cells.size() <= max_columns) {
    rows.push_back({number, std::move(cells), false, false, false});
    return;
  }
  for (std::size_t begin = 0; begin < cells.size();) {
    std::size_t end = std::min(begin + chunk_columns, cells.size());
    if (end < cells.size()) {
      std::size_t space = end;
      while (space > begin && cells[space].bytes != " ")
        --space;
      if (space > begin) end = space + 1;
    }
    Row row;
    row.line = number;
    row.cells.assign(cells.begin() + static_cast<std::ptrdiff_t>(begin),
                     cells.begin() + static_cast<std::ptrdiff_t>(end));
    row.cut_before = begin > 0;
    row.cut_after = end < cells.size();
    if (any_marked(row.cells)) rows.push_back(std::move(row));
    begin = end;
  }
}

/// The rows of a quote. A span of many lines needs only its ends: no more than these are made.
std::vector<Row> rows_of(const Source& source, Span span) {
  const Position first = source.position(span.begin);
  const Position last = source.position(span.end - 1);
  const auto rows_of_line = [&](std::vector<Row>& rows, std::uint32_t number) {
    const std::string_view line = source.line(number);
    const std::size_t begin = number == first.line ? first.column - 1 : 0;
    const std::size_t end = number == last.line ? last.column : line.size();
    append_rows(rows, number, cells_of(line, begin, end));
  };
  std::vector<Row> rows;
  std::uint32_t number = first.line;
  for (; number <= last.line && rows.size() <= max_rows; ++number)
    rows_of_line(rows, number);
  if (number <= last.line) {
    rows.resize(head_rows);
    for (std::uint32_t back = last.line; back >= number; --back) {
      std::vector<Row> tail;
      rows_of_line(tail, back);
      if (tail.empty()) continue;
      rows.push_back(std::move(tail.back()));
      break;
    }
    if (rows.size() == head_rows) rows.pop_back();  // only blank lines followed; cannot be for a trimmed span
  } else if (rows.size() > max_rows) {
    rows.erase(rows.begin() + static_cast<std::ptrdiff_t>(head_rows), rows.end() - 1);
  } else {
    return rows;
  }
  rows[head_rows - 1].gap_after = true;
  return rows;
}

}  // namespace

std::size_t gutter_width(const Source& source, Span span) {
  if (span.empty()) return 0;
  return std::to_string(source.position(span.end - 1).line).size();
}

void write_quote(std::string& out, const Source& source, Span span, std::size_t gutter, Style style,
                 Severity severity) {
  if (span.empty()) return;
  const std::vector<Row> rows = rows_of(source, span);
  std::uint32_t shown = 0;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const Row& row = rows[i];
    const bool inner_cut = i > 0 && rows[i - 1].line == row.line;
    const std::string number = row.line == shown ? std::string() : std::to_string(row.line);
    shown = row.line;

    out.append("  ").append(style.gutter());
    if (number.size() < gutter) out.append(gutter - number.size(), ' ');
    out.append(number).append(" | ").append(style.reset());
    const std::string_view lead = row.cut_before && !inner_cut ? "... " : "";
    out.append(lead);
    for (const Cell& cell : row.cells)
      out.append(cell.bytes);
    if (row.cut_after) out.append(out.back() == ' ' ? "..." : " ...");
    while (out.back() == ' ')
      out.pop_back();
    out += '\n';

    out.append("  ").append(style.gutter()).append(gutter, ' ').append(" | ").append(style.reset());
    out.append(lead.size(), ' ').append(style.of(severity));
    std::size_t end = row.cells.size();
    while (end > 0 && !(row.cells[end - 1].marked && row.cells[end - 1].bytes != " "))
      --end;
    bool begun = false;
    for (std::size_t c = 0; c < end; ++c) {
      begun = begun || (row.cells[c].marked && row.cells[c].bytes != " ");
      out += begun && row.cells[c].marked ? '^' : ' ';
    }
    out.append(style.reset()).append("\n");
    if (row.gap_after) {
      out.append("  ").append(style.gutter()).append(gutter, ' ').append(" ...").append(style.reset()).append("\n");
    }
  }
}

}  // namespace imrlint
