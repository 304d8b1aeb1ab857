import type { Database } from '../database/connect.js'
import { queryRow, queryRows, requireRow } from '../database/rows.js'
import type { PasskeyCredential, SecondFactors } from './types.js'

/** Whether a login asks for more than its password. @param loginId an SQL expression */
export const hasSecondFactor = (loginId: string): string =>
  `(exists (select 1 from authenticator_apps where login_id = ${loginId})
    or exists (select 1 from passkeys where login_id = ${loginId}))`

/** Whether the shop asks a member for a second factor that their login doesn't have. For members `m`, businesses `b`. */
export const lacksSecondFactor = `(m.role = any(b.second_factor_roles) and not ${hasSecondFactor('m.login_id')})`

export interface KeptPasskey extends PasskeyCredential {
  id: number
  loginId: number
}

interface PasskeyRow {
  id: number
  login_id: number
  credential_id: string
  public_key: Buffer
  counter: number
  transports: string[]
}

const toPasskey = (row: PasskeyRow): KeptPasskey => ({
  id: row.id,
  loginId: row.login_id,
  credentialId: row.credential_id,
  publicKey: row.public_key,
  counter: row.counter,
  transports: row.transports,
})

const passkeyColumns = 'id, login_id, credential_id, public_key, counter, transports'

export type SecondFactorRepository = ReturnType<typeof createSecondFactorRepository>

