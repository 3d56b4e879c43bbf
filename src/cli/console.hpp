#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>

#include "base/diagnostic.hpp"

/// Standard output, standard error and files, at the level of bytes: the report is one stream, checked to its end.
namespace imrlint::cli {

/// Where a report goes: standard output or a file. A failed write is remembered; later ones do nothing.
class Output {
 public:
  /// Standard output.
  Output() = default;
  /// A file, made or emptied; look at `ok()` before use.
  explicit Output(const std::string& path);
  ~Output();
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;

  void write(std::string_view bytes);
  /// Must be called at the end: disks that are full or remote may fail only then.
  void close();

  [[nodiscard]] bool ok() const { return m_error == 0; }
  /// The reader went away (`imrlint ... | head`): an end of the work, but nothing to tell anybody.
  [[nodiscard]] bool broken_pipe() const;
  /// "report.json: error: cannot be written: No space left on device".
  [[nodiscard]] Diagnostic problem() const;
  [[nodiscard]] bool is_terminal() const;

 private:
  std::string m_name = "standard output";
  int m_file = 1;
  bool m_owned = false;
  int m_error = 0;
};

/// Standard error: problems as lines, and a progress bar that gives way to them.
class Console {
 public:
  Console();

  void problem(const Diagnostic& diagnostic);
  void line(std::string_view text);

  /// Shows how far the work is, where someone is watching and it takes long enough to wonder.
  void progress(std::size_t done, std::size_t total);
  void end_progress();
  /// No bar where the report itself runs over the same terminal.
  void hide_progress() { m_watched = false; }

 private:
  void write(std::string_view bytes) const;

  bool m_colour;
  bool m_watched;
  bool m_bar_shown = false;
  std::chrono::steady_clock::time_point m_start = std::chrono::steady_clock::now();
  std::chrono::steady_clock::time_point m_last;
};

/// Colour is welcome on that file: it is a terminal, and NO_COLOR (no-color.org) is unset or empty.
[[nodiscard]] bool wants_colour(int file);

}  // namespace imrlint::cli
