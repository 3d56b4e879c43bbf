#include "report/explain.hpp"

#include <unistd.h>

#include <CLI/CLI.hpp>
#include <atomic>
#include <memory>

#include "cli/letters.hpp"
#include "cli/options.hpp"
#include "cli/verb.hpp"

namespace imrlint::cli {
namespace {

struct ExplainOptions {
  LetterRun run;
  std::uint32_t item = 0;  ///< 0: all
  std::vector<std::string> rules;
};

ExitStatus run_explain(const ExplainOptions& options, Session& session) {
  const std::optional<Linter> linter = make_linter(session, options.rules, options.run.limits);
  if (!linter) return ExitStatus::failed;
  Output output;
  session.console.hide_progress();
  const bool colour = wants_colour(STDOUT_FILENO);
  const std::optional<std::uint32_t> item = options.item == 0 ? std::nullopt : std::optional(options.item);
  std::atomic<bool> item_seen = !item;

  LetterWork work;
  work.process = [&](CaseResult& result) { linter->lint(result); };
  work.write = [&](std::string& out, const CaseResult& result) {
    if (write_explanation(out, result, linter->rulebook(), item, colour)) item_seen = true;
  };
  work.separator = "\n";
  const ReportTotals totals = run_letters(session, options.run, work, output);
  if (!output.ok()) {
    if (!output.broken_pipe()) session.console.problem(output.problem());
    return ExitStatus::failed;
  }
  if (totals.unreadable > 0) return ExitStatus::failed;
  if (!item_seen) {
    Diagnostic diagnostic;
    diagnostic.code = "usage.no-such-item";
    diagnostic.file = options.run.paths.front();
    diagnostic.message = "there is no item " + std::to_string(*item);
    session.console.problem(diagnostic);
    return ExitStatus::failed;
  }
  return ExitStatus::clean;
}

}  // namespace

RunVerb add_explain(CLI::App& app) {
  const auto options = std::make_shared<ExplainOptions>();
  add_paths(app, options->run.paths);
  app.add_option("--item", options->item, "Only this item, by its number in the letter")
      ->type_name("N")
      ->check(CLI::PositiveNumber);
  add_rules_directories(app, options->rules);
  add_letter_limits(app, options->run.limits);
  add_rule_limits(app, options->run.limits);
  return [options](Session& session) { return run_explain(*options, session); };
}

}  // namespace imrlint::cli
