// The calendar day on the person's desk.

/** Today as the clerk's calendar has it, `2026-11-23`. */
export function today(): string {
  return new Date(Date.now() - new Date().getTimezoneOffset() * 60_000).toISOString().slice(0, 10)
}
