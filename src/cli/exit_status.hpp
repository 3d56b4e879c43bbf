#pragma once

namespace imrlint::cli {

/// The contract with scripts: 2 wins over 1.
enum class ExitStatus : int {
  clean = 0,     ///< nothing at or above --fail-on
  findings = 1,  ///< something
  failed = 2,    ///< usage, rule files, input that could not be read, output that could not be written
};

}  // namespace imrlint::cli
