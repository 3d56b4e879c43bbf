#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

/// Runs the real program as a user would.
namespace imrlint::test {

enum class Stdout { captured, closed_pipe, full_disk, terminal };

struct RunOptions {
  std::string input;             ///< standard input
  std::filesystem::path folder;  ///< where it runs; empty: here
  Stdout out = Stdout::captured;
  std::vector<std::string> environment;  ///< "NAME=value", added to this one
};

struct RunResult {
  int status = -1;  ///< exit status; 128 + signal where it was killed
  std::string out;
  std::string err;
};

[[nodiscard]] RunResult run(const std::vector<std::string>& arguments, const RunOptions& options = {});

/// A folder of its own for one test, gone afterwards.
class Folder {
 public:
  Folder();
  ~Folder();
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const { return m_path; }
  /// Writes a file, with the folders above it; its path.
  std::string write(const std::string& name, std::string_view content) const;

 private:
  std::filesystem::path m_path;
};

[[nodiscard]] std::string content_of(const std::filesystem::path& path);
[[nodiscard]] std::vector<std::string> lines_of(std::string_view text);

/// A letter with one item. The first is sound; the second is refused although its rationale calls it necessary.
[[nodiscard]] std::string sound_letter(std::string_view case_number = "CM17-0000001");
[[nodiscard]] std::string contradictory_letter(std::string_view case_number = "CM17-0000002");

}  // namespace imrlint::test
