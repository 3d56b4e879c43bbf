#pragma once

#include "ast/determination.hpp"
#include "base/limits.hpp"
#include "base/source.hpp"

namespace imrlint {

/// Parses the normal form of a letter. Never fails: what cannot be placed becomes an unplaced section and a diagnostic.
/// `looks_like_determination()` tells whether the result deserves to be called a letter at all.
void parse(const Source& source, Determination& letter, const Limits& limits = {});

/// At least one decided item, or a case summary and the heading of the decisions.
[[nodiscard]] bool looks_like_determination(const Determination& letter);

}  // namespace imrlint
