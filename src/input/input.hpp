#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/diagnostic.hpp"
#include "base/limits.hpp"

/// From paths and bytes to the text of letters. The only room that knows files and PDF.
namespace imrlint {

/// Text as extracted, with a form feed between pages.
struct InputText {
  std::string text;
};

/// The letters under `paths`: files as they are, folders searched recursively for .txt and .pdf, "-" for standard
/// input. Folder contents are sorted by path; a file named twice is read once per mention. A path that does not exist
/// is a diagnostic.
struct InputList {
  std::vector<std::string> paths;
  std::vector<Diagnostic> diagnostics;
};
[[nodiscard]] InputList find_letters(const std::vector<std::string>& paths);

/// Reads one file ("-": standard input); PDF is told by its first bytes, not by its name. On failure the diagnostic
/// names the file and one reason: missing, empty, too large, binary, encrypted, damaged, without text.
[[nodiscard]] std::variant<InputText, Diagnostic> read_letter(const std::string& path, const Limits& limits = {});

/// The text of a PDF held in memory.
[[nodiscard]] std::variant<InputText, Diagnostic> text_of_pdf(std::string_view bytes, const std::string& name,
                                                              const Limits& limits = {});

}  // namespace imrlint
