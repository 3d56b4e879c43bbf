#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

/// What a rule file holds before anyone asks what it means: an immutable tree of texts, lists and maps with their
/// places. Knows neither YAML (read_yaml.hpp) nor rules (bind.hpp).
namespace imrlint {

/// Place in a rule file; 1-based, the column counts bytes.
struct Place {
  std::uint32_t line = 0;
  std::uint32_t column = 0;
};

/// A node of a Document. The nodes of a tree lie one after another in the order of the file, so that a node finds its
/// children without pointers: its first child is the next node, a sibling begins where the subtree before it ends.
/// A map holds its keys and values in turn; a key is always a text.
struct Node {
  enum class Kind : std::uint8_t { text, list, map };

  Kind kind = Kind::text;
  bool quoted = false;     ///< the text stood in quotes, or in a block
  std::uint32_t size = 1;  ///< nodes of the subtree, this one included
  Place place;
  std::string_view text;  ///< belongs to the document

  [[nodiscard]] bool is_text() const { return kind == Kind::text; }
  [[nodiscard]] bool is_list() const { return kind == Kind::list; }
  [[nodiscard]] bool is_map() const { return kind == Kind::map; }
  /// First child; equal to `end()` where there is none.
  [[nodiscard]] const Node* begin() const { return this + 1; }
  [[nodiscard]] const Node* end() const { return this + size; }
  /// The node that follows in the same list or map, if it is not the parent's `end()`.
  [[nodiscard]] const Node* next() const { return end(); }
};

/// Value of `key` in a map; null where it is not there or `node` is no map.
[[nodiscard]] const Node* find(const Node& node, std::string_view key);
/// The key node of `key` in a map, for messages about a value that has no place of its own.
[[nodiscard]] const Node* find_key(const Node& node, std::string_view key);

/// One rule file. Nodes refer to its texts, so it can be moved but not copied.
class Document {
 public:
  Document() = default;
  Document(Document&&) noexcept = default;
  Document& operator=(Document&&) noexcept = default;
  Document(const Document&) = delete;
  Document& operator=(const Document&) = delete;
  ~Document() = default;

  std::string file;         ///< name for messages
  std::string path;         ///< inside the pack, with `/`: "criteria/odg/repeat-imaging.yaml"
  std::vector<Node> nodes;  ///< the root first; never empty once read

  [[nodiscard]] const Node& root() const { return nodes.front(); }
  /// Keeps a text as long as the document lives.
  std::string_view keep(std::string text) { return m_texts.emplace_back(std::move(text)); }

 private:
  std::deque<std::string> m_texts;  // does not move its elements
};

/// Writes the tree on one line, as flow YAML with every text quoted; for tests.
[[nodiscard]] std::string serialise(const Node& node);

}  // namespace imrlint
