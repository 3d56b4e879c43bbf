#include "rules/compiled.hpp"

#include <bit>
#include <concepts>
#include <type_traits>

#include "rules/bytes.hpp"

namespace imrlint {
namespace {

// The members of every struct of a rulebook, each once; Writer and Reader are both led through them. What is left out
// here is lost: tests/rules/bind_test.cpp looks at every member after a round trip.

template <class A>
void members(A& a, Origin& o) {
  a(o.file, o.line, o.column);
}
template <class A>
void members(A& a, Phrase& p) {
  a(p.text, p.origin);
}
template <class A>
void members(A& a, Service& s) {
  a(s.id, s.label, s.parent, s.group, s.names, s.weak_names);
}
template <class A>
void members(A& a, DrugClass& c) {
  a(c.id, c.label, c.service, c.names);
}
template <class A>
void members(A& a, Drug& d) {
  a(d.id, d.drug_class, d.names);
}
template <class A>
void members(A& a, RegionWords& r) {
  a(r.region, r.names, r.implied_by);
}
template <class A>
void members(A& a, Fact& f) {
  a(f.id, f.label, f.definition, f.kind, f.regional, f.states, f.denies, f.implies, f.origin);
}
template <class A>
void members(A& a, Modifier& m) {
  a(m.phrase, m.meaning, m.direction);
}
template <class A>
void members(A& a, Cue& c) {
  a(c.phrase, c.kind);
}
template <class A>
void members(A& a, Slot& s) {
  a(s.id, s.label, s.unit, s.cues);
}
template <class A>
void members(A& a, PageSpan& p) {
  a(p.first, p.last);
}
template <class A>
void members(A& a, Date& d) {
  a(d.year, d.month, d.day);
}
template <class A>
void members(A& a, GuidelineSection& s) {
  a(s.id, s.title, s.printed, s.pages, s.services, s.regions);
}
template <class A>
void members(A& a, Guideline& g) {
  a(g.id, g.family, g.publisher, g.title, g.printed, g.chapter, g.edition, g.in_force_from, g.in_force_to, g.pages,
    g.page_slack, g.regions, g.services, g.text_in_pack, g.sections, g.confidence, g.source, g.origin);
}
template <class A>
void members(A& a, Statement& s) {
  a(s.id, s.slot, s.min, s.max, s.unit, s.services, s.confidence, s.origin);
}
template <class A>
void members(A& a, Misquotation& m) {
  a(m.slot, m.min, m.max, m.unit, m.belongs_to, m.services, m.confidence, m.origin);
}
template <class A>
void members(A& a, Criterion& c) {
  a(c.op, c.id, c.title, c.count, c.fact, c.slot, c.min, c.max, c.unit, c.including_prior, c.children, c.origin);
}
template <class A>
void members(A& a, Rule& r) {
  a(r.id, r.title, r.guideline, r.section, r.pages, r.confidence, r.letters, r.source, r.services, r.drug_classes,
    r.drugs, r.regions, r.repeat, r.criteria, r.statements, r.misquotations, r.origin);
}
template <class A>
void members(A& a, Pack& p) {
  a(p.name, p.version, p.licence, p.directory);
}
template <class A>
void members(A& a, Rulebook& b) {
  a(b.packs, b.files, b.services, b.drug_classes, b.drugs, b.regions, b.facts, b.modifiers, b.cues, b.slots,
    b.guidelines, b.rules, b.overridden);
}

template <class T>
concept Enumeration = std::is_enum_v<T>;

class Writer {
 public:
  template <class... T>
  void operator()(T&... values) {
    (put(values), ...);
  }
  ByteWriter bytes;

 private:
  void put(const std::string& s) { bytes.text(s); }
  void put(double d) {  // in two halves, because a number of the byte form has 63 bits
    const auto bits = std::bit_cast<std::uint64_t>(d);
    bytes.number(bits >> 32U);
    bytes.number(bits & 0xFFFFFFFFU);
  }
  void put(bool b) { bytes.number(b ? 1 : 0); }
  template <std::integral T>
  void put(T n) {
    bytes.number(static_cast<std::make_unsigned_t<T>>(n));
  }
  template <Enumeration E>
  void put(E e) {
    put(static_cast<std::underlying_type_t<E>>(e));
  }
  template <class Tag>
  void put(Id<Tag> id) {
    bytes.number(id.value);
  }
  void put(Regions regions) { bytes.number(regions.bits()); }
  template <class T>
  void put(std::optional<T>& value) {
    bytes.number(value ? 1 : 0);
    if (value) put(*value);
  }
  template <class T>
  void put(std::vector<T>& list) {
    bytes.number(list.size());
    for (T& one : list)
      put(one);
  }
  template <class T>
  requires requires(Writer& w, T& t) { members(w, t); }
  void put(T& object) { members(*this, object); }
};

class Reader {
 public:
  explicit Reader(std::string_view bytes) : m_bytes(bytes) {}
  template <class... T>
  void operator()(T&... values) {
    (get(values), ...);
  }
  [[nodiscard]] bool done() const { return m_bytes.ok() && m_bytes.left() == 0; }

 private:
  void get(std::string& s) { s = m_bytes.text(); }
  void get(double& d) {
    const std::uint64_t high = m_bytes.number();
    d = std::bit_cast<double>((high << 32U) | (m_bytes.number() & 0xFFFFFFFFU));
  }
  void get(bool& b) { b = m_bytes.number() != 0; }
  template <std::integral T>
  void get(T& n) {
    n = static_cast<T>(m_bytes.number());
  }
  template <Enumeration E>
  void get(E& e) {
    e = static_cast<E>(m_bytes.number());
  }
  template <class Tag>
  void get(Id<Tag>& id) {
    id.value = static_cast<std::uint16_t>(m_bytes.number());
  }
  void get(Regions& regions) {
    const std::uint64_t bits = m_bytes.number();
    for (std::size_t i = 0; i < region_count; ++i) {
      if (((bits >> i) & 1U) != 0) regions |= static_cast<Region>(i);
    }
  }
  template <class T>
  void get(std::optional<T>& value) {
    if (m_bytes.number() != 0) get(value.emplace());
  }
  template <class T>
  void get(std::vector<T>& list) {
    list.resize(m_bytes.count());
    for (T& one : list)
      get(one);
  }
  template <class T>
  requires requires(Reader& r, T& t) { members(r, t); }
  void get(T& object) { members(*this, object); }

  ByteReader m_bytes;
};

}  // namespace

std::string compile(const Rulebook& book) {
  Rulebook copy =
      book;  // the description of the members is one for reading and writing, so it asks for more than it needs
  Writer writer;
  members(writer, copy);
  return std::move(writer.bytes.out);
}

std::optional<Rulebook> decompile(std::string_view bytes) {
  std::optional<Rulebook> book(std::in_place);
  Reader reader(bytes);
  members(reader, *book);
  if (!reader.done()) return std::nullopt;
  book->finish();
  return book;
}

}  // namespace imrlint
