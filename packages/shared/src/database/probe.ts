import type { Database } from './connect.js'
import { createDatabaseRepository } from './repository.js'

/**
 * Tells whether the database answers. However often it is asked, one question at a time is under way, so that
 * health checks don't use up the pool of a database that hangs.
 */
export function createDatabaseProbe(db: Database): (deadlineMs: number) => Promise<boolean> {
  const repository = createDatabaseRepository(db)
  let underWay: Promise<boolean> | undefined

  async function ask(): Promise<boolean> {
    try {
      await repository.answer()
      return true
    } catch {
      return false
    } finally {
      underWay = undefined
    }
  }

  return async deadlineMs => {
    underWay ??= ask()
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<boolean>(resolve => {
      timer = setTimeout(() => resolve(false), deadlineMs)
    })
    const answer = await Promise.race([underWay, late])
    clearTimeout(timer)
    return answer
  }
}
