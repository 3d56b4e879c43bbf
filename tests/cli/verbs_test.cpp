#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "checks/check.hpp"
#include "cli/run.hpp"

using namespace imrlint::test;
using nlohmann::json;

TEST_CASE("parse writes the syntax tree of every letter") {
  const Folder folder;
  const std::string a = folder.write("a.txt", sound_letter());
  const std::string b = folder.write("b.txt", contradictory_letter());
  const RunResult result = run({"parse", a, b});
  CHECK(result.status == 0);
  const json tree = json::parse(result.out);
  REQUIRE(tree["letters"].size() == 2);
  const json& letter = tree["letters"][0];
  CHECK(letter["path"] == a);
  CHECK(letter["header"]["case_number"]["value"]["text"] == "CM17-0000001");
  REQUIRE(letter["items"].size() == 1);
  const json& item = letter["items"][0];
  CHECK(item["title"]["text"] == "Hinged brace for the left knee");
  CHECK(item["title"]["line"] == 22);
  CHECK(item["title"]["column"] == 1);
  CHECK(item["decision"] == "upheld");

  const RunResult none = run({"parse", folder.write("c.txt", "nothing of the kind\n")});
  CHECK(none.status == 2);
  CHECK(json::parse(none.out)["letters"].empty());
}

TEST_CASE("explain shows how each item was understood") {
  const Folder folder;
  const std::string letter = folder.write("a.txt", contradictory_letter());
  const RunResult all = run({"explain", letter});
  CHECK(all.status == 0);
  CHECK(all.out.find("item 1: Hinged brace for the left knee\n") != std::string::npos);
  CHECK(all.out.find("  decision: upheld\n") != std::string::npos);
  CHECK(all.out.find("  conclusion: necessary\n") != std::string::npos);
  CHECK(all.out.find("error[conclusion-contradicts-decision]") != std::string::npos);
  CHECK(run({"explain", "--item", "1", letter}).status == 0);

  const RunResult none = run({"explain", "--item", "2", letter});
  CHECK(none.status == 2);
  CHECK(none.out.empty());
  CHECK(none.err == letter + ": error: there is no item 2\n");
}

TEST_CASE("checks lists every check, and documents those that are named") {
  const RunResult list = run({"checks"});
  CHECK(list.status == 0);
  CHECK(lines_of(list.out).size() == imrlint::all_checks().size());
  for (const imrlint::Check& check : imrlint::all_checks()) {
    CAPTURE(std::string(check.id));
    CHECK(list.out.find(std::string(check.id) + " ") != std::string::npos);
    const RunResult one = run({"checks", std::string(check.id)});
    CHECK(one.status == 0);
    CHECK(one.out.starts_with(check.id));
    CHECK(one.out.find(check.documentation) != std::string::npos);
  }
}

TEST_CASE("rules check finds nothing wrong with the shipped rules, and tells the place of what is wrong elsewhere") {
  const RunResult shipped = run({"rules", "check"});
  CHECK(shipped.status == 0);
  CHECK(shipped.out.find(": no problems\n") != std::string::npos);

  const Folder folder;
  folder.write("pack.yaml", "name: [\n");
  const RunResult broken = run({"rules", "check", folder.path().string()});
  CHECK(broken.status == 2);
  CHECK(broken.out.find("pack.yaml:") != std::string::npos);
}
