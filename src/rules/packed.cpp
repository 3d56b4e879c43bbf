#include "rules/packed.hpp"

#include <cstdint>
#include <unordered_map>

namespace imrlint {
namespace {

// Layout: directory, checked, texts (count, then length and bytes of each), documents (count, then file, path and nodes
// of each). A node: kind and quoted in one byte, line (difference to the node before), column, then the text's number
// or the size of the subtree. Numbers are little-endian base 128.

class Writer {
 public:
  std::string out;

  void number(std::uint64_t n) {
    for (; n >= 0x80; n >>= 7U)
      out += static_cast<char>(static_cast<unsigned char>(n | 0x80U));
    out += static_cast<char>(static_cast<unsigned char>(n));
  }
  void text(std::string_view s) {
    number(s.size());
    out += s;
  }
};

class Reader {
 public:
  explicit Reader(std::string_view bytes) : m_at(bytes.data()), m_end(bytes.data() + bytes.size()) {}

  std::uint64_t number() {
    std::uint64_t n = 0;
    for (unsigned shift = 0; shift < 63; shift += 7) {
      if (m_at == m_end) return fail();
      const auto byte = static_cast<unsigned char>(*m_at++);
      n |= static_cast<std::uint64_t>(byte & 0x7FU) << shift;
      if (byte < 0x80) return n;
    }
    return fail();
  }
  std::string_view text() {
    const std::uint64_t size = number();
    if (size > left()) {
      fail();
      return {};
    }
    const std::string_view s(m_at, size);
    m_at += size;
    return s;
  }
  /// A count of things that take at least one byte each.
  std::size_t count() {
    const std::uint64_t n = number();
    return n > left() ? fail() : n;
  }
  std::uint64_t fail() {
    m_ok = false;
    m_at = m_end;
    return 0;
  }
  [[nodiscard]] bool ok() const { return m_ok; }
  [[nodiscard]] std::size_t left() const { return static_cast<std::size_t>(m_end - m_at); }

 private:
  const char* m_at;
  const char* m_end;
  bool m_ok = true;
};

}  // namespace

std::string pack(const PackSource& source) {
  std::unordered_map<std::string_view, std::size_t> numbers;
  std::vector<std::string_view> texts;
  for (const Document& document : source.documents) {
    for (const Node& node : document.nodes) {
      if (node.is_text() && numbers.try_emplace(node.text, texts.size()).second) texts.push_back(node.text);
    }
  }
  Writer w;
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
  Reader r(bytes);
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
    document.nodes.resize(r.count());
    std::uint32_t line = 0;
    for (Node& node : document.nodes) {
      const std::uint64_t kind = r.number();
      node.kind = static_cast<Node::Kind>(kind & 3U);
      node.quoted = (kind & 4U) != 0;
      line += static_cast<std::uint32_t>(r.number());
      node.place = {line, static_cast<std::uint32_t>(r.number())};
      const std::uint64_t n = r.number();
      if (!node.is_text()) {
        node.size = static_cast<std::uint32_t>(n);
      } else if (n < texts.size()) {
        node.text = texts[n];
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
