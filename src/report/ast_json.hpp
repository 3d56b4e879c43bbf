#pragma once

#include <string_view>

#include "ast/determination.hpp"
#include "base/source.hpp"
#include "report/json_writer.hpp"

namespace imrlint {

/// The syntax tree as an object. Every place is {"text", "start", "end", "page", "line", "column"}, or null where the
/// letter has nothing: start and end count bytes of the normal form, page, line and column are those of the given text.
void write_ast(JsonWriter& json, std::string_view path, const Source& source, const Determination& letter);

}  // namespace imrlint
