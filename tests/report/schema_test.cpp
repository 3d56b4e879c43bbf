#include "report/schema.hpp"

#include <doctest/doctest.h>

#include <fstream>

#include "report/letter.hpp"
#include "report/report.hpp"

using namespace imrlint;
using nlohmann::json;
using test::problems_of;

namespace {

json report_schema() {
  std::ifstream file(IMRLINT_SOURCE_DIR "/docs/report.schema.json");
  REQUIRE(file);
  return json::parse(file);
}

json report_of(std::vector<CaseResult>& results) {
  const ReportFormat& format = *find_format("json");
  const Rulebook book = test::small_rulebook();
  ReportOptions options;
  options.rules_version = "core 1.2.0";
  std::string out;
  ReportTotals totals;
  format.begin(out, options);
  for (std::size_t i = 0; i < results.size(); ++i) {
    if (i > 0) out += format.separator;
    format.letter(out, results[i], book, options);
    count(totals, results[i]);
  }
  format.end(out, totals, options);
  return json::parse(out);
}

json good_report() {
  std::vector<CaseResult> results(2);
  test::fill_with_findings(results[0]);
  test::fill_clean(results[1]);
  return report_of(results);
}

std::string first(const std::vector<std::string>& problems) {
  return problems.empty() ? std::string("none") : problems.front();
}

}  // namespace

TEST_CASE("the JSON report is valid against its published schema") {
  const json schema = report_schema();
  CHECK(first(problems_of(good_report(), schema, schema)) == "none");
  std::vector<CaseResult> none;
  CHECK(first(problems_of(report_of(none), schema, schema)) == "none");
}

TEST_CASE("a line of JSONL is valid against the case of the schema") {
  const json schema = report_schema();
  CaseResult result;
  test::fill_with_findings(result);
  std::string out;
  find_format("jsonl")->letter(out, result, test::small_rulebook(), {});
  CHECK(out.find('\n') == out.size() - 1);
  CHECK(first(problems_of(json::parse(out), schema.at("$defs").at("case"), schema)) == "none");
}

TEST_CASE("the schema rejects what is no report") {
  const json schema = report_schema();
  const auto rejects = [&](const char* pointer, const json& value) {
    json report = good_report();
    report[json::json_pointer(pointer)] = value;
    return !problems_of(report, schema, schema).empty();
  };
  CHECK(rejects("/schema", 2));
  CHECK(rejects("/extra", 1));
  CHECK(rejects("/cases/0/findings/0/severity", "fatal"));
  CHECK(rejects("/cases/0/findings/0/evidence", json::array()));
  CHECK(rejects("/cases/0/findings/0/evidence/0/line", 0));
  CHECK(rejects("/cases/0/items/0/decision", "denied"));
  CHECK(rejects("/cases/0/items/0/n", 1.5));
  CHECK(rejects("/cases/0/items/0/regions/0", "neck"));
  CHECK(rejects("/cases/0/dates/decision_date", "01/02/2017"));
  CHECK(rejects("/cases/0/case_number", ""));

  json report = good_report();
  report["cases"][0]["findings"][0].erase("rule");
  CHECK_FALSE(problems_of(report, schema, schema).empty());
}

TEST_CASE("the schema's lists are the vocabularies of the code") {
  const json schema = report_schema();
  const json& defs = schema.at("$defs");
  REQUIRE(defs.at("region").at("enum").size() == region_count);
  for (std::size_t i = 0; i < region_count; ++i) {
    CHECK(defs.at("region").at("enum")[i] == json(to_string(static_cast<Region>(i))));
  }
  const json& voices = defs.at("evidence").at("properties").at("voice").at("enum");
  REQUIRE(voices.size() == 8);
  for (std::size_t i = 0; i < voices.size(); ++i)
    CHECK(voices[i] == json(to_string(static_cast<Voice>(i))));
}
