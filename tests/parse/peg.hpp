#pragma once

#include <string>
#include <string_view>
#include <vector>

/// Reads the productions of a grammar header as text, to hold them against their documentation.
namespace imrlint::testing {

struct Production {
  std::string name;
  std::string peg;  ///< its expression in the notation of grammar/README.md; "custom" for a rule written by hand
};

/// The productions of one header, in order. Templates are left out: they stand in the expressions that use them.
[[nodiscard]] std::vector<Production> productions_of(std::string_view header);

}  // namespace imrlint::testing
