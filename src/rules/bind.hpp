#pragma once

#include <string>
#include <vector>

#include "rules/load.hpp"
#include "rules/node.hpp"

namespace imrlint {

/// The files of one pack, read but not yet understood.
struct PackSource {
  std::string directory;            ///< as given by the user
  std::vector<Document> documents;  ///< in a stable order
  bool incomplete = false;          ///< a file could not be read: names are not missed that it may declare
  bool checked = false;  ///< known to be sound on its own (the shipped pack): spares a second check of phrases
};

/// Understands packs: checks every value, links names, computes closures. Later packs override by id; a pack with the
/// name of an earlier one takes its place. Everything wrong in any file is reported, not only the first.
[[nodiscard]] LoadedRulebook bind(const std::vector<PackSource>& packs);

}  // namespace imrlint
