#include "engine/evaluate.hpp"

#include <algorithm>

namespace imrlint {
namespace {

bool applies(const Rule& rule, const ItemReading& item, const Rulebook& book, std::optional<Date> date) {
  if (!item.service.exists() || rule.services.empty() || !book.covers(rule.services, item.service)) return false;
  if (!rule.drugs.empty()) {
    const bool named = std::any_of(item.drugs.begin(), item.drugs.end(), [&](DrugId drug) {
      return std::find(rule.drugs.begin(), rule.drugs.end(), drug) != rule.drugs.end();
    });
    if (!named) return false;
  }
  if (!rule.drug_classes.empty()) {
    const bool named = std::any_of(item.drugs.begin(), item.drugs.end(), [&](DrugId drug) {
      return std::find(rule.drug_classes.begin(), rule.drug_classes.end(), book[drug].drug_class) !=
             rule.drug_classes.end();
    });
    if (!named) return false;
  }
  if (!rule.regions.empty() && (rule.regions & item.regions).empty()) return false;
  if (rule.repeat && *rule.repeat != item.repeat) return false;
  if (rule.guideline.exists() && date) {
    const Guideline& guideline = book[rule.guideline];
    if (guideline.in_force_from && *date < *guideline.in_force_from) return false;
    if (guideline.in_force_to && *guideline.in_force_to < *date) return false;
  }
  return true;
}

class Evaluator {
 public:
  Evaluator(const Reading& reading, const Rulebook& book, std::uint16_t item)
      : m_reading(reading), m_book(book), m_item(item) {}

  std::array<Truth, 2> run(const Criterion& criterion, std::uint16_t depth, std::vector<CriterionResult>& out) {
    const std::size_t at = out.size();
    CriterionResult result;
    result.criterion = &criterion;
    result.depth = depth;
    out.push_back(result);
    result.truth = combine(criterion, depth, out, result);
    // A node stands on the evidence of the child that decided it.
    for (std::size_t v = 0; v < 2; ++v) {
      if (!result.evidence[v].empty() || criterion.children.empty()) continue;
      for (std::size_t k = at + 1; k < out.size(); ++k) {
        if (out[k].truth[v] == result.truth[v] && !out[k].evidence[v].empty()) {
          result.evidence[v] = out[k].evidence[v];
          break;
        }
      }
    }
    out[at] = result;
    return result.truth;
  }

 private:
  std::array<Truth, 2> combine(const Criterion& criterion, std::uint16_t depth, std::vector<CriterionResult>& out,
                               CriterionResult& result) {
    using Op = Criterion::Op;
    const auto below = static_cast<std::uint16_t>(depth + 1);
    std::array<Truth, 2> truth{};
    switch (criterion.op) {
      case Op::all:
        truth = {Truth::met, Truth::met};
        for (const Criterion& child : criterion.children) {
          const auto t = run(child, below, out);
          for (std::size_t v = 0; v < 2; ++v)
            truth[v] = truth[v] & t[v];
        }
        return truth;
      case Op::any:
        truth = {Truth::not_met, Truth::not_met};
        for (const Criterion& child : criterion.children) {
          const auto t = run(child, below, out);
          for (std::size_t v = 0; v < 2; ++v)
            truth[v] = truth[v] | t[v];
        }
        return truth;
      case Op::none_of:
        truth = {Truth::met, Truth::met};
        for (const Criterion& child : criterion.children) {
          const auto t = run(child, below, out);
          for (std::size_t v = 0; v < 2; ++v)
            truth[v] = truth[v] & !t[v];
        }
        return truth;
      case Op::at_least: {
        std::array<unsigned, 2> met{};
        std::array<unsigned, 2> open{};
        for (const Criterion& child : criterion.children) {
          const auto t = run(child, below, out);
          for (std::size_t v = 0; v < 2; ++v) {
            met[v] += t[v] == Truth::met ? 1U : 0U;
            open[v] += t[v] == Truth::unknown ? 1U : 0U;
          }
        }
        for (std::size_t v = 0; v < 2; ++v) {
          truth[v] = met[v] >= criterion.count             ? Truth::met
                     : met[v] + open[v] >= criterion.count ? Truth::unknown
                                                           : Truth::not_met;
        }
        return truth;
      }
      case Op::except: {
        // The base holds unless an exception does: base and not (any exception).
        std::array<Truth, 2> exceptions = {Truth::not_met, Truth::not_met};
        for (std::size_t k = 0; k < criterion.children.size(); ++k) {
          const auto t = run(criterion.children[k], below, out);
          for (std::size_t v = 0; v < 2; ++v) {
            if (k == 0) {
              truth[v] = t[v];
            } else {
              exceptions[v] = exceptions[v] | t[v];
            }
          }
        }
        for (std::size_t v = 0; v < 2; ++v)
          truth[v] = truth[v] & !exceptions[v];
        return truth;
      }
      case Op::fact: return leaf_fact(criterion, result);
      case Op::limit: return leaf_limit(criterion, result);
      case Op::age: {
        if (!m_reading.age) return truth_of(Truth::unknown);
        return truth_of(within(criterion, static_cast<double>(*m_reading.age)));
      }
      case Op::since_injury: {
        const auto date = governing_date(m_reading);
        if (!m_reading.injury_date || !date || !m_reading.injury_date->complete()) return truth_of(Truth::unknown);
        const double days = static_cast<double>(date->days() - m_reading.injury_date->days());
        const double unit = days_in(criterion.unit);
        return truth_of(unit > 0 ? within(criterion, days / unit) : Truth::unknown);
      }
    }
    return truth;
  }

