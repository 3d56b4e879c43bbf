#include "input/encoding.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace imrlint {
namespace {

// Windows-1252 where it differs from Latin-1; 0 is unassigned.
constexpr std::array<std::uint16_t, 32> windows_1252 = {0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                        0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                                                        0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                        0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

constexpr char32_t replacement = 0xFFFD;

void append(std::string& out, char32_t c) {
  const auto put = [&out](char32_t v) { out.push_back(static_cast<char>(static_cast<unsigned char>(v))); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0U | (c >> 6U));
    put(0x80U | (c & 0x3FU));
  } else if (c < 0x10000) {
    put(0xE0U | (c >> 12U));
    put(0x80U | ((c >> 6U) & 0x3FU));
    put(0x80U | (c & 0x3FU));
  } else {
    put(0xF0U | (c >> 18U));
    put(0x80U | ((c >> 12U) & 0x3FU));
    put(0x80U | ((c >> 6U) & 0x3FU));
    put(0x80U | (c & 0x3FU));
  }
}

// Length of the well-formed UTF-8 sequence at `i`, 0 where there is none (Unicode 15, table 3-7).
std::size_t sequence_at(std::string_view s, std::size_t i) {
  const auto at = [&](std::size_t k) { return k < s.size() ? static_cast<unsigned char>(s[k]) : 0U; };
  const auto tail = [&](std::size_t k) { return (at(k) & 0xC0U) == 0x80U; };
  const unsigned c = at(i);
  if (c < 0x80) return 1;
  if (c < 0xC2 || c > 0xF4) return 0;
  if (c < 0xE0) return tail(i + 1) ? 2 : 0;
  const unsigned second = at(i + 1);
  if (c < 0xF0) {
    const bool good = c == 0xE0   ? second >= 0xA0 && second <= 0xBF
                      : c == 0xED ? second >= 0x80 && second <= 0x9F
                                  : tail(i + 1);
    return good && tail(i + 2) ? 3 : 0;
  }
  const bool good = c == 0xF0   ? second >= 0x90 && second <= 0xBF
                    : c == 0xF4 ? second >= 0x80 && second <= 0x8F
                                : tail(i + 1);
  return good && tail(i + 2) && tail(i + 3) ? 4 : 0;
}

// First byte at or after `i` that is not ASCII.
std::size_t skip_ascii(std::string_view s, std::size_t i) {
  while (s.size() - i >= 8) {
    std::uint64_t v = 0;
    std::memcpy(&v, s.data() + i, sizeof v);
    if ((v & 0x8080808080808080U) != 0) break;
    i += 8;
  }
  while (i < s.size() && static_cast<unsigned char>(s[i]) < 0x80)
    ++i;
  return i;
}

std::string from_utf16(std::string_view s, bool big) {
  std::string out;
  const auto unit = [&](std::size_t i) {
    const auto a = static_cast<unsigned char>(s[i]);
    const auto b = static_cast<unsigned char>(s[i + 1]);
    return static_cast<char32_t>(big ? a << 8U | b : b << 8U | a);
  };
  for (std::size_t i = 0; i + 1 < s.size(); i += 2) {
    char32_t c = unit(i);
    if (c >= 0xD800 && c < 0xDC00 && i + 3 < s.size() && unit(i + 2) >= 0xDC00 && unit(i + 2) < 0xE000) {
      c = 0x10000 + ((c - 0xD800) << 10U) + (unit(i + 2) - 0xDC00);
      i += 2;
    } else if (c >= 0xD800 && c < 0xE000) {
      c = replacement;
    }
    append(out, c);
  }
  return out;
}

}  // namespace

bool to_utf8(std::string& bytes) {
  if (bytes.starts_with("\xFF\xFE")) bytes = from_utf16(std::string_view(bytes).substr(2), false);
  if (bytes.starts_with("\xFE\xFF")) bytes = from_utf16(std::string_view(bytes).substr(2), true);
  if (std::memchr(bytes.data(), 0, bytes.size()) != nullptr) return false;
  std::size_t control = 0;
  const std::size_t head = bytes.size() < 4096 ? bytes.size() : 4096;
  for (std::size_t i = 0; i < head; ++i) {
    const auto c = static_cast<unsigned char>(bytes[i]);
    if ((c < 0x20 && (c < 0x09 || c > 0x0D)) || c == 0x7F) ++control;
  }
  if (control * 10 > head) return false;

  std::size_t i = skip_ascii(bytes, 0);
  while (i < bytes.size()) {
    const std::size_t n = sequence_at(bytes, i);
    if (n == 0) break;
    i = skip_ascii(bytes, i + n);
  }
  if (i == bytes.size()) return true;
  std::string out(bytes, 0, i);
  while (i < bytes.size()) {
    if (const std::size_t n = sequence_at(bytes, i)) {
      out.append(bytes, i, n);
      i += n;
      continue;
    }
    const auto c = static_cast<unsigned char>(bytes[i++]);
    const char32_t mapped = c >= 0xA0 ? c : windows_1252[c - 0x80U];
    append(out, mapped == 0 ? replacement : mapped);
  }
  bytes = std::move(out);
  return true;
}

}  // namespace imrlint
