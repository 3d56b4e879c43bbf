#include "input/input.hpp"

#include <doctest/doctest.h>
#include <fcntl.h>

#include "folder.hpp"

namespace {

using namespace imrlint;

std::string text_of(const std::string& path, const Limits& limits = {}) {
  const auto read = read_letter(path, limits);
  if (const auto* d = std::get_if<Diagnostic>(&read)) return "failed: " + d->code;
  return std::get<InputText>(read).text;
}

}  // namespace

TEST_CASE("folders are searched to the bottom, in order; files are taken as they are") {
  const testing::Folder folder;
  const std::string b = folder.write("b.txt", "x");
  const std::string a = folder.write("sub/a.PDF", "x");
  const std::string c = folder.write("c.TXT", "x");
  const std::string note = folder.write("sub/deeper/notes.md", "x");
  const std::string deep = folder.write("sub/deeper/d.txt", "x");
  const InputList list = find_letters({folder.path(), note, "-", b});
  CHECK(list.diagnostics.empty());
  CHECK(list.paths == std::vector<std::string>{b, c, a, deep, note, "-", b});
}

TEST_CASE("what cannot be found is said") {
  const testing::Folder folder;
  folder.write("sub/notes.md", "x");
  const InputList list = find_letters({folder.path("nowhere"), folder.path("sub")});
  CHECK(list.paths.empty());
  REQUIRE(list.diagnostics.size() == 2);
  CHECK(list.diagnostics[0].code == "input.missing");
  CHECK(list.diagnostics[0].file == folder.path("nowhere"));
  CHECK(list.diagnostics[1].code == "input.no-letters");
}

TEST_CASE("a file is read whole, or one reason is given") {
  const testing::Folder folder;
  std::string big(200'000, 'x');
  CHECK(text_of(folder.write("letter.txt", "A letter.\n")) == "A letter.\n");
  CHECK(text_of(folder.write("big.txt", big)) == big);
  CHECK(text_of(folder.write("no-extension", "A letter.\n")) == "A letter.\n");
  CHECK(text_of(folder.path("nowhere.txt")) == "failed: input.missing");
  CHECK(text_of(folder.write("empty.txt", "")) == "failed: input.empty");
  CHECK(text_of(folder.write("blank.txt", " \n\t\f\n")) == "failed: input.empty");
  CHECK(text_of(folder.write("binary.txt", std::string("a\0b", 3))) == "failed: input.binary");
  CHECK(text_of(folder.write("control.txt", "\x01\x02\x03\x04 and")) == "failed: input.binary");
  CHECK(text_of(folder.path()) == "failed: input.folder");
  CHECK(text_of("/dev/null") == "failed: input.empty");
}

TEST_CASE("limits are kept to the byte") {
  const testing::Folder folder;
  Limits limits;
  limits.letter_bytes = 10;
  CHECK(text_of(folder.write("ten.txt", "0123456789"), limits) == "0123456789");
  CHECK(text_of(folder.write("eleven.txt", "0123456789x"), limits) == "failed: input.too-large");
  const auto read = read_letter(folder.path("eleven.txt"), limits);
  CHECK(std::get<Diagnostic>(read).message == "letter is over the limit of 10 bytes");
}

TEST_CASE("standard input is a letter too") {
  const testing::Folder folder;
  const std::string file = folder.write("letter.txt", "Piped in.\n");
  const int saved = ::dup(0);
  const int fd = ::open(file.c_str(), O_RDONLY);
  REQUIRE(fd >= 0);
  ::dup2(fd, 0);
  CHECK(text_of("-") == "Piped in.\n");
  ::dup2(saved, 0);
  ::close(fd);
  ::close(saved);
}
