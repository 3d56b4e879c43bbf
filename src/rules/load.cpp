#include "rules/load.hpp"

#include <algorithm>

#include "rules/bind.hpp"
#include "rules/pack_files.hpp"
#include "rules/shipped.hpp"

namespace imrlint {

LoadedRulebook load_rulebook(const std::vector<std::string>& directories, bool with_shipped, const Limits& limits) {
  std::vector<PackSource> packs;
  std::vector<Diagnostic> diagnostics;
  if (with_shipped) packs.push_back(shipped_pack());
  for (const std::string& directory : directories) {
    packs.push_back(read_pack(directory, directory, limits, diagnostics));
  }
  LoadedRulebook out = bind(packs);
  if (!diagnostics.empty()) {
    std::move(diagnostics.begin(), diagnostics.end(), std::back_inserter(out.diagnostics));
    std::sort(out.diagnostics.begin(), out.diagnostics.end());
    out.ok = std::none_of(out.diagnostics.begin(), out.diagnostics.end(),
                          [](const Diagnostic& d) { return d.severity == Severity::error; });
  }
  return out;
}

std::vector<Diagnostic> check_rules(const std::vector<std::string>& directories, bool with_shipped,
                                    const Limits& limits) {
  return load_rulebook(directories, with_shipped, limits).diagnostics;
}

}  // namespace imrlint
