#include <cstdlib>

#include "checks/all.hpp"
#include "checks/support.hpp"

namespace imrlint::checks {
namespace {

/// "His wife, a 45 year old nurse": somebody else's age.
bool somebody_else(const CaseView& view, const AgeSexMention& mention) {
  const Span sentence = view.reading.sentences[mention.sentence].span;
  const std::string_view before = view.source.text().substr(sentence.begin, mention.span.begin - sentence.begin);
  for (const std::string_view word :
       {"wife", "husband", "spouse", "partner", "son", "daughter", "mother", "father", "brother", "sister", "child",
        "driver", "coworker", "co-worker", "client", "resident", "colleague"}) {
    if (mentions_word(before, word)) return true;
  }
  return false;
}

void run(const CaseView& view, std::vector<Finding>& findings) {
  const Reading& reading = view.reading;
  const auto report = [&](const AgeSexMention& a, const AgeSexMention& b, std::string what) {
    Finding finding;
    finding.severity = Severity::error;
    const Sentence& later = reading.sentences[b.sentence];
    finding.item = later.zone == Zone::summary ? no_item : later.item;
    finding.confidence = Certainty::high;
    finding.appeal_ground = AppealGround::h5;
    finding.message = std::move(what);
    finding.evidence = {{reading.sentences[a.sentence].voice, sentence_around(reading, a.span), {}},
                        {later.voice, sentence_around(reading, b.span), {}}};
    findings.push_back(std::move(finding));
  };
  const AgeSexMention* aged = nullptr;
  const AgeSexMention* sexed = nullptr;
  const AgeSexMention* wrong_pronoun = nullptr;
  unsigned agreeing = 0;
  unsigned disagreeing = 0;
  for (const AgeSexMention& mention : reading.identities) {
    const Sentence& sentence = reading.sentences[mention.sentence];
    if (sentence.zone == Zone::title || sentence.voice == Voice::guideline || sentence.review_history) continue;
    if (somebody_else(view, mention)) continue;
    if (!mention.pronoun) {
      if (mention.age) {
        // A birthday may lie between two documents; two years may not.
        if (aged != nullptr && std::abs(static_cast<int>(*aged->age) - static_cast<int>(*mention.age)) > 1) {
          report(*aged, mention,
                 "the worker is " + std::to_string(*aged->age) + " years old in one place and " +
                     std::to_string(*mention.age) + " in another");
        }
        if (aged == nullptr) aged = &mention;
      }
      if (mention.sex != 0) {
        if (sexed != nullptr && sexed->sex != mention.sex)
          report(*sexed, mention, "the worker is a man in one place and a woman in another");
        if (sexed == nullptr) sexed = &mention;
      }
      continue;
    }
    if (sexed == nullptr) continue;
    if (mention.sex == sexed->sex) {
      ++agreeing;
    } else {
      ++disagreeing;
      // "She" at the head of a sentence is the worker; elsewhere it may be the physician.
      if (wrong_pronoun == nullptr && mention.span.begin == sentence.span.begin) wrong_pronoun = &mention;
    }
  }
  if (wrong_pronoun != nullptr && disagreeing >= 2 && agreeing == 0) {
    report(*sexed, *wrong_pronoun,
           "the worker is introduced as " + std::string(sexed->sex == 'm' ? "a man" : "a woman") + " and then called " +
               quoted(view, wrong_pronoun->span));
  }
}

}  // namespace

Check wrong_patient() {
  return {"wrong-patient", Severity::error, "age or sex of the worker differs inside the letter",
          "Reports two ages of the worker more than a year apart, \"male\" against \"female\", and a worker introduced "
          "as one sex\n"
          "and called by the pronoun of the other throughout.\n\n"
          "Silent on a single stray pronoun, which may be the physician's, and on ages in guideline talk.",
          run};
}

}  // namespace imrlint::checks
