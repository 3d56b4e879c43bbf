#pragma once

#include <optional>
#include <string_view>

#include "vocab/date.hpp"

namespace imrlint {

/// The date of a case header field: month, day and year of four digits between slashes or hyphens, or ISO 8601.
/// Nothing where the field holds anything else.
[[nodiscard]] std::optional<Date> header_date(std::string_view value);

}  // namespace imrlint
