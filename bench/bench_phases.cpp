// Time of each phase, in memory and on one thread: bench_phases FOLDER [--benchmark_...]. Letters come from the folder
// (bench/tree.py makes one); each phase gets what the phases before it made, so that their times add up to the whole.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <memory>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "checks/check.hpp"
#include "engine/evaluate.hpp"
#include "facts/read.hpp"
#include "imrlint.hpp"
#include "input/input.hpp"
#include "parse/parse.hpp"
#include "report/report.hpp"
#include "rules/load.hpp"

namespace {

constexpr std::size_t most_letters = 500;  // enough to leave the processor's caches, as a batch does

struct Corpus {
  std::vector<std::string> texts;
  std::vector<std::unique_ptr<imrlint::CaseResult>> cases;  // linted
  std::int64_t bytes = 0;
};

Corpus load(const imrlint::Linter& linter, const std::string& folder) {
  Corpus corpus;
  std::vector<std::string> paths = imrlint::find_letters({folder}).paths;
  paths.resize(std::min(paths.size(), most_letters));
  for (const std::string& path : paths) {
    auto read = imrlint::read_letter(path);
    auto* input = std::get_if<imrlint::InputText>(&read);
    if (input == nullptr) continue;
    auto result = std::make_unique<imrlint::CaseResult>();
    result->path = path;
    result->source.assign(path, input->text);
    linter.lint(*result);
    corpus.bytes += static_cast<std::int64_t>(input->text.size());
    corpus.cases.push_back(std::move(result));
    corpus.texts.push_back(std::move(input->text));
  }
  return corpus;
}

// Runs `phase(number, case)` over the whole corpus once per iteration; the rate is in bytes of letters as given.
template <class Phase>
void over(benchmark::State& state, const Corpus& corpus, Phase phase) {
  for ([[maybe_unused]] const auto& iteration : state) {
    for (std::size_t i = 0; i < corpus.cases.size(); ++i)
      phase(i, *corpus.cases[i]);
    benchmark::ClobberMemory();
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) * corpus.bytes);
  state.counters["us/letter"] =
      benchmark::Counter(static_cast<double>(corpus.cases.size()) / 1e6,
                         benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
}

}  // namespace

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  if (argc != 2) {
    std::fputs("usage: bench_phases FOLDER [--benchmark_...]\n", stderr);
    return 2;
  }

  imrlint::LoadedRulebook loaded = imrlint::shipped_rulebook();
  if (!loaded.ok) {
    std::fputs("the shipped rules do not load\n", stderr);
    return 2;
  }
  const imrlint::Linter linter(std::move(loaded.book));
  const Corpus corpus = load(linter, argv[1]);
  if (corpus.cases.empty()) {
    std::fprintf(stderr, "no letters under %s\n", argv[1]);
    return 2;
  }

  // Outputs are reused from letter to letter, as a batch does.
  imrlint::CaseResult out;
  std::string bytes;

  benchmark::RegisterBenchmark("start/rulebook", [](benchmark::State& state) {
    for ([[maybe_unused]] const auto& iteration : state)
      benchmark::DoNotOptimize(imrlint::shipped_rulebook());
  })->Unit(benchmark::kMillisecond);
  benchmark::RegisterBenchmark("start/lexicon", [&](benchmark::State& state) {
    for ([[maybe_unused]] const auto& iteration : state) {
      benchmark::DoNotOptimize(imrlint::Lexicon(linter.rulebook()));
    }
  })->Unit(benchmark::kMillisecond);
  benchmark::RegisterBenchmark("normalise", [&](benchmark::State& state) {
    over(state, corpus,
         [&](std::size_t i, const imrlint::CaseResult& c) { out.source.assign(c.path, corpus.texts[i]); });
  })->Unit(benchmark::kMillisecond);
  benchmark::RegisterBenchmark("parse", [&](benchmark::State& state) {
    over(state, corpus, [&](std::size_t, const imrlint::CaseResult& c) { imrlint::parse(c.source, out.letter); });
  })->Unit(benchmark::kMillisecond);
  benchmark::RegisterBenchmark("read", [&](benchmark::State& state) {
    over(state, corpus, [&](std::size_t, const imrlint::CaseResult& c) {
      imrlint::read(c.source, c.letter, linter.rulebook(), linter.lexicon(), out.reading);
    });
  })->Unit(benchmark::kMillisecond);
  benchmark::RegisterBenchmark("evaluate", [&](benchmark::State& state) {
    over(state, corpus, [&](std::size_t, const imrlint::CaseResult& c) {
      imrlint::evaluate(c.letter, c.reading, linter.rulebook(), out.evaluation);
    });
  })->Unit(benchmark::kMillisecond);
  benchmark::RegisterBenchmark("checks", [&](benchmark::State& state) {
    over(state, corpus, [&](std::size_t, const imrlint::CaseResult& c) {
      benchmark::DoNotOptimize(imrlint::run_checks({c.source, c.letter, c.reading, c.evaluation, linter.rulebook()}));
    });
  })->Unit(benchmark::kMillisecond);
  benchmark::RegisterBenchmark("whole", [&](benchmark::State& state) {
    over(state, corpus, [&](std::size_t i, const imrlint::CaseResult& c) {
      out.path = c.path;
      out.source.assign(c.path, corpus.texts[i]);
      linter.lint(out);
    });
  })->Unit(benchmark::kMillisecond);
  for (const imrlint::ReportFormat& format : imrlint::all_formats()) {
    benchmark::RegisterBenchmark(("report/" + std::string(format.name)).c_str(), [&](benchmark::State& state) {
      over(state, corpus, [&](std::size_t, const imrlint::CaseResult& c) {
        bytes.clear();
        format.letter(bytes, c, linter.rulebook(), {});
      });
    })->Unit(benchmark::kMillisecond);
  }
  benchmark::RunSpecifiedBenchmarks();
  benchmark::Shutdown();
}
