#include "facts/shipped_lexicon.hpp"

#include <cstddef>

// The assembler takes the file as it is; as C++ it would be megabytes to compile.
// NOLINTNEXTLINE(hicpp-no-assembler)
asm(".section .rodata\n"
    ".balign 64\n"
    "imrlint_shipped_lexicon_begin:\n"
    ".incbin \"" IMRLINT_SHIPPED_LEXICON
    "\"\n"
    "imrlint_shipped_lexicon_end:\n"
    ".byte 0\n"
    ".globl imrlint_shipped_lexicon_begin\n"
    ".globl imrlint_shipped_lexicon_end\n"
    ".previous\n");

extern "C" {
extern const char imrlint_shipped_lexicon_begin[];  // NOLINT: defined above
extern const char imrlint_shipped_lexicon_end[];    // NOLINT
}

namespace imrlint {

std::string_view shipped_lexicon() {
  return {imrlint_shipped_lexicon_begin,
          static_cast<std::size_t>(imrlint_shipped_lexicon_end - imrlint_shipped_lexicon_begin)};
}

}  // namespace imrlint
