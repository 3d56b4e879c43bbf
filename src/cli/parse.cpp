#include "parse/parse.hpp"

#include <CLI/CLI.hpp>
#include <memory>

#include "cli/letters.hpp"
#include "cli/options.hpp"
#include "cli/verb.hpp"
#include "report/ast_json.hpp"
#include "report/version.hpp"

namespace imrlint::cli {
namespace {

struct ParseOptions {
  LetterRun run;
  std::string output;
};

ExitStatus run_parse(const ParseOptions& options, Session& session) {
  std::unique_ptr<Output> output =
      options.output.empty() ? std::make_unique<Output>() : std::make_unique<Output>(options.output);
  if (!output->ok()) {
    session.console.problem(output->problem());
    return ExitStatus::failed;
  }
  if (output->is_terminal()) session.console.hide_progress();

  LetterWork work;
  work.process = [&](CaseResult& result) { parse(result.source, result.letter, options.run.limits); };
  work.write = [](std::string& out, const CaseResult& result) {
    out += "\n    ";
    JsonWriter json(out, JsonWriter::Layout::pretty, 2);
    write_ast(json, result.path, result.source, result.letter);
  };
  work.separator = ",";

  std::string frame = "{\n  \"schema\": 1,\n  \"tool\": ";
  {
    JsonWriter json(frame, JsonWriter::Layout::pretty, 1);
    json.begin_flow_object();
    json.field("name", "imrlint");
    json.field("version", tool_version());
    json.end_object();
  }
  frame += ",\n  \"letters\": [";
  output->write(frame);
  const ReportTotals totals = run_letters(session, options.run, work, *output);
  output->write(totals.letters == 0 ? "]\n}\n" : "\n  ]\n}\n");
  output->close();
  if (!output->ok()) {
    if (!output->broken_pipe()) session.console.problem(output->problem());
    return ExitStatus::failed;
  }
  return totals.unreadable > 0 ? ExitStatus::failed : ExitStatus::clean;
}

}  // namespace

RunVerb add_parse(CLI::App& app) {
  const auto options = std::make_shared<ParseOptions>();
  add_paths(app, options->run.paths);
  add_output(app, options->output);
  add_jobs(app, options->run.jobs);
  add_letter_limits(app, options->run.limits);
  app.add_option("--limit-items", options->run.limits.items, "Disputed items of one letter")
      ->type_name("N")
      ->check(CLI::PositiveNumber)
      ->capture_default_str()
      ->group("Limits on untrusted input");
  return [options](Session& session) { return run_parse(*options, session); };
}

}  // namespace imrlint::cli
