#pragma once

#include <cstddef>
#include <string>

#include "base/diagnostic.hpp"
#include "base/source.hpp"
#include "base/span.hpp"
#include "report/style.hpp"

/// Lines of the letter as it was given, with the quoted bytes underlined.
namespace imrlint {

/// Digits of the highest line number that a quote of `span` shows.
[[nodiscard]] std::size_t gutter_width(const Source& source, Span span);

/// Appends the lines that `span` covers, each with its number in a gutter of `gutter` digits and carets below.
/// Long lines show only the part around the span; of long quotes the first two lines and the last one.
void write_quote(std::string& out, const Source& source, Span span, std::size_t gutter, Style style, Severity severity);

}  // namespace imrlint
