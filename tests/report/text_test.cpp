#include <doctest/doctest.h>

#include "report/explain.hpp"
#include "report/letter.hpp"
#include "report/report.hpp"
#include "report/version.hpp"

using namespace imrlint;

namespace {

std::string text_of(const CaseResult& result, bool colour = false) {
  ReportOptions options;
  options.colour = colour;
  std::string out;
  find_format("text")->letter(out, result, test::small_rulebook(), options);
  return out;
}

std::string end_of(const ReportTotals& totals, const ReportOptions& options = {}) {
  std::string out;
  find_format("text")->end(out, totals, options);
  return out;
}

}  // namespace

TEST_CASE("the text report shows both voices of every finding") {
  CaseResult result;
  test::fill_with_findings(result);
  CHECK(text_of(result) == R"(letters/a.txt: case CM17-0000042: 1 error, 1 warning, 1 note

error[absence-contradicted]: `no evidence` of conservative care, but the summary tells of physical therapy
   --> letters/a.txt:13:67: item 1, `Lumbar MRI without contrast`, upheld
    reviewer says, page 2:
   13 | Rationale: The guideline asks for failed conservative care first. There is no evidence that
      |                                                                   ^^^^^^^^^^^^^^^^^^^^^^^^^
   14 | this worker has had any conservative care at all. The study is not medically necessary.
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    record says, page 1:
    5 | The worker is a 41-year-old carpenter with low back pain. He attended six visits of
      |                                                           ^^^^^^^^^^^^^^^^^^^^^^^^^
    6 | physical therapy in May 2016 and took naproxen, with partial relief. He has tried a home
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    rule: mtus/lumbar-mri, Lumbar MRI after conservative care (ACOEM Low Back Complaints 2004, Special Studies); confidence: seed; source: quoted alike in many letters
    ground of appeal: Labor Code 4610.6(h)(5), plainly erroneous finding of fact

warning[limit-not-exceeded]: the change is said to be 43%
   --> letters/a.txt:18:44: item 2, `Naproxen 550mg #60`, overturned
    reviewer says, page 3:
   18 | Rationale: Pain fell from 7/10 to 4/10 – a 43% change. Naproxen is medically necessary.
      |                                          ^^^^^^^^^^^^
    arithmetic: (7 - 4) / 7 = 42.9%

note[request-not-decided]: no item decides `home exercise program`
   --> letters/a.txt:6:70: the letter
    record says, page 1:
    6 | physical therapy in May 2016 and took naproxen, with partial relief. He has tried a home
      |                                                                      ^^^^^^^^^^^^^^^^^^^
    7 | exercise program since June.
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    calendar: no item
)");
}

TEST_CASE("a clean letter is met with silence") {
  CaseResult result;
  test::fill_clean(result);
  CHECK(text_of(result).empty());
}

TEST_CASE("colours are on only when asked for, and change nothing else") {
  CaseResult result;
  test::fill_with_findings(result);
  CHECK(text_of(result).find('\x1b') == std::string::npos);
  std::string coloured = text_of(result, true);
  CHECK(coloured.find("\x1b[1;31merror[absence-contradicted]\x1b[0m") != std::string::npos);
  for (std::size_t at = coloured.find('\x1b'); at != std::string::npos; at = coloured.find('\x1b')) {
    coloured.erase(at, coloured.find('m', at) - at + 1);
  }
  CHECK(coloured == text_of(result));
}

TEST_CASE("an escape sequence in a letter, path or message is shown, not sent") {
  CaseResult result;
  test::fill_with_findings(result);
  result.path = "a\x1b[2J.txt";
  result.findings[0].message = "quote `\x1b]0;title\x07`";
  CHECK(text_of(result).find('\x1b') == std::string::npos);
  CHECK(text_of(result).find('\x07') == std::string::npos);
}

