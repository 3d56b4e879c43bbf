#include "report/utf8.hpp"

#include <doctest/doctest.h>

using namespace imrlint;

TEST_CASE("only the shortest forms of real code points are valid") {
  CHECK(code_point_at("\xC3\xA9", 0).value == U'\u00E9');
  CHECK(code_point_at("\xF4\x8F\xBF\xBF", 0).value == U'\U0010FFFF');
  for (const char* const broken : {"\x80", "\xC0\xAF", "\xE0\x80\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xF8\x88",
                                   "\xC3", "\xE2\x80", "\xC3(", "\xFF"}) {
    const CodePoint c = code_point_at(broken, 0);
    CHECK_FALSE(c.valid);
    CHECK(c.size == 1);
  }
}

TEST_CASE("no letter can move the cursor of a terminal") {
  const auto shown = [](std::string_view text) {
    std::string out;
    append_printable(out, text);
    return out;
  };
  CHECK(shown("a\nb\tc") == "a b c");
  CHECK(shown("\x1b[2J") == "\uFFFD[2J");
  CHECK(shown("\xC2\x9B") == "\uFFFD");  // C1 control sequence introducer
  CHECK(shown("\xE2\x80\xAE"
              "x") == "\uFFFDx");  // right-to-left override
  CHECK(shown("60\u00B0 \u2013 ok") == "60\u00B0 \u2013 ok");
}
