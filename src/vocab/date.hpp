#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace imrlint {

/// A calendar date, possibly known only to the month (`day == 0`) or the year (`month == 0`).
struct Date {
  std::int16_t year = 0;
  std::uint8_t month = 0;
  std::uint8_t day = 0;

  [[nodiscard]] constexpr bool complete() const { return day != 0; }
  /// Days since 1970-01-01 (Hinnant's civil-days algorithm); of the first possible day where incomplete.
  [[nodiscard]] std::int32_t days() const;
  friend constexpr bool operator==(Date, Date) = default;
  friend constexpr auto operator<=>(Date, Date) = default;
};

/// False for 2017-02-30 and the like.
[[nodiscard]] bool is_calendar_date(Date date);
/// ISO 8601: "2016-10-23", "2016-10", "2016".
[[nodiscard]] std::string to_string(Date date);
/// Reads ISO 8601 only; dates in prose are the reading's work.
[[nodiscard]] std::optional<Date> date_from_iso(std::string_view text);

}  // namespace imrlint
