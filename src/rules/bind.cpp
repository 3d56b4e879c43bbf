#include "rules/bind.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <unordered_map>
#include <unordered_set>

#include "rules/codes.hpp"
#include "rules/describe.hpp"
#include "rules/phrase.hpp"
#include "rules/schema.hpp"
#include "rules/suggest.hpp"
#include "rules/words.hpp"

namespace imrlint {
namespace {

std::string quoted(std::string_view text) {
  constexpr std::size_t most = 60;  // of a user's text in a message
  return "`" + std::string(text.substr(0, most)) + (text.size() > most ? "...`" : "`");
}

bool is_id(std::string_view text) {
  if (text.empty() || text.size() > 80 || text.front() == '-' || text.back() == '-') return false;
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; }) &&
         text.find("--") == std::string_view::npos;
}

bool is_path_id(std::string_view text) {
  const std::size_t slash = text.find('/');
  return slash != std::string_view::npos && is_id(text.substr(0, slash)) && is_id(text.substr(slash + 1));
}

/// "a/b.yaml" below `folder/`; empty where the path is not there.
std::string_view id_of_path(std::string_view path, std::string_view folder) {
  if (!path.starts_with(folder) || path.size() <= folder.size() || path[folder.size()] != '/') return {};
  path.remove_prefix(folder.size() + 1);
  return path.substr(0, path.rfind('.'));
}

/// A kind of rule file: its word after `kind:` and its folder.
struct Kind {
  std::string_view word;
  std::string_view folder;
};
struct KindWalker {
  Kind out;
  void kind(std::string_view word, std::string_view folder, std::string_view) { out = {word, folder}; }
  template <class T>
  void key(std::string_view, Need, T&&, std::string_view) {}
};

/// The names that packs declare of one kind of thing. A name's place in the table is its id in the rulebook.
struct Table {
  struct Entry {
    const Node* owner = nullptr;  // the map that declares it; the latest pack's
    std::size_t pack = 0;
  };
  std::string_view what;
  std::unordered_map<std::string_view, std::uint16_t> index;
  std::vector<std::string_view> names;
  std::vector<Entry> entries;

  explicit Table(std::string_view w) : what(w) {}
};

class Binder {
 public:
  explicit Binder(const std::vector<PackSource>& packs) : m_packs(packs) {}
  LoadedRulebook run();

  // --- called by MapReader ---

  void report(Severity severity, std::string_view code, Place place, std::string message, std::string help = {}) {
    if (severity == Severity::error) m_sound = false;
    m_out.diagnostics.push_back({severity,
                                 std::string(code),
                                 std::move(message),
                                 std::move(help),
                                 m_document->file,
                                 place.line,
                                 place.column,
                                 {}});
  }
  void error(std::string_view code, Place place, std::string message, std::string help = {}) {
    report(Severity::error, code, place, std::move(message), std::move(help));
  }

  /// Reads the value of a key, or an element of a list, into `target`.
  template <class T>
  void read(const Node& node, T&& target);

  void unknown(std::string_view code, Place place, std::string_view what, std::string_view name,
               const std::vector<std::string_view>& known, bool list_them) {
    std::string help;
    if (const std::string_view near = closest(name, known); !near.empty()) {
      help = "did you mean `" + std::string(near) + "`?";
    } else if (list_them) {
      help = "one of:";
      for (const std::string_view word : known)
        help += " " + std::string(word);
    }
    error(code, place, "unknown " + std::string(what) + " " + quoted(name), std::move(help));
  }

 private:
  friend class MapReader;

  // Values. Each checks what it reads and leaves the target alone where it is wrong.
  template <class T>
  bool wrong_type(const Node& node, const T& target);
  void value(const Node& node, std::string& out);
  void value(const Node& node, const IdText& out);
  void value(const Node& node, const PathIdText& out);
  void value(const Node& node, const SectionName& out);
  void value(const Node& node, Phrase& out);
  void value(const Node& node, bool& out);
  void value(const Node& node, double& out);
  void value(const Node& node, Date& out);
  void value(const Node& node, PageSpan& out);
  void value(const Node& node, Regions& out);
  template <class T>
  void value(const Node& node, const Whole<T>& out);
  template <ClosedWord E>
  void value(const Node& node, E& out);
  template <class Tag>
  void value(const Node& node, Id<Tag>& out);
  template <NamedMap T>
  void value(const Node& node, T& out);
  template <class F>
  void value(const Node& node, const Group<F>& out);
  template <class T>
  void value(const Node& node, const One<T>& out);
  template <class T>
  void value(const Node& node, std::vector<T>& out);
  template <class T>
  void value(const Node& node, std::optional<T>& out);

  // What the keys of a map say together; called once all of them have been read.
  template <class T>
  void after(const Node&, T&) {}
  void after(const Node& node, Fact& fact) { fact.origin = origin(node); }
  void after(const Node& node, GuidelineFile& file);
  void after(const Node& node, RuleFile& file);
  void after(const Node& node, Criterion& criterion);
  void after(const Node& node, Statement& statement);
  void after(const Node& node, Misquotation& misquotation);

  template <class T>
  void document(const Node& root, T& file);
  template <class T>
  std::uint16_t* place_of(const Node& node, std::string_view key = "id");

