#include "rules/read_yaml.hpp"

#include <doctest/doctest.h>

#include <string>

#include "rules/fixture.hpp"

using namespace imrlint;
using test::text_of;

namespace {

/// The tree on one line, or what is wrong.
std::string read(std::string_view yaml, const Limits& limits = {}) {
  const YamlResult result = read_yaml(yaml, "f", "f", limits);
  CHECK(result.document.has_value() == result.diagnostics.empty());
  return result.document ? serialise(result.document->root()) : text_of(result.diagnostics);
}

}  // namespace

TEST_CASE("trees") {
  CHECK(read("a: 1\nb: [x, 'y']\nc:\n  - {d: e}\n") == R"({"a": "1", "b": ["x", "y"], "c": [{"d": "e"}]})");
  CHECK(read("text") == R"("text")");
  CHECK(read("a: []\nb: {}\n") == R"({"a": [], "b": {}})");
  CHECK(read("a: ''\n") == R"({"a": ""})");
  CHECK(read("a: |\n  one\n  two\n") == "{\"a\": \"one\ntwo\n\"}");
  CHECK(read("a: one\n  two\n") == R"({"a": "one two"})");
  CHECK(read("a: 'null'\nb: \"~\"\n") == R"({"a": "null", "b": "~"})");
  CHECK(read("a: 1\r\nb: 2\r\n") == R"({"a": "1", "b": "2"})");
  CHECK(read("\xEF\xBB\xBF"
             "a: 1\n") == R"({"a": "1"})");
  CHECK(read("# only\na: caf\xC3\xA9 # said\n") == "{\"a\": \"caf\xC3\xA9\"}");
  CHECK(read("---\na: 1\n...\n") == R"({"a": "1"})");
  CHECK(read("a: 1\n...\n\n# the end\n") == R"({"a": "1"})");
  CHECK(read("a: 1") == R"({"a": "1"})");
}

TEST_CASE("places") {
  const YamlResult result = read_yaml("a: 1\nbc:\n  - \"x\"\n  - d: [y]\n", "f", "f");
  REQUIRE(result.document);
  const Node& root = result.document->root();
  const auto place = [](const Node* n) {
    return std::to_string(n->place.line) + ":" + std::to_string(n->place.column);
  };
  CHECK(place(find_key(root, "bc")) == "2:1");
  const Node* list = find(root, "bc");
  REQUIRE(list != nullptr);
  const Node* x = list->begin();
  CHECK(place(x) == "3:5");
  CHECK(x->quoted);
  const Node* d = find(*x->next(), "d");
  REQUIRE(d != nullptr);
  CHECK(place(d) == "4:8");
  CHECK(place(d->begin()) == "4:9");
  CHECK_FALSE(d->begin()->quoted);
  CHECK(x->next()->next() == list->end());
  CHECK(find(root, "cb") == nullptr);
  CHECK(find(*x, "a") == nullptr);
}

TEST_CASE("what yaml-cpp would let pass") {
  CHECK(read("a: 1\nb: 2\na: 3\n") == "f:3:1: duplicate key `a` [rules.duplicate-key]\n");
  CHECK(read("a: {x: 1, x: 2}\n") == "f:1:11: duplicate key `x` [rules.duplicate-key]\n");
  CHECK(read("a: &x 1\nb: 2\n") == "f:1:4: anchors are not allowed: `&x` [rules.yaml-feature]\n");
  CHECK(read("a: &x 1\nb: *x\n").find("aliases are not allowed") != std::string::npos);
  CHECK(read("a: &a [*a]\n").find("anchors are not allowed") != std::string::npos);
  CHECK(read("a: !!int 3\n") == "f:1:4: tags are not allowed: `tag:yaml.org,2002:int` [rules.yaml-feature]\n");
  CHECK(read("a: !x [1]\n") == "f:1:4: tags are not allowed: `!x` [rules.yaml-feature]\n");
  CHECK(read("a:\n  <<: {b: 1}\n") ==
        "f:2:3: merge keys are not allowed (write the values out where they are needed) [rules.yaml-feature]\n");
  CHECK(read("? [a]\n: 1\n").find("a key must be text, not a list or a map") != std::string::npos);
  CHECK(read("~: 1\n").find("a key must be text") != std::string::npos);
}

TEST_CASE("nothing after the document") {
  const std::string wrong = "content after the end of the document";
  CHECK(read("a: 1\n---\na: 2\n").find(wrong) != std::string::npos);
  CHECK(read("  a: 1\nb: 2\n").find("f:2:1: " + wrong) == 0);
  CHECK(read("- a\nrules: 3\n").find("f:2:1: " + wrong) == 0);
  CHECK(read("a: 1\n...\nb: 2\n").find(wrong) != std::string::npos);
}

