import {
  type DayRange,
  USAGE_CLASSES,
  type UsageClass,
  type UsageCount,
} from '../ports/render-log.ts'

/** What organisations used, by day and class. */
export class UsageCounters {
  /** Organisation to day to class to count. */
  readonly #counts = new Map<string, Map<string, Map<UsageClass, number>>>()

  add({ orgId, day, class: usageClass, count }: UsageCount): void {
    const days = this.#counts.get(orgId) ?? new Map<string, Map<UsageClass, number>>()
    const classes = days.get(day) ?? new Map<UsageClass, number>()
    classes.set(usageClass, (classes.get(usageClass) ?? 0) + count)
    this.#counts.set(orgId, days.set(day, classes))
  }

  /** By day, then in the order of `USAGE_CLASSES`. */
  list(orgId: string, { fromDay, toDay }: DayRange): readonly UsageCount[] {
    const days = this.#counts.get(orgId)
    if (days === undefined) return []
    return [...days]
      .filter(([day]) => day >= fromDay && day <= toDay)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([day, classes]) =>
        USAGE_CLASSES.map((name) => ({ orgId, day, class: name, count: classes.get(name) ?? 0 })),
      )
      .filter(({ count }) => count > 0)
  }
}
