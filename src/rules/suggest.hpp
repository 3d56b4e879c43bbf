#pragma once

#include <span>
#include <string_view>

namespace imrlint {

/// The candidate that `name` was most likely meant to be: the fewest insertions, deletions, replacements and swaps of
/// neighbours, about one for every three letters at most; empty where none is that near. The first of equals wins.
[[nodiscard]] std::string_view closest(std::string_view name, std::span<const std::string_view> candidates);

}  // namespace imrlint
