#include <doctest/doctest.h>

#include "facts/dates.hpp"
#include "facts/lexicon.hpp"
#include "support/lint.hpp"

namespace {

using namespace imrlint;
using namespace imrlint::testing;

std::string read(std::string_view text) {
  std::vector<Token> tokens;
  tokenise(text, {0, static_cast<std::uint32_t>(text.size())}, shipped_linter().lexicon().words(), tokens);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].kind == TokenKind::mark) continue;
    if (const auto date = facts::date_at(text, tokens, i))
      return date->impossible ? "impossible" : to_string(date->date);
  }
  return "none";
}

TEST_CASE("dates in every form of the letters") {
  CHECK(read("on 10/23/2016.") == "2016-10-23");
  CHECK(read("on 1/5/17,") == "2017-01-05");
  CHECK(read("on 10-30-2016 she") == "2016-10-30");
  CHECK(read("(1-3-17)") == "2017-01-03");
  CHECK(read("2016-10-30") == "2016-10-30");
  CHECK(read("October 17, 2016") == "2016-10-17");
  CHECK(read("Oct. 17 2016") == "2016-10-17");
  CHECK(read("October 17th, 2016") == "2016-10-17");
  CHECK(read("17 October 2016") == "2016-10-17");
  CHECK(read("in October of 2016") == "2016-10");
  CHECK(read("in 01/2014") == "2014-01");
  CHECK(read("December 9, 3026") == "3026-12-09");
}

TEST_CASE("days that no calendar has") {
  CHECK(read("02/30/2017") == "impossible");
  CHECK(read("02/29/2017") == "impossible");
  CHECK(read("02/29/2016") == "2016-02-29");
  CHECK(read("April 31, 2016") == "impossible");
}

TEST_CASE("what is no date") {
  CHECK(read("rated 7/10 to 8/10") == "none");
  CHECK(read("Norco 10/325mg") == "none");
  CHECK(read("a 4/5 grade") == "none");
  CHECK(read("9792.24.2") == "none");
  CHECK(read("may improve with 2 visits") == "none");
  CHECK(read("call 555-123-4567") == "none");
}

TEST_CASE("days since 1970") {
  CHECK(Date{1970, 1, 1}.days() == 0);
  CHECK(Date{2016, 7, 28}.days() - Date{2016, 7, 27}.days() == 1);
  CHECK(Date{2016, 3, 1}.days() - Date{2016, 2, 28}.days() == 2);
}

}  // namespace
