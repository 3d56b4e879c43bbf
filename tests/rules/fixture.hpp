#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <vector>

#include "rules/bind.hpp"
#include "rules/read_yaml.hpp"

namespace imrlint::test {

/// The files of a pack by path; what a test changes of packs/small before reading it.
using Files = std::map<std::string, std::string>;

inline std::string packs_folder() {
  return std::string(IMRLINT_SOURCE_DIR) + "/tests/rules/packs";
}

inline Files files_of(const std::string& pack) {
  namespace fs = std::filesystem;
  Files files;
  const fs::path root = fs::path(packs_folder()) / pack;
  for (const auto& entry : fs::recursive_directory_iterator(root)) {
    if (!entry.is_regular_file()) continue;
    std::ifstream in(entry.path(), std::ios::binary);
    files[entry.path().lexically_relative(root).generic_string()] = {std::istreambuf_iterator<char>(in), {}};
  }
  REQUIRE(files.count("pack.yaml") == 1);
  return files;
}

inline PackSource source_of(const Files& files, std::vector<Diagnostic>& diagnostics, const Limits& limits = {}) {
  PackSource pack;
  pack.directory = "test";
  for (const auto& [path, bytes] : files) {
    YamlResult result = read_yaml(bytes, path, path, limits);
    diagnostics.insert(diagnostics.end(), result.diagnostics.begin(), result.diagnostics.end());
    if (result.document) {
      pack.documents.push_back(std::move(*result.document));
    } else {
      pack.incomplete = true;
    }
  }
  return pack;
}

inline LoadedRulebook load(const Files& files, const Limits& limits = {}) {
  std::vector<Diagnostic> diagnostics;
  std::vector<PackSource> packs;
  packs.push_back(source_of(files, diagnostics, limits));
  LoadedRulebook out = bind(packs);
  out.diagnostics.insert(out.diagnostics.end(), diagnostics.begin(), diagnostics.end());
  std::sort(out.diagnostics.begin(), out.diagnostics.end());
  out.ok = std::none_of(out.diagnostics.begin(), out.diagnostics.end(),
                        [](const Diagnostic& d) { return d.severity == Severity::error; });
  return out;
}

/// "file:3:5: message (help) [code]", a line each.
inline std::string text_of(const std::vector<Diagnostic>& diagnostics) {
  std::string out;
  for (const Diagnostic& d : diagnostics) {
    out += d.file + ":" + std::to_string(d.line) + ":" + std::to_string(d.column) + ": " + d.message;
    if (!d.help.empty()) out += " (" + d.help + ")";
    out += " [" + d.code + "]\n";
  }
  return out;
}

/// `text` with its only `from` replaced.
inline std::string with(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  REQUIRE_MESSAGE(at != std::string::npos, from);
  REQUIRE_MESSAGE(text.find(from, at + 1) == std::string::npos, "not the only one: " << from);
  return text.replace(at, from.size(), to);
}

}  // namespace imrlint::test
