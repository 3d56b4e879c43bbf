#include "parse/builder.hpp"

#include <algorithm>
#include <utility>

namespace imrlint {
namespace {

constexpr std::size_t quote_length = 60;
constexpr std::size_t most_unplaced = 50;  // more of them say no more: this is no letter

bool is_gap(char c) {
  return c == ' ' || c == '\n';
}

std::string quote(std::string_view text) {
  while (!text.empty() && is_gap(text.back()))
    text.remove_suffix(1);
  std::string out(text.substr(0, quote_length));
  while (text.size() > quote_length && !out.empty() && (static_cast<unsigned char>(out.back()) & 0xC0U) == 0x80)
    out.pop_back();
  std::replace(out.begin(), out.end(), '\n', ' ');
  if (text.size() > quote_length) out += " ...";
  return out;
}

bool same_words(std::string_view a, std::string_view b) {
  return a.size() == b.size() &&
         std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) { return x == y || (is_gap(x) && is_gap(y)); });
}

}  // namespace

Builder::Builder(const Source& source, Determination& letter, const Limits& limits)
    : m_source(source), m_letter(letter), m_limits(limits) {}

void Builder::header_field(std::optional<Field> CaseHeader::*field) {
  auto& target = m_letter.header.*field;
  if (!target || target->value.empty()) target = Field{slots.label, slots.value};
}

void Builder::front_word(Span span) {
  if (!m_stray.empty() && span.begin <= m_stray.back().end + 1) {
    m_stray.back().end = span.end;
  } else {
    m_stray.push_back(span);
  }
}

void Builder::front(Span span) {
  const CaseHeader& h = m_letter.header;
  const bool any = h.case_number || h.date_assigned || h.date_of_injury || h.decision_date || h.ur_denial_date ||
                   h.priority || h.application_received;
  if (any) m_letter.header.span = span;
  m_letter.sections.push_back({any ? SectionKind::case_header : SectionKind::unplaced, span});
  if (!any) m_stray.clear();  // told as one unplaced section
}

void Builder::credentials(Span span, bool prose) {
  Credentials& c = m_letter.credentials;
  if (c.span.empty()) {
    c.span = span;
    c.prose = prose;
    c.licensure = slots.states;
    c.specialty = slots.certifications;
  }
  slots.states.clear();
  slots.certifications.clear();
}

void Builder::summary(Span body) {
  if (m_letter.summary.empty()) m_letter.summary = body;
}

void Builder::filed(Span span) {
  CaseHeader& h = m_letter.header;
  if (!h.application_received && span.contains(slots.filed)) h.application_received = Field{{}, slots.filed};
  if (!h.ur_denial_date && !slots.denied.empty() && span.contains(slots.denied))
    h.ur_denial_date = Field{{}, slots.denied};
}

std::uint32_t Builder::number(Span span) const {
  std::uint32_t n = 0;
  for (const char c : m_source.slice(span)) {
    if (c >= '0' && c <= '9') n = n * 10 + static_cast<std::uint32_t>(c - '0');
  }
  return n;
}

Item* Builder::begin(Span span, Span title, std::uint32_t stated) {
  if (m_letter.items.size() >= m_limits.items) {
    if (!m_overfull) {
      diagnose(Severity::warning, "letter.too-many-items",
               "letter has more than " + std::to_string(m_limits.items) + " items; the rest is left out", span);
    }
    m_overfull = true;
    return nullptr;
  }
  Item& item = m_letter.items.emplace_back();
  m_extras.emplace_back().stated = stated;
  m_current = m_letter.items.size() - 1;
  item.number = static_cast<std::uint32_t>(m_letter.items.size());
  item.span = span;
  item.title = title;
  item.disputed = title;
  return &item;
}

void Builder::take_decision(Item& item, Span span) {
  if (!slots.decision || !span.contains(slots.decision_span) || item.decision) return;
  item.decision = slots.decision;
  item.decision_span = slots.decision_span;
}

void Builder::begin_titled(Span span) {
  if (Item* const item = begin(span, slots.title, 0)) take_decision(*item, span);
}

void Builder::begin_untitled(Span span) {
  if (Item* const item = begin(span, {}, 0)) take_decision(*item, span);
}

void Builder::begin_determined(Span span) {
  layout_sign(Layout::d);
  const std::uint32_t stated = number(slots.stated_number);
  // The letter states every decision twice, on its cover and before the reasons.
  for (std::size_t i = 0; i < m_letter.items.size(); ++i) {
    if (m_extras[i].stated == stated &&
        same_words(m_source.slice(m_letter.items[i].title), m_source.slice(slots.title))) {
      m_current = i;
      return;
    }
  }
  if (Item* const item = begin(span, slots.title, stated)) take_decision(*item, span);
}

