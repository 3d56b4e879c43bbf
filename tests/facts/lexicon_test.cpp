#include <doctest/doctest.h>

#include "facts/lexicon.hpp"

namespace {

using namespace imrlint;

Rulebook book_with(std::vector<std::string> phrases) {
  Rulebook book;
  for (std::string& text : phrases) {
    Fact fact;
    fact.id = "f" + std::to_string(book.facts.size());
    fact.states.push_back({std::move(text), {}});
    book.facts.push_back(std::move(fact));
  }
  book.finish();
  return book;
}

/// The phrase numbers matched in `text`, with what they cover.
std::vector<std::string> matches(const std::vector<std::string>& phrases, std::string_view text) {
  const Rulebook book = book_with(phrases);
  const Lexicon lexicon(book);
  std::vector<Token> tokens;
  tokenise(text, {0, static_cast<std::uint32_t>(text.size())}, lexicon.words(), tokens);
  std::vector<Match> found;
  lexicon.match(tokens, 0, static_cast<std::uint32_t>(tokens.size()), found);
  std::vector<std::string> out;
  for (const Match& match : found) {
    out.push_back(
        std::to_string(match.id) + ":" +
        std::string(text.substr(tokens[match.first].begin, tokens[match.end - 1].end() - tokens[match.first].begin)));
  }
  return out;
}

using List = std::vector<std::string>;

TEST_CASE("phrases are matched on word tokens") {
  CHECK(matches({"muscle spasm"}, "Muscle\nSpasms were seen") == List{"0:Muscle\nSpasms"});
  CHECK(matches({"x-ray"}, "an x ray, an X-ray") == List{"0:x ray", "0:X-ray"});
  CHECK(matches({"spasm"}, "antispasmodic") == List{});
  CHECK(matches({"patient's pain"}, "the patient\xE2\x80\x99s pain") == List{"0:patient\xE2\x80\x99s pain"});
}

TEST_CASE("groups, options, gaps and numbers") {
  CHECK(matches({"[left|right] knee"}, "left knee and right knee, my knee") == List{"0:left knee", "0:right knee"});
  CHECK(matches({"no (clear) evidence"}, "no evidence, no clear evidence") ==
        List{"0:no evidence", "0:no clear evidence"});
  CHECK(matches({"[a b|c] d"}, "a b d; c d; b d") == List{"0:a b d", "0:c d"});
  CHECK(matches({"sensation ... decreased"}, "sensation was much decreased") == List{"0:sensation was much decreased"});
  CHECK(matches({"sensation ... decreased"}, "sensation one two three four five decreased") == List{});
  CHECK(matches({"sensation ... decreased"}, "sensation; it decreased") == List{});
  CHECK(matches({"# visits"}, "12 visits") == List{"0:12 visits"});
}

TEST_CASE("the longest phrase of a kind wins") {
  CHECK(matches({"back", "low back"}, "low back") == List{"1:low back"});
  CHECK(matches({"pain", "back pain", "pain relief"}, "back pain relief") == List{"1:back pain", "2:pain relief"});
}

}  // namespace
