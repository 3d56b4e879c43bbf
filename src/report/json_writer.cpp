#include "report/json_writer.hpp"

#include <array>
#include <charconv>

#include "report/utf8.hpp"

namespace imrlint {

void append_json_string(std::string& out, std::string_view text) {
  static constexpr std::string_view hex = "0123456789abcdef";
  out += '"';
  std::size_t plain = 0;  // start of the run of bytes that go out as they are
  const auto flush = [&](std::size_t end) { out.append(text.substr(plain, end - plain)); };
  for (std::size_t i = 0; i < text.size();) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte >= 0x20 && byte < 0x7F && byte != '"' && byte != '\\') {
      ++i;
      continue;
    }
    const CodePoint c = code_point_at(text, i);
    if (c.valid && c.value >= 0x80) {
      i += c.size;
      continue;
    }
    flush(i);
    if (!c.valid) {
      out += replacement_character;
    } else if (byte == '"' || byte == '\\') {
      out += '\\';
      out += text[i];
    } else if (byte == '\n') {
      out += "\\n";
    } else if (byte == '\t') {
      out += "\\t";
    } else if (byte == '\r') {
      out += "\\r";
    } else {
      out += "\\u00";
      out += hex[byte >> 4U];
      out += hex[byte & 0x0FU];
    }
    i += c.size;
    plain = i;
  }
  flush(text.size());
  out += '"';
}

void JsonWriter::line_break() {
  m_out += '\n';
  m_out.append(2 * (m_depth + m_levels.size()), ' ');
}

void JsonWriter::before_value() {
  if (m_after_key) {
    m_after_key = false;
    return;
  }
  if (m_levels.empty()) return;
  Level& level = m_levels.back();
  if (!level.first) m_out += ',';
  if (m_layout == Layout::pretty) {
    if (!level.flow) {
      line_break();
    } else if (!level.first) {
      m_out += ' ';
    }
  }
  level.first = false;
}

void JsonWriter::begin(char bracket, bool flow) {
  before_value();
  m_out += bracket;
  m_levels.push_back({flow || in_flow(), true});
}

void JsonWriter::end(char bracket) {
  const Level level = m_levels.back();
  m_levels.pop_back();
  if (m_layout == Layout::pretty && !level.flow && !level.first) line_break();
  m_out += bracket;
}

JsonWriter& JsonWriter::key(std::string_view name) {
  before_value();
  append_json_string(m_out, name);
  m_out += m_layout == Layout::pretty ? ": " : ":";
  m_after_key = true;
  return *this;
}

void JsonWriter::value(std::string_view text) {
  before_value();
  append_json_string(m_out, text);
}

void JsonWriter::literal(std::string_view text) {
  before_value();
  m_out += text;
}

void JsonWriter::number(std::uint64_t n) {
  before_value();
  std::array<char, 20> buffer{};
  const auto result = std::to_chars(buffer.data(), buffer.data() + buffer.size(), n);
  m_out.append(buffer.data(), result.ptr);
}

}  // namespace imrlint
