#include "report/quote.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "report/letter.hpp"

using namespace imrlint;

namespace {

std::string quote(const Source& source, Span span, std::size_t gutter = 2) {
  std::string out;
  write_quote(out, source, span, gutter, Style(false), Severity::error);
  return out;
}

}  // namespace

TEST_CASE("a quote inside one line") {
  const Source source("x", "First line here.\nHe has no fever today.\n");
  CHECK(quote(source, test::find(source, "no fever")) ==
        "   2 | He has no fever today.\n"
        "     |        ^^^^^^^^\n");
}

TEST_CASE("a quote over line breaks shows each line, without indentation and empty lines") {
  const Source source("x",
                      "  The worker had six visits of therapy and he has \n\n"
                      "  done a home program since the spring of the year. \n\n");
  CHECK(quote(source, test::find(source, "he has done")) ==
        "   1 | The worker had six visits of therapy and he has\n"
        "     |                                          ^^^^^^\n"
        "   3 | done a home program since the spring of the year.\n"
        "     | ^^^^\n");
}

TEST_CASE("a word broken at a hyphen is underlined on both lines") {
  const Source source("x", "The decision was made on the day that is 10-30-\n2016 and it was late.\n");
  const Span span = test::find(source, "10-30-2016");
  CHECK(quote(source, span) ==
        "   1 | The decision was made on the day that is 10-30-\n"
        "     |                                          ^^^^^^\n"
        "   2 | 2016 and it was late.\n"
        "     | ^^^^\n");
}

TEST_CASE("of a long quote the first two lines and the last are shown") {
  std::string given;
  for (const char* const word : {"one", "two", "three", "four", "five", "six"}) {
    given += std::string("the line with the number ") + word + " goes on and on until\n";
  }
  const Source source("x", given);
  CHECK(quote(source, test::find(source,
                                 "one goes on and on until the line with the number two goes on and on until "
                                 "the line with the number three goes on and on until the line with the number "
                                 "four goes on and on until the line with the number five goes")) ==
        "   1 | the line with the number one goes on and on until\n"
        "     |                          ^^^^^^^^^^^^^^^^^^^^^^^^\n"
        "   2 | the line with the number two goes on and on until\n"
        "     | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^\n"
        "     ...\n"
        "   5 | the line with the number five goes on and on until\n"
        "     | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^\n");
}

TEST_CASE("a line as long as a paragraph is shown around the quote only") {
  std::string given;
  for (int i = 0; i < 60; ++i)
    given += "filler" + std::to_string(i) + " ";
  given += "the quoted words ";
  for (int i = 60; i < 120; ++i)
    given += "filler" + std::to_string(i) + " ";
  const Source source("x", given + "\n");
  const std::string out = quote(source, test::find(source, "the quoted words"));
  const std::size_t line_end = out.find('\n');
  REQUIRE(line_end != std::string::npos);
  CHECK(line_end < 125);
  CHECK(out.find("   1 | ... filler") == 0);
  CHECK(out.substr(line_end - 4, 4) == " ...");
  const std::size_t quoted = out.find("the quoted words");
  REQUIRE(quoted != std::string::npos);
  CHECK(out.substr(line_end + 1 + quoted, 16) == "^^^^^^^^^^^^^^^^");
}

TEST_CASE("a quote of a whole page in one line stays short") {
  std::string given;
  for (int i = 0; i < 400; ++i)
    given += "word" + std::to_string(i) + " ";
  const Source source("x", given + "\n");
  const std::string out = quote(source, source.whole());
  CHECK(std::count(out.begin(), out.end(), '\n') == 7);  // three lines, their carets, and the gap
  CHECK(out.find("word399") != std::string::npos);
}

TEST_CASE("carets count characters, not bytes, and broken bytes are one character each") {
  const Source source("x", "Flexion 60\xC2\xB0 \xE2\x80\x93 \xFFpain here.\n");
  CHECK(quote(source, test::find(source, "pain")) ==
        "   1 | Flexion 60\xC2\xB0 \xE2\x80\x93 \xEF\xBF\xBDpain here.\n"
        "     |                ^^^^\n");
}

TEST_CASE("an empty span quotes nothing") {
  const Source source("x", "text\n");
  CHECK(quote(source, {2, 2}).empty());
  CHECK(gutter_width(source, {2, 2}) == 0);
}
