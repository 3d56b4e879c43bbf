#include "report/utf8.hpp"

namespace imrlint {
namespace {

constexpr bool is_continuation(unsigned char byte) {
  return (byte & 0xC0U) == 0x80U;
}

}  // namespace

CodePoint code_point_at(std::string_view text, std::size_t offset) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[offset + i]); };
  const unsigned char lead = byte(0);
  if (lead < 0x80U) return {lead, 1, true};

  // Unicode 15, table 3-7: shortest forms only, no surrogates, nothing above U+10FFFF.
  std::uint8_t size = 0;
  char32_t value = 0;
  char32_t least = 0;
  if (lead >= 0xC2U && lead <= 0xDFU) {
    size = 2, value = lead & 0x1FU, least = 0x80;
  } else if (lead >= 0xE0U && lead <= 0xEFU) {
    size = 3, value = lead & 0x0FU, least = 0x800;
  } else if (lead >= 0xF0U && lead <= 0xF4U) {
    size = 4, value = lead & 0x07U, least = 0x10000;
  } else {
    return {0, 1, false};
  }
  if (text.size() - offset < size) return {0, 1, false};
  for (std::size_t i = 1; i < size; ++i) {
    if (!is_continuation(byte(i))) return {0, 1, false};
    value = (value << 6U) | (byte(i) & 0x3FU);
  }
  const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
  if (value < least || value > 0x10FFFF || surrogate) return {0, 1, false};
  return {value, size, true};
}

bool is_printable(char32_t c) {
  if (c < 0x20 || (c >= 0x7F && c <= 0x9F)) return false;
  // Line and paragraph separators, and the marks of bidirectional text ("Trojan source").
  return !((c >= 0x200E && c <= 0x200F) || (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x061C);
}

void append_printable(std::string& out, std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint c = code_point_at(text, i);
    if (c.value == U'\n' || c.value == U'\t') {
      out += ' ';
    } else if (c.valid && is_printable(c.value)) {
      out.append(text.substr(i, c.size));
    } else {
      out += replacement_character;
    }
    i += c.size;
  }
}

}  // namespace imrlint
