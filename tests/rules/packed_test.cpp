#include "rules/packed.hpp"

#include <doctest/doctest.h>

#include "rules/fixture.hpp"

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
