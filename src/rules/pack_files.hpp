#pragma once

#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "base/limits.hpp"
#include "rules/bind.hpp"

namespace imrlint {

/// Reads every file of the pack in a folder: pack.yaml and what lies below vocabulary/, guidelines/ and criteria/, in
/// the order of their paths. `name` takes the folder's place in the names of files. Problems are appended.
[[nodiscard]] PackSource read_pack(const std::string& directory, const std::string& name, const Limits& limits,
                                   std::vector<Diagnostic>& diagnostics);

}  // namespace imrlint
