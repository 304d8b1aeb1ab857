import { createAlertRepository } from '@comanda/shared/alerts/repository.js'
import { channelNames } from '@comanda/shared/alerts/types.js'
import type { Config } from '@comanda/shared/config/config.js'
import type { Statements } from '@comanda/shared/database/connect.js'
import type { Logger } from '@comanda/shared/logging/logger.js'
import { createAlertFile } from './alert-file.js'
import { type Alerter, createAlerter } from './alerter.js'
import { createCourier } from './courier.js'

const alertsKeptForMs = 90 * 86_400_000

/**
 * What tells people, as the settings say.
 * @param run runs statements on a connection of their own: a bot that only waits has no pool
 */
export function openAlerter(
  config: Pick<Config, 'alerts' | 'bot'>,
  run: <Result>(work: (db: Statements) => Promise<Result>) => Promise<Result>,
  logger: Logger,
): Alerter {
  const { settleMs, repeatMs, retryMs, deadlineMs } = config.alerts
  const channels = channelNames.filter(name => config.alerts[name] !== undefined)
  return createAlerter({
    channels,
    deliver: createCourier(config.alerts),
    rule: {
      channelsOf: level => channels.filter(name => name !== 'sms' || level === 'critical'),
      settleMs,
      repeatMs,
    },
    retryMs,
    deadlineMs,
    file: createAlertFile(config.bot.sessionDir, config.bot.accountId),
    rows: {
      latest: (accountId, most) =>
        run(async db => {
          const alerts = createAlertRepository(db)
          await alerts.forget(accountId, new Date(Date.now() - alertsKeptForMs))
          return alerts.latest(accountId, most)
        }),
      save: (accountId, incidents) => run(db => createAlertRepository(db).save(accountId, incidents)),
    },
    logger,
  })
}
