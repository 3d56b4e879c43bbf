#include <doctest/doctest.h>

#include "support/lint.hpp"

/// The five seed letters: what must be found in them and what would be a false alarm (end of the contract on checks).
namespace {

using namespace imrlint;
using namespace imrlint::testing;

CaseResult seed(int number) {
  const auto shared = shared_letters();
  REQUIRE(shared);
  const std::string prefix = "00" + std::to_string(number) + "_";
  for (const auto& file : files_under(*shared / "seeds", ".txt")) {
    if (file.filename().string().starts_with(prefix)) return lint_file(file);
  }
  FAIL("no such seed");
  return {};
}

bool has(const CaseResult& result, int item, std::initializer_list<std::string_view> checks,
         std::string_view quote = "") {
  for (const Finding& finding : result.findings) {
    if (finding.item != (item == 0 ? no_item : item - 1)) continue;
    if (std::find(checks.begin(), checks.end(), finding.check) == checks.end()) continue;
    if (quote.empty()) return true;
    for (const Evidence& evidence : finding.evidence) {
      if (result.source.slice(evidence.span).find(quote) != std::string_view::npos) return true;
    }
    if (finding.message.find(quote) != std::string::npos) return true;
  }
  return false;
}

Severity worst(const CaseResult& result, int item) {
  Severity out = Severity::note;
  for (const Finding& finding : result.findings) {
    if (finding.item == item - 1) out = std::max(out, finding.severity);
  }
  return out;
}

TEST_CASE("seeds: every must-find, no never") {
  if (!shared_letters()) {
    MESSAGE("skipped: IMRLINT_SHARED is not set");
    return;
  }
  SUBCASE("000") {
    const CaseResult r = seed(0);
    CHECK(has(r, 1, {"criterion-not-in-cited-guideline", "criterion-not-addressed"}));
    CHECK(worst(r, 1) < Severity::error);
  }
  SUBCASE("001") {
    const CaseResult r = seed(1);
    CHECK(has(r, 1, {"criterion-not-in-cited-guideline"}, "3 months"));
    CHECK(worst(r, 1) < Severity::error);
    CHECK(has(r, 2, {"absence-contradicted"}, "physical therapy"));
    CHECK(has(r, 2, {"criterion-not-in-cited-guideline"}, "3 months"));
    CHECK_FALSE(has(r, 2, {"wrong-service"}));
    CHECK(worst(r, 3) == Severity::note);
    CHECK(worst(r, 4) == Severity::note);
    CHECK_FALSE(has(r, 4, {"absence-contradicted", "criteria-met-but-upheld"}));
    CHECK(has(r, 5, {"limit-not-exceeded"}, "10-12"));
    CHECK(has(r, 5, {"misquoted-threshold", "criterion-not-in-cited-guideline"}, "10-12"));
    CHECK_FALSE(has(r, 5, {"wrong-quantity"}));
  }
  SUBCASE("002") {
    const CaseResult r = seed(2);
    CHECK(has(r, 1, {"criterion-not-in-cited-guideline", "criteria-met-but-upheld"}, "electrodiagnostic confirmation"));
    CHECK_FALSE(has(r, 1, {"citation-missing", "wrong-service"}));
  }
  SUBCASE("003") {
    const CaseResult r = seed(3);
    CHECK(has(r, 1, {"wrong-body-region"}, "cervical MRI"));
    CHECK(has(r, 1, {"request-predates-prior-study"}, "June 18"));
    CHECK(has(r, 1, {"request-predates-prior-study"}, "June 27"));
    CHECK(has(r, 1, {"citation-wrong-chapter"}, "Neck"));
    CHECK_FALSE(has(r, 1, {"criteria-met-but-upheld", "date-conflict"}));
  }
  SUBCASE("004") {
    const CaseResult r = seed(4);
    CHECK(has(r, 1, {"citation-conflict"}));
    CHECK_FALSE(has(r, 1, {"absence-contradicted"}));
    CHECK(has(r, 2, {"citation-conflict"}));
    CHECK(worst(r, 2) < Severity::error);
    CHECK_FALSE(has(r, 2, {"criteria-met-but-upheld"}));
    CHECK(has(r, 0, {"request-not-decided"}, "brain"));
    CHECK(has(r, 0, {"request-not-decided"}, "P&S"));
  }
}

}  // namespace
