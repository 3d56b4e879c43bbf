#include "cli/run.hpp"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <thread>

namespace imrlint::test {
namespace {

namespace fs = std::filesystem;

std::string drain(int fd) {
  std::string all;
  char buffer[4096];
  // A terminal whose other side is closed reads as an error, not as an end.
  for (ssize_t n = 0; (n = ::read(fd, buffer, sizeof buffer)) > 0;)
    all.append(buffer, static_cast<std::size_t>(n));
  ::close(fd);
  return all;
}

std::string letter(std::string_view case_number, std::string_view conclusion) {
  std::string text = "Case Number: ";
  text.append(case_number);
  text +=
      "   Date Assigned: 01/09/2017\n"
      "Date of Injury: 03/02/2015\n"
      "Decision Date: 02/01/2017   UR Denial Date: 12/20/2016\n"
      "\n"
      "HOW THE IMR FINAL DETERMINATION WAS MADE\n"
      "\n"
      "The reviewer is board certified.\n"
      "\n"
      "CLINICAL CASE SUMMARY\n"
      "\n"
      "The expert reviewer developed the following clinical case summary based on a review of the\n"
      "case file, including all medical records:\n"
      "\n"
      "The injured worker is a 44-year-old female who slipped on a wet floor. She has had pain of\n"
      "the left knee since. On 11/15/2016 there was tenderness of the left knee.\n"
      "\n"
      "IMR ISSUES, DECISIONS AND RATIONALES\n"
      "\n"
      "The Final Determination was based on decisions for the disputed items/services set forth\n"
      "below:\n"
      "\n"
      "Hinged brace for the left knee: Upheld\n"
      "\n"
      "Claims Administrator guideline: Decision based on MTUS Knee Complaints 2004.\n"
      "\n"
      "MAXIMUS guideline: Decision based on MTUS Knee Complaints 2004, Section(s): Activity\n"
      "Alteration.\n"
      "\n"
      "Rationale: A brace helps where the knee gives way under load. This worker's knee is\n"
      "described as stable. ";
  text.append(conclusion).append("\n");
  return text;
}

}  // namespace

std::string sound_letter(std::string_view case_number) {
  return letter(case_number, "Therefore, the requested brace is not medically necessary.");
}

std::string contradictory_letter(std::string_view case_number) {
  return letter(case_number, "Therefore, the requested brace is medically necessary.");
}

RunResult run(const std::vector<std::string>& arguments, const RunOptions& options) {
  int in[2];
  int out[2] = {-1, -1};
  int err[2];
  REQUIRE(::pipe2(in, O_CLOEXEC) == 0);
  REQUIRE(::pipe2(err, O_CLOEXEC) == 0);
  switch (options.out) {
    case Stdout::captured: REQUIRE(::pipe2(out, O_CLOEXEC) == 0); break;
    case Stdout::closed_pipe:
      REQUIRE(::pipe2(out, O_CLOEXEC) == 0);
      ::close(out[0]);
      out[0] = -1;
      break;
    case Stdout::full_disk:
      out[1] = ::open("/dev/full", O_WRONLY | O_CLOEXEC);
      REQUIRE(out[1] >= 0);
      break;
    case Stdout::terminal:
      out[0] = ::posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
      REQUIRE(out[0] >= 0);
      REQUIRE(::grantpt(out[0]) == 0);
      REQUIRE(::unlockpt(out[0]) == 0);
      out[1] = ::open(::ptsname(out[0]), O_WRONLY | O_NOCTTY | O_CLOEXEC);
      REQUIRE(out[1] >= 0);
      break;
  }

  std::vector<char*> argv = {const_cast<char*>(IMRLINT_BINARY)};
  for (const std::string& argument : arguments)
    argv.push_back(const_cast<char*>(argument.c_str()));
  argv.push_back(nullptr);
  const pid_t child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    ::dup2(in[0], STDIN_FILENO);
    ::dup2(out[1], STDOUT_FILENO);
    ::dup2(err[1], STDERR_FILENO);
    ::unsetenv("NO_COLOR");
    for (const std::string& variable : options.environment)
      ::putenv(const_cast<char*>(variable.c_str()));
    if (!options.folder.empty() && ::chdir(options.folder.c_str()) != 0) ::_exit(126);
    ::execv(argv[0], argv.data());
    ::_exit(127);
  }
  ::close(in[0]);
  ::close(out[1]);
  ::close(err[1]);

  RunResult result;
  std::thread out_reader([&] {
    if (out[0] >= 0) result.out = drain(out[0]);
  });
  std::thread err_reader([&] { result.err = drain(err[0]); });
  std::string_view input = options.input;
  while (!input.empty()) {
    const ssize_t n = ::write(in[1], input.data(), input.size());
    if (n <= 0) break;
    input.remove_prefix(static_cast<std::size_t>(n));
  }
  ::close(in[1]);
  out_reader.join();
  err_reader.join();
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  result.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  return result;
}

Folder::Folder() {
  std::string pattern = (fs::temp_directory_path() / "imrlint-XXXXXX").string();
  REQUIRE(::mkdtemp(pattern.data()) != nullptr);
  m_path = pattern;
}

Folder::~Folder() {
  std::error_code ignored;
  fs::remove_all(m_path, ignored);
}

std::string Folder::write(const std::string& name, std::string_view content) const {
  const fs::path path = m_path / name;
  fs::create_directories(path.parent_path());
  std::ofstream file(path, std::ios::binary);
  file << content;
  file.close();
  REQUIRE(file.good());
  return path.string();
}

std::string content_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  REQUIRE_MESSAGE(file.good(), path.string());
  return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    lines.emplace_back(text.substr(0, end));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return lines;
}

}  // namespace imrlint::test
