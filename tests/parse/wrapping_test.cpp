// What a letter says does not depend on how its lines were wrapped, so neither may the tree.

#include <doctest/doctest.h>

#include <string>

#include "ast/determination.hpp"
#include "base/source.hpp"
#include "input/input.hpp"
#include "parse/parse.hpp"
#include "support/letters.hpp"
#include "support/rewrap.hpp"

namespace {

using namespace imrlint;

std::string tree_of(std::string_view given) {
  const Source source("letter", given);
  Determination letter;
  parse(source, letter);
  return serialise(letter, source.text());
}

// The first line in which two trees differ, without the letter's words: real letters are not quoted in a log.
std::string first_difference(const std::string& a, const std::string& b) {
  std::size_t i = 0;
  while (i < a.size() && i < b.size() && a[i] == b[i])
    ++i;
  if (i == a.size() && i == b.size()) return {};
  const std::size_t begin = i == 0 ? 0 : a.rfind('\n', i - 1) + 1;
  return a.substr(begin, std::min(a.find_first_of("\"\n", begin), a.size()) - begin);
}

void check_all_wraps(const std::string& name, std::string_view given) {
  const std::string expected = tree_of(given);
  const Source source(name, given);
  for (const testing::Wrap& wrap : testing::all_wraps()) {
    CAPTURE(name);
    CAPTURE(testing::describe(wrap));
    CHECK(first_difference(expected, tree_of(testing::rewrap(source.text(), wrap))) == "");
  }
}

}  // namespace

TEST_CASE("samples give the same tree however they are wrapped") {
  const auto samples = testing::samples();
  REQUIRE(!samples.empty());
  for (const auto& path : samples)
    check_all_wraps(path.filename().string(), testing::read_file(path));
}

TEST_CASE("titles, dates and labels are found wherever the lines break") {
  const std::string letter =
      "Case Number: CM17-0001234\nDate Assigned: 01/02/2017 Date of Injury: 10/14/2016\n"
      "Decision Date: 02/01/2017 UR Denial Date: 12/20/2016\nPriority: Standard Application 12/28/2016\nReceived:\n"
      "HOW THE IMR FINAL DETERMINATION WAS MADE\nA physician looked at the file.\n"
      "The Expert Reviewer has the following credentials:\nState(s) of Licensure: Ohio, New Mexico\n"
      "Certification(s)/Specialty: Preventive Medicine, Public Health & General Preventive Medicine\n"
      "CLINICAL CASE SUMMARY\nThe expert reviewer developed the following clinical case summary based on the file:\n"
      "The worker fell from a ladder on 10-14-2016 and has had non-radiating pain in the low back since that day. "
      "Treatment has been ibuprofen, rest, pre- and post-shift stretching and six visits of physical therapy, which "
      "gave little relief. On 12-20-2016 a request for more of the same was refused.\n"
      "IMR ISSUES, DECISIONS AND RATIONALES\n"
      "The Final Determination was based on decisions for the disputed items/services set forth below:\n"
      "Aquatic therapy for the lumbar spine and the left hip, two times a week for three weeks (re-evaluation "
      "included): Upheld\n"
      "Claims Administrator guideline: The Claims Administrator did not cite any medical evidence for its decision.\n"
      "MAXIMUS guideline: Decision based on MTUS Knee Complaints 2004, Section(s): Follow-up Visits, Summary, "
      "and Chronic Pain Medical Treatment 2016, Section(s): Aquatic therapy. Decision based on Non-MTUS Citation "
      "Official Disability Guidelines (ODG), Low Back, Aquatic therapy.\n"
      "Decision rationale: Exercise in water spares the joints where weight cannot be borne. Nothing says that this "
      "worker cannot bear weight. The request is not medically necessary.\n"
      "Gabapentin 300mg #90 was the original request. Gabapentin 300mg #30 was authorized by the Claims Administrator. "
      "The remaining IMR eligible portion of the original request, Gabapentin 300mg #60 is: Overturned\n"
      "Claims Administrator guideline: Decision based on MTUS Chronic Pain Medical Treatment 2016.\n"
      "MAXIMUS guideline: Decision based on MTUS Chronic Pain Medical Treatment 2016, Section(s): Anti-epilepsy drugs "
      "(AEDs) for pain.\n"
      "Decision rationale: The drug is recommended for nerve pain, which the record describes. The request is "
      "medically necessary.";
  check_all_wraps("own letter", letter);
  const std::string tree = tree_of(letter);
  CHECK(tree.find("disputed \"Gabapentin 300mg #60\"") != std::string::npos);
  CHECK(tree.find("on 10-14-2016 and has") != std::string::npos);
  CHECK(tree.find("diagnostic") == std::string::npos);
}

TEST_CASE("a letter on a single line keeps its items") {
  for (const auto& path : testing::samples()) {
    const Source source(path.filename().string(), testing::read_file(path));
    Determination letter;
    parse(source, letter);
    std::string line(source.text());
    for (char& c : line)
      c = c == '\n' ? ' ' : c;
    const Source flat("flat", line);
    Determination again;
    parse(flat, again);
    CAPTURE(source.name());
    CHECK(again.items.size() == letter.items.size());
    std::size_t same = 0;
    for (std::size_t i = 0; i < std::min(letter.items.size(), again.items.size()); ++i)
      same += letter.items[i].decision == again.items[i].decision ? 1U : 0U;
    CHECK(same == letter.items.size());
  }
}

TEST_CASE("real letters give the same tree however they are wrapped") {
  const auto folder = testing::shared_letters();
  if (!folder) {
    MESSAGE("skipped: IMRLINT_SHARED names no folder of real letters");
    return;
  }
  std::size_t letters = 0;
  for (const char* extension : {".txt", ".pdf"}) {
    for (const char* part : {"seeds", "corpus"}) {
      for (const auto& path : testing::files_under(*folder / part, extension)) {
        auto input = read_letter(path.string());
        REQUIRE(std::holds_alternative<InputText>(input));
        check_all_wraps(path.filename().string(), std::get<InputText>(input).text);
        ++letters;
      }
    }
  }
  MESSAGE(letters, " real letters");
  CHECK(letters > 0);
}
