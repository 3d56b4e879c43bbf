// Rule files from strangers: any bytes must end in a tree or in diagnostics, through reader and binder, and a tree must
// survive the byte form. The bytes are read once as each kind of file, whatever they say they are.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <utility>
#include <vector>

#include "rules/bind.hpp"
#include "rules/compiled.hpp"
#include "rules/packed.hpp"
#include "rules/read_yaml.hpp"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace imrlint;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);

  Limits limits;
  limits.rule_file_bytes = 1U << 16U;
  limits.yaml_nodes = 5'000;
  for (const char* path : {"vocabulary/x.yaml", "guidelines/mtus/x.yaml", "criteria/mtus/x.yaml", "pack.yaml"}) {
    YamlResult read = read_yaml(bytes, path, path, limits);
    require(read.document.has_value() == read.diagnostics.empty());
    if (!read.document) return 0;  // the path has no part in it
    for (const Diagnostic& d : read.diagnostics)
      require(!d.code.empty() && !d.message.empty());

    std::vector<PackSource> packs(1);
    packs.front().documents.push_back(std::move(*read.document));
    const std::string packed = pack(packs.front());
    const PackSource unpacked = unpack(packed);
    require(unpacked.documents.size() == 1);
    require(pack(unpacked) == packed);

    const LoadedRulebook loaded = bind(packs);
    for (const Diagnostic& d : loaded.diagnostics)
      require(!d.code.empty() && d.line != 0);
    if (!loaded.ok) continue;
    const std::string compiled = compile(loaded.book);
    const auto back = decompile(compiled);
    require(back && compile(*back) == compiled);
  }
  return 0;
}
