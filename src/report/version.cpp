#include "report/version.hpp"

namespace imrlint {

std::string_view tool_version() {
  return IMRLINT_VERSION;
}

std::string rules_version(const Rulebook& rulebook) {
  std::string out;
  for (const Pack& pack : rulebook.packs) {
    if (!out.empty()) out += ", ";
    out += pack.name;
    if (!pack.version.empty()) out.append(" ").append(pack.version);
  }
  return out;
}

}  // namespace imrlint
