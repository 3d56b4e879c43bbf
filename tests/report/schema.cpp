#include "report/schema.hpp"

#include <regex.h>

#include <algorithm>
#include <string_view>

namespace imrlint::test {
namespace {

using nlohmann::json;

// The schema's patterns mean the same as JSON Schema's and POSIX's regular expressions.
bool matches(const std::string& text, const std::string& pattern) {
  regex_t compiled;
  if (::regcomp(&compiled, pattern.c_str(), REG_EXTENDED | REG_NOSUB) != 0) return false;
  const bool found = ::regexec(&compiled, text.c_str(), 0, nullptr, 0) == 0;
  ::regfree(&compiled);
  return found;
}

class Validator {
 public:
  explicit Validator(const json& root) : m_root(root) {}

  void check(const json& value, const json& schema, const std::string& at) {
    for (const auto& [keyword, rule] : schema.items()) {
      if (keyword == "$schema" || keyword == "$id" || keyword == "$defs" || keyword == "title" ||
          keyword == "description") {
        continue;
      }
      if (keyword == "$ref") {
        check(value, m_root.at(json::json_pointer(rule.get<std::string>().substr(1))), at);
      } else if (keyword == "type") {
        type(value, rule, at);
      } else if (keyword == "const") {
        if (value != rule) fail(at, "is not " + rule.dump());
      } else if (keyword == "enum") {
        if (std::find(rule.begin(), rule.end(), value) == rule.end()) fail(at, value.dump() + " is not in the list");
      } else if (keyword == "required") {
        for (const auto& key : rule) {
          if (value.is_object() && !value.contains(key.get<std::string>())) fail(at, "lacks " + key.dump());
        }
      } else if (keyword == "properties") {
        if (!value.is_object()) continue;
        for (const auto& [key, inner] : rule.items()) {
          if (value.contains(key)) check(value.at(key), inner, at + "/" + key);
        }
      } else if (keyword == "additionalProperties") {
        if (!value.is_object() || rule != json(false)) continue;
        for (const auto& [key, inner] : value.items()) {
          if (!schema.at("properties").contains(key)) fail(at, "has the unknown key " + key);
        }
      } else if (keyword == "items") {
        if (!value.is_array()) continue;
        for (std::size_t i = 0; i < value.size(); ++i)
          check(value[i], rule, at + "/" + std::to_string(i));
      } else if (keyword == "minItems") {
        if (value.is_array() && value.size() < rule.get<std::size_t>()) fail(at, "has too few elements");
      } else if (keyword == "minLength") {
        if (value.is_string() && value.get<std::string>().size() < rule.get<std::size_t>()) fail(at, "is too short");
      } else if (keyword == "minimum") {
        if (value.is_number() && value.get<double>() < rule.get<double>()) fail(at, "is too small");
      } else if (keyword == "pattern") {
        if (value.is_string() && !matches(value.get<std::string>(), rule.get<std::string>())) {
          fail(at, value.dump() + " has not the pattern " + rule.dump());
        }
      } else {
        fail(at, "schema keyword " + keyword + " is not understood");
      }
    }
  }

  std::vector<std::string> problems;

 private:
  static bool is(const json& value, std::string_view name) {
    if (name == "integer") return value.is_number_integer();
    return value.type_name() == name;
  }

  void type(const json& value, const json& rule, const std::string& at) {
    if (rule.is_string()) {
      if (!is(value, rule.get<std::string>())) fail(at, "is not of type " + rule.dump());
      return;
    }
    for (const auto& one : rule) {
      if (is(value, one.get<std::string>())) return;
    }
    fail(at, "is of none of the types " + rule.dump());
  }

  void fail(const std::string& at, const std::string& what) {
    problems.push_back((at.empty() ? "/" : at) + " " + what);
  }

  const json& m_root;
};

}  // namespace

std::vector<std::string> problems_of(const json& value, const json& schema, const json& root) {
  Validator validator(root);
  validator.check(value, schema, "");
  return validator.problems;
}

}  // namespace imrlint::test
