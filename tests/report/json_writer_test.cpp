#include "report/json_writer.hpp"

#include <doctest/doctest.h>

#include <limits>

using imrlint::JsonWriter;

namespace {

void write_sample(JsonWriter& json) {
  json.begin_object();
  json.field("a", 1U);
  json.key("empty").begin_array();
  json.end_array();
  json.key("list").begin_array();
  json.value(true);
  json.null();
  json.begin_flow_object();
  json.field("x", "y");
  json.key("z").begin_array();
  json.value(2U);
  json.value(3U);
  json.end_array();
  json.end_object();
  json.end_array();
  json.end_object();
}

}  // namespace

TEST_CASE("JSON is written compact or pretty, flow parts on one line") {
  std::string compact;
  JsonWriter one(compact, JsonWriter::Layout::compact);
  write_sample(one);
  CHECK(compact == R"({"a":1,"empty":[],"list":[true,null,{"x":"y","z":[2,3]}]})");

  std::string pretty;
  JsonWriter two(pretty, JsonWriter::Layout::pretty, 1);
  write_sample(two);
  CHECK(pretty ==
        "{\n"
        "    \"a\": 1,\n"
        "    \"empty\": [],\n"
        "    \"list\": [\n"
        "      true,\n"
        "      null,\n"
        "      {\"x\": \"y\", \"z\": [2, 3]}\n"
        "    ]\n"
        "  }");
}

TEST_CASE("JSON strings are escaped and always valid UTF-8") {
  const auto quoted = [](std::string_view text) {
    std::string out;
    imrlint::append_json_string(out, text);
    return out;
  };
  CHECK(quoted("a\"b\\c\nd\te\rf") == R"("a\"b\\c\nd\te\rf")");
  CHECK(quoted(std::string_view("\x00\x1f\x7f", 3)) == R"("\u0000\u001f\u007f")");
  CHECK(quoted("60\xC2\xB0 \xE2\x80\x9Cq\xE2\x80\x9D \xF0\x9F\xA6\xB4") ==
        "\"60\xC2\xB0 \xE2\x80\x9Cq\xE2\x80\x9D \xF0\x9F\xA6\xB4\"");
  CHECK(quoted("x\x80y\xC3") == "\"x\xEF\xBF\xBDy\xEF\xBF\xBD\"");
  CHECK(quoted("") == "\"\"");
}

TEST_CASE("JSON numbers reach the largest") {
  std::string out;
  JsonWriter json(out);
  json.value(std::numeric_limits<std::uint64_t>::max());
  CHECK(out == "18446744073709551615");
}
