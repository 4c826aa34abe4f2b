import type { Random, SrvRecord } from '../ports.ts'

/**
 * The order in which to try the servers of an SRV answer (RFC 2782): lower priority first; within one priority by
 * lot, each server's chance being its share of the weights that are left. Weight 0 is drawn only rarely.
 */
export function orderSrvRecords(records: readonly SrvRecord[], random: Random): readonly SrvRecord[] {
  const priorities = [...new Set(records.map((record) => record.priority))].sort((a, b) => a - b)
  return priorities.flatMap((priority) =>
    drawByWeight(
      records.filter((record) => record.priority === priority),
      random,
    ),
  )
}

function drawByWeight(records: readonly SrvRecord[], random: Random): readonly SrvRecord[] {
  // Zero weights first: a draw of exactly nothing picks one of them, as the RFC's procedure does.
  const left = [...records].sort((a, b) => a.weight - b.weight)
  const drawn: SrvRecord[] = []
  while (left.length > 0) {
    const total = left.reduce((sum, record) => sum + record.weight, 0)
    const lot = Math.floor(random() * (total + 1))
    let running = 0
    const index = left.findIndex((record) => (running += record.weight) >= lot)
    drawn.push(...left.splice(Math.max(index, 0), 1))
  }
  return drawn
}
