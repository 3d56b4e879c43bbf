#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/diagnostic.hpp"

namespace imrlint {

/// Colours of the text report; nothing at all where they are off.
class Style {
 public:
  enum class Mark : std::uint8_t { good, bad, dim };

  explicit Style(bool on) : m_on(on) {}

  [[nodiscard]] std::string_view bold() const { return code("\x1b[1m"); }
  [[nodiscard]] std::string_view gutter() const { return code("\x1b[34m"); }
  [[nodiscard]] std::string_view of(Severity severity) const {
    switch (severity) {
      case Severity::error: return code("\x1b[1;31m");
      case Severity::warning: return code("\x1b[1;33m");
      case Severity::note: return code("\x1b[1;36m");
    }
    return {};
  }
  [[nodiscard]] std::string_view of(Mark mark) const {
    switch (mark) {
      case Mark::good: return code("\x1b[32m");
      case Mark::bad: return code("\x1b[31m");
      case Mark::dim: return code("\x1b[2m");
    }
    return {};
  }
  [[nodiscard]] std::string_view reset() const { return code("\x1b[0m"); }

 private:
  [[nodiscard]] std::string_view code(std::string_view escape) const { return m_on ? escape : std::string_view(); }
  bool m_on;
};

}  // namespace imrlint
