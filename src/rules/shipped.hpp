#pragma once

#include "rules/bind.hpp"

namespace imrlint {

/// The files of the shipped pack, from the bytes that the build put into the library.
[[nodiscard]] PackSource shipped_pack();

}  // namespace imrlint
