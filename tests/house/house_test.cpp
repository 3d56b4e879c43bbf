// The order of the house: the file lists of CMake name every file, rooms include only what they may, and nothing below
// the command line prints, exits or asks the network. Read from the sources, so that the build need not be clever.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace fs = std::filesystem;

namespace {

const fs::path project = IMRLINT_SOURCE_DIR;

std::string content(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  REQUIRE_MESSAGE(in.good(), path.string());
  return {std::istreambuf_iterator<char>(in), {}};
}

bool is_source(const fs::path& path) {
  return path.extension() == ".cpp" || path.extension() == ".hpp";
}

std::vector<fs::path> sources_below(const fs::path& folder) {
  std::vector<fs::path> found;
  if (!fs::exists(folder)) return found;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file() && is_source(entry.path())) found.push_back(entry.path());
  }
  std::sort(found.begin(), found.end());
  return found;
}

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const auto end = text.find('\n');
    lines.emplace_back(text.substr(0, end));
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + 1);
  }
  return lines;
}

// File names ending in .cpp that a CMakeLists.txt names, comments aside.
std::set<std::string> listed_sources(std::string_view cmake) {
  std::set<std::string> names;
  for (const std::string& line : lines_of(cmake)) {
    std::string word;
    for (const char c : line.substr(0, line.find('#')) + " ") {
      if (c != ' ' && c != '(' && c != ')' && c != '\t' && c != '"') {
        word += c;
        continue;
      }
      // Generated files are named with their folder; they are not in the checkout.
      if (word.ends_with(".cpp") && word.find('$') == std::string::npos) names.insert(word);
      word.clear();
    }
  }
  return names;
}

std::set<std::string> sources_in(const fs::path& folder) {
  std::set<std::string> names;
  for (const fs::path& path : sources_below(folder)) {
    if (path.extension() == ".cpp") names.insert(path.lexically_relative(folder).generic_string());
  }
  return names;
}

// What a failing assertion shows.
template <class Names>
std::string joined(const Names& names) {
  std::string out;
  for (const std::string& name : names)
    out += (out.empty() ? "" : ", ") + name;
  return out;
}

std::vector<std::string> rooms_below(const fs::path& folder) {
  std::vector<std::string> rooms;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.is_directory() && !sources_below(entry.path()).empty()) rooms.push_back(entry.path().filename().string());
  }
  std::sort(rooms.begin(), rooms.end());
  return rooms;
}

// ---- who may include whom -------------------------------------------------------------------------------------------

struct Room {
  std::set<std::string> rooms;      // whose headers it may include, beside its own
  std::set<std::string> headers;    // single headers of other rooms
  std::set<std::string> libraries;  // third-party headers, by the first part of their path
};

const std::set<std::string> libraries = {"tao", "yaml-cpp", "spdlog", "fmt", "CLI", "nlohmann", "poppler", "doctest"};

const std::map<std::string, Room>& house() {
  // Facts and everything after them know the rulebook, never how it is read: that is YAML, and files.
  static const std::map<std::string, Room> rooms = {
      {"grammar", {{"grammar"}, {}, {"tao"}}},
      {"base", {{}, {}, {}}},
      {"vocab", {{"base"}, {}, {}}},
      {"ast", {{"base", "vocab"}, {}, {}}},
      {"input", {{"base"}, {}, {"poppler"}}},
      {"parse", {{"base", "vocab", "ast", "grammar"}, {}, {"tao"}}},
      {"rules", {{"base", "vocab"}, {}, {"yaml-cpp"}}},
      {"facts", {{"base", "vocab", "ast"}, {"rules/rulebook.hpp"}, {}}},
      {"engine", {{"base", "vocab", "ast", "facts"}, {"rules/rulebook.hpp"}, {}}},
      {"checks", {{"base", "vocab", "ast", "facts", "engine"}, {"rules/rulebook.hpp"}, {}}},
      {"report",
       {{"base", "vocab", "ast", "facts", "engine", "checks"},
        {"rules/rulebook.hpp", "imrlint.hpp"},
        {"fmt", "nlohmann"}}},
      {"audit",
       {{"base", "vocab", "ast", "facts", "engine", "checks"},
        {"rules/rulebook.hpp", "imrlint.hpp"},
        {"fmt", "nlohmann"}}},
      {"", {{"base", "vocab", "ast", "parse", "facts", "engine", "checks"}, {"rules/rulebook.hpp"}, {}}},
      {"cli",
       {{"base", "vocab", "ast", "input", "parse", "rules", "facts", "engine", "checks", "report", "audit"},
        {"imrlint.hpp"},
        {"spdlog", "fmt", "CLI", "nlohmann"}}},
  };
  return rooms;
}

