// Everything that can be wrong with a rule file, one slip at a time in packs/small, and what is said of it.
#include <doctest/doctest.h>

#include <set>

#include "rules/codes.hpp"
#include "rules/fixture.hpp"

using namespace imrlint;

namespace {

struct Slip {
  const char* path;
  const char* from;  // what packs/small says there
  const char* to;    // what an author wrote by mistake
  const char* said;
};

constexpr const char* manifest = "pack.yaml";
constexpr const char* services = "vocabulary/services.yaml";
constexpr const char* drugs = "vocabulary/drugs.yaml";
constexpr const char* regions = "vocabulary/regions.yaml";
constexpr const char* facts = "vocabulary/facts.yaml";
constexpr const char* talk = "vocabulary/talk.yaml";
constexpr const char* cues = "vocabulary/cues.yaml";
constexpr const char* slots = "vocabulary/slots.yaml";
constexpr const char* guideline = "guidelines/mtus/neck.yaml";
constexpr const char* rule = "criteria/mtus/neck-imaging.yaml";

const Slip slips[] = {
    // YAML
    {manifest, "licence: Apache-2.0", "licence: \"Apache-2.0",
     "4:1: a quote is opened here or below and never closed (look for a quotation mark without its partner from line 4 "
     "on) [rules.yaml-syntax]"},
    {facts, "label: guarding", "label: the: guarding",
     "18:15: illegal map value (text that holds `: ` needs quotes) [rules.yaml-syntax]"},
    {facts, "label: guarding", "label: &g guarding", "18:12: anchors are not allowed: `&g` [rules.yaml-feature]"},
    {facts, "label: guarding", "label: guarding\n    label: x", "19:5: duplicate key `label` [rules.duplicate-key]"},
    {facts, "label: guarding",
     "label:", "18:5: `label` has no value (leave the key out, or write [] for an empty list) [rules.empty-value]"},
    {facts, "label: guarding", "label: \x01",
     "18:12: neither text nor UTF-8 (save the file as UTF-8) [rules.encoding]"},
    {talk, "kind: modifiers", "kind: modifiers\n---",
     "2:1: content after the end of the document (a rule file holds one document; look for a line that is indented "
     "less than the first one, or for `---`) [rules.second-document]"},

    // keys
    {facts, "denies:", "denys:", "15:5: unknown key `denys` (did you mean `denies`?) [rules.unknown-key]"},
    {facts, "denies:", "x:",
     "15:5: unknown key `x` (one of: id label definition class regional states denies implies) [rules.unknown-key]"},
    {facts, "    label: guarding\n", "", "17:5: `label` is missing (it is text) [rules.missing-key]"},
    {facts, "kind: facts", "# kind", "2:1: `kind` is missing (one of: pack services"},
    {rule, "applies:\n  services: [mri]\n  drug-classes: [h2-blocker]\n  drugs: [famotidine]\n",
     "applies:\n  services: []\n",
     "11:3: the rule applies to nothing (name at least one of: services drug-classes drugs) [rules.missing-key]"},
    {rule, "limit: {slot: visits, max: 12,", "limit: {slot: visits,",
     "26:18: neither `min` nor `max` (a limit needs at least one bound) [rules.missing-key]"},
    {guideline, "{from: 2007-06-15, to: 2017-11-30}", "{since: 2007-06-15, to: 2017-11-30}",
     "9:12: unknown key `since` (one of: from to) [rules.unknown-key]"},

    // types
    {facts, "label: guarding", "label: [guarding]", "18:12: expected text, found a list [rules.wrong-type]"},
    {facts, "states: [\"guarding\"]", "states: guarding",
     "22:13: expected a list of phrases, found text (write it in brackets: [...]) [rules.wrong-type]"},
    {services, "group: true", "group: yes", "6:12: expected `true` or `false`, found `yes` [rules.wrong-type]"},
    {services, "group: true", "group: \"true\"", "6:12: expected `true` or `false`, found `true` [rules.wrong-type]"},
    {guideline, "chapter: 8", "chapter: eight",
     "7:10: expected a whole number from 1 to 99, found `eight` [rules.wrong-type]"},
    {guideline, "chapter: 8", "chapter: 010",
     "7:10: expected a whole number from 1 to 99, found `010` [rules.wrong-type]"},
    {guideline, "chapter: 8", "chapter: \"8\"",
     "7:10: expected a whole number from 1 to 99, found `8` (leave the quotes out) [rules.wrong-type]"},
    {rule, "max: 12", "max: 1e3",
     "26:38: expected a number, found `1e3` (plain decimal, such as 12 or 0.5) [rules.wrong-type]"},
    {rule, "max: 12", "max: .5", "26:38: expected a number, found `.5`"},
    {cues, "kind: cues\ncues:\n", "- kind: cues\n- cues:\n",
     "1:1: a rule file is a map of keys and values (begin with `kind:`) [rules.wrong-type]"},

    // values
    {guideline, "edition: 2004", "edition: 204",
     "8:10: `204` is not a whole number from 1900 to 2100 [rules.bad-value]"},
    {guideline, "from: 2007-06-15", "from: 2007-02-30",
     "9:18: no such date: `2007-02-30` (write the day as in 2016-07-28) [rules.bad-value]"},
    {guideline, "pages: 165-194", "pages: 165 to 194",
     "10:8: no page range: `165 to 194` (write it as in 177-179, or 177) [rules.bad-value]"},
    {guideline, "pages: 165-194", "pages: 0", "10:8: no page range: `0`"},
    {facts, "label: guarding", "label: \" \"", "18:12: the text is empty [rules.bad-value]"},
    {rule, "max: 12", "max: -12", "26:38: a number here cannot be negative [rules.bad-value]"},
    {facts, "id: guarding", "id: Guarding",
     "17:9: bad id `Guarding` (an id is lower-case letters and digits, joined by single hyphens) [rules.bad-id]"},
    {facts, "id: guarding", "id: guarding--x", "17:9: bad id `guarding--x`"},
    {rule, "id: mtus/neck-imaging", "id: neck-imaging", "2:5: bad id `neck-imaging` (<family>/<name>, each"},
    {slots, "\"conservative [care|treatment]\"", "\"conservative [care|treatment\"",
     "6:26: `[` is never closed in `conservative [care|treatment` [rules.bad-phrase]"},
    {talk, "\"was not seen\"", "\"was, not seen\"",
     "4:18: `,` is not allowed in a phrase in `was, not seen` (a phrase is matched word by word; leave punctuation "
     "out) [rules.bad-phrase]"},
    {drugs, "[famotidine, pepcid]", "[]", "10:12: `names` is empty (at least one entry is needed) [rules.empty-list]"},
    {rule, "none: [{fact: guarding}]", "none: []",
     "23:17: `none` is empty (at least one entry is needed) [rules.empty-list]"},
    {drugs, "[famotidine, pepcid]", "[famotidine, famotidine]",
     "10:25: `famotidine` is in the list already [rules.repeated]"},
    {talk, "was not seen", "no evidence of", "4:14: modifier `no evidence of` is there already [rules.repeated]"},

    // names
    {facts, "kind: facts", "kind: fact",
     "1:7: unknown kind of file `fact` (did you mean `facts`?) [rules.unknown-name]"},
    {facts, "class: risk", "class: danger", "27:12: unknown class of facts `danger` (one of: complaint finding"},
    {facts, "implies: [muscle-spasm]", "implies: [muscle-spasms]",
     "23:15: unknown fact `muscle-spasms` (did you mean `muscle-spasm`?) [rules.unknown-name]"},
    {services, "parent: imaging", "parent: imagin", "9:13: unknown service `imagin` (did you mean `imaging`?)"},
    {drugs, "class: h2-blocker", "class: h3-blocker",
     "9:12: unknown drug class `h3-blocker` (did you mean `h2-blocker`?)"},
    {drugs, "service: other-drug", "service: elsewhere", "5:14: unknown service `elsewhere` [rules.unknown-name]"},
    {regions, "id: shoulder", "id: sholder", "3:9: unknown region `sholder` (did you mean `shoulder`?)"},
    {talk, "meaning: absent", "meaning: abscent", "3:41: unknown meaning `abscent` (did you mean `absent`?)"},
    {talk, "direction: backward", "direction: backwards",
     "4:59: unknown direction `backwards` (did you mean `backward`?)"},
    {cues, "kind: worker", "kind: workers", "3:11: unknown kind of cues `workers` (did you mean `worker`?)"},
    {slots, "unit: weeks", "unit: week", "5:11: unknown unit `week` (did you mean `weeks`?)"},
    {guideline, "family: mtus", "family: none", "3:9: unknown family `none` (one of: mtus acoem odg other)"},
    {guideline, "confidence: memory-strong", "confidence: strong-memory", "15:13: unknown confidence `strong-memory`"},
    {rule, "guideline: mtus/neck", "guideline: mtus/nek",
     "4:12: unknown guideline `mtus/nek` (did you mean `mtus/neck`?) [rules.unknown-name]"},
    {rule, "section: special-studies", "section: special-study",
     "5:10: unknown section of `mtus/neck` `special-study` (did you mean `special-studies`?) [rules.unknown-name]"},
    {rule, "drugs: [famotidine]", "drugs: [famotidin]", "13:11: unknown drug `famotidin` (did you mean `famotidine`?)"},
    {rule, "{id: visits, slot: visits,", "{id: visits, slot: visit,",
     "30:24: unknown slot `visit` (did you mean `visits`?)"},

    // together
    {guideline, "family: mtus", "family: odg",
     "2:5: the id begins with `mtus` but the family is `odg` [rules.path-id]"},
    {rule, "id: mtus/neck-imaging", "id: mtus/neck",
     "2:5: the id is `mtus/neck` but the path says `mtus/neck-imaging` (name the file and the id alike) "
     "[rules.path-id]"},
    {rule, "id: mtus/neck-imaging", "id: cms/neck-imaging", "2:5: unknown family `cms`"},
    {talk, "kind: modifiers", "kind: rule", "1:7: a file of the kind `rule` lives in criteria/ [rules.wrong-folder]"},
    {facts, "id: guarding", "id: red-flag", "24:9: fact `red-flag` is declared already [rules.duplicate-id]"},
    {guideline, "id: care", "id: special-studies",
     "24:9: section `special-studies` is there already [rules.duplicate-id]"},
    {rule, "- {id: visits,", "- {id: observation,",
     "30:10: statement `observation` is there already [rules.duplicate-id]"},
    {rule, "- none: [{fact: guarding}]", "- none: [{id: red-flag, title: t, fact: guarding}]",
     "23:23: criterion `red-flag` is there already [rules.duplicate-id]"},
    {rule, "{slot: visits, max: 12, unit: visits,", "{slot: visits, min: 13, max: 12, unit: visits,",
     "26:38: `min` is above `max` [rules.bad-range]"},
    {rule, "min: 3, max: 4, unit: weeks", "min: 3, max: 2, unit: weeks",
     "29:49: `min` is above `max` [rules.bad-range]"},
    {rule, "at-least: {n: 2,", "at-least: {n: 4,", "24:25: more are asked for than `of` holds [rules.bad-range]"},
    {guideline, "pages: 165-194", "pages: 194-165",
     "10:8: the first page of `194-165` is above the last [rules.bad-range]"},
    {guideline, "to: 2017-11-30", "to: 2007-01-01", "9:11: `from` is after `to` [rules.bad-range]"},
    {rule, "pages: 177-178", "pages: 170-178",
     "6:8: pages 170-178 are outside of `special-studies` of `mtus/neck` (177-179) [rules.outside-guideline]"},
    {guideline, "    pages: 177-179", "    pages: 177-197",
     "21:12: pages 177-197 are outside of `mtus/neck` (165-194) [rules.outside-guideline]"},
    {rule, "{slot: visits, max: 12, unit: visits,", "{slot: visits, max: 12, unit: weeks,",
     "26:48: `visits` is measured in visits, not in weeks [rules.unit-mismatch]"},
    {rule, "min: 3, max: 4, unit: weeks", "min: 3, max: 4, unit: visits",
     "29:66: `care-duration` is measured in weeks, not in visits (any unit of time will do) [rules.unit-mismatch]"},
    {rule, "since-injury: {min: 3, unit: months}", "since-injury: {min: 3, unit: visits}",
     "27:40: time is not measured in visits (hours, days, weeks, months or years) [rules.unit-mismatch]"},
    {rule, "- fact: muscle-spasm", "- fact: muscle-spasm\n          any: [{fact: guarding}]",
     "22:11: `fact` beside `any` (a criterion has exactly one operator; nest them) [rules.one-operator]"},
    {rule, "- fact: muscle-spasm", "- title: nothing", "22:11: the criterion has no operator (one of: all any none"},
    {rule, "      title: a red flag has emerged\n", "",
     "18:7: a criterion with an `id` needs a `title` (the title is what reports print) [rules.untitled]"},
    {services, "group: true", "parent: mri", "service `imaging` is its own ancestor [rules.cycle]"},
    {facts, "states: []", "states: []\n    implies: [guarding]",
     "9:14: fact `objective-finding` implies itself by way of `guarding` [rules.cycle]"},
    {facts, "    implies: [objective-finding]\n", "",
     "3:5: nothing can state the fact `objective-finding` (give it phrases, or let another fact imply it) "
     "[rules.never-stated]"},
};

std::string said_of(const Slip& slip) {
  test::Files files = test::files_of("small");
  files[slip.path] = test::with(files[slip.path], slip.from, slip.to);
  return test::text_of(test::load(files).diagnostics);
}

}  // namespace

