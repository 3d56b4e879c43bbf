#include "rules/schema.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>
#include <set>

using namespace imrlint;

namespace {

void names_of(const std::vector<KeyInfo>& keys, std::set<std::string>& out) {
  for (const KeyInfo& key : keys) {
    out.insert(std::string(key.name));
    names_of(key.keys, out);
  }
}

const MapInfo& map_named(const std::vector<MapInfo>& maps, std::string_view name) {
  for (const MapInfo& map : maps) {
    if (map.name == name) return map;
  }
  FAIL("no map " << name);
  return maps.front();
}

}  // namespace

TEST_CASE("the schema lists files and the maps in them") {
  const std::vector<MapInfo> maps = schema();
  std::string names;
  for (const MapInfo& map : maps)
    names += (map.file ? "*" : "") + std::string(map.name) + " ";
  CHECK(names ==
        "*pack *services *drugs *regions *facts *modifiers *cues *slots *guideline *rule "
        "service drug class drug region fact modifier group of cues slot section criterion statement misquotation ");
  const MapInfo& criterion = map_named(maps, "criterion");
  std::string choices;
  for (const KeyInfo& key : criterion.keys) {
    if (key.choice) choices += std::string(key.name) + " ";
  }
  CHECK(choices == "all any none at-least except fact limit age since-injury ");
  for (const MapInfo& map : maps) {
    CAPTURE(map.name);
    CHECK_FALSE(map.keys.empty());
    std::set<std::string_view> once;
    for (const KeyInfo& key : map.keys) {
      CAPTURE(key.name);
      CHECK(once.insert(key.name).second);
      CHECK_FALSE(key.doc.empty());
      CHECK_FALSE(to_string(key.type).empty());
    }
  }
}

TEST_CASE("types in words") {
  const std::vector<MapInfo> maps = schema();
  std::string text;
  for (const KeyInfo& key : map_named(maps, "fact").keys) {
    text += std::string(key.name) + (key.need == Need::optional ? "? " : " ") + to_string(key.type) + "\n";
  }
  CHECK(text ==
        "id an id\n"
        "label text\n"
        "definition text\n"
        "class a class of facts\n"
        "regional? `true` or `false`\n"
        "states a list of phrases\n"
        "denies? a list of phrases\n"
        "implies? a list of ids of facts\n");
}

TEST_CASE("docs/rule-format.md names every key") {
  std::ifstream in(std::string(IMRLINT_SOURCE_DIR) + "/docs/rule-format.md");
  const std::string page{std::istreambuf_iterator<char>(in), {}};
  REQUIRE_FALSE(page.empty());
  std::set<std::string> names;
  for (const MapInfo& map : schema())
    names_of(map.keys, names);
  CHECK(names.size() > 50);
  for (const std::string& name : names) {
    CAPTURE(name);
    CHECK((page.find(name + ":") != std::string::npos || page.find("`" + name + "`") != std::string::npos));
  }
}
