#include <algorithm>

#include "facts/work.hpp"

namespace imrlint::facts {
namespace {

/// Words that make a drug a topical one ("lidocaine ointment"); opioid patches stay what they are.
bool topical_form(std::string_view title) {
  for (const std::string_view form : {"cream", "ointment", "gel", "patch", "lotion", "topical", "spray", "roll-on",
                                      "Cream", "Ointment", "Gel", "Patch", "Lotion", "Topical", "Spray"}) {
    const std::size_t at = title.find(form);
    if (at == std::string_view::npos) continue;
    const bool starts = at == 0 || title[at - 1] == ' ' || title[at - 1] == '(';
    if (starts) return true;
  }
  return false;
}

struct Range {
  std::uint32_t first = 0;  // sentence indices [first, end)
  std::uint32_t end = 0;
};

template <class List, class Use>
void each_in(const List& list, std::uint32_t sentence, Use use) {
  const auto from = std::lower_bound(list.begin(), list.end(), sentence,
                                     [](const auto& mention, std::uint32_t s) { return mention.sentence < s; });
  for (auto it = from; it != list.end() && it->sentence == sentence; ++it)
    use(*it);
}

std::string compact(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c != ' ' && c != '\n') out += c;
  }
  return out;
}

std::string number_text(double value) {
  std::string out = std::to_string(value);
  out.erase(out.find_last_not_of('0') + 1);
  if (!out.empty() && out.back() == '.') out.pop_back();
  return out;
}

std::string range_text(double min, double max) {
  return min == max ? number_text(min) : number_text(min) + "-" + number_text(max);
}

}  // namespace

static ServiceId service_of_drug(const Work& work, DrugClassId drug_class) {
  return drug_class.exists() ? work.book[drug_class].service : ServiceId();
}

static bool colon_between(const Work& work, const ServiceMention& a, const ServiceMention& b) {
  if (b.span.begin <= a.span.end) return false;
  return work.text.substr(a.span.end, b.span.begin - a.span.end).find(':') != std::string_view::npos;
}

/// The service of an item: a perioperative or ancillary marking first, else whatever the title names first; a drug
/// where it names no other service before it.
static void read_service(Work& work, ItemReading& reading, const Item& item, std::uint32_t sentence) {
  const Reading& out = work.out;
  const Span part = item.disputed.empty() ? item.title : item.disputed;
  const ServiceMention* strong = nullptr;
  const ServiceMention* weak = nullptr;
  const ServiceMention* group = nullptr;
  const auto look = [&](const ServiceMention& mention, bool anywhere) {
    if (!anywhere && !part.contains(mention.span)) return;
    const Service& service = work.book[mention.service];
    if (service.group) {
      if (group == nullptr) group = &mention;
    } else if (mention.weak) {
      if (weak == nullptr) weak = &mention;
    } else if (service.id == "pre-op") {
      if (strong == nullptr || work.book[strong->service].id != "pre-op") strong = &mention;
    } else if (strong == nullptr || work.book[strong->service].id == "associated-surgical-service" ||
               (work.book[strong->service].id == "lab-test" && colon_between(work, *strong, mention))) {
      // "Associated surgical service: sling", "Labs: electrocardiogram" say what it is after the colon.
      strong = &mention;
    }
  };
  each_in(out.services, sentence, [&](const ServiceMention& m) { look(m, false); });
  if (strong == nullptr && weak == nullptr && group == nullptr) {
    each_in(out.services, sentence, [&](const ServiceMention& m) { look(m, true); });
  }
  const DrugMention* first_drug = nullptr;
  unsigned percents = 0;
  double strongest_percent = 0;
  each_in(out.drugs, sentence, [&](const DrugMention& m) {
    if (!part.contains(m.span)) return;
    if (first_drug == nullptr) first_drug = &m;
    if (m.drug.exists() && std::find(reading.drugs.begin(), reading.drugs.end(), m.drug) == reading.drugs.end())
      reading.drugs.push_back(m.drug);
  });
  each_in(out.quantities, sentence, [&](const QuantityMention& m) {
    if (m.unit != Unit::percent || !part.contains(m.span)) return;
    ++percents;
    strongest_percent = std::max(strongest_percent, m.max);
  });

  const auto id = [&](std::string_view name) { return work.book.service(name); };
  if (first_drug != nullptr && (strong == nullptr || first_drug->span.begin <= strong->span.begin ||
                                work.book.is_a(strong->service, id("medication")))) {
    const ServiceId own = service_of_drug(work, first_drug->drug_class);
    reading.service = own;
    reading.service_span = first_drug->span;
    const std::string_view title = work.text.substr(part.begin, part.size());
    const bool opioid = own.exists() && own == id("opioid");
    const bool mixed = reading.drugs.size() >= 2 && (percents > 0 || topical_form(title));
    // A muscle relaxant or anticonvulsant of so many percent comes from a compounding pharmacy only.
    const bool oral = own.exists() && own != id("topical") && own != id("nsaid") && own != id("other-drug");
    const bool strong_nsaid = own.exists() && own == id("nsaid") && strongest_percent >= 5;
    if (mixed || (percents >= 2 && topical_form(title)) || (percents > 0 && (oral || strong_nsaid))) {
      reading.service = id("compound-topical");
    } else if (topical_form(title) && !opioid && id("topical").exists()) {
      const bool compound = title.find("ompound") != std::string_view::npos;
      reading.service = compound ? id("compound-topical") : id("topical");
    }
    if (reading.service.exists()) return;
  }
  const ServiceMention* chosen = strong != nullptr ? strong : weak;
  if (chosen != nullptr) {
    const bool compounded = percents >= 2 && chosen->service == id("topical");  // of drugs that no formulary knows
    reading.service = compounded ? id("compound-topical") : chosen->service;
    reading.service_span = chosen->span;
    return;
  }
  reading.service = id("other");
  reading.service_span = group != nullptr ? group->span : item.title;
}

