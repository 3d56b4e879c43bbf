#pragma once

#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace imrlint {

/// Writes JSON as it comes, without building a tree: the bulk of a run over many letters is writing.
/// The caller keeps the nesting right. Strings come out as valid UTF-8 whatever bytes they hold.
class JsonWriter {
 public:
  enum class Layout : std::uint8_t { compact, pretty };

  /// `depth`: how deep in a pretty document the first value stands.
  explicit JsonWriter(std::string& out, Layout layout = Layout::pretty, std::size_t depth = 0)
      : m_out(out), m_layout(layout), m_depth(depth) {}

  void begin_object() { begin('{', false); }
  void end_object() { end('}'); }
  void begin_array() { begin('[', false); }
  void end_array() { end(']'); }
  /// On one line, all that is inside it too.
  void begin_flow_object() { begin('{', true); }
  void begin_flow_array() { begin('[', true); }

  JsonWriter& key(std::string_view name);
  void value(std::string_view text);
  void value(const char* text) { value(std::string_view(text)); }
  void value(std::same_as<bool> auto b) { literal(b ? "true" : "false"); }
  void value(std::unsigned_integral auto n) requires(!std::same_as<decltype(n), bool>) { number(n); }
  void null() { literal("null"); }

  void field(std::string_view name, auto&& v) { key(name).value(v); }

 private:
  struct Level {
    bool flow = false;
    bool first = true;
  };
  void begin(char bracket, bool flow);
  void end(char bracket);
  void before_value();
  void line_break();
  void literal(std::string_view text);
  void number(std::uint64_t n);
  [[nodiscard]] bool in_flow() const { return !m_levels.empty() && m_levels.back().flow; }

  std::string& m_out;
  Layout m_layout;
  std::size_t m_depth;
  std::vector<Level> m_levels;
  bool m_after_key = false;
};

/// `text` between quotes, escaped.
void append_json_string(std::string& out, std::string_view text);

}  // namespace imrlint
