#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "base/limits.hpp"
#include "rules/node.hpp"

namespace imrlint {

struct YamlResult {
  std::optional<Document> document;     ///< none where anything was wrong
  std::vector<Diagnostic> diagnostics;  ///< a syntax error ends the file; everything else is collected
};

/// Reads one rule file from memory. Strict: what docs/rule-format.md does not allow is an error, never ignored.
/// `file` is the name for messages, `path` the place inside the pack.
[[nodiscard]] YamlResult read_yaml(std::string_view bytes, std::string file, std::string path,
                                   const Limits& limits = {});

}  // namespace imrlint
