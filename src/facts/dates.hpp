#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

#include "facts/token.hpp"
#include "vocab/date.hpp"

namespace imrlint::facts {

struct WrittenDate {
  Date date;
  std::size_t tokens = 0;   ///< how many it takes
  bool impossible = false;  ///< no calendar has it
};

/// The date that begins at token `i`, in any of the forms of the letters (American order).
[[nodiscard]] std::optional<WrittenDate> date_at(std::string_view text, std::span<const Token> tokens, std::size_t i);

}  // namespace imrlint::facts
