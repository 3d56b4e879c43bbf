#include "peg.hpp"

#include <algorithm>
#include <cctype>
#include <cstddef>

namespace imrlint::testing {
namespace {

struct Node {
  std::string name;         // of the rule, or the text of a literal with its quotes
  std::vector<Node> nodes;  // template arguments
};

class Reader {
 public:
  explicit Reader(std::string_view text) : m_text(text) {}

  Node node() {
    Node node;
    skip();
    if (m_at < m_text.size() && (m_text[m_at] == '\'' || m_text[m_at] == '"')) {
      node.name = literal();
      return node;
    }
    while (m_at < m_text.size() &&
           (std::isalnum(static_cast<unsigned char>(m_text[m_at])) != 0 || m_text[m_at] == '_' || m_text[m_at] == ':'))
      node.name += m_text[m_at++];
    skip();
    if (m_at < m_text.size() && m_text[m_at] == '<') {
      do {
        ++m_at;
        node.nodes.push_back(this->node());
        skip();
      } while (m_at < m_text.size() && m_text[m_at] == ',');
      if (m_at < m_text.size()) ++m_at;  // '>'
    }
    return node;
  }

 private:
  void skip() {
    while (m_at < m_text.size() && m_text[m_at] == ' ')
      ++m_at;
  }
  std::string literal() {
    const char quote = m_text[m_at];
    std::string out(1, m_text[m_at++]);
    while (m_at < m_text.size() && m_text[m_at] != quote) {
      if (m_text[m_at] == '\\') out += m_text[m_at++];
      out += m_text[m_at++];
    }
    if (m_at < m_text.size()) ++m_at;
    return out + quote;
  }

  std::string_view m_text;
  std::size_t m_at = 0;
};

std::string bare(const std::string& quoted) {
  return quoted.substr(1, quoted.size() - 2);
}

std::string show(const Node& node, bool inside);

std::string sequence(const std::vector<Node>& nodes, std::size_t from, bool inside) {
  std::string out;
  for (std::size_t i = from; i < nodes.size(); ++i)
    out += (i > from ? " " : "") + show(nodes[i], nodes.size() - from > 1 || inside);
  return out;
}

std::string characters(const Node& node, const std::string& before) {
  if (node.nodes.size() == 1 && before.empty()) return node.nodes[0].name;
  std::string out = "[" + before;
  for (const Node& c : node.nodes)
    out += bare(c.name);
  return out + "]";
}

std::string counted(const Node& node, std::size_t from, const std::string& count) {
  return "(" + sequence(node.nodes, from, false) + "){" + count + "}";
}

std::string show(const Node& node, bool inside) {
  const std::string& name = node.name;
  const auto& n = node.nodes;
  if (name == "seq") {
    const std::string out = sequence(n, 0, false);
    return inside && n.size() > 1 ? "(" + out + ")" : out;
  }
  if (name == "sor") {
    std::string out;
    for (std::size_t i = 0; i < n.size(); ++i)
      out += (i > 0 ? " | " : "") + show(n[i], false);
    return inside ? "(" + out + ")" : out;
  }
  if (name == "opt") return "[" + sequence(n, 0, false) + "]";
  if (name == "star") return "{" + sequence(n, 0, false) + "}";
  if (name == "plus") return "{" + sequence(n, 0, false) + "}+";
  if (name == "at") return "&(" + sequence(n, 0, false) + ")";
  if (name == "not_at") return "!(" + sequence(n, 0, false) + ")";
  if (name == "list") return show(n[0], true) + " {" + show(n[1], true) + " " + show(n[0], true) + "}";
  if (name == "one") return characters(node, "");
  if (name == "not_one") return characters(node, "^");
  if (name == "letters") return "&(" + characters(node, "") + ")";
  if (name == "string") {
    std::string out = "'";
    for (const Node& c : n)
      out += bare(c.name);
    return out + "'";
  }
  if (name == "phrase") return n[0].name;
  if (name == "rep_min_max") return counted(node, 2, n[0].name + ".." + n[1].name);
  if (name == "rep_max") return counted(node, 1, "0.." + n[0].name);
  if (name == "rep") return counted(node, 1, n[0].name);
  if (n.empty()) return name;
  return name + "(" + sequence(n, 0, false) + ")";
}

}  // namespace

std::vector<Production> productions_of(std::string_view header) {
  std::vector<Production> productions;
  bool is_template = false;
  bool in_namespace = false;  // of the grammar, not of PEGTL's traits
  std::size_t begin = 0;
  while (begin < header.size()) {
    const std::size_t end = std::min(header.find('\n', begin), header.size());
    const std::string_view line = header.substr(begin, end - begin);
    begin = end + 1;
    if (line.starts_with("namespace")) in_namespace = line.find("imrlint::grammar") != std::string_view::npos;
    if (line.starts_with("struct ") && !is_template && in_namespace) {
      std::size_t at = 7;
      Production production;
      while (at < line.size() && (std::isalnum(static_cast<unsigned char>(line[at])) != 0 || line[at] == '_'))
        production.name += line[at++];
      const std::size_t colon = line.find(':', at);
      const bool custom = colon == std::string_view::npos;
      if (custom) {
        production.peg = "custom";
      } else {
        Reader reader(line.substr(colon + 1, line.rfind("{}") - colon - 1));
        production.peg = show(reader.node(), false);
      }
      const bool is_rule = std::islower(static_cast<unsigned char>(production.name.front())) != 0;
      if (is_rule) productions.push_back(std::move(production));
    }
    is_template = line.starts_with("template");
  }
  return productions;
}

}  // namespace imrlint::testing
