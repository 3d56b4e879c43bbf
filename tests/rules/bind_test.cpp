#include "rules/bind.hpp"

#include <doctest/doctest.h>

#include "rules/compiled.hpp"
#include "rules/fixture.hpp"

using namespace imrlint;

// packs/small uses every key at least once; here is what must come of it.

namespace {

/// packs/small as it is bound, and once more after the build's byte form, which must not lose anything.
struct Bound {
  static Rulebook make() {
    LoadedRulebook loaded = test::load(test::files_of("small"));
    REQUIRE(test::text_of(loaded.diagnostics) == "");
    return std::move(loaded.book);
  }
};
struct Compiled {
  static Rulebook make() {
    auto book = decompile(compile(Bound::make()));
    REQUIRE(book);
    return std::move(*book);
  }
};

template <class From>
const Rulebook& small() {
  static const Rulebook book = From::make();
  return book;
}

std::string place(const Rulebook& book, Origin origin) {
  return book.files[origin.file] + ":" + std::to_string(origin.line) + ":" + std::to_string(origin.column);
}

}  // namespace

TEST_CASE_TEMPLATE("services and drugs", From, Bound, Compiled) {
  const Rulebook& book = small<From>();
  REQUIRE(book.services.size() == 4);
  CHECK(book.services[0].id == "imaging");
  CHECK(book.services[0].group);
  CHECK(book.services[0].names.empty());
  const Service& mri = book[book.service("mri")];
  CHECK(mri.label == "magnetic resonance imaging");
  CHECK_FALSE(mri.group);
  CHECK(mri.parent == book.service("imaging"));
  REQUIRE(mri.names.size() == 2);
  CHECK(mri.names[1].text == "magnetic resonance [imaging|scan]");
  CHECK(place(book, mri.names[1].origin) == "vocabulary/services.yaml:10:20");
  CHECK(book[book.service("therapy")].weak_names.at(0).text == "therapy");
  CHECK_FALSE(book[book.service("therapy")].parent.exists());

  const DrugClass& blocker = book[book.drug_class("h2-blocker")];
  CHECK(blocker.label == "H2 blocker");
  CHECK(blocker.service == book.service("other-drug"));
  CHECK(blocker.names.size() == 1);
  const Drug& drug = book[book.drug("famotidine")];
  CHECK(drug.drug_class == book.drug_class("h2-blocker"));
  CHECK(drug.names.at(1).text == "pepcid");
}

TEST_CASE_TEMPLATE("words of regions, modifiers, cues and slots", From, Bound, Compiled) {
  const Rulebook& book = small<From>();
  REQUIRE(book.regions.size() == 2);
  CHECK(book.regions[0].region == Region::shoulder);
  CHECK(book.regions[0].names.at(0).text == "shoulder (girdle)");
  CHECK(book.regions[0].implied_by.at(0).text == "rotator cuff");
  CHECK(book.regions[1].region == Region::cervical);

  REQUIRE(book.modifiers.size() == 2);
  CHECK(book.modifiers[0].meaning == ModifierMeaning::absent);
  CHECK(book.modifiers[0].direction == ModifierDirection::forward);
  CHECK(book.modifiers[1].phrase.text == "was not seen");
  CHECK(book.modifiers[1].direction == ModifierDirection::backward);

  REQUIRE(book.cues.size() == 3);
  CHECK(book.cues[1].kind == CueKind::worker);
  CHECK(book.cues[1].phrase.text == "the (injured) worker");
  CHECK(book.cues[2].kind == CueKind::utilization_review);

  const Slot& care = book[book.slot("care-duration")];
  CHECK(care.label == "length of care");
  CHECK(care.unit == Unit::weeks);
  CHECK(care.cues.size() == 1);
}

TEST_CASE_TEMPLATE("facts", From, Bound, Compiled) {
  const Rulebook& book = small<From>();
  const Fact& spasm = book[book.fact("muscle-spasm")];
  CHECK(spasm.label == "muscle spasm");
  CHECK(spasm.definition == "Involuntary contraction of muscle found on examination.");
  CHECK(spasm.kind == FactKind::finding);
  CHECK(spasm.regional);
  CHECK(spasm.states.size() == 2);
  CHECK(spasm.denies.at(0).text == "muscle tone ... normal");
  CHECK(spasm.implies == std::vector<FactId>{book.fact("objective-finding")});
  CHECK(place(book, spasm.origin) == "vocabulary/facts.yaml:9:5");
  CHECK_FALSE(book[book.fact("red-flag")].regional);
  CHECK(book.implies(book.fact("guarding"), book.fact("objective-finding")));
}

TEST_CASE_TEMPLATE("a guideline", From, Bound, Compiled) {
  const Rulebook& book = small<From>();
  const Guideline& g = book[book.guideline("mtus/neck")];
  CHECK(g.family == Family::mtus);
  CHECK(g.publisher == "A Society");
  CHECK(g.title == "Neck Complaints");
  CHECK(g.printed.at(0).text == "neck & upper back");
  CHECK(g.chapter == 8);
  CHECK(g.edition == 2004);
  REQUIRE(g.in_force_from);
  REQUIRE(g.in_force_to);
  CHECK(to_string(*g.in_force_from) == "2007-06-15");
  CHECK(to_string(*g.in_force_to) == "2017-11-30");
  REQUIRE(g.pages);
  CHECK(g.pages->first == 165);
  CHECK(g.pages->last == 194);
  CHECK(g.page_slack == 2);
  CHECK(g.regions == Regions(Region::cervical));
  CHECK(g.services == std::vector<ServiceId>{book.service("imaging"), book.service("therapy")});
  CHECK(g.text_in_pack);
  CHECK(g.confidence == Confidence::memory_strong);
  CHECK(g.source == "made up for the tests");
  REQUIRE(g.sections.size() == 2);
  CHECK(g.sections[0].id == "special-studies");
  CHECK(g.sections[0].title == "Special Studies");
  CHECK(g.sections[0].printed.size() == 1);
  CHECK(g.sections[0].pages->last == 179);
  CHECK(g.sections[0].services.size() == 1);
  CHECK(g.sections[0].regions == Regions(Region::cervical));
  CHECK_FALSE(g.sections[1].pages);
  CHECK(place(book, g.origin) == "guidelines/mtus/neck.yaml:1:1");
}

