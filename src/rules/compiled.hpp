#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "rules/rulebook.hpp"

/// A bound rulebook as a string of bytes, so that starting costs neither parsing nor linking. Written at build time
/// and trusted when read; it is no format for exchange.
namespace imrlint {

[[nodiscard]] std::string compile(const Rulebook& book);

/// None where the bytes are damaged.
[[nodiscard]] std::optional<Rulebook> decompile(std::string_view bytes);

}  // namespace imrlint
