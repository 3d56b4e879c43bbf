#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "imrlint.hpp"

/// Findings to bytes. Every format is one file and one line in `all_formats()`.
namespace imrlint {

struct ReportOptions {
  bool colour = false;
  std::string rules_version;            ///< name and version of the packs
  std::vector<std::string> overridden;  ///< ids that a later pack replaced
};

struct ReportTotals {
  std::size_t letters = 0;
  std::size_t items = 0;
  std::size_t errors = 0;
  std::size_t warnings = 0;
  std::size_t notes = 0;
  std::size_t unreadable = 0;
};
/// Adds one letter with its items and findings.
void count(ReportTotals& totals, const CaseResult& result);
ReportTotals& operator+=(ReportTotals& a, const ReportTotals& b);

/// A format writes a document piece by piece, so that memory stays flat: `begin`, then `letter` for each case in order,
/// then `end`. A failed input is a diagnostic in place of a letter. `letter` may be called from several threads at once
/// for different cases; joining the pieces in order is the caller's work. A piece may be empty; `separator` stands only
/// between pieces that are not.
struct ReportFormat {
  std::string_view name;  ///< as in --format
  std::string_view summary;
  void (*begin)(std::string& out, const ReportOptions& options);
  void (*letter)(std::string& out, const CaseResult& result, const Rulebook& rulebook, const ReportOptions& options);
  std::string_view separator;  ///< between pieces
  void (*end)(std::string& out, const ReportTotals& totals, const ReportOptions& options);
};
[[nodiscard]] std::span<const ReportFormat> all_formats();
/// The format of that name, or null.
[[nodiscard]] const ReportFormat* find_format(std::string_view name);

/// One problem as a line: "file:line:column: error: message; help".
void write_diagnostic(std::string& out, const Diagnostic& diagnostic, bool colour);

}  // namespace imrlint
