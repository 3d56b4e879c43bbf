#include "checks/all.hpp"
#include "checks/requests.hpp"
#include "checks/support.hpp"

namespace imrlint::checks {
namespace {

/// "criteria for a shoulder MRI", "shoulder MRI is not supported": the item's own service with a region right at it.
Regions region_at_service(const CaseView& view, std::uint32_t sentence, const ServiceMention& service) {
  Regions regions;
  const std::string_view text = view.source.text();
  each_in(view.reading.regions, sentence, [&](const RegionMention& m) {
    if (m.implied) return;
    if (m.span.end <= service.span.begin && service.span.begin - m.span.end <= 8) {
      const std::string_view between = text.substr(m.span.end, service.span.begin - m.span.end);
      if (between.find_first_of(",;.") == std::string_view::npos) regions |= m.region;
    }
    if (service.span.end <= m.span.begin && m.span.begin - service.span.end <= 22) {
      const std::string_view between = text.substr(service.span.end, m.span.begin - service.span.end);
      if (between.find(" of ") != std::string_view::npos && between.find_first_of(",;.") == std::string_view::npos)
        regions |= m.region;
    }
  });
  return regions;
}

void run(const CaseView& view, std::vector<Finding>& findings) {
  const Reading& reading = view.reading;
  for (std::uint16_t i = 0; i < view.letter.items.size(); ++i) {
    const ItemReading& item = reading.items[i];
    if (item.regions.empty() || item.regions_inferred || !item.service.exists()) continue;
    const Regions tolerated = with_neighbours(item.regions);
    const auto report = [&](Regions other, Voice voice, Span span) {
      Finding finding;
      finding.severity = Severity::error;
      finding.item = i;
      finding.confidence = Certainty::high;
      finding.appeal_ground = AppealGround::h5;
      finding.message = "the item is about the " + join_names(item.regions) +
                        ", but the rationale treats the request as one for the " + join_names(other);
      finding.evidence = {{Voice::header, view.letter.items[i].title, {}}, {voice, span, {}}};
      findings.push_back(std::move(finding));
    };
    bool reported = false;
    for (const RequestNaming& naming : namings_in_rationale(view, i)) {
      if (naming.regions.empty() || !(naming.regions & tolerated).empty()) continue;
      // The request of another item may be spoken of; then its service or region is that item's.
      const bool same_service =
          naming.services.empty() || std::any_of(naming.services.begin(), naming.services.end(),
                                                 [&](ServiceId s) { return related(view.rulebook, s, item.service); });
      if (!same_service) continue;
      const bool sibling = naming.voice != Voice::conclusion &&
                           std::any_of(reading.items.begin(), reading.items.end(), [&](const ItemReading& o) {
                             return &o != &item && !(o.regions & naming.regions).empty();
                           });
      if (sibling) continue;
      Regions sentence_regions;
      each_in(reading.regions, naming.sentence, [&](const RegionMention& m) { sentence_regions |= m.region; });
      if (!(sentence_regions & tolerated).empty()) continue;
      report(naming.regions, naming.voice, reading.sentences[naming.sentence].span);
      reported = true;
      break;
    }
    if (reported) continue;
    const SentenceRange range = rationale_of(reading, i);
    for (std::uint32_t s = range.first; s < range.end && !reported; ++s) {
      const Sentence& sentence = reading.sentences[s];
      if (sentence.review_history || sentence.voice == Voice::guideline) continue;
      // Judged here: "does not meet criteria for a shoulder MRI"; not a study that was done.
      const std::string_view text = view.source.slice(sentence.span);
      const bool judged =
          sentence.voice == Voice::conclusion || has_cue(reading, s, {CueKind::met}) ||
          text.find("criteria for") != std::string_view::npos || text.find("to support a") != std::string_view::npos ||
          text.find("to warrant a") != std::string_view::npos || text.find("indication for") != std::string_view::npos;
      if (!judged) continue;
      each_in(reading.services, s, [&](const ServiceMention& service) {
        if (reported || service.service != item.service) return;
        const Regions other = region_at_service(view, s, service);
        if (other.empty() || !(other & tolerated).empty()) return;
        const bool sibling = std::any_of(reading.items.begin(), reading.items.end(), [&](const ItemReading& o) {
          return &o != &item && !(o.regions & other).empty();
        });
        if (sibling && sentence.voice != Voice::conclusion) return;
        report(other, sentence.voice, sentence.span);
        reported = true;
      });
    }
  }
}

}  // namespace

Check wrong_body_region() {
  return {"wrong-body-region", Severity::error, "the rationale judges another body region than the item",
          "Reports a rationale that names the request, or the criteria it applies, for a body region that is not the "
          "item's\n"
          "(\"Regarding the request for cervical MRI\" under a thoracic MRI).\n\n"
          "Silent on regions that are only mentioned: complaints, earlier studies, other items, and on neighbouring "
          "regions\n"
          "that reports use for one another (wrist and hand, lumbar and sacroiliac).",
          run};
}

}  // namespace imrlint::checks
