#include "rules/shipped.hpp"

#include <string_view>

#include "rules/compiled.hpp"
#include "rules/packed.hpp"

namespace imrlint {

// Defined in the file that the build writes (rules/tools/compile_rules.cpp).
extern const std::string_view shipped_pack_bytes;      // the files, for laying other packs upon them
extern const std::string_view shipped_rulebook_bytes;  // what they come to; empty where the build let errors pass

PackSource shipped_pack() {
  return unpack(shipped_pack_bytes);
}

LoadedRulebook shipped_rulebook() {
  LoadedRulebook out;
  if (auto book = decompile(shipped_rulebook_bytes)) {
    out.book = std::move(*book);
    out.ok = true;
    return out;
  }
  std::vector<PackSource> packs;
  packs.push_back(shipped_pack());
  return bind(packs);
}

}  // namespace imrlint
