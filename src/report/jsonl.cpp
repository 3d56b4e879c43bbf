#include "report/case_json.hpp"
#include "report/formats.hpp"

/// One case per line, for runs over many letters. A line is an element of "cases" of the JSON document.
namespace imrlint {
namespace {

void jsonl_begin(std::string& /*out*/, const ReportOptions& /*options*/) {}

void jsonl_letter(std::string& out, const CaseResult& result, const Rulebook& rulebook,
                  const ReportOptions& /*options*/) {
  JsonWriter json(out, JsonWriter::Layout::compact);
  write_case(json, result, rulebook);
  out += '\n';
}

void jsonl_end(std::string& /*out*/, const ReportTotals& /*totals*/, const ReportOptions& /*options*/) {}

}  // namespace

ReportFormat jsonl_format() {
  return {"jsonl", "one case per line, each as in \"cases\" of json", jsonl_begin, jsonl_letter, "", jsonl_end};
}

}  // namespace imrlint
