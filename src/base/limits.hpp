#pragma once

#include <cstddef>

namespace imrlint {

/// Bounds on untrusted input, by name; options of the command line set them.
struct Limits {
  std::size_t letter_bytes = 4U << 20U;  ///< extracted text of one letter
  std::size_t pdf_bytes = 64U << 20U;    ///< one PDF file
  std::size_t pdf_pages = 500;
  std::size_t items = 200;  ///< disputed items in one letter
  std::size_t rule_file_bytes = 1U << 20U;
  std::size_t yaml_depth = 32;
  std::size_t yaml_nodes = 100'000;  ///< nodes of one rule file
};

}  // namespace imrlint
