#include <doctest/doctest.h>

#include "rules/compiled.hpp"
#include "rules/fixture.hpp"
#include "rules/load.hpp"
#include "rules/pack_files.hpp"
#include "rules/shipped.hpp"

using namespace imrlint;

TEST_CASE("the shipped pack is sound and is what rules/ says") {
  const LoadedRulebook shipped = shipped_rulebook();
  CHECK(test::text_of(shipped.diagnostics) == "");
  CHECK(shipped.ok);
  CHECK(shipped.book.overridden.empty());
  REQUIRE(shipped.book.packs.size() == 1);
  CHECK(shipped.book.packs.front().name == "imrlint");

  std::vector<Diagnostic> diagnostics;
  std::vector<PackSource> packs;
  packs.push_back(read_pack(std::string(IMRLINT_SOURCE_DIR) + "/rules", "rules", {}, diagnostics));
  CHECK(diagnostics.empty());
  const LoadedRulebook read = bind(packs);
  CHECK(test::text_of(read.diagnostics) == "");
  CHECK((compile(read.book) == compile(shipped.book)));
  CHECK(read.book.files == shipped.book.files);
  CHECK(read.book.services.size() == shipped.book.services.size());
  CHECK(read.book.facts.size() == shipped.book.facts.size());
  CHECK(read.book.guidelines.size() == shipped.book.guidelines.size());
  CHECK(read.book.rules.size() == shipped.book.rules.size());
}

TEST_CASE("the files of the shipped pack come to the same") {
  std::vector<PackSource> packs;
  packs.push_back(shipped_pack());
  CHECK(packs.front().checked);
  const LoadedRulebook bound = bind(packs);
  CHECK((compile(bound.book) == compile(shipped_rulebook().book)));
}

TEST_CASE("a changed copy of the shipped pack takes its place") {
  const std::string rules = std::string(IMRLINT_SOURCE_DIR) + "/rules";
  const LoadedRulebook copy = load_rulebook({rules}, true);
  CHECK(copy.book.packs.size() == 1);
  CHECK(copy.book.overridden.empty());
  CHECK(copy.book.files.size() == shipped_rulebook().book.files.size());
}