  void check_repeats(const Node& list);
  void check_range(const Node& node, std::optional<double> min, std::optional<double> max);
  void check_unit(const Node& node, SlotId slot, Unit unit);
  void check_path(const Node& node, std::string_view folder, std::string_view id);
  void check_pages(const Node& node, const std::optional<PageSpan>& pages, const Guideline& guideline,
                   const GuidelineSection* section);
  void criteria_ids(const Node& node, std::unordered_set<std::string_view>& seen);

  void declare(Table& table, const Node& owner, std::string_view key = "id");
  void declare_all(const Node& root, std::string_view list, Table& table);
  [[nodiscard]] bool wins(const Table& table, const Node& owner, std::string_view key, std::uint16_t& at) const;
  template <class T>
  void store(std::vector<T>& to, const Table& table, const Node& root, std::string_view list, std::vector<T>& from);

  void collect();
  void bind_vocabulary();
  void bind_guidelines();
  void bind_rules();
  void check_cycles();
  void check_stated();

  Table& table(ServiceId) { return m_services; }
  Table& table(DrugId) { return m_drugs; }
  Table& table(DrugClassId) { return m_drug_classes; }
  Table& table(FactId) { return m_facts; }
  Table& table(SlotId) { return m_slots; }
  Table& table(GuidelineId) { return m_guidelines; }

  [[nodiscard]] Origin origin(const Node& node) const { return {m_file, node.place.line, node.place.column}; }

  struct Work {  // one document and what is known of it before it is bound
    const Document* document;
    std::size_t pack;
    std::uint16_t file;
    std::string_view kind;
  };
  void at(const Work& work) {
    m_document = work.document;
    m_file = work.file;
    m_checked = m_packs[work.pack].checked;
  }

  const std::vector<PackSource>& m_packs;
  LoadedRulebook m_out;
  std::vector<Work> m_work;
  Table m_services{"service"};
  Table m_drugs{"drug"};
  Table m_drug_classes{"drug class"};
  Table m_regions{"region"};
  Table m_facts{"fact"};
  Table m_slots{"slot"};
  Table m_guidelines{"guideline"};
  Table m_rules{"rule"};
  std::unordered_map<std::string_view, std::size_t> m_modifiers;  // by phrase: index in the rulebook
  std::unordered_map<std::string_view, std::size_t> m_modifier_packs;

  const Document* m_document = nullptr;
  std::size_t m_pack = 0;
  std::uint16_t m_file = 0;
  bool m_checked = false;
  bool m_sound = true;
  bool m_incomplete = false;
};

/// A walker (describe.hpp) that takes values out of one map. Keys are mostly written in the order in which they are
/// described, so each search begins where the last one ended.
class MapReader {
 public:
  MapReader(Binder& binder, const Node& map) : m_binder(binder), m_map(map), m_cursor(map.begin()) {}

  void kind(std::string_view, std::string_view, std::string_view) { (void)locate("kind"); }

  template <class T>
  void key(std::string_view name, Need need, T&& target, std::string_view) {
    const Node* k = locate(name);
    if (k == nullptr) {
      if (need != Need::optional) {
        m_binder.error(code::missing_key, m_map.place, "`" + std::string(name) + "` is missing",
                       "it is " + to_string(type_of(target)));
      }
      return;
    }
    if (need == Need::filled) refuse_empty(k[1], name);
    m_binder.read(k[1], target);
  }

  template <class Op, class T>
  void choice(std::string_view name, Op& chosen, Op op, T&& target, std::string_view) {
    if (m_choice_count < m_choices.size()) m_choices[m_choice_count++] = name;
    const Node* k = locate(name);
    if (k == nullptr) return;
    if (m_chosen != nullptr) {
      m_binder.error(code::one_operator, k->place,
                     "`" + std::string(name) + "` beside `" + std::string(m_chosen->text) + "`",
                     "a criterion has exactly one operator; nest them");
      return;
    }
    m_chosen = k;
    chosen = op;
    refuse_empty(k[1], name);
    m_binder.read(k[1], target);
  }

  /// What is left when every key has been asked for.
  void finish() {
    std::size_t entries = 0;
    for (const Node* k = m_map.begin(); k != m_map.end(); k = (k + 1)->next())
      ++entries;
    std::vector<std::string_view> known;
    if (entries != m_found) {
      known.assign(m_known.begin(), m_known.begin() + static_cast<std::ptrdiff_t>(m_known_count));
      for (const Node* k = m_map.begin(); k != m_map.end(); k = (k + 1)->next()) {
        if (std::find(known.begin(), known.end(), k->text) != known.end()) continue;
        m_binder.unknown(code::unknown_key, k->place, "key", k->text, known, true);
      }
    }
    if (m_choice_count != 0 && m_chosen == nullptr) {
      std::string help = "one of:";
      for (std::size_t i = 0; i < m_choice_count; ++i)
        help += " " + std::string(m_choices[i]);
      m_binder.error(code::one_operator, m_map.place, "the criterion has no operator", help);
    }
  }