  static std::array<Truth, 2> truth_of(Truth truth) { return {truth, truth}; }
  static Truth within(const Criterion& criterion, double value) {
    if (criterion.min && value < *criterion.min) return Truth::not_met;
    if (criterion.max && value > *criterion.max) return Truth::not_met;
    return Truth::met;
  }

  std::array<Truth, 2> leaf_fact(const Criterion& criterion, CriterionResult& result) {
    const Regions regions = m_reading.items[m_item].regions;
    const FactTruth record = fact_by_record(m_reading, m_book, criterion.fact, regions);
    const FactTruth reviewer = fact_by_reviewer(m_reading, m_book, criterion.fact, m_item, regions);
    if (record.mention != no_index) result.evidence[by_record] = m_reading.mentions[record.mention].span;
    if (reviewer.mention != no_index) result.evidence[by_reviewer] = m_reading.mentions[reviewer.mention].span;
    return {record.truth, reviewer.truth};
  }

  std::array<Truth, 2> leaf_limit(const Criterion& criterion, CriterionResult& result) {
    const ItemReading& item = m_reading.items[m_item];
    std::optional<double> value;
    Span span;
    if (criterion.unit == Unit::visits && item.quantity.visits) {
      value = static_cast<double>(*item.quantity.visits);
      span = item.quantity.visits_span;
    } else if (criterion.unit == Unit::count && item.quantity.count) {
      value = static_cast<double>(*item.quantity.count);
      span = item.quantity.count_span;
    }
    if (!value) return truth_of(Truth::unknown);
    result.evidence = {span, span};
    if (criterion.including_prior) {
      if (const auto prior = prior_visits(m_reading, m_book, m_item)) {
        *value += prior->max;
      } else if (item.repeat && within(criterion, *value) == Truth::met) {
        return truth_of(Truth::unknown);  // there were some, the letter does not say how many
      }
    }
    return truth_of(within(criterion, *value));
  }

