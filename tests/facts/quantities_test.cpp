#include <doctest/doctest.h>

#include "support/lint.hpp"

namespace {

using namespace imrlint;
using namespace imrlint::testing;

/// "6 visits; 2-3 visits-per-week", in the order of the text.
std::string read(const std::string& sentence) {
  const CaseResult result =
      lint_text(letter_with(sentence, item("MRI of the knee", "Upheld", "The request is not medically necessary.")));
  const auto plain = [](double value) {
    std::string text = std::to_string(value);
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.') text.pop_back();
    return text;
  };
  std::string out;
  for (const QuantityMention& m : result.reading.quantities) {
    if (result.reading.sentences[m.sentence].zone != Zone::summary) continue;
    if (!out.empty()) out += "; ";
    out += plain(m.min) + (m.max != m.min ? "-" + plain(m.max) : "") + " " + std::string(to_string(m.unit)) +
           (m.derived ? " derived" : "");
  }
  return out;
}

TEST_CASE("quantities with their units") {
  CHECK(read("Six visits were had.") == "6 visits");
  CHECK(read("Eight (8) physical therapy sessions were had.") == "8 visits");
  CHECK(read("A course of 10-12 visits over 8 weeks.") == "10-12 visits; 8 weeks");
  CHECK(read("Therapy 3 times a week for 2 weeks.") == "3 visits-per-week; 2 weeks; 6 visits derived");
  CHECK(read("Therapy two to three times a week for six weeks.") ==
        "2-3 visits-per-week; 6 weeks; 12-18 visits derived");
  CHECK(read("Therapy 2x/week x 4 weeks.") == "2 visits-per-week; 4 weeks; 8 visits derived");
  CHECK(read("Therapy twice weekly for three weeks.") == "2 visits-per-week; 3 weeks; 6 visits derived");
  CHECK(read("Manipulation times 12 was asked for.") == "12 visits");
  CHECK(read("Norco 10/325 mg #60 was given.") == "10 milligrams; 60 count");
  CHECK(read("Qty 60 was given.") == "60 count");
  CHECK(read("Relief was 50% for 6 weeks.") == "50 percent; 6 weeks");
  CHECK(read("Pain was 8/10.") == "8 points");
  CHECK(read("One tablet twice daily for 14 days.") == "1 count; 2 per-day; 14 days");
  CHECK(read("A 4 to 6 week period.") == "4-6 weeks");
}

TEST_CASE("what is no quantity") {
  CHECK(read("She is a 43-year-old.") == "");
  CHECK(read("Seen on 10/23/2016.") == "");
  CHECK(read("A disc at C5-6.") == "");
}

}  // namespace
