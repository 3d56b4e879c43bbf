#include "checks/all.hpp"
#include "checks/requests.hpp"
#include "checks/support.hpp"

namespace imrlint::checks {
namespace {

/// Whether the rationale's first sentence is about the naming ("Regarding the request for ..."), and nothing later in
/// it names the item's own service.
bool opens_on(const CaseView& view, std::uint16_t item, const RequestNaming& naming) {
  const SentenceRange range = rationale_of(view.reading, item);
  if (naming.sentence != range.first) return false;
  if (naming.span.begin > view.reading.sentences[range.first].span.begin + 16) return false;
  const ServiceId own = view.reading.items[item].service;
  for (std::uint32_t s = range.first; s < range.end; ++s) {
    bool named = false;
    each_in(view.reading.services, s,
            [&](const ServiceMention& m) { named = named || related(view.rulebook, m.service, own); });
    if (named) return false;
  }
  return true;
}

void run(const CaseView& view, std::vector<Finding>& findings) {
  const Reading& reading = view.reading;
  const Rulebook& book = view.rulebook;
  for (std::uint16_t i = 0; i < view.letter.items.size(); ++i) {
    const ItemReading& item = reading.items[i];
    if (!item.service.exists() || book[item.service].id == "other") continue;
    const auto report = [&](Span span, Voice voice, std::string message, Certainty confidence) {
      Finding finding;
      finding.severity = Severity::error;
      finding.item = i;
      finding.confidence = confidence;
      finding.appeal_ground = AppealGround::h5;
      finding.message = std::move(message);
      finding.evidence = {{Voice::header, view.letter.items[i].title, {}}, {voice, span, {}}};
      findings.push_back(std::move(finding));
    };
    std::vector<ServiceId> own = {item.service};
    for (std::uint32_t s = 0; s < reading.sentences.size(); ++s) {
      if (reading.sentences[s].zone != Zone::title || reading.sentences[s].item != i) continue;
      each_in(reading.services, s, [&](const ServiceMention& m) { own.push_back(m.service); });
    }
    const auto is_own = [&](ServiceId service) {
      return std::any_of(own.begin(), own.end(), [&](ServiceId o) { return related(book, o, service); });
    };

    // The request is named as another service, or another drug of the same letter's class.
    bool done = false;
    for (const RequestNaming& naming : namings_in_rationale(view, i)) {
      const Span sentence = reading.sentences[naming.sentence].span;
      if (!item.drugs.empty() && !naming.drugs.empty()) {
        const bool shared = std::any_of(naming.drugs.begin(), naming.drugs.end(), [&](DrugId d) {
          return std::find(item.drugs.begin(), item.drugs.end(), d) != item.drugs.end();
        });
        const bool sibling = std::any_of(reading.items.begin(), reading.items.end(), [&](const ItemReading& o) {
          return &o != &item && std::any_of(naming.drugs.begin(), naming.drugs.end(), [&](DrugId d) {
            return std::find(o.drugs.begin(), o.drugs.end(), d) != o.drugs.end();
          });
        });
        if (!shared && (!sibling || naming.voice == Voice::conclusion)) {
          report(sentence, naming.voice,
                 "the item is " + book[item.drugs.front()].id + ", but the rationale treats the request as one for " +
                     book[naming.drugs.front()].id,
                 Certainty::high);
          done = true;
          break;
        }
        continue;
      }
      if (naming.services.empty() || !item.drugs.empty() || !naming.drugs.empty()) continue;
      if (std::any_of(naming.services.begin(), naming.services.end(), is_own)) continue;
      bool named_elsewhere = false;
      each_in(reading.services, naming.sentence,
              [&](const ServiceMention& m) { named_elsewhere = named_elsewhere || is_own(m.service); });
      if (named_elsewhere) continue;
      const bool sibling = std::any_of(reading.items.begin(), reading.items.end(), [&](const ItemReading& o) {
        return &o != &item && std::any_of(naming.services.begin(), naming.services.end(),
                                          [&](ServiceId s) { return related(book, s, o.service); });
      });
      // Ancillary items fall with the surgery, and say so.
      if (sibling && naming.voice != Voice::conclusion) continue;
      // "Regarding the request for X" opens a rationale on X; elsewhere another request may be told of.
      if (naming.voice != Voice::conclusion && !opens_on(view, i, naming)) continue;
      if (sibling && (book[item.service].id == "pre-op" || book[item.service].id == "associated-surgical-service" ||
                      view.source.slice(sentence).find("ncillary") != std::string_view::npos))
        continue;
      report(sentence, naming.voice,
             "the item is " + book[item.service].label + ", but the rationale concludes on " +
                 book[naming.services.front()].label,
             Certainty::high);
      done = true;
      break;
    }
    if (done) continue;

    // A drug judged by the criteria of another class, with neither the drug nor its own class in the guideline talk.
    if (item.drugs.size() != 1) continue;
    const DrugClassId own_class = book[item.drugs.front()].drug_class;
    const SentenceRange range = rationale_of(reading, i);
    const DrugMention* foreign = nullptr;
    unsigned foreign_count = 0;
    bool own_named = false;
    for (std::uint32_t s = range.first; s < range.end; ++s) {
      if (reading.sentences[s].voice != Voice::guideline) continue;
      each_in(reading.drugs, s, [&](const DrugMention& m) {
        if (m.drug_class == own_class || (m.drug.exists() && m.drug == item.drugs.front())) {
          own_named = true;
        } else if (!m.drug.exists() && m.drug_class.exists() && book[m.drug_class].service != item.service) {
          if (foreign != nullptr && foreign->drug_class != m.drug_class) return;
          foreign = &m;
          ++foreign_count;
        }
      });
    }
    if (!own_named && foreign != nullptr && foreign_count >= 2) {
      report(sentence_around(reading, foreign->span), Voice::guideline,
             book[item.drugs.front()].id + " is of the class " + book[own_class].label +
                 ", but the rationale applies criteria for " + book[foreign->drug_class].label,
             Certainty::medium);
    }
  }
}

}  // namespace

Check wrong_service() {
  return {"wrong-service", Severity::error, "the rationale treats another service, drug or procedure as the request",
          "Reports a rationale that concludes on another modality, drug or procedure than the item names, and a drug "
          "that is\n"
          "judged only by the criteria of a class to which it does not belong (an H2 blocker under the rules for "
          "proton pump\n"
          "inhibitors).\n\n"
          "Silent on services that are only mentioned (earlier or alternative care), on other items of the letter, and "
          "where\n"
          "one name covers the other (imaging and MRI).",
          run};
}

}  // namespace imrlint::checks
