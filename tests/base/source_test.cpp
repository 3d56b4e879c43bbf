#include "base/source.hpp"

#include <doctest/doctest.h>

#include <string>

#include "support/rewrap.hpp"

using imrlint::Source;
using imrlint::Span;

namespace {

std::string normal(std::string_view given) {
  return std::string(Source("letter", given).text());
}

// Long lines of a letter in its usual width, so that there is something to estimate the width from.
const std::string filler =
    "The quick worker lifted the heavy crates all morning and felt a sudden sharp pull\n"
    "deep in the lower part of the back, after which the supervisor sent the worker to\n"
    "the clinic of the plant, where a nurse took notes and handed out a cold compress.\n";

const std::string folded =
    "The quick worker lifted the heavy crates all morning and felt a sudden sharp pull "
    "deep in the lower part of the back, after which the supervisor sent the worker to "
    "the clinic of the plant, where a nurse took notes and handed out a cold compress.";

}  // namespace

TEST_CASE("a line that is full goes on, a line that had room ends a paragraph") {
  CHECK(normal(filler + "The end.\nPhysical therapy: Upheld\n") == folded + " The end.\nPhysical therapy: Upheld");
}

TEST_CASE("where nothing is wrapped, every line is a paragraph") {
  CHECK(normal("A first paragraph that stands on one line, as long as it is.\n\nAnother one.\n\nA title: Upheld\n") ==
        "A first paragraph that stands on one line, as long as it is.\nAnother one.\nA title: Upheld");
}

TEST_CASE("an empty line ends a paragraph where lines are single spaced") {
  CHECK(normal(filler + "\n" + filler) == folded + "\n" + folded);
}

TEST_CASE("where every line is followed by an empty one, only a wider gap ends a paragraph") {
  std::string doubled;
  for (const char c : filler)
    doubled += c == '\n' ? std::string(" \n\n") : std::string(1, c);
  CHECK(normal(doubled) == folded);
  CHECK(normal(doubled + " \n\n" + doubled) == folded + "\n" + folded);
}

TEST_CASE("a wide gap in mid sentence is a page break") {
  const std::string page_end = "deep in the lower part of the back, after which the supervisor sent the worker to\n";
  std::string given = filler;
  given.replace(given.find(page_end), page_end.size(), page_end + "\n\n\n");
  CHECK(normal(given) == folded);
}

TEST_CASE("a form feed begins a page, and ends a paragraph only behind a sentence") {
  std::string within = filler;
  within.replace(within.find("deep"), 0, "\f");
  CHECK(normal(within) == folded);
  CHECK(normal(filler +
               "\fMRI of the knee, which the treating physician asked for in the spring of last year:\nUpheld") ==
        folded + "\nMRI of the knee, which the treating physician asked for in the spring of last year: Upheld");
}

TEST_CASE("blanks are folded, whatever they are") {
  CHECK(normal("  a\t\tb   c  \n") == "a b c");
  CHECK(normal("a\xC2\xA0"
               "b") == "a b");
  CHECK(normal("a \xC2\xA0 b") == "a b");
  CHECK(normal("a\xE2\x80\x89"
               "b\xE3\x80\x80"
               "c") == "a b c");
  CHECK(normal("a\x01"
               "b\x7F"
               "c") == "a b c");
  CHECK(normal("\xEF\xBB\xBF"
               "a") == "a");
  CHECK(normal("a\xEF\xBB\xBF b") == "a b");
}

TEST_CASE("other bytes stay as they are, well formed or not") {
  CHECK(normal("45\xC2\xB0 of flexion") == "45\xC2\xB0 of flexion");
  CHECK(normal("\xE2\x80\x9Cred flag\xE2\x80\x9D") == "\xE2\x80\x9Cred flag\xE2\x80\x9D");
  CHECK(normal("a\xFF\xFE\x80 b\xC2") == "a\xFF\xFE\x80 b\xC2");
}

TEST_CASE("all line ends are line ends") {
  std::string crlf;
  std::string cr;
  for (const char c : filler) {
    crlf += c == '\n' ? std::string("\r\n") : std::string(1, c);
    cr += c == '\n' ? '\r' : c;
  }
  CHECK(normal(crlf) == folded);
  CHECK(normal(cr) == folded);
  CHECK(normal("One.\r\n\r\nTwo.\rThree.") == "One.\nTwo.\nThree.");
}

TEST_CASE("empty letters") {
  CHECK(normal("").empty());
  CHECK(normal(" \n\t\r\n \f\n").empty());
  CHECK(Source("letter", "").position(0).line == 1);
  CHECK(Source("letter", "").lines() == 0);
  CHECK(Source("letter", "").pages() == 1);
}