TEST_CASE_TEMPLATE("a rule", From, Bound, Compiled) {
  using Op = Criterion::Op;
  const Rulebook& book = small<From>();
  REQUIRE(book.rules.size() == 1);
  const Rule& rule = book.rules[0];
  CHECK(rule.id == "mtus/neck-imaging");
  CHECK(rule.title == "Imaging of the neck");
  CHECK(rule.guideline == book.guideline("mtus/neck"));
  CHECK(rule.section == SectionId(0));
  CHECK(rule.pages->first == 177);
  CHECK(rule.confidence == Confidence::seed);
  CHECK(rule.letters == 3);
  CHECK(rule.services == std::vector<ServiceId>{book.service("mri")});
  CHECK(rule.drug_classes == std::vector<DrugClassId>{book.drug_class("h2-blocker")});
  CHECK(rule.drugs == std::vector<DrugId>{book.drug("famotidine")});
  CHECK(rule.regions == Regions(Region::cervical));
  CHECK(rule.repeat == false);

  const Criterion& top = rule.criteria;
  CHECK(top.op == Op::any);
  REQUIRE(top.children.size() == 2);
  CHECK(top.children[0].op == Op::fact);
  CHECK(top.children[0].id == "red-flag");
  CHECK(top.children[0].title == "a red flag has emerged");
  CHECK(top.children[0].fact == book.fact("red-flag"));
  CHECK(place(book, top.children[0].origin) == "criteria/mtus/neck-imaging.yaml:18:7");

  const Criterion& all = top.children[1];
  CHECK(all.op == Op::all);
  REQUIRE(all.children.size() == 6);
  CHECK(all.children[0].op == Op::fact);
  CHECK(all.children[1].op == Op::none_of);
  CHECK(all.children[1].children.size() == 1);
  CHECK(all.children[2].op == Op::at_least);
  CHECK(all.children[2].count == 2);
  REQUIRE(all.children[2].children.size() == 3);
  CHECK(all.children[2].children[2].op == Op::age);
  CHECK(all.children[2].children[2].min == 66);
  CHECK_FALSE(all.children[2].children[2].max);
  CHECK(all.children[2].children[2].unit == Unit::years);
  const Criterion& except = all.children[3];
  CHECK(except.op == Op::except);
  REQUIRE(except.children.size() == 3);
  CHECK(except.children[0].fact == book.fact("muscle-spasm"));
  CHECK(except.children[1].fact == book.fact("red-flag"));
  const Criterion& limit = all.children[4];
  CHECK(limit.op == Op::limit);
  CHECK(limit.slot == book.slot("visits"));
  CHECK(limit.max == 12);
  CHECK_FALSE(limit.min);
  CHECK(limit.unit == Unit::visits);
  CHECK(limit.including_prior);
  CHECK(all.children[5].op == Op::since_injury);
  CHECK(all.children[5].min == 3);
  CHECK(all.children[5].unit == Unit::months);

  REQUIRE(rule.statements.size() == 2);
  CHECK(rule.statements[0].id == "observation");
  CHECK(rule.statements[0].slot == book.slot("care-duration"));
  CHECK(rule.statements[0].min == 3);
  CHECK(rule.statements[0].max == 4);
  CHECK(rule.statements[0].unit == Unit::weeks);
  CHECK(rule.statements[0].services.size() == 1);
  CHECK(rule.statements[0].confidence == Confidence::shaky);
  CHECK(rule.statements[1].max == 6);                        // min, where not said
  CHECK(rule.statements[1].confidence == Confidence::seed);  // the rule's, where not said
  REQUIRE(rule.misquotations.size() == 2);
  CHECK(rule.misquotations[0].belongs_to == "another book");
  CHECK(rule.misquotations[0].unit == Unit::months);
  CHECK(rule.misquotations[0].services.size() == 1);
  CHECK(rule.misquotations[0].confidence == Confidence::shaky);
  CHECK(rule.misquotations[1].max == 6);
  CHECK(rule.misquotations[1].confidence == Confidence::seed);
}

TEST_CASE("order of keys and of files does not matter") {
  test::Files files = test::files_of("small");
  const std::string facts = files["vocabulary/facts.yaml"];
  files.erase("vocabulary/facts.yaml");
  files["vocabulary/zz.yaml"] =
      test::with(test::with(facts, "kind: facts\n", ""), "    states: [\"red flag\", \"cauda equina\"]\n",
                 "    states: [\"red flag\", \"cauda equina\"]\nkind: facts\n");
  const LoadedRulebook loaded = test::load(files);
  CHECK(test::text_of(loaded.diagnostics) == "");
  CHECK(loaded.book.facts.size() == 4);
}
