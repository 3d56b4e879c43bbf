#include "report/header_date.hpp"

#include <array>
#include <charconv>

namespace imrlint {

std::optional<Date> header_date(std::string_view value) {
  const auto first = value.find_first_not_of(" \n");
  if (first == std::string_view::npos) return std::nullopt;
  value = value.substr(first, value.find_last_not_of(" \n") - first + 1);
  if (const auto iso = date_from_iso(value)) return iso;

  std::array<int, 3> parts{};
  const char* at = value.data();
  const char* const end = at + value.size();
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) {
      if (at == end || (*at != '/' && *at != '-')) return std::nullopt;
      ++at;
    }
    const auto [next, error] = std::from_chars(at, end, parts[i]);
    const auto digits = next - at;
    if (error != std::errc() || *at == '-' || (i < 2 ? digits > 2 : digits != 4)) return std::nullopt;
    at = next;
  }
  if (at != end) return std::nullopt;
  const Date date{static_cast<std::int16_t>(parts[2]), static_cast<std::uint8_t>(parts[0]),
                  static_cast<std::uint8_t>(parts[1])};
  if (!is_calendar_date(date)) return std::nullopt;
  return date;
}

}  // namespace imrlint
