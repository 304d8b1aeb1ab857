import type { Database } from '../database/connect.js'
import { queryRow, queryRows, requireRow } from '../database/rows.js'
import { hasSecondFactor } from '../second-factors/repository.js'
import type { Login } from './types.js'

export interface HashedLogin extends Login {
  passwordHash: string
  /** asks for more than its password */
  isGuarded: boolean
}

/** An e-mail address with its logins, oldest first. They share a salt. */
export interface LoginsOfUser {
  userId: number
  salt: Buffer
  logins: HashedLogin[]
}

interface LoginsRow {
  user_id: number
  password_salt: Buffer
  logins: HashedLogin[]
}

const loginsStatement = (where: string): string =>
  `select u.id as user_id, u.password_salt,
     coalesce((
       select json_agg(json_build_object('id', l.id, 'version', l.version, 'passwordHash', l.password_hash,
         'isGuarded', ${hasSecondFactor('l.id')})
         order by l.id)
       from logins l where l.user_id = u.id
     ), '[]') as logins
   from users u where ${where}`

const toLogins = (row: LoginsRow | undefined): LoginsOfUser | undefined =>
  row && { userId: row.user_id, salt: row.password_salt, logins: row.logins }

export type LoginRepository = ReturnType<typeof createLoginRepository>

export function createLoginRepository(db: Database) {
  return {
    ofEmail: async (email: string): Promise<LoginsOfUser | undefined> =>
      toLogins(await queryRow(db, loginsStatement('lower(u.email) = lower(:email)'), { email })),

    ofUser: async (userId: number): Promise<LoginsOfUser | undefined> =>
      toLogins(await queryRow(db, loginsStatement('u.id = :userId'), { userId })),

    /** The one login with its salt; undefined once it is gone. */
    async find(loginId: number): Promise<LoginsOfUser | undefined> {
      const row = await queryRow<LoginsRow>(
        db,
        loginsStatement('u.id = (select user_id from logins where id = :loginId)'),
        { loginId },
      )
      const found = toLogins(row)
      return found && { ...found, logins: found.logins.filter(({ id }) => id === loginId) }
    },

    async create(userId: number, passwordHash: string, trx: Database): Promise<Login> {
      return requireRow<Login>(
        trx,
        'insert into logins (user_id, password_hash) values (:userId, :passwordHash) returning id, version',
        { userId, passwordHash },
      )
    },

    /** As it is now. */
    current: (loginId: number): Promise<Login | undefined> =>
      queryRow<Login>(db, 'select id, version from logins where id = :loginId', { loginId }),

    /** In whatever version, and nobody else's until the transaction ends. */
    lockAny: (loginIds: readonly number[], trx: Database): Promise<Login[]> =>
      queryRows<Login>(
        trx,
        'select id, version from logins where id = any(:loginIds) order by id for update',
        { loginIds: [...loginIds] },
      ),

    /** Those of them that are still as they were, and nobody else's until the transaction ends. */
    async lock(logins: readonly Login[], trx: Database): Promise<Login[]> {
      const rows = await this.lockAny(
        logins.map(({ id }) => id),
        trx,
      )
      return rows.filter(row => logins.some(({ id, version }) => id === row.id && version === row.version))
    },

    async setPassword(loginId: number, passwordHash: string, trx: Database): Promise<void> {
      await trx.raw('update logins set password_hash = :passwordHash where id = :loginId', {
        loginId,
        passwordHash,
      })
    },

    /** Sessions made for the version before are worth nothing from now on. */
    async raiseVersion(loginId: number, trx: Database): Promise<Login> {
      return requireRow<Login>(
        trx,
        'update logins set version = version + 1 where id = :loginId returning id, version',
        { loginId },
      )
    },

    /** Those of them that open nothing any more. @returns which were deleted */
    async deleteUnused(loginIds: readonly number[], trx: Database): Promise<number[]> {
      const rows = await queryRows<{ id: number }>(
        trx,
        `delete from logins l where id = any(:loginIds)
           and not exists (select 1 from members where login_id = l.id) returning id`,
        { loginIds: [...loginIds] },
      )
      return rows.map(({ id }) => id)
    },
  }
}
