#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ast/determination.hpp"
#include "base/limits.hpp"
#include "base/source.hpp"

namespace imrlint {

/// Assembles the tree from what the grammar's actions report, in the order of the letter.
///
/// Actions also run on alternatives that are later abandoned. They therefore only fill *slots*, which the next attempt
/// overwrites; what a slot holds counts only when a rule that cannot be abandoned any more commits it, and only if it
/// lies inside that rule.
class Builder {
 public:
  Builder(const Source& source, Determination& letter, const Limits& limits);

  // Slots.
  struct Slots {
    Span label;
    Span value;
    Span title;
    Span stated_number;
    std::optional<Decision> decision;
    Span decision_span;
    Span body;
    Span rationale;
    Span filed;
    Span denied;
    std::vector<Span> states;
    std::vector<Span> certifications;
  };
  Slots slots;

  // Commits, each with the span of its rule.
  void header_field(std::optional<Field> CaseHeader::*field);
  void front_word(Span span);
  void front(Span span);
  void credentials(Span span, bool prose);
  void summary(Span body);
  void filed(Span span);
  void begin_titled(Span span);
  void begin_untitled(Span span);
  void begin_determined(Span span);
  void begin_regarding(Span span);
  void begin_found(Span span);
  void begin_issue(Span span);
  void claims_line(Span span);
  void reviewer_line(Span span);
  void rationale(Span span);
  void why(Span span);
  void loose(Span span);
  void item(Span span);
  void section(SectionKind kind, Span span);
  void layout_sign(Layout layout) { m_signs |= 1U << static_cast<unsigned>(layout); }

  /// Ties up what the actions left: titles, guideline lines, tiling, layout, diagnostics.
  void finish();

 private:
  struct Extra {               // what an item needs while it is built
    std::uint32_t stated = 0;  // the number that the letter gives it, 0 where none
    Span loose;
  };
  Item* begin(Span span, Span title, std::uint32_t stated);
  Item* current_without(bool present(const Item&));
  [[nodiscard]] std::uint32_t number(Span span) const;
  void take_decision(Item& item, Span span);
  void diagnose(Severity severity, std::string code, std::string message, Span span);
  void read_titles();
  void tile();
  void diagnose_parts();
  [[nodiscard]] Layout layout() const;

  const Source& m_source;
  Determination& m_letter;
  const Limits& m_limits;
  std::vector<Extra> m_extras;
  std::vector<Span> m_stray;
  std::size_t m_current = 0;
  std::uint32_t m_signs = 0;
  bool m_sections_label = false;
  bool m_overfull = false;
};

/// Reads a guideline line's body into basis and citations.
void read_citations(std::string_view text, GuidelineLine& line);

/// Reads what a title tells of how the request was split.
void read_title(std::string_view text, Item& item);

}  // namespace imrlint
