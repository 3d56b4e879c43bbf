#include "rules/node.hpp"

namespace imrlint {
namespace {

void write(const Node& node, std::string& out) {
  switch (node.kind) {
    case Node::Kind::text:
      out += '"';
      out += node.text;
      out += '"';
      return;
    case Node::Kind::list:
      out += '[';
      for (const Node* child = node.begin(); child != node.end(); child = child->next()) {
        if (child != node.begin()) out += ", ";
        write(*child, out);
      }
      out += ']';
      return;
    case Node::Kind::map:
      out += '{';
      for (const Node* key = node.begin(); key != node.end(); key = (key + 1)->next()) {
        if (key != node.begin()) out += ", ";
        write(*key, out);
        out += ": ";
        write(key[1], out);
      }
      out += '}';
      return;
  }
}

}  // namespace

const Node* find_key(const Node& node, std::string_view key) {
  if (!node.is_map()) return nullptr;
  for (const Node* k = node.begin(); k != node.end(); k = (k + 1)->next()) {
    if (k->text == key) return k;
  }
  return nullptr;
}

const Node* find(const Node& node, std::string_view key) {
  const Node* k = find_key(node, key);
  return k == nullptr ? nullptr : k + 1;
}

std::string serialise(const Node& node) {
  std::string out;
  write(node, out);
  return out;
}

}  // namespace imrlint
