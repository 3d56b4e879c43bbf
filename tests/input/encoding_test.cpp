#include "input/encoding.hpp"

#include <doctest/doctest.h>

namespace {

std::string converted(std::string bytes) {
  return imrlint::to_utf8(bytes) ? bytes : "no text";
}

}  // namespace

TEST_CASE("UTF-8 stays as it is") {
  CHECK(converted("plain") == "plain");
  CHECK(converted("45\xC2\xB0, \xE2\x80\x9Cred flag\xE2\x80\x9D, \xF0\x9F\x99\x82") ==
        "45\xC2\xB0, \xE2\x80\x9Cred flag\xE2\x80\x9D, \xF0\x9F\x99\x82");
  CHECK(converted("tabs\tand\fpages\r\n") == "tabs\tand\fpages\r\n");
}

TEST_CASE("a byte that is not UTF-8 is Windows-1252") {
  CHECK(converted("45\xB0") == "45\xC2\xB0");
  CHECK(converted("\x93red flag\x94 \x96 and\xA0more") ==
        "\xE2\x80\x9Cred flag\xE2\x80\x9D \xE2\x80\x93 and\xC2\xA0more");
  CHECK(converted("mixed \xC2\xB0 and \xB0") == "mixed \xC2\xB0 and \xC2\xB0");
  CHECK(converted("unassigned \x81") == "unassigned \xEF\xBF\xBD");
}

TEST_CASE("what only looks like UTF-8 does not pass for it") {
  CHECK(converted("\xC0\xAF") == "\xC3\x80\xC2\xAF");                  // overlong
  CHECK(converted("\xED\xA0\x80") == "\xC3\xAD\xC2\xA0\xE2\x82\xAC");  // a surrogate
  CHECK(converted("\xE2\x80") == "\xC3\xA2\xE2\x82\xAC");              // cut off
  CHECK(converted("\xF5\x80\x80\x80") == "\xC3\xB5\xE2\x82\xAC\xE2\x82\xAC\xE2\x82\xAC");
}

TEST_CASE("UTF-16 is known by its mark") {
  CHECK(converted(std::string("\xFF\xFE"
                              "a\0\xB0\0",
                              6)) == "a\xC2\xB0");
  CHECK(converted(std::string("\xFE\xFF"
                              "\0a\x20\x1C",
                              6)) == "a\xE2\x80\x9C");
  CHECK(converted(std::string("\xFF\xFE\x3D\xD8\x42\xDE", 6)) == "\xF0\x9F\x99\x82");
  CHECK(converted(std::string("\xFF\xFE\x3D\xD8"
                              "a\0",
                              6)) ==
        "\xEF\xBF\xBD"
        "a");
}

TEST_CASE("what is no text is refused") {
  CHECK(converted(std::string("a\0b", 3)) == "no text");
  CHECK(converted("\x01\x02\x03 abc") == "no text");
  CHECK(converted("one \x01 control byte in a longer text passes") != "no text");
}