TEST_CASE("the summary counts what there is") {
  ReportTotals totals;
  totals.letters = 97;
  totals.items = 207;
  CHECK(end_of(totals) == "97 letters, 207 items: no findings\n");
  totals.errors = 3;
  totals.warnings = 5;
  totals.notes = 2;
  totals.unreadable = 1;
  ReportOptions options;
  options.rules_version = "core 1.2.0";
  options.overridden = {"odg/x"};
  CHECK(end_of(totals, options) ==
        "\n97 letters, 207 items: 3 errors, 5 warnings, 2 notes; 1 could not be read\n"
        "replaced by a later rule pack: odg/x\n"
        "findings are statements that do not fit together, or not with the rulebook (core 1.2.0); no medical or legal "
        "advice\n");
}

TEST_CASE("counting adds letters, items and severities") {
  CaseResult result;
  test::fill_with_findings(result);
  ReportTotals totals;
  count(totals, result);
  totals += totals;
  CHECK(totals.letters == 2);
  CHECK(totals.items == 4);
  CHECK(totals.errors == 2);
  CHECK(totals.warnings == 2);
  CHECK(totals.notes == 2);
}

TEST_CASE("a problem is one line, whatever is known of its place") {
  Diagnostic diagnostic;
  diagnostic.message = "is empty";
  const auto line = [&] {
    std::string out;
    write_diagnostic(out, diagnostic, false);
    return out;
  };
  CHECK(line() == "error: is empty\n");
  diagnostic.file = "a.pdf";
  CHECK(line() == "a.pdf: error: is empty\n");
  diagnostic.file = "a.yaml";
  diagnostic.line = 3;
  diagnostic.column = 7;
  diagnostic.severity = Severity::warning;
  diagnostic.message = "unknown key `titel`";
  diagnostic.help = "did you mean `title`?";
  CHECK(line() == "a.yaml:3:7: warning: unknown key `titel`; did you mean `title`?\n");
}

TEST_CASE("an unknown format is no format") {
  CHECK(find_format("text") != nullptr);
  CHECK(find_format("sarif") == nullptr);
  CHECK(find_format("") == nullptr);
}

TEST_CASE("packs are named with their versions") {
  Rulebook book = test::small_rulebook();
  CHECK(rules_version(book) == "core 1.2.0");
  book.packs.push_back({"ours", "", "", ""});
  CHECK(rules_version(book) == "core 1.2.0, ours");
}

TEST_CASE("an explanation shows what each voice says of each criterion, and whether the decision follows") {
  const Rulebook book = test::small_rulebook();
  CaseResult result;
  test::fill_with_findings(result);
  CriterionResult all;
  all.criterion = &book.rules[0].criteria;
  all.truth = {Truth::met, Truth::not_met};
  CriterionResult leaf = all;
  leaf.criterion = &book.rules[0].criteria.children[0];
  leaf.depth = 1;
  leaf.evidence[by_reviewer] = test::find(result.source, "no evidence that this worker");
  result.evaluation.items[0].rules[0].derivation = {all, leaf};

  std::string out;
  REQUIRE(write_explanation(out, result, book, 1, false));
  CHECK(out.find("service: mri\n  regions: lumbar\n") != std::string::npos);
  CHECK(out.find("reviewer: cites MTUS ACOEM Low Back Complaints 2004\n") != std::string::npos);
  CHECK(out.find(R"(  rule mtus/lumbar-mri: Lumbar MRI after conservative care (confidence: seed)
    record    reviewer  criterion
    met       not met   imaging is due (all of)
    met       not met     that conservative care failed
      reviewer says:
)") != std::string::npos);
  CHECK(out.find(
            "=> the reviewer names a criterion that fails, so the denial follows; but by the record all are met\n") !=
        std::string::npos);
  CHECK(out.find("error[absence-contradicted]") != std::string::npos);
  CHECK(out.find("item 2") == std::string::npos);
  CHECK(out.find("request-not-decided") == std::string::npos);

  out.clear();
  CHECK_FALSE(write_explanation(out, result, book, 3, false));
  CHECK(out.empty());
  REQUIRE(write_explanation(out, result, book, std::nullopt, false));
  CHECK(out.find("item 2: Naproxen 550mg #60") != std::string::npos);
  CHECK(out.find("quantity: #60, 550mg") != std::string::npos);
  CHECK(out.find("no rule of the rulebook applies") != std::string::npos);
  CHECK(out.find("request-not-decided") != std::string::npos);
}
