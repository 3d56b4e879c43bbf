// Guideline lines and the sources in them.

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "ast/determination.hpp"
#include "base/source.hpp"
#include "parse/parse.hpp"

namespace {

using namespace imrlint;

// A line's citations, one a line: "family[+mtus] title edition ch.N | section | section | pp.1-2"
std::string citations_of(const std::string& body, GuidelineLine::Basis* basis = nullptr) {
  const Source source("letter", "A cane: Upheld\n\nMAXIMUS guideline: " + body + "\n\nDecision rationale: It helps.\n");
  Determination letter;
  parse(source, letter);
  REQUIRE(letter.items.size() == 1);
  CHECK(source.slice(letter.items[0].rationale) == "It helps.");
  if (basis != nullptr) *basis = letter.items[0].reviewer.basis;
  std::string out;
  for (const Citation& c : letter.items[0].reviewer.citations) {
    if (!out.empty()) out += '\n';
    out += std::string(to_string(c.family)) + (c.mtus ? "+mtus" : "");
    if (!c.title.empty()) out += " " + std::string(source.slice(c.title));
    if (c.edition) out += " " + std::to_string(*c.edition);
    if (c.chapter) out += " ch." + std::to_string(*c.chapter);
    for (const Span section : c.sections)
      out += " | " + std::string(source.slice(section));
    for (const PageRange& p : c.pages)
      out += " | pp." + std::to_string(p.first) + "-" + std::to_string(p.last);
  }
  return out;
}

}  // namespace

TEST_CASE("sources are read out of guideline lines") {
  struct Case {
    const char* body;
    const char* citations;
  };
  const std::vector<Case> cases = {
      {"Decision based on MTUS ACOEM Chapter 13 Knee Complaints Page(s): 341-343.",
       "acoem+mtus Knee Complaints ch.13 | pp.341-343"},
      {"Decision based on MTUS ACOEM.", "acoem+mtus"},
      {"Decision based on MTUS.", "mtus+mtus"},
      {"Decision based on MTUS/ACOEM Chapter 9 Shoulder Complaints Special Studies Page(s): 207, 208 and 214.",
       "acoem+mtus Shoulder Complaints ch.9 | Special Studies | pp.207-207 | pp.208-208 | pp.214-214"},
      {"Decision based on MTUS Chronic Pain Treatment Guidelines Opioids, dosing Page(s): 86.",
       "mtus+mtus Chronic Pain Treatment Guidelines | Opioids, dosing | pp.86-86"},
      {"Decision based on MTUS Elbow Complaints 2007, Section(s): Summary, and Knee Complaints 2004, Section(s): "
       "Follow-up Visits, Physical Methods.",
       "mtus+mtus Elbow Complaints 2007 | Summary\n"
       "mtus+mtus Knee Complaints 2004 | Follow-up Visits | Physical Methods"},
      {"Decision based on MTUS Forearm, Wrist, and Hand Complaints 2004, Section(s): Summary.",
       "mtus+mtus Forearm, Wrist, and Hand Complaints 2004 | Summary"},
      {"Decision based on MTUS Postsurgical Treatment 2016, Section(s): Elbow, Forearm, Wrist, & Hand, Hip.",
       "mtus+mtus Postsurgical Treatment 2016 | Elbow | Forearm, Wrist, & Hand | Hip"},
      {"Decision based on MTUS Opioid Treatment 2016, Section(s): 3.3.9 Opioids for Chronic Pain and More: Care, Late "
       "and Early, 4.1 Tapering Opioids: When.",
       "mtus+mtus Opioid Treatment 2016 | 3.3.9 Opioids for Chronic Pain and More: Care, Late and Early | 4.1 Tapering "
       "Opioids: When"},
      {"Decision based on MTUS Chronic Pain Medical Treatment 2016, Section(s): NSAIDs, GI symptoms & cardiovascular "
       "risk, TENS, chronic pain (electrical nerve stimulation).",
       "mtus+mtus Chronic Pain Medical Treatment 2016 | NSAIDs, GI symptoms & cardiovascular risk | TENS, chronic pain "
       "(electrical nerve stimulation)"},
      {"Decision based on Non-MTUS Citation ODG(Official Disability Guidelines) Knee & Leg (Acute & "
       "Chronic)Traction.",
       "odg Knee & Leg | Traction"},
      {"Decision based on Non-MTUS Citation ODG, Lower Back- Lumbar & Thoracic (Acute & "
       "Chronic) Chapter (updated 1/2/17): Traction; Lumbar supports.",
       "odg Lower Back-Lumbar & Thoracic | Traction | Lumbar supports"},
      {"Decision based on Non-MTUS Citation ODG Low back, Manipulation; Neck and Upper back, Manipulation.",
       "odg Low back | Manipulation\nodg Neck and Upper back | Manipulation"},
      {"Decision based on Non-MTUS Citation ODG, Knee & Leg (Durable medical equipment (DME)).",
       "odg Knee & Leg | Durable medical equipment (DME)"},
      {"Decision based on Non-MTUS Citation ODG, Work Loss Data Institute (21st Annual "
       "Edition), 2016, Pain Chapter, Gym membership.",
       "odg Pain 2016 | Gym membership"},
      {"Decision based on Non-MTUS Citation ODG Chiropractic guidelines.", "odg Chiropractic guidelines"},
      {"Decision based on Non-MTUS Citation ODG Hips & Pelvis and Other Medical Treatment Guidelines ACOEM Elbow "
       "Disorders, Diagnostic Testing.",
       "odg Hips & Pelvis\nacoem Elbow Disorders | Diagnostic Testing"},
      {"Decision based on Non-MTUS Citation ACOEM Practice Guidelines, 3rd ed., Shoulder Disorders, pg. 64.",
       "acoem Shoulder Disorders | pp.64-64"},
      {"Decision based on MTUS Low Back Complaints 2004. Decision based on Non-MTUS Citation A handbook of canes.",
       "mtus+mtus Low Back Complaints 2004\nother A handbook of canes"},
      // Damaged lines.
      {"Decision based on MTUS ACOEM Chapter 13 Knee Complaints Page(s): .", "acoem+mtus Knee Complaints ch.13"},
      {"Decision based on Non-MTUS Citation ODG, Neck Chapter, MRI OFFICIAL DISABILITY GUIDELINES: Ohio",
       "odg Neck | MRI OFFICIAL DISABILITY GUIDELINES: Ohio"},
      {"Decision based on Non-MTUS Citation", ""},
      {"Decision based on MTUS Knee Complaints 2004, Section(s): .", "mtus+mtus Knee Complaints 2004"},
      {"See the handbook.", ""},
  };
  for (const Case& c : cases) {
    CAPTURE(c.body);
    CHECK(citations_of(c.body) == c.citations);
  }
}

TEST_CASE("what a decision was based on besides sources") {
  GuidelineLine::Basis basis{};
  citations_of("Decision based on MTUS.", &basis);
  CHECK(basis == GuidelineLine::Basis::cited);
  citations_of("The Expert Reviewer did not cite any medical evidence for its decision.", &basis);
  CHECK(basis == GuidelineLine::Basis::cited_nothing);
  CHECK(citations_of("The Expert Reviewer based their decision on recommendation(s) outside of the MTUS Guidelines. "
                     "Decision based on Non-MTUS Citation ODG, Pain, Yoga.",
                     &basis) == "odg Pain | Yoga");
  CHECK(basis == GuidelineLine::Basis::outside_mtus);
  citations_of("Common sense.", &basis);
  CHECK(basis == GuidelineLine::Basis::missing);
}
