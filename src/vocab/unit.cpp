#include "vocab/unit.hpp"

#include <array>

namespace imrlint {
namespace {
constexpr std::array<std::string_view, 18> names = {
    "visits", "count", "injections", "levels",     "visits-per-week",    "per-day", "hours",       "days",    "weeks",
    "months", "years", "percent",    "milligrams", "milligrams-per-day", "grams",   "millilitres", "degrees", "points"};
}

std::string_view to_string(Unit unit) {
  return names[static_cast<std::size_t>(unit)];
}

std::optional<Unit> unit_from(std::string_view name) {
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names[i] == name) return static_cast<Unit>(i);
  }
  return std::nullopt;
}

}  // namespace imrlint
