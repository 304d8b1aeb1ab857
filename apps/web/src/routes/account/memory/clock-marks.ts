const quarterMs = 15 * 60_000

/**
 * The moments at which the shop's clock shows a full step of hours: 00:00, 06:00, … for 6. Clock changes and zones that
 * are quarters of an hour off are the clock's own affair.
 */
export function clockMarks(from: Date, until: Date, stepHours: number, timeZone: string): Date[] {
  const clock = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  const marks: Date[] = []
  const first = Math.ceil(from.getTime() / quarterMs) * quarterMs
  for (let at = first; at <= until.getTime(); at += quarterMs) {
    const [hour, minute] = clock.format(at).split(':').map(Number)
    if (minute === 0 && (hour ?? 0) % stepHours === 0) marks.push(new Date(at))
  }
  return marks
}