TEST_CASE("nulls are reported where the key is") {
  CHECK(read("a:\n\n\nb: 2\n") ==
        "f:1:1: `a` has no value (leave the key out, or write [] for an empty list) [rules.empty-value]\n");
  CHECK(read("b:\n  a: ~\n").find("f:2:3: `a` has no value") == 0);
  CHECK(read("a: null\n").find("f:1:1: `a` has no value") == 0);
  CHECK(read("a:\n  - x\n  -\n").find("f:2:3: the list holds an empty entry") == 0);
  for (const char* empty : {"", "\n", "# nothing\n", "---\n", "~\n"}) {
    CAPTURE(empty);
    CHECK(read(empty) == "f:1:1: the file is empty [rules.empty-value]\n");
  }
}

TEST_CASE("syntax") {
  CHECK(read("a: 1\nb: \"foo\nc: 3\n") ==
        "f:2:1: a quote is opened here or below and never closed (look for a quotation mark without its partner from "
        "line 2 on) [rules.yaml-syntax]\n");
  CHECK(read("a: 'x\n").find("never closed") != std::string::npos);
  CHECK(read("a: [1, 2\n").find("[rules.yaml-syntax]") != std::string::npos);
  CHECK(read("a: b: c\n") == "f:1:5: illegal map value (text that holds `: ` needs quotes) [rules.yaml-syntax]\n");
  CHECK(read("a: 1\n\tb: 2\n").find("[rules.yaml-syntax]") != std::string::npos);
  CHECK(read("a: \"\\q\"\n").find("[rules.yaml-syntax]") != std::string::npos);
  CHECK(read("%YAML 3.0\n---\na: 1\n").find("[rules.yaml-syntax]") != std::string::npos);
}

TEST_CASE("bytes") {
  const std::string wrong = "neither text nor UTF-8";
  CHECK(read("a: 1\nb: \xFF\n").find("f:2:4: " + wrong) == 0);
  CHECK(read("a: \xC3\n").find(wrong) != std::string::npos);
  CHECK(read("a: \xC0\xAF\n").find(wrong) != std::string::npos);
  CHECK(read("a: \xED\xA0\x80\n").find(wrong) != std::string::npos);
  CHECK(read("a: \xF4\x90\x80\x80\n").find(wrong) != std::string::npos);
  CHECK(read(std::string_view("a: \0b\n", 6)).find(wrong) != std::string::npos);
  CHECK(read("a: 1\n\x04"
             "b: 2\n")
            .find("f:2:1: " + wrong) == 0);  // yaml-cpp takes it for the end of the file
  CHECK(read("a: \xF0\x9F\x98\x80\n") == "{\"a\": \"\xF0\x9F\x98\x80\"}");
}

TEST_CASE("limits") {
  Limits limits;
  limits.rule_file_bytes = 10;
  CHECK(read("a: 3456789\n", limits) == "f:0:0: longer than 10 bytes (split the file) [rules.limit]\n");
  CHECK(read("a: 345678\n", limits) == R"({"a": "345678"})");
  limits = {};
  limits.yaml_nodes = 4;
  CHECK(read("[1, 2, 3]", limits) == R"(["1", "2", "3"])");
  CHECK(read("[1, 2, 3, 4]", limits) == "f:1:11: more than 4 values in one file (split the file) [rules.limit]\n");
  limits = {};
  limits.yaml_depth = 3;
  CHECK(read("a: [[1]]", limits) == R"({"a": [["1"]]})");
  CHECK(read("a: [[[1]]]", limits) == "f:1:6: nested deeper than 3 levels [rules.limit]\n");
  for (const char* deep : {"[", "{", "- ", "? "}) {
    std::string yaml;
    for (int i = 0; i < 20'000; ++i)
      yaml += deep;
    CAPTURE(deep);
    CHECK(read(yaml).find("[rules.") != std::string::npos);
  }
}

TEST_CASE("problems of one file are collected") {
  CHECK(read("a: &x 1\na: 2\nb: !y 3\nc:\n") ==
        "f:1:4: anchors are not allowed: `&x` [rules.yaml-feature]\n"
        "f:2:1: duplicate key `a` [rules.duplicate-key]\n"
        "f:3:4: tags are not allowed: `!y` [rules.yaml-feature]\n"
        "f:4:1: `c` has no value (leave the key out, or write [] for an empty list) [rules.empty-value]\n");
}
