#include "rules/rulebook.hpp"

#include <algorithm>
#include <numeric>

namespace imrlint {
namespace {

template <class T>
void sort_by_id(const std::vector<T>& table, std::vector<std::uint16_t>& order) {
  order.resize(table.size());
  std::iota(order.begin(), order.end(), std::uint16_t{0});
  std::sort(order.begin(), order.end(), [&](std::uint16_t a, std::uint16_t b) { return table[a].id < table[b].id; });
}

template <class Tag, class T>
Id<Tag> look_up(const std::vector<T>& table, const std::vector<std::uint16_t>& order, std::string_view id) {
  const auto it = std::lower_bound(order.begin(), order.end(), id,
                                   [&](std::uint16_t i, std::string_view wanted) { return table[i].id < wanted; });
  return it == order.end() || table[*it].id != id ? Id<Tag>() : Id<Tag>(*it);
}

}  // namespace

ServiceId Rulebook::service(std::string_view id) const {
  return look_up<ServiceTag>(services, m_services_by_id, id);
}
DrugId Rulebook::drug(std::string_view id) const {
  return look_up<DrugTag>(drugs, m_drugs_by_id, id);
}
DrugClassId Rulebook::drug_class(std::string_view id) const {
  return look_up<DrugClassTag>(drug_classes, m_drug_classes_by_id, id);
}
FactId Rulebook::fact(std::string_view id) const {
  return look_up<FactTag>(facts, m_facts_by_id, id);
}
SlotId Rulebook::slot(std::string_view id) const {
  return look_up<SlotTag>(slots, m_slots_by_id, id);
}
GuidelineId Rulebook::guideline(std::string_view id) const {
  return look_up<GuidelineTag>(guidelines, m_guidelines_by_id, id);
}

bool Rulebook::is_a(ServiceId service, ServiceId ancestor) const {
  if (!ancestor.exists()) return false;
  // The reader has refused cycles; the count keeps a rulebook made by hand from hanging.
  for (std::size_t steps = 0; service.exists() && steps <= services.size(); ++steps) {
    if (service == ancestor) return true;
    service = services[service.value].parent;
  }
  return false;
}

bool Rulebook::covers(const std::vector<ServiceId>& covering, ServiceId service) const {
  return covering.empty() ||
         std::any_of(covering.begin(), covering.end(), [&](ServiceId one) { return is_a(service, one); });
}

bool Rulebook::implies(FactId fact, FactId other) const {
  if (fact == other) return true;
  if (!fact.exists() || !other.exists()) return false;
  const std::size_t words = (facts.size() + 63) / 64;
  const std::size_t at = fact.value * words + other.value / 64U;
  return at < m_implies.size() && ((m_implies[at] >> (other.value % 64U)) & 1U) != 0;
}

void Rulebook::finish() {
  sort_by_id(services, m_services_by_id);
  sort_by_id(drugs, m_drugs_by_id);
  sort_by_id(drug_classes, m_drug_classes_by_id);
  sort_by_id(facts, m_facts_by_id);
  sort_by_id(slots, m_slots_by_id);
  sort_by_id(guidelines, m_guidelines_by_id);

  const std::size_t words = (facts.size() + 63) / 64;
  m_implies.assign(facts.size() * words, 0);
  std::vector<FactId> open;
  for (std::size_t i = 0; i < facts.size(); ++i) {  // few facts imply others, and not many: a walk from each is cheap
    std::uint64_t* row = m_implies.data() + i * words;
    open.assign(facts[i].implies.begin(), facts[i].implies.end());
    while (!open.empty()) {
      const FactId next = open.back();
      open.pop_back();
      if (!next.exists()) continue;
      const std::uint64_t bit = std::uint64_t{1} << (next.value % 64U);
      if ((row[next.value / 64U] & bit) != 0) continue;
      row[next.value / 64U] |= bit;
      const auto& further = facts[next.value].implies;
      open.insert(open.end(), further.begin(), further.end());
    }
  }
}

}  // namespace imrlint
