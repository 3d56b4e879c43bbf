#include "rules/rulebook.hpp"

#include <doctest/doctest.h>

#include "rules/words.hpp"

using namespace imrlint;

TEST_CASE("taxonomy of services") {
  Rulebook book;
  book.services.resize(4);
  book.services[0].id = "imaging";
  book.services[1].id = "mri";
  book.services[1].parent = ServiceId(0);
  book.services[2].id = "mri-with-contrast";
  book.services[2].parent = ServiceId(1);
  book.services[3].id = "therapy";
  book.finish();
  const ServiceId imaging = book.service("imaging");
  const ServiceId contrast = book.service("mri-with-contrast");
  CHECK(imaging == ServiceId(0));
  CHECK(book.is_a(contrast, imaging));
  CHECK(book.is_a(imaging, imaging));
  CHECK_FALSE(book.is_a(imaging, contrast));
  CHECK_FALSE(book.is_a(book.service("therapy"), imaging));
  CHECK_FALSE(book.is_a(ServiceId(), imaging));
  CHECK_FALSE(book.is_a(contrast, ServiceId()));
  CHECK(book.covers({}, contrast));
  CHECK(book.covers({ServiceId(3), imaging}, contrast));
  CHECK_FALSE(book.covers({ServiceId(3)}, contrast));
  CHECK_FALSE(book.service("imagin").exists());
  CHECK_FALSE(book.service("").exists());

  const Rulebook copy = book;  // look-up does not depend on where the book lies
  book = {};
  CHECK(copy.service("therapy") == ServiceId(3));
}

TEST_CASE("a cycle of parents does not hang") {
  Rulebook book;
  book.services.resize(2);
  book.services[0].parent = ServiceId(1);
  book.services[1].parent = ServiceId(0);
  book.services.push_back({});
  book.finish();
  CHECK_FALSE(book.is_a(ServiceId(0), ServiceId(2)));
}

TEST_CASE("implication is closed") {
  Rulebook book;
  book.facts.resize(70);  // more than a machine word
  book.facts[0].implies = {FactId(1), FactId(69)};
  book.facts[1].implies = {FactId(2)};
  book.facts[69].implies = {FactId(68)};
  book.facts[3].implies = {FactId(4)};
  book.facts[4].implies = {FactId(3), FactId()};
  book.finish();
  CHECK(book.implies(FactId(0), FactId(2)));
  CHECK(book.implies(FactId(0), FactId(68)));
  CHECK(book.implies(FactId(0), FactId(0)));
  CHECK_FALSE(book.implies(FactId(2), FactId(0)));
  CHECK_FALSE(book.implies(FactId(1), FactId(69)));
  CHECK(book.implies(FactId(3), FactId(3)));
  CHECK_FALSE(book.implies(FactId(), FactId(0)));
}

TEST_CASE("words of closed vocabularies round-trip") {
  const auto round_trip = [](auto e) {
    const auto words = word_list(e).words;
    REQUIRE_FALSE(words.empty());
    for (std::size_t i = 0; i < words.size(); ++i) {
      CHECK_FALSE(words[i].empty());
      CHECK(static_cast<std::size_t>(*word_from<decltype(e)>(words[i])) == i);
    }
    CHECK_FALSE(word_from<decltype(e)>("no such word"));
  };
  round_trip(Region{});
  round_trip(Family{});
  round_trip(Confidence{});
  round_trip(Unit{});
  round_trip(FactKind{});
  round_trip(CueKind{});
  round_trip(ModifierMeaning{});
  round_trip(ModifierDirection{});
  CHECK(word_list(Region{}).words.size() == region_count);
  CHECK(word_list(CueKind{}).words.size() == cue_kind_count);
  CHECK(word_from<Family>("odg") == Family::odg);
  CHECK_FALSE(word_from<Family>("none"));
  CHECK(to_string(CueKind::exception) == "exception");
  CHECK(cue_kind_from("utilization-review") == CueKind::utilization_review);
  CHECK(fact_kind_from("event") == FactKind::event);
  CHECK(to_string(FactKind::study) == "study");
}
