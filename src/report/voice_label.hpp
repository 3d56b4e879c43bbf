#pragma once

#include <string_view>

#include "vocab/vocab.hpp"

namespace imrlint {

/// A voice in words that need no glossary, as an introduction to its quote.
[[nodiscard]] constexpr std::string_view voice_label(Voice voice) {
  switch (voice) {
    case Voice::header: return "header";
    case Voice::record: return "record says";
    case Voice::guideline: return "guideline as quoted by the reviewer";
    case Voice::reviewer: return "reviewer says";
    case Voice::conclusion: return "reviewer concludes";
    case Voice::rulebook: return "rulebook";
    case Voice::calendar: return "calendar";
    case Voice::arithmetic: return "arithmetic";
  }
  return "";
}

/// The ground of appeal in words; empty for none.
[[nodiscard]] constexpr std::string_view ground_label(AppealGround ground) {
  switch (ground) {
    case AppealGround::h1: return "Labor Code 4610.6(h)(1), acted without or in excess of its powers";
    case AppealGround::h5: return "Labor Code 4610.6(h)(5), plainly erroneous finding of fact";
    case AppealGround::none: break;
  }
  return "";
}

}  // namespace imrlint