export function createSecondFactorRepository(db: Database) {
  return {
    async ofLogin(loginId: number, trx: Database = db): Promise<SecondFactors> {
      const row = await requireRow<{
        has_app: boolean
        codes_left: number
        passkeys: { id: number; userAgent: string | null; createdAt: string }[]
      }>(
        trx,
        `select exists (select 1 from authenticator_apps where login_id = :loginId) as has_app,
           (select count(*) from recovery_codes where login_id = :loginId) as codes_left,
           coalesce((
             select json_agg(json_build_object('id', id, 'userAgent', user_agent, 'createdAt', created_at) order by id)
             from passkeys where login_id = :loginId
           ), '[]') as passkeys`,
        { loginId },
      )
      return {
        hasApp: row.has_app,
        codesLeft: row.codes_left,
        passkeys: row.passkeys.map(({ id, userAgent, createdAt }) => ({
          id,
          userAgent: userAgent ?? undefined,
          createdAt: new Date(createdAt),
        })),
      }
    },

    /** Of these logins, which have an app, with the database's time in ms since 1970. */
    async appsOf(
      loginIds: readonly number[],
    ): Promise<{ loginId: number; sealedSecret: string; at: number }[]> {
      const rows = await queryRows<{ login_id: number; sealed_secret: string; at: number }>(
        db,
        `select login_id, sealed_secret,
           cast(extract(epoch from clock_timestamp()) * 1000 as double precision) as at
         from authenticator_apps where login_id = any(:loginIds)`,
        { loginIds: [...loginIds] },
      )
      return rows.map(row => ({ loginId: row.login_id, sealedSecret: row.sealed_secret, at: row.at }))
    },

    /** The database's time in ms since 1970. */
    async now(): Promise<number> {
      const row = await requireRow<{ at: number }>(
        db,
        'select cast(extract(epoch from clock_timestamp()) * 1000 as double precision) as at',
        {},
      )
      return row.at
    },

    /** @param sealedSecret as it is to be kept from now on. @returns whether this step's code wasn't used before */
    async useStep(loginId: number, step: number, sealedSecret: string): Promise<boolean> {
      const rows = await queryRows(
        db,
        `update authenticator_apps set last_step = :step, sealed_secret = :sealedSecret
         where login_id = :loginId and last_step < :step returning 1`,
        { loginId, step, sealedSecret },
      )
      return rows.length === 1
    },

    /** In the place of the one before, where there is one. */
    async setApp(loginId: number, sealedSecret: string, lastStep: number, trx: Database): Promise<void> {
      await trx.raw(
        `insert into authenticator_apps (login_id, sealed_secret, last_step)
         values (:loginId, :sealedSecret, :lastStep)
         on conflict (login_id) do update set sealed_secret = excluded.sealed_secret,
           last_step = excluded.last_step, created_at = now()`,
        { loginId, sealedSecret, lastStep },
      )
    },

    async passkeysOf(loginIds: readonly number[]): Promise<KeptPasskey[]> {
      const rows = await queryRows<PasskeyRow>(
        db,
        `select ${passkeyColumns} from passkeys where login_id = any(:loginIds) order by id`,
        { loginIds: [...loginIds] },
      )
      return rows.map(toPasskey)
    },

    async findPasskey(credentialId: string): Promise<KeptPasskey | undefined> {
      const row = await queryRow<PasskeyRow>(
        db,
        `select ${passkeyColumns} from passkeys where credential_id = :credentialId`,
        { credentialId },
      )
      return row && toPasskey(row)
    },

    /** @returns whether nobody else used it meanwhile */
    async usePasskey({ id, counter }: KeptPasskey, next: number): Promise<boolean> {
      const rows = await queryRows(
        db,
        'update passkeys set counter = :next where id = :id and counter = :counter returning 1',
        { id, counter, next },
      )
      return rows.length === 1
    },

    /** @returns false where a login has it already */
    async addPasskey(
      loginId: number,
      { credentialId, publicKey, counter, transports }: PasskeyCredential,
      userAgent: string | undefined,
      trx: Database,
    ): Promise<boolean> {
      const rows = await queryRows(
        trx,
        `insert into passkeys (login_id, credential_id, public_key, counter, transports, user_agent)
         values (:loginId, :credentialId, :publicKey, :counter, :transports, :userAgent)
         on conflict (credential_id) do nothing returning 1`,
        {
          loginId,
          credentialId,
          publicKey,
          counter,
          transports,
          userAgent: userAgent?.slice(0, 300) ?? null,
        },
      )
      return rows.length === 1
    },

    async replaceCodes(loginId: number, codeHashes: readonly string[], trx: Database): Promise<void> {
      await trx.raw('delete from recovery_codes where login_id = :loginId', { loginId })
      await trx.raw(
        'insert into recovery_codes (login_id, code_hash) select :loginId, unnest(cast(:codeHashes as text[]))',
        { loginId, codeHashes: [...codeHashes] },
      )
    },

    /** @returns which of the logins had it; it is gone now */
    async useCode(loginIds: readonly number[], codeHash: string): Promise<number | undefined> {
      const row = await queryRow<{ login_id: number }>(
        db,
        `delete from recovery_codes where login_id = any(:loginIds) and code_hash = :codeHash returning login_id`,
        { loginIds: [...loginIds], codeHash },
      )
      return row?.login_id
    },

    /** @returns whether there was one */
    async removeApp(loginId: number, trx: Database): Promise<boolean> {
      const rows = await queryRows(
        trx,
        'delete from authenticator_apps where login_id = :loginId returning 1',
        { loginId },
      )
      return rows.length > 0
    },

    /** @param passkeyId all where undefined. @returns whether there was one */
    async removePasskeys(loginId: number, passkeyId: number | undefined, trx: Database): Promise<boolean> {
      const rows = await queryRows(
        trx,
        `delete from passkeys where login_id = :loginId and (cast(:passkeyId as bigint) is null or id = :passkeyId)
         returning 1`,
        { loginId, passkeyId: passkeyId ?? null },
      )
      return rows.length > 0
    },

    /** Codes without a factor would be a second password. */
    async removeIdleCodes(loginId: number, trx: Database): Promise<void> {
      await trx.raw(
        `delete from recovery_codes where login_id = :loginId and not ${hasSecondFactor('recovery_codes.login_id')}`,
        { loginId },
      )
    },

    /** Which roles of a shop must have a second factor. */
    async demandedRoles(businessId: number): Promise<string[]> {
      const row = await requireRow<{ second_factor_roles: string[] }>(
        db,
        'select second_factor_roles from businesses where id = :businessId',
        { businessId },
      )
      return row.second_factor_roles
    },

    async demandOf(businessId: number, roles: readonly string[], trx: Database): Promise<void> {
      await trx.raw('update businesses set second_factor_roles = :roles where id = :businessId', {
        businessId,
        roles: [...roles],
      })
    },

    /** Which of a shop's members have a second factor. */
    async membersWith(businessId: number): Promise<number[]> {
      const rows = await queryRows<{ id: number }>(
        db,
        `select id from members m
         where business_id = :businessId and removed_at is null and ${hasSecondFactor('m.login_id')}`,
        { businessId },
      )
      return rows.map(({ id }) => id)
    },
  }
}
