#include <doctest/doctest.h>

#include "support/lint.hpp"

namespace {

using namespace imrlint;
using namespace imrlint::testing;

std::vector<std::string> sentences(const std::string& summary) {
  const CaseResult result =
      lint_text(letter_with(summary, item("MRI of the knee", "Upheld", "The request is not medically necessary.")));
  std::vector<std::string> out;
  for (const Sentence& sentence : result.reading.sentences) {
    if (sentence.zone == Zone::summary) out.emplace_back(result.source.slice(sentence.span));
  }
  return out;
}

TEST_CASE("sentences survive abbreviations, decimals, list numbers, initials and dates") {
  using List = std::vector<std::string>;
  CHECK(sentences("She was seen by Dr. Smith. He agreed.") == List{"She was seen by Dr. Smith.", "He agreed."});
  CHECK(sentences("Pain vs. Numbness was asked. It was pain.") == List{"Pain vs. Numbness was asked.", "It was pain."});
  CHECK(sentences("The cyst was 2.5 cm wide. It grew.") == List{"The cyst was 2.5 cm wide.", "It grew."});
  CHECK(sentences("1. Rest was tried. 2. Ice was tried.") == List{"1. Rest was tried.", "2. Ice was tried."});
  CHECK(sentences("Tablets No. 60 were given. They helped.") == List{"Tablets No. 60 were given.", "They helped."});
  CHECK(sentences("Seen on 10.12.2016. Better.") == List{"Seen on 10.12.2016.", "Better."});
  CHECK(sentences("Rest, e.g. Bed rest, was tried.") == List{"Rest, e.g. Bed rest, was tried."});
  CHECK(sentences("See 8 C.C.R. 9792.24.2 for it. Then stop.") == List{"See 8 C.C.R. 9792.24.2 for it.", "Then stop."});
  CHECK(sentences("A blank was lost.The next goes on.") == List{"A blank was lost.", "The next goes on."});
  CHECK(sentences("She asked \"why?\" He knew.") == List{"She asked \"why?\"", "He knew."});
}

}  // namespace
