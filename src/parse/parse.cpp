// The one file that instantiates PEGTL: actions that tie the grammar to the builder.

#include "parse/parse.hpp"

#include <tao/pegtl.hpp>

#include "grammar/citation.hpp"
#include "grammar/letter.hpp"
#include "parse/builder.hpp"

namespace imrlint {
namespace {

namespace g = grammar;
using Input = tao::pegtl::memory_input<tao::pegtl::tracking_mode::lazy, tao::pegtl::eol::lf, const char*>;

// What every state offers: offsets into the normal form.
struct Place {
  const char* text = nullptr;
  template <typename ActionInput>
  [[nodiscard]] Span span(const ActionInput& in) const {
    return {static_cast<std::uint32_t>(in.begin() - text), static_cast<std::uint32_t>(in.end() - text)};
  }
};

Span trimmed(std::string_view text, Span span) {
  const auto blank = [](char c) { return c == ' ' || c == '\n'; };
  while (!span.empty() && blank(text[span.begin]))
    ++span.begin;
  while (!span.empty() && blank(text[span.end - 1]))
    --span.end;
  return span;
}

// The letter.

struct LetterState : Place {
  Builder& build;
  LetterState(const char* base, Builder& builder) : Place{base}, build(builder) {}
};

template <typename Rule>
struct LetterAction : tao::pegtl::nothing<Rule> {};

template <Span Builder::Slots::*Slot>
struct FillSlot {
  template <typename ActionInput>
  static void apply(const ActionInput& in, LetterState& state) {
    state.build.slots.*Slot = state.span(in);
  }
};

template <void (Builder::*Commit)(Span)>
struct CommitSpan {
  template <typename ActionInput>
  static void apply(const ActionInput& in, LetterState& state) {
    (state.build.*Commit)(state.span(in));
  }
};

template <SectionKind Kind>
struct CommitSection {
  template <typename ActionInput>
  static void apply(const ActionInput& in, LetterState& state) {
    state.build.section(Kind, state.span(in));
  }
};

struct FillLabel {
  template <typename ActionInput>
  static void apply(const ActionInput& in, LetterState& state) {
    state.build.slots.label = state.span(in);
    state.build.slots.value = {};
  }
};

template <std::optional<Field> CaseHeader::*Member>
struct CommitField {
  static void apply0(LetterState& state) { state.build.header_field(Member); }
};

template <Decision Value>
struct FillDecision {
  template <typename ActionInput>
  static void apply(const ActionInput& in, LetterState& state) {
    state.build.slots.decision = Value;
    state.build.slots.decision_span = state.span(in);
  }
};

template <std::vector<Span> Builder::Slots::*List>
struct AddTo {
  template <typename ActionInput>
  static void apply(const ActionInput& in, LetterState& state) {
    (state.build.slots.*List).push_back(trimmed({state.text, state.span(in).end}, state.span(in)));
  }
};

template <bool Prose>
struct CommitCredentials {
  template <typename ActionInput>
  static void apply(const ActionInput& in, LetterState& state) {
    state.build.credentials(state.span(in), Prose);
  }
};

template <Layout Value>
struct SignOf {
  static void apply0(LetterState& state) { state.build.layout_sign(Value); }
};

// clang-format off
template <> struct LetterAction<g::case_label> : FillLabel {};
template <> struct LetterAction<g::assigned_label> : FillLabel {};
template <> struct LetterAction<g::injury_label> : FillLabel {};
template <> struct LetterAction<g::decided_label> : FillLabel {};
template <> struct LetterAction<g::denial_label> : FillLabel {};
template <> struct LetterAction<g::priority_label> : FillLabel {};
template <> struct LetterAction<g::application> : FillLabel {};
template <> struct LetterAction<g::dated_label> : FillLabel {};
template <> struct LetterAction<g::case_value> : FillSlot<&Builder::Slots::value> {};
template <> struct LetterAction<g::date_value> : FillSlot<&Builder::Slots::value> {};
template <> struct LetterAction<g::priority_value> : FillSlot<&Builder::Slots::value> {};
template <> struct LetterAction<g::case_field> : CommitField<&CaseHeader::case_number> {};
template <> struct LetterAction<g::assigned_field> : CommitField<&CaseHeader::date_assigned> {};
template <> struct LetterAction<g::injury_field> : CommitField<&CaseHeader::date_of_injury> {};
template <> struct LetterAction<g::decided_field> : CommitField<&CaseHeader::decision_date> {};
template <> struct LetterAction<g::dated_field> : CommitField<&CaseHeader::decision_date> {};
template <> struct LetterAction<g::denial_field> : CommitField<&CaseHeader::ur_denial_date> {};
template <> struct LetterAction<g::priority_field> : CommitField<&CaseHeader::priority> {};
template <> struct LetterAction<g::received_field> : CommitField<&CaseHeader::application_received> {};
template <> struct LetterAction<g::front_word> : CommitSpan<&Builder::front_word> {};
template <> struct LetterAction<g::front> : CommitSpan<&Builder::front> {};

template <> struct LetterAction<g::licensure_label> { static void apply0(LetterState& s) { s.build.slots.states.clear(); } };
template <> struct LetterAction<g::specialty_label> { static void apply0(LetterState& s) { s.build.slots.certifications.clear(); } };
template <> struct LetterAction<g::reviewer_is> { static void apply0(LetterState& s) { s.build.slots.states.clear(); s.build.slots.certifications.clear(); } };
template <> struct LetterAction<g::state> : AddTo<&Builder::Slots::states> {};
template <> struct LetterAction<g::certification> : AddTo<&Builder::Slots::certifications> {};
template <> struct LetterAction<g::board_certified> : AddTo<&Builder::Slots::certifications> {};
template <> struct LetterAction<g::profession> : AddTo<&Builder::Slots::certifications> {};
template <> struct LetterAction<g::subspecialty> : AddTo<&Builder::Slots::certifications> {};
template <> struct LetterAction<g::licensed_state> : AddTo<&Builder::Slots::states> {};
template <> struct LetterAction<g::credentials_prose> : CommitCredentials<true> {};
template <> struct LetterAction<g::credentials> {
  template <typename ActionInput> static void apply(const ActionInput& in, LetterState& state) {
    state.build.credentials(state.span(in), false);
    state.build.section(SectionKind::credentials, state.span(in));
  }
};

template <> struct LetterAction<g::qualified_heading> : SignOf<Layout::unknown> {};
template <> struct LetterAction<g::rationales_heading> : SignOf<Layout::e> {};
template <> struct LetterAction<g::decision_heading> : SignOf<Layout::d> {};
template <> struct LetterAction<g::review_heading> : SignOf<Layout::f> {};
template <> struct LetterAction<g::how_made> : CommitSection<SectionKind::how_made> {};
template <> struct LetterAction<g::documents> : CommitSection<SectionKind::documents> {};
template <> struct LetterAction<g::summary_body> : CommitSpan<&Builder::summary> {};
template <> struct LetterAction<g::summary> : CommitSection<SectionKind::summary> {};
template <> struct LetterAction<g::filed_date> : FillSlot<&Builder::Slots::filed> {};
template <> struct LetterAction<g::denied_date> : FillSlot<&Builder::Slots::denied> {};
template <> struct LetterAction<g::filed> : CommitSpan<&Builder::filed> {};
template <> struct LetterAction<g::items_heading> : CommitSection<SectionKind::items_heading> {};
template <> struct LetterAction<g::closing> : CommitSection<SectionKind::closing> {};
template <> struct LetterAction<g::unplaced> : CommitSection<SectionKind::unplaced> {};

template <> struct LetterAction<g::title> : FillSlot<&Builder::Slots::title> {};
template <> struct LetterAction<g::issue_title> : FillSlot<&Builder::Slots::title> {};
template <> struct LetterAction<g::stated_title> : FillSlot<&Builder::Slots::title> {};
template <> struct LetterAction<g::regarded_title> : FillSlot<&Builder::Slots::title> {};
template <> struct LetterAction<g::found_title> : FillSlot<&Builder::Slots::title> {};
template <> struct LetterAction<g::item_number> : FillSlot<&Builder::Slots::stated_number> {};
template <> struct LetterAction<g::upheld> : FillDecision<Decision::upheld> {};
template <> struct LetterAction<g::overturned> : FillDecision<Decision::overturned> {};
template <> struct LetterAction<g::not_necessary> : FillDecision<Decision::upheld> {};
template <> struct LetterAction<g::necessary> : FillDecision<Decision::overturned> {};
template <> struct LetterAction<g::titled> : CommitSpan<&Builder::begin_titled> {};
template <> struct LetterAction<g::untitled> : CommitSpan<&Builder::begin_untitled> {};
template <> struct LetterAction<g::determined> : CommitSpan<&Builder::begin_determined> {};
template <> struct LetterAction<g::regarding> : CommitSpan<&Builder::begin_regarding> {};
template <> struct LetterAction<g::found> : CommitSpan<&Builder::begin_found> {};
template <> struct LetterAction<g::claims_body> : FillSlot<&Builder::Slots::body> {};
template <> struct LetterAction<g::reviewer_body> : FillSlot<&Builder::Slots::body> {};
template <> struct LetterAction<g::rationale> : FillSlot<&Builder::Slots::rationale> {};
template <> struct LetterAction<g::claims_line> : CommitSpan<&Builder::claims_line> {};
template <> struct LetterAction<g::reviewer_line> : CommitSpan<&Builder::reviewer_line> {};
template <> struct LetterAction<g::relied_line> : CommitSpan<&Builder::reviewer_line> {};
template <> struct LetterAction<g::rationale_part> : CommitSpan<&Builder::rationale> {};
template <> struct LetterAction<g::why_label> : CommitSpan<&Builder::why> {};
template <> struct LetterAction<g::loose> : CommitSpan<&Builder::loose> {};
template <> struct LetterAction<g::item> : CommitSpan<&Builder::item> {};
template <> struct LetterAction<g::orphan> : CommitSpan<&Builder::item> {};
template <> struct LetterAction<g::issue> {
  template <typename ActionInput> static void apply(const ActionInput& in, LetterState& state) {
    state.build.begin_issue(state.span(in));
    state.build.section(SectionKind::item, state.span(in));
  }
};
// clang-format on

// Titles that tell how the request was split.

struct TitleState : Place {
  Item& item;
  Span original;
  Span authorized;
  Span disputed;
  TitleState(const char* base, Item& owner) : Place{base}, item(owner) {}
};

template <typename Rule>
struct TitleAction : tao::pegtl::nothing<Rule> {};

template <Span TitleState::*Slot>
struct FillTitle {
  template <typename ActionInput>
  static void apply(const ActionInput& in, TitleState& state) {
    state.*Slot = state.span(in);
  }
};

template <>
struct TitleAction<g::original> : FillTitle<&TitleState::original> {};
template <>
struct TitleAction<g::authorized> : FillTitle<&TitleState::authorized> {};
template <>
struct TitleAction<g::left_over> : FillTitle<&TitleState::authorized> {};
template <>
struct TitleAction<g::disputed> : FillTitle<&TitleState::disputed> {};
template <>
struct TitleAction<g::told> {
  static void apply0(TitleState& state) {
    state.item.original = state.original;
    state.item.authorized = state.authorized;
    state.item.disputed = state.disputed;
  }
};

// Guideline lines.

struct CitationState : Place {
  GuidelineLine& line;
  Citation next;
  std::uint32_t name_begin = 0;  // of the name that an entry of the ODG follows, for the first entry only
  bool has_name = false;
  Span also;
  std::uint32_t first_page = 0;
  CitationState(const char* base, GuidelineLine& owner) : Place{base}, line(owner) {}

