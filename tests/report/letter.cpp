#include "report/letter.hpp"

#include <doctest/doctest.h>

namespace imrlint::test {
namespace {

constexpr std::string_view given =
    "Case Number: CM17-0000042   Date Assigned: 01/09/2017\n"
    "Date of Injury: 03/02/2015\n"
    "\n"
    "CLINICAL CASE SUMMARY\n"
    "The worker is a 41-year-old carpenter with low back pain. He attended six visits of\n"
    "physical therapy in May 2016 and took naproxen, with partial relief. He has tried a home\n"
    "exercise program since June.\n"
    "\fIMR ISSUES, DECISIONS AND RATIONALES\n"
    "\n"
    "Lumbar MRI without contrast: Upheld\n"
    "MAXIMUS guideline: Decision based on MTUS ACOEM Low Back Complaints 2004, Section(s):\n"
    "Special Studies. Page(s): 303-305.\n"
    "Rationale: The guideline asks for failed conservative care first. There is no evidence that\n"
    "this worker has had any conservative care at all. The study is not medically necessary.\n"
    "\n"
    "\fNaproxen 550mg #60: Overturned\n"
    "MAXIMUS guideline: Decision based on Non-MTUS Citation ODG, Pain chapter.\n"
    "Rationale: Pain fell from 7/10 to 4/10 \xE2\x80\x93 a 43% change. Naproxen is medically necessary.\n";

Field field(const Source& source, std::string_view label, std::string_view value) {
  return {find(source, label), find(source, value)};
}

}  // namespace

Span find(const Source& source, std::string_view words) {
  const std::size_t begin = source.text().find(words);
  REQUIRE_MESSAGE(begin != std::string_view::npos, std::string(words));
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + words.size())};
}

Rulebook small_rulebook() {
  Rulebook book;
  book.packs.push_back({"core", "1.2.0", "", ""});
  Service mri;
  mri.id = "mri";
  Service nsaid;
  nsaid.id = "nsaid";
  book.services = {mri, nsaid};
  Drug naproxen;
  naproxen.id = "naproxen";
  book.drugs = {naproxen};
  Fact care;
  care.id = "conservative-care-failed";
  care.label = "that conservative care failed";
  book.facts = {care};
  Guideline low_back;
  low_back.id = "mtus/low-back-2004";
  low_back.publisher = "ACOEM";
  low_back.title = "Low Back Complaints";
  low_back.edition = 2004;
  low_back.sections.push_back({});
  low_back.sections.back().title = "Special Studies";
  book.guidelines = {low_back};
  Rule rule;
  rule.id = "mtus/lumbar-mri";
  rule.title = "Lumbar MRI after conservative care";
  rule.guideline = GuidelineId(0);
  rule.section = SectionId(0);
  rule.confidence = Confidence::seed;
  rule.source = "quoted alike in many letters";
  Criterion leaf;
  leaf.op = Criterion::Op::fact;
  leaf.fact = FactId(0);
  rule.criteria.op = Criterion::Op::all;
  rule.criteria.title = "imaging is due";
  rule.criteria.children = {leaf};
  book.rules = {rule};
  book.finish();
  return book;
}

void fill_with_findings(CaseResult& result) {
  result = CaseResult();
  result.path = "letters/a.txt";
  result.source.assign(result.path, given);
  const Source& source = result.source;

  Determination& letter = result.letter;
  letter.layout = Layout::c;
  letter.header.case_number = field(source, "Case Number", "CM17-0000042");
  letter.header.date_assigned = field(source, "Date Assigned", "01/09/2017");
  letter.header.date_of_injury = field(source, "Date of Injury", "03/02/2015");
  letter.credentials.licensure = {find(source, "Section(s)")};  // any words do
  letter.summary = join(find(source, "The worker is"), find(source, "since June."));

  Item first;
  first.number = 1;
  first.title = first.disputed = find(source, "Lumbar MRI without contrast");
  first.decision = Decision::upheld;
  first.reviewer.basis = GuidelineLine::Basis::cited;
  Citation citation;
  citation.span = find(source, "MTUS ACOEM Low Back Complaints 2004");
  citation.family = Family::acoem;
  citation.mtus = true;
  citation.title = find(source, "Low Back Complaints");
  citation.edition = 2004;
  citation.sections = {find(source, "Special Studies")};
  citation.pages = {{303, 305, find(source, "303-305")}};
  first.reviewer.citations = {citation};
  first.rationale = join(find(source, "The guideline asks"), find(source, "The study is not medically necessary."));
  Item second;
  second.number = 2;
  second.title = second.disputed = find(source, "Naproxen 550mg #60");
  second.decision = Decision::overturned;
  letter.items = {first, second};

  result.reading.injury_date = Date{2015, 3, 2};
  result.reading.items.resize(2);
  ItemReading& mri = result.reading.items[0];
  mri.service = ServiceId(0);
  mri.regions = Region::lumbar;
  mri.conclusion = Conclusion::not_necessary;
  mri.conclusion_span = find(source, "The study is not medically necessary.");
  ItemReading& naproxen = result.reading.items[1];
  naproxen.service = ServiceId(1);
  naproxen.drugs = {DrugId(0)};
  naproxen.quantity.count = 60;
  naproxen.quantity.strength = "550mg";
  naproxen.conclusion = Conclusion::necessary;

  result.evaluation.items.resize(2);
  RuleResult rule;
  rule.rule = RuleId(0);
  rule.verdict = {Truth::met, Truth::not_met};
  result.evaluation.items[0].rules = {rule};

  Finding absence;
  absence.check = "absence-contradicted";
  absence.severity = Severity::error;
  absence.item = 0;
  absence.rule = RuleId(0);
  absence.message = "`no evidence` of conservative care, but the summary tells of physical therapy";
  absence.confidence = Certainty::high;
  absence.appeal_ground = AppealGround::h5;
  absence.evidence = {{Voice::reviewer,
                       find(source, "There is no evidence that this worker has had any conservative care at all."), ""},
                      {Voice::record, find(source, "He attended six visits of physical therapy in May 2016"), ""}};
  Finding sum;
  sum.check = "limit-not-exceeded";
  sum.severity = Severity::warning;
  sum.item = 1;
  sum.message = "the change is said to be 43%";
  sum.evidence = {{Voice::reviewer, find(source, "a 43% change"), ""}, {Voice::arithmetic, {}, "(7 - 4) / 7 = 42.9%"}};
  Finding letter_note;
  letter_note.check = "request-not-decided";
  letter_note.severity = Severity::note;
  letter_note.message = "no item decides `home exercise program`";
  letter_note.about_claims_administrator = true;
  letter_note.evidence = {{Voice::record, find(source, "He has tried a home exercise program since June."), ""},
                          {Voice::calendar, {}, "no item"}};
  result.findings = {absence, sum, letter_note};
}

void fill_clean(CaseResult& result) {
  result = CaseResult();
  result.path = "letters/b.txt";
  result.source.assign(result.path, "Walker: Upheld\nRationale: not medically necessary.\n");
  Item item;
  item.title = item.disputed = find(result.source, "Walker");
  result.letter.items = {item};
}

}  // namespace imrlint::test
