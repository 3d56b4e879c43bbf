#include "rules/packed.hpp"

#include <doctest/doctest.h>

#include "rules/compiled.hpp"
#include "rules/fixture.hpp"
#include "rules/load.hpp"

using namespace imrlint;

TEST_CASE("a packed pack comes back as it was") {
  std::vector<Diagnostic> diagnostics;
  PackSource source = test::source_of(test::files_of("small"), diagnostics);
  REQUIRE(diagnostics.empty());
  source.checked = true;
  const std::string bytes = pack(source);
  const PackSource back = unpack(bytes);
  CHECK(back.directory == source.directory);
  CHECK(back.checked);
  CHECK_FALSE(back.incomplete);
  REQUIRE(back.documents.size() == source.documents.size());
  for (std::size_t d = 0; d < back.documents.size(); ++d) {
    const Document& a = source.documents[d];
    const Document& b = back.documents[d];
    CHECK(a.file == b.file);
    CHECK(a.path == b.path);
    CHECK(serialise(a.root()) == serialise(b.root()));
    REQUIRE(a.nodes.size() == b.nodes.size());
    for (std::size_t i = 0; i < a.nodes.size(); ++i) {
      CHECK(a.nodes[i].kind == b.nodes[i].kind);
      CHECK(a.nodes[i].quoted == b.nodes[i].quoted);
      CHECK(a.nodes[i].size == b.nodes[i].size);
      CHECK(a.nodes[i].place.line == b.nodes[i].place.line);
      CHECK(a.nodes[i].place.column == b.nodes[i].place.column);
    }
  }
}

TEST_CASE("damaged bytes give nothing") {
  std::vector<Diagnostic> diagnostics;
  const std::string bytes = pack(test::source_of(test::files_of("small"), diagnostics));
  for (std::size_t size = 0; size < bytes.size(); size += 7) {
    const PackSource back = unpack(std::string_view(bytes).substr(0, size));
    CHECK(back.documents.empty());
    CHECK_FALSE(back.checked);
  }
  CHECK(unpack(bytes + "x").documents.empty());
}

TEST_CASE("a compiled rulebook is complete or nothing") {
  const LoadedRulebook both = load_rulebook({test::packs_folder() + "/small", test::packs_folder() + "/local"}, false);
  const std::string bytes = compile(both.book);
  const auto back = decompile(bytes);
  REQUIRE(back);
  CHECK(compile(*back) == bytes);
  CHECK(back->overridden == both.book.overridden);
  CHECK(back->files == both.book.files);
  REQUIRE(back->packs.size() == 2);
  CHECK(back->packs[1].name == "local");
  CHECK(back->packs[1].version == "1");
  CHECK(back->packs[1].licence == "Apache-2.0");
  CHECK(back->packs[1].directory == both.book.packs[1].directory);
  CHECK_FALSE(back->guideline("mtus/neck") == GuidelineId());
  for (std::size_t size = 0; size < bytes.size(); size += 7) {
    CHECK_FALSE(decompile(std::string_view(bytes).substr(0, size)));
  }
  CHECK_FALSE(decompile(bytes + "x"));
}
