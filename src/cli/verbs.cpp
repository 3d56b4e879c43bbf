#include <array>

#include "cli/verb.hpp"

namespace imrlint::cli {

std::span<const Verb> all_verbs() {
  static constexpr std::array verbs = {
      Verb{"check", "Report where a letter's statements do not fit together", add_check},
      Verb{"explain", "Show how a letter was understood, rule by rule", add_explain},
      Verb{"parse", "Write the syntax tree of letters as JSON", add_parse},
      Verb{"checks", "List the checks, or document some of them", add_checks},
      Verb{"rules", "For authors of rule packs", add_rules},
  };
  return verbs;
}

}  // namespace imrlint::cli
