#include <doctest/doctest.h>

#include "facts/read.hpp"
#include "support/lint.hpp"

/// Negation, absence claims, possibility, history and hypothesis, with scope, in the manner of NegEx and ConText.
namespace {

using namespace imrlint;
using namespace imrlint::testing;

std::string read(std::string_view text, std::string_view what) {
  const std::size_t at = text.find(what);
  REQUIRE(at != std::string_view::npos);
  const Span span{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + what.size())};
  const Assertion assertion = assertion_of(text, span, shipped_linter().rulebook(), shipped_linter().lexicon());
  return std::string(to_string(assertion.polarity)) + (assertion.absence_claim ? " absence" : "");
}

TEST_CASE("negation and its scope") {
  CHECK(read("There was no spasm of the back.", "spasm") == "negated absence");
  CHECK(read("The patient denies numbness, tingling or weakness.", "weakness") == "negated");
  CHECK(read("No tenderness, but spasm was seen.", "spasm") == "affirmed");
  CHECK(read("No fracture was seen, however there was an effusion.", "effusion") == "affirmed");
  CHECK(read("Without fever, she was admitted with cough.", "cough") == "affirmed");
  CHECK(read("Spasm was not seen on examination.", "Spasm") == "negated absence");
  CHECK(read("Effusion is absent.", "Effusion") == "negated");
  CHECK(read("She has swelling and tenderness.", "tenderness") == "affirmed");
}

TEST_CASE("what only looks like negation") {
  CHECK(read("Not only spasm but weakness was found.", "spasm") == "affirmed");
  CHECK(read("A tear cannot be ruled out.", "tear") != "negated");
  CHECK(read("There was no change in the tenderness.", "tenderness") == "affirmed");
  CHECK(read("The patient was to have an MRI without contrast of the knee.", "knee") == "affirmed");
}

TEST_CASE("absence claims") {
  CHECK(read("There is no documentation of radicular pain.", "radicular pain") == "negated absence");
  CHECK(read("The records do not document spasm.", "spasm") == "negated absence");
  CHECK(read("There was a lack of muscle spasm on examination.", "muscle spasm") == "negated absence");
  CHECK(read("The note failed to show any weakness.", "weakness") == "negated absence");
  CHECK(read("Functional improvement has not been documented.", "Functional improvement") == "negated absence");
  CHECK(read("There is no indication that the patient has failed therapy.", "failed therapy") == "negated absence");
}

TEST_CASE("possibility, history, hypothesis") {
  CHECK(read("She has a possible rotator cuff tear.", "tear") == "possible");
  CHECK(read("An MRI to rule out a tear was asked for.", "tear") == "possible");
  CHECK(read("He has a history of gastritis.", "gastritis") == "historical");
  CHECK(read("Imaging is done if weakness is found.", "weakness") == "hypothetical");
}

}  // namespace