 private:
  const Node* locate(std::string_view name) {
    if (m_known_count < m_known.size()) m_known[m_known_count++] = name;
    const Node* k = m_cursor;
    for (int lap = 0; lap < 2; ++lap) {
      const Node* stop = lap == 0 ? m_map.end() : m_cursor;
      for (; k != stop; k = (k + 1)->next()) {
        if (k->text != name) continue;
        m_cursor = (k + 1)->next();
        ++m_found;
        return k;
      }
      k = m_map.begin();
    }
    return nullptr;
  }
  void refuse_empty(const Node& value, std::string_view name) {
    if (value.is_list() && value.size == 1) {
      m_binder.error(code::empty_list, value.place, "`" + std::string(name) + "` is empty",
                     "at least one entry is needed");
    }
  }

  Binder& m_binder;
  const Node& m_map;
  const Node* m_cursor;
  const Node* m_chosen = nullptr;
  std::size_t m_found = 0;
  std::size_t m_known_count = 0;
  std::size_t m_choice_count = 0;
  std::array<std::string_view, 32> m_known;
  std::array<std::string_view, 16> m_choices;
};

// --- values ---------------------------------------------------------------------------------------------------------

template <class T>
void Binder::read(const Node& node, T&& target) {
  value(node, target);
}

// Kind of node that a target is read from. Not taken from type_of(), which is made for messages and allocates.
template <class T>
inline constexpr Node::Kind kind_for = NamedMap<T> ? Node::Kind::map : Node::Kind::text;
template <class F>
inline constexpr Node::Kind kind_for<Group<F>> = Node::Kind::map;
template <class T>
inline constexpr Node::Kind kind_for<One<T>> = kind_for<T>;
template <class T>
inline constexpr Node::Kind kind_for<std::vector<T>> = Node::Kind::list;

template <class T>
bool Binder::wrong_type(const Node& node, const T& target) {
  if (node.kind == kind_for<T>) return false;
  const TypeInfo type = type_of(target);
  const std::string_view found = node.is_text() ? "text" : node.is_list() ? "a list" : "a map";
  std::string help;
  if (node.is_text() && type.list) help = "write it in brackets: [...]";
  error(code::wrong_type, node.place, "expected " + to_string(type) + ", found " + std::string(found), std::move(help));
  return true;
}

void Binder::value(const Node& node, std::string& out) {
  if (wrong_type(node, out)) return;
  if (node.text.find_first_not_of(" \t\r\n") == std::string_view::npos) {
    error(code::bad_value, node.place, "the text is empty");
    return;
  }
  out = node.text;
}

void Binder::value(const Node& node, const IdText& out) {
  if (wrong_type(node, out)) return;
  if (!m_checked && !is_id(node.text)) {
    error(code::bad_id, node.place, "bad id " + quoted(node.text),
          "an id is lower-case letters and digits, joined by single hyphens");
    return;
  }
  out.out = node.text;
}

void Binder::value(const Node& node, const PathIdText& out) {
  if (wrong_type(node, out)) return;
  if (!m_checked && !is_path_id(node.text)) {
    error(code::bad_id, node.place, "bad id " + quoted(node.text),
          "<family>/<name>, each lower-case letters and digits, joined by single hyphens");
    return;
  }
  out.out = node.text;
}

void Binder::value(const Node& node, const SectionName& out) {
  (void)wrong_type(node, out);
}  // linked in after()

void Binder::value(const Node& node, Phrase& out) {
  if (wrong_type(node, out)) return;
  if (!m_checked) {
    if (auto problem = check_phrase(node.text)) {
      Place place = node.place;
      // Inside plain and simply quoted text on one line the offset is exact; elsewhere the beginning will do.
      const bool block =
          node.text.find('\n') != std::string_view::npos || node.text.find('"') != std::string_view::npos;
      if (!block) place.column += static_cast<std::uint32_t>(problem->offset + (node.quoted ? 1U : 0U));
      error(code::bad_phrase, place, problem->message + " in " + quoted(node.text), std::move(problem->help));
      return;
    }
  }
  out.text = node.text;
  out.origin = origin(node);
}

void Binder::value(const Node& node, bool& out) {
  if (wrong_type(node, out)) return;
  if (node.quoted || (node.text != "true" && node.text != "false")) {
    error(code::wrong_type, node.place, "expected `true` or `false`, found " + quoted(node.text));
    return;
  }
  out = node.text == "true";
}

/// Digits, at most one period between digits, a minus before; no exponent, no octal, no blanks.
std::optional<double> plain_number(std::string_view text, bool whole) {
  std::string_view digits = text;
  if (digits.starts_with('-')) digits.remove_prefix(1);
  const std::size_t period = digits.find('.');
  const auto all_digits = [](std::string_view s) {
    return !s.empty() && std::all_of(s.begin(), s.end(), [](char c) { return c >= '0' && c <= '9'; });
  };
  const std::string_view before = digits.substr(0, period);
  if (!all_digits(before) || before.size() > 12 || (before.size() > 1 && before.front() == '0')) return std::nullopt;
  if (period != std::string_view::npos && (whole || !all_digits(digits.substr(period + 1)) || digits.size() > 20)) {
    return std::nullopt;
  }
  double out = 0;
  const auto result = std::from_chars(text.data(), text.data() + text.size(), out);
  if (result.ec != std::errc() || result.ptr != text.data() + text.size()) return std::nullopt;
  return out;
}

