#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "rules/describe.hpp"
#include "rules/words.hpp"

/// What describe.hpp says, as data: for messages, for documentation, and for schemas in other languages.
namespace imrlint {

enum class ValueType : std::uint8_t {
  text,
  id,
  path_id,
  phrase,
  boolean,
  whole,  ///< whole number from `low` to `high`
  number,
  date,
  pages,
  word,     ///< of the closed vocabulary `of`
  name,     ///< declared in a pack: a service, a fact, ...
  section,  ///< of the rule's guideline
  map,      ///< of the kind `of`; empty: with keys of its own
};

struct TypeInfo {
  ValueType type = ValueType::text;
  bool list = false;
  std::string_view of = {};
  std::vector<std::string_view> words = {};  ///< of a closed vocabulary
  int low = 0;
  int high = 0;
};

struct KeyInfo {
  std::string_view name;
  std::string_view doc;
  Need need = Need::optional;
  bool choice = false;  ///< exactly one of the map's choices is there
  TypeInfo type;
  std::vector<KeyInfo> keys;  ///< of a map without a kind
};

struct MapInfo {
  std::string_view name;    ///< of a file: its kind
  std::string_view folder;  ///< of a file: where it lives in the pack
  std::string_view doc;
  bool file = false;
  std::vector<KeyInfo> keys;
};

/// Every map of the rule files, the files first.
[[nodiscard]] std::vector<MapInfo> schema();

/// "a list of phrases", "a whole number from 1 to 99".
[[nodiscard]] std::string to_string(const TypeInfo& type);

// What a C++ type is in a rule file.

template <class T>
struct MapName;
template <>
struct MapName<Service> {
  static constexpr std::string_view value = "service";
};
template <>
struct MapName<DrugClass> {
  static constexpr std::string_view value = "drug class";
};
template <>
struct MapName<Drug> {
  static constexpr std::string_view value = "drug";
};
template <>
struct MapName<RegionWords> {
  static constexpr std::string_view value = "region";
};
template <>
struct MapName<Fact> {
  static constexpr std::string_view value = "fact";
};
template <>
struct MapName<Modifier> {
  static constexpr std::string_view value = "modifier";
};
template <>
struct MapName<CueGroup> {
  static constexpr std::string_view value = "group of cues";
};
template <>
struct MapName<Slot> {
  static constexpr std::string_view value = "slot";
};
template <>
struct MapName<GuidelineSection> {
  static constexpr std::string_view value = "section";
};
template <>
struct MapName<Criterion> {
  static constexpr std::string_view value = "criterion";
};
template <>
struct MapName<Statement> {
  static constexpr std::string_view value = "statement";
};
template <>
struct MapName<Misquotation> {
  static constexpr std::string_view value = "misquotation";
};

template <class T>
concept NamedMap = requires {
  MapName<T>::value;
};

inline TypeInfo type_of(const std::string&) {
  return {};
}
inline TypeInfo type_of(const IdText&) {
  return {.type = ValueType::id};
}
inline TypeInfo type_of(const PathIdText&) {
  return {.type = ValueType::path_id};
}
inline TypeInfo type_of(const SectionName&) {
  return {.type = ValueType::section};
}
inline TypeInfo type_of(const Phrase&) {
  return {.type = ValueType::phrase};
}
inline TypeInfo type_of(const bool&) {
  return {.type = ValueType::boolean};
}
inline TypeInfo type_of(const double&) {
  return {.type = ValueType::number};
}
inline TypeInfo type_of(const Date&) {
  return {.type = ValueType::date};
}
inline TypeInfo type_of(const PageSpan&) {
  return {.type = ValueType::pages};
}
inline TypeInfo type_of(const ServiceId&) {
  return {.type = ValueType::name, .of = "service"};
}
inline TypeInfo type_of(const DrugId&) {
  return {.type = ValueType::name, .of = "drug"};
}
inline TypeInfo type_of(const DrugClassId&) {
  return {.type = ValueType::name, .of = "drug class"};
}
inline TypeInfo type_of(const FactId&) {
  return {.type = ValueType::name, .of = "fact"};
}
inline TypeInfo type_of(const SlotId&) {
  return {.type = ValueType::name, .of = "slot"};
}
inline TypeInfo type_of(const GuidelineId&) {
  return {.type = ValueType::name, .of = "guideline"};
}
template <class T>
TypeInfo type_of(const Whole<T>& whole) {
  return {.type = ValueType::whole, .low = whole.low, .high = whole.high};
}
template <ClosedWord E>
TypeInfo type_of(const E& word) {
  const WordList list = word_list(word);
  return {.type = ValueType::word, .of = list.what, .words = {list.words.begin(), list.words.end()}};
}
template <NamedMap T>
TypeInfo type_of(const T&) {
  return {.type = ValueType::map, .of = MapName<T>::value};
}
template <class F>
TypeInfo type_of(const Group<F>&) {
  return {.type = ValueType::map};
}
template <class T>
TypeInfo type_of(const One<T>&) {
  return type_of(T{});
}
inline TypeInfo type_of(const Regions&) {
  TypeInfo info = type_of(Region{});
  info.list = true;
  return info;
}
template <class T>
TypeInfo type_of(const std::vector<T>&) {
  TypeInfo info = type_of(T{});
  info.list = true;
  return info;
}
template <class T>
TypeInfo type_of(const std::optional<T>&) {
  return type_of(T{});
}

}  // namespace imrlint