// What the text of one file of `room` includes although it may not: "line: header".
std::vector<std::string> forbidden_includes(const std::string& room, std::string_view text) {
  const auto found = house().find(room);
  if (found == house().end()) return {"the room " + room + " is not in the plan of the house"};
  const Room& may = found->second;
  std::vector<std::string> wrong;
  std::size_t number = 0;
  for (const std::string& line : lines_of(text)) {
    ++number;
    const auto hash = line.find_first_not_of(" \t");
    if (hash == std::string::npos || line[hash] != '#') continue;
    const auto include = line.find("include", hash);
    if (include == std::string::npos) continue;
    const auto open = line.find_first_of("\"<", include);
    if (open == std::string::npos) continue;
    const auto close = line.find_first_of("\">", open + 1);
    if (close == std::string::npos) continue;
    const std::string header = line.substr(open + 1, close - open - 1);
    const auto slash = header.find('/');
    const std::string first = slash == std::string::npos ? "" : header.substr(0, slash);
    bool allowed = true;
    if (libraries.count(first) != 0) {
      allowed = may.libraries.count(first) != 0;
    } else if (line[open] == '"') {
      // Ours are named from src/ or from the root; a header without a folder is the front door.
      allowed = (slash != std::string::npos && (first == room || may.rooms.count(first) != 0)) ||
                may.headers.count(header) != 0 || (room.empty() && slash == std::string::npos);
    } else if (first == "sys" || first == "arpa" || first == "netinet") {
      allowed = (room == "cli" || room == "input") && header != "sys/socket.h";
    }
    if (!allowed) wrong.push_back(std::to_string(number) + ": " + header);
  }
  return wrong;
}

// Code without comments and literals, so that words in them do not count.
std::string code_only(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.substr(i, 2) == "//") {
      while (i < text.size() && text[i] != '\n')
        ++i;
      out += '\n';
    } else if (text.substr(i, 2) == "/*") {
      const auto end = text.find("*/", i + 2);
      i = end == std::string_view::npos ? text.size() : end + 1;
    } else if (text.substr(i, 2) == "R\"") {
      const auto paren = text.find('(', i);
      if (paren == std::string_view::npos) break;
      const std::string end = ")" + std::string(text.substr(i + 2, paren - i - 2)) + "\"";
      const auto close = text.find(end, paren);
      i = close == std::string_view::npos ? text.size() : close + end.size() - 1;
    } else if (text[i] == '"' ||
               (text[i] == '\'' && (i == 0 || std::isalnum(static_cast<unsigned char>(text[i - 1])) == 0))) {
      const char quote = text[i];
      for (++i; i < text.size() && text[i] != quote; ++i) {
        if (text[i] == '\\') ++i;
      }
      out += quote;
    } else {
      out += text[i];
    }
  }
  return out;
}

// Words by which code below the command line would print, log, exit, or reach out.
// Programs of the build stand in a room's tools/ and join what they need: the frozen lexicon is made from the rules.
bool is_build_tool(const std::string& path) {
  return path.find("/tools/") != std::string::npos;
}

std::vector<std::string> forbidden_words(std::string_view text) {
  static const std::set<std::string> words = {"cout",  "cerr",   "clog",   "printf",     "fprintf", "puts",
                                              "fputs", "exit",   "_Exit",  "quick_exit", "abort",   "system",
                                              "popen", "socket", "getenv", "perror"};
  std::vector<std::string> found;
  std::string word;
  for (const char c : code_only(text) + " ") {
    if (std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_') {
      word += c;
      continue;
    }
    if (words.count(word) != 0) found.push_back(word);
    word.clear();
  }
  return found;
}

}  // namespace

