/** A start of a bot that opened its browser. */
export interface Start {
  /** the same in every place that keeps it */
  id: string
  at: Date
  /** The system's own clock, which no setting of the time touches. Unknown where the system names no boot. */
  boot: string | undefined
  uptimeMs: number | undefined
  reason: string
  /** who insisted on it with the budget used up */
  forcedBy: string | undefined
}

/** The record itself was lost: as this start tells, the budget counts as used up. */
export const recordLost = 'the record was lost'

/** Why a restart isn't done now: the budget is used up, or the profile of a young pairing is still being written. */
export type RefusalCause = 'budget' | 'pairing'

export interface RestartRequest {
  id: number
  accountId: number
  reason: string
  forcedBy: string | undefined
  /** undefined while nobody has answered */
  answeredAt: Date | undefined
  refused: { because: RefusalCause; until: Date } | undefined
}
