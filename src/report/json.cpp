#include "report/case_json.hpp"
#include "report/formats.hpp"
#include "report/version.hpp"

/// One JSON document per run, docs/report.schema.json. Pieces are written at the depth at which they stand in it.
namespace imrlint {
namespace {

constexpr std::size_t case_depth = 2;

void json_begin(std::string& out, const ReportOptions& options) {
  out += "{\n  \"schema\": 1,\n  \"tool\": ";
  JsonWriter json(out, JsonWriter::Layout::pretty, 1);
  json.begin_object();
  json.field("name", "imrlint");
  json.field("version", tool_version());
  json.field("rules", std::string_view(options.rules_version));
  if (!options.overridden.empty()) {
    json.key("overridden").begin_array();
    for (const std::string& id : options.overridden)
      json.value(std::string_view(id));
    json.end_array();
  }
  json.end_object();
  out += ",\n  \"cases\": [";
}

void json_letter(std::string& out, const CaseResult& result, const Rulebook& rulebook,
                 const ReportOptions& /*options*/) {
  out.append("\n").append(2 * case_depth, ' ');
  JsonWriter json(out, JsonWriter::Layout::pretty, case_depth);
  write_case(json, result, rulebook);
}

void json_end(std::string& out, const ReportTotals& totals, const ReportOptions& /*options*/) {
  out += totals.letters == 0 ? "]\n}\n" : "\n  ]\n}\n";
}

}  // namespace

ReportFormat json_format() {
  return {"json", "one document, docs/report.schema.json", json_begin, json_letter, ",", json_end};
}

}  // namespace imrlint
