#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-page.h>

#include <algorithm>
#include <limits>
#include <memory>
#include <mutex>
#include <utility>

#include "input/input.hpp"

namespace imrlint {
namespace {

void ignore(const std::string&, void*) {}

Diagnostic failure(std::string code, std::string message, const std::string& file, std::string help = {}) {
  Diagnostic d;
  d.severity = Severity::error;
  d.code = std::move(code);
  d.message = std::move(message);
  d.help = std::move(help);
  d.file = file;
  return d;
}

}  // namespace

std::variant<InputText, Diagnostic> text_of_pdf(std::string_view bytes, const std::string& name, const Limits& limits) {
  // By default poppler writes what it stumbles over to standard error, which is not ours to write to.
  static std::once_flag silenced;
  std::call_once(silenced, [] { poppler::set_debug_error_function(ignore, nullptr); });

  if (bytes.size() > limits.pdf_bytes || bytes.size() > static_cast<std::size_t>(std::numeric_limits<int>::max())) {
    return failure("input.too-large", "PDF is over the limit of " + std::to_string(limits.pdf_bytes) + " bytes", name);
  }
  const std::unique_ptr<poppler::document> document(
      poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
  if (document && document->is_locked()) {
    return failure("input.encrypted", "PDF asks for a password", name, "save the letter without a password");
  }
  // Poppler repairs a file that ends too early as well as it can; a letter without its end must not pass for whole.
  constexpr std::size_t tail = 4096;
  const bool has_end =
      bytes.substr(bytes.size() - std::min(tail, bytes.size())).find("%%EOF") != std::string_view::npos;
  if (!document || document->pages() <= 0 || !has_end) {
    return failure("input.damaged", has_end ? "PDF is damaged" : "PDF is cut off before its end", name,
                   "fetch the file again");
  }
  const int pages = document->pages();
  if (static_cast<std::size_t>(pages) > limits.pdf_pages) {
    return failure("input.too-large",
                   "PDF has " + std::to_string(pages) + " pages, over the limit of " + std::to_string(limits.pdf_pages),
                   name);
  }
  InputText result;
  bool any = false;
  for (int i = 0; i < pages; ++i) {
    const std::unique_ptr<poppler::page> page(document->create_page(i));
    if (!page) return failure("input.damaged", "page " + std::to_string(i + 1) + " of the PDF is damaged", name);
    const poppler::byte_array text = page->text(poppler::rectf(), poppler::page::physical_layout).to_utf8();
    if (i > 0) result.text.push_back('\f');
    const auto begin = static_cast<std::ptrdiff_t>(result.text.size());
    result.text.append(text.begin(), text.end());
    // Poppler may end a page with a form feed of its own; one between two pages is enough.
    result.text.erase(std::remove(result.text.begin() + begin, result.text.end(), '\f'), result.text.end());
    any = any || std::any_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) > 0x20; });
    if (result.text.size() > limits.letter_bytes) {
      return failure("input.too-large",
                     "text of the PDF is over the limit of " + std::to_string(limits.letter_bytes) + " bytes", name);
    }
  }
  if (!any) return failure("input.no-text", "PDF holds no text", name, "scanned pages need text recognition first");
  return result;
}

}  // namespace imrlint
