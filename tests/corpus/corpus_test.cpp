#include <doctest/doctest.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <set>

#include "support/lint.hpp"

/// The real letters with labels, where their folder is named by IMRLINT_SHARED. Floors rise with what is reached; only
/// counts are printed, so that the held-out part stays unread.
namespace {

using namespace imrlint;
using namespace imrlint::testing;
using Json = nlohmann::json;

struct Score {
  int items = 0;
  int decision = 0;
  int conclusion = 0;
  int service = 0;
  int regions = 0;
  int side = 0;
};

std::set<std::string> names(const Json& list) {
  std::set<std::string> out;
  for (const auto& name : list) {
    if (name != "none") out.insert(name.get<std::string>());
  }
  return out;
}

std::string text_of(const Json& value) {
  return value.is_string() ? value.get<std::string>() : "none";
}

void score(const std::filesystem::path& pdf, Score& out) {
  std::ifstream in(pdf.parent_path().parent_path() / "labels" / (pdf.stem().string() + ".json"));
  const Json label = Json::parse(in);
  const CaseResult result = lint_file(pdf);
  REQUIRE(result.letter.items.size() == label["items"].size());
  const Rulebook& book = shipped_linter().rulebook();
  for (std::size_t i = 0; i < result.letter.items.size(); ++i) {
    const Json& want = label["items"][i];
    const ItemReading& got = result.reading.items[i];
    ++out.items;
    out.decision += result.letter.items[i].decision &&
                            to_string(*result.letter.items[i].decision) == want["decision"].get<std::string>()
                        ? 1
                        : 0;
    out.conclusion += to_string(got.conclusion) == want["conclusion"].get<std::string>() ? 1 : 0;
    const std::string service = got.service.exists() ? book[got.service].id : "";
    out.service += service == want["service"].get<std::string>() ||
                           (want.contains("service_alt") && service == want["service_alt"].get<std::string>())
                       ? 1
                       : 0;
    std::set<std::string> regions;
    for (std::size_t r = 0; r < region_count; ++r) {
      if (got.regions.has(static_cast<Region>(r))) regions.insert(std::string(to_string(static_cast<Region>(r))));
    }
    out.regions +=
        regions == names(want["regions"]) || (want.contains("regions_alt") && regions == names(want["regions_alt"]))
            ? 1
            : 0;
    const std::string side(to_string(got.side));
    out.side += side == text_of(want["laterality"]) ||
                        (want.contains("laterality_alt") && side == text_of(want["laterality_alt"]))
                    ? 1
                    : 0;
  }
}

TEST_CASE("every letter is read, and its items are what readers say they are") {
  const auto shared = shared_letters();
  if (!shared) {
    MESSAGE("skipped: IMRLINT_SHARED is not set");
    return;
  }
  Score all;
  std::size_t letters = 0;
  for (const char* const part : {"tune", "test"}) {
    Score score_of_part;
    for (const auto& pdf : files_under(*shared / "corpus" / part / "pdf", ".pdf")) {
      score(pdf, score_of_part);
      ++letters;
    }
    MESSAGE(std::string(part) << ": items " << score_of_part.items << ", decision " << score_of_part.decision
                              << ", conclusion " << score_of_part.conclusion << ", service " << score_of_part.service
                              << ", regions " << score_of_part.regions << ", side " << score_of_part.side);
    all.items += score_of_part.items;
    all.decision += score_of_part.decision;
    all.conclusion += score_of_part.conclusion;
    all.service += score_of_part.service;
    all.regions += score_of_part.regions;
    all.side += score_of_part.side;
  }
  CHECK(letters == 97);
  CHECK(all.items == 207);
  CHECK(all.decision == 207);
  CHECK(all.conclusion == 207);
  CHECK(all.service >= 200);
  CHECK(all.regions >= 197);
  CHECK(all.side >= 199);
}

}  // namespace
