#include <unistd.h>

#include <CLI/CLI.hpp>
#include <array>
#include <memory>

#include "cli/options.hpp"
#include "cli/verb.hpp"
#include "report/finding_text.hpp"
#include "report/report.hpp"
#include "report/version.hpp"
#include "rules/load.hpp"

namespace imrlint::cli {
namespace {

struct RulesCheckOptions {
  std::vector<std::string> directories;
  bool alone = false;
  std::string fail_on = "error";
  Limits limits;
};

ExitStatus run_rules_check(const RulesCheckOptions& options, Session& session) {
  const LoadedRulebook loaded = options.directories.empty()
                                    ? shipped_rulebook()
                                    : load_rulebook(options.directories, !options.alone, options.limits);
  // Problems of rule files are what was asked for, so they are the output.
  std::string out;
  ReportTotals totals;
  const bool colour = wants_colour(STDOUT_FILENO);
  for (const Diagnostic& diagnostic : loaded.diagnostics) {
    write_diagnostic(out, diagnostic, colour);
    switch (diagnostic.severity) {
      case Severity::error: ++totals.errors; break;
      case Severity::warning: ++totals.warnings; break;
      case Severity::note: ++totals.notes; break;
    }
  }
  const Rulebook& book = loaded.book;
  const std::string counts = severity_counts(totals.errors, totals.warnings, totals.notes);
  out.append(counted(book.files.size(), "file")).append(", ").append(counted(book.rules.size(), "rule")).append(", ");
  out.append(counted(book.facts.size(), "fact")).append(": ").append(counts.empty() ? "no problems" : counts) += '\n';
  Output output;
  output.write(out);
  if (!output.ok()) {
    if (!output.broken_pipe()) session.console.problem(output.problem());
    return ExitStatus::failed;
  }
  if (!loaded.ok) return ExitStatus::failed;
  const bool warned = totals.warnings > 0 && (options.fail_on == "warning" || options.fail_on == "note");
  const bool noted = totals.notes > 0 && options.fail_on == "note";
  return warned || noted ? ExitStatus::findings : ExitStatus::clean;
}

RunVerb add_rules_check(CLI::App& app) {
  const auto options = std::make_shared<RulesCheckOptions>();
  app.add_option("DIR", options->directories, "Folders of rules, laid upon the shipped ones; none: the shipped ones");
  app.add_flag("--alone", options->alone, "Do not lay them upon the shipped rules");
  app.add_option("--fail-on", options->fail_on, "Least severity that makes the exit status 1; errors make it 2")
      ->check(CLI::IsMember({"error", "warning", "note"}))
      ->capture_default_str();
  add_rule_limits(app, options->limits);
  return [options](Session& session) { return run_rules_check(*options, session); };
}

/// What can be done with rules; a table of its own below the verb.
constexpr std::array rule_verbs = {
    Verb{"check", "Read rule files strictly and report every problem with its place", add_rules_check},
};

}  // namespace

RunVerb add_rules(CLI::App& app) {
  app.require_subcommand(1);
  std::vector<std::pair<CLI::App*, RunVerb>> verbs;
  for (const Verb& verb : rule_verbs) {
    CLI::App* const sub = app.add_subcommand(std::string(verb.name), std::string(verb.summary));
    verbs.emplace_back(sub, verb.add(*sub));
  }
  return [verbs = std::move(verbs)](Session& session) {
    for (const auto& [sub, run] : verbs) {
      if (sub->parsed()) return run(session);
    }
    return ExitStatus::failed;
  };
}

}  // namespace imrlint::cli
