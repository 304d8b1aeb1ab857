import { hostname, userInfo } from 'node:os'
import { setTimeout as delay } from 'node:timers/promises'
import { createAccountRepository } from '@comanda/shared/accounts/repository.js'
import { shopTime } from '@comanda/shared/businesses/shop-time.js'
import { createRestartRepository } from '@comanda/shared/restarts/repository.js'
import type { RefusalCause, RestartRequest } from '@comanda/shared/restarts/types.js'
import { findBusiness } from '../business/find-business.js'
import { CommandError } from '../command-error.js'
import type { CommandContext } from '../context.js'
import type { Outcome } from '../output.js'
import { confirmTwice } from './confirm.js'

/** A running bot hears of it at once, and looks every 5 s where the notification was lost. */
const patienceMs = 10_000
const lookEveryMs = 100

const warning =
  'A forced restart goes over the restart budget. WhatsApp takes many of them in a short time for abuse, and the number can be banned. It is recorded with your name.'

const because: Record<RefusalCause, string> = {
  budget: 'The restart budget is used up',
  pairing: 'The number was linked only just now, and a restart would break that',
}

async function untilAnswered({ db }: CommandContext, id: number): Promise<RestartRequest> {
  const requests = createRestartRepository(db)
  const deadline = Date.now() + patienceMs
  for (;;) {
    const request = await requests.find(id)
    if (request?.answeredAt !== undefined) return request
    if (Date.now() > deadline && (await requests.withdraw(id))) {
      throw new CommandError(
        'No bot of this shop answers: it doesn’t run, or its browser is only being opened. Ask: npm run ops -- status',
      )
    }
    await delay(lookEveryMs)
  }
}

/** `ops restart`: the bot finishes what runs, closes its browser, and is started again, within the restart budget. */
export async function restartBot(
  context: CommandContext,
  options: { business: string; force?: boolean },
): Promise<Outcome> {
  const { db } = context
  const business = await findBusiness(context, options.business)
  const account = await createAccountRepository(db).ofBusiness(business.id)
  if (account === undefined) throw new CommandError(`“${business.slug}” has no WhatsApp account.`)
  const isForced = options.force === true
  const { waitingUntil } = account
  if (!isForced && waitingUntil !== undefined && waitingUntil > new Date()) {
    const until = shopTime(waitingUntil, business.timeZone)
    throw new CommandError(`The bot waits already: the restart budget is used up until ${until}.`)
  }
  if (isForced && !(await confirmTwice(context.terminal, warning, business.slug))) {
    throw new CommandError('Not confirmed: nothing was done.')
  }
  const forcedBy = `${userInfo().username}@${hostname()}`
  const id = await createRestartRepository(db).request({
    accountId: account.id,
    reason: 'operator',
    ...(isForced && { forcedBy }),
  })
  const { refused } = await untilAnswered(context, id)
  if (refused !== undefined) {
    const force = refused.because === 'budget' ? ' Add --force to do it all the same.' : ''
    const until = shopTime(refused.until, business.timeZone)
    throw new CommandError(`${because[refused.because]}: no restart until ${until}.${force}`)
  }
  return {
    data: { business: business.slug, account: account.id, restarting: true, forced: isForced },
    text: `The bot of ${business.slug} finishes what runs and starts again. Look with: npm run ops -- status`,
  }
}