static void read_place(Work& work, ItemReading& reading, const Item& item, std::uint32_t sentence) {
  const Reading& out = work.out;
  const Span part = item.disputed.empty() ? item.title : item.disputed;
  Regions named;
  Regions implied;
  bool left = false;
  bool right = false;
  bool bilateral = false;
  const auto note_side = [&](Side side) {
    left = left || side == Side::left;
    right = right || side == Side::right;
    bilateral = bilateral || side == Side::bilateral;
  };
  const auto look = [&](bool anywhere) {
    each_in(out.regions, sentence, [&](const RegionMention& m) {
      if (!anywhere && !part.contains(m.span)) return;
      (m.implied ? implied : named) |= m.region;
    });
    each_in(out.sides, sentence, [&](const SideMention& m) {
      if (anywhere || part.contains(m.span)) note_side(m.side);
    });
  };
  look(false);
  if (named.empty() && implied.empty()) look(true);
  reading.regions = named.empty() ? implied : named;
  if (bilateral) {
    reading.side = Side::bilateral;
  } else if (left != right) {
    reading.side = left ? Side::left : Side::right;
  } else if (left && right) {
    // "right and left shoulder" is bilateral; "left hand, right leg" has no one side.
    bool coupled = false;
    each_in(out.regions, sentence, [&](const RegionMention& m) { coupled = coupled || m.side == Side::bilateral; });
    reading.side = coupled ? Side::bilateral : Side::none;
  }
}

/// Whether a count is printed as what is dispensed: "#40", "Qty 40".
static bool labelled(const Work& work, Span span) {
  const char first = work.text[span.begin];
  return first == '#' || first == 'Q' || first == 'q' || first == 'd' || first == 'D';
}

static void read_quantity(Work& work, ItemReading& reading, const Item& item, std::uint32_t sentence) {
  const Span part = item.disputed.empty() ? item.title : item.disputed;
  ItemQuantity& quantity = reading.quantity;
  const bool counts_visits = reading.drugs.empty() && [&] {
    static constexpr std::string_view services[] = {
        "therapy",           "stimulation",       "office-visit",           "consult",     "psych", "other",
        "other-stimulation", "work-conditioning", "functional-restoration", "home-health", "gym",   "evaluation"};
    return std::any_of(std::begin(services), std::end(services), [&](std::string_view name) {
      const ServiceId id = work.book.service(name);
      return id.exists() && work.book.is_a(reading.service, id);
    });
  }();
  const auto look = [&](Span where) {
    each_in(work.out.quantities, sentence, [&](const QuantityMention& m) {
      if (!where.contains(m.span)) return;
      switch (m.unit) {
        case Unit::visits:
          if (m.min == m.max && (!quantity.visits || !m.derived)) {
            if (counts_visits) {
              quantity.visits = static_cast<std::uint32_t>(m.max);
              quantity.visits_span = m.span;
            } else if (!quantity.count) {
              quantity.count = static_cast<std::uint32_t>(m.max);
              quantity.count_span = m.span;
            }
          }
          break;
        case Unit::count:
          if (counts_visits && !quantity.visits && reading.drugs.empty()) {
            quantity.visits = static_cast<std::uint32_t>(m.max);
            quantity.visits_span = m.span;
          } else if (!quantity.count || labelled(work, m.span)) {
            // "#40" outweighs the "one tablet" of a dose
            quantity.count = static_cast<std::uint32_t>(m.max);
            quantity.count_span = m.span;
          }
          break;
        case Unit::milligrams:
        case Unit::percent:
          if (quantity.strength.empty()) {
            quantity.strength = compact(work.text.substr(m.span.begin, m.span.size()));
            quantity.strength_span = m.span;
          } else if (m.unit == Unit::percent) {
            quantity.strength += "/" + compact(work.text.substr(m.span.begin, m.span.size()));
          }
          break;
        case Unit::visits_per_week:
          if (quantity.frequency.empty()) quantity.frequency = range_text(m.min, m.max) + "/week";
          break;
        case Unit::per_day:
          if (quantity.frequency.empty()) quantity.frequency = range_text(m.min, m.max) + "/day";
          break;
        case Unit::weeks:
        case Unit::days:
        case Unit::months:
          if (quantity.duration.empty()) {
            std::string unit(to_string(m.unit));
            if (m.max == 1) unit.pop_back();
            quantity.duration = range_text(m.min, m.max) + " " + unit;
          }
          break;
        default: break;
      }
    });
  };
  look(part);
}

