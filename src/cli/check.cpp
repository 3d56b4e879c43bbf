#include <unistd.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "cli/letters.hpp"
#include "cli/options.hpp"
#include "cli/verb.hpp"
#include "report/report.hpp"
#include "report/version.hpp"

namespace imrlint::cli {
namespace {

struct CheckOptions {
  LetterRun run;
  std::string format = "text";
  std::string output;
  std::vector<std::string> rules;
  std::string fail_on = "error";
};

std::string format_names() {
  std::string names;
  for (const ReportFormat& format : all_formats()) {
    if (!names.empty()) names += ", ";
    names += format.name;
  }
  return names;
}

bool fails(const ReportTotals& totals, std::string_view fail_on) {
  if (fail_on == "never") return false;
  if (totals.errors > 0) return true;
  if (fail_on == "error") return false;
  if (totals.warnings > 0) return true;
  return fail_on == "note" && totals.notes > 0;
}

ExitStatus run_check(const CheckOptions& options, Session& session) {
  const ReportFormat& format = *find_format(options.format);
  std::unique_ptr<Output> output =
      options.output.empty() ? std::make_unique<Output>() : std::make_unique<Output>(options.output);
  if (!output->ok()) {
    session.console.problem(output->problem());
    return ExitStatus::failed;
  }
  const std::optional<Linter> linter = make_linter(session, options.rules, options.run.limits);
  if (!linter) return ExitStatus::failed;

  ReportOptions report;
  report.colour = options.output.empty() && wants_colour(STDOUT_FILENO);
  report.rules_version = rules_version(linter->rulebook());
  report.overridden = linter->rulebook().overridden;
  if (output->is_terminal()) session.console.hide_progress();

  LetterWork work;
  work.process = [&](CaseResult& result) { linter->lint(result); };
  work.write = [&](std::string& out, const CaseResult& result) {
    format.letter(out, result, linter->rulebook(), report);
  };
  work.separator = format.separator;

  std::string frame;
  format.begin(frame, report);
  output->write(frame);
  const ReportTotals totals = run_letters(session, options.run, work, *output);
  frame.clear();
  format.end(frame, totals, report);
  output->write(frame);
  output->close();
  if (!output->ok()) {
    if (!output->broken_pipe()) session.console.problem(output->problem());
    return ExitStatus::failed;
  }
  if (totals.unreadable > 0) return ExitStatus::failed;
  return fails(totals, options.fail_on) ? ExitStatus::findings : ExitStatus::clean;
}

}  // namespace

RunVerb add_check(CLI::App& app) {
  const auto options = std::make_shared<CheckOptions>();
  add_paths(app, options->run.paths);
  std::string formats = "How to report:";
  for (const ReportFormat& format : all_formats()) {
    formats.append("\n").append(format.name).append(": ").append(format.summary);
  }
  app.add_option("--format", options->format, formats)
      ->type_name("FORMAT")
      ->capture_default_str()
      ->check([](const std::string& name) {
        return find_format(name) != nullptr ? std::string()
                                            : "`" + name + "` is no format here; there are: " + format_names();
      });
  add_output(app, options->output);
  add_rules_directories(app, options->rules);
  app.add_option("--fail-on", options->fail_on, "Least severity that makes the exit status 1")
      ->check(CLI::IsMember({"error", "warning", "note", "never"}))
      ->capture_default_str();
  add_jobs(app, options->run.jobs);
  add_letter_limits(app, options->run.limits);
  add_rule_limits(app, options->run.limits);
  return [options](Session& session) { return run_check(*options, session); };
}

}  // namespace imrlint::cli
