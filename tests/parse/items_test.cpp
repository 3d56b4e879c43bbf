// Items with the irregularities that letters hold, and letters that are damaged.

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "ast/determination.hpp"
#include "base/source.hpp"
#include "parse/parse.hpp"
#include "support/letters.hpp"

namespace {

using namespace imrlint;

struct Parsed {
  Source source;
  Determination letter;
  explicit Parsed(std::string_view given, const Limits& limits = {}) : source("letter", given) {
    parse(source, letter, limits);
  }
  [[nodiscard]] std::string text(Span span) const {
    std::string out(source.slice(span));
    for (char& c : out)
      c = c == '\n' ? ' ' : c;
    return out;
  }
  [[nodiscard]] std::string title(std::size_t i) const { return text(letter.items.at(i).title); }
  [[nodiscard]] bool diagnosed(std::string_view code) const {
    for (const Diagnostic& d : letter.diagnostics) {
      if (d.code == code) return true;
    }
    return false;
  }
};

const std::string head =
    "CLINICAL CASE SUMMARY\n\nThe worker fell from a roof and has had pain in the back and the left knee since.\n\n"
    "IMR ISSUES, DECISIONS AND RATIONALES\n\n"
    "The Final Determination was based on decisions for the disputed items/services set forth below:\n\n";

const std::string parts =
    "\n\nClaims Administrator guideline: The Claims Administrator did not cite any medical evidence for its "
    "decision.\n\n"
    "MAXIMUS guideline: Decision based on MTUS Knee Complaints 2004, Section(s): Initial Care.\n\n"
    "Decision rationale: The chapter asks for a trial of exercise. None is on record. The request is not medically "
    "necessary.\n\n";

std::string with_title(const std::string& line) {
  return head + line + parts;
}

void check_tiling(const Parsed& parsed) {
  std::uint32_t end = 0;
  for (const Section& section : parsed.letter.sections) {
    CHECK(section.span.begin == end);
    CHECK(section.span.end > section.span.begin);
    end = section.span.end;
  }
  CHECK(end == parsed.source.text().size());
}

}  // namespace

TEST_CASE("titles of all shapes, as a first item and behind a rationale") {
  struct Case {
    const char* line;
    const char* title;
    Decision decision;
  };
  const std::vector<Case> cases = {
      {"A knee brace: Upheld", "A knee brace", Decision::upheld},
      {"A knee brace:  OVERTURNED", "A knee brace", Decision::overturned},
      {"A knee brace : upheld.", "A knee brace", Decision::upheld},
      {"A knee brace:\nUpheld", "A knee brace", Decision::upheld},
      {"A knee brace\nUpheld", "A knee brace", Decision::upheld},
      {"A knee brace - Upheld", "A knee brace", Decision::upheld},
      {"A knee brace \xE2\x80\x93 Overturned", "A knee brace", Decision::overturned},
      {"A knee brace Upheld", "A knee brace", Decision::upheld},
      {"A knee brace; Upheld", "A knee brace", Decision::upheld},
      {"Pre-op labs: CBC: Overturned", "Pre-op labs: CBC", Decision::overturned},
      {"Naproxen 2.5% gel, Qty. 60, No. 2 of Dr. Low: Upheld", "Naproxen 2.5% gel, Qty. 60, No. 2 of Dr. Low",
       Decision::upheld},
      {"Naproxen 500mg. Refills: 2: Upheld", "Naproxen 500mg. Refills: 2", Decision::upheld},
      {"Therapy for the left knee, with aquatic and land exercise, taping, cold packs, and a written program\nfor the "
       "home: Upheld",
       "Therapy for the left knee, with aquatic and land exercise, taping, cold packs, and a written program for the "
       "home",
       Decision::upheld},
      {"Retrospective ECG (DOS: 11/14/16): Upheld", "Retrospective ECG (DOS: 11/14/16)", Decision::upheld},
      {"60 tablets of naproxen 500mg: Upheld", "60 tablets of naproxen 500mg", Decision::upheld},
  };
  for (const Case& c : cases) {
    CAPTURE(c.line);
    const Parsed one(with_title(c.line));
    REQUIRE(one.letter.items.size() == 1);
    CHECK(one.title(0) == c.title);
    CHECK(one.letter.items[0].decision == c.decision);
    CHECK(one.letter.diagnostics.size() == 1);  // the credentials are missing

    const Parsed two(with_title("A cane: Upheld") + c.line + parts);
    REQUIRE(two.letter.items.size() == 2);
    CHECK(two.title(1) == c.title);
    CHECK(two.letter.items[1].decision == c.decision);
    CHECK(two.text(two.letter.items[0].rationale).ends_with("not medically necessary."));
    check_tiling(two);
  }
}