void Binder::value(const Node& node, double& out) {
  if (wrong_type(node, out)) return;
  const auto number = node.quoted ? std::nullopt : plain_number(node.text, false);
  if (!number) {
    error(code::wrong_type, node.place, "expected a number, found " + quoted(node.text),
          node.quoted ? "leave the quotes out" : "plain decimal, such as 12 or 0.5");
    return;
  }
  if (*number < 0) {
    error(code::bad_value, node.place, "a number here cannot be negative");
    return;
  }
  out = *number;
}

template <class T>
void Binder::value(const Node& node, const Whole<T>& out) {
  if (wrong_type(node, out)) return;
  const auto number = node.quoted ? std::nullopt : plain_number(node.text, true);
  if (!number) {
    error(code::wrong_type, node.place, "expected " + to_string(type_of(out)) + ", found " + quoted(node.text),
          node.quoted ? "leave the quotes out" : "");
    return;
  }
  if (*number < out.low || *number > out.high) {
    error(code::bad_value, node.place, quoted(node.text) + " is not " + to_string(type_of(out)));
    return;
  }
  out.out = static_cast<std::uint16_t>(*number);
}

void Binder::value(const Node& node, Date& out) {
  if (wrong_type(node, out)) return;
  if (const auto date = date_from_iso(node.text)) {
    out = *date;
  } else {
    error(code::bad_value, node.place, "no such date: " + quoted(node.text), "write the day as in 2016-07-28");
  }
}

void Binder::value(const Node& node, PageSpan& out) {
  if (wrong_type(node, out)) return;
  const std::size_t hyphen = node.text.find('-');
  const auto first = plain_number(node.text.substr(0, hyphen), true);
  const auto last = hyphen == std::string_view::npos ? first : plain_number(node.text.substr(hyphen + 1), true);
  if (!first || !last || *first < 1 || *last > 9999) {
    error(code::bad_value, node.place, "no page range: " + quoted(node.text), "write it as in 177-179, or 177");
  } else if (*first > *last) {
    error(code::bad_range, node.place, "the first page of " + quoted(node.text) + " is above the last");
  } else {
    out = {static_cast<std::uint16_t>(*first), static_cast<std::uint16_t>(*last)};
  }
}

template <ClosedWord E>
void Binder::value(const Node& node, E& out) {
  if (wrong_type(node, out)) return;
  if (const auto word = word_from<E>(node.text)) {
    out = *word;
    return;
  }
  const WordList list = word_list(E{});
  unknown(code::unknown_name, node.place, list.what, node.text, {list.words.begin(), list.words.end()}, true);
}

template <class Tag>
void Binder::value(const Node& node, Id<Tag>& out) {
  if (wrong_type(node, out)) return;
  const Table& names = table(out);
  if (const auto it = names.index.find(node.text); it != names.index.end()) {
    out = Id<Tag>(it->second);
  } else if (!m_incomplete) {
    unknown(code::unknown_name, node.place, names.what, node.text, names.names, false);
  }
}

void Binder::value(const Node& node, Regions& out) {
  std::vector<Region> regions;
  value(node, regions);
  for (const Region region : regions)
    out |= region;
}

template <NamedMap T>
void Binder::value(const Node& node, T& out) {
  if (wrong_type(node, out)) return;
  MapReader reader(*this, node);
  describe(reader, out);
  reader.finish();
  after(node, out);
}

template <class F>
void Binder::value(const Node& node, const Group<F>& out) {
  if (wrong_type(node, out)) return;
  MapReader reader(*this, node);
  out.keys(reader);
  reader.finish();
}

template <class T>
void Binder::value(const Node& node, const One<T>& out) {
  read(node, out.out.emplace_back());
}

template <class T>
void Binder::value(const Node& node, std::vector<T>& out) {
  if (wrong_type(node, out)) return;
  std::size_t count = out.size();
  for (const Node* n = node.begin(); n != node.end(); n = n->next())
    ++count;
  out.reserve(count);
  for (const Node* n = node.begin(); n != node.end(); n = n->next())
    read(*n, out.emplace_back());
  if (!m_checked) check_repeats(node);
}

template <class T>
void Binder::value(const Node& node, std::optional<T>& out) {
  const bool before = m_sound;
  m_sound = true;
  T one{};
  read(node, one);
  if (m_sound) out = std::move(one);
  m_sound = m_sound && before;
}

void Binder::check_repeats(const Node& list) {
  std::unordered_set<std::string_view> seen;
  for (const Node* n = list.begin(); n != list.end(); n = n->next()) {
    if (n->is_text() && !seen.insert(n->text).second) {
      report(Severity::warning, code::repeated, n->place, quoted(n->text) + " is in the list already");
    }
  }
}

// --- what keys say together -----------------------------------------------------------------------------------------

void Binder::check_range(const Node& node, std::optional<double> min, std::optional<double> max) {
  if (min && max && *min > *max) {
    const Node* n = find(node, "min");
    error(code::bad_range, n == nullptr ? node.place : n->place, "`min` is above `max`");
  }
}

void Binder::check_unit(const Node& node, SlotId slot, Unit unit) {
  const Node* n = find(node, "unit");
  if (!slot.exists() || n == nullptr || !word_from<Unit>(n->text)) return;
  const Slot& measured = m_out.book[slot];
  if (measured.unit == unit || (is_duration(measured.unit) && is_duration(unit))) return;
  const bool duration = is_duration(measured.unit);
  error(code::unit_mismatch, n->place,
        "`" + measured.id + "` is measured in " + std::string(to_string(measured.unit)) + ", not in " +
            std::string(n->text),
        duration ? "any unit of time will do" : "");
}

