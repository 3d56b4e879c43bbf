#include <doctest/doctest.h>

#include "support/lint.hpp"

namespace {

using namespace imrlint;
using namespace imrlint::testing;

/// "service | regions | side | drugs | quantity" of an item with this title.
std::string read(const std::string& title, const std::string& summary = "The injured worker is a 40 year old male.") {
  const CaseResult result = lint_text(letter_with(
      summary,
      item(title, "Upheld", "The request is not medically necessary.",
           "Decision based on MTUS Chronic Pain Medical Treatment 2016, Section(s): Physical medicine treatment.")));
  REQUIRE(result.reading.items.size() == 1);
  const Rulebook& book = shipped_linter().rulebook();
  const ItemReading& item = result.reading.items.front();
  std::string out = item.service.exists() ? book[item.service].id : "-";
  out += " |";
  for (std::size_t r = 0; r < region_count; ++r) {
    if (item.regions.has(static_cast<Region>(r))) out += " " + std::string(to_string(static_cast<Region>(r)));
  }
  out += " | " + std::string(to_string(item.side)) + " |";
  for (const DrugId drug : item.drugs)
    out += " " + book[drug].id;
  out += " |";
  const ItemQuantity& q = item.quantity;
  if (q.visits) out += " visits " + std::to_string(*q.visits);
  if (q.count) out += " count " + std::to_string(*q.count);
  for (const std::string& part : {q.strength, q.frequency, q.duration}) {
    if (!part.empty()) out += " " + part;
  }
  return out;
}

TEST_CASE("what an item's title asks for") {
  CHECK(read("MRI of the right shoulder without contrast") == "mri | shoulder | right | |");
  CHECK(read("Magnetic resonance imaging, cervical spine") == "mri | cervical | none | |");
  CHECK(read("EMG/NCV of the bilateral lower extremities") == "emg-ncs | lower-extremity | bilateral | |");
  CHECK(read("EMG RUE") == "emg-ncs | upper-extremity | right | |");
  CHECK(read("Physical therapy 3 times a week for 4 weeks, left knee") ==
        "physical-therapy | knee | left | | visits 12 3/week 4 weeks");
  CHECK(read("Twelve acupuncture visits") == "acupuncture | | none | | visits 12");
  CHECK(read("Flexeril 10mg #30") == "muscle-relaxant | | none | cyclobenzaprine | count 30 10mg");
  CHECK(read("Norco 10/325mg #90") == "opioid | | none | hydrocodone-acetaminophen | count 90 10/325mg");
  CHECK(read("Lidocaine 5% ointment") == "topical | | none | lidocaine | 5%");
  CHECK(read("Gabapentin 10%, ketoprofen 20% in cream base").substr(0, 16) == "compound-topical");
  CHECK(read("Lumbar epidural steroid injection at L4-5") == "esi | lumbar | none | |");
  CHECK(read("Right and left wrist MRI") == "mri | wrist | bilateral | |");
}

TEST_CASE("a split request disputes what is left of it") {
  CHECK(read("Norco 10/325mg #60 was the original request. Norco 10/325mg #25 was authorized by the Claims "
             "Administrator. The remaining IMR eligible portion of the original "
             "request, Norco 10/325mg #35 is") == "opioid | | none | hydrocodone-acetaminophen | count 35 10/325mg");
}

TEST_CASE("a place that the title does not name") {
  const std::string one = "The injured worker is a 40 year old male. The diagnosis is lumbar sprain.";
  CHECK(read("Physical therapy, 6 visits", one) == "physical-therapy | lumbar | none | | visits 6");
  const std::string two = "The injured worker is a 40 year old male. Diagnoses are lumbar sprain and knee contusion.";
  CHECK(read("Physical therapy, 6 visits", two) == "physical-therapy | | none | | visits 6");
}

}  // namespace
