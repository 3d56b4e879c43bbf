// Build-time tool: reads a pack strictly and writes it as a C++ file that the library is linked with, so that starting
// imrlint parses no YAML. Fails the build, with places, where the pack is not sound.
//
//   compile_rules PACK-FOLDER NAME OUTPUT.cpp [--allow-broken]

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

#include "rules/bind.hpp"
#include "rules/compiled.hpp"
#include "rules/pack_files.hpp"
#include "rules/packed.hpp"

namespace {

void print(const imrlint::Diagnostic& d, const std::string& folder, const std::string& name) {
  // The folder as the compiler's caller knows it, so that editors can jump to the place.
  const std::string file = d.file.starts_with(name) ? folder + d.file.substr(name.size()) : d.file;
  std::cerr << file;
  if (d.line != 0) std::cerr << ':' << d.line << ':' << d.column;
  std::cerr << ": " << to_string(d.severity) << ": " << d.message << " [" << d.code << "]\n";
  if (!d.help.empty()) std::cerr << "  help: " << d.help << '\n';
}

/// String literals in lines; the compiler reads them many times faster than a list of numbers.
void write_literal(std::ostream& out, std::string_view bytes) {
  constexpr std::size_t width = 100;
  std::string line;
  for (const char c : bytes) {
    const auto b = static_cast<unsigned char>(c);
    if (b >= 0x20 && b < 0x7F && c != '"' && c != '\\' && c != '?') {
      line += c;
    } else {
      char octal[8];
      std::snprintf(octal, sizeof octal, "\\%03o", static_cast<unsigned>(b));  // three digits: never runs on
      line += octal;
    }
    if (line.size() >= width) {
      out << "    \"" << line << "\"\n";
      line.clear();
    }
  }
  out << "    \"" << line << "\"";
}

void write_bytes(std::ostream& out, std::string_view name, std::string_view bytes) {
  out << "namespace {\nconstexpr char " << name << "_data[] =\n";
  write_literal(out, bytes);
  out << ";\n}\nextern const std::string_view " << name << ";\nconstexpr std::string_view " << name << "(" << name
      << "_data, sizeof " << name << "_data - 1);\n\n";
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> args(argv + 1, argv + argc);
  const bool allow_broken = args.size() == 4 && args[3] == "--allow-broken";
  if (args.size() != 3 && !allow_broken) {
    std::cerr << "usage: compile_rules PACK-FOLDER NAME OUTPUT.cpp [--allow-broken]\n";
    return 2;
  }
  std::vector<imrlint::Diagnostic> diagnostics;
  std::vector<imrlint::PackSource> packs;
  packs.push_back(imrlint::read_pack(args[0], args[1], {}, diagnostics));
  imrlint::LoadedRulebook loaded = imrlint::bind(packs);
  diagnostics.insert(diagnostics.end(), loaded.diagnostics.begin(), loaded.diagnostics.end());
  std::sort(diagnostics.begin(), diagnostics.end());
  bool sound = true;
  for (const imrlint::Diagnostic& d : diagnostics) {
    print(d, args[0], args[1]);
    sound = sound && d.severity != imrlint::Severity::error;
  }
  if (!sound && !allow_broken) return 1;

  packs.front().checked = sound;
  std::ofstream out(args[2], std::ios::binary);
  out << "// Written by compile_rules from the pack in rules/; not to be edited.\n#include <string_view>\n\n"
         "namespace imrlint {\n\n";
  write_bytes(out, "shipped_pack_bytes", imrlint::pack(packs.front()));
  write_bytes(out, "shipped_rulebook_bytes", sound ? imrlint::compile(loaded.book) : std::string());
  out << "}  // namespace imrlint\n";
  out.close();
  if (!out) {
    std::cerr << args[2] << ": cannot be written\n";
    return 2;
  }
  return 0;
}
