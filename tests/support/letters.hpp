#pragma once

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <vector>

/// Letters for tests: our own samples, and real ones where their folder is named by IMRLINT_SHARED.
namespace imrlint::testing {

inline std::string read_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// Files under `folder` with `extension`, sorted.
inline std::vector<std::filesystem::path> files_under(const std::filesystem::path& folder,
                                                      const std::string& extension) {
  std::vector<std::filesystem::path> files;
  if (!std::filesystem::exists(folder)) return files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file() && entry.path().extension() == extension) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

inline std::vector<std::filesystem::path> samples() {
  return files_under(std::filesystem::path(IMRLINT_SOURCE_DIR) / "samples", ".txt");
}

/// The folder of real letters, which is no part of the project.
inline std::optional<std::filesystem::path> shared_letters() {
  const char* const folder = std::getenv("IMRLINT_SHARED");
  if (folder == nullptr || *folder == '\0') return std::nullopt;
  return std::filesystem::path(folder);
}

}  // namespace imrlint::testing
