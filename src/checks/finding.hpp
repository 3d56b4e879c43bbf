#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "base/span.hpp"
#include "facts/reading.hpp"
#include "rules/rulebook.hpp"

namespace imrlint {

/// One side of an inconsistency: who says it and where. `text` is set where there is no place in the letter to quote
/// (the calendar, arithmetic, the rulebook); else the span is.
struct Evidence {
  Voice voice = Voice::record;
  Span span;
  std::string text;
};

/// How sure the tool is that an ordinary reader, shown both quotes, would agree.
enum class Certainty : std::uint8_t { low, medium, high };
[[nodiscard]] std::string_view to_string(Certainty certainty);

struct Finding {
  std::string_view check;  ///< id; a contract
  Severity severity = Severity::note;
  std::uint16_t item = no_item;  ///< index into Determination::items; no_item: about the letter
  RuleId rule;
  std::string message;  ///< lower case, no final period, user text in backticks
  Certainty confidence = Certainty::medium;
  AppealGround appeal_ground = AppealGround::none;
  std::vector<Evidence> evidence;  ///< at least two
  bool about_claims_administrator = false;
};

}  // namespace imrlint
