#include "input/input.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <system_error>
#include <utility>

#include "input/encoding.hpp"

namespace imrlint {
namespace {

namespace fs = std::filesystem;

Diagnostic failure(std::string code, std::string message, const std::string& file, std::string help = {}) {
  Diagnostic d;
  d.severity = Severity::error;
  d.code = std::move(code);
  d.message = std::move(message);
  d.help = std::move(help);
  d.file = file;
  return d;
}

std::string reason(int error) {
  return std::generic_category().message(error);
}

class Descriptor {
 public:
  explicit Descriptor(int fd, bool owned = true) : m_fd(fd), m_owned(owned) {}
  ~Descriptor() {
    if (m_owned && m_fd >= 0) ::close(m_fd);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  [[nodiscard]] int get() const { return m_fd; }

 private:
  int m_fd;
  bool m_owned;
};

bool is_pdf(std::string_view bytes) {
  return bytes.starts_with("%PDF-");
}

// Reads to the end, but no more than one byte past the limit that the first bytes call for.
std::variant<std::string, Diagnostic> read_bytes(int fd, const std::string& path, const Limits& limits) {
  std::string bytes;
  std::size_t size = 0;
  struct stat info {};
  const bool known = ::fstat(fd, &info) == 0 && S_ISREG(info.st_mode) && info.st_size > 0;
  std::size_t want = known ? static_cast<std::size_t>(info.st_size) + 1 : std::size_t{1} << 16U;
  want = std::min(want, std::max(limits.letter_bytes, limits.pdf_bytes) + 1);
  for (;;) {
    if (bytes.size() < size + 4096 || bytes.size() < want) bytes.resize(std::max(want, size + (std::size_t{1} << 16U)));
    const ssize_t n = ::read(fd, bytes.data() + size, bytes.size() - size);
    if (n < 0) {
      if (errno == EINTR) continue;
      if (errno == EISDIR) return failure("input.folder", "is a folder, not a letter", path);
      return failure("input.unreadable", "cannot be read: " + reason(errno), path);
    }
    if (n == 0) break;
    size += static_cast<std::size_t>(n);
    const bool pdf = is_pdf(std::string_view(bytes).substr(0, size));
    const std::size_t limit = pdf ? limits.pdf_bytes : limits.letter_bytes;
    if (size > limit && size >= 5) {
      return failure("input.too-large",
                     std::string(pdf ? "PDF" : "letter") + " is over the limit of " + std::to_string(limit) + " bytes",
                     path);
    }
  }
  bytes.resize(size);
  return bytes;
}

bool has_letter_extension(const fs::path& path) {
  std::string extension = path.extension().string();
  std::transform(extension.begin(), extension.end(), extension.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return extension == ".txt" || extension == ".pdf";
}

}  // namespace

InputList find_letters(const std::vector<std::string>& paths) {
  InputList list;
  for (const std::string& path : paths) {
    if (path == "-") {
      list.paths.push_back(path);
      continue;
    }
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (!fs::exists(status)) {
      list.diagnostics.push_back(failure("input.missing", "no such file or folder", path));
      continue;
    }
    if (!fs::is_directory(status)) {
      list.paths.push_back(path);
      continue;
    }
    std::vector<std::string> found;
    fs::recursive_directory_iterator entry(path, error);
    const fs::recursive_directory_iterator end;
    while (!error && entry != end) {
      std::error_code ignored;
      if (has_letter_extension(entry->path()) && !entry->is_directory(ignored)) found.push_back(entry->path().string());
      const fs::path here = entry->path();
      entry.increment(error);
      if (error) {
        list.diagnostics.push_back(
            failure("input.unreadable", "folder cannot be read to its end: " + error.message(), here.string()));
      }
    }
    if (error && found.empty()) {
      list.diagnostics.push_back(failure("input.unreadable", "folder cannot be read: " + error.message(), path));
    } else if (found.empty()) {
      list.diagnostics.push_back(failure("input.no-letters", "folder holds no .txt or .pdf file", path));
    }
    std::sort(found.begin(), found.end());
    list.paths.insert(list.paths.end(), std::make_move_iterator(found.begin()), std::make_move_iterator(found.end()));
  }
  return list;
}

std::variant<InputText, Diagnostic> read_letter(const std::string& path, const Limits& limits) {
  const bool standard_input = path == "-";
  const Descriptor fd(standard_input ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC), !standard_input);
  if (fd.get() < 0) {
    if (errno == ENOENT || errno == ENOTDIR) return failure("input.missing", "no such file", path);
    return failure("input.unreadable", "cannot be opened: " + reason(errno), path);
  }
  auto read = read_bytes(fd.get(), path, limits);
  if (auto* diagnostic = std::get_if<Diagnostic>(&read)) return std::move(*diagnostic);
  std::string bytes = std::get<std::string>(std::move(read));
  if (is_pdf(bytes)) return text_of_pdf(bytes, path, limits);
  if (bytes.empty()) return failure("input.empty", "file is empty", path);
  if (!to_utf8(bytes)) {
    return failure("input.binary", "is not text", path, "a letter is a text file or a PDF with text");
  }
  const bool blank =
      std::all_of(bytes.begin(), bytes.end(), [](char c) { return static_cast<unsigned char>(c) <= 0x20; });
  if (blank) return failure("input.empty", "file holds only blanks", path);
  return InputText{std::move(bytes)};
}

}  // namespace imrlint
