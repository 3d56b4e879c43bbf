#include "rules/read_yaml.hpp"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <istream>
#include <streambuf>
#include <unordered_set>

#include "rules/codes.hpp"

// The one place that includes yaml-cpp. YAML::Load is not used: it keeps the first of two equal keys, drops what
// follows a dedent, closes open quotes at the end of the file and turns aliases into shared nodes. The events tell all
// of it.
namespace imrlint {
namespace {

// Thrown by the handler where going on makes no sense; never leaves this file.
struct Stop {};

class View : public std::streambuf {
 public:
  explicit View(std::string& bytes) { setg(bytes.data(), bytes.data(), bytes.data() + bytes.size()); }
};

class TreeBuilder : public YAML::EventHandler {
 public:
  TreeBuilder(Document& document, std::vector<Diagnostic>& diagnostics, const Limits& limits)
      : m_document(document), m_diagnostics(diagnostics), m_limits(limits) {}

  void OnDocumentStart(const YAML::Mark& mark) override {
    if (m_documents++ == 0) return;
    error(code::second_document, place(mark), "content after the end of the document",
          "a rule file holds one document; look for a line that is indented less than the first one, or for `---`");
    throw Stop{};
  }
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t) override {
    // The mark of a null is that of the next token, so the key (or the list) has to stand for it.
    if (at_key()) {
      error(code::yaml_feature, place(mark), "a key must be text", {});
    } else if (m_frames.empty()) {
      error(code::empty_value, {1, 1}, "the file is empty", {});
    } else if (m_frames.back().is_map) {
      const Node& key = m_document.nodes[m_frames.back().key];
      error(code::empty_value, key.place, "`" + std::string(key.text) + "` has no value",
            "leave the key out, or write [] for an empty list");
    } else {
      error(code::empty_value, m_document.nodes[m_frames.back().node].place, "the list holds an empty entry", {});
    }
    add(Node::Kind::text, mark, false, {});
    finish_value();
  }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
    // yaml-cpp gives the mark of the anchor's node, or of the alias; the anchor has been reported in any case.
    error(code::yaml_feature, place(mark), "aliases are not allowed", "write the value out where it is needed");
    add(Node::Kind::text, mark, false, {});
    finish_value();
  }
  void OnAnchor(const YAML::Mark& mark, const std::string& name) override {
    error(code::yaml_feature, place(mark), "anchors are not allowed: `&" + name + "`", {});
  }
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t, const std::string& value) override {
    check_tag(mark, tag);
    const bool key = at_key();
    add(Node::Kind::text, mark, tag == "!", value);
    if (key) {
      check_key(m_document.nodes.back());
    } else {
      finish_value();
    }
  }
  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t,
                       YAML::EmitterStyle::value) override {
    open(Node::Kind::list, mark, tag);
  }
  void OnSequenceEnd() override { close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t, YAML::EmitterStyle::value) override {
    open(Node::Kind::map, mark, tag);
  }
  void OnMapEnd() override { close(); }

  void error(std::string_view code, Place place, std::string message, std::string help) {
    m_diagnostics.push_back({Severity::error,
                             std::string(code),
                             std::move(message),
                             std::move(help),
                             m_document.file,
                             place.line,
                             place.column,
                             {}});
  }
  static Place place(const YAML::Mark& mark) {
    return {static_cast<std::uint32_t>(std::max(mark.line, 0) + 1),
            static_cast<std::uint32_t>(std::max(mark.column, 0) + 1)};
  }
  [[nodiscard]] Place last() const { return m_last; }
  [[nodiscard]] int documents() const { return m_documents; }

 private:
  struct Frame {
    std::size_t node = 0;
    std::size_t key = 0;  // of a map: the key whose value is awaited
    bool is_map = false;
    bool expects_key = false;
    std::unordered_set<std::string_view> keys;
  };

  [[nodiscard]] bool at_key() const { return !m_frames.empty() && m_frames.back().expects_key; }

  void check_tag(const YAML::Mark& mark, const std::string& tag) {
    if (tag == "?" || tag == "!" || tag.empty()) return;  // what the parser itself gives to untagged values
    error(code::yaml_feature, place(mark), "tags are not allowed: `" + tag + "`", {});
  }

  void check_key(const Node& key) {
    Frame& frame = m_frames.back();
    frame.expects_key = false;
    frame.key = m_document.nodes.size() - 1;
    if (key.text == "<<" && !key.quoted) {
      error(code::yaml_feature, key.place, "merge keys are not allowed", "write the values out where they are needed");
    } else if (!frame.keys.insert(key.text).second) {
      error(code::duplicate_key, key.place, "duplicate key `" + std::string(key.text) + "`", {});
    }
  }

  void add(Node::Kind kind, const YAML::Mark& mark, bool quoted, std::string text) {
    if (m_document.nodes.size() >= m_limits.yaml_nodes) {
      error(code::limit, place(mark), "more than " + std::to_string(m_limits.yaml_nodes) + " values in one file",
            "split the file");
      throw Stop{};
    }
    m_last = place(mark);
    Node node;
    node.kind = kind;
    node.quoted = quoted;
    node.place = m_last;
    if (!text.empty()) node.text = m_document.keep(std::move(text));
    m_document.nodes.push_back(node);
  }

  void open(Node::Kind kind, const YAML::Mark& mark, const std::string& tag) {
    check_tag(mark, tag);
    if (m_frames.size() >= m_limits.yaml_depth) {
      error(code::limit, place(mark), "nested deeper than " + std::to_string(m_limits.yaml_depth) + " levels", {});
      throw Stop{};
    }
    if (at_key()) {
      error(code::yaml_feature, place(mark), "a key must be text, not a list or a map",
            "text that begins with [ or { needs quotes");
      throw Stop{};
    }
    add(kind, mark, false, {});
    Frame frame;
    frame.node = m_document.nodes.size() - 1;
    frame.is_map = kind == Node::Kind::map;
    frame.expects_key = frame.is_map;
    m_frames.push_back(std::move(frame));
  }

  void close() {
    Node& node = m_document.nodes[m_frames.back().node];
    node.size = static_cast<std::uint32_t>(m_document.nodes.size() - m_frames.back().node);
    m_frames.pop_back();
    finish_value();
  }

  void finish_value() {
    if (m_frames.empty()) return;
    Frame& frame = m_frames.back();
    if (!frame.is_map) return;
    if (frame.expects_key) {  // an alias or a null where a key should be; it has been reported
      frame.expects_key = false;
      frame.key = m_document.nodes.size() - 1;
    } else {
      frame.expects_key = true;
    }
  }

  Document& m_document;
  std::vector<Diagnostic>& m_diagnostics;
  const Limits& m_limits;
  std::vector<Frame> m_frames;
  Place m_last{1, 1};
  int m_documents = 0;
};

