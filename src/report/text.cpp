#include "report/finding_text.hpp"
#include "report/formats.hpp"
#include "report/utf8.hpp"

/// The report for people: silent about letters without findings.
namespace imrlint {
namespace {

void text_begin(std::string& /*out*/, const ReportOptions& /*options*/) {}

void text_letter(std::string& out, const CaseResult& result, const Rulebook& rulebook, const ReportOptions& options) {
  if (result.findings.empty()) return;
  const Style style(options.colour);
  ReportTotals totals;
  count(totals, result);

  out += style.bold();
  append_printable(out, result.path);
  out += style.reset();
  if (const auto& number = result.letter.header.case_number; number && !number->value.empty()) {
    out += ": case ";
    append_printable(out, result.source.slice(number->value));
  }
  out.append(": ").append(severity_counts(totals.errors, totals.warnings, totals.notes)).append("\n");
  for (const Finding& finding : result.findings) {
    out += '\n';
    write_finding(out, finding, result, rulebook, style);
  }
}

void text_end(std::string& out, const ReportTotals& totals, const ReportOptions& options) {
  const std::string counts = severity_counts(totals.errors, totals.warnings, totals.notes);
  if (!counts.empty()) out += '\n';
  out.append(counted(totals.letters, "letter")).append(", ").append(counted(totals.items, "item")).append(": ");
  out.append(counts.empty() ? "no findings" : counts);
  if (totals.unreadable > 0) out.append("; ").append(std::to_string(totals.unreadable)).append(" could not be read");
  out += '\n';
  if (!options.overridden.empty()) {
    out += "replaced by a later rule pack:";
    for (const std::string& id : options.overridden) {
      out += ' ';
      append_printable(out, id);
    }
    out += '\n';
  }
  if (!counts.empty()) {
    // What a finding is, and what it is not: a statement that cannot stand beside another, not a wrong decision.
    out += "findings are statements that do not fit together, or not with the rulebook";
    if (!options.rules_version.empty()) {
      out += " (";
      append_printable(out, options.rules_version);
      out += ')';
    }
    out += "; no medical or legal advice\n";
  }
}

}  // namespace

ReportFormat text_format() {
  return {"text", "for people: every finding with the lines it rests on", text_begin, text_letter, "\n", text_end};
}

}  // namespace imrlint
