#include "cli/console.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <system_error>

#include "report/report.hpp"

namespace imrlint::cli {
namespace {

/// Writes all of `bytes`; the error number, or 0.
int write_all(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(file, bytes.data(), bytes.size());
    if (written < 0) {
      if (errno == EINTR) continue;
      return errno;
    }
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return 0;
}

constexpr std::chrono::milliseconds patience{700};      // before a bar appears
constexpr std::chrono::milliseconds refresh_time{100};  // between two looks of it

}  // namespace

Output::Output(const std::string& path) : m_name(path) {
  m_file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (m_file < 0) {
    m_error = errno;
  } else {
    m_owned = true;
  }
}

Output::~Output() {
  if (m_owned) ::close(m_file);
}

void Output::write(std::string_view bytes) {
  if (m_error == 0) m_error = write_all(m_file, bytes);
}

void Output::close() {
  if (!m_owned) return;
  m_owned = false;
  if (::close(m_file) != 0 && m_error == 0) m_error = errno;
}

bool Output::broken_pipe() const {
  return m_error == EPIPE;
}

bool Output::is_terminal() const {
  return m_file >= 0 && ::isatty(m_file) == 1;
}

Diagnostic Output::problem() const {
  Diagnostic diagnostic;
  diagnostic.code = "output.not-writable";
  diagnostic.file = m_name;
  diagnostic.message = "cannot be written: " + std::generic_category().message(m_error);
  return diagnostic;
}

bool wants_colour(int file) {
  const char* const no_colour = std::getenv("NO_COLOR");
  if (no_colour != nullptr && *no_colour != '\0') return false;
  const char* const terminal = std::getenv("TERM");
  return ::isatty(file) == 1 && terminal != nullptr && std::string_view(terminal) != "dumb";
}

Console::Console() : m_colour(wants_colour(STDERR_FILENO)), m_watched(::isatty(STDERR_FILENO) == 1) {}

// Nobody is left to be told when standard error fails.
void Console::write(std::string_view bytes) const {
  static_cast<void>(write_all(STDERR_FILENO, bytes));
}

void Console::problem(const Diagnostic& diagnostic) {
  std::string text;
  write_diagnostic(text, diagnostic, m_colour);
  end_progress();
  write(text);
}

void Console::line(std::string_view text) {
  end_progress();
  write(std::string(text) + "\n");
}

void Console::progress(std::size_t done, std::size_t total) {
  if (!m_watched || total == 0) return;
  const auto now = std::chrono::steady_clock::now();
  if (now - m_start < patience || now - m_last < refresh_time) return;
  m_last = now;
  constexpr std::size_t width = 30;
  const std::size_t full = width * done / total;
  std::string bar = "\r[";
  bar.append(full, '#').append(width - full, '.').append("] ");
  bar.append(std::to_string(done)).append("/").append(std::to_string(total)).append(" letters");
  write(bar);
  m_bar_shown = true;
}

void Console::end_progress() {
  if (m_bar_shown) write("\r\x1b[K");
  m_bar_shown = false;
}

}  // namespace imrlint::cli