void Binder::after(const Node& node, Statement& statement) {
  statement.origin = origin(node);
  if (find(node, "max") == nullptr) statement.max = statement.min;
  check_range(node, statement.min, statement.max);
  check_unit(node, statement.slot, statement.unit);
}

void Binder::after(const Node& node, Misquotation& misquotation) {
  misquotation.origin = origin(node);
  if (find(node, "max") == nullptr) misquotation.max = misquotation.min;
  check_range(node, misquotation.min, misquotation.max);
  check_unit(node, misquotation.slot, misquotation.unit);
}

void Binder::after(const Node& node, Criterion& criterion) {
  using Op = Criterion::Op;
  criterion.origin = origin(node);
  if (const Node* id = find_key(node, "id"); id != nullptr && find_key(node, "title") == nullptr) {
    error(code::untitled, id->place, "a criterion with an `id` needs a `title`", "the title is what reports print");
  }
  const auto bounds = [&](std::string_view key) {
    const Node* map = find(node, key);
    if (map == nullptr || !map->is_map()) return;
    check_range(*map, criterion.min, criterion.max);
    if (find(*map, "min") == nullptr && find(*map, "max") == nullptr) {
      error(code::missing_key, map->place, "neither `min` nor `max`", "a limit needs at least one bound");
    }
    if (criterion.op == Op::limit) check_unit(*map, criterion.slot, criterion.unit);
    if (criterion.op == Op::since_injury && !is_duration(criterion.unit)) {
      if (const Node* unit = find(*map, "unit"); unit != nullptr && word_from<Unit>(unit->text)) {
        error(code::unit_mismatch, unit->place, "time is not measured in " + std::string(unit->text),
              "hours, days, weeks, months or years");
      }
    }
  };
  switch (criterion.op) {
    case Op::at_least: {
      const Node* map = find(node, "at-least");
      const Node* n = map == nullptr ? nullptr : find(*map, "n");
      if (n != nullptr && !criterion.children.empty() && criterion.count > criterion.children.size()) {
        error(code::bad_range, n->place, "more are asked for than `of` holds");
      }
      break;
    }
    case Op::limit: bounds("limit"); break;
    case Op::age:
      criterion.unit = Unit::years;
      bounds("age");
      break;
    case Op::since_injury: bounds("since-injury"); break;
    case Op::all:
    case Op::any:
    case Op::none_of:
    case Op::except:
    case Op::fact: break;
  }
}

void Binder::check_path(const Node& node, std::string_view folder, std::string_view id) {
  const std::string_view expected = id_of_path(m_document->path, folder);
  if (id.empty() || expected.empty() || id == expected) return;
  error(code::path_id, find(node, "id")->place, "the id is " + quoted(id) + " but the path says " + quoted(expected),
        "name the file and the id alike");
}

void Binder::check_pages(const Node& node, const std::optional<PageSpan>& pages, const Guideline& guideline,
                         const GuidelineSection* section) {
  const Node* n = find(node, "pages");
  if (!pages || n == nullptr) return;
  const std::optional<PageSpan>& whole = section != nullptr && section->pages ? section->pages : guideline.pages;
  if (!whole) return;
  if (pages->first + guideline.page_slack >= whole->first && pages->last <= whole->last + guideline.page_slack) return;
  const std::string owner = section != nullptr && section->pages ? "`" + section->id + "` of " : "";
  error(code::outside, n->place,
        "pages " + std::string(n->text) + " are outside of " + owner + "`" + guideline.id + "` (" +
            std::to_string(whole->first) + "-" + std::to_string(whole->last) + ")");
}

void Binder::after(const Node& node, GuidelineFile& file) {
  Guideline& guideline = file.guideline;
  guideline.origin = origin(node);
  check_path(node, "guidelines", guideline.id);
  if (const Node* id = find(node, "id"); id != nullptr && !guideline.id.empty()) {
    const std::string_view family = std::string_view(guideline.id).substr(0, guideline.id.find('/'));
    const Node* named = find(node, "family");
    if (named != nullptr && word_from<Family>(named->text) && family != named->text) {
      error(code::path_id, id->place,
            "the id begins with `" + std::string(family) + "` but the family is `" + std::string(named->text) + "`");
    }
  }
  if (guideline.in_force_from && guideline.in_force_to && *guideline.in_force_to < *guideline.in_force_from) {
    error(code::bad_range, find(node, "in-force")->place, "`from` is after `to`");
  }
  const Node* sections = find(node, "sections");
  if (sections == nullptr || !sections->is_list()) return;
  std::unordered_set<std::string_view> seen;
  std::size_t i = 0;
  for (const Node* s = sections->begin(); s != sections->end(); s = s->next(), ++i) {
    const Node* id = find(*s, "id");
    if (id != nullptr && id->is_text() && !seen.insert(id->text).second) {
      error(code::duplicate_id, id->place, "section " + quoted(id->text) + " is there already");
    }
    const GuidelineSection& section = guideline.sections[i];
    check_pages(*s, section.pages, guideline, nullptr);
    // A section may cover regions that its chapter does not: ODG keeps its text on equipment for any part of the body
    // in the knee chapter, and that on tests before any surgery in the low back chapter.
  }
}