TEST_CASE("every slip is told, at its place") {
  for (const Slip& slip : slips) {
    const std::string said = said_of(slip);
    CAPTURE(std::string(slip.to));
    CAPTURE(std::string(slip.said));
    CAPTURE(said);
    CHECK((said.find(slip.said) != std::string::npos));
    CHECK(std::count(said.begin(), said.end(), '\n') <= 4);  // one slip, and what follows from it
  }
}

TEST_CASE("limits of a pack") {
  Limits limits;
  limits.yaml_nodes = 20;
  const std::string said = test::text_of(test::load(test::files_of("small"), limits).diagnostics);
  CHECK(said.find("more than 20 values in one file (split the file) [rules.limit]") != std::string::npos);
}

TEST_CASE("several slips in several files are told in one run, sorted") {
  test::Files files = test::files_of("small");
  files[facts] = test::with(test::with(files[facts], "denies:", "denys:"), "class: risk", "class: danger");
  files[slots] = test::with(files[slots], "unit: weeks", "unit: week");
  const std::string said = test::text_of(test::load(files).diagnostics);
  const auto first = said.find("vocabulary/facts.yaml:15:5: unknown key `denys`");
  const auto second = said.find("vocabulary/facts.yaml:27:12: unknown class of facts `danger`");
  const auto third = said.find("vocabulary/slots.yaml:5:11: unknown unit `week`");
  CHECK(first == 0);
  CHECK(second != std::string::npos);
  CHECK(third != std::string::npos);
  CHECK(first < second);
  CHECK(second < third);
}

