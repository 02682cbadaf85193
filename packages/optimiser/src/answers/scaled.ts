// The same instance with other budgets: for the frontier and for reserves.
import type { PlanInstance } from '../types.ts'

/** Every budget times a share in hundredths, rounded down to whole fen; works in progress stay as they are. */
export function withBudgets(instance: PlanInstance, hundredths: number): PlanInstance {
  return {
    ...instance,
    channels: instance.channels.map((channel) => ({
      ...channel,
      budgetFenByYear: channel.budgetFenByYear.map((fen) => Number((BigInt(fen) * BigInt(hundredths)) / 100n)),
    })),
  }
}
