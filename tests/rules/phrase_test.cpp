#include "rules/phrase.hpp"

#include <doctest/doctest.h>

#include <string>

using imrlint::check_phrase;

TEST_CASE("sound phrases") {
  for (const char* phrase : {
           "spasm",
           "magnetic resonance [imaging|image|scan]",
           "(physical) examination finding",
           "muscle tone ... normal",
           "up to # visits",
           "neck & upper back",
           "range-of-motion",
           "worker's spine",
           "vs. placebo",
           "[one (more)|two] words",
           "a [b|c (d|e)] f",
           "[... ]x",
       }) {
    CAPTURE(phrase);
    const auto problem = check_phrase(phrase);
    const std::string message = problem ? problem->message : "";
    if (std::string(phrase) == "[... ]x") {
      CHECK(message == "a phrase cannot begin or end with `...`");
    } else {
      CHECK(message == "");
    }
  }
}

TEST_CASE("broken phrases say what and where") {
  struct Case {
    const char* phrase;
    std::size_t offset;
    const char* message;
  };
  for (const Case& c : {
           Case{"[a|b", 0, "`[` is never closed"},
           Case{"x (a|b", 2, "`(` is never closed"},
           Case{"(a] b", 0, "`(` is never closed"},
           Case{"a|b", 1, "`|` outside of brackets"},
           Case{"a ] b", 2, "closing bracket without an opening one"},
           Case{"x [a|]", 5, "empty alternative"},
           Case{"x [|a]", 3, "empty alternative"},
           Case{"x ()", 3, "empty alternative"},
           Case{"x [(a)|b]", 3, "an alternative that can be left out altogether"},
           Case{"", 0, "the phrase can match without a single word"},
           Case{"(a) (b)", 0, "the phrase can match without a single word"},
           Case{"# (visits)", 0, "the phrase can match without a single word"},
           Case{"&", 0, "the phrase can match without a single word"},
           Case{"... pain", 0, "a phrase cannot begin or end with `...`"},
           Case{"pain ...", 0, "a phrase cannot begin or end with `...`"},
           Case{"pain ... (relief)", 0, "a phrase cannot begin or end with `...`"},
           Case{"pain .... relief", 5, "a gap is three periods with blanks around them"},
           Case{"pain, relief", 4, "`,` is not allowed in a phrase"},
           Case{"50% relief", 2, "`%` is not allowed in a phrase"},
           Case{"worker\xE2\x80\x99s", 6, "only plain ASCII is allowed in a phrase"},
       }) {
    CAPTURE(c.phrase);
    const auto problem = check_phrase(c.phrase);
    REQUIRE(problem);
    CHECK(problem->message == c.message);
    CHECK(problem->offset == c.offset);
  }
}

TEST_CASE("a phrase stands for a bounded number of wordings") {
  std::string phrase = "x";
  for (int i = 0; i < 12; ++i)
    phrase += " (a)";
  CHECK_FALSE(check_phrase(phrase));  // 2^12
  phrase += " (a)";
  REQUIRE(check_phrase(phrase));
  CHECK(check_phrase(phrase)->message == "the phrase stands for more than 4096 wordings");
  CHECK(check_phrase(std::string(10'000, '[')));
}
