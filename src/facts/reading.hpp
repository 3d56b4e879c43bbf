#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "ast/determination.hpp"
#include "base/span.hpp"
#include "facts/token.hpp"
#include "rules/rulebook.hpp"
#include "vocab/date.hpp"
#include "vocab/unit.hpp"
#include "vocab/vocab.hpp"

/// What a letter says: sentences with a voice, and what is mentioned in them, each with its polarity and place.
namespace imrlint {

inline constexpr std::uint16_t no_item = 0xFFFF;
inline constexpr std::uint32_t no_index = 0xFFFFFFFF;

/// Part of the letter that a sentence stands in.
enum class Zone : std::uint8_t { summary, title, rationale };

struct Sentence {
  Span span;
  std::uint32_t first_token = 0;  ///< [first_token, end_token) in the reading's tokens
  std::uint32_t end_token = 0;
  Zone zone = Zone::summary;
  Voice voice = Voice::record;
  std::uint16_t item = no_item;  ///< index into Determination::items
  /// Reports the utilization review's own words, so that nothing in it is the record's ("denied due to no spasm").
  bool review_history = false;
  /// A reviewer's sentence that retells the record instead of judging it.
  bool retelling = false;
  std::optional<Date> visit;  ///< date of the visit or document that it speaks of, carried over where not repeated
};

/// An occurrence of a fact of the rulebook.
struct Mention {
  FactId fact;
  Span span;
  std::uint32_t sentence = 0;
  Polarity polarity = Polarity::affirmed;
  bool absence_claim = false;  ///< denied as undocumented ("no documentation of"), not as examined and absent
  bool weakened = false;       ///< "significant", "objective", "sufficient": less than plain absence is claimed
  bool recent = false;         ///< of a denial: only "recent" or "current" ones are denied
  /// Of a denial: what is denied itself, or listed with it; not what merely stands in the cue's scope ("no rationale
  /// for a second relaxant" denies the rationale, not the relaxant).
  bool focus = true;
  Span cue;         ///< what made the polarity; empty for plain affirmed
  Regions regions;  ///< in its clause, else carried over; empty: unknown
  Side side = Side::none;
};

struct RegionMention {
  Region region = Region::head;
  Span span;
  std::uint32_t sentence = 0;
  Side side = Side::none;
  bool implied = false;  ///< named by a structure or condition only
};

struct SideMention {
  Side side = Side::none;
  Span span;
  std::uint32_t sentence = 0;
};

struct ServiceMention {
  ServiceId service;
  Span span;
  std::uint32_t sentence = 0;
  bool weak = false;
};

struct DrugMention {
  DrugId drug;  ///< or none, where only a class is named
  DrugClassId drug_class;
  Span span;
  std::uint32_t sentence = 0;
};

/// What a date is the date of, by the cues around it.
enum class EventKind : std::uint8_t {
  unknown,
  injury,
  visit,
  study,
  request,
  utilization_review,
  surgery,
  treatment,
  authorization,
};
[[nodiscard]] std::string_view to_string(EventKind kind);

struct DateMention {
  Date date;
  Span span;
  std::uint32_t sentence = 0;
  EventKind event = EventKind::unknown;
  bool impossible = false;  ///< written, but no calendar has it ("02/30/2017")
};

/// A number with its unit: "six visits", "#60", "3 times a week for 2 weeks" (as visits, 6), "10-12 visits".
struct QuantityMention {
  double min = 0;
  double max = 0;
  Unit unit = Unit::count;
  Span span;
  std::uint32_t sentence = 0;
  bool derived = false;  ///< computed (frequency times duration)
};

struct AgeSexMention {
  std::optional<std::uint16_t> age;
  char sex = 0;  ///< 'm', 'f' or 0
  Span span;
  std::uint32_t sentence = 0;
  bool pronoun = false;
};

struct CueMention {
  CueKind kind = CueKind::worker;
  Span span;
  std::uint32_t sentence = 0;
};

/// Quantity of the JSON contract (corpus/LABELS.md); parts that do not apply are empty.
struct ItemQuantity {
  std::optional<std::uint32_t> visits;
  std::optional<std::uint32_t> count;
  std::string strength;   ///< "10/325mg"
  std::string frequency;  ///< "3/week"
  std::string duration;   ///< "2 weeks"
  Span visits_span;
  Span count_span;
  Span strength_span;
  [[nodiscard]] bool empty() const {
    return !visits && !count && strength.empty() && frequency.empty() && duration.empty();
  }
};

/// What one disputed item is about.
struct ItemReading {
  ServiceId service;
  Span service_span;
  std::vector<DrugId> drugs;
  Regions regions;
  bool regions_inferred = false;  ///< not in the title; from the letter's only region
  Side side = Side::none;
  ItemQuantity quantity;
  Conclusion conclusion = Conclusion::none;
  Span conclusion_span;  ///< the sentence that concludes
  bool repeat = false;   ///< the letter says that the same service was given before
  Span repeat_span;
  std::vector<GuidelineId> claims_guidelines;  ///< per citation of the line, none where unknown
  std::vector<GuidelineId> reviewer_guidelines;
};

/// An event of the case, for the timeline.
struct Event {
  EventKind kind = EventKind::unknown;
  Date date;
  Span span;  ///< of the date
  Voice voice = Voice::record;
  ServiceId service;  ///< of a study or treatment, where named
  Regions regions;
};

struct Reading {
  std::vector<Token> tokens;
  std::vector<Sentence> sentences;  ///< in the order of the letter
  std::vector<Mention> mentions;    ///< each list in the order of the letter
  std::vector<RegionMention> regions;
  std::vector<SideMention> sides;
  std::vector<ServiceMention> services;
  std::vector<DrugMention> drugs;
  std::vector<DateMention> dates;
  std::vector<QuantityMention> quantities;
  std::vector<AgeSexMention> identities;
  std::vector<CueMention> cues;
  std::vector<ItemReading> items;  ///< one per item of the determination
  std::vector<Event> timeline;     ///< by date, then place
  std::optional<std::uint16_t> age;
  char sex = 0;
  std::optional<Date> injury_date;  ///< of the header, else of the summary
  std::optional<Date> ur_date;
  std::optional<Date> decision_date;
  Regions diagnosed_regions;

  void clear();
};

}  // namespace imrlint