/// Length of the UTF-8 sequence at `i`; 0 where it is none (also for overlong forms, surrogates, beyond U+10FFFF).
std::size_t utf8_length(std::string_view s, std::size_t i) {
  const auto at = [&](std::size_t k) { return k < s.size() ? static_cast<unsigned char>(s[k]) : 0U; };
  const auto follows = [&](std::size_t k) { return (at(k) & 0xC0U) == 0x80U; };
  const unsigned b = at(i);
  if (b < 0x80) return 1;
  if (b >= 0xC2 && b <= 0xDF) return follows(i + 1) ? 2 : 0;
  if (b >= 0xE0 && b <= 0xEF) {
    if (!follows(i + 1) || !follows(i + 2)) return 0;
    if (b == 0xE0 && at(i + 1) < 0xA0) return 0;
    if (b == 0xED && at(i + 1) > 0x9F) return 0;
    return 3;
  }
  if (b >= 0xF0 && b <= 0xF4) {
    if (!follows(i + 1) || !follows(i + 2) || !follows(i + 3)) return 0;
    if (b == 0xF0 && at(i + 1) < 0x90) return 0;
    if (b == 0xF4 && at(i + 1) > 0x8F) return 0;
    return 4;
  }
  return 0;
}

/// First byte that a rule file may not hold. yaml-cpp would replace broken UTF-8, and takes 0x04 for the end.
std::optional<Place> bad_byte(std::string_view bytes) {
  Place place{1, 1};
  for (std::size_t i = 0; i < bytes.size();) {
    const auto b = static_cast<unsigned char>(bytes[i]);
    const std::size_t length = utf8_length(bytes, i);
    const bool control = (b < 0x20 && b != '\n' && b != '\r' && b != '\t') || b == 0x7F;
    if (length == 0 || control) return place;
    if (b == '\n') {
      ++place.line;
      place.column = 1;
    } else {
      place.column += static_cast<std::uint32_t>(length);
    }
    i += length;
  }
  return std::nullopt;
}