TEST_CASE("a title at the top of a page needs no empty line before it") {
  std::string given = with_title("A cane: Upheld");
  given.erase(given.find_last_not_of('\n') + 1);
  const Parsed parsed(given + "\n\fA walker: Upheld" + parts);
  REQUIRE(parsed.letter.items.size() == 2);
  CHECK(parsed.title(1) == "A walker");
}

TEST_CASE("a rationale without a final period does not swallow the next title") {
  std::string given = with_title("A cane: Upheld");
  given.erase(given.rfind('.'));
  const Parsed parsed(given + "\n\nA walker: Upheld" + parts);
  REQUIRE(parsed.letter.items.size() == 2);
  CHECK(parsed.title(1) == "A walker");
  CHECK(parsed.text(parsed.letter.items[0].rationale).ends_with("not medically necessary"));
}

TEST_CASE("decisions that prose speaks of are none") {
  const std::string prose =
      "Decision rationale: The denial was: upheld by a judge. The earlier decision: Upheld on appeal. It is "
      "upheld.\n\n";
  const Parsed parsed(head + "A cane: Upheld\n\n" + prose);
  REQUIRE(parsed.letter.items.size() == 1);
  CHECK(parsed.text(parsed.letter.items[0].rationale).ends_with("It is upheld."));
}

TEST_CASE("titles that tell how a request was split") {
  const Parsed partly(with_title(
      "Therapy, 12 hours was the original request. Therapy, 4 hours was authorized by the Claims Administrator. The "
      "remaining IMR eligible portion of the original request, Therapy, 8 hours is: Upheld"));
  REQUIRE(partly.letter.items.size() == 1);
  CHECK(partly.text(partly.letter.items[0].original) == "Therapy, 12 hours");
  CHECK(partly.text(partly.letter.items[0].authorized) == "Therapy, 4 hours");
  CHECK(partly.text(partly.letter.items[0].disputed) == "Therapy, 8 hours");
  CHECK(partly.title(0).ends_with("Therapy, 8 hours is"));

  const Parsed wholly(with_title(
      "Therapy (no number of visits) was the original request. The Claims Administrator authorized therapy, 6 visits, "
      "leaving the original request IMR eligible. The original request, therapy (no number of visits) is: Overturned"));
  REQUIRE(wholly.letter.items.size() == 1);
  CHECK(wholly.text(wholly.letter.items[0].original) == "Therapy (no number of visits)");
  CHECK(wholly.text(wholly.letter.items[0].authorized) == "therapy, 6 visits");
  CHECK(wholly.text(wholly.letter.items[0].disputed) == "therapy (no number of visits)");

  const Parsed plain(with_title("A cane: Upheld"));
  CHECK(plain.letter.items[0].disputed == plain.letter.items[0].title);
  CHECK(plain.letter.items[0].original.empty());
}

