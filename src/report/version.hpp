#pragma once

#include <string>
#include <string_view>

#include "rules/rulebook.hpp"

namespace imrlint {

/// Version of the tool, as in CMakeLists.txt.
[[nodiscard]] std::string_view tool_version();

/// Names and versions of the packs, in the order in which they were laid upon one another: "core 1.0.0, ours 3".
[[nodiscard]] std::string rules_version(const Rulebook& rulebook);

}  // namespace imrlint
