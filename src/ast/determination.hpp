#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "base/span.hpp"
#include "vocab/vocab.hpp"

/// The syntax tree of one determination: plain structs, spans into the Source's normal form, no meaning read into
/// prose.
namespace imrlint {

/// Templates of the letter through the years, see grammar/README.md.
enum class Layout : std::uint8_t { unknown, a, b, c, d, e, f };
[[nodiscard]] std::string_view to_string(Layout layout);

/// A labelled value of the case header ("Date of Injury: 10/23/2016"). An empty value is a field without one.
struct Field {
  Span label;
  Span value;
};

struct CaseHeader {
  Span span;
  std::optional<Field> case_number;
  std::optional<Field> date_assigned;
  std::optional<Field> date_of_injury;
  std::optional<Field> decision_date;
  std::optional<Field> ur_denial_date;
  std::optional<Field> priority;
  std::optional<Field> application_received;
};

/// The reviewer's licensure and specialty, from the block or from the prose of the older form.
struct Credentials {
  Span span;
  bool prose = false;
  std::vector<Span> licensure;  ///< one span per state
  std::vector<Span> specialty;  ///< one span per certification or specialty
};

struct PageRange {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  Span span;
};

/// One source named in a guideline line: "MTUS ACOEM Chapter 14 Ankle and Foot Complaints Page(s): 370-372".
struct Citation {
  Span span;
  Family family = Family::none;          ///< as printed: "MTUS ACOEM" is acoem with `mtus` set
  bool mtus = false;                     ///< printed as part of the MTUS (not a "Non-MTUS Citation")
  Span title;                            ///< chapter or guideline title, without edition and sections
  std::optional<std::uint32_t> edition;  ///< year
  std::optional<std::uint32_t> chapter;
  std::vector<Span> sections;
  std::vector<PageRange> pages;
};

/// A "... guideline:" line of an item.
struct GuidelineLine {
  enum class Basis : std::uint8_t { missing, cited, cited_nothing, outside_mtus };
  Span span;  ///< label and body; empty where the line is missing
  Span body;
  Basis basis = Basis::missing;  ///< outside_mtus: "based their decision on recommendation(s) outside of the MTUS"
  std::vector<Citation> citations;
};

/// One disputed item with its decision and rationale.
struct Item {
  std::uint32_t number = 0;  ///< 1-based, in the order of the letter
  Span span;
  Span title;  ///< all of the title, without the colon and the decision
  /// The part of the title that is disputed: all of it, or the remaining portion where the title tells how the
  /// request was split ("... was the original request. ... was authorized ... The remaining ... , X is").
  Span disputed;
  Span original;    ///< the original request, where the title tells it; else empty
  Span authorized;  ///< the portion already authorized, where the title tells it; else empty
  std::optional<Decision> decision;
  Span decision_span;
  GuidelineLine claims;    ///< the claims administrator's
  GuidelineLine reviewer;  ///< the expert reviewer's (MAXIMUS)
  Span rationale;          ///< body, without its label; empty where it is missing
};

/// What a stretch of the letter is. The sections tile the normal form without gap or overlap.
enum class SectionKind : std::uint8_t {
  case_header,
  how_made,
  credentials,
  documents,
  summary,
  items_heading,
  item,
  closing,
  unplaced
};
[[nodiscard]] std::string_view to_string(SectionKind kind);

struct Section {
  SectionKind kind = SectionKind::unplaced;
  Span span;
};

struct Determination {
  Layout layout = Layout::unknown;
  CaseHeader header;
  Credentials credentials;
  Span summary;  ///< body of the clinical case summary, without heading and introductory form sentence
  std::vector<Item> items;
  std::vector<Section> sections;
  std::vector<Diagnostic> diagnostics;

  void clear();
};

/// One line per node, without positions: equal for letters that differ only in wrapping. For tests.
[[nodiscard]] std::string serialise(const Determination& letter, std::string_view text);

}  // namespace imrlint
