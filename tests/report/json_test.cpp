#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "report/ast_json.hpp"
#include "report/letter.hpp"
#include "report/report.hpp"

using namespace imrlint;
using nlohmann::ordered_json;

namespace {

ordered_json case_of(const CaseResult& result) {
  std::string out;
  find_format("jsonl")->letter(out, result, test::small_rulebook(), {});
  return ordered_json::parse(out);
}

}  // namespace

TEST_CASE("a case holds what was read, in the order of the contract") {
  CaseResult result;
  test::fill_with_findings(result);
  const ordered_json json = case_of(result);
  std::string keys;
  for (const auto& [key, value] : json.items())
    keys += key + " ";
  CHECK(keys == "path case_number layout dates reviewer items findings ");
  CHECK(json["case_number"] == "CM17-0000042");
  CHECK(json["layout"] == "c");
  CHECK(json["dates"].dump() == R"({"date_of_injury":"2015-03-02","ur_denial_date":null,"application_received":null,)"
                                R"("date_assigned":"2017-01-09","decision_date":null})");
  CHECK(json["items"][0].dump() ==
        R"({"n":1,"title":"Lumbar MRI without contrast","decision":"upheld","service":"mri","regions":["lumbar"],)"
        R"("laterality":null,"drugs":[],"quantity":{},"conclusion":"not-necessary","repeat":false,)"
        R"("reviewer_sources":[{"family":"mtus","title":"Low Back Complaints","edition":"2004",)"
        R"("sections":["Special Studies"],"pages":[{"first":303,"last":305}]}],"claims_sources":[],)"
        R"("rules":[{"rule":"mtus/lumbar-mri","verdict":{"record":"met","reviewer":"not-met"}}]})");
  CHECK(json["items"][1]["quantity"].dump() == R"({"count":60,"strength":"550mg"})");
  CHECK(json["items"][1]["drugs"].dump() == R"(["naproxen"])");
}

TEST_CASE("a finding holds both quotes with their places") {
  CaseResult result;
  test::fill_with_findings(result);
  const ordered_json json = case_of(result);
  const ordered_json& finding = json["findings"][0];
  CHECK(finding["rule"] == "mtus/lumbar-mri");
  CHECK(finding["appeal_ground"] == "4610.6(h)(5)");
  CHECK(finding["confidence"] == "high");
  CHECK_FALSE(finding.contains("about"));
  const ordered_json& quote = finding["evidence"][0];
  CHECK(quote["voice"] == "reviewer");
  CHECK(quote["text"] == "There is no evidence that this worker has had any conservative care at all.");
  CHECK(quote["page"] == 2);
  CHECK(quote["line"] == 13);
  CHECK(quote["column"] == 67);
  CHECK(quote["end"].get<int>() - quote["start"].get<int>() ==
        static_cast<int>(quote["text"].get<std::string>().size()));

  CHECK(json["findings"][1]["evidence"][1].dump() ==
        R"({"voice":"arithmetic","text":"(7 - 4) / 7 = 42.9%","start":null,"end":null,"page":null,"line":null,)"
        R"("column":null})");
  CHECK(json["findings"][2]["item"].is_null());
  CHECK(json["findings"][2]["about"] == "claims-administrator");
}

TEST_CASE("a letter of broken bytes still gives valid JSON") {
  CaseResult result;
  result.path = "caf\xE9/\"x\".txt";
  result.source.assign(result.path, "Wal\xFFker \xE2\x80 \x80\xC0\xAF: Upheld\n");
  Item item;
  item.title = {0, static_cast<std::uint32_t>(result.source.text().size())};
  result.letter.items = {item};
  Finding finding;
  finding.check = "conclusion-missing";
  finding.message = "\xED\xA0\x80";
  // A span that cuts a character in two.
  finding.evidence = {{Voice::header, {3, 4}, ""}, {Voice::rulebook, {}, "\xF5"}};
  result.findings = {finding};
  for (const char* const name : {"json", "jsonl"}) {
    std::string out;
    find_format(name)->letter(out, result, test::small_rulebook(), {});
    const auto json = ordered_json::parse(out);  // throws for invalid UTF-8
    CHECK(json["path"] == "caf\uFFFD/\"x\".txt");
    CHECK(json["findings"][0]["evidence"][1]["text"] == "\uFFFD");
  }
}

TEST_CASE("an item beyond what was read or evaluated is written with what is known") {
  CaseResult result;
  test::fill_clean(result);
  const ordered_json json = case_of(result);
  CHECK(json["items"][0]["n"] == 1);
  CHECK(json["items"][0]["decision"].is_null());
  CHECK(json["items"][0]["service"].is_null());
  CHECK(json["case_number"].is_null());
}

TEST_CASE("the syntax tree as JSON names every node with its place") {
  CaseResult result;
  test::fill_with_findings(result);
  std::string out;
  JsonWriter writer(out);
  write_ast(writer, result.path, result.source, result.letter);
  const ordered_json json = ordered_json::parse(out);
  CHECK(json["items"].size() == 2);
  CHECK(json["items"][0]["title"]["text"] == "Lumbar MRI without contrast");
  CHECK(json["items"][0]["title"]["page"] == 2);
  CHECK(json["items"][0]["reviewer"]["citations"][0]["pages"].dump() == R"([{"first":303,"last":305}])");
  CHECK(json["items"][0]["claims"]["basis"] == "missing");
  CHECK(json["items"][0]["original"].is_null());
  CHECK(json["header"]["case_number"]["value"]["text"] == "CM17-0000042");
  CHECK(json["header"]["priority"].is_null());
}
