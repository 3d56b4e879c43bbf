#include "rules/pack_files.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <optional>
#include <system_error>

#include "rules/codes.hpp"
#include "rules/read_yaml.hpp"

namespace imrlint {
namespace {

namespace fs = std::filesystem;

Diagnostic problem(Severity severity, std::string_view code, std::string file, std::string message, std::string help) {
  return {severity, std::string(code), std::move(message), std::move(help), std::move(file), 0, 0, {}};
}

/// Paths of all regular files below `root`, relative to it, with `/`, sorted. Links to folders are not followed.
std::vector<std::string> files_below(const fs::path& root, std::error_code& error) {
  std::vector<std::string> out;
  fs::recursive_directory_iterator it(root, error);
  for (; !error && it != fs::recursive_directory_iterator(); it.increment(error)) {
    std::error_code ignored;
    if (it->is_regular_file(ignored)) out.push_back(it->path().lexically_relative(root).generic_string());
  }
  std::sort(out.begin(), out.end());
  return out;
}

std::optional<std::string> read_bytes(const fs::path& path, std::size_t most) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return std::nullopt;
  std::string bytes(most + 1, '\0');  // one more than allowed, so that the reader sees that it is too much
  in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (in.bad()) return std::nullopt;
  bytes.resize(static_cast<std::size_t>(in.gcount()));
  return bytes;
}

bool is_hidden(std::string_view path) {
  return path.starts_with('.') || path.find("/.") != std::string_view::npos;
}

bool is_rule_file(std::string_view path) {
  if (!path.ends_with(".yaml")) return false;
  return path == "pack.yaml" || path.starts_with("vocabulary/") || path.starts_with("guidelines/") ||
         path.starts_with("criteria/");
}

}  // namespace

PackSource read_pack(const std::string& directory, const std::string& name, const Limits& limits,
                     std::vector<Diagnostic>& diagnostics) {
  PackSource pack;
  pack.directory = name;
  const fs::path root(directory);
  std::error_code error;
  if (!fs::is_directory(root, error)) {
    diagnostics.push_back(problem(Severity::error, code::unreadable, name,
                                  error ? "cannot be read: " + error.message() : "is not a folder", {}));
    pack.incomplete = true;
    return pack;
  }
  const std::vector<std::string> paths = files_below(root, error);
  if (error) {
    diagnostics.push_back(problem(Severity::error, code::unreadable, name, "cannot be read: " + error.message(), {}));
    pack.incomplete = true;
  }
  const std::string prefix = name.empty() || name.ends_with('/') ? name : name + "/";
  if (!std::binary_search(paths.begin(), paths.end(), "pack.yaml")) {
    diagnostics.push_back(problem(Severity::error, code::no_manifest, name, "no pack.yaml in this folder",
                                  "a pack needs a manifest with kind, name, version and licence"));
  }
  for (const std::string& path : paths) {
    if (is_hidden(path)) continue;
    const std::string file = prefix + path;
    if (!is_rule_file(path)) {
      if (path.ends_with(".yaml") || path.ends_with(".yml")) {
        diagnostics.push_back(problem(Severity::warning, code::stray_file, file, "this file is not read",
                                      "rule files end in .yaml and live in vocabulary/, guidelines/ or criteria/"));
      }
      continue;
    }
    const auto bytes = read_bytes(root / path, limits.rule_file_bytes);
    if (!bytes) {
      diagnostics.push_back(problem(Severity::error, code::unreadable, file, "cannot be read", {}));
      pack.incomplete = true;
      continue;
    }
    YamlResult result = read_yaml(*bytes, file, path, limits);
    std::move(result.diagnostics.begin(), result.diagnostics.end(), std::back_inserter(diagnostics));
    if (result.document) {
      pack.documents.push_back(std::move(*result.document));
    } else {
      pack.incomplete = true;
    }
  }
  return pack;
}

}  // namespace imrlint
