#include <doctest/doctest.h>

#include "support/lint.hpp"

namespace {

using namespace imrlint;
using namespace imrlint::testing;

std::vector<std::string> voices(const std::string& rationale) {
  const CaseResult result = lint_text(letter_with("The injured worker is a 40 year old male with low back pain.",
                                                  item("MRI of the lumbar spine", "Upheld", rationale)));
  std::vector<std::string> out;
  for (const Sentence& sentence : result.reading.sentences) {
    if (sentence.zone == Zone::rationale) out.emplace_back(to_string(sentence.voice));
  }
  return out;
}

TEST_CASE("a voice for each sentence of a rationale") {
  using List = std::vector<std::string>;
  CHECK(voices("The ACOEM Guidelines state that imaging follows a failed month of care. The patient has had one week "
               "of care. "
               "Therefore, the request is not medically necessary.") == List{"guideline", "reviewer", "conclusion"});
  // The long block: only its first sentence names the source.
  CHECK(voices("According to the ODG, manipulation is recommended for a trial. Up to 18 visits are recommended with "
               "improvement. "
               "In this case, no visits were had. As such, the request is medically necessary.") ==
        List{"guideline", "guideline", "reviewer", "conclusion"});
  CHECK(voices("There is no documentation of radicular pain. The request for an MRI is not medically necessary.") ==
        List{"reviewer", "conclusion"});
  // "Per" may introduce records; a guideline inside a worker's sentence makes no guideline talk.
  CHECK(voices("Per the progress report of 11/01/2016, the patient has back pain. The requested visits exceed the "
               "guideline recommendation. "
               "The request is not medically necessary.") == List{"reviewer", "reviewer", "conclusion"});
  CHECK(voices("In patients who do not respond to care, an MRI is recommended. The request is medically necessary.") ==
        List{"guideline", "conclusion"});
}

TEST_CASE("what the utilization review said is not the record's") {
  const CaseResult result =
      lint_text(letter_with("The injured worker is a 40 year old male. Spasm was found on 11/01/2016. The utilization "
                            "review of 12/01/2016 denied the "
                            "request due to no documentation of spasm.",
                            item("MRI of the lumbar spine", "Upheld", "The request is not medically necessary.")));
  std::vector<bool> history;
  for (const Sentence& sentence : result.reading.sentences) {
    if (sentence.zone == Zone::summary) history.push_back(sentence.review_history);
  }
  CHECK(history == std::vector<bool>{false, false, true});
}

}  // namespace
