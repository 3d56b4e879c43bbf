#include <cstdio>
#include <fstream>
#include <string>

#include "facts/lexicon.hpp"
#include "rules/load.hpp"

/// Build tool: freezes the lexicon of the shipped rules into a file. usage: compile_lexicon FILE
int main(int argc, char** argv) {
  if (argc != 2) {
    std::fputs("usage: compile_lexicon FILE\n", stderr);
    return 2;
  }
  const imrlint::LoadedRulebook shipped = imrlint::shipped_rulebook();
  // Broken rules are reported where they are loaded; without a frozen lexicon one is built there.
  std::string bytes;
  if (shipped.ok) bytes = imrlint::Lexicon(shipped.book).freeze(imrlint::Lexicon::stamp(shipped.book));
  std::ofstream out(argv[1], std::ios::binary);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  out.close();
  if (!out) {
    std::fprintf(stderr, "cannot write %s\n", argv[1]);
    return 1;
  }
  return 0;
}
