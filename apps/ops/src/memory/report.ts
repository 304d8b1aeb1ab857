import { createAccountRepository } from '@comanda/shared/accounts/repository.js'
import { createBusinessRepository } from '@comanda/shared/businesses/repository.js'
import type { Business } from '@comanda/shared/businesses/types.js'
import { describeWeekReport } from '@comanda/shared/memory/report/describe-week.js'
import { createMemoryReports } from '@comanda/shared/memory/report/service.js'
import { findBusiness } from '../business/find-business.js'
import { CommandError } from '../command-error.js'
import type { CommandContext } from '../context.js'
import type { Outcome } from '../output.js'

const weeksAtMost = 104

/** `ops memory report`: each week of each account in plain words, the running one first. */
export async function reportMemory(
  context: CommandContext,
  options: { business?: string; weeks: string },
): Promise<Outcome> {
  const { config, db } = context
  const weeks = Number(options.weeks)
  if (!Number.isInteger(weeks) || weeks < 1 || weeks > weeksAtMost) {
    throw new CommandError(`--weeks must be a whole number from 1 to ${weeksAtMost}.`)
  }
  const businesses =
    options.business === undefined
      ? await createBusinessRepository(db).all()
      : [await findBusiness(context, options.business)]
  const { restartBudget: limit, restartBudgetWindowMs: windowMs } = config.bot
  const reports = createMemoryReports({ db, budget: { limit, windowMs } })

  async function reportOf({ id, slug, timeZone }: Business) {
    const account = await createAccountRepository(db).ofBusiness(id)
    if (account === undefined) return []
    // one more, to compare the oldest with
    const found = await reports.weeks({ accountId: account.id, businessId: id, timeZone }, weeks + 1)
    return [{ business: slug, account: account.id, timeZone, weeks: found }]
  }

  const all = (await Promise.all(businesses.map(reportOf))).flat()
  const texts = all.map(({ business, account, timeZone, weeks: found }) => {
    const blocks = found
      .slice(0, weeks)
      .map((week, index) => describeWeekReport(week, found[index + 1], timeZone).join('\n  '))
    return [`${business}, account ${account} (${timeZone})`, ...blocks].join('\n\n')
  })
  return {
    data: all.map(report => ({ ...report, weeks: report.weeks.slice(0, weeks) })),
    text: texts.join('\n\n') || 'No account so far.',
  }
}
