import { shopTime } from '../businesses/shop-time.js'
import type { AlertText } from './types.js'

/**
 * A moment within an alert's text. It is put into words where the text goes out: what knows of time zones takes 5 MB,
 * and a bot that waits for its restart budget has none to spare.
 */
export const timeMark = (time: Date): string => `{{${time.toISOString()}}}`

const marks = /\{\{(\d{4}-\d\d-\d\dT[\d:.]+Z)\}\}/g

/** The text as people read it. */
export function readable({ subject, body, short, timeZone }: AlertText): AlertText {
  const fill = (text: string): string =>
    text.replace(marks, (mark, iso: string) => {
      const time = new Date(iso)
      return Number.isNaN(time.getTime()) ? mark : shopTime(time, timeZone)
    })
  return { subject: fill(subject), body: fill(body), short: fill(short), timeZone }
}
