import type { AlertText } from '@comanda/shared/alerts/types.js'
import type { Logger } from '@comanda/shared/logging/logger.js'
import { megabytes } from '@comanda/shared/memory/describe.js'
import { describeWeekReport } from '@comanda/shared/memory/report/describe-week.js'
import type { WeekReport } from '@comanda/shared/memory/report/week-report.js'
import type { Alerter } from './alerter.js'
import type { About } from './words.js'

const looksEveryMs = 10 * 60_000
/** Nobody reads it earlier on a Monday, and the week's last sample is there. */
const afterMidnightMs = 8 * 3_600_000

function reportText(last: WeekReport, before: WeekReport | undefined, about: About): AlertText {
  const timeZone = about.shop?.timeZone ?? 'UTC'
  const size = last.tree && `, ${megabytes(last.tree.median)} as a rule, ${megabytes(last.tree.peak)} at most`
  const subject = `${about.shop?.name ?? 'Comanda'}: last week’s memory${size ?? ''}`
  const lines = describeWeekReport(last, before, timeZone)
  const link = about.publicUrl === undefined ? [] : [`See: ${about.publicUrl}/account?memory=7d`]
  return { subject, body: [...lines, ...link].join('\n'), short: subject, timeZone }
}

/** Sends the report of the last week once, on Monday morning by the shop's clock or when the bot is back after it. */
export function createWeeklyReport(options: {
  isOn: boolean
  alerter: Pick<Alerter, 'raise'>
  about: () => About
  /** the running week and the two before it */
  weeks: () => Promise<WeekReport[]>
  logger: Logger
  now?: () => Date
}): { look(): Promise<void>; stop(): void } {
  const { isOn, alerter, about, weeks, logger, now = () => new Date() } = options
  let toldUntil = Number.NEGATIVE_INFINITY

  async function look(): Promise<void> {
    if (!isOn || now().getTime() < toldUntil) return
    try {
      const [running, last, before] = await weeks()
      if (running === undefined || last === undefined) return
      if (now().getTime() - running.from.getTime() < afterMidnightMs) return
      toldUntil = running.until.getTime()
      if (last.tree === undefined) return
      alerter.raise({
        kind: 'weekly_report',
        level: 'news',
        key: last.week,
        isEvent: true,
        text: () => reportText(last, before, about()),
      })
    } catch (error) {
      logger.warn({ err: error }, 'could not make the weekly report')
    }
  }

  const timer = isOn ? setInterval(() => void look(), looksEveryMs) : undefined
  timer?.unref()
  return { look, stop: () => clearInterval(timer) }
}