/// What an author most likely did, where yaml-cpp's words do not tell.
std::string help_for(const std::string& message) {
  namespace msg = YAML::ErrorMsg;
  if (message == msg::MAP_VALUE || message == msg::MAP_KEY) return "text that holds `: ` needs quotes";
  if (message == msg::TAB_IN_INDENTATION) return "indent with blanks";
  if (message == msg::UNKNOWN_TOKEN) return "text that begins with a special character needs quotes";
  if (message == msg::END_OF_MAP || message == msg::END_OF_SEQ || message == msg::END_OF_MAP_FLOW ||
      message == msg::END_OF_SEQ_FLOW || message == msg::FLOW_END || message == msg::BLOCK_ENTRY) {
    return "look for wrong indentation here, or a quote or bracket above that is not closed";
  }
  return {};
}

}  // namespace

YamlResult read_yaml(std::string_view bytes, std::string file, std::string path, const Limits& limits) {
  YamlResult result;
  Document document;
  document.file = std::move(file);
  document.path = std::move(path);
  TreeBuilder builder(document, result.diagnostics, limits);

  if (bytes.size() > limits.rule_file_bytes) {
    builder.error(code::limit, {0, 0}, "longer than " + std::to_string(limits.rule_file_bytes) + " bytes",
                  "split the file");
    return result;
  }
  if (bytes.substr(0, 3) == "\xEF\xBB\xBF") bytes.remove_prefix(3);  // editors on Windows write it
  if (const auto place = bad_byte(bytes)) {
    builder.error(code::encoding, *place, "neither text nor UTF-8", "save the file as UTF-8");
    return result;
  }

  // A document end marker of our own: in an open quote yaml-cpp refuses it, whereas it takes the end of the file for
  // the closing quote.
  std::string text(bytes);
  text += "\n...\n";
  View view(text);
  std::istream stream(&view);
  try {
    YAML::Parser parser(stream);
    if (!parser.HandleNextDocument(builder) || builder.documents() == 0) {
      builder.error(code::empty_value, {1, 1}, "the file is empty", {});
    } else {
      while (parser.HandleNextDocument(builder)) {
      }
    }
  } catch (const Stop&) {
    // said already
  } catch (const YAML::Exception& e) {
    // What looked empty may be no more than the place where the text broke off.
    std::erase_if(result.diagnostics, [](const Diagnostic& d) { return d.code == code::empty_value; });
    const bool open_quote = e.msg == YAML::ErrorMsg::DOC_IN_SCALAR || e.msg == YAML::ErrorMsg::EOF_IN_SCALAR;
    if (open_quote) {
      // The mark is at the end of the file; the quote was opened after the last value that could be read.
      const std::string line = std::to_string(builder.last().line);
      builder.error(code::yaml_syntax, builder.last(), "a quote is opened here or below and never closed",
                    "look for a quotation mark without its partner from line " + line + " on");
    } else {
      builder.error(code::yaml_syntax, TreeBuilder::place(e.mark), e.msg, help_for(e.msg));
    }
  }
  if (result.diagnostics.empty()) result.document = std::move(document);
  return result;
}

}  // namespace imrlint
