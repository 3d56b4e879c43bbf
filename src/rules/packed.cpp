#include "rules/packed.hpp"

#include <cstdint>
#include <unordered_map>

#include "rules/bytes.hpp"

namespace imrlint {

// Layout: directory, checked, texts (count, then length and bytes of each), documents (count, then file, path and nodes
// of each). A node: kind and quoted in one byte, line (difference to the node before), column, then the text's number
// or the size of the subtree.

std::string pack(const PackSource& source) {
  std::unordered_map<std::string_view, std::size_t> numbers;
  std::vector<std::string_view> texts;
  for (const Document& document : source.documents) {
    for (const Node& node : document.nodes) {
      if (node.is_text() && numbers.try_emplace(node.text, texts.size()).second) texts.push_back(node.text);
    }
  }
  ByteWriter w;
  w.text(source.directory);
  w.number(source.checked ? 1 : 0);
  w.number(texts.size());
  for (const std::string_view text : texts)
    w.text(text);
  w.number(source.documents.size());
  for (const Document& document : source.documents) {
    w.text(document.file);
    w.text(document.path);
    w.number(document.nodes.size());
    std::uint32_t line = 0;
    for (const Node& node : document.nodes) {
      w.number(static_cast<unsigned>(node.kind) | (node.quoted ? 4U : 0U));
      w.number(node.place.line - line);  // nodes are in the order of the file
      line = node.place.line;
      w.number(node.place.column);
      w.number(node.is_text() ? numbers[node.text] : node.size);
    }
  }
  return std::move(w.out);
}

PackSource unpack(std::string_view bytes) {
  PackSource source;
  ByteReader r(bytes);
  source.directory = r.text();
  source.checked = r.number() != 0;
  std::vector<std::string_view> texts(r.count());
  for (std::string_view& text : texts)
    text = r.text();
  const std::size_t documents = r.count();
  source.documents.reserve(documents);
  for (std::size_t d = 0; d < documents && r.ok(); ++d) {
    Document& document = source.documents.emplace_back();
    document.file = r.text();
    document.path = r.text();
    const std::size_t nodes = r.count();
    document.nodes.reserve(nodes);
    std::uint32_t line = 0;
    for (std::size_t n = 0; n < nodes; ++n) {
      Node& node = document.nodes.emplace_back();
      const std::uint64_t kind = r.number();
      node.kind = static_cast<Node::Kind>(kind & 3U);
      node.quoted = (kind & 4U) != 0;
      line += static_cast<std::uint32_t>(r.number());
      node.place = {line, static_cast<std::uint32_t>(r.number())};
      const std::uint64_t value = r.number();
      if (!node.is_text()) {
        node.size = static_cast<std::uint32_t>(value);
      } else if (value < texts.size()) {
        node.text = texts[value];
      }
    }
  }
  if (!r.ok() || r.left() != 0) {
    source.documents.clear();
    source.checked = false;
    source.incomplete = true;
  }
  return source;
}

}  // namespace imrlint