TEST_CASE("a word or date broken at a hyphen or slash is whole") {
  const auto broken = [](const std::string& first, const std::string& second) {
    // `first` ends a full line
    const std::string line = std::string(80 - first.size(), 'x') + " " + first;
    const std::string text = normal(filler + line + "\n" + second + " goes on and on.\n");
    return text.substr(text.rfind("xx ") + 3, text.rfind(" goes") - text.rfind("xx ") - 3);
  };
  CHECK(broken("10-30-", "2016") == "10-30-2016");
  CHECK(broken("10/14/", "2016") == "10/14/2016");
  CHECK(broken("Non-", "MTUS") == "Non-MTUS");
  CHECK(broken("and/", "or") == "and/or");
  CHECK(broken("pre-", "and postoperative") == "pre- and postoperative");
  CHECK(broken("with -", "or without") == "with - or without");
}

TEST_CASE("so it is where an earlier re-wrap left the blank in mid line") {
  CHECK(normal("on 10-30- 2016 and 10/14/ 2016") == "on 10-30-2016 and 10/14/2016");
  CHECK(normal("Non- MTUS guide- lines") == "Non-MTUS guide-lines");
  CHECK(normal("pre- and post-operative") == "pre- and post-operative");
  CHECK(normal("one- or two-level, short- to mid-term") == "one- or two-level, short- to mid-term");
  CHECK(normal("MRI w/ contrast, w/o dye") == "MRI w/ contrast, w/o dye");
  CHECK(normal("Low Back - Lumbar") == "Low Back - Lumbar");
  CHECK(normal("- a list\n- of things") == "- a list\n- of things");
  CHECK(normal("Norco 5- ") == "Norco 5-");
}

TEST_CASE("positions lead back to the letter as it was given") {
  const Source source("letter", "  First line.\r\n\r\n\fSecond  10-30-\n2016 end\n");
  CHECK(source.text() == "First line.\nSecond 10-30-2016 end");
  const auto at = [&](std::string_view word) {
    return source.position(static_cast<std::uint32_t>(source.text().find(word)));
  };
  CHECK(at("First").line == 1);
  CHECK(at("First").column == 3);
  CHECK(at("First").page == 1);
  CHECK(at("Second").line == 3);
  CHECK(at("Second").column == 2);
  CHECK(at("Second").page == 2);
  CHECK(at("10-30").column == 10);
  CHECK(at("2016").line == 4);
  CHECK(at("2016").column == 1);
  CHECK(at("end").column == 6);
  CHECK(source.line(1) == "  First line.");
  CHECK(source.line(4) == "2016 end");
  CHECK(source.line(5).empty());
  CHECK(source.line(0).empty());
  CHECK(source.lines() == 4);
  CHECK(source.pages() == 2);
  const auto end = source.position(source.whole().end);
  CHECK(end.line == 4);
  CHECK(end.column == 9);
}

TEST_CASE("every byte of the normal form is the byte that its position names") {
  const std::string given = "  A  b\t\xC2\xA0 c-\n d / e\f\fNon- MTUS \xE2\x80\x9Cq\xE2\x80\x9D\r\n\r\n 10/ 2016\n";
  const Source source("letter", given);
  std::vector<std::size_t> line_starts = {0};
  for (std::size_t i = 0; i < given.size(); ++i) {
    if (given[i] == '\n') line_starts.push_back(i + 1);
  }
  for (std::uint32_t i = 0; i < source.text().size(); ++i) {
    const auto position = source.position(i);
    const char there = given[line_starts[position.line - 1] + position.column - 1];
    if (source.text()[i] == ' ' || source.text()[i] == '\n') continue;
    CHECK(there == source.text()[i]);
  }
}

TEST_CASE("a source serves one letter after another") {
  Source source("a", "A long letter.\fWith pages.\n");
  source.assign("b", "Short.");
  CHECK(source.name() == "b");
  CHECK(source.text() == "Short.");
  CHECK(source.pages() == 1);
  CHECK(source.lines() == 1);
  CHECK(source.slice(Span{0, 5}) == "Short");
}

TEST_CASE("the normal form hardly depends on the wrapping, its words not at all") {
  const std::string text =
      folded + "\nMRI of the knee: Upheld\n" + folded + " It was seen on 10-30-2016 and 10/14/2016.\n" + folded;
  std::string words = text;
  for (char& c : words)
    c = c == '\n' ? ' ' : c;
  for (const auto& wrap : imrlint::testing::all_wraps()) {
    CAPTURE(imrlint::testing::describe(wrap));
    std::string again = normal(imrlint::testing::rewrap(text, wrap));
    CHECK((wrap.form_feeds || again == text));
    for (char& c : again)
      c = c == '\n' ? ' ' : c;
    CHECK(again == words);
  }
}
