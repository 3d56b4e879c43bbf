#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "vocab/date.hpp"
#include "vocab/unit.hpp"
#include "vocab/vocab.hpp"

/// The rulebook: what YAML packs say, typed, validated and linked. Plain data; nothing here knows YAML or letters.
/// Format of the files: docs/rule-format.md.
namespace imrlint {

/// An index into one of the Rulebook's tables; `none` where there is nothing to point at.
template <class Tag>
struct Id {
  static constexpr std::uint16_t no_value = 0xFFFF;
  std::uint16_t value = no_value;
  constexpr Id() = default;
  constexpr explicit Id(std::size_t v) : value(static_cast<std::uint16_t>(v)) {}
  [[nodiscard]] constexpr bool exists() const { return value != no_value; }
  friend constexpr bool operator==(Id, Id) = default;
  friend constexpr auto operator<=>(Id, Id) = default;
};
using ServiceId = Id<struct ServiceTag>;
using DrugId = Id<struct DrugTag>;
using DrugClassId = Id<struct DrugClassTag>;
using FactId = Id<struct FactTag>;
using SlotId = Id<struct SlotTag>;
using GuidelineId = Id<struct GuidelineTag>;
using SectionId = Id<struct SectionTag>;  // index into Guideline::sections
using RuleId = Id<struct RuleTag>;

/// Where something was written in a rule file, for messages.
struct Origin {
  std::uint16_t file = 0;  ///< index into Rulebook::files
  std::uint32_t line = 0;
  std::uint32_t column = 0;
};

/// A cue phrase as its author wrote it. Matched on word tokens, without regard to case, plural or line breaks:
/// `[a|b c]` one of, `(a|b c)` optional, `...` up to four words of the same clause, `#` any number.
struct Phrase {
  std::string text;
  Origin origin;
};

struct Service {
  std::string id;  ///< vocabulary of the JSON contract, or a group ("imaging")
  std::string label;
  ServiceId parent;
  bool group = false;  ///< a heading of the taxonomy, never the service of an item
  std::vector<Phrase> names;
  std::vector<Phrase> weak_names;  ///< count only where nothing else names a service ("evaluation")
};

struct DrugClass {
  std::string id;  ///< "proton-pump-inhibitor"
  std::string label;
  ServiceId service;  ///< what a drug of the class is as an item
  std::vector<Phrase> names;
};

struct Drug {
  std::string id;  ///< generic name
  DrugClassId drug_class;
  std::vector<Phrase> names;  ///< generic and brand names
};

struct RegionWords {
  Region region = Region::head;
  std::vector<Phrase> names;       ///< anatomy that names the region
  std::vector<Phrase> implied_by;  ///< structures, conditions and tests that belong to it ("rotator cuff")
};

/// What a fact is about; checks use it to keep like with like.
enum class FactKind : std::uint8_t {
  complaint,  ///< what the worker reports
  finding,    ///< what an examination shows
  diagnosis,
  treatment,  ///< care that was given or tried
  response,   ///< what came of care
  study,      ///< imaging, electrodiagnosis, laboratory
  risk,
  plan,   ///< what is intended, asked for, explained
  event,  ///< surgery, injury, return to work
};
[[nodiscard]] std::optional<FactKind> fact_kind_from(std::string_view name);
[[nodiscard]] std::string_view to_string(FactKind kind);

struct Fact {
  std::string id;
  std::string label;  ///< completes "the record shows ..."
  std::string definition;
  FactKind kind = FactKind::finding;
  bool regional = false;        ///< said of a body region; a mention elsewhere is another matter
  std::vector<Phrase> states;   ///< phrases that state it
  std::vector<Phrase> denies;   ///< phrases that state its absence without a negation word ("sensation ... intact")
  std::vector<FactId> implies;  ///< direct only; Rulebook::implies() is the closure
  Origin origin;
};

/// What a negation, possibility or history cue does (NegEx: Chapman et al. 2001, doi:10.1006/jbin.2001.1029; ConText).
enum class ModifierMeaning : std::uint8_t { negated, absent, possible, historical, hypothetical, terminate, pseudo };
enum class ModifierDirection : std::uint8_t { forward, backward };
struct Modifier {
  Phrase phrase;
  ModifierMeaning meaning =
      ModifierMeaning::negated;  ///< absent: an absence claim about the record ("no documentation of")
  ModifierDirection direction = ModifierDirection::forward;
};

/// Closed list of what code listens for besides concepts. Names in files: with hyphens.
enum class CueKind : std::uint8_t {
  guideline_source,    ///< names a guideline: "acoem", "the guidelines", "odg"
  guideline_verb,      ///< what guidelines do: "state that", "recommend"
  guideline_norm,      ///< general norm without a source: "is recommended for", "should be"
  worker,              ///< this worker: "the patient", "the injured worker", "in this case"
  record_source,       ///< reports the file: "the documentation submitted", "progress report dated"
  link,                ///< opens a conclusion: "therefore", "as such", "given the above"
  necessary,           ///< states medical necessity
  not_necessary,       ///< denies it
  met,                 ///< criteria are met / satisfied / within
  request,             ///< the request under review: "the request for", "the requested"
  requested,           ///< a request is made: "is requesting", "treatment plan included"
  authorization,       ///< request for authorization
  utilization_review,  ///< the claims administrator's review
  injury,              ///< the injury event: "industrial injury on", "date of injury"
  prior,               ///< "prior", "previous", "additional", "repeat"
  completed,           ///< of visits: "has completed", "attended"
  authorized,
  exceeds,      ///< "exceeds", "in excess of"
  silent,       ///< a guideline does not address: "is silent", "does not address"
  unexplained,  ///< weakening adjectives: "significant", "objective", "sufficient", "clear"
  normal,       ///< "normal", "intact", "unremarkable", "within normal limits"
  failed,       ///< "failed", "without relief", "not improved"
  improved,
  exception,  ///< "exceptional factors", "extenuating circumstances"
};
inline constexpr std::size_t cue_kind_count = 24;
[[nodiscard]] std::optional<CueKind> cue_kind_from(std::string_view name);
[[nodiscard]] std::string_view to_string(CueKind kind);

struct Cue {
  Phrase phrase;
  CueKind kind = CueKind::worker;
};

/// What a number in guideline talk measures: a unit beside one of the cues in the same clause.
struct Slot {
  std::string id;  ///< "conservative-care-duration"
  std::string label;
  Unit unit = Unit::weeks;
  std::vector<Phrase> cues;
};

struct PageSpan {
  std::uint16_t first = 0;
  std::uint16_t last = 0;
};

struct GuidelineSection {
  std::string id;
  std::string title;
  std::vector<Phrase> printed;  ///< other names on guideline lines
  std::optional<PageSpan> pages;
  std::vector<ServiceId> services;  ///< what it covers; empty: not restricted (groups cover what is below them)
  Regions regions;                  ///< empty: those of the guideline
};

struct Guideline {
  std::string id;  ///< "mtus/neck-2004"; equals the path below guidelines/
  Family family = Family::mtus;
  std::string publisher;  ///< "ACOEM", "DWC", "Work Loss Data Institute"
  std::string title;
  std::vector<Phrase> printed;  ///< names on guideline lines and in rationales
  std::optional<std::uint16_t> chapter;
  std::optional<std::uint16_t> edition;  ///< year; none: continuously edited
  std::optional<Date> in_force_from;     ///< as part of the MTUS
  std::optional<Date> in_force_to;       ///< last day
  std::optional<PageSpan> pages;
  std::uint16_t page_slack = 0;     ///< pages at the edges where the range is not certain
  Regions regions;                  ///< empty: not bound to regions
  std::vector<ServiceId> services;  ///< empty: not bound to services
  bool text_in_pack = true;         ///< false: known by name and dates only
  std::vector<GuidelineSection> sections;
  Confidence confidence = Confidence::memory;
  std::string source;  ///< where the facts of this file are from
  Origin origin;
};

/// A number that a guideline holds; "6 visits over 2 weeks" is two of them.
struct Statement {
  std::string id;
  SlotId slot;
  double min = 0;
  double max = 0;  ///< equal to min for a single number
  Unit unit = Unit::weeks;
  std::vector<ServiceId> services;  ///< empty: those of the rule
  Confidence confidence = Confidence::memory;
  Origin origin;
};

/// A number often credited to this rule's guideline that belongs elsewhere.
struct Misquotation {
  SlotId slot;
  double min = 0;
  double max = 0;
  Unit unit = Unit::weeks;
  std::string belongs_to;           ///< reader's words: "ODG, Neck and Upper Back, MRI"
  std::vector<ServiceId> services;  ///< empty: those of the rule
  Confidence confidence = Confidence::memory;
  Origin origin;
};

/// Criteria as a tree. Leaves are facts, limits and the worker's data; inner nodes are strong Kleene operators.
struct Criterion {
  enum class Op : std::uint8_t {
    all,
    any,
    none_of,
    at_least,
    except,  ///< except: children[0] holds unless one of the others does
    fact,
    limit,
    age,
    since_injury,
  };
  Op op = Op::all;
  std::string id;  ///< of named criteria; empty for inner glue
  std::string title;
  std::uint16_t count = 0;  ///< at_least
  FactId fact;
  SlotId slot;  ///< limit: what is counted ("visits")
  std::optional<double> min;
  std::optional<double> max;
  Unit unit = Unit::visits;
  bool including_prior = false;  ///< limit: earlier visits count too
  std::vector<Criterion> children;
  Origin origin;
};

struct Rule {
  std::string id;  ///< "odg/repeat-imaging"; equals the path below criteria/
  std::string title;
  GuidelineId guideline;
  SectionId section;
  std::optional<PageSpan> pages;
  Confidence confidence = Confidence::memory;
  std::uint16_t letters = 0;  ///< independent letters known to quote it
  std::string source;
  std::vector<ServiceId> services;
  std::vector<DrugClassId> drug_classes;  ///< empty: not restricted
  std::vector<DrugId> drugs;              ///< empty: not restricted
  Regions regions;                        ///< empty: any
  std::optional<bool> repeat;             ///< only for repeated (true) or first (false) services
  Criterion criteria;
  std::vector<Statement> statements;
  std::vector<Misquotation> misquotations;
  Origin origin;
};

/// A set of rule files that belongs together.
struct Pack {
  std::string name;
  std::string version;
  std::string licence;
  std::string directory;
};

struct Rulebook {
  std::vector<Pack> packs;
  std::vector<std::string> files;
  std::vector<Service> services;
  std::vector<DrugClass> drug_classes;
  std::vector<Drug> drugs;
  std::vector<RegionWords> regions;
  std::vector<Fact> facts;
  std::vector<Modifier> modifiers;
  std::vector<Cue> cues;
  std::vector<Slot> slots;
  std::vector<Guideline> guidelines;
  std::vector<Rule> rules;
  std::vector<std::string> overridden;  ///< ids that a later pack replaced, said aloud in reports

