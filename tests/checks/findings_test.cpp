#include <doctest/doctest.h>

#include <set>

#include "support/lint.hpp"

/// What holds of every finding and of the table of checks.
namespace {

using namespace imrlint;
using namespace imrlint::testing;

void check_findings(const CaseResult& result) {
  CAPTURE(result.path);
  for (const Finding& finding : result.findings) {
    CAPTURE(finding.check);
    CAPTURE(finding.message);
    CHECK(finding.evidence.size() >= 2);
    bool quotes_letter = false;
    for (const Evidence& evidence : finding.evidence) {
      CHECK(evidence.span.empty() != evidence.text.empty());
      CHECK(evidence.span.end <= result.source.text().size());
      const bool outside =
          evidence.voice == Voice::rulebook || evidence.voice == Voice::calendar || evidence.voice == Voice::arithmetic;
      if (!evidence.text.empty()) CHECK(outside);
      quotes_letter = quotes_letter || !evidence.span.empty();
    }
    CHECK(quotes_letter);
    CHECK(!finding.message.empty());
    CHECK(finding.message.back() != '.');
    CHECK(finding.message.find('\n') == std::string::npos);
    if (finding.item != no_item) CHECK(finding.item < result.letter.items.size());
    if (finding.appeal_ground == AppealGround::h5) CHECK(finding.severity != Severity::note);
  }
}

TEST_CASE("no finding without two quotes, or a quote and the calendar, arithmetic or rulebook") {
  for (const auto& file : samples())
    check_findings(lint_file(file));
  for (const auto& file : files_under(std::filesystem::path(IMRLINT_SOURCE_DIR) / "tests" / "checks" / "cases", ".txt"))
    check_findings(lint_file(file));
  if (const auto shared = shared_letters()) {
    for (const auto& file : files_under(*shared / "corpus", ".pdf"))
      check_findings(lint_file(file));
    for (const auto& file : files_under(*shared / "seeds", ".txt"))
      check_findings(lint_file(file));
  } else {
    MESSAGE("skipped over real letters: IMRLINT_SHARED is not set");
  }
}

TEST_CASE("the table of checks is the contract") {
  // The ids in the order of the contract.
  const std::vector<std::string_view> contract = {"structure-missing-part",
                                                  "request-not-decided",
                                                  "conclusion-contradicts-decision",
                                                  "conclusion-missing",
                                                  "wrong-body-region",
                                                  "wrong-laterality",
                                                  "wrong-service",
                                                  "wrong-quantity",
                                                  "wrong-patient",
                                                  "date-conflict",
                                                  "impossible-date",
                                                  "request-predates-prior-study",
                                                  "limit-not-exceeded",
                                                  "limit-exceeded",
                                                  "absence-contradicted",
                                                  "presence-contradicted",
                                                  "items-disagree",
                                                  "citation-missing",
                                                  "citation-not-in-header",
                                                  "citation-wrong-chapter",
                                                  "citation-page-out-of-range",
                                                  "citation-wrong-edition",
                                                  "citation-conflict",
                                                  "hierarchy-skipped",
                                                  "misquoted-threshold",
                                                  "criterion-not-in-cited-guideline",
                                                  "criteria-met-but-upheld",
                                                  "criteria-unmet-but-overturned",
                                                  "criterion-not-addressed",
                                                  "split-decision",
                                                  "threshold-drift"};
  std::vector<std::string_view> ids;
  for (const Check& check : all_checks()) {
    CAPTURE(check.id);
    ids.push_back(check.id);
    CHECK(check.summary.size() > 20);
    CHECK(check.documentation.size() > 80);
    const bool across_letters = check.id == "split-decision" || check.id == "threshold-drift";
    CHECK((check.run == nullptr) == across_letters);
  }
  CHECK(ids == contract);
}

TEST_CASE("one root cause gives one finding") {
  const CaseResult result =
      lint_text(letter_with("A 40 year old male hurt his left knee at work. On examination there was "
                            "an effusion of the left knee.",
                            item("MRI of the left knee", "Upheld",
                                 "The examination shows no effusion of the left knee. The request for an MRI of the "
                                 "left knee is not medically necessary.")));
  std::set<std::pair<std::uint32_t, std::uint32_t>> places;
  for (const Finding& finding : result.findings) {
    for (const Evidence& evidence : finding.evidence) {
      if (evidence.voice == Voice::reviewer) CHECK(places.insert({evidence.span.begin, evidence.span.end}).second);
    }
  }
  CHECK(find(result, "absence-contradicted") != nullptr);
}

}  // namespace