TEST_CASE("what is missing is said, and nothing else is lost") {
  const auto without = [](std::string_view from, std::string_view to) {
    std::string given = with_title("A cane: Upheld") + "A walker: Overturned" + parts;
    const std::size_t begin = given.find(from);
    given.erase(begin, given.find(to, begin) - begin);
    return given;
  };
  SUBCASE("the decision") {
    const Parsed p(without(": Upheld", "\n"));
    REQUIRE(p.letter.items.size() == 2);
    CHECK(p.title(0) == "A cane");
    CHECK(!p.letter.items[0].decision);
    CHECK(p.diagnosed("letter.missing-decision"));
  }
  SUBCASE("the title") {
    const Parsed p(without("A cane", ": Upheld"));
    REQUIRE(p.letter.items.size() == 2);
    CHECK(p.letter.items[0].title.empty());
    CHECK(p.letter.items[0].decision == Decision::upheld);
    CHECK(p.diagnosed("letter.missing-title"));
  }
  SUBCASE("the claims administrator's line") {
    const Parsed p(without("Claims Administrator guideline", "MAXIMUS guideline"));
    REQUIRE(p.letter.items.size() == 2);
    CHECK(p.letter.items[0].claims.span.empty());
    CHECK(!p.letter.items[0].reviewer.citations.empty());
    CHECK(p.diagnosed("letter.missing-claims-guideline"));
  }
  SUBCASE("the reviewer's line") {
    const Parsed p(without("MAXIMUS guideline", "Decision rationale"));
    REQUIRE(p.letter.items.size() == 2);
    CHECK(p.letter.items[0].reviewer.span.empty());
    CHECK(p.letter.items[0].claims.basis == GuidelineLine::Basis::cited_nothing);
    CHECK(p.diagnosed("letter.missing-reviewer-guideline"));
  }
  SUBCASE("the rationale") {
    const Parsed p(without("Decision rationale", "A walker"));
    REQUIRE(p.letter.items.size() == 2);
    CHECK(p.letter.items[0].rationale.empty());
    CHECK(p.title(1) == "A walker");
    CHECK(p.diagnosed("letter.missing-rationale"));
  }
  SUBCASE("the label of the rationale") {
    const Parsed p(without("Decision rationale: ", "The chapter"));
    REQUIRE(p.letter.items.size() == 2);
    CHECK(p.text(p.letter.items[0].rationale).starts_with("The chapter asks"));
    CHECK(p.text(p.letter.items[0].reviewer.body).ends_with("Initial Care."));
    CHECK(p.diagnosed("letter.missing-rationale-label"));
  }
  SUBCASE("the summary") {
    const Parsed p(without("CLINICAL", "IMR ISSUES"));
    CHECK(p.letter.items.size() == 2);
    CHECK(p.diagnosed("letter.missing-summary"));
  }
  SUBCASE("the heading of the decisions") {
    const Parsed p(without("IMR ISSUES", "A cane"));
    CHECK(p.letter.items.size() == 2);
    CHECK(!p.letter.summary.empty());
    CHECK(p.text(p.letter.summary).ends_with("left knee since."));
  }
  SUBCASE("all items") {
    const Parsed p(without("A cane", "no such text"));
    CHECK(p.letter.items.empty());
    CHECK(p.diagnosed("letter.missing-items"));
    CHECK(looks_like_determination(p.letter));
  }
}

TEST_CASE("text without a place is told with its position") {
  const Parsed parsed("A note of the mail room.\n\n" + with_title("A cane: Upheld"));
  REQUIRE(parsed.letter.items.size() == 1);
  CHECK(parsed.letter.sections.front().kind == SectionKind::unplaced);
  const Diagnostic& d = parsed.letter.diagnostics.front();
  CHECK(d.code == "letter.unplaced-text");
  CHECK(d.message == "text belongs to no part of the letter: `A note of the mail room.`");
  CHECK(d.line == 1);
  CHECK(d.column == 1);
  CHECK(parsed.source.slice(d.span).starts_with("A note"));
  check_tiling(parsed);
}

TEST_CASE("any text is read to its end") {
  for (const std::string& given :
       {std::string(), std::string("x"), std::string("\n\n"), std::string("Upheld"), std::string(": Upheld"),
        std::string("Decision rationale:"), std::string("MAXIMUS guideline:"), std::string("1) "), std::string("((((("),
        std::string(3000, '('), std::string(3000, '.'), std::string(3000, ':'), std::string("\xFF\xFE\x80")}) {
    const Parsed parsed(given);
    check_tiling(parsed);
    CHECK(!looks_like_determination(Parsed("plain text").letter));
  }
}

