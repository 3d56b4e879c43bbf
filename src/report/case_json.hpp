#pragma once

#include "imrlint.hpp"
#include "report/json_writer.hpp"

namespace imrlint {

/// One case as in docs/report.schema.json.
void write_case(JsonWriter& json, const CaseResult& result, const Rulebook& rulebook);

}  // namespace imrlint