TEST_CASE("the file lists of CMake name what is in the folders") {
  for (const char* part : {"src", "tests"}) {
    for (const std::string& room : rooms_below(project / part)) {
      const fs::path folder = project / part / room;
      CAPTURE(folder.string());
      std::set<std::string> listed;
      if (fs::exists(folder / "CMakeLists.txt")) listed = listed_sources(content(folder / "CMakeLists.txt"));
      CHECK(joined(listed) == joined(sources_in(folder)));
    }
  }
}

TEST_CASE("every room is built, and every room with tests is tested") {
  const std::string src = content(project / "src/CMakeLists.txt");
  for (const std::string& room : rooms_below(project / "src")) {
    CAPTURE(room);
    CHECK(src.find(room) != std::string::npos);
    CHECK(house().count(room) == 1);
  }
  const std::string tests = content(project / "tests/CMakeLists.txt");
  for (const std::string& room : rooms_below(project / "tests")) {
    CAPTURE(room);
    CHECK(tests.find(" " + room) != std::string::npos);
  }
}

TEST_CASE("rooms include only what they may") {
  std::size_t files = 0;
  auto look = [&](const std::string& room, const fs::path& path) {
    ++files;
    CAPTURE(path.string());
    if (is_build_tool(path.generic_string())) return;
    CHECK(joined(forbidden_includes(room, content(path))) == "");
  };
  for (const std::string& room : rooms_below(project / "src")) {
    for (const fs::path& path : sources_below(project / "src" / room))
      look(room, path);
  }
  for (const fs::path& path : sources_below(project / "grammar"))
    look("grammar", path);
  for (const auto& entry : fs::directory_iterator(project / "src")) {
    if (entry.is_regular_file() && is_source(entry.path())) look("", entry.path());
  }
  CHECK(files > 20);  // the house was found
}

TEST_CASE("nothing below the command line prints, exits, or reaches out") {
  for (const fs::path& path : sources_below(project / "src")) {
    const std::string relative = path.lexically_relative(project / "src").generic_string();
    // Programs print: the command line, and the one that compiles the shipped rules while the project is built.
    if (relative.starts_with("cli/") || is_build_tool(relative)) continue;
    CAPTURE(relative);
    CHECK(joined(forbidden_words(content(path))) == "");
  }
}

TEST_CASE("headers begin with #pragma once") {
  for (const char* part : {"src", "grammar"}) {
    for (const fs::path& path : sources_below(project / part)) {
      if (path.extension() != ".hpp") continue;
      CAPTURE(path.string());
      CHECK(content(path).find("#pragma once") != std::string::npos);
    }
  }
}

TEST_CASE("the inspector itself sees what is wrong") {
  CHECK(forbidden_includes("parse", "#include \"ast/determination.hpp\"\n#include <vector>\n").empty());
  CHECK(forbidden_includes("parse", "#include <vector>\n  # include \"rules/rulebook.hpp\"\n") ==
        std::vector<std::string>{"2: rules/rulebook.hpp"});
  CHECK(forbidden_includes("rules", "#include <yaml-cpp/yaml.h>\n").empty());
  CHECK(forbidden_includes("facts", "#include <yaml-cpp/yaml.h>\n").size() == 1);
  CHECK(forbidden_includes("facts", "#include \"rules/load.hpp\"\n").size() == 1);
  CHECK(forbidden_includes("facts", "#include \"rules/rulebook.hpp\"\n").empty());
  CHECK(forbidden_includes("checks", "#include <spdlog/spdlog.h>\n").size() == 1);
  CHECK(forbidden_includes("base", "#include \"imrlint.hpp\"\n").size() == 1);
  CHECK(forbidden_includes("nowhere", "").size() == 1);

  CHECK(forbidden_words("std::cout << 1; // puts\nconst char* s = \"exit\";") == std::vector<std::string>{"cout"});
  CHECK(forbidden_words("auto c = '\"'; std::exit(1);") == std::vector<std::string>{"exit"});
  CHECK(forbidden_words("auto n = 1'000; auto t = R\"(abort())\"; fmt::format(\"{}\", n);").empty());

  CHECK(listed_sources("target_sources(lib PRIVATE a.cpp\n  b.cpp)  # c.cpp\n${here}/made.cpp") ==
        std::set<std::string>{"a.cpp", "b.cpp"});
}