TEST_CASE("a letter cut off anywhere is read as far as it goes") {
  const std::string whole = with_title("A cane: Upheld") + "A walker: Overturned" + parts;
  std::size_t items = 0;
  for (std::size_t n = 0; n <= whole.size(); ++n) {
    const Parsed parsed(std::string_view(whole).substr(0, n));
    check_tiling(parsed);
    CHECK(parsed.letter.items.size() <= 2);
    items = parsed.letter.items.size();
  }
  CHECK(items == 2);
}

TEST_CASE("many items are many items, up to the limit") {
  std::string given = head;
  for (int i = 1; i <= 21; ++i)
    given += "Item no. " + std::to_string(i) + ": " + (i % 2 == 0 ? "Upheld" : "Overturned") + parts;
  const Parsed parsed(given);
  REQUIRE(parsed.letter.items.size() == 21);
  CHECK(parsed.letter.items[20].number == 21);
  CHECK(parsed.title(20) == "Item no. 21");
  Limits limits;
  limits.items = 5;
  const Parsed limited(given, limits);
  CHECK(limited.letter.items.size() == 5);
  CHECK(limited.diagnosed("letter.too-many-items"));
  check_tiling(limited);
}

TEST_CASE("a determination serves one letter after another") {
  Determination letter;
  const Source first("a", with_title("A cane: Upheld"));
  const Source second("b", "plain text");
  parse(first, letter);
  CHECK(letter.items.size() == 1);
  parse(second, letter);
  CHECK(letter.items.empty());
  CHECK(letter.summary.empty());
  CHECK(letter.sections.size() == 1);
}

TEST_CASE("layouts are told apart") {
  const auto layout_of = [](std::string_view stem) {
    for (const auto& path : imrlint::testing::samples()) {
      if (path.filename().string().starts_with(stem)) return Parsed(imrlint::testing::read_file(path)).letter.layout;
    }
    return Layout::unknown;
  };
  CHECK(layout_of("a-") == Layout::a);
  CHECK(layout_of("b-") == Layout::b);
  CHECK(layout_of("c-") == Layout::c);
  CHECK(layout_of("d-") == Layout::d);
  CHECK(layout_of("e-") == Layout::e);
  CHECK(layout_of("f-") == Layout::f);
}

TEST_CASE("numbered statements decide, and the parts that follow are theirs") {
  const std::string statements =
      "1) MAXIMUS Federal Services, Inc. has determined the request for a cane is not medically necessary and "
      "appropriate.\n\n2) MAXIMUS Federal Services, Inc. has determined the request for a walker is medically "
      "necessary "
      "and appropriate.\n\n3) MAXIMUS Federal Services, Inc. has determined the request for a ramp is notmedically "
      "necessary and appropriate.\n\n";
  const Parsed parsed(
      statements + "INDEPENDENT MEDICAL REVIEW DECISION AND RATIONALE\n\n" + statements +
      "Case Summary:\nThe worker fell.\n\n1) Regarding the request for a cane:\n\nMedical Treatment "
      "Guideline(s) Relied Upon by the Expert Reviewer to Make His/Her Decision:\nThe MTUS ACOEM Chapter "
      "13 Knee Complaints.\n\nRationale for the Decision:\nA stick does as well.\n");
  REQUIRE(parsed.letter.items.size() == 3);
  CHECK(parsed.letter.layout == Layout::d);
  CHECK(parsed.title(0) == "a cane");
  CHECK(parsed.letter.items[0].decision == Decision::upheld);
  CHECK(parsed.letter.items[1].decision == Decision::overturned);
  CHECK(parsed.letter.items[2].decision == Decision::upheld);
  CHECK(parsed.text(parsed.letter.items[0].rationale) == "A stick does as well.");
  REQUIRE(parsed.letter.items[0].reviewer.citations.size() == 1);
  CHECK(parsed.letter.items[0].reviewer.citations[0].chapter == 13U);
  check_tiling(parsed);
}