void Binder::criteria_ids(const Node& node, std::unordered_set<std::string_view>& seen) {
  if (node.is_map()) {
    if (const Node* id = find(node, "id"); id != nullptr && id->is_text() && !seen.insert(id->text).second) {
      error(code::duplicate_id, id->place, "criterion " + quoted(id->text) + " is there already");
    }
    for (const Node* k = node.begin(); k != node.end(); k = (k + 1)->next())
      criteria_ids(k[1], seen);
  } else if (node.is_list()) {
    for (const Node* n = node.begin(); n != node.end(); n = n->next())
      criteria_ids(*n, seen);
  }
}

void Binder::after(const Node& node, RuleFile& file) {
  Rule& rule = file.rule;
  rule.origin = origin(node);
  check_path(node, "criteria", rule.id);
  if (!rule.id.empty()) {
    const std::string_view family = std::string_view(rule.id).substr(0, rule.id.find('/'));
    if (!word_from<Family>(family)) {
      const WordList list = word_list(Family{});
      unknown(code::unknown_name, find(node, "id")->place, list.what, family, {list.words.begin(), list.words.end()},
              true);
    }
  }
  if (const Node* applies = find(node, "applies"); applies != nullptr && applies->is_map()) {
    const auto filled = [&](std::string_view key) {
      const Node* n = find(*applies, key);
      return n != nullptr && n->size > 1;
    };
    if (!filled("services") && !filled("drug-classes") && !filled("drugs")) {
      error(code::missing_key, applies->place, "the rule applies to nothing",
            "name at least one of: services drug-classes drugs");
    }
  }
  const Node* section = find(node, "section");
  if (rule.guideline.exists()) {
    const Guideline& guideline = m_out.book[rule.guideline];
    const GuidelineSection* linked = nullptr;
    if (section != nullptr && section->is_text()) {
      std::vector<std::string_view> ids;
      for (std::size_t i = 0; i < guideline.sections.size(); ++i) {
        ids.push_back(guideline.sections[i].id);
        if (guideline.sections[i].id != section->text) continue;
        rule.section = SectionId(i);
        linked = &guideline.sections[i];
      }
      if (linked == nullptr && !m_incomplete) {
        unknown(code::unknown_name, section->place, "section of `" + guideline.id + "`", section->text, ids, true);
      }
    }
    check_pages(node, rule.pages, guideline, linked);
  }
  if (const Node* criteria = find(node, "criteria"); criteria != nullptr && !m_checked) {
    std::unordered_set<std::string_view> seen;
    criteria_ids(*criteria, seen);
  }
  const auto inherit = [&](std::string_view key, auto& list, auto each) {
    const Node* nodes = find(node, key);
    if (nodes == nullptr || !nodes->is_list()) return;
    std::size_t i = 0;
    for (const Node* n = nodes->begin(); n != nodes->end(); n = n->next(), ++i) {
      if (find(*n, "confidence") == nullptr) list[i].confidence = rule.confidence;
      each(*n);
    }
  };
  std::unordered_set<std::string_view> seen;
  inherit("statements", rule.statements, [&](const Node& n) {
    if (const Node* id = find(n, "id"); id != nullptr && id->is_text() && !seen.insert(id->text).second) {
      error(code::duplicate_id, id->place, "statement " + quoted(id->text) + " is there already");
    }
  });
  inherit("misquotations", rule.misquotations, [](const Node&) {});
}

// --- packs ----------------------------------------------------------------------------------------------------------

void Binder::declare(Table& table, const Node& owner, std::string_view key) {
  const Node* id = find(owner, key);
  if (id == nullptr || !id->is_text() || id->text.empty()) return;  // reported when the map is read
  const auto [it, fresh] = table.index.try_emplace(id->text, static_cast<std::uint16_t>(table.names.size()));
  if (fresh) {
    table.names.push_back(id->text);
    table.entries.push_back({&owner, m_pack});
    // An id is 16 bits wide and one value of it means "none".
    if (table.names.size() == 0xFFFF) error(code::limit, id->place, "too many names of one kind");
    return;
  }
  Table::Entry& entry = table.entries[it->second];
  if (entry.pack == m_pack) {
    error(code::duplicate_id, id->place, std::string(table.what) + " " + quoted(id->text) + " is declared already");
  } else {
    entry = {&owner, m_pack};
    m_out.book.overridden.push_back(std::string(table.what) + " " + std::string(id->text));
  }
}

void Binder::declare_all(const Node& root, std::string_view list, Table& table) {
  const Node* entries = find(root, list);
  if (entries == nullptr || !entries->is_list()) return;
  for (const Node* n = entries->begin(); n != entries->end(); n = n->next())
    declare(table, *n);
}

bool Binder::wins(const Table& table, const Node& owner, std::string_view key, std::uint16_t& at) const {
  const Node* id = find(owner, key);
  if (id == nullptr) return false;
  const auto it = table.index.find(id->text);
  if (it == table.index.end() || table.entries[it->second].owner != &owner) return false;
  at = it->second;
  return true;
}

