#include "rules/load.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>

#include "rules/fixture.hpp"

using namespace imrlint;
using test::packs_folder;

namespace {

/// A folder of its own, gone at the end.
class TemporaryFolder {
 public:
  explicit TemporaryFolder(const std::string& name)
      : m_path(std::filesystem::temp_directory_path() / ("imrlint-test-" + name)) {
    std::filesystem::remove_all(m_path);
    std::filesystem::create_directories(m_path);
  }
  ~TemporaryFolder() { std::filesystem::remove_all(m_path); }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  [[nodiscard]] std::string path() const { return m_path.string(); }
  void write(const std::string& name, const std::string& bytes) const {
    std::filesystem::create_directories((m_path / name).parent_path());
    std::ofstream(m_path / name, std::ios::binary) << bytes;
  }

 private:
  std::filesystem::path m_path;
};

std::string codes_of(const std::vector<Diagnostic>& diagnostics) {
  std::string codes;
  for (const Diagnostic& d : diagnostics)
    codes += (codes.empty() ? "" : " ") + d.code;
  return codes;
}

}  // namespace

TEST_CASE("a pack from disk") {
  const std::string folder = packs_folder() + "/small";
  const LoadedRulebook loaded = load_rulebook({folder}, false);
  CHECK(test::text_of(loaded.diagnostics) == "");
  CHECK(loaded.ok);
  REQUIRE(loaded.book.packs.size() == 1);
  CHECK(loaded.book.packs[0].name == "small");
  CHECK(loaded.book.packs[0].version == "1.2");
  CHECK(loaded.book.packs[0].licence == "Apache-2.0");
  CHECK(loaded.book.packs[0].directory == folder);
  REQUIRE(loaded.book.files.size() == 10);
  CHECK(loaded.book.files.front() == folder + "/criteria/mtus/neck-imaging.yaml");
  CHECK(std::is_sorted(loaded.book.files.begin(), loaded.book.files.end()));
  const LoadedRulebook slashed = load_rulebook({folder + "/"}, false);
  CHECK(slashed.book.files == loaded.book.files);
}

TEST_CASE("a later pack overrides by id, and says so") {
  const LoadedRulebook loaded = load_rulebook({packs_folder() + "/small", packs_folder() + "/local"}, false);
  CHECK(test::text_of(loaded.diagnostics) == "");
  const Rulebook& book = loaded.book;
  CHECK(book.overridden ==
        std::vector<std::string>{"guideline mtus/neck", "fact muscle-spasm", "modifier no evidence of"});
  CHECK(book.packs.size() == 2);
  CHECK(book.facts.size() == 5);
  const Fact& spasm = book[book.fact("muscle-spasm")];
  CHECK(spasm.label == "spasm of a muscle");
  CHECK(book.files[spasm.origin.file] == packs_folder() + "/local/vocabulary/facts.yaml");
  CHECK(spasm.implies.empty());
  CHECK(book.implies(book.fact("swelling"), book.fact("objective-finding")));  // from one pack into the other
  CHECK_FALSE(book.implies(book.fact("guarding"), book.fact("objective-finding")));
  REQUIRE(book.modifiers.size() == 2);
  CHECK(book.modifiers[0].meaning == ModifierMeaning::negated);
  REQUIRE(book.guidelines.size() == 1);
  CHECK(book.guidelines[0].title == "Neck Complaints, revised");
  REQUIRE(book.rules.size() == 2);
  CHECK(book.rules[0].id == "mtus/neck-imaging");
  CHECK(book.rules[0].section == SectionId(1));  // linked to the guideline that is in force
  CHECK(book.rules[1].id == "mtus/neck-therapy");
}

TEST_CASE("upon the shipped pack") {
  const LoadedRulebook shipped = shipped_rulebook();
  const LoadedRulebook both = load_rulebook({packs_folder() + "/small"}, true);
  CHECK(both.book.packs.size() == 2);
  CHECK(both.book.rules.size() == shipped.book.rules.size() + 1);
}

TEST_CASE("what is wrong with folders") {
  const TemporaryFolder folder("packs");
  CHECK(codes_of(check_rules({folder.path() + "/nowhere"}, false)) == "rules.unreadable");
  CHECK(codes_of(check_rules({folder.path()}, false)) == "rules.no-manifest");
  folder.write("pack.yaml", "kind: pack\nname: p\nversion: \"1\"\nlicence: MIT\n");
  CHECK(check_rules({folder.path()}, false).empty());
  CHECK(codes_of(check_rules({folder.path() + "/pack.yaml"}, false)) == "rules.unreadable");
  folder.write("notes.txt", "no rule file");
  folder.write(".hidden/x.yaml", "no rule file");
  folder.write("vocabulary/README.md", "no rule file");
  CHECK(check_rules({folder.path()}, false).empty());
  folder.write("facts.yaml", "kind: facts\n");
  folder.write("vocabulary/facts.yml", "kind: facts\n");
  const auto stray = check_rules({folder.path()}, false);
  CHECK(codes_of(stray) == "rules.stray-file rules.stray-file");
  CHECK(stray[0].severity == Severity::warning);
  CHECK(load_rulebook({folder.path()}, false).ok);
}

TEST_CASE("a file that cannot be read ends itself only, and nobody misses its names") {
  const TemporaryFolder folder("broken");
  folder.write("pack.yaml", "kind: pack\nname: p\nversion: \"1\"\nlicence: MIT\n");
  folder.write("vocabulary/a.yaml", "kind: facts\nfacts: [\n");
  folder.write(
      "vocabulary/b.yaml",
      "kind: facts\nfacts:\n"
      "  - {id: b, label: b, definition: b, class: finding, states: [b], implies: [somewhere], colour: red}\n");
  const auto diagnostics = check_rules({folder.path()}, false);
  CHECK(codes_of(diagnostics) == "rules.yaml-syntax rules.unknown-key");
}

TEST_CASE("no folder at all") {
  const LoadedRulebook empty = load_rulebook({}, false);
  CHECK(empty.ok);
  CHECK(empty.book.rules.empty());
}
