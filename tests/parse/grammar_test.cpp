// Every production of the grammar by itself: a text that it matches, what it leaves, and a near miss. The same examples
// stand in grammar/README.md, which is held against the headers here.

#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tao/pegtl/contrib/analyze.hpp>
#include <vector>

#include "grammar/citation.hpp"
#include "grammar/letter.hpp"
#include "peg.hpp"
#include "support/letters.hpp"

namespace {

namespace g = imrlint::grammar;

template <typename Rule, tao::pegtl::tracking_mode Mode>
std::optional<std::string> rest_after(std::string_view before, std::string_view text) {
  const std::string all = std::string(before) + std::string(text);
  tao::pegtl::memory_input<Mode> in(all, "test");
  in.bump(before.size());
  if (!tao::pegtl::parse<Rule>(in)) return std::nullopt;
  return std::string(in.current(), in.end());
}

struct Row {
  const char* name;
  const char* before;     // what stands before the text, for rules that look back
  const char* text;       // what the production matches
  const char* rest;       // what follows the match and is left
  const char* near_miss;  // what it does not match; nullptr where it matches anything, if only nothing
  std::optional<std::string> (*lazy)(std::string_view, std::string_view);
  std::optional<std::string> (*eager)(std::string_view, std::string_view);
};

#define PRODUCTION_BEHIND(name, before, text, rest, near_miss) \
  {#name,                                                      \
   before,                                                     \
   text,                                                       \
   rest,                                                       \
   near_miss,                                                  \
   rest_after<g::name, tao::pegtl::tracking_mode::lazy>,       \
   rest_after<g::name, tao::pegtl::tracking_mode::eager>},
#define PRODUCTION(name, text, rest, near_miss) PRODUCTION_BEHIND(name, "", text, rest, near_miss)

const std::vector<Row>& rows() {
  static const std::vector<Row> table = {
#include "productions.inc"
  };
  return table;
}

const std::vector<std::string>& headers() {
  static const std::vector<std::string> names = {"text",  "headings", "header", "credentials",
                                                 "title", "item",     "letter", "citation"};
  return names;
}

std::filesystem::path grammar_folder() {
  return std::filesystem::path(IMRLINT_SOURCE_DIR) / "grammar";
}

// A text as a cell of a table.
std::string cell(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\n') {
      out += "\\n";
    } else if (c == '|') {
      out += "\\|";
    } else {
      out += c;
    }
  }
  return out;
}

std::string code(std::string_view text) {
  return text.empty() ? std::string() : "`` " + cell(text) + " ``";
}

std::string documentation() {
  std::map<std::string, const Row*> examples;
  for (const Row& row : rows())
    examples.try_emplace(row.name, &row);
  std::string out;
  for (const std::string& header : headers()) {
    out += "\n### " + header + ".hpp\n\n| production | expression | matches | before |\n|---|---|---|---|\n";
    for (const auto& production :
         imrlint::testing::productions_of(imrlint::testing::read_file(grammar_folder() / (header + ".hpp")))) {
      const auto found = examples.find(production.name);
      if (found == examples.end()) continue;
      out += "| " + production.name + " | " + code(production.peg) + " | " + code(found->second->text) + " | " +
             code(found->second->rest) + " |\n";
    }
  }
  return out;
}

}  // namespace

TEST_CASE("each production matches its example and leaves the rest") {
  for (const Row& row : rows()) {
    CAPTURE(row.name);
    const std::string text = std::string(row.text) + row.rest;
    const auto lazy = row.lazy(row.before, text);
    CHECK(lazy.has_value());
    CHECK(lazy.value_or("no match") == row.rest);
    CHECK(row.eager(row.before, text) == lazy);
  }
}

TEST_CASE("no production matches its near miss") {
  for (const Row& row : rows()) {
    if (row.near_miss == nullptr) continue;
    CAPTURE(row.name);
    CAPTURE(row.near_miss);
    CHECK_FALSE(row.lazy("", row.near_miss).has_value());
  }
}

TEST_CASE("every production of the headers is in the table") {
  std::set<std::string> tested;
  for (const Row& row : rows())
    tested.insert(row.name);
  std::set<std::string> declared;
  for (const auto& path : imrlint::testing::files_under(grammar_folder(), ".hpp")) {
    for (const auto& production : imrlint::testing::productions_of(imrlint::testing::read_file(path))) {
      declared.insert(production.name);
      CAPTURE(production.name);
      CHECK(tested.count(production.name) == 1);
    }
  }
  CHECK(declared.size() > 200);
  for (const std::string& name : tested) {
    CAPTURE(name);
    CHECK(declared.count(name) == 1);
  }
}

TEST_CASE("the grammar has no loop without progress") {
  CHECK(tao::pegtl::analyze<g::letter>(-1) == 0);
  CHECK(tao::pegtl::analyze<g::told>(-1) == 0);
  CHECK(tao::pegtl::analyze<g::statements>(-1) == 0);
}

// With IMRLINT_UPDATE set the table is written anew; look at the difference before you keep it.
TEST_CASE("the documentation of the grammar is the grammar") {
  const auto path = grammar_folder() / "README.md";
  const std::string readme = imrlint::testing::read_file(path);
  const std::string mark = "<!-- productions: kept by tests/parse -->\n";
  const std::size_t at = readme.find(mark);
  REQUIRE(at != std::string::npos);
  const std::string kept = readme.substr(at + mark.size());
  const std::string expected = documentation();
  if (std::getenv("IMRLINT_UPDATE") != nullptr && kept != expected) {
    std::ofstream(path, std::ios::binary) << readme.substr(0, at + mark.size()) << expected;
    MESSAGE("grammar/README.md was written anew");
    return;
  }
  std::size_t i = 0;
  while (i < kept.size() && i < expected.size() && kept[i] == expected[i])
    ++i;
  const std::size_t line = i == 0 ? 0 : expected.rfind('\n', i - 1) + 1;
  const bool current = kept == expected;
  CHECK_MESSAGE(current, "first line that differs should read: ", expected.substr(line, expected.find('\n', i) - line));
}
