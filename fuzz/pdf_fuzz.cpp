// Bytes as a PDF held in memory: either text or one diagnostic, within the limits. What is fuzzed beneath is poppler,
// which is not instrumented here, so this finds what gets past our guard rather than bugs deep inside poppler.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <variant>

#include "input/input.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  imrlint::Limits limits;
  limits.letter_bytes = 1U << 16U;
  limits.pdf_pages = 8;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto result = imrlint::text_of_pdf(bytes, "fuzz.pdf", limits);
  if (const auto* input = std::get_if<imrlint::InputText>(&result)) {
    if (input->text.empty() || input->text.size() > limits.letter_bytes) std::abort();
  } else {
    const auto& diagnostic = std::get<imrlint::Diagnostic>(result);
    if (diagnostic.message.empty() || diagnostic.file != "fuzz.pdf") std::abort();
  }
  return 0;
}