  const Reading& m_reading;
  const Rulebook& m_book;
  std::uint16_t m_item;
};

/// Calls `use` for every mention of `list` in sentence `s`.
template <class List, class Use>
void each_in(const List& list, std::uint32_t s, Use use) {
  auto it =
      std::lower_bound(list.begin(), list.end(), s, [](const auto& m, std::uint32_t i) { return m.sentence < i; });
  for (; it != list.end() && it->sentence == s; ++it)
    use(*it);
}

bool near(const Fact& fact, Regions mentioned, Regions wanted) {
  if (!fact.regional || mentioned.empty() || wanted.empty()) return true;
  return !(with_neighbours(mentioned) & wanted).empty();
}

}  // namespace

std::optional<Date> governing_date(const Reading& reading) {
  if (reading.ur_date) return reading.ur_date;
  if (reading.decision_date) return reading.decision_date;
  std::optional<Date> latest;
  for (const DateMention& mention : reading.dates) {
    if (mention.impossible || mention.date.year < 2000 || mention.date.year > 2030) continue;
    if (!latest || latest->days() < mention.date.days()) latest = mention.date;
  }
  return latest;
}

FactTruth fact_by_record(const Reading& reading, const Rulebook& book, FactId fact, Regions regions) {
  FactTruth stated;
  FactTruth denied;
  for (std::uint32_t m = 0; m < reading.mentions.size(); ++m) {
    const Mention& mention = reading.mentions[m];
    const Sentence& sentence = reading.sentences[mention.sentence];
    if (sentence.zone != Zone::summary || sentence.review_history) continue;
    if (!near(book[mention.fact], mention.regions, regions)) continue;
    if (mention.polarity == Polarity::affirmed || mention.polarity == Polarity::historical) {
      if (book.implies(mention.fact, fact)) stated = {Truth::met, m};
    } else if (mention.polarity == Polarity::negated && !mention.absence_claim) {
      if (book.implies(fact, mention.fact)) denied = {Truth::not_met, m};
    }
  }
  if (stated.mention != no_index && denied.mention != no_index) return {Truth::unknown, stated.mention};
  return stated.mention != no_index ? stated : denied;
}

FactTruth fact_by_reviewer(const Reading& reading, const Rulebook& book, FactId fact, std::uint16_t item,
                           Regions regions) {
  FactTruth out;
  for (std::uint32_t m = 0; m < reading.mentions.size(); ++m) {
    const Mention& mention = reading.mentions[m];
    const Sentence& sentence = reading.sentences[mention.sentence];
    if (sentence.zone != Zone::rationale || sentence.item != item) continue;
    if (sentence.voice == Voice::guideline || sentence.review_history) continue;
    if (!near(book[mention.fact], mention.regions, regions)) continue;
    if (mention.polarity == Polarity::negated && book.implies(fact, mention.fact)) return {Truth::not_met, m};
    if (mention.polarity == Polarity::affirmed && book.implies(mention.fact, fact)) out = {Truth::met, m};
  }
  return out;
}

std::optional<QuantityMention> prior_visits(const Reading& reading, const Rulebook& book, std::uint16_t item) {
  const ItemReading& facets = reading.items[item];
  for (std::uint32_t s = 0; s < reading.sentences.size(); ++s) {
    const Sentence& sentence = reading.sentences[s];
    const bool own = sentence.zone == Zone::summary || (sentence.zone == Zone::rationale && sentence.item == item);
    if (!own || sentence.voice == Voice::guideline || sentence.voice == Voice::conclusion) continue;
    bool done = false;
    each_in(reading.cues, s, [&](const CueMention& cue) {
      done = done || cue.kind == CueKind::completed || cue.kind == CueKind::authorized;
    });
    if (!done) continue;
    bool same = false;
    each_in(reading.services, s, [&](const ServiceMention& service) {
      same = same || (facets.service.exists() &&
                      (book.is_a(service.service, facets.service) || book.is_a(facets.service, service.service)));
    });
    if (!same) continue;
    // The number belongs to "completed", not to a request in the same sentence.
    std::optional<QuantityMention> found;
    each_in(reading.quantities, s, [&](const QuantityMention& quantity) {
      if (found || quantity.unit != Unit::visits) return;
      std::uint32_t had = no_index;
      std::uint32_t asked = no_index;
      each_in(reading.cues, s, [&](const CueMention& cue) {
        const bool before = cue.span.end <= quantity.span.begin;
        const std::uint32_t distance = before                               ? quantity.span.begin - cue.span.end
                                       : cue.span.begin > quantity.span.end ? cue.span.begin - quantity.span.end
                                                                            : 0;
        if (cue.kind == CueKind::completed || cue.kind == CueKind::authorized) had = std::min(had, distance);
        if (before &&
            (cue.kind == CueKind::request || cue.kind == CueKind::requested || cue.kind == CueKind::authorization))
          asked = std::min(asked, distance);
      });
      if (had < 80 && had < asked) found = quantity;
    });
    if (found) return found;
  }
  return std::nullopt;
}

void evaluate(const Determination& letter, const Reading& reading, const Rulebook& book, Evaluation& evaluation) {
  evaluation.items.resize(letter.items.size());
  const std::optional<Date> date = governing_date(reading);
  for (std::uint16_t i = 0; i < letter.items.size(); ++i) {
    ItemEvaluation& item = evaluation.items[i];
    item.rules.clear();
    for (std::size_t r = 0; r < book.rules.size(); ++r) {
      if (!applies(book.rules[r], reading.items[i], book, date)) continue;
      RuleResult result;
      result.rule = RuleId(r);
      result.verdict = Evaluator(reading, book, i).run(book.rules[r].criteria, 0, result.derivation);
      item.rules.push_back(std::move(result));
    }
  }
}

}  // namespace imrlint
