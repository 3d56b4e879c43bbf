#include <CLI/CLI.hpp>
#include <csignal>
#include <exception>
#include <sstream>
#include <utility>
#include <vector>

#include "cli/options.hpp"
#include "cli/verb.hpp"
#include "report/version.hpp"

namespace imrlint::cli {
namespace {

constexpr const char* about =
    "imrlint reads California IMR determinations and reports statements that do not fit together, or not with the "
    "cited guidelines. It works offline and gives no medical or legal advice.";

constexpr const char* exit_statuses =
    "Exit status: 0 nothing at or above --fail-on; 1 something; 2 usage, rule files, input that could not be read or "
    "output that could not be written.";

/// Every part of the command line explains itself and tells its version.
void add_common(CLI::App& app, const std::string& version) {
  app.set_version_flag("--version", version, "Print the version and exit");
  app.footer(exit_statuses);
  for (CLI::App* const sub : app.get_subcommands({}))
    add_common(*sub, version);
}

int run(int argc, char** argv) {
  // A reader that went away is seen where the report is written, so that threads and files are left in order.
  std::signal(SIGPIPE, SIG_IGN);

  CLI::App app(about, "imrlint");
  app.require_subcommand(1);
  LogOptions log;
  std::vector<std::pair<CLI::App*, RunVerb>> verbs;
  for (const Verb& verb : all_verbs()) {
    CLI::App* const sub = app.add_subcommand(std::string(verb.name), std::string(verb.summary));
    verbs.emplace_back(sub, verb.add(*sub));
    add_log_options(*sub, log);
  }
  add_common(app, "imrlint " + std::string(tool_version()));

  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    std::ostringstream out;
    std::ostringstream problem;
    const bool usage = app.exit(error, out, problem) != 0;
    Output output;
    output.write(out.str());
    if (usage) Console().line("imrlint: error: " + problem.str().substr(0, problem.str().find_last_not_of('\n') + 1));
    return static_cast<int>(usage || !output.ok() ? ExitStatus::failed : ExitStatus::clean);
  }

  Session session{Console(), Log(log)};
  try {
    for (const auto& [sub, run_verb] : verbs) {
      if (sub->parsed()) return static_cast<int>(run_verb(session));
    }
  } catch (const std::exception& error) {
    session.console.line(std::string("imrlint: error: ") + error.what());
  }
  return static_cast<int>(ExitStatus::failed);
}

}  // namespace
}  // namespace imrlint::cli

int main(int argc, char** argv) {
  return imrlint::cli::run(argc, argv);
}