  [[nodiscard]] Span trim(Span span) const { return trimmed({text, span.end}, span); }
  void commit(Family family, bool mtus, Span span) {
    next.family = family;
    next.mtus = next.mtus || mtus;
    if (has_name) span.begin = name_begin;
    has_name = false;
    next.span = trim(span);
    next.title = trim(next.title);
    line.citations.push_back(std::move(next));
    next = {};
  }
};

template <typename Rule>
struct CitationAction : tao::pegtl::nothing<Rule> {};

std::uint32_t value_of(std::string_view digits) {
  std::uint32_t n = 0;
  for (const char c : digits)
    n = n * 10 + static_cast<std::uint32_t>(c - '0');
  return n;
}

// "(Shock wave therapy)" without the parentheses that hold all of it.
Span without_parens(const char* text, Span span) {
  if (span.size() < 3 || text[span.begin] != '(' || text[span.end - 1] != ')') return span;
  int depth = 0;
  for (std::uint32_t i = span.begin; i < span.end; ++i) {
    if (text[i] == '(') ++depth;
    if (text[i] == ')' && --depth == 0 && i + 1 < span.end) return span;
  }
  return depth == 0 ? Span{span.begin + 1, span.end - 1} : span;
}

struct FillCitedTitle {
  template <typename ActionInput>
  static void apply(const ActionInput& in, CitationState& state) {
    state.next.title = state.span(in);
  }
};

template <Family Value, bool Mtus>
struct CommitCitation {
  template <typename ActionInput>
  static void apply(const ActionInput& in, CitationState& state) {
    state.commit(Value, Mtus, state.span(in));
  }
};

// A name begins a source: what abandoned alternatives left is dropped.
struct BeginCitation {
  static void apply0(CitationState& state) { state.next = {}; }
};

// clang-format off
template <> struct CitationAction<g::mtus_name> : BeginCitation {};
template <> struct CitationAction<g::acoem_name> : BeginCitation {};
template <> struct CitationAction<g::odg_name> {
  template <typename ActionInput> static void apply(const ActionInput& in, CitationState& state) {
    state.next = {};
    state.name_begin = state.span(in).begin;
    state.has_name = true;
  }
};
template <> struct CitationAction<g::dated_title> : FillCitedTitle {};
template <> struct CitationAction<g::guidelines_title> : FillCitedTitle {};
template <> struct CitationAction<g::other_title> : FillCitedTitle {};
template <> struct CitationAction<g::known_title> : FillCitedTitle {};
template <> struct CitationAction<g::known_complaints> : FillCitedTitle {};
template <> struct CitationAction<g::acoem_title> : FillCitedTitle {};
template <> struct CitationAction<g::odg_title> : FillCitedTitle {};
template <> struct CitationAction<g::odg_other_title> : FillCitedTitle {};
template <> struct CitationAction<g::edition> {
  template <typename ActionInput> static void apply(const ActionInput& in, CitationState& state) { state.next.edition = value_of(in.string_view()); }
};
template <> struct CitationAction<g::chapter_number> {
  template <typename ActionInput> static void apply(const ActionInput& in, CitationState& state) { state.next.chapter = value_of(in.string_view()); }
};
template <> struct CitationAction<g::cited_section> {
  template <typename ActionInput> static void apply(const ActionInput& in, CitationState& state) {
    const Span span = without_parens(state.text, state.trim(state.span(in)));
    if (!span.empty()) state.next.sections.push_back(span);
  }
};
template <> struct CitationAction<g::page_first> {
  template <typename ActionInput> static void apply(const ActionInput& in, CitationState& state) { state.first_page = value_of(in.string_view()); }
};
template <> struct CitationAction<g::page_range> {
  template <typename ActionInput> static void apply(const ActionInput& in, CitationState& state) {
    const std::string_view text = in.string_view();
    const std::size_t last = text.find_last_not_of("0123456789");
    const std::uint32_t end = last == std::string_view::npos ? state.first_page : value_of(text.substr(last + 1));
    state.next.pages.push_back({state.first_page, end, state.span(in)});
  }
};
template <> struct CitationAction<g::part_of_mtus> { static void apply0(CitationState& state) { state.next.mtus = true; } };
template <> struct CitationAction<g::mtus_acoem> : CommitCitation<Family::acoem, true> {};
template <> struct CitationAction<g::mtus_dated> : CommitCitation<Family::mtus, true> {};
template <> struct CitationAction<g::mtus_again> : CommitCitation<Family::mtus, true> {};
template <> struct CitationAction<g::mtus_titled> : CommitCitation<Family::mtus, true> {};
template <> struct CitationAction<g::mtus_bare> : CommitCitation<Family::mtus, true> {};
template <> struct CitationAction<g::mtus_named> : CommitCitation<Family::mtus, true> {};
template <> struct CitationAction<g::acoem_named> : CommitCitation<Family::acoem, true> {};
template <> struct CitationAction<g::acoem_source> : CommitCitation<Family::acoem, false> {};
template <> struct CitationAction<g::other_source> : CommitCitation<Family::other, false> {};
template <> struct CitationAction<g::odg_entry> : CommitCitation<Family::odg, false> {};
template <> struct CitationAction<g::also_title> {
  template <typename ActionInput> static void apply(const ActionInput& in, CitationState& state) { state.also = state.span(in); }
};
template <> struct CitationAction<g::also_chapter> {
  static void apply0(CitationState& state) {  // "Neck, Low Back chapters": the chapter before this one is complete
    state.commit(Family::odg, false, {state.next.title.begin, state.also.begin - 1});
    state.next.title = state.also;
    state.name_begin = state.also.begin;
    state.has_name = true;
  }
};
template <> struct CitationAction<g::odg_source> {
  template <typename ActionInput> static void apply(const ActionInput& in, CitationState& state) {
    if (state.has_name) state.commit(Family::odg, false, state.span(in));  // no entry: the name alone
  }
};
template <> struct CitationAction<g::cited_nothing> { static void apply0(CitationState& state) { state.line.basis = GuidelineLine::Basis::cited_nothing; } };
template <> struct CitationAction<g::outside_mtus> { static void apply0(CitationState& state) { state.line.basis = GuidelineLine::Basis::outside_mtus; } };
// clang-format on

template <typename Rule, template <typename> class Action, typename State>
void run(std::string_view text, Span span, State& state) {
  Input in(text.data() + span.begin, text.data() + span.end, "");
  tao::pegtl::parse<Rule, Action>(in, state);
}

}  // namespace

void read_title(std::string_view text, Item& item) {
  if (item.title.empty()) return;
  TitleState state(text.data(), item);
  run<g::told, TitleAction>(text, item.title, state);
}

void read_citations(std::string_view text, GuidelineLine& line) {
  if (line.body.empty()) return;
  CitationState state(text.data(), line);
  run<g::statements, CitationAction>(text, line.body, state);
  if (line.basis == GuidelineLine::Basis::missing && !line.citations.empty()) line.basis = GuidelineLine::Basis::cited;
}

void parse(const Source& source, Determination& letter, const Limits& limits) {
  letter.clear();
  Builder builder(source, letter, limits);
  LetterState state(source.text().data(), builder);
  run<g::letter, LetterAction>(source.text(), source.whole(), state);
  builder.finish();
}

bool looks_like_determination(const Determination& letter) {
  for (const Item& item : letter.items) {
    if (item.decision) return true;
  }
  if (letter.summary.empty()) return false;
  for (const Section& section : letter.sections) {
    if (section.kind == SectionKind::items_heading) return true;
  }
  return false;
}

}  // namespace imrlint
