// Real letters, held against what careful readers found in them. Prints counts, never text.

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <string>

#include "ast/determination.hpp"
#include "base/source.hpp"
#include "input/input.hpp"
#include "parse/parse.hpp"
#include "support/letters.hpp"

namespace {

using namespace imrlint;

// Titles are compared without line breaks and without the words that lead over to the decision.
std::string folded(std::string text) {
  for (char& c : text)
    c = c == '\n' ? ' ' : c;
  const auto drop = [&text](std::string_view tail) {
    if (text.ends_with(tail)) text.erase(text.size() - tail.size());
  };
  while (text.ends_with(' ') || text.ends_with(':'))
    text.pop_back();
  drop(" is");
  return text;
}

}  // namespace

TEST_CASE("items, titles and decisions of labelled letters") {
  const auto folder = testing::shared_letters();
  if (!folder) {
    MESSAGE("skipped: IMRLINT_SHARED names no folder of real letters");
    return;
  }
  std::size_t letters = 0;
  std::size_t items = 0;
  std::size_t good_titles = 0;
  std::size_t good_decisions = 0;
  std::size_t whole = 0;
  for (const auto& label : testing::files_under(*folder / "corpus", ".json")) {
    const auto json = nlohmann::json::parse(testing::read_file(label), nullptr, false);
    if (!json.is_object() || !json.contains("items")) continue;
    const auto pdf = label.parent_path().parent_path() / "pdf" / (label.stem().string() + ".pdf");
    const auto input = read_letter(pdf.string());
    REQUIRE(std::holds_alternative<InputText>(input));
    const Source source(pdf.filename().string(), std::get<InputText>(input).text);
    Determination letter;
    parse(source, letter);
    ++letters;
    const auto& labels = json["items"];
    CAPTURE(source.name());
    CHECK(letter.items.size() == labels.size());
    for (std::size_t i = 0; i < labels.size(); ++i) {
      ++items;
      if (i >= letter.items.size()) continue;
      const Item& item = letter.items[i];
      good_titles += folded(std::string(source.slice(item.title))) == folded(labels[i]["title"]) ? 1U : 0U;
      good_decisions += item.decision && to_string(*item.decision) == labels[i]["decision"] ? 1U : 0U;
      const bool parts = !item.rationale.empty() && !item.claims.body.empty() && !item.reviewer.body.empty();
      const bool read = item.reviewer.basis == GuidelineLine::Basis::cited_nothing || !item.reviewer.citations.empty();
      whole += parts && read ? 1U : 0U;
    }
  }
  MESSAGE(letters, " letters, ", items, " items, ", good_titles, " titles right, ", good_decisions,
          " decisions right, ", whole, " with all parts and their sources");
  CHECK(letters > 0);
  CHECK(good_titles == items);
  CHECK(good_decisions == items);
  CHECK(whole == items);
}
