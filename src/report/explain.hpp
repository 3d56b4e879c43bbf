#pragma once

#include <optional>
#include <string>

#include "imrlint.hpp"

namespace imrlint {

/// How one letter was understood, item by item: what is disputed, which rules apply, what record and reviewer say of
/// each criterion and where, whether the decision fits, and what was found. `item`: only that item, by its number.
/// False where the letter has no such item; nothing is written then.
bool write_explanation(std::string& out, const CaseResult& result, const Rulebook& rulebook,
                       std::optional<std::uint32_t> item, bool colour);

}  // namespace imrlint
