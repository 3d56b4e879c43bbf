#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "support/lint.hpp"

/// Equivalent wording changes no finding: other dates, numbers in words, brand for generic, hyphens of an age.
namespace {

using namespace imrlint;
using namespace imrlint::testing;

std::string replaced(std::string text, const std::vector<std::pair<std::string, std::string>>& changes) {
  for (const auto& [from, to] : changes) {
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
      text.replace(at, from.size(), to);
  }
  return text;
}

std::vector<std::string> outline(const CaseResult& result) {
  std::vector<std::string> lines;
  for (const Finding& finding : result.findings) {
    lines.push_back(std::string(finding.check) + " " + std::string(to_string(finding.severity)) + " " +
                    std::to_string(finding.item));
  }
  for (const ItemReading& item : result.reading.items) {
    lines.push_back(std::to_string(item.service.value) + " " + std::to_string(item.regions.bits()) + " " +
                    std::string(to_string(item.side)) + " " + std::string(to_string(item.conclusion)) + " " +
                    (item.quantity.visits ? std::to_string(*item.quantity.visits) : "-") + " " +
                    (item.quantity.count ? std::to_string(*item.quantity.count) : "-") + " " + item.quantity.strength);
  }
  return lines;
}

const std::string summary =
    "The injured worker is a 44-year-old female who hurt her low back on 10/05/2016. On 11/14/2016 there was spasm of "
    "the lumbar paraspinal muscles "
    "and pain radiating into the left leg. Cyclobenzaprine was started. The utilization review of 12/02/2016 denied "
    "the request.";
const std::string items =
    item("Physical therapy, 12 sessions for the lumbar spine", "Upheld",
         "The guideline recommends 10 visits over 8 weeks. The request for 12 sessions exceeds this. The request is "
         "not medically necessary.",
         "Decision based on MTUS Chronic Pain Medical Treatment 2016, Section(s): Physical medicine treatment.") +
    item("Cyclobenzaprine 7.5mg #60", "Upheld",
         "Muscle relaxants are recommended for short periods. There is no documentation of muscle spasm of the lumbar "
         "spine. The request for cyclobenzaprine 7.5mg #60 is not "
         "medically necessary.",
         "Decision based on MTUS Chronic Pain Medical Treatment 2016, Section(s): Muscle relaxants (for pain).");

TEST_CASE("equivalent rewrites change nothing") {
  const std::string letter = letter_with(summary, items);
  const auto expected = outline(lint_text(letter));
  CHECK(find(lint_text(letter), "absence-contradicted") != nullptr);
  const std::vector<std::vector<std::pair<std::string, std::string>>> rewrites = {
      {{"10/05/2016", "10-05-2016"}, {"11/14/2016", "11-14-16"}, {"12/02/2016", "December 2, 2016"}},
      {{"10/05/2016", "October 5, 2016"}, {"12/02/2016", "2 December 2016"}},
      {{"12 sessions", "twelve (12) sessions"}},
      {{"12 sessions", "Twelve sessions"}},
      {{"44-year-old", "44 year old"}},
      {{"44-year-old", "44 y/o"}},
      {{"yclobenzaprine 7.5mg #60", "lexeril 7.5mg #60"},
       {"Clexeril", "Flexeril"},
       {"clexeril", "Flexeril"},
       {"Cyclobenzaprine was", "Flexeril was"}},
      {{"7.5mg #60", "7.5 mg, Qty 60"}},
      {{"low back", "lower back"}},
      {{"There is no documentation of muscle spasm", "The records do not document any muscle spasm"}},
      {{"There is no documentation of muscle spasm", "There is a lack of documentation of muscle spasm"}},
      {{"is not medically necessary", "is determined to be not medically necessary"}},
      {{"is not medically necessary", "is not seen as medically necessary"}},
  };
  for (const auto& rewrite : rewrites) {
    const std::string other = replaced(letter, rewrite);
    CAPTURE(rewrite.front().second);
    CHECK(other != letter);
    CHECK(outline(lint_text(other)) == expected);
  }
}

TEST_CASE("a change of what is said does change something") {
  const std::string letter = letter_with(summary, items);
  const auto expected = outline(lint_text(letter));
  CHECK(outline(lint_text(replaced(letter, {{"there was spasm", "there was no spasm"}}))) != expected);
  CHECK(outline(lint_text(
            replaced(letter, {{"spasm of the lumbar paraspinal", "spasm of the cervical paraspinal"}}))) != expected);
  CHECK(outline(lint_text(replaced(letter, {{"#60 is not medically", "#60 is medically"}}))) != expected);
}

}  // namespace
