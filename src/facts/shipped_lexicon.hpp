#pragma once

#include <string_view>

namespace imrlint {

/// The frozen lexicon of the shipped rules, made at build time; empty where those are broken.
[[nodiscard]] std::string_view shipped_lexicon();

}  // namespace imrlint
