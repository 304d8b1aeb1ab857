import { createAccountRepository } from '@comanda/shared/accounts/repository.js'
import { createAlertRepository } from '@comanda/shared/alerts/repository.js'
import { readable } from '@comanda/shared/alerts/text.js'
import { channelNames, type Incident, type Telling } from '@comanda/shared/alerts/types.js'
import { createBusinessRepository } from '@comanda/shared/businesses/repository.js'
import { shopTime } from '@comanda/shared/businesses/shop-time.js'
import type { CommandContext } from '../context.js'
import type { Outcome } from '../output.js'

const shownAtMost = 20

function describeDeliveries({ deliveries }: Telling): string {
  const parts = channelNames.flatMap(name => {
    const delivery = deliveries[name]
    if (delivery === undefined) return []
    const { doneAtMs, isGivenUp, error, tries } = delivery
    const why = error === undefined ? '' : ` (${error})`
    if (doneAtMs !== undefined) return [`${name} sent`]
    if (isGivenUp === true) return [`${name} not sent${why}`]
    return [tries === 0 ? `${name} waits` : `${name} waits for another try${why}`]
  })
  return parts.join(', ') || 'told to nobody: no channel is set up'
}

function describe(incident: Incident, timeZone: string): string {
  const { tellings, level, sinceMs, closedAtMs } = incident
  const state = closedAtMs === undefined ? 'open' : 'over'
  const lines = tellings.map(
    telling => `    ${readable(telling.text).subject}\n      ${describeDeliveries(telling)}`,
  )
  return [`  ${shopTime(new Date(sinceMs), timeZone)}, ${level}, ${state}`, ...lines].join('\n')
}

/** `ops alerts`: what went wrong lately, newest first, and who was told of it. */
export async function listAlerts({ db }: CommandContext): Promise<Outcome> {
  const businesses = await createBusinessRepository(db).all()
  const lists = await Promise.all(
    businesses.map(async ({ id, slug, timeZone }) => {
      const account = await createAccountRepository(db).ofBusiness(id)
      const alerts =
        account === undefined ? [] : await createAlertRepository(db).latest(account.id, shownAtMost)
      return { slug, timeZone, alerts }
    }),
  )
  const text = lists.map(({ slug, timeZone, alerts }) =>
    [slug, ...(alerts.length === 0 ? ['  nothing lately'] : alerts.map(one => describe(one, timeZone)))].join(
      '\n',
    ),
  )
  return {
    data: lists.map(({ slug, alerts }) => ({ business: slug, alerts })),
    text: text.join('\n\n') || 'No business so far.',
  }
}
