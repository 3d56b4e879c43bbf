#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/limits.hpp"
#include "cli/log.hpp"
#include "cli/session.hpp"
#include "imrlint.hpp"

namespace CLI {
class App;
}

/// Options that several verbs share.
namespace imrlint::cli {

void add_log_options(CLI::App& app, LogOptions& log);
void add_paths(CLI::App& app, std::vector<std::string>& paths);
void add_output(CLI::App& app, std::string& output);
void add_jobs(CLI::App& app, std::size_t& jobs);
void add_letter_limits(CLI::App& app, Limits& limits);
void add_rule_limits(CLI::App& app, Limits& limits);
void add_rules_directories(CLI::App& app, std::vector<std::string>& directories);

/// The rulebook of a run, made ready; says what is wrong with rule files and gives nothing where they cannot be used.
[[nodiscard]] std::optional<Linter> make_linter(Session& session, const std::vector<std::string>& directories,
                                                const Limits& limits);

}  // namespace imrlint::cli
