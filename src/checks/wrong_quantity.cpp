#include <cmath>

#include "checks/all.hpp"
#include "checks/requests.hpp"
#include "checks/support.hpp"

namespace imrlint::checks {
namespace {

std::string plain(double value) {
  const auto whole = static_cast<long>(value);
  return static_cast<double>(whole) == value ? std::to_string(whole) : std::to_string(value).substr(0, 5);
}

Finding make(const CaseView& view, std::uint16_t item, std::string message) {
  Finding finding;
  finding.severity = Severity::error;
  finding.item = item;
  finding.confidence = Certainty::high;
  finding.appeal_ground = AppealGround::h5;
  finding.message = std::move(message);
  finding.evidence = {{Voice::header, view.letter.items[item].title, {}}};
  return finding;
}

/// "one tablet twice daily 14 days #40", "3 times a week for 4 weeks (10 visits)".
bool title_arithmetic(const CaseView& view, std::uint16_t i, std::uint32_t title, std::vector<Finding>& findings) {
  const Reading& reading = view.reading;
  const Item& item = view.letter.items[i];
  const Span part = item.disputed.empty() ? item.title : item.disputed;
  const QuantityMention* derived = nullptr;
  const QuantityMention* visits = nullptr;
  const QuantityMention* count = nullptr;
  const QuantityMention* per_dose = nullptr;
  const QuantityMention* per_day = nullptr;
  const QuantityMention* days = nullptr;
  each_in(reading.quantities, title, [&](const QuantityMention& m) {
    if (!part.contains(m.span)) return;
    if (m.unit == Unit::visits) (m.derived ? derived : visits) = &m;
    if (m.unit == Unit::per_day) per_day = &m;
    if (m.unit == Unit::days || m.unit == Unit::weeks) days = &m;
    if (m.unit == Unit::count) {
      const char first = view.source.text()[m.span.begin];
      const bool dispensed = first == '#' || first == 'Q' || first == 'q';
      (dispensed ? count : per_dose) = &m;
    }
  });
  const Span title_span = item.title;
  if (derived != nullptr && visits != nullptr && item.original.empty() &&
      (visits->max < derived->min || visits->min > derived->max)) {
    Finding finding = make(view, i,
                           "the item's own numbers do not agree: its frequency and duration come to " +
                               plain(derived->max) + " visits, its count is " + plain(visits->max));
    finding.evidence = {{Voice::header, visits->span, {}}, {Voice::header, derived->span, {}}};
    findings.push_back(std::move(finding));
    return true;
  }
  if (count != nullptr && per_dose != nullptr && per_day != nullptr && days != nullptr &&
      per_dose->min == per_dose->max && per_day->min == per_day->max && days->min == days->max) {
    const double total = per_dose->max * per_day->max * days->max * days_in(days->unit);
    if (std::abs(total - count->max) > 0.5) {
      Finding finding = make(view, i,
                             "the item's own numbers do not agree: dose, frequency and duration come to " +
                                 plain(total) + ", not " + plain(count->max));
      finding.evidence = {{Voice::header, title_span, {}},
                          {Voice::arithmetic,
                           {},
                           plain(per_dose->max) + " x " + plain(per_day->max) + " a day x " + plain(days->max) + " " +
                               std::string(to_string(days->unit)) + " = " + plain(total)}};
      findings.push_back(std::move(finding));
      return true;
    }
  }
  return false;
}

void run(const CaseView& view, std::vector<Finding>& findings) {
  const Reading& reading = view.reading;
  for (std::uint32_t title = 0; title < reading.sentences.size(); ++title) {
    if (reading.sentences[title].zone != Zone::title) continue;
    const std::uint16_t i = reading.sentences[title].item;
    const ItemReading& item = reading.items[i];
    if (title_arithmetic(view, i, title, findings)) continue;

    // Numbers of visits that the title knows: the disputed, the original, the authorized, their sums.
    std::vector<double> known;
    each_in(reading.quantities, title, [&](const QuantityMention& m) {
      if (m.unit == Unit::visits || m.unit == Unit::count) {
        known.push_back(m.min);
        known.push_back(m.max);
      }
    });
    const bool split = !view.letter.items[i].original.empty();
    bool done = false;
    for (const RequestNaming& naming : namings_in_rationale(view, i)) {
      if (done) break;
      const Sentence& sentence = reading.sentences[naming.sentence];
      const bool own = std::any_of(naming.services.begin(), naming.services.end(),
                                   [&](ServiceId s) { return related(view.rulebook, s, item.service); }) ||
                       std::any_of(naming.drugs.begin(), naming.drugs.end(), [&](DrugId d) {
                         return std::find(item.drugs.begin(), item.drugs.end(), d) != item.drugs.end();
                       });
      const bool other_service = !naming.services.empty() && !own;
      const bool other_drug = !naming.drugs.empty() && !own;
      if (other_service || other_drug) continue;
      each_in(reading.quantities, naming.sentence, [&](const QuantityMention& m) {
        if (done || !naming.span.contains(m.span) || m.min != m.max) return;
        if (m.span.begin > naming.span.begin + 70) return;  // what else the sentence counts
        if (m.unit == Unit::visits && item.quantity.visits && !m.derived) {
          // A number that the title does not know; or, of a split request, "an additional 8" where 2 are left.
          const bool unknown_number = std::find(known.begin(), known.end(), m.max) == known.end();
          const bool additional = split && m.max != static_cast<double>(*item.quantity.visits) &&
                                  view.source.slice(naming.span).find("dditional") != std::string_view::npos;
          if (!unknown_number && !additional) return;
          Finding finding = make(view, i,
                                 "the item disputes " + std::to_string(*item.quantity.visits) +
                                     " visits, but the rationale judges " + plain(m.max));
          finding.evidence.push_back({sentence.voice, sentence.span, {}});
          findings.push_back(std::move(finding));
          done = true;
        } else if (m.unit == Unit::count && item.quantity.count && own && !naming.drugs.empty() &&
                   std::find(known.begin(), known.end(), m.max) == known.end()) {
          Finding finding = make(view, i,
                                 "the item disputes a count of " + std::to_string(*item.quantity.count) +
                                     ", but the rationale judges " + plain(m.max));
          finding.evidence.push_back({sentence.voice, sentence.span, {}});
          findings.push_back(std::move(finding));
          done = true;
        } else if (m.unit == Unit::milligrams && !item.quantity.strength.empty() && own && naming.drugs.size() == 1 &&
                   item.drugs.size() == 1) {
          std::string strength;
          for (const char c : view.source.slice(m.span)) {
            if (c != ' ' && c != '\n') strength += c;
          }
          if (strength == item.quantity.strength) return;
          Finding finding =
              make(view, i, "the item is for " + item.quantity.strength + ", but the rationale judges " + strength);
          finding.evidence.push_back({sentence.voice, sentence.span, {}});
          findings.push_back(std::move(finding));
          done = true;
        }
      });
    }
  }
}

}  // namespace

Check wrong_quantity() {
  return {"wrong-quantity", Severity::error,
          "dose, strength, count or number of visits differs between item and rationale",
          "Reports a rationale that names the request with another number of visits, count or strength than the item, "
          "a rationale\n"
          "that judges an additional number of visits that is not the disputed remainder of a split request, and an "
          "item whose\n"
          "own numbers do not agree (dose x frequency x duration against the count).\n\n"
          "Silent on earlier or current prescriptions, on guideline numbers, and on the original or authorized number "
          "of a split\n"
          "request where it is called that.",
          run};
}

}  // namespace imrlint::checks