template <class T>
void Binder::store(std::vector<T>& to, const Table& table, const Node& root, std::string_view list,
                   std::vector<T>& from) {
  to.resize(table.names.size());
  const Node* entries = find(root, list);
  if (entries == nullptr || !entries->is_list()) return;
  std::size_t i = 0;
  for (const Node* n = entries->begin(); n != entries->end(); n = n->next(), ++i) {
    std::uint16_t at = 0;
    if (wins(table, *n, "id", at)) to[at] = std::move(from[i]);
  }
}

template <class T>
void Binder::document(const Node& root, T& file) {
  MapReader reader(*this, root);
  describe(reader, file);
  reader.finish();
  after(root, file);
}

/// Which packs count, what kind every file is of, and which names are declared.
void Binder::collect() {
  std::vector<Kind> kinds;
  std::vector<std::string_view> words;
  for_each_file_kind([&](auto file) {
    KindWalker walker{};
    describe(walker, file);
    kinds.push_back(walker.out);
    words.push_back(walker.out.word);
  });

  // A pack replaces an earlier one of its name, so that a changed copy of the shipped pack stands on its own.
  std::vector<bool> replaced(m_packs.size(), false);
  const auto name_of = [](const PackSource& pack) -> std::string_view {
    for (const Document& document : pack.documents) {
      if (document.path != "pack.yaml") continue;
      const Node* name = find(document.root(), "name");
      return name != nullptr && name->is_text() ? name->text : std::string_view();
    }
    return {};
  };
  for (std::size_t i = 0; i < m_packs.size(); ++i) {
    for (std::size_t k = 0; k < i; ++k) {
      if (!name_of(m_packs[i]).empty() && name_of(m_packs[i]) == name_of(m_packs[k])) replaced[k] = true;
    }
  }

  for (m_pack = 0; m_pack < m_packs.size(); ++m_pack) {
    if (replaced[m_pack]) continue;
    const PackSource& pack = m_packs[m_pack];
    m_incomplete = m_incomplete || pack.incomplete;
    for (const Document& document : pack.documents) {
      Work work{&document, m_pack, static_cast<std::uint16_t>(m_out.book.files.size()), {}};
      m_out.book.files.push_back(document.file);
      at(work);
      const Node& root = document.root();
      if (!root.is_map()) {
        error(code::wrong_type, root.place, "a rule file is a map of keys and values", "begin with `kind:`");
        m_incomplete = true;
        continue;
      }
      const Node* kind = find(root, "kind");
      if (kind == nullptr) {
        std::string help = "one of:";
        for (const std::string_view word : words)
          help += " " + std::string(word);
        error(code::missing_key, root.place, "`kind` is missing", std::move(help));
        m_incomplete = true;
        continue;
      }
      const auto known = std::find(words.begin(), words.end(), kind->text);
      if (!kind->is_text() || known == words.end()) {
        unknown(code::unknown_name, kind->place, "kind of file", kind->text, words, true);
        m_incomplete = true;
        continue;
      }
      const Kind& found = kinds[static_cast<std::size_t>(known - words.begin())];
      const std::string_view folder = std::string_view(document.path).substr(0, document.path.find('/'));
      const bool in_place = found.folder.empty() ? document.path == "pack.yaml"
                                                 : folder == found.folder && document.path.size() > folder.size();
      if (!in_place) {
        error(code::wrong_folder, kind->place,
              "a file of the kind `" + std::string(found.word) + "` lives in " +
                  (found.folder.empty() ? "pack.yaml" : std::string(found.folder) + "/"));
        m_incomplete = true;
        continue;
      }
      work.kind = found.word;
      m_work.push_back(work);
      if (found.word == "services") {
        declare_all(root, "services", m_services);
      } else if (found.word == "drugs") {
        declare_all(root, "classes", m_drug_classes);
        declare_all(root, "drugs", m_drugs);
      } else if (found.word == "regions") {
        declare_all(root, "regions", m_regions);
      } else if (found.word == "facts") {
        declare_all(root, "facts", m_facts);
      } else if (found.word == "slots") {
        declare_all(root, "slots", m_slots);
      } else if (found.word == "guideline") {
        declare(m_guidelines, root);
      } else if (found.word == "rule") {
        declare(m_rules, root);
      }
    }
  }
}

void Binder::bind_vocabulary() {
  Rulebook& book = m_out.book;
  for (const Work& work : m_work) {
    at(work);
    const Node& root = work.document->root();
    if (work.kind == "pack") {
      PackFile file;
      document(root, file);
      file.pack.directory = m_packs[work.pack].directory;
      book.packs.push_back(std::move(file.pack));
    } else if (work.kind == "services") {
      ServicesFile file;
      document(root, file);
      store(book.services, m_services, root, "services", file.services);
    } else if (work.kind == "drugs") {
      DrugsFile file;
      document(root, file);
      store(book.drug_classes, m_drug_classes, root, "classes", file.classes);
      store(book.drugs, m_drugs, root, "drugs", file.drugs);
    } else if (work.kind == "regions") {
      RegionsFile file;
      document(root, file);
      store(book.regions, m_regions, root, "regions", file.regions);
    } else if (work.kind == "facts") {
      FactsFile file;
      document(root, file);
      store(book.facts, m_facts, root, "facts", file.facts);
    } else if (work.kind == "slots") {
      SlotsFile file;
      document(root, file);
      store(book.slots, m_slots, root, "slots", file.slots);
    } else if (work.kind == "modifiers") {
      ModifiersFile file;
      document(root, file);
      const Node* list = find(root, "modifiers");
      if (list == nullptr || !list->is_list()) continue;
      const Node* n = list->begin();
      for (Modifier& modifier : file.modifiers) {
        // A modifier has no id; its phrase stands for one. The text belongs to the document, which outlives the map.
        const Node* phrase = find(*n, "phrase");
        n = n->next();
        if (phrase == nullptr || !phrase->is_text()) continue;
        const auto [it, fresh] = m_modifiers.try_emplace(phrase->text, book.modifiers.size());
        if (fresh) {
          book.modifiers.push_back(std::move(modifier));
        } else if (m_modifier_packs[phrase->text] == work.pack) {
          report(Severity::warning, code::repeated, phrase->place,
                 "modifier " + quoted(phrase->text) + " is there already");
        } else {
          book.overridden.push_back("modifier " + std::string(phrase->text));
          book.modifiers[it->second] = std::move(modifier);
        }
        m_modifier_packs[phrase->text] = work.pack;
      }
    } else if (work.kind == "cues") {
      CuesFile file;
      document(root, file);
      for (CueGroup& group : file.cues) {
        for (Phrase& phrase : group.phrases)
          book.cues.push_back({std::move(phrase), group.kind});
      }
    }
  }
}

