#include <doctest/doctest.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <string>

#include "folder.hpp"
#include "input/input.hpp"
#include "support/letters.hpp"

namespace {

using namespace imrlint;

std::string data(const std::string& name) {
  return testing::read_file(std::filesystem::path(IMRLINT_SOURCE_DIR) / "tests/input/data" / name);
}

std::string text_of(std::string_view bytes, const Limits& limits = {}) {
  const auto read = text_of_pdf(bytes, "letter.pdf", limits);
  if (const auto* d = std::get_if<Diagnostic>(&read)) return "failed: " + d->code;
  return std::get<InputText>(read).text;
}

}  // namespace

TEST_CASE("the text of a PDF, a form feed between its pages") {
  const std::string text = text_of(data("two-pages.pdf"));
  CHECK(text.find("CLINICAL CASE SUMMARY\n") != std::string::npos);
  CHECK(text.find("\fA cane: Upheld") != std::string::npos);
  CHECK(std::count(text.begin(), text.end(), '\f') == 1);
}

TEST_CASE("a PDF is known by its first bytes") {
  const testing::Folder folder;
  const auto read = read_letter(folder.write("letter.txt", data("two-pages.pdf")));
  REQUIRE(std::holds_alternative<InputText>(read));
  CHECK(std::get<InputText>(read).text.find("A cane: Upheld") != std::string::npos);
  const auto text = read_letter(folder.write("letter.pdf", "A cane: Upheld\n"));
  REQUIRE(std::holds_alternative<InputText>(text));
  CHECK(std::get<InputText>(text).text == "A cane: Upheld\n");
}

TEST_CASE("a PDF that cannot be read has one reason") {
  CHECK(text_of(data("locked.pdf")) == "failed: input.encrypted");
  CHECK(text_of(data("no-text.pdf")) == "failed: input.no-text");
  CHECK(text_of("%PDF-1.4\nnot much of a PDF\n%%EOF\n") == "failed: input.damaged");
  CHECK(text_of("%PDF-") == "failed: input.damaged");
}

TEST_CASE("a PDF that was cut off does not pass for a whole letter") {
  const std::string whole = data("two-pages.pdf");
  for (std::size_t size = 5; size < whole.size() - 6; size += 7) {
    CAPTURE(size);
    CHECK(text_of(std::string_view(whole).substr(0, size)) == "failed: input.damaged");
  }
}

TEST_CASE("a PDF keeps to the limits") {
  const std::string pdf = data("two-pages.pdf");
  Limits limits;
  limits.pdf_pages = 1;
  CHECK(text_of(pdf, limits) == "failed: input.too-large");
  limits = {};
  limits.pdf_bytes = pdf.size() - 1;
  CHECK(text_of(pdf, limits) == "failed: input.too-large");
  limits = {};
  limits.letter_bytes = 20;
  CHECK(text_of(pdf, limits) == "failed: input.too-large");
  const testing::Folder folder;
  limits = {};
  limits.letter_bytes = 60;  // holds for the text, not for the file
  CHECK(std::holds_alternative<InputText>(read_letter(folder.write("letter.pdf", pdf), limits)) ==
        (text_of(pdf).size() <= 60));
  limits.pdf_bytes = 100;
  const auto read = read_letter(folder.path("letter.pdf"), limits);
  REQUIRE(std::holds_alternative<Diagnostic>(read));
  CHECK(std::get<Diagnostic>(read).code == "input.too-large");
}

TEST_CASE("reading a bad PDF writes nothing") {
  // The reader's own complaints would end up between the findings of a batch.
  const testing::Folder folder;
  const std::string log = folder.path("stderr");
  std::fflush(stderr);
  const int saved = ::dup(2);
  std::FILE* const file = std::fopen(log.c_str(), "wb");
  REQUIRE(file != nullptr);
  ::dup2(::fileno(file), 2);
  text_of(std::string_view(data("two-pages.pdf")).substr(0, 500));
  text_of("%PDF-1.7\n1 0 obj\n<< /Type /Nonsense\n%%EOF");
  std::fflush(stderr);
  ::dup2(saved, 2);
  ::close(saved);
  std::fclose(file);
  CHECK(testing::read_file(log).empty());
}
