#include "rules/shipped.hpp"

#include <string_view>

#include "rules/packed.hpp"

namespace imrlint {

// Defined in the file that the build writes (rules/tools/compile_rules.cpp).
extern const std::string_view shipped_pack_bytes;

PackSource shipped_pack() {
  return unpack(shipped_pack_bytes);
}

LoadedRulebook shipped_rulebook() {
  std::vector<PackSource> packs;
  packs.push_back(shipped_pack());
  return bind(packs);
}

}  // namespace imrlint
