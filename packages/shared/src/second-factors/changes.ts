import { createAuditRepository } from '../audit/repository.js'
import type { AuditKind, Requester } from '../audit/types.js'
import type { Database } from '../database/connect.js'
import { createLoginRepository } from '../logins/repository.js'
import type { Login } from '../logins/types.js'
import { createMemberRepository } from '../members/repository.js'
import { createSessionRepository } from '../sessions/repository.js'
import { createSecondFactorRepository } from './repository.js'

/** Whatever changes a login's second factors ends its sessions, as a new password does. */
export function createFactorChanges(db: Database) {
  const factors = createSecondFactorRepository(db)
  const logins = createLoginRepository(db)
  const members = createMemberRepository(db)
  const sessions = createSessionRepository(db)
  const audit = createAuditRepository(db)

  /**
   * @param work false where there is nothing to change
   * @param login in any version where it has none
   */
  async function change(
    { id: loginId, version }: { id: number; version?: number },
    { what, detail, by }: { what: AuditKind; detail?: string; by: Requester },
    work: (trx: Database) => Promise<boolean>,
  ): Promise<Login | undefined> {
    return db.transaction(async trx => {
      await members.lockOfLogins([loginId], trx)
      const [locked] = await logins.lockAny([loginId], trx)
      if (locked === undefined || (version !== undefined && locked.version !== version)) return undefined
      if (!(await work(trx))) return undefined
      await factors.removeIdleCodes(loginId, trx)
      await sessions.deleteOfLogins([loginId], trx)
      await audit.noteOfLogin(loginId, { what, detail }, by, trx)
      return logins.raiseVersion(loginId, trx)
    })
  }

  return {
    change,

    /** Takes all factors of a login away, for whoever lost them. @returns whether there was one */
    async reset(loginId: number, by: Requester): Promise<boolean> {
      const changed = await change({ id: loginId }, { what: 'factors_reset', by }, async trx => {
        const hadApp = await factors.removeApp(loginId, trx)
        return (await factors.removePasskeys(loginId, undefined, trx)) || hadApp
      })
      return changed !== undefined
    },
  }
}