TEST_CASE("messages are in the house style") {
  for (const Slip& slip : slips) {
    test::Files files = test::files_of("small");
    files[slip.path] = test::with(files[slip.path], slip.from, slip.to);
    for (const Diagnostic& d : test::load(files).diagnostics) {
      CAPTURE(d.message);
      CHECK((d.message.front() < 'A' || d.message.front() > 'Z'));
      CHECK(d.message.back() != '.');
      CHECK(d.message.find('\n') == std::string::npos);
      CHECK(std::count(d.message.begin(), d.message.end(), '`') % 2 == 0);
    }
  }
}

TEST_CASE("every code is exercised") {
  std::set<std::string> seen = {
      // by load_test.cpp, which has folders
      std::string(code::unreadable), std::string(code::no_manifest), std::string(code::stray_file),
      // by "limits of a pack"
      std::string(code::limit)};
  for (const Slip& slip : slips) {
    test::Files files = test::files_of("small");
    files[slip.path] = test::with(files[slip.path], slip.from, slip.to);
    for (const Diagnostic& d : test::load(files).diagnostics)
      seen.insert(d.code);
  }
  std::set<std::string> known;
  for (const std::string_view one : code::all) {
    CAPTURE(one);
    CHECK(known.insert(std::string(one)).second);
    CHECK(seen.count(std::string(one)) == 1);
  }
  for (const std::string& one : seen) {
    CAPTURE(one);
    CHECK(known.count(one) == 1);
  }
}
