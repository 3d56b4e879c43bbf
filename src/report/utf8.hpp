#pragma once

#include <cstdint>
#include <string>
#include <string_view>

/// Letters hold any bytes; reports hold valid UTF-8 only.
namespace imrlint {

struct CodePoint {
  char32_t value = 0;
  std::uint8_t size = 0;  ///< bytes read, at least 1
  bool valid = false;     ///< false: one byte that begins no code point
};

/// The code point at `offset`, which must be inside `text`.
[[nodiscard]] CodePoint code_point_at(std::string_view text, std::size_t offset);

inline constexpr std::string_view replacement_character = "\xEF\xBF\xBD";

/// Whether a terminal may be shown it: no control character, and nothing that reorders the text around it.
[[nodiscard]] bool is_printable(char32_t code_point);

/// Appends `text` as one line for a terminal: line ends and tabs become blanks, other controls and invalid bytes
/// become U+FFFD, so that no letter, file name or rule can move the cursor.
void append_printable(std::string& out, std::string_view text);

}  // namespace imrlint
