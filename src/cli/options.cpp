#include "cli/options.hpp"

#include <CLI/CLI.hpp>
#include <chrono>
#include <thread>

#include "report/version.hpp"
#include "rules/load.hpp"

namespace imrlint::cli {

void add_log_options(CLI::App& app, LogOptions& log) {
  app.add_option("--log-level", log.level, "How much to log on standard error")
      ->check(CLI::IsMember({"trace", "debug", "info", "warn", "error", "off"}))
      ->capture_default_str();
  app.add_flag("--log-text", log.text, "Let the log quote letters, which hold health data");
}

void add_paths(CLI::App& app, std::vector<std::string>& paths) {
  app.add_option("PATH", paths, "Letters (.txt, .pdf), folders with letters, or - for standard input")->required();
}

void add_output(CLI::App& app, std::string& output) {
  app.add_option("--output", output, "Write the report to FILE instead of standard output")->type_name("FILE");
}

void add_jobs(CLI::App& app, std::size_t& jobs) {
  const unsigned hardware = std::thread::hardware_concurrency();
  jobs = hardware == 0 ? 1 : hardware;
  app.add_option("--jobs", jobs, "Threads; the report is the same for any number [hardware]")
      ->type_name("N")
      ->check(CLI::Range(std::size_t{1}, std::size_t{1024}));
}

namespace {

void add_limit(CLI::App& app, const char* name, std::size_t& value, const char* description) {
  app.add_option(name, value, description)
      ->type_name("N")
      ->check(CLI::PositiveNumber)
      ->capture_default_str()
      ->group("Limits on untrusted input");
}

}  // namespace

void add_letter_limits(CLI::App& app, Limits& limits) {
  add_limit(app, "--limit-bytes", limits.letter_bytes, "Extracted text of one letter");
  add_limit(app, "--limit-pdf-bytes", limits.pdf_bytes, "One PDF file");
  add_limit(app, "--limit-pdf-pages", limits.pdf_pages, "Pages of one PDF file");
}

void add_rule_limits(CLI::App& app, Limits& limits) {
  add_limit(app, "--limit-rule-file-bytes", limits.rule_file_bytes, "One rule file");
  add_limit(app, "--limit-yaml-depth", limits.yaml_depth, "Nesting in a rule file");
  add_limit(app, "--limit-yaml-nodes", limits.yaml_nodes, "Nodes of a rule file");
}

void add_rules_directories(CLI::App& app, std::vector<std::string>& directories) {
  app.add_option("--rules", directories, "A folder of rules laid upon the shipped ones; later ones win by id")
      ->type_name("DIR")
      ->expected(1)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
}

std::optional<Linter> make_linter(Session& session, const std::vector<std::string>& directories, const Limits& limits) {
  const auto start = std::chrono::steady_clock::now();
  LoadedRulebook loaded = directories.empty() ? shipped_rulebook() : load_rulebook(directories, true, limits);
  for (const Diagnostic& diagnostic : loaded.diagnostics) {
    if (diagnostic.severity != Severity::note) session.console.problem(diagnostic);
  }
  if (!loaded.ok) return std::nullopt;
  std::optional<Linter> linter(std::in_place, std::move(loaded.book));
  const auto spent = std::chrono::steady_clock::now() - start;
  const Rulebook& book = linter->rulebook();
  session.log.info("rulebook " + rules_version(book) + ": " + std::to_string(book.rules.size()) + " rules, " +
                   std::to_string(book.facts.size()) + " facts, ready in " +
                   std::to_string(std::chrono::duration_cast<std::chrono::milliseconds>(spent).count()) + " ms");
  return linter;
}

}  // namespace imrlint::cli
