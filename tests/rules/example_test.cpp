// docs/adding-a-rule.md shows a pack; this is it, read from the page and laid upon the shipped rules.
#include "rules/fixture.hpp"
#include "rules/load.hpp"
#include "rules/shipped.hpp"

using namespace imrlint;

namespace {

std::string page() {
  std::ifstream in(std::string(IMRLINT_SOURCE_DIR) + "/docs/adding-a-rule.md");
  return {std::istreambuf_iterator<char>(in), {}};
}

/// The files of the page: every YAML block, named by the comment on its first line.
test::Files files_of_page() {
  const std::string text = page();
  const std::string open = "```yaml\n# my-rules/";
  test::Files files;
  for (std::size_t at = text.find(open); at != std::string::npos; at = text.find(open, at)) {
    const std::size_t name = at + open.size();
    const std::size_t line = text.find('\n', name);
    at = text.find("```", line);
    REQUIRE(at != std::string::npos);
    // The comment stays, so that places are those that an author sees.
    files[text.substr(name, line - name)] = text.substr(name - std::string("# my-rules/").size(), at - name + 11);
  }
  return files;
}

LoadedRulebook upon_shipped(const test::Files& files) {
  std::vector<Diagnostic> diagnostics;
  std::vector<PackSource> packs;
  packs.push_back(shipped_pack());
  packs.push_back(test::source_of(files, diagnostics));
  REQUIRE(test::text_of(diagnostics) == "");
  return bind(packs);
}

}  // namespace

TEST_CASE("the example of docs/adding-a-rule.md works") {
  const test::Files files = files_of_page();
  REQUIRE(files.size() == 4);
  const LoadedRulebook loaded = upon_shipped(files);
  CHECK(test::text_of(loaded.diagnostics) == "");
  const Rulebook& book = loaded.book;
  CHECK(book.overridden.empty());
  REQUIRE_FALSE(book.rules.empty());
  const Rule& rule = book.rules.back();
  CHECK(rule.id == "other/wrist-splint");
  CHECK(rule.guideline == book.guideline("other/hand-clinic"));
  CHECK(rule.section == SectionId(0));
  CHECK(rule.services == std::vector<ServiceId>{book.service("brace")});
  CHECK(rule.criteria.op == Criterion::Op::except);
  REQUIRE(rule.criteria.children.size() == 2);
  CHECK(rule.criteria.children[0].children.at(1).fact == book.fact("night-splint-tried"));
  CHECK(rule.statements.at(0).min == 6);
}

TEST_CASE("the slip of docs/adding-a-rule.md is told as the page says") {
  test::Files files = files_of_page();
  const std::string path = "criteria/other/wrist-splint.yaml";
  files[path] = test::with(files[path], "nerve-entrapment-sign", "nerve-entrapment-sing");
  const LoadedRulebook loaded = upon_shipped(files);
  REQUIRE(loaded.diagnostics.size() == 1);
  const Diagnostic& d = loaded.diagnostics[0];
  const std::string told = "my-rules/" + d.file + ":" + std::to_string(d.line) + ":" + std::to_string(d.column) +
                           ": error: " + d.message + " [" + d.code + "]\n  help: " + d.help + "\n";
  CAPTURE(told);
  CHECK((page().find(told) != std::string::npos));
}
