#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rules/rulebook.hpp"

/// Which keys each map of a rule file has: every key once, with its type, need and meaning. A *walker* is led through
/// them: the reader (bind.cpp) takes the values out of the tree, the schema (schema.cpp) writes down what it is shown,
/// so the two cannot drift apart. The type of a value follows from what it is bound to; the wrappers below say what a
/// C++ type alone does not.
namespace imrlint {

enum class Need : std::uint8_t {
  optional,
  required,
  filled,  ///< required, and a list must not be empty
};

/// An identifier: lower case, digits, hyphens.
struct IdText {
  std::string& out;
};
/// `<family>/<name>`, equal to the path of the file.
struct PathIdText {
  std::string& out;
};
/// Names a section of the rule's guideline.
struct SectionName {
  SectionId& out;
};
/// A whole number within bounds.
template <class T>
struct Whole {
  T& out;  // std::uint16_t, or optional of it
  int low = 0;
  int high = 0;
};
template <class T>
Whole(T&, int, int) -> Whole<T>;
/// A map of keys that has no type of its own.
template <class F>
struct Group {
  F keys;
};
template <class F>
Group(F) -> Group<F>;
/// Exactly one element, appended to a list.
template <class T>
struct One {
  std::vector<T>& out;
};
template <class T>
One(std::vector<T>&) -> One<T>;

struct PackFile {
  Pack pack;
};
struct ServicesFile {
  std::vector<Service> services;
};
struct DrugsFile {
  std::vector<DrugClass> classes;
  std::vector<Drug> drugs;
};
struct RegionsFile {
  std::vector<RegionWords> regions;
};
struct FactsFile {
  std::vector<Fact> facts;
};
struct ModifiersFile {
  std::vector<Modifier> modifiers;
};
struct CueGroup {
  CueKind kind = CueKind::worker;
  std::vector<Phrase> phrases;
};
struct CuesFile {
  std::vector<CueGroup> cues;
};
struct SlotsFile {
  std::vector<Slot> slots;
};
struct GuidelineFile {
  Guideline guideline;
};
struct RuleFile {
  Rule rule;
};

// Every kind of file: its word after `kind:` and the folder it lives in.

template <class W>
void describe(W& w, PackFile& f) {
  w.kind("pack", "", "the manifest of a pack");
  w.key("name", Need::required, IdText{f.pack.name},
        "name of the pack; takes the place of an earlier pack of that name");
  w.key("version", Need::required, f.pack.version, "version of the pack");
  w.key("licence", Need::required, f.pack.licence, "licence of the files, as an SPDX expression");
}
template <class W>
void describe(W& w, ServicesFile& f) {
  w.kind("services", "vocabulary", "taxonomy of services");
  w.key("services", Need::filled, f.services, "the services");
}
template <class W>
void describe(W& w, DrugsFile& f) {
  w.kind("drugs", "vocabulary", "drug classes and drugs");
  w.key("classes", Need::optional, f.classes, "classes of drugs");
  w.key("drugs", Need::optional, f.drugs, "drugs");
}
template <class W>
void describe(W& w, RegionsFile& f) {
  w.kind("regions", "vocabulary", "words for body regions");
  w.key("regions", Need::filled, f.regions, "the regions");
}
template <class W>
void describe(W& w, FactsFile& f) {
  w.kind("facts", "vocabulary", "what letters state or deny");
  w.key("facts", Need::filled, f.facts, "the facts");
}
template <class W>
void describe(W& w, ModifiersFile& f) {
  w.kind("modifiers", "vocabulary", "negation, possibility, history");
  w.key("modifiers", Need::filled, f.modifiers, "the cues");
}
template <class W>
void describe(W& w, CuesFile& f) {
  w.kind("cues", "vocabulary", "who speaks, and the words of requests and conclusions");
  w.key("cues", Need::filled, f.cues, "groups of cues");
}
template <class W>
void describe(W& w, SlotsFile& f) {
  w.kind("slots", "vocabulary", "what numbers in guideline talk measure");
  w.key("slots", Need::filled, f.slots, "the slots");
}

// Entries of the vocabulary.

template <class W>
void describe(W& w, Service& s) {
  w.key("id", Need::required, IdText{s.id}, "word of reports and rules");
  w.key("label", Need::required, s.label, "the service in plain words");
  w.key("parent", Need::optional, s.parent, "the wider service");
  w.key("group", Need::optional, s.group, "a heading of the taxonomy, never the service of an item");
  w.key("names", Need::optional, s.names, "what letters call it");
  w.key("weak-names", Need::optional, s.weak_names, "names that count only where nothing else names a service");
}
template <class W>
void describe(W& w, DrugClass& c) {
  w.key("id", Need::required, IdText{c.id}, "word of rules");
  w.key("label", Need::required, c.label, "the class in plain words");
  w.key("service", Need::required, c.service, "what a drug of the class is as a disputed item");
  w.key("names", Need::optional, c.names, "what letters call the class");
}
template <class W>
void describe(W& w, Drug& d) {
  w.key("id", Need::required, IdText{d.id}, "generic name");
  w.key("class", Need::required, d.drug_class, "class of the drug");
  w.key("names", Need::filled, d.names, "generic and brand names");
}
template <class W>
void describe(W& w, RegionWords& r) {
  w.key("id", Need::required, r.region, "the region");
  w.key("names", Need::filled, r.names, "anatomy that names the region");
  w.key("implied-by", Need::optional, r.implied_by, "structures, conditions and tests that belong to it");
}
template <class W>
void describe(W& w, Fact& f) {
  w.key("id", Need::required, IdText{f.id}, "word of rules");
  w.key("label", Need::required, f.label, "completes \"the record shows ...\"");
  w.key("definition", Need::required, f.definition, "one sentence in plain language");
  w.key("class", Need::required, f.kind, "what the fact is about");
  w.key("regional", Need::optional, f.regional, "said of a body region; a mention elsewhere is another matter");
  w.key("states", Need::required, f.states, "phrases that state it");
  w.key("denies", Need::optional, f.denies, "phrases that state its absence without a word of negation");
  w.key("implies", Need::optional, f.implies, "facts that are stated with it");
}
template <class W>
void describe(W& w, Modifier& m) {
  w.key("phrase", Need::required, m.phrase, "the cue");
  w.key("meaning", Need::required, m.meaning, "what it does to what it governs");
  w.key("direction", Need::optional, m.direction, "where what it governs stands; forward where not said");
}
template <class W>
void describe(W& w, CueGroup& c) {
  w.key("kind", Need::required, c.kind, "what the phrases tell");
  w.key("phrases", Need::filled, c.phrases, "the phrases");
}
template <class W>
void describe(W& w, Slot& s) {
  w.key("id", Need::required, IdText{s.id}, "word of rules");
  w.key("label", Need::required, s.label, "what is measured, in plain words");
  w.key("unit", Need::required, s.unit, "unit of the numbers; any duration goes with a duration");
  w.key("cues", Need::filled, s.cues, "phrases beside which a number of the unit is meant");
}

// Guidelines.

template <class W>
void describe(W& w, GuidelineSection& s) {
  w.key("id", Need::required, IdText{s.id}, "word of rules");
  w.key("title", Need::required, s.title, "title as printed");
  w.key("printed", Need::optional, s.printed, "other names in letters");
  w.key("pages", Need::optional, s.pages, "first and last page");
  w.key("services", Need::optional, s.services, "what it covers; none: not bound to services");
  w.key("regions", Need::optional, s.regions, "regions it covers; none: those of the guideline");
}
template <class W>
void describe(W& w, GuidelineFile& f) {
  Guideline& g = f.guideline;
  w.kind("guideline", "guidelines", "one guideline or chapter");
  w.key("id", Need::required, PathIdText{g.id}, "<family>/<name>, equal to the path below guidelines/");
  w.key("family", Need::required, g.family, "family of guidelines");
  w.key("publisher", Need::required, g.publisher, "who publishes it");
  w.key("title", Need::required, g.title, "title as printed");
  w.key("printed", Need::optional, g.printed, "other names on guideline lines and in rationales");
  w.key("chapter", Need::optional, Whole{g.chapter, 1, 99}, "number of the chapter");
  w.key("edition", Need::optional, Whole{g.edition, 1900, 2100}, "year of the edition; none: edited continuously");
  w.key("in-force", Need::optional, Group{[&](auto& in) {
          in.key("from", Need::optional, g.in_force_from, "first day");
          in.key("to", Need::optional, g.in_force_to, "last day");
        }},
        "when it was part of the MTUS");
  w.key("pages", Need::optional, g.pages, "first and last page");
  w.key("page-slack", Need::optional, Whole{g.page_slack, 0, 99}, "pages at the edges where the range is not certain");
  w.key("regions", Need::optional, g.regions, "regions it covers; none: not bound to regions");
  w.key("services", Need::optional, g.services, "what it covers; none: not bound to services");
  w.key("text-in-pack", Need::optional, g.text_in_pack, "false: known by name and dates only");
  w.key("confidence", Need::required, g.confidence, "how far the file can be trusted");
  w.key("source", Need::required, g.source, "where the facts of the file are from");
  w.key("sections", Need::optional, g.sections, "sections that letters cite");
}

// Rules.

template <class W>
void describe(W& w, Criterion& c) {
  using Op = Criterion::Op;
  w.key("id", Need::optional, IdText{c.id}, "word of reports; needs a title");
  w.key("title", Need::optional, c.title, "the criterion in our words");
  w.choice("all", c.op, Op::all, c.children, "every one holds");
  w.choice("any", c.op, Op::any, c.children, "one holds");
  w.choice("none", c.op, Op::none_of, c.children, "none holds");
  w.choice("at-least", c.op, Op::at_least, Group{[&](auto& in) {
             in.key("n", Need::required, Whole{c.count, 1, 99}, "how many");
             in.key("of", Need::filled, c.children, "of these");
           }},
           "n of them hold");
  w.choice("except", c.op, Op::except, Group{[&](auto& in) {
             in.key("base", Need::required, One{c.children}, "what holds as a rule");
             in.key("unless", Need::filled, c.children, "the exceptions");
           }},
           "the base holds and no exception does");
  w.choice("fact", c.op, Op::fact, c.fact, "the voice states it, of the item's region for a regional fact");
  w.choice("limit", c.op, Op::limit, Group{[&](auto& in) {
             in.key("slot", Need::required, c.slot, "what is counted");
             in.key("min", Need::optional, c.min, "at least");
             in.key("max", Need::optional, c.max, "at most");
             in.key("unit", Need::required, c.unit, "unit of the numbers");
             in.key("including-prior", Need::optional, c.including_prior, "earlier visits count too");
           }},
           "the request, with earlier visits where said, is within it");
  w.choice("age", c.op, Op::age, Group{[&](auto& in) {
             in.key("min", Need::optional, c.min, "at least, in years");
             in.key("max", Need::optional, c.max, "at most, in years");
           }},
           "the worker's age is within it");
  w.choice("since-injury", c.op, Op::since_injury, Group{[&](auto& in) {
             in.key("min", Need::optional, c.min, "at least");
             in.key("max", Need::optional, c.max, "at most");
             in.key("unit", Need::required, c.unit, "a unit of time");
           }},
           "the time from the injury to the request or review is within it");
}
template <class W>
void describe(W& w, Statement& s) {
  w.key("id", Need::required, IdText{s.id}, "word of reports");
  w.key("slot", Need::required, s.slot, "what is measured");
  w.key("min", Need::required, s.min, "the number, or the lower of two");
  w.key("max", Need::optional, s.max, "the higher of two numbers; min where not said");
  w.key("unit", Need::required, s.unit, "unit of the numbers");
  w.key("services", Need::optional, s.services, "services it is said of; none: those of the rule");
  w.key("confidence", Need::optional, s.confidence, "that of the rule where not said");
}
template <class W>
void describe(W& w, Misquotation& m) {
  w.key("slot", Need::required, m.slot, "what is measured");
  w.key("min", Need::required, m.min, "the number, or the lower of two");
  w.key("max", Need::optional, m.max, "the higher of two numbers; min where not said");
  w.key("unit", Need::required, m.unit, "unit of the numbers");
  w.key("belongs-to", Need::required, m.belongs_to, "where the number is from, in words for the reader");
  w.key("services", Need::optional, m.services, "services it is said of; none: those of the rule");
  w.key("confidence", Need::optional, m.confidence, "that of the rule where not said");
}
template <class W>
void describe(W& w, RuleFile& f) {
  Rule& r = f.rule;
  w.kind("rule", "criteria", "one rule");
  w.key("id", Need::required, PathIdText{r.id}, "<family>/<name>, equal to the path below criteria/");
  w.key("title", Need::required, r.title, "the rule in our words");
  w.key("guideline", Need::required, r.guideline, "the guideline it is from");
  w.key("section", Need::optional, SectionName{r.section}, "the section of the guideline");
  w.key("pages", Need::optional, r.pages, "first and last page");
  w.key("confidence", Need::required, r.confidence, "how far rule and numbers can be trusted");
  w.key("letters", Need::optional, Whole{r.letters, 0, 9999}, "how many independent letters quote it");
  w.key("source", Need::required, r.source, "where it is from, in our words");
  w.key("applies", Need::required, Group{[&](auto& in) {
          in.key("services", Need::optional, r.services, "services; a group stands for all below it");
          in.key("drug-classes", Need::optional, r.drug_classes, "classes of drugs");
          in.key("drugs", Need::optional, r.drugs, "drugs");
          in.key("regions", Need::optional, r.regions, "regions; none: any");
          in.key("repeat", Need::optional, r.repeat, "only for repeated (true) or first (false) services");
        }},
        "which items it is about; at least one service, class or drug");
  w.key("criteria", Need::required, r.criteria, "when the service is supported");
  w.key("statements", Need::optional, r.statements, "numbers that the guideline holds");
  w.key("misquotations", Need::optional, r.misquotations, "numbers often credited to it that belong elsewhere");
}

/// Calls `f` with an object of the type of every kind of file, in the order of docs/rule-format.md.
template <class F>
void for_each_file_kind(F&& f) {
  f(PackFile{});
  f(ServicesFile{});
  f(DrugsFile{});
  f(RegionsFile{});
  f(FactsFile{});
  f(ModifiersFile{});
  f(CuesFile{});
  f(SlotsFile{});
  f(GuidelineFile{});
  f(RuleFile{});
}

}  // namespace imrlint
