#pragma once

#include <string>
#include <string_view>

#include "imrlint.hpp"

/// A letter of the tests' own writing, read and judged by hand, so that these tests need no parser and no rules.
namespace imrlint::test {

/// The span of `words` in the normal form; the test fails where they do not occur.
[[nodiscard]] Span find(const Source& source, std::string_view words);

/// Three pages: two items, one error (absence-contradicted, by a rule), one warning (wrong dates by arithmetic) and a
/// note about the whole letter.
void fill_with_findings(CaseResult& result);

/// One item, nothing to report, nothing in the header.
void fill_clean(CaseResult& result);

/// The rulebook that `fill_with_findings` refers to.
[[nodiscard]] Rulebook small_rulebook();

}  // namespace imrlint::test
