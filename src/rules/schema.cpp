#include "rules/schema.hpp"

#include <algorithm>

namespace imrlint {
namespace {

class Walker {
 public:
  Walker(std::vector<MapInfo>& maps, std::size_t map) : m_maps(maps), m_map(map) {}

  void kind(std::string_view word, std::string_view folder, std::string_view doc) {
    MapInfo& map = m_maps[m_map];
    map.name = word;
    map.folder = folder;
    map.doc = doc;
    map.file = true;
    m_keys.push_back({"kind",
                      "what the file holds",
                      Need::required,
                      false,
                      {.type = ValueType::word, .of = "kind of files", .words = {word}},
                      {}});
  }
  template <class T>
  void key(std::string_view name, Need need, T&& target, std::string_view doc) {
    m_keys.push_back({name, doc, need, false, type_of(target), {}});
    inner(target);
  }
  template <class Op, class T>
  void choice(std::string_view name, Op&, Op, T&& target, std::string_view doc) {
    m_keys.push_back({name, doc, Need::filled, true, type_of(target), {}});
    inner(target);
  }
  std::vector<KeyInfo> take() { return std::move(m_keys); }

 private:
  template <class T>
  void inner(const T&) {}
  template <class T>
  void inner(const std::vector<T>&) {
    if constexpr (NamedMap<T>) add<T>();
  }
  template <class T>
  void inner(const One<T>&) {
    add<T>();
  }
  template <NamedMap T>
  void inner(const T&) {
    add<T>();
  }
  template <class F>
  void inner(const Group<F>& group) {
    Walker walker(m_maps, m_map);
    group.keys(walker);
    m_keys.back().keys = walker.take();
  }
  template <class T>
  void add() {
    const auto same = [](const MapInfo& map) { return !map.file && map.name == MapName<T>::value; };
    if (std::any_of(m_maps.begin(), m_maps.end(), same)) return;
    const std::size_t at = m_maps.size();
    m_maps.push_back({MapName<T>::value, {}, {}, false, {}});
    Walker walker(m_maps, at);
    T target{};
    describe(walker, target);
    m_maps[at].keys = walker.take();
  }

  std::vector<MapInfo>& m_maps;
  std::size_t m_map;
  std::vector<KeyInfo> m_keys;
};

std::string plural(std::string_view noun) {
  if (noun == "criterion") return "criteria";
  if (noun == "group of cues") return "groups of cues";
  if (noun == "drug class") return "drug classes";
  return std::string(noun) + "s";
}

std::string noun(const TypeInfo& type) {
  switch (type.type) {
    case ValueType::text: return "text";
    case ValueType::id: return "id";
    case ValueType::path_id: return "path";
    case ValueType::phrase: return "phrase";
    case ValueType::boolean: return "truth value";
    case ValueType::whole: return "whole number";
    case ValueType::number: return "number";
    case ValueType::date: return "date";
    case ValueType::pages: return "page range";
    case ValueType::word:
    case ValueType::name: return std::string(type.of);
    case ValueType::section: return "section";
    case ValueType::map: return type.of.empty() ? "map" : std::string(type.of);
  }
  return {};
}

}  // namespace

std::vector<MapInfo> schema() {
  std::vector<MapInfo> maps;
  std::vector<std::vector<KeyInfo>> files;
  for_each_file_kind([&](auto) { maps.emplace_back(); });
  std::size_t at = 0;
  for_each_file_kind([&](auto file) {
    Walker walker(maps, at);
    describe(walker, file);
    maps[at++].keys = walker.take();
  });
  return maps;
}

std::string to_string(const TypeInfo& type) {
  if (type.list) {
    const bool names = type.type == ValueType::name;
    return "a list of " + (names ? "ids of " : std::string()) + plural(noun(type));
  }
  switch (type.type) {
    case ValueType::text: return "text";
    case ValueType::id: return "an id";
    case ValueType::path_id: return "an id of the form <family>/<name>";
    case ValueType::boolean: return "`true` or `false`";
    case ValueType::whole:
      return "a whole number from " + std::to_string(type.low) + " to " + std::to_string(type.high);
    case ValueType::date: return "a date such as 2016-07-28";
    case ValueType::pages: return "a page range such as 177-179";
    case ValueType::name: return "the id of a " + noun(type);
    case ValueType::section: return "the id of a section";
    case ValueType::map: return type.of.empty() ? "a map" : "a map (" + noun(type) + ")";
    case ValueType::phrase:
    case ValueType::number:
    case ValueType::word: return "a " + noun(type);
  }
  return {};
}

}  // namespace imrlint
