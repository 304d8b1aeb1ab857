import { access } from 'node:fs/promises'
import { setTimeout as delay } from 'node:timers/promises'
import { createAccountRepository } from '@comanda/shared/accounts/repository.js'
import type { Config } from '@comanda/shared/config/config.js'
import type { Logger } from '@comanda/shared/logging/logger.js'
import { createRestartRepository } from '@comanda/shared/restarts/repository.js'
import type { Shutdown } from '@comanda/shared/shutdown/shutdown.js'
import { waitForRoom } from '../restarts/entrance.js'
import { readMoment } from '../restarts/moment.js'
import { createStartRecord, type StartRecord } from '../restarts/record.js'
import { createRecordFile, type PlannedRestart } from '../restarts/record-file.js'
import { profileDir } from '../whatsapp/profile.js'
import type { Run } from './database.js'

const isThere = (dir: string): Promise<boolean> =>
  access(dir).then(
    () => true,
    () => false,
  )

/** The starts of this account, on the disk and in the database. */
export function openStartRecord(config: Config, accountId: number, run: Run, logger: Logger): StartRecord {
  const { sessionDir, restartBudget, restartBudgetWindowMs } = config.bot
  return createStartRecord({
    file: createRecordFile(sessionDir, accountId),
    rows: {
      latest: limit => run(db => createRestartRepository(db).latest(accountId, limit)),
      record: starts => run(db => createRestartRepository(db).record(accountId, starts)),
    },
    rule: { limit: restartBudget, windowMs: restartBudgetWindowMs },
    hasSession: () => isThere(profileDir(sessionDir, accountId)),
    readMoment,
    logger,
  })
}

/** Waits, as small as it is, until the restart budget lets a browser be opened. */
export async function waitForBudget(options: {
  accountId: number
  starts: StartRecord
  run: Run
  setUntil: (until: Date | undefined) => void
  /** nobody is told twice, whoever waits how often */
  tellPeople: (until: Date) => void
  shutdown: Shutdown
  logger: Logger
}): Promise<PlannedRestart> {
  const { accountId, starts, run, setUntil, tellPeople, shutdown, logger } = options
  const tell = (until: Date | undefined) =>
    run(db => createAccountRepository(db).setWaiting(accountId, until)).catch(error =>
      logger.debug({ err: error }, 'could not report until when it waits'),
    )
  let told: Date | undefined
  shutdown.onRelease('waiting', async () => {
    if (told !== undefined) await tell(undefined)
  })
  const planned = await waitForRoom({
    record: starts,
    listener: {
      onWaiting: async (until, isNew) => {
        // the clocks differ by some ms from look to look
        if (told === undefined || Math.abs(until.getTime() - told.getTime()) > 1_000) told = until
        setUntil(told)
        tellPeople(told)
        if (isNew) logger.warn({ until: told }, 'waiting: the restart budget is used up')
        await tell(told)
      },
      takeForced: () =>
        run(async db => {
          const requests = createRestartRepository(db)
          const request = await requests.open(accountId, true)
          if (request !== undefined) await requests.answer(request.id)
          return request
        }).catch(() => undefined),
    },
    pause: ms => delay(ms),
  })
  if (told !== undefined) logger.info(planned, 'the waiting is over')
  told = undefined
  setUntil(undefined)
  return planned
}
