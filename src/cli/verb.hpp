#pragma once

#include <functional>
#include <span>
#include <string_view>

#include "cli/exit_status.hpp"
#include "cli/session.hpp"

namespace CLI {
class App;
}

namespace imrlint::cli {

using RunVerb = std::function<ExitStatus(Session&)>;

/// One verb of the command line. `add` gives its options to `app` and returns what is to run once they are read.
struct Verb {
  std::string_view name;
  std::string_view summary;
  RunVerb (*add)(CLI::App& app);
};

/// The verbs, in the order of the help. A new one is a file, a declaration here and a line in verbs.cpp.
[[nodiscard]] std::span<const Verb> all_verbs();

[[nodiscard]] RunVerb add_check(CLI::App& app);
[[nodiscard]] RunVerb add_parse(CLI::App& app);
[[nodiscard]] RunVerb add_explain(CLI::App& app);
[[nodiscard]] RunVerb add_checks(CLI::App& app);
[[nodiscard]] RunVerb add_rules(CLI::App& app);

}  // namespace imrlint::cli
