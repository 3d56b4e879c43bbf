#pragma once

#include <string>

#include "imrlint.hpp"
#include "report/style.hpp"

namespace imrlint {

/// One finding as a compiler would show it: severity, check and message, then every voice with its lines.
void write_finding(std::string& out, const Finding& finding, const CaseResult& result, const Rulebook& rulebook,
                   Style style);

/// "3 errors, 1 warning": the severities that occur, in falling order; empty for none.
[[nodiscard]] std::string severity_counts(std::size_t errors, std::size_t warnings, std::size_t notes);

/// "1 letter", "2 letters".
[[nodiscard]] std::string counted(std::size_t n, std::string_view singular);

/// The number by which the letter's reader knows an item.
[[nodiscard]] std::uint32_t item_number(const Determination& letter, std::uint16_t item);

}  // namespace imrlint
