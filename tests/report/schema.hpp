#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace imrlint::test {

/// Checks `value` against a JSON Schema; the problems, each with the place in the value. Knows the keywords that
/// docs/report.schema.json uses, and reports any other as a problem, so that nothing in the schema is without effect.
[[nodiscard]] std::vector<std::string> problems_of(const nlohmann::json& value, const nlohmann::json& schema,
                                                   const nlohmann::json& root);

}  // namespace imrlint::test
