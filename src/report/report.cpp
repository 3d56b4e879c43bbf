#include "report/report.hpp"

#include <algorithm>
#include <array>

#include "report/formats.hpp"
#include "report/style.hpp"
#include "report/utf8.hpp"

namespace imrlint {

std::span<const ReportFormat> all_formats() {
  static const std::array formats = {
      text_format(),
      json_format(),
      jsonl_format(),
  };
  return formats;
}

const ReportFormat* find_format(std::string_view name) {
  const auto formats = all_formats();
  const auto found =
      std::find_if(formats.begin(), formats.end(), [&](const ReportFormat& f) { return f.name == name; });
  return found == formats.end() ? nullptr : &*found;
}

void count(ReportTotals& totals, const CaseResult& result) {
  ++totals.letters;
  totals.items += result.letter.items.size();
  for (const Finding& finding : result.findings) {
    switch (finding.severity) {
      case Severity::error: ++totals.errors; break;
      case Severity::warning: ++totals.warnings; break;
      case Severity::note: ++totals.notes; break;
    }
  }
}

ReportTotals& operator+=(ReportTotals& a, const ReportTotals& b) {
  a.letters += b.letters;
  a.items += b.items;
  a.errors += b.errors;
  a.warnings += b.warnings;
  a.notes += b.notes;
  a.unreadable += b.unreadable;
  return a;
}

void write_diagnostic(std::string& out, const Diagnostic& diagnostic, bool colour) {
  const Style style(colour);
  if (!diagnostic.file.empty()) {
    out += style.bold();
    append_printable(out, diagnostic.file);
    if (diagnostic.line != 0) {
      out.append(":").append(std::to_string(diagnostic.line));
      if (diagnostic.column != 0) out.append(":").append(std::to_string(diagnostic.column));
    }
    out.append(style.reset()).append(": ");
  }
  out.append(style.of(diagnostic.severity)).append(to_string(diagnostic.severity)).append(style.reset()).append(": ");
  append_printable(out, diagnostic.message);
  if (!diagnostic.help.empty()) {
    out += "; ";
    append_printable(out, diagnostic.help);
  }
  out += '\n';
}

}  // namespace imrlint