void Builder::begin_regarding(Span span) {
  layout_sign(Layout::d);
  const std::uint32_t stated = number(slots.stated_number);
  for (std::size_t i = 0; i < m_letter.items.size(); ++i) {
    Item& item = m_letter.items[i];
    if (m_extras[i].stated != stated || !item.rationale.empty()) continue;
    m_current = i;
    item.span = span;
    return;
  }
  begin(span, slots.title, stated);
}

void Builder::begin_found(Span span) {
  layout_sign(Layout::e);
  if (Item* const item = begin(span, slots.title, number(slots.stated_number))) take_decision(*item, span);
}

void Builder::begin_issue(Span span) {
  layout_sign(Layout::f);
  begin(span, span.contains(slots.title) ? slots.title : Span{}, 0);
}

// The item that a part belongs to: the current one, unless it has such a part already.
Item* Builder::current_without(bool present(const Item&)) {
  if (m_overfull) return nullptr;
  if (!m_letter.items.empty() && !present(m_letter.items[m_current])) return &m_letter.items[m_current];
  return begin({}, {}, 0);
}

void Builder::claims_line(Span span) {
  Item* const item = current_without([](const Item& i) { return !i.claims.span.empty() || !i.rationale.empty(); });
  if (item == nullptr) return;
  item->claims.span = span;
  if (span.contains(slots.body)) item->claims.body = slots.body;
  item->span = join(item->span, span);
}

void Builder::reviewer_line(Span span) {
  Item* const item = current_without([](const Item& i) { return !i.reviewer.span.empty(); });
  if (item == nullptr) return;
  item->reviewer.span = span;
  if (span.contains(slots.body)) item->reviewer.body = slots.body;
  item->span = join(item->span, span);
}

void Builder::rationale(Span span) {
  Item* const item = current_without([](const Item& i) { return !i.rationale.empty(); });
  if (item == nullptr) return;
  if (span.contains(slots.rationale)) item->rationale = slots.rationale;
  item->span = join(item->span, span);
}

void Builder::why(Span span) {
  layout_sign(Layout::f);
  if (!m_letter.items.empty()) take_decision(m_letter.items[m_current], span);
}

void Builder::loose(Span span) {
  if (m_letter.items.empty() || m_overfull) {
    m_stray.push_back(span);
    return;
  }
  Span& loose = m_extras[m_current].loose;
  if (loose.empty()) {
    loose = span;
  } else if (span.begin <= loose.end + 1) {
    loose.end = span.end;
  } else {
    m_stray.push_back(span);
  }
}

void Builder::item(Span span) {
  section(SectionKind::item, span);
  if (!m_letter.items.empty() && !m_overfull) {
    Item& item = m_letter.items[m_current];
    if (item.span.overlaps(span)) item.span = join(item.span, span);
  }
}

void Builder::section(SectionKind kind, Span span) {
  m_letter.sections.push_back({kind, span});
}

void Builder::diagnose(Severity severity, std::string code, std::string message, Span span) {
  Diagnostic d;
  d.severity = severity;
  d.code = std::move(code);
  d.message = std::move(message);
  d.file = m_source.name();
  d.span = span;
  const Position at = m_source.position(span.begin);
  d.line = at.line;
  d.column = at.column;
  m_letter.diagnostics.push_back(std::move(d));
}

void Builder::tile() {
  auto& sections = m_letter.sections;
  const Span whole = m_source.whole();
  if (sections.empty()) {
    if (!whole.empty()) sections.push_back({SectionKind::unplaced, whole});
    return;
  }
  sections.front().span.begin = 0;
  for (std::size_t i = 1; i < sections.size(); ++i)
    sections[i - 1].span.end = sections[i].span.begin;
  sections.back().span.end = whole.end;
  // Neighbours of unplaced text are one stretch of it.
  auto out = sections.begin();
  for (auto next = out + 1; next != sections.end(); ++next) {
    if (out->kind == SectionKind::unplaced && next->kind == SectionKind::unplaced) {
      out->span.end = next->span.end;
    } else {
      *++out = *next;
    }
  }
  sections.erase(out + 1, sections.end());
}

