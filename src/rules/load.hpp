#pragma once

#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "base/limits.hpp"
#include "rules/rulebook.hpp"

namespace imrlint {

struct LoadedRulebook {
  Rulebook book;                        ///< what could be bound; to be used only where `ok`
  std::vector<Diagnostic> diagnostics;  ///< sorted; every problem of every file
  bool ok = false;                      ///< no error among the diagnostics
};

/// Reads packs from folders, later ones overriding by id, on top of the shipped pack unless `with_shipped` is false.
[[nodiscard]] LoadedRulebook load_rulebook(const std::vector<std::string>& directories, bool with_shipped = true,
                                           const Limits& limits = {});

/// What is wrong with packs, without a rulebook: for `imrlint rules check`.
[[nodiscard]] std::vector<Diagnostic> check_rules(const std::vector<std::string>& directories, bool with_shipped = true,
                                                  const Limits& limits = {});

/// The shipped pack, compiled into the library from rules/ at build time; reads no file.
[[nodiscard]] LoadedRulebook shipped_rulebook();

}  // namespace imrlint