/// The conclusion of a rationale: its last plain verdict on necessity.
static void read_conclusion(Work& work, ItemReading& reading, std::uint16_t index) {
  const Reading& out = work.out;
  int best = 0;
  for (std::uint32_t s = 0; s < out.sentences.size(); ++s) {
    const Sentence& sentence = out.sentences[s];
    if (sentence.zone != Zone::rationale || sentence.item != index) continue;
    bool request = false;
    bool conditional = false;
    int necessary = 0;
    int not_necessary = 0;
    each_in(out.cues, s, [&](const CueMention& cue) {
      request = request || cue.kind == CueKind::request || cue.kind == CueKind::link;
      const std::string_view said = work.text.substr(cue.span.begin, cue.span.size());
      const int strength = said.find("edical") != std::string_view::npos ? 2 : 1;
      if (cue.kind == CueKind::necessary) necessary = std::max(necessary, strength);
      if (cue.kind == CueKind::not_necessary) not_necessary = std::max(not_necessary, strength);
    });
    if (necessary == 0 && not_necessary == 0) continue;
    if (sentence.voice == Voice::guideline || sentence.review_history) conditional = true;
    const int strength = std::max(necessary, not_necessary);
    const int score = (conditional ? 0 : sentence.voice == Voice::conclusion ? 4 : 2) + strength + (request ? 1 : 0);
    if (conditional || score < 4) continue;
    if (score >= best || score >= 6) {
      best = score;
      reading.conclusion =
          not_necessary >= necessary && not_necessary > 0 ? Conclusion::not_necessary : Conclusion::necessary;
      reading.conclusion_span = sentence.span;
    }
  }
}

static void read_guidelines(Work& work, const GuidelineLine& line, std::vector<GuidelineId>& out) {
  std::vector<Token> tokens;
  std::vector<Match> matches;
  for (const Citation& citation : line.citations) {
    tokens.clear();
    matches.clear();
    tokenise(work.text, citation.title, work.lexicon.words(), tokens);
    work.lexicon.match(tokens, 0, static_cast<std::uint32_t>(tokens.size()), matches);
    GuidelineId best;
    int best_score = -1;
    for (const Match& match : matches) {
      if (match.kind != EntryKind::guideline) continue;
      const Guideline& guideline = work.book.guidelines[match.id];
      int score = static_cast<int>(match.end - match.first) * 4;
      // The family as printed decides between editions and publishers of the same title.
      const bool printed_mtus = citation.mtus || citation.family == Family::mtus;
      if (printed_mtus ? guideline.family == Family::mtus : guideline.family == citation.family) score += 40;
      if (citation.edition && guideline.edition && *citation.edition == *guideline.edition) score += 20;
      if (citation.edition && guideline.edition && *citation.edition != *guideline.edition) score -= 10;
      if (citation.chapter && guideline.chapter && *citation.chapter == *guideline.chapter) score += 10;
      if (!citation.edition && work.out.ur_date && guideline.in_force_from && guideline.in_force_to) {
        // Without a printed year: the edition in force.
        if (*guideline.in_force_from <= *work.out.ur_date && *work.out.ur_date <= *guideline.in_force_to) score += 5;
      }
      if (score > best_score) {
        best_score = score;
        best = GuidelineId(match.id);
      }
    }
    out.push_back(best);
  }
}

void read_items(Work& work) {
  Reading& out = work.out;
  out.items.resize(work.letter.items.size());
  for (std::uint32_t s = 0; s < out.sentences.size(); ++s) {
    const Sentence& sentence = out.sentences[s];
    if (sentence.zone != Zone::title) continue;
    const Item& item = work.letter.items[sentence.item];
    ItemReading& reading = out.items[sentence.item];
    read_service(work, reading, item, s);
    read_place(work, reading, item, s);
    read_quantity(work, reading, item, s);
    each_in(out.cues, s, [&](const CueMention& cue) {
      if (cue.kind == CueKind::prior && item.original.empty()) {
        reading.repeat = true;
        reading.repeat_span = cue.span;
      }
    });
  }
  for (std::uint16_t i = 0; i < out.items.size(); ++i) {
    ItemReading& reading = out.items[i];
    read_conclusion(work, reading, i);
    read_guidelines(work, work.letter.items[i].claims, reading.claims_guidelines);
    read_guidelines(work, work.letter.items[i].reviewer, reading.reviewer_guidelines);
  }
  infer_places(work);
}

}  // namespace imrlint::facts