Layout Builder::layout() const {
  const auto sign = [this](Layout layout) { return (m_signs >> static_cast<unsigned>(layout) & 1U) != 0; };
  if (sign(Layout::f)) return Layout::f;
  if (sign(Layout::d)) return Layout::d;
  if (sign(Layout::e)) return Layout::e;
  if (m_letter.items.empty() && m_letter.summary.empty()) return Layout::unknown;
  if (m_letter.credentials.prose) return Layout::a;
  if (m_letter.header.case_number || m_sections_label) return Layout::c;
  return m_letter.credentials.span.empty() ? Layout::unknown : Layout::b;
}

void Builder::diagnose_parts() {
  std::vector<Span> unplaced = m_stray;
  for (const Section& section : m_letter.sections) {
    if (section.kind == SectionKind::unplaced) unplaced.push_back(section.span);
  }
  std::sort(unplaced.begin(), unplaced.end());
  for (std::size_t i = 0; i < unplaced.size() && i < most_unplaced; ++i) {
    diagnose(Severity::note, "letter.unplaced-text",
             "text belongs to no part of the letter: `" + quote(m_source.slice(unplaced[i])) + "`", unplaced[i]);
  }
  const CaseHeader& h = m_letter.header;
  const std::initializer_list<std::pair<const std::optional<Field>*, const char*>> fields = {
      {&h.case_number, "case number"},
      {&h.date_assigned, "date assigned"},
      {&h.date_of_injury, "date of injury"},
      {&h.decision_date, "decision date"},
      {&h.ur_denial_date, "UR denial date"},
      {&h.priority, "priority"},
      {&h.application_received, "application received"}};
  for (const auto& [field, name] : fields) {
    if (*field && (*field)->value.empty()) {
      diagnose(Severity::warning, "letter.empty-field", std::string("field `") + name + "` has no value",
               (*field)->label);
    }
  }
  const Span end = {m_source.whole().end, m_source.whole().end};
  if (m_letter.summary.empty()) {
    diagnose(Severity::warning, "letter.missing-summary", "letter has no clinical case summary", end);
  }
  if (m_letter.items.empty()) {
    diagnose(Severity::warning, "letter.missing-items", "letter decides no disputed item", end);
  }
  if (m_letter.credentials.span.empty()) {
    diagnose(Severity::note, "letter.missing-credentials", "letter does not tell the reviewer's credentials", end);
  }
  for (std::size_t i = 0; i < m_letter.items.size(); ++i) {
    Item& item = m_letter.items[i];
    const std::string who = "item " + std::to_string(item.number);
    const Span at = item.span.empty() ? end : item.span;
    const Span loose = m_extras[i].loose;
    if (!loose.empty() && item.rationale.empty()) {
      item.rationale = loose;
      diagnose(Severity::warning, "letter.missing-rationale-label", who + " has reasons without their label", loose);
    } else if (!loose.empty()) {
      diagnose(Severity::note, "letter.unplaced-text",
               "text belongs to no part of " + who + ": `" + quote(m_source.slice(loose)) + "`", loose);
    }
    if (item.title.empty()) diagnose(Severity::warning, "letter.missing-title", who + " has no title", at);
    if (!item.decision) diagnose(Severity::warning, "letter.missing-decision", who + " has no decision", at);
    if (item.claims.body.empty() && m_letter.layout != Layout::f) {  // layout F has no such line
      diagnose(Severity::warning, "letter.missing-claims-guideline",
               who + " lacks the claims administrator's guideline line", at);
    }
    if (item.reviewer.body.empty()) {
      diagnose(Severity::warning, "letter.missing-reviewer-guideline",
               who + " lacks the expert reviewer's guideline line", at);
    }
    if (item.rationale.empty()) diagnose(Severity::warning, "letter.missing-rationale", who + " has no rationale", at);
    for (const GuidelineLine* line : {&item.claims, &item.reviewer}) {
      if (!line->body.empty() && line->basis == GuidelineLine::Basis::missing) {
        diagnose(Severity::note, "letter.unread-citation",
                 "no source is recognised in `" + quote(m_source.slice(line->body)) + "`", line->body);
      }
    }
  }
}

void Builder::finish() {
  tile();
  for (Item& item : m_letter.items) {
    read_title(m_source.text(), item);
    for (GuidelineLine* line : {&item.claims, &item.reviewer}) {
      read_citations(m_source.text(), *line);
      for (const Citation& citation : line->citations) {
        if (citation.edition && !citation.sections.empty()) m_sections_label = true;
      }
    }
  }
  m_letter.layout = layout();
  diagnose_parts();
  std::stable_sort(m_letter.diagnostics.begin(), m_letter.diagnostics.end(),
                   [](const Diagnostic& a, const Diagnostic& b) { return a.span < b.span; });
}

}  // namespace imrlint
