#pragma once

#include <string>

namespace imrlint {

/// Makes text UTF-8: UTF-16 with a byte order mark is converted, and a byte that is not UTF-8 is read as Windows-1252
/// (what word processors of the time wrote), so that any bytes give valid UTF-8. False where the bytes are no text
/// at all: a NUL, or one control byte in ten.
[[nodiscard]] bool to_utf8(std::string& bytes);

}  // namespace imrlint
