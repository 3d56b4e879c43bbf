#pragma once

#include "cli/console.hpp"
#include "cli/log.hpp"

namespace imrlint::cli {

/// What every verb may speak through.
struct Session {
  Console console;
  Log log;
};

}  // namespace imrlint::cli