void Binder::bind_guidelines() {
  m_out.book.guidelines.resize(m_guidelines.names.size());
  for (const Work& work : m_work) {
    if (work.kind != "guideline") continue;
    at(work);
    GuidelineFile file;
    const Node& root = work.document->root();
    document(root, file);
    std::uint16_t index = 0;
    if (wins(m_guidelines, root, "id", index)) m_out.book.guidelines[index] = std::move(file.guideline);
  }
}

void Binder::bind_rules() {
  m_out.book.rules.resize(m_rules.names.size());
  for (const Work& work : m_work) {
    if (work.kind != "rule") continue;
    at(work);
    RuleFile file;
    const Node& root = work.document->root();
    document(root, file);
    std::uint16_t index = 0;
    if (wins(m_rules, root, "id", index)) m_out.book.rules[index] = std::move(file.rule);
  }
}

void Binder::check_cycles() {
  const Rulebook& book = m_out.book;
  const auto report_at = [&](const Table& table, std::size_t i, std::string_view key, std::string message) {
    const Node* owner = table.entries[i].owner;
    for (const Work& work : m_work) {
      const auto& nodes = work.document->nodes;
      if (owner < nodes.data() || owner >= nodes.data() + nodes.size()) continue;
      at(work);
      const Node* n = find(*owner, key);
      error(code::cycle, n == nullptr ? owner->place : n->place, std::move(message));
      return;
    }
  };
  for (std::size_t i = 0; i < book.services.size(); ++i) {
    ServiceId up = book.services[i].parent;
    for (std::size_t steps = 0; up.exists() && steps <= book.services.size(); ++steps) {
      if (up.value == i) {
        report_at(m_services, i, "parent", "service `" + book.services[i].id + "` is its own ancestor");
        break;
      }
      up = book[up].parent;
    }
  }
  for (std::size_t i = 0; i < book.facts.size(); ++i) {
    for (const FactId next : book.facts[i].implies) {
      if (!next.exists() || !book.implies(next, FactId(i))) continue;
      report_at(m_facts, i, "implies",
                "fact `" + book.facts[i].id + "` implies itself by way of `" + book[next].id + "`");
      break;
    }
  }
}

void Binder::check_stated() {
  const Rulebook& book = m_out.book;
  std::vector<bool> stated(book.facts.size(), false);
  for (const Fact& fact : book.facts) {
    for (const FactId implied : fact.implies) {
      if (implied.exists()) stated[implied.value] = true;
    }
  }
  for (const Work& work : m_work) {
    if (work.kind != "facts" || m_packs[work.pack].checked) continue;
    at(work);
    const Node* facts = find(work.document->root(), "facts");
    if (facts == nullptr || !facts->is_list()) continue;
    for (const Node* n = facts->begin(); n != facts->end(); n = n->next()) {
      std::uint16_t i = 0;
      const Node* states = find(*n, "states");
      if (!wins(m_facts, *n, "id", i) || states == nullptr || !states->is_list() || states->size > 1 || stated[i])
        continue;
      report(Severity::warning, code::never_stated, n->place, "nothing can state the fact `" + book.facts[i].id + "`",
             "give it phrases, or let another fact imply it");
    }
  }
}

LoadedRulebook Binder::run() {
  collect();
  bind_vocabulary();
  bind_guidelines();
  bind_rules();
  m_out.book.finish();
  const bool all_checked = m_packs.size() == 1 && m_packs.front().checked;
  if (!all_checked) {
    check_cycles();
    check_stated();
  }
  auto& diagnostics = m_out.diagnostics;
  std::sort(diagnostics.begin(), diagnostics.end());
  diagnostics.erase(std::unique(diagnostics.begin(), diagnostics.end()), diagnostics.end());
  m_out.ok = std::none_of(diagnostics.begin(), diagnostics.end(),
                          [](const Diagnostic& d) { return d.severity == Severity::error; });
  return std::move(m_out);
}

}  // namespace

LoadedRulebook bind(const std::vector<PackSource>& packs) {
  return Binder(packs).run();
}

}  // namespace imrlint
