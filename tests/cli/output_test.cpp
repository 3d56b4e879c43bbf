#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "cli/run.hpp"

using namespace imrlint::test;

TEST_CASE("--output writes the same report to a file, and nothing to standard output") {
  const Folder folder;
  const std::string letter = folder.write("a.txt", contradictory_letter());
  const std::string report = (folder.path() / "report.txt").string();
  folder.write("report.txt", "an old report, longer than nothing");
  const RunResult to_file = run({"check", "--output", report, letter});
  CHECK(to_file.status == 1);
  CHECK(to_file.out.empty());
  CHECK(content_of(report) == run({"check", letter}).out);
}

TEST_CASE("output that cannot be written is one line and status 2") {
  const Folder folder;
  const std::string letter = folder.write("a.txt", sound_letter());
  const std::string nowhere = (folder.path() / "no/such/folder/report.json").string();
  for (const std::string& path : {nowhere, folder.path().string(), std::string("/dev/full")}) {
    CAPTURE(path);
    const RunResult result = run({"check", "--output", path, letter});
    CHECK(result.status == 2);
    CHECK(lines_of(result.err).size() == 1);
    CHECK(result.err.starts_with(path + ": error: cannot be written: "));
  }
  RunOptions full;
  full.out = Stdout::full_disk;
  for (const std::vector<std::string>& arguments :
       {std::vector<std::string>{"check", letter}, {"parse", letter}, {"checks"}, {"explain", letter}}) {
    const RunResult result = run(arguments, full);
    CHECK(result.status == 2);
    CHECK(result.err.starts_with("standard output: error: cannot be written: "));
  }
}

TEST_CASE("a reader that went away ends the work without a word") {
  const Folder folder;
  for (int i = 0; i < 100; ++i)
    folder.write(std::to_string(i) + ".txt", contradictory_letter());
  RunOptions gone;
  gone.out = Stdout::closed_pipe;
  const RunResult result = run({"check", folder.path().string()}, gone);
  CHECK(result.status == 2);
  CHECK(result.err.empty());
}

TEST_CASE("colour is for terminals, and NO_COLOR is honoured") {
  const Folder folder;
  const std::string letter = folder.write("a.txt", contradictory_letter());
  RunOptions terminal;
  terminal.out = Stdout::terminal;
  terminal.environment = {"TERM=xterm"};
  CHECK(run({"check", letter}, terminal).out.find("\x1b[1;31merror") != std::string::npos);
  terminal.environment = {"TERM=xterm", "NO_COLOR=1"};
  CHECK(run({"check", letter}, terminal).out.find('\x1b') == std::string::npos);
  terminal.environment = {"TERM=dumb"};
  CHECK(run({"check", letter}, terminal).out.find('\x1b') == std::string::npos);
  RunOptions pipe;
  pipe.environment = {"TERM=xterm"};
  CHECK(run({"check", letter}, pipe).out.find('\x1b') == std::string::npos);
}

TEST_CASE("an empty run of JSON is still a document") {
  const Folder folder;
  const RunResult result = run({"check", "--format", "json", (folder.path() / "none.txt").string()});
  CHECK(result.status == 2);
  CHECK(nlohmann::json::parse(result.out)["cases"].empty());
}
