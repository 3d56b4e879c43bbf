#include <doctest/doctest.h>

#include "engine/evaluate.hpp"
#include "support/lint.hpp"

namespace {

using namespace imrlint;
using namespace imrlint::testing;

const std::string seen = "A 40 year old male hurt his neck on 10/05/2016. ";
std::string cervical(const std::string& summary, const std::string& rationale) {
  return letter_with(seen + summary + " The utilization review of 12/01/2016 denied the request.",
                     item("MRI of the cervical spine", "Upheld", rationale + " The request is not medically necessary.",
                          "Decision based on MTUS Neck and Upper Back Complaints 2004, Section(s): Special Studies."));
}

TEST_CASE("a rule is evaluated by what the record says and by what the reviewer says") {
  const CaseResult result = lint_text(cervical("Sensation was decreased in the right C6 dermatome.",
                                               "There is no evidence of a neurologic deficit of the neck."));
  bool record = false;
  bool reviewer = false;
  for (const RuleResult& r : result.evaluation.items.front().rules) {
    for (const CriterionResult& c : r.derivation) {
      if (c.criterion->op != Criterion::Op::fact) continue;
      if (shipped_linter().rulebook()[c.criterion->fact].id != "neurologic-deficit") continue;
      record = record || c.truth[by_record] == Truth::met;
      reviewer = reviewer || c.truth[by_reviewer] == Truth::not_met;
      if (c.truth[by_record] == Truth::met) CHECK(!c.evidence[by_record].empty());
    }
  }
  CHECK(record);
  CHECK(reviewer);
}

TEST_CASE("what is not documented is unknown in the record, a denial in the reviewer's mouth") {
  const CaseResult result =
      lint_text(cervical("There was no documentation of spasm.", "There was no documentation of spasm."));
  const Rulebook& book = shipped_linter().rulebook();
  const FactId spasm = book.fact("muscle-spasm");
  REQUIRE(spasm.exists());
  CHECK(fact_by_record(result.reading, book, spasm, Region::cervical).truth == Truth::unknown);
  CHECK(fact_by_reviewer(result.reading, book, spasm, 0, Region::cervical).truth == Truth::not_met);
}

TEST_CASE("rules apply by service, region, drug and edition") {
  const CaseResult neck = lint_text(cervical("", ""));
  CHECK(!neck.evaluation.items.front().rules.empty());
  const Rulebook& book = shipped_linter().rulebook();
  for (const RuleResult& r : neck.evaluation.items.front().rules) {
    const Rule& applied = book[r.rule];
    CAPTURE(applied.id);
    CHECK(book.covers(applied.services, neck.reading.items.front().service));
    CHECK((applied.regions.empty() || applied.regions.has(Region::cervical)));
    if (applied.guideline.exists() && book[applied.guideline].in_force_from)
      CHECK(*book[applied.guideline].in_force_from <= Date{2016, 12, 1});
    if (applied.guideline.exists() && book[applied.guideline].in_force_to)
      CHECK(Date{2016, 12, 1} <= *book[applied.guideline].in_force_to);
  }
}

TEST_CASE("earlier visits are those that were had, not those asked for") {
  const auto prior = [](const std::string& summary) {
    const CaseResult result = lint_text(letter_with(
        seen + summary, item("Six visits of physical therapy", "Upheld", "The request is not medically necessary.")));
    const auto visits = prior_visits(result.reading, shipped_linter().rulebook(), 0);
    return visits ? visits->max : 0.0;
  };
  CHECK(prior("He has completed nine visits of physical therapy.") == 9.0);
  CHECK(prior("The physician requested nine visits of physical therapy.") == 0.0);
  CHECK(prior("He has completed a week of physical therapy and the request for nine sessions was sent.") == 0.0);
}

}  // namespace