  [[nodiscard]] ServiceId service(std::string_view id) const;
  [[nodiscard]] DrugId drug(std::string_view id) const;
  [[nodiscard]] DrugClassId drug_class(std::string_view id) const;
  [[nodiscard]] FactId fact(std::string_view id) const;
  [[nodiscard]] SlotId slot(std::string_view id) const;
  [[nodiscard]] GuidelineId guideline(std::string_view id) const;

  [[nodiscard]] const Service& operator[](ServiceId id) const { return services[id.value]; }
  [[nodiscard]] const DrugClass& operator[](DrugClassId id) const { return drug_classes[id.value]; }
  [[nodiscard]] const Drug& operator[](DrugId id) const { return drugs[id.value]; }
  [[nodiscard]] const Fact& operator[](FactId id) const { return facts[id.value]; }
  [[nodiscard]] const Slot& operator[](SlotId id) const { return slots[id.value]; }
  [[nodiscard]] const Guideline& operator[](GuidelineId id) const { return guidelines[id.value]; }
  [[nodiscard]] const Rule& operator[](RuleId id) const { return rules[id.value]; }

  /// `service` is `ancestor` or below it in the taxonomy.
  [[nodiscard]] bool is_a(ServiceId service, ServiceId ancestor) const;
  /// Whether one of `covering` covers `service`; an empty list covers everything.
  [[nodiscard]] bool covers(const std::vector<ServiceId>& covering, ServiceId service) const;
  /// Whether stating `fact` states `other` too (reflexive, transitive).
  [[nodiscard]] bool implies(FactId fact, FactId other) const;

  /// Computes what lookups need (closures, indices). Called once by the reader, after linking.
  void finish();

 private:
  std::vector<std::uint64_t> m_implies;  // facts x facts, bit matrix
  // Indices into the tables in the order of their ids, for look-up by id.
  std::vector<std::uint16_t> m_services_by_id;
  std::vector<std::uint16_t> m_drugs_by_id;
  std::vector<std::uint16_t> m_drug_classes_by_id;
  std::vector<std::uint16_t> m_facts_by_id;
  std::vector<std::uint16_t> m_slots_by_id;
  std::vector<std::uint16_t> m_guidelines_by_id;
};

}  // namespace imrlint
