#include <doctest/doctest.h>
#include <unistd.h>

#include <nlohmann/json.hpp>

#include "cli/run.hpp"

using namespace imrlint::test;
using nlohmann::json;

TEST_CASE("a sound letter is met with status 0 and one line") {
  const Folder folder;
  const RunResult result = run({"check", folder.write("a.txt", sound_letter())});
  CHECK(result.status == 0);
  CHECK(result.err.empty());
  CHECK(result.out == "1 letter, 1 item: no findings\n");
}

TEST_CASE("a contradictory letter is met with status 1 and both quotes") {
  const Folder folder;
  const std::string path = folder.write("a.txt", contradictory_letter());
  const RunResult result = run({"check", path});
  CHECK(result.status == 1);
  CHECK(result.err.empty());
  CHECK(result.out.starts_with(path + ": case CM17-0000002: 1 error"));
  CHECK(result.out.find("error[conclusion-contradicts-decision]") != std::string::npos);
  CHECK(result.out.find("is medically necessary.") != std::string::npos);
  CHECK(result.out.find("Hinged brace for the left knee: Upheld") != std::string::npos);
  CHECK(result.out.find("1 letter, 1 item: 1 error") != std::string::npos);
}

TEST_CASE("--fail-on decides what makes the status 1") {
  const Folder folder;
  const std::string bad = folder.write("a.txt", contradictory_letter());
  CHECK(run({"check", "--fail-on", "never", bad}).status == 0);
  CHECK(run({"check", "--fail-on", "error", bad}).status == 1);
  CHECK(run({"check", "--fail-on", "warning", bad}).status == 1);
  CHECK(run({"check", "--fail-on", "note", bad}).status == 1);
  CHECK(run({"check", "--fail-on", "note", folder.write("b.txt", sound_letter())}).status == 0);
}

TEST_CASE("a letter is read from standard input") {
  RunOptions options;
  options.input = contradictory_letter();
  const RunResult result = run({"check", "--format", "json", "-"}, options);
  CHECK(result.status == 1);
  const json report = json::parse(result.out);
  CHECK(report["cases"][0]["path"] == "-");
  CHECK(report["cases"][0]["findings"].size() >= 1);
}

TEST_CASE("every kind of unreadable input is one line that names it, and the rest is still reported") {
  const Folder folder;
  const std::string good = folder.write("good.txt", contradictory_letter());
  struct Kind {
    std::string path;
    std::string reason;
  };
  std::vector<Kind> kinds = {
      {(folder.path() / "missing.txt").string(), "no such file"},
      {folder.write("empty.txt", ""), "empty"},
      {folder.write("blank.txt", " \n\n \n"), "blank"},
      {folder.write("binary.txt", std::string("\0\1\2\3\0\0\xFF\xFE\0", 9)), "not text"},
      {folder.write("damaged.pdf", "%PDF-1.4\nno more"), ""},
      {folder.write("shopping.txt", "Two loaves of bread, one pound of butter, and a newspaper.\n"),
       "not a determination"},
  };
  std::filesystem::create_directory(folder.path() / "nothing");
  kinds.push_back({(folder.path() / "nothing").string(), ""});
  if (::geteuid() != 0) {
    kinds.push_back({folder.write("secret.txt", sound_letter()), "ermission"});
    std::filesystem::permissions(kinds.back().path, std::filesystem::perms::none);
  }
  for (const Kind& kind : kinds) {
    CAPTURE(kind.path);
    const RunResult result = run({"check", "--format", "json", kind.path, good});
    CHECK(result.status == 2);
    const auto lines = lines_of(result.err);
    REQUIRE(lines.size() == 1);
    CHECK(lines[0].starts_with(kind.path + ": error: "));
    CHECK(lines[0].find(kind.reason) != std::string::npos);
    const json report = json::parse(result.out);
    REQUIRE(report["cases"].size() == 1);
    CHECK(report["cases"][0]["path"] == good);

    const RunResult text = run({"check", kind.path, good});
    CHECK(text.status == 2);
    CHECK(text.out.find("; 1 could not be read\n") != std::string::npos);
  }
}

TEST_CASE("limits on input are options") {
  const Folder folder;
  const std::string letter = folder.write("a.txt", sound_letter());
  const RunResult result = run({"check", "--limit-bytes", "100", letter});
  CHECK(result.status == 2);
  CHECK(result.err.starts_with(letter + ": error: "));
  CHECK(result.err.find("limit") != std::string::npos);
}

TEST_CASE("a folder is read in the order of its paths, whatever the order of their making") {
  const Folder folder;
  for (const char* const name : {"c.txt", "a/z.txt", "b.txt", "a.txt"})
    folder.write(name, sound_letter());
  folder.write("notes.md", "no letter");
  const RunResult result = run({"check", "--format", "jsonl", folder.path().string()});
  CHECK(result.status == 0);
  std::vector<std::string> names;
  for (const std::string& line : lines_of(result.out)) {
    names.push_back(json::parse(line)["path"].get<std::string>().substr(folder.path().string().size() + 1));
  }
  CHECK(std::is_sorted(names.begin(), names.end()));
  CHECK(names.size() == 4);
}

TEST_CASE("the report is the same bytes for any number of jobs, and twice the same") {
  const Folder folder;
  for (int i = 0; i < 150; ++i) {
    const std::string number = "CM17-" + std::to_string(1000000 + i);
    const std::string name = "letters/" + std::to_string(i) + ".txt";
    if (i % 7 == 0) {
      folder.write(name, contradictory_letter(number));
    } else if (i % 31 == 3) {
      folder.write(name, "nothing of the kind\n");
    } else {
      folder.write(name, sound_letter(number));
    }
  }
  const std::string letters = (folder.path() / "letters").string();
  for (const char* const format : {"text", "json", "jsonl"}) {
    CAPTURE(format);
    const RunResult one = run({"check", "--format", format, "--jobs", "1", letters});
    CHECK(one.status == 2);
    CHECK(lines_of(one.err).size() == 5);
    for (const char* const jobs : {"1", "2", "7"}) {
      const RunResult other = run({"check", "--format", format, "--jobs", jobs, letters});
      CHECK(other.status == one.status);
      CHECK(other.out == one.out);
      CHECK(other.err == one.err);
    }
  }
}

TEST_CASE("the log holds no letter text unless asked for") {
  const Folder folder;
  std::string letter = sound_letter();
  letter.insert(0, "Xylographic marginalia in no known place\n");
  const std::string path = folder.write("a.txt", letter);
  const RunResult quiet = run({"check", path});
  CHECK(quiet.err.empty());
  const RunResult debug = run({"check", "--log-level", "debug", path});
  CHECK(debug.err.find("rulebook") != std::string::npos);
  for (const char* const word : {"Xylographic", "brace", "knee", "worker"}) {
    CHECK_MESSAGE(debug.err.find(word) == std::string::npos, word);
  }
}

TEST_CASE("rule files that cannot be used are status 2, with their place") {
  const Folder folder;
  const std::string letter = folder.write("a.txt", sound_letter());
  folder.write("rules/pack.yaml", "name: [\n");
  const RunResult result = run({"check", "--rules", (folder.path() / "rules").string(), letter});
  CHECK(result.status == 2);
  CHECK(result.out.empty());
  CHECK(result.err.find("pack.yaml") != std::string::npos);
  CHECK(result.err.find("error: ") != std::string::npos);

  CHECK(run({"check", "--rules", (folder.path() / "none").string(), letter}).status == 2);
}
