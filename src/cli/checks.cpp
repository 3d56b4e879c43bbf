#include "cli/verb.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "checks/check.hpp"

namespace imrlint::cli {
namespace {

void list(std::string& out) {
  std::size_t width = 0;
  for (const Check& check : all_checks())
    width = std::max(width, check.id.size());
  for (const Check& check : all_checks()) {
    out.append(check.id).append(width + 2 - check.id.size(), ' ');
    const std::string_view severity = to_string(check.severity);
    out.append(severity).append(9 - severity.size(), ' ').append(check.summary).append("\n");
  }
}

void document(std::string& out, const Check& check) {
  if (!out.empty()) out += '\n';
  out.append(check.id).append(" (").append(to_string(check.severity)).append(")\n");
  out.append(check.summary).append("\n\n").append(check.documentation);
  if (out.back() != '\n') out += '\n';
}

ExitStatus run_checks_verb(const std::vector<std::string>& ids, Session& session) {
  std::string out;
  bool all_known = true;
  if (ids.empty()) list(out);
  for (const std::string& id : ids) {
    const auto checks = all_checks();
    const auto found = std::find_if(checks.begin(), checks.end(), [&](const Check& check) { return check.id == id; });
    if (found != checks.end()) {
      document(out, *found);
      continue;
    }
    Diagnostic diagnostic;
    diagnostic.code = "usage.unknown-check";
    diagnostic.message = "there is no check `" + id + "`";
    diagnostic.help = "`imrlint checks` lists them";
    session.console.problem(diagnostic);
    all_known = false;
  }
  Output output;
  output.write(out);
  if (!output.ok()) {
    if (!output.broken_pipe()) session.console.problem(output.problem());
    return ExitStatus::failed;
  }
  return all_known ? ExitStatus::clean : ExitStatus::failed;
}

}  // namespace

RunVerb add_checks(CLI::App& app) {
  const auto ids = std::make_shared<std::vector<std::string>>();
  app.add_option("ID", *ids, "Checks to document; none: list all");
  return [ids](Session& session) { return run_checks_verb(*ids, session); };
}

}  // namespace imrlint::cli
