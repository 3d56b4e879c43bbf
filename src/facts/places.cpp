#include <algorithm>

#include "facts/work.hpp"

/// Where an item is about the body, if its title does not say: from the words "spine" and "back", the chapters that the
/// reviewer cites, the diagnoses, the surgery that it belongs to.
namespace imrlint::facts {
namespace {

constexpr Regions spine = Regions(Region::cervical) | Region::thoracic | Region::lumbar;

/// Regions of the summary: those of its diagnoses, and all that it names.
struct Named {
  Regions diagnosed;
  Regions all;
  Regions spinal;  ///< parts of the spine: the diagnosed ones, else those named
};

Named regions_of_summary(const Work& work) {
  const Reading& out = work.out;
  Named named;
  std::size_t r = 0;
  for (std::uint32_t s = 0; s < out.sentences.size() && out.sentences[s].zone == Zone::summary; ++s) {
    const Sentence& sentence = out.sentences[s];
    const std::string_view text = work.text.substr(sentence.span.begin, sentence.span.size());
    const bool diagnoses =
        text.find("reatment for") != std::string_view::npos || text.find("treated for") != std::string_view::npos ||
        (text.find("iagnos") != std::string_view::npos && text.find("iagnostic") == std::string_view::npos);
    for (; r < out.regions.size() && out.regions[r].sentence == s; ++r) {
      const RegionMention& m = out.regions[r];
      if (diagnoses) named.diagnosed |= m.region;
      if (!m.implied && !sentence.review_history) named.all |= m.region;
    }
  }
  if (named.diagnosed.empty() && named.all.count() == 1) named.diagnosed = named.all;
  named.spinal = (named.diagnosed & spine).empty() ? named.all & spine : named.diagnosed & spine;
  return named;
}

/// The side on which the record has all of `regions`; none where it differs or is not said.
Side only_side(const Reading& out, Regions regions) {
  Side side = Side::none;
  for (const RegionMention& m : out.regions) {
    if (out.sentences[m.sentence].zone != Zone::summary) break;
    if (m.side == Side::none || !regions.has(m.region)) continue;
    if (side != Side::none && side != m.side) return Side::none;
    side = m.side;
  }
  return side == Side::bilateral ? Side::none : side;
}

bool is_a_any(const Work& work, ServiceId service, std::initializer_list<std::string_view> groups) {
  return service.exists() && std::any_of(groups.begin(), groups.end(), [&](std::string_view name) {
           const ServiceId id = work.book.service(name);
           return id.exists() && work.book.is_a(service, id);
         });
}

/// Regions in the titles of the reviewer's chapters ("Low Back Complaints").
Regions chapters(const Work& work, const GuidelineLine& line) {
  Regions regions;
  std::vector<Token> tokens;
  std::vector<Match> matches;
  for (const Citation& citation : line.citations) {
    tokens.clear();
    matches.clear();
    tokenise(work.text, citation.title, work.lexicon.words(), tokens);
    work.lexicon.match(tokens, 0, static_cast<std::uint32_t>(tokens.size()), matches);
    for (const Match& match : matches) {
      if (match.kind == EntryKind::region && match.extra == 0) regions |= static_cast<Region>(match.id);
    }
  }
  return regions;
}

/// Whether the regions are one place or next to each other ("finger", "hand").
bool together(Regions regions) {
  for (std::size_t r = 0; r < region_count; ++r) {
    const auto region = static_cast<Region>(r);
    if (regions.has(region)) return (with_neighbours(region) & regions) == regions;
  }
  return false;
}

/// "spine", "spinal" or "back" without a part of it.
bool says_bare(const Work& work, std::uint32_t title, std::initializer_list<std::string_view> words) {
  const Sentence& sentence = work.out.sentences[title];
  for (std::uint32_t t = sentence.first_token; t < sentence.end_token; ++t) {
    const std::string_view word = work.raw(t);
    if (std::find(words.begin(), words.end(), word) == words.end()) continue;
    const std::string_view before = t > sentence.first_token ? work.raw(t - 1) : std::string_view();
    static constexpr std::string_view parts[] = {
        "low",         "Low",      "lower",    "Lower",    "upper",    "Upper",  "mid",    "Mid",
        "middle",      "cervical", "Cervical", "thoracic", "Thoracic", "lumbar", "Lumbar", "lumbosacral",
        "Lumbosacral", "LS",       "C",        "L",        "T",        "dorsal", "chest",  "CHEST"};
    if (std::find(std::begin(parts), std::end(parts), before) == std::end(parts)) return true;
  }
  return false;
}

/// An item that is asked for, and falls, with a surgery of the same letter is about what the surgery is about: the
/// sling, the therapy after it.
void inherit_from_surgery(Work& work) {
  Reading& out = work.out;
  const ServiceId surgery = work.book.service("surgery");
  if (!surgery.exists()) return;
  const ItemReading* operated = nullptr;
  for (const ItemReading& item : out.items) {
    if (operated == nullptr && item.service.exists() && work.book.is_a(item.service, surgery) && !item.regions.empty())
      operated = &item;
  }
  if (operated == nullptr) return;
  for (std::size_t i = 0; i < out.items.size(); ++i) {
    ItemReading& item = out.items[i];
    if (&item == operated || (!item.regions.empty() && !item.regions_inferred)) continue;
    // Clearance before an operation is of the whole patient.
    if (is_a_any(work, item.service,
                 {"pre-op", "lab-test", "ecg", "echocardiogram", "consult", "office-visit", "x-ray"}))
      continue;
    const Item& node = work.letter.items[i];
    const std::string_view title = work.text.substr(node.title.begin, node.title.size());
    const std::string_view rationale = work.text.substr(node.rationale.begin, node.rationale.size());
    const auto says = [](std::string_view text, std::string_view word) {
      return text.find(word) != std::string_view::npos;
    };
    const bool around = says(title, "ost-op") || says(title, "ostop") || says(title, "re-op") || says(title, "reop") ||
                        says(title, "surg");
    const bool falls_with =
        (says(rationale, "surg") || says(rationale, "procedure")) &&
        (says(rationale, "ncillary") || says(rationale, "ssociated") || says(rationale, "not medically necessary"));
    if (!around && !falls_with) continue;
    item.regions = operated->regions;
    item.regions_inferred = true;
    if (item.side == Side::none) item.side = operated->side;
  }
}

}  // namespace

void infer_places(Work& work) {
  Reading& out = work.out;
  const Named named = regions_of_summary(work);
  out.diagnosed_regions = named.diagnosed;
  for (std::uint32_t s = 0; s < out.sentences.size(); ++s) {
    if (out.sentences[s].zone != Zone::title) continue;
    const std::uint16_t i = out.sentences[s].item;
    ItemReading& item = out.items[i];
    // The parts of the spine that are diagnosed, where the title names none of them.
    if ((item.regions & spine).empty() && says_bare(work, s, {"spine", "Spine", "spinal", "Spinal"})) {
      item.regions |= named.spinal;
      item.regions_inferred = item.regions_inferred || !named.spinal.empty();
    }
    if (says_bare(work, s, {"back", "Back"})) {
      const Regions back = named.spinal & (Regions(Region::thoracic) | Region::lumbar);
      item.regions |= back;
    }
    if (!item.regions.empty()) continue;
    const bool treatment =
        is_a_any(work, item.service, {"therapy", "stimulation", "injection", "brace", "imaging", "electrodiagnostics"});
    const bool medicine = is_a_any(work, item.service, {"muscle-relaxant", "opioid", "topical"});
    const bool other = is_a_any(work, item.service, {"other"});
    Regions found;
    if (treatment || other) found = chapters(work, work.letter.items[i].reviewer) & (named.diagnosed | named.all);
    if (found.empty() && (treatment || medicine || (other && named.diagnosed.count() == 1)) &&
        together(named.diagnosed) && !named.diagnosed.has(Region::head))
      found = named.diagnosed;
    if (found.empty()) continue;
    item.regions = found;
    item.regions_inferred = true;
    if (item.side == Side::none &&
        is_a_any(work, item.service, {"physical-therapy", "occupational-therapy", "chiropractic"}))
      item.side = only_side(out, found);
  }
  inherit_from_surgery(work);
}

}  // namespace imrlint::facts
