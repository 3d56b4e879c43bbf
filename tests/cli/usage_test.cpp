#include <doctest/doctest.h>

#include "cli/run.hpp"

using namespace imrlint::test;

TEST_CASE("every part of the command line explains itself and tells its version") {
  for (const std::vector<std::string>& verb :
       {std::vector<std::string>{}, {"check"}, {"parse"}, {"explain"}, {"checks"}, {"rules"}, {"rules", "check"}}) {
    std::string name;
    for (const std::string& word : verb)
      name += word + " ";
    CAPTURE(name);
    std::vector<std::string> arguments = verb;
    arguments.push_back("--help");
    const RunResult help = run(arguments);
    CHECK(help.status == 0);
    CHECK(help.err.empty());
    CHECK(help.out.find("Usage: ") != std::string::npos);
    CHECK(help.out.find("--version") != std::string::npos);
    CHECK(help.out.find("Exit status: 0") != std::string::npos);
    arguments.back() = "--version";
    const RunResult version = run(arguments);
    CHECK(version.status == 0);
    CHECK(version.out.starts_with("imrlint "));
    CHECK(lines_of(version.out).size() == 1);
  }
}

TEST_CASE("help names every verb, and every option of the contract") {
  const std::string help = run({"--help"}).out;
  for (const char* const verb : {"check", "explain", "parse", "checks", "rules"}) {
    CHECK(help.find(std::string("\n  ") + verb + " ") != std::string::npos);
  }
  const std::string check = run({"check", "--help"}).out;
  for (const char* const option : {"--format", "--output", "--rules", "--fail-on", "--jobs", "--limit-bytes",
                                   "--limit-pdf-bytes", "--limit-pdf-pages", "--log-level", "--log-text"}) {
    CHECK_MESSAGE(check.find(option) != std::string::npos, option);
  }
}

TEST_CASE("an unknown format is a usage error that lists those that exist") {
  const Folder folder;
  const std::string letter = folder.write("a.txt", sound_letter());
  for (const char* const format : {"sarif", "junit", "github", "csv", "html", "TEXT", ""}) {
    CAPTURE(format);
    const RunResult result = run({"check", "--format", format, letter});
    CHECK(result.status == 2);
    CHECK(result.out.empty());
    CHECK(result.err.starts_with("imrlint: error: --format: "));
    CHECK(result.err.find("text, json, jsonl") != std::string::npos);
  }
}

TEST_CASE("usage errors are status 2 and say what is wrong") {
  const Folder folder;
  const std::string letter = folder.write("a.txt", sound_letter());
  for (const std::vector<std::string>& arguments : std::vector<std::vector<std::string>>{
           {},
           {"lint", letter},
           {"check"},
           {"check", "--no-such-option", letter},
           {"check", "--jobs", "0", letter},
           {"check", "--jobs", "many", letter},
           {"check", "--fail-on", "everything", letter},
           {"check", "--limit-bytes", "-1", letter},
           {"check", "--log-level", "loud", letter},
           {"explain", "--item", "0", letter},
           {"rules"},
           {"rules", "praise"},
           {"checks", "no-such-check"},
       }) {
    std::string line;
    for (const std::string& argument : arguments)
      line += argument + " ";
    CAPTURE(line);
    const RunResult result = run(arguments);
    CHECK(result.status == 2);
    CHECK(result.out.empty());
    CHECK(result.err.find("error: ") != std::string::npos);
  }
}
