#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>

#include "support/lint.hpp"

/// Every check against small letters beside it: cases/<check>/fires-*.txt must give the finding, silent-*.txt must not,
/// todo-*.txt is a known miss that must be renamed once it is found.
namespace {

using namespace imrlint;
using namespace imrlint::testing;

const std::filesystem::path cases = std::filesystem::path(IMRLINT_SOURCE_DIR) / "tests" / "checks" / "cases";

TEST_CASE("every check fires where it must and is silent where it must") {
  const auto files = files_under(cases, ".txt");
  REQUIRE(files.size() > 100);
  std::size_t known_misses = 0;
  for (const auto& file : files) {
    const std::string check = file.parent_path().filename().string();
    const std::string name = file.filename().string();
    CAPTURE(check);
    CAPTURE(name);
    const CaseResult result = lint_file(file);
    const bool found = find(result, check) != nullptr;
    if (name.starts_with("fires-")) {
      CHECK(found);
    } else if (name.starts_with("silent-")) {
      CHECK_FALSE(found);
    } else if (name.starts_with("todo-")) {
      ++known_misses;
      CHECK_MESSAGE(!found, "a known miss is found: rename it to fires-");
    } else {
      FAIL_CHECK("a case is named fires-, silent- or todo-");
    }
  }
  MESSAGE("known misses: " << known_misses);
}

TEST_CASE("every check that one letter can show has letters in which it fires and near misses") {
  std::map<std::string, std::set<std::string>> kinds;
  for (const auto& file : files_under(cases, ".txt")) {
    const std::string name = file.filename().string();
    kinds[file.parent_path().filename().string()].insert(name.substr(0, name.find('-')));
  }
  for (const Check& check : all_checks()) {
    CAPTURE(check.id);
    if (check.run == nullptr) {
      CHECK(kinds.count(std::string(check.id)) == 0);
      continue;
    }
    CHECK(kinds[std::string(check.id)].count("fires") == 1);
    CHECK(kinds[std::string(check.id)].count("silent") == 1);
  }
  for (const auto& [id, unused] : kinds) {
    CAPTURE(id);
    CHECK(std::any_of(all_checks().begin(), all_checks().end(), [&](const Check& check) { return check.id == id; }));
  }
}

}  // namespace
