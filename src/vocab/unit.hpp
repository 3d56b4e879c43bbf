#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace imrlint {

/// Units of quantities in letters and rules.
enum class Unit : std::uint8_t {
  visits,  ///< sessions, visits, treatments
  count,   ///< tablets, patches, units dispensed ("#60")
  injections,
  levels,  ///< spine levels
  visits_per_week,
  per_day,
  hours,
  days,
  weeks,
  months,
  years,
  percent,
  milligrams,
  milligrams_per_day,  ///< of morphine equivalents, where a guideline limits those
  grams,
  millilitres,
  degrees,
  points,  ///< of a ten-point pain scale
};
[[nodiscard]] std::string_view to_string(Unit unit);
[[nodiscard]] std::optional<Unit> unit_from(std::string_view name);

[[nodiscard]] constexpr bool is_duration(Unit unit) {
  return unit == Unit::hours || unit == Unit::days || unit == Unit::weeks || unit == Unit::months ||
         unit == Unit::years;
}
/// Days in one of `unit` (a month is 30.4375 days); only for durations.
[[nodiscard]] constexpr double days_in(Unit unit) {
  switch (unit) {
    case Unit::hours: return 1.0 / 24.0;
    case Unit::days: return 1.0;
    case Unit::weeks: return 7.0;
    case Unit::months: return 30.4375;
    case Unit::years: return 365.25;
    default: return 0.0;
  }
}

}  // namespace imrlint
