#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

/// The byte form of what the build compiles into the library: numbers are little-endian base 128, texts bear their
/// length in front.
namespace imrlint {

class ByteWriter {
 public:
  std::string out;

  void number(std::uint64_t n) {
    for (; n >= 0x80; n >>= 7U)
      out += static_cast<char>(static_cast<unsigned char>((n & 0x7FU) | 0x80U));
    out += static_cast<char>(static_cast<unsigned char>(n));
  }
  void text(std::string_view s) {
    number(s.size());
    out += s;
  }
};

/// Reads what a ByteWriter wrote. Where the bytes are damaged it gives zeros and empty texts, and `ok()` is false.
class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : m_at(bytes.data()), m_end(bytes.data() + bytes.size()) {}

  std::uint64_t number() {
    if (m_at != m_end && static_cast<unsigned char>(*m_at) < 0x80) return static_cast<unsigned char>(*m_at++);
    std::uint64_t n = 0;
    for (unsigned shift = 0; shift < 63; shift += 7) {
      if (m_at == m_end) return fail();
      const auto byte = static_cast<unsigned char>(*m_at++);
      n |= static_cast<std::uint64_t>(byte & 0x7FU) << shift;
      if (byte < 0x80) return n;
    }
    return fail();
  }
  std::string_view text() {
    const std::uint64_t size = number();
    if (size > left()) {
      fail();
      return {};
    }
    const std::string_view s(m_at, size);
    m_at += size;
    return s;
  }
  /// How many things follow that take at least one byte each.
  std::size_t count() {
    const std::uint64_t n = number();
    return n > left() ? fail() : n;
  }
  [[nodiscard]] bool ok() const { return m_ok; }
  [[nodiscard]] std::size_t left() const { return static_cast<std::size_t>(m_end - m_at); }

 private:
  std::uint64_t fail() {
    m_ok = false;
    m_at = m_end;
    return 0;
  }

  const char* m_at;
  const char* m_end;
  bool m_ok = true;
};

}  // namespace imrlint
